//! One region's edits, laid over the document as its parent left it.

use super::index::Index;
use super::{Change, Edit, Gone, Node, Part, Removal, Structure, node, whole};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::id::{SectionId, nearest};
use crate::locale::Language;
use crate::model::document::{Action, Document, Section, Side};
use crate::model::markup::{Draft, Hole, Inline, for_each_inline};
use crate::model::region::Region;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Lays one region's edits over what it inherits.
pub(super) struct Editor<'a> {
    region: &'a Region,
    inherited: &'a Structure,
    /// Its sections by id: a file may have thousands of edits.
    index: Index<'a>,
    pub(super) problems: &'a mut Diagnostics,
}

/// The edits of one file, by what they hit.
#[derive(Default)]
struct Edits {
    at: BTreeMap<SectionId, Node>,
    own: BTreeSet<SectionId>,
    removed: BTreeMap<SectionId, (Span, String)>,
    inserted: BTreeMap<(SectionId, &'static str), Vec<Node>>,
}

impl<'a> Editor<'a> {
    /// Prepares to lay the edits of `region` over `inherited`.
    pub(super) fn new(region: &'a Region, inherited: &'a Structure, problems: &'a mut Diagnostics) -> Self {
        Self { region, inherited, index: Index::of(inherited), problems }
    }

    /// The outline with the region's edits.
    pub(super) fn edit(mut self, texts: &BTreeMap<Language, Arc<Document>>, reference: &Language) -> Structure {
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
                if let Some(before) = self.index.node(&node.id)
                    && !displaced.iter().any(|outer| self.index.contains(&outer.id, &before.id))
                {
                    found.insert(before.id.clone());
                    displaced.push(before.clone());
                }
            });
            for before in &inherited.nodes {
                chapter.keep_old_ids(before, &self.index);
            }
            chapter.edit = Some(self.record(Change::Document, span, displaced));
        }
        fn lost(nodes: &[Node], found: &BTreeSet<SectionId>, out: &mut Vec<Node>) {
            for node in nodes.iter().filter(|node| !found.contains(&node.id)) {
                let mut node = node.clone();
                if node.any(&|below| found.contains(&below.id)) {
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
            within: Vec::new(),
            span,
            reason: None,
            lacking: BTreeSet::new(),
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
        structure.nodes =
            self.rebuild(&inherited.nodes, &mut Vec::new(), &mut edits, &mut structure.removed, &mut structure.gone);
        let mut renamed = Vec::new();
        structure.for_each(&mut |node| renamed.extend(node.was.iter().map(|was| (was.clone(), node.id.clone()))));
        structure.renamed.extend(renamed);
        for id in structure.ids().into_iter().cloned().collect::<Vec<_>>() {
            structure.gone.remove(&id);
            structure.removed.iter_mut().for_each(|removal| _ = removal.lacking.remove(&id));
        }
        structure.laid_over.push(self.region.name.clone());

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
                    ..structure.preamble
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
    fn target(&mut self, id: &SectionId, span: Span) -> Option<&'a Node> {
        if let Some(node) = self.index.node(id) {
            return Some(node);
        }
        let node = self.index.node(self.inherited.renamed.get(id)?)?;
        self.report_renamed(id, span);
        Some(node)
    }

    /// Reports an id that a section has no longer.
    pub(super) fn report_renamed(&mut self, id: &SectionId, span: Span) {
        let present = self.present(id);
        if present != *id {
            self.problems.push(
                Diagnostic::new(Code::RENAMED_SECTION, format!("the section `{id}` is called `{present}` now"))
                    .at(span)
                    .hint(format!("write `{{#{present}}}`"))
                    .fix(Fix::Rename { old: id.clone(), new: present }),
            );
        }
    }

    fn nearest(&self, id: &SectionId) -> Option<String> {
        let ids = self.inherited.ids();
        nearest(id.as_str(), ids.iter().map(|id| id.as_str())).map(str::to_owned)
    }

    /// The present id for one that may be old.
    pub(super) fn present(&self, id: &SectionId) -> SectionId {
        let renamed = self.inherited.renamed.get(id).filter(|_| self.index.node(id).is_none());
        renamed.unwrap_or(id).clone()
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
                    push_as_written(line, &mut reason);
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
                let renames =
                    section.text.was.iter().map(|was| self.present(was)).find(|was| self.index.node(was).is_some());
                let hint = match renames {
                    Some(id) => format!(
                        "`was=` renames a section where its text was written first; to replace it here, write `{{#{id}}}`"
                    ),
                    None => format!("write `{{#{} after=...}}`, `before=` or `under=`", section.id),
                };
                self.problems.push(
                    Diagnostic::new(
                        Code::LOCAL_SECTION_WITHOUT_PLACE,
                        format!(
                            "`{}` inherits no section `{}`, and the edit does not say where to insert it",
                            self.region.name, section.id
                        ),
                    )
                    .at(span)
                    .hint(hint)
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
        for child in &section.children {
            child.for_each(&mut |inner| {
                let within = |target: &SectionId| *target != inner.id && self.index.contains(target, &inner.id);
                let elsewhere = self.index.node(&inner.id).is_some() && !target.is_some_and(within);
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
        // Every edit at its place in the order of reading, so that those within another one stand in a row behind it.
        let mut edited: Vec<(usize, &SectionId, &SectionId)> = Vec::new();
        for id in edits.at.keys().chain(edits.removed.keys()) {
            edited.extend(self.index.stretch(id).map(|stretch| (2 * stretch.start, id, id)));
        }
        for ((anchor, side), nodes) in &edits.inserted {
            // What is inserted under a section lies within it, what is inserted beside it only within those around it.
            let within = if *side == "under" { 1 } else { 0 };
            let place = self.index.stretch(anchor).map(|stretch| 2 * stretch.start + within);
            edited.extend(place.into_iter().flat_map(|at| nodes.iter().map(move |node| (at, anchor, &node.id))));
        }
        edited.sort();
        let whole = edits.at.keys().filter(|id| !edits.own.contains(*id)).chain(edits.removed.keys());
        let mut overlaps: Vec<(SectionId, SectionId)> = Vec::new();
        for (outer, stretch) in whole.filter_map(|id| Some((id, self.index.stretch(id)?))) {
            let first = edited.partition_point(|(at, _, _)| *at <= 2 * stretch.start);
            for (_, at, inner) in edited[first..].iter().take_while(|(at, _, _)| *at <= 2 * stretch.end + 1) {
                if self.index.contains(outer, at) && *inner != outer {
                    overlaps.push((outer.clone(), (*inner).clone()));
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
                    .hint(match outer.action {
                        Action::Remove => "a removal takes all of the section away: insert the text beside it, or take one of the two away",
                        _ => "put the text under the heading of the outer edit, or write `own` there",
                    }),
                );
            }
        }
    }

    fn rebuild(
        &self,
        nodes: &[Node],
        within: &mut Vec<SectionId>,
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
                forget_within(id, removed);
                let mut lacking = BTreeSet::new();
                inherited.for_each(&mut |node| {
                    lacking.extend(self.inherited.general.get(&node.id).cloned());
                });
                removed.push(Removal {
                    region: self.region.name.clone(),
                    node: inherited.clone(),
                    within: within.clone(),
                    span,
                    reason: Some(reason),
                    lacking,
                });
            } else {
                let mut below = |editor: &Self, edits: &mut Edits, removed: &mut _, gone: &mut _| {
                    within.push(id.clone());
                    let children = editor.rebuild(&inherited.children, within, edits, removed, gone);
                    within.pop();
                    children
                };
                let mut node = match edits.at.remove(id) {
                    Some(mut node) if edits.own.contains(id) => {
                        let mut displaced = inherited.clone();
                        displaced.children.clear();
                        node.edit = Some(self.record(Change::ReplacedOwn, node.span, vec![displaced]));
                        node.children = below(self, edits, removed, gone);
                        node
                    }
                    Some(mut node) => {
                        self.mourn(inherited, "replaced", node.span, gone);
                        forget_within(id, removed);
                        node.edit = Some(self.record(Change::Replaced, node.span, vec![inherited.clone()]));
                        node
                    }
                    None => {
                        let mut node = inherited.clone();
                        node.children = below(self, edits, removed, gone);
                        node
                    }
                };
                // A rename declared further up still leads here.
                node.keep_old_ids(inherited, &self.index);
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
}

/// What stood in a section that is replaced or removed as a whole is lacking because of that now.
fn forget_within(section: &SectionId, removed: &mut [Removal]) {
    removed.iter_mut().filter(|removal| removal.within.contains(section)).for_each(|removal| removal.lacking.clear());
}

/// The words of a reason. It is the same for all editions and none shows it, so that values and references stand in it as they
/// are written.
fn push_as_written(line: &[Inline<Draft>], out: &mut String) {
    for_each_inline(line, &mut |inline| match inline {
        Inline::Text(text) | Inline::Code(text) => out.push_str(text),
        Inline::HardBreak | Inline::Hole(Hole::SoftBreak) => out.push(' '),
        Inline::Hole(Hole::Value { name, .. }) => out.push_str(&format!("{{{{ {name} }}}}")),
        Inline::Link { target, content, .. } if content.is_empty() => out.push_str(&target.to_string()),
        _ => {}
    });
}

/// The place of the first edit of a local text, or of the text.
fn first_place(document: &Document) -> Span {
    let parts = [&document.title, &document.description, &document.preamble];
    let part = parts.into_iter().flatten().map(|part| part.span).next();
    document.sections.first().map(|section| section.text.span).or(part).unwrap_or(Span::new(document.file, 0..0))
}
