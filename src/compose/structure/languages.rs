//! One region, one structure: the first language decides what is edited and where, the others give text for the same
//! sections.

use super::editor::Editor;
use crate::diagnostic::{Code, Diagnostic};
use crate::id::{SectionId, nearest};
use crate::model::document::{Action, Document, Section};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

impl Editor<'_> {
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

    /// The first language decides what is edited and where; the others give text for the same sections.
    pub(super) fn check_further_language(&mut self, deciding: &Document, document: &Document) {
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
        let by_id: BTreeMap<SectionId, &Section> =
            deciding.sections.iter().rev().map(|decided| (self.present(&decided.id), decided)).collect();
        for section in document.sections.iter().filter(|_| !whole_document) {
            self.report_renamed(&section.id, section.text.span);
            if let Action::Insert(place) = &section.action {
                self.report_renamed(&place.id, section.text.span);
            }
            let resolve = |id: &SectionId| self.present(id);
            let Some(decided) = by_id.get(&resolve(&section.id)) else {
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
                let problem = match &decided.action {
                    Action::Remove => extra(
                        format!(
                            "`{}` gives text for `{}`, which `{}` removes",
                            document.language, section.id, deciding.language
                        ),
                        section.text.span,
                        None,
                    )
                    .hint(format!(
                        "the first of the region's languages decides, and a removal need not be repeated: take the section out of \
                         `{}.md`",
                        document.language
                    )),
                    _ => extra(
                        format!(
                            "`{}` does something else with `{}` than `{}` does",
                            document.language, section.id, deciding.language
                        ),
                        section.text.span,
                        None,
                    )
                    .hint(format!(
                        "the first of the region's languages decides: write the attributes of the heading as `{}.md` has them",
                        deciding.language
                    )),
                };
                self.problems.push(problem);
            }
        }
        let (ours, theirs) = (self.outline(document), self.outline(deciding));
        let have: BTreeSet<&SectionId> = ours.iter().map(|(id, _, _)| id).collect();
        let positions: BTreeMap<&SectionId, usize> =
            theirs.iter().enumerate().rev().map(|(position, (id, _, _))| (id, position)).collect();
        let mut last = None;
        for (id, above, span) in &ours {
            let Some(&position) = positions.get(id) else {
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
