//! `region.toml`.

use super::words::{BASE_URL, CODE, LANGUAGE, REGION as NAME, VALUE_NAME};
use super::{Keys, Kind, Others, optional};

pub(in super::super) const REGION: Keys = Keys {
    name: "region.toml",
    about: "A jurisdiction or market: where it stands in the tree, its editions, and its facts. What it does not say, it inherits.",
    keys: &[
        // Not required of `global`, which is the root: the loader asks for it everywhere else.
        optional(
            "parent",
            Kind::Word(&NAME),
            "it must be there, but in `global`",
            "\"global\"",
            "The region that it inherits texts and values from. `global` is the root, and has none.",
        ),
        optional(
            "code",
            Kind::Word(&CODE),
            "no code",
            "\"CH\"",
            "ISO 3166-1 (`CH`), ISO 3166-2 (`US-CA`) or UN M.49 (`150`, `001`). It gives the region its name in every language and the \
             locale of its pages, and tells duties where their law applies. Without it the message `region-NAME` says the name.",
        ),
        optional(
            "base_url",
            Kind::Word(&BASE_URL),
            "that of the region above, at last that of `site.toml`",
            "\"https://www.aurora.ch/legal\"",
            "The address at which this region, with all below it, is published on a host of its own: links from and to the rest of the \
             site are whole addresses. `--base-url`, `--base-path` and `serve` show everything at one address.",
        ),
        optional(
            "area",
            Kind::Choice(&[
                "africa",
                "asia-pacific",
                "europe",
                "latin-america",
                "middle-east",
                "north-america",
                "global",
            ]),
            "the area of `code`",
            "\"middle-east\"",
            "The area of the world under which the selector lists it.",
        ),
        optional(
            "languages",
            Kind::List(&Kind::Word(&LANGUAGE)),
            "`[]`: only inherited from",
            "[\"de\", \"fr\", \"it\", \"en\"]",
            "The languages of its editions, the first one first. Where CLDR has no name of one of them in itself or in another, the \
             message `language-TAG` says it.",
        ),
        optional(
            "prevailing_language",
            Kind::Word(&LANGUAGE),
            "inherited",
            "\"de\"",
            "The language that governs if the languages disagree; it is one of `languages`.",
        ),
        optional(
            "first_language",
            Kind::Word(&LANGUAGE),
            "the first of `languages`, else the reference language",
            "\"en\"",
            "The language in which its own texts are written first. For regions without editions only.",
        ),
        optional(
            "former",
            Kind::List(&Kind::Word(&NAME)),
            "none",
            "[\"helvetia\"]",
            "Names that the region had before anything was published in it: their addresses lead here. What was published under a name \
             stays at its addresses.",
        ),
        optional(
            "values",
            Kind::Table(&VALUES),
            "inherited",
            "{ controller = \"Aurora Devices (Schweiz) AG\", age_of_consent = 16 }",
            "Facts that texts show as `{{ name }}`.",
        ),
    ],
    others: None,
};

const VALUES: Keys = Keys {
    name: "values",
    about: "A line for each fact. Years, telephone numbers and house numbers are strings: numbers are written as the language of a \
        page writes them.",
    keys: &[],
    others: Some(&Others {
        placeholder: "NAME",
        name: Kind::Word(&VALUE_NAME),
        value: Kind::Any(&[Kind::Text, Kind::Number, Kind::Day, Kind::Table(&BY_LANGUAGE)]),
        example: "age_of_consent = 16",
        about: "The value for all languages, or a table by language that falls back as texts do.",
    }),
};

const BY_LANGUAGE: Keys = Keys {
    name: "values.NAME",
    about: "The value in each language.",
    keys: &[],
    others: Some(&Others {
        placeholder: "LANGUAGE",
        name: Kind::Word(&LANGUAGE),
        value: Kind::Any(&[Kind::Text, Kind::Number, Kind::Day]),
        example: "de = \"EDÖB\"",
        about: "The value in this language.",
    }),
};

#[cfg(test)]
mod tests {
    use crate::locale::Area;

    #[test]
    fn all_areas_can_be_chosen() {
        let names: Vec<&str> = Area::ALL.iter().map(|(name, _)| *name).collect();
        assert_eq!(super::REGION.key("area").and_then(|key| key.kind.choices()), Some(names));
    }
}
