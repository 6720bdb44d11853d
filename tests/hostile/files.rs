//! Files that are empty, torn, or no text.

use super::*;

#[test]
fn empty_files_are_reported() {
    for path in paths(&swiss()) {
        let built = survives(swiss().write(&path, ""));
        // An empty local version, translation or wording says nothing, which is no mistake in itself.
        let needed = path.ends_with(".toml") || path == "content/terms/en.md";
        assert_eq!(!built.errors().is_empty(), needed, "{path}: {:?}", built.errors());
    }
}

#[test]
fn an_empty_site_is_reported() {
    assert_eq!(survives(Fixture::empty()).errors(), ["missing-file"]);
    let nothing_else = Fixture::empty().write("site.toml", "");
    assert!(survives(nothing_else).errors().contains(&"missing-key"));
}

#[test]
fn front_matter_alone_is_a_document_without_a_text() {
    let built = survives(swiss().write("content/terms/en.md", "+++\ntitle = \"Terms\"\n+++"));
    assert!(built.found("missing-title").is_empty());
    let built = survives(swiss().write("content/terms/en.md", "+++\n+++\n"));
    assert_eq!(built.found("missing-title").len(), 1);
}

#[test]
fn front_matter_without_an_end_is_reported() {
    for text in ["+++", "+++\n", "+++\ntitle = \"Terms\"\n\n## Use {#use}\n", "+++\r\ntitle = \"Terms\"\r\n"] {
        assert_eq!(
            survives(swiss().write("content/terms/en.md", text)).found("unclosed-front-matter").len(),
            1,
            "{text:?}"
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_reported() {
    for path in paths(&swiss()) {
        for bytes in [&b"\xff\xfe"[..], b"title = \"\xc3\x28\"", b"# \xf0\x9f\x92", &[0_u8; 100]] {
            let built = survives(swiss().write_bytes(&path, bytes));
            let utf8 = std::str::from_utf8(bytes).is_ok();
            assert_eq!(built.found("invalid-utf8").is_empty(), utf8, "{path}");
            assert!(!built.findings().is_empty() || utf8, "{path}");
        }
    }
}

#[test]
fn a_file_of_twenty_megabytes_is_refused_unread() {
    for path in paths(&swiss()) {
        let built = survives(swiss().write(&path, &"# a b c\n".repeat(20 << 17)));
        assert_eq!(built.the("file-too-large").file.as_deref(), Some(path.as_str()));
    }
}
