//! Where links may lead.
//!
//! In: texts with links of any kind. Out: the same with links to `https:`, `mailto:`, `tel:` and to sections of the
//! document (SPEC 3). All other links are dropped, their words are kept, and what was done is noted.

use super::document::{Block, Inline, for_each_text};
use super::inlines;
use super::notes::{NoteKind, Notes};
use super::tree::{Form, Target};

/// Settles every link and picture; `section` knows the id that a fragment leads to.
pub(super) fn settle(blocks: &mut [Block], section: &dyn Fn(&str) -> Option<String>, notes: &mut Notes) {
    for_each_text(blocks, &mut |text| {
        let settled = settle_text(std::mem::take(text), section, notes);
        *text = inlines::tidy(settled);
    });
}

fn settle_text(text: Vec<Inline>, section: &dyn Fn(&str) -> Option<String>, notes: &mut Notes) -> Vec<Inline> {
    let mut settled = Vec::with_capacity(text.len());
    for inline in text {
        match inline {
            Inline::Span(style, text) => settled.push(Inline::Span(style, settle_text(text, section, notes))),
            Inline::Link { mut target, text, line } => {
                let text = settle_text(text, section, notes);
                if settle_link(&mut target, section, line, notes) {
                    settled.push(Inline::Link { target, text, line });
                } else {
                    settled.extend(text);
                }
            }
            Inline::Image { mut target, description, line } => {
                if settle_picture(&mut target, line, notes) {
                    settled.push(Inline::Image { target, description, line });
                } else {
                    settled.push(Inline::Text(description));
                }
            }
            other => settled.push(other),
        }
    }
    settled
}

/// Whether the link stays.
fn settle_link(target: &mut Target, section: &dyn Fn(&str) -> Option<String>, line: usize, notes: &mut Notes) -> bool {
    let address = target.address.trim();
    if let Some(fragment) = address.strip_prefix('#') {
        let Some(id) = section(fragment) else {
            notes.again(
                NoteKind::Lost,
                line,
                format!("the link to `#{fragment}` leads nowhere and is dropped, its words stay"),
            );
            return false;
        };
        target.address = format!("#{id}");
        return true;
    }
    if target.form == Form::Autolink && address.contains('@') && !address.contains(':') {
        return true;
    }
    if settle_web(target, line, notes) {
        return true;
    }
    let address = target.address.trim();
    if has_scheme(address, "mailto:") || has_scheme(address, "tel:") {
        target.address = address.to_owned();
        return true;
    }
    notes.again(NoteKind::Lost, line, format!("a link {} is dropped, its words stay", destination(address)));
    false
}

fn settle_picture(target: &mut Target, line: usize, notes: &mut Notes) -> bool {
    // Only a site's own `files/` has a place for pictures; the importer sees no files but texts.
    let kept = settle_web(target, line, notes) || target.address.starts_with("files/");
    if !kept {
        notes.again(NoteKind::Lost, line, "a picture is dropped, its description stays");
    }
    kept
}

/// Makes `https:` of the web's other addresses; false for what is none.
fn settle_web(target: &mut Target, line: usize, notes: &mut Notes) -> bool {
    let address = target.address.trim();
    let secure = if has_scheme(address, "https://") {
        address.to_owned()
    } else if has_scheme(address, "http://") || address.starts_with("//") {
        notes.again(NoteKind::Converted, line, "a link leads to `https:` now");
        // It no longer shows the address that it leads to.
        if target.form == Form::Autolink {
            target.form = Form::Inline;
        }
        format!("https:{}", &address[address.find("//").unwrap_or(0)..])
    } else {
        return false;
    };
    target.address = secure;
    true
}

fn has_scheme(address: &str, scheme: &str) -> bool {
    address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// What a link that cannot stay leads to, in words that group well.
fn destination(address: &str) -> String {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = |scheme: &&str| {
        scheme.len() <= 20
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    match scheme.filter(is_scheme) {
        Some(scheme) => format!("to `{}:`", scheme.to_ascii_lowercase()),
        None if address.is_empty() => "to nothing".to_owned(),
        None => "to another page of the old site".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(address: &str) -> Option<String> {
        let mut target = Target { address: address.to_owned(), title: String::new(), form: Form::Inline };
        let section = |fragment: &str| (fragment == "Your_Rights").then(|| "your-rights".to_owned());
        settle_link(&mut target, &section, 1, &mut Notes::about("en")).then_some(target.address)
    }

    #[test]
    fn the_web_is_secure() {
        assert_eq!(settled(" http://aurora.example/a").as_deref(), Some("https://aurora.example/a"));
        assert_eq!(settled("//aurora.example").as_deref(), Some("https://aurora.example"));
        assert_eq!(settled("mailto:privacy@aurora.example").as_deref(), Some("mailto:privacy@aurora.example"));
    }

    #[test]
    fn fragments_lead_to_sections() {
        assert_eq!(settled("#Your_Rights").as_deref(), Some("#your-rights"));
        assert_eq!(settled("#elsewhere"), None);
    }

    #[test]
    fn other_links_go() {
        for address in ["/privacy/", "./x", "../x", "ftp://a.example", "javascript:alert(1)", "", "www.aurora.example"]
        {
            assert_eq!(settled(address), None, "{address}");
        }
    }
}
