//! Duties: what laws ask for stands in each edition where they apply. Checks of presence, not legal advice.

use crate::support::{Built, Fixture};
use lexloci::diagnostic::Finding;
use lexloci::load::shipped_packs;

/// A privacy statement for the world, Europe, Switzerland and California, with a contact and a chapter on rights.
fn world(policy: &str) -> Fixture {
    Fixture::empty()
        .write("site.toml", "title = \"Test\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n")
        .write("locales/global/region.toml", "languages = [\"en\"]\ncode = \"001\"\n")
        .write("locales/en.ftl", "region-us-ca = California\n")
        .write("locales/europe/region.toml", "parent = \"global\"\nlanguages = [\"en\"]\ncode = \"150\"\n")
        .write("locales/ie/region.toml", "parent = \"europe\"\nlanguages = [\"en\"]\ncode = \"IE\"\n")
        .write("locales/ch/region.toml", "parent = \"europe\"\nlanguages = [\"en\"]\ncode = \"CH\"\n")
        .write("locales/us-ca/region.toml", "parent = \"global\"\nlanguages = [\"en\"]\ncode = \"US-CA\"\n")
        .write("content/privacy/policy.toml", &format!("kind = \"privacy-statement\"\n{policy}"))
        .write("content/privacy/en.md", "# Privacy\n\n## Rights {#rights}\n\n### Access {#access}\n\nAsk us.\n\n## Contact {#contact}\n\nWrite to us.\n")
}

fn require(lines: &str) -> Fixture {
    world(&format!("[[require]]\nid = \"d\"\nlaw = \"Act s. 1\"\nwhat = \"an address\"\n{lines}\n"))
}

fn editions(finding: &Finding) -> Vec<&str> {
    finding.editions.iter().map(String::as_str).collect()
}

/// Codes of what is said of duties.
fn codes(site: &Fixture) -> Vec<&'static str> {
    let of_duties = |finding: &&Finding| finding.code.contains("duty") || finding.code.starts_with("update");
    site.drafts().findings().iter().filter(of_duties).map(|finding| finding.code).collect()
}

#[test]
fn a_section_that_stands_everywhere_meets_a_duty() {
    for answer in [
        "section = \"contact\"",
        "section = \"rights\"",
        "all = [\"rights\", \"access\"]",
        "any = [\"gone\", \"contact\"]",
        "section = \"title\"",
        "not-applicable = \"We have no address.\"",
    ] {
        assert!(codes(&require(answer)).is_empty(), "{answer}: {:?}", codes(&require(answer)));
    }
}

#[test]
fn a_duty_without_a_section_says_which_law_asks() {
    let built = require("regions = [\"europe\"]\nexcept = [\"ch\"]").drafts();
    let finding = built.the("unassigned-duty");
    assert!(finding.message.contains("Act s. 1 asks for: an address"), "{}", finding.message);
    assert_eq!(editions(finding), ["europe/en", "ie/en"]);
}

#[test]
fn a_local_version_that_takes_a_section_away_is_found_where_the_law_applies() {
    let remove = "## Contact {#contact remove}\n\nThe shop has it.\n";
    let site = require("section = \"contact\"\nregions = [\"ch\"]").write("locales/ch/privacy/en.md", remove);
    let built = site.drafts();
    let finding = built.the("unmet-duty");
    assert_eq!((finding.file.as_deref(), finding.line), (Some("locales/ch/privacy/en.md"), Some(1)));
    assert!(finding.message.contains("`ch` removes `contact`"), "{}", finding.message);
    assert_eq!(editions(finding), ["ch/en"]);
    // In Ireland the law does not apply.
    let site = require("section = \"contact\"\nregions = [\"us-ca\"]").write("locales/ie/privacy/en.md", remove);
    assert!(codes(&site).is_empty());
}

#[test]
fn a_document_that_a_region_replaces_must_meet_the_duty_itself() {
    let own = "+++\ntitle = \"Own\"\nreplaces = \"document\"\n+++\n\n## Address {#address}\n\nHere.\n";
    let built = require("section = \"contact\"").write("locales/ie/privacy/en.md", own).drafts();
    assert_eq!(editions(built.the("unmet-duty")), ["ie/en"]);
}

#[test]
fn an_empty_section_meets_nothing() {
    let built = require("section = \"contact\"").edit("content/privacy/en.md", "Write to us.\n", "").drafts();
    assert_eq!(built.the("unmet-duty").line, Some(9));
}

#[test]
fn a_misspelt_section_is_told_from_its_neighbour() {
    let built = require("section = \"contacts\"").drafts();
    let finding = built.the("unmet-duty");
    assert_eq!(finding.hint.as_deref(), Some("did you mean `contact`?"));
    assert_eq!(finding.editions.len(), 5);
}

#[test]
fn a_renamed_section_is_found_by_its_old_name() {
    let site = require("section = \"contact\"").edit("content/privacy/en.md", "{#contact}", "{#reach-us was=contact}");
    assert!(codes(&site).is_empty());
    let built = site.drafts();
    let finding = built.the("renamed-section");
    assert_eq!((finding.file.as_deref(), finding.line), (Some("content/privacy/policy.toml"), Some(6)));
    assert_eq!(finding.hint.as_deref(), Some("write `reach-us`"));
    // Where a region still has a section of that name, both are meant.
    let own = "+++\nreplaces = \"document\"\ntitle = \"Privacy\"\n+++\n\n## Contact {#contact}\n\nWrite.\n";
    assert!(site.write("locales/ch/privacy/en.md", own).drafts().found("renamed-section").is_empty());
}

#[test]
fn none_of_several_sections_is_one_finding() {
    let built = require("any = [\"gone\", \"lost\"]").drafts();
    assert!(built.the("unmet-duty").message.contains("none of `gone`, `lost`"));
}

#[test]
fn a_tag_belongs_to_the_text_that_carries_it() {
    let site =
        require("tag = \"controller\"").edit("content/privacy/en.md", "{#contact}", "{#contact tag=controller,x}");
    assert!(codes(&site).is_empty());
    // A local text does not say what the inherited one said unless it says so.
    let own = "## Contact {#contact}\n\nOther words.\n";
    let built = site.clone().write("locales/ie/privacy/en.md", own).drafts();
    assert_eq!(editions(built.the("unmet-duty")), ["ie/en"]);
    let own = "## Contact {#contact tag=controller}\n\nOther words.\n";
    assert!(codes(&site.write("locales/ie/privacy/en.md", own)).is_empty());
}

#[test]
fn a_tag_is_no_text() {
    let plain = require("section = \"contact\"").released("2024-01-01");
    let tagged = plain.clone().edit("content/privacy/en.md", "{#contact}", "{#contact tag=controller}");
    assert!(tagged.as_of("2024-02-01").site().unreleased().is_empty());
    assert_eq!(Built::of(plain.tree()).page("/ie/en/privacy/"), Built::of(tagged.tree()).page("/ie/en/privacy/"));
}

#[test]
fn a_section_of_another_policy_can_meet_a_duty() {
    let site = require("section = \"policy:notice#signals\"")
        .write("content/notice/policy.toml", "kind = \"notice\"\nregions = [\"us-ca\"]\n")
        .write("content/notice/en.md", "# Notice\n\n## Signals {#signals}\n\nWe honour them.\n");
    let built = site.drafts();
    let finding = built.the("unmet-duty");
    assert!(finding.message.contains("`notice` does not apply here"), "{}", finding.message);
    assert!(!finding.editions.contains("us-ca/en"));
    assert!(codes(&site.edit("content/privacy/policy.toml", "what = ", "regions = [\"us-ca\"]\nwhat = ")).is_empty());
}

#[test]
fn a_pack_applies_by_the_codes_of_regions_nearest_first() {
    let built = world("packs = [\"gdpr-14\"]\n").drafts();
    let found = built.found("unassigned-duty");
    assert_eq!(found.len(), 2);
    // Switzerland lies below `europe`, and its own code counts.
    assert_eq!(editions(found[0]), ["europe/en", "ie/en"]);
    assert_eq!(found[0].line, Some(2));
}

#[test]
fn a_policy_can_say_where_a_pack_applies() {
    let built = world("packs = [{ pack = \"gdpr-14\", regions = [\"europe\"], except = [\"ie\"] }]\n").drafts();
    assert_eq!(editions(built.found("unassigned-duty")[0]), ["ch/en", "europe/en"]);
}

#[test]
fn a_pack_that_concerns_nobody_is_reported_once() {
    let built = world("packs = [\"quebec\"]\n").drafts();
    assert_eq!(built.the("unused-duty").line, Some(2));
    assert!(built.found("unassigned-duty").is_empty());
}

#[test]
fn a_site_has_packs_of_its_own() {
    let pack = "title = \"Ours\"\nregions = [\"ie\"]\n[[require]]\nid = \"ours\"\nlaw = \"Act s. 2\"\nwhat = \"a promise\"\nsection = \"rights\"\n";
    let site = world("").write("duties/ours.toml", pack);
    assert_eq!(site.drafts().the("unused-duty").file.as_deref(), Some("duties/ours.toml"));
    let site = world("packs = [\"ours\"]\n").write("duties/ours.toml", pack);
    assert!(codes(&site).is_empty(), "the pack itself names the section");
    let site = world("packs = [\"ours\"]\n[duties]\nours = \"promises\"\n").write("duties/ours.toml", pack);
    assert_eq!(editions(site.drafts().the("unmet-duty")), ["ie/en"]);
}

#[test]
fn a_duty_has_a_severity_of_its_own_and_the_site_decides() {
    let site = require("severity = \"error\"\nsection = \"gone\"");
    assert_eq!(site.drafts().the("unmet-duty").severity.to_string(), "error");
    let off = "title = \"T\"\nbase_url = \"https://legal.example\"\nreference_language = \"en\"\n[severity]\nunmet-duty = \"hint\"\n";
    assert_eq!(site.write("site.toml", off).drafts().the("unmet-duty").severity.to_string(), "hint");
    let site = world("packs = [\"gdpr-14\"]\n[duties]\ngdpr-14-1-d = { severity = \"error\", section = \"gone\" }\n");
    assert_eq!(site.drafts().the("unmet-duty").severity.to_string(), "error");
}

#[test]
fn what_is_written_wrongly_is_reported_with_what_was_meant() {
    let the = |policy: &str, code: &str| world(policy).drafts().the(code).clone();
    assert_eq!(the("packs = [\"gdrp-13\"]\n", "invalid-value").hint.as_deref(), Some("did you mean `gdpr-13`?"));
    let finding = the("packs = [\"gdpr-14\"]\n[duties]\ngdpr-14-2-e = \"rights\"\n", "unknown-key");
    assert_eq!(finding.hint.as_deref(), Some("did you mean `gdpr-14-2-f`?"));
    assert_eq!(finding.line, Some(4));
    assert!(the("packs = [\"cookies\", \"cookies\"]\n", "invalid-value").message.contains("twice"));
    for wrong in [
        "section = \"a\"\nany = [\"b\"]",
        "not-applicable = \" \"",
        "section = \"Contact us\"",
        "severity = \"fatal\"",
        "updated-within = \"a year\"",
        "cookies = [\"colour\"]",
        "codes = [\"Ireland\"]",
    ] {
        assert_eq!(require(wrong).drafts().found("invalid-value").len(), 1, "{wrong}");
    }
    assert_eq!(require("regions = [\"irland\"]").drafts().found("unknown-region").len(), 1);
    assert_eq!(require("section = \"policy:terms#a\"").drafts().found("unknown-policy").len(), 1);
    let twice = "[[require]]\nid = \"d\"\nlaw = \"A s. 1\"\nwhat = \"x\"\nsection = \"rights\"\n";
    assert_eq!(the(&format!("{twice}{twice}"), "invalid-value").message, "there are two duties `d`");
    let stray = world("").write("duties/notes.txt", "x").write("duties/Ours.toml", "title = \"x\"\n").drafts();
    assert_eq!(stray.found("unexpected-file").len(), 2);
}

#[test]
fn california_wants_an_update_every_twelve_months() {
    let site = require("updated-within = \"12 months\"\nregions = [\"us-ca\"]").released("2024-02-29");
    assert!(site.as_of("2025-02-28").found("update-overdue").is_empty());
    let built = site.as_of("2025-03-01");
    let finding = built.the("update-overdue");
    assert!(finding.message.contains("last updated on 2024-02-29"), "{}", finding.message);
    assert_eq!(editions(finding), ["us-ca/en"]);
    // What is announced is an update, though it does not apply yet.
    let next = site.edit("content/privacy/en.md", "Write to us.", "Write to us soon.");
    let next = next.released_with("2025-02-01", |request| {
        request.kind = Some(lexloci::model::publication::Kind::Editorial);
        request.effective = Some("2025-06-01".parse().unwrap());
    });
    assert!(next.as_of("2025-03-01").found("update-overdue").is_empty());
    assert_eq!(next.as_of("2026-02-02").found("update-overdue").len(), 1);
}

/// A cookie notice in two languages.
fn notice(cookie: &str) -> Fixture {
    Fixture::small()
        .write("locales/ie/region.toml", "parent = \"global\"\ncode = \"IE\"\nlanguages = [\"en\", \"de\"]\n")
        .write(
            "content/notice/policy.toml",
            "kind = \"cookie-notice\"\ncategories = [\"necessary\"]\npacks = [\"cookies\"]\n[duties]\ncookies-withdrawal = \"choices\"\n",
        )
        .write("content/notice/en.md", "# Cookies\n\n## All {#all}\n\n{{ cookies }}\n\n## Choices {#choices}\n\nSwitch them off.\n")
        .write("content/notice/de.md", "# Cookies\n\n## Alle {#all}\n\n{{ cookies }}\n\n## Wahl {#choices}\n\nSchalten Sie sie ab.\n")
        .write("content/notice/cookies.toml", &format!("[\"sid\"]\nprovider = \"Us\"\ncategory = \"necessary\"\nduration = \"session\"\nkind = \"http\"\n{cookie}\n"))
}

#[test]
fn every_cookie_says_what_the_law_wants_in_the_language_of_the_edition() {
    let whole = "party = \"first\"\npurpose = { en = \"Keeps you signed in.\", de = \"Hält Sie angemeldet.\" }";
    assert!(codes(&notice(whole)).is_empty(), "{:?}", codes(&notice(whole)));
    let built = notice("party = \"first\"\npurpose = { en = \"Keeps you signed in.\" }").drafts();
    let finding = built.the("unmet-duty");
    assert!(
        finding.message.starts_with("the purpose of the cookie `sid` is told in another language"),
        "{}",
        finding.message
    );
    assert_eq!((finding.file.as_deref(), editions(finding)), (Some("content/notice/cookies.toml"), vec!["ie/de"]));
    let built = notice(&whole.replace("party = \"first\"\n", "")).drafts();
    assert!(built.the("unmet-duty").message.contains("Planet49"));
}

#[test]
fn a_notice_without_a_table_does_not_show_its_cookies() {
    let site = notice("party = \"first\"\npurpose = { en = \"a\", de = \"b\" }");
    let site = site.edit("content/notice/en.md", "{{ cookies }}", "None.").edit(
        "content/notice/de.md",
        "{{ cookies }}",
        "Keine.",
    );
    let built = site.drafts();
    let found = built.found("unmet-duty");
    assert_eq!(found.len(), 3);
    assert!(found[0].message.contains("`notice` shows no table of cookies"), "{}", found[0].message);
}

#[test]
fn sections_in_another_language_are_told_together() {
    let built =
        require("all = [\"rights\", \"contact\"]").edit("locales/ch/region.toml", "[\"en\"]", "[\"de\"]").drafts();
    let finding = built.the("duty-in-fallback");
    assert_eq!(finding.message, "what laws ask for is shown in `en`: 2 sections, `contact` first");
    assert_eq!(editions(finding), ["ch/de"]);
}

#[test]
fn the_sample_names_a_section_for_every_duty_of_its_packs() {
    let site = Fixture::at(&crate::support::repository()).as_of("2026-11-27");
    for code in ["unassigned-duty", "unmet-duty", "unused-duty", "update-overdue"] {
        assert!(site.found(code).is_empty(), "{:#?}", site.found(code));
    }
    for pack in shipped_packs().keys() {
        let used = site.site().sources().policies.values().flat_map(|policy| &policy.duties);
        assert!(used.filter_map(|duty| duty.pack.as_ref()).any(|(name, _)| name == pack), "nobody tries `{pack}`");
    }
}

#[test]
fn a_section_with_a_tag_that_is_shown_in_another_language_is_told() {
    let tagged = "# Privacy\n\n## Contact {#contact tag=controller}\n\nWrite to us.\n\n## Office {#office tag=controller}\n\nHere.\n";
    let site = require("tag = \"controller\"")
        .write("locales/ch/region.toml", "parent = \"europe\"\nlanguages = [\"en\", \"de\"]\ncode = \"CH\"\n")
        .write("content/privacy/en.md", tagged)
        .write("content/privacy/de.md", "# Datenschutz\n");
    let built = site.drafts();
    let finding = built.the("duty-in-fallback");
    assert_eq!(finding.message, "what laws ask for is shown in `en`: 2 sections, `contact` first");
    assert_eq!(editions(finding), ["ch/de"]);
    // One section that readers understand meets the duty.
    let half = site.write("content/privacy/de.md", "# Datenschutz\n\n## Büro {#office}\n\nHier.\n");
    assert!(half.drafts().found("duty-in-fallback").is_empty());
    assert!(!half.drafts().found("fallback").is_empty(), "the other one is a fallback all the same");
}

#[test]
fn a_duty_without_object_in_one_region_holds_in_the_others() {
    let remove = "## Contact {#contact remove}\n\nThe shop has it.\n";
    let excused = "section = \"contact\"\nnot-applicable-in = { ch = \"No address is asked for there.\" }";
    let site = require(excused).write("locales/ch/privacy/en.md", remove);
    assert!(codes(&site).is_empty(), "{:?}", codes(&site));
    let both = site.write("locales/ie/privacy/en.md", remove);
    assert_eq!(editions(both.drafts().the("unmet-duty")), ["ie/en"]);
    // All below a region are meant with it.
    let europe = require(&excused.replace("ch =", "europe =")).write("locales/ie/privacy/en.md", remove);
    assert!(codes(&europe).is_empty(), "{:?}", codes(&europe));
}

#[test]
fn a_pack_may_have_no_object_in_one_region() {
    let lines = "packs = [\"firm\"]\n[duties]\na = { not-applicable-in = { ch = \"Nobody asks there.\" } }\n";
    let pack =
        "title = \"Firm\"\n[[require]]\nid = \"a\"\nlaw = \"Act s. 1\"\nwhat = \"an address\"\nsection = \"contact\"\n";
    let site = world(lines)
        .write("duties/firm.toml", pack)
        .write("locales/ch/privacy/en.md", "## Contact {#contact remove}\n\nThe shop has it.\n");
    assert!(codes(&site).is_empty(), "the pack names the section, the policy the region: {:?}", codes(&site));
}

#[test]
fn a_region_is_excused_from_nothing_where_the_law_does_not_apply() {
    let built =
        require("section = \"contact\"\nregions = [\"europe\"]\nnot-applicable-in = { us-ca = \"No.\" }").drafts();
    let finding = built.the("unused-duty");
    assert!(finding.message.contains("below `us-ca` lies where the duty `d` applies"), "{}", finding.message);
    for (wrong, code) in
        [("{ uk = \"No.\" }", "unknown-region"), ("{ ch = \" \" }", "invalid-value"), ("{ ch = 1 }", "invalid-value")]
    {
        let built = require(&format!("section = \"contact\"\nnot-applicable-in = {wrong}")).drafts();
        assert_eq!(built.found(code).len(), 1, "{wrong}: {:?}", built.findings());
    }
}
