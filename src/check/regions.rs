//! Regions: each that is shown has a name; language tags for search engines are each offered once.

use crate::compose::region_name_in_cldr;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::locale::Language;
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::source::Span;
use std::collections::BTreeSet;

pub(super) fn check(site: &SiteSources, problems: &mut Diagnostics) {
    for region in site.regions.values() {
        let shown =
            site.regions.values().any(|other| !other.languages.is_empty() && other.chain.contains(&region.name));
        let id = format!("region-{}", region.name);
        if !shown || region.code_refused || site.wording.defines(&id) {
            continue;
        }
        let file = Span::new(region.file, 0..0);
        let named = |language: &Language| region_name_in_cldr(site, region, language);
        if named(&region.first_language).is_none() {
            let fact = match &region.code {
                Some(code) => format!("CLDR has no name for `{code}`"),
                None => "it has no `code`".to_owned(),
            };
            problems.push(
                Diagnostic::new(Code::MISSING_REGION_NAME, format!("the region `{}` has no name: {fact}", region.name))
                    .at(file)
                    .hint(format!("add a message `{id} = ...` to `locales/{}.ftl`", site.settings.reference_language)),
            );
            continue;
        }
        for language in &region.languages {
            let Some((name, of)) = named(language).filter(|(_, of)| !language.is_served_by(of)) else { continue };
            problems.push(
                Diagnostic::new(
                    Code::UNTRANSLATED_STRING,
                    format!(
                        "CLDR has no name in `{language}` for the region `{}`, which is called “{name}” in `{of}`",
                        region.name
                    ),
                )
                .at(file)
                .hint(format!("add a message `{id} = ...` to `locales/{language}.ftl`")),
            );
        }
    }
    let offered: BTreeSet<Edition> = hreflangs(site).into_iter().map(|(_, edition)| edition).collect();
    for edition in site.editions() {
        if !offered.contains(&edition) {
            let region = site.region(&edition.region);
            // Which tag it would have, its code has to say first.
            if region.code_refused {
                continue;
            }
            let tag = edition.language.hreflang(region.code.as_ref());
            problems.push(
                Diagnostic::new(Code::NO_HREFLANG, format!("another edition is offered to search engines as `{tag}`"))
                    .at(Span::new(region.file, 0..0))
                    .hint("one tag names one edition: `global` first, then countries, then subdivisions, in the order of `site.toml`")
                    .for_edition(&edition),
            );
        }
    }
}

/// The `hreflang` of each edition that has one, in the order in which tags are given away: `global` first, then countries
/// and areas, then subdivisions, each in the order of the site (SPEC 3).
pub(crate) fn hreflangs(site: &SiteSources) -> Vec<(String, Edition)> {
    let mut editions = site.editions();
    editions.sort_by_key(|edition| {
        let region = site.region(&edition.region);
        (!region.name.is_global(), region.code.as_ref().is_some_and(|code| code.is_subdivision()))
    });
    let mut taken = BTreeSet::new();
    editions
        .into_iter()
        .filter_map(|edition| {
            let tag = edition.language.hreflang(site.region(&edition.region).code.as_ref());
            taken.insert(tag.clone()).then_some((tag, edition))
        })
        .collect()
}
