//! `lexloci verify`.

use super::upcoming::upcoming;
use super::{Aurora, data, says};
use crate::support::said;
use lexloci::history;
use lexloci::source::{FileEntry, FileTree, Sources};
use lexloci::system::read_tree;
use std::fs;
use std::process::Command;

#[test]
fn a_history_that_is_as_it_was_written_is_verified() {
    let aurora = upcoming();
    let output = aurora.runs("2024-12-24", "verify");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let head = &aurora.heads("terms")[1];
    says(&data(&output), &format!("terms: 2 entries, 2 versions, 7 files, head {head}"));
}

#[test]
fn verify_needs_nothing_but_the_history() {
    let aurora = Aurora::released();
    for gone in ["content", "locales"] {
        fs::remove_dir_all(aurora.path(gone)).expect("gone");
    }
    fs::remove_file(aurora.path("site.toml")).expect("gone");
    aurora.does("2024-12-24", "verify");
    fs::remove_dir_all(aurora.path("history")).expect("gone");
    assert_eq!(
        aurora.runs("2024-12-24", &format!("verify --site {}", aurora.folder.path().display())).status.code(),
        Some(1)
    );
}

#[test]
fn a_word_in_a_frozen_text_cannot_change() {
    let aurora = Aurora::released();
    aurora.edit("history/returns/2024-05-01/global/en.md", "14", "10");
    let told = aurora.found();
    says(&told, "edited-history");
    says(&told, "history/returns/2024-05-01/global/en.md");
    says(&said(&aurora.runs("2024-12-24", "build")), "edited-history");
}

#[test]
fn a_frozen_text_cannot_be_cut() {
    let aurora = Aurora::released();
    let text = aurora.read("history/terms/2024-05-01/ch/de.md");
    aurora.write("history/terms/2024-05-01/ch/de.md", &text[..text.len() / 2]);
    says(&aurora.found(), "edited-history");
}

#[test]
fn a_file_cannot_go_missing() {
    for file in ["ch/de.md", "editions.toml"] {
        let aurora = Aurora::released();
        fs::remove_file(aurora.path(&format!("history/terms/2024-05-01/{file}"))).expect("gone");
        let told = aurora.found();
        says(&told, "missing-history");
        says(&told, file);
    }
}

#[test]
fn a_file_cannot_get_another_name() {
    let aurora = Aurora::released();
    let folder = aurora.path("history/terms/2024-05-01/ch");
    fs::rename(folder.join("de.md"), folder.join("de-CH.md")).expect("renamed");
    says(&aurora.found(), "a published file was renamed: it is `history/terms/2024-05-01/ch/de-CH.md` now");
}

#[test]
fn a_file_cannot_be_added() {
    let aurora = Aurora::released();
    aurora.write("history/terms/2024-05-01/gb/en.md", "We never said this.\n");
    let told = aurora.found();
    says(&told, "unknown-history");
    says(&told, "history/terms/2024-05-01/gb/en.md");
}

#[test]
fn a_ledger_cannot_go_missing() {
    let aurora = Aurora::released();
    fs::remove_file(aurora.path("history/terms/ledger.toml")).expect("gone");
    says(&aurora.found(), "the history of `terms` has no ledger");
}

/// A ledger in its parts: the header, then the entries.
pub(crate) fn parts(ledger: &str) -> (String, Vec<String>) {
    let mut parts = ledger.split("\n[[entry]]\n");
    let header = parts.next().expect("a header").to_owned();
    (header, parts.map(|part| format!("\n[[entry]]\n{part}")).collect())
}

/// Three releases of the terms.
fn three() -> Aurora {
    let aurora = upcoming();
    aurora.edit("content/terms/en.md", "The law.", "The law of the place.");
    aurora.does("2024-08-01", "release terms --kind material --summary 'Another law.' --version 3");
    aurora
}

#[test]
fn entries_cannot_change_places() {
    let aurora = three();
    let (header, entries) = parts(&aurora.ledger("terms"));
    aurora.write("history/terms/ledger.toml", &format!("{header}{}{}{}", entries[0], entries[2], entries[1]));
    says(&aurora.found(), "broken-chain");
}

#[test]
fn an_entry_cannot_be_taken_out() {
    let aurora = three();
    let (header, entries) = parts(&aurora.ledger("terms"));
    aurora.write("history/terms/ledger.toml", &format!("{header}{}{}", entries[0], entries[2]));
    says(&aurora.found(), "broken-chain");
}

#[test]
fn an_entry_cannot_be_rewritten() {
    let aurora = three();
    aurora.edit("history/terms/ledger.toml", "effective = 2024-07-01", "effective = 2024-06-15");
    says(&aurora.found(), "entry 2 (release 2) was edited");
    // Nor with a digest of its own: the next entry knows the old one.
    let (header, entries) = parts(&aurora.ledger("terms"));
    let body = &entries[1][1..entries[1].find("digest = ").expect("a digest")];
    let digest = lexloci::digest::Digest::of(body.as_bytes());
    let rewritten = format!("\n{body}digest = \"{digest}\"\n");
    aurora.write("history/terms/ledger.toml", &format!("{header}{}{rewritten}{}", entries[0], entries[2]));
    says(&aurora.found(), "entry 3 (release 3) follows an entry that is not there, or was edited");
}

#[test]
fn no_byte_of_a_ledger_can_change_unnoticed() {
    let aurora = three();
    let tree = read_tree(aurora.folder.path());
    let path = "history/terms/ledger.toml";
    let ledger = tree.bytes(path).expect("a ledger").to_vec();
    let is_noticed = |tree: &FileTree| !history::read(tree, &mut Sources::default()).1.is_empty();
    assert!(!is_noticed(&tree));
    let mut changed = tree.clone();
    for at in 0..ledger.len() {
        // Another letter, another case, white space, a line end, nothing.
        for byte in [Some(ledger[at] ^ 1), Some(ledger[at] ^ 0x20), Some(b' '), Some(b'\n'), Some(b'\r'), None] {
            let mut bytes = ledger.clone();
            match byte {
                Some(byte) if byte == bytes[at] => continue,
                Some(byte) => bytes[at] = byte,
                None => {
                    bytes.remove(at);
                }
            }
            changed.insert(path, FileEntry::Bytes(bytes.as_slice().into()));
            assert!(is_noticed(&changed), "byte {at}, {byte:?}: {}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn line_ends_that_version_control_rewrote_are_recognised() {
    for file in ["ledger.toml", "2024-05-01/editions.toml", "2024-05-01/ch/fr.md"] {
        let aurora = Aurora::released();
        aurora.edit(&format!("history/terms/{file}"), "\n", "\r\n");
        let told = aurora.found();
        says(&told, "the line ends of a published file were rewritten");
        says(&told, ".gitattributes");
    }
}

#[test]
fn a_head_proves_what_came_before_it() {
    let aurora = three();
    let heads = aurora.heads("terms");
    says(
        &aurora.does("2024-12-24", &format!("verify --head {}", heads[2])),
        "up to entry 3 (release of 2024-08-01); it is the head",
    );
    let told = aurora.does("2024-12-24", &format!("verify --head terms={} --head {}", heads[0], heads[1]));
    says(&told, "up to entry 1 (release of 2024-05-01); 2 entries came after it");
    says(&told, "up to entry 2 (release of 2024-06-01); 1 entry came after it");
    let output = aurora.runs("2024-12-24", &format!("verify --head returns={}", heads[0]));
    assert_eq!(output.status.code(), Some(1), "it is the head of another policy");
}

#[test]
fn a_head_proves_nothing_of_a_broken_chain() {
    let aurora = three();
    aurora.edit("history/terms/ledger.toml", "effective = 2024-07-01", "effective = 2024-06-15");
    let output = aurora.runs("2024-12-24", &format!("verify --head {}", aurora.heads("terms")[2]));
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), "the digest proves nothing of `terms`");
}

/// Somebody writes history anew, with digests that fit.
fn rewritten(from: &Aurora) -> Aurora {
    let other = from.copy();
    fs::remove_dir_all(other.path("history")).expect("gone");
    other.edit("content/returns/en.md", "14", "10");
    other.does("2024-05-01", "release --all");
    other
}

#[test]
fn a_history_that_was_written_anew_is_found_out_by_a_head() {
    let aurora = Aurora::released();
    let head = aurora.heads("returns")[0].clone();
    let other = rewritten(&aurora);
    other.does("2024-12-24", "verify");
    let output = other.runs("2024-12-24", &format!("verify --head returns={head}"));
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), &format!("no entry of `returns` has the digest {head}"));
    assert_eq!(other.runs("2024-12-24", &format!("verify --head {head}")).status.code(), Some(1));
}

/// What `/index.json` says of the ledgers.
fn saved(aurora: &Aurora) -> String {
    let ledger = |policy: &str| {
        let heads = aurora.heads(policy);
        serde_json::json!({ "policy": policy, "entries": heads.len(), "head": heads.last() })
    };
    serde_json::json!({ "title": "Aurora", "ledgers": [ledger("returns"), ledger("terms")] }).to_string()
}

#[test]
fn a_history_that_was_written_anew_is_found_out_by_a_saved_index() {
    let aurora = Aurora::released();
    let other = rewritten(&aurora);
    other.write("saved.json", &saved(&aurora));
    let output = other.runs("2024-12-24", "verify --against saved.json");
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), "entry 1 of `returns` does not have the digest");
    says(&said(&output), "terms: nothing changed up to entry 1");
}

#[test]
fn a_saved_index_proves_what_came_before_it() {
    let aurora = upcoming();
    aurora.does("2024-06-01", "build");
    aurora.write("saved.json", &aurora.read("public/index.json"));
    aurora.does("2024-06-02", "release cancel terms 2");
    says(&aurora.does("2024-12-24", "verify --against saved.json"), "terms: nothing changed up to entry 2");
}

#[test]
fn a_history_that_was_cut_is_found_out_by_a_saved_index() {
    let aurora = three();
    aurora.write("saved.json", &saved(&aurora));
    let (header, entries) = parts(&aurora.ledger("terms"));
    aurora.write("history/terms/ledger.toml", &format!("{header}{}{}", entries[0], entries[1]));
    fs::remove_dir_all(aurora.path("history/terms/3")).expect("gone");
    fs::remove_dir_all(aurora.path("history/returns")).expect("gone");
    aurora.does("2024-12-24", "verify");
    let output = aurora.runs("2024-12-24", "verify --against saved.json");
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), "`terms` had 3 entries, and has 2");
    says(&said(&output), "`history/returns/` has no ledger");
}

#[test]
fn an_index_that_names_no_ledger_proves_nothing() {
    let aurora = Aurora::released();
    aurora.write("saved.json", "{\"title\": \"Aurora\"}");
    for file in ["saved.json", "content/terms/en.md", "missing.json"] {
        assert_eq!(aurora.runs("2024-12-24", &format!("verify --against {file}")).status.code(), Some(1), "{file}");
    }
}

#[test]
fn what_changes_behind_the_back_of_a_command_is_noticed() {
    let aurora = Aurora::released();
    let (tree, _) = lexloci::system::read_site(aurora.folder.path()).expect("a site");
    let read = || history::read(&tree, &mut Sources::default());
    let (before, problems) = read();
    assert!(problems.is_empty(), "{problems:?}");
    let terms = before.policies.keys().find(|name| name.as_str() == "terms").expect("terms");
    let version = before.policies[terms].versions.values().next().expect("a version");
    let file = &version.records.values().next().expect("an edition").frozen;
    assert!(before.frozen(terms, file).is_ok());
    let text = aurora.read(&format!("history/terms/{}", file.path));
    aurora.write(&format!("history/terms/{}", file.path), &text.replace('e', "a"));
    let reason = before.frozen(terms, file).expect_err("another text");
    assert!(reason.contains("it was edited"), "{reason}");
    let said = aurora.read("history/terms/2024-05-01/editions.toml");
    aurora.write("history/terms/2024-05-01/editions.toml", &format!("{said}# More.\n"));
    let codes: Vec<_> = read().1.iter().map(|problem| problem.code.name()).collect();
    assert_eq!(codes, ["edited-history"]);
}

#[test]
fn the_hint_for_line_ends_mends_them_and_leaves_all_other_work() {
    for kept in [true, false] {
        let aurora = Aurora::released();
        let attributes = aurora.read("history/.gitattributes");
        let git = |arguments: &str| {
            let run = Command::new("git").args(arguments.split(' ')).current_dir(aurora.folder.path()).output();
            let run = run.expect("git runs");
            assert!(run.status.success(), "{arguments}: {}", said(&run));
        };
        git("init -q");
        git("config user.email legal@aurora.example");
        git("config user.name Legal");
        if !kept {
            fs::remove_file(aurora.path("history/.gitattributes")).expect("gone");
        }
        git("add -A");
        git("commit -q -m Sources");
        git("config core.autocrlf true");
        for path in ["history/terms/ledger.toml", "history/terms/2024-05-01/global/en.md"] {
            aurora.write(path, &aurora.read(path).replace('\n', "\r\n"));
        }
        aurora.edit("content/terms/en.md", "Use it well.", "Use it better.");
        let told = aurora.found();
        let (_, rest) = told.split_once("with `").expect("a command");
        let (commands, _) = rest.split_once('`').expect("its end");
        aurora.write("history/.gitattributes", &attributes);
        commands.split(" && ").for_each(|command| git(command.strip_prefix("git ").expect("git")));
        aurora.does("2024-12-24", "verify");
        says(&aurora.read("content/terms/en.md"), "Use it better.");
    }
}
