//! What is wrong with what a host is told: redirects from addresses that are taken or to nothing, and what the host cannot do.

use super::super::{Route, Site};
use super::HostFile;
use super::cloudflare::{MOST_REDIRECTS, MOST_RULES};
use super::redirects::{is_file, page_path};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::id::{PolicyName, RegionName, nearest};
use crate::model::host::{Host, HostKind, Redirect};
use std::collections::{BTreeMap, BTreeSet};

/// The largest file that Cloudflare Pages takes, in bytes.
const LARGEST_FILE: usize = 25 * 1024 * 1024;
/// How many files it takes.
const MOST_FILES: usize = 20_000;
/// How long a line of `_headers` may be there, and of `_redirects`, in bytes.
const LONGEST_LINES: [usize; 2] = [2_000, 1_000];

impl Site {
    /// Everything that is wrong with what the host is told.
    pub(in crate::site) fn host_problems(&self) -> Diagnostics {
        let mut problems = Diagnostics::new();
        self.check_former_names(&mut problems);
        if let Some(host) = &self.sources.settings.host {
            host.redirects.iter().for_each(|redirect| self.check_redirect(host, redirect, &mut problems));
            let limits = self.limits(host);
            problems.extend(limits.into_iter().map(|(fact, hint)| limit(host, &fact, hint)));
            if host.kind != HostKind::None {
                problems.extend(self.refused_code().into_iter().map(|(span, what)| {
                    Diagnostic::new(
                        Code::INLINE_CODE,
                        format!("{what}, which the Content Security Policy does not let pass"),
                    )
                    .at(span)
                    .hint("put it into a file of `static/`, or give `content_security_policy` in `[host]`")
                }));
            }
        }
        problems
    }

    fn check_former_names(&self, problems: &mut Diagnostics) {
        let policies: BTreeSet<&str> =
            self.sources.policies.keys().chain(self.history.policies.keys()).map(|name| name.as_str()).collect();
        let regions: BTreeSet<&str> = self
            .sources
            .regions
            .keys()
            .chain(self.availability.editions.iter().map(|edition| &edition.region))
            .map(|name| name.as_str())
            .collect();
        let named = self.former_policies().map(|(former, now, span)| ("policy", former.as_str(), now.as_str(), span));
        let named = named
            .chain(self.former_regions().map(|(former, now, span)| ("region", former.as_str(), now.as_str(), span)));
        let mut seen = BTreeMap::new();
        for (what, former, now, span) in named {
            let taken = if what == "policy" { &policies } else { &regions };
            if taken.contains(former) {
                problems.push(
                    Diagnostic::new(Code::REDIRECT_SOURCE, format!("`{former}` is a {what} of the site"))
                        .at(span)
                        .hint(self.instead(what, former, now)),
                );
            } else if let Some((other, place)) = seen.insert((what, former), (now, span)) {
                problems.push(
                    Diagnostic::new(Code::REDIRECT_SOURCE, format!("`{former}` is a former name of `{other}` as well"))
                        .at(span)
                        .related(place, "here")
                        .hint("take one away: an address leads to one place"),
                );
            }
        }
    }

    /// What to do about a former name that is the site's own.
    fn instead(&self, what: &str, former: &str, now: &str) -> String {
        let sources = &self.sources;
        let policy = PolicyName::parse(former).filter(|name| self.history.policies.contains_key(name));
        match (what, policy) {
            ("policy", Some(name)) if !sources.policies.contains_key(&name) => format!(
                "what was published as `{former}` stays at its addresses, and these can lead on: take the name away here, then \
                 `lexloci release {now}`, and `lexloci release {former} --withdraw all --successor {now}`"
            ),
            ("region", _) if RegionName::parse(former).is_some_and(|name| !sources.regions.contains_key(&name)) => {
                format!(
                    "what was published in `{former}` stays at its addresses, and these can lead on: take the name away here, \
                     put `locales/{former}/` back and release `{now}` beside it; then delete it, and withdraw each of its \
                     editions: `lexloci release --all --withdraw {former}/de --successor {now}/de`"
                )
            }
            _ => format!("its addresses stay its own: a former name of `{now}` is one that nothing has any more"),
        }
    }

    fn check_redirect(&self, host: &Host, redirect: &Redirect, problems: &mut Diagnostics) {
        let from = &redirect.from;
        if let Some(taken) = self.taken(from) {
            problems.push(
                Diagnostic::new(Code::REDIRECT_SOURCE, format!("`/{from}` is an address of the site"))
                    .at(redirect.from_span)
                    .hint(format!("`{taken}` stands there; take the redirect away")),
            );
        }
        if host.kind == HostKind::None && is_file(from) && !from.ends_with(".html") {
            let fact =
                format!("without a `kind` of host, `/{from}` would be a page, and its name says that it is none");
            problems.push(limit(host, &fact, "name the kind of host, or set this redirect up by hand"));
        }
        if let Some((fact, hint)) = self.wrong_target(host, redirect) {
            problems.push(Diagnostic::new(Code::REDIRECT_TARGET, fact).at(redirect.to_span).hint(hint));
        }
    }

    /// The address of what stands at a path, or in the way of a folder there.
    fn taken(&self, from: &str) -> Option<String> {
        let page = page_path(from);
        if self.is_known(&page) {
            return Some(format!("{}/{page}", self.base_path()));
        }
        let found = self.own_route_at(&page).or_else(|| self.own_route_at(from));
        let folders = from.match_indices('/').map(|(at, _)| &from[..at]);
        let is_file = |route: &Route| !self.path(route).ends_with('/');
        let found = found.or_else(|| folders.filter_map(|folder| self.own_route_at(folder)).find(is_file));
        found.map(|route| self.href(&route))
    }

    /// Whether a page has this path on some day: of a text that is not released yet, or of a version that does not exist on the day
    /// of the site. What is wrong with a redirect must not depend on the day.
    fn is_known(&self, path: &str) -> bool {
        let mut parts = path.splitn(4, '/');
        let (region, language) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let mut editions = self.composition.editions.iter().chain(&self.availability.editions);
        if language.is_empty() {
            return path.ends_with('/') && editions.any(|edition| edition.region.as_str() == region);
        }
        let slug = format!("{region}/{language}");
        let Some(edition) = editions.find(|edition| edition.slug() == slug) else { return false };
        let Some(policy) = parts.next() else { return false };
        let Some(name) = PolicyName::parse(policy) else { return policy.is_empty() };
        let history = self.history.policies.get(&name);
        if self.composition.document(&name, edition).is_none() && history.is_none() {
            return false;
        }
        match parts.next() {
            Some("") => true,
            Some(below) => {
                let version = below.split('/').next().unwrap_or_default();
                history.is_some_and(|history| history.versions.keys().any(|id| id.as_str() == version))
            }
            None => false,
        }
    }

    fn wrong_target(&self, host: &Host, redirect: &Redirect) -> Option<(String, String)> {
        let path = redirect.to.split('#').next().unwrap_or_default().strip_prefix('/')?;
        let next = |path: &str| host.redirects.iter().find(|other| other.from == path.trim_matches('/'));
        if let Some(other) = next(path) {
            let mut way = vec![format!("/{}", redirect.from)];
            let mut at = Some(other);
            while let Some(redirect) = at {
                let name = format!("/{}", redirect.from);
                let is_circle = way.contains(&name);
                way.push(name);
                if is_circle {
                    let hint = "one of them must lead to a page";
                    return Some((format!("redirects in a circle: {}", way.join(" > ")), hint.to_owned()));
                }
                at = next(redirect.to.split('#').next().unwrap_or_default());
            }
            let hint = format!("write where that leads in the end: `{}`", self.end_of(host, other));
            return Some((format!("`{}` leads elsewhere itself", redirect.to), hint));
        }
        if self.own_route_at(path).is_some() || self.is_known(path) {
            return None;
        }
        let documents = self.composition.documents.iter();
        let working = documents.flat_map(|(policy, editions)| {
            editions.keys().map(|edition| Route::Policy(edition.clone(), policy.clone()))
        });
        let pages: Vec<String> =
            self.own_routes().into_iter().chain(working).map(|route| format!("/{}", self.path(&route))).collect();
        let near = nearest(&redirect.to, pages.iter().map(String::as_str));
        let hint = near.map_or("it leads to a page of the site, or to another website".to_owned(), |near| {
            format!("did you mean `{near}`?")
        });
        Some((format!("there is no page `/{path}`"), hint))
    }

    /// Where a redirect leads in the end; redirects in a circle are known not to be asked for.
    fn end_of<'a>(&self, host: &'a Host, redirect: &'a Redirect) -> &'a str {
        let next = |to: &str| host.redirects.iter().find(|other| other.from == to.trim_matches('/'));
        let mut last = redirect;
        for _ in 0..host.redirects.len() {
            let Some(other) = next(&last.to) else { break };
            last = other;
        }
        &last.to
    }

    /// What the host cannot do or take: the fact, and what to do about it.
    fn limits(&self, host: &Host) -> Vec<(String, &'static str)> {
        let name = host.kind.label();
        let mut limits = Vec::new();
        if host.negotiate && !host.kind.negotiates() {
            limits.push((
                format!("`negotiate` has no effect: {name} cannot choose an edition by the languages of a browser"),
                "take `negotiate` away; the root page suggests editions by itself",
            ));
        }
        let is_remote = matches!(host.kind, HostKind::Netlify | HostKind::Cloudflare);
        if host.precompress && is_remote {
            limits.push((
                format!("`precompress` has no effect: {name} compresses by itself"),
                "take `precompress` away, and the build has less to write",
            ));
        }
        if host.kind != HostKind::None {
            let plain = |c: char| c.is_ascii_alphanumeric() || ":/-._~%[]@".contains(c);
            if !self.sources.settings.base_url.chars().all(plain) {
                limits.push((
                    format!("`base_url` has characters that what {name} reads cannot hold"),
                    "write them percent-encoded",
                ));
            }
        }
        if is_remote && !self.base_path().is_empty() {
            limits.push((
                format!("{name} reads `_headers` and `_redirects` at the top of a website only, and this one stands below a path"),
                "move both to the top of what is deployed; their addresses have the path",
            ));
        }
        match host.kind {
            HostKind::Netlify => limits.extend(self.names_with(&['#', '?']).into_iter().map(|path| {
                (format!("{name} takes no file with `#` or `?` in its name: `{path}`"), "give the file another name")
            })),
            HostKind::Cloudflare => limits.extend(self.limits_of_cloudflare()),
            _ => {}
        }
        limits
    }

    fn names_with(&self, characters: &[char]) -> Vec<String> {
        let routes = self.own_routes();
        routes.iter().map(|route| self.output_path(route)).filter(|path| path.contains(characters)).collect()
    }

    fn limits_of_cloudflare(&self) -> Vec<(String, &'static str)> {
        let mut limits = Vec::new();
        let routes = self.own_routes();
        if routes.len() > MOST_FILES {
            let fact = format!("Cloudflare Pages takes {MOST_FILES} files, and the site has {}", routes.len());
            limits.push((fact, "build regions apart, each a project of its own, or choose another host"));
        }
        for route in &routes {
            let length = match route {
                Route::Asset(name) => self.assets.bytes(name).map(<[u8]>::len),
                Route::File(name) => self.published_file(name).map(|bytes| bytes.len()),
                _ => None,
            };
            if length.is_some_and(|length| length > LARGEST_FILE) {
                let fact = format!("Cloudflare Pages takes no file above 25 MiB: `{}`", self.output_path(route));
                limits.push((fact, "make it smaller, or link to where it is kept"));
            }
        }
        let (headers, left_out) = self.cloudflare_headers();
        for what in left_out {
            limits.push((
                format!("`_headers` of Cloudflare Pages has room for {MOST_RULES} rules, and none for {what}"),
                "pages are delivered all the same; another host, or a rule of the zone, can say it",
            ));
        }
        let redirects = self.host_file(HostFile::Redirects);
        let lines = || redirects.lines().filter(|line| line.starts_with('/'));
        let source = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
        let (dynamic, fixed): (Vec<_>, Vec<_>) = lines().map(source).partition(|from| from.contains([':', '*']));
        for (found, most, what) in [
            (fixed.len(), MOST_REDIRECTS[0], "for single addresses"),
            (dynamic.len(), MOST_REDIRECTS[1], "with patterns"),
        ] {
            if found > most {
                limits.push((
                    format!("Cloudflare Pages follows {most} redirects {what}, and the site has {found}"),
                    "the last ones have no effect; take some away, or set them up in the zone",
                ));
            }
        }
        let [of_headers, of_redirects] = LONGEST_LINES;
        for (text, most, name) in [(&headers, of_headers, "_headers"), (&redirects, of_redirects, "_redirects")] {
            if let Some(line) = text.lines().find(|line| line.len() > most) {
                let begin: String = line.trim().chars().take(40).collect();
                limits.push((
                    format!("a line of `{name}` is longer than the {most} characters that Cloudflare Pages reads: `{begin}...`"),
                    "make it shorter",
                ));
            }
        }
        limits
    }
}

fn limit(host: &Host, fact: &str, hint: &'static str) -> Diagnostic {
    Diagnostic::new(Code::HOST_LIMIT, fact).at(host.span).hint(hint)
}
