//! Published policies of a real organisation, imported with their whole history, verified, built, and compared word for word.
//!
//! The corpus is not part of the repository; where it is missing the test says so and passes.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

#[path = "support/archive.rs"]
mod archive;

use archive::{SPELLINGS, find_documents, frozen_words, source_words, versions};
use lexloci::import::day_of_folder;
use std::path::Path;
use std::process::{Command, Output};

#[test]
fn every_document_of_the_corpus_is_imported_with_its_history() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut documents = Vec::new();
    find_documents(&corpus, &mut documents);
    if documents.is_empty() {
        println!("no corpus, nothing tested: {} has no dated folders", corpus.display());
        return;
    }
    for document in documents {
        let name = document.file_name().unwrap().to_string_lossy();
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        let mut import = lexloci();
        import.arg("import").arg(&document).arg("--site").arg(&site);
        for spelling in SPELLINGS {
            import.args(["--map", spelling]);
        }
        succeed(&format!("{name}: import"), &mut import);
        succeed(&format!("{name}: verify"), lexloci().args(["verify", "--quiet", "--site"]).arg(&site));
        succeed(&format!("{name}: build"), lexloci().args(["build", "--quiet", "--site"]).arg(&site));

        let policy = name.to_lowercase().replace('_', "-");
        let (mut texts, mut same, mut different) = (0, 0, Vec::new());
        for (version, languages) in versions(&site, &policy) {
            for (language, frozen) in languages {
                let public = site.join("public/global").join(language.to_lowercase()).join(&policy).join(&version);
                assert!(public.join("index.html").exists(), "{name}: {version} has no page in {language}");
                texts += 1;
                let Some(source) = source(&document, &version, &language) else { continue };
                // A text without a `#` heading has the policy's name for its title.
                if frozen_words(&frozen).ends_with(&source_words(&source)) {
                    same += 1;
                } else {
                    different.push(format!("{version}/{language}"));
                }
            }
        }
        assert!(texts > 0, "{name}: no text was imported");
        assert!(different.is_empty(), "{name}: words differ in {} of {texts} texts: {different:?}", different.len());
        println!("{name}: {texts} texts imported and built, {same} of them compared word for word");
    }
}

/// The file that a version in a language came from, where its name is spelt as the version has it.
fn source(document: &Path, version: &str, language: &str) -> Option<Vec<u8>> {
    let spelling = SPELLINGS.iter().filter_map(|spelling| spelling.split_once('=')).find(|(_, tag)| *tag == language);
    let names = [Some(language), spelling.map(|(name, _)| name)];
    let is_of_version = |name: &str| day_of_folder(name).is_some_and(|(day, _)| day.to_string() == version);
    let folders = std::fs::read_dir(document).into_iter().flatten().flatten().map(|entry| entry.path());
    let folders = folders.filter(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_of_version));
    let mut paths =
        folders.flat_map(|folder| names.into_iter().flatten().map(move |name| folder.join(format!("{name}.md"))));
    paths.find_map(|path| std::fs::read(path).ok())
}

fn lexloci() -> Command {
    Command::new(env!("CARGO_BIN_EXE_lexloci"))
}

fn succeed(what: &str, command: &mut Command) {
    let Output { status, stderr, .. } = command.output().unwrap();
    assert!(status.success(), "{what}: {status}\n{}", String::from_utf8_lossy(&stderr));
}
