//! The pages: from composed documents to views to HTML.

use super::{Recent, Route, Site};
use crate::compose::{
    Change, ComposedDocument, ComposedPart, ComposedSection, Filler, region_name, region_name_in_list,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::{PolicyName, RegionName};
use crate::locale::{Language, language_name};
use crate::model::markup::{Block, Final, Inline, Target, plain_text};
use crate::model::region::Edition;
use crate::model::text::Text;
use crate::render::html::{Writer, escaped};
use crate::render::view::{
    BodyView, ContentsView, CrumbView, DisplacedView, DocumentLinkView, EditionView, FallbackView, FootnoteView,
    Foreign, LocalItemView, LocalPageView, LocalView, NamedLinkView, PageView, PolicyView, RelatedView, SectionView,
};
use crate::render::{PageContext, SharedValue};

type Rendered = Result<Vec<u8>, Box<Diagnostic>>;

impl Site {
    pub(super) fn root_page(&self) -> Rendered {
        let voice = self.root_voice();
        let title = self.sources.settings.title.clone();
        let page = self.page_view(&voice, title, &Route::Root, Some(Route::Root));
        self.render_page("chooser.html", &voice, page, None, None, Vec::new(), None, Vec::new())
    }

    pub(super) fn not_found_page(&self) -> Rendered {
        let voice = self.root_voice();
        let title = self.words(&voice, "not-found-title");
        let mut page = self.page_view(&voice, title, &Route::NotFound, None);
        page.robots = Some("noindex");
        self.render_page("not-found.html", &voice, page, None, None, Vec::new(), None, Vec::new())
    }

    pub(super) fn region_page(&self, name: &RegionName) -> Rendered {
        let region = self.sources.region(name);
        let language = region.languages.first().unwrap_or(&self.sources.settings.reference_language);
        let voice = Edition { region: name.clone(), language: language.clone() };
        let (region_words, _) = region_name_in_list(&self.sources, region, language);
        let route = Route::Region(name.clone());
        let page = self.page_view(&voice, self.titled(&region_words), &route, Some(route.clone()));
        let editions: Vec<NamedLinkView> = region.editions().map(|edition| self.edition_link(&edition)).collect();
        let own =
            vec![("region", SharedValue::of(&region_words)), ("editions", SharedValue::of(&self.choices(&editions)))];
        let crumbs = vec![self.home_crumb(&voice), here(&region_words)];
        self.render_page("region.html", &voice, page, None, None, crumbs, None, own)
    }

    pub(super) fn edition_page(&self, edition: &Edition) -> Rendered {
        let heading = self.words(edition, "legal-documents");
        let route = Route::Edition(edition.clone());
        let title = format!("{heading} – {}", self.edition_words(edition));
        let page = self.page_view(edition, title, &route, Some(route.clone()));
        let policies: Vec<DocumentLinkView> = self
            .composition
            .documents
            .iter()
            .filter_map(|(policy, documents)| {
                let document = documents.get(edition)?;
                let mut quiet = Diagnostics::new();
                let mut filler = Filler::new(&self.sources, &self.composition, document, &mut quiet);
                let title = plain_text(&filler.line(&document.title).content);
                let description = document.description.as_ref().filter(|part| part.language == document.title.language);
                Some(DocumentLinkView {
                    title,
                    foreign: Foreign::within(&document.title.language, &edition.language),
                    href: self.href(&Route::Policy(edition.clone(), policy.clone())),
                    description: description.map(|part| plain_text(&filler.line(part).content)),
                    fallback: document.title.fallback,
                })
            })
            .collect();
        let own = vec![("heading", SharedValue::of(&heading)), ("policies", SharedValue::of(&policies))];
        let crumbs = vec![self.home_crumb(edition), here(&self.edition_words(edition))];
        self.render_page("edition.html", edition, page, None, Some(self.edition_view(edition)), crumbs, None, own)
    }

    pub(super) fn policy_page(&self, edition: &Edition, policy: &PolicyName, recent: &mut Recent) -> Rendered {
        let Some(document) = self.composition.document(policy, edition) else { return Ok(Vec::new()) };
        let text = recent.text(self, document);
        let route = Route::Policy(edition.clone(), policy.clone());
        let title = plain_text(&text.title.content);
        let canonical = document.document_fallback.is_none().then(|| route.clone());
        let mut page = self.page_view(edition, format!("{title} – {}", self.edition_words(edition)), &route, canonical);
        page.description = text.description.as_ref().map(|line| plain_text(&line.content));
        let crumbs =
            vec![self.home_crumb(edition), self.edition_crumb(edition), here_in(&title, &text.title.language, edition)];
        let view = self.policy_view(document, &text);
        let own = vec![("policy", SharedValue::of(&view))];
        let offered = document.document_fallback.is_none();
        if !offered {
            page.robots = Some("noindex");
        }
        self.render_page(
            "policy.html",
            edition,
            page,
            Some((policy, offered)),
            Some(self.edition_view(edition)),
            crumbs,
            Some(policy),
            own,
        )
    }

    pub(super) fn local_page(&self, edition: &Edition, policy: &PolicyName) -> Rendered {
        let Some(document) = self.composition.document(policy, edition) else { return Ok(Vec::new()) };
        let route = Route::Local(edition.clone(), policy.clone());
        let document_route = Route::Policy(edition.clone(), policy.clone());
        let mut quiet = Diagnostics::new();
        let mut filler = Filler::new(&self.sources, &self.composition, document, &mut quiet);
        let title_line = filler.line(&document.title);
        let title = plain_text(&title_line.content);
        let argument = [("policy", crate::wording::Argument::Text(title.clone()))];
        let heading = self.words_with(edition, "local-title", &argument);
        let mut page = self.page_view(edition, format!("{heading} – {}", self.edition_words(edition)), &route, None);
        page.robots = Some("noindex");
        let region = self.sources.region(&edition.region);
        let own = vec![
            (
                "policy",
                SharedValue::of(&LocalPageView {
                    title: title.clone(),
                    title_html: self.writer_html(edition, &title_line.content),
                    href: self.href(&document_route),
                }),
            ),
            ("region", SharedValue::of(&region_name(&self.sources, region, &edition.language).0)),
            ("items", SharedValue::of(&self.local_items(document, &mut filler))),
        ];
        let mut document_crumb = here_in(&title, &title_line.language, edition);
        document_crumb.href = Some(self.href(&document_route));
        let last = self.words(edition, "compare-local");
        let crumbs = vec![self.home_crumb(edition), self.edition_crumb(edition), document_crumb, here(&last)];
        self.render_page("local.html", edition, page, None, Some(self.edition_view(edition)), crumbs, Some(policy), own)
    }

    pub(super) fn resolve(&self, edition: &Edition, target: &Target) -> Option<String> {
        match target {
            Target::Section(id) => Some(format!("#{id}")),
            Target::Url(url) => (!url.is_empty()).then(|| url.clone()),
            Target::Policy(policy, id) => {
                self.composition.document(policy, edition)?;
                let href = self.href(&Route::Policy(edition.clone(), policy.clone()));
                Some(id.as_ref().map_or(href.clone(), |id| format!("{href}#{id}")))
            }
            Target::File(file) => Some(self.href(&Route::File(file.path()))),
        }
    }

    fn writer_html(&self, edition: &Edition, inlines: &[Inline<Final>]) -> String {
        let resolve = |target: &Target| self.resolve(edition, target);
        Writer::new(&resolve).inlines(inlines)
    }

    fn policy_view(&self, document: &ComposedDocument, text: &Text) -> PolicyView {
        let edition = &document.edition;
        let language = &edition.language;
        let resolve = |target: &Target| self.resolve(edition, target);
        let mut writer = Writer::new(&resolve);
        let local_href =
            document.is_local().then(|| self.href(&Route::Local(edition.clone(), document.policy.clone())));
        // A fallback is announced where it begins: once for the whole document, else at each change of language.
        let mut announced = document.document_fallback.clone();
        let preamble = document.preamble.as_ref().zip(text.preamble.as_ref()).map(|(part, body)| {
            let local = (!part.region.is_global()).then(|| part.region.clone());
            let html = writer.blocks(&body.blocks);
            self.body_view(document, part, html, local.as_ref(), &mut announced)
        });
        let precedence = text.precedence.iter().map(|clause| writer.inlines(clause)).collect();
        let mut sections = Vec::with_capacity(text.sections.len());
        let mut contents = Vec::new();
        for (composed, section) in document.sections.iter().zip(&text.sections) {
            let heading_html = writer.inlines(&section.heading.content);
            let html = writer.blocks(&section.blocks);
            let local = composed.mark.as_ref().map(|mark| &mark.region);
            let body = self.body_view(document, &composed.part, html, local, &mut announced);
            if section.level <= 3 {
                contents.push(ContentsView {
                    id: section.id.to_string(),
                    level: section.level,
                    label: section.label.clone(),
                    heading_html: escaped(&plain_text(&section.heading.content)),
                    foreign: body.foreign.clone(),
                });
            }
            sections.push(SectionView {
                id: section.id.to_string(),
                was: section.was.iter().map(ToString::to_string).collect(),
                level: section.level,
                label: section.label.clone(),
                heading_html,
                body,
            });
        }
        let footnotes = text
            .footnotes
            .iter()
            .enumerate()
            .map(|(index, body)| FootnoteView {
                number: index + 1,
                html: writer.blocks(&body.blocks),
                foreign: Foreign::within(&body.language, language),
            })
            .collect();
        let policy = &self.sources.policies[&document.policy];
        let over = policy.prevails_over.iter().filter_map(|(name, _)| self.related(edition, name)).collect();
        let under = self
            .sources
            .policies
            .values()
            .filter(|other| other.prevails_over.iter().any(|(name, _)| *name == policy.name))
            .filter_map(|other| self.related(edition, &other.name))
            .collect();
        PolicyView {
            name: policy.name.to_string(),
            kind: policy.kind.clone(),
            title_html: writer.inlines(&text.title.content),
            foreign: Foreign::within(&text.title.language, language),
            released: false,
            updated: None,
            effective: None,
            local_href,
            preamble,
            precedence,
            sections,
            footnotes,
            contents,
            over,
            under,
            local_versions: self.local_versions(document),
            title_fallback: (document.title.fallback && document.document_fallback.is_none())
                .then(|| self.fallback_view(&document.title.language, language)),
            document_fallback: document.document_fallback.as_ref().map(|of| self.fallback_view(of, language)),
        }
    }

    fn body_view(
        &self,
        document: &ComposedDocument,
        part: &ComposedPart,
        html: String,
        local: Option<&RegionName>,
        announced: &mut Option<Language>,
    ) -> BodyView {
        let language = &document.edition.language;
        let fallback = if part.fallback && announced.as_ref() != Some(&part.language) {
            *announced = Some(part.language.clone());
            Some(self.fallback_view(&part.language, language))
        } else {
            if !part.fallback {
                *announced = None;
            }
            None
        };
        let local = local.map(|region| LocalView {
            region: region_name(&self.sources, self.sources.region(region), language).0,
            href: document
                .is_local()
                .then(|| self.href(&Route::Local(document.edition.clone(), document.policy.clone()))),
        });
        BodyView { html, foreign: Foreign::within(&part.language, language), fallback, local }
    }

    fn fallback_view(&self, shown: &Language, page: &Language) -> FallbackView {
        FallbackView { language: language_name(shown, page).unwrap_or_else(|| shown.to_string()) }
    }

    fn related(&self, edition: &Edition, policy: &PolicyName) -> Option<RelatedView> {
        let document = self.composition.document(policy, edition)?;
        let mut quiet = Diagnostics::new();
        let title = Filler::new(&self.sources, &self.composition, document, &mut quiet).words_of_title();
        Some(RelatedView { title, href: self.href(&Route::Policy(edition.clone(), policy.clone())) })
    }

    /// On the global page: the editions whose document has something of its own.
    fn local_versions(&self, document: &ComposedDocument) -> Vec<NamedLinkView> {
        if !document.edition.region.is_global() {
            return Vec::new();
        }
        let documents = &self.composition.documents[&document.policy];
        self.composition
            .editions
            .iter()
            .filter(|edition| documents.get(*edition).is_some_and(ComposedDocument::is_local))
            .map(|edition| {
                let mut link = self.edition_link(edition);
                link.href = self.href(&Route::Policy(edition.clone(), document.policy.clone()));
                link
            })
            .collect()
    }

    /// Each local change with what it displaced.
    fn local_items(&self, document: &ComposedDocument, filler: &mut Filler<'_>) -> Vec<LocalItemView> {
        let edition = &document.edition;
        let language = &edition.language;
        let document_href = self.href(&Route::Policy(edition.clone(), document.policy.clone()));
        let resolve = |target: &Target| match target {
            // The comparison stands on a page of its own: its references lead into the document.
            Target::Section(id) if document.items.contains_key(id) => Some(format!("{document_href}#{id}")),
            Target::Section(id) => document.section(id).map(|section| format!("{document_href}#{}", section.id)),
            other => self.resolve(edition, other),
        };
        // The item's own heading is at level 2; what it displaced stands below it.
        let displaced = |sections: &[ComposedSection], filler: &mut Filler<'_>| -> Vec<DisplacedView> {
            let outermost = sections.first().map_or(2, |section| section.level);
            sections
                .iter()
                .map(|section| {
                    let heading = filler.line(&section.part).content;
                    let blocks = without_footnotes(filler.body(&section.part).blocks);
                    let mut writer = Writer::new(&resolve);
                    DisplacedView {
                        heading_html: (!heading.is_empty()).then(|| writer.inlines(&heading)),
                        level: section.level.saturating_sub(outermost).saturating_add(3).min(6),
                        html: writer.blocks(&blocks),
                        foreign: Foreign::within(&section.part.language, language),
                    }
                })
                .collect()
        };
        let mut items = Vec::new();
        let name = |region: &RegionName| region_name(&self.sources, self.sources.region(region), language).0;
        if let Some(preamble) = document.preamble.as_ref().filter(|preamble| !preamble.displaced.is_empty()) {
            let blocks = without_footnotes(filler.body(preamble).blocks);
            items.push(LocalItemView {
                id: "preamble".to_owned(),
                kind: "replaced",
                region: name(&preamble.region),
                heading_html: None,
                html: Writer::new(&resolve).blocks(&blocks),
                foreign: Foreign::within(&preamble.language, language),
                href: Some(document_href.clone()),
                displaced: displaced(&preamble.displaced, filler),
            });
        }
        for (index, section) in document.sections.iter().enumerate() {
            let Some(mark) = &section.mark else { continue };
            // An edit reaches down to the next section of its level; edits within it are items of their own.
            let below = document.sections[index + 1..].iter().take_while(|inner| inner.level > section.level);
            let mut within_other = None;
            let inner = below.filter(|inner| {
                if within_other.is_some_and(|level| inner.level <= level) {
                    within_other = None;
                }
                if inner.mark.is_some() && within_other.is_none() {
                    within_other = Some(inner.level);
                }
                within_other.is_none() && mark.change != Change::ReplacedOwn
            });
            let mut html = String::new();
            let heading = filler.line(&section.part).content;
            for (position, part) in std::iter::once(section).chain(inner).enumerate() {
                let mut writer = Writer::new(&resolve);
                if position > 0 {
                    let level = part.level.saturating_sub(section.level).saturating_add(2).clamp(3, 6);
                    let heading = writer.inlines(&filler.line(&part.part).content);
                    html.push_str(&format!("<h{level}>{heading}</h{level}>\n"));
                }
                html.push_str(&writer.blocks(&without_footnotes(filler.body(&part.part).blocks)));
            }
            let kind = if mark.change == Change::Inserted { "inserted" } else { "replaced" };
            items.push(LocalItemView {
                id: section.id.to_string(),
                kind,
                region: name(&mark.region),
                heading_html: Some(escaped(&plain_text(&heading))),
                html,
                foreign: Foreign::within(&section.part.language, language),
                href: Some(format!("{document_href}#{}", section.id)),
                displaced: displaced(&section.part.displaced, filler),
            });
        }
        for removed in &document.removed {
            let Some(first) = removed.sections.first() else { continue };
            let heading = filler.line(&first.part).content;
            items.push(LocalItemView {
                id: first.id.to_string(),
                kind: "removed",
                region: name(&removed.region),
                heading_html: Some(escaped(&plain_text(&heading))),
                html: String::new(),
                foreign: Foreign::within(&first.part.language, language),
                href: None,
                displaced: displaced(&removed.sections, filler),
            });
        }
        items
    }

    /// Pages of no edition speak the reference language, in the region `global`.
    fn root_voice(&self) -> Edition {
        Edition { region: RegionName::global(), language: self.sources.settings.reference_language.clone() }
    }

    pub(super) fn locale(&self, edition: &Edition) -> String {
        edition.language.locale(self.sources.region(&edition.region).code.as_ref())
    }

    fn words(&self, voice: &Edition, id: &str) -> String {
        self.words_with(voice, id, &[])
    }

    fn words_with(&self, voice: &Edition, id: &str, arguments: &[(&str, crate::wording::Argument)]) -> String {
        let chain = &self.sources.region(&voice.region).chain;
        let reference = &self.sources.settings.reference_language;
        let said = self.sources.wording.chrome(chain, &voice.language, reference, id, arguments);
        said.map_or_else(|| id.to_owned(), |said| said.text)
    }

    fn titled(&self, words: &str) -> String {
        format!("{words} – {}", self.sources.settings.title)
    }

    /// "Schweiz · Deutsch"
    fn edition_words(&self, edition: &Edition) -> String {
        let view = self.shared.edition(&self.sources, edition);
        format!("{} · {}", view.region, view.language)
    }

    fn edition_view(&self, edition: &Edition) -> EditionView {
        self.shared.edition(&self.sources, edition).into_owned()
    }

    fn edition_link(&self, edition: &Edition) -> NamedLinkView {
        NamedLinkView {
            name: self.edition_words(edition),
            lang: edition.language.to_string(),
            dir: edition.language.direction().as_str(),
            href: self.href(&Route::Edition(edition.clone())),
        }
    }

    fn choices(&self, links: &[NamedLinkView]) -> Vec<crate::render::view::ChoiceView> {
        links
            .iter()
            .map(|link| crate::render::view::ChoiceView {
                label: link.name.clone(),
                lang: link.lang.clone(),
                dir: link.dir,
                href: link.href.clone(),
            })
            .collect()
    }

    fn home_crumb(&self, voice: &Edition) -> CrumbView {
        CrumbView { label: self.words(voice, "home"), href: Some(self.href(&Route::Root)), foreign: Foreign::default() }
    }

    fn edition_crumb(&self, edition: &Edition) -> CrumbView {
        CrumbView {
            label: self.edition_words(edition),
            href: Some(self.href(&Route::Edition(edition.clone()))),
            foreign: Foreign::default(),
        }
    }

    fn page_view(&self, voice: &Edition, title: String, route: &Route, canonical: Option<Route>) -> PageView {
        PageView {
            lang: self.locale(voice),
            dir: voice.language.direction().as_str(),
            title,
            description: None,
            canonical: canonical.map(|route| self.address(&route)),
            robots: None,
            path: self.href(route),
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "each page gives all of these, and a struct would only name them twice"
    )]
    fn render_page(
        &self,
        template: &str,
        voice: &Edition,
        page: PageView,
        alternates: Option<(&PolicyName, bool)>,
        edition: Option<EditionView>,
        breadcrumbs: Vec<CrumbView>,
        policy: Option<&PolicyName>,
        mut own: Vec<(&'static str, SharedValue)>,
    ) -> Rendered {
        let alternates = match alternates {
            Some((policy, true)) => self.shared.alternates(Some(policy), voice),
            Some((_, false)) => None,
            None if template == "edition.html" => self.shared.alternates(None, voice),
            None => None,
        };
        own.push(("stylesheet", SharedValue::of(&self.stylesheet())));
        let context = PageContext {
            voice: (&voice.region, &voice.language),
            page,
            alternates,
            breadcrumbs,
            edition,
            selector: self.shared.selector(policy),
            navigation: self.shared.navigation(&voice.region, &voice.language),
        };
        self.engine.render(template, context, own, &self.theme)
    }
}

fn here(words: &str) -> CrumbView {
    CrumbView { label: words.to_owned(), href: None, foreign: Foreign::default() }
}

fn here_in(words: &str, language: &Language, edition: &Edition) -> CrumbView {
    CrumbView { label: words.to_owned(), href: None, foreign: Foreign::within(language, &edition.language) }
}

/// A comparison shows passages without the notes at the foot of their document.
fn without_footnotes(mut blocks: Vec<Block<Final>>) -> Vec<Block<Final>> {
    fn strip(inlines: &mut Vec<Inline<Final>>) {
        inlines.retain(|inline| !matches!(inline, Inline::FootnoteReference(_)));
        for inline in inlines {
            match inline {
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content)
                | Inline::Link { content, .. }
                | Inline::Foreign(_, content) => strip(content),
                _ => {}
            }
        }
    }
    fn walk(blocks: &mut [Block<Final>]) {
        for block in blocks {
            match block {
                Block::Paragraph(line) => strip(line),
                Block::Quote(blocks) => walk(blocks),
                Block::List(list) => list.items.iter_mut().for_each(|item| {
                    // Ids belong to the document, not to the comparison.
                    item.id = None;
                    walk(&mut item.blocks);
                }),
                Block::Table(table) => table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(strip),
                Block::Definitions(definitions) => {
                    for definition in definitions {
                        definition.terms.iter_mut().for_each(strip);
                        definition.details.iter_mut().for_each(|blocks| walk(blocks));
                    }
                }
                _ => {}
            }
        }
    }
    walk(&mut blocks);
    blocks
}
