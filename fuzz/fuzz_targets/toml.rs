//! Any bytes as `site.toml`, `region.toml`, `policy.toml` or `cookies.toml`: findings or none, and nothing panics.

#![no_main]

use lexloci::site::{Overrides, open};
use lexloci::source::{FileEntry, FileTree};

const FILES: [&str; 5] = [
    "site.toml",
    "locales/global/region.toml",
    "locales/ch/region.toml",
    "content/terms/policy.toml",
    "content/terms/cookies.toml",
];

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    // The first byte chooses the file.
    let Some((choice, bytes)) = input.split_first() else { return };
    let mut tree = FileTree::new()
        .with("site.toml", "title = \"Test\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n")
        .with("locales/global/region.toml", "code = \"001\"\nlanguages = [\"en\"]\n\n[values]\ncontroller = \"Aurora\"\n")
        .with("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n")
        .with("content/terms/policy.toml", "kind = \"terms\"\n")
        .with("content/terms/en.md", "# Terms\n\n## Use {#use}\n\nUse it, {{ controller }}.\n\n{{ cookies }}\n");
    tree.insert(FILES[usize::from(*choice) % FILES.len()], FileEntry::Bytes((*bytes).into()));
    if let Some(site) = open(&tree, &Overrides::default()).site {
        for route in site.routes() {
            let _ = site.render(&route);
        }
    }
});
