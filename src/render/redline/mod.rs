//! Redlines to read: as text, as HTML, as Markdown, as data.
//!
//! In: a [`Redline`](crate::compare::Redline). Out: the whole text with what went and what came, marked by more than colour.

mod changes;
mod compared;
mod data;
mod html;
mod markdown;
mod page;
mod text;

pub use changes::{ListedChange, ListedSection, listed, removed_anchor, told_apart};
pub use compared::{Compared, in_words};
use compared::{kind_in_words, part_in_words};
pub use data::{DATA_FORMAT, Data, data};
pub use html::{HtmlWriter, Remark};
pub use markdown::markdown;
pub use page::{changes_list, page};
pub use text::{Around, Marks, passages, terminal, text};

use crate::model::markup::Target;

/// A target as people write it in a source.
#[must_use]
pub fn address(target: &Target) -> String {
    match target {
        Target::Section(id) => format!("#{id}"),
        Target::Policy(policy, None) => format!("policy:{policy}"),
        Target::Policy(policy, Some(id)) => format!("policy:{policy}#{id}"),
        Target::Url(url) => url.clone(),
        Target::File(file) => format!("files/{}", file.path()),
    }
}

/// The same with the title that a link or a picture has, if any.
fn titled(target: &Target, title: &str) -> String {
    let address = address(target);
    if title.is_empty() { address } else { format!("{address} “{title}”") }
}

#[cfg(test)]
mod properties;
