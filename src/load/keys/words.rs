//! Forms of strings. Each pattern lets through at least what the loader does.

use super::Word;

pub(super) const LANGUAGE: Word = Word { name: "a language tag", pattern: "^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$" };

pub(super) const REGION: Word = Word { name: "the name of a region", pattern: "^[a-z][a-z0-9-]*$" };

pub(super) const POLICY: Word = Word { name: "the name of a policy", pattern: "^[a-z][a-z0-9-]*$" };

pub(super) const SECTION: Word = Word { name: "the id of a section", pattern: "^[a-z0-9][a-z0-9-]*$" };

pub(super) const TARGET: Word =
    Word { name: "the id of a section", pattern: "^(policy:[a-z][a-z0-9-]*#)?[a-z0-9][a-z0-9-]*$" };

pub(super) const CODE: Word =
    Word { name: "a code of ISO 3166 or UN M.49", pattern: "^([A-Z]{2}(-[A-Z0-9]{1,3})?|[0-9]{3})$" };

pub(super) const INTERVAL: Word =
    Word { name: "a count of days, weeks, months or years", pattern: "^[0-9]{1,5} (day|week|month|year)s?$" };

pub(super) const BASE_URL: Word = Word {
    name: "an address (`https:` or `http:`)",
    pattern: "^https?://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9/._~-]*)?$",
};

pub(super) const HREF: Word =
    Word { name: "an address, or a path from `/`", pattern: "^(https://[^/\\s\\\\]|mailto:|tel:|/([^/\\\\]|$))" };

pub(super) const WHERE_TO: Word = Word { name: "a path from `/`, or `https://...`", pattern: "^(https://[^/\\s]|/)" };

pub(super) const DURATION: Word = Word {
    name: "`session`, `persistent` or an ISO 8601 duration",
    pattern: "^(session|persistent|P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)$",
};

pub(super) const LABEL: Word =
    Word { name: "a label with a counter", pattern: "(^|[^0-9A-Za-z])[1aAiI]([^0-9A-Za-z]|$)" };

pub(super) const HOST: Word = Word { name: "a host", pattern: "^([a-z0-9-]+(\\.[a-z0-9-]+)+|localhost)$" };

pub(super) const CATEGORY: Word = Word { name: "a lower-case name", pattern: "^[a-z0-9-]+$" };

pub(super) const VALUE_NAME: Word = Word { name: "a name", pattern: "^[A-Za-z][A-Za-z0-9_-]*$" };

pub(super) const PATH: Word = Word { name: "a path from `/`", pattern: "^/[A-Za-z0-9/._~-]+$" };

pub(super) const REASON: Word = Word { name: "a reason in words", pattern: "\\S" };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{PolicyName, RegionName, SectionId};
    use crate::locale::{Language, RegionCode};
    use crate::model::cookie::Duration;
    use crate::model::label::LabelPattern;
    use crate::model::outside::is_host;
    use crate::model::policy::ReviewInterval;
    use crate::model::site::is_base_url;
    use proptest::prelude::*;
    use serde_json::json;

    /// Whether a string fits a form, as an editor with a schema would say.
    fn fits(word: &Word, text: &str) -> bool {
        let mut compiler = boon::Compiler::new();
        let mut schemas = boon::Schemas::new();
        compiler.add_resource("word", json!({ "pattern": word.pattern })).unwrap();
        let schema = compiler.compile("word", &mut schemas).unwrap();
        schemas.validate(&json!(text), schema).is_ok()
    }

    type Accepts = fn(&str) -> bool;

    const FORMS: [(&Word, Accepts); 10] = [
        (&LANGUAGE, |text| Language::parse(text).is_ok()),
        (&REGION, |text| RegionName::parse(text).is_some()),
        (&POLICY, |text| PolicyName::parse(text).is_some()),
        (&SECTION, |text| SectionId::parse(text).is_some()),
        (&CODE, |text| RegionCode::parse(text).is_some()),
        (&INTERVAL, |text| ReviewInterval::parse(text).is_some()),
        (&BASE_URL, is_base_url),
        (&DURATION, |text| Duration::parse(text).is_some()),
        (&LABEL, |text| LabelPattern::parse(text).is_some()),
        (&HOST, is_host),
    ];

    #[test]
    fn words_that_the_loader_refuses_and_a_schema_can_know_are_refused() {
        for (word, bad) in [
            (&LANGUAGE, "deutsch_neu"),
            (&REGION, "us_ca"),
            (&SECTION, "Contact"),
            (&CODE, "ch"),
            (&INTERVAL, "12 moons"),
            (&BASE_URL, "legal.aurora.example"),
            (&DURATION, "1 year"),
            (&LABEL, "§"),
            (&HOST, "https://aurora.example/"),
        ] {
            assert!(!fits(word, bad), "{bad} is no {}", word.name);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn what_the_loader_accepts_fits_the_pattern(
            text in prop_oneof![
                "[a-zA-Z0-9.-]{1,8}", "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", "[A-Z]{2}(-[A-Z0-9]{1,3})?",
                "P[1-9][YMD](T[1-9][HS])?", "[1-9]{1,4} (days|months|year)", "https?://[a-z:/.~%ä]{1,9}", "[(§ ][1aAiI][.)]",
                "[a-z]{1,4}(\\.[a-z0-9-]{1,5}){1,2}",
            ]
        ) {
            for (word, accepts) in FORMS {
                prop_assert!(!accepts(&text) || fits(word, &text), "{} is {}", text, word.name);
            }
        }
    }
}
