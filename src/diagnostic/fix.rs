//! How a finding can be mended without anybody's judgement.

use crate::id::SectionId;
use std::ops::Range;

/// A change of the file that a finding is about. Ranges are bytes of its text as it was read: without a byte order mark, lines
/// ended by LF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Writes down the ids that these headings have.
    Pin(Vec<(SectionId, Range<usize>)>),
    /// Writes down the ids with which these headings were released. Their sections can be read then, and could not before.
    Recognise(Vec<(SectionId, Range<usize>)>),
    /// Writes the present id of a section into the attributes of the heading that the finding is about.
    Rename {
        /// The id that stands there.
        old: SectionId,
        /// The id that the section has now.
        new: SectionId,
    },
    /// Writes the present id of a section into the link that the finding is about.
    Redirect {
        /// The id that stands there.
        old: SectionId,
        /// The id that the section has now.
        new: SectionId,
    },
    /// Writes the present id of a section into the string that the finding is about.
    Requote {
        /// The id that stands there.
        old: SectionId,
        /// The id that the section has now.
        new: SectionId,
    },
    /// Puts a space there.
    Space(usize),
    /// Writes the whole file anew, with the present ids of sections: `review.lock`, whose lines have an order.
    Reviews(String),
    /// Makes lists of what runs together in a paragraph. Readers see something else then, so that this is told.
    List(Vec<(Range<usize>, String)>),
    /// Writes a day with all its digits. What could not be read before is read then: the one change that may change a text.
    Pad(Range<usize>, String),
}
