//! `lexloci explain`

use super::print::{one_line, plain};
use super::{Exit, Global, print, write_data};
use crate::compose::{Change, ComposedDocument, ComposedPart, ComposedSection, RemovedSection};
use crate::diagnostic::{CODES, Code, explanation};
use crate::id::{PolicyName, RESERVED_SECTION_IDS, SectionId, nearest};
use crate::load::shipped_packs;
use crate::model::duty::{Asks, Pack};
use crate::model::markup::plain_text;
use crate::reference::{self, pages};
use crate::site::Site;
use crate::source::{Sources, Span};
use clap::Args;
use std::fmt::Write as _;

#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  lexloci explain privacy-statement ch/de\n  lexloci explain privacy-statement ch/de minors\n  lexloci explain undefined-value\n  lexloci explain packs\n  lexloci explain gdpr-13\n  lexloci explain site.toml"
)]
pub(super) struct Explain {
    /// A policy; or alone the code of a diagnostic, a file (`site.toml`), a pack of duties, or `packs`
    #[arg(value_name = "POLICY|CODE|FILE|PACK")]
    subject: Option<String>,
    /// An edition, as `ch/de`
    edition: Option<String>,
    /// A section
    section: Option<String>,
}

impl Explain {
    pub(super) fn run(&self, global: &Global) -> Exit {
        let Some(subject) = &self.subject else { return list_codes() };
        match &self.edition {
            None if subject == "packs" => list_packs(),
            None => explain_alone(subject),
            Some(edition) => self.explain_document(global, subject, edition),
        }
    }

    fn explain_document(&self, global: &Global, policy: &str, edition: &str) -> Exit {
        let (_, opened) = match global.open_today(false) {
            Ok(opened) => opened,
            Err(exit) => return exit,
        };
        let Some(site) = opened.site else {
            global.show(&opened.report, &opened.texts, false);
            return Exit::Errors;
        };
        if opened.report.has_errors() {
            print::note(global.quiet, "the site has errors (see `lexloci check`); this is what could be composed");
        }
        let document = match find(&site, policy, edition) {
            Ok(document) => document,
            Err(exit) => return exit,
        };
        let explainer = Explainer { site: &site, texts: &opened.texts };
        match &self.section {
            None => write_data(explainer.outline(document).as_bytes()),
            Some(id) => match SectionId::parse(id).and_then(|id| explainer.section(document, &id)) {
                Some(text) => write_data(text.as_bytes()),
                None => {
                    let ids = document.structure.ids();
                    let near = nearest(id, ids.iter().map(|id| id.as_str()).chain(RESERVED_SECTION_IDS));
                    let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
                    print::fail(&format!("`{policy}` has no section `{id}` in `{edition}`"), &hint);
                    Exit::Usage
                }
            },
        }
    }
}

/// Something that no site is needed for.
fn explain_alone(subject: &str) -> Exit {
    let packs = shipped_packs();
    if let Some(code) = Code::parse(subject) {
        return explain_code(code);
    }
    if let Some(page) = reference::page(subject) {
        return write_data(page.text.as_bytes());
    }
    if let Some(pack) = packs.get(subject) {
        return explain_pack(pack);
    }
    let pages = pages();
    let files = pages.iter().map(|page| page.name.as_str());
    let known = CODES.iter().map(|code| code.name()).chain(packs.keys().map(String::as_str)).chain(files);
    let hint = nearest(subject, known).map_or_else(
        || {
            "`lexloci explain` lists all codes, `lexloci explain packs` the packs of duties, `lexloci schema` the files; a policy \
             needs an edition: `lexloci explain privacy-statement ch/de`"
                .to_owned()
        },
        |near| format!("did you mean `{near}`?"),
    );
    print::fail(&format!("there is no diagnostic `{subject}`"), &hint);
    Exit::Usage
}

fn find<'a>(site: &'a Site, policy: &str, edition: &str) -> Result<&'a ComposedDocument, Exit> {
    let usage = |message: String, near: Option<&str>| {
        let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
        print::fail(&message, &hint);
        Exit::Usage
    };
    let policies = &site.composition().documents;
    let Some(documents) = policies.get(policy) else {
        let near = nearest(policy, policies.keys().map(PolicyName::as_str));
        return Err(usage(format!("there is no policy `{policy}`"), near));
    };
    let Some(edition) = site.edition(edition) else {
        let names: Vec<String> = site.composition().editions.iter().map(ToString::to_string).collect();
        return Err(usage(
            format!("there is no edition `{edition}`"),
            nearest(edition, names.iter().map(String::as_str)),
        ));
    };
    documents.get(edition).ok_or_else(|| usage(format!("`{policy}` does not apply in `{edition}`"), None))
}

fn list_codes() -> Exit {
    let mut text = String::new();
    for code in CODES {
        let _ = writeln!(text, "{:<8} {}", code.severity(), code);
    }
    write_data(text.as_bytes())
}

fn explain_code(code: Code) -> Exit {
    write_data(format!("{code} ({})\n\n{}\n", code.severity(), explanation(code)).as_bytes())
}

/// What every list of duties says at its head.
const NO_ADVICE: &str =
    "Checks of presence, not legal advice: whether a text says what the law asks for, a lawyer has to read.\n";

fn list_packs() -> Exit {
    let packs = shipped_packs();
    let width = packs.keys().map(|name| name.len()).max().unwrap_or(0);
    let mut text = format!("{NO_ADVICE}\n");
    for pack in packs.values() {
        let _ = writeln!(text, "{:<width$}  {}", pack.name, pack.title);
    }
    write_data(text.as_bytes())
}

fn explain_pack(pack: &Pack) -> Exit {
    let codes: Vec<&str> = pack.reach.codes.iter().flatten().map(|code| code.as_str()).collect();
    let mut text = format!("{} ({})\n\n{NO_ADVICE}", pack.title, pack.name);
    let _ = writeln!(text, "It applies in regions with the codes {}.\n", codes.join(", "));
    for (duty, _) in &pack.duties {
        let met = match duty.asks {
            Asks::Text => "",
            Asks::Cookies(_) => " [read from cookies.toml]",
            Asks::Update(_) => " [read from the ledger]",
            Asks::LastUpdated => " [every page shows it]",
        };
        let _ = writeln!(text, "{}\n    {}: {}{met}", duty.id, duty.law, duty.what);
    }
    write_data(text.as_bytes())
}

/// Region and language of a text.
fn origin(part: &ComposedPart) -> String {
    let fallback = if part.fallback { " (fallback)" } else { "" };
    format!("{} {}{fallback}", part.region, part.language)
}

struct Explainer<'a> {
    site: &'a Site,
    texts: &'a Sources,
}

impl Explainer<'_> {
    fn place(&self, span: Span) -> String {
        format!("{}:{}", one_line(self.texts.path(span.file)), self.texts.line_column(span).line)
    }

    /// Region, language and place of a text.
    fn source(&self, part: &ComposedPart) -> String {
        format!("{}  {}", origin(part), self.place(part.text.span))
    }

    /// Where every part of a document comes from, one line each.
    fn outline(&self, document: &ComposedDocument) -> String {
        let mut out = String::new();
        let region = self.site.sources().region(&document.edition.region);
        let chain: Vec<&str> = region.chain.iter().map(|name| name.as_str()).collect();
        let _ = writeln!(out, "{} in {}: {}", document.policy, document.edition, chain.join(" > "));
        let row = |name: String, part: &ComposedPart, change: &str| {
            [name, origin(part), format!("{}{change}", self.place(part.text.span))]
        };
        let mut rows = vec![row("title".to_owned(), &document.title, "")];
        rows.extend(document.description.as_ref().map(|part| row("description".to_owned(), part, "")));
        rows.extend(document.preamble.as_ref().map(|part| row("preamble".to_owned(), part, "")));
        for section in &document.sections {
            let indent = "  ".repeat(usize::from(section.level) - 2);
            let label = section.label().map_or_else(String::new, |label| format!("{} ", one_line(label)));
            let change = section.mark.as_ref().map_or_else(String::new, |mark| {
                let what = match mark.change {
                    Change::Replaced => "replaced by",
                    Change::ReplacedOwn => "own text replaced by",
                    Change::Inserted => "inserted by",
                    Change::Document => "document of",
                };
                format!("  [{what} {}]", mark.region)
            });
            rows.push(row(format!("{indent}{label}{}", section.id), &section.part, &change));
        }
        for removed in &document.removed {
            // Further down it may have come back.
            if let Some(section) = removed.sections.first().filter(|section| document.section(&section.id).is_none()) {
                let place = format!("{}: {}", self.place(removed.span), one_line(removed.reason.trim()));
                rows.push([format!("- {}", section.id), format!("removed by {}", removed.region), place]);
            }
        }
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let (name_width, origin_width) = (width(0), width(1));
        for [name, origin, place] in &rows {
            let _ = writeln!(out, "{name:<name_width$}  {origin:<origin_width$}  {place}");
        }
        out
    }

    /// Where one section comes from, what it displaced, and why it is shown in its language.
    fn section(&self, document: &ComposedDocument, id: &SectionId) -> Option<String> {
        let mut out = String::new();
        let part = match id.as_str() {
            "title" => Some(&document.title),
            "description" => document.description.as_ref(),
            "preamble" => document.preamble.as_ref(),
            _ => None,
        };
        if let Some(part) = part {
            self.one(document, &format!("the {id}"), id, part, None, &mut out);
            return Some(out);
        }
        if let Some(section) = document.section(id) {
            self.one(document, "the section", id, &section.part, Some(section), &mut out);
            return Some(out);
        }
        // Where it came back in between, it is the last removal that counts.
        let takes = |removed: &&RemovedSection| removed.sections.iter().any(|section| section.id == *id);
        let removed = document.removed.iter().rev().find(takes)?;
        let _ = writeln!(out, "{id} is removed by {} at {}", removed.region, self.place(removed.span));
        if !removed.reason.trim().is_empty() {
            let _ = writeln!(out, "reason: {}", plain(removed.reason.trim()));
        }
        let section = removed.sections.iter().find(|section| section.id == *id)?;
        let _ = writeln!(out, "it was: {}", self.source(&section.part));
        Some(out)
    }

    /// What is said of `what`, a section or a part that has no heading.
    fn one(
        &self,
        document: &ComposedDocument,
        what: &str,
        id: &SectionId,
        part: &ComposedPart,
        section: Option<&ComposedSection>,
        out: &mut String,
    ) {
        let label =
            section.and_then(ComposedSection::label).map_or_else(String::new, |label| format!("{} ", one_line(label)));
        let _ = writeln!(out, "{}", format!("{id}: {label}{}", one_line(&plain_text(&part.text.heading))).trim_end());
        let _ = writeln!(out, "region:    {}", part.region);
        let _ = writeln!(out, "language:  {}", part.language);
        let _ = writeln!(out, "place:     {}", self.place(part.text.span));
        if let Some(mark) = section.and_then(|section| section.mark.as_ref()) {
            let what = match mark.change {
                Change::Replaced => "replaces the inherited section and all under it",
                Change::ReplacedOwn => "replaces heading and own text; inherited subsections stay",
                Change::Inserted => "inserts the section",
                Change::Document => "supplies the whole document",
            };
            let _ = writeln!(out, "edit:      {} {what}", mark.region);
        }
        for displaced in &part.displaced {
            let _ = writeln!(out, "displaced: {} from {}", displaced.id, self.source(&displaced.part));
        }
        if let Some(section) = section.filter(|section| !section.was.is_empty()) {
            let was: Vec<&str> = section.was.iter().map(SectionId::as_str).collect();
            let _ = writeln!(out, "was:       {}", was.join(", "));
        }
        let wanted = &document.edition.language;
        let why = if part.fallback {
            format!(
                "`{}` supplies {what} and has no text for it in `{wanted}`, so its `{}` is shown, marked",
                part.region, part.language
            )
        } else if part.language == *wanted {
            format!("`{}` supplies {what}, and has text in `{wanted}`", part.region)
        } else {
            format!("`{}` supplies {what}; `{}` is a parent of `{wanted}`", part.region, part.language)
        };
        let _ = writeln!(out, "why:       {why}");
    }
}
