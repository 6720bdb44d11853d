//! What a page is, for search engines: Open Graph, and JSON-LD in terms of schema.org.
//!
//! Only pages that search engines are offered say it, and only what is true of them. A data block is executed by nobody, so that
//! a strict Content-Security-Policy lets it stand (HTML, "prepare the script element").

use super::shown::Shown;
use super::{Route, Site};
use crate::history::Published;
use crate::id::RegionName;
use crate::model::publication::LocalChangeKind;
use crate::model::region::Edition;
use crate::render::view::{Html, PageView};
use serde::Serialize;

const CONTEXT: &str = "https://schema.org";

/// <https://schema.org/WebPage>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WebPage<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<String>,
    is_part_of: WebSite<'a>,
}

/// <https://schema.org/WebSite>
#[derive(Serialize)]
struct WebSite<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: String,
}

impl Site {
    /// Says of the page of a version in force what it is.
    pub(super) fn describe(&self, page: &mut PageView, name: &str, shown: &Shown<'_>, version: &Published) {
        let Some(url) = page.canonical.clone() else { return };
        page.open_graph_locale = open_graph_locale(&page.lang);
        page.json_ld = Some(json_ld(&WebPage {
            context: CONTEXT,
            kind: "WebPage",
            url: &url,
            name,
            description: page.description.as_deref(),
            in_language: &page.lang,
            // As precise as the page says it.
            date_modified: Some(self.day_view(version.entry.published, shown.edition, shown.policy).iso),
            version: Some(version.id.to_string()),
            is_based_on: self.base(shown).map(|base| self.address(&Route::Policy(base, shown.policy.clone()))),
            is_part_of: self.web_site(),
        }));
    }

    fn web_site(&self) -> WebSite<'_> {
        WebSite { kind: "WebSite", name: &self.sources.settings.title, url: self.address(&Route::Root) }
    }

    /// The edition whose text this one is laid over: the nearest region above that has the policy in the same language. None
    /// where a local document stands in the place of the inherited one.
    fn base(&self, shown: &Shown<'_>) -> Option<Edition> {
        if shown.facts.changes.iter().any(|change| change.kind == LocalChangeKind::Document) {
            return None;
        }
        let chain: &[RegionName] = &self.sources.regions.get(&shown.edition.region)?.chain;
        let above = chain.iter().rev().skip(1);
        above
            .map(|region| Edition { region: region.clone(), language: shown.edition.language.clone() })
            .find(|edition| self.availability.is_offered(shown.policy, edition))
    }
}

/// A data block's JSON: nothing in it ends the element (`</script>`) or opens a comment (`<!--`), since it has no `<` at all.
fn json_ld(data: &impl Serialize) -> Html {
    // Plain data with strings for keys does not fail.
    let json = serde_json::to_string(data).unwrap_or_default();
    Html::new(&json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

/// A locale as Open Graph has it, language and country: `de_CH`; none where there is no country.
fn open_graph_locale(locale: &str) -> Option<String> {
    let (language, rest) = locale.split_once('-')?;
    let country = rest.rsplit('-').next()?;
    let is_country = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    is_country.then(|| format!("{language}_{country}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_a_data_block() {
        let html = json_ld(&"</script><!--<script>&amp;\u{2028}");
        assert!(!html.as_str().contains(['<', '>', '&']), "{}", html.as_str());
        let back: String = serde_json::from_str(html.as_str()).unwrap_or_default();
        assert_eq!(back, "</script><!--<script>&amp;\u{2028}");
    }

    #[test]
    fn open_graph_knows_languages_in_countries() {
        let locales = ["de-CH", "zh-Hans-CN", "en-150", "en", "zh-Hant"].map(open_graph_locale);
        assert_eq!(locales, [Some("de_CH".to_owned()), Some("zh_CN".to_owned()), None, None, None]);
    }
}
