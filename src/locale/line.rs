//! Where a line of text may be broken.

use icu::segmenter::options::LineBreakOptions;
use icu::segmenter::{LineSegmenter, LineSegmenterBorrowed};

thread_local! {
    static SEGMENTER: LineSegmenterBorrowed<'static> = LineSegmenter::new_dictionary(LineBreakOptions::default());
}

/// The byte offsets behind which a new line may begin, by UAX #14 and, for scripts without spaces, CLDR's dictionaries. The
/// last is the end of the text.
pub fn line_breaks(text: &str) -> Vec<usize> {
    SEGMENTER.with(|segmenter| segmenter.segment_str(text).filter(|at| *at > 0).collect())
}
