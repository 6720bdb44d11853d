//! `lexloci schema`

use super::{Exit, Global, print, write_data};
use crate::id::nearest;
use crate::load::{FILES, File};
use crate::reference::{file, schema};
use crate::system;
use clap::Args;
use std::fmt::Write as _;

/// Where schemas stand in a site.
const FOLDER: &str = ".lexloci/schema";

/// What editors with taplo in them read: which schema is for which files.
const EDITORS: &str = ".taplo.toml";

/// The first line of a file that may be written anew.
const WRITTEN: &str = "# Written by `lexloci schema --write`; write it again after an upgrade.\n";

#[derive(Args, Debug)]
#[command(
    after_help = "With `--write`, editors that know TOML by taplo (Even Better TOML, Zed, Helix, Neovim) complete keys, show what they \
        mean, and mark what cannot be right, without a network. What depends on other files only `lexloci check` knows.\n\n\
        Examples:\n  \
        lexloci schema site.toml > site.toml.schema.json\n  \
        lexloci schema --write"
)]
pub(super) struct SchemaCommand {
    /// The kind of file; without one, all are listed
    #[arg(value_name = "FILE")]
    file: Option<String>,
    /// Write all schemas into the site, and `.taplo.toml`, by which editors find them
    #[arg(long, conflicts_with = "file")]
    write: bool,
}

impl SchemaCommand {
    pub(super) fn run(&self, global: &Global) -> Exit {
        match (&self.file, self.write) {
            (Some(name), _) => match file(name) {
                Some(file) => write_data(text(file).as_bytes()),
                None => unknown(name),
            },
            (None, true) => write(global).map_or_else(|exit| exit, |()| Exit::Done),
            (None, false) => write_data(list().as_bytes()),
        }
    }
}

/// A schema as it stands in a file.
fn text(file: &File) -> String {
    format!("{:#}\n", schema(file))
}

fn list() -> String {
    let width = FILES.iter().map(|file| file.name.len()).max().unwrap_or(0);
    FILES.iter().map(|file| format!("{:<width$}  {}\n", file.name, file.paths.join(", "))).collect()
}

fn unknown(name: &str) -> Exit {
    let near = nearest(name, FILES.iter().map(|file| file.name));
    let hint = near.map_or_else(|| "`lexloci schema` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
    print::fail(&format!("there is no file `{name}` with a schema"), &hint);
    Exit::Usage
}

/// Files that are TOML from their first line to their last: an editor that reads front matter as TOML is not known.
fn for_editors() -> impl Iterator<Item = &'static File> {
    FILES.iter().filter(|file| file.paths.iter().all(|path| path.ends_with(".toml")))
}

fn rules() -> String {
    let mut rules = WRITTEN.to_owned();
    for file in for_editors() {
        let paths: Vec<String> = file.paths.iter().map(|path| format!("\"{path}\"")).collect();
        let _ = write!(
            rules,
            "\n[[rule]]\ninclude = [{}]\n[rule.schema]\nenabled = true\npath = \"./{FOLDER}/{}.json\"\n",
            paths.join(", "),
            file.name
        );
    }
    rules
}

fn write(global: &Global) -> Result<(), Exit> {
    let folder = global.folder()?;
    let mut files: Vec<(String, String)> =
        for_editors().map(|file| (format!("{FOLDER}/{}.json", file.name), text(file))).collect();
    files.push((EDITORS.to_owned(), rules()));
    let before: Vec<Option<Vec<u8>>> =
        files.iter().map(|(path, _)| system::read_file(&folder.join(path)).ok()).collect();
    if let Some(Some(own)) = before.last()
        && !own.starts_with(WRITTEN.as_bytes())
    {
        print::fail(
            &format!("`{EDITORS}` is not from this command, and stays as it is"),
            &format!("add these rules to it, or move it away:\n{}", rules()),
        );
        return Err(Exit::Errors);
    }
    let changed = files.iter().zip(&before).filter(|((_, text), before)| before.as_deref() != Some(text.as_bytes()));
    let changed = changed.map(|((path, text), before)| (path.as_str(), before.as_deref(), text.as_bytes()));
    system::replace_files(&folder, changed).map_err(|error| {
        print::fail(&format!("cannot write: {error}"), "nothing was written");
        Exit::Errors
    })?;
    print::note(global.quiet, &format!("wrote {} schemas to `{FOLDER}/`, and `{EDITORS}`", files.len() - 1));
    Ok(())
}
