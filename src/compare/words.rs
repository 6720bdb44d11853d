//! Words, and how many of them differ.

use icu::segmenter::WordSegmenter;
use icu::segmenter::options::WordBreakInvariantOptions;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// How many words of `after` are not in `before`, and how many of `before` are not in `after`, in their order.
pub(super) fn count(before: &str, after: &str) -> (usize, usize) {
    let (before, after) = (words(before), words(after));
    let mut counts = (0, 0);
    for operation in capture_diff_slices(Algorithm::Patience, &before, &after) {
        if operation.tag() != DiffTag::Equal {
            counts.0 += operation.new_range().len();
            counts.1 += operation.old_range().len();
        }
    }
    counts
}

/// The words of a text by UAX #29 and CLDR's dictionaries; punctuation and space are none.
fn words(text: &str) -> Vec<&str> {
    // The dictionaries, not the automatic choice, which splits Thai wrongly and is far slower.
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut words = Vec::new();
    let mut start = 0;
    let mut segments = segmenter.segment_str(text);
    while let Some(end) = segments.next() {
        if segments.is_word_like() {
            words.push(&text[start..end]);
        }
        start = end;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_every_script() {
        assert_eq!(count("", "We keep data for 30 days."), (6, 0));
        assert_eq!(count("We keep data for 30 days.", "We keep your data for 14 days"), (2, 1));
        assert_eq!(count("我们保存数据。", "我们保存您的数据。"), (2, 0), "您 and 的");
        assert_eq!(words("ข้อมูลส่วนบุคคล").len(), words("ข้อมูลส่วนบุคคล ").len());
    }
}
