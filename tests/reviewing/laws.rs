//! For any series of edits and reviews, exactly the sections are stale whose source is not what it was.

use crate::{EN, Reviews, office, subject};
use lexloci::model::review::{REVIEW_LOCK, ReviewLock, Subject};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What somebody does: to a part of a text, or to a review.
#[derive(Clone, Debug)]
enum Deed {
    Source(usize, usize),
    Translation(usize, usize, usize),
    Review(usize),
}

const WORDS: [&str; 3] = ["one", "two", "three"];
const SUBJECTS: [(&str, &str); 8] = [
    ("content/terms/de.md#title", "title"),
    ("content/terms/de.md#use", "use"),
    ("content/terms/de.md#law", "law"),
    ("content/terms/fr.md#title", "title"),
    ("content/terms/fr.md#use", "use"),
    ("content/terms/fr.md#law", "law"),
    ("locales/ch/terms/de.md#law", "law"),
    ("locales/ch/terms/fr.md#law", "swiss"),
];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..3_usize, 0..3_usize).prop_map(|(part, word)| Deed::Source(part, word)),
        (0..3_usize, 0..3_usize, 0..3_usize).prop_map(|(file, part, word)| Deed::Translation(file, part, word)),
        (0..SUBJECTS.len()).prop_map(Deed::Review),
    ]
}

fn text(words: &[usize]) -> String {
    let [title, first, second] = [0, 1, 2].map(|at| WORDS[words[at]]);
    format!("# {title}\n\n## Use {{#use}}\n\n{first}\n\n## Law {{#law}}\n\n{second}\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn stale_is_exactly_what_has_another_source_than_it_was_reviewed_against(
        deeds in prop::collection::vec(deed(), 1..16)
    ) {
        let mut english = [0; 3];
        let mut texts = [[0; 3]; 3];
        let mut reviews: BTreeMap<&str, usize> = BTreeMap::new();
        let written = |english: &[usize; 3], texts: &[[usize; 3]; 3]| {
            office()
                .write(EN, &text(english))
                .write("content/terms/de.md", &text(&texts[0]))
                .write("content/terms/fr.md", &text(&texts[1]))
                .write("locales/ch/terms/de.md", &format!("## Recht {{#law}}\n\n{}\n", WORDS[texts[2][2]]))
        };
        let mut lock = None;
        let with_lock = |site: crate::Fixture, lock: &Option<String>| match lock {
            Some(lock) => site.write(REVIEW_LOCK, lock),
            None => site,
        };
        let source = |part: &str, english: &[usize; 3], texts: &[[usize; 3]; 3]| match part {
            "title" => english[0],
            "use" => english[1],
            "law" => english[2],
            _ => texts[2][2],
        };
        for deed in deeds {
            match deed {
                Deed::Source(part, word) => english[part] = word,
                Deed::Translation(file, part, word) => texts[file][part] = word,
                Deed::Review(at) => {
                    let (name, part) = SUBJECTS[at];
                    reviews.insert(name, source(part, &english, &texts));
                    lock = Some(with_lock(written(&english, &texts), &lock).confirm(&[name]).lock());
                }
            }
        }
        let site = with_lock(written(&english, &texts), &lock);
        let mut stale: Vec<String> = Vec::new();
        let mut unreviewed: Vec<String> = Vec::new();
        for (name, part) in SUBJECTS {
            match reviews.get(name) {
                None => unreviewed.push(name.to_owned()),
                Some(word) if *word != source(part, &english, &texts) => stale.push(name.to_owned()),
                Some(_) => {}
            }
        }
        stale.sort();
        unreviewed.sort();
        prop_assert_eq!(site.stale(), stale);
        prop_assert_eq!(site.unreviewed(), unreviewed);
    }

    #[test]
    fn a_lock_says_what_was_written(
        reviews in prop::collection::btree_map(("[a-z]{1,3}", "[a-z0-9]{1,3}(-[a-z]{1,2})?|\\*"),
            prop::collection::vec("[0-9a-f]{16}", 1..4), 0..6),
        editorial in prop::collection::vec(("[a-z]{1,3}", "[a-z]{1,3}", "[0-9a-f]{16}", "[0-9a-f]{16}", "[a-zäß#>.-]{1,5}( [a-z>-]{1,4}){0,2}"), 0..4),
    ) {
        let mut lock = ReviewLock { exists: true, ..ReviewLock::default() };
        let file = |name: &str| format!("content/{name}/de.md");
        for ((name, part), sources) in reviews {
            let line = lexloci::model::review::Review { sources, span: None };
            lock.reviews.insert(Subject::new(file(&name), part), vec![line]);
        }
        for (name, part, before, after, reason) in editorial {
            let line = lexloci::model::review::Editorial { before, after, reason, span: None };
            lock.editorial.entry(Subject::new(file(&name), part)).or_default().push(line);
        }
        let text = lock.to_string();
        let site = crate::opened(&office().write(REVIEW_LOCK, &text));
        prop_assert_eq!(site.sources().reviews.to_string(), text);
        prop_assert_eq!(site.sources().reviews.reviews.len(), lock.reviews.len());
    }
}

#[test]
fn a_subject_is_read_as_it_is_written() {
    for name in ["content/terms/de.md#law", "locales/ch/terms/de.md#*", "content/terms/de.md#title"] {
        assert_eq!(subject(name).to_string(), name);
    }
    for wrong in ["", "#", "a.md", "a.md#", "#law", "a.md#Law", "a.md#a b", "a.md#**"] {
        assert_eq!(Subject::parse(wrong), None, "{wrong}");
    }
}
