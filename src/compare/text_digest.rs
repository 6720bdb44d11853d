//! stub
use crate::digest::Digest;
use crate::model::markup::*;
use crate::model::text::*;
#[allow(missing_docs)]
pub const TEXT_RULE: &str = "text-1";
#[allow(missing_docs)]
pub fn text_digest(t: &Text) -> Digest {
    Digest::of(format!("{t:?}").as_bytes())
}
#[allow(missing_docs)]
pub fn section_digest(t: &TextSection) -> Digest {
    Digest::of(format!("{t:?}").as_bytes())
}
pub(super) fn line_digest(t: &Line) -> Digest {
    Digest::of(format!("{t:?}").as_bytes())
}
pub(super) fn body_digest(t: &TextBody) -> Digest {
    Digest::of(format!("{t:?}").as_bytes())
}
pub(super) fn clauses_digest(t: &[Vec<Inline<Final>>]) -> Digest {
    Digest::of(format!("{t:?}").as_bytes())
}
