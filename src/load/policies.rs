//! `policy.toml` of each policy.
//!
//! In: the policies that the layout has found, and the regions. Out: each policy with its cookies and files, still
//! without texts. Policies that prevail over unknown ones, or over each other in a circle, are reported.

use super::cookies::read_cookies;
use super::duties::read_requirements;
use super::keys::{COOKIES, POLICY};
use super::layout::Layout;
use super::names::{former_names, unknown};
use super::settings::date_precision;
use super::site::Loader;
use super::toml::{Table, read_toml};
use crate::diagnostic::{Code, Diagnostic};
use crate::digest::Digest;
use crate::id::{PolicyName, RegionName, nearest};
use crate::model::duty::Pack;
use crate::model::label::LabelPattern;
use crate::model::markup::TextFile;
use crate::model::policy::{Policy, PolicyFile, Prevails, ReviewInterval};
use crate::model::region::Region;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

impl Loader<'_> {
    /// Reads all policies, still without texts.
    pub(super) fn policies(
        &self,
        layout: &Layout,
        regions: &BTreeMap<RegionName, Region>,
    ) -> BTreeMap<PolicyName, Policy> {
        let packs = self.packs(layout);
        let mut policies = BTreeMap::new();
        for name in &layout.policies {
            if let Some(policy) = self.policy(name, layout, regions, &packs) {
                policies.insert(name.clone(), policy);
            }
        }
        for policy in policies.values() {
            for (other, span) in &policy.prevails_over {
                if !policies.contains_key(other) && !layout.policies.contains(other) {
                    let known = policies.keys().map(PolicyName::as_str);
                    self.report(unknown(Code::UNKNOWN_POLICY, "policy", other.as_str(), known).at(*span));
                }
            }
        }
        self.prevails_cycles(&policies);
        self.report_unused_packs(&packs, policies.values().flat_map(|policy: &Policy| &policy.duties));
        policies
    }

    fn policy(
        &self,
        name: &PolicyName,
        layout: &Layout,
        regions: &BTreeMap<RegionName, Region>,
        packs: &BTreeMap<String, Pack>,
    ) -> Option<Policy> {
        let path = format!("content/{name}/policy.toml");
        let Some(file) = self.sources.find(&path) else {
            if self.tree.get(&path).is_none() {
                let near = nearest(name.as_str(), layout.policies.iter().map(PolicyName::as_str));
                let hint = near.map_or("it says at least `kind = \"privacy-statement\"`".to_owned(), |near| {
                    format!("add the file, or did you mean `content/{near}/`?")
                });
                self.report(
                    Diagnostic::new(Code::MISSING_FILE, format!("the policy `{name}` has no `policy.toml`"))
                        .in_file(path)
                        .hint(hint),
                );
            }
            return None;
        };
        let mut policy = read_toml(self.sources.text(file), file, 0, &POLICY, self.problems, |table| {
            table.require("kind");
            let kind = table.words("kind").map_or_else(String::new, |(kind, _)| kind);
            let region_list = |table: &mut Table<'_>, key| {
                table.strings(key).map(|names| {
                    names
                        .into_iter()
                        .filter_map(|(name, span)| {
                            // A region that is itself in error is left out, and reported where its error is.
                            let known = RegionName::parse(&name).filter(|name| layout.regions.contains(name));
                            if known.is_none() {
                                let all = regions.keys().map(RegionName::as_str);
                                table.report(unknown(Code::UNKNOWN_REGION, "region", &name, all).at(span));
                            }
                            known.map(|name| (name, span))
                        })
                        .collect::<Vec<_>>()
                })
            };
            let former = former_names(table, "policy", PolicyName::parse);
            let labels = |table: &mut Table<'_>, key| {
                let mut patterns = Vec::new();
                for (pattern, span) in table.strings(key).unwrap_or_default() {
                    match LabelPattern::parse(&pattern) {
                        Some(pattern) => patterns.push(pattern),
                        None => table.invalid(key, span, "labels with a counter: `1.`, `(a)`, `A.`, `i.`, `1.1`"),
                    }
                }
                patterns
            };
            let review_every = table.string("review_every").and_then(|(interval, span)| {
                let parsed = ReviewInterval::parse(&interval);
                if parsed.is_none() {
                    table.invalid("review_every", span, "a count of `days`, `weeks`, `months` or `years`: `12 months`");
                }
                parsed.map(|interval| (interval, span))
            });
            let reviewed = table.date("reviewed");
            let duties = read_requirements(table, packs, layout);
            let policy_regions = region_list(table, "regions");
            let except = region_list(table, "except").unwrap_or_default();
            let section_labels = labels(table, "section_labels");
            let list_labels = labels(table, "list_labels");
            let prevails = table.choice(
                "prevails",
                &[("local", Prevails::Local), ("global", Prevails::Global), ("none", Prevails::None)],
            );
            let prevails_over = table
                .strings("prevails_over")
                .unwrap_or_default()
                .into_iter()
                .filter_map(|(name, span)| {
                    let parsed = PolicyName::parse(&name);
                    if parsed.is_none() {
                        table.invalid("prevails_over", span, "a list of policies");
                    }
                    parsed.map(|name| (name, span))
                })
                .collect();
            let date = date_precision(table);
            let mut listed = BTreeSet::new();
            let categories = table
                .strings("categories")
                .unwrap_or_default()
                .into_iter()
                .filter(|(name, span)| {
                    let fits = !name.is_empty()
                        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                    if !fits {
                        table.invalid("categories", *span, "lower-case names such as `analytics`");
                        return false;
                    }
                    let new = listed.insert(name.clone());
                    if !new {
                        table.report(
                            Diagnostic::new(Code::INVALID_VALUE, format!("the category `{name}` is listed twice"))
                                .at(*span)
                                .hint("take one away"),
                        );
                    }
                    new
                })
                .map(|(name, _)| name)
                .collect();
            Policy {
                name: name.clone(),
                file,
                kind,
                former,
                regions: policy_regions,
                except,
                section_labels,
                list_labels,
                prevails: prevails.unwrap_or(Prevails::Local),
                prevails_over,
                date,
                categories,
                texts: BTreeMap::new(),
                cookies: BTreeMap::new(),
                files: BTreeMap::new(),
                review_every,
                reviewed,
                duties,
            }
        });
        for ((_, region), path) in layout.cookies.iter().filter(|((policy, _), _)| policy == name) {
            if let Some(file) = self.sources.find(path) {
                let cookies = read_toml(self.sources.text(file), file, 0, &COOKIES, self.problems, |table| {
                    read_cookies(table, &policy.categories)
                });
                policy.cookies.insert(region.clone(), cookies);
            }
        }
        for (_, region, file, path) in layout.files.iter().filter(|(policy, ..)| policy == name) {
            let Some(bytes) = self.tree.bytes(path) else { continue };
            let text_file =
                TextFile { digest: Digest::of(bytes), name: file.rsplit('/').next().unwrap_or(file).to_owned() };
            let found = PolicyFile { path: path.clone(), file: text_file };
            policy.files.entry(region.clone()).or_default().insert(file.clone(), found);
        }
        Some(policy)
    }

    fn prevails_cycles(&self, policies: &BTreeMap<PolicyName, Policy>) {
        let mut done: BTreeSet<&PolicyName> = BTreeSet::new();
        for name in policies.keys() {
            let mut path = vec![name];
            let mut stack: Vec<Vec<&(PolicyName, Span)>> = vec![policies[name].prevails_over.iter().collect()];
            while let Some(next) = stack.last_mut() {
                let Some((over, span)) = next.pop() else {
                    stack.pop();
                    path.pop().map(|name| done.insert(name));
                    continue;
                };
                if let Some(at) = path.iter().position(|name| *name == over) {
                    let circle: Vec<&str> = path[at..].iter().copied().chain([over]).map(PolicyName::as_str).collect();
                    self.report(
                        Diagnostic::new(
                            Code::PREVAILS_CYCLE,
                            format!("policies prevail over each other in a circle: {}", circle.join(" > ")),
                        )
                        .at(*span)
                        .hint("decide which of them prevails"),
                    );
                } else if let Some((over, policy)) =
                    policies.get_key_value(over).filter(|(over, _)| !done.contains(over))
                {
                    path.push(over);
                    stack.push(policy.prevails_over.iter().collect());
                }
            }
        }
    }
}
