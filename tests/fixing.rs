//! What `check --fix` mends, and what it leaves alone.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod support;

use lexloci::diagnostic::Severity;
use lexloci::digest::Digest;
use lexloci::fix::{Fixing, mend};
use lexloci::id::PolicyName;
use lexloci::model::region::Edition;
use lexloci::site::{Overrides, open};
use lexloci::source::FileTree;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use support::{Built, Fixture, lexloci, said};

fn mended(site: &Fixture) -> Fixing {
    mend(site.tree(), &Overrides::default())
}

/// The site with the mended files.
fn after(site: &Fixture, fixing: &Fixing) -> Fixture {
    fixing.files.iter().fold(site.clone(), |site, (path, file)| site.write(path, &file.text))
}

/// The one file that is mended, and its text.
fn the_file(site: &Fixture) -> (String, String) {
    let fixing = mended(site);
    assert!(fixing.refused.is_empty(), "{:?}", fixing.refused);
    let files: Vec<_> = fixing.files.into_iter().collect();
    let [(path, file)] = &files[..] else { panic!("one file expected in {files:?}") };
    (path.clone(), file.text.clone())
}

fn digests(tree: &FileTree) -> Option<BTreeMap<(PolicyName, Edition), Digest>> {
    open(tree, &Overrides::default()).site.map(|site| site.text_digests())
}

#[test]
fn a_site_in_order_is_left_alone() {
    assert!(mended(&Fixture::small()).files.is_empty());
    assert!(mended(&Fixture::of("precedence")).files.is_empty());
}

#[test]
fn marks_and_line_ends_go_and_nothing_else_changes() {
    let text = "\u{feff}# Terms\r\n\r\n## Use {#use}\r\n\r\nUse  it,\ttruly. \r\n\r\n## Law {#law}\r\n\r\nThe law.";
    let site = Fixture::small().write("content/terms/en.md", text);
    let (path, mended) = the_file(&site);
    assert_eq!(path, "content/terms/en.md");
    assert_eq!(mended, text.replace(['\u{feff}', '\r'], ""), "no line end is added at the end either");
}

#[test]
fn a_text_that_is_no_utf_8_is_left_alone() {
    let site =
        Fixture::small().write_bytes("content/terms/en.md", b"\xEF\xBB\xBF# T\r\n\r\n## Use {#use}\r\n\r\n\xFC\r\n");
    assert!(mended(&site).files.is_empty());
}

#[test]
fn ids_are_pinned_once_a_policy_was_published() {
    let text = "# Terms\n\n## Use\n\nIt.\n\n## Care & use ##\n\nIt.\n\n### Law {states=precedence}\n\nIt.\n\nUnder\nlines\n---\n\nIt.\n";
    let site = Fixture::small().write("content/terms/en.md", text);
    assert!(mended(&site).files.is_empty(), "an unpublished text may still find its ids");
    let site = site.released("2024-01-01");
    assert_eq!(Built::of(site.tree()).the("derived-id").severity, Severity::Error);
    let (_, mended) = the_file(&site);
    assert_eq!(
        mended,
        "# Terms\n\n## Use {#use}\n\nIt.\n\n## Care & use ## {#care-use}\n\nIt.\n\n### Law {#law states=precedence}\n\nIt.\n\n\
         Under\nlines {#under-lines}\n---\n\nIt.\n"
    );
    let again = site.write("content/terms/en.md", &mended);
    assert!(Built::of(again.tree()).found("derived-id").is_empty());
}

/// Terms in two languages, of which the German ones take their ids over by position; released.
fn by_position() -> Fixture {
    let english = "# Terms\n\n## Use {#use}\n\nIt.\n\n## Care {#care}\n\nIt.\n\n## Law {#law}\n\nIt.\n";
    let german = "# AGB\n\n## Nutzung\n\nDas.\n\n## Pflege\n\nDas.\n\n## Recht\n\nDas.\n";
    Fixture::small()
        .write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n")
        .write("content/terms/en.md", english)
        .write("content/terms/de.md", german)
        .released("2024-01-01")
}

#[test]
fn a_translation_without_ids_gets_those_with_which_it_was_released() {
    let site = by_position().edit("content/terms/en.md", "## Care", "## Age {#age}\n\nIt.\n\n## Care");
    let built = Built::of(site.tree());
    assert_eq!(built.errors(), ["unpinned-id"]);
    assert_eq!(
        built.the("unpinned-id").hint.as_deref(),
        Some("run `lexloci check --fix`: it pins the ids with which these headings were released, here `{#use}`")
    );
    let (path, mended) = the_file(&site);
    assert_eq!(path, "content/terms/de.md");
    assert_eq!(mended, "# AGB\n\n## Nutzung {#use}\n\nDas.\n\n## Pflege {#care}\n\nDas.\n\n## Recht {#law}\n\nDas.\n");
    let again = site.write(&path, &mended);
    assert_eq!(Built::of(again.tree()).errors(), Vec::<&str>::new());
    assert_eq!(Built::of(again.tree()).the("fallback").message, "section `age` of `global` has no text in `de`");
    let renamed = by_position().edit(
        "content/terms/en.md",
        "## Care {#care}",
        "## Age {#age}\n\nIt.\n\n## Care {#cure was=care}",
    );
    assert!(the_file(&renamed).1.contains("## Pflege {#cure}"), "{:?}", the_file(&renamed));
}

#[test]
fn ids_are_taken_from_a_release_only_where_each_heading_tells_which_it_is() {
    let longer = |german: &str| {
        let site = by_position().edit("content/terms/en.md", "## Care", "## Age {#age}\n\nIt.\n\n## Care");
        mended(&site.write("content/terms/de.md", german)).files
    };
    for (why, german) in [
        ("another heading", "# AGB\n\n## Nutzung\n\nDas.\n\n## Pflegen\n\nDas.\n\n## Recht\n\nDas.\n"),
        ("another order", "# AGB\n\n## Pflege\n\nDas.\n\n## Nutzung\n\nDas.\n\n## Recht\n\nDas.\n"),
        ("another level", "# AGB\n\n## Nutzung\n\nDas.\n\n### Pflege\n\nDas.\n\n## Recht\n\nDas.\n"),
        ("twice the same", "# AGB\n\n## Nutzung\n\nDas.\n\n## Nutzung\n\nDas.\n\n## Recht\n\nDas.\n"),
        ("a value in it", "# AGB\n\n## Nutzung\n\nDas.\n\n## {{ firm }}\n\nDas.\n\n## Recht\n\nDas.\n"),
    ] {
        assert!(longer(german).is_empty(), "{why}: {:?}", longer(german));
    }
    let gone = by_position().edit("content/terms/en.md", "## Care {#care}\n\nIt.\n\n", "");
    assert!(mended(&gone).files.is_empty(), "the section is gone");
}

#[test]
fn a_section_that_moved_in_the_reference_text_shifts_no_translation_in_silence() {
    let moved = by_position().edit("content/terms/en.md", "## Care {#care}\n\nIt.\n\n", "").edit(
        "content/terms/en.md",
        "## Law {#law}\n\nIt.\n",
        "## Law {#law}\n\nIt.\n\n## Care {#care}\n\nIt.\n",
    );
    let built = Built::of(moved.tree());
    assert_eq!(built.errors(), ["id-out-of-place"]);
    let found = built.the("id-out-of-place");
    assert_eq!((found.file.as_deref(), found.line), (Some("content/terms/de.md"), Some(7)));
    assert_eq!(found.message, "`Pflege` was released as `care`, and by its position it would be `law` now");
    let hint = found.hint.as_deref().unwrap();
    assert!(hint.contains("`lexloci check --fix`") && hint.contains("`{#care}`"), "{hint}");
    let (path, mended) = the_file(&moved);
    assert_eq!(mended, "# AGB\n\n## Nutzung {#use}\n\nDas.\n\n## Pflege {#care}\n\nDas.\n\n## Recht {#law}\n\nDas.\n");
    let pinned = moved.clone().write(&path, &mended);
    let misplaced = Built::of(pinned.tree());
    assert_eq!(misplaced.errors(), ["id-out-of-place"; 2], "they are still to be moved");
    let followed = "# AGB\n\n## Nutzung {#use}\n\nDas.\n\n## Recht {#law}\n\nDas.\n\n## Pflege {#care}\n\nDas.\n";
    assert_eq!(Built::of(pinned.write(&path, followed).tree()).errors(), Vec::<&str>::new());
    let by_hand =
        moved.clone().write(&path, &followed.replace(" {#use}", "").replace(" {#law}", "").replace(" {#care}", ""));
    assert_eq!(Built::of(by_hand.tree()).errors(), Vec::<&str>::new(), "a translation that followed needs no ids");
    assert!(mended_files(&by_hand).is_empty());
}

fn mended_files(site: &Fixture) -> Vec<String> {
    mended(site).files.into_keys().collect()
}

#[test]
fn a_section_that_is_gone_lends_its_translation_to_no_other_one() {
    let gone = by_position().edit("content/terms/en.md", "## Care {#care}\n\nIt.\n\n", "").edit(
        "content/terms/en.md",
        "## Law {#law}\n\nIt.\n",
        "## Law {#law}\n\nIt.\n\n## Age {#age}\n\nIt.\n",
    );
    let built = Built::of(gone.tree());
    assert_eq!(built.errors(), ["id-out-of-place"]);
    let found = built.the("id-out-of-place");
    assert_eq!(
        found.message,
        "`Pflege` was released as `care`, which the reference text no longer has, and by its position it would be `law` now"
    );
    let hint = found.hint.as_deref().unwrap();
    assert!(hint.starts_with("take the section out of this file as well"), "{hint}");
    // As the hint says.
    let without = gone.edit("content/terms/de.md", "## Pflege\n\nDas.\n\n", "");
    let (path, mended) = the_file(&without);
    assert_eq!(mended, "# AGB\n\n## Nutzung {#use}\n\nDas.\n\n## Recht {#law}\n\nDas.\n");
    let again = Built::of(without.write(&path, &mended).tree());
    assert_eq!(again.errors(), Vec::<&str>::new());
    assert_eq!(again.the("fallback").message, "section `age` of `global` has no text in `de`");
}

#[test]
fn a_section_under_a_new_id_is_either_the_same_or_another_one() {
    let renamed = by_position().edit("content/terms/en.md", "{#care}", "{#cure}");
    let built = Built::of(renamed.tree());
    let hint = built.the("id-out-of-place").hint.clone().unwrap();
    assert!(hint.contains("write `{#cure was=care}` in `content/terms/en.md`"), "{hint}");
    assert!(mended_files(&renamed).is_empty(), "nothing moved: {:?}", mended_files(&renamed));
    for mended in [
        renamed.clone().edit("content/terms/en.md", "{#cure}", "{#cure was=care}"),
        renamed.edit("content/terms/de.md", "## Pflege", "## Pflege {#cure}"),
    ] {
        assert_eq!(Built::of(mended.tree()).errors(), Vec::<&str>::new());
    }
}

#[test]
fn files_in_conflict_are_left_alone() {
    let conflict = "\u{feff}# T\n\n## Use {#use}\n\n<<<<<<< HEAD\nfoo\n=======\nbar\n>>>>>>> theirs\n\n## Law\n\nIt.\n";
    let site = Fixture::small().released("2024-01-01").write("content/terms/en.md", conflict);
    assert_eq!(Built::of(site.tree()).errors(), ["merge-conflict"]);
    assert!(mended(&site).files.is_empty());
}

#[test]
fn duties_follow_a_section_that_got_another_name() {
    let require = |answer: &str| {
        format!("kind = \"terms\"\n[[require]]\nid = \"d\"\nlaw = \"Act s. 1\"\nwhat = \"a law\"\n{answer}\n")
    };
    for (answer, mended) in [
        ("section = \"law\"", "section = \"governing-law\""),
        ("any = [\"use\", 'law']", "any = [\"use\", 'governing-law']"),
        ("section = \"policy:terms#law\" # the law", "section = \"policy:terms#governing-law\" # the law"),
    ] {
        let site = Fixture::small().write("content/terms/policy.toml", &require(answer)).edit(
            "content/terms/en.md",
            "{#law}",
            "{#governing-law was=law}",
        );
        let built = Built::of(site.tree());
        assert_eq!(built.the("renamed-section").message, "the section `law` is called `governing-law` now");
        let (path, text) = the_file(&site);
        assert_eq!((path.as_str(), text), ("content/terms/policy.toml", require(mended)));
        assert!(Built::of(site.write(&path, &require(mended)).tree()).found("renamed-section").is_empty());
    }
}

#[test]
fn what_was_published_is_never_touched() {
    let site = Fixture::small().released("2024-01-01");
    let ledger = String::from_utf8(site.tree().bytes("history/terms/ledger.toml").unwrap().to_vec()).unwrap();
    let broken = site.write("history/terms/ledger.toml", &ledger.replace('\n', "\r\n"));
    assert!(mended(&broken).files.is_empty());
}

#[test]
fn renames_are_followed_in_local_versions_translations_and_links() {
    let site = Fixture::small()
        .write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n")
        .write(
            "content/terms/en.md",
            "# Terms\n\n## Use {#use}\n\nSee [#law](#law).\n\n## Law {#governing-law was=law}\n\nThe law.\n",
        )
        .write(
            "content/terms/de.md",
            "# AGB\n\n## Nutzung {#use}\n\nSiehe [Recht](#law \"Titel\").\n\n## Recht {#law}\n\nRecht.\n",
        )
        .write(
            "locales/ch/terms/de.md",
            "## Recht {#law}\n\nSchweizer Recht.\n\n## Gericht {#court after=law}\n\nZürich, siehe [](#law).\n",
        );
    let before = digests(site.tree());
    let fixing = mended(&site);
    assert!(fixing.refused.is_empty(), "{:?}", fixing.refused);
    let text = |path: &str| fixing.files[path].text.as_str();
    assert_eq!(
        text("content/terms/en.md"),
        "# Terms\n\n## Use {#use}\n\nSee [#law](#governing-law).\n\n## Law {#governing-law was=law}\n\nThe law.\n"
    );
    assert_eq!(
        text("content/terms/de.md"),
        "# AGB\n\n## Nutzung {#use}\n\nSiehe [Recht](#governing-law \"Titel\").\n\n## Recht {#governing-law}\n\nRecht.\n"
    );
    assert_eq!(
        text("locales/ch/terms/de.md"),
        "## Recht {#governing-law}\n\nSchweizer Recht.\n\n## Gericht {#court after=governing-law}\n\nZürich, siehe [](#governing-law).\n"
    );
    let after = after(&site, &fixing);
    assert_eq!(digests(after.tree()), before);
    assert!(Built::of(after.tree()).found("renamed-section").is_empty());
}

#[test]
fn a_fix_that_would_change_another_edition_is_refused() {
    // Swiss terms are a document of their own, in which `law` has another name; elsewhere `law` is what it always was.
    let site = Fixture::small()
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"en\"]\n")
        .write("content/cookies/policy.toml", "kind = \"notice\"\n")
        .write("content/cookies/en.md", "# Cookies\n\n## Types{#types}\n\nSee [the law](policy:terms#law).\n")
        .write(
            "locales/ch/terms/en.md",
            "+++\ntitle = \"Terms\"\nreplaces = \"document\"\n+++\n\n## Swiss law {#swiss-law was=law}\n\nThe law of Switzerland.\n",
        );
    let fixing = mended(&site);
    let file = &fixing.files["content/cookies/en.md"];
    assert_eq!(
        file.text, "# Cookies\n\n## Types {#types}\n\nSee [the law](policy:terms#law).\n",
        "the space is put in"
    );
    assert_eq!(fixing.refused.len(), 1, "{:?}", fixing.refused);
    let ((path, message), changed) = fixing.refused.first_key_value().unwrap();
    assert_eq!(
        (path.as_str(), changed.as_slice()),
        ("content/cookies/en.md", ["cookies in global/en".to_owned()].as_slice())
    );
    assert_eq!(message, "the section `law` is called `swiss-law` now");
}

#[test]
fn attributes_get_their_space() {
    let site = Fixture::small().edit("content/terms/en.md", "## Law {#law}", "## Law{#law}");
    assert_eq!(Built::of(site.tree()).the("attribute-spacing").line, Some(7));
    let (_, text) = the_file(&site);
    assert!(text.contains("## Law {#law}\n"), "{text}");
}

#[test]
fn days_get_their_digits_and_what_could_not_be_read_is_said() {
    let site = Fixture::small()
        .write(
            "locales/global/region.toml",
            "languages = [\"en\"]\ncode = \"001\"\n[values]\n# since 2020-1-1\nnote = \"2024-9-3\"\nlaunch = 2024-9-3 # a Tuesday\n",
        )
        .edit("content/terms/en.md", "Use it.", "Use it from {{ launch }} on. {{ note }}");
    assert!(!Built::of(site.tree()).found("toml-syntax").is_empty());
    let fixing = mended(&site);
    let file = &fixing.files["locales/global/region.toml"];
    assert!(
        file.text.ends_with("# since 2020-1-1\nnote = \"2024-9-3\"\nlaunch = 2024-09-03 # a Tuesday\n"),
        "{}",
        file.text
    );
    assert_eq!(file.changed.iter().map(String::as_str).collect::<Vec<_>>(), ["terms in global/en"]);
    assert!(fixing.opened.report.findings.is_empty(), "{:#?}", fixing.opened.report.findings);
}

#[test]
fn no_day_is_invented() {
    for wrong in ["2024-13-1", "2024-2-30", "24-1-1", "2024-1", "2024-1-1-1", "2024-1-1x"] {
        let site = Fixture::small().write(
            "locales/global/region.toml",
            &format!("languages = [\"en\"]\ncode = \"001\"\n[values]\nlaunch = {wrong}\n"),
        );
        assert!(mended(&site).files.is_empty(), "{wrong}");
    }
}

/// The terms with these words, before and after mending; twice mends nothing more.
fn listed(words: &str) -> (Fixing, String) {
    let site = Fixture::small().edit("content/terms/en.md", "Use it.", words);
    let fixing = mended(&site);
    let once = after(&site, &fixing);
    assert!(mended(&once).files.is_empty(), "{words}");
    let text = String::from_utf8_lossy(once.tree().bytes("content/terms/en.md").unwrap()).into_owned();
    let begin = text.find("{#use}").unwrap() + "{#use}\n\n".len();
    (fixing, text[begin..text.find("\n\n## Law").unwrap()].to_owned())
}

#[test]
fn labels_that_run_together_get_lines_of_their_own_and_it_is_said() {
    let (fixing, text) = listed("(1) Use it well; (2) keep it dry; and (3) love it. See (2) again.");
    assert_eq!(text, "(1) Use it well;\n(2) keep it dry; and\n(3) love it. See (2) again.");
    let file = &fixing.files["content/terms/en.md"];
    assert_eq!(file.changed, ["terms in global/en".to_owned()].into(), "readers see other lines");
    let (_, text) = listed("a. Use it. b. Keep it *dry*.\nMore of b.");
    assert_eq!(text, "a. Use it.\nb. Keep it *dry*.\nMore of b.");
}

#[test]
fn bullets_in_a_paragraph_become_a_list() {
    assert_eq!(listed("You may:\n• use it\n•\u{a0}keep it").1, "You may:\n\n- use it\n- keep it");
    assert_eq!(listed("-Use it\n-Keep it").1, "- Use it\n- Keep it");
}

#[test]
fn a_list_is_made_only_where_nothing_else_is_meant() {
    for words in [
        // Numbers of a contract that is quoted, within a list, and a line that goes on.
        "> (1) Use it. (2) Keep it.",
        "- (1) Use it. (2) Keep it.",
        "You may:\n• use it\nand keep it",
        "You may:\n  • use it\n  • keep it",
        "Your rights:\n2. to use it",
        "You may (1) use it; (2) keep it.",
    ] {
        let (fixing, text) = listed(words);
        assert!(fixing.files.is_empty(), "{words}");
        assert_eq!(text, words);
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The small site on disk, with a mark, CRLF and attributes without a space.
fn on_disk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, entry) in Fixture::small().tree().iter() {
        let lexloci::source::FileEntry::Bytes(bytes) = entry else { continue };
        write(folder.path(), path, std::str::from_utf8(bytes).unwrap());
    }
    write(folder.path(), "content/terms/en.md", "\u{feff}# Terms\r\n\r\n## Use{#use}\r\n\r\nUse it.\r\n");
    folder
}

#[test]
fn the_command_says_what_it_did_and_does_it_once() {
    let folder = on_disk();
    let path = folder.path().join("content/terms/en.md");
    let settings = fs::read(folder.path().join("site.toml")).unwrap();
    assert!(said(&lexloci(&["check"], folder.path())).contains("`lexloci check --fix` can mend 1 of them"));
    let output = lexloci(&["check", "--fix"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(
        said(&output).starts_with(
            "mended content/terms/en.md: 1 space put before attributes, lines ended by LF, byte order mark taken away\n"
        ),
        "{}",
        said(&output)
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "# Terms\n\n## Use {#use}\n\nUse it.\n");
    assert_eq!(fs::read(folder.path().join("site.toml")).unwrap(), settings);
    let again = lexloci(&["check", "--fix"], folder.path());
    assert_eq!(said(&again), "nothing found\n");
    let names: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left behind: {names:?}");
}

#[test]
fn a_dry_run_prints_a_patch_and_writes_nothing() {
    let folder = on_disk();
    write(folder.path(), "content/terms/en.md", "# Terms\n\n## Use{#use}\n\nUse it.\n");
    let output = lexloci(&["check", "--fix", "--dry-run"], folder.path());
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "--- a/content/terms/en.md\n+++ b/content/terms/en.md\n@@ -1,5 +1,5 @@\n # Terms\n \n-## Use{#use}\n+## Use {#use}\n \n Use it.\n"
    );
    assert!(
        said(&output).contains("would mend content/terms/en.md: 1 space put before attributes"),
        "{}",
        said(&output)
    );
    assert!(said(&output).contains("attribute-spacing"), "the finding still stands");
    assert!(fs::read_to_string(folder.path().join("content/terms/en.md")).unwrap().contains("Use{#use}"));
    assert_eq!(lexloci(&["check", "--dry-run"], folder.path()).status.code(), Some(2));
    let json = lexloci(&["check", "--fix", "--dry-run", "--format", "json"], folder.path());
    assert_eq!(json.status.code(), Some(2), "a patch is no JSON");
}

#[test]
#[cfg(unix)]
fn rights_and_links_stay_as_they_are() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = on_disk();
    let path = folder.path().join("content/terms/en.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    fs::rename(&path, folder.path().join("content/terms/.shared")).unwrap();
    symlink(".shared", &path).unwrap();
    assert_eq!(lexloci(&["check", "--fix"], folder.path()).status.code(), Some(0));
    assert!(path.is_symlink());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::read_to_string(&path).unwrap().contains("## Use {#use}\n"));
}

/// Headings as people write them, with ids or without, between text that must stay as it is.
fn headings() -> impl Strategy<Value = String> {
    let words =
        prop_oneof![Just("Use"), Just("Your rights"), Just("Größe, & mehr"), Just("By {{ name }}"), Just("Law*s*")];
    let attributes = prop_oneof![
        Just(""),
        Just(" {#use}"),
        Just("{#law}"),
        Just(" {#rights was=old}"),
        Just("{states=precedence}"),
        Just(" ##"),
        Just(" ## {#care}"),
        Just(" {}"),
        Just("\\{#x}"),
    ];
    let body = prop_oneof![
        Just("Text.  \nMore\ttext.\n\n"),
        Just("See [this](#old) and [that](#use).\n\n"),
        Just("```\n## Code{#code}\n```\n\n"),
        Just("> ## Quoted{#quoted}\n\n"),
        Just("(1) One\n(2) Two\n\n"),
        Just("Any:\n• One\nTwo\n\n"),
        Just(""),
    ];
    (prop_oneof![Just("## "), Just("### "), Just("")], words, attributes, body).prop_map(
        |(marks, words, attributes, body)| {
            if marks.is_empty() {
                format!("{words}{attributes}\n---\n\n{body}")
            } else {
                format!("{marks}{words}{attributes}\n\n{body}")
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mending_twice_changes_nothing_and_no_text_says_anything_else(
        sections in proptest::collection::vec(headings(), 1..5),
        mark in any::<bool>(),
        crlf in any::<bool>(),
        released in any::<bool>(),
    ) {
        let mut text = format!("# Terms\n\n{}", sections.concat());
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if mark {
            text.insert(0, '\u{feff}');
        }
        let site = Fixture::small()
            .write("locales/global/region.toml", "languages = [\"en\"]\ncode = \"001\"\n[values]\nname = \"Aurora\"\n")
            .write("content/terms/en.md", &text);
        let site = if released { site.released("2024-01-01") } else { site };
        let fixing = mended(&site);
        prop_assert!(fixing.refused.is_empty(), "{:?}", fixing.refused);
        let once = after(&site, &fixing);
        prop_assert_eq!(digests(once.tree()), digests(site.tree()));
        prop_assert!(mended(&once).files.is_empty());
        for (path, file) in &fixing.files {
            prop_assert_eq!(path, "content/terms/en.md");
            // Spaces and ids were added, and a link follows its section; all else stands where it stood.
            let bare = |text: &str| {
                let links = text.replace("](#old)", "]").replace("](#rights)", "]");
                links.replace(['\u{feff}', '\r', ' ', '{', '}'], "")
            };
            let (old, new) = (bare(&text), bare(&file.text));
            let mut rest = new.chars();
            prop_assert!(old.chars().all(|character| rest.any(|other| other == character)), "{old:?} is not in {new:?}");
        }
    }
}
