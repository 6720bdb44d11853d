//! Lists: their numbers as written, tight or loose, and pinned items.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::id::SectionId;
use crate::model::markup::{Block, Draft, Inline, Item, List};
use crate::source::Span;
use pulldown_cmark::{Event, Tag};

impl Reader<'_> {
    pub(super) fn list(&mut self, start: Option<u64>, depth: usize) -> List<Draft> {
        let mut list = List { start, tight: true, items: Vec::new() };
        let mut numbers = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let span = self.span(range.clone());
                    numbers.push((self.written_number(span), span));
                    // Lists within this item are counted from here.
                    self.list_ends.truncate(depth + 1);
                    let mut item = Item { id: None, label: None, blocks: Vec::new() };
                    while let Some((event, range)) = self.events.next() {
                        if matches!(event, Event::End(_)) {
                            break;
                        }
                        if matches!(event, Event::Start(Tag::Paragraph)) {
                            list.tight = false;
                        }
                        item.blocks.extend(self.block(event, range, depth + 1));
                    }
                    item.blocks.shrink_to_fit();
                    item.id = self.take_pin(&mut item.blocks, span);
                    self.pins.extend(item.id.clone().map(|id| (id, span)));
                    list.items.push(item);
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        if start.is_some() {
            list.start = self.check_numbers(&numbers, depth);
        }
        // No list goes on from one that stands within this one.
        self.list_ends.truncate(depth + 1);
        list
    }

    fn written_number(&self, item: Span) -> Option<u64> {
        // Behind a tab the place of an item begins with the space before it.
        let text = self.text[item.range()].trim_start();
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        text[..digits].parse().ok()
    }

    /// The numbers of a list are 1, 2, 3, or all 1, or go on from the list before it in the section.
    fn check_numbers(&mut self, numbers: &[(Option<u64>, Span)], depth: usize) -> Option<u64> {
        let before = self.list_ends.get(depth).copied().flatten();
        let first = numbers.first().and_then(|(number, _)| *number).unwrap_or(1);
        let all_ones = numbers.iter().all(|(number, _)| *number == Some(1));
        let count = numbers.len() as u64;
        let starts_well = first == 1 || before.is_some_and(|last| first == last + 1);
        let wrong = if all_ones {
            None
        } else if !starts_well {
            numbers.first().map(|(_, span)| (first, *span))
        } else {
            (first..)
                .zip(numbers)
                .find(|(expected, (number, _))| *number != Some(*expected))
                .map(|(_, (number, span))| (number.unwrap_or(0), *span))
        };
        if let (Some((number, span)), true) = (wrong, numbers.len() == 1 && self.begins_with_a_date(numbers)) {
            self.report(
                Diagnostic::new(
                    Code::LIST_NUMBERS,
                    format!("a line that begins with a date is read as the item {number} of a list"),
                )
                .at(span)
                .hint(format!("write `{number}\\.`, or join it to the line before")),
            );
        } else if let Some((number, span)) = wrong {
            self.report(
                Diagnostic::new(Code::LIST_NUMBERS, format!("a list item numbered {number} is out of order"))
                    .at(span)
                    .hint(format!(
                        "number items 1, 2, 3 or all `1.`; if this is no list (a date, say), write `{number}\\.`"
                    )),
            );
        }
        if self.list_ends.len() <= depth {
            self.list_ends.resize(depth + 1, None);
        }
        self.list_ends[depth] = Some(first + count.saturating_sub(1));
        Some(first)
    }

    /// `5. November 2020`: a day, a word and a year.
    fn begins_with_a_date(&self, numbers: &[(Option<u64>, Span)]) -> bool {
        let Some((Some(1..=31), span)) = numbers.first() else { return false };
        let mut words = self.text[span.range()].split_whitespace().skip(1);
        let is_month = words.next().is_some_and(|word| word.chars().all(char::is_alphabetic));
        let year = words.next().map(|word| word.trim_end_matches(|c: char| !c.is_ascii_digit()));
        is_month && year.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// Takes `{#id}` from the end of an item's first line.
    fn take_pin(&self, blocks: &mut [Block<Draft>], span: Span) -> Option<SectionId> {
        let Some(Block::Paragraph(inlines)) = blocks.first_mut() else { return None };
        let last = inlines.iter().position(|inline| matches!(inline, Inline::HardBreak)).unwrap_or(inlines.len());
        // Line breaks of the source are settled already: the first line ends at the brace that closes the pin.
        for inline in &mut inlines[..last] {
            let Inline::Text(text) = inline else { continue };
            let Some(at) = text.find("{#") else { continue };
            let length = text[at..].find('}')?;
            let behind = &text[at + length + 1..];
            if !(behind.is_empty() || behind.starts_with(' ')) {
                continue;
            }
            let written = text[at + 2..at + length].to_owned();
            let Some(id) = SectionId::parse(&written) else {
                self.report(
                    Diagnostic::new(Code::INVALID_ID, format!("`{written}` cannot be an id"))
                        .at(span)
                        .hint("ids are lower-case letters, digits and hyphens"),
                );
                return None;
            };
            let rest = behind.to_owned();
            text.truncate(text[..at].trim_end().len());
            text.push_str(&rest);
            return Some(id);
        }
        None
    }
}
