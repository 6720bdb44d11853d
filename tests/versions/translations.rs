//! What a page says when its source has moved on, or when languages are at different versions.

use crate::support::{Built, Fixture};
use crate::world::{Life, banner, banners, day, on, published};
use lexloci::locale::Language;
use lexloci::model::publication::Kind;
use lexloci::release::Request;
use std::collections::{BTreeMap, BTreeSet};

const EN: &str = "content/terms/en.md";
const DE: &str = "content/terms/de.md";

fn german(built: &Built) -> String {
    built.page("/global/de/terms/")
}

/// The English source moves on; the German text stays.
fn moved_on() -> Fixture {
    published().edit(EN, "Use it", "Use it with care").released("2024-02-01")
}

#[test]
fn a_translation_says_that_its_source_has_moved_on() {
    let built = moved_on().as_of("2024-02-01");
    let page = german(&built);
    let words = banner(&page, "stale");
    assert!(words.contains("href=\"/global/en/terms/\"") && words.contains("Englisch"), "{words}");
    assert_eq!(banners(&german(&moved_on().as_of("2024-01-31"))), Vec::<&str>::new(), "not before");
    assert_eq!(banners(&built.page("/global/en/terms/")), Vec::<&str>::new(), "a source is no translation");
}

#[test]
fn a_translation_that_follows_says_so_no_longer() {
    let followed = moved_on().edit(DE, "Benutzen", "Sorgsam benutzen").released("2024-03-01");
    assert_eq!(banners(&german(&followed.as_of("2024-02-29"))), ["stale"]);
    assert_eq!(banners(&german(&followed.as_of("2024-03-01"))), Vec::<&str>::new());
}

#[test]
fn a_change_elsewhere_in_the_translation_does_not_make_it_follow() {
    let elsewhere = moved_on().edit(DE, "Das Recht.", "Das gute Recht.").released("2024-03-01");
    assert_eq!(banners(&german(&elsewhere.as_of("2024-03-01"))), ["stale"]);
}

#[test]
fn an_upcoming_source_has_not_moved_yet() {
    let request = crate::world::ahead("2024-02-01", "2024-06-01");
    let upcoming = published().edit(EN, "Use it", "Use it with care").release(request).done();
    assert_eq!(banners(&german(&upcoming.as_of("2024-05-31"))), Vec::<&str>::new());
    assert_eq!(banners(&german(&upcoming.as_of("2024-06-01"))), ["stale"]);
}

#[test]
fn a_value_that_changes_is_no_change_of_the_wording() {
    let valued = |text: Fixture| {
        text.edit("locales/global/region.toml", "code", "values = { firm = \"Aurora\" }\ncode")
            .edit(EN, "Use it", "Use what {{ firm }} makes")
            .edit(DE, "Benutzen", "Benutzen, was {{ firm }} macht")
    };
    let site = valued(crate::world::office()).released("2024-01-01");
    // Only the English page shows the new name: the German one has had its own for long.
    let named = site.edit("locales/global/region.toml", "\"Aurora\"", "{ en = \"Aurora Ltd\", de = \"Aurora\" }");
    let built = named.released("2024-02-01").as_of("2024-02-01");
    assert_eq!(built.data("/global/en/terms/")["updated"], "2024-02-01");
    assert_eq!(built.data("/global/de/terms/")["updated"], "2024-01-01");
    assert_eq!(banners(&german(&built)), Vec::<&str>::new());
}

#[test]
fn a_value_that_changes_does_not_make_a_translation_follow() {
    let site = crate::world::office()
        .edit("locales/global/region.toml", "code", "values = { firm = \"Aurora\" }\ncode")
        .edit(EN, "Use it", "Use what {{ firm }} makes")
        .edit(DE, "Benutzen", "Benutzen, was {{ firm }} macht")
        .released("2024-01-01");
    let moved = site.edit(EN, "Use what", "Use with care what").released("2024-02-01");
    let named = moved.edit("locales/global/region.toml", "\"Aurora\"", "\"Aurora Ltd\"").released("2024-03-01");
    let built = named.as_of("2024-03-01");
    assert_eq!(built.data("/global/de/terms/")["updated"], "2024-03-01");
    assert_eq!(banners(&german(&built)), ["stale"]);
}

#[test]
fn a_section_that_a_region_wrote_itself_is_no_translation_of_the_global_one() {
    let law = published().edit(EN, "The law.", "The new law.").released("2024-02-01").as_of("2024-02-01");
    assert_eq!(banners(&german(&law)), ["stale"]);
    assert_eq!(banners(&law.page("/ch/de/terms/")), Vec::<&str>::new(), "it shows Swiss law");
    assert_eq!(banners(&law.page("/ch/en/terms/")), Vec::<&str>::new());
}

#[test]
fn a_local_version_is_translated_from_the_first_language_of_its_region() {
    let site = published().edit("locales/ch/terms/de.md", "Das Recht", "Alles Recht").released("2024-02-01");
    let page = site.as_of("2024-02-01").page("/ch/en/terms/");
    let words = banner(&page, "stale");
    assert!(words.contains("href=\"/ch/de/terms/\"") && words.contains("German"), "{words}");
    assert_eq!(banners(&site.as_of("2024-02-01").page("/ch/de/terms/")), Vec::<&str>::new());
}

#[test]
fn a_rewrapped_source_has_not_moved() {
    let site = crate::world::office().edit(EN, "Use it.", "Use it\nwith care.").released("2024-01-01");
    let site = site.edit(EN, "it\nwith", "it with").edit(EN, "The law", "The good law").released("2024-02-01");
    let site = site.edit(DE, "Das Recht", "Das gute Recht").released("2024-03-01");
    assert_eq!(banners(&german(&site.as_of("2024-03-01"))), Vec::<&str>::new());
}

/// A material change of one edition alone.
fn material(only: &str) -> Request {
    material_on(only, "2024-02-01")
}

fn material_on(only: &str, today: &str) -> Request {
    let summary = BTreeMap::from([(Language::parse("en").unwrap(), "Less.".to_owned())]);
    Request { kind: Some(Kind::Material), summary, ..editorial_on(only, today) }
}

/// A change of wording in one edition alone.
fn editorial_on(only: &str, today: &str) -> Request {
    Request { only: Some(BTreeSet::from([crate::world::edition(only)])), ..on(today) }
}

#[test]
fn languages_of_one_region_at_different_versions_say_so() {
    // The first language changes nothing of which the other is a translation: the title, say.
    let edited = published().edit(DE, "# Bedingungen", "# Neue Bedingungen");
    let site = edited.release(material("ch/de")).done();
    let built = site.as_of("2024-02-01");
    let page = built.page("/ch/en/terms/");
    assert!(banner(&page, "uneven").contains("German"), "{page}");
    assert_eq!(banners(&built.page("/ch/de/terms/")), Vec::<&str>::new());
    assert_eq!(banners(&built.page("/global/en/terms/")), Vec::<&str>::new(), "another region is even");
    let followed = site.edit(EN, "# Terms", "# New terms").release(on("2024-03-01")).done();
    assert_eq!(banners(&followed.as_of("2024-03-01").page("/ch/en/terms/")), Vec::<&str>::new());
}

const REGION: &str = "locales/global/region.toml";
const ENGLISH: &str = "/global/en/terms/";
const GERMAN: &str = "/global/de/terms/";

/// Terms for everybody from 16 years on; where is said in English alone.
fn aged() -> Fixture {
    let site = crate::world::office().edit(REGION, "code", "values = { age = 16, place = \"here\" }\ncode");
    let site = site.edit(EN, "Use it", "Use it {{ place }} from {{ age }} years on").edit(
        DE,
        "Benutzen",
        "Ab {{ age }} Jahren",
    );
    site.released("2024-01-01")
}

#[test]
fn an_editorial_correction_does_not_take_back_what_another_language_lacks() {
    let english = aged().edit(REGION, "16", "13").release(material("global/en")).done();
    assert_eq!(banners(&english.as_of("2024-02-01").page(GERMAN)), ["uneven"]);
    let corrected = english.edit(REGION, "here", "there").release(editorial_on("global/en", "2024-03-01")).done();
    assert_eq!(banners(&corrected.as_of("2024-03-01").page(GERMAN)), ["uneven"]);
    let followed = corrected.release(material_on("global/de", "2024-04-01")).done();
    assert_eq!(banners(&followed.as_of("2024-04-01").page(GERMAN)), Vec::<&str>::new());
}

#[test]
fn a_change_that_was_released_before_for_a_later_day_is_news_on_that_day() {
    let june = Request { effective: Some(day("2024-06-01")), ..material("global/en") };
    let english = aged().edit(REGION, "16", "13").release(june).done();
    let apart = english.clone().edit(REGION, "13", "16").edit(DE, "Das Recht.", "Das gute Recht.");
    let apart = apart.release(editorial_on("global/de", "2024-02-10")).done();
    assert_eq!(banners(&apart.as_of("2024-05-31").page(GERMAN)), Vec::<&str>::new());
    assert_eq!(banners(&apart.as_of("2024-06-01").page(GERMAN)), ["uneven"]);
    // Who changes the same in German, and earlier, has nothing to catch up on.
    let same = english.release(material_on("global/de", "2024-02-10")).done();
    assert_eq!(banners(&same.as_of("2024-06-01").page(GERMAN)), Vec::<&str>::new());
}

#[test]
fn a_change_that_was_released_language_by_language_leaves_nobody_behind() {
    let changed = aged().edit(REGION, "16", "13");
    let german = changed.release(material("global/de")).done();
    assert_eq!(banners(&german.as_of("2024-02-01").page(ENGLISH)), ["uneven"]);
    let both = german.release(material_on("global/en", "2024-02-02")).done();
    let built = both.as_of("2024-02-02");
    for page in [ENGLISH, GERMAN] {
        assert_eq!(banners(&built.page(page)), Vec::<&str>::new(), "{page}");
    }
    let record = both.tree().bytes("history/terms/2024-02-02/editions.toml").expect("the file").to_vec();
    assert!(String::from_utf8(record).unwrap().contains("level_with = [\"de@2024-02-01\"]"));
    let again = both.edit(REGION, "13", "12").release(material_on("global/en", "2024-03-01")).done();
    assert_eq!(banners(&again.as_of("2024-03-01").page(GERMAN)), ["uneven"], "the next change is news again");
}

/// Terms of 2023 in one language, when there were no English ones yet; English ones of 2024 that say something else.
fn older_than_its_source(language: &str, text: &str) -> Fixture {
    let region = |languages: &str| format!("languages = [{languages}]\ncode = \"001\"\n");
    let path = format!("content/terms/{language}.md");
    let first = Fixture::small()
        .edit("site.toml", "reference_language = \"en\"", &format!("reference_language = \"{language}\""))
        .write(REGION, &region(&format!("\"{language}\"")))
        .remove(EN)
        .write(&path, text)
        .released("2023-01-01");
    let english = "# Terms\n\n## Use {#use}\n\nUse it.\n\n## Law {#law}\n\nThe law of 2024.\n";
    first
        .edit("site.toml", &format!("reference_language = \"{language}\""), "reference_language = \"en\"")
        .write(REGION, &region(&format!("\"en\", \"{language}\"")))
        .write(EN, english)
        .released("2024-01-01")
}

#[test]
fn of_a_text_that_is_older_than_its_source_only_that_is_said() {
    let text = "# Bedingungen\n\n## Gebrauch {#use}\n\nBenutzen.\n\n## Recht {#law}\n\nDas Recht.\n";
    let site = older_than_its_source("de", text);
    let built = site.as_of("2024-01-01");
    let page = german(&built);
    assert_eq!(banners(&page), ["uneven"], "nobody knows from which text it was translated");
    assert!(banner(&page, "uneven").contains("Englisch"), "{page}");
    assert_eq!(banners(&built.page(ENGLISH)), Vec::<&str>::new());
    assert_eq!(banners(&german(&site.as_of("2023-12-31"))), Vec::<&str>::new(), "nothing is newer yet");
    assert!(!built.page("/").contains("data-behind"), "for Germans there is no other one");
}

#[test]
fn the_root_page_suggests_the_edition_that_is_level_with_its_source() {
    let text = "# Terms\n\n## Use {#use}\n\nFeel free to use it.\n\n## Law {#law}\n\nThe law.\n";
    let root = older_than_its_source("en-US", text).as_of("2024-01-01").page("/");
    let behind = |path: &str| {
        let link = root.split("<a ").find(|link| link.starts_with(&format!("href=\"{path}\"")));
        let tag = link.and_then(|link| link.split('>').next()).unwrap_or_else(|| panic!("no {path}: {root}"));
        tag.contains("data-behind")
    };
    assert!(behind("/global/en-us/"), "there is a newer English text");
    assert!(!behind("/global/en/"));
}
