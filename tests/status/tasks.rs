//! What needs work, in the order of danger, each with the command to run next.

use super::{codes, office, status};

#[test]
fn the_most_dangerous_comes_first() {
    let site = office()
        .write("content/terms/policy.toml", "kind = \"terms\"\nreview_every = \"1 month\"\n")
        .edit("content/terms/en.md", "The law.", "The law of your country.")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"it\"]\n");
    let status = status(&site, "2024-03-01");
    assert_eq!(
        codes(&status),
        [
            "published-text-would-vanish",
            "stale-local",
            "stale",
            "review-overdue",
            "local-text-untranslated",
            "fallback",
            "unreleased-change"
        ]
    );
    assert!(status.tasks.iter().all(|task| task.command.starts_with("lexloci ")));
}

#[test]
fn sections_of_one_file_are_one_task_and_its_command_names_them() {
    let site = office().edit("content/terms/en.md", "The law.", "The law of your country.").edit(
        "content/terms/en.md",
        "Use it.",
        "Use it well.",
    );
    let status = status(&site, "2024-03-01");
    let stale: Vec<_> = status.tasks.iter().filter(|task| task.code == "stale").collect();
    let [task] = stale[..] else { panic!("one task expected in {stale:#?}") };
    assert_eq!(task.command, "lexloci confirm 'content/terms/de.md#law' 'content/terms/de.md#use'");
    assert_eq!(task.sections, Some(2));
    let local = status.tasks.iter().find(|task| task.code == "stale-local").unwrap();
    assert_eq!(local.command, "lexloci confirm locales/ch/terms/de.md", "of a whole file, its name says enough");
    let editions: Vec<String> = local.editions.iter().map(ToString::to_string).collect();
    assert_eq!(editions, ["ch/de", "ch/fr"]);
}

#[test]
fn where_reviews_are_yet_to_begin_that_is_one_task() {
    let status = status(&office().remove("review.lock"), "2024-03-01");
    let task = status.tasks.iter().find(|task| task.code == "unreviewed").unwrap();
    assert_eq!(task.command, "lexloci confirm --from-history");
    assert_eq!(task.sections, Some(7), "three of global/de, three of ch/de, and Swiss law in ch/fr");
}

#[test]
fn what_is_missing_is_named_as_files_to_write() {
    let status = status(&office(), "2024-03-01");
    let advice: Vec<&str> = status.tasks.iter().filter_map(|task| task.advice.as_deref()).collect();
    assert_eq!(advice, ["write `locales/ch/terms/fr.md`", "write `content/terms/fr.md`"]);
    assert!(status.tasks[1].message.contains("are shown in `en` in ch/fr"), "{}", status.tasks[1].message);
}
