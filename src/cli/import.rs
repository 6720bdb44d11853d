//! `lexloci import`

use super::{Exit, Global, print};
use crate::id::{PolicyName, RegionName};
use crate::import::{Day, Imported, Note, NoteKind, Options, convert};
use crate::load::load;
use crate::locale::{Date, Language, RegionCode};
use crate::system;
use clap::Args;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
#[command(after_help = "DIR holds `<day>/<language>.md`, or one folder of that form for each policy.\n\n\
    Example:\n  lexloci import old/privacy_notice --at 2024-05-01 --map zh-CN=zh-Hans --site new-site")]
pub(super) struct Import {
    /// The folder to take texts from
    dir: PathBuf,
    /// The day whose texts become the sources; without a folder of that day, the last one before it
    #[arg(long, value_name = "DAY")]
    at: Date,
    /// The policy's name [default: the folder's name in lower case, with `-` for `_`]
    #[arg(long, value_name = "NAME")]
    policy: Option<String>,
    /// What a name of a language stands for, as `zh-CN=zh-Hans`; may be given again
    #[arg(long, value_name = "NAME=TAG", value_parser = parse_mapping)]
    map: Vec<(String, String)>,
    /// The region whose documents the texts are
    #[arg(long, value_name = "REGION", default_value = "global")]
    region: String,
}

fn parse_mapping(text: &str) -> Result<(String, String), String> {
    let (name, tag) = text.split_once('=').ok_or("write NAME=TAG, such as zh-CN=zh-Hans")?;
    Language::parse(tag).map_err(|error| format!("`{tag}`: {error}"))?;
    Ok((name.to_owned(), tag.to_owned()))
}

const SITE: &str = "title = \"Legal\"\nbase_url = \"https://legal.example.com\"\n";
const SITE_REST: &str = "theme = \"default\"

[severity]
# Some languages may lack the theme's words of legal weight, such as its notices of precedence. They are warnings here, so
# that what was imported can be built at once; add the words to locales/<language>.ftl and take this line away.
untranslated-legal-string = \"warning\"
";

/// The files that an import writes, and what there is to say about it.
#[derive(Default)]
struct Plan {
    files: BTreeMap<String, String>,
    notes: Vec<(String, Note)>,
    languages: BTreeSet<Language>,
}

impl Import {
    pub(super) fn run(&self, global: &Global) -> Exit {
        let Some(region) = RegionName::parse(&self.region) else {
            print::fail(
                &format!("`{}` cannot name a region", self.region),
                "names are lower-case letters, digits and hyphens",
            );
            return Exit::Usage;
        };
        let target = match &global.site {
            Some(site) => site.clone(),
            None => system::find_site(Path::new(".")).unwrap_or_else(|| PathBuf::from(".")),
        };
        let tree = system::read_tree(&target);
        let new_site = tree.get("site.toml").is_none();
        let site = load(&tree, None).site;
        let reference = site.as_ref().map(|site| site.settings.reference_language.clone());
        let options = |policy: PolicyName| Options {
            policy,
            region: region.clone(),
            reference: reference.clone().or_else(|| Language::parse("en").ok()),
            map: self.map.iter().cloned().collect(),
        };
        let days = match self.days() {
            Ok(days) => days,
            Err(exit) => return exit,
        };
        let mut plan = Plan::default();
        for (policy, day, folder) in &days {
            let (files, _) = match system::read_folder(folder) {
                Ok(listed) => listed,
                Err(error) => {
                    print::fail(&format!("cannot read `{}`: {error}", folder.display()), "");
                    return Exit::Errors;
                }
            };
            let texts = files
                .into_iter()
                .filter_map(|(name, bytes)| Some((name.strip_suffix(".md")?.to_owned(), bytes)))
                .collect();
            let imported = convert(&Day { texts }, &options(policy.clone()));
            plan.take(policy, &region, imported);
            print::note(global.quiet, &format!("{policy}: the texts of {day}"));
        }
        plan.complete(&days, &region, new_site, &tree, reference.as_ref());

        let clashes: Vec<&str> = plan
            .files
            .iter()
            .filter(|(path, text)| {
                path.ends_with(".md") && tree.get(path).is_some() && tree.bytes(path) != Some(text.as_bytes())
            })
            .map(|(path, _)| path.as_str())
            .collect();
        if let Some(first) = clashes.first() {
            print::fail(
                &format!("{} texts stand there already, such as `{first}`; nothing was written", clashes.len()),
                "take them away, or import into another site with `--site DIR`, or under another name with `--policy`",
            );
            return Exit::Errors;
        }
        let files = plan.files.iter().map(|(path, text)| (path.as_str(), text.as_bytes()));
        if let Err(error) = system::write_files(&target, files) {
            print::fail(&format!("cannot write to `{}`: {error}", target.display()), "");
            return Exit::Errors;
        }
        plan.report(global.quiet);
        let texts = plan.files.keys().filter(|path| path.ends_with(".md")).count();
        print::note(global.quiet, &format!("wrote {texts} texts to {}; next: `lexloci check`", target.display()));
        if texts == 0 { Exit::Errors } else { Exit::Done }
    }

    /// The folders to read: policy, day, folder.
    fn days(&self) -> Result<Vec<(PolicyName, Date, PathBuf)>, Exit> {
        let list = |folder: &Path| {
            system::read_folder(folder).map(|(_, folders)| folders).map_err(|error| {
                print::fail(&format!("cannot read `{}`: {error}", folder.display()), "DIR holds `<day>/<language>.md`");
                Exit::Errors
            })
        };
        let day_of = |folders: &[String]| -> Option<(Date, String)> {
            let dated = folders.iter().filter_map(|name| Some((Date::parse(name)?, name.clone())));
            dated.filter(|(day, _)| *day <= self.at).max()
        };
        let name_of = |name: &str| {
            let name = self.policy.clone().unwrap_or_else(|| name.to_lowercase().replace(['_', ' '], "-"));
            PolicyName::parse(&name).ok_or_else(|| {
                print::fail(&format!("`{name}` cannot name a policy"), "give it a name with `--policy`");
                Exit::Usage
            })
        };
        let folders = list(&self.dir)?;
        if folders.iter().any(|name| Date::parse(name).is_some()) {
            let folder_name = std::path::absolute(&self.dir)
                .ok()
                .and_then(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
                .unwrap_or_default();
            let policy = name_of(&folder_name)?;
            return match day_of(&folders) {
                Some((day, name)) => Ok(vec![(policy, day, self.dir.join(name))]),
                None => Err(self.no_day(&folders)),
            };
        }
        let mut days = Vec::new();
        for folder in folders {
            let inner = list(&self.dir.join(&folder))?;
            if let Some((day, name)) = day_of(&inner) {
                days.push((name_of(&folder)?, day, self.dir.join(&folder).join(name)));
            }
        }
        if days.is_empty() {
            return Err(self.no_day(&[]));
        }
        if self.policy.is_some() && days.len() > 1 {
            print::fail("`--policy` names one policy, and DIR holds several", "name the folder of one of them");
            return Err(Exit::Usage);
        }
        Ok(days)
    }

    fn no_day(&self, folders: &[String]) -> Exit {
        let first = folders.iter().filter(|name| Date::parse(name).is_some()).min();
        let hint = first.map_or_else(
            || "DIR holds `<day>/<language>.md`, with days such as 2024-05-01, or one folder of that form for each policy".to_owned(),
            |first| format!("the first day there is {first}"),
        );
        print::fail(&format!("`{}` has no texts of {} or before", self.dir.display(), self.at), &hint);
        Exit::Errors
    }
}

impl Plan {
    fn take(&mut self, policy: &PolicyName, region: &RegionName, imported: Imported) {
        let folder =
            if region.is_global() { format!("content/{policy}") } else { format!("locales/{region}/{policy}") };
        for (language, text) in imported.texts {
            self.files.insert(format!("{folder}/{language}.md"), text);
            self.languages.insert(language);
        }
        self.notes.extend(imported.notes.into_iter().map(|note| (policy.to_string(), note)));
        let declared = imported.declared.iter().map(|(language, date)| {
            (
                policy.to_string(),
                Note {
                    file: format!("{language}.md"),
                    line: 0,
                    kind: NoteKind::Converted,
                    message: format!("declares the date `{date}`"),
                },
            )
        });
        self.notes.extend(declared);
    }

    /// Adds what a site needs beside the texts, where it is not there yet.
    fn complete(
        &mut self,
        days: &[(PolicyName, Date, PathBuf)],
        region: &RegionName,
        new_site: bool,
        tree: &crate::source::FileTree,
        reference: Option<&Language>,
    ) {
        let english = Language::parse("en").ok().filter(|english| self.languages.contains(english));
        let first = reference.cloned().or(english).or_else(|| self.languages.first().cloned());
        // The first language of a region is the one that others fall back to.
        let in_order = first.iter().filter(|first| self.languages.contains(*first));
        let in_order = in_order.chain(self.languages.iter().filter(|language| first.as_ref() != Some(*language)));
        let languages: Vec<String> = in_order.map(|language| format!("{:?}", language.as_str())).collect();
        if new_site {
            let first = first.as_ref().map_or("en", Language::as_str);
            self.files.insert("site.toml".to_owned(), format!("{SITE}reference_language = \"{first}\"\n{SITE_REST}"));
        }
        for (policy, _, _) in days {
            let path = format!("content/{policy}/policy.toml");
            if tree.get(&path).is_none() {
                self.files.insert(path, "kind = \"notice\"\n".to_owned());
            }
        }
        let global = "locales/global/region.toml";
        if tree.get(global).is_none() && (new_site || region.is_global()) {
            let own = if region.is_global() { languages.join(", ") } else { String::new() };
            self.files.insert(global.to_owned(), format!("code = \"001\"\nlanguages = [{own}]\n"));
        }
        let path = format!("locales/{region}/region.toml");
        match tree.bytes(&path).and_then(|bytes| std::str::from_utf8(bytes).ok()) {
            None if !region.is_global() => {
                let code = RegionCode::parse(&region.as_str().to_uppercase());
                let code = code.map_or_else(String::new, |code| format!("code = \"{code}\"\n"));
                let text = format!("parent = \"global\"\n{code}languages = [{}]\n", languages.join(", "));
                self.files.insert(path, text);
            }
            None => {}
            Some(text) => {
                if let Some(text) = with_languages(text, &self.languages) {
                    self.files.insert(path, text);
                }
            }
        }
    }

    /// What was changed, lost or left out. The same in many files is said once.
    fn report(&self, quiet: bool) {
        let mut groups: Vec<(&str, NoteKind, &str, Vec<String>)> = Vec::new();
        for (policy, note) in &self.notes {
            let line = if note.line > 0 { format!(":{}", note.line) } else { String::new() };
            let place = format!("{}{line}", note.file);
            let same = groups
                .iter_mut()
                .find(|(of, kind, message, _)| of == policy && *kind == note.kind && *message == note.message);
            match same {
                Some((_, _, _, places)) => places.push(place),
                None => groups.push((policy, note.kind, &note.message, vec![place])),
            }
        }
        let mut out = String::new();
        for (policy, kind, message, places) in groups {
            let kind = match kind {
                NoteKind::Skipped => "skipped",
                NoteKind::Mapped => "mapped",
                NoteKind::Lost => "lost",
                NoteKind::Converted => "converted",
                NoteKind::Outline => "outline",
            };
            let more = places.len().saturating_sub(4);
            let shown = places[..places.len() - more].join(", ");
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let _ = writeln!(out, "{kind:<9} {policy}: {message} ({shown}{more})");
        }
        if !out.is_empty() {
            print::note(quiet, out.trim_end());
        }
    }
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
