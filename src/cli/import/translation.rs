//! Taking back what translators made of an export.

use super::count;
use crate::cli::{Exit, Global, print};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::normalized_text;
use crate::site::{Overrides, open};
use crate::source::{Sources, Span};
use crate::system;
use crate::translate::{Outcome, Returned, po, put, xliff};
use std::path::{Path, PathBuf};

/// Larger files are no translations of legal texts.
const LARGEST: usize = 64 << 20;

/// Whether a path names what `lexloci export` writes.
pub(super) fn is_translation(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["xlf", "xliff", "po"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Puts files back into the site, with `overwrite` also over what changed there since they were exported; with `dry_run` only
/// says what would become of it.
pub(super) fn import(global: &Global, paths: &[PathBuf], overwrite: bool, dry_run: bool) -> Result<Exit, Exit> {
    let folder = global.folder()?;
    let tree = global.read(&folder)?;
    let overrides = Overrides { day: global.today()?, proofread: false, ..Overrides::default() };
    let opened = open(&tree, &overrides);
    let Some(site) = &opened.site else {
        global.show(&opened.report, &opened.texts, false);
        return Err(Exit::Errors);
    };
    let mut texts = Sources::default();
    let returned: Vec<_> = paths.iter().map(|path| read(path, &mut texts)).collect::<Result<_, Exit>>()?;
    let outcome = put(&tree, &overrides, &opened, site, &returned, &texts, overwrite);
    // "Nothing found" would be about the file, which is not empty.
    if !outcome.report.findings.is_empty() {
        print::report(&outcome.report, &texts, global.quiet, false);
    }
    if let Some((report, texts)) = &outcome.site {
        print::report(report, texts, global.quiet, false);
    }
    if outcome.refused {
        print::note(global.quiet, "nothing was written");
        return Err(Exit::Errors);
    }
    said(global, &outcome);
    if outcome.files.is_empty() {
        print::note(global.quiet, "nothing was written: nothing that is done says anything new");
    } else if dry_run {
        print::note(global.quiet, "nothing was written: this was a dry run");
    } else {
        let files = outcome.files.iter().map(|(path, bytes)| (path.as_str(), tree.bytes(path), bytes.as_slice()));
        system::replace_files(&folder, files).map_err(|error| {
            print::fail(&format!("cannot write: {error}"), "nothing was written");
            Exit::Errors
        })?;
        print::note(global.quiet, &format!("wrote {}; next: `lexloci check`", count(outcome.files.len(), "file")));
    }
    Ok(Exit::Done)
}

fn said(global: &Global, outcome: &Outcome) {
    for (file, parts) in outcome.placed.iter().filter(|(_, parts)| !parts.is_empty()) {
        print::note(global.quiet, &format!("{file}: {}", print::few(parts)));
    }
    if !outcome.reviewed.is_empty() {
        let names: Vec<String> = outcome.reviewed.iter().map(ToString::to_string).collect();
        print::note(global.quiet, &format!("reviewed: {}", print::few(&names)));
    }
}

/// What stands in a file: a translation, or what is wrong with it.
fn read(path: &Path, texts: &mut Sources) -> Result<Result<Returned, Box<Diagnostic>>, Exit> {
    let bytes = system::read_file(path).map_err(|error| {
        print::fail(
            &format!("`{}` cannot be read: {error}", path.display()),
            "name a file that `lexloci export` wrote",
        );
        Exit::Errors
    })?;
    let too_large = bytes.len() > LARGEST;
    let (text, utf8) = normalized_text(if too_large { &[] } else { &bytes });
    let is_xml = text.trim_start().starts_with('<');
    let file = texts.add(path.display().to_string(), text.clone());
    if too_large || !utf8 {
        let (fact, hint) = if too_large {
            ("the file is too large for a translation", "take the file as the translator's tool saved it")
        } else {
            ("the file is not UTF-8", "save it as UTF-8: most editors and translators' tools let you choose")
        };
        let problem = Diagnostic::new(Code::TRANSLATION_FILE, fact).at(Span::new(file, 0..0));
        return Ok(Err(Box::new(problem.hint(hint))));
    }
    Ok(if is_xml { xliff::read(&text, file) } else { po::read(&text, file) })
}
