//! Any two texts of a policy, chosen from lists.

use super::{nothing, redline};
use crate::compare::Redline;
use crate::history::version_at;
use crate::id::{PolicyName, VersionId};
use crate::locale::Language;
use crate::model::region::Edition;
use crate::model::text::Text;
use crate::preview::bar::amount;
use crate::preview::{DESK, Request, Response, Snapshot};
use crate::render::html::escaped;
use crate::render::redline::changes_list;
use crate::site::Site;
use std::sync::Arc;

/// How the draft stands in the lists.
const DRAFT: &str = "draft";

impl Snapshot {
    /// The lists, and the comparison of what was chosen in them.
    pub(in crate::preview) fn compare_page(&self, request: &Request) -> Response {
        let Some(site) = self.site() else { return self.desk_without_site("compare/") };
        let chosen = |name: &str| request.field(name).unwrap_or_default();
        let policy = PolicyName::parse(&chosen("policy")).filter(|policy| site.policies().any(|other| other == policy));
        let policies = options(site.policies().map(ToString::to_string), &chosen("policy"));
        let mut body = format!(
            "<form action=\"{DESK}compare/\" class=\"choose\">\n<p><label>Policy <select name=\"policy\">\n{policies}</select>\
             </label> <button>Choose</button></p>\n</form>\n"
        );
        if let Some(policy) = &policy {
            body.push_str(&ends(site, policy, &chosen));
            if !chosen("old").is_empty() {
                body.push_str(&compared(site, policy, &chosen));
            }
        }
        self.desk_page("compare/", &body)
    }
}

/// The lists of editions and versions for both texts.
fn ends(site: &Site, policy: &PolicyName, chosen: &dyn Fn(&str) -> String) -> String {
    let editions: Vec<String> = site.editions_of(policy).into_iter().map(ToString::to_string).collect();
    let past = site.history().policies.get(policy);
    let mut versions: Vec<String> =
        past.into_iter().flat_map(|past| past.versions.keys()).map(ToString::to_string).collect();
    versions.push(DRAFT.to_owned());
    versions.reverse();
    let last = versions.get(1).cloned().unwrap_or_default();
    let or = |name: &str, other: &str| if chosen(name).is_empty() { other.to_owned() } else { chosen(name) };
    let end = |legend: &str, edition: &str, version: &str, usual: &str| {
        format!(
            "<fieldset><legend>{legend}</legend>\n<label>Edition <select name=\"{edition}\">\n{}</select></label>\n\
             <label>Version <select name=\"{version}\">\n{}</select></label>\n</fieldset>\n",
            options(editions.iter().cloned(), &chosen(edition)),
            options(versions.iter().cloned(), &or(version, usual))
        )
    };
    format!(
        "<form action=\"{DESK}compare/\" class=\"choose\">\n<input type=\"hidden\" name=\"policy\" value=\"{policy}\">\n\
         {}{}<p><button>Compare</button></p>\n</form>\n",
        end("From", "old", "from", &last),
        end("To", "new", "to", DRAFT)
    )
}

fn options(all: impl Iterator<Item = String>, chosen: &str) -> String {
    all.map(|one| {
        let selected = if one == chosen { " selected" } else { "" };
        format!("<option{selected}>{}</option>\n", escaped(&one))
    })
    .collect()
}

/// The redline of what was chosen.
fn compared(site: &Site, policy: &PolicyName, chosen: &dyn Fn(&str) -> String) -> String {
    let end = |edition: &str, version: &str| text(site, policy, &chosen(edition), &chosen(version));
    let (old, new) = match (end("old", "from"), end("new", "to")) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(reason), _) | (_, Err(reason)) => return nothing(&escaped(&reason)),
    };
    let compared = Redline::between(&old.text, &new.text);
    let names = format!("{} → {}", old.name, new.name);
    if compared.is_empty() {
        return format!("<h2>{names}</h2>\n{}", nothing("Both texts say the same."));
    }
    let amount = amount(&compared.summary());
    let changes = changes_list(&compared, &|anchor, name| format!("<a href=\"#{anchor}\">{name}</a>"));
    format!("<h2>{names}</h2>\n<p>{amount}</p>\n{changes}{}", redline(&compared, &new.language))
}

/// A text that was chosen.
struct Named {
    name: String,
    text: Arc<Text>,
    language: Language,
}

fn text(site: &Site, policy: &PolicyName, edition: &str, version: &str) -> Result<Named, String> {
    let editions = site.editions_of(policy);
    let edition: &Edition = editions
        .into_iter()
        .find(|known| known.matches(edition))
        .ok_or_else(|| format!("There is no edition {edition}."))?;
    let id = if version == DRAFT {
        None
    } else {
        let past = site.history().policies.get(policy);
        // Where a version did not change the edition, the one that it had then is meant.
        let found = past.zip(VersionId::parse(version)).and_then(|(past, id)| version_at(past, edition, &id));
        let (id, _) = found.ok_or_else(|| format!("{edition} had no text when version {version} was released."))?;
        Some(id.clone())
    };
    let name = format!("{edition} {}", id.as_ref().map_or(DRAFT, VersionId::as_str));
    let text = site.text_of(edition, policy, id.as_ref()).map_err(|problem| problem.message.clone())?;
    let text = text.ok_or_else(|| format!("{edition} has no such text on this day."))?;
    Ok(Named { name: escaped(&name), text, language: edition.language.clone() })
}
