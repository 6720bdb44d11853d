//! Sites with a past.

use crate::support::Fixture;
use lexloci::id::{PolicyName, VersionId};
use lexloci::locale::Date;
use lexloci::model::ledger::Successor;
use lexloci::model::publication::Kind;
use lexloci::model::region::Edition;
use lexloci::release::{self, Planned, Refusal, Request};
use lexloci::site::{Overrides, Site, open};
use std::collections::BTreeSet;

/// One policy in four editions: `global` in English and German; `ch` below it, with a law of its own.
pub(crate) fn office() -> Fixture {
    Fixture::small()
        .write("locales/global/region.toml", "languages = [\"en\", \"de\"]\ncode = \"001\"\n")
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\", \"en\"]\n")
        .write(
            "content/terms/de.md",
            "# Bedingungen\n\n## Gebrauch {#use}\n\nBenutzen.\n\n## Recht {#law}\n\nDas Recht.\n",
        )
        .write("locales/ch/terms/de.md", "## Schweizer Recht {#law}\n\nDas Recht der Schweiz.\n")
        .write("locales/ch/terms/en.md", "## Swiss law {#law}\n\nThe law of Switzerland.\n")
}

/// [`office`] with its first version of 2024-01-01.
pub(crate) fn published() -> Fixture {
    office().released("2024-01-01")
}

/// Version `2024-02-01` of the English editions takes effect on 2024-06-01.
pub(crate) fn scheduled() -> Fixture {
    let edited = published().edit("content/terms/en.md", "Use it", "Use it in June");
    edited.release(ahead("2024-02-01", "2024-06-01")).done()
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

pub(crate) fn edition(name: &str) -> Edition {
    Edition::parse(name).expect("an edition")
}

/// A change of wording that takes effect when it is published, on `today`.
pub(crate) fn on(today: &str) -> Request {
    Request { kind: Some(Kind::Editorial), ..Request::on(day(today)) }
}

/// A change of wording that takes effect later.
pub(crate) fn ahead(today: &str, effective: &str) -> Request {
    Request { effective: Some(day(effective)), ..on(today) }
}

/// The site as its files are, whatever day it is.
fn opened(fixture: &Fixture) -> std::sync::Arc<Site> {
    open(fixture.tree(), &Overrides::default()).site.expect("a site")
}

/// The site with what was planned.
pub(crate) fn with(fixture: &Fixture, planned: &Planned) -> Fixture {
    let files = planned.files.iter();
    let written = files.fold(fixture.clone(), |fixture, (path, bytes)| fixture.write_bytes(path, bytes));
    written.write(&planned.ledger_path(), &planned.ledger)
}

type Answer = Result<Option<Planned>, Vec<Refusal>>;

/// What became of a wish: the site afterwards, or the refusals.
pub(crate) struct Outcome {
    before: Fixture,
    pub(crate) answer: Answer,
}

impl Outcome {
    /// The site afterwards; the wish must have been granted.
    #[track_caller]
    pub(crate) fn done(self) -> Fixture {
        let planned = self.planned();
        with(&self.before, &planned)
    }

    /// What is to be written.
    #[track_caller]
    pub(crate) fn planned(&self) -> Planned {
        let answer = self.answer.clone().unwrap_or_else(|refusals| panic!("refused: {refusals:#?}"));
        answer.expect("something to release")
    }

    /// The one refusal, as one text.
    #[track_caller]
    pub(crate) fn refusal(&self) -> String {
        let refusals = self.answer.as_ref().expect_err("a refusal");
        assert_eq!(refusals.len(), 1, "{refusals:#?}");
        format!("{}\nhint: {}", refusals[0].message, refusals[0].hint)
    }

    /// Whether there was nothing to release.
    #[track_caller]
    pub(crate) fn is_nothing(&self) -> bool {
        self.answer.as_ref().unwrap_or_else(|refusals| panic!("refused: {refusals:#?}")).is_none()
    }
}

/// What happens to the policy `terms`.
pub(crate) trait Life {
    fn release(&self, request: Request) -> Outcome;
    fn reschedule(&self, version: &str, request: Request) -> Outcome;
    fn cancel(&self, version: &str, today: &str) -> Outcome;
    fn withdraw(&self, editions: &[&str], successor: Option<&str>, request: Request) -> Outcome;
}

impl Life for Fixture {
    fn release(&self, request: Request) -> Outcome {
        let answer = opened(self).release(&PolicyName::parse("terms").expect("a name"), &request);
        Outcome { before: self.clone(), answer }
    }

    fn reschedule(&self, version: &str, request: Request) -> Outcome {
        let (site, id) = (opened(self), VersionId::parse(version).expect("an id"));
        let answer = release::reschedule(site.history(), &PolicyName::parse("terms").expect("a name"), &id, &request);
        Outcome { before: self.clone(), answer: answer.map(Some) }
    }

    fn cancel(&self, version: &str, today: &str) -> Outcome {
        let (site, id) = (opened(self), VersionId::parse(version).expect("an id"));
        let answer = release::cancel(site.history(), &PolicyName::parse("terms").expect("a name"), &id, &on(today));
        Outcome { before: self.clone(), answer: answer.map(Some) }
    }

    fn withdraw(&self, editions: &[&str], successor: Option<&str>, request: Request) -> Outcome {
        let site = opened(self);
        let policy = PolicyName::parse("terms").expect("a name");
        let produced = site.composition().documents.get(&policy);
        let produced: BTreeSet<Edition> =
            produced.into_iter().flat_map(|documents| documents.keys().cloned()).collect();
        let editions = editions.iter().map(|name| edition(name)).collect();
        let successor = successor.map(|text| Successor::parse(text).expect("a successor"));
        let answer = release::withdraw(site.history(), &policy, &editions, successor.as_ref(), &produced, &request);
        Outcome { before: self.clone(), answer: answer.map(Some) }
    }
}

/// The site no longer speaks German in Switzerland.
pub(crate) fn without_swiss_german(fixture: &Fixture) -> Fixture {
    fixture.clone().edit("locales/ch/region.toml", "[\"de\", \"en\"]", "[\"en\"]").remove("locales/ch/terms/de.md")
}

/// The day in the first element with this class: `updated` or `effective`.
pub(crate) fn time<'a>(page: &'a str, class: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("<time class=\"{class}\" datetime=\""))?;
    rest.split_once('"').map(|(day, _)| day)
}

/// The classes of the banners of a page.
pub(crate) fn banners(page: &str) -> Vec<&str> {
    let found = page.split("<div class=\"banner ").skip(1);
    found.filter_map(|rest| rest.split_once('"').map(|(class, _)| class)).collect()
}

/// The words of the first banner of a kind, with its links.
#[track_caller]
pub(crate) fn banner<'a>(page: &'a str, kind: &str) -> &'a str {
    let (_, rest) =
        page.split_once(&format!("<div class=\"banner {kind}\"")).unwrap_or_else(|| panic!("no {kind}: {page}"));
    rest.split_once("</div>").expect("a banner ends").0
}

/// The title of a page.
pub(crate) fn title(page: &str) -> &str {
    page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).expect("a title").0
}

pub(crate) fn is_noindex(page: &str) -> bool {
    page.contains("<meta name=\"robots\" content=\"noindex\">")
}

/// The address that a page says it is the page of.
pub(crate) fn canonical(page: &str) -> Option<&str> {
    page.split_once("<link rel=\"canonical\" href=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(href, _)| href)
}

/// Where the links to other versions lead, by relation.
pub(crate) fn relation<'a>(page: &'a str, rel: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("<link rel=\"{rel}\" href=\""))?;
    rest.split_once('"').map(|(href, _)| href)
}
