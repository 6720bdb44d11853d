//! Every paragraph, list item and row of a table has an address.

use super::support::Fixture;
use std::collections::BTreeSet;

const TERMS: &str = "/global/en/terms/";

fn terms(text: &str) -> Fixture {
    Fixture::small().write("content/terms/en.md", text)
}

/// The addresses of a page in their order.
fn addresses(page: &str) -> Vec<&str> {
    let ids = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.filter(|id| id.contains('.')).collect()
}

#[test]
fn a_list_belongs_to_the_paragraph_that_introduces_it() {
    let built = terms(
        "# Terms\n\nHello.\n\n## Use {#use}\n\nOne.\n\nTwo:\n\n1. first\n2. second:\n   - deep\n   - deeper\n3. third\n\n\
         Three:\n\n- first again\n\n> Quoted.\n\n## Law {#law}\n\n- without an introduction\n",
    )
    .build();
    let page = built.whole_page(TERMS);
    let expected = [
        "_preamble.1",
        "_use.1",
        "_use.2",
        "_use.2.1",
        "_use.2.2",
        "_use.2.2.1",
        "_use.2.2.2",
        "_use.2.3",
        "_use.3",
        "_use.3.1",
        "_use.4",
        "_law.0.1",
    ];
    assert_eq!(addresses(&page), expected);
    assert!(
        page.contains(
            "<li id=\"_use.2.2.1\"><a class=\"at\" href=\"#_use.2.2.1\" aria-label=\"¶ use.2.2.1\"></a>deep</li>"
        ),
        "{page}"
    );
    assert!(
        page.contains("<p id=\"_use.4\"><a class=\"at\" href=\"#_use.4\" aria-label=\"¶ use.4\"></a>Quoted.</p>"),
        "{page}"
    );
}

#[test]
fn lists_under_one_paragraph_go_on_counting_and_so_do_paragraphs_in_an_item() {
    let built = terms(
        "# Terms\n\n## Use {#use}\n\nOne:\n\n1. first\n\n   more of it\n\n   - below\n\n   still more\n\n   - below again\n\n\
         - bullet\n\nTerm\n: What it means.\n\n  And more.\n\n## Law {#law}\n\nThe law.\n",
    )
    .build();
    let page = built.whole_page(TERMS);
    let expected = [
        "_use.1",
        "_use.1.1",
        "_use.1.1.p2",
        "_use.1.1.1",
        "_use.1.1.p3",
        "_use.1.1.2",
        "_use.1.2",
        "_use.1.3",
        "_use.1.3.p2",
        "_law.1",
    ];
    assert_eq!(addresses(&page), expected, "{page}");
    assert!(page.contains("<dt id=\"_use.1.3\">"), "{page}");
}

#[test]
fn an_item_that_is_pinned_keeps_its_own_address() {
    let built = terms(
        "# Terms\n\n## Use {#use}\n\nOne:\n\n1. first {#refused}\n   - below\n2. second\n\n## Law {#law}\n\nThe law.\n",
    )
    .build();
    let page = built.whole_page(TERMS);
    assert!(
        page.contains("<li id=\"refused\"><a class=\"at\" href=\"#refused\" aria-label=\"¶ refused\"></a>first"),
        "{page}"
    );
    assert_eq!(addresses(&page), ["_use.1", "_use.1.1.1", "_use.1.2", "_law.1"]);
}

#[test]
fn rows_count_for_themselves_and_move_no_other_address() {
    let table = |rows: &str| format!("| Data | Days |\n| --- | --: |\n{rows}");
    let (two, one) = (table("| Calls | 90 |\n| Mail | 30 |\n"), table("| Logs | 7 |\n"));
    let built = terms(&format!(
        "# Terms\n\n{one}\n## Use {{#use}}\n\nOne:\n\n{two}\n1. first\n\n{one}\nTwo:\n\n{one}\n- item:\n\n  {}\n\n## Law \
         {{#law}}\n\nThe law.\n",
        one.trim_end().replace('\n', "\n  ")
    ))
    .build();
    let page = built.whole_page(TERMS);
    let expected = [
        "_preamble.0.r1",
        "_use.1",
        "_use.1.r1",
        "_use.1.r2",
        "_use.1.1",
        "_use.1.r3",
        "_use.2",
        "_use.2.r1",
        "_use.2.1",
        "_use.2.1.r1",
        "_law.1",
    ];
    assert_eq!(addresses(&page), expected, "{page}");
    let row = "<tr id=\"_use.1.r2\"><td>Mail</td><td class=\"end\"><a class=\"at\" href=\"#_use.1.r2\" aria-label=\"¶ use.1.r2\"></a>30</td></tr>";
    assert!(page.contains(row), "{page}");
    let html = built.section(TERMS, "use")["html"].as_str().unwrap().to_owned();
    assert!(html.contains("<tr id=\"_use.1.r2\"><td>Mail</td><td class=\"end\">30</td></tr>"), "{html}");
}

#[test]
fn a_translation_with_the_same_paragraphs_has_the_same_addresses() {
    let built = Fixture::small()
        .write(
            "content/terms/en.md",
            "# Terms\n\n## Use {#use}\n\nUse it:\n\n1. here\n2. there\n\n## Law {#law}\n\nThe law.\n",
        )
        .write(
            "content/terms/de.md",
            "# Bedingungen\n\n## Gebrauch\n\nGebrauchen:\n\n1. hier\n2. dort\n\n## Recht\n\nDas Recht.\n",
        )
        .write("locales/de/region.toml", "parent = \"global\"\ncode = \"DE\"\nlanguages = [\"de\"]\n")
        .build();
    assert_eq!(addresses(&built.whole_page("/de/de/terms/")), addresses(&built.whole_page(TERMS)));
}

#[test]
fn versions_and_data_have_the_addresses_and_data_have_no_links() {
    let first = Fixture::small().released("2024-01-01");
    let second = first.edit("content/terms/en.md", "Use it.", "Use it.\n\nUse it well.").released("2024-02-01");
    let built = second.as_of("2024-03-01");
    assert_eq!(addresses(&built.whole_page(TERMS)), ["_use.1", "_use.2", "_law.1"]);
    assert_eq!(addresses(&built.whole_page("/global/en/terms/2024-01-01/")), ["_use.1", "_law.1"]);
    let html = built.section(TERMS, "use")["html"].as_str().unwrap().to_owned();
    assert_eq!(html, "<p id=\"_use.1\">Use it.</p>\n<p id=\"_use.2\">Use it well.</p>\n");
}

#[test]
fn no_id_stands_twice_on_a_page_and_no_link_to_a_paragraph_leads_nowhere() {
    let text = "# Terms\n\nHello[^a].\n\n- item\n\n## Fn {#fn}\n\nOne:\n\n1. first\n2. second {#fn-1}\n\n## Main {#main}\n\nOne.\n\n## \
                Preambles {#preamble-1}\n\nOne.\n\n## Links {#links}\n\nOne.\n\n[^a]: Note.\n\n    And more.\n";
    let built = terms(text).build();
    for path in [TERMS, "/global/en/terms/2024-01-01/"] {
        let page = built.whole_page(path);
        let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let set: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(set.len(), ids.len(), "{ids:?}");
        let links: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(links.iter().all(|link| set.contains(link)), "{links:?} of {ids:?}");
        assert!(links.contains(&"_fn.1.1") && links.contains(&"fn-1") && links.contains(&"_preamble.1.1"), "{links:?}");
    }
}
