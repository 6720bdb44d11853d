//! Lines of text: runs, links, values, line breaks.

use super::super::html::{Refusal, Tag as HtmlTag, allowed_tag, named};
use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::locale::written_without_spaces;
use crate::model::markup::{Alternative, Destination, DestinationPart, Draft, Hole, Inline};
use crate::model::site::RawHtml;
use crate::source::Span;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// What to do about brackets of which the first is escaped.
const ESCAPED: &str =
    "write `[words](target)`, without the backslash and without a space; `\\]` as well if no link is meant";

/// How the targets of links begin.
const TARGETS: [&str; 5] = ["#", "policy:", "http", "mailto:", "tel:"];

/// Consecutive text, with what is needed to find places in it and braces that are meant.
#[derive(Default)]
struct Run {
    text: String,
    /// Offset in `text` and in the file, for each event that the run is made of.
    pieces: Vec<(usize, usize)>,
    /// Offsets in `text` of characters behind a backslash, ascending.
    escaped: Vec<usize>,
    end: usize,
}

impl Run {
    fn is_escaped(&self, at: usize) -> bool {
        self.escaped.binary_search(&at).is_ok()
    }

    /// Whether the bracket that `]` at an offset closes stands behind a backslash.
    fn is_opened_by_escaped(&self, at: usize) -> bool {
        let start = self.text.floor_char_boundary(at.saturating_sub(LONGEST_TARGET));
        self.text[start..at].rfind('[').is_some_and(|open| self.is_escaped(start + open))
    }
}

/// The elements that are open in a line of text, outermost first.
#[derive(Default)]
struct OpenHtml {
    allowed: Vec<(&'static str, Range<usize>)>,
    /// Those that were refused: their closing tags are the same mistake.
    refused: Vec<String>,
}

/// In bytes: what is longer is no target of a link and no mark of a footnote. Ten thousand brackets in one paragraph would each
/// look through all of it.
const LONGEST_TARGET: usize = 4096;

/// What may be a target or a mark of what stands behind a bracket.
fn near(behind: &str) -> &str {
    &behind[..behind.floor_char_boundary(LONGEST_TARGET)]
}

impl Reader<'_> {
    /// The inlines up to the end of the enclosing tag.
    pub(super) fn inlines(&mut self, ends: &dyn Fn(&TagEnd) -> bool, depth: usize) -> Vec<Inline<Draft>> {
        let mut inlines = self.collect(None, ends, depth);
        settle_breaks(&mut inlines);
        inlines
    }

    /// The inlines of a line that no tag encloses, as in a tight list item: from `first` up to the next block.
    pub(super) fn line(&mut self, first: (Event<'_>, Range<usize>), depth: usize) -> Vec<Inline<Draft>> {
        let mut inlines = self.collect(Some(first), &|_| false, depth);
        settle_breaks(&mut inlines);
        inlines
    }

    fn collect(
        &mut self,
        first: Option<(Event<'_>, Range<usize>)>,
        ends: &dyn Fn(&TagEnd) -> bool,
        depth: usize,
    ) -> Vec<Inline<Draft>> {
        let mut out = Vec::new();
        let mut run = Run::default();
        let mut open_html = OpenHtml::default();
        let enclosed = first.is_none();
        if let Some((event, range)) = first {
            self.inline(event, range, &mut out, &mut run, &mut open_html, depth);
        }
        loop {
            if !enclosed && self.events.peek().is_none_or(|(event, _)| ends_line(event)) {
                break;
            }
            let Some((event, range)) = self.events.next() else { break };
            if let Event::End(end) = &event
                && (ends(end) || enclosed && depth > super::DEEPEST)
            {
                break;
            }
            self.inline(event, range, &mut out, &mut run, &mut open_html, depth);
        }
        self.flush(&mut run, &mut out);
        for (name, range) in open_html.allowed {
            self.refuse_html(range, &format!("close it in the same line of text, with `</{name}>`"));
        }
        // Most lines are one inline, and texts are kept.
        out.shrink_to_fit();
        out
    }

    /// A tag written anew, where it is allowed.
    fn html(&self, raw: &str, range: Range<usize>, open: &mut OpenHtml) -> Option<String> {
        let name = named(raw);
        if let Some((name, true)) = &name
            && let Some(at) = open.refused.iter().rposition(|refused| refused == name)
            && open.allowed.last().is_none_or(|(allowed, _)| allowed != name)
        {
            open.refused.truncate(at);
            return None;
        }
        let tag = match self.raw_html {
            RawHtml::Refuse => Err(Refusal::Element),
            RawHtml::Sanitize => allowed_tag(raw),
        };
        match tag {
            Ok(HtmlTag::Open(name, tag)) => {
                open.allowed.push((name, range));
                Some(tag)
            }
            Ok(HtmlTag::Void(tag)) => Some(tag),
            Ok(HtmlTag::Close(name)) if open.allowed.last().is_some_and(|(last, _)| *last == name) => {
                open.allowed.pop();
                Some(format!("</{name}>"))
            }
            Ok(HtmlTag::Close(name)) => {
                self.refuse_html(range, &format!("it closes nothing: take it away, or write `<{name}>` before it"));
                None
            }
            Err(refusal) => {
                self.refuse_html(range, &refusal.hint());
                open.refused.extend(name.filter(|(_, closes)| !closes).map(|(name, _)| name));
                None
            }
        }
    }

    fn inline(
        &mut self,
        event: Event<'_>,
        range: Range<usize>,
        out: &mut Vec<Inline<Draft>>,
        run: &mut Run,
        open_html: &mut OpenHtml,
        depth: usize,
    ) {
        if let Event::Text(text) = &event {
            self.report_written_control(text, range.clone());
            let before = &self.text[..range.start + self.offset];
            let behind_backslash = before.ends_with('\\') && (run.text.is_empty() || run.end < range.start);
            if behind_backslash {
                run.escaped.push(run.text.len());
            }
            run.pieces.push((run.text.len(), range.start));
            run.text.push_str(text);
            run.end = range.end;
            return;
        }
        self.flush(run, out);
        if depth > super::DEEPEST * 2 {
            return;
        }
        match event {
            Event::Code(code) => out.push(Inline::Code(code.into_string())),
            Event::SoftBreak => out.push(Inline::Hole(Hole::SoftBreak)),
            Event::HardBreak => out.push(Inline::HardBreak),
            Event::FootnoteReference(label) => out.push(Inline::FootnoteReference(label.into_string())),
            Event::InlineHtml(raw) | Event::Html(raw) => {
                out.extend(self.html(&raw, range, open_html).map(Inline::Html))
            }
            Event::Start(tag) => {
                let tag_end = tag.to_end();
                let mut content = self.collect(None, &|end| *end == tag_end, depth + 1);
                match tag {
                    Tag::Emphasis => out.push(Inline::Emphasis(content)),
                    Tag::Strong => out.push(Inline::Strong(content)),
                    // A single tilde means "about" in many languages; only two strike through.
                    Tag::Strikethrough if !self.text[range.start + self.offset..].starts_with("~~") => {
                        out.push(Inline::Text("~".to_owned()));
                        out.extend(content);
                        out.push(Inline::Text("~".to_owned()));
                    }
                    Tag::Strikethrough => out.push(Inline::Strikethrough(content)),
                    Tag::Link { link_type, dest_url, title, .. } => {
                        let mut address = dest_url.into_string();
                        if link_type == LinkType::Email {
                            address.insert_str(0, "mailto:");
                        }
                        self.report_written_control(&address, range.clone());
                        self.report_written_control(&title, range.clone());
                        let span = self.span(range);
                        let target = self.destination(&address, span);
                        // A space is nothing to click.
                        if content.iter().all(|inline| matches!(inline, Inline::Text(text) if text.trim().is_empty())) {
                            content.clear();
                        }
                        out.push(Inline::Link { target, title: title.into_string(), content });
                    }
                    Tag::Image { dest_url, title, .. } => {
                        self.report_written_control(&dest_url, range.clone());
                        self.report_written_control(&title, range.clone());
                        let span = self.span(range);
                        // It is a line of its own, whatever stands before and behind the picture.
                        settle_breaks(&mut content);
                        let alternative = Alternative(content);
                        let target = self.destination(&dest_url, span);
                        out.push(Inline::Image { target, alternative, title: title.into_string() });
                    }
                    _ => out.extend(content),
                }
            }
            _ => {}
        }
    }

    /// Splits a run of text at its values.
    fn flush(&self, run: &mut Run, out: &mut Vec<Inline<Draft>>) {
        let run = std::mem::take(run);
        if run.text.is_empty() {
            return;
        }
        let mut done = 0;
        let mut from = 0;
        while run.text[from..].contains('{')
            && let Some(at) = run.text[from..].find("{{").map(|at| at + from)
        {
            if run.is_escaped(at) || run.is_escaped(at + 1) {
                from = at + 2;
                continue;
            }
            let Some(length) = run.text[at..].find("}}") else {
                self.report(
                    Diagnostic::new(Code::UNDEFINED_VALUE, "`{{` without `}}`")
                        .at(self.run_span(&run, at..at + 2))
                        .hint("close it on the same line, or write `\\{{` for two braces"),
                );
                break;
            };
            let end = at + length + 2;
            let name = run.text[at + 2..end - 2].trim();
            let span = self.run_span(&run, at..end);
            if is_value_name(name) {
                if at > done {
                    out.push(Inline::Text(run.text[done..at].to_owned()));
                }
                out.push(Inline::Hole(Hole::Value { name: name.to_owned(), span }));
                done = end;
            } else {
                self.report(
                    Diagnostic::new(
                        Code::UNDEFINED_VALUE,
                        format!("`{name}` cannot be the name of a value or message"),
                    )
                    .at(span)
                    .hint("write one name between the braces, or `\\{{` for two braces"),
                );
            }
            from = end;
        }
        if run.text.contains('[') || run.text.contains(']') {
            self.report_broken_links(&run);
            self.report_undefined_footnotes(&run);
        }
        if done == 0 {
            out.push(Inline::Text(run.text));
        } else if done < run.text.len() {
            out.push(Inline::Text(run.text[done..].to_owned()));
        }
    }

    /// `](` that is still text behind the parser is a link that its author did not get.
    fn report_broken_links(&self, run: &Run) {
        for (at, _) in run.text.match_indices("](") {
            if run.is_escaped(at) || run.is_escaped(at + 1) {
                continue;
            }
            let target = near(&run.text[at + 2..]);
            let target = &target[..target.find(')').unwrap_or(target.len())];
            let (fact, hint) = if run.is_opened_by_escaped(at) {
                ("a backslash makes its bracket plain text", ESCAPED)
            } else if target.contains("{{") {
                ("its target has a space in it", "write `{{name}}` without spaces in a link's target")
            } else if target.starts_with('(') {
                ("its parentheses do not match", "write one parenthesis on each side of the target")
            } else if target.trim().contains(char::is_whitespace) {
                ("its target has a space in it", "write `%20` for a space in an address; `\\]` if no link is meant")
            } else {
                (
                    "its target is not closed or holds what no address can",
                    "close it with `)`; `\\]` if no link is meant",
                )
            };
            self.report(
                Diagnostic::new(Code::SPACE_IN_LINK, format!("this is no link: {fact}"))
                    .at(self.run_span(run, at..at + 2))
                    .hint(hint),
            );
        }
        self.report_near_links(run);
    }

    /// `[words] (#id)` and `[#id]` are text to the parser, and links to whoever wrote them.
    fn report_near_links(&self, run: &Run) {
        for (at, _) in run.text.match_indices("] (") {
            let target = &run.text[at + 3..];
            let is_target = TARGETS.iter().any(|begin| target.starts_with(begin));
            if is_target && !run.is_escaped(at) && !run.is_escaped(at + 2) {
                // Without the space it would still be none.
                let hint = if run.is_opened_by_escaped(at) {
                    ESCAPED
                } else {
                    "write `](` without the space; `\\]` if no link is meant"
                };
                self.report(
                    Diagnostic::new(Code::SPACE_IN_LINK, "this is no link: a space stands before its target")
                        .at(self.run_span(run, at..at + 3))
                        .hint(hint),
                );
            }
        }
        for (at, _) in run.text.match_indices('[') {
            let rest = &run.text[at + 1..];
            let Some(behind) = ["#", "policy:"].iter().find_map(|begin| rest.strip_prefix(begin)) else { continue };
            let end = near(rest).find(|c: char| matches!(c, '[' | ']') || c.is_whitespace());
            let Some(length) = end.filter(|end| rest[*end..].starts_with(']')) else { continue };
            let escaped = [at, at + 1, at + 1 + length].into_iter().any(|offset| run.is_escaped(offset));
            if behind.starts_with(|c: char| c.is_ascii_alphabetic()) && !escaped {
                let target = &rest[..length];
                self.report(
                    Diagnostic::new(Code::SPACE_IN_LINK, "this is no link: brackets alone lead nowhere")
                        .at(self.run_span(run, at..at + length + 2))
                        .hint(format!("write `[words]({target})`; `\\[{target}]` if no link is meant")),
                );
            }
        }
    }

    /// Marks of footnotes that nothing defines are text to the parser.
    fn report_undefined_footnotes(&self, run: &Run) {
        for (at, _) in run.text.match_indices("[^") {
            let Some(length) = near(&run.text[at..]).find(']').filter(|length| *length > 2) else { continue };
            if run.is_escaped(at) || run.is_escaped(at + 1) || run.is_escaped(at + length) {
                continue;
            }
            let mark = &run.text[at..=at + length];
            self.report(
                Diagnostic::new(Code::UNDEFINED_FOOTNOTE, format!("no footnote {mark}"))
                    .at(self.run_span(run, at..at + length + 1))
                    .hint(format!("add a paragraph `{mark}: ...`; if it is text, write `\\{mark}`")),
            );
        }
    }

    fn run_span(&self, run: &Run, range: Range<usize>) -> Span {
        let locate = |offset: usize| {
            let piece = run.pieces.partition_point(|(at, _)| *at <= offset).saturating_sub(1);
            run.pieces.get(piece).map_or(0, |(at, source)| source + (offset - at))
        };
        let (start, last) = (locate(range.start), locate(range.end - 1));
        Span::new(self.file, start + self.offset..(last + 1).max(start + 1) + self.offset)
    }

    /// Splits a link's destination at its values.
    fn destination(&self, address: &str, span: Span) -> Destination {
        let mut parts = Vec::new();
        let mut rest = address;
        while let Some(at) = rest.find("{{")
            && let Some(length) = rest[at..].find("}}")
        {
            let name = rest[at + 2..at + length].trim();
            if at > 0 {
                parts.push(DestinationPart::Text(rest[..at].to_owned()));
            }
            if is_value_name(name) {
                parts.push(DestinationPart::Value(name.to_owned()));
            } else {
                self.report(
                    Diagnostic::new(Code::UNDEFINED_VALUE, format!("`{name}` cannot be the name of a value"))
                        .at(span)
                        .hint("write one name between the braces"),
                );
            }
            rest = &rest[at + length + 2..];
        }
        if !rest.is_empty() {
            parts.push(DestinationPart::Text(rest.to_owned()));
        }
        Destination { parts, span }
    }
}

fn ends_line(event: &Event<'_>) -> bool {
    match event {
        Event::End(_) | Event::Rule | Event::Html(_) => true,
        Event::Start(tag) => {
            !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        _ => false,
    }
}

/// `controller`, `privacy_email`, `cookie-purpose-session`, `cookies.analytics`.
pub(in crate::load) fn is_value_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

/// What stands beside a line break of the source.
#[derive(Clone)]
enum Beside {
    Text { first: char, last: char, labelled: bool },
    Open,
    Other,
    Break,
}

/// Turns line breaks of the source into spaces, into nothing between characters of scripts written without spaces, into
/// breaks before a line that begins with a label; next to a value the question stays open (SPEC 2).
fn settle_breaks(inlines: &mut Vec<Inline<Draft>>) {
    let mut beside = Vec::new();
    survey(inlines, &mut beside);
    if !beside.iter().any(|item| matches!(item, Beside::Break)) {
        return;
    }
    let mut decisions = Vec::new();
    for (index, item) in beside.iter().enumerate() {
        if matches!(item, Beside::Break) {
            let before = index.checked_sub(1).map_or(&Beside::Other, |at| &beside[at]);
            let after = beside.get(index + 1).unwrap_or(&Beside::Other);
            decisions.push(match (before, after) {
                (_, Beside::Text { labelled: true, .. }) => Inline::HardBreak,
                (Beside::Open, _) | (_, Beside::Open) => Inline::Hole(Hole::SoftBreak),
                (Beside::Text { last, .. }, Beside::Text { first, .. })
                    if written_without_spaces(*last) && written_without_spaces(*first) =>
                {
                    Inline::Text(String::new())
                }
                _ => Inline::Text(" ".to_owned()),
            });
        }
    }
    apply(inlines, &mut decisions.into_iter());
}

fn survey(inlines: &[Inline<Draft>], out: &mut Vec<Beside>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                if let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) {
                    out.push(Beside::Text { first, last, labelled: begins_with_label(text) });
                }
            }
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Foreign(_, content) => survey(content, out),
            Inline::Link { content, .. } if content.is_empty() => out.push(Beside::Open),
            Inline::Link { content, .. } => survey(content, out),
            Inline::Hole(Hole::SoftBreak) => out.push(Beside::Break),
            Inline::Hole(Hole::Value { .. }) => out.push(Beside::Open),
            _ => out.push(Beside::Other),
        }
    }
}

fn apply(inlines: &mut Vec<Inline<Draft>>, decisions: &mut dyn Iterator<Item = Inline<Draft>>) {
    let mut settled: Vec<Inline<Draft>> = Vec::with_capacity(inlines.len());
    for mut inline in inlines.drain(..) {
        match &mut inline {
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Foreign(_, content)
            | Inline::Link { content, .. } => apply(content, decisions),
            Inline::Hole(Hole::SoftBreak) => inline = decisions.next().unwrap_or(Inline::Text(" ".to_owned())),
            _ => {}
        }
        match (settled.last_mut(), inline) {
            (Some(Inline::Text(text)), Inline::Text(more)) => text.push_str(&more),
            (_, Inline::Text(text)) if text.is_empty() => {}
            (_, inline) => settled.push(inline),
        }
    }
    *inlines = settled;
}

/// Whether a line begins the way lawyers number: `(1)`, `(a)`, `a.`, `iv.`, or with a dash.
#[must_use]
pub fn begins_with_label(line: &str) -> bool {
    let line = line.trim_start();
    let Some((label, _)) = line.split_once(char::is_whitespace).or(Some((line, ""))) else { return false };
    if matches!(label, "–" | "—" | "−") {
        return true;
    }
    if let Some(inner) = label.strip_prefix('(').and_then(|label| label.strip_suffix(')')) {
        let short = inner.len() == 1 || inner.bytes().all(|b| b.is_ascii_digit()) || is_roman(inner);
        return !inner.is_empty() && inner.len() <= 5 && inner.bytes().all(|b| b.is_ascii_alphanumeric()) && short;
    }
    label.strip_suffix('.').is_some_and(|inner| {
        (inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_lowercase())) || (is_roman(inner) && inner.len() <= 5)
    })
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l' | b'c'))
}
