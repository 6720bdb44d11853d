//! Passages of a text, as comparisons show them by themselves.

use super::markup::{Block, Final, Inline, for_each_line_mut};
use super::text::{TextBody, TextSection};
use std::sync::Arc;

/// Some sections of a text with the notes that they refer to; without labels and the ids of items, which belong to the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// The sections.
    pub sections: Vec<Arc<TextSection>>,
    /// The notes in the order in which the sections first refer to them; the first has number 1.
    pub footnotes: Vec<TextBody>,
}

impl Passage {
    /// The passage that `sections` of a text with these footnotes are. A reference to a note that is not among them is left out.
    #[must_use]
    pub fn of<'a>(sections: impl IntoIterator<Item = &'a TextSection>, footnotes: &[TextBody]) -> Self {
        let mut numbers = Numbers { notes: footnotes.len(), old: Vec::new() };
        let sections = sections
            .into_iter()
            .map(|section| {
                let mut section = TextSection { label: None, ..section.clone() };
                numbers.line(&mut section.heading.content);
                numbers.blocks(&mut section.blocks);
                Arc::new(section)
            })
            .collect();
        let mut notes: Vec<TextBody> = Vec::new();
        // Notes may refer to further ones, which join the end of the list.
        while let Some(old) = numbers.old.get(notes.len()) {
            let mut note = footnotes[*old].clone();
            numbers.blocks(&mut note.blocks);
            notes.push(note);
        }
        Self { sections, footnotes: notes }
    }
}

/// The numbers that notes get in a passage.
struct Numbers {
    /// How many notes the text has.
    notes: usize,
    /// The places in the text of those that the passage refers to, in its order.
    old: Vec<usize>,
}

impl Numbers {
    fn blocks(&mut self, blocks: &mut [Block<Final>]) {
        for_each_line_mut(blocks, &mut |line| self.line(line));
        drop_item_ids(blocks);
    }

    fn line(&mut self, line: &mut Vec<Inline<Final>>) {
        line.retain_mut(|inline| match inline {
            Inline::FootnoteReference(number) => match self.renumbered(number) {
                Some(new) => {
                    *number = new.to_string();
                    true
                }
                None => false,
            },
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. }
            | Inline::Foreign(_, content) => {
                self.line(content);
                true
            }
            _ => true,
        });
    }

    /// The number in the passage for one in the text.
    fn renumbered(&mut self, number: &str) -> Option<usize> {
        let old = number.parse::<usize>().ok()?.checked_sub(1).filter(|old| *old < self.notes)?;
        let at = self.old.iter().position(|known| *known == old).unwrap_or_else(|| {
            self.old.push(old);
            self.old.len() - 1
        });
        Some(at + 1)
    }
}

fn drop_item_ids(blocks: &mut [Block<Final>]) {
    for block in blocks {
        match block {
            Block::Quote(blocks) => drop_item_ids(blocks),
            Block::List(list) => {
                for item in &mut list.items {
                    item.id = None;
                    drop_item_ids(&mut item.blocks);
                }
            }
            Block::Definitions(definitions) => {
                definitions
                    .iter_mut()
                    .flat_map(|definition| &mut definition.details)
                    .for_each(|details| drop_item_ids(details));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::SectionId;
    use crate::locale::Language;
    use crate::model::text::Line;

    fn note(number: &str) -> Inline<Final> {
        Inline::FootnoteReference(number.to_owned())
    }

    fn section(words: Vec<Inline<Final>>) -> TextSection {
        let language = Language::parse("en").unwrap();
        TextSection {
            id: SectionId::parse("law").unwrap(),
            was: Vec::new(),
            level: 2,
            label: Some("3.".to_owned()),
            heading: Line { language, content: vec![note("2")] },
            blocks: vec![Block::Paragraph(words)],
        }
    }

    fn body(words: Vec<Inline<Final>>) -> TextBody {
        TextBody { language: Language::parse("en").unwrap(), blocks: vec![Block::Paragraph(words)] }
    }

    #[test]
    fn notes_are_numbered_anew_with_those_that_they_refer_to() {
        let notes = [body(vec![]), body(vec![note("4")]), body(vec![]), body(vec![note("2")])];
        let passage = Passage::of([&section(vec![Inline::Strong(vec![note("3")]), note("2")])], &notes);
        let own = &passage.sections[0];
        assert_eq!((&own.label, &own.heading.content), (&None, &vec![note("1")]));
        assert_eq!(own.blocks, [Block::Paragraph(vec![Inline::Strong(vec![note("2")]), note("1")])]);
        assert_eq!(passage.footnotes, [body(vec![note("3")]), body(vec![]), body(vec![note("1")])]);
    }

    #[test]
    fn a_reference_without_a_note_is_left_out() {
        let passage = Passage::of([&section(vec![note("2"), note("x"), note("0")])], &[]);
        assert_eq!(passage.sections[0].blocks, [Block::Paragraph(vec![])]);
        assert_eq!(passage.footnotes, []);
    }
}
