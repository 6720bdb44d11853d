//! TOML as the history has it: written so that equal data are equal bytes, one line a key.

use crate::digest::Digest;
use crate::locale::Date;

/// A basic string of TOML 1.0.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // What no reader can see is spelt out, so that the evidence can be read.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                out.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A date as it stands in a parsed file: a local date of TOML.
pub(super) fn date(value: &toml::value::Datetime) -> Option<Date> {
    Date::parse(&value.to_string())
}

/// A digest as it stands in a parsed file.
pub(super) fn digest(text: &str) -> Result<Digest, String> {
    Digest::parse(text).ok_or_else(|| format!("`{text}` is no SHA-256"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back_as_they_were() {
        for text in
            ["", "a \"b\" \\ c", "tab\tand\nline\r", "日本 עברית \u{200f}", "\u{0}\u{1f}\u{7f}\u{85}\u{2028}\u{feff}"]
        {
            let table: toml::Table = toml::from_str(&format!("a = {}", quoted(text))).expect("TOML");
            assert_eq!(table["a"].as_str(), Some(text));
        }
    }
}
