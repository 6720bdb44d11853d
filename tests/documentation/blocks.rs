//! Fenced blocks of a page.

/// A fenced block.
#[derive(Debug)]
pub(super) struct Block {
    /// What stands behind the fence: `sh`, `toml title="site.toml"`.
    pub(super) info: String,
    /// Its lines.
    pub(super) text: String,
    /// The line of its fence, from 1.
    pub(super) line: usize,
}

impl Block {
    /// The first word behind the fence.
    pub(super) fn language(&self) -> &str {
        self.info.split(' ').next().unwrap_or_default()
    }

    /// The file that it shows.
    pub(super) fn title(&self) -> Option<&str> {
        self.info.split_once("title=\"")?.1.split('"').next()
    }
}

/// The fenced blocks of a page, in their order.
pub(super) fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (at, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(block), None) => block.text += &format!("{line}\n"),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some(info)) => open = Some(Block { info: info.to_owned(), text: String::new(), line: at + 1 }),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is never closed: {open:?}");
    blocks
}
