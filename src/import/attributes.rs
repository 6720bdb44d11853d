//! Python-Markdown's attribute lists: `{: #id .class key="value" }`.
//!
//! In: a piece of text. Out: the text without its lists, and what they said. Braces that hold anything else are words
//! of the text and stay.

/// What one or more attribute lists say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    /// Every `#id`, as written.
    pub(super) ids: Vec<String>,
    /// The value of `datetime`, as written.
    pub(super) datetime: Option<String>,
    /// The names of all others; classes are `class`.
    pub(super) others: Vec<String>,
}

impl Attributes {
    /// Adds what another list says; the first date stands.
    pub(super) fn add(&mut self, other: Attributes) {
        self.ids.extend(other.ids);
        self.datetime = self.datetime.take().or(other.datetime);
        self.others.extend(other.others);
    }
}

/// Takes every `{: ... }` out of `text`.
pub(super) fn take_lists(text: &str) -> Option<(String, Attributes)> {
    let mut rest = text;
    let mut kept = String::new();
    let mut found = Attributes::default();
    let mut any = false;
    while let Some(at) = rest.find("{:") {
        let body = &rest[at + 2..];
        // A list ends on its line; up to a next `{` only, so that a text full of braces is read once.
        let end = body.find(['}', '\n', '{']).filter(|&end| body[end..].starts_with('}'));
        match end.and_then(|end| Some((end, parse(&body[..end], Words::BesideAttributes)?))) {
            Some((end, attributes)) => {
                let before = without_bearer(&rest[..at]);
                rest = &body[end + 1..];
                // At an end of the text the space belonged to the list; between words one is enough.
                kept.push_str(if rest.trim().is_empty() { before.trim_end() } else { before });
                found.add(attributes);
                any = true;
            }
            None => {
                kept.push_str(&rest[..at + 2]);
                rest = body;
            }
        }
    }
    kept.push_str(rest);
    any.then_some((kept, found))
}

/// `before` a list, without `** **`: a span of white space had nothing to do but to carry the list, for an id where no
/// word stands.
fn without_bearer(before: &str) -> &str {
    let bearer = ["**", "__"].into_iter().find_map(|mark| {
        let inner = before.strip_suffix(mark)?;
        let space = inner.trim_end();
        space.strip_suffix(mark).filter(|_| space.len() < inner.len())
    });
    bearer.unwrap_or(before)
}

/// Takes one list at the very end of a heading, which may lack the colon: `{#id}`. With a colon it is one whatever words
/// it holds, and no page showed them: `{: contact }`, where the `#` was forgotten.
pub(super) fn take_heading_list(text: &str) -> Option<(&str, Attributes)> {
    let body = text.trim_end().strip_suffix('}')?;
    let at = body.rfind('{')?;
    let attributes = match body[at + 1..].strip_prefix(':') {
        Some(list) => parse(list, Words::Allowed)?,
        None => parse(&body[at + 1..], Words::Refused)?,
    };
    Some((text[..at].trim_end(), attributes))
}

/// Whether a word in a list may be an attribute without a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Refused,
    /// Beside what can be nothing else: translators took `datetime` for a word of the text.
    BesideAttributes,
    Allowed,
}

/// Reads the inside of a list; `None` where it holds anything but attributes.
fn parse(list: &str, words: Words) -> Option<Attributes> {
    let mut attributes = Attributes::default();
    let mut alone = Vec::new();
    let mut rest = list.trim();
    let is_name = |c: char| !c.is_whitespace() && !"#.=\"'{}<>".contains(c);
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(['#', '.']) {
            let end = after.find(char::is_whitespace).unwrap_or(after.len());
            let name = &after[..end];
            if name.is_empty() {
                return None;
            }
            if rest.starts_with('#') {
                attributes.ids.push(name.to_owned());
            } else {
                attributes.others.push("class".to_owned());
            }
            rest = after[end..].trim_start();
            continue;
        }
        let (name, after) = rest.split_at(rest.find(|c| !is_name(c)).unwrap_or(rest.len()));
        if name.is_empty() {
            return None;
        }
        let behind = after.trim_start();
        let Some(after) = behind.strip_prefix('=') else {
            if behind.len() == after.len() && !after.is_empty() {
                return None;
            }
            alone.push(name.to_owned());
            rest = behind;
            continue;
        };
        let after = after.trim_start();
        let (value, after) = match after.chars().next().filter(|quote| ['"', '\''].contains(quote)) {
            Some(quote) => after[1..].split_once(quote)?,
            None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        match name {
            "id" => attributes.ids.push(value.to_owned()),
            "datetime" if attributes.datetime.is_none() => attributes.datetime = Some(value.trim().to_owned()),
            _ => attributes.others.push(name.to_owned()),
        }
        rest = after.trim_start();
    }
    let allowed = match words {
        Words::Refused => alone.is_empty(),
        Words::BesideAttributes => alone.is_empty() || attributes != Attributes::default(),
        Words::Allowed => true,
    };
    attributes.others.extend(alone);
    allowed.then_some(attributes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_says_ids_classes_and_dates() {
        let (text, said) =
            take_lists("Effective today {: #top .big datetime=\"December 5, 2023\" lang=en }").expect("a list");
        assert_eq!(text, "Effective today");
        assert_eq!(said.ids, ["top"]);
        assert_eq!(said.datetime.as_deref(), Some("December 5, 2023"));
        assert_eq!(said.others, ["class", "lang"]);
    }

    #[test]
    fn bold_white_space_only_carries_a_list() {
        let (text, said) = take_lists("{: #partners } ** **{: #campaigns }").expect("a list");
        assert_eq!((text.as_str(), said.ids), ("", vec!["partners".to_owned(), "campaigns".to_owned()]));
        assert_eq!(take_lists("See ** ** and **{: #x }").expect("a list").0, "See ** ** and **");
    }

    #[test]
    fn lists_stand_anywhere_with_or_without_spaces() {
        assert_eq!(take_lists("a{:.x} b").expect("a list").0, "a b");
        assert_eq!(take_lists("{:#x}").expect("a list").0, "");
    }

    #[test]
    fn a_value_may_stand_apart() {
        let (text, said) = take_lists("In force {: datetime = \"2018-05-01\"}").expect("a list");
        assert_eq!((text.as_str(), said.datetime.as_deref()), ("In force", Some("2018-05-01")));
    }

    #[test]
    fn a_list_may_be_translated() {
        let (text, said) = take_lists("Gültig ab heute {: Datum und Zeit =\"2023-12-05\" }").expect("a list");
        assert_eq!((text.as_str(), said.datetime), ("Gültig ab heute", None));
        assert_eq!(said.others, ["Zeit", "Datum", "und"]);
    }

    #[test]
    fn other_braces_are_words() {
        for words in ["{: see below }", "{:}", "{ }", "{{: name }", "{: #", "{: a=\"b }", "set {1, 2}"] {
            assert_eq!(take_lists(words), None, "{words}");
        }
    }

    #[test]
    fn a_heading_may_leave_out_the_colon() {
        let ids = |text| take_heading_list(text).map(|(text, said)| (text.to_owned(), said.ids));
        assert_eq!(ids("Your rights {#rights}"), Some(("Your rights".into(), vec!["rights".into()])));
        assert_eq!(ids("Your rights {: #rights }"), Some(("Your rights".into(), vec!["rights".into()])));
        assert_eq!(ids("Sets {a, b}"), None);
        assert_eq!(ids("Sets {a}"), None);
    }

    #[test]
    fn at_the_end_of_a_heading_words_after_a_colon_are_attributes() {
        let (text, said) = take_heading_list("Your rights {: rights #your big }").expect("a list");
        assert_eq!(
            (text, said.ids, said.others),
            ("Your rights", vec!["your".into()], vec!["rights".into(), "big".into()])
        );
        assert_eq!(take_heading_list("Your rights {: <b> }"), None);
    }
}
