//! Laws of redlines as they are read: whoever rejects all changes has the words of the old text, whoever accepts them those of
//! the new one, in each form alike. What a text alone has is what its redline with itself says.

use super::html::{HtmlWriter, Manner, Remark};
use super::text::layout::{self, Laid, layout};
use super::text::run::Role;
use super::{Compared, data, markdown, page, terminal, text};
use crate::compare::Redline;
use crate::compare::redline::properties::{
    gives_back_both, is_empty_where_digests_are_equal, is_turned_by_swapping, two,
};
use crate::compare::redline::{Both, Fate, part_lines_mut};
use crate::history::frozen;
use crate::id::{PolicyName, RegionName};
use crate::import::{Day, Evidence, Memory, Options, Setting, Step, convert_next, day_of_folder, write_history};
use crate::locale::Language;
use crate::model::markup::{Inline, Target};
use crate::model::text::Text;
use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::LazyLock;

fn compared() -> Compared<'static> {
    let language = |tag| Language::parse(tag).expect("a language");
    let languages = Both { old: language("de"), new: language("ar") };
    Compared { policy: "terms", old: "ch/de@2024-05-01", new: "ae/ar@draft", languages, also: &[] }
}

/// The redline without raw tags of the texts, which need not be nested.
fn redline(old: &Text, new: &Text) -> Redline {
    let mut redline = Redline::between(old, new);
    for part in &mut redline.parts {
        part_lines_mut(Arc::make_mut(&mut part.content), Fate::Kept, &mut |line, _| {
            for piece in line {
                if let Inline::Html(_) = piece.content {
                    piece.content = Inline::Text(String::new());
                }
            }
        });
    }
    redline
}

fn alone(text: &Text) -> Redline {
    redline(text, text)
}

/// The words of some HTML without the elements that `gone` is true for, by name and by what stands in the tag.
fn words(html: &str, gone: impl Fn(&str, &str) -> bool) -> String {
    let mut words = String::new();
    let mut open: Vec<(&str, bool)> = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a whole tag");
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop().map(|element| element.0), Some(name), "elements are nested: {html}");
        } else if !matches!(name, "br" | "hr" | "img") {
            open.push((name, !gone(name, tag)));
        }
        if open.iter().all(|element| element.1) {
            words.push_str(if name == "br" { " " } else { "" });
            words.push_str(text);
        }
    }
    assert!(open.is_empty(), "{open:?} stay open: {html}");
    in_words(&words)
}

fn in_words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_note(tag: &str) -> bool {
    tag.contains("class=\"note")
}

fn main(redline: &Redline) -> String {
    let page = page(&compared(), redline);
    page[page.find("<main").expect("a main part")..page.find("</body>").expect("its end")].to_owned()
}

fn inline(redline: &Redline, gone: &str) -> String {
    words(&main(redline), |name, tag| name == gone || is_note(tag))
}

fn aside(redline: &Redline, gone: &str) -> String {
    let resolve = |_: &Target| None;
    let language = &compared().languages.new;
    let html = HtmlWriter { resolve: &resolve, say: &Remark::english, language }.aside(redline, Manner::default());
    words(&html, |_, tag| is_note(tag) || tag.contains(&format!("class=\"{gone}")) || tag.contains("class=\"number"))
}

/// What one of the texts says in some data, and which words are which.
fn said(value: &Value, old: bool, out: &mut String) {
    let (side, lacks) = if old { ("old", ["inserted", "moved-here"]) } else { ("new", ["deleted", "moved-away"]) };
    match value {
        Value::Array(all) => all.iter().for_each(|value| said(value, old, out)),
        Value::Object(map) => {
            let is = |key: &str| map.get(key).and_then(Value::as_str).is_some_and(|fate| lacks.contains(&fate));
            if is("fate") || is("mark") {
                return;
            }
            if map.contains_key("old") {
                return said(&map[side], old, out);
            }
            // What is only said of a change; and what is around pieces, which are divided otherwise in a text alone.
            const ABOUT: [&str; 7] = ["fate", "move", "mark", "changed", "change", "shifted", "within"];
            for (key, value) in map.iter().filter(|(key, _)| !ABOUT.contains(&&***key) && *key != "anchor") {
                if key == "divides" {
                    // The text that has this has two paragraphs.
                    out.push_str("\nblock: paragraph\nline: ");
                    continue;
                }
                if key != "text" {
                    out.push_str(&format!("\n{key}: "));
                }
                said(value, old, out);
            }
        }
        Value::String(text) => out.push_str(text),
        other => out.push_str(&other.to_string()),
    }
}

fn data_says(redline: &Redline, old: bool) -> String {
    let mut out = String::new();
    said(&serde_json::to_value(data(redline).parts).expect("it is data"), old, &mut out);
    in_words(&out)
}

fn lines_say(redline: &Redline, old: bool) -> String {
    let manner = layout::Manner { brief: false, markdown: false, heading: "" };
    let mut out = String::new();
    for line in layout(redline, manner) {
        let Laid::Line { runs, .. } = line else { continue };
        let has = |role, moved: bool| match role {
            Role::Kept => !(old && moved),
            Role::Deleted | Role::Was => old && !moved,
            Role::Inserted | Role::Is => !old,
            Role::Frame | Role::Note => false,
        };
        runs.iter().filter(|run| has(run.role, run.moved)).for_each(|run| out.push_str(&run.text));
        out.push('\n');
    }
    in_words(&out)
}

/// `docs/redline.schema.json`, ready for use.
static SCHEMA: LazyLock<(Schemas, SchemaIndex)> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../../docs/redline.schema.json")).expect("the schema is JSON");
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("redline.schema.json", schema).expect("a resource");
    let schema = compiler.compile("redline.schema.json", &mut schemas).expect("the schema is one");
    (schemas, schema)
});

#[test]
fn nothing_stands_in_a_quote_that_is_empty() {
    use crate::model::markup::{Block, Item, List};
    use crate::model::text;
    let language = Language::parse("en").expect("a language");
    let line = || text::Line { language: language.clone(), content: Vec::new() };
    let item = |blocks| Item { id: None, label: None, blocks };
    let list = |blocks| Block::List(List { start: None, tight: false, items: vec![item(blocks)] });
    let (first, second) = (Block::Code("first".to_owned()), Block::Code("second".to_owned()));
    let old = Text {
        title: line(),
        description: None,
        preamble: None,
        precedence: Vec::new(),
        sections: Vec::new(),
        footnotes: Vec::new(),
    };
    let blocks = vec![list(vec![Block::Quote(Vec::new()), list(vec![first, second])])];
    let preamble = text::TextBody { language: language.clone(), blocks };
    let new = Text { preamble: Some(preamble), ..old.clone() };
    let markdown = markdown(&compared(), &Redline::between(&old, &new));
    assert!(markdown.contains("\n- - <ins><code>first</code></ins>\n"), "{markdown}");
    assert!(!markdown.contains("&gt;") && !markdown.contains("\n- >"), "{markdown}");
}

#[test]
fn an_item_keeps_its_label_where_it_begins_with_a_list() {
    use crate::model::markup::{Block, Item, List};
    use crate::model::text;
    let language = Language::parse("en").expect("a language");
    let words = |words: &str| vec![Inline::Text(words.to_owned())];
    let list = |label: Option<&str>, blocks| {
        let item = Item { id: None, label: label.map(str::to_owned), blocks };
        Block::List(List { start: None, tight: false, items: vec![item] })
    };
    let with = |block| {
        let preamble = Some(text::TextBody { language: language.clone(), blocks: vec![block] });
        let title = text::Line { language: language.clone(), content: Vec::new() };
        Text { title, description: None, preamble, precedence: Vec::new(), sections: Vec::new(), footnotes: Vec::new() }
    };
    let inner = || vec![list(Some("(1)"), vec![Block::Paragraph(words("first"))])];
    let (old, new) = (with(list(None, inner())), with(list(Some("(a)"), inner())));
    let redline = Redline::between(&old, &new);
    assert_eq!(lines_say(&redline, false), "(a) (1) first");
    let markdown = markdown(&compared(), &redline);
    assert!(markdown.contains("\n- <ins>(a)</ins> …\n"), "{markdown}");
}

/// Whoever rejects or accepts all changes in HTML, inline or side by side, in data or in lines of text has one of the texts.
fn is_held_by_each_form(old: &Text, new: &Text) -> Result<(), TestCaseError> {
    let redline = redline(old, new);
    let (old, new) = (alone(&redline.old()), alone(&redline.new()));
    prop_assert_eq!(inline(&redline, "ins"), inline(&old, ""), "\n{}", main(&redline));
    prop_assert_eq!(inline(&redline, "del"), inline(&new, ""), "\n{}", main(&redline));
    prop_assert_eq!(aside(&redline, "new"), aside(&old, "new"), "\n{}", main(&redline));
    prop_assert_eq!(aside(&redline, "old"), aside(&new, "old"), "\n{}", main(&redline));
    prop_assert_eq!(data_says(&redline, true), data_says(&old, true));
    prop_assert_eq!(data_says(&redline, false), data_says(&new, false));
    prop_assert_eq!(lines_say(&redline, true), lines_say(&old, true));
    prop_assert_eq!(lines_say(&redline, false), lines_say(&new, false));
    Ok(())
}

/// The folders in a folder, in order.
#[allow(clippy::disallowed_methods, reason = "the corpus is a folder")]
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// What a document said day by day, as an import freezes it: the texts of each language in the order of their days.
#[allow(clippy::disallowed_methods, reason = "the corpus is a folder")]
fn frozen_day_by_day(document: &Path) -> BTreeMap<String, Vec<Text>> {
    let options = Options {
        policy: PolicyName::parse("document").expect("a name"),
        region: RegionName::global(),
        references: Language::parse("en").into_iter().collect(),
        map: BTreeMap::new(),
    };
    let (mut memory, mut steps) = (Memory::default(), Vec::new());
    for folder in folders(document) {
        let Some((day, _)) = folder.file_name().and_then(|name| day_of_folder(name.to_str()?)) else { continue };
        let files = std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let text = |path: PathBuf| {
            let language = path.file_name()?.to_str()?.strip_suffix(".md")?.to_owned();
            Some((language, std::fs::read(&path).expect("a file")))
        };
        let Evidence { changed, reference, .. } =
            convert_next(&Day { texts: files.filter_map(text).collect() }, &options, &mut memory);
        steps.push(Step { day, changed, gone: BTreeSet::new(), reference });
    }
    let today = steps.last().expect("a day").day;
    let setting = Setting { regions: vec![(RegionName::global(), None)], ..Setting::default() };
    let written = write_history(&options, &setting, &steps, today).expect("a history");
    let mut texts: BTreeMap<String, Vec<Text>> = BTreeMap::new();
    for (path, bytes) in &written.files {
        let text = path.strip_suffix(".md").filter(|path| !path.ends_with(".displaced"));
        if let Some((_, language)) = text.and_then(|path| path.rsplit_once('/')) {
            let text = frozen::read_bytes(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
            texts.entry(language.to_owned()).or_default().push(text);
        }
    }
    texts
}

/// The corpus is not part of the repository; where it is missing the test says so and passes.
#[test]
fn redlines_of_the_corpus_obey_every_law() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let is_day = |folder: &PathBuf| folder.file_name().and_then(|name| day_of_folder(name.to_str()?)).is_some();
    let documents = folders(&corpus).into_iter().flat_map(|publisher| folders(&publisher));
    let mut steps = 0;
    for document in documents.filter(|document| folders(document).iter().any(is_day)) {
        for (language, texts) in frozen_day_by_day(&document) {
            for step in texts.windows(2) {
                let (old, new) = (&step[0], &step[1]);
                let laws =
                    [gives_back_both, is_empty_where_digests_are_equal, is_turned_by_swapping, is_held_by_each_form];
                for law in laws {
                    law(old, new).unwrap_or_else(|error| panic!("{} in {language}: {error}", document.display()));
                }
                steps += 1;
            }
        }
    }
    println!("{steps} steps of published documents were compared");
}

proptest! {
    #[test]
    fn what_is_whole_is_written_without_its_tree_as_with_it((old, new) in two()) {
        let redline = Redline::between(&old, &new);
        let mut trees = redline.clone();
        trees.parts.iter_mut().for_each(|part| part_lines_mut(Arc::make_mut(&mut part.content), Fate::Kept, &mut |_, _| {}));
        prop_assert_eq!(main(&redline), main(&trees));
        prop_assert_eq!(&redline, &trees);
        prop_assert_eq!(redline.summary(), trees.summary());
    }

    #[test]
    fn each_form_holds_both_texts((old, new) in two()) {
        is_held_by_each_form(&old, &new)?;
    }

    #[test]
    fn data_is_as_its_schema_says((old, new) in two()) {
        let object = serde_json::json!({
            "format": super::DATA_FORMAT, "policy": "terms", "from": "ch/de@2024-05-01", "to": "ch/de@draft",
            "redline": data(&Redline::between(&old, &new)),
        });
        let (schemas, schema) = &*SCHEMA;
        let valid = schemas.validate(&object, *schema).map_err(|error| format!("{error:#}"));
        prop_assert!(valid.is_ok(), "{}\n{object:#}", valid.unwrap_err());
    }

    #[test]
    fn no_text_is_too_odd_for_a_terminal_or_a_pull_request((old, new) in two(), width in 0_usize..60) {
        let redline = Redline::between(&old, &new);
        let plain = terminal(&compared(), &redline, &super::Marks::PLAIN, width);
        prop_assert!(!plain.chars().any(|c| c.is_control() && c != '\n'), "{plain:?}");
        let markdown = markdown(&compared(), &redline);
        prop_assert_eq!(markdown.matches("<del>").count(), markdown.matches("</del>").count(), "{}", markdown);
        prop_assert_eq!(markdown.matches("<ins>").count(), markdown.matches("</ins>").count(), "{}", markdown);
        prop_assert_eq!(text(&redline, &super::Marks::PLAIN), text(&redline, &super::Marks::PLAIN));
    }

    #[test]
    fn words_of_a_text_are_no_markdown((old, new) in two()) {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let markdown = markdown(&compared(), &Redline::between(&old, &new));
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS | Options::ENABLE_MATH;
        // The line that says that nothing differs is strong; the texts themselves are headings, lists, tables and words.
        let head = markdown.find('\n').unwrap_or(0);
        for event in Parser::new_ext(&markdown[head..], options) {
            let markup = match &event {
                Event::Start(tag) => matches!(
                    tag,
                    Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
                        | Tag::CodeBlock(_) | Tag::FootnoteDefinition(_)
                ),
                Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_)
                | Event::TaskListMarker(_) => true,
                Event::InlineHtml(tag) => {
                    !["<ins>", "</ins>", "<del>", "</del>", "<sub>", "</sub>", "<code>", "</code>", "<br>"].contains(&&**tag)
                }
                _ => false,
            };
            prop_assert!(!markup, "{:?} in\n{}", event, markdown);
        }
    }
}
