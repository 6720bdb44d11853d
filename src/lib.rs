//! lexloci
pub mod diagnostic;
pub mod digest;
pub mod id;
pub mod load;
pub mod locale;
pub mod model;
pub mod source;
pub mod wording;
