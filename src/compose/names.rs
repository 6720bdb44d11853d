//! Names of regions and languages in a language.

use crate::id::RegionName;
use crate::locale::{self, Language};
use crate::model::region::Region;
use crate::model::site::SiteSources;

/// The name of a region as it stands in a sentence, and the language of that name where it had to fall back: the message
/// `region-<name>`, else CLDR's name of the region's code, in the reference language if need be, else the plain name of the region.
#[must_use]
pub fn region_name(site: &SiteSources, region: &Region, language: &Language) -> (String, Language) {
    let id = format!("region-{}", region.name);
    let in_cldr = || region_name_in_cldr(site, region, language);
    let found = worded(site, &region.chain, &id, language, &in_cldr);
    found.unwrap_or_else(|| (region.name.to_string(), site.settings.reference_language.clone()))
}

/// The name of a language as it stands in a sentence in another one, for the readers of a region with this chain, and the language
/// of that name: the message `language-<tag>`, else CLDR's name, in the reference language if need be, else its tag.
#[must_use]
pub fn language_name(
    site: &SiteSources,
    chain: &[RegionName],
    named: &Language,
    language: &Language,
) -> (String, Language) {
    let in_cldr = || first_in(site, language, |of| locale::language_name(named, of));
    let found = worded(site, chain, &format!("language-{named}"), language, &in_cldr);
    found.unwrap_or_else(|| (named.to_string(), language.clone()))
}

/// The name of a language by itself, in the form that a list or a heading wants.
#[must_use]
pub fn own_language_name(site: &SiteSources, chain: &[RegionName], language: &Language) -> String {
    match language_name(site, chain, language, language) {
        // A tag is no word that begins with a capital letter.
        (tag, _) if tag == language.as_str() => tag,
        (name, of) => locale::title_case_first(&name, &of),
    }
}

/// A name by its message, unless only CLDR has it in the language.
fn worded(
    site: &SiteSources,
    chain: &[RegionName],
    id: &str,
    language: &Language,
    in_cldr: &dyn Fn() -> Option<(String, Language)>,
) -> Option<(String, Language)> {
    let said = site.wording.chrome(chain, language, &site.settings.reference_language, id, &[]);
    match said.map(|said| (said.text, said.language)) {
        Some(said) if language.is_served_by(&said.1) => Some(said),
        Some(said) => Some(in_cldr().filter(|(_, of)| language.is_served_by(of)).unwrap_or(said)),
        None => in_cldr(),
    }
}

/// CLDR's name of a region's code, and the language of that name: this one, one of its parents, or the reference language.
#[must_use]
pub fn region_name_in_cldr(site: &SiteSources, region: &Region, language: &Language) -> Option<(String, Language)> {
    let code = region.code.as_ref()?;
    first_in(site, language, |of| locale::region_name(code, of))
}

/// A name in a language, in one of its parents, or in the reference language.
fn first_in(
    site: &SiteSources,
    language: &Language,
    name: impl Fn(&Language) -> Option<String>,
) -> Option<(String, Language)> {
    let parents = language.parents();
    let mut languages = std::iter::once(language).chain(&parents).chain([&site.settings.reference_language]);
    languages.find_map(|language| Some((name(language)?, language.clone())))
}

/// The name of a region in the form that a list or a heading wants.
#[must_use]
pub fn region_name_in_list(site: &SiteSources, region: &Region, language: &Language) -> (String, Language) {
    let (name, of) = region_name(site, region, language);
    (locale::title_case_first(&name, &of), of)
}
