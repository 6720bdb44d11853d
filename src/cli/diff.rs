//! `lexloci diff`

use super::{Exit, Global, find_edition, print, terminal_columns, write_styled};
use crate::compare::redline::Both;
use crate::compare::{Redline, text_digest};
use crate::diagnostic::Report;
use crate::history::{History, Newest, PolicyHistory, newest, version_at};
use crate::id::{PolicyName, VersionId, nearest};
use crate::locale::Language;
use crate::model::publication::FrozenFile;
use crate::model::region::Edition;
use crate::model::text::Text;
use crate::release::frozen_text;
use crate::render::redline::{Around, Compared, DATA_FORMAT, Marks, data, markdown, page, passages, terminal};
use crate::site::{Opened, Overrides, Site, open};
use anstyle::{AnsiColor, Effects, Style};
use clap::{Args, ValueEnum};
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt::Write as _;

#[derive(Args, Debug)]
#[command(
    after_help = "An end is `EDITION@VERSION` or `EDITION@draft`, as `ch/de@2024-05-01`; an edition alone means its newest \
        version as FROM, and its draft as TO. Where a version did not change an edition, the one that it had then is meant. \
        Without ends, the newest version of each edition is compared with its draft; `--all` does that for all policies. What is \
        the same in several editions is told once, but not in JSON.\n\n\
        Examples:\n  \
        lexloci diff privacy-statement\n  \
        lexloci diff --all --format markdown > redline.md\n  \
        lexloci diff privacy-statement ch/de@2023-09-01 ch/de@2025-06-16\n  \
        lexloci diff privacy-statement de/de@draft ch/de@draft --format html > swiss.html"
)]
pub(super) struct Diff {
    /// The policy
    #[arg(required_unless_present = "all")]
    policy: Option<String>,
    /// The old text
    from: Option<String>,
    /// The new text [default: the draft of the same edition]
    to: Option<String>,
    /// Every draft that differs from its newest version, of all policies
    #[arg(long, conflicts_with = "policy")]
    all: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// The passages that changed, for people
    Terminal,
    /// One page: the list of changes, and the whole text, inline or side by side
    Html,
    /// One object for each comparison, one on each line
    Json,
    /// The passages that changed, for a pull request
    Markdown,
}

/// Colours say what the signs say; whoever sees none has the signs.
const STYLES: [Style; 4] = [
    AnsiColor::Red.on_default().effects(Effects::STRIKETHROUGH),
    AnsiColor::Green.on_default(),
    AnsiColor::Cyan.on_default(),
    Style::new().effects(Effects::BOLD),
];

/// The names of both texts, how much changed, and the passages that did.
fn write(compared: &Compared<'_>, redline: &Redline, out: &mut String) {
    let styles = STYLES.map(|style| (style.render().to_string(), style.render_reset().to_string()));
    let signs = [("[-", "-]"), ("{+", "+}"), ("<", ">"), ("", "")];
    let around = |index: usize| {
        let ((style, end), (open, close)) = (&styles[index], signs[index]);
        Around { style, open, close, end }
    };
    let marks = Marks { deleted: around(0), inserted: around(1), note: around(2), strong: around(3), heading: "" };
    out.push_str(&terminal(compared, redline, &marks, terminal_columns()));
}

fn write_data(compared: &Compared<'_>, redline: &Redline, out: &mut String) {
    let (policy, from, to) = (compared.policy, compared.old, compared.new);
    let object = json!({ "format": DATA_FORMAT, "policy": policy, "from": from, "to": to, "redline": data(redline) });
    let _ = writeln!(out, "{object}");
}

/// One of two texts.
#[derive(Clone, Debug)]
struct End {
    edition: Edition,
    /// None for the draft.
    version: Option<VersionId>,
}

/// A text with its name.
struct Named {
    name: String,
    text: Text,
}

impl Diff {
    pub(super) fn run(&self, global: &Global) -> Exit {
        self.compared(global).unwrap_or_else(|exit| exit)
    }

    fn compared(&self, global: &Global) -> Result<Exit, Exit> {
        let day = global.today()?;
        let folder = global.folder()?;
        let opened = open(&global.read(&folder)?, &Overrides { day, proofread: false, ..Overrides::default() });
        let Some(site) = &opened.site else {
            global.show(&opened.report, &opened.texts, false);
            return Err(Exit::Errors);
        };
        global.refuse_broken_history(&opened)?;
        let source = |policy| Source { global, site, opened: &opened, policy };
        let mut pairs: Vec<(Source<'_>, End, End)> = Vec::new();
        let mut new = Vec::new();
        for policy in self.policies(site)? {
            let source = source(policy);
            let ends = source.pairs(self.from.as_deref(), self.to.as_deref())?;
            if self.from.is_none() {
                new.extend(source.first_versions());
            }
            pairs.extend(ends.into_iter().map(|(from, to)| (source.clone(), from, to)));
        }
        let mut out = String::new();
        if pairs.is_empty() {
            let of = self.policy.as_ref().map_or_else(String::new, |policy| format!(" of `{policy}`"));
            let message = format!("no draft{of} differs from its newest version");
            // In a pull request nothing would be no answer.
            match self.format {
                Format::Markdown => out = message + "\n\n",
                _ => print::note(global.quiet, &message),
            }
        }
        if let (Format::Html, [(first, from, _), _, ..]) = (self.format, &pairs[..]) {
            let names: Vec<String> = pairs.iter().map(|(_, from, _)| from.edition.to_string()).collect();
            print::fail(
                &format!("a page shows one comparison, and {} editions differ: {}", pairs.len(), print::few(&names)),
                &format!("name one: `lexloci diff {} {} --format html`", first.policy, from.edition),
            );
            return Err(Exit::Usage);
        }
        for note in &new {
            match self.format {
                Format::Markdown => out.push_str(&format!("{note}\n\n")),
                _ => print::note(global.quiet, note),
            }
        }
        let mut comparisons: Vec<Comparison> = Vec::new();
        for (source, from, to) in &pairs {
            let comparison = Comparison::of(source, from, to)?;
            // What is for people says once what is the same in many editions.
            let is_same = |other: &&mut Comparison| other.is_told_as(&comparison);
            let known =
                comparisons.iter_mut().rev().take_while(|other| other.policy == comparison.policy).find(is_same);
            match known.filter(|_| matches!(self.format, Format::Terminal | Format::Markdown)) {
                Some(known) => known.also.push(comparison.edition.to_string()),
                None => comparisons.push(comparison),
            }
        }
        for comparison in &comparisons {
            let (compared, redline) = (comparison.compared(), &comparison.redline);
            match self.format {
                Format::Terminal => write(&compared, redline, &mut out),
                Format::Html => out.push_str(&page(&compared, redline)),
                Format::Markdown => out.push_str(&markdown(&compared, redline)),
                Format::Json => write_data(&compared, redline, &mut out),
            }
        }
        Ok(match self.format {
            Format::Terminal => write_styled(&out),
            Format::Html | Format::Json | Format::Markdown => super::write_data(out.as_bytes()),
        })
    }

    /// The policy that is named, or all.
    fn policies(&self, site: &Site) -> Result<Vec<PolicyName>, Exit> {
        let known: BTreeSet<&PolicyName> =
            site.composition().documents.keys().chain(site.history().policies.keys()).collect();
        let Some(name) = &self.policy else { return Ok(known.into_iter().cloned().collect()) };
        if let Some(policy) = known.iter().find(|policy| policy.as_str() == name) {
            return Ok(vec![(*policy).clone()]);
        }
        let near = nearest(name, known.iter().map(|policy| policy.as_str()));
        let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
        print::fail(&format!("there is no policy `{name}`"), &hint);
        Err(Exit::Usage)
    }
}

/// Two texts and their redline.
struct Comparison {
    policy: PolicyName,
    edition: Edition,
    old: Named,
    new: Named,
    languages: Both<Language>,
    /// The version of the old text; none for a draft.
    version: Option<VersionId>,
    redline: Redline,
    /// The passages that changed, as they are told.
    told: String,
    also: Vec<String>,
}

impl Comparison {
    fn of(source: &Source<'_>, from: &End, to: &End) -> Result<Self, Exit> {
        let (old, new) = (source.text(from)?, source.text(to)?);
        let redline = Redline::in_language(&old.text, &new.text, &to.edition.language);
        Ok(Self {
            policy: source.policy.clone(),
            edition: from.edition.clone(),
            languages: Both { old: from.edition.language.clone(), new: to.edition.language.clone() },
            version: from.version.clone(),
            told: passages(&redline),
            old,
            new,
            redline,
            also: Vec::new(),
        })
    }

    fn compared(&self) -> Compared<'_> {
        Compared {
            policy: self.policy.as_str(),
            old: &self.old.name,
            new: &self.new.name,
            languages: self.languages.clone(),
            also: &self.also,
        }
    }

    /// Whether another one is told in the same words, but for the name of its edition.
    fn is_told_as(&self, other: &Self) -> bool {
        self.version == other.version && self.told == other.told
    }
}

/// Where texts come from.
#[derive(Clone)]
struct Source<'a> {
    global: &'a Global,
    site: &'a Site,
    opened: &'a Opened,
    policy: PolicyName,
}

impl Source<'_> {
    fn past(&self) -> Option<&PolicyHistory> {
        self.site.history().policies.get(&self.policy)
    }

    /// What is compared with what.
    fn pairs(&self, from: Option<&str>, to: Option<&str>) -> Result<Vec<(End, End)>, Exit> {
        let Some(from) = from else { return self.unreleased() };
        let from = self.end(from, true)?;
        let to = match to {
            Some(to) => self.end(to, false)?,
            None => End { edition: from.edition.clone(), version: None },
        };
        Ok(vec![(from, to)])
    }

    /// Each edition whose draft differs from its newest version.
    fn unreleased(&self) -> Result<Vec<(End, End)>, Exit> {
        self.intact()?;
        let newest = self.past().map(newest).unwrap_or_default();
        let drafts = self.site.drafts(&self.policy);
        let differing = drafts.iter().filter_map(|(edition, draft)| {
            // One that comes back is compared with what it said before it was withdrawn.
            let newest = newest.get(edition)?;
            let end = |version| End { edition: edition.clone(), version };
            (newest.record.text != text_digest(&draft.text)).then(|| (end(Some(newest.id.clone())), end(None)))
        });
        Ok(differing.collect())
    }

    /// The editions that a release would publish for the first time, with which there is nothing to compare, and those that it would
    /// bring back, in so many words.
    fn first_versions(&self) -> Vec<String> {
        let newest = self.past().map(newest).unwrap_or_default();
        let drafts = self.site.drafts(&self.policy);
        let named = |is: &dyn Fn(Option<&Newest<'_>>) -> bool| {
            let editions = drafts.keys().filter(|edition| is(newest.get(edition)));
            let editions: Vec<String> = editions.map(ToString::to_string).collect();
            (!editions.is_empty()).then(|| print::few(&editions))
        };
        let new = named(&|newest| newest.is_none());
        let back = named(&|newest| newest.is_some_and(|newest| newest.withdrawn));
        let new = new.map(|editions| format!("`{}` has no version yet in {editions}", self.policy));
        let back = back.map(|editions| {
            format!("`{}` was withdrawn in {editions}, where a release would bring it back", self.policy)
        });
        new.into_iter().chain(back).collect()
    }

    /// Reads `ch/de@2024-05-01`, `ch/de@draft`, or an edition alone.
    fn end(&self, text: &str, from: bool) -> Result<End, Exit> {
        let (edition, version) = text.split_once('@').map_or((text, None), |(edition, at)| (edition, Some(at)));
        let past = self.past();
        let published = past.into_iter().flat_map(|past| past.versions.values()).flat_map(|v| v.records.keys());
        let drafts = self.site.composition().documents.get(&self.policy).into_iter().flat_map(|all| all.keys());
        let known: BTreeSet<&Edition> = published.chain(drafts).collect();
        let edition = find_edition(edition, &known.into_iter().collect::<Vec<_>>())?;
        let version = match version {
            Some("draft") => None,
            Some(id) => Some(self.version(&edition, id)?),
            None if from => {
                let newest = past.map(newest).unwrap_or_default();
                let Some(newest) = newest.get(&edition) else {
                    print::fail(
                        &format!("`{}` has no version in {edition}", self.policy),
                        &format!("release it first, or name another end: `{edition}@draft`"),
                    );
                    return Err(Exit::Errors);
                };
                Some(newest.id.clone())
            }
            None => None,
        };
        Ok(End { edition, version })
    }

    /// The version that an edition had when the version `id` was released.
    fn version(&self, edition: &Edition, id: &str) -> Result<VersionId, Exit> {
        let found = self
            .past()
            .zip(VersionId::parse(id))
            .and_then(|(past, id)| version_at(past, edition, &id).map(|(id, _)| id.clone()));
        found.ok_or_else(|| {
            let versions = self.past().into_iter().flat_map(|past| past.versions.keys()).map(VersionId::as_str);
            let near = nearest(id, versions);
            let hint = near.map_or_else(
                || format!("`lexloci history {} {edition}` lists its versions", self.policy),
                |near| format!("did you mean `{edition}@{near}`?"),
            );
            print::fail(&format!("`{}` has no version `{id}` in {edition}", self.policy), &hint);
            Exit::Usage
        })
    }

    /// A draft is compared only where it can be published.
    fn intact(&self) -> Result<(), Exit> {
        if self.opened.report.has_errors() {
            let report: &Report = &self.opened.report;
            self.global.show(report, &self.opened.texts, false);
            print::note(self.global.quiet, "nothing was compared: the site has errors");
            return Err(Exit::Errors);
        }
        Ok(())
    }

    fn text(&self, end: &End) -> Result<Named, Exit> {
        let End { edition, version } = end;
        let Some(id) = version else {
            self.intact()?;
            let mut drafts = self.site.drafts(&self.policy);
            let Some(draft) = drafts.remove(edition) else {
                print::fail(
                    &format!("the sources have no text of `{}` in {edition}", self.policy),
                    &format!("compare versions: `{edition}@VERSION`"),
                );
                return Err(Exit::Errors);
            };
            return Ok(Named { name: format!("{edition}@draft"), text: Text::clone(&draft.text) });
        };
        let record = self.past().and_then(|past| past.versions.get(id)).and_then(|v| v.records.get(edition));
        let file: &FrozenFile = match record {
            Some(record) => &record.frozen,
            None => return Err(Exit::Errors),
        };
        let history: &History = self.site.history();
        match frozen_text(history, &self.policy, file) {
            Ok(text) => Ok(Named { name: format!("{edition}@{id}"), text }),
            Err(refusal) => {
                print::fail(&refusal.message, &refusal.hint);
                Err(Exit::Errors)
            }
        }
    }
}
