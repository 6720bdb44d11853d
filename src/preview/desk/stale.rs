//! Reviews: which translations and local texts were left behind by their sources, with what changed beside them.

use super::{nothing, redline};
use crate::digest::Digest;
use crate::model::markup::{Target, plain_text};
use crate::model::review::{REVIEW_LOCK, Subject};
use crate::preview::bar::counted;
use crate::preview::overlay::words;
use crate::preview::{DESK, Request, Response, Snapshot};
use crate::render::html::{SectionHtml, TextHtml, escaped, language_attributes};
use crate::review::{Answer, Changes, State, Survey, confirm, survey};
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};

/// What is to be written because somebody marked a section as reviewed.
#[derive(Clone, Debug)]
pub struct Recording {
    /// The file, by its path in the site.
    pub path: &'static str,
    /// What it said when this was made of it; none where it was not there.
    pub before: Option<String>,
    /// What it is to say.
    pub text: String,
}

impl Snapshot {
    /// What is stale, and what was never reviewed.
    pub(in crate::preview) fn stale_page(&self) -> Response {
        let Some(site) = self.site() else { return self.desk_without_site("stale/") };
        let survey = survey(site.sources(), site.composition());
        let lock = &site.sources().reviews;
        let mut changes = Changes::new(site.sources(), site.composition(), site.history());
        let (mut local, mut translated) = (Vec::new(), Vec::new());
        let mut unreviewed: BTreeMap<&str, usize> = BTreeMap::new();
        for (subject, answer) in &survey.answers {
            match survey.state(lock, subject) {
                State::Current => {}
                State::Unreviewed => *unreviewed.entry(&subject.file).or_default() += 1,
                State::Stale { gone, come } => {
                    let article = self.stale(site, subject, answer, &mut changes, &gone, &come);
                    if answer.displaces { &mut local } else { &mut translated }.push(article);
                }
            }
        }
        let mut body = String::from(
            "<p>A text that answers to another one, as a translation or as the law of a region, is stale when the other one \
             has changed since somebody last compared the two.</p>\n",
        );
        if local.is_empty() && translated.is_empty() {
            body.push_str(&nothing("No text is stale."));
        }
        for (heading, articles) in [("Local texts", local), ("Translations", translated)] {
            if !articles.is_empty() {
                body.push_str(&format!(
                    "<h2>{heading}</h2>\n<p>{}</p>\n{}",
                    counted(articles.len(), "section"),
                    articles.concat()
                ));
            }
        }
        if !unreviewed.is_empty() {
            let items: String = unreviewed
                .iter()
                .map(|(file, count)| {
                    let place = self.settings.places.html(file, None);
                    format!("<li>{place}: {}</li>\n", counted(*count, "section"))
                })
                .collect();
            body.push_str(&format!("<h2>Never reviewed</h2>\n<ul>\n{items}</ul>\n"));
        }
        self.desk_page("stale/", &body)
    }

    /// One stale section: what changed in its source, beside what it says.
    fn stale(
        &self,
        site: &Site,
        subject: &Subject,
        answer: &Answer,
        changes: &mut Changes<'_>,
        gone: &[String],
        come: &[usize],
    ) -> String {
        let change = changes.of(answer, gone, come);
        let source = come.first().and_then(|at| answer.sources.get(*at)).or(answer.sources.first());
        let source_place = source.map_or_else(String::new, |source| {
            let line = self.texts.line(source.passage.span);
            self.settings.places.html(&source.subject.file, Some(line))
        });
        let mut now = || changes.of(answer, &[], come);
        let changed = match (change, source) {
            (Some(change), Some(source)) => {
                format!("<p>{}</p>\n{}", change.amount(), redline(&change.redline, &source.language))
            }
            (None, Some(source)) => {
                let says = now().map_or_else(String::new, |now| redline(&now.redline, &source.language));
                format!(
                    "<p>The text that was reviewed was never published, so only what it says now is known.</p>\n{says}"
                )
            }
            (_, None) => String::new(),
        };
        let line = self.texts.line(answer.span);
        let says = text_at(site, answer).unwrap_or_else(|| nothing("It takes the other text away, and has none."));
        format!(
            "<article class=\"review\">\n<h3>{part} <small>{policy}, {region} in {language}</small></h3>\n\
             <div class=\"beside\">\n<section><h4>What changed in {source_place}</h4>\n{changed}</section>\n\
             <section><h4>What stands in {place}</h4>\n<div{attributes}>{says}</div></section>\n</div>\n\
             <form method=\"post\" action=\"{DESK}confirm\">\
             <input type=\"hidden\" name=\"subject\" value=\"{subject}\">\
             <input type=\"hidden\" name=\"token\" value=\"{token}\">\
             <button>Mark as reviewed<span class=\"unseen\">: {part} in {language}</span></button></form>\n</article>\n",
            part = words(&subject.part_in_words()),
            policy = answer.policy,
            region = answer.region,
            language = answer.language,
            place = self.settings.places.html(&subject.file, Some(line)),
            attributes = language_attributes(&answer.language),
            subject = escaped(&subject.to_string()),
            token = self.token(subject, answer),
        )
    }

    /// What only the page can know that shows a section beside its sources as they are now: whoever confirms has seen these.
    fn token(&self, subject: &Subject, answer: &Answer) -> String {
        let mut bytes = self.settings.secret.to_vec();
        bytes.extend(subject.to_string().into_bytes());
        for source in &answer.sources {
            bytes.extend(format!("\n{} {}", source.subject, source.digest).into_bytes());
        }
        // The secret is as long as a block of the digest is wide at most, and comes first and last: nobody can append.
        bytes.extend(self.settings.secret);
        Digest::of(&bytes).to_string()
    }

    /// What is to be written where somebody marked a section as reviewed.
    ///
    /// # Errors
    /// With the answer that says why nothing is: no such section, a token of another page, or sources that have changed since.
    pub fn confirm(&self, request: &Request) -> Result<Recording, Response> {
        let refuse = |status, words| Err(Response::text(status, words));
        let Some(site) = self.site() else { return refuse(503, "There is no site.") };
        let subject = request.posted("subject").and_then(|subject| Subject::parse(&subject));
        let Some(subject) = subject else { return refuse(400, "The form names no section.") };
        let survey: Survey = survey(site.sources(), site.composition());
        let Some(answer) = survey.answers.get(&subject) else {
            return refuse(404, "There is no such section any more.");
        };
        if !same(&self.token(&subject, answer), &request.posted("token").unwrap_or_default()) {
            return refuse(
                403,
                "The texts have changed since the page was made, or it is not a page of this desk: go back, load it again, and read it.",
            );
        }
        let confirmed = confirm(&survey, &site.sources().reviews, &BTreeSet::from([subject]));
        // The lock as the site was read with; whoever writes finds out whether the file has changed since.
        let before = self.texts.find(REVIEW_LOCK).map(|file| self.texts.text(file).to_owned());
        Ok(Recording { path: REVIEW_LOCK, before, text: confirmed.lock.to_string() })
    }
}

/// Compares without telling by the time how much of it is right.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |odd, (a, b)| odd | (a ^ b)) == 0
}

/// What a section says, as an edition shows it.
fn text_at(site: &Site, answer: &Answer) -> Option<String> {
    let documents = site.composition().documents.get(&answer.policy)?;
    documents.iter().find_map(|(edition, document)| {
        let shows = document.parts().any(|part| part.text.span == answer.span && part.language == answer.language);
        let working = shows.then(|| site.working_text(edition, &answer.policy)).flatten()?;
        let html = TextHtml::without_addresses(&working.text, &|_: &Target| None);
        let at = document.sections.iter().position(|section| section.part.text.span == answer.span);
        if let Some(at) = at {
            let SectionHtml { heading, body, .. } = &**html.sections.get(at)?;
            return Some(format!("<p><strong>{}</strong></p>\n{}", heading.as_str(), body.as_str()));
        }
        if document.preamble.as_ref().is_some_and(|part| part.text.span == answer.span) {
            return Some(html.preamble?.as_str().to_owned());
        }
        let lines = [Some(&working.text.title), working.text.description.as_ref()];
        let parts = [Some(&document.title), document.description.as_ref()];
        let at = parts.iter().position(|part| part.is_some_and(|part| part.text.span == answer.span))?;
        Some(format!("<p>{}</p>", escaped(&plain_text(&lines[at]?.content))))
    })
}
