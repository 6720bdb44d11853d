//! What was published and what the sources say: nothing that was published vanishes with its source.

use crate::compose::Composition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::history::{History, newest};
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use std::collections::BTreeMap;

pub(super) fn check(site: &SiteSources, composition: &Composition, history: &History, problems: &mut Diagnostics) {
    for (name, policy) in &history.policies {
        let mut gone: BTreeMap<String, Vec<&Edition>> = BTreeMap::new();
        for (edition, newest) in newest(policy) {
            if newest.withdrawn || composition.document(name, edition).is_some() {
                continue;
            }
            let why = match (site.policies.get(name), site.regions.get(&edition.region)) {
                (None, _) => format!("there is no `content/{name}/`"),
                (_, None) => format!("there is no region `{}`", edition.region),
                (_, Some(region)) if !region.languages.contains(&edition.language) => {
                    format!("`{}` has no language `{}`", edition.region, edition.language)
                }
                (Some(policy), Some(region)) if !site.applies(policy, region) => {
                    format!("its `policy.toml` leaves `{}` out", edition.region)
                }
                _ => "it has no text there".to_owned(),
            };
            gone.entry(why).or_default().push(edition);
        }
        for (why, editions) in gone {
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
