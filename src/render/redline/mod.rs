//! Redlines to read: as text, as HTML, as data.
//!
//! In: a [`Redline`](crate::compare::Redline). Out: the whole text with what went and what came, marked by more than colour.

mod text;

pub use text::{Marks, text};
