//! `lexloci export`

use super::{Exit, Global, find_region, print};
use crate::diagnostic::{Finding, Report, Severity};
use crate::id::{PolicyName, nearest};
use crate::load::normalized_text;
use crate::locale::Language;
use crate::site::{Opened, Overrides, Site};
use crate::source::Sources;
use crate::system;
use crate::translate::{Package, Scope, State, packages, po, xliff};
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::path::PathBuf;

#[derive(Args, Debug)]
#[command(after_help = "\
One file for each language: what has no translation, and what is stale because its source has changed since `review.lock` says \
that it was reviewed. Texts of a region that are written in another language first are in files of their own, such as \
`fr-from-de.xlf`. `lexloci import FILE` puts back what came of it.

Examples:
  lexloci export --format xliff --out to-translate
  lexloci export --format po --language fr --policy terms-of-use
  lexloci export --format xliff --region ch --all --out all")]
pub(super) struct Export {
    /// What translators' tools read: XLIFF 2.1, or gettext's PO
    #[arg(long, value_enum)]
    format: Format,
    /// Only into this language; may be given again
    #[arg(long, value_name = "LANG")]
    language: Vec<String>,
    /// Only this policy, and no messages; may be given again
    #[arg(long, value_name = "POLICY")]
    policy: Vec<String>,
    /// Only what editions of this region show, and of those below it; may be given again
    #[arg(long, value_name = "REGION")]
    region: Vec<String>,
    /// Also what is translated and needs nothing
    #[arg(long)]
    all: bool,
    /// Where to write the files
    #[arg(long, value_name = "DIR", default_value = "translations")]
    out: PathBuf,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// XLIFF 2.1 (OASIS)
    Xliff,
    /// gettext's PO
    Po,
}

impl Export {
    pub(super) fn run(&self, global: &Global) -> Exit {
        self.exported(global).unwrap_or_else(|exit| exit)
    }

    fn exported(&self, global: &Global) -> Result<Exit, Exit> {
        let overrides = Overrides { day: global.today()?, proofread: false, ..Overrides::default() };
        let (_, opened) = global.open(&overrides)?;
        let Some(site) = &opened.site else {
            global.show(&opened.report, &opened.texts, false);
            return Err(Exit::Errors);
        };
        let packages = packages(site, &opened.texts, &self.scope(site)?);
        let reference = &site.sources().settings.reference_language;
        let (unread, packages): (Vec<Package>, Vec<Package>) =
            packages.into_iter().partition(|package| !package.unread.is_empty());
        self.say_unread(global, &opened, &unread, reference);
        let done = if unread.is_empty() { Ok(Exit::Done) } else { Err(Exit::Errors) };
        if packages.is_empty() {
            if unread.is_empty() {
                print::note(global.quiet, "nothing is to be translated: all is there, and follows its source");
            }
            return done;
        }
        let files: Vec<(String, String)> = packages.iter().map(|package| self.file(package, reference)).collect();
        let before = files.iter().map(|(name, _)| self.before(name)).collect::<Result<Vec<_>, Exit>>()?;
        let bytes = files.iter().zip(&before);
        let bytes = bytes.map(|((name, text), before)| (name.as_str(), before.as_deref(), text.as_bytes()));
        system::replace_files(&self.out, bytes).map_err(|error| {
            print::fail(&format!("cannot write to `{}`: {error}", self.out.display()), "nothing was written");
            Exit::Errors
        })?;
        for (package, (name, _)) in packages.iter().zip(&files) {
            print::note(global.quiet, &format!("{}: {}", self.out.join(name).display(), amount(package)));
        }
        done
    }

    /// Says which files are not written, since they would call texts missing that are there, and why.
    fn say_unread(&self, global: &Global, opened: &Opened, unread: &[Package], reference: &Language) {
        let files: BTreeSet<&String> = unread.iter().flat_map(|package| &package.unread).collect();
        if files.is_empty() {
            return;
        }
        let of_these = |finding: &&Finding| {
            finding.severity == Severity::Error && finding.file.as_ref().is_some_and(|file| files.contains(file))
        };
        let findings: Vec<Finding> = opened.report.findings.iter().filter(of_these).cloned().collect();
        print::report(&Report { findings, ..Report::default() }, &opened.texts, global.quiet, false);
        for package in unread {
            let names: Vec<String> = package.unread.iter().map(|file| format!("`{file}`")).collect();
            let place = self.out.join(self.file(package, reference).0);
            print::fail(
                &format!("`{}` was not written: {} cannot be read as a whole", place.display(), print::few(&names)),
                "run `lexloci check --fix`, which pins ids, correct what it still reports, and export again",
            );
        }
    }

    /// What an earlier export wrote there. A file of somebody else stays.
    fn before(&self, name: &str) -> Result<Option<Vec<u8>>, Exit> {
        let place = self.out.join(name);
        let before = system::read_plain_file(&place);
        let is_ours = |bytes: &[u8]| {
            let (text, _) = normalized_text(bytes);
            let file = Sources::default().add(name.to_owned(), String::new());
            match self.format {
                Format::Xliff => xliff::read(&text, file).is_ok(),
                Format::Po => po::read(&text, file).is_ok(),
            }
        };
        if before.as_deref().is_none_or(|bytes| bytes.is_empty() || is_ours(bytes)) {
            return Ok(before);
        }
        print::fail(
            &format!("`{}` is not from this command, and stays as it is; nothing was written", place.display()),
            "move it away, or name another folder with `--out`",
        );
        Err(Exit::Errors)
    }

    fn file(&self, package: &Package, reference: &Language) -> (String, String) {
        let from = if package.source == *reference { String::new() } else { format!("-from-{}", package.source) };
        match self.format {
            Format::Xliff => (format!("{}{from}.xlf", package.target), xliff::write(package)),
            Format::Po => (format!("{}{from}.po", package.target), po::write(package)),
        }
    }

    fn scope(&self, site: &Site) -> Result<Scope, Exit> {
        let mut scope = Scope { all: self.all, ..Scope::default() };
        let known: BTreeSet<Language> = site.sources().editions().into_iter().map(|edition| edition.language).collect();
        for name in &self.language {
            let language = known.iter().find(|language| language.as_str().eq_ignore_ascii_case(name));
            scope.languages.insert(language.cloned().ok_or_else(|| {
                let near = nearest(name, known.iter().map(Language::as_str));
                unknown(&format!("no edition is in `{name}`"), near)
            })?);
        }
        let policies = &site.sources().policies;
        for name in &self.policy {
            let policy = policies.get_key_value(name.as_str()).map(|(policy, _)| policy.clone());
            scope.policies.insert(policy.ok_or_else(|| {
                let near = nearest(name, policies.keys().map(PolicyName::as_str));
                unknown(&format!("there is no policy `{name}`"), near)
            })?);
        }
        for name in &self.region {
            scope.regions.insert(find_region(site, name)?);
        }
        Ok(scope)
    }
}

fn unknown(message: &str, near: Option<&str>) -> Exit {
    print::fail(message, &near.map_or_else(String::new, |near| format!("did you mean `{near}`?")));
    Exit::Usage
}

/// "3 sections missing, 1 stale; 12 blocks, 150 words"
fn amount(package: &Package) -> String {
    let sections = || package.files.iter().flat_map(|file| &file.sections);
    let states = [
        (State::Missing, "missing"),
        (State::Stale, "stale"),
        (State::Unreviewed, "unreviewed"),
        (State::Current, "current"),
    ];
    let counts = states.into_iter().filter_map(|(state, word)| {
        let count = sections().filter(|section| section.state == state).count();
        (count > 0).then(|| format!("{count} {word}"))
    });
    let counts: Vec<String> = counts.collect();
    let blocks = sections().map(|section| section.units.len()).sum::<usize>();
    format!("sections: {}; blocks: {blocks}", counts.join(", "))
}
