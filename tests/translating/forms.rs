//! Forms of translators' tools: segments, their order, the standard.

use super::*;

#[test]
fn a_tool_may_cut_a_unit_into_segments() {
    let fixture = site();
    let written = xliff::write(&exported(fixture.tree(), &Scope::default())[0]);
    let (before, rest) =
        written.split_once("<segment state=\"initial\">\n          <source>Use <pc").expect("the unit");
    let (_, after) = rest.split_once("</segment>").unwrap();
    // A span that begins in one segment and ends in another (XLIFF 2.1, 4.7.2.3.2), white space between segments, and a mark.
    let cut = "<segment state=\"translated\">\
         <source>Use <sc id=\"1\" dataRef=\"d1\" isolated=\"no\"/>it</source>\
         <target>Nutzen Sie <sc id=\"1\" dataRef=\"d1\"/>es</target></segment>\
         <ignorable><source> </source></ignorable>\
         <segment state=\"translated\"><source><ec startRef=\"1\" dataRef=\"d1\"/> as <pc id=\"2\" dataRefStart=\"d2\" dataRefEnd=\"d3\">law</pc> say.</source>\
         <target>jetzt<ec startRef=\"1\" dataRef=\"d1\"/>, <mrk id=\"m1\" type=\"term\">wie</mrk> das \
         <pc id=\"2\" dataRefStart=\"d2\" dataRefEnd=\"d3\">Recht</pc> sagt.</target></segment>";
    let back = format!("{before}{cut}{after}").replacen(
        "<source>Use</source>",
        "<source>Use</source><target>Nutzung</target>",
        1,
    );
    let outcome = imported(fixture.tree(), std::slice::from_ref(&back), xliff::read);
    assert!(!outcome.refused, "{back}\n{:#?}", outcome.report.findings);
    let text = String::from_utf8(outcome.files["content/terms/de.md"].clone()).unwrap();
    assert!(text.contains("Nutzen Sie **es jetzt**, wie das [Recht](#law) sagt."), "{text}");
    // An end without a beginning has lost a code.
    let outcome = imported(fixture.tree(), &[back.replacen("<sc id=\"1\" dataRef=\"d1\"/>", "", 1)], xliff::read);
    assert!(outcome.refused && codes(&outcome).contains("translation-markup"), "{:#?}", outcome.report.findings);
    // One segment that is not done leaves the unit undone.
    let outcome = imported(
        fixture.tree(),
        &[back.replacen("<target>Nutzen Sie <sc id=\"1\" dataRef=\"d1\"/>es</target>", "", 1)],
        xliff::read,
    );
    assert!(!outcome.files.contains_key("content/terms/de.md"), "{:?}", outcome.files.keys());
}

#[test]
fn segments_may_stand_in_another_order_than_their_sources() {
    let fixture = site();
    let written = xliff::write(&exported(fixture.tree(), &Scope::default())[0]);
    let whole = "<source>Use</source>\n        </segment>";
    assert_eq!(written.matches(whole).count(), 1, "{written}");
    let cut = "<source>U</source><target order=\"3\">Nutzung</target></segment>\
         <ignorable><source></source><target order=\"2\"> </target></ignorable>\
         <segment><source>se</source><target order=\"1\">Zur</target></segment>";
    let source = written.find("<source>Use <pc").expect("the unit");
    let end = source + written[source..].find("</source>").expect("its end");
    let copied = written[source + "<source>".len()..end].to_owned();
    let back = written
        .replacen(&format!("{copied}</source>"), &format!("{copied}</source><target>{copied}</target>"), 1)
        .replacen(whole, cut, 1);
    let outcome = imported(fixture.tree(), &[back], xliff::read);
    assert!(german(&outcome).contains("## Zur Nutzung {#use}"), "{:#?}", outcome.report.findings);
}

#[test]
fn a_region_asks_for_what_its_editions_show() {
    let fixture = site()
        .write("locales/ch/region.toml", "parent = \"global\"\nlanguages = [\"en\", \"fr\"]\n")
        .write("locales/ch/terms/en.md", "## Swiss law {#law}\n\nThe law of Switzerland.\n");
    let of = |region: &str| {
        let regions = BTreeSet::from([lexloci::id::RegionName::parse(region).expect("a region")]);
        let packages = exported(fixture.tree(), &Scope { regions, ..Scope::default() });
        let parts = packages.iter().flat_map(|package| {
            let of = |file: &lexloci::translate::PackageFile| {
                let home = file.home.to_string();
                let parts = file.sections.iter().map(move |section| format!("{home}#{}", section.part));
                parts.collect::<Vec<_>>()
            };
            let target = package.target.clone();
            package.files.iter().flat_map(of).map(move |part| format!("{target} {part}")).collect::<Vec<_>>()
        });
        parts.collect::<BTreeSet<_>>()
    };
    let swiss = ["fr text.terms.ch#law", "fr text.terms.global#title", "fr text.terms.global#use"];
    assert_eq!(of("ch"), swiss.map(str::to_owned).into());
    // All regions lie below the root: German lacks a section as well.
    let mut everywhere: BTreeSet<String> = swiss.map(str::to_owned).into();
    everywhere.insert("de text.terms.global#use".to_owned());
    assert_eq!(of("global"), everywhere);
}

#[test]
fn a_file_that_nobody_has_begun_is_one_finding() {
    let fixture = site().edit("locales/global/region.toml", "\"de\"]", "\"de\", \"fr\", \"it\"]");
    for (write, read) in FORMS {
        let written: Vec<String> = exported(fixture.tree(), &all()).iter().map(write).collect();
        let outcome = imported(fixture.tree(), &written, read);
        let said: Vec<&str> = outcome.report.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(said.len(), 3, "{said:#?}");
        assert!(said.contains(&"`content/terms/de.md#use` is left as it is: 2 of 2 blocks are not done"), "{said:#?}");
        let french = "3 sections of `content/terms/fr.md` are left as they are, from `law` to `use`: 6 of their 6 blocks are not done";
        assert!(said.contains(&french), "{said:#?}");
    }
}

/// Whether one element may stand behind another within a third (XLIFF 2.1, 4.2.2).
fn order(parent: &str) -> &'static [&'static str] {
    match parent {
        "xliff" => &["file"],
        "file" | "group" => &["notes", "group", "unit"],
        "notes" => &["note"],
        "unit" => &["notes", "originalData", "segment"],
        "originalData" => &["data"],
        "segment" => &["source", "target"],
        _ => &["ph", "pc", "cp"],
    }
}

#[test]
fn xliff_is_built_as_the_standard_demands() {
    let fixture = Fixture::at(&repository());
    let mut units = 0;
    for package in exported(fixture.tree(), &all()) {
        let written = xliff::write(&package);
        let document = roxmltree::Document::parse(&written).unwrap();
        let mut ids: BTreeSet<(String, &str, String)> = BTreeSet::new();
        let mut file = "";
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            let children: Vec<&str> =
                node.children().filter(|child| child.is_element()).map(|child| child.tag_name().name()).collect();
            let order = order(name);
            let places: Option<Vec<usize>> =
                children.iter().map(|child| order.iter().position(|known| known == child)).collect();
            let places = places.unwrap_or_else(|| panic!("{name} holds {children:?}"));
            let inline = matches!(name, "source" | "target" | "pc" | "data" | "note");
            assert!(inline || places.is_sorted(), "{name} holds {children:?}");
            let id = node.attribute("id").unwrap_or_default();
            // An NMTOKEN (XML 1.0), unique among the files, and among groups and units of a file.
            assert!(id.chars().all(|c| c.is_alphanumeric() || "-._:".contains(c)), "{id}");
            match name {
                "file" => {
                    assert!(ids.insert((String::new(), name, id.to_owned())), "{id}");
                    file = id;
                }
                "group" | "unit" => {
                    assert!(ids.insert((file.to_owned(), name, id.to_owned())), "{name} {id} in {file}")
                }
                _ => {}
            }
            if name != "unit" {
                continue;
            }
            units += 1;
            let inner = |name: &'static str| {
                node.descendants().filter(move |inner| inner.has_tag_name((node.tag_name().namespace().unwrap(), name)))
            };
            let data: BTreeSet<&str> = inner("data").filter_map(|data| data.attribute("id")).collect();
            for code in inner("ph").chain(inner("pc")) {
                let references =
                    ["dataRef", "dataRefStart", "dataRefEnd"].into_iter().filter_map(|name| code.attribute(name));
                assert!(references.into_iter().all(|reference| data.contains(reference)), "{id}");
            }
            // Codes of a source have ids of their own, and the same code has the same id in the target.
            for line in inner("source").chain(inner("target")) {
                let codes: Vec<&str> = line.descendants().filter_map(|code| code.attribute("id")).collect();
                assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "{id}: {codes:?}");
            }
        }
    }
    assert!(units > 1_000, "{units}");
}
