//! The sources that an import leaves: the texts, and what a site needs beside them.

use crate::id::{PolicyName, RegionName};
use crate::import::{Setting, leading};
use crate::load::load;
use crate::locale::{Language, RegionCode, region_name};
use crate::source::{FileEntry, FileTree};
use std::collections::{BTreeMap, BTreeSet};

const SITE: &str = "title = \"Legal\"\nbase_url = \"https://legal.example.com\"\n";
const SITE_REST: &str = "theme = \"default\"

[severity]
# Some languages may lack the theme's words of legal weight, such as its notices of precedence. They are warnings here, so
# that what was imported can be built at once; add the words to locales/<language>.ftl and take this line away.
untranslated-legal-string = \"warning\"
";

/// The files to write, but for the history.
#[derive(Default)]
pub(super) struct Plan {
    /// By path in the site.
    pub(super) files: BTreeMap<String, String>,
    policies: BTreeSet<PolicyName>,
    languages: BTreeSet<Language>,
    /// The reference language of the completed site.
    reference: Option<Language>,
    /// What somebody should know of the files beside the texts.
    pub(super) said: Vec<String>,
}

impl Plan {
    /// The sources of a policy.
    pub(super) fn take(&mut self, policy: &PolicyName, region: &RegionName, texts: BTreeMap<Language, String>) {
        if !texts.is_empty() {
            self.policies.insert(policy.clone());
        }
        let folder =
            if region.is_global() { format!("content/{policy}") } else { format!("locales/{region}/{policy}") };
        for (language, text) in texts {
            self.files.insert(format!("{folder}/{language}.md"), text);
            self.languages.insert(language);
        }
    }

    /// Adds what a site needs beside the texts, where it is not there yet.
    pub(super) fn complete(&mut self, region: &RegionName, tree: &FileTree, reference: Option<&Language>) {
        let new_site = tree.get("site.toml").is_none();
        let english = Language::parse("en").ok();
        let wanted = reference.or(english.as_ref()).cloned();
        let first = leading(self.languages.iter(), wanted.as_slice());
        // The first language of a region is the one that others fall back to.
        let others = self.languages.iter().filter(|language| first.as_ref() != Some(*language));
        let languages: Vec<Language> = first.iter().chain(others).cloned().collect();
        self.reference = reference.cloned().or(first);
        if new_site {
            let reference = self.reference.as_ref().map_or("en", Language::as_str);
            let site = format!("{SITE}reference_language = \"{reference}\"\n{SITE_REST}");
            self.files.insert("site.toml".to_owned(), site);
        }
        self.complete_policies(region, tree);
        let global = "locales/global/region.toml";
        if tree.get(global).is_none() && (new_site || region.is_global()) {
            let own = if region.is_global() { tags(&languages) } else { String::new() };
            self.files.insert(global.to_owned(), format!("code = \"001\"\nlanguages = [{own}]\n"));
        }
        let path = format!("locales/{region}/region.toml");
        match tree.bytes(&path).and_then(|bytes| std::str::from_utf8(bytes).ok()) {
            None if !region.is_global() => self.add_region(region, &languages, tree),
            None => {}
            Some(text) => {
                if let Some(text) = with_languages(text, &self.languages) {
                    self.files.insert(path, text);
                }
            }
        }
    }

    /// A policy that is new applies where its texts are: elsewhere it would lack them.
    fn complete_policies(&mut self, region: &RegionName, tree: &FileTree) {
        for policy in &self.policies {
            let path = format!("content/{policy}/policy.toml");
            if tree.get(&path).is_some() {
                continue;
            }
            let mut text = "kind = \"notice\"\n".to_owned();
            if !region.is_global() {
                text.push_str(&format!("regions = [\"{region}\"]\n"));
                self.said.push(format!("`{policy}` applies in `{region}` only: `regions` in `{path}` says where"));
            }
            self.files.insert(path, text);
        }
    }

    /// A region that is new has a name, from its code or from a message.
    fn add_region(&mut self, region: &RegionName, languages: &[Language], tree: &FileTree) {
        let code = RegionCode::parse(&region.as_str().to_uppercase());
        let line = code.as_ref().map_or_else(String::new, |code| format!("code = \"{code}\"\n"));
        let text = format!("parent = \"global\"\n{line}languages = [{}]\n", tags(languages));
        self.files.insert(format!("locales/{region}/region.toml"), text);
        let id = format!("region-{region}");
        let Some(reference) = &self.reference else { return };
        let named = code.as_ref().is_some_and(|code| region_name(code, reference).is_some());
        if named || has_message(tree, &id) {
            return;
        }
        let path = format!("locales/{reference}.ftl");
        let name = code.map_or_else(|| capitalized(region), |code| code.to_string());
        let before = tree.bytes(&path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        self.files.insert(path.clone(), format!("{before}{end}{id} = {name}\n"));
        self.said.push(format!(
            "the region `{region}` is called “{name}” by `{id}` in `{path}`: write the name that readers know"
        ));
    }

    /// The base texts in the reference language that the site lacks, although the policy has texts in others: it cannot be built
    /// before somebody writes them.
    pub(super) fn missing_references(&self, tree: &FileTree) -> Vec<String> {
        let Some(reference) = &self.reference else { return Vec::new() };
        let path = |policy: &PolicyName| format!("content/{policy}/{reference}.md");
        let has_others = |policy: &PolicyName| {
            let folder = format!("content/{policy}/");
            self.files.keys().any(|path| path.starts_with(&folder) && path.ends_with(".md"))
        };
        let missing = self.policies.iter().filter(|policy| has_others(policy)).map(path);
        missing.filter(|path| !self.files.contains_key(path) && tree.get(path).is_none()).collect()
    }

    /// The texts among its files that stand there already and say something else.
    pub(super) fn clashes(&self, tree: &FileTree) -> Vec<&str> {
        let texts = self.files.iter().filter(|(path, _)| path.ends_with(".md"));
        let other = |path: &str, text: &str| tree.get(path).is_some() && tree.bytes(path) != Some(text.as_bytes());
        texts.filter(|(path, text)| other(path, text)).map(|(path, _)| path.as_str()).collect()
    }

    /// How many texts it has.
    pub(super) fn texts(&self) -> usize {
        self.files.keys().filter(|path| path.ends_with(".md")).count()
    }
}

/// Languages as they stand in a list.
fn tags(languages: &[Language]) -> String {
    let tags: Vec<String> = languages.iter().map(|language| format!("{:?}", language.as_str())).collect();
    tags.join(", ")
}

/// Whether the site words a message in any language.
fn has_message(tree: &FileTree, id: &str) -> bool {
    let files = tree.below("locales/").filter(|(path, _)| path.ends_with(".ftl"));
    let mut texts = files.filter_map(|(path, _)| std::str::from_utf8(tree.bytes(path)?).ok());
    let words = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    texts.any(|text| text.lines().any(words))
}

/// `latin-america` is "Latin America".
fn capitalized(region: &RegionName) -> String {
    let words = region.as_str().split('-').map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Names and kinds as the completed site has them.
pub(super) fn setting(tree: &FileTree, plan: &Plan, policy: &PolicyName, region: &RegionName) -> Setting {
    let mut tree = tree.clone();
    for (path, text) in &plan.files {
        tree.insert(path.clone(), FileEntry::Bytes(text.as_bytes().into()));
    }
    let site = load(&tree, None).site;
    let kind = site.as_ref().and_then(|site| site.policies.get(policy)).map(|policy| policy.kind.clone());
    let mut setting = Setting { kind: kind.unwrap_or_else(|| "notice".to_owned()), ..Setting::default() };
    let regions = site.as_ref().map(|site| &site.regions);
    let chain = regions.and_then(|regions| regions.get(region)).map(|region| region.chain.clone());
    for name in chain.unwrap_or_else(|| vec![region.clone()]) {
        let code = regions.and_then(|regions| regions.get(&name)).and_then(|region| region.code.as_ref());
        setting.regions.push((name, code.map(ToString::to_string)));
    }
    for (path, _) in tree.below("locales/").filter(|(path, _)| path.ends_with(".ftl")) {
        let mut parts = path.split('/').skip(1);
        let folder = parts.next().filter(|_| parts.next().is_some());
        let ours = folder.is_none_or(|folder| setting.regions.iter().any(|(region, _)| region.as_str() == folder));
        if let Some(bytes) = tree.shared_bytes(path).filter(|_| ours) {
            setting.wording.insert(path.to_owned(), bytes);
        }
    }
    setting
}

/// The text of a `region.toml` with languages added to its list; `None` where it has them all, or no list on one line.
fn with_languages(text: &str, languages: &BTreeSet<Language>) -> Option<String> {
    let start = text.lines().position(|line| line.trim_start().starts_with("languages"))?;
    let line = text.lines().nth(start)?;
    let list = line.split_once('[')?.1.split_once(']')?.0;
    let listed: BTreeSet<&str> = list.split(',').map(|tag| tag.trim().trim_matches(['"', '\''])).collect();
    let missing: Vec<String> = languages
        .iter()
        .filter(|language| !listed.contains(language.as_str()))
        .map(|language| format!("{:?}", language.as_str()))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let separator = if list.trim().is_empty() { "" } else { ", " };
    let with = line.replacen(
        &format!("[{list}]"),
        &format!("[{}{separator}{}]", list.trim_end_matches([',', ' ']), missing.join(", ")),
        1,
    );
    Some(text.replacen(line, &with, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_join_the_list_of_a_region() {
        let languages: BTreeSet<Language> = ["de", "fr"].iter().filter_map(|tag| Language::parse(tag).ok()).collect();
        assert_eq!(
            with_languages("languages = [\"de\"] # ours\n", &languages).unwrap(),
            "languages = [\"de\", \"fr\"] # ours\n"
        );
        assert_eq!(with_languages("languages = []\n", &languages).unwrap(), "languages = [\"de\", \"fr\"]\n");
        assert_eq!(with_languages("languages = [\"fr\", \"de\"]\n", &languages), None);
    }
}
