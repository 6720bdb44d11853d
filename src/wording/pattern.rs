//! What a message says, as words and placeables, with its place in the file: for those who write it in another language.

use super::{Origin, WordingFile};
use crate::locale::Language;
use fluent_syntax::ast::{Entry, Expression, Identifier, Message, Pattern, PatternElement, Resource};
use fluent_syntax::serializer::serialize;
use std::ops::Range;

/// A part of what a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternPart {
    /// Words.
    Text(String),
    /// A placeable as it is written: `{ $count }`.
    Placeable(String),
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessagePattern {
    /// Its bytes in the file, from behind the `=` on.
    pub range: Range<usize>,
    /// Words and placeables. Where it selects among variants: one text, as Fluent has it.
    pub parts: Vec<PatternPart>,
    /// Whether it selects among variants, such as plural forms, which differ from language to language.
    pub selects: bool,
}

impl WordingFile {
    /// What a message says.
    #[must_use]
    pub fn pattern(&self, id: &str) -> Option<MessagePattern> {
        let value = self.resource.entries().find_map(|entry| match entry {
            Entry::Message(message) if message.id.name == id => message.value.as_ref(),
            _ => None,
        })?;
        let source = self.resource.source();
        let range = value_range(source, self.messages.get(id)?.end)?;
        let selects = value
            .elements
            .iter()
            .any(|element| matches!(element, PatternElement::Placeable { expression: Expression::Select { .. } }));
        let parts = if selects {
            vec![PatternPart::Text(source.get(range.clone())?.trim().to_owned())]
        } else {
            value.elements.iter().map(part).collect()
        };
        Some(MessagePattern { range, parts, selects })
    }
}

/// Reads what would stand behind `message =`. None where it is no single message.
#[must_use]
pub fn read_pattern(text: &str) -> Option<MessagePattern> {
    let language = Language::parse("und").or_else(|_| Language::parse("en")).ok()?;
    let (file, errors) = WordingFile::parse(Origin::Site, language, None, format!("message = {text}\n"));
    let alone = errors.is_empty() && file.messages.len() == 1 && file.repeated.is_empty();
    file.pattern("message").filter(|_| alone && file.resource.entries().count() == 1)
}

/// Where a value ends: before the first line that begins an attribute, a comment or another entry.
fn value_range(source: &str, id_end: usize) -> Option<Range<usize>> {
    let start = id_end + source.get(id_end..)?.find('=')? + 1;
    let mut end = start;
    for (number, line) in source.get(start..)?.split_inclusive('\n').enumerate() {
        let goes_on = number == 0 || line.starts_with([' ', '}', '{', '\r']) || line.trim().is_empty();
        if !goes_on || number > 0 && line.trim_start().starts_with('.') {
            break;
        }
        end += line.len();
    }
    let end = start + source.get(start..end)?.trim_end().len();
    Some(start..end)
}

fn part(element: &PatternElement<&str>) -> PatternPart {
    match element {
        PatternElement::TextElement { value } => PatternPart::Text((*value).to_owned()),
        PatternElement::Placeable { .. } => {
            let value = Some(Pattern { elements: vec![element.clone()] });
            let id = Identifier { name: "message" };
            let message = Message { id, value, attributes: Vec::new(), comment: None };
            let written = serialize(&Resource { body: vec![Entry::Message(message)] });
            PatternPart::Placeable(written.trim_start_matches("message =").trim().to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_words_and_placeables_and_ends_before_the_next_thing() {
        let text =
            "a = One { $b } two\n    three\n    .c = d\n# e\nf = { $g ->\n    [one] h\n   *[other] i\n}\nj =\n    k\n";
        let language = Language::parse("en").unwrap();
        let (file, errors) = WordingFile::parse(Origin::Site, language, None, text.to_owned());
        assert!(errors.is_empty(), "{errors:?}");
        let of = |id: &str| file.pattern(id).expect("a message");
        let words = |text: &str| PatternPart::Text(text.to_owned());
        assert_eq!(text[of("a").range].trim(), "One { $b } two\n    three");
        assert_eq!(
            of("a").parts,
            [words("One "), PatternPart::Placeable("{ $b }".to_owned()), words(" two\n"), words("three")]
        );
        assert!(of("f").selects);
        assert_eq!(text[of("f").range].trim(), "{ $g ->\n    [one] h\n   *[other] i\n}");
        assert_eq!(text[of("j").range].trim(), "k");
        assert!(read_pattern("a { $b }").is_some());
        assert_eq!(read_pattern("a\nb = c"), None);
        assert_eq!(read_pattern("{ $b"), None);
    }
}
