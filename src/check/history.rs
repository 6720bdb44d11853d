//! What was published and what the sources say: nothing that was published vanishes with its source.

use crate::compose::Composition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::history::{History, newest};
use crate::id::{PolicyName, RegionName};
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use std::collections::BTreeMap;

pub(super) fn check(site: &SiteSources, composition: &Composition, history: &History, problems: &mut Diagnostics) {
    for (name, policy) in &history.policies {
        let mut gone: BTreeMap<Why, Vec<&Edition>> = BTreeMap::new();
        for (edition, newest) in newest(policy) {
            if newest.withdrawn || composition.document(name, edition).is_some() || misread(site, name, edition) {
                continue;
            }
            let why = match (site.policies.get(name), site.regions.get(&edition.region)) {
                (None, _) => Why::Policy,
                (_, None) => Why::Region(&edition.region),
                (_, Some(region)) if !region.languages.contains(&edition.language) => Why::Languages(&edition.region),
                (Some(policy), Some(region)) if !site.applies(policy, region) => Why::LeftOut(&edition.region),
                _ => Why::NoText,
            };
            gone.entry(why).or_default().push(edition);
        }
        for (why, editions) in gone {
            let why = match why {
                Why::Policy => format!("there is no `content/{name}/`"),
                Why::Region(region) => format!("there is no region `{region}`"),
                Why::Languages(region) => match editions[..] {
                    [edition] => format!("`{region}` has no language `{}`", edition.language),
                    _ => {
                        let languages = editions.iter().map(|edition| format!("`{}`", edition.language));
                        format!("`{region}` has none of the languages {}", languages.collect::<Vec<_>>().join(", "))
                    }
                },
                Why::LeftOut(region) => format!("its `policy.toml` leaves `{region}` out"),
                Why::NoText => "it has no text there".to_owned(),
            };
            let which = match site.policies.contains_key(name) {
                true => editions.iter().map(|edition| format!(" --withdraw {edition}")).collect(),
                false => " --withdraw all".to_owned(),
            };
            let mut finding = Diagnostic::new(
                Code::PUBLISHED_TEXT_WOULD_VANISH,
                format!("`{name}` was published in editions that the sources no longer produce: {why}"),
            )
            .in_file(format!("history/{name}/ledger.toml"))
            .hint(format!(
                "put the sources back, or record that it no longer applies: `lexloci release {name}{which} --successor \
                 <edition, policy or address>`"
            ));
            finding.editions = editions.iter().map(ToString::to_string).collect();
            problems.push(finding);
        }
    }
}

/// Why the sources produce an edition no longer: one finding for each ledger and file that says so.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Why<'a> {
    Policy,
    Region(&'a RegionName),
    Languages(&'a RegionName),
    LeftOut(&'a RegionName),
    NoText,
}

/// Whether a file that decides over an edition has a mistake of its own, which is reported. Who mends it has the edition back: nobody is
/// told to withdraw a text for a slip of the pen.
fn misread(site: &SiteSources, policy: &PolicyName, edition: &Edition) -> bool {
    if site.misread.is_empty() {
        return false;
    }
    let region = site.regions.get(&edition.region);
    let chain = region.map_or_else(|| vec![edition.region.clone()], |region| region.chain.clone());
    let of_region = |name: &RegionName| {
        let folder = format!("locales/{name}/");
        let inner = format!("{folder}{policy}/");
        site.is_misread(&format!("{folder}region.toml")) || site.misread.iter().any(|path| path.starts_with(&inner))
    };
    // Of a region that is left out nobody knows the chain.
    let any_region = || region.is_none() && site.misread.iter().any(|path| path.ends_with("/region.toml"));
    let texts = format!("content/{policy}/");
    site.is_misread("site.toml")
        || site.is_misread(&format!("{texts}policy.toml"))
        || site.misread.iter().any(|path| path.starts_with(&texts))
        || chain.iter().any(of_region)
        || any_region()
}
