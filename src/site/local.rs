//! The comparison of a document's local sections with what they displaced, as both were frozen: a redline where both are in one
//! language, else one beside the other.

use super::pages::{PageParts, Rendered};
use super::shown::Recent;
use super::{Route, Site};
use crate::compare::Redline;
use crate::compare::redline::Place;
use crate::history::Published;
use crate::id::{PolicyName, RESERVED_SECTION_IDS, SectionId};
use crate::locale::Language;
use crate::model::markup::{Block, Final, Target, plain_text};
use crate::model::passage::Passage;
use crate::model::publication::{LocalChange, LocalChangeKind};
use crate::model::region::Edition;
use crate::model::text::{Line, Text, TextBody, TextSection};
use crate::render::SharedValue;
use crate::render::html::{Href, Writer, escaped};
use crate::render::redline::{HtmlWriter, Remark};
use crate::render::view::{Foreign, Html, LocalItemView, LocalPageView, PassageView};
use crate::wording::Argument;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Site {
    /// What is local in the version in force, each item with what it displaced.
    pub(super) fn local_page(&self, edition: &Edition, policy: &PolicyName, recent: &mut Recent) -> Rendered {
        let Some(version) = self.availability.in_force(policy, edition) else { return Ok(Vec::new()) };
        let shown = self.version(policy, edition, version, recent)?;
        let displaced = self.displaced(policy, version)?;
        let route = Route::Local(edition.clone(), policy.clone());
        let title = plain_text(&shown.text.title.content);
        let heading = self.words_with(edition, "local-title", &[("policy", Argument::Text(title.clone()))]);
        let named = self.words_with(edition, "version-heading", &[("version", Argument::Text(version.id.to_string()))]);
        let state = self.words(edition, &format!("state-{}", version.state.as_str()));
        let words = format!("{heading} – {named} ({state}) – {}", self.edition_words(edition));
        let mut page = self.page_view(edition, words, &route, None);
        page.robots = Some("noindex");
        let view = LocalPageView {
            title: title.clone(),
            // It stands in a link, which can hold neither another one nor a note.
            title_html: Html::new(&escaped(&title)),
            foreign: Foreign::within(&shown.text.title.language, &edition.language),
            href: self.href(&Route::Policy(edition.clone(), policy.clone())),
        };
        let region = self.region_words(&edition.region, &edition.language, &shown.facts.region);
        let items = self.local_items(edition, policy, version, &shown.text, &displaced);
        let mut parts = PageParts::new(edition, page);
        let last = self.step(edition, "compare-local", &[]);
        parts.breadcrumbs = self.policy_crumbs(edition, policy, &title, &shown.text.title.language, Some(last));
        parts.own = vec![
            ("policy", SharedValue::of(&view)),
            ("region", SharedValue::of(&region)),
            ("items", SharedValue::of(&items)),
        ];
        parts.policy = Some(policy);
        parts.in_edition = true;
        self.render_page("local.html", parts)
    }

    fn local_items(
        &self,
        edition: &Edition,
        policy: &PolicyName,
        version: &Published,
        text: &Text,
        displaced: &Passage,
    ) -> Vec<LocalItemView> {
        let language = &edition.language;
        let document_href = self.href(&Route::Policy(edition.clone(), policy.clone()));
        let ids: BTreeSet<&SectionId> =
            text.sections.iter().flat_map(|section| section.was.iter().chain([&section.id])).collect();
        let resolve = |target: &Target| match target {
            // The comparison stands on a page of its own: its references lead into the document.
            Target::Section(id) => {
                let is_displaced = displaced.sections.iter().any(|section| section.id == *id);
                (ids.contains(id) || !is_displaced).then(|| format!("{document_href}#{id}").into())
            }
            other => self.resolve(edition, other),
        };
        let say = |remark: &Remark| self.remark(edition, remark);
        let writer = HtmlWriter { resolve: &resolve, say: &say, language };
        let facts = &version.record.facts;
        let outer: BTreeSet<&SectionId> = facts.changes.iter().map(|change| &change.id).collect();
        // Beside a displaced text that was frozen without its notes, those of the local text would seem to be its own.
        let notes = if version.record.displaced_with_notes { text.footnotes.as_slice() } else { &[] };
        let mut at = 0;
        let mut items = Vec::new();
        for (position, change) in facts.changes.iter().enumerate() {
            let end = (at + change.displaced.len()).min(displaced.sections.len());
            let before = displaced.sections[at..end].iter().map(Arc::as_ref);
            let before = Passage::of(before, &displaced.footnotes);
            at = end;
            let removed = change.kind == LocalChangeKind::Removed;
            let ours = if removed { None } else { changed(text, change, &outer) };
            if ours.is_none() && !removed {
                continue;
            }
            let is_section = !RESERVED_SECTION_IDS.contains(&change.id.as_str());
            let fragment = if is_section { format!("#{}", change.id) } else { String::new() };
            let mut item = LocalItemView {
                id: change.id.to_string(),
                kind: match change.kind {
                    LocalChangeKind::Inserted => "inserted",
                    LocalChangeKind::Removed => "removed",
                    _ => "replaced",
                },
                region: self.region_words(&change.region, language, &change.name),
                href: ours.is_some().then(|| format!("{document_href}{fragment}")),
                redline_html: None,
                ours: Vec::new(),
                displaced: Vec::new(),
            };
            let ours = Passage::of(ours.iter().flatten().map(Arc::as_ref), notes);
            let language_of =
                |passage: &Passage| passage.sections.first().map(|section| section.heading.language.clone());
            let marks = format!("_{}", position + 1);
            match language_of(&before) {
                // A translation of another text has nothing in common with it, word by word.
                Some(shared) if language_of(&ours).as_ref() == Some(&shared) => {
                    item.redline_html = Some(Html::new(&redline_html(&before, &ours, &shared, &writer, &marks)));
                }
                _ => {
                    item.ours = passage_views(&ours, edition, &resolve, &marks);
                    item.displaced = passage_views(&before, edition, &resolve, &format!("{marks}_displaced"));
                }
            }
            items.push(item);
        }
        items
    }
}

/// What stands in a text in the place that a region changed. Title, description and preamble are told as sections, the last two
/// without a heading.
fn changed(text: &Text, change: &LocalChange, outer: &BTreeSet<&SectionId>) -> Option<Vec<Arc<TextSection>>> {
    let bare = |heading: Line, blocks: Vec<Block<Final>>| {
        let id = change.id.clone();
        vec![Arc::new(TextSection { id, was: Vec::new(), level: 2, label: None, heading, blocks })]
    };
    let without_heading = |language: &Language| Line { language: language.clone(), content: Vec::new() };
    match change.id.as_str() {
        "title" => Some(bare(text.title.clone(), Vec::new())),
        "description" => {
            let line = text.description.as_ref()?;
            Some(bare(without_heading(&line.language), vec![Block::Paragraph(line.content.clone())]))
        }
        "preamble" => {
            let body = text.preamble.as_ref()?;
            Some(bare(without_heading(&body.language), body.blocks.clone()))
        }
        _ => {
            let index = text.sections.iter().position(|section| section.id == change.id)?;
            Some(self_and_below(&text.sections[index..], change, outer))
        }
    }
}

/// A section that a region changed with those below it, but for edits within it, which are items of their own.
fn self_and_below(
    sections: &[Arc<TextSection>],
    change: &LocalChange,
    changed: &BTreeSet<&SectionId>,
) -> Vec<Arc<TextSection>> {
    let Some((section, below)) = sections.split_first() else { return Vec::new() };
    let mut within_other: Option<u8> = None;
    let below = below.iter().take_while(|inner| inner.level > section.level).filter(|inner| {
        if within_other.is_some_and(|level| inner.level <= level) {
            within_other = None;
        }
        if changed.contains(&inner.id) && within_other.is_none() {
            within_other = Some(inner.level);
        }
        within_other.is_none() && change.kind != LocalChangeKind::ReplacedOwn
    });
    std::iter::once(section).chain(below).cloned().collect()
}

/// The level of a section of a passage on the page: the outermost one is at level 2.
fn level(section: &TextSection, outermost: u8) -> u8 {
    section.level.saturating_sub(outermost).saturating_add(2).min(6)
}

/// The displaced text with what stands in its place, word by word.
fn redline_html(before: &Passage, ours: &Passage, language: &Language, writer: &HtmlWriter<'_>, marks: &str) -> String {
    let redline = Redline::between(&passage_text(before, language), &passage_text(ours, language));
    let parts = redline.parts.iter().filter(|part| part.content.place != Place::Title);
    parts.map(|part| writer.part_of_many(part, marks)).collect()
}

/// A passage as a text of its own, with an empty title. What has no heading is a preamble.
fn passage_text(passage: &Passage, language: &Language) -> Text {
    let outermost = passage.sections.first().map_or(2, |section| section.level);
    let (preamble, sections): (Vec<_>, Vec<_>) =
        passage.sections.iter().partition(|section| section.heading.content.is_empty());
    let body = |section: &&Arc<TextSection>| TextBody {
        language: section.heading.language.clone(),
        blocks: section.blocks.clone(),
    };
    Text {
        title: Line { language: language.clone(), content: Vec::new() },
        description: None,
        preamble: preamble.first().map(body),
        precedence: Vec::new(),
        sections: sections
            .into_iter()
            .map(|section| TextSection { level: level(section, outermost), ..TextSection::clone(section) })
            .map(Arc::new)
            .collect(),
        footnotes: passage.footnotes.clone(),
    }
}

/// A passage by itself, section by section, its notes behind. The ids of these begin with `prefix`.
fn passage_views(
    passage: &Passage,
    edition: &Edition,
    resolve: &dyn Fn(&Target) -> Option<Href>,
    prefix: &str,
) -> Vec<PassageView> {
    let outermost = passage.sections.first().map_or(2, |section| section.level);
    let mut writer = Writer::new(resolve).with_prefix(prefix);
    let mut views: Vec<PassageView> = passage
        .sections
        .iter()
        .map(|section| {
            let heading = &section.heading;
            writer.read_in(&heading.language);
            PassageView {
                heading_html: (!heading.content.is_empty()).then(|| Html::new(&writer.inlines(&heading.content))),
                level: level(section, outermost),
                html: Html::new(&writer.blocks(&section.blocks)),
                foreign: Foreign::within(&heading.language, &edition.language),
            }
        })
        .collect();
    for (at, note) in passage.footnotes.iter().enumerate() {
        writer.read_in(&note.language);
        let (number, blocks) = (at + 1, writer.blocks(&note.blocks));
        let item =
            format!("<ol class=\"footnotes\" start=\"{number}\"><li id=\"{prefix}_fn-{number}\">{blocks}</li></ol>\n");
        views.push(PassageView {
            heading_html: None,
            level: 2,
            html: Html::new(&item),
            foreign: Foreign::within(&note.language, &edition.language),
        });
    }
    views
}
