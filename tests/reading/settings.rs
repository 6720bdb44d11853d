//! `site.toml`, `policy.toml`, `region.toml`.

use super::{hint, place, swiss};
use crate::support::Fixture;

#[test]
fn a_site_needs_three_lines() {
    assert_eq!(Fixture::small().build().errors(), Vec::<&str>::new());
    for key in ["title", "base_url", "reference_language"] {
        let built = Fixture::small().edit("site.toml", key, &format!("#{key}")).build();
        assert_eq!(built.the("missing-key").message, format!("site.toml has no `{key}`"));
    }
}

#[test]
fn every_mistake_of_a_toml_file_is_reported_in_one_run() {
    let built = Fixture::small()
        .write(
            "content/terms/policy.toml",
            "kind = \"terms\"\nprevail = \"local\"\ndate = \"week\"\nlist_labels = [\"•\"]\n",
        )
        .build();
    assert_eq!(hint(built.the("unknown-key")), "did you mean `prevails`?");
    let lines: Vec<_> = built.found("invalid-value").iter().map(|finding| finding.line.unwrap()).collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn review_every_is_a_count_and_a_unit() {
    let policy = |interval: &str| {
        Fixture::small()
            .write("content/terms/policy.toml", &format!("kind = \"terms\"\nreview_every = {interval}\n"))
            .build()
    };
    for right in ["\"12 months\"", "\"1 year\"", "\"6 weeks\"", "\"90 days\""] {
        assert_eq!(policy(right).errors(), Vec::<&str>::new(), "{right}");
    }
    for wrong in ["\"12\"", "\"12 moons\"", "\"0 days\"", "\"months\"", "12"] {
        assert_eq!(place(policy(wrong).the("invalid-value")), ("content/terms/policy.toml", 2, 16), "{wrong}");
    }
}

#[test]
fn regions_in_a_circle_are_one_mistake() {
    let built = swiss()
        .edit("locales/europe/region.toml", "\"global\"", "\"ch\"")
        .write("locales/ch/terms/de.md", "## Recht {#law}\n\nSchweizer Recht.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nexcept = [\"ch\"]\n")
        .edit("site.toml", "title", "regions = [\"global\", \"europe\", \"ch\"]\ntitle")
        .build();
    assert!(built.the("cyclic-parents").message.contains("ch > europe > ch"));
    assert_eq!(built.errors(), ["cyclic-parents"]);
}

#[test]
fn an_unknown_parent_is_one_mistake() {
    let built = swiss()
        .edit("locales/europe/region.toml", "\"global\"", "\"globl\"")
        .write("locales/ch/terms/de.md", "## Recht {#law}\n\nSchweizer Recht.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nregions = [\"global\", \"ch\"]\n")
        .build();
    assert_eq!(hint(built.the("unknown-region")), "did you mean `global`?");
    assert_eq!(built.errors(), ["unknown-region"]);
}

#[test]
fn a_region_without_its_file_is_one_mistake() {
    let built = swiss()
        .remove("locales/europe/region.toml")
        .write("locales/europe/terms/de.md", "## Recht {#law}\n\nDas Recht.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nexcept = [\"europe\"]\n")
        .build();
    assert_eq!(built.errors(), ["missing-file"]);
}

#[test]
fn a_policy_without_its_file_is_one_mistake() {
    let built = Fixture::small()
        .write("content/cookies/en.md", "# Cookies\n\n## What\n\nCookies.\n")
        .write("content/terms/policy.toml", "kind = \"terms\"\nprevails_over = [\"cookies\"]\n")
        .build();
    assert_eq!(built.errors(), ["missing-file"]);
}

#[test]
fn the_first_language_of_a_region_with_editions_is_the_first_it_lists() {
    let built = swiss().edit("locales/ch/region.toml", "code", "first_language = \"fr\"\ncode").build();
    assert_eq!(built.the("invalid-value").message, "`first_language` is for regions without editions");
    let built = swiss().edit("locales/europe/region.toml", "code", "first_language = \"de\"\ncode").build();
    assert_eq!(built.errors(), Vec::<&str>::new());
}

#[test]
fn codes_are_countries_subdivisions_or_areas() {
    for right in ["CH", "US-CA", "150", "001"] {
        let built = swiss().edit("locales/ch/region.toml", "\"CH\"", &format!("\"{right}\"")).build();
        assert_eq!(built.found("invalid-value").len(), 0, "{right}");
    }
    let built = swiss().edit("locales/ch/region.toml", "\"CH\"", "\"ch\"").build();
    assert_eq!(hint(built.the("invalid-value")), "did you mean `CH`?");
}

#[test]
fn the_title_of_a_site_and_the_kind_of_a_policy_have_words() {
    let built = Fixture::small()
        .edit("site.toml", "\"Test\"", "\"\"")
        .edit("content/terms/policy.toml", "\"terms\"", "\"\"")
        .build();
    assert_eq!(built.errors(), ["invalid-value"; 2]);
    let found: Vec<_> = built.found("invalid-value").iter().map(|finding| place(finding)).collect();
    assert_eq!(found, [("content/terms/policy.toml", 1, 8), ("site.toml", 1, 9)]);
}
