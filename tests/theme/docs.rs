//! `docs/themes.md` lists everything that a theme can rely on, and nothing else. `LEXLOCI_UPDATE=1` writes its last part, the views,
//! anew from their source.

use super::support::repository;
use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap()
}

/// The part of the manual under a heading, down to the next one of its level.
fn part<'a>(manual: &'a str, heading: &str) -> &'a str {
    let (_, rest) = manual.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    let level = heading.split(' ').next().unwrap();
    rest.split(&format!("\n{level} ")).next().unwrap()
}

/// What stands in backquotes in the first column of the tables of a text.
fn listed(text: &str) -> BTreeSet<String> {
    let cells = text.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

fn templates() -> Vec<(String, String)> {
    let folder = repository().join("themes/default/templates");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.map(|path| (name(&path), std::fs::read_to_string(&path).unwrap())).collect()
}

/// What follows `mark` in a text, up to a character that `ends`.
fn after<'a>(text: &'a str, mark: &'a str, ends: &'a [char]) -> impl Iterator<Item = String> + 'a {
    text.split(mark).skip(1).map(move |rest| rest.split(ends).next().unwrap().to_owned())
}

#[test]
fn templates_blocks_and_components_are_listed() {
    let manual = read("docs/themes.md");
    let templates = templates();
    let names: BTreeSet<String> = templates.iter().map(|(name, _)| name.clone()).collect();
    let documented = listed(part(&manual, "## Templates").split("\nAll templates see").next().unwrap());
    assert_eq!(documented, names);
    let blocks: BTreeSet<String> =
        templates.iter().flat_map(|(_, text)| after(text, "block ", &[' '])).filter(|name| name != "-").collect();
    assert_eq!(listed(part(&manual, "### Blocks")), blocks);
    let components: BTreeSet<String> = templates
        .iter()
        .flat_map(|(_, text)| after(text, "{% component ", &[')']))
        .map(|head| {
            let (name, arguments) = head.split_once('(').unwrap();
            let names: Vec<&str> = arguments.split(", ").map(|argument| argument.split(':').next().unwrap()).collect();
            format!("{name}({})", names.join(", "))
        })
        .collect();
    assert_eq!(listed(part(&manual, "### Components")), components);
}

#[test]
fn variables_of_all_templates_are_listed() {
    let manual = read("docs/themes.md");
    let (_, rest) = manual.split_once("\nAll templates see:\n").unwrap();
    let documented = listed(rest.split("\n### ").next().unwrap());
    let engine = read("src/render/engine.rs");
    let (_, render) = engine.split_once("pub fn render(").unwrap();
    let render = render.split("\n    }\n").next().unwrap();
    let mut seen: BTreeSet<String> =
        after(render, "insert(\"", &['"']).chain(after(render, "insert_value(\"", &['"'])).collect();
    seen.retain(|name| !name.starts_with("voice_"));
    seen.extend(["site", "stylesheet", "theme_stylesheets"].map(str::to_owned));
    assert_eq!(documented, seen);
}

#[test]
fn custom_properties_are_listed() {
    let css = read("themes/default/static/style.css");
    let set: BTreeSet<String> = css
        .match_indices("--")
        .filter_map(|(at, _)| {
            let name: String = css[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            css[at + name.len()..].starts_with(':').then_some(name)
        })
        .collect();
    let manual = read("docs/themes.md");
    let look = part(&manual, "## Look: `theme.css`");
    let mut documented = listed(look);
    documented.extend(["--running", "--address"].map(str::to_owned));
    assert_eq!(documented, set);
    for name in after(&css, "var(", &[')', ',']) {
        assert!(set.contains(&name), "{name} is used and never set");
    }
}

#[test]
fn fields_of_views_are_listed() {
    let manual = read("docs/themes.md");
    let (before, written) = manual.split_once("\n## Views\n").unwrap();
    let expected = views(&read("src/render/view.rs"));
    if std::env::var_os("LEXLOCI_UPDATE").is_some() {
        std::fs::write(repository().join("docs/themes.md"), format!("{before}\n## Views\n{expected}")).unwrap();
        return;
    }
    assert_eq!(written, expected, "LEXLOCI_UPDATE=1 writes it anew");
}

/// The views as tables, from their documentation.
fn views(source: &str) -> String {
    let mut out = "\nFields that end in `_html`, and `html`, hold safe HTML; everything else is plain text that templates escape.\n".to_owned();
    let mut told: Vec<&str> = Vec::new();
    let (mut within, mut serialized) = (false, false);
    for line in source.lines() {
        let line = line.trim();
        if let Some(words) = line.strip_prefix("/// ") {
            told.push(words);
        } else if let Some(derived) = line.strip_prefix("#[derive(") {
            serialized = derived.contains("Serialize");
        } else if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {"))
            && serialized
            && name != "Foreign"
        {
            out += &format!("\n### `{name}`\n\n{}\n\n| field | is |\n| --- | --- |\n", plain(&told));
            within = true;
        } else if let Some((name, kind)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": "))
            && within
        {
            out += &format!("| {} | {} |\n", field(name), plain(&told) + &of_kind(kind.trim_end_matches(',')));
        }
        if line == "}" {
            within = false;
        }
        if !line.starts_with("///") && !line.starts_with("#[") {
            told.clear();
        }
    }
    out
}

/// What is flattened shows as the fields that it has.
fn field(name: &str) -> String {
    if name == "foreign" { "`lang`, `dir`".to_owned() } else { format!("`{name}`") }
}

/// What a field holds, where that is a view or may be nothing.
fn of_kind(kind: &str) -> String {
    let view = kind.split(['<', '>']).find(|part| part.ends_with("View")).map(|view| format!("`{view}`"));
    match (kind.starts_with("Vec<"), kind.starts_with("Option<"), view) {
        (true, _, Some(view)) => format!(" (list of {view})"),
        (true, _, None) => " (list)".to_owned(),
        (_, true, Some(view)) => format!(" ({view}, or nothing)"),
        (_, true, None) => " (or nothing)".to_owned(),
        (.., Some(view)) => format!(" ({view})"),
        _ => String::new(),
    }
}

/// Words of a comment without links within the documentation of the code.
fn plain(told: &[&str]) -> String {
    told.join(" ").replace("[version](VersionView)", "version").replace("[`Foreign`]", "").replace('|', "\\|")
}
