//! Any bytes as a text: the site opens with findings or without, every page renders, and nothing panics.

#![no_main]

use lexloci::site::{Overrides, open};
use lexloci::source::{FileEntry, FileTree};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // The same bytes as base text and as local version: what the two read differently is tried too.
    let mut tree = FileTree::new()
        .with("site.toml", "title = \"Test\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n")
        .with("locales/global/region.toml", "code = \"001\"\nlanguages = [\"en\"]\n\n[values]\ncontroller = \"Aurora\"\n")
        .with("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n")
        .with("content/terms/policy.toml", "kind = \"terms\"\nsection_labels = [\"1.\", \"1.\"]\nlist_labels = [\"(1)\", \"a.\"]\n");
    tree.insert("content/terms/en.md", FileEntry::Bytes(bytes.into()));
    tree.insert("locales/ch/terms/de.md", FileEntry::Bytes(bytes.into()));
    if let Some(site) = open(&tree, &Overrides::default()).site {
        for route in site.routes() {
            let _ = site.render(&route);
        }
    }
});
