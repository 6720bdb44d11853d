//! Names of regions in a language.

use crate::locale::{self, Language};
use crate::model::region::Region;
use crate::model::site::SiteSources;

/// The name of a region as it stands in a sentence, and the language of that name where it had to fall back: the message
/// `region-<name>`, else CLDR's name of the region's code, else the plain name of the region.
#[must_use]
pub fn region_name(site: &SiteSources, region: &Region, language: &Language) -> (String, Language) {
    let id = format!("region-{}", region.name);
    let reference = &site.settings.reference_language;
    let said = site.wording.chrome(&region.chain, language, reference, &id, &[]);
    let code = region.code.as_ref();
    match said {
        Some(said) if language.is_served_by(&said.language) => (said.text, said.language),
        said => match code.and_then(|code| locale::region_name(code, language)) {
            Some(name) => (name, language.clone()),
            None => {
                said.map_or_else(|| (region.name.to_string(), reference.clone()), |said| (said.text, said.language))
            }
        },
    }
}

/// The name of a region in the form that a list or a heading wants.
#[must_use]
pub fn region_name_in_list(site: &SiteSources, region: &Region, language: &Language) -> (String, Language) {
    let (name, of) = region_name(site, region, language);
    (locale::title_case_first(&name, &of), of)
}
