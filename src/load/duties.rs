//! Duties: the packs that are shipped with the tool, `duties/<name>.toml` of the site, and what `policy.toml` says of them.
//!
//! In: TOML. Out: [`Pack`]s, and the [`Requirement`]s of each policy. A shipped pack is a file of the same format as a site's,
//! so that a lawyer can copy one and go on from there.

use super::keys::DUTIES;
use super::layout::Layout;
use super::names::unknown;
use super::site::Loader;
use super::toml::{Table, read_toml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::id::{PolicyName, RegionName, SectionId, nearest};
use crate::locale::RegionCode;
use crate::model::duty::{Answer, Asks, CookieField, Duty, Excuse, Pack, Reach, Requirement, Target};
use crate::model::policy::ReviewInterval;
use crate::source::{Sources, Span};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::DeValue;

/// The packs that are shipped, by name.
const SHIPPED: [(&str, &str); 6] = [
    ("california", include_str!("packs/california.toml")),
    ("cookies", include_str!("packs/cookies.toml")),
    ("gdpr-13", include_str!("packs/gdpr-13.toml")),
    ("gdpr-14", include_str!("packs/gdpr-14.toml")),
    ("quebec", include_str!("packs/quebec.toml")),
    ("swiss-fadp", include_str!("packs/swiss-fadp.toml")),
];

/// The packs of duties that are shipped with the tool, by name. They are checks of presence, not legal advice.
#[must_use]
pub fn shipped_packs() -> BTreeMap<String, Pack> {
    let problems = RefCell::new(Diagnostics::new());
    let packs = read_shipped(&problems);
    debug_assert!(problems.borrow().is_empty(), "{:?}", problems.borrow());
    packs
}

fn read_shipped(problems: &RefCell<Diagnostics>) -> BTreeMap<String, Pack> {
    let nowhere = Names { layout: &Layout::default() };
    let mut sources = Sources::default();
    let read = |(name, text): &(&str, &str)| {
        let file = sources.add(format!("{name}.toml"), (*text).to_owned());
        let mut pack = read_toml(text, file, 0, &DUTIES, problems, |table| nowhere.pack(name, None, table));
        for (_, answer) in &mut pack.duties {
            if let Answer::All(targets) | Answer::Any(targets) = answer {
                targets.iter_mut().for_each(|target| target.span = None);
            }
        }
        (pack.name.clone(), pack)
    };
    SHIPPED.iter().map(read).collect()
}

impl Loader<'_> {
    /// The packs that policies can choose from: the site's own, and those that are shipped. One of the site prevails over a
    /// shipped one of its name.
    pub(super) fn packs(&self, layout: &Layout) -> BTreeMap<String, Pack> {
        let mut packs = shipped_packs();
        for (name, path) in &layout.duties {
            let Some(file) = self.sources.find(path) else { continue };
            let begin = Span::new(file, 0..0);
            let pack = read_toml(self.sources.text(file), file, 0, &DUTIES, self.problems, |table| {
                Names { layout }.pack(name, Some(begin), table)
            });
            packs.insert(name.clone(), pack);
        }
        packs
    }

    /// A file of duties that no policy takes upon itself asks nothing of anybody.
    pub(super) fn report_unused_packs<'p>(
        &self,
        packs: &BTreeMap<String, Pack>,
        duties: impl Iterator<Item = &'p Requirement>,
    ) {
        let used: BTreeSet<&str> = duties.filter_map(|duty| Some(duty.pack.as_ref()?.0.as_str())).collect();
        for pack in packs.values().filter(|pack| !used.contains(pack.name.as_str())) {
            let Some(span) = pack.span else { continue };
            self.report(
                Diagnostic::new(
                    Code::UNUSED_DUTY,
                    format!("no policy takes the duties of `{}` upon itself", pack.name),
                )
                .at(span)
                .hint(format!("write `packs = [\"{}\"]` in a `policy.toml`", pack.name)),
            );
        }
    }
}

/// Reads everything that `policy.toml` says of duties.
pub(super) fn read_requirements(
    table: &mut Table<'_>,
    packs: &BTreeMap<String, Pack>,
    layout: &Layout,
) -> Vec<Requirement> {
    let names = Names { layout };
    let mut requirements = names.chosen(table, packs);
    requirements.extend(table.tables("require", |table| names.requirement(table)).into_iter().flatten());
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for requirement in &requirements {
        if let Some(other) = seen.insert(requirement.duty.id.clone(), requirement.span) {
            table.report(
                Diagnostic::new(Code::INVALID_VALUE, format!("there are two duties `{}`", requirement.duty.id))
                    .at(requirement.span)
                    .related(other, "the other one")
                    .hint("give each duty an id of its own"),
            );
        }
    }
    let known: Vec<String> = requirements.iter().map(|requirement| requirement.duty.id.clone()).collect();
    table.table("duties", |table| {
        for (id, key_span, value, span) in table.entries() {
            let read = names.answer_of(table, &id, key_span, value, span);
            match requirements.iter_mut().find(|requirement| requirement.duty.id == id) {
                Some(requirement) => {
                    requirement.span = key_span;
                    let Some((answer, excused, severity)) = read else { continue };
                    // Regions alone leave what a pack or `[[require]]` says of the sections.
                    if answer != Answer::Nothing || excused.is_empty() {
                        requirement.answer = answer;
                    }
                    requirement.excused.extend(excused);
                    requirement.duty.severity = severity.or(requirement.duty.severity);
                }
                None => table.report(
                    Diagnostic::new(Code::UNKNOWN_KEY, format!("no pack of this policy has a duty `{id}`"))
                        .at(key_span)
                        .hint("`lexloci explain PACK` lists the duties of a pack; `packs` says which ones a policy has")
                        .did_you_mean(nearest(&id, known.iter().map(String::as_str))),
                ),
            }
        }
    });
    requirements
}

/// The names that duties can refer to.
struct Names<'a> {
    layout: &'a Layout,
}

impl Names<'_> {
    fn pack(&self, name: &str, span: Option<Span>, table: &mut Table<'_>) -> Pack {
        let title = table.required_string("title").map_or_else(String::new, |(title, _)| title);
        let reach = self.reach(table);
        let duties = table.tables("require", |table| {
            let duty = self.duty(table);
            let answer = self.answer(table);
            Some((duty?, answer))
        });
        Pack { name: name.to_owned(), title, reach, duties: duties.into_iter().flatten().collect(), span }
    }

    /// `packs`: names, or tables that also say where the duties apply.
    fn chosen(&self, table: &mut Table<'_>, packs: &BTreeMap<String, Pack>) -> Vec<Requirement> {
        let mut requirements = Vec::new();
        let mut seen = BTreeSet::new();
        for (chosen, span) in table.elements("packs", |table| {
            let name = table.required_string("pack").map(|(name, _)| name);
            (name, self.reach(table))
        }) {
            let (name, over) = match chosen {
                Ok(name) => (Some(name), Reach::default()),
                Err(table) => table,
            };
            let Some(name) = name else { continue };
            let Some(pack) = packs.get(&name) else {
                let known = packs.keys().map(String::as_str);
                table.report(unknown(Code::INVALID_VALUE, "pack of duties", &name, known).at(span));
                continue;
            };
            if !seen.insert(name.clone()) {
                table.report(
                    Diagnostic::new(Code::INVALID_VALUE, format!("the pack `{name}` is named twice"))
                        .at(span)
                        .hint("take one of the two away; one entry can name several `regions`"),
                );
                continue;
            }
            let reach = limited(&pack.reach, over);
            requirements.extend(pack.duties.iter().map(|(duty, answer)| Requirement {
                duty: duty.clone(),
                pack: Some((name.clone(), span)),
                reach: reach.clone(),
                answer: answer.clone(),
                excused: Vec::new(),
                span,
            }));
        }
        requirements
    }

    /// One `[[require]]` of a policy.
    fn requirement(&self, table: &mut Table<'_>) -> Option<Requirement> {
        let duty = self.duty(table);
        let reach = self.reach(table);
        let answer = self.answer(table);
        let excused = self.excused(table);
        let span = table.key_span("id").unwrap_or(table.span());
        Some(Requirement { duty: duty?, pack: None, reach, answer, excused, span })
    }

    fn duty(&self, table: &mut Table<'_>) -> Option<Duty> {
        let id = table.required_string("id");
        let law = table.required_string("law");
        let what = table.required_string("what");
        let severity = severity(table);
        let asks = asks(table);
        let (id, span) = id?;
        if SectionId::parse(&id).is_none() {
            table.invalid("id", span, "lower-case letters, digits and hyphens");
            return None;
        }
        Some(Duty { id, law: law?.0, what: what?.0, asks, severity })
    }

    fn reach(&self, table: &mut Table<'_>) -> Reach {
        let codes = table.strings("codes").map(|codes| {
            let read = |(text, span): (String, Span)| {
                let code = RegionCode::parse(&text);
                if code.is_none() {
                    table.invalid("codes", span, "codes of countries, subdivisions or areas: `CH`, `US-CA`, `150`");
                }
                code
            };
            codes.into_iter().filter_map(read).collect()
        });
        let regions = |table: &mut Table<'_>, key| {
            table.strings(key).map(|names| {
                names.into_iter().filter_map(|(name, span)| self.region(table, &name, span)).collect::<Vec<_>>()
            })
        };
        Reach { codes, regions: regions(table, "regions"), except: regions(table, "except").unwrap_or_default() }
    }

    fn region(&self, table: &Table<'_>, name: &str, span: Span) -> Option<RegionName> {
        let known = RegionName::parse(name).filter(|name| self.layout.regions.contains(name));
        if known.is_none() {
            let all = self.layout.regions.iter().map(RegionName::as_str);
            table.report(unknown(Code::UNKNOWN_REGION, "region", name, all).at(span));
        }
        known
    }

    /// `not-applicable-in`: regions with reasons.
    fn excused(&self, table: &mut Table<'_>) -> Vec<Excuse> {
        let read = |table: &mut Table<'_>| {
            let entries = table.entries().into_iter();
            let excuse = |(name, name_span, value, span): (String, Span, &DeValue<'_>, Span)| {
                let reason = value.as_str().filter(|reason| !reason.trim().is_empty());
                if reason.is_none() {
                    table.invalid(&name, span, "the reason why the law asks for nothing there");
                }
                let region = self.region(table, &name, name_span)?;
                Some(Excuse { region, reason: reason?.to_owned(), span: name_span })
            };
            entries.filter_map(excuse).collect::<Vec<_>>()
        };
        table.table("not-applicable-in", read).unwrap_or_default()
    }

    /// The answer that a table gives with one of `section`, `all`, `any`, `tag` and `not-applicable`.
    fn answer(&self, table: &mut Table<'_>) -> Answer {
        let one = table.string("section").and_then(|(text, span)| self.target(table, &text, span));
        let list = |table: &mut Table<'_>, key| {
            table.strings(key).map(|texts| {
                texts.iter().filter_map(|(text, span)| self.target(table, text, *span)).collect::<Vec<_>>()
            })
        };
        let (all, any) = (list(table, "all"), list(table, "any"));
        let tag = table.string("tag").map(|(tag, _)| tag);
        let reason = table.string("not-applicable");
        if let Some((_, span)) = reason.as_ref().filter(|(reason, _)| reason.trim().is_empty()) {
            table.invalid("not-applicable", *span, "the reason why the law asks for nothing here");
        }
        let mut answers: Vec<Answer> = Vec::new();
        answers.extend(one.map(|target| Answer::All(vec![target])));
        answers.extend(all.filter(|targets| !targets.is_empty()).map(Answer::All));
        answers.extend(any.filter(|targets| !targets.is_empty()).map(Answer::Any));
        answers.extend(tag.map(Answer::Tag));
        answers.extend(reason.map(|(reason, _)| Answer::NotApplicable(reason)));
        if answers.len() > 1 {
            table.report(
                Diagnostic::new(
                    Code::INVALID_VALUE,
                    "a duty has one of `section`, `all`, `any`, `tag`, `not-applicable`",
                )
                .at(table.span())
                .hint("`all = [...]` names several sections that meet it together, `any = [...]` each alone"),
            );
        }
        answers.into_iter().next().unwrap_or(Answer::Nothing)
    }

    /// The answer of one line of `[duties]`: a section, a list of sections, or a table.
    fn answer_of(
        &self,
        table: &mut Table<'_>,
        id: &str,
        key_span: Span,
        value: &DeValue<'_>,
        span: Span,
    ) -> Option<(Answer, Vec<Excuse>, Option<Severity>)> {
        let targets = match value {
            DeValue::String(text) => vec![self.target(table, text, span)?],
            DeValue::Array(_) => {
                let texts = table.strings(id)?;
                texts.iter().filter_map(|(text, span)| self.target(table, text, *span)).collect()
            }
            DeValue::Table(_) => {
                return table.entry_table(id, value, key_span, |table| {
                    let severity = severity(table);
                    (self.answer(table), self.excused(table), severity)
                });
            }
            _ => {
                table.invalid(id, span, "a section, a list of sections, or `{ not-applicable = \"reason\" }`");
                return None;
            }
        };
        if targets.is_empty() {
            table.invalid(id, span, "a section, a list of sections, or `{ not-applicable = \"reason\" }`");
            return None;
        }
        Some((Answer::All(targets), Vec::new(), None))
    }

    /// `contact`, or `policy:cookie-notice#do-not-track`.
    fn target(&self, table: &Table<'_>, text: &str, span: Span) -> Option<Target> {
        let (policy, id) = match text.strip_prefix("policy:") {
            Some(rest) => {
                let (policy, id) = rest.split_once('#').unwrap_or((rest, ""));
                let known = PolicyName::parse(policy).filter(|name| self.layout.policies.contains(name));
                if known.is_none() {
                    let all = self.layout.policies.iter().map(PolicyName::as_str);
                    table.report(unknown(Code::UNKNOWN_POLICY, "policy", policy, all).at(span));
                    return None;
                }
                (known, id)
            }
            None => (None, text),
        };
        let id = SectionId::parse(id);
        if id.is_none() {
            table.report(Diagnostic::new(Code::INVALID_VALUE, format!("`{text}` names no section")).at(span).hint(
                "write the id of a section, `contact`, or of one in another policy: `policy:cookie-notice#types`",
            ));
        }
        Some(Target { policy, id: id?, span: Some(span) })
    }
}

/// Where a chosen pack applies: where the policy says, else where the pack itself says.
fn limited(pack: &Reach, over: Reach) -> Reach {
    let said = over.codes.is_some() || over.regions.is_some();
    let mut reach = if said { Reach { except: Vec::new(), ..over } } else { pack.clone() };
    reach.except.extend(over.except);
    reach
}

fn severity(table: &mut Table<'_>) -> Option<Severity> {
    let all = [Severity::Error, Severity::Warning, Severity::Hint, Severity::Off];
    table.choice("severity", &std::array::from_fn::<_, 4, _>(|at| (Severity::NAMES[at], all[at])))
}

fn asks(table: &mut Table<'_>) -> Asks {
    let fields = table.strings("cookies").map(|fields| {
        let read = |(name, span): (String, Span)| {
            let field = CookieField::NAMES.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
            if field.is_none() {
                let near = nearest(&name, CookieField::NAMES.iter().map(|(name, _)| *name));
                let problem = Diagnostic::new(Code::INVALID_VALUE, format!("a cookie has no field `{name}`")).at(span);
                let all: Vec<String> = CookieField::NAMES.iter().map(|(name, _)| format!("`{name}`")).collect();
                table.report(problem.hint(format!("its fields are {}", all.join(", "))).did_you_mean(near));
            }
            field
        };
        fields.into_iter().filter_map(read).collect()
    });
    let update = table.string("updated-within").and_then(|(text, span)| {
        let interval = ReviewInterval::parse(&text);
        if interval.is_none() {
            table.invalid("updated-within", span, "a count of `days`, `weeks`, `months` or `years`: `12 months`");
        }
        interval
    });
    let shown = table.choice("page-shows", &[("last-updated", ())]);
    match (fields, update, shown) {
        (Some(fields), ..) => Asks::Cookies(fields),
        (None, Some(interval), _) => Asks::Update(interval),
        (None, None, Some(_)) => Asks::LastUpdated,
        (None, None, None) => Asks::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_packs_can_be_read_and_say_what_they_must() {
        let problems = RefCell::new(Diagnostics::new());
        let packs = read_shipped(&problems);
        assert!(problems.borrow().is_empty(), "{problems:?}");
        let mut ids = BTreeSet::new();
        for pack in packs.values() {
            assert!(pack.reach.codes.as_ref().is_some_and(|codes| !codes.is_empty()), "{}", pack.name);
            assert!(!pack.duties.is_empty() && !pack.title.is_empty(), "{}", pack.name);
            for (duty, answer) in &pack.duties {
                assert!(ids.insert(duty.id.clone()), "`{}` stands in two packs", duty.id);
                assert!(duty.law.contains(|c: char| c.is_ascii_digit()), "`{}` cites no provision", duty.id);
                assert_eq!(*answer, Answer::Nothing, "a shipped pack knows no section of a site");
            }
        }
    }
}
