//! References and links.

use super::{hint, html, swiss, using, with_value};

#[test]
fn a_reference_without_words_writes_them_in_the_language_of_its_text() {
    let built = swiss()
        .write("content/terms/policy.toml", "kind = \"terms\"\nsection_labels = [\"1.\"]\n")
        .edit("content/terms/de.md", "Nutzen.", "Siehe [](#law), [hier](#law).")
        .build();
    assert_eq!(built.text("/ch/de/terms/", "use"), "Siehe Kapitel 2 „Recht“, hier.");
}

#[test]
fn a_reference_that_leads_nowhere_says_what_is_near() {
    let built = using("See [](#laws), [x](policy:term) and [y]().\n\n## Law {#law}\n\nLaw.").build();
    let hints: Vec<_> = built.found("dangling-reference").iter().map(|f| hint(f)).collect();
    assert_eq!(hints.len(), 3);
    assert!(hints.contains(&"did you mean `law`?") && hints.contains(&"did you mean `terms`?"), "{hints:?}");
}

#[test]
fn a_link_that_is_no_reference_needs_words() {
    let text = "[](mailto:{{x}}), [ ](https://a.example/), **[](files/form.pdf)**, [ ](#use), [x](https://a.example/).";
    let built = with_value(text, "\"a@b.example\"").write_bytes("content/terms/files/form.pdf", b"%PDF").build();
    let found: Vec<_> = built.found("link-without-words").iter().map(|f| (f.column, hint(f).to_owned())).collect();
    let expected = [(1, "mailto:{{x}}"), (19, "https://a.example/"), (46, "files/form.pdf")];
    let expected = expected
        .map(|(column, target)| (Some(column), format!("write them between the brackets: `[words]({target})`")));
    assert_eq!(found, expected);
    assert_eq!(built.errors().len(), 3);
}

#[test]
fn links_lead_to_https_mail_and_telephone_only() {
    for right in ["https://a.example/", "mailto:a@b.example", "tel:+41441234567"] {
        let built = using(&format!("[x]({right})")).build();
        assert!(html(&built).contains(&format!("href=\"{right}\"")), "{right}");
    }
    for wrong in [
        "http://a.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example",
        "//a.example",
        "/a",
        "a.html",
    ] {
        let built = using(&format!("[x]({wrong})")).build();
        assert_eq!(built.the("unsafe-link").message, format!("a link to `{wrong}`"));
    }
}

#[test]
fn a_value_in_a_link_is_encoded_for_its_place() {
    for (link, value, href) in [
        ("[a]({{x}})", "https://a.example/?q=1&r=ü", "https://a.example/?q=1&amp;r=ü"),
        ("[a](mailto:{{x}})", "privacy+ch@aurora.example", "mailto:privacy+ch@aurora.example"),
        ("[a](https://a.example/{{x}}/end)", "de/über uns", "https://a.example/de/%C3%BCber%20uns/end"),
        ("[a](https://a.example/?q={{x}})", "a&b=c#d", "https://a.example/?q=a%26b%3Dc%23d"),
    ] {
        let built = with_value(link, &format!("\"{value}\"")).build();
        assert!(html(&built).contains(&format!("href=\"{href}\"")), "{link}: {}", html(&built));
    }
}

#[test]
fn a_value_cannot_smuggle_a_scheme_in() {
    for (link, value) in
        [("[a]({{x}})", "javascript:alert(1)"), ("[a]({{x}})", "#law"), ("[a](java{{x}})", "script:alert(1)")]
    {
        let built = with_value(link, &format!("\"{value}\"")).build();
        assert_eq!(built.errors(), ["unsafe-link"], "{link} {value}");
    }
}
