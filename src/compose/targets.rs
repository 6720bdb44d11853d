//! Where the links and pictures of a text lead.

use super::fill::{Filler, Scope};
use super::references::Reference;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::markup::{Destination, DestinationPart, Final, Inline, Target};
use crate::source::Span;

impl Filler<'_> {
    /// A picture is part of the text, so it is a file of the policy: a page loads nothing from others, and what is
    /// published must be frozen with it.
    pub(super) fn picture(&mut self, destination: &Destination, scope: &Scope<'_>) -> Option<Target> {
        let written = match &destination.parts[..] {
            [DestinationPart::Text(address)] => address.as_str(),
            _ => "",
        };
        if !written.starts_with("files/") {
            self.problems.push(
                Diagnostic::new(Code::UNSAFE_LINK, format!("the picture `{destination}` is no file of the policy"))
                    .at(destination.span)
                    .hint(format!("put it into `content/{}/files/` and write `files/name`", self.policy.name))
                    .for_edition(&self.document.edition),
            );
            return None;
        }
        self.target(destination, scope).map(|(target, _)| target)
    }

    /// Where a link leads, and for a reference what it says of itself.
    pub(super) fn target(
        &mut self,
        destination: &Destination,
        scope: &Scope<'_>,
    ) -> Option<(Target, Option<Vec<Inline<Final>>>)> {
        if let [DestinationPart::Text(address)] = &destination.parts[..] {
            let reference = match Reference::parse(address) {
                Some(reference) => reference,
                None if let Some(name) = address.strip_prefix("files/")
                    && let Some(found) = self.policy.file(self.chain(), name) =>
                {
                    return Some((Target::File(found.file.clone()), None));
                }
                None => {
                    return self.checked(address.clone(), destination.span).map(|target| (target, None));
                }
            };
            return self.resolve(&reference, destination.span, scope.language);
        }
        let whole = destination.parts.len() == 1;
        let mut address = String::new();
        for part in &destination.parts {
            match part {
                DestinationPart::Text(text) => address.push_str(text),
                DestinationPart::Value(name) => {
                    let (value, _) = self.value(name, destination.span, scope.language)?;
                    if whole {
                        push_address(&value, &mut address);
                    } else {
                        encode(&value, &mut address);
                    }
                }
            }
        }
        if destination.parts.is_empty() {
            self.problems.push(
                Diagnostic::new(Code::DANGLING_REFERENCE, "a link without a target")
                    .at(destination.span)
                    .hint("write `[words](https://...)`, `[](#section)` or `[](policy:name)`"),
            );
            return None;
        }
        self.checked(address, destination.span).map(|target| (target, None))
    }

    /// A link that nobody sees. Only references say what they lead to.
    pub(super) fn without_words(&mut self, destination: &Destination) {
        self.problems.push(
            Diagnostic::new(Code::LINK_WITHOUT_WORDS, format!("the link to `{destination}` has no words"))
                .at(destination.span)
                .hint(format!("write them between the brackets: `[words]({destination})`"))
                .for_edition(&self.document.edition),
        );
    }

    /// Links leave the page by `https:`, `mailto:` or `tel:` only.
    fn checked(&mut self, address: String, span: Span) -> Option<Target> {
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        let safe = matches!(scheme.as_deref(), Some("https" | "mailto" | "tel")) && !address.contains(char::is_control);
        if safe {
            return Some(Target::Url(address));
        }
        let hint = match scheme.as_deref() {
            Some("http") => "write `https://`".to_owned(),
            None if address.starts_with("files/") => format!("there is no `{address}` in the policy's folder"),
            None => "write a whole address, `#section`, `policy:name`, or `files/name`".to_owned(),
            Some(_) => "links lead to `https:`, `mailto:` or `tel:`".to_owned(),
        };
        self.problems.push(
            Diagnostic::new(Code::UNSAFE_LINK, format!("a link to `{address}`"))
                .at(span)
                .hint(hint)
                .for_edition(&self.document.edition),
        );
        None
    }
}

/// Percent-encodes a value within an address (RFC 3986): all but unreserved characters, `/` and `@`.
fn encode(value: &str, out: &mut String) {
    for byte in value.trim().bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b'@' | b'+') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

/// A value that is a whole address: its own signs have their meaning, and what no address can hold is percent-encoded.
fn push_address(value: &str, out: &mut String) {
    for c in value.trim().chars() {
        let foreign = c.is_whitespace() || "\"<>\\^`{|}".contains(c);
        // A control character is refused with the address.
        if foreign && !c.is_control() {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
}
