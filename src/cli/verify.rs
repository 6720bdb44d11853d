//! `lexloci verify`

use super::{Exit, Global, print, write_data};
use crate::diagnostic::{Report, Severities};
use crate::digest::Digest;
use crate::history::{self, FOLDER, History};
use crate::id::{PolicyName, nearest};
use crate::model::ledger::Ledger;
use crate::release::reread;
use crate::source::{FileTree, Sources};
use crate::system;
use clap::Args;
use serde::Deserialize;
use std::fmt::Write as _;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(
    after_help = "Needs nothing but `history/`. Whoever rewrites a history with all its digests can be found out by nothing in \
        it: keep heads elsewhere, as `release` prints them, or the `/index.json` of a published site.\n\n\
        Examples:\n  \
        lexloci verify\n  \
        lexloci verify --head privacy-statement=5f0c...\n  \
        lexloci verify --against saved/index.json"
)]
pub(super) struct Verify {
    /// A head of the chain as it was once: nothing up to it may have changed; may be given again
    #[arg(long, value_name = "[POLICY=]DIGEST", value_parser = known_head)]
    head: Vec<KnownHead>,
    /// An `/index.json` as it was published once: nothing up to its heads may have changed
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
}

/// A digest that somebody kept.
#[derive(Clone, Debug)]
struct KnownHead {
    policy: Option<String>,
    digest: Digest,
}

fn known_head(text: &str) -> Result<KnownHead, String> {
    let (policy, digest) = text.split_once('=').map_or((None, text), |(policy, digest)| (Some(policy), digest));
    let digest = Digest::parse(&digest.trim().to_ascii_lowercase())
        .ok_or("a digest is a SHA-256: 64 hexadecimal digits, as `lexloci release` prints them")?;
    Ok(KnownHead { policy: policy.map(str::to_owned), digest })
}

/// What `/index.json` says of history.
#[derive(Deserialize)]
struct Saved {
    #[serde(default)]
    ledgers: Vec<SavedLedger>,
}

#[derive(Deserialize)]
struct SavedLedger {
    policy: String,
    entries: usize,
    head: Option<String>,
}

impl Verify {
    pub(super) fn run(&self, global: &Global) -> Exit {
        self.verified(global).unwrap_or_else(|exit| exit)
    }

    fn verified(&self, global: &Global) -> Result<Exit, Exit> {
        let saved = self.against.as_deref().map(saved).transpose()?;
        let tree = global.read(&global.history_folder()?)?;
        let mut texts = Sources::default();
        let (history, mut problems) = history::read(&tree, &mut texts);
        if problems.is_empty() {
            problems = reread(&history);
        }
        // What a site thinks of findings does not matter here.
        let report = Report::new(&problems, &texts, &Severities::default());
        if !report.findings.is_empty() {
            global.show(&report, &texts, true);
        }
        let mut claims = Claims { history: &history, report: &report, quiet: global.quiet, wrong: report.has_errors() };
        for head in &self.head {
            claims.head(head);
        }
        for ledger in saved.iter().flatten() {
            claims.saved(ledger);
        }
        if history.is_empty() && report.findings.is_empty() {
            claims.wrong(
                "nothing was ever released",
                "put `history/` back, from version control or a backup, if there was",
            );
        }
        let wrong = claims.wrong;
        if write_data(summary(&history, &tree).as_bytes()) != Exit::Done || wrong {
            return Err(Exit::Errors);
        }
        print::note(global.quiet, "every published file and entry is as it was written");
        Ok(Exit::Done)
    }
}

fn saved(path: &std::path::Path) -> Result<Vec<SavedLedger>, Exit> {
    let fail = |message: String| {
        print::fail(&message, "name an `/index.json` that lexloci wrote, saved when the site was published");
        Exit::Errors
    };
    let text = system::read_text(path).map_err(|error| fail(format!("cannot read `{}`: {error}", path.display())))?;
    let saved: Saved =
        serde_json::from_str(&text).map_err(|error| fail(format!("cannot read `{}`: {error}", path.display())))?;
    // Nothing would be compared, and everything would seem right.
    if saved.ledgers.is_empty() {
        return Err(fail(format!("`{}` names no ledger", path.display())));
    }
    Ok(saved.ledgers)
}

/// One line for each policy.
fn summary(history: &History, tree: &FileTree) -> String {
    let mut out = String::new();
    for (policy, past) in &history.policies {
        let folder = format!("{FOLDER}{policy}/");
        let hidden = |path: &str| path.split('/').any(|part| part.starts_with('.'));
        let filed =
            tree.filed().into_iter().flat_map(|filed| filed.keys()).filter(|path| path.starts_with(&folder)).count();
        let files = tree.below(&folder).filter(|(path, _)| !hidden(path)).count() + filed;
        let (entries, versions) = (past.ledger.entries.len(), past.versions.len());
        let head = past.ledger.head().map_or_else(|| "none".to_owned(), |head| head.to_string());
        let _ = writeln!(
            out,
            "{policy}: {}, {}, {}, head {head}",
            counted(entries, "entry", "entries"),
            counted(versions, "version", "versions"),
            counted(files, "file", "files"),
        );
    }
    out
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What is claimed of the chains, and whether it is so.
struct Claims<'a> {
    history: &'a History,
    report: &'a Report,
    quiet: bool,
    wrong: bool,
}

impl<'a> Claims<'a> {
    fn wrong(&mut self, message: &str, hint: &str) {
        print::fail(message, hint);
        self.wrong = true;
    }

    /// The digest must be that of some entry.
    fn head(&mut self, head: &KnownHead) {
        let digest = head.digest;
        if let Some(name) = &head.policy {
            let Some(ledger) = self.ledger(name) else { return };
            match place(ledger, digest) {
                Some(index) => self.unchanged(ledger, index),
                None => self.rewritten(&format!("no entry of `{name}` has the digest {digest}")),
            }
            return;
        }
        let history = self.history;
        let found = history.policies.values().find_map(|past| Some((&past.ledger, place(&past.ledger, digest)?)));
        match found {
            Some((ledger, index)) => self.unchanged(ledger, index),
            None => self.rewritten(&format!("no entry of any policy has the digest {digest}")),
        }
    }

    /// The head must stand at its place in the chain.
    fn saved(&mut self, saved: &SavedLedger) {
        let name = &saved.policy;
        let Some(last) = saved.entries.checked_sub(1) else { return };
        let Some(ledger) = self.ledger(name) else { return };
        let Some(digest) = saved.head.as_deref().and_then(Digest::parse) else {
            self.wrong(&format!("the saved head of `{name}` is no digest"), "save `/index.json` as it was published");
            return;
        };
        match ledger.entries.get(last) {
            Some(entry) if entry.digest == digest => self.unchanged(ledger, last),
            Some(_) => self.rewritten(&format!("entry {} of `{name}` does not have the digest {digest}", last + 1)),
            None => self.rewritten(&format!(
                "`{name}` had {}, and has {}",
                counted(saved.entries, "entry", "entries"),
                ledger.entries.len()
            )),
        }
    }

    fn ledger(&mut self, name: &str) -> Option<&'a Ledger> {
        let history = self.history;
        let found = history.policies.get(name).map(|past| &past.ledger);
        if found.is_none() {
            let near = nearest(name, history.policies.keys().map(PolicyName::as_str));
            let hint = near.map_or_else(
                || "put it back, from version control or a backup".to_owned(),
                |near| format!("did you mean `{near}`? Otherwise put it back, from version control or a backup"),
            );
            self.wrong(&format!("`history/{name}/` has no ledger that can be read"), &hint);
        }
        found
    }

    fn rewritten(&mut self, fact: &str) {
        self.wrong(
            &format!("{fact}: what was published until then was changed"),
            "put `history/` back as it was, from version control or a backup, and ask who changed it",
        );
    }

    /// Entry `index` is as it was, and with it all before it: if the chain holds.
    fn unchanged(&mut self, ledger: &Ledger, index: usize) {
        let folder = format!("{FOLDER}{}/", ledger.policy);
        let found = self.report.findings.iter();
        if found.filter_map(|finding| finding.file.as_deref()).any(|file| file.starts_with(&folder)) {
            self.wrong(
                &format!("the digest proves nothing of `{}`: its history is not as it was written", ledger.policy),
                "mend what is reported above first",
            );
            return;
        }
        let entry = &ledger.entries[index];
        let after = match ledger.entries.len() - index - 1 {
            0 => "it is the head".to_owned(),
            1 => "1 entry came after it".to_owned(),
            count => format!("{count} entries came after it"),
        };
        print::note(
            self.quiet,
            &format!(
                "{}: nothing changed up to entry {} ({} of {}); {after}",
                ledger.policy,
                index + 1,
                entry.action.name(),
                entry.published
            ),
        );
    }
}

fn place(ledger: &Ledger, digest: Digest) -> Option<usize> {
    ledger.entries.iter().position(|entry| entry.digest == digest)
}
