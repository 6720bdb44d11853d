//! Review: which text each translated and local section answers to, and whether somebody read it against that text.
//!
//! In: the composed site with its `review.lock` ([`ReviewLock`](crate::model::review::ReviewLock)). Out: a [`Survey`] of all
//! sections that have a source, how each of them [stands](State), [what changed](Changes) in a source since, and the
//! lock as it is after a [confirmation](confirm()). No version control and no file's time is asked: the texts alone decide.
//! For whole policies: when each [was reviewed, and is to be](review_dates), and [what took effect unreviewed](took_effect()).

mod changes;
mod confirm;
mod dates;
mod effect;
mod follow;
mod released;
mod survey;
mod wording;

pub use changes::{Change, Changes};
pub use confirm::{Acknowledged, Confirmed, Unclear, acknowledge, confirm, with_present_ids};
pub use dates::{LastReview, NOTICE, ReviewDates, ReviewState, review_dates};
pub use effect::{TookEffect, took_effect};
pub use follow::{follows, reviewed_wording};
pub use released::from_history;
pub use survey::{Answer, Source, State, Survey, survey, text_path};
pub use wording::{source_digest, wording};
