//! The HTML of every page is that of the standard.

use super::chromium::missing;
use super::sites::{brand, build_with_drafts, sample};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A stack that the checker's schema fits in.
const STACK: &str = "-Xss16m";

#[test]
fn every_page_is_valid_html() {
    let jar = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser/node_modules/vnu-jar/build/dist/vnu.jar");
    if !jar.is_file() {
        return missing(format!("vnu-jar: there is no {}", jar.display()));
    }
    let (drafts, brand) = (build_with_drafts(), brand());
    let drafts = drafts.path().join("public");
    let folders = [sample(), drafts.join("gb"), drafts.join("ae"), brand.path().join("public")];
    let broken = tempfile::tempdir().unwrap();
    fs::write(
        broken.path().join("index.html"),
        "<!DOCTYPE html><html lang=\"en\"><title>T</title><p id=\"a\"><p id=\"a\">",
    )
    .unwrap();
    let check = |files: &[PathBuf]| {
        let options = [STACK, "-jar", jar.to_str().unwrap(), "--Werror"];
        Command::new("java").args(options).args(files).output()
    };
    match check(&[broken.path().join("index.html")]) {
        Err(error) => return missing(format!("java: {error}")),
        Ok(run) => {
            assert!(String::from_utf8_lossy(&run.stderr).contains("Duplicate ID"), "it finds what is wrong: {run:?}")
        }
    }
    for folder in folders {
        let whole = tempfile::tempdir().unwrap();
        let run = check(&documents(&folder, whole.path())).unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && said.is_empty(), "{}", said.lines().take(40).collect::<Vec<_>>().join("\n"));
    }
}

/// All documents below a folder. Of a fragment there is one in `whole`, in which it stands as in a page of somebody else.
fn documents(folder: &Path, whole: &Path) -> Vec<PathBuf> {
    let mut documents = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.ends_with("fragment.html") || path.ends_with("cookie-notice.html") {
                let fragment = fs::read_to_string(&path).unwrap();
                let language =
                    fragment.split(" lang=\"").nth(1).and_then(|rest| rest.split_once('"')).expect("a language").0;
                let direction = if fragment.contains(" dir=\"rtl\"") { "rtl" } else { "ltr" };
                let document = whole.join(format!("{}.html", documents.len()));
                let head =
                    format!("<!DOCTYPE html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<title>T</title>\n");
                fs::write(&document, head + &fragment).unwrap();
                documents.push(document);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                documents.push(path);
            }
        }
    }
    documents
}
