//! Which file is what: every file below `content/` and `locales/` is understood, or is an error that names the nearest
//! right name. A misspelt folder must not silently unpublish Swiss law.

use super::downloads;
use super::names::{invalid_name, unknown};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{PolicyName, RegionName, SectionId, nearest};
use crate::locale::Language;
use crate::source::{FileEntry, FileTree};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The files of a site by what they are.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) policies: BTreeSet<PolicyName>,
    pub(super) regions: BTreeSet<RegionName>,
    /// Texts by policy and region: path and the part of the name before `.md`.
    pub(super) texts: BTreeMap<(PolicyName, RegionName), Vec<(String, String)>>,
    /// `cookies.toml` by policy and region.
    pub(super) cookies: BTreeMap<(PolicyName, RegionName), String>,
    /// Pictures and downloads: policy, region, name, path.
    pub(super) files: Vec<(PolicyName, RegionName, String, String)>,
    /// Files of duties: name and path.
    pub(super) duties: Vec<(String, String)>,
    /// Fluent files: region (or the site), path, the part of the name before `.ftl`.
    pub(super) wording: Vec<(Option<RegionName>, String, String)>,
}

/// Sorts the files.
pub(super) fn lay_out(tree: &FileTree, problems: &RefCell<Diagnostics>) -> Layout {
    let mut layout = Layout::default();
    let report = |diagnostic| problems.borrow_mut().push(diagnostic);
    let mut reported: BTreeSet<&str> = BTreeSet::new();

    // Folders first: what a policy or region is decides what a file below it can be.
    for (path, entry) in tree.below("content/").filter(|(path, _)| !is_passed_over(path)) {
        let inner = &path["content/".len()..];
        let Some((folder, _)) = inner.split_once('/') else {
            // Of a link nobody knows what it is, and it is reported.
            if matches!(entry, FileEntry::LeavesSite | FileEntry::Unreadable(_)) {
                continue;
            }
            report(
                Diagnostic::new(Code::UNEXPECTED_FILE, "a file directly in `content/`")
                    .in_file(path)
                    .hint("texts stand in the folder of their policy: `content/<policy>/<language>.md`"),
            );
            continue;
        };
        match PolicyName::parse(folder) {
            Some(name) => {
                layout.policies.insert(name);
            }
            None if reported.insert(&path[.."content/".len() + folder.len()]) => {
                report(invalid_name("policy", folder, path));
            }
            None => {}
        }
    }
    layout.regions.insert(RegionName::global());
    for (path, _) in tree.below("locales/").filter(|(path, _)| !is_passed_over(path)) {
        let Some((folder, _)) = path["locales/".len()..].split_once('/') else { continue };
        match RegionName::parse(folder) {
            Some(name) => {
                layout.regions.insert(name);
            }
            None if reported.insert(&path[.."locales/".len() + folder.len()]) => {
                report(invalid_name("region", folder, path));
            }
            None => {}
        }
    }

    for (path, _) in tree.below("content/").filter(|(path, _)| !is_passed_over(path)) {
        let Some((folder, inner)) = path["content/".len()..].split_once('/') else { continue };
        let Some(policy) = PolicyName::parse(folder) else { continue };
        if inner != "policy.toml" {
            policy_file(tree, &mut layout, path, policy, RegionName::global(), inner, problems);
        }
    }
    for (path, _) in tree.below("locales/").filter(|(path, _)| !is_passed_over(path)) {
        let inner = &path["locales/".len()..];
        let Some((folder, inner)) = inner.split_once('/') else {
            match inner.strip_suffix(".ftl") {
                Some(stem) => layout.wording.push((None, path.to_owned(), stem.to_owned())),
                None => report(unexpected(
                    path,
                    inner,
                    ".ftl",
                    &[],
                    "`locales/` holds one folder a region, and `<language>.ftl`",
                )),
            }
            continue;
        };
        let Some(region) = RegionName::parse(folder) else { continue };
        if inner == "region.toml" {
            continue;
        }
        if region.is_global() {
            report(
                Diagnostic::new(Code::UNEXPECTED_FILE, "`locales/global/` holds `region.toml` only")
                    .in_file(path)
                    .hint("the texts of `global` stand in `content/`, its wording in `locales/<language>.ftl`"),
            );
            continue;
        }
        match inner.split_once('/') {
            None => match inner.strip_suffix(".ftl") {
                Some(stem) => layout.wording.push((Some(region), path.to_owned(), stem.to_owned())),
                None => report(unexpected(
                    path,
                    inner,
                    ".ftl",
                    &["region.toml"],
                    "a region's folder holds `region.toml`, `<language>.ftl`, and one folder a policy",
                )),
            },
            Some((folder, inner)) => match PolicyName::parse(folder).filter(|name| layout.policies.contains(name)) {
                Some(policy) => policy_file(tree, &mut layout, path, policy, region, inner, problems),
                // One folder is one mistake, however many files stand in it.
                None if reported.insert(&path[..path.len() - inner.len()]) => report(
                    unknown(Code::UNKNOWN_POLICY, "policy", folder, layout.policies.iter().map(PolicyName::as_str))
                        .in_file(path),
                ),
                None => {}
            },
        }
    }
    for (path, _) in tree.below("duties/").filter(|(path, _)| !is_passed_over(path)) {
        let inner = &path["duties/".len()..];
        match inner.strip_suffix(".toml").filter(|stem| SectionId::parse(stem).is_some()) {
            Some(name) => layout.duties.push((name.to_owned(), path.to_owned())),
            None => report(
                Diagnostic::new(Code::UNEXPECTED_FILE, format!("nothing reads a file `{inner}` here"))
                    .in_file(path)
                    .hint("`duties/` holds files of duties, `<name>.toml`; names are lower-case letters, digits and hyphens"),
            ),
        }
    }
    layout
}

/// A file in the folder of a policy, in `content/` or in a region.
fn policy_file(
    tree: &FileTree,
    layout: &mut Layout,
    path: &str,
    policy: PolicyName,
    region: RegionName,
    inner: &str,
    problems: &RefCell<Diagnostics>,
) {
    if let Some(name) = inner.strip_prefix("files/") {
        if name.contains(|c: char| c == '\\' || c.is_control()) {
            problems.borrow_mut().push(
                Diagnostic::new(Code::INVALID_NAME, "a file whose name no address can have")
                    .in_file(path)
                    .hint("take backslashes and control characters out of its name"),
            );
            return;
        }
        if let Some(problem) = downloads::refused(path, tree.bytes(path)) {
            problems.borrow_mut().push(problem);
            return;
        }
        layout.files.push((policy, region, name.to_owned(), path.to_owned()));
    } else if inner == "cookies.toml" {
        layout.cookies.insert((policy, region), path.to_owned());
    } else if let Some(stem) = inner.strip_suffix(".md").filter(|stem| !stem.contains('/')) {
        layout.texts.entry((policy, region)).or_default().push((path.to_owned(), stem.to_owned()));
    } else {
        let in_files = inner.split_once('/').map(|(_, name)| format!("files/{name}"));
        let mut right = vec!["cookies.toml"];
        right.extend(region.is_global().then_some("policy.toml"));
        right.extend(in_files.as_deref());
        let hint = if !region.is_global() && inner == "policy.toml" {
            "what a policy is, `content/<policy>/policy.toml` says for all regions"
        } else {
            "a policy's folder holds `<language>.md`, `cookies.toml`, `files/`, and in `content/` its `policy.toml`"
        };
        problems.borrow_mut().push(unexpected(path, inner, ".md", &right, hint));
    }
}

/// `de.markdown` as it would have to be called here: `de.md`. `None` where the name is no language, or the ending another.
fn language_file(name: &str, ending: &str) -> Option<String> {
    let (stem, written) = name.split_once('.')?;
    let alike = written.get(..1).is_some_and(|first| ending[1..].starts_with(&first.to_ascii_lowercase()));
    let language = Language::parse(stem).ok().filter(|_| alike)?;
    Some(format!("{language}{ending}"))
}

/// A file that nothing reads. `ending` is that of files named by a language here, `right` what else may stand here.
fn unexpected(path: &str, name: &str, ending: &str, right: &[&str], hint: &str) -> Diagnostic {
    let meant = language_file(name, ending);
    Diagnostic::new(Code::UNEXPECTED_FILE, format!("nothing reads a file `{name}` here"))
        .in_file(path)
        .hint(hint)
        .did_you_mean(meant.as_deref().or_else(|| nearest(name, right.iter().copied())))
}

/// Dot files, editors' backups, and what Windows and `patch` leave behind.
pub(super) fn is_passed_over(path: &str) -> bool {
    path.split('/').any(|part| {
        part.starts_with('.')
            || part.ends_with('~')
            || (part.starts_with('#') && part.ends_with('#'))
            || [".swp", ".swo", ".bak", ".orig", ".rej", ".tmp"].iter().any(|suffix| part.ends_with(suffix))
            || ["thumbs.db", "desktop.ini"].iter().any(|name| part.eq_ignore_ascii_case(name))
    })
}
