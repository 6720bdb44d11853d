//! References by number in local versions, judged by the numbers that their editions show.

use crate::support::Fixture;

/// Terms with three numbered chapters, before which Switzerland puts one of its own; Zurich is below it.
fn terms(local: &str) -> Fixture {
    Fixture::small()
        .write("content/terms/policy.toml", "kind = \"terms\"\nsection_labels = [\"1.\"]\n")
        .write(
            "content/terms/en.md",
            "# Terms\n\n## Use {#use}\n\nUse it.\n\n## Law {#law}\n\nThe law.\n\n## Contact us {#contact}\n\nWrite.\n",
        )
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n")
        .write("locales/zh/region.toml", "parent = \"ch\"\ncode = \"CH-ZH\"\nlanguages = [\"en\"]\n")
        .write("locales/en.ftl", "region-zh = Zurich\n")
        .write("locales/ch/terms/en.md", &format!("## Swiss scope {{#scope before=use}}\n\n{local}\n"))
}

fn wrong(site: &Fixture) -> Vec<(String, Vec<String>)> {
    let built = site.drafts();
    let found = built.found("wrong-number").into_iter();
    found.map(|found| (found.message.clone(), found.editions.iter().cloned().collect())).collect()
}

#[test]
fn a_local_text_is_judged_by_the_numbers_of_its_editions() {
    // In the base text, Contact us is 3; in Switzerland it is 4.
    assert!(wrong(&terms("Section 4 – Contact us says more. See [section 3](#law).")).is_empty());
    let found = wrong(&terms("Section 3 – Contact us says more."));
    let both = vec!["ch/en".to_owned(), "zh/en".to_owned()];
    assert_eq!(found, [("\"contact us\" is number 4, and the text says 3".to_owned(), both.clone())]);
    let found = wrong(&terms("See [section 2](#law)."));
    assert_eq!(found, [("the link leads to 3, and the text says 2".to_owned(), both.clone())]);
    let found = wrong(&terms("Section 5 says more."));
    assert_eq!(found, [("there is no number 5 in this text".to_owned(), both)]);
}

#[test]
fn editions_that_number_otherwise_are_told_apart() {
    let site = terms("Section 4 – Contact us says more.")
        .write("locales/zh/terms/en.md", "## Law of Zurich {#zurich after=law}\n\nIt is.\n");
    let found = wrong(&site);
    assert_eq!(found, [("\"contact us\" is number 5, and the text says 4".to_owned(), vec!["zh/en".to_owned()])]);
    // What Zurich replaces it does not show.
    let replaced = site.write(
        "locales/zh/terms/en.md",
        "## Scope {#scope}\n\nSection 5 – Contact us.\n\n## Law of Zurich {#zurich after=law}\n\nIt is.\n",
    );
    assert!(wrong(&replaced).is_empty(), "{:?}", wrong(&replaced));
}
