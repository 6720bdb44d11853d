//! Messages for pages and clauses.

use super::*;

#[test]
fn a_message_comes_back_and_the_others_stay_as_somebody_wrote_them() {
    let outcome = put_back(&wording(), &Scope::default(), |package| say(package, "promise", "Wir antworten."));
    assert!(!outcome.refused, "{:#?}", outcome.report.findings);
    let text = String::from_utf8(outcome.files["locales/de.ftl"].clone()).unwrap();
    assert_eq!(text, "# Von Hand.\nhours   =   Wir sind da.\npromise = Wir antworten.\n");
    assert_eq!(outcome.placed["locales/de.ftl"], ["promise"]);
    // Of a language without a file, one is made.
    let outcome = put_back(&wording().remove("locales/de.ftl"), &Scope::default(), |package| {
        say(package, "promise", "Wir antworten.");
    });
    assert_eq!(outcome.files["locales/de.ftl"], b"promise = Wir antworten.\n");
}

#[test]
fn a_message_that_is_there_already_is_replaced_in_its_place() {
    let outcome = put_back(&wording(), &all(), |package| say(package, "hours", "Wir sind immer da."));
    assert!(!outcome.refused, "{:#?}", outcome.report.findings);
    assert_eq!(outcome.files["locales/de.ftl"], "# Von Hand.\nhours   = Wir sind immer da.\n".as_bytes());
}

#[test]
fn a_message_with_braces_that_mean_nothing_writes_nothing() {
    let outcome = put_back(&wording(), &Scope::default(), |package| {
        let units = package.files.iter_mut().flat_map(|file| &mut file.sections).flat_map(|section| &mut section.units);
        for unit in units.filter(|unit| unit.id == "promise") {
            unit.target = Some(vec![Piece::Text("Wir ".to_owned()), Piece::Alone("{ $nobody }".to_owned())]);
        }
    });
    assert!(outcome.refused && outcome.files.is_empty());
    assert!(outcome.report.findings.iter().any(|finding| finding.code == "translation-markup"), "{:?}", outcome.report);
}

#[test]
fn the_hint_for_a_message_is_about_messages() {
    let mut packages = exported(wording().tree(), &Scope::default());
    packages.iter_mut().for_each(|package| say(package, "promise", "Wir antworten."));
    let back = po::write(&packages[0]).replacen("Wir antworten.", "Wir } antworten.", 1);
    let outcome = imported(wording().tree(), &[back], po::read);
    let hint = outcome.report.findings[0].hint.as_deref().unwrap_or_default();
    assert!(outcome.refused && hint.starts_with("close every brace"), "{hint}");
}

#[test]
fn a_message_that_was_corrected_since_the_export_stays() {
    let fixture = wording();
    for (write, read) in FORMS {
        let mut packages = exported(fixture.tree(), &all());
        packages.iter_mut().for_each(|package| {
            say(package, "promise", "Wir antworten.");
            say(package, "hours", "Wir sind immer da.");
        });
        let back: Vec<String> = packages.iter().map(write).collect();
        let meanwhile = fixture
            .clone()
            .write("locales/de.ftl", "# Von Hand.\nhours   =   Wir sind da.\npromise = Wir antworten sofort.\n");
        let outcome = imported(meanwhile.tree(), &back, read);
        assert_eq!(
            outcome.files["locales/de.ftl"],
            "# Von Hand.\nhours   = Wir sind immer da.\npromise = Wir antworten sofort.\n".as_bytes()
        );
        let said: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert!(
            said.contains(&"`locales/de.ftl#promise` was changed since the file was exported, and stays as it is"),
            "{said:#?}"
        );
        let outcome = put_into(meanwhile.tree(), &back, read, true);
        assert!(outcome.files["locales/de.ftl"].ends_with(b"promise = Wir antworten.\n"));
    }
}
