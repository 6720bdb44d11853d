//! Which region supplies which section, and in what order: the outline of a document in each region.
//!
//! Each region edits the document as its parent left it. The outline knows no language: one region, one structure (SPEC 4).

mod editor;
mod index;
mod languages;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{RegionName, SectionId};
use crate::model::document::{Document, Section};
use crate::model::policy::Policy;
use crate::model::region::Region;
use crate::model::site::SiteSources;
use crate::source::Span;
use editor::Editor;
use index::Index;
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
    /// The regions that edit the document.
    laid_over: Vec<RegionName>,
    /// The ids in the document that they edit: the general text.
    general: Arc<BTreeSet<SectionId>>,
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
    /// Whether the document that regions edit has one.
    pub general: bool,
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
    /// The tags of the text that decides.
    pub tags: Vec<String>,
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
    /// The sections around it, outermost first.
    pub within: Vec<SectionId>,
    /// The place of the edit, whose text is the reason.
    pub span: Span,
    /// The reason, in the language of the text that decides; `None` where the whole document was replaced.
    pub reason: Option<String>,
    /// What the document lacks of the general text because of it. It becomes empty where all comes back further down, or where a
    /// region replaces or removes the whole section around it.
    pub lacking: BTreeSet<SectionId>,
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

    /// The regions that edit the document, from the top: not the one that supplies it, nor those above that one.
    #[must_use]
    pub fn laid_over(&self) -> &[RegionName] {
        &self.laid_over
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
    /// Whether this section or one below it is as `wanted` says.
    fn any(&self, wanted: &dyn Fn(&Node) -> bool) -> bool {
        wanted(self) || self.children.iter().any(|child| child.any(wanted))
    }

    fn for_each(&self, visit: &mut dyn FnMut(&Node)) {
        visit(self);
        self.children.iter().for_each(|child| child.for_each(visit));
    }

    /// Sections that keep their ids keep what they were called before: old fragments still lead there.
    fn keep_old_ids(&mut self, inherited: &Node, index: &Index<'_>) {
        let before = index.node(&self.id).filter(|before| index.contains(&inherited.id, &before.id));
        for was in before.map_or(&[][..], |before| &before.was) {
            if !self.was.contains(was) {
                self.was.push(was.clone());
            }
        }
        self.children.iter_mut().for_each(|child| child.keep_old_ids(inherited, index));
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
                report_taken_old_ids(&structure, &Structure::default(), &region.name, problems);
                Arc::new(structure)
            }
            (Some(parent), None) => structures.get(parent).cloned().unwrap_or_default(),
            (Some(parent), Some(texts)) => {
                let inherited = structures.get(parent).cloned().unwrap_or_default();
                let editor = Editor::new(region, &inherited, problems);
                let structure = editor.edit(texts, &site.settings.reference_language);
                report_taken_old_ids(&structure, &inherited, &region.name, problems);
                Arc::new(structure)
            }
        };
        structures.insert(region.name.clone(), structure);
    }
    structures
}

/// An old id leads to the section that had it, so it can be neither the id nor an old id of another one. What a region inherits is
/// reported where it is written.
fn report_taken_old_ids(structure: &Structure, inherited: &Structure, region: &RegionName, problems: &mut Diagnostics) {
    let mut had: BTreeMap<&SectionId, &Node> = BTreeMap::new();
    structure.for_each(&mut |node| {
        for was in &node.was {
            if node.supplier == *region && structure.find(was).is_some() {
                problems.push(
                    Diagnostic::new(
                        Code::DUPLICATE_ID,
                        format!("`{}` was called `{was}`, and another section is", node.id),
                    )
                    .at(node.span)
                    .hint(format!("take `was={was}` away, or give the other section an id of its own")),
                );
            }
            let Some(first) = had.insert(was, node).filter(|first| first.id != node.id) else { continue };
            let is_inherited = |node: &Node| inherited.renamed(was) == Some(&node.id);
            let (one, other) = if is_inherited(node) { (first, node) } else { (node, first) };
            if one.supplier == *region {
                problems.push(
                    Diagnostic::new(
                        Code::DUPLICATE_ID,
                        format!("`{}` was called `{was}`, and so was `{}`", one.id, other.id),
                    )
                    .at(one.span)
                    .related(other.span, "the other one")
                    .hint(format!("take `was={was}` away from one of them: an old address leads to one section")),
                );
            }
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
        general: text.is_some(),
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
    structure.general = Arc::new(structure.ids().into_iter().cloned().collect());
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
        tags: section.text.tags.clone(),
        children: section.children.iter().map(|child| node(child, region, shift)).collect(),
    }
}

fn shifted(level: u8, shift: i16) -> u8 {
    u8::try_from((i16::from(level) + shift).clamp(2, 6)).unwrap_or(6)
}
