//! `diff --all`, which the recipes show reviewers.

use super::support::{lexloci, said};

#[test]
fn all_policies_are_compared_and_new_editions_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let run = |arguments: &[&str]| {
        let output = lexloci(arguments, &site);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned(), said(&output))
    };
    assert!(lexloci(&["init", "site"], folder.path()).status.success());
    let (code, markdown, _) = run(&["diff", "--all", "--format", "markdown"]);
    assert_eq!((code, markdown.as_str()), (Some(0), "no draft differs from its newest version\n\n"));

    let edit = |path: &str, from: &str, to: &str| {
        let path = site.join(path);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        std::fs::write(path, text.replace(from, to)).unwrap();
    };
    edit("locales/global/region.toml", "age_of_consent = 16", "age_of_consent = 15");
    edit("locales/ch/region.toml", "[\"de\", \"en\"]", "[\"de\", \"en\", \"fr\"]");
    std::fs::create_dir_all(site.join("content/terms")).unwrap();
    std::fs::write(site.join("content/terms/policy.toml"), "kind = \"terms\"\nexcept = [\"ch\"]\n").unwrap();
    std::fs::write(site.join("content/terms/en.md"), "# Terms\n\n## Use {#use}\n\nUse it.\n").unwrap();
    let (code, markdown, said) = run(&["diff", "--all", "--format", "markdown"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(markdown.contains("`privacy-statement` has no version yet in ch/fr\n"), "{markdown}");
    assert!(markdown.contains("`terms` has no version yet in global/de, global/en\n"), "{markdown}");
    // What is the same in several editions is told once.
    assert_eq!(markdown.matches("### privacy-statement: ").count(), 2, "{markdown}");
    assert_eq!(markdown.matches("<del>16</del><ins>15</ins>").count(), 2, "{markdown}");
    for both in ["ch/de@", "ch/en@", "; the same in global/de\n", "; the same in global/en\n"] {
        assert!(markdown.contains(both), "{both}: {markdown}");
    }
    let (_, terminal, _) = run(&["diff", "--all"]);
    assert_eq!(terminal.matches("\nthe same in global/").count(), 2, "{terminal}");

    let (code, html, said) = run(&["diff", "--all", "--format", "html"]);
    assert_eq!((code, html.as_str()), (Some(2), ""), "{said}");
    assert!(said.contains("name one: `lexloci diff privacy-statement "), "{said}");
    let (_, json, said) = run(&["diff", "--all", "--format", "json"]);
    assert_eq!(json.lines().count(), 4);
    assert!(said.contains("`terms` has no version yet in"), "{said}");
    let (code, ..) = run(&["diff", "--all", "privacy-statement"]);
    assert_eq!(code, Some(2));
    let (code, ..) = run(&["diff"]);
    assert_eq!(code, Some(2));
}
