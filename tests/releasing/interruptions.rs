//! What is killed half-way, and what happens at once.

use super::{Aurora, says};
use crate::support::said;
use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// History as it stands when a command has mended it.
fn mended(aurora: &Aurora) -> BTreeMap<String, Vec<u8>> {
    let output = aurora.runs("2024-12-24", "verify");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    aurora.history()
}

#[test]
fn a_release_that_is_killed_is_there_or_not() {
    let aurora = Aurora::released();
    for device in 0..20 {
        aurora.write(&format!("content/device-{device}/policy.toml"), "kind = \"notice\"\n");
        for language in ["en", "de", "fr"] {
            let text = format!("# Aurora {device}\n\n## Battery {{#battery}}\n\nOne year.\n");
            aurora.write(&format!("content/device-{device}/{language}.md"), &text);
        }
    }
    let before = aurora.history();
    let line = ["release", "--all"];
    let whole = aurora.copy();
    let started = Instant::now();
    whole.does("2024-06-01", "release --all");
    let time = started.elapsed();
    let after = whole.history();
    for at in 0..16 {
        let killed = aurora.copy();
        let mut child = killed.command("2024-06-01").args(line).stderr(Stdio::null()).spawn().expect("the binary runs");
        // Most of the time goes before the first byte is written; the end is where it matters.
        let share = if at < 4 { at * 15 } else { 60 + (at - 4) * 4 };
        std::thread::sleep(Duration::from_micros(time.as_micros() as u64 * share / 100));
        let _ = child.kill();
        child.wait().expect("it ends");
        let found = mended(&killed);
        assert!(found == before || found == after, "killed after {share} % of {time:?}: {:?}", found.keys());
        killed.does("2024-06-01", "release --all");
        assert_eq!(killed.history(), after);
    }
}

#[test]
fn a_command_says_what_it_mends() {
    let aurora = Aurora::released();
    aurora.write("history/terms/2/ch/de.md", "Half a te");
    aurora.write("history/.unfinished", "{\"files\": [\"history/terms/2/ch/de.md\"], \"ledgers\": []}");
    let before = aurora.ledger("terms");
    says(
        &aurora.does("2024-06-01", "check"),
        "a release was interrupted before it was published: 1 file of it taken away",
    );
    assert!(!aurora.path("history/terms/2").exists());
    assert_eq!(aurora.ledger("terms"), before);
    assert!(!aurora.does("2024-06-01", "check").contains("interrupted"));
}

#[test]
fn what_a_ledger_knows_is_never_taken_away() {
    let aurora = Aurora::released();
    let before = aurora.history();
    let list: Vec<&String> = before.keys().filter(|path| path.contains("/terms/2024-05-01/")).collect();
    aurora.write("history/.unfinished", &serde_json::json!({ "files": list, "ledgers": [] }).to_string());
    aurora.does("2024-06-01", "verify");
    assert_eq!(aurora.history(), before);
}

#[test]
fn one_release_keeps_another_out() {
    let aurora = Aurora::released();
    let lock = fs::File::create(aurora.path("history/.lock")).expect("a lock");
    lock.lock().expect("locked");
    let output = aurora.runs("2024-06-01", "release --all");
    assert_eq!(output.status.code(), Some(1));
    says(&said(&output), "another release is being written");
    drop(lock);
    aurora.does("2024-06-01", "release --all");
}

#[test]
fn two_releases_at_once_are_one_after_the_other() {
    let aurora = Aurora::new();
    let spawn = |policy: &str| {
        let mut command = aurora.command("2024-05-01");
        command.args(["release", policy]).stderr(Stdio::null()).spawn().expect("the binary runs")
    };
    let children = [spawn("terms"), spawn("returns"), spawn("terms")];
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!((aurora.heads("terms").len(), aurora.heads("returns").len()), (1, 1));
    aurora.does("2024-05-02", "verify");
}
