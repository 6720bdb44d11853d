//! The sites that tests look at.

use crate::folders::copy;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

/// Midnight of 2026-11-23: after the newest version of the sample site, before it takes effect.
const NOW: &str = "1795392000";

/// The sample site as the binary builds it, once for all tests.
pub(super) fn sample() -> PathBuf {
    static BUILT: Once = Once::new();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sample");
    BUILT.call_once(|| {
        let out = folder.to_str().unwrap();
        lexloci(Path::new(env!("CARGO_MANIFEST_DIR")), &["build", "--quiet", "--out", out]);
    });
    folder
}

/// The sample site for reading from a disk.
pub(super) fn on_disk() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("disk");
    let out = folder.to_str().unwrap();
    lexloci(Path::new(env!("CARGO_MANIFEST_DIR")), &["build", "--quiet", "--relative", "--out", out]);
    folder
}

/// The site of a company with a theme of its own, released and built in `public`.
pub(super) fn brand() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/brand");
    for part in ["site.toml", "content", "locales", "themes"] {
        copy(&from.join(part), &site.join(part));
    }
    lexloci(site, &["release", "--all"]);
    lexloci(site, &["build", "--quiet"]);
    folder
}

/// The site of this repository after some more events, with drafts, in `public`.
pub(super) fn build_with_drafts() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    for part in ["site.toml", "content", "locales", "history"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &site.join(part));
    }
    edit(site, "content/terms-of-use/policy.toml", "section_labels", "except = [\"ae\"]\nsection_labels");
    lexloci(site, &["release", "terms-of-use", "--withdraw", "ae/ar", "--successor", "global/en"]);
    edit(site, "content/cookie-notice/en.md", "This notice explains how", "This notice tells how");
    lexloci(site, &["release", "cookie-notice", "--kind", "editorial", "--effective", "2027-03-01"]);
    lexloci(site, &["release", "cancel", "cookie-notice", "2026-11-23"]);
    edit(site, "content/cookie-notice/en.md", "This notice tells how", "This notice says how");
    std::fs::create_dir(site.join("content/repair-notice")).unwrap();
    std::fs::write(site.join("content/repair-notice/policy.toml"), "kind = \"notice\"\nregions = [\"gb\"]\n").unwrap();
    let repairs = "# Repairs\n\n## Spare parts {#parts}\n\nWe keep spare parts for seven years.\n";
    std::fs::write(site.join("content/repair-notice/en.md"), repairs).unwrap();
    lexloci(site, &["build", "--drafts", "--quiet"]);
    folder
}

/// What Aurora Devices uses data for, in a table of four columns with a long address, in English and Arabic, released; with a draft
/// that changes its last cell. Built with drafts in `public`.
pub(super) fn tables() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    for part in ["content/terms", "locales/global"] {
        std::fs::create_dir_all(site.join(part)).unwrap();
    }
    let write = |path: &str, text: &str| std::fs::write(site.join(path), text).unwrap();
    let head = "title = \"Aurora Devices\"\nbase_url = \"https://legal.aurora.example\"\nreference_language = \"en\"\n";
    write("site.toml", &format!("{head}theme = \"default\"\n"));
    write("locales/global/region.toml", "languages = [\"en\", \"ar\"]\n");
    write("locales/en.ftl", "region-global = Global\n");
    write("locales/ar.ftl", "region-global = عالمي\n");
    write("content/terms/policy.toml", "kind = \"terms\"\n");
    let english = "The console sends what it measures so that repairs can be planned before anything breaks";
    let arabic = "يرسل الجهاز ما يقيسه حتى يمكن التخطيط للإصلاحات قبل أن يتعطل أي شيء";
    let address = "https://support.aurora.example/consoles/telemetry-settings-and-opt-out-of-measurements.html";
    for (language, title, words, days) in [("en", "Terms", english, "30 days"), ("ar", "الشروط", arabic, "30 يوما")]
    {
        let row = format!("| {words}. | {words}: {words}. | {address} | {words} for {days}. |\n");
        let table = format!("| {words} | B | C | D |\n| --- | --- | --- | --- |\n{row}");
        let text = format!("# {title}\n\n## {title} {{#use}}\n\n{words}. {words}. {words}.\n\n{table}");
        write(&format!("content/terms/{language}.md"), &text);
    }
    lexloci(site, &["release", "--all"]);
    for language in ["en", "ar"] {
        edit(site, &format!("content/terms/{language}.md"), " for 30", " for 90");
    }
    lexloci(site, &["build", "--drafts", "--quiet"]);
    folder
}

/// The terms of Aurora Devices for the whole world, in as many languages as the theme has words for. Built in `public`.
pub(super) fn languages() -> tempfile::TempDir {
    const TAGS: [&str; 16] =
        ["en", "ar", "de", "es", "fr", "it", "ja", "kk", "ko", "mn", "nl", "pl", "pt-BR", "th", "tr", "zh-Hans"];
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    for part in ["content/terms", "locales/global"] {
        std::fs::create_dir_all(site.join(part)).unwrap();
    }
    let write = |path: &str, text: &str| std::fs::write(site.join(path), text).unwrap();
    let head = "title = \"Aurora Devices\"\nbase_url = \"https://legal.aurora.example\"\nreference_language = \"en\"\n";
    write("site.toml", head);
    write("locales/global/region.toml", &format!("code = \"001\"\nlanguages = {TAGS:?}\n"));
    write("content/terms/policy.toml", "kind = \"terms\"\n");
    write("content/terms/en.md", "# Terms\n\n## Use {#use}\n\nUse it.\n");
    lexloci(site, &["release", "--all"]);
    lexloci(site, &["build", "--quiet"]);
    folder
}

/// The page that `diff` writes when a translation arrived from left to right to right to left, in each of its views.
pub(super) fn redlines() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["diff", "privacy-statement", "ae/ar@2023-09-01", "ae/ar@2024-02-15", "--format", "html"];
    let site = env!("CARGO_MANIFEST_DIR");
    let run = Command::new(env!("CARGO_BIN_EXE_lexloci")).args(arguments).current_dir(site).output().unwrap();
    let page = String::from_utf8(run.stdout).unwrap();
    let aside = page.replace(" id=\"_aside\"", " id=\"_aside\" checked");
    assert_ne!(page, aside, "the page has two views: {}", String::from_utf8_lossy(&run.stderr));
    std::fs::write(folder.path().join("inline.html"), page).unwrap();
    std::fs::write(folder.path().join("aside.html"), aside).unwrap();
    folder
}

/// The page that `status` writes of the sample site, and of one with drafts, versions that were called off, and withdrawn editions,
/// in which everything is unfolded.
pub(super) fn statuses() -> tempfile::TempDir {
    let drafts = build_with_drafts();
    edit(drafts.path(), "locales/ke/region.toml", "languages = [\"en\"]", "languages = []");
    let folder = tempfile::tempdir().unwrap();
    for (site, name) in [(Path::new(env!("CARGO_MANIFEST_DIR")), "status.html"), (drafts.path(), "drafts.html")] {
        let run = Command::new(env!("CARGO_BIN_EXE_lexloci"))
            .args(["status", "--format", "html", "--as-of", "2026-11-27"])
            .current_dir(site)
            .output()
            .unwrap();
        let page = String::from_utf8(run.stdout).unwrap();
        assert!(page.contains("would vanish") == (name == "drafts.html"), "{}", String::from_utf8_lossy(&run.stderr));
        let page = if name == "drafts.html" { page.replace("<details", "<details open") } else { page };
        std::fs::write(folder.path().join(name), page).unwrap();
    }
    folder
}

/// Runs the tool in a site, on a fixed day.
pub(super) fn lexloci(site: &Path, arguments: &[&str]) {
    let run = Command::new(env!("CARGO_BIN_EXE_lexloci"))
        .args(arguments)
        .current_dir(site)
        .env("SOURCE_DATE_EPOCH", NOW)
        .output()
        .unwrap();
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
}

pub(super) fn edit(site: &Path, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(site.join(path)).unwrap();
    assert!(text.contains(from), "{path} does not say {from:?}");
    std::fs::write(site.join(path), text.replace(from, to)).unwrap();
}
