//! lexloci
pub mod check;
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod digest;
pub mod id;
pub mod load;
pub mod locale;
pub mod model;
pub mod render;
pub mod site;
pub mod source;
pub mod system;
pub mod wording;
