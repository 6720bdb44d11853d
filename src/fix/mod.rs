//! Mending what needs nobody's judgement: `check --fix`.
//!
//! In: the files of a site, and the day. Out: the files that differ once everything is mended that can be, with what was done
//! to each. Findings carry their [`Fix`]; `edits` makes edits of them; here they are tried, and kept
//! only if every edition still says what it said, and every review still holds: the digests of all texts stay the same, no error is
//! new, and nothing has to be reviewed that had not. Two mendings may change a text, and are told: a file that could not be read as
//! it was meant, whose facts appear, or a heading whose id only a release knew; and lines that ran together, which become a list.

mod edits;

pub use edits::What;

use crate::diagnostic::{Code, Finding, Fix, Severity};
use crate::digest::Digest;
use crate::id::PolicyName;
use crate::model::region::Edition;
use crate::site::{Opened, Overrides, Site, open};
use crate::source::{FileEntry, FileTree};
use edits::{Candidate, candidate, candidates};
use std::collections::{BTreeMap, BTreeSet};

/// What one mending makes possible another may need: a file that is read at last has headings to pin. The bound guards against
/// two fixes that undo each other.
const ROUNDS: usize = 8;

/// What mending a site gives.
pub struct Fixing {
    /// The files that differ, by path.
    pub files: BTreeMap<String, MendedFile>,
    /// What was left as it is, by path and message: mending it would change these, what editions say or what was reviewed; where
    /// there are none, there would be new errors.
    pub refused: BTreeMap<(String, String), Vec<String>>,
    /// The site as it is then.
    pub opened: Opened,
}

/// A file that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendedFile {
    /// Its bytes before.
    pub before: Vec<u8>,
    /// Its text now.
    pub text: String,
    /// What was done, and how often.
    pub done: BTreeMap<What, usize>,
    /// The texts that say something else now, as `terms in ch/de`: a fact could not be read before, or a list ran together.
    pub changed: BTreeSet<String>,
}

type Texts = BTreeMap<(PolicyName, Edition), Digest>;

/// Mends a site in memory.
#[must_use]
pub fn mend(tree: &FileTree, overrides: &Overrides) -> Fixing {
    let opened = open(tree, overrides);
    let fixing = Fixing { files: BTreeMap::new(), refused: BTreeMap::new(), opened };
    let mut workshop = Workshop { tree: tree.clone(), overrides, fixing };
    // What changes a text comes last, by itself.
    for lists in [false, true] {
        for _ in 0..ROUNDS {
            if !workshop.round(lists) {
                break;
            }
        }
    }
    workshop.fixing
}

struct Workshop<'a> {
    tree: FileTree,
    overrides: &'a Overrides,
    fixing: Fixing,
}

impl Workshop<'_> {
    /// Mends what can be mended now, lists or all else, and says whether there was anything.
    fn round(&mut self, lists: bool) -> bool {
        let refused = &self.fixing.refused;
        let wanted = |path: &str, finding: &Finding| {
            makes_lists(finding) == lists && !refused.contains_key(&(path.to_owned(), finding.message.clone()))
        };
        let files = candidates(&self.tree, &self.fixing.opened, &wanted);
        if files.is_empty() {
            return false;
        }
        // All at once is the rule. Where a text would change, the file is looked for, and then the finding.
        if self.keep(&files).is_err() {
            for (path, file) in files {
                if self.keep(&BTreeMap::from([(path.clone(), file)])).is_err() {
                    self.one_by_one(&path, lists);
                }
            }
        }
        true
    }

    fn one_by_one(&mut self, path: &str, lists: bool) {
        let here = |finding: &Finding| {
            finding.fix.is_some() && finding.file.as_deref() == Some(path) && makes_lists(finding) == lists
        };
        let findings = self.fixing.opened.report.findings.iter().filter(|finding| here(finding));
        let messages: BTreeSet<String> = findings.map(|finding| finding.message.clone()).collect();
        for message in messages {
            let findings = self.fixing.opened.report.findings.iter();
            let meant = findings.filter(|finding| here(finding) && finding.message == message);
            let Some(file) = candidate(&self.tree, &self.fixing.opened, path, meant) else { continue };
            if let Err(changed) = self.keep(&BTreeMap::from([(path.to_owned(), file)])) {
                self.fixing.refused.insert((path.to_owned(), message), changed.into_iter().collect());
            }
        }
    }

    /// Takes files into the site if every text says then what it said; else names the texts that do not.
    fn keep(&mut self, files: &BTreeMap<String, Candidate>) -> Result<(), BTreeSet<String>> {
        let (tree, opened) = try_on(&self.tree, files, self.overrides);
        // A change that one file may make, another must not hide behind.
        let alone = |may: fn(&Candidate) -> bool| files.len() == 1 && files.values().all(may);
        let license = License { reads_more: alone(|file| file.reads_more), lists: alone(|file| file.lists) };
        let changed = verdict(&self.fixing.opened, &opened, &license)?;
        for (path, candidate) in files {
            let file = self.fixing.files.entry(path.clone()).or_insert_with(|| MendedFile {
                before: self.tree.bytes(path).unwrap_or_default().to_vec(),
                text: String::new(),
                done: BTreeMap::new(),
                changed: BTreeSet::new(),
            });
            file.text.clone_from(&candidate.text);
            file.changed.extend(changed.iter().cloned());
            for (what, count) in &candidate.done {
                *file.done.entry(*what).or_default() += count;
            }
        }
        self.tree = tree;
        self.fixing.opened = opened;
        Ok(())
    }
}

fn try_on(tree: &FileTree, files: &BTreeMap<String, Candidate>, overrides: &Overrides) -> (FileTree, Opened) {
    let mut tree = tree.clone();
    for (path, candidate) in files {
        tree.insert(path.as_str(), FileEntry::Bytes(candidate.text.as_bytes().into()));
    }
    let opened = open(&tree, overrides);
    (tree, opened)
}

/// What a mending may change.
struct License {
    /// Whether facts may appear, and mistakes with them.
    reads_more: bool,
    /// Whether texts may change.
    lists: bool,
}

fn makes_lists(finding: &Finding) -> bool {
    matches!(finding.fix, Some(Fix::List(_)))
}

/// Whether a site may become another one: the texts that change, where a change is allowed, or what forbids it.
fn verdict(before: &Opened, after: &Opened, license: &License) -> Result<BTreeSet<String>, BTreeSet<String>> {
    let (old, new) = (texts(before), texts(after));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let changed: BTreeSet<String> = keys
        .into_iter()
        .filter(|key| old.get(key) != new.get(key))
        .map(|(policy, edition)| format!("{policy} in {edition}"))
        .collect();
    let errors = |opened: &Opened| opened.report.count(Severity::Error);
    // A file that is read at last may have mistakes that nobody could see before.
    if license.reads_more {
        return Ok(changed);
    }
    let unsettled: BTreeSet<String> =
        owed(after).difference(&owed(before)).map(|file| format!("what `{file}` was reviewed against")).collect();
    match () {
        () if !changed.is_empty() && !license.lists => Err(changed),
        () if !unsettled.is_empty() => Err(unsettled),
        () if errors(after) > errors(before) => Err(BTreeSet::new()),
        () => Ok(changed),
    }
}

/// The files with reviews that are owed.
fn owed(opened: &Opened) -> BTreeSet<String> {
    let codes = [Code::STALE, Code::STALE_LOCAL, Code::UNREVIEWED];
    let findings = opened.report.findings.iter().filter(|finding| codes.iter().any(|code| code.name() == finding.code));
    findings.filter_map(|finding| finding.file.clone()).collect()
}

fn texts(opened: &Opened) -> Texts {
    opened.site.as_deref().map(Site::text_digests).unwrap_or_default()
}
