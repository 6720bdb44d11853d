//! Multiplies the history of a site, to see what tens of thousands of texts cost without releasing for an hour.
//!
//! `cargo run --release --example multiply -- SITE TIMES` appends to each ledger the versions that are there, TIMES - 1 times
//! over, under ids of their own and with frozen texts of their own, chained as a release would chain them.
#![allow(clippy::disallowed_methods, reason = "a tool for measuring, which writes files")]

use lexloci::history::{NewEntry, append, editions};
use lexloci::id::VersionId;
use lexloci::model::ledger::Action;
use lexloci::model::publication::Record;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let site = PathBuf::from(arguments.next().expect("the folder of a site"));
    let times: usize = arguments.next().and_then(|times| times.parse().ok()).expect("how many times");
    let tree = lexloci::system::read_tree(&site);
    let (history, problems) = lexloci::history::read(&tree, &mut lexloci::source::Sources::default());
    assert!(problems.is_empty(), "the history has mistakes: {problems:?}");
    for (name, policy) in &history.policies {
        let mut ledger = policy.ledger_text.clone();
        let mut previous = policy.ledger.entries.last().map(|entry| entry.digest);
        let last = policy.ledger.entries.last().map(|entry| entry.published).expect("an entry");
        let folder = site.join("history").join(name.as_str());
        for time in 1..times {
            for entry in &policy.ledger.entries {
                let Action::Release { version, imported, .. } = &entry.action else { continue };
                let id = VersionId::parse(&format!("{version}.{time}")).expect("an id");
                let mut copied = policy.versions[version].clone();
                for record in copied.records.values_mut() {
                    let new = copy(&folder, record, &id);
                    *record = Arc::new(new.into());
                }
                let text = editions::write(name, &id, &copied);
                write(&folder.join(id.as_str()).join("editions.toml"), text.as_bytes());
                let action = Action::Release {
                    version: id,
                    effective: last,
                    imported: *imported,
                    editions: lexloci::digest::Digest::of(text.as_bytes()),
                };
                let entry = NewEntry { published: last, action, summary: entry.summary.clone(), previous };
                let (appended, digest) = append(&ledger, name, &entry);
                (ledger, previous) = (appended, Some(digest));
            }
        }
        write(&folder.join("ledger.toml"), ledger.as_bytes());
    }
}

/// Copies the frozen texts of a record, and says where they are now.
fn copy(folder: &Path, record: &Record, id: &VersionId) -> Record {
    let mut new = record.clone();
    for frozen in std::iter::once(&mut new.frozen).chain(&mut new.displaced) {
        let path = frozen.path.split_once('/').map(|(_, rest)| format!("{id}/{rest}")).expect("a path");
        write(&folder.join(&path), &std::fs::read(folder.join(&frozen.path)).expect("a frozen text"));
        frozen.path = path;
    }
    new
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("written");
}
