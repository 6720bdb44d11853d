//! Published policies of a real organisation, imported and built: every document of `../shared/corpus` at its last day.
//!
//! The corpus is not part of the repository; where it is missing the test says so and passes.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// How languages are spelt there, where it is not a BCP 47 tag of this tool.
const SPELLINGS: [&str; 6] = ["zh-CN=zh-Hans", "zh-TW=zh-Hant", "zh-HK=zh-Hant-HK", "iw=he", "in=id", "tl=fil"];

#[test]
fn every_document_of_the_corpus_is_imported_and_built() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut documents = Vec::new();
    find_documents(&corpus, &mut documents);
    if documents.is_empty() {
        println!("no corpus, nothing tested: {} has no dated folders", corpus.display());
        return;
    }
    for (document, day) in documents {
        let name = document.file_name().unwrap().to_string_lossy();
        let site = tempfile::tempdir().unwrap();
        let mut import = lexloci();
        import.arg("import").arg(&document).args(["--at", &day]).arg("--site").arg(site.path());
        for spelling in SPELLINGS {
            import.args(["--map", spelling]);
        }
        succeed(&format!("{name}: import"), &mut import);

        let policy = name.to_lowercase().replace('_', "-");
        let texts = names(&site.path().join("content").join(&policy), ".md");
        assert!(!texts.is_empty(), "{name}: no text was imported");
        let sources = names(&document.join(&day), ".md");
        assert!(texts.len() <= sources.len(), "{name}: {} texts of {} files", texts.len(), sources.len());

        let public = site.path().join("public");
        succeed(&format!("{name}: build"), lexloci().args(["build", "--quiet", "--site"]).arg(site.path()));
        for text in &texts {
            let language = text.trim_end_matches(".md").to_lowercase();
            let page = public.join("global").join(language).join(&policy).join("index.html");
            let html = std::fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
            assert!(html.contains("<h1"), "{name}: {text} became a page without a title");
            assert!(!html.contains("{:"), "{name}: {text} shows an attribute of another Markdown");
        }
        println!("{name} {day}: {} of {} texts imported and built", texts.len(), sources.len());
    }
}

/// Folders that hold `<day>/<language>.md`, each with its last day.
fn find_documents(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let folders: BTreeSet<String> = names(folder, "").into_iter().filter(|name| folder.join(name).is_dir()).collect();
    let days = folders.iter().filter(|name| is_day(name) && !names(&folder.join(name), ".md").is_empty());
    match days.max() {
        Some(day) => found.push((folder.to_path_buf(), day.clone())),
        None => folders.iter().for_each(|name| find_documents(&folder.join(name), found)),
    }
}

fn is_day(name: &str) -> bool {
    name.len() == 10
        && name.char_indices().all(|(at, c)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() })
}

fn names(folder: &Path, suffix: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(suffix))
        .collect()
}

fn lexloci() -> Command {
    Command::new(env!("CARGO_BIN_EXE_lexloci"))
}

fn succeed(what: &str, command: &mut Command) {
    let Output { status, stderr, .. } = command.output().unwrap();
    assert!(status.success(), "{what}: {status}\n{}", String::from_utf8_lossy(&stderr));
}
