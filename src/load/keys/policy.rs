//! `policy.toml`, and what it shares with files of duties.

use super::site::DATE;
use super::words::{CATEGORY, CODE, INTERVAL, LABEL, POLICY as NAME, REASON, REGION, SECTION, TARGET};
use super::{Key, Keys, Kind, Need, Others, optional, required};

pub(in super::super) const POLICY: Keys = Keys {
    name: "policy.toml",
    about: "A policy: what it is, where it applies, how it is numbered, which text prevails, and which laws it answers to.",
    keys: &[
        required(
            "kind",
            Kind::Text,
            "\"notice\"",
            "What it is: `privacy-statement`, `cookie-notice`, `terms`, `notice` or any other word.",
        ),
        optional(
            "regions",
            REGIONS,
            "everywhere",
            "[\"europe\"]",
            "Where it applies: these regions, with all below them.",
        ),
        EXCEPT,
        optional(
            "section_labels",
            LABELS,
            "none",
            "[\"1.\", \"1.1\"]",
            "Labels of `##`, `###` and so on, level by level. Counters are `1`, `a`, `A`, `i` and `I`; labels are part of the text. A reference says \"Chapter\" before a number, unless the label has a word or sign of its own: `\"§ 1\"`, `\"Article 1.\"`.",
        ),
        optional(
            "list_labels",
            LABELS,
            "as Markdown has them",
            "[\"(1)\", \"a.\", \"(a)\"]",
            "Labels of ordered lists, level by level.",
        ),
        optional(
            "prevails",
            Kind::Choice(&["local", "global", "none"]),
            "`\"local\"`",
            "\"global\"",
            "Which version prevails. Pages say so in their language, unless it is `none`: then the text speaks for itself.",
        ),
        optional(
            "prevails_over",
            Kind::List(&Kind::Word(&NAME)),
            "none",
            "[\"privacy-statement\"]",
            "Policies that give way to this one where they contradict it.",
        ),
        Key { need: Need::Default("that of `site.toml`"), ..DATE },
        optional(
            "former",
            Kind::List(&Kind::Word(&NAME)),
            "none",
            "[\"privacy-notice\"]",
            "Names that the policy had before its first release: their addresses lead here. What was published under a name stays at its \
             addresses.",
        ),
        optional(
            "review_every",
            Kind::Word(&INTERVAL),
            "no reviews",
            "\"12 months\"",
            "How often somebody reads it anew; `check` says 30 days ahead when it is due.",
        ),
        optional(
            "reviewed",
            Kind::Day,
            "the day of the last release",
            "2026-03-01",
            "The day of the last reading that found nothing to change.",
        ),
        optional(
            "categories",
            Kind::List(&Kind::Word(&CATEGORY)),
            "none",
            "[\"necessary\", \"analytics\"]",
            "The categories of a cookie notice, in their order.",
        ),
        optional(
            "packs",
            Kind::List(&Kind::Any(&[Kind::Text, Kind::Table(&CHOSEN_PACK)])),
            "none",
            "[\"gdpr-13\", { pack = \"california\", regions = [\"us\"] }]",
            "Packs of duties that it takes upon itself: shipped ones (`lexloci explain packs`), and files in `duties/`.",
        ),
        optional(
            "duties",
            Kind::Table(&ANSWERS),
            "none is met",
            "{ gdpr-13-1-a = \"contact\" }",
            "Which section meets a duty.",
        ),
        optional(
            "require",
            Kind::List(&Kind::Table(&REQUIREMENT)),
            "none",
            "[{ id = \"complaints\", law = \"Consumer Act s. 12\", what = \"an address\", section = \"contact\" }]",
            "Duties of this policy alone.",
        ),
    ],
    others: None,
};

const LABELS: Kind = Kind::List(&Kind::Word(&LABEL));
const REGIONS: Kind = Kind::List(&Kind::Word(&REGION));
const TARGETS: Kind = Kind::List(&Kind::Word(&TARGET));

const EXCEPT: Key =
    optional("except", REGIONS, "none", "[\"us-ca\"]", "Regions of these where it does not apply, with all below.");

const CODES: Key = optional(
    "codes",
    Kind::List(&Kind::Word(&CODE)),
    "everywhere",
    "[\"CH\", \"US-CA\"]",
    "Where the law applies: regions whose nearest `code` in the chain is one of these.",
);

const ONLY_REGIONS: Key = optional(
    "regions",
    REGIONS,
    "where `codes` says",
    "[\"ke\"]",
    "Where the law applies: these regions, with all below.",
);

const SEVERITY: Key = optional(
    "severity",
    Kind::Severity,
    "that of the code",
    "\"error\"",
    "How bad it is if the duty is not met; `[severity]` in `site.toml` decides over all.",
);

const CHOSEN_PACK: Keys = Keys {
    name: "packs",
    about: "A pack, and where it applies.",
    keys: &[
        required("pack", Kind::Text, "\"gdpr-13\"", "The name of the pack."),
        Key { need: Need::Default("where the pack says"), ..CODES },
        Key { need: Need::Default("where the pack says"), ..ONLY_REGIONS },
        EXCEPT,
    ],
    others: None,
};

const ANSWERS: Keys = Keys {
    name: "duties",
    about: "A line for each duty of the packs and of `[[require]]`.",
    keys: &[],
    others: Some(&Others {
        placeholder: "DUTY",
        name: Kind::Word(&SECTION),
        value: Kind::Any(&[Kind::Word(&TARGET), TARGETS, Kind::Table(&ANSWER)]),
        example: "gdpr-13-1-a = \"contact\"",
        about: "The section that meets it (of another policy as `policy:cookie-notice#types`), or sections that do together.",
    }),
};

const ANSWER: Keys = Keys {
    name: "duties.DUTY",
    about: "One of `section`, `all`, `any`, `tag` and `not-applicable`; beside it, regions in which the law asks for nothing.",
    keys: &[SECTION_KEY, ALL, ANY, TAG, NOT_APPLICABLE, NOT_APPLICABLE_IN, SEVERITY],
    others: None,
};

const SECTION_KEY: Key = optional("section", Kind::Word(&TARGET), "none", "\"contact\"", "The section that meets it.");
const ALL: Key = optional("all", TARGETS, "none", "[\"purposes\", \"grounds\"]", "Sections that meet it together.");
const ANY: Key = optional("any", TARGETS, "none", "[\"rights\", \"choices\"]", "Sections of which one is enough.");
const TAG: Key =
    optional("tag", Kind::Text, "none", "\"automated-decisions\"", "The tag of the section that meets it.");
const NOT_APPLICABLE: Key = optional(
    "not-applicable",
    Kind::Word(&REASON),
    "it applies",
    "\"We have no data protection officer.\"",
    "Why the law asks for nothing here.",
);

const NOT_APPLICABLE_IN: Key = optional(
    "not-applicable-in",
    Kind::Table(&EXCUSES),
    "none",
    "{ ch = \"No officer has to be named there.\" }",
    "Regions in which the law asks for nothing, with all below.",
);

const EXCUSES: Keys = Keys {
    name: "not-applicable-in",
    about: "A line for each region.",
    keys: &[],
    others: Some(&Others {
        placeholder: "REGION",
        name: Kind::Word(&REGION),
        value: Kind::Word(&REASON),
        example: "ch = \"No officer has to be named there.\"",
        about: "Why the law asks for nothing there.",
    }),
};

const ID: Key = required("id", Kind::Word(&SECTION), "\"complaints\"", "A name, unique among the duties of a policy.");
const LAW: Key = required("law", Kind::Text, "\"Consumer Act s. 12\"", "The citation.");
const WHAT: Key = required("what", Kind::Text, "\"the address for complaints\"", "What is asked for, in words.");
const FIELDS: Key = optional(
    "cookies",
    Kind::List(&Kind::Choice(&["name", "provider", "purpose", "duration", "kind", "party"])),
    "a section is asked for",
    "[\"provider\", \"duration\"]",
    "Fields that every cookie must have, in a table that a page shows.",
);
const UPDATED: Key = optional(
    "updated-within",
    Kind::Word(&INTERVAL),
    "a section is asked for",
    "\"12 months\"",
    "The time within which a version must have been published.",
);
const SHOWS: Key = optional(
    "page-shows",
    Kind::Choice(&["last-updated"]),
    "a section is asked for",
    "\"last-updated\"",
    "What every page shows by itself; the duty is recorded as thought of.",
);

const REQUIREMENT: Keys = Keys {
    name: "require",
    about: "A duty: what a law asks for, where, and the section that says it.",
    keys: &[
        ID,
        LAW,
        WHAT,
        CODES,
        ONLY_REGIONS,
        EXCEPT,
        SECTION_KEY,
        ALL,
        ANY,
        TAG,
        NOT_APPLICABLE,
        NOT_APPLICABLE_IN,
        FIELDS,
        UPDATED,
        SHOWS,
        SEVERITY,
    ],
    others: None,
};

/// A file of duties. Its duties apply where the whole file does.
pub(in super::super) const DUTIES: Keys = Keys {
    name: "duties",
    about: "Duties that several policies take upon themselves with `packs`. Checks of presence, not legal advice.",
    keys: &[
        required("title", Kind::Text, "\"Law of ...\"", "What they are, in words."),
        CODES,
        ONLY_REGIONS,
        EXCEPT,
        optional(
            "require",
            Kind::List(&Kind::Table(&PACK_REQUIREMENT)),
            "none",
            "[{ id = \"complaints\", law = \"Consumer Act s. 12\", what = \"the address for complaints\" }]",
            "The duties.",
        ),
    ],
    others: None,
};

const PACK_REQUIREMENT: Keys = Keys {
    name: "require",
    about: "A duty; which section meets it, `[duties]` in `policy.toml` says as a rule.",
    keys: &[ID, LAW, WHAT, SECTION_KEY, ALL, ANY, TAG, NOT_APPLICABLE, FIELDS, UPDATED, SHOWS, SEVERITY],
    others: None,
};
