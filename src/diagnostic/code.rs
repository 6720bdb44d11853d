//! The stable codes of all diagnostics, each with the severity that it has unless `site.toml` says otherwise.

use super::Severity;
use std::fmt;

/// A kind of mistake. Codes are stable: they may be retired, never renamed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    name: &'static str,
    severity: Severity,
    summary: &'static str,
}

impl Code {
    /// The code as written: `undefined-value`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The severity that it has unless `site.toml` says otherwise.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.severity
    }

    /// The mistake in one sentence.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.summary
    }

    /// Whether it guards the evidence: no site can make it less than an error.
    #[must_use]
    pub fn is_evidence(self) -> bool {
        [
            Self::UNREADABLE_HISTORY,
            Self::EDITED_HISTORY,
            Self::MISSING_HISTORY,
            Self::UNKNOWN_HISTORY,
            Self::BROKEN_CHAIN,
            Self::FORKED_HISTORY,
            Self::PUBLISHED_TEXT_WOULD_VANISH,
        ]
        .contains(&self)
    }

    /// The code with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        CODES.iter().copied().find(|code| code.name == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

macro_rules! codes {
    ($($severity:ident { $($constant:ident $name:literal $doc:literal)* })*) => {
        impl Code {
            $($(#[doc = $doc] pub const $constant: Code = Code { name: $name, severity: Severity::$severity, summary: $doc };)*)*
        }

        /// All codes.
        pub const CODES: &[Code] = &[$($(Code::$constant,)*)*];
    };
}

codes! {
    Error {
        // Files
        MISSING_FILE "missing-file" "A file that the site needs is not there."
        UNREADABLE_FILE "unreadable-file" "A file cannot be read."
        LINK_LEAVES_SITE "link-leaves-site" "A symbolic link leads out of the site's folder."
        INVALID_UTF8 "invalid-utf8" "A text is not UTF-8."
        FILE_TOO_LARGE "file-too-large" "A text is larger than any policy."
        UNEXPECTED_FILE "unexpected-file" "A file stands where nothing reads it."
        INVALID_NAME "invalid-name" "A region or policy has a name that an address cannot have."
        // TOML
        MERGE_CONFLICT "merge-conflict" "A merge left two versions of the same lines in a file."
        TOML_SYNTAX "toml-syntax" "A TOML file or front matter cannot be parsed."
        UNKNOWN_KEY "unknown-key" "A key means nothing where it stands."
        MISSING_KEY "missing-key" "A key that must be given is not."
        INVALID_VALUE "invalid-value" "The value of a key has the wrong form."
        UNCLOSED_FRONT_MATTER "unclosed-front-matter" "Front matter begins and does not end."
        // Regions and languages
        UNKNOWN_REGION "unknown-region" "A region is named that does not exist."
        CYCLIC_PARENTS "cyclic-parents" "Regions are each other's parents."
        UNKNOWN_POLICY "unknown-policy" "A policy is named that does not exist."
        MALFORMED_LANGUAGE "malformed-language" "A language tag is not BCP 47, or has a variant."
        NON_CANONICAL_LANGUAGE "non-canonical-language" "A language tag has a better form."
        UNKNOWN_LANGUAGE "unknown-language" "A language tag names no language."
        DUPLICATE_LANGUAGE "duplicate-language" "A region lists a language twice."
        PREVAILING_LANGUAGE "prevailing-language" "The prevailing language is no edition of the region, or falls back."
        MISSING_REGION_NAME "missing-region-name" "A region has no code, and no message gives its name."
        // Markdown
        RAW_HTML "raw-html" "Raw HTML stands in a text that must be Markdown."
        SECOND_TITLE "second-title" "A document has two titles, or a `#` heading that is not at its top."
        MISSING_TITLE "missing-title" "A document has no title, or a heading no words."
        INVALID_ID "invalid-id" "An id has the wrong form, or is reserved."
        DUPLICATE_ID "duplicate-id" "An id is given twice."
        UNPINNED_ID "unpinned-id" "A heading needs an id that cannot be derived."
        DERIVED_ID "derived-id" "A published text has ids that stand nowhere but in the words of its headings."
        ID_OUT_OF_PLACE "id-out-of-place" "The id of a heading disagrees with its place in the outline."
        UNKNOWN_ATTRIBUTE "unknown-attribute" "A heading has an attribute that means nothing."
        EXTRA_SECTION "extra-section" "A text has a section that the text it belongs to does not have."
        LIST_NUMBERS "list-numbers" "The numbers written in a list are out of order."
        HEADING_NOT_READ "heading-not-read" "A line looks like a heading with an id and was not read as one."
        CONTROL_CHARACTER "control-character" "A text holds a character that no reader can see."
        TOO_DEEP "too-deep" "Blocks are nested deeper than any reader can follow."
        UNDEFINED_FOOTNOTE "undefined-footnote" "A footnote is referred to and not defined."
        DUPLICATE_FOOTNOTE "duplicate-footnote" "A footnote is defined twice in one file."
        MISPLACED_TABLE "misplaced-table" "`{{ cookies }}` or `{{ precedence }}` does not stand alone in a paragraph."
        // Precedence
        DANGLING_LOCAL_SECTION "dangling-local-section" "An edit of a local version hits nothing."
        LOCAL_SECTION_WITHOUT_PLACE "local-section-without-place" "A new local section does not say where it belongs."
        LOCAL_SECTION_WITH_PLACE "local-section-with-place" "A local section says where it belongs and exists already."
        LOCAL_SECTION_ELSEWHERE "local-section-elsewhere" "An id stands inside an edit and exists elsewhere in the document."
        OVERLAPPING_EDITS "overlapping-edits" "Two edits of one file, of which one contains the other."
        LEVEL_TOO_DEEP "level-too-deep" "An edit would put a heading below level 6."
        MISSING_REASON "missing-reason" "A removal does not say why."
        MISSING_DOCUMENT "missing-document" "A policy applies to an edition and has no text for it."
        PREVAILS_CYCLE "prevails-cycle" "Policies prevail over each other in a circle."
        // Values, wording, references
        UNDEFINED_VALUE "undefined-value" "A text uses a name that is neither value nor message."
        AMBIGUOUS_NAME "ambiguous-name" "A name is both a value and a message."
        UNSAFE_LINK "unsafe-link" "A link leads to something else than https:, mailto: or tel:."
        DANGLING_REFERENCE "dangling-reference" "A reference leads nowhere."
        LINK_WITHOUT_WORDS "link-without-words" "A link has no words that a reader could see and follow."
        FLUENT_SYNTAX "fluent-syntax" "A Fluent file cannot be parsed."
        MESSAGE_FAILED "message-failed" "A message cannot be formatted."
        UNTRANSLATED_LEGAL_STRING "untranslated-legal-string" "A string of legal weight is missing in a language."
        // Cookies
        COOKIE_FIELD "cookie-field" "A cookie lacks a field, or has one that means nothing."
        // Review
        REVIEW_SYNTAX "review-syntax" "A line of `review.lock` cannot be read."
        // History
        UNREADABLE_HISTORY "unreadable-history" "A file of the history cannot be read."
        EDITED_HISTORY "edited-history" "A published file, or an entry of a ledger, was edited."
        MISSING_HISTORY "missing-history" "A published file is not where it was."
        UNKNOWN_HISTORY "unknown-history" "A file stands in the history that no ledger knows."
        BROKEN_CHAIN "broken-chain" "The entries of a ledger do not follow each other."
        FORKED_HISTORY "forked-history" "Two entries of a ledger follow the same one."
        PUBLISHED_TEXT_WOULD_VANISH "published-text-would-vanish" "The sources no longer produce an edition that was published."
        // Waivers
        EXPIRED_WAIVER "expired-waiver" "A waiver has expired: what it waived is reported again."
        // Translators
        TRANSLATION_FILE "translation-file" "A file that should bring translations is none, or belongs elsewhere."
        TRANSLATION_MARKUP "translation-markup" "A translation has lost or invented markup, or cannot be written as Markdown."
        // Host
        REDIRECT_SOURCE "redirect-source" "An address should lead elsewhere that the site has, or that leads elsewhere already."
        REDIRECT_TARGET "redirect-target" "A redirect leads to nothing, or round in a circle."
        // Theme
        MISSING_THEME "missing-theme" "The theme of the site does not exist."
        BROKEN_TEMPLATE "broken-template" "A template cannot be parsed or rendered."
    }
    Warning {
        TRANSLATION_OUTDATED "translation-outdated" "A source has changed since it was exported for translation."
        TRANSLATION_INCOMPLETE "translation-incomplete" "A section came back with blocks that are not translated."
        NEVER_SHOWN "never-shown" "A text, value or message that no edition can show."
        EMPTY_TEXT "empty-text" "A local version or translation is empty."
        LIKELY_COUNTRY "likely-country" "A language tag that is more likely meant as a country."
        FALLBACK "fallback" "A section is shown in another language than its edition's."
        LOCAL_TEXT_UNTRANSLATED "local-text-untranslated" "A region's own text is missing in one of its languages."
        RENAMED_SECTION "renamed-section" "An old id of a section is used."
        STALE_LOCAL "stale-local" "The text that a local version displaces has changed since it was reviewed."
        STALE "stale" "The source of a translation has changed since it was reviewed."
        UNREVIEWED "unreviewed" "A translation or local version was never reviewed against its source."
        UNUSED_REVIEW "unused-review" "A line of `review.lock` belongs to no section that has a source."
        REVIEW_OVERDUE "review-overdue" "A policy was not reviewed as often as it says."
        TOOK_EFFECT_UNREVIEWED "took-effect-unreviewed" "A version announced for a day took effect before all texts had followed it."
        COOKIE_IN_NO_TABLE "cookie-in-no-table" "A cookie is declared that no table shows."
        UNMARKED_PRECEDENCE "unmarked-precedence" "A section states what prevails, and a clause is generated beside it."
        CONTRADICTED_PRECEDENCE "contradicted-precedence" "A text says that another version prevails than the sources declare."
        EMPTY_COOKIE_TABLE "empty-cookie-table" "A cookie table has no cookies."
        SPACE_IN_LINK "space-in-link" "A link is broken by a space in its target."
        SKIPPED_LEVEL "skipped-level" "A heading is more than one level below the one before it."
        UNUSED_WAIVER "unused-waiver" "A waiver waives nothing."
        UNUSED_FOOTNOTE "unused-footnote" "A footnote is defined that no text refers to."
        UNUSED_VALUE "unused-value" "A value that no text uses."
        // Duties
        UNASSIGNED_DUTY "unassigned-duty" "A law asks for something, and no section is named for it."
        UNMET_DUTY "unmet-duty" "A section or field that a law asks for is missing in an edition."
        UPDATE_OVERDUE "update-overdue" "A text was not updated within the time that a law sets."
        UNUSED_DUTY "unused-duty" "A duty, or a pack of them, concerns no edition."
        MESSAGE_LACKS_VARIABLE "message-lacks-variable" "A translation of a message lacks a variable that the message has."
        DUPLICATE_MESSAGE "duplicate-message" "A message is defined twice in one file."
        GPC_UNMENTIONED "gpc-unmentioned" "`gpc.json` says that Global Privacy Control is honoured, and no text says so."
        NO_EDITIONS "no-editions" "The site has no edition, and so no page of a policy."
        // Writing
        EMPTY_SECTION "empty-section" "A heading has nothing under it."
        GLUED_BLOCK "glued-block" "A heading or list is part of a paragraph."
        LABELS_RUN_TOGETHER "labels-run-together" "Numbered clauses run together in one paragraph."
        ATTRIBUTE_NOT_READ "attribute-not-read" "Braces that should be attributes are published as text."
        EMPHASIS_NOT_READ "emphasis-not-read" "Asterisks that should make words bold are published as text."
        UNMATCHED_BRACKET "unmatched-bracket" "A bracket is opened or closed without its other half."
        MISPLACED_MARK "misplaced-mark" "Punctuation is doubled, lacks a space, or stands apart from its word."
        UNMATCHED_QUOTATION "unmatched-quotation" "A quotation mark stands without its other half, or with another style's."
        GLUED_WORDS "glued-words" "Two words stand without the space between them."
        STRAY_FRAGMENT "stray-fragment" "A letter or a mark alone makes a paragraph."
        LOOK_ALIKE "look-alike" "A character stands in the place of one that looks like it."
        LOST_JOINER "lost-joiner" "A Persian word has lost the joiner that it is written with."
        UNEVEN_TABLE "uneven-table" "A row has more or fewer cells than its table has columns."
        SAVED_PAGE "saved-page" "A file holds a saved web page instead of a text."
        PLACEHOLDER "placeholder" "A word holds the place of a text that was never written."
        REPEATED_SENTENCE "repeated-sentence" "A sentence stands twice in a row."
        UNFINISHED_PARAGRAPH "unfinished-paragraph" "A paragraph ends in a comma or a joining word."
        GLUED_LINK "glued-link" "A word runs into a link, or a space stands at its edge."
        FOREIGN_LINK "foreign-link" "A link leads to a page in a language that is not the text's."
        STAGING_LINK "staging-link" "A link leads to a host for tests."
        WRONG_NUMBER "wrong-number" "Numbers of headings, or references to them, disagree with each other."
        INVISIBLE_CHARACTER "invisible-character" "A character that nobody sees stands in a text."
        GARBLED_TEXT "garbled-text" "Characters were lost, or saved in one encoding and read in another."
        MIXED_SCRIPTS "mixed-scripts" "A word mixes letters that look alike from two scripts."
        FOREIGN_SCRIPT "foreign-script" "A text stands in another script than its language is written in."
        FOREIGN_LANGUAGE "foreign-language" "A text stands in another language than its file says."
        FOREIGN_DATE "foreign-date" "A date names its month in another language."
        IMPOSSIBLE_DATE "impossible-date" "A date that no calendar has."
        UNPADDED_DATE "unpadded-date" "A date lacks a zero."
        // Translations
        OUTLINE_DIFFERS "outline-differs" "A translation has other headings than the text that it translates."
        LINKS_DIFFER "links-differ" "A translation has other links than the text that it translates."
        AMOUNTS_DIFFER "amounts-differ" "A translation has another number than the text that it translates."
        PASSAGES_DIFFER "passages-differ" "A translation has other paragraphs than the text that it translates."
        TERM_DIFFERS "term-differs" "A translation does not use the word that the glossary has for a term."
        AVOIDED_TERM "avoided-term" "A text uses a word that the glossary says to avoid."
        // Host
        HOST_LIMIT "host-limit" "The host cannot do, or take, what the site asks of it."
        INLINE_CODE "inline-code" "A template has a script or style that the Content Security Policy does not let pass."
        // Declared dates
        DATES_DISAGREE "dates-disagree" "A text shows another date than it declares, or than the ledger has."
        DATE_NOT_CHANGED "date-not-changed" "A text changed under an unchanged date."
        ONLY_DATE_CHANGED "only-date-changed" "A date changed and the text did not."
        DATE_GOES_BACK "date-goes-back" "A text has an earlier date than the one before it."
        VANISHED_ID "vanished-id" "An id that links may lead to is gone."
    }
    Hint {
        UNDECLARED_PRECEDENCE "undeclared-precedence" "A text says which language prevails, and nothing declares it."
        DUTY_IN_FALLBACK "duty-in-fallback" "What a law asks for is shown in another language than the edition's."
        UNTRANSLATED_STRING "untranslated-string" "A string of the page around the text is missing in a language."
        GPC_UNDECLARED "gpc-undeclared" "A text speaks of Global Privacy Control, and `gpc.json` does not say that it is honoured."
        NO_HREFLANG "no-hreflang" "An edition has no language tag of its own for search engines."
        ATTRIBUTE_SPACING "attribute-spacing" "The attributes of a heading touch its last word."
        REMOVED_SECTION "removed-section" "A region removes a section that it inherits."
        REVIEW_DUE "review-due" "A policy is to be reviewed soon."
        UNRELEASED_CHANGE "unreleased-change" "A working text differs from what was released last."
        BOLD_PARAGRAPH "bold-paragraph" "A paragraph in bold stands where a heading could."
        UNTRANSLATED_LINK "untranslated-link" "A translation links a page in the language that it is translated from."
        NOT_NFC "not-nfc" "A text is not in composed form (Unicode NFC)."
    }
}
