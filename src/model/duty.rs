//! Duties: what a law asks a policy to say, as data.
//!
//! A duty is a check of presence: that a section stands where its law applies, and is not empty. Whether it says what the law
//! asks for, only a person can tell.

use super::policy::ReviewInterval;
use crate::diagnostic::Severity;
use crate::id::{PolicyName, RegionName, SectionId};
use crate::locale::RegionCode;
use crate::source::Span;

/// One thing that a law asks for.
#[derive(Clone, Debug)]
pub struct Duty {
    /// Its id, unique among the duties of a policy: `gdpr-13-1-a`.
    pub id: String,
    /// The citation: `GDPR Art. 13(1)(a)`.
    pub law: String,
    /// What is asked for, in words: `the identity and the contact details of the controller`.
    pub what: String,
    /// How it can be seen that the duty is met.
    pub asks: Asks,
    /// How bad it is if it is not met, where that is not what the code of the finding says.
    pub severity: Option<Severity>,
}

/// How it can be seen that a duty is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// A section says it.
    Text,
    /// Every cookie has these fields, in the language of the edition, and a table shows them.
    Cookies(Vec<CookieField>),
    /// A version was published within this time.
    Update(ReviewInterval),
    /// The day of the last update is shown, which every page of a policy does.
    LastUpdated,
}

/// A field of a cookie that a law asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CookieField {
    /// Its name, which each has.
    Name,
    /// Who sets it.
    Provider,
    /// What it is for.
    Purpose,
    /// How long it stays.
    Duration,
    /// What it is technically.
    Kind,
    /// Whether it is the site's own or somebody else's.
    Party,
}

impl CookieField {
    /// All fields, with their names in `cookies.toml`.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("name", Self::Name),
        ("provider", Self::Provider),
        ("purpose", Self::Purpose),
        ("duration", Self::Duration),
        ("kind", Self::Kind),
        ("party", Self::Party),
    ];

    /// As `cookies.toml` has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }
}

/// The duties of one law, or of one company.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Its name: `gdpr-13`.
    pub name: String,
    /// What it is, in words.
    pub title: String,
    /// Where its law applies, unless a policy says otherwise.
    pub reach: Reach,
    /// The duties, each with the answer that the pack itself suggests.
    pub duties: Vec<(Duty, Answer)>,
    /// The place of its first line, unless it is shipped with the tool.
    pub span: Option<Span>,
}

/// Where a duty applies.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// In regions with one of these codes, or in a country with one; everywhere, if none are given.
    pub codes: Option<Vec<RegionCode>>,
    /// In these regions and all below them; everywhere, if none are given.
    pub regions: Option<Vec<RegionName>>,
    /// But not in these, nor below them.
    pub except: Vec<RegionName>,
}

/// What a policy says of a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing.
    Nothing,
    /// All of these sections together meet it.
    All(Vec<Target>),
    /// Each of these sections meets it alone.
    Any(Vec<Target>),
    /// The sections with this tag meet it.
    Tag(String),
    /// It has no object here, for a reason.
    NotApplicable(String),
}

/// A section that meets a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The policy, where it is another one.
    pub policy: Option<PolicyName>,
    /// The section; or `title`, `description`, `preamble`.
    pub id: SectionId,
    /// Where it is named, unless a pack does that is shipped with the tool.
    pub span: Option<Span>,
}

/// A duty that a policy takes upon itself.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// The duty.
    pub duty: Duty,
    /// The pack that it comes from, and where the policy names it; `None` for a duty of the policy's own.
    pub pack: Option<(String, Span)>,
    /// Where it applies.
    pub reach: Reach,
    /// What the policy says of it.
    pub answer: Answer,
    /// The regions, with all below them, in which it has no object.
    pub excused: Vec<Excuse>,
    /// Where the policy says it.
    pub span: Span,
}

/// Why a duty has no object in a region, although its law applies there.
#[derive(Clone, Debug)]
pub struct Excuse {
    /// The region, with all below it.
    pub region: RegionName,
    /// The reason.
    pub reason: String,
    /// Where that is said.
    pub span: Span,
}
