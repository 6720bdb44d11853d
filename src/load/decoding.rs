//! From bytes to text.
//!
//! In: the files of a site. Out: the texts among them that loading reads, in UTF-8 with lines ended by LF. What is not
//! readable, too large or in another encoding is reported, and what a merge left undecided; of a text in a wrong encoding, what can
//! be read is.

use super::layout::is_passed_over;
use super::memory::Memory;
use super::merges::{conflict, conflicts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::review::REVIEW_LOCK;
use crate::source::{FileEntry, FileTree, Sources, Span};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A text longer than this, in bytes, is no policy. The bound guards memory and time against a file put there by mistake.
const LARGEST_TEXT: usize = 10 * 1024 * 1024;

/// Decodes the texts: UTF-8 without a byte order mark, lines ended by LF.
pub(super) fn read_texts(tree: &FileTree, memory: &mut Memory, problems: &RefCell<Diagnostics>) -> Sources {
    let mut sources = memory.sources.renewed();
    let mut clean = BTreeMap::new();
    for (path, entry) in tree.iter() {
        // A link in the place of a whole folder stands there under the folder's own name.
        let top = path.split('/').next().unwrap_or(path);
        let ours = ["site.toml", "content", "locales", "duties", "themes", REVIEW_LOCK].contains(&top);
        if !ours || is_passed_over(path) {
            continue;
        }
        let report = |diagnostic: Diagnostic| problems.borrow_mut().push(diagnostic.in_file(path));
        match entry {
            FileEntry::Unreadable(reason) => report(
                Diagnostic::new(Code::UNREADABLE_FILE, format!("the file cannot be read: {reason}"))
                    .hint("put a plain file there that the tool may read"),
            ),
            FileEntry::LeavesSite => report(
                Diagnostic::new(Code::LINK_LEAVES_SITE, "a symbolic link that leads out of the site's folder")
                    .hint("put the file itself there: what is published must be in the site"),
            ),
            FileEntry::Bytes(bytes) => {
                let is_text = [".toml", ".md", ".ftl", ".html"].iter().any(|suffix| path.ends_with(suffix));
                if !is_text && path != REVIEW_LOCK {
                    continue;
                }
                if let Some(before) = memory.decoded.get(path).filter(|before| Arc::ptr_eq(before, bytes))
                    && let Some(file) = memory.sources.find(path)
                {
                    sources.share(memory.sources.shared(file));
                    clean.insert(path.to_owned(), Arc::clone(before));
                    continue;
                }
                if bytes.len() > LARGEST_TEXT {
                    report(
                        Diagnostic::new(
                            Code::FILE_TOO_LARGE,
                            format!("a text of {} MB; the limit is {} MB", megabytes(bytes.len()), LARGEST_TEXT >> 20),
                        )
                        .hint("put the text itself there, or divide it into several policies"),
                    );
                    continue;
                }
                match std::str::from_utf8(bytes) {
                    Ok(text) => {
                        let text = normalized(text);
                        let begin = if is_text { conflicts(&text, path.ends_with(".md")) } else { Vec::new() };
                        let file = sources.add(path, text);
                        if begin.is_empty() {
                            clean.insert(path.to_owned(), Arc::clone(bytes));
                        }
                        problems.borrow_mut().extend(begin.into_iter().map(|line| conflict(file, line)));
                    }
                    Err(error) => {
                        // The text is read as well as it can be, so that its other mistakes show, and its sections,
                        // regions and values are not reported as missing.
                        let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                        let at = normalized(&valid).len();
                        let file = sources.add(path, normalized(&decoded(bytes)));
                        problems.borrow_mut().push(
                            Diagnostic::new(Code::INVALID_UTF8, "the text is not UTF-8")
                                .at(Span::new(file, at..at))
                                .hint("save it as UTF-8"),
                        );
                    }
                }
            }
        }
    }
    memory.decoded = clean;
    sources
}

/// Without a byte order mark, lines ended by LF.
pub(super) fn normalized(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// What can be read of a text that is not UTF-8: UTF-16 where a byte order mark says so, else U+FFFD for wrong bytes.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return String::from_utf8_lossy(bytes).into_owned(),
    };
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// Rounded up to a tenth, so that no text that is too large seems to be within the limit.
fn megabytes(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}
