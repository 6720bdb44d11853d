//! From files to a text: layout, front matter, Markdown, ids, numbering, links, values and messages (SPEC 2 and 3).

#[path = "../support/mod.rs"]
mod support;

mod files;
mod front_matter;
mod ids;
mod locales;
mod markdown;
mod messages;
mod numbering;
mod references;
mod settings;
mod values;

use lexloci::diagnostic::Finding;
use support::{Built, Fixture};

/// The smallest site with another text in its section `use`.
pub(crate) fn using(text: &str) -> Fixture {
    Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n## Use {{#use}}\n\n{text}\n"))
}

/// The words of the section `use` of the smallest site.
pub(crate) fn words(text: &str) -> String {
    using(text).build().text("/global/en/terms/", "use")
}

/// The HTML of the section `use`.
pub(crate) fn html(built: &Built) -> String {
    built.section("/global/en/terms/", "use")["html"].as_str().unwrap().to_owned()
}

/// A site with `ch` in four languages below `europe`.
pub(crate) fn swiss() -> Fixture {
    Fixture::small()
        .write("locales/europe/region.toml", "parent = \"global\"\ncode = \"150\"\nlanguages = []\n")
        .write("locales/ch/region.toml", "parent = \"europe\"\ncode = \"CH\"\nlanguages = [\"de\", \"fr\", \"en\"]\n")
        .write("content/terms/de.md", "# Bedingungen\n\n## Nutzung\n\nNutzen.\n\n## Recht\n\nDas Recht.\n")
        .write("content/terms/fr.md", "# Conditions\n\n## Usage\n\nUsage.\n\n## Droit\n\nLe droit.\n")
}

pub(crate) fn hint(finding: &Finding) -> &str {
    finding.hint.as_deref().unwrap_or("")
}

pub(crate) fn place(finding: &Finding) -> (&str, usize, usize) {
    (finding.file.as_deref().unwrap(), finding.line.unwrap(), finding.column.unwrap())
}

/// A site whose only value is `x`, as TOML.
pub(crate) fn with_value(text: &str, value: &str) -> Fixture {
    using(text)
        .write("locales/global/region.toml", &format!("languages = [\"en\"]\ncode = \"001\"\n[values]\nx = {value}\n"))
}
