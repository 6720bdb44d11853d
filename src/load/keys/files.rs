//! The other files, and the list of all.

use super::policy::POLICY;
use super::region::REGION;
use super::site::SITE;
use super::words::{CATEGORY, DURATION, LANGUAGE};
use super::{Keys, Kind, Others, optional};

pub(in super::super) use super::policy::DUTIES;

/// A kind of files.
#[derive(Debug)]
pub struct File {
    /// What it is called: on the command line, and in the name of its schema.
    pub name: &'static str,
    /// Where such files stand in a site; `*` is any one name.
    pub paths: &'static [&'static str],
    /// What they may say.
    pub keys: &'static Keys,
}

/// All kinds of files that are TOML, front matter of texts last.
pub const FILES: [File; 8] = [
    File { name: "site.toml", paths: &["site.toml"], keys: &SITE },
    File { name: "policy.toml", paths: &["content/*/policy.toml"], keys: &POLICY },
    File { name: "region.toml", paths: &["locales/*/region.toml"], keys: &REGION },
    File { name: "cookies.toml", paths: &["content/*/cookies.toml", "locales/*/*/cookies.toml"], keys: &COOKIES },
    File { name: "duties", paths: &["duties/*.toml"], keys: &DUTIES },
    File { name: "theme.toml", paths: &["themes/*/theme.toml"], keys: &THEME },
    File { name: "front-matter", paths: &["content/*/*.md"], keys: &FRONT_MATTER },
    File { name: "local-front-matter", paths: &["locales/*/*/*.md"], keys: &LOCAL_FRONT_MATTER },
];

pub(in super::super) const COOKIES: Keys = Keys {
    name: "cookies.toml",
    about: "The cookies that a notice declares, a table for each. Below `locales/` a table gives only what the region changes, a new \
        cookie, or why one is removed.",
    keys: &[],
    others: Some(&Others {
        placeholder: "\"COOKIE\"",
        name: Kind::Text,
        value: Kind::Table(&COOKIE),
        example: "\"_ga\" = { provider = \"Google\", category = \"analytics\", duration = \"P2Y\" }",
        about: "A cookie under its name: `[\"_ga\"]`.",
    }),
};

const COOKIE: Keys = Keys {
    name: "COOKIE",
    about: "What is known of a cookie or similar storage.",
    keys: &[
        optional("name", Kind::Text, "the key", "\"_ga_*\"", "What pages show as its name; `*` stands for anything."),
        optional("provider", Kind::Text, "inherited", "\"Aurora Devices\"", "Who sets it."),
        optional(
            "category",
            Kind::Word(&CATEGORY),
            "inherited",
            "\"analytics\"",
            "One of `categories` in `policy.toml`.",
        ),
        optional(
            "purpose",
            Kind::Any(&[Kind::Text, Kind::Table(&PURPOSE)]),
            "inherited",
            "\"cookie-purpose-session\"",
            "What it is for: the id of a message, or words by language.",
        ),
        optional("duration", Kind::Word(&DURATION), "inherited", "\"P13M\"", "How long it stays."),
        optional("kind", Kind::Text, "inherited", "\"http\"", "What it is technically."),
        optional(
            "party",
            Kind::Choice(&["first", "third"]),
            "inherited",
            "\"third\"",
            "The site's own, or somebody else's.",
        ),
        optional(
            "remove",
            Kind::Text,
            "it stays",
            "\"We do not set it here.\"",
            "In a region: why it is not declared here.",
        ),
    ],
    others: None,
};

const PURPOSE: Keys = Keys {
    name: "COOKIE.purpose",
    about: "Words in each language.",
    keys: &[],
    others: Some(&Others {
        placeholder: "LANGUAGE",
        name: Kind::Word(&LANGUAGE),
        value: Kind::Text,
        example: "en = \"It keeps you signed in.\"",
        about: "The words in this language.",
    }),
};

pub(in super::super) const THEME: Keys = Keys {
    name: "theme.toml",
    about: "A theme. All its keys may be missing.",
    keys: &[
        optional("name", Kind::Text, "the folder", "\"aurora\"", "What it is called, for people."),
        optional("version", Kind::Text, "none", "\"1\"", "Its version, for people."),
        optional("extends", Kind::Text, "`\"default\"`", "\"default\"", "The theme that has what this one lacks."),
        optional(
            "legal",
            Kind::List(&Kind::Text),
            "none but the default theme's",
            "[\"draft-notice\"]",
            "Messages of legal weight: where a language of an edition lacks one, that is an error.",
        ),
    ],
    others: None,
};

macro_rules! words_of_a_document {
    ($without:literal $(, $more:expr)*) => {
        &[
            optional("title", Kind::Text, $without, "\"Privacy statement\"", "The title, with `{{ values }}`."),
            optional(
                "description",
                Kind::Text,
                "none",
                "\"How Aurora Devices handles personal data.\"",
                "A sentence for search engines and previews, with `{{ values }}`.",
            ),
            $($more),*
        ]
    };
}

pub(in super::super) const FRONT_MATTER: Keys = Keys {
    name: "front matter",
    about: "Between `+++` lines at the top of a base text.",
    keys: words_of_a_document!("the only `#` heading"),
    others: None,
};

pub(in super::super) const LOCAL_FRONT_MATTER: Keys = Keys {
    name: "front matter",
    about: "Between `+++` lines at the top of a local version. What it does not say is inherited.",
    keys: words_of_a_document!(
        "inherited",
        optional(
            "preamble",
            Kind::Choice(&["remove"]),
            "inherited",
            "\"remove\"",
            "Removes what the inherited document says before its first section.",
        ),
        optional(
            "replaces",
            Kind::Choice(&["document"]),
            "its sections alone",
            "\"document\"",
            "The whole inherited document gives way to this one.",
        )
    ),
    others: None,
};

/// What a user says for all sites: `~/.config/lexloci/config.toml`, below `$XDG_CONFIG_HOME` where that is set.
pub const CONFIGURATION: Keys = Keys {
    name: "config.toml",
    about: "What a user says for all sites. It changes no page.",
    keys: &[optional(
        "editor_url",
        Kind::Text,
        "places are not linked",
        "\"vscode://file/{path}:{line}\"",
        "The address that opens a line of a file in an editor; `{path}`, `{line}` and `{column}` are filled in.",
    )],
    others: None,
};
