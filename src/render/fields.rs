//! Whether the names in the tags of templates are those of something that templates see.
//!
//! In: a site's own template. Out: each name that stands for nothing, with its place. Tera reports such a name where it is to be
//! shown, but takes it for "no" in a condition: `{% if policy.footnote %}` would leave out the footnotes, and nobody would know.
//!
//! Only what is certain is reported: a field of a view, or of an element of a list of views, that the view does not have; a name
//! that neither a page has nor any template gives. What a filter, a function or a component returns is not followed.

use super::view;
use crate::id::nearest;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// What a name stands for: one of some views, or a list of one of them; anything at all where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Seen {
    views: Vec<&'static str>,
    list: bool,
}

/// What pages give to templates: template, name, view. Without a template it is given to all; with brackets it is a list; without a
/// view it is words.
const GIVEN: [(&str, &str, &str); 28] = [
    ("", "site", "SiteView"),
    ("", "page", "PageView"),
    ("", "edition", "EditionView"),
    ("", "breadcrumbs", "[CrumbView]"),
    ("", "banners", "[BannerView]"),
    ("", "selector", "[SelectorView]"),
    ("", "selector_html", ""),
    ("", "navigation", "NavigationView"),
    ("", "alternates", "[AlternateView]"),
    ("", "stylesheet", ""),
    ("", "theme_stylesheets", ""),
    ("", "cookie_notice", "CookieNoticeView"),
    ("region.html", "region", ""),
    ("region.html", "editions", "[ChoiceView]"),
    ("edition.html", "heading", ""),
    ("edition.html", "policies", "[DocumentLinkView]"),
    ("policy.html", "policy", "PolicyView"),
    ("standing.html", "policy", "TitledView"),
    ("history.html", "policy", "TitledView"),
    ("history.html", "versions", "[VersionView]"),
    ("history.html", "withdrawn", "DayView"),
    ("history.html", "replaced", "BannerView"),
    ("history.html", "ending", "BannerView"),
    ("history.html", "withdrawn_summary", "SummaryView"),
    ("changes.html", "redline", "ChangesPageView"),
    ("local.html", "policy", "LocalPageView"),
    ("local.html", "region", ""),
    ("local.html", "items", "[LocalItemView]"),
];

/// The fields of each view.
static FIELDS: LazyLock<BTreeMap<&'static str, BTreeMap<&'static str, Seen>>> = LazyLock::new(|| fields(view::SOURCE));

/// The fields of views, read from where they are declared.
fn fields(source: &'static str) -> BTreeMap<&'static str, BTreeMap<&'static str, Seen>> {
    let mut all: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    let mut within = None;
    for line in source.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
            within = Some(name);
        } else if line == "}" {
            within = None;
        } else if let Some(view) = within
            && let Some((name, kind)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": "))
        {
            let of = all.entry(view).or_default();
            let views: Vec<_> = kind.split(['<', '>', ',']).filter(|part| part.ends_with("View")).collect();
            match kind.trim_end_matches(',') {
                // It is flattened.
                "Foreign" => of.extend([("lang", Seen::default()), ("dir", Seen::default())]),
                kind => drop(of.insert(name, Seen { views, list: kind.contains("Vec<") })),
            }
        }
    }
    all
}

/// A name that stands for nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unknown {
    /// Where it stands in the template.
    pub(super) range: Range<usize>,
    /// What is wrong.
    pub(super) fact: String,
    /// What was meant.
    pub(super) meant: Option<String>,
}

/// The names that templates give to what they hold: loops, `set`, arguments of components.
pub(super) fn given(template: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for tag in tags(template) {
        let tokens = tokens(template, tag);
        let word = |at: usize| tokens.get(at).map_or("", |token| &template[token.clone()]);
        match word(0) {
            "for" => names.extend(
                tokens
                    .iter()
                    .map(|token| &template[token.clone()])
                    .skip(1)
                    .take_while(|word| *word != "in")
                    .filter(|word| *word != ","),
            ),
            "set" | "set_global" => names.extend([word(1)]),
            "component" => names.extend((1..tokens.len()).filter(|at| matches!(word(at - 1), "(" | ",")).map(word)),
            _ => {}
        }
    }
    names.into_iter().map(str::to_owned).collect()
}

/// The names of a template called `name`, without the theme's prefix, that stand for nothing. `elsewhere` are names that other
/// templates give to what they hold, and thus to what they include.
pub(super) fn unknown(name: &str, template: &str, elsewhere: &BTreeSet<String>) -> Vec<Unknown> {
    let mut reader = Reader { template, own: BTreeMap::new(), loops: Vec::new(), found: Vec::new() };
    let is_page = name == "base.html" || GIVEN.iter().any(|(page, ..)| *page == name);
    // A template that is no page's may be included anywhere.
    for (_, given, view) in GIVEN.iter().filter(|(page, ..)| page.is_empty() || *page == name || !is_page) {
        let seen = if !is_page && elsewhere.contains(*given) { Seen::default() } else { seen(view) };
        reader.give(given, seen);
    }
    // What other pages have: `base.html` asks whether it is one of them.
    for (_, given, _) in GIVEN {
        reader.own.entry(given.to_owned()).or_default();
    }
    for name in elsewhere {
        reader.own.entry(name.clone()).or_default();
    }
    let mut in_component = false;
    for tag in tags(template) {
        let tokens = tokens(template, tag);
        let first = tokens.first().map_or("", |token| &template[token.clone()]);
        match first {
            "component" => in_component = true,
            "endcomponent" => in_component = false,
            // A component sees its arguments alone, of which nothing is known.
            _ if in_component => {}
            _ => reader.tag(&tokens),
        }
    }
    reader.found
}

fn seen(view: &'static str) -> Seen {
    let list = view.strip_prefix('[').and_then(|view| view.strip_suffix(']'));
    let view = list.unwrap_or(view);
    Seen { views: (!view.is_empty()).then_some(view).into_iter().collect(), list: list.is_some() }
}

struct Reader<'t> {
    template: &'t str,
    /// What names stand for.
    own: BTreeMap<String, Seen>,
    /// What the names of open loops stood for before.
    loops: Vec<Vec<(String, Option<Seen>)>>,
    found: Vec<Unknown>,
}

impl<'t> Reader<'t> {
    fn word(&self, token: Option<&Range<usize>>) -> &'t str {
        token.map_or("", |token| &self.template[token.clone()])
    }

    /// Of a name that is given twice nothing is known, unless it is the same.
    fn give(&mut self, name: &str, seen: Seen) {
        match self.own.get_mut(name) {
            Some(before) if before.list == seen.list && !before.views.is_empty() && !seen.views.is_empty() => {
                before.views.extend(seen.views);
            }
            Some(before) => *before = Seen::default(),
            None => drop(self.own.insert(name.to_owned(), seen)),
        }
    }

    fn tag(&mut self, tokens: &[Range<usize>]) {
        match self.word(tokens.first()) {
            "for" => {
                let at = tokens.iter().position(|token| &self.template[token.clone()] == "in").unwrap_or(tokens.len());
                let whole = self.expression(tokens.get(at + 1..).unwrap_or_default());
                let names: Vec<&str> = tokens[1.min(at)..at]
                    .iter()
                    .map(|token| self.word(Some(token)))
                    .filter(|word| *word != ",")
                    .collect();
                let element =
                    Seen { list: false, ..whole.filter(|seen| seen.list && names.len() == 1).unwrap_or_default() };
                let before =
                    names.iter().map(|name| ((*name).to_owned(), self.own.insert((*name).to_owned(), element.clone())));
                let before = before.collect();
                self.loops.push(before);
            }
            "endfor" => {
                for (name, before) in self.loops.pop().unwrap_or_default() {
                    match before {
                        Some(seen) => drop(self.own.insert(name, seen)),
                        None => drop(self.own.remove(&name)),
                    }
                }
            }
            "set" | "set_global" => {
                let whole = self.expression(tokens.get(3..).unwrap_or_default());
                let name = self.word(tokens.get(1));
                match self.own.contains_key(name) {
                    true => drop(self.own.insert(name.to_owned(), Seen::default())),
                    false => drop(self.own.insert(name.to_owned(), whole.unwrap_or_default())),
                }
            }
            "if" | "elif" | "include" => drop(self.expression(&tokens[1..])),
            // A part of the frame has a name of its own.
            "block" | "endblock" | "extends" | "filter" | "endfilter" | "else" | "endif" | "endset" | "break"
            | "continue" | "raw" | "endraw" => {}
            _ => drop(self.expression(tokens)),
        }
    }

    /// Reads an expression; what it stands for, where it is nothing but a path.
    fn expression(&mut self, tokens: &[Range<usize>]) -> Option<Seen> {
        let mut at = 0;
        let mut whole = None;
        while at < tokens.len() {
            let word = self.word(tokens.get(at));
            let before = if at == 0 { "" } else { self.word(tokens.get(at - 1)) };
            let next = self.word(tokens.get(at + 1));
            let is_name = word.starts_with(|c: char| c.is_alphabetic() || c == '_');
            // A filter, a test, a function, an argument, a component is no value that a page has.
            let is_test = before == "is" || before == "not" && at > 1 && self.word(tokens.get(at - 2)) == "is";
            let named = is_test || matches!(before, "|" | "." | "</") || matches!(next, "(" | "=");
            let component = before == "<" && tokens[at - 1].end == tokens[at].start;
            if component {
                at += 1;
                while self.word(tokens.get(at)) == "." {
                    at += 2;
                }
                continue;
            }
            if !is_name || named || KEYWORDS.contains(&word) {
                at += 1;
                continue;
            }
            let start = at;
            let (seen, end) = self.path(tokens, at);
            at = end;
            whole = (start == 0 && end == tokens.len()).then_some(seen);
        }
        whole
    }

    /// Reads the path that begins at `at`; what it stands for, and where it ends.
    fn path(&mut self, tokens: &[Range<usize>], at: usize) -> (Seen, usize) {
        let end = path_end(self.template, tokens, at);
        let asked = ["is", "|"].contains(&self.word(tokens.get(end)));
        let is_asked_for = asked && {
            let test = self.word(tokens.get(end + 1));
            let test = if test == "not" { self.word(tokens.get(end + 2)) } else { test };
            matches!(test, "defined" | "undefined" | "default")
        };
        let name = self.word(tokens.get(at));
        let Some(mut seen) = self.own.get(name).cloned() else {
            if !is_asked_for {
                let names = self.own.keys().map(String::as_str).chain(GIVEN.iter().map(|(_, name, _)| *name));
                let meant = nearest(name, names).map(str::to_owned);
                let fact = format!("nothing that templates see is called `{name}`");
                self.found.push(Unknown { range: tokens[at].clone(), fact, meant });
            }
            return (Seen::default(), end);
        };
        let mut step = at + 1;
        while step < end {
            match self.word(tokens.get(step)) {
                "[" => {
                    // One of a list; or a field by a name that is known later.
                    let close = closing(self.template, tokens, step);
                    seen = if seen.list { Seen { list: false, ..seen } } else { Seen::default() };
                    step = close + 1;
                }
                _ => {
                    let field = self.word(tokens.get(step + 1));
                    match self.field(&seen, field) {
                        Ok(of) => seen = of,
                        Err(_) if is_asked_for => return (Seen::default(), end),
                        Err(meant) => {
                            let path = &self.template[tokens[at].start..tokens[step].start];
                            let fact = format!("`{path}` has no field `{field}`");
                            self.found.push(Unknown { range: tokens[step + 1].clone(), fact, meant });
                            return (Seen::default(), end);
                        }
                    }
                    step += 2;
                }
            }
        }
        (seen, end)
    }

    /// What a field of a view stands for; what was meant where there is no such field.
    fn field(&self, seen: &Seen, name: &str) -> Result<Seen, Option<String>> {
        let views: Vec<_> = seen.views.iter().filter_map(|view| FIELDS.get(view)).collect();
        if views.is_empty() || seen.list {
            return Ok(Seen::default());
        }
        let mut found = views.iter().filter_map(|fields| fields.get(name));
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one.clone()),
            (Some(one), Some(_)) if found.all(|other| other == one) => Ok(one.clone()),
            (Some(_), _) => Ok(Seen::default()),
            (None, _) => Err(nearest(name, views.iter().flat_map(|fields| fields.keys().copied())).map(str::to_owned)),
        }
    }
}

/// Words that are no names.
const KEYWORDS: [&str; 15] = [
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "true",
    "false",
    "none",
    "null",
    "loop",
    "body",
    "super",
    "__tera_context",
];

/// Where the path ends that begins at `at`: `entries[0].area`.
fn path_end(template: &str, tokens: &[Range<usize>], at: usize) -> usize {
    let mut end = at + 1;
    loop {
        match tokens.get(end).map(|token| &template[token.clone()]) {
            Some("." | "?.") if end + 1 < tokens.len() => end += 2,
            Some("[") => end = (closing(template, tokens, end) + 1).min(tokens.len()),
            _ => return end,
        }
    }
}

/// The bracket that closes the one at `open`.
fn closing(template: &str, tokens: &[Range<usize>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match &template[token.clone()] {
            "[" => depth += 1,
            "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// What stands in the tags `{% ... %}` and `{{ ... }}` of a template, without comments and raw text.
fn tags(template: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    let find = |from: usize, what: &str| template[from..].find(what).map_or(template.len(), |found| from + found);
    while at < template.len() {
        let open = find(at, "{");
        at = match template.get(open..open + 2) {
            Some("{#") => find(open + 2, "#}"),
            Some("{%" | "{{") => {
                let end = tag_end(template, open + 2);
                let tag = open + 2..end;
                let word = template[tag.clone()].trim_matches(['-', ' ', '\n']);
                if word == "raw" {
                    find(end, "endraw")
                } else {
                    found.push(tag);
                    end
                }
            }
            _ => open,
        };
        // What was found is of one byte, or the template is at its end.
        at += 1;
    }
    found
}

/// Where a tag ends whose inside begins at `start`, past strings and braces in it.
fn tag_end(template: &str, start: usize) -> usize {
    let bytes = template.as_bytes();
    let (mut at, mut depth) = (start, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'' | b'`') => at = string_end(bytes, at, quote),
            b'{' => depth += 1,
            b'}' if depth > 0 => depth -= 1,
            b'}' | b'%' if bytes.get(at + 1) == Some(&b'}') => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

fn string_end(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

/// The words and signs of a tag; strings and numbers are signs as well.
fn tokens(template: &str, tag: Range<usize>) -> Vec<Range<usize>> {
    let text = template[tag.clone()].trim_end_matches('-');
    let end = tag.start + text.len();
    let mut at = tag.start + (text.len() - text.trim_start_matches('-').len());
    let bytes = template.as_bytes();
    let mut tokens = Vec::new();
    while at < end {
        let start = at;
        let rest = &template[at..end];
        let Some(first) = rest.chars().next() else { break };
        at += match first {
            '"' | '\'' | '`' => (string_end(bytes, at, bytes[at]) + 1).min(end) - at,
            c if c.is_alphanumeric() || c == '_' => {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
            }
            _ => ["==", "!=", "<=", ">=", "?.", "</"]
                .into_iter()
                .find(|sign| rest.starts_with(sign))
                .map_or(first.len_utf8(), str::len),
        };
        if !first.is_whitespace() {
            tokens.push(start..at);
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(name: &str, template: &str) -> Vec<(String, Option<String>)> {
        let found = unknown(name, template, &BTreeSet::new()).into_iter();
        found.map(|unknown| (unknown.fact, unknown.meant)).collect()
    }

    #[test]
    fn fields_that_a_view_has_not_are_found_with_what_was_meant() {
        for (name, template, fact, meant) in [
            ("policy.html", "{% if policy.footnote %}", "`policy` has no field `footnote`", Some("footnotes")),
            ("policy.html", "{% set_global x = policy.titel %}", "`policy` has no field `titel`", Some("title")),
            ("base.html", "{% for b in banners %}{% if b.knid == 'draft' %}", "`b` has no field `knid`", Some("kind")),
            ("policy.html", "{%- if policy.version.stat -%}", "`policy.version` has no field `stat`", Some("state")),
            ("my.html", "{% if edtion %}", "nothing that templates see is called `edtion`", Some("edition")),
            (
                "policy.html",
                "{{ policy.sections[0].lable or '' }}",
                "`policy.sections[0]` has no field `lable`",
                Some("label"),
            ),
            ("history.html", "{% if policy.preamble %}", "`policy` has no field `preamble`", None),
            ("policy.html", "{% set v = policy.version %}{% if v.nxt %}", "`v` has no field `nxt`", Some("next")),
            ("base.html", "{% if page.title and not page.robot %}", "`page` has no field `robot`", Some("robots")),
        ] {
            assert_eq!(facts(name, template), [(fact.to_owned(), meant.map(str::to_owned))], "{template}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for template in [
            "{% if policy.footnotes %}{% endif %}",
            "{% if policy.nothing is defined and policy.none is not undefined %}",
            "{{ policy.nothing | default(value='x') }}",
            "{% for s in policy.sections | reverse %}{% if s.whatever %}{% endif %}{% endfor %}",
            "{% for key, value in policy %}{% if value.x %}{% endif %}{% endfor %}",
            "{% if 'policy.titel' == policy.title %}{% endif %}{# policy.titel #}{% raw %}{{ policy.titel }}{% endraw %}",
            "{{ t(id=\"contents\", date=policy.updated.words) }}",
            "{{ <parts.contents entries={policy.contents} /> }}{% <parts.notice kind=\"x\" lang={page.lang}> %}{% </parts.notice> %}",
            "{% component my.box(label: string) %}{% if label.x %}{% endif %}{% endcomponent my.box %}",
            "{% set x = policy.version %}{% set x = page %}{% if x.title %}{% endif %}",
            "{% if loop.first and policy.title | length > 3 %}",
            "{% block policy_head %}{{ super() }}{% endblock policy_head %}",
            "{% if policy.title is starting_with",
            "{% if",
            "{{",
            "{% for %}{% endfor %}{% set %}",
        ] {
            assert_eq!(facts("policy.html", template), [], "{template}");
        }
    }

    #[test]
    fn what_pages_give_is_what_the_manual_lists() {
        let manual = include_str!("../../docs/themes.md");
        for (template, name, view) in GIVEN {
            let line = |start: String| manual.lines().find(|line| line.starts_with(&start));
            let row = match template {
                "" => line(format!("| `{name}`")).or_else(|| line("| `cookie-notice.html`".to_owned())),
                template => line(format!("| `{template}`")),
            };
            let row = row.unwrap_or_else(|| panic!("no row of {template} {name}"));
            assert!(row.contains(&format!("`{name}`")) && row.contains(view.trim_matches(['[', ']'])), "{name}: {row}");
        }
    }

    #[test]
    fn the_default_theme_asks_for_nothing_that_is_not_there() {
        let templates = || {
            crate::load::embedded_theme().filter_map(|(path, text)| {
                Some((path.strip_prefix("templates/")?, std::str::from_utf8(text).expect("UTF-8")))
            })
        };
        let elsewhere: BTreeSet<String> = templates().flat_map(|(_, text)| given(text)).collect();
        for (name, text) in templates() {
            assert_eq!(unknown(name, text, &elsewhere), [], "{name}");
        }
    }
}
