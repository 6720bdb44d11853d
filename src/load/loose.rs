//! A text that is in no site yet.
//!
//! In: its bytes. Out: the text, and what loading would say of how it is written. What only a site's texts must have, such as a
//! title or ids in lower case, is not asked for.

use super::decoding::{decoded, normalized};
use super::outline::{Role, read_document};
use crate::diagnostic::{Code, Diagnostics};
use crate::locale::Language;
use crate::model::site::RawHtml;
use crate::source::FileId;
use std::cell::RefCell;

/// What is wrong in any text, wherever it is published.
const ANYWHERE: [Code; 9] = [
    Code::LIST_NUMBERS,
    Code::HEADING_NOT_READ,
    Code::CONTROL_CHARACTER,
    Code::TOO_DEEP,
    Code::UNDEFINED_FOOTNOTE,
    Code::DUPLICATE_FOOTNOTE,
    Code::UNUSED_FOOTNOTE,
    Code::SPACE_IN_LINK,
    Code::SKIPPED_LEVEL,
];

/// The text in LF, without a byte order mark, and whether it is UTF-8.
#[must_use]
pub fn normalized_text(bytes: &[u8]) -> (String, bool) {
    let utf8 = std::str::from_utf8(bytes);
    (normalized(&decoded(bytes)), utf8.is_ok())
}

/// What loading a text would say of how it is written.
#[must_use]
pub fn writing_mistakes(text: &str, file: FileId, language: &Language) -> Diagnostics {
    let problems = RefCell::new(Diagnostics::new());
    read_document(text, file, language.clone(), &Role::Reference, RawHtml::Sanitize, &problems);
    let mut kept = Diagnostics::new();
    kept.extend(problems.into_inner().into_iter().filter(|found| ANYWHERE.contains(&found.code)));
    kept
}
