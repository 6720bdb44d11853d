//! A tree of what Markdown and HTML say, while it is put together.
//!
//! In: openings and closings from two grammars at once. Out: one tree of [`Node`]s. Markdown's containers are firm:
//! they end where CommonMark says. HTML's are soft: they end with their tag, or with the firm container around them,
//! since people forget closing tags and put them in the wrong place.

use pulldown_cmark::Alignment;

/// What a node is. Containers have children; the others are leaves.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tag {
    /// Blocks without a meaning of their own: `<div>`, the document.
    Division,
    Paragraph,
    Heading(u8),
    /// With the number of its first item, if ordered.
    List(Option<u64>),
    /// With its number as it was written, where one was.
    Item(Option<String>),
    Quote,
    /// With its language.
    CodeBlock(String),
    Table(Vec<Alignment>),
    /// True for a row of headings.
    Row(bool),
    /// True for a heading of a column or row.
    Cell(bool),
    Definitions,
    Term,
    Definition,
    FootnoteDefinition(String),
    /// Contents that nobody sees.
    Dropped,
    /// Inline contents without a meaning of their own.
    Span,
    Emphasis,
    Strong,
    Strikethrough,
    CodeSpan,
    Link(Target),
    Image(Target),
    Text(String),
    Code(String),
    SoftBreak,
    HardBreak,
    Rule,
    FootnoteReference(String),
    /// A place that links can lead to: `<a id="...">`.
    Anchor(String),
    /// Parts paragraphs whose containers lie too deep to be kept.
    Parting,
}

/// Where a link or a picture leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) address: String,
    pub(super) title: String,
    pub(super) form: Form,
}

/// How a link is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `[text](address)`.
    Inline,
    /// `[text][label]`.
    Reference(String),
    /// `<address>`.
    Autolink,
}

impl Tag {
    /// Whether it stands between paragraphs.
    pub(super) fn is_block(&self) -> bool {
        !matches!(
            self,
            Tag::Span
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::CodeSpan
                | Tag::Link(_)
                | Tag::Image(_)
                | Tag::Text(_)
                | Tag::Code(_)
                | Tag::SoftBreak
                | Tag::HardBreak
                | Tag::Dropped
                | Tag::FootnoteReference(_)
                | Tag::Anchor(_)
        )
    }
}

/// A node with its line in the file as it came.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) tag: Tag,
    pub(super) line: usize,
    pub(super) children: Vec<Node>,
    /// Whether it is a block or has one somewhere below.
    pub(super) has_block: bool,
}

/// Deeper containers are kept as their contents only. It guards the stack: later stages walk the tree by recursion.
const DEEPEST: usize = 48;
/// Tags opened beyond this are not followed: a bound on how far the opening of a closing tag is searched.
const MOST_OPEN: usize = 128;

/// Puts a tree together.
pub(super) struct Builder {
    stack: Vec<Frame>,
}

struct Frame {
    /// `None` where the container lies too deep.
    node: Option<Node>,
    /// The element's name, if it is soft.
    html: Option<String>,
    block: bool,
}

impl Builder {
    /// An empty document.
    pub(super) fn new() -> Self {
        let node = Node { tag: Tag::Division, line: 1, children: Vec::new(), has_block: true };
        Self { stack: vec![Frame { node: Some(node), html: None, block: true }] }
    }

    /// Opens a container of Markdown.
    pub(super) fn open(&mut self, tag: Tag, line: usize) {
        self.push(tag, line, None);
    }

    /// Closes the innermost container of Markdown, and all HTML that was left open in it.
    pub(super) fn close(&mut self) {
        while self.stack.len() > 1 {
            let firm = self.stack.last().is_some_and(|frame| frame.html.is_none());
            self.pop();
            if firm {
                break;
            }
        }
    }

    /// Opens an element, closing those that end where it begins: an `<li>` ends with the next.
    pub(super) fn open_element(&mut self, name: &str, tag: Tag, line: usize) {
        let (ends, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot"], &["table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            _ if tag.is_block() => (&["p"], &["li", "td", "th", "dd", "blockquote", "div"]),
            _ => (&[], &[]),
        };
        if !ends.is_empty()
            && let Some(at) = self.find_soft(|open| ends.contains(&open), |open| within.contains(&open))
        {
            self.close_down_to(at);
        }
        if self.stack.len() < MOST_OPEN {
            self.push(tag, line, Some(name.to_owned()));
        }
    }

    /// Closes the innermost element of this name; false where none is open.
    pub(super) fn close_element(&mut self, name: &str) -> bool {
        let found = self.find_soft(|open| open == name, |_| false);
        found.inspect(|&at| self.close_down_to(at)).is_some()
    }

    /// Adds something without contents.
    pub(super) fn leaf(&mut self, tag: Tag, line: usize) {
        let has_block = tag.is_block();
        self.attach(Node { tag, line, children: Vec::new(), has_block });
    }

    /// The whole tree.
    pub(super) fn finish(mut self) -> Node {
        while self.stack.len() > 1 {
            self.pop();
        }
        let root = self.stack.pop().and_then(|frame| frame.node);
        root.unwrap_or(Node { tag: Tag::Division, line: 1, children: Vec::new(), has_block: true })
    }

    fn push(&mut self, tag: Tag, line: usize, html: Option<String>) {
        let block = tag.is_block();
        let node = if self.stack.len() < DEEPEST {
            Some(Node { has_block: block, tag, line, children: Vec::new() })
        } else {
            if block {
                self.leaf(Tag::Parting, line);
            }
            None
        };
        self.stack.push(Frame { node, html, block });
    }

    fn pop(&mut self) {
        match self.stack.pop() {
            Some(Frame { node: Some(node), .. }) => self.attach(node),
            Some(Frame { block: true, .. }) => self.leaf(Tag::Parting, 0),
            _ => {}
        }
    }

    fn attach(&mut self, node: Node) {
        // Containers that are kept are the lowest ones of the stack.
        let at = self.stack.len().min(DEEPEST).saturating_sub(1);
        if let Some(parent) = self.stack.get_mut(at).and_then(|frame| frame.node.as_mut()) {
            parent.has_block |= node.has_block;
            parent.children.push(node);
        }
    }

    fn find_soft(&self, wanted: impl Fn(&str) -> bool, barrier: impl Fn(&str) -> bool) -> Option<usize> {
        for (at, frame) in self.stack.iter().enumerate().rev() {
            let name = frame.html.as_deref()?;
            if wanted(name) {
                return Some(at);
            }
            if barrier(name) {
                return None;
            }
        }
        None
    }

    fn close_down_to(&mut self, at: usize) {
        while self.stack.len() > at {
            self.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(node: &Node) -> String {
        let children: Vec<String> = node.children.iter().map(shape).collect();
        let name = match &node.tag {
            Tag::Text(text) => return text.clone(),
            Tag::Item(_) => "li",
            Tag::Paragraph => "p",
            Tag::Strong => "b",
            _ => "_",
        };
        format!("{name}({})", children.join(" "))
    }

    #[test]
    fn an_item_ends_with_the_next() {
        let mut builder = Builder::new();
        for word in ["one", "two"] {
            builder.open_element("li", Tag::Item(None), 1);
            builder.leaf(Tag::Text(word.into()), 1);
        }
        assert_eq!(shape(&builder.finish()), "_(li(one) li(two))");
    }

    #[test]
    fn html_ends_with_the_markdown_around_it() {
        let mut builder = Builder::new();
        builder.open(Tag::Paragraph, 1);
        builder.open_element("b", Tag::Strong, 1);
        builder.leaf(Tag::Text("one".into()), 1);
        builder.close();
        assert!(!builder.close_element("b"));
        builder.leaf(Tag::Text("two".into()), 1);
        assert_eq!(shape(&builder.finish()), "_(p(b(one)) two)");
    }

    #[test]
    fn depth_is_bounded() {
        let mut builder = Builder::new();
        for _ in 0..100_000 {
            builder.open(Tag::Quote, 1);
        }
        builder.leaf(Tag::Text("deep".into()), 1);
        assert!(shape(&builder.finish()).contains("deep"));
    }
}
