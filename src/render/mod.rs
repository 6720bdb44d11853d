//! From views to bytes: HTML of texts, and templates.
//!
//! In: finished [`Text`](crate::model::text::Text) and the views of [`view`]. Out: HTML. The templates know nothing but views;
//! what a view holds is an interface that themes rely on.

mod address;
pub mod addresses;
mod assets;
pub mod atom;
mod engine;
mod fields;
pub mod html;
pub mod isolate;
pub mod redline;
pub mod relative;
pub mod status;
pub mod view;

pub use assets::{Asset, Assets};
pub use engine::{Engine, PageContext, Selector, SharedValue};
