//! Which region supplies which section, and in what order: the outline of a document in each region.
//!
//! Each region edits the document as its parent left it. The outline knows no language: one region, one structure (SPEC 4).

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{RegionName, SectionId, nearest};
use crate::locale::Language;
use crate::model::document::{Action, Document, Section, Side};
use crate::model::policy::Policy;
use crate::model::region::Region;
use crate::model::site::SiteSources;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The outline of a policy's document in one region.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// Whether there is a document at all: base text, or one that a region supplies as a whole.
    pub exists: bool,
    /// Who supplies the document that the edits are laid over; `None` for `global`.
    pub document: Option<Edit>,
    /// The title.
    pub title: Part,
    /// The description.
    pub description: Part,
    /// The preamble.
    pub preamble: Part,
    /// The sections.
    pub nodes: Vec<Node>,
    /// The sections that regions removed, innermost region last.
    pub removed: Vec<Removal>,
    /// Ids that the document had further up, and what became of them.
    gone: BTreeMap<SectionId, Gone>,
    /// Old ids of sections that were renamed.
    renamed: BTreeMap<SectionId, SectionId>,
}

/// A part without a heading.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The region that supplies it, if any does.
    pub supplier: Option<RegionName>,
    /// The region that supplied it before, where it was replaced or removed.
    pub displaced: Option<RegionName>,
    /// The region that removed it, where it is removed.
    pub removed_by: Option<RegionName>,
    /// The place of the text that decides, for messages.
    pub span: Option<Span>,
}

/// A section in an outline.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its id.
    pub id: SectionId,
    /// Ids that it had before.
    pub was: Vec<SectionId>,
    /// Its level, 2 to 6.
    pub level: u8,
    /// The region that supplies heading and own text.
    pub supplier: RegionName,
    /// The edit that put it here, on the outermost section of the edit.
    pub edit: Option<Arc<Edit>>,
    /// The place of its heading in the text that decides.
    pub span: Span,
    /// Whether the text that decides says itself what prevails.
    pub states_precedence: bool,
    /// The sections below it.
    pub children: Vec<Node>,
}

/// An edit of a region.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The region.
    pub region: RegionName,
    /// What it does.
    pub change: Change,
    /// The place of the edit.
    pub span: Span,
    /// What it displaced.
    pub displaced: Vec<Node>,
}

/// What an edit does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The section is replaced with all under it.
    Replaced,
    /// Heading and own text are replaced.
    ReplacedOwn,
    /// The section is new.
    Inserted,
    /// The whole document is replaced.
    Document,
}

/// A section that a region removed.
#[derive(Clone, Debug)]
pub struct Removal {
    /// The region.
    pub region: RegionName,
    /// The section with all under it.
    pub node: Node,
    /// The place of the edit, whose text is the reason.
    pub span: Span,
    /// The reason, in the language of the text that decides; `None` where the whole document was replaced.
    pub reason: Option<String>,
}

#[derive(Clone, Debug)]
struct Gone {
    region: RegionName,
    how: &'static str,
    span: Span,
}

impl Structure {
    /// All sections in the order of reading.
    pub fn for_each<'a>(&'a self, visit: &mut dyn FnMut(&'a Node)) {
        fn walk<'a>(nodes: &'a [Node], visit: &mut dyn FnMut(&'a Node)) {
            for node in nodes {
                visit(node);
                walk(&node.children, visit);
            }
        }
        walk(&self.nodes, visit);
    }

    fn find(&self, id: &SectionId) -> Option<&Node> {
        let mut found = None;
        self.for_each(&mut |node| {
            if node.id == *id {
                found = Some(node);
            }
        });
        found
    }

    /// The present id for an old one.
    #[must_use]
    pub fn renamed(&self, id: &SectionId) -> Option<&SectionId> {
        self.renamed.get(id)
    }

    /// Who took a section away, in words: "`cn` removed it", and where.
    #[must_use]
    pub fn who_took(&self, id: &SectionId) -> Option<(String, Span)> {
        self.gone(id).map(|gone| (format!("`{}` {} it", gone.region, gone.how), gone.span))
    }

    /// What became of an id, or of the section that it was the old id of.
    fn gone(&self, id: &SectionId) -> Option<&Gone> {
        self.gone.get(id).or_else(|| self.gone.get(self.renamed.get(id)?))
    }

    /// The ids of all sections.
    #[must_use]
    pub fn ids(&self) -> Vec<&SectionId> {
        let mut ids = Vec::new();
        self.for_each(&mut |node| ids.push(&node.id));
        ids
    }
}

impl Node {
    fn contains(&self, id: &SectionId) -> bool {
        self.id == *id || self.children.iter().any(|child| child.contains(id))
    }

    fn for_each(&self, visit: &mut dyn FnMut(&Node)) {
        visit(self);
        self.children.iter().for_each(|child| child.for_each(visit));
    }

    /// Sections that keep their ids keep what they were called before: old fragments still lead there.
    fn keep_old_ids(&mut self, inherited: &Node) {
        for was in inherited.find(&self.id).map_or(&[][..], |before| &before.was) {
            if !self.was.contains(was) {
                self.was.push(was.clone());
            }
        }
        self.children.iter_mut().for_each(|child| child.keep_old_ids(inherited));
    }

    fn find(&self, id: &SectionId) -> Option<&Node> {
        if self.id == *id { Some(self) } else { self.children.iter().find_map(|child| child.find(id)) }
    }
}

/// The outline in every region of the site, from `global` down.
pub(super) fn structures(
    site: &SiteSources,
    policy: &Policy,
    problems: &mut Diagnostics,
) -> BTreeMap<RegionName, Arc<Structure>> {
    let mut structures: BTreeMap<RegionName, Arc<Structure>> = BTreeMap::new();
    let mut regions: Vec<&Region> = site.regions.values().collect();
    regions.sort_by_key(|region| region.chain.len());
    for region in regions {
        let texts = policy.texts.get(&region.name);
        let structure = match (&region.parent, texts) {
            (None, texts) => {
                let reference = texts.and_then(|texts| texts.get(&site.settings.reference_language));
                let structure = reference.map_or_else(Structure::default, |document| whole(document, &region.name));
                report_taken_old_ids(&structure, &region.name, problems);
                Arc::new(structure)
            }
            (Some(parent), None) => structures.get(parent).cloned().unwrap_or_default(),
            (Some(parent), Some(texts)) => {
                let inherited = structures.get(parent).cloned().unwrap_or_default();
                let editor = Editor { region, inherited: &inherited, problems: &mut *problems };
                let structure = editor.edit(texts, &site.settings.reference_language);
                report_taken_old_ids(&structure, &region.name, problems);
                Arc::new(structure)
            }
        };
        structures.insert(region.name.clone(), structure);
    }
    structures
}

/// An old id leads to the section that had it, so it cannot be the id of another one, too.
fn report_taken_old_ids(structure: &Structure, region: &RegionName, problems: &mut Diagnostics) {
    structure.for_each(&mut |node| {
        for was in node.was.iter().filter(|was| node.supplier == *region && structure.find(was).is_some()) {
            problems.push(
                Diagnostic::new(
                    Code::DUPLICATE_ID,
                    format!("`{}` was called `{was}`, and another section is", node.id),
                )
                .at(node.span)
                .hint(format!("take `was={was}` away, or give the other section an id of its own")),
            );
        }
    });
}

/// The outline that a whole document has by itself.
fn whole(document: &Document, region: &RegionName) -> Structure {
    let part = |text: &Option<Arc<crate::model::document::Passage>>| Part {
        supplier: text.as_ref().map(|_| region.clone()),
        displaced: None,
        removed_by: None,
        span: text.as_ref().map(|text| text.span),
    };
    let mut structure = Structure {
        exists: true,
        title: part(&document.title),
        description: part(&document.description),
        preamble: part(&document.preamble),
        nodes: document.sections.iter().map(|section| node(section, region, 0)).collect(),
        ..Structure::default()
    };
    let mut renamed = BTreeMap::new();
    structure.for_each(&mut |node| renamed.extend(node.was.iter().map(|was| (was.clone(), node.id.clone()))));
    structure.renamed = renamed;
    structure
}

fn node(section: &Section, region: &RegionName, shift: i16) -> Node {
    Node {
        id: section.id.clone(),
        was: section.text.was.clone(),
        level: shifted(section.level, shift),
        supplier: region.clone(),
        edit: None,
        span: section.text.span,
        states_precedence: section.text.states_precedence,
        children: section.children.iter().map(|child| node(child, region, shift)).collect(),
    }
}

fn shifted(level: u8, shift: i16) -> u8 {
    u8::try_from((i16::from(level) + shift).clamp(2, 6)).unwrap_or(6)
}

/// Lays one region's edits over what it inherits.
struct Editor<'a> {
    region: &'a Region,
    inherited: &'a Structure,
    problems: &'a mut Diagnostics,
}

/// The edits of one file, by what they hit.
#[derive(Default)]
struct Edits {
    at: BTreeMap<SectionId, Node>,
    own: BTreeSet<SectionId>,
    removed: BTreeMap<SectionId, (Span, String)>,
    inserted: BTreeMap<(SectionId, &'static str), Vec<Node>>,
}

impl Editor<'_> {
    fn edit(mut self, texts: &BTreeMap<Language, Document>, reference: &Language) -> Structure {
        let order: Vec<&Language> = self.region.language_order(reference).collect();
        let deciding = order.into_iter().find_map(|language| texts.get(language)).or_else(|| texts.values().next());
        let Some(deciding) = deciding else { return self.inherited.clone() };
        let structure = match deciding.replaces_document {
            Some(span) => self.replace_document(deciding, span),
            None => self.apply(deciding),
        };
        for document in texts.values().filter(|document| document.file != deciding.file) {
            self.check_further_language(deciding, document);
        }
        structure
    }

    fn replace_document(&mut self, document: &Document, span: Span) -> Structure {
        document.for_each_section(&mut |section| {
            if section.action != Action::Text {
                self.problems.push(
                    Diagnostic::new(Code::UNKNOWN_ATTRIBUTE, "an edit in a document that replaces the whole")
                        .at(section.text.span)
                        .hint("take the attribute away, or `replaces = \"document\"`"),
                );
            }
        });
        let mut structure = whole(document, &self.region.name);
        let inherited = self.inherited;
        if let Some(span) = document.preamble_removed {
            self.problems.push(
                Diagnostic::new(
                    Code::DANGLING_LOCAL_SECTION,
                    "a document that replaces the whole inherits no preamble",
                )
                .at(span)
                .hint("take `preamble = \"remove\"` away"),
            );
        }
        structure.gone = inherited.gone.clone();
        inherited.for_each(&mut |node| {
            structure.gone.insert(
                node.id.clone(),
                Gone { region: self.region.name.clone(), how: "replaced the document and with it took away", span },
            );
        });
        for id in structure.ids().into_iter().cloned().collect::<Vec<_>>() {
            structure.gone.remove(&id);
        }
        let present: Vec<(SectionId, SectionId)> = inherited
            .renamed
            .iter()
            .filter(|(_, id)| structure.find(id).is_some())
            .map(|(old, id)| (old.clone(), id.clone()))
            .collect();
        for (old, id) in present {
            structure.renamed.entry(old).or_insert(id);
        }
        structure.title.displaced = inherited.title.supplier.clone();
        structure.description.displaced = inherited.description.supplier.clone();
        structure.preamble.displaced = inherited.preamble.supplier.clone();
        if structure.preamble.supplier.is_none() && structure.preamble.displaced.is_some() {
            structure.preamble.removed_by = Some(self.region.name.clone());
            structure.preamble.span = Some(span);
        }
        // A document without a title of its own keeps the inherited one: a page needs a title.
        if structure.title.supplier.is_none() {
            structure.title = inherited.title.clone();
        }
        if inherited.exists {
            self.pair(&mut structure, span);
        }
        structure.document = Some(Edit {
            region: self.region.name.clone(),
            change: Change::Document,
            span,
            displaced: inherited.nodes.clone(),
        });
        structure
    }

    /// In a document that stands in the place of another, each chapter displaces the sections that had the ids in it. What
    /// is nowhere in the new document went with the old one.
    fn pair(&self, structure: &mut Structure, span: Span) {
        let inherited = self.inherited;
        let mut found: BTreeSet<SectionId> = BTreeSet::new();
        for chapter in &mut structure.nodes {
            let mut displaced: Vec<Node> = Vec::new();
            chapter.for_each(&mut |node| {
                if let Some(before) = inherited.find(&node.id)
                    && !displaced.iter().any(|outer| outer.contains(&before.id))
                {
                    found.insert(before.id.clone());
                    displaced.push(before.clone());
                }
            });
            for before in &inherited.nodes {
                chapter.keep_old_ids(before);
            }
            chapter.edit = Some(self.record(Change::Document, span, displaced));
        }
        fn lost(nodes: &[Node], found: &BTreeSet<SectionId>, out: &mut Vec<Node>) {
            for node in nodes.iter().filter(|node| !found.contains(&node.id)) {
                let mut node = node.clone();
                if found.iter().any(|id| node.contains(id)) {
                    let children = std::mem::take(&mut node.children);
                    out.push(node);
                    lost(&children, found, out);
                } else {
                    out.push(node);
                }
            }
        }
        let mut gone = Vec::new();
        lost(&inherited.nodes, &found, &mut gone);
        structure.removed.extend(gone.into_iter().map(|node| Removal {
            region: self.region.name.clone(),
            node,
            span,
            reason: None,
        }));
    }

    fn apply(&mut self, document: &Document) -> Structure {
        let inherited = self.inherited;
        if !inherited.exists {
            self.problems.push(
                Diagnostic::new(
                    Code::DANGLING_LOCAL_SECTION,
                    format!("`{}` edits a document that it does not inherit", self.region.name),
                )
                .at(first_place(document))
                .hint("write `replaces = \"document\"` in front matter to supply the whole document"),
            );
            return inherited.clone();
        }
        let mut edits = Edits::default();
        for section in &document.sections {
            self.take(document, section, &mut edits);
        }
        self.check_overlaps(document, &mut edits);

        let mut structure = inherited.clone();
        structure.nodes = self.rebuild(&inherited.nodes, &mut edits, &mut structure.removed, &mut structure.gone);
        let mut renamed = Vec::new();
        structure.for_each(&mut |node| renamed.extend(node.was.iter().map(|was| (was.clone(), node.id.clone()))));
        structure.renamed.extend(renamed);
        for id in structure.ids().into_iter().cloned().collect::<Vec<_>>() {
            structure.gone.remove(&id);
        }

        for (part, text) in [
            (&mut structure.title, &document.title),
            (&mut structure.description, &document.description),
            (&mut structure.preamble, &document.preamble),
        ] {
            if let Some(text) = text {
                part.displaced = part.supplier.replace(self.region.name.clone());
                part.removed_by = None;
                part.span = Some(text.span);
            }
        }
        if let Some(span) = document.preamble_removed {
            if document.preamble.is_some() {
                self.problems.push(
                    Diagnostic::new(Code::OVERLAPPING_EDITS, "the preamble is removed and given at once")
                        .at(span)
                        .hint("take `preamble = \"remove\"` away, or the text before the first heading"),
                );
            } else if let Some(supplier) = structure.preamble.supplier.take() {
                structure.preamble = Part {
                    supplier: None,
                    displaced: Some(supplier),
                    removed_by: Some(self.region.name.clone()),
                    span: Some(span),
                };
            } else {
                self.problems.push(
                    Diagnostic::new(
                        Code::DANGLING_LOCAL_SECTION,
                        format!("`{}` removes a preamble that it does not inherit", self.region.name),
                    )
                    .at(span)
                    .hint("take `preamble = \"remove\"` away"),
                );
            }
        }
        structure
    }

    /// The inherited section that an id names, through a rename where there was one.
    fn target(&mut self, id: &SectionId, span: Span) -> Option<&'_ Node> {
        if let Some(node) = self.inherited.find(id) {
            return Some(node);
        }
        let present = self.inherited.renamed.get(id)?;
        let node = self.inherited.find(present)?;
        self.problems.push(
            Diagnostic::new(Code::RENAMED_SECTION, format!("the section `{id}` is called `{present}` now"))
                .at(span)
                .hint(format!("write `{{#{present}}}`")),
        );
        Some(node)
    }

    fn nearest(&self, id: &SectionId) -> Option<String> {
        let ids = self.inherited.ids();
        nearest(id.as_str(), ids.iter().map(|id| id.as_str())).map(str::to_owned)
    }

    /// The present id for one that may be old.
    fn present(&self, id: &SectionId) -> SectionId {
        let renamed = self.inherited.renamed.get(id).filter(|_| self.inherited.find(id).is_none());
        renamed.unwrap_or(id).clone()
    }

    /// All sections of a local text by their present ids, with those around each, outermost first.
    fn outline(&self, document: &Document) -> Vec<(SectionId, Vec<SectionId>, Span)> {
        fn walk(
            editor: &Editor<'_>,
            sections: &[Section],
            above: &mut Vec<SectionId>,
            out: &mut Vec<(SectionId, Vec<SectionId>, Span)>,
        ) {
            for section in sections {
                let id = editor.present(&section.id);
                out.push((id.clone(), above.clone(), section.text.span));
                above.push(id);
                walk(editor, &section.children, above, out);
                above.pop();
            }
        }
        let mut out = Vec::new();
        walk(self, &document.sections, &mut Vec::new(), &mut out);
        out
    }

    /// An edit that hits nothing: says who took its target away, and the nearest id.
    fn dangling(&mut self, id: &SectionId, span: Span) {
        let near = self.nearest(id);
        let diagnostic = match self.inherited.gone(id) {
            Some(gone) => Diagnostic::new(
                Code::DANGLING_LOCAL_SECTION,
                format!("`{}` inherits no section `{id}`: `{}` {} it", self.region.name, gone.region, gone.how),
            )
            .related(gone.span, format!("`{}` {} it here", gone.region, gone.how))
            .hint("take the edit away, or give it another target"),
            None => Diagnostic::new(
                Code::DANGLING_LOCAL_SECTION,
                format!("`{}` inherits no section `{id}`", self.region.name),
            )
            .hint("`lexloci explain POLICY EDITION` lists the sections that there are"),
        };
        self.problems.push(diagnostic.at(span).did_you_mean(near.as_deref()));
    }

    fn take(&mut self, own: &Document, section: &Section, edits: &mut Edits) {
        let span = section.text.span;
        let exists = self.target(&section.id, span).map(|node| (node.id.clone(), node.level));
        if let Some((id, _)) =
            exists.as_ref().filter(|(id, _)| edits.at.contains_key(id) || edits.removed.contains_key(id))
        {
            // Two headings can name one section only where one of them uses its old id.
            self.problems.push(
                Diagnostic::new(Code::OVERLAPPING_EDITS, format!("the section `{id}` is edited twice"))
                    .at(span)
                    .hint("keep one of the two edits: one id is the section's old one"),
            );
            return;
        }
        match (&section.action, exists) {
            (Action::Text, Some((id, level))) => {
                if let Some(node) = self.local_node(section, level, Some(&id)) {
                    edits.at.insert(id, node);
                }
            }
            (Action::Own, Some((id, level))) => {
                if !section.children.is_empty() {
                    self.problems.push(
                        Diagnostic::new(Code::LOCAL_SECTION_ELSEWHERE, "an edit with `own` has headings below it")
                            .at(section.children[0].text.span)
                            .hint(format!(
                                "insert them with `under={id}`, or take `own` away to replace the whole section"
                            )),
                    );
                }
                if let Some(mut node) = self.local_node(section, level, Some(&id)) {
                    node.children.clear();
                    edits.own.insert(id.clone());
                    edits.at.insert(id, node);
                }
            }
            (Action::Remove, Some((id, _))) => {
                if let Some(child) = section.children.first() {
                    self.problems.push(
                        Diagnostic::new(
                            Code::LOCAL_SECTION_ELSEWHERE,
                            format!("the removal of `{id}` has headings below it"),
                        )
                        .at(child.text.span)
                        .hint("a removal takes all under the section away; write the reason in a paragraph"),
                    );
                }
                let mut reason = String::new();
                crate::model::markup::for_each_line(&section.text.blocks, &mut |line| {
                    if !reason.is_empty() {
                        reason.push(' ');
                    }
                    reason.push_str(&crate::model::markup::plain_text(line));
                });
                if reason.trim().is_empty() {
                    self.problems.push(
                        Diagnostic::new(Code::MISSING_REASON, format!("`{id}` is removed without a reason"))
                            .at(span)
                            .hint("write the reason in a paragraph under the heading; it is not published"),
                    );
                }
                edits.removed.insert(id, (span, reason));
            }
            (Action::Insert(anchor), None) => {
                let Some((anchor_id, level)) = self.target(&anchor.id, span).map(|node| (node.id.clone(), node.level))
                else {
                    match own.sections.iter().find(|other| other.id == anchor.id) {
                        Some(Section { action: Action::Insert(first), .. }) => self.problems.push(
                            Diagnostic::new(
                                Code::DANGLING_LOCAL_SECTION,
                                format!(
                                    "`{}` inherits no section `{}`: this file inserts it itself",
                                    self.region.name, anchor.id
                                ),
                            )
                            .at(span)
                            .hint(format!(
                                "sections at one anchor keep their order in the file: write `{}={}` here, too",
                                first.side.as_str(),
                                first.id
                            )),
                        ),
                        _ => self.dangling(&anchor.id, span),
                    }
                    return;
                };
                let level = if anchor.side == Side::Under { level + 1 } else { level };
                if let Some(node) = self.local_node(section, level, None) {
                    edits.inserted.entry((anchor_id, anchor.side.as_str())).or_default().push(node);
                }
            }
            (Action::Insert(anchor), Some((id, _))) => self.problems.push(
                Diagnostic::new(
                    Code::LOCAL_SECTION_WITH_PLACE,
                    format!("`{id}` exists already, and `{}=` says where to insert it", anchor.side.as_str()),
                )
                .at(span)
                .hint(format!("write `{{#{id}}}` to replace it, or give the new section another id")),
            ),
            (Action::Text, None) if self.inherited.gone(&section.id).is_none() => {
                let near = self.nearest(&section.id);
                self.problems.push(
                    Diagnostic::new(
                        Code::LOCAL_SECTION_WITHOUT_PLACE,
                        format!(
                            "`{}` inherits no section `{}`, and the edit does not say where to insert it",
                            self.region.name, section.id
                        ),
                    )
                    .at(span)
                    .hint(format!("write `{{#{} after=...}}`, `before=` or `under=`", section.id))
                    .did_you_mean(near.as_deref()),
                );
            }
            (Action::Text | Action::Own | Action::Remove, None) => self.dangling(&section.id, span),
        }
    }

    /// The edit's outline at its new level; `None` if that cannot be.
    fn local_node(&mut self, section: &Section, level: u8, target: Option<&SectionId>) -> Option<Node> {
        let shift = i16::from(level) - i16::from(section.level);
        let mut fits = true;
        section.for_each(&mut |inner| {
            if fits && i16::from(inner.level) + shift > 6 {
                fits = false;
                self.problems.push(
                    Diagnostic::new(Code::LEVEL_TOO_DEEP, format!("`{}` would be a heading below level 6", inner.id))
                        .at(inner.text.span)
                        .hint("levels are relative: the edit takes the level of its target or anchor"),
                );
            }
        });
        let within = target.and_then(|target| self.inherited.find(target));
        for child in &section.children {
            child.for_each(&mut |inner| {
                let elsewhere = self.inherited.find(&inner.id).is_some()
                    && !within.is_some_and(|within| within.id != inner.id && within.contains(&inner.id));
                if elsewhere {
                    fits = false;
                    self.problems.push(
                        Diagnostic::new(
                            Code::LOCAL_SECTION_ELSEWHERE,
                            format!(
                                "`{}` stands inside the edit `{}` and exists elsewhere in the document",
                                inner.id, section.id
                            ),
                        )
                        .at(inner.text.span)
                        .hint("make it an edit of its own, or give it another id"),
                    );
                }
            });
        }
        if !fits {
            return None;
        }
        let mut node = node(section, &self.region.name, shift);
        if let Some(target) = target {
            node.id = target.clone();
        }
        Some(node)
    }

    /// Of one file, no two edits may contain each other: which of them would prevail?
    fn check_overlaps(&mut self, document: &Document, edits: &mut Edits) {
        let inherited = self.inherited;
        let whole: Vec<&SectionId> =
            edits.at.keys().filter(|id| !edits.own.contains(*id)).chain(edits.removed.keys()).collect();
        let mut overlaps: Vec<(SectionId, SectionId)> = Vec::new();
        for outer in whole.iter().filter_map(|id| inherited.find(id)) {
            for id in edits.at.keys().chain(edits.removed.keys()) {
                if *id != outer.id && outer.contains(id) {
                    overlaps.push((outer.id.clone(), id.clone()));
                }
            }
            for ((anchor, side), nodes) in &edits.inserted {
                if (*anchor != outer.id || *side == "under") && outer.contains(anchor) {
                    overlaps.extend(nodes.iter().map(|node| (outer.id.clone(), node.id.clone())));
                }
            }
        }
        for (outer, inner) in overlaps {
            let place = |id: &SectionId| {
                document
                    .sections
                    .iter()
                    .find(|section| section.id == *id || inherited.renamed.get(&section.id) == Some(id))
            };
            if let (Some(outer), Some(inner)) = (place(&outer), place(&inner)) {
                self.problems.push(
                    Diagnostic::new(
                        Code::OVERLAPPING_EDITS,
                        format!("the edit `{}` lies within the edit `{}`", inner.id, outer.id),
                    )
                    .at(inner.text.span)
                    .related(outer.text.span, "which replaces or removes the whole section")
                    .hint("put the text under the heading of the outer edit, or write `own` there"),
                );
            }
        }
    }

    fn rebuild(
        &self,
        nodes: &[Node],
        edits: &mut Edits,
        removed: &mut Vec<Removal>,
        gone: &mut BTreeMap<SectionId, Gone>,
    ) -> Vec<Node> {
        let mut out = Vec::new();
        for inherited in nodes {
            let id = &inherited.id;
            let mut insert = |side: &'static str, out: &mut Vec<Node>| {
                for mut node in edits.inserted.remove(&(id.clone(), side)).unwrap_or_default() {
                    node.edit = Some(self.record(Change::Inserted, node.span, Vec::new()));
                    out.push(node);
                }
            };
            insert("before", &mut out);
            let (mut after, mut under) = (Vec::new(), Vec::new());
            insert("after", &mut after);
            insert("under", &mut under);
            if let Some((span, reason)) = edits.removed.remove(id) {
                self.mourn(inherited, "removed", span, gone);
                removed.push(Removal {
                    region: self.region.name.clone(),
                    node: inherited.clone(),
                    span,
                    reason: Some(reason),
                });
            } else {
                let mut node = match edits.at.remove(id) {
                    Some(mut node) if edits.own.contains(id) => {
                        let mut displaced = inherited.clone();
                        displaced.children.clear();
                        node.edit = Some(self.record(Change::ReplacedOwn, node.span, vec![displaced]));
                        node.children = self.rebuild(&inherited.children, edits, removed, gone);
                        node
                    }
                    Some(mut node) => {
                        self.mourn(inherited, "replaced", node.span, gone);
                        node.edit = Some(self.record(Change::Replaced, node.span, vec![inherited.clone()]));
                        node
                    }
                    None => {
                        let mut node = inherited.clone();
                        node.children = self.rebuild(&inherited.children, edits, removed, gone);
                        node
                    }
                };
                // A rename declared further up still leads here.
                node.keep_old_ids(inherited);
                node.children.append(&mut under);
                out.push(node);
            }
            out.append(&mut after);
        }
        out
    }

    fn record(&self, change: Change, span: Span, displaced: Vec<Node>) -> Arc<Edit> {
        Arc::new(Edit { region: self.region.name.clone(), change, span, displaced })
    }

    fn mourn(&self, node: &Node, how: &'static str, span: Span, gone: &mut BTreeMap<SectionId, Gone>) {
        let how = if how == "replaced" { "replaced the section around" } else { how };
        node.for_each(&mut |node| {
            gone.insert(node.id.clone(), Gone { region: self.region.name.clone(), how, span });
        });
    }

    /// The first language decides what is edited and where; the others give text for the same sections.
    fn check_further_language(&mut self, deciding: &Document, document: &Document) {
        let extra = |message: String, span: Span, near: Option<&str>| {
            Diagnostic::new(Code::EXTRA_SECTION, message)
                .at(span)
                .related(Span::new(deciding.file, 0..0), "this file decides the structure of the region's text")
                .hint("the first of the region's languages decides; add the section there first")
                .did_you_mean(near)
        };
        let whole_document = deciding.replaces_document.is_some();
        if let (Some(span), false) = (document.replaces_document, whole_document) {
            let message =
                format!("`{}` replaces the document, and `{}` does not", document.language, deciding.language);
            self.problems.push(extra(message, span, None));
            return;
        }
        if let (Some(span), None) = (document.preamble_removed, deciding.preamble_removed) {
            let message = format!("`{}` removes the preamble, and `{}` does not", document.language, deciding.language);
            self.problems.push(extra(message, span, None));
        }
        for section in &document.sections {
            if whole_document {
                break;
            }
            let resolve = |id: &SectionId| self.present(id);
            let Some(decided) = deciding.sections.iter().find(|decided| resolve(&decided.id) == resolve(&section.id))
            else {
                let near = nearest(section.id.as_str(), deciding.sections.iter().map(|section| section.id.as_str()));
                self.problems.push(extra(
                    format!("`{}` edits `{}`, which `{}` does not", document.language, section.id, deciding.language),
                    section.text.span,
                    near,
                ));
                continue;
            };
            let same = match (&section.action, &decided.action) {
                (Action::Insert(place), Action::Insert(other)) => {
                    place.side == other.side && resolve(&place.id) == resolve(&other.id)
                }
                // Places need not be repeated, but a text for a section that is removed would be lost in silence.
                (Action::Text, other) => *other != Action::Remove,
                (action, other) => action == other,
            };
            if !same {
                let message = match &decided.action {
                    Action::Remove => format!(
                        "`{}` gives text for `{}`, which `{}` removes",
                        document.language, section.id, deciding.language
                    ),
                    _ => format!(
                        "`{}` does something else with `{}` than `{}` does",
                        document.language, section.id, deciding.language
                    ),
                };
                self.problems.push(extra(message, section.text.span, None));
            }
        }
        let (ours, theirs) = (self.outline(document), self.outline(deciding));
        let have: BTreeSet<&SectionId> = ours.iter().map(|(id, _, _)| id).collect();
        let mut last = None;
        for (id, above, span) in &ours {
            let Some(position) = theirs.iter().position(|(other, _, _)| other == id) else {
                // An outermost heading that is beyond the deciding text is reported above.
                if !above.is_empty() || whole_document {
                    let near = nearest(id.as_str(), theirs.iter().map(|(id, _, _)| id.as_str()));
                    let message = format!(
                        "`{}` has a section `{id}` that `{}` does not have",
                        document.language, deciding.language
                    );
                    self.problems.push(extra(message, *span, near));
                }
                continue;
            };
            // A text may lack sections; what stands below such a section then stands below the next one around it.
            let around = theirs[position].1.iter().rev().find(|id| have.contains(*id));
            let same_place = around == above.last();
            let in_order = above.is_empty() && !whole_document || last < Some(position);
            if !same_place || !in_order {
                let message = format!(
                    "`{}` has the section `{id}` in another place than `{}` has",
                    document.language, deciding.language
                );
                self.problems.push(extra(message, *span, None));
            }
            last = last.max(Some(position)).filter(|_| !above.is_empty() || whole_document);
        }
        for (name, text, decided) in [
            ("title", &document.title, &deciding.title),
            ("description", &document.description, &deciding.description),
            ("preamble", &document.preamble, &deciding.preamble),
        ] {
            if let (Some(text), None) = (text, decided) {
                self.problems.push(extra(
                    format!("`{}` has a {name} and `{}` does not", document.language, deciding.language),
                    text.span,
                    None,
                ));
            }
        }
    }
}

/// The place of the first edit of a local text, or of the text.
fn first_place(document: &Document) -> Span {
    let parts = [&document.title, &document.description, &document.preamble];
    let part = parts.into_iter().flatten().map(|part| part.span).next();
    document.sections.first().map(|section| section.text.span).or(part).unwrap_or(Span::new(document.file, 0..0))
}
