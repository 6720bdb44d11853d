//! Messages: strings of legal weight exist in every language of an edition; the site's own are used, once each, with the
//! variables that they have in the reference language.

use crate::compose::language_name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{RegionName, nearest};
use crate::load::Theme;
use crate::locale::Language;
use crate::model::site::{NavigationEntry, SiteSources};
use crate::source::Span;
use crate::wording::{Argument, Origin, WordingFile};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(site: &SiteSources, theme: &Theme, names: &BTreeSet<&str>, problems: &mut Diagnostics) {
    let used = used(site, theme, names);
    untranslated(site, theme, &used, problems);
    unnamed_languages(site, problems);
    failing(site, problems);
    repeated(site, problems);
    lacking_variables(site, problems);
    never_shown(site, &used, problems);
}

fn untranslated(site: &SiteSources, theme: &Theme, used: &Used, problems: &mut Diagnostics) {
    let files = site.wording.files().iter().filter(|file| file.origin == Origin::Theme);
    // What nothing uses is missing nowhere.
    let mut chrome: BTreeSet<&str> =
        files.flat_map(|file| file.messages.keys()).map(String::as_str).filter(|id| used.has(site, id)).collect();
    for (id, span) in theme.listed.iter().filter(|(id, _)| !chrome.contains(id.as_str())) {
        problems.push(
            Diagnostic::new(
                Code::UNTRANSLATED_LEGAL_STRING,
                format!("`{id}` is to have legal weight, and no language of the theme has such a message"),
            )
            .at(*span)
            .hint("list ids of messages that the theme, or one that it extends, words")
            .did_you_mean(nearest(id, chrome.iter().copied())),
        );
    }
    // Labels of links are words of the page as well, where they are messages.
    chrome.extend(labels(site).into_iter().filter(|label| site.wording.defines(label)));
    let mut languages: BTreeMap<Language, Vec<crate::model::region::Edition>> = BTreeMap::new();
    for edition in site.editions() {
        languages.entry(edition.language.clone()).or_default().push(edition);
    }
    for (language, editions) in languages {
        let mut missing: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for edition in &editions {
            let chain = &site.region(&edition.region).chain;
            let spoken: Vec<Language> = std::iter::once(language.clone()).chain(language.parents()).collect();
            for id in &chrome {
                if !spoken.iter().any(|language| site.wording.defines_in(chain, language, id)) {
                    missing.entry(id).or_default().insert(edition.to_string());
                }
            }
        }
        let path = format!("locales/{language}.ftl");
        let (legal, plain): (Vec<_>, Vec<_>) =
            missing.into_iter().partition(|(id, _)| theme.legal.iter().any(|legal| legal == id));
        for (code, missing, one, several) in [
            (Code::UNTRANSLATED_LEGAL_STRING, legal, "string of legal weight is", "strings of legal weight are"),
            (Code::UNTRANSLATED_STRING, plain, "string of the page is", "strings of the page are"),
        ] {
            if missing.is_empty() {
                continue;
            }
            let ids: Vec<String> = missing.iter().take(6).map(|(id, _)| format!("`{id}`")).collect();
            let what = if missing.len() == 1 { one } else { several };
            let more = if missing.len() > ids.len() { " ..." } else { "" };
            let mut diagnostic = Diagnostic::new(
                code,
                format!("{} {what} missing in `{language}`: {}{more}", missing.len(), ids.join(", ")),
            )
            .in_file(path.clone())
            .hint(format!("add them to `{path}`, or to the theme's `strings/{language}.ftl`"));
            diagnostic.editions.extend(missing.into_iter().flat_map(|(_, editions)| editions));
            problems.push(diagnostic);
        }
    }
}

/// Languages of editions whose speakers' own name for them nobody gives: selectors would call them by another name, or by a tag.
fn unnamed_languages(site: &SiteSources, problems: &mut Diagnostics) {
    let mut unnamed: BTreeMap<Language, Diagnostic> = BTreeMap::new();
    for edition in site.editions() {
        let language = &edition.language;
        let (name, of) = language_name(site, site.chain(&edition.region), language, language);
        if name != language.as_str() && language.is_served_by(&of) {
            continue;
        }
        let called = if name == language.as_str() { String::new() } else { format!(", called “{name}” in `{of}`") };
        let path = format!("locales/{language}.ftl");
        let diagnostic = unnamed.entry(language.clone()).or_insert_with(|| {
            let fact = format!("CLDR has no name in `{language}` for the language itself{called}");
            Diagnostic::new(Code::UNTRANSLATED_STRING, fact)
                .in_file(path.clone())
                .hint(format!("add a message `language-{language} = ...` to `{path}`"))
        });
        diagnostic.editions.insert(edition.to_string());
    }
    unnamed.into_values().for_each(|diagnostic| problems.push(diagnostic));
}

/// The labels of all links around the text.
fn labels(site: &SiteSources) -> Vec<&str> {
    let navigation = &site.settings.navigation;
    let mut entries: Vec<&NavigationEntry> =
        navigation.header.iter().chain(&navigation.footer).chain(&navigation.social).collect();
    let mut labels = Vec::new();
    while let Some(entry) = entries.pop() {
        labels.push(entry.label.as_str());
        entries.extend(&entry.links);
    }
    labels
}

/// What pages and generated clauses give to messages: a variable that is none of these is nobody's.
const ARGUMENTS: [&str; 17] = [
    "count",
    "date",
    "item",
    "kind",
    "label",
    "language",
    "languages",
    "new",
    "number",
    "old",
    "party",
    "policies",
    "policy",
    "region",
    "section",
    "title",
    "version",
];

/// A site's or theme's own words for a message of the page that cannot be formatted. Messages of the site's texts are
/// formatted with the values of each edition, where they are used.
fn failing(site: &SiteSources, problems: &mut Diagnostics) {
    let files = site.wording.files();
    let mut arguments: Vec<(&str, Argument)> =
        ARGUMENTS.iter().map(|name| (*name, Argument::Text("1".to_owned()))).collect();
    arguments.push(("sections", Argument::Text("1".to_owned())));
    for file in files.iter().filter(|file| file.file.is_some()) {
        let chain = match &file.origin {
            Origin::Region(name) => site.regions.get(name).map_or(&[][..], |region| &region.chain),
            Origin::Site | Origin::Theme => &[],
        };
        let of_the_page = |id: &String| files.iter().any(|f| f.origin == Origin::Theme && f.messages.contains_key(id));
        for id in file.messages.keys().filter(|id| of_the_page(id)) {
            let said = site.wording.chrome(chain, &file.language, &file.language, id, &arguments);
            for failure in said.into_iter().flat_map(|said| said.failures) {
                if let Some(span) = file.span(id) {
                    problems.push(
                        Diagnostic::new(
                            Code::MESSAGE_FAILED,
                            format!("the message `{id}` in `{}`: {failure}", file.language),
                        )
                        .at(span)
                        .hint("use the variables that the theme's own words for the message use"),
                    );
                }
            }
        }
    }
}

/// Of two definitions in one file the later one counts, and the other is there for nobody.
fn repeated(site: &SiteSources, problems: &mut Diagnostics) {
    for file in site.wording.files() {
        let Some(id) = file.file else { continue };
        for (name, place) in &file.repeated {
            let again = Diagnostic::new(Code::DUPLICATE_MESSAGE, format!("`{name}` is defined twice in this file"))
                .at(Span::new(id, place.clone()))
                .hint("keep one of the two; the later one counts");
            problems.push(again);
        }
    }
}

/// A translation of a message that says less than the message: `{ $count }` is gone from it.
fn lacking_variables(site: &SiteSources, problems: &mut Diagnostics) {
    let files = site.wording.files();
    let reference = &site.settings.reference_language;
    for file in files.iter().filter(|file| file.file.is_some() && file.language != *reference) {
        for (id, own) in &file.variables {
            // What a message says is said by the same origin first, else by what lies below it, deepest last.
            let said = |origin: &Origin| {
                let of = |other: &&WordingFile| other.origin == *origin && other.language == *reference;
                files.iter().rev().filter(of).find_map(|other| Some((other, other.variables.get(id)?)))
            };
            let original = [&file.origin, &Origin::Site, &Origin::Theme].into_iter().find_map(said);
            let Some((other, theirs)) = original else { continue };
            let missing: Vec<String> = theirs.difference(own).map(|name| format!("`{{ ${name} }}`")).collect();
            // What another message says on its behalf is not read here.
            if missing.is_empty() || file.refers_to_others(id) {
                continue;
            }
            let Some(span) = file.span(id) else { continue };
            let mut lacks = Diagnostic::new(
                Code::MESSAGE_LACKS_VARIABLE,
                format!(
                    "the message `{id}` in `{}` does not say {}, which it says in `{reference}`",
                    file.language,
                    missing.join(", ")
                ),
            )
            .at(span)
            .hint("put the variable where its value belongs in the sentence");
            if let Some(original) = other.span(id) {
                lacks = lacks.related(original, "as it is said there");
            }
            problems.push(lacks);
        }
    }
}

/// The messages that something asks for.
struct Used {
    ids: BTreeSet<String>,
    /// What ids begin with whose other part a template puts together: `state-`.
    prefixes: BTreeSet<String>,
}

impl Used {
    fn has(&self, site: &SiteSources, id: &str) -> bool {
        let is_part = || self.prefixes.iter().any(|prefix| id.starts_with(prefix));
        self.ids.contains(id) || is_part() || site.wording.files().iter().any(|other| other.refers_to(id))
    }
}

/// What texts, links, names of regions, languages and cookies, the tool's own theme and templates of the site's ask for.
fn used(site: &SiteSources, theme: &Theme, names: &BTreeSet<&str>) -> Used {
    let mut ids: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
    for file in site.wording.files().iter().filter(|file| file.origin == Origin::Theme && file.file.is_none()) {
        ids.extend(file.messages.keys().cloned());
    }
    ids.extend(theme.listed.iter().map(|(id, _)| id.clone()));
    ids.extend(site.regions.keys().map(|name| format!("region-{name}")));
    ids.extend(languages(site).iter().map(|language| format!("language-{language}")));
    for policy in site.policies.values() {
        ids.extend(policy.categories.iter().map(|category| format!("cookie-category-{category}")));
        for fields in policy.cookies.values().flat_map(|cookies| cookies.values()) {
            ids.extend(fields.kind.iter().map(|kind| format!("cookie-kind-{kind}")));
            ids.extend(fields.party.iter().map(|party| format!("cookie-party-{party}")));
        }
    }
    ids.extend(labels(site).into_iter().map(str::to_owned));
    let mut prefixes = BTreeSet::new();
    for (template, _) in theme.templates.values().filter(|(_, file)| file.is_some()) {
        // Any words in quotation marks may be an id; that a message is used too much is no harm.
        for words in template.split(['"', '\'', '`']).filter(|words| is_id(words)) {
            match words.ends_with('-') {
                true => prefixes.insert(words.to_owned()),
                false => ids.insert(words.to_owned()),
            };
        }
    }
    Used { ids, prefixes }
}

fn is_id(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_alphabetic())
        && words.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// The languages of editions and those that serve them.
fn languages(site: &SiteSources) -> BTreeSet<Language> {
    let editions = site.editions().into_iter();
    editions
        .flat_map(|edition| edition.language.parents().into_iter().chain([edition.language]).collect::<Vec<_>>())
        .chain([site.settings.reference_language.clone()])
        .collect()
}

/// A message that the site or its theme defines and nothing asks for.
fn never_shown(site: &SiteSources, used: &Used, problems: &mut Diagnostics) {
    let languages = languages(site);
    for file in site.wording.files() {
        let Some(source) = file.file else { continue };
        let is_theme = file.origin == Origin::Theme;
        if !languages.contains(&file.language) {
            // Sites in other languages may share a theme; but words for `de-CH` where editions are in `de` are meant for those.
            let meant = file.language.parents().into_iter().find(|parent| languages.contains(parent));
            if !is_theme || meant.is_some() {
                let unread = Diagnostic::new(Code::NEVER_SHOWN, format!("no edition is in `{}`", file.language))
                    .at(Span::new(source, 0..0));
                problems.push(match meant {
                    Some(meant) => unread.hint(format!("editions are in `{meant}`: name the file `{meant}.ftl`")),
                    None => unread.hint("add the language to a region, or take the file away"),
                });
            }
            continue;
        }
        for id in file.messages.keys().filter(|id| !used.has(site, id)) {
            let Some(span) = file.span(id) else { continue };
            let diagnostic = Diagnostic::new(Code::NEVER_SHOWN, format!("nothing uses the message `{id}`")).at(span);
            let near = || nearest(id, used.ids.iter().map(String::as_str));
            problems.push(match misnamed(site, &languages, id) {
                Some((kind, near)) => diagnostic
                    .hint(format!("`{kind}-...` is the name of a {kind} of the site"))
                    .did_you_mean(near.map(|near| format!("{kind}-{near}")).as_deref()),
                None if is_theme => diagnostic
                    .hint(format!("write `{{{{ t(id=\"{id}\") }}}}` in a template, or take it away"))
                    .did_you_mean(near()),
                None => {
                    diagnostic.hint(format!("write `{{{{ {id} }}}}` in a text, or take it away")).did_you_mean(near())
                }
            });
        }
    }
}

/// What a message names that the site does not have, a region or a language, and which one was perhaps meant. The prefix, which all of
/// these messages share, makes no two of them alike.
fn misnamed<'a>(
    site: &'a SiteSources,
    languages: &'a BTreeSet<Language>,
    id: &str,
) -> Option<(&'static str, Option<&'a str>)> {
    if let Some(name) = id.strip_prefix("region-") {
        return Some(("region", nearest(name, site.regions.keys().map(RegionName::as_str))));
    }
    let tag = id.strip_prefix("language-").filter(|tag| Language::parse(tag).is_ok())?;
    Some(("language", nearest(tag, languages.iter().map(Language::as_str))))
}
