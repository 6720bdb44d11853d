//! The file `review.lock`: what it says, what is wrong in it, how it merges.

use crate::support::{Built, Fixture};
use crate::{DE, EN, Reviews, office, reviewed};

fn with_line(line: &str) -> Built {
    let site = reviewed();
    Built::of(site.clone().write("review.lock", &format!("{}{line}\n", site.lock())).tree())
}

#[test]
fn its_lines_are_sorted_as_bytes_are() {
    let text = reviewed().lock();
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert!(lines.is_sorted() && lines.len() == 8, "{text}");
    assert!(text.starts_with("# lexloci review 1: "));
    assert_eq!(reviewed().confirm_all().lock(), text, "twice is once");
}

#[test]
fn two_reviews_merge_as_the_lines_of_both() {
    let (german, french) =
        (office().confirm(&["content/terms/de.md#use"]), office().confirm(&["content/terms/fr.md#use"]));
    let both = format!("{}{}", french.lock(), german.lock().lines().nth(1).unwrap());
    let merged = office().write("review.lock", &both);
    assert_eq!(merged.unreviewed().len(), 6);
    assert!(Built::of(merged.tree()).found("review-syntax").is_empty());
}

#[test]
fn of_two_lines_for_one_section_the_one_that_is_current_counts() {
    let moved = reviewed().edit(EN, "Use it", "Use it with care");
    let both =
        format!("{}{}", reviewed().lock(), moved.confirm_all().lock().lines().skip(1).collect::<Vec<_>>().join("\n"));
    let merged = moved.write("review.lock", &both);
    assert_eq!(merged.stale(), Vec::<String>::new());
    assert_eq!(merged.confirm_all().lock().lines().count(), 9);
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_place() {
    for (line, message) in [
        ("<<<<<<< HEAD", "a merge left two versions of these lines"),
        ("content/terms/de.md", "`content/terms/de.md` names no section of a file"),
        ("content/terms/de.md#use", "`content/terms/de.md#use` has no digest"),
        ("content/terms/de.md#use 12", "`12` is no digest of a source text: those have 16 digits, 0 to 9 and a to f"),
        ("content/terms/en.md#use 2c26b46b68ffc68f -> 2c26b46b68ffc68e", "an editorial change has no reason"),
        ("# mine", "nothing keeps a comment here"),
    ] {
        let built = with_line(line);
        let finding = built.the("review-syntax");
        assert_eq!((finding.message.as_str(), finding.line), (message, Some(10)));
        assert_eq!(finding.severity.to_string(), "error");
    }
    let headless = Built::of(reviewed().write("review.lock", "content/terms/de.md#use 2c26b46b68ffc68f\n").tree());
    assert_eq!(headless.the("review-syntax").line, Some(1));
    let newer = Built::of(reviewed().write("review.lock", "# lexloci review 2: other\nsomething else\n").tree());
    assert_eq!(newer.the("review-syntax").message, "`review.lock` has the format `2`; this lexloci reads format 1");
}

#[test]
fn a_line_for_nothing_names_the_nearest() {
    let told = |built: Built| {
        let finding = built.the("unused-review").clone();
        (finding.message, finding.hint.unwrap())
    };
    let hint = |line: &str| told(with_line(line));
    // In the place of the line that was meant.
    let misspelt = |from: &str, to: &str| told(Built::of(reviewed().edit("review.lock", from, to).tree()));
    assert_eq!(
        misspelt("content/terms/de.md#use", "content/terms/dee.md#use"),
        ("there is no text `content/terms/dee.md`".to_owned(), "did you mean `content/terms/de.md`?".to_owned())
    );
    assert_eq!(
        misspelt("content/terms/de.md#use", "content/terms/de.md#uze"),
        (
            "`content/terms/de.md` has no section `uze` that answers to a source".to_owned(),
            "did you mean `use`?".to_owned()
        )
    );
    for beside in ["content/terms/dee.md#use 2c26b46b68ffc68f", "content/terms/de.md#uze 2c26b46b68ffc68f"] {
        assert_eq!(hint(beside).1, "take the line away", "what is near has a line of its own");
    }
    let (message, _) = hint("content/terms/en.md#use 2c26b46b68ffc68f");
    assert_eq!(message, "section `use` of `content/terms/en.md` has no source against which it could be reviewed");
    let (message, _) = hint("content/terms/de.md#use 2c26b46b68ffc68f -> 2c26b46b68ffc68e Why.");
    assert_eq!(message, "no text answers to section `use` of `content/terms/de.md`");
}

#[test]
fn a_text_that_goes_leaves_one_finding_however_many_lines_it_had() {
    let gone = reviewed().remove(DE).edit("locales/global/region.toml", "\"en\", \"de\", \"fr\"", "\"en\", \"fr\"");
    let built = Built::of(gone.tree());
    let finding = built.the("unused-review");
    assert_eq!(finding.message, "there is no text `content/terms/de.md`");
    assert_eq!(finding.hint.as_deref(), Some("take the line away"), "no text that has lines of its own was meant");
}

#[test]
fn no_bytes_at_all_make_it_panic() {
    for bytes in [&b""[..], b"\n", b"\xff\xfe", b"# lexloci review", b"# lexloci review 1\n#\n##\n -> -> \n\t\0#\0 \0"]
    {
        let site: Fixture = reviewed().write_bytes("review.lock", bytes);
        let _ = Built::of(site.tree());
    }
}
