//! The text of a policy alone, without head, navigation and style: for apps and other sites that show it within a page of theirs.

use super::pages::Rendered;
use super::shown::{Recent, Shown};
use super::{Route, Site};
use crate::id::PolicyName;
use crate::locale::Language;
use crate::model::publication::Origin;
use crate::model::region::Edition;
use crate::render::html::{TextHtml, escape, escaped, language_attributes};
use crate::wording::Argument;

impl Site {
    /// The version in force as one `article`. Its links name whole addresses, but for those within the text; its ids are those of
    /// the page.
    pub(super) fn fragment(&self, edition: &Edition, policy: &PolicyName, recent: &mut Recent) -> Rendered {
        let Some(version) = self.availability.in_force(policy, edition) else { return Ok(Vec::new()) };
        let shown = self.version(policy, edition, version, recent)?;
        let whole = self.whole_html(&shown);
        let html = whole.as_ref().unwrap_or_else(|| shown.html(self));
        let mut out = String::with_capacity(64 * 1024);
        let address = self.address(&Route::Policy(edition.clone(), policy.clone()));
        out.push_str(&format!(
            "<article lang=\"{}\" dir=\"{}\" data-policy=\"{policy}\" data-edition=\"{edition}\" data-version=\"{}\" \
             data-updated=\"{}\" data-effective=\"{}\" data-address=\"{}\">\n",
            escaped(&self.locale(edition)),
            edition.language.direction().as_str(),
            version.id,
            version.entry.published,
            version.effective,
            escaped(&address),
        ));
        self.write_fragment(&shown, html, &mut out);
        out.push_str("</article>\n");
        Ok(out.into_bytes())
    }

    fn write_fragment(&self, shown: &Shown<'_>, html: &TextHtml, out: &mut String) {
        let (text, facts, page) = (&shown.text, &shown.facts, &shown.edition.language);
        let title = &text.title.language;
        out.push_str(&format!("<h1{}>{}</h1>\n", marks(title, page), html.title.as_str()));
        let mut notices = Notices { site: self, edition: shown.edition, announced: facts.fallback.clone() };
        match &facts.fallback {
            Some(language) => notices.write("fallback-document-notice", language, out),
            None if facts.title.origin.fallback => notices.write("fallback-title-notice", title, out),
            None => {}
        }
        if let Some((origin, html)) = facts.preamble.as_ref().zip(html.preamble.as_ref()) {
            out.push_str(&format!("<div class=\"preamble\"{}>\n", marks(&origin.language, page)));
            notices.announce(origin, out);
            out.push_str(html.as_str());
            out.push_str("</div>\n");
        }
        html.precedence
            .iter()
            .for_each(|clause| out.push_str(&format!("<p class=\"precedence\">{}</p>\n", clause.as_str())));
        let parts = text.sections.iter().zip(&html.sections).zip(&facts.sections);
        for ((section, html), facts) in parts {
            out.push_str(&format!("<section id=\"{}\"{}>\n", section.id, marks(&facts.origin.language, page)));
            section.was.iter().for_each(|old| out.push_str(&format!("<span id=\"{old}\"></span>")));
            out.push_str(&format!("<h{}>", section.level));
            if let Some(label) = &section.label {
                out.push_str("<span class=\"label\">");
                escape(label, out);
                out.push_str("</span> ");
            }
            out.push_str(&format!("{}</h{}>\n", html.heading.as_str(), section.level));
            notices.announce(&facts.origin, out);
            out.push_str(html.body.as_str());
            out.push_str("</section>\n");
        }
        if !html.footnotes.is_empty() {
            out.push_str("<ol class=\"footnotes\">\n");
            for (at, (note, html)) in text.footnotes.iter().zip(&html.footnotes).enumerate() {
                let marks = marks(&note.language, page);
                out.push_str(&format!("<li id=\"_fn-{}\"{marks}>{}</li>\n", at + 1, html.as_str()));
            }
            out.push_str("</ol>\n");
        }
    }
}

/// Says where a text begins to be in another language, as pages do.
struct Notices<'a> {
    site: &'a Site,
    edition: &'a Edition,
    announced: Option<Language>,
}

impl Notices<'_> {
    fn announce(&mut self, origin: &Origin, out: &mut String) {
        let begins = origin.fallback && self.announced.as_ref() != Some(&origin.language);
        self.announced = origin.fallback.then(|| origin.language.clone());
        if begins {
            self.write("fallback-notice", &origin.language, out);
        }
    }

    fn write(&self, id: &str, language: &Language, out: &mut String) {
        let name = self.site.language_words(language, self.edition);
        let Some(said) = self.site.said_with(self.edition, id, &[("language", Argument::Text(name))]) else { return };
        let own = language_attributes(&said.language);
        out.push_str(&format!("<p class=\"notice\" role=\"note\"{own}>{}</p>\n", escaped(&said.text)));
    }
}

/// The attributes of text in a language that is not the page's.
fn marks(language: &Language, page: &Language) -> String {
    if language == page { String::new() } else { language_attributes(language) }
}
