//! A machine that stops after any step leaves the old history or the new one.

use super::mend::plan;
use super::steps::Batch;
use super::{HistoryError, HistoryWriter, read_site};
use crate::digest::Digest;
use crate::source::{FileEntry, FileTree};
use crate::system::{read_tree, write_files};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const OLD: [(&str, &str); 3] =
    [("history/terms/ledger.toml", "one\n"), ("history/terms/1/global/en.md", "The first terms.\n"), ("site.toml", "")];
const FILES: [(&str, &str); 4] = [
    ("history/cookie-notice/1/editions.toml", "said\n"),
    ("history/cookie-notice/1/global/en.md", "The first notice.\n"),
    ("history/terms/2/global/en.md", "The second terms.\n"),
    ("history/terms/files/abc/seal.png", "a seal"),
];
const LEDGERS: [(&str, &str); 2] =
    [("history/cookie-notice/ledger.toml", "one\n"), ("history/terms/ledger.toml", "one\ntwo\n")];

fn bytes<'a>(files: &'a [(&'a str, &'a str)]) -> impl Iterator<Item = (&'a str, &'a [u8])> {
    files.iter().map(|(path, text)| (*path, text.as_bytes()))
}

fn old() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write_files(folder.path(), bytes(&OLD)).expect("a site");
    folder
}

fn batch(root: &Path) -> Batch<'static> {
    Batch::new(root, bytes(&FILES), bytes(&LEDGERS)).expect("nothing is in the way")
}

/// All files of a tree, held or not.
fn contents(tree: &FileTree) -> BTreeMap<String, Vec<u8>> {
    let readable = |entry: &FileEntry| match entry {
        FileEntry::Bytes(bytes) => bytes.to_vec(),
        other => panic!("{other:?}"),
    };
    let filed = |(path, digest): (&String, &Digest)| {
        let bytes = readable(&tree.archive().expect("an archive").read(path));
        assert_eq!(Digest::of(&bytes), *digest, "{path}");
        (path.clone(), bytes)
    };
    let held = tree.iter().filter(|(path, _)| !path.ends_with("/.lock"));
    let held = held.map(|(path, entry)| (path.to_owned(), readable(entry)));
    held.chain(tree.filed().into_iter().flat_map(|all| all.iter()).map(filed)).collect()
}

#[test]
fn of_a_history_only_the_ledgers_are_held() {
    let (tree, _) = read_site(old().path()).expect("a site");
    let held: Vec<&str> = tree.below("history/").map(|(path, _)| path).collect();
    assert_eq!(held, ["history/terms/ledger.toml"]);
    assert!(tree.filed().is_some_and(|filed| filed.contains_key("history/terms/1/global/en.md")));
}

fn expected(published: bool) -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let new = FILES.iter().chain(&LEDGERS).filter(|_| published);
    for (path, text) in OLD.iter().chain(new) {
        files.insert((*path).to_owned(), text.as_bytes().to_vec());
    }
    files
}

/// The step with which everything is published.
const COMMIT: usize = 1 + FILES.len() + LEDGERS.len() + 1;

#[test]
fn whenever_the_machine_stops_all_or_nothing_is_published() {
    let count = batch(old().path()).steps().len();
    assert_eq!(count, COMMIT + 1 + LEDGERS.len() + 1);
    for done in 0..=count {
        let folder = old();
        for step in batch(folder.path()).steps().iter().take(done) {
            step.perform(folder.path()).expect("a step");
        }
        let (tree, mended) = read_site(folder.path()).expect("a site");
        assert_eq!(contents(&tree), expected(done > COMMIT), "after {done} steps");
        assert_eq!(contents(&read_tree(folder.path())), expected(done > COMMIT), "on disk, after {done} steps");
        assert_eq!(mended.is_some(), done > 0 && done < count, "after {done} steps");
    }
}

#[test]
fn a_file_that_was_half_written_is_taken_away() {
    let folder = old();
    let steps = batch(folder.path()).steps();
    steps[0].perform(folder.path()).expect("a step");
    write_files(folder.path(), [(FILES[2].0, &b"The sec"[..])]).expect("half a file");
    read_site(folder.path()).expect("a site");
    assert_eq!(contents(&read_tree(folder.path())), expected(false));
    assert!(!folder.path().join("history/terms/2").exists(), "nor does its folder stay");
}

#[test]
fn in_memory_a_site_is_mended_as_on_disk() {
    let count = batch(old().path()).steps().len();
    for done in 1..count {
        let folder = old();
        for step in batch(folder.path()).steps().iter().take(done) {
            step.perform(folder.path()).expect("a step");
        }
        let mut tree = read_tree(folder.path());
        plan(&tree).expect("a plan").expect("something to mend").apply_to(&mut tree);
        assert_eq!(contents(&tree), expected(done > COMMIT), "after {done} steps");
    }
}

#[test]
fn a_list_that_was_half_written_is_taken_away() {
    let folder = old();
    write_files(folder.path(), [(super::ANNOUNCEMENT, &b"{\"files\""[..])]).expect("half a list");
    let (_, mended) = read_site(folder.path()).expect("a site");
    assert!(mended.expect("mended").to_string().contains("before it wrote anything"));
    assert_eq!(contents(&read_tree(folder.path())), expected(false));
}

#[test]
fn files_of_somebody_else_stay() {
    let folder = old();
    for step in batch(folder.path()).steps().iter().take(3) {
        step.perform(folder.path()).expect("a step");
    }
    write_files(folder.path(), [("history/terms/2/global/note.txt", &b"mine"[..])]).expect("a file");
    read_site(folder.path()).expect("a site");
    assert!(folder.path().join("history/terms/2/global/note.txt").exists());
    assert!(!folder.path().join("history/terms/2/global/en.md").exists());
}

#[test]
fn a_list_cannot_reach_beyond_the_history() {
    let folder = old();
    let list = r#"{"files": ["site.toml", "history/../site.toml", "/etc/hostname"], "ledgers": []}"#;
    write_files(folder.path(), [(super::UNFINISHED, list.as_bytes())]).expect("a list");
    read_site(folder.path()).expect("a site");
    assert!(folder.path().join("site.toml").exists());
}

#[test]
fn a_ledger_that_was_changed_after_the_release_is_left_alone() {
    let folder = old();
    for step in batch(folder.path()).steps().iter().take(COMMIT + 1) {
        step.perform(folder.path()).expect("a step");
    }
    fs::write(folder.path().join("history/terms/ledger.toml"), "one\nanother\n").expect("a ledger");
    let error = read_site(folder.path()).expect_err("two ledgers");
    assert!(matches!(error, HistoryError::Changed(_)), "{error}");
    assert_eq!(fs::read(folder.path().join("history/terms/ledger.toml")).expect("a ledger"), b"one\nanother\n");
}

#[test]
fn what_cannot_be_written_leaves_nothing() {
    let folder = old();
    // A folder stands where a frozen file should go.
    fs::create_dir_all(folder.path().join("history/terms/files/abc")).expect("a folder");
    fs::write(folder.path().join("history/terms/2"), "in the way").expect("a file");
    let (writer, ..) = HistoryWriter::open(folder.path()).expect("a writer");
    let error = writer.write(bytes(&FILES), bytes(&LEDGERS)).expect_err("something is in the way");
    assert!(!error.to_string().is_empty());
    fs::remove_file(folder.path().join("history/terms/2")).expect("it was left alone");
    assert_eq!(contents(&read_tree(folder.path())), expected(false));
}

#[test]
fn a_file_in_the_way_is_never_replaced() {
    let folder = old();
    write_files(folder.path(), [(FILES[3].0, &b"another seal"[..])]).expect("a file");
    let (writer, ..) = HistoryWriter::open(folder.path()).expect("a writer");
    let error = writer.write(bytes(&FILES), bytes(&LEDGERS)).expect_err("it is another one");
    assert!(matches!(error, HistoryError::Occupied(_)), "{error}");
    assert_eq!(fs::read(folder.path().join(FILES[3].0)).expect("a file"), b"another seal");
}

#[test]
fn one_release_at_a_time() {
    let folder = old();
    let (writer, ..) = HistoryWriter::open(folder.path()).expect("a writer");
    assert!(matches!(HistoryWriter::open(folder.path()), Err(HistoryError::Busy)));
    drop(writer);
    HistoryWriter::open(folder.path()).expect("it was let go");
}

#[test]
fn a_release_that_is_being_written_is_not_mended() {
    let folder = old();
    let (writer, ..) = HistoryWriter::open(folder.path()).expect("a writer");
    for step in batch(folder.path()).steps().iter().take(4) {
        step.perform(folder.path()).expect("a step");
    }
    assert!(matches!(read_site(folder.path()), Err(HistoryError::Busy)));
    assert!(folder.path().join(FILES[1].0).exists());
    drop(writer);
}

#[test]
fn a_release_that_writes_nothing_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(HistoryWriter::open(folder.path()).expect("a writer"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn line_ends_are_guarded_from_the_first_release_on() {
    let folder = old();
    let (writer, ..) = HistoryWriter::open(folder.path()).expect("a writer");
    writer.write(bytes(&FILES), bytes(&LEDGERS)).expect("written");
    let mut all = expected(true);
    all.insert("history/.gitattributes".to_owned(), b"* -text\n".to_vec());
    assert_eq!(contents(&read_tree(folder.path())), all);
}
