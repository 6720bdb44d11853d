//! Values: each is used, and none shares its name with a message.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::nearest;
use crate::model::cookie::Purpose;
use crate::model::document::{Document, Footnotes, Passage};
use crate::model::markup::{DestinationPart, Draft, Hole, Inline, for_each_inline, for_each_line};
use crate::model::site::SiteSources;
use crate::source::Span;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

pub(super) fn check(site: &SiteSources, used: &BTreeSet<&str>, problems: &mut Diagnostics) {
    let mut reported = BTreeSet::new();
    for region in site.regions_in_order() {
        for (name, (_, span)) in &region.values {
            if let Some(file) = site.wording.files().iter().find(|file| file.messages.contains_key(name)) {
                let mut diagnostic =
                    Diagnostic::new(Code::AMBIGUOUS_NAME, format!("`{name}` is both a value and a message"))
                        .at(*span)
                        .hint("rename one of them");
                if let Some(message) = file.span(name) {
                    diagnostic = diagnostic.related(message, "the message");
                }
                problems.push(diagnostic);
            }
            let in_messages = || site.wording.files().iter().any(|file| file.refers_to(&format!("${name}")));
            if !used.contains(name.as_str()) && !in_messages() && reported.insert(name.clone()) {
                problems.push(
                    Diagnostic::new(Code::UNUSED_VALUE, format!("no text uses the value `{name}`"))
                        .at(*span)
                        .hint(format!("write `{{{{ {name} }}}}` in a text, or take it away"))
                        .did_you_mean(nearest(name, used.iter().copied())),
                );
            }
        }
    }
}

/// The names between `{{ }}` in all texts, front matter and cookies included. Passages that are `settled` have none.
pub(super) fn used_names<'a>(site: &'a SiteSources, settled: &HashSet<Span>) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for policy in site.policies.values() {
        policy
            .texts
            .values()
            .flat_map(|texts| texts.values())
            .for_each(|document| document_names(document, settled, &mut names));
        for fields in policy.cookies.values().flat_map(|cookies| cookies.values()) {
            if let Some(Purpose::Message(id, _)) = &fields.purpose {
                names.insert(id.as_str());
            }
        }
    }
    names
}

fn document_names<'a>(document: &'a Document, settled: &HashSet<Span>, names: &mut BTreeSet<&'a str>) {
    // The passages of a file share its footnotes.
    let mut footnotes: Option<&'a Arc<Footnotes>> = None;
    let mut read = |passage: &'a Passage| {
        if !settled.contains(&passage.span) {
            line_names(&passage.heading, names);
            for_each_line(&passage.blocks, &mut |line| line_names(line, names));
        }
        if footnotes.is_none_or(|read| !Arc::ptr_eq(read, &passage.footnotes)) {
            footnotes = Some(&passage.footnotes);
            for blocks in passage.footnotes.values() {
                for_each_line(blocks, &mut |line| line_names(line, names));
            }
        }
    };
    for part in [&document.title, &document.description, &document.preamble].into_iter().flatten() {
        read(part);
    }
    document.for_each_section(&mut |section| read(&section.text));
}

fn line_names<'a>(line: &'a [Inline<Draft>], names: &mut BTreeSet<&'a str>) {
    for_each_inline(line, &mut |inline| match inline {
        Inline::Hole(Hole::Value { name, .. }) => {
            names.insert(name);
        }
        Inline::Link { target, .. } | Inline::Image { target, .. } => {
            for part in &target.parts {
                if let DestinationPart::Value(name) = part {
                    names.insert(name);
                }
            }
        }
        _ => {}
    });
}
