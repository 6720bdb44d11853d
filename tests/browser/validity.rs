//! The HTML of every page is that of the standard.

use super::sites::{brand, build_with_drafts, sample};
use std::path::Path;
use std::process::Command;

/// A stack that the checker's schema fits in.
const STACK: &str = "-Xss16m";

#[test]
fn every_page_is_valid_html() {
    let jar = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser/node_modules/vnu-jar/build/dist/vnu.jar");
    if !jar.is_file() {
        return super::missing(format!("vnu-jar: there is no {}", jar.display()));
    }
    let (drafts, brand) = (build_with_drafts(), brand());
    let drafts = drafts.path().join("public");
    let folders = [sample(), drafts.join("gb"), drafts.join("ae"), brand.path().join("public")];
    let broken = tempfile::tempdir().unwrap();
    std::fs::write(
        broken.path().join("index.html"),
        "<!DOCTYPE html><html lang=\"en\"><title>T</title><p id=\"a\"><p id=\"a\">",
    )
    .unwrap();
    let check = |folder: &Path| {
        let options = [STACK, "-jar", jar.to_str().unwrap(), "--skip-non-html", "--Werror"];
        Command::new("java").args(options).arg(folder).output()
    };
    match check(broken.path()) {
        Err(error) => return super::missing(format!("java: {error}")),
        Ok(run) => {
            assert!(String::from_utf8_lossy(&run.stderr).contains("Duplicate ID"), "it finds what is wrong: {run:?}")
        }
    }
    for folder in folders {
        let run = check(&folder).unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && said.is_empty(), "{}", said.lines().take(40).collect::<Vec<_>>().join("\n"));
    }
}
