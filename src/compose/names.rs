//! Names of regions in a language.

use crate::locale::{self, Language};
use crate::model::region::Region;
use crate::model::site::SiteSources;

/// The name of a region as it stands in a sentence, and the language of that name where it had to fall back: the message
/// `region-<name>`, else CLDR's name of the region's code, in the reference language if need be, else the plain name of the region.
#[must_use]
pub fn region_name(site: &SiteSources, region: &Region, language: &Language) -> (String, Language) {
    let id = format!("region-{}", region.name);
    let reference = &site.settings.reference_language;
    let said = site.wording.chrome(&region.chain, language, reference, &id, &[]);
    let in_cldr = || region_name_in_cldr(site, region, language);
    match said {
        Some(said) if language.is_served_by(&said.language) => (said.text, said.language),
        Some(said) => in_cldr().filter(|(_, of)| language.is_served_by(of)).unwrap_or((said.text, said.language)),
        None => in_cldr().unwrap_or_else(|| (region.name.to_string(), reference.clone())),
    }
}

/// CLDR's name of a region's code, and the language of that name: this one, one of its parents, or the reference language.
#[must_use]
pub fn region_name_in_cldr(site: &SiteSources, region: &Region, language: &Language) -> Option<(String, Language)> {
    let code = region.code.as_ref()?;
    let parents = language.parents();
    let mut languages = std::iter::once(language).chain(&parents).chain([&site.settings.reference_language]);
    languages.find_map(|language| Some((locale::region_name(code, language)?, language.clone())))
}

/// The name of a region in the form that a list or a heading wants.
#[must_use]
pub fn region_name_in_list(site: &SiteSources, region: &Region, language: &Language) -> (String, Language) {
    let (name, of) = region_name(site, region, language);
    (locale::title_case_first(&name, &of), of)
}
