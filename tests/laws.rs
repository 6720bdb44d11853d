//! Laws: what holds for every site, not only for the examples.
//!
//! 64 cases of each; `PROPTEST_CASES=2000 cargo test --test laws` looks further.

mod support;

use lexloci::compose::ComposedPart;
use lexloci::source::{FileEntry, FileTree};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::Config;
use std::collections::{BTreeMap, BTreeSet};
use support::{Built, Fixture};

fn config() -> Config {
    let config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { Config { cases: 64, ..config } }
}

/// A section of an outline: its level and its words.
#[derive(Clone, Debug)]
struct Heading {
    level: usize,
    words: String,
}

/// An outline that skips no level. The section at index `n` has the id `s<n>`.
fn outline() -> impl Strategy<Value = Vec<Heading>> {
    prop::collection::vec((0..3_usize, "[a-z]{2,8}( [a-z]{2,8}){0,3}"), 1..9).prop_map(|sections| {
        let mut before = 1;
        sections
            .into_iter()
            .map(|(deeper, words)| {
                let level = (2 + deeper).min(before + 1);
                before = level;
                Heading { level, words }
            })
            .collect()
    })
}

/// The index behind the last section below `at`.
fn end_of(outline: &[Heading], at: usize) -> usize {
    let level = outline[at].level;
    (at + 1..outline.len()).find(|&next| outline[next].level <= level).unwrap_or(outline.len())
}

/// Sections as Markdown, each heading `shift` levels up.
fn markdown(outline: &[Heading], from: usize, to: usize, shift: usize, attribute: &str) -> String {
    let mut text = String::new();
    for (index, heading) in outline.iter().enumerate().take(to).skip(from) {
        let marks = "#".repeat(heading.level - shift);
        let attribute = if index == from { attribute } else { "" };
        text.push_str(&format!(
            "{marks} Title {} {{#s{index}{attribute}}}\n\nText {index}: {}.\n\n",
            heading.words, heading.words
        ));
    }
    text
}

/// `global` in English and German; `europe` below it; `ch` below that.
fn site(outline: &[Heading]) -> Fixture {
    let text = markdown(outline, 0, outline.len(), 0, "");
    Fixture::small()
        .write("locales/global/region.toml", "code = \"001\"\nlanguages = [\"en\", \"de\"]\n")
        .write("locales/europe/region.toml", "code = \"150\"\nparent = \"global\"\nlanguages = [\"en\", \"de\"]\n")
        .write("locales/ch/region.toml", "code = \"CH\"\nparent = \"europe\"\nlanguages = [\"de\", \"en\"]\n")
        .write("content/terms/en.md", &format!("# Terms\n\nBefore all.\n\n{text}"))
        .write("content/terms/de.md", &format!("# Bedingungen\n\nVor allem.\n\n{text}"))
}

/// The bytes of all routes.
fn routes(built: &Built) -> BTreeMap<String, Result<Vec<u8>, String>> {
    let Some(site) = &built.opened.site else { return BTreeMap::new() };
    site.routes()
        .iter()
        .map(|route| (site.output_path(route), site.render(route).map_err(|problem| problem.message)))
        .collect()
}

/// What readers see of the sections of a page: id, level, heading, words.
fn sections(built: &Built, page: &str) -> Vec<(String, u64, String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let data = built.data(page);
    data["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (text(&s["id"]), s["level"].as_u64().unwrap(), text(&s["heading"]), text(&s["text"])))
        .collect()
}

/// One edit of a local version, at sections that there may or may not be.
#[derive(Clone, Debug)]
enum Edit {
    Replace(Index),
    Own(Index),
    Remove(Index),
    Insert(Index, &'static str),
    Nonsense(Index),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit =
        (any::<Index>(), 0..5_usize, select(vec!["after", "before", "under"])).prop_map(
            |(at, kind, side)| match kind {
                0 => Edit::Replace(at),
                1 => Edit::Own(at),
                2 => Edit::Remove(at),
                3 => Edit::Insert(at, side),
                _ => Edit::Nonsense(at),
            },
        );
    prop::collection::vec(edit, 0..5)
}

const REASON: &str = "Geheimratsecke";

/// Edits as the text of a region; new sections are called by it.
fn local(region: &str, edits: &[Edit], outline: &[Heading]) -> String {
    let mut text = String::new();
    for (number, edit) in edits.iter().enumerate() {
        let (heading, words) = match edit {
            Edit::Replace(at) => (format!("s{}", at.index(outline.len())), format!("As {region} has it.")),
            Edit::Own(at) => (format!("s{} own", at.index(outline.len())), format!("Its own words in {region}.")),
            Edit::Remove(at) => (format!("s{} remove", at.index(outline.len())), format!("{REASON}, says {region}.")),
            Edit::Insert(at, side) => {
                (format!("{region}-{number} {side}=s{}", at.index(outline.len())), format!("New in {region}."))
            }
            Edit::Nonsense(at) => (format!("nothing-{}", at.index(9)), "Hits nothing.".to_owned()),
        };
        text.push_str(&format!("## Local {{#{heading}}}\n\n{words}\n\n"));
    }
    text
}

fn edited(outline: &[Heading], europe: &[Edit], ch: &[Edit]) -> Fixture {
    site(outline)
        .write("locales/europe/terms/en.md", &local("europe", europe, outline))
        .write("locales/ch/terms/de.md", &local("ch", ch, outline))
        .write("locales/ch/terms/en.md", &local("ch", ch, outline))
}

proptest! {
    #![proptest_config(config())]

    /// Front matter alone says nothing, so it changes nothing.
    #[test]
    fn an_empty_local_version_changes_nothing(outline in outline(), edits in edits(), language in select(vec!["en", "de"]), empty in select(vec!["", "+++\n+++\n", "\n\n", "\u{feff}+++\n+++\n\n"])) {
        let before = site(&outline).write("locales/europe/terms/en.md", &local("europe", &edits, &outline));
        let after = before.clone().write(&format!("locales/ch/terms/{language}.md"), empty);
        prop_assume!(!edits.is_empty());
        prop_assert_eq!(routes(&before.build()), routes(&after.build()));
    }

    /// Same sources, same bytes: composed again, with other threads, with the files put there in another order.
    #[test]
    fn the_bytes_depend_on_the_sources_alone(outline in outline(), europe in edits(), ch in edits(), threads in 1..5_usize, order in any::<u64>()) {
        let fixture = edited(&outline, &europe, &ch).released("2024-01-01");
        let mut files: Vec<(String, FileEntry)> =
            fixture.tree().iter().map(|(path, entry)| (path.to_owned(), entry.clone())).collect();
        files.sort_by_key(|(path, _)| path.bytes().fold(order, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte))));
        let mut tree = FileTree::new();
        files.into_iter().for_each(|(path, entry)| tree.insert(path, entry));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let (once, again) = (fixture.build(), pool.install(|| Built::of(&tree)));
        prop_assert_eq!(&once.opened.report.findings, &again.opened.report.findings);
        prop_assert!(routes(&once) == pool.install(|| routes(&again)), "the bytes differ");
    }

    /// Whoever replaces a section by the words that it has already changes no words.
    #[test]
    fn replacing_a_section_by_itself_leaves_the_words(outline in outline(), at in any::<Index>(), own in any::<bool>()) {
        let at = at.index(outline.len());
        // Levels are relative: the edit is written at level 2, whatever level its target has.
        let (to, attribute) = if own { (at + 1, " own") } else { (end_of(&outline, at), "") };
        let edit = markdown(&outline, at, to, outline[at].level - 2, attribute);
        let before = site(&outline);
        let after = before.clone().write("locales/ch/terms/de.md", &edit).write("locales/ch/terms/en.md", &edit);
        let (before, after) = (before.build(), after.build());
        prop_assert_eq!(after.errors(), Vec::<&str>::new());
        for page in ["/ch/de/terms/", "/ch/en/terms/", "/europe/de/terms/", "/global/en/terms/"] {
            prop_assert_eq!(sections(&before, page), sections(&after, page), "{}", page);
        }
    }

    /// What a region inserts and the region below it removes was never there for the latter, and stays for the former.
    #[test]
    fn inserting_and_then_removing_below_leaves_the_outline(outline in outline(), at in any::<Index>(), side in select(vec!["after", "before", "under"])) {
        let at = at.index(outline.len());
        let inserted = format!("## New {{#new {side}=s{at}}}\n\nNew in Europe.\n\n### Below {{#new-below}}\n\nMore.\n");
        let removed = "## Gone {#new remove}\n\nNot here.\n";
        let before = site(&outline);
        let europe = before.clone().write("locales/europe/terms/en.md", &inserted);
        let both = europe.clone().write("locales/ch/terms/de.md", removed).write("locales/ch/terms/en.md", "");
        let (before, europe, both) = (before.build(), europe.build(), both.build());
        prop_assert_eq!(sections(&before, "/ch/de/terms/"), sections(&both, "/ch/de/terms/"));
        prop_assert_eq!(sections(&before, "/ch/en/terms/"), sections(&both, "/ch/en/terms/"));
        prop_assert_eq!(sections(&europe, "/europe/en/terms/"), sections(&both, "/europe/en/terms/"));
        prop_assert_eq!(sections(&before, "/global/en/terms/"), sections(&both, "/global/en/terms/"));
        prop_assert_eq!(europe.section_ids("/europe/en/terms/").len(), outline.len() + 2);
    }

    /// Every part of every edition comes from a region of its chain, even where the site has errors; and no id stands twice.
    #[test]
    fn every_section_comes_from_its_chain(outline in outline(), europe in edits(), ch in edits()) {
        let built = edited(&outline, &europe, &ch).build();
        let site = built.opened.site.as_ref().unwrap();
        let composition = site.composition();
        for (edition, document) in composition.documents.values().flat_map(|documents| documents.iter()) {
            let chain = &site.sources().region(&edition.region).chain;
            let removed = document.removed.iter().flat_map(|removed| removed.sections.iter().map(|section| &section.part));
            for part in document.parts().chain(removed) {
                prop_assert!(from(part, chain), "{} in {}", part.region, edition);
            }
            for mark in document.sections.iter().filter_map(|section| section.mark.as_ref()) {
                prop_assert!(chain.contains(&mark.region), "{} edits {}", mark.region, edition);
            }
            let ids: BTreeSet<_> = document.sections.iter().map(|section| &section.id).collect();
            prop_assert_eq!(ids.len(), document.sections.len(), "an id stands twice in {}", edition);
            prop_assert!(document.sections.iter().all(|section| (2..=6).contains(&section.level)));
        }
    }

    /// The reason of a removal is for colleagues: it is in no file of the build.
    #[test]
    fn no_page_tells_the_reason_of_a_removal(outline in outline(), europe in edits(), ch in edits(), at in any::<Index>()) {
        let mut europe = europe;
        europe.insert(0, Edit::Remove(at));
        let built = edited(&outline, &europe, &ch).build();
        let told = built.findings().iter().any(|finding| finding.hint.as_deref().unwrap_or_default().contains(REASON));
        prop_assert!(told || !built.errors().is_empty(), "`check` tells the reason");
        for (path, bytes) in routes(&built) {
            let text = String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned();
            prop_assert!(!text.contains(REASON), "{} tells the reason", path);
        }
    }

    /// A value is plain text wherever it stands: no value changes the elements of a page.
    #[test]
    fn values_never_become_html(value in hostile_text(), title in hostile_text()) {
        let plain = valued("x", "Legal").build();
        let hostile = valued(&value, &title).build();
        prop_assert_eq!(hostile.errors(), Vec::<&str>::new());
        let (plain, hostile) = (routes(&plain), routes(&hostile));
        prop_assert_eq!(plain.keys().collect::<Vec<_>>(), hostile.keys().collect::<Vec<_>>());
        for (path, bytes) in hostile {
            let text = String::from_utf8(bytes.unwrap()).unwrap();
            let before = String::from_utf8(plain[&path].clone().unwrap()).unwrap();
            if path.ends_with(".html") {
                prop_assert_eq!(text.matches("<script").count(), before.matches("<script").count(), "{}", &path);
                if path.ends_with("/local/index.html") {
                    prop_assert_eq!(elements_unmarked(&text), elements_unmarked(&before), "{}", &path);
                } else {
                    prop_assert_eq!(elements(&text), elements(&before), "{}", &path);
                }
            } else if path.ends_with(".xml") {
                prop_assert_eq!(elements(&text), elements(&before), "{}", &path);
            } else if path.ends_with(".json") {
                prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{}", &path);
            }
        }
    }

    /// Whatever stands in the files, opening a site reports and rendering what opens answers; nothing panics.
    #[test]
    fn no_bytes_make_it_panic(changes in prop::collection::vec((any::<Index>(), mutation()), 1..4)) {
        let fixture = lively();
        let mut tree = fixture.tree().clone();
        let paths: Vec<String> = tree.iter().map(|(path, _)| path.to_owned()).collect();
        for (at, mutation) in changes {
            let path = at.get(&paths);
            let bytes = mutation.apply(tree.bytes(path).unwrap_or_default());
            tree.insert(path.clone(), FileEntry::Bytes(bytes.into()));
        }
        let built = Built::of(&tree);
        let _ = lexloci::cli::render_report(&built.opened.report, &built.opened.texts);
        routes(&built);
    }
}

fn from(part: &ComposedPart, chain: &[lexloci::id::RegionName]) -> bool {
    chain.contains(&part.region) && part.displaced.iter().all(|section| from(&section.part, chain))
}

/// Text that would do harm if it were taken for anything but text.
fn hostile_text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        3 => any::<char>().prop_map(String::from),
        3 => select(vec![
            "<script>alert(1)</script>", "</p>", "</title>", "</style>", "-->", "<!--", "<![CDATA[", "]]>", "\"", "'", "&", "&amp;", "&#60;",
            "<", ">", "=", "`", "{{ x }}", "{% x %}", "{# x #}", "onload=", "javascript:", "\\", "\n", "\u{202e}", "[x](y)", "**",
            "\u{f0000}", "\u{f0001}", "{ $x }", "##", "|",
        ]).prop_map(str::to_owned),
        1 => "[a-z ]{1,6}",
    ];
    // A value without a letter would leave elements out that are empty, which is no harm.
    let visible = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    // Control characters are refused.
    prop::collection::vec(pieces, 0..8)
        .prop_map(move |pieces| format!("x{}x", pieces.concat().chars().filter(visible).collect::<String>()))
}

/// A site that shows a value in every place where a value may stand, and a title.
fn valued(value: &str, title: &str) -> Fixture {
    let quoted = |text: &str| serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f");
    Fixture::small()
        .write(
            "site.toml",
            &format!(
                "title = {0}\ncopyright = {0}\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n[[navigation.header]]\nlabel = {0}\nurl = \"https://a.example/\"\n[[navigation.footer]]\nlabel = {0}\nlinks = [{{ label = {0}, url = \"/a\" }}]\n",
                quoted(title)
            ),
        )
        .write("locales/global/region.toml", &format!("code = \"001\"\nlanguages = [\"en\"]\n[values]\nv = {0}\nw = {{ de = {0} }}\n", quoted(value)))
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n")
        .write("locales/ch/terms/en.md", "## Local {{ v }} {#law}\n\nLocal {{ v }}, {{ w }}.\n")
        .write(
            "content/terms/en.md",
            "+++\ntitle = \"Terms of {{ v }}\"\ndescription = \"About {{ v }}\"\n+++\n\nBefore {{ v }}.\n\n## Use {{ v }} {#use}\n\n\
             Use *{{ v }}* and **{{ w }}**[^n], [see {{ v }}](mailto:{{v}}), [](#law), [there](https://a.example/{{v}}?q={{v}}).\n\n\
             | {{ v }} | b |\n| --- | --- |\n| a | {{ w }} |\n\n- {{ v }}\n- b\n\nTerm {{ v }}\n: {{ v }}\n\n> {{ v }}\n\n[^n]: Note {{ v }}.\n\n## Law {#law}\n\n{{ said }}\n",
        )
        .write("locales/en.ftl", "said = { $v } says it.\n")
}

/// The kinds of elements of a redline but for its marks: which words are marked depends on the words.
fn elements_unmarked(page: &str) -> BTreeSet<String> {
    let marks = ["ins", "/ins", "ins class", "del", "/del", "del class"];
    elements(page).into_iter().filter(|element| !marks.contains(&element.as_str())).collect()
}

/// The elements of a page with the names of their attributes; panics where tags are not balanced.
fn elements(html: &str) -> Vec<String> {
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "!doctype",
    ];
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix("!--") {
            rest = after.split_once("-->").expect("a comment ends").1;
            continue;
        }
        let name_end = rest.find(|c: char| c.is_whitespace() || c == '>').expect("a tag ends");
        let name = rest[..name_end].trim_end_matches('/').to_ascii_lowercase();
        rest = &rest[name_end..];
        let mut tag = name.clone();
        let (mut closed, mut empty) = (false, false);
        while !closed {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                closed = true;
            } else if let Some(after) = rest.strip_prefix(['/', '?']) {
                (rest, empty) = (after, true);
            } else {
                let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).expect("a tag ends");
                assert!(
                    end > 0 && !rest[..end].contains(['"', '\'', '<']),
                    "no attribute: {}",
                    &rest[..rest.len().min(80)]
                );
                tag.push(' ');
                tag.push_str(&rest[..end]);
                rest = &rest[end..];
                if let Some(after) = rest.strip_prefix('=') {
                    let quoted = after.strip_prefix('"').expect("attributes stand in quotation marks");
                    rest = quoted.split_once('"').expect("an attribute ends").1;
                }
            }
        }
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name), "tags are balanced"),
            None if empty || VOID.contains(&name.as_str()) => {}
            None => open.push(name),
        }
        found.push(tag);
    }
    assert!(open.is_empty(), "{open:?} stay open");
    found
}

/// A way to spoil a file.
#[derive(Clone, Debug)]
enum Mutation {
    Replace(Vec<u8>),
    Insert(Index, Vec<u8>),
    Delete(Index, usize),
    Repeat(Index, usize),
    Swap(Index, Index),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let words = select(vec![
        "+++\n",
        "# ",
        "## x {#x}\n",
        "### x {#x own}\n",
        "## y {#y after=law}\n",
        "## z {#use remove}\n",
        "{#",
        "}",
        "{{",
        "}}",
        "{{ v }}",
        "{{ cookies }}",
        "{{ precedence }}",
        "[](#law)",
        "[](policy:terms#use)",
        "[^n]",
        "[^n]: ",
        "[^n]: [^n]\n",
        "- ",
        "1. ",
        "14. ",
        "> ",
        "| a | b |\n| - | - |\n",
        "```\n",
        "<b>",
        "<!-- ",
        "<script>",
        "\\",
        "*",
        "_",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "![x](files/a.pdf)",
        "\n\n",
        "\r",
        "\u{0}",
        "\u{feff}",
        "\u{202e}",
        "日本",
        "é",
        "\u{301}",
        "= ",
        "[values]\n",
        "[[navigation.header]]\n",
        "\"",
        "'''",
        "{ $v }",
        "{ -x }",
        "x = { x }\n",
        "{% for x in y %}",
        "{% include \"x\" %}",
        "{% endif %}",
        "parent = \"ch\"\n",
        "languages = [\"xx\"]\n",
        "list_labels = [\"(1)\", \"a.\"]\n",
        "999999999999999999999",
        "-1",
        "1e999",
        "P1Y",
        "replaces = \"document\"\n",
        "preamble = \"remove\"\n",
        "was=x",
        "states=precedence",
        ": definition\n",
        "18446744073709551615. x\n",
        "    ",
        "\t",
    ]);
    let bytes = prop_oneof![
        3 => words.prop_map(|words| words.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..40),
        1 => "\\PC{0,20}".prop_map(String::into_bytes),
    ];
    prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..200).prop_map(Mutation::Replace),
        6 => (any::<Index>(), bytes).prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        2 => (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Mutation::Delete(at, length)),
        1 => (any::<Index>(), 1..60_usize).prop_map(|(at, length)| Mutation::Repeat(at, length)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Mutation::Swap(a, b)),
    ]
}

impl Mutation {
    fn apply(self, bytes: &[u8]) -> Vec<u8> {
        let mut out = bytes.to_vec();
        match self {
            Self::Replace(bytes) => out = bytes,
            Self::Insert(at, bytes) => {
                let at = at.index(out.len() + 1);
                out.splice(at..at, bytes);
            }
            Self::Delete(at, length) => {
                let at = at.index(out.len() + 1);
                out.drain(at..out.len().min(at + length));
            }
            Self::Repeat(at, length) => {
                let at = at.index(out.len() + 1);
                let piece = out[at..out.len().min(at + length)].to_vec();
                out.splice(at..at, piece.repeat(5));
            }
            Self::Swap(a, b) if !out.is_empty() => {
                let (a, b) = (a.index(out.len()), b.index(out.len()));
                out.swap(a, b);
            }
            Self::Swap(..) => {}
        }
        out
    }
}

/// A small site that uses everything: the soil for mutations.
fn lively() -> Fixture {
    valued("Aurora Devices", "Legal")
        .write("site.toml", "title = \"Legal\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\ntheme = \"aurora\"\nregions = [\"global\", \"ch\"]\nraw_html = \"sanitize\"\ndate = \"month\"\n[severity]\nunused-value = \"warning\"\n[[navigation.header]]\nlabel = \"Phones\"\nurl = \"https://a.example/\"\n")
        .write("themes/aurora/theme.toml", "extends = \"default\"\nlegal = [\"slogan\"]\n")
        .write("themes/aurora/templates/region.html", "{% extends \"base.html\" %}{% block main %}<h1>{{ region }}</h1>{{ t(id=\"slogan\") }}{% for e in editions %}<a href=\"{{ e.href }}\">{{ e.label }}</a>{% endfor %}{% endblock %}\n")
        .write("themes/aurora/strings/en.ftl", "slogan = Law, locally\n")
        .write("themes/aurora/strings/de.ftl", "slogan = Recht vor Ort\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\nprevailing_language = \"en\"\n[values]\nage = 16\nday = 2024-05-01\nv = { de = \"Aurora Schweiz\", en = \"Aurora Switzerland\" }\n")
        .write("locales/ch/de.ftl", "said = { $v } sagt es ab { $age }, { -firm }.\n-firm = Aurora\n")
        .write("locales/ch/terms/de.md", "+++\ntitle = \"Bedingungen\"\n+++\n\nVorab.\n\n## Recht {#law own}\n\nRecht.\n\n## Kantone {#cantons under=law}\n\n1. Zürich {#zh}\n2. Bern\n   1. Stadt\n\n[](#zh)\n")
        .write("locales/ch/terms/en.md", "+++\ntitle = \"Terms\"\n+++\n\nBefore.\n\n## Law {#law}\n\nThe law of {{ day }}.\n\n## Cantons {#cantons}\n\n1. Zurich\n2. Berne\n")
        .write("content/terms/de.md", "# Bedingungen\n\n## Gebrauch {#use}\n\nGebrauch ab {{ age }}.\n\n## Recht {#law}\n\nDas Recht.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nsection_labels = [\"1.\", \"1.1\"]\nlist_labels = [\"(1)\", \"a.\"]\nprevails_over = [\"cookies\"]\n")
        .write("content/cookies/policy.toml", "kind = \"cookie-notice\"\ncategories = [\"necessary\"]\nexcept = []\n")
        .write("content/cookies/cookies.toml", "[\"session\"]\nprovider = \"Aurora\"\ncategory = \"necessary\"\npurpose = { en = \"Signs in\" }\nduration = \"P1Y2M\"\nkind = \"http\"\nparty = \"first\"\n")
        .write("locales/ch/cookies/cookies.toml", "[\"session\"]\nduration = \"session\"\n")
        .write("content/cookies/en.md", "# Cookies\n\n{{ cookies.necessary }}\n\n## Old {#new was=old}\n\n[](#old), [](policy:terms#use)\n\n{{ precedence }}\n")
        .write("locales/global/region.toml", "code = \"001\"\nlanguages = [\"en\"]\n[values]\nv = \"Aurora\"\nage = 18\nw = { en = \"Devices\" }\nday = 2024-01-31\n")
}

#[test]
fn the_soil_for_mutations_is_sound() {
    let built = lively().build();
    assert_eq!(built.errors(), Vec::<&str>::new(), "{:#?}", built.findings());
    assert!(routes(&built).values().all(Result::is_ok));
}

#[test]
fn the_checker_of_pages_sees_harm() {
    assert_eq!(elements("<p class=\"a>b\">x<br></p>"), ["p class", "br", "/p"]);
    for broken in ["<p>", "</p>", "<p><b></p></b>", "<p x=y></p>", "<p x=\"y\"\"></p>"] {
        assert!(std::panic::catch_unwind(|| elements(broken)).is_err(), "{broken}");
    }
}

#[test]
fn an_empty_local_version_of_a_site_without_local_versions_changes_nothing() {
    let before =
        Fixture::small().write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n");
    let after = before.clone().write("locales/ch/terms/en.md", "+++\n+++\n");
    let (before, after) = (routes(&before.build()), routes(&after.build()));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (path, bytes) in &before {
        assert!(after[path] == *bytes, "{path} differs");
    }
}
