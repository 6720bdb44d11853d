//! Nobody changes what was published without being noticed.

use crate::support::{Built, Fixture, archived};
use crate::world::{Life, on, published, scheduled, without_swiss_german};
use lexloci::history;
use lexloci::source::{FileEntry, FileTree, Sources};

const LEDGER: &str = "history/terms/ledger.toml";

/// A release, an upcoming one that is cancelled, a withdrawal: all that a ledger can hold, with a picture.
pub(crate) fn eventful() -> Fixture {
    let later = crate::world::ahead("2024-02-02", "2024-09-01");
    let cancelled = scheduled().reschedule("2024-02-01", later).done().cancel("2024-02-01", "2024-03-01").done();
    let drawn = cancelled.edit("content/terms/en.md", "Use it in June.", "![A lamp](files/lamp.png)");
    let drawn = drawn.write("content/terms/files/lamp.png", "light").released("2024-04-01");
    without_swiss_german(&drawn).withdraw(&["ch/de"], Some("ch/en"), on("2024-05-01")).done()
}

/// The codes of what is wrong with the history of some files, whether or not these are held in memory.
pub(crate) fn wrong(tree: &FileTree) -> Vec<&'static str> {
    let read = |tree: &FileTree| history::read(tree, &mut Sources::default()).1;
    let problems = read(tree);
    assert_eq!(format!("{:?}", read(&archived(tree, true))), format!("{problems:?}"));
    problems.iter().map(|problem| problem.code.name()).collect()
}

/// The entries of a ledger, each with the empty line before it.
fn entries(ledger: &str) -> (String, Vec<String>) {
    let mut parts = ledger.split("\n[[entry]]\n");
    let head = parts.next().expect("a header").to_owned();
    (head, parts.map(|entry| format!("\n[[entry]]\n{entry}")).collect())
}

fn ledger(site: &Fixture) -> String {
    String::from_utf8(site.tree().bytes(LEDGER).expect("a ledger").to_vec()).expect("UTF-8")
}

#[test]
fn a_history_that_nobody_touched_is_whole() {
    assert_eq!(wrong(eventful().tree()), Vec::<&str>::new());
}

#[test]
fn an_edited_text_is_named() {
    let built = published().edit("history/terms/2024-01-01/global/en.md", "Use it", "Abuse it").as_of("2024-01-01");
    let finding = built.the("edited-history");
    assert_eq!(finding.file.as_deref(), Some("history/terms/2024-01-01/global/en.md"));
}

#[test]
fn a_date_that_is_edited_is_named_with_its_entry() {
    let built = Built::of(published().edit(LEDGER, "published = 2024-01-01", "published = 2023-01-01").tree());
    let finding = built.the("edited-history");
    assert_eq!((finding.file.as_deref(), finding.line), (Some(LEDGER), Some(6)));
    assert!(finding.message.contains("release 2024-01-01"), "{finding:?}");
}

#[test]
fn files_that_are_missing_added_or_renamed_are_named() {
    let missing = published().remove("history/terms/2024-01-01/ch/de.md");
    assert_eq!(wrong(missing.tree()), ["missing-history"]);
    let added = published().write("history/terms/2024-01-01/ch/it.md", "Tutto è permesso.\n");
    assert_eq!(wrong(added.tree()), ["unknown-history"]);
    let bytes = published().tree().bytes("history/terms/2024-01-01/ch/de.md").unwrap().to_vec();
    let renamed = missing.write_bytes("history/terms/2024-01-01/ch/rm.md", &bytes);
    assert_eq!(wrong(renamed.tree()), ["missing-history"], "once, not twice");
    let stray = published().write("history/notes.txt", "Remember.\n");
    assert_eq!(wrong(stray.tree()), ["unknown-history"]);
}

#[test]
fn entries_that_change_places_are_named() {
    let site = published().edit("content/terms/en.md", "Use it", "Do use it").released("2024-02-01");
    let (head, entries) = entries(&ledger(&site));
    let swapped = site.write(LEDGER, &format!("{head}{}{}", entries[1], entries[0]));
    assert!(wrong(swapped.tree()).contains(&"broken-chain"), "{:?}", wrong(swapped.tree()));
}

#[test]
fn an_entry_that_is_taken_away_is_missed() {
    let (head, entries) = entries(&ledger(&eventful()));
    for gone in 0..entries.len() - 1 {
        let rest: String =
            entries.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, entry)| entry.as_str()).collect();
        let site = eventful().write(LEDGER, &format!("{head}{rest}"));
        assert!(wrong(site.tree()).contains(&"broken-chain"), "entry {gone}: {:?}", wrong(site.tree()));
    }
}

#[test]
fn two_branches_that_both_released_are_named_with_the_mend() {
    let ours = published().edit("content/terms/en.md", "Use it", "Do use it").released("2024-02-01");
    let theirs = published().edit("content/terms/de.md", "Benutzen", "Gebrauchen").released("2024-02-02");
    let (_, their_entries) = entries(&ledger(&theirs));
    let folder = theirs.tree().iter().filter(|(path, _)| path.starts_with("history/terms/2024-02-02/"));
    let merged =
        folder.fold(ours.clone(), |site, (path, _)| site.write_bytes(path, theirs.tree().bytes(path).unwrap()));
    let merged = merged.write(LEDGER, &format!("{}{}", ledger(&ours), their_entries[1]));
    let built = Built::of(merged.tree());
    let finding = built.the("forked-history");
    assert!(
        finding.message.contains("release 2024-02-01") && finding.message.contains("release 2024-02-02"),
        "{finding:?}"
    );
    assert!(finding.hint.as_deref().unwrap().contains("release again from the merged sources"), "{finding:?}");
}

#[test]
fn line_ends_that_version_control_rewrote_are_recognised() {
    for path in [LEDGER, "history/terms/2024-01-01/editions.toml", "history/terms/2024-01-01/global/en.md"] {
        let built = Built::of(published().edit(path, "\n", "\r\n").tree());
        let finding = built.found("edited-history")[0].clone();
        assert!(finding.message.contains("line ends"), "{path}: {finding:?}");
        let hint = finding.hint.unwrap();
        assert!(hint.contains(".gitattributes") && !hint.contains("reset"), "{path}: {hint}");
    }
}

#[test]
fn what_stands_outside_the_entries_of_a_ledger_is_named_with_its_place() {
    let site = published().edit("content/terms/en.md", "Use it", "Do use it").released("2024-02-01");
    let text = ledger(&site);
    let (head, entries) = entries(&text);
    let lines = text.lines().count();
    let told = |ledger: &str| {
        let found = Built::of(site.clone().write(LEDGER, ledger).tree()).the("edited-history").clone();
        (found.message, found.line)
    };
    let says = |what: &str| format!("the ledger of `terms` {what}");
    assert_eq!(told(text.trim_end()), (says("lacks the line end at its end"), Some(lines)));
    assert_eq!(told(&format!("{text}\n")), (says("has an empty line behind its last entry"), Some(lines + 1)));
    assert_eq!(told(&format!("{text}# Ours.\n")), (says("holds something behind entry 2"), Some(lines + 1)));
    let second = head.lines().count() + entries[0].lines().count() + 1;
    assert_eq!(
        told(&format!("{head}{}# Theirs.\n{}", entries[0], entries[1])),
        (says("holds something between entry 1 and entry 2"), Some(second))
    );
    assert_eq!(told(&format!("# Mine.\n{text}")), (says("does not begin as it was written"), Some(1)));
}

#[test]
fn no_severity_excuses_a_broken_history() {
    let codes = [
        "unreadable-history",
        "edited-history",
        "missing-history",
        "unknown-history",
        "broken-chain",
        "forked-history",
        "published-text-would-vanish",
    ];
    for severity in ["off", "hint", "warning"] {
        let lines: String = codes.iter().map(|code| format!("{code} = \"{severity}\"\n")).collect();
        let settings = format!("\"en\"\n[severity]\ninvalid-value = \"off\"\n{lines}");
        let excused = published().edit("site.toml", "\"en\"\n", &settings);
        let edited = excused.clone().edit("history/terms/2024-01-01/global/en.md", "Use it", "Abuse it");
        assert_eq!(Built::of(edited.tree()).errors(), ["edited-history"], "{severity}");
        let vanished = without_swiss_german(&excused);
        assert_eq!(Built::of(vanished.tree()).errors(), ["published-text-would-vanish"], "{severity}");
    }
}

#[test]
fn who_tries_to_excuse_a_broken_history_is_told() {
    let built = published()
        .edit("site.toml", "\"en\"\n", "\"en\"\n[severity]\nedited-history = \"hint\"\n")
        .as_of("2024-01-01");
    let finding = built.the("invalid-value");
    assert_eq!((finding.file.as_deref(), finding.line), (Some("site.toml"), Some(5)));
    assert!(finding.message.contains("`edited-history`"), "{finding:?}");
}

#[test]
fn a_frozen_file_that_cannot_be_read_is_an_error() {
    let mut tree = published().tree().clone();
    tree.insert("history/terms/2024-01-01/global/en.md", FileEntry::Unreadable("permission denied".to_owned()));
    assert!(Built::of(&tree).errors().contains(&"unreadable-history"));
}
