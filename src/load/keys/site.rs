//! `site.toml`.

use super::words::{BASE_URL, HOST, HREF, LANGUAGE, PATH, POLICY, REASON, REGION, SECTION, WHERE_TO};
use super::{Key, Keys, Kind, Others, optional, required};

pub(in super::super) const SITE: Keys = Keys {
    name: "site.toml",
    about: "The site as a whole. Its first three keys are all that a site needs.",
    keys: &[
        required("title", Kind::Text, "\"Our legal pages\"", "The name of the site, at the head of its pages."),
        required(
            "base_url",
            Kind::Word(&BASE_URL),
            "\"https://legal.example.com\"",
            "The address at which the site is published, without a slash at its end. `--base-url` builds for another one.",
        ),
        required(
            "reference_language",
            Kind::Word(&LANGUAGE),
            "\"en\"",
            "The language in which base texts are written first; everything else is translated from it.",
        ),
        optional(
            "theme",
            Kind::Text,
            "`\"default\"`",
            "\"aurora\"",
            "The folder in `themes/` that says how pages look.",
        ),
        optional(
            "raw_html",
            Kind::Choice(&["refuse", "sanitize"]),
            "`\"refuse\"`",
            "\"sanitize\"",
            super::super::html::ABOUT,
        ),
        optional(
            "regions",
            Kind::List(&Kind::Word(&REGION)),
            "by name",
            "[\"global\", \"europe\", \"ch\"]",
            "The order of regions where order matters: in the selector, and where two editions ask for one `hreflang`.",
        ),
        DATE,
        optional(
            "calendar",
            Kind::Choice(&["gregorian", "local"]),
            "`\"gregorian\"`",
            "\"local\"",
            "The calendar of dates on pages: the Gregorian one everywhere, or that of each locale.",
        ),
        optional("copyright", Kind::Text, "no line", "\"© 2019–2026 Aurora Devices\"", "A line at the foot of pages."),
        optional(
            "severity",
            Kind::Table(&SEVERITY),
            "what `lexloci explain` lists",
            "{ unused-value = \"off\" }",
            "How much weight findings have.",
        ),
        optional(
            "waiver",
            Kind::List(&Kind::Table(&WAIVER)),
            "none",
            "[{ code = \"fallback\", policy = \"terms-of-use\", reason = \"It is ordered.\", expires = 2027-03-01 }]",
            "Findings that are accepted for a while.",
        ),
        optional(
            "glossary",
            Kind::Table(&GLOSSARY),
            "none",
            "{ controller = { en = \"controller\", de = \"Verantwortliche*\" } }",
            "How terms are said in each language; `check` reports translations that say them otherwise.",
        ),
        optional(
            "cookie_notice",
            Kind::Table(&COOKIE_NOTICE),
            "no notice",
            "{ bar = true }",
            "A notice about cookies on every page, and as a fragment for other websites. It is no consent manager.",
        ),
        optional(
            "external_links",
            Kind::Table(&EXTERNAL_LINKS),
            "no dialog",
            "{ notice = true, own = [\"aurora.example\"] }",
            "What happens at links to other hosts.",
        ),
        optional(
            "host",
            Kind::Table(&HOST_TABLE),
            "a host that is told nothing",
            "{ kind = \"nginx\", precompress = true }",
            "What delivers the site, and which addresses lead elsewhere.",
        ),
        optional(
            "navigation",
            Kind::Table(&NAVIGATION),
            "none",
            "{ header = [{ label = \"Support\", url = \"/support/\" }] }",
            "Links of the company around the texts.",
        ),
        optional(
            "well_known",
            Kind::Table(&WELL_KNOWN),
            "none",
            "{ gpc = { honoured = true, last_update = 2026-11-02 } }",
            "Files below `/.well-known/`.",
        ),
    ],
    others: None,
};

/// A policy says otherwise than its site with the same key.
pub(super) const DATE: Key = optional(
    "date",
    Kind::Choice(&["day", "month"]),
    "`\"day\"`",
    "\"month\"",
    "How precisely days are shown: “24 December 2023” or “December 2023”. What machines read stays as precise; a day on which something is to take effect, or ends, is shown to the day.",
);

const SEVERITY: Keys = Keys {
    name: "severity",
    about: "A line for each code that shall have another severity than its own. What guards published texts stays an error.",
    keys: &[optional(
        "where",
        Kind::List(&Kind::Table(&SEVERITY_WHERE)),
        "the whole site",
        "[{ region = \"ch\", local-text-untranslated = \"error\" }]",
        "Severities for a part of the site; the last one that fits counts.",
    )],
    others: Some(&CODES),
};

const CODES: Others = Others {
    placeholder: "CODE",
    name: Kind::Code,
    value: Kind::Severity,
    example: "unused-value = \"off\"",
    about: "The severity of findings with this code.",
};

const SEVERITY_WHERE: Keys = Keys {
    name: "severity.where",
    about: "It names a region, a policy or both, and then codes.",
    keys: &[WHERE_REGION, WHERE_POLICY],
    others: Some(&CODES),
};

const WHERE_REGION: Key =
    optional("region", Kind::Word(&REGION), "all regions", "\"ch\"", "Findings in this region and all below it.");

const WHERE_POLICY: Key =
    optional("policy", Kind::Word(&POLICY), "all policies", "\"terms-of-use\"", "Findings in this policy.");

const WAIVER: Keys = Keys {
    name: "waiver",
    about: "One finding, or some of a kind, until a day. It needs at least one of `file`, `region`, `policy` and `section`.",
    keys: &[
        required("code", Kind::Code, "\"fallback\"", "The code of the findings."),
        required(
            "reason",
            Kind::Word(&REASON),
            "\"the translation is ordered\"",
            "Why they may stand, for whoever reads this next.",
        ),
        required(
            "expires",
            Kind::Day,
            "2027-03-01",
            "The last day on which it holds; from then on the findings are back, and the waiver itself is an error.",
        ),
        optional("file", Kind::Text, "all files", "\"content/terms-of-use/fr.md\"", "Findings in this file."),
        optional("section", Kind::Word(&SECTION), "all sections", "\"contact\"", "Findings about this section."),
        WHERE_REGION,
        WHERE_POLICY,
    ],
    others: None,
};

const GLOSSARY: Keys = Keys {
    name: "glossary",
    about: "A table for each term, `[glossary.controller]`.",
    keys: &[],
    others: Some(&Others {
        placeholder: "TERM",
        name: Kind::Text,
        value: Kind::Table(&TERM),
        example: "controller = { en = \"controller\", de = \"Verantwortliche*\" }",
        about: "A term under a name that findings use.",
    }),
};

const TERM: Keys = Keys {
    name: "glossary.TERM",
    about: "A line for each language, the reference language among them.",
    keys: &[],
    others: Some(&Others {
        placeholder: "LANGUAGE",
        name: Kind::Word(&LANGUAGE),
        value: Kind::Any(&[Kind::Text, Kind::List(&Kind::Text), Kind::Table(&FORMS)]),
        example: "de = { term = \"Verantwortliche*\", avoid = \"Datenherr*\" }",
        about: "The words for the term; `*` stands for any ending.",
    }),
};

const WORDS: Kind = Kind::Any(&[Kind::Text, Kind::List(&Kind::Text)]);

const FORMS: Keys = Keys {
    name: "glossary.TERM.LANGUAGE",
    about: "Words for the term, and words that are none.",
    keys: &[
        optional("term", WORDS, "none", "\"Verantwortliche*\"", "How the term is said."),
        optional("avoid", WORDS, "none", "\"Datenherr*\"", "How it must not be said."),
    ],
    others: None,
};

const COOKIE_NOTICE: Keys = Keys {
    name: "cookie_notice",
    about: "The table alone is enough where one policy is a cookie notice.",
    keys: &[
        optional("bar", Kind::Flag, "`true`", "false", "Whether pages of the site themselves show it."),
        optional(
            "policy",
            Kind::Word(&POLICY),
            "the only cookie notice",
            "\"cookie-notice\"",
            "The policy that it leads to.",
        ),
    ],
    others: None,
};

const EXTERNAL_LINKS: Keys = Keys {
    name: "external_links",
    about: "Links to hosts of others.",
    keys: &[
        optional("notice", Kind::Flag, "`false`", "true", "Whether a dialog tells readers that they leave the site."),
        optional(
            "own",
            Kind::List(&Kind::Word(&HOST)),
            "the host of `base_url`",
            "[\"aurora.example\"]",
            "Hosts that belong to the company, each with all below it.",
        ),
    ],
    others: None,
};

const HOST_TABLE: Keys = Keys {
    name: "host",
    about: "What a build tells the host: headers, redirects, pages for errors.",
    keys: &[
        optional(
            "kind",
            Kind::Choice(&["none", "netlify", "cloudflare", "nginx", "caddy"]),
            "`\"none\"`",
            "\"nginx\"",
            "The host, and so the form in which it is told. Without one, redirects are pages that lead on.",
        ),
        optional(
            "negotiate",
            Kind::Flag,
            "`false`",
            "true",
            "Whether `/` leads to an edition that fits the languages of the browser, where the host can do that.",
        ),
        optional(
            "precompress",
            Kind::Flag,
            "`false`",
            "true",
            "Whether files are written in compressed form as well (`.br`, `.gz`).",
        ),
        optional(
            "content_security_policy",
            Kind::Text,
            "the one that pages need",
            "\"default-src 'self'\"",
            "The Content-Security-Policy, where it shall be another one.",
        ),
        optional(
            "redirects",
            Kind::Table(&REDIRECTS),
            "none",
            "{ \"/privacy/\" = \"/global/en/privacy-statement/\" }",
            "Addresses that lead elsewhere. Former names of policies and regions say that themselves, with `former`.",
        ),
    ],
    others: None,
};

const REDIRECTS: Keys = Keys {
    name: "host.redirects",
    about: "A line for each address.",
    keys: &[],
    others: Some(&Others {
        placeholder: "PATH",
        name: Kind::Word(&PATH),
        value: Kind::Word(&WHERE_TO),
        example: "\"/privacy/\" = \"/global/en/privacy-statement/\"",
        about: "Where the address leads: to a page of the site, or to another website.",
    }),
};

const NAVIGATION: Keys = Keys {
    name: "navigation",
    about: "Links of the company: at the head of pages, at their foot, and to its accounts elsewhere.",
    keys: &[
        optional("header", ENTRIES, "none", "[{ label = \"Phones\", url = \"/phones/\" }]", "At the head of pages."),
        optional(
            "footer",
            ENTRIES,
            "none",
            "[{ label = \"Help\", links = [{ label = \"Support\", url = \"/support/\" }] }]",
            "At the foot of pages, in groups where an entry has `links`.",
        ),
        optional(
            "social",
            ENTRIES,
            "none",
            "[{ label = \"Forum\", url = \"https://forum.aurora.example/\" }]",
            "Accounts of the company elsewhere.",
        ),
    ],
    others: None,
};

const ENTRIES: Kind = Kind::List(&Kind::Table(&ENTRY));

/// A static, for it refers to itself: a group of links holds links.
static ENTRY: Keys = Keys {
    name: "navigation.header, .footer, .social",
    about: "A link, or a group of links.",
    keys: &[
        required("label", Kind::Text, "\"Support\"", "Its text, or the id of a message that says it in each language."),
        optional("url", Kind::Word(&HREF), "no link", "\"https://www.aurora.example/support/\"", "Where it leads."),
        optional(
            "links",
            Kind::List(&Kind::Table(&ENTRY)),
            "none",
            "[{ label = \"Repair\", url = \"/repair/\" }]",
            "The links of the group.",
        ),
    ],
    others: None,
};

const WELL_KNOWN: Keys = Keys {
    name: "well_known",
    about: "Files below `/.well-known/` (RFC 8615).",
    keys: &[optional(
        "gpc",
        Kind::Table(&GPC),
        "no file",
        "{ honoured = true, last_update = 2026-11-02 }",
        "`gpc.json`: whether the signal of browsers against the sale of data is honoured.",
    )],
    others: None,
};

const GPC: Keys = Keys {
    name: "well_known.gpc",
    about: "Global Privacy Control. `check` holds it against what texts say.",
    keys: &[
        required("honoured", Kind::Flag, "true", "Whether the company honours the signal."),
        required("last_update", Kind::Day, "2026-11-02", "Since when that is so."),
    ],
    others: None,
};
