//! Lines of inlines.

use super::escape;
use super::marks::{Mark, is_plain_tag, tag_values};
use super::read::{Reader, Result, wrong};
use crate::locale::Language;
use crate::model::markup::{Final, Inline, Target};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// Deeper nested inlines are refused, so that no stack overflows.
const DEEPEST: usize = 200;

/// What encloses inlines.
enum Frame {
    /// The line.
    Line,
    /// Signs of Markdown: the parser sees to it that they match.
    Emphasis,
    Strong,
    Strikethrough,
    Link(Target, String),
    Image(Target, String),
    /// A tag, with what closes it.
    Tag(TagKind),
}

enum TagKind {
    Emphasis,
    Strong,
    Strikethrough,
    Code,
    Link(Target, String),
    /// With the number of `span` that are open in it.
    Foreign(Language, usize),
}

impl TagKind {
    fn closing(&self) -> &'static str {
        match self {
            Self::Emphasis => "</em>",
            Self::Strong => "</strong>",
            Self::Strikethrough => "</del>",
            Self::Code => "</code>",
            Self::Link(..) => "</a>",
            Self::Foreign(..) => "</span>",
        }
    }
}

/// A line that is being read.
struct Lines<'a> {
    open: Vec<(Frame, Vec<Inline<Final>>)>,
    /// What encloses the inlines that come next.
    frame: Frame,
    content: Vec<Inline<Final>>,
    mark: Option<(Mark<'a>, usize)>,
}

type Marked<'a> = (Vec<Inline<Final>>, Option<(Mark<'a>, usize)>);

impl<'a> Reader<'a> {
    /// The inlines up to the end of the enclosing tag, and the mark behind them.
    pub(super) fn enclosed(&mut self, end: TagEnd) -> Result<Marked<'a>> {
        let mut line = Lines::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                return line.finish(self.at(&range));
            }
            self.inline(event, range, &mut line)?;
        }
        line.finish(usize::MAX)
    }

    /// The inlines of a line that no tag encloses, as in a tight item: from `first` up to the next block.
    pub(super) fn bare(&mut self, first: (Event<'a>, Range<usize>)) -> Result<Marked<'a>> {
        let mut line = Lines::new();
        let mut at = self.at(&first.1);
        self.inline(first.0, first.1, &mut line)?;
        while let Some((event, range)) = self
            .events
            .next_if(|(event, _)| !ends_line(event) || matches!(event, Event::End(end) if is_inline_end(*end)))
        {
            at = self.at(&range);
            self.inline(event, range, &mut line)?;
        }
        line.finish(at)
    }

    fn inline(&mut self, event: Event<'a>, range: Range<usize>, line: &mut Lines<'a>) -> Result<()> {
        let at = self.at(&range);
        if let Some((_, at)) = line.mark {
            return wrong(at, "this mark is not the end of its line");
        }
        if line.open.len() > DEEPEST {
            return wrong(at, format!("inlines are nested more than {DEEPEST} deep"));
        }
        if matches!(line.frame, Frame::Tag(TagKind::Code)) && !matches!(event, Event::Text(_) | Event::InlineHtml(_)) {
            return wrong(at, "code holds something else than text");
        }
        match event {
            Event::Text(text) => line.text(text),
            Event::Code(code) => line.content.push(Inline::Code(code.into_string())),
            Event::HardBreak => line.content.push(Inline::HardBreak),
            Event::FootnoteReference(number) => line.content.push(Inline::FootnoteReference(number.into_string())),
            Event::InlineHtml(_) => self.html(&range, line)?,
            Event::Start(Tag::Emphasis) => line.begin(Frame::Emphasis),
            Event::Start(Tag::Strong) => line.begin(Frame::Strong),
            Event::Start(Tag::Strikethrough) if self.slice(&range).starts_with("~~") => {
                line.begin(Frame::Strikethrough);
            }
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, title, .. }) => {
                line.begin(Frame::Link(target(&dest_url, at)?, title.into_string()));
            }
            Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url, title, .. }) => {
                line.begin(Frame::Image(target(&dest_url, at)?, title.into_string()));
            }
            Event::End(end) => line.end(end, at)?,
            Event::SoftBreak => {
                return wrong(at, "a paragraph has only line breaks that are meant, behind a backslash");
            }
            _ => return wrong(at, "this is not written as in a frozen text"),
        }
        Ok(())
    }

    /// A mark or tag within a line.
    fn html(&mut self, range: &Range<usize>, line: &mut Lines<'a>) -> Result<()> {
        let at = self.at(range);
        let tag = self.slice(range);
        if tag.starts_with("<!--") {
            let Some(mark) = Mark::parse(tag) else { return wrong(at, "this is no mark of a frozen text") };
            if !mark.is_empty() {
                if !matches!(line.frame, Frame::Line) {
                    return wrong(at, "a mark stands where nothing can be marked");
                }
                line.mark = Some((mark, at));
            }
            return Ok(());
        }
        if let Frame::Tag(kind) = &mut line.frame {
            match kind {
                TagKind::Foreign(_, spans) if *spans > 0 && tag == "</span>" => *spans -= 1,
                kind if kind.closing() == tag => return line.close(at),
                TagKind::Foreign(_, spans) if tag.starts_with("<span") && is_plain_tag(tag) => *spans += 1,
                TagKind::Code if tag != "<character code=\"0\">" => {
                    return wrong(at, "code holds something else than text");
                }
                _ => {}
            }
        }
        let text = |value: Option<std::borrow::Cow<'_, str>>| value.unwrap_or_default().into_owned();
        match tag {
            "<em>" => line.begin(Frame::Tag(TagKind::Emphasis)),
            "<strong>" => line.begin(Frame::Tag(TagKind::Strong)),
            "<del>" => line.begin(Frame::Tag(TagKind::Strikethrough)),
            "<code>" => line.begin(Frame::Tag(TagKind::Code)),
            "<br class=\"break\">" => line.content.push(Inline::HardBreak),
            "<character code=\"0\">" => line.text("\0".into()),
            tag if is_plain_tag(tag) => line.content.push(Inline::Html(tag.to_owned())),
            tag => {
                if let Some([class, Some(language)]) = tag_values(tag, "span", ["class", "lang"])
                    && class.as_deref() == Some("foreign")
                {
                    let language = self.language(&language, at)?;
                    line.begin(Frame::Tag(TagKind::Foreign(language, 0)));
                } else if let Some([Some(address), title]) = tag_values(tag, "a", ["href", "title"]) {
                    line.begin(Frame::Tag(TagKind::Link(target(&address, at)?, text(title))));
                } else if let Some([Some(address), alternative, title]) =
                    tag_values(tag, "img", ["src", "alt", "title"])
                {
                    let (alternative, title) = (text(alternative), text(title));
                    line.content.push(Inline::Image { target: target(&address, at)?, alternative, title });
                } else if let Some([Some(number)]) = tag_values(tag, "footnote", ["number"]) {
                    line.content.push(Inline::FootnoteReference(number.into_owned()));
                } else if let Some([Some(html)]) = tag_values(tag, "tag", ["html"]) {
                    line.content.push(Inline::Html(html.into_owned()));
                } else {
                    return wrong(at, format!("`{tag}` is no tag of a frozen text"));
                }
            }
        }
        Ok(())
    }
}

impl<'a> Lines<'a> {
    fn new() -> Self {
        Self { open: Vec::new(), frame: Frame::Line, content: Vec::new(), mark: None }
    }

    /// Text goes on with that before it.
    fn text(&mut self, text: pulldown_cmark::CowStr<'_>) {
        match self.content.last_mut() {
            Some(Inline::Text(run)) => run.push_str(&text),
            _ => self.content.push(Inline::Text(text.into_string())),
        }
    }

    fn begin(&mut self, frame: Frame) {
        let outer = std::mem::replace(&mut self.frame, frame);
        self.open.push((outer, std::mem::take(&mut self.content)));
    }

    /// Goes back to what encloses the present frame, and gives that and what it held.
    fn leave(&mut self, at: usize) -> Result<(Frame, Vec<Inline<Final>>)> {
        let Some((frame, content)) = self.open.pop() else { return wrong(at, "something ends that did not begin") };
        Ok((std::mem::replace(&mut self.frame, frame), std::mem::replace(&mut self.content, content)))
    }

    /// The end of signs of Markdown.
    fn end(&mut self, end: TagEnd, at: usize) -> Result<()> {
        let (frame, content) = self.leave(at)?;
        self.content.push(match (frame, end) {
            (Frame::Emphasis, TagEnd::Emphasis) => Inline::Emphasis(content),
            (Frame::Strong, TagEnd::Strong) => Inline::Strong(content),
            (Frame::Strikethrough, TagEnd::Strikethrough) => Inline::Strikethrough(content),
            (Frame::Link(target, title), TagEnd::Link) => Inline::Link { target, title, content },
            (Frame::Image(target, title), TagEnd::Image) => {
                Inline::Image { target, alternative: only_text(content, at)?, title }
            }
            _ => return wrong(at, "a tag before this has no end"),
        });
        Ok(())
    }

    /// The end of a tag.
    fn close(&mut self, at: usize) -> Result<()> {
        let (frame, content) = self.leave(at)?;
        let Frame::Tag(kind) = frame else { return wrong(at, "something ends that did not begin") };
        self.content.push(match kind {
            TagKind::Emphasis => Inline::Emphasis(content),
            TagKind::Strong => Inline::Strong(content),
            TagKind::Strikethrough => Inline::Strikethrough(content),
            TagKind::Code => Inline::Code(only_text(content, at)?),
            TagKind::Link(target, title) => Inline::Link { target, title, content },
            TagKind::Foreign(language, _) => Inline::Foreign(language, content),
        });
        Ok(())
    }

    fn finish(mut self, at: usize) -> Result<Marked<'a>> {
        if !matches!(self.frame, Frame::Line) {
            return wrong(at, "a tag in this line has no end");
        }
        // The space before the mark.
        if self.mark.is_some()
            && let Some(Inline::Text(text)) = self.content.last_mut()
            && text.ends_with(' ')
        {
            text.pop();
            if text.is_empty() {
                self.content.pop();
            }
        }
        Ok((self.content, self.mark))
    }
}

fn only_text(mut content: Vec<Inline<Final>>, at: usize) -> Result<String> {
    match (content.pop(), content.is_empty()) {
        (None, _) => Ok(String::new()),
        (Some(Inline::Text(text)), true) => Ok(text),
        _ => wrong(at, "something else than text stands where only text can stand"),
    }
}

fn target(address: &str, at: usize) -> Result<Target> {
    match escape::read_target(address) {
        Some(target) => Ok(target),
        None => wrong(at, format!("`{address}` is no target of a frozen text")),
    }
}

/// Whether a line without a tag around it ends before an event.
fn ends_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        Event::End(_) | Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
