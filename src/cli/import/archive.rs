//! Where old texts come from: dated folders, or the commits of a repository.

use super::report::Notes;
use crate::cli::{Exit, print};
use crate::id::PolicyName;
use crate::import::{Day, Note, NoteKind, Pattern, day_of_folder, is_language};
use crate::locale::Date;
use crate::system::{self, Blobs, FileState};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The days of each policy, oldest first, still unread.
pub(super) struct Archive {
    pub(super) policies: BTreeMap<PolicyName, Vec<Snapshot>>,
    blobs: Option<Blobs>,
}

/// All texts of a policy on a day.
pub(super) struct Snapshot {
    pub(super) day: Date,
    contents: Contents,
}

enum Contents {
    /// A folder of files, in the one that everything is taken from.
    Folder { folder: PathBuf, root: PathBuf },
    /// The names of contents in a repository, by the name of the language.
    Blobs(BTreeMap<String, String>),
}

impl Archive {
    /// The texts of a day of a policy.
    pub(super) fn read(&mut self, policy: &PolicyName, snapshot: &Snapshot, notes: &mut Notes) -> Result<Day, Exit> {
        let texts = match &snapshot.contents {
            Contents::Folder { folder, root } => {
                let (files, _) = system::read_folder(folder, root).map_err(|error| unreadable(folder, &error))?;
                let mut texts = BTreeMap::new();
                for (name, bytes) in files {
                    if let Some(language) = name.strip_suffix(".md") {
                        texts.insert(language.to_owned(), bytes);
                    } else if !name.starts_with('.') {
                        let day = snapshot.day.to_string();
                        let note = skipped(&name, "left out: its name does not end in `.md`");
                        notes.add(policy.as_str(), Some(&day), note);
                    }
                }
                texts
            }
            Contents::Blobs(names) => {
                let mut texts = BTreeMap::new();
                for (language, id) in names {
                    let Some(blobs) = &mut self.blobs else { continue };
                    let bytes = blobs.read(id).map_err(|error| failed(&error))?;
                    texts.insert(language.clone(), bytes);
                }
                texts
            }
        };
        Ok(Day { texts })
    }
}

fn unreadable(folder: &Path, error: &std::io::Error) -> Exit {
    print::fail(&format!("cannot read `{}`: {error}", folder.display()), "DIR holds `<day>/<language>.md`");
    Exit::Errors
}

fn failed(error: &system::GitError) -> Exit {
    let hint = match error {
        system::GitError::NoProgram => "install git, or import dated folders: `lexloci import DIR`",
        _ => "`--git` names a folder in which `git log` shows commits",
    };
    print::fail(&error.to_string(), hint);
    Exit::Errors
}

fn no_policy(name: &str) -> Exit {
    print::fail(&format!("`{name}` cannot name a policy"), "give it a name with `--policy`");
    Exit::Usage
}

fn several() -> Exit {
    print::fail("`--policy` names one policy, and DIR holds several", "name the folder of one of them");
    Exit::Usage
}

fn plain_name(name: &str) -> String {
    name.to_lowercase().replace(['_', ' '], "-")
}

fn folder_name(folder: &Path) -> String {
    let folder = std::path::absolute(folder).ok();
    folder.and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned())).unwrap_or_default()
}

fn skipped(file: &str, message: &str) -> Note {
    Note::on_file(file, NoteKind::Skipped, message)
}

/// `DIR/<day>/<language>.md`, or one folder of that form for each policy.
pub(super) fn of_folders(dir: &Path, policy: Option<&str>, notes: &mut Notes) -> Result<Archive, Exit> {
    let list = |folder: &Path| match system::read_folder(folder, dir) {
        Ok((_, folders)) => Ok(folders),
        Err(error) => Err(unreadable(folder, &error)),
    };
    let is_day = |name: &String| day_of_folder(name).is_some();
    let folders = list(dir)?;
    let mut documents: Vec<(String, PathBuf, Vec<String>)> = Vec::new();
    if folders.iter().any(is_day) {
        documents.push((folder_name(dir), dir.to_path_buf(), folders));
    } else {
        for folder in folders.into_iter().filter(|name| !name.starts_with('.')) {
            let inner = list(&dir.join(&folder))?;
            if inner.iter().any(is_day) {
                documents.push((folder.clone(), dir.join(&folder), inner));
            } else {
                notes.add("", None, skipped(&folder, "left out: it holds no folder of a day"));
            }
        }
    }
    let mut policies: BTreeMap<PolicyName, Vec<(Date, bool, String, Snapshot)>> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for (name, folder, inner) in documents {
        names.insert(plain_name(&name));
        let name = policy.map_or_else(|| plain_name(&name), str::to_owned);
        let policy = PolicyName::parse(&name).ok_or_else(|| no_policy(&name))?;
        let days = policies.entry(policy.clone()).or_default();
        for inner in inner {
            let Some((day, exact)) = day_of_folder(&inner) else {
                notes.add(policy.as_str(), None, skipped(&inner, "left out: it is no day, as 2024-05-01 is"));
                continue;
            };
            if !exact {
                let message = format!("taken as the day {day}");
                let note = Note::on_file(inner.as_str(), NoteKind::Mapped, message);
                notes.add(policy.as_str(), None, note);
            }
            let contents = Contents::Folder { folder: folder.join(&inner), root: dir.to_path_buf() };
            days.push((day, exact, inner, Snapshot { day, contents }));
        }
    }
    if policy.is_some() && names.len() > 1 {
        return Err(several());
    }
    let policies = policies.into_iter().map(|(policy, mut days)| {
        // Of two folders of one day, the one that is written as it should be is the last word.
        days.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
        (policy, days.into_iter().map(|(_, _, _, snapshot)| snapshot).collect())
    });
    Ok(Archive { policies: policies.collect(), blobs: None })
}

/// The texts of one policy in a repository, as the commits up to now left them.
#[derive(Default)]
struct Tree {
    /// By path: the name of the language, and that of the content.
    files: BTreeMap<String, (String, String)>,
    /// Paths in the order of their last change.
    order: BTreeMap<String, usize>,
    touched: bool,
    days: Vec<Snapshot>,
}

impl Tree {
    /// The day is over: what stands there now is its text.
    fn end_day(&mut self, day: Date, policy: &PolicyName, notes: &mut Notes) {
        if !std::mem::take(&mut self.touched) {
            return;
        }
        let mut newest: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
        for (path, (language, id)) in &self.files {
            match newest.get(language.as_str()) {
                Some((other, _)) => {
                    let later = self.order.get(path) >= self.order.get(*other);
                    let (taken, left) = if later { (path.as_str(), *other) } else { (*other, path.as_str()) };
                    let message = format!("left out: `{taken}` is the text in `{language}` as well, and changed later");
                    let day = day.to_string();
                    notes.add(policy.as_str(), Some(&day), skipped(left, &message));
                    if later {
                        newest.insert(language, (path, id));
                    }
                }
                None => _ = newest.insert(language, (path, id)),
            }
        }
        let names = newest.into_iter().map(|(language, (_, id))| (language.to_owned(), id.to_owned())).collect();
        self.days.push(Snapshot { day, contents: Contents::Blobs(names) });
    }
}

/// The texts that a repository had at the end of each day on which a commit changed them.
pub(super) fn of_repository(
    repository: &Path,
    patterns: &[Pattern],
    map: &BTreeMap<String, String>,
    policy: Option<&str>,
    notes: &mut Notes,
) -> Result<Archive, Exit> {
    let chosen = policy.map(|name| PolicyName::parse(name).ok_or_else(|| no_policy(name))).transpose()?;
    let fallback = |pattern: &Pattern| {
        let folder = pattern.folder().map_or_else(|| folder_name(repository), str::to_owned);
        plain_name(&folder)
    };
    let commits = system::commits(repository).map_err(|error| failed(&error))?;
    if system::is_shallow(repository) {
        print::note(false, "the repository is a shallow clone: what was before its first commit is not imported");
    }
    let mut trees: BTreeMap<PolicyName, Tree> = BTreeMap::new();
    let mut today: Option<Date> = None;
    for (number, commit) in commits.iter().enumerate() {
        let mut day = commit.day;
        if let Some(before) = today.filter(|before| *before > day) {
            let message = format!("the commit is of {day}, before the one that it follows; it counts as of {before}");
            let note = Note::on_file(commit.id.chars().take(12).collect::<String>(), NoteKind::Converted, message);
            notes.add("", None, note);
            day = before;
        }
        if let Some(before) = today.filter(|before| *before < day) {
            trees.iter_mut().for_each(|(policy, tree)| tree.end_day(before, policy, notes));
        }
        today = Some(day);
        for (path, state) in &commit.changes {
            let is_language = |name: &str| is_language(name, map);
            let Some((pattern, found)) = Pattern::first(patterns, path, is_language) else { continue };
            let name = match (&found.policy, &chosen) {
                (None, Some(chosen)) => chosen.to_string(),
                (Some(name), _) => plain_name(name),
                (None, None) => fallback(pattern),
            };
            let Some(name) = PolicyName::parse(&name) else {
                if found.policy.is_none() {
                    return Err(no_policy(&name));
                }
                notes.add("", None, skipped(path, &format!("left out: `{name}` cannot name a policy")));
                continue;
            };
            if chosen.as_ref().is_some_and(|chosen| *chosen != name) {
                continue;
            }
            let tree = trees.entry(name.clone()).or_default();
            tree.touched = true;
            tree.files.remove(path);
            match state {
                FileState::File(id) => {
                    tree.files.insert(path.clone(), (found.language, id.clone()));
                    tree.order.insert(path.clone(), number);
                }
                FileState::Other => {
                    let day = day.to_string();
                    notes.add(name.as_str(), Some(&day), skipped(path, "left out: it is a link and no file"));
                }
                FileState::Gone => {}
            }
        }
    }
    if let Some(day) = today {
        trees.iter_mut().for_each(|(policy, tree)| tree.end_day(day, policy, notes));
    }
    let blobs = Blobs::open(repository).map_err(|error| failed(&error))?;
    let policies = trees.into_iter().map(|(policy, tree)| (policy, tree.days)).collect();
    Ok(Archive { policies, blobs: Some(blobs) })
}
