//! A change of a source that asks for no review is acknowledged once, and the reason stays.

use crate::support::Fixture;
use crate::{EN, Reviews, opened, reviewed, subject, surveyed};
use lexloci::review::{Acknowledged, Unclear, acknowledge};

const LAW: &str = "content/terms/en.md#law";

fn asked(fixture: &Fixture, from: Option<&str>, released: Option<&str>) -> Result<Acknowledged, Unclear> {
    let site = opened(fixture);
    acknowledge(&surveyed(&site), &site.sources().reviews, &subject(LAW), from, released, "A  comma\nwas added.")
}

fn acknowledged(fixture: &Fixture) -> Fixture {
    let done = asked(fixture, None, None).unwrap_or_else(|unclear| panic!("{unclear:?}"));
    fixture.clone().write("review.lock", &done.lock.to_string())
}

fn comma() -> Fixture {
    reviewed().edit(EN, "The law.", "The law,")
}

#[test]
fn it_counts_for_all_languages_and_regions() {
    assert_eq!(comma().stale().len(), 3);
    let settled = acknowledged(&comma());
    assert_eq!(settled.stale(), Vec::<String>::new());
    assert!(settled.lock().contains(" A comma was added.\n"), "{}", settled.lock());
}

#[test]
fn a_change_after_it_counts_as_ever() {
    let settled = acknowledged(&comma());
    assert_eq!(settled.edit(EN, "The law,", "No law,").stale().len(), 3);
}

#[test]
fn two_in_a_row_are_one() {
    let twice = acknowledged(&acknowledged(&comma()).edit(EN, "The law,", "The law;"));
    assert_eq!(twice.stale(), Vec::<String>::new());
    assert_eq!(twice.lock().matches("->").count(), 2);
    assert_eq!(twice.edit(EN, "The law;", "The law.").stale(), Vec::<String>::new(), "and back");
}

#[test]
fn who_lagged_before_still_does() {
    // French and Swiss law follow the material change, German does not; then a comma comes.
    let material = reviewed().edit(EN, "The law.", "The new law.");
    let some = material.confirm(&["content/terms/fr.md#law", "locales/ch/terms/de.md#law"]);
    let comma = some.edit(EN, "new law.", "new law,");
    let Err(Unclear::Several(texts)) = asked(&comma, None, None) else { panic!("two earlier texts") };
    assert_eq!(texts.values().map(Vec::len).collect::<Vec<_>>().iter().sum::<usize>(), 3);
    let (newer, _) = texts.iter().find(|(_, subjects)| subjects.len() == 2).unwrap();
    for (from, released) in [(Some(newer.as_str()), None), (None, Some(newer.as_str()))] {
        let done = asked(&comma, from, released).unwrap();
        assert_eq!(done.still, [subject("content/terms/de.md#law")]);
        let settled = comma.clone().write("review.lock", &done.lock.to_string());
        assert_eq!(settled.stale(), ["content/terms/de.md#law"]);
    }
    assert!(matches!(asked(&comma, Some("0000000000000000"), None), Err(Unclear::Unknown(_))));
}

#[test]
fn without_a_change_there_is_nothing_to_acknowledge() {
    assert!(matches!(asked(&reviewed(), None, None), Err(Unclear::Nothing)));
}
