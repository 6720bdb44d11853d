//! The comparison of a document's local sections with what they displaced, as both were frozen.

use super::pages::{PageParts, Rendered};
use super::shown::Recent;
use super::{Route, Site};
use crate::history::Published;
use crate::id::{PolicyName, SectionId};
use crate::model::markup::{Target, plain_text};
use crate::model::publication::{LocalChange, LocalChangeKind};
use crate::model::region::Edition;
use crate::model::text::{Text, TextSection};
use crate::release::strip_blocks;
use crate::render::SharedValue;
use crate::render::html::{Writer, escaped};
use crate::render::view::{DisplacedView, Foreign, Html, LocalItemView, LocalPageView};
use crate::wording::Argument;
use std::collections::BTreeSet;

impl Site {
    /// What is local in the version in force, each item with what it displaced.
    pub(super) fn local_page(&self, edition: &Edition, policy: &PolicyName, recent: &mut Recent) -> Rendered {
        let Some(version) = self.availability.in_force(policy, edition) else { return Ok(Vec::new()) };
        let shown = self.version(policy, edition, version, recent)?;
        let displaced = self.displaced(policy, version)?;
        let route = Route::Local(edition.clone(), policy.clone());
        let title = plain_text(&shown.text.title.content);
        let heading = self.words_with(edition, "local-title", &[("policy", Argument::Text(title.clone()))]);
        let words = format!("{heading} – {}", self.edition_words(edition));
        let mut page = self.page_view(edition, words, &route, None);
        page.robots = Some("noindex");
        let view = LocalPageView {
            title: title.clone(),
            title_html: shown.html(self).title.clone(),
            href: self.href(&Route::Policy(edition.clone(), policy.clone())),
        };
        let region = self.region_words(&edition.region, &edition.language, &shown.facts.region);
        let items = self.local_items(edition, policy, version, &shown.text, displaced);
        let mut parts = PageParts::new(edition, page);
        let last = self.words(edition, "compare-local");
        parts.breadcrumbs = self.policy_crumbs(edition, policy, &title, &shown.text.title.language, Some(&last));
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
        displaced: Vec<TextSection>,
    ) -> Vec<LocalItemView> {
        let language = &edition.language;
        let document_href = self.href(&Route::Policy(edition.clone(), policy.clone()));
        let ids: BTreeSet<&SectionId> =
            text.sections.iter().flat_map(|section| section.was.iter().chain([&section.id])).collect();
        let resolve = |target: &Target| match target {
            // The comparison stands on a page of its own: its references lead into the document.
            Target::Section(id) => {
                (ids.contains(id) || !displaced_has(&displaced, id)).then(|| format!("{document_href}#{id}"))
            }
            other => self.resolve(edition, other),
        };
        let facts = &version.record.facts;
        let outer: BTreeSet<&SectionId> = facts.changes.iter().map(|change| &change.id).collect();
        let mut at = 0;
        let mut items = Vec::new();
        for change in &facts.changes {
            let end = (at + change.displaced.len()).min(displaced.len());
            let before = &displaced[at..end];
            at = end;
            let mut item = LocalItemView {
                id: change.id.to_string(),
                kind: match change.kind {
                    LocalChangeKind::Inserted => "inserted",
                    LocalChangeKind::Removed => "removed",
                    _ => "replaced",
                },
                region: self.region_words(&change.region, language, &change.name),
                heading_html: None,
                html: Html::new(""),
                foreign: Foreign::default(),
                href: None,
                displaced: displaced_views(before, edition, &resolve),
            };
            match (change.kind, change.id.as_str()) {
                (LocalChangeKind::Removed, _) => {
                    let first = before.first();
                    item.heading_html = first.map(|section| Html::new(&escaped(&plain_text(&section.heading.content))));
                    item.foreign = first
                        .map_or_else(Foreign::default, |section| Foreign::within(&section.heading.language, language));
                }
                (_, "preamble") => {
                    let Some(body) = &text.preamble else { continue };
                    let mut blocks = body.blocks.clone();
                    strip_blocks(&mut blocks);
                    item.html = Html::new(&Writer::new(&resolve).blocks(&blocks));
                    item.foreign = Foreign::within(&body.language, language);
                    item.href = Some(document_href.clone());
                }
                _ => {
                    let Some(index) = text.sections.iter().position(|section| section.id == change.id) else {
                        continue;
                    };
                    let section = &text.sections[index];
                    item.heading_html = Some(Html::new(&escaped(&plain_text(&section.heading.content))));
                    item.html = Html::new(&self_and_below(&text.sections[index..], change, &outer, &resolve));
                    item.foreign = Foreign::within(&section.heading.language, language);
                    item.href = Some(format!("{document_href}#{}", section.id));
                }
            }
            items.push(item);
        }
        items
    }
}

fn displaced_has(displaced: &[TextSection], id: &SectionId) -> bool {
    displaced.iter().any(|section| section.id == *id)
}

/// A section that a region changed with those below it, but for edits within it, which are items of their own.
fn self_and_below(
    sections: &[TextSection],
    change: &LocalChange,
    changed: &BTreeSet<&SectionId>,
    resolve: &dyn Fn(&Target) -> Option<String>,
) -> String {
    let Some((section, below)) = sections.split_first() else { return String::new() };
    let mut html = String::new();
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
    for (position, part) in std::iter::once(section).chain(below).enumerate() {
        let mut writer = Writer::new(resolve);
        if position > 0 {
            let level = part.level.saturating_sub(section.level).saturating_add(2).clamp(3, 6);
            let heading = writer.inlines(&part.heading.content);
            html.push_str(&format!("<h{level}>{heading}</h{level}>\n"));
        }
        let mut blocks = part.blocks.clone();
        strip_blocks(&mut blocks);
        html.push_str(&writer.blocks(&blocks));
    }
    html
}

/// Displaced texts: the item's own heading is at level 2; what it displaced stands below it.
fn displaced_views(
    sections: &[TextSection],
    edition: &Edition,
    resolve: &dyn Fn(&Target) -> Option<String>,
) -> Vec<DisplacedView> {
    let outermost = sections.first().map_or(2, |section| section.level);
    sections
        .iter()
        .map(|section| {
            let mut writer = Writer::new(resolve);
            let heading = &section.heading;
            DisplacedView {
                heading_html: (!heading.content.is_empty()).then(|| Html::new(&writer.inlines(&heading.content))),
                level: section.level.saturating_sub(outermost).saturating_add(3).min(6),
                html: Html::new(&writer.blocks(&section.blocks)),
                foreign: Foreign::within(&heading.language, &edition.language),
            }
        })
        .collect()
}
