//! Templates: the one door to Tera.

use super::assets::{Asset, Assets};
use super::fields;
use super::html::{escape, escape_into, escaped, language_attributes};
use super::view::{
    AlternateView, BannerView, ChoiceView, CrumbView, EditionView, NavigationView, PageView, SelectorView, SiteView,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::id::{RegionName, nearest};
use crate::load::Theme;
use crate::locale::{Direction, Language};
use crate::model::region::Edition;
use crate::model::site::SiteSources;
use crate::source::{FileId, Span, percent_encoded};
use crate::wording::{Argument, Said};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

/// The templates of a site, ready to render.
pub struct Engine {
    tera: Tera,
    /// Whether the theme marks the page itself in a selector as [`marked`] does.
    marks_links: OnceLock<bool>,
}

/// What every page says around its own matter.
pub struct PageContext<'a> {
    /// Whose words the page speaks: region (for its own wording) and language.
    pub voice: (&'a RegionName, &'a Language),
    /// The page.
    pub page: PageView,
    /// The same page in other editions.
    pub alternates: Option<&'a SharedValue>,
    /// The way to it.
    pub breadcrumbs: Vec<CrumbView>,
    /// Its edition.
    pub edition: Option<EditionView>,
    /// What the reader must know before the text.
    pub banners: Vec<BannerView>,
    /// All editions, shared by the pages of one policy.
    pub selector: &'a Selector,
    /// Links around the text, shared by the pages of one edition.
    pub navigation: &'a SharedValue,
}

/// A part of a context that many pages share: made once, cheap to hand on.
#[derive(Clone, Debug)]
pub struct SharedValue(Value);

impl SharedValue {
    /// The value of a view.
    #[must_use]
    pub fn of(view: &impl Serialize) -> Self {
        Self(Value::from_serializable(view))
    }

    /// The alternates of a page.
    #[must_use]
    pub fn alternates(views: &[AlternateView]) -> Self {
        Self::of(&views)
    }

    /// The links around a text.
    #[must_use]
    pub fn navigation(view: &NavigationView) -> Self {
        Self::of(view)
    }
}

/// The selector of all editions: its entries, and what the theme makes of them where that is the same on all pages.
#[derive(Clone, Debug)]
pub struct Selector {
    entries: SharedValue,
    /// Where its entries lead.
    links: BTreeSet<String>,
    html: OnceLock<Option<Value>>,
}

impl Selector {
    /// The selector with these entries.
    #[must_use]
    pub fn new(entries: &[SelectorView]) -> Self {
        let links = entries.iter().flat_map(choices).map(|choice| choice.href.clone()).collect();
        Self { entries: SharedValue::of(&entries), links, html: OnceLock::new() }
    }
}

/// The choices of an entry and of those below it.
fn choices(entry: &SelectorView) -> Vec<&ChoiceView> {
    entry.editions.iter().chain(entry.regions.iter().flat_map(choices)).collect()
}

/// The HTML of a selector for the page at `path`, made of that for no page: its link to the page itself is marked.
fn marked(html: &str, path: &str) -> String {
    let link = format!("href=\"{}\"", escaped(path));
    html.replace(&link, &format!("{link} aria-current=\"page\""))
}

impl Engine {
    /// Adds all templates; what is wrong with them is reported, each with its place where that is known.
    #[must_use]
    pub fn new(
        theme: &Theme,
        assets: &Arc<Assets>,
        site: &Arc<SiteSources>,
        view: &SiteView,
        problems: &mut Diagnostics,
    ) -> Self {
        let mut tera = Tera::new();
        tera.set_escape_fn(escape_into);
        let (html, plain) = (Speaker::new(site, true), Speaker::new(site, false));
        tera.register_function("t", move |arguments: Kwargs, state: &State| html.speak(&arguments, state));
        tera.register_function("text", move |arguments: Kwargs, state: &State| plain.speak(&arguments, state));
        let (files, folder) = (Arc::clone(assets), view.assets.clone());
        tera.register_function("asset", move |arguments: Kwargs, _: &State| {
            let asset = named_asset(&files, &arguments)?;
            TeraResult::Ok(Value::normal_string(&format!("{folder}{}", percent_encoded(&asset.name))))
        });
        let files = Arc::clone(assets);
        tera.register_function("integrity", move |arguments: Kwargs, _: &State| {
            TeraResult::Ok(Value::safe_string(&named_asset(&files, &arguments)?.integrity))
        });
        if let Err(error) = tera.set_fallback_prefixes(theme.prefixes.clone()) {
            problems.extend(template_problems(&error, theme));
        }
        add_templates(&mut tera, theme, problems);
        problems.extend(unknown_names(theme));
        tera.global_context().insert("site", view);
        Self { tera, marks_links: OnceLock::new() }
    }

    /// Renders `template` with what it has of its own in `own`.
    ///
    /// # Errors
    /// When the template cannot be rendered with this view.
    pub fn render(
        &self,
        template: &str,
        page: PageContext<'_>,
        own: Vec<(&'static str, SharedValue)>,
        theme: &Theme,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value(VOICE, Value::normal_string(&voice(page.voice)));
        context.insert("page", &page.page);
        match page.alternates {
            Some(alternates) => context.insert_value("alternates", alternates.0.clone()),
            None => context.insert("alternates", &Vec::<AlternateView>::new()),
        }
        context.insert("breadcrumbs", &page.breadcrumbs);
        context.insert("edition", &page.edition);
        context.insert("banners", &page.banners);
        context.insert_value("selector", page.selector.entries.0.clone());
        if let Some(html) = self.selector_html(page.selector, &page.page.path) {
            context.insert_value("selector_html", html);
        }
        context.insert_value("navigation", page.navigation.0.clone());
        for (name, value) in own {
            context.insert_value(name, value.0);
        }
        let mut html = Vec::with_capacity(64 * 1024);
        match self.tera.render_to(template, &context, &mut html) {
            Ok(()) => Ok(html),
            Err(error) => {
                let problem = template_problems(&error, theme).into_iter().next();
                Err(Box::new(problem.unwrap_or_else(|| Diagnostic::new(Code::BROKEN_TEMPLATE, error.to_string()))))
            }
        }
    }

    /// The selector as `parts.selector` shows it on the page at `path`. With hundreds of editions it would be most of the
    /// work on a page, so it is rendered once and marked for each page; not, however, where a theme marks it another way.
    fn selector_html(&self, selector: &Selector, path: &str) -> Option<Value> {
        let html = selector.html.get_or_init(|| {
            let html = || self.selector_for(&selector.entries, "");
            self.marks_links().then(html).flatten().map(|html| Value::safe_string(&html))
        });
        let html = html.as_ref()?;
        if selector.links.contains(path) {
            return html.as_str().map(|html| Value::safe_string(&marked(html, path)));
        }
        Some(html.clone())
    }

    /// Whether a selector that was made for no page can be marked for each: asked with one that has entries of every kind.
    fn marks_links(&self) -> bool {
        *self.marks_links.get_or_init(|| {
            let selector = Selector::new(&every_kind());
            let Some(html) = self.selector_for(&selector.entries, "") else { return false };
            selector.links.iter().all(|link| {
                let page = self.selector_for(&selector.entries, link);
                page.is_some_and(|page| page == marked(&html, link) && page != html)
            })
        })
    }

    fn selector_for(&self, entries: &SharedValue, path: &str) -> Option<String> {
        let mut context = Context::new();
        context.insert_value("entries", entries.0.clone());
        context.insert("path", path);
        self.tera.render_component("parts.selector", &context, None, true).ok()
    }
}

/// Entries of every kind: regions with one edition and with several, in an area, in a group, and alone.
fn every_kind() -> Vec<SelectorView> {
    let entry = |area, name: &str, languages: &[&str], regions| SelectorView {
        area,
        region: name.to_owned(),
        lang: "en".to_owned(),
        dir: "ltr",
        editions: languages
            .iter()
            .map(|language| ChoiceView {
                label: (*language).to_owned(),
                region: name.to_owned(),
                locale: (*language).to_owned(),
                lang: (*language).to_owned(),
                dir: "ltr",
                country: None,
                behind: false,
                href: format!("/{name}/{language}/"),
            })
            .collect(),
        regions,
    };
    let two = |name: &str| {
        let of = |part, languages| entry(None, &format!("{name}-{part}"), languages, Vec::new());
        [of("one", &["en"]), of("several", &["en", "fr"])]
    };
    let regions = |name: &str| {
        let group = entry(None, name, &[], two(&format!("{name}-in-group")).into());
        two(name).into_iter().chain([group]).collect::<Vec<_>>()
    };
    let areas = ["europe", "africa"].map(|area| entry(Some(area), area, &[], regions(area)));
    areas.into_iter().chain(regions("alone")).collect()
}

/// The static file that a template asks for by its plain name.
fn named_asset<'a>(assets: &'a Assets, arguments: &Kwargs) -> TeraResult<&'a Asset> {
    let name = arguments.must_get::<Cow<'_, str>>("name")?;
    assets.get(&name).ok_or_else(|| {
        let near = nearest(&name, assets.names()).map_or(String::new(), |near| format!(", did you mean `{near}`?"));
        tera::Error::message(format!("the theme has no static file `{name}`{near}"))
    })
}

/// Adds the templates of a theme. One that cannot be read is left out, so that mistakes in others are found as well; what is wrong
/// between templates is said where all of them can be read.
fn add_templates(tera: &mut Tera, theme: &Theme, problems: &mut Diagnostics) {
    let mut templates: BTreeMap<&str, &str> =
        theme.templates.iter().map(|(name, (text, _))| (name.as_str(), text.as_str())).collect();
    while let Err(error) = tera.add_raw_templates(&templates) {
        let all_are_read = templates.len() == theme.templates.len();
        let unread = match error.kind() {
            ErrorKind::SyntaxError(report) => templates.remove(report.filename()),
            _ => None,
        };
        if unread.is_some() || all_are_read {
            problems.extend(template_problems(&error, theme));
        }
        if unread.is_none() {
            break;
        }
    }
}

/// Names in the site's own templates that stand for nothing, as [`fields`] finds them.
fn unknown_names(theme: &Theme) -> Vec<Diagnostic> {
    let own =
        || theme.templates.iter().filter_map(|(name, (text, file))| Some((name.as_str(), text.as_str(), (*file)?)));
    if own().next().is_none() {
        return Vec::new();
    }
    let elsewhere = theme.templates.values().flat_map(|(text, _)| fields::given(text)).collect();
    let problem = |file, fields::Unknown { range, fact, meant }| {
        let place = Some(Place::Span(Span::new(file, range)));
        at_template(fact, place).did_you_mean(meant.as_deref())
    };
    let of = |(name, text, file): (&str, &str, FileId)| {
        let prefix = theme.prefixes.iter().find(|prefix| name.starts_with(prefix.as_str()));
        let name = name.strip_prefix(prefix.map_or("", String::as_str)).unwrap_or(name);
        let found = fields::unknown(name, text, &elsewhere).into_iter();
        found.map(|unknown| problem(file, unknown)).collect::<Vec<_>>()
    };
    own().flat_map(of).collect()
}

fn at_template(fact: String, place: Option<Place>) -> Diagnostic {
    let mut problem = Diagnostic::new(Code::BROKEN_TEMPLATE, fact)
        .hint("docs/themes.md lists what templates see, and the blocks and components that they may use");
    if let Some(place) = place {
        problem.place = place;
    }
    problem
}

/// What is wrong with templates: one mistake, or all names at once that none of them defines.
fn template_problems(error: &tera::Error, theme: &Theme) -> Vec<Diagnostic> {
    use std::error::Error as _;
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        message.push_str(": ");
        message.push_str(&cause.to_string());
        source = cause.source();
    }
    let one = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let place = position(theme, report.filename(), span.start_line, span.start_col);
            // What a page has differs from kind to kind, and a mistake in a template that many extend is one mistake.
            let message = report.message();
            let message = message.split_once(" Available variables:").map_or(message, |(fact, _)| fact);
            (message.to_owned(), place)
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (message, Some((tpl.clone(), 0)))
        }
        ErrorKind::MissingParent { current, .. } => (message, Some((current.clone(), 0))),
        _ => {
            let mut said = BTreeSet::new();
            let reports = message.split("\n\nerror: ").map(|report| reported(report, theme));
            // A block that a template lacks is one mistake, however many others fill it.
            let mistake = |fact: &str| fact.split(FILLED_BY).next().unwrap_or_default().to_owned();
            return reports
                .filter(|(fact, place)| said.insert((mistake(fact), place.clone())))
                .map(|at| placed(at, theme))
                .collect();
        }
    };
    vec![placed(one, theme)]
}

/// A place in a template: its name, and how many bytes stand before.
type Position = (String, usize);

/// A report of Tera that is text alone: "Unknown filter `shout`", and in its second line the place.
fn reported(report: &str, theme: &Theme) -> (String, Option<Position>) {
    let fact = report.lines().next().unwrap_or("a template is broken");
    // Some facts of Tera begin as the whole finding does.
    let fact = fact.strip_prefix("error: ").unwrap_or(fact);
    let mut place =
        report.lines().nth(1).and_then(|line| line.trim().strip_prefix("--> ")).unwrap_or_default().rsplitn(3, ':');
    let (column, line, template) = (place.next(), place.next(), place.next());
    let number = |digits: Option<&str>| digits.and_then(|digits| digits.parse::<usize>().ok());
    let at = || position(theme, template?, number(line)?, number(column)?.saturating_sub(1));
    let lacking = template.and_then(|child| lacking_block(fact, child, theme));
    lacking.unwrap_or_else(|| (fact.to_owned(), at().or_else(|| find_name(report, theme))))
}

/// The place at a line, counted from one, and a column.
fn position(theme: &Theme, template: &str, line: usize, column: usize) -> Option<Position> {
    let (text, _) = theme.templates.get(template)?;
    let line: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let at = text[line..].char_indices().nth(column).map_or(line, |(at, _)| line + at);
    Some((template.to_owned(), at))
}

fn placed((fact, at): (String, Option<Position>), theme: &Theme) -> Diagnostic {
    let place = at.and_then(|(name, start)| match theme.templates.get(&name)? {
        (_, Some(file)) => Some(Place::Span(Span::new(*file, start..start + 1))),
        _ => {
            let name = name.strip_prefix("default/").unwrap_or(&name);
            Some(Place::File(format!("themes/default/templates/{name}")))
        }
    });
    at_template(fact, place)
}

/// A block that a template of the tool fills, and that the template in the place of its parent does not have: that one is the
/// site's.
fn lacking_block(message: &str, child: &str, theme: &Theme) -> Option<(String, Option<Position>)> {
    let block = message.strip_prefix("Block `")?.strip_suffix("` is not defined in any parent template")?;
    let (text, None) = theme.templates.get(child)? else { return None };
    let parent = text.split_once("{% extends \"")?.1.split_once('"')?.0;
    let (_, Some(_)) = theme.templates.get(parent)? else { return None };
    let child = child.strip_prefix("default/").unwrap_or(child);
    Some((format!("this template has no block `{block}`{FILLED_BY}{child}` fills"), Some((parent.to_owned(), 0))))
}

/// What stands between a block that a template lacks and the name of one that fills it.
const FILLED_BY: &str = ", which `";

/// Where the name stands that an error speaks of, "Unknown filter `shout`", but has no place for: in the theme's own
/// templates first, since those of the tool are tested.
fn find_name(message: &str, theme: &Theme) -> Option<Position> {
    let name = message.split('`').nth(1)?;
    let own = theme.templates.iter().filter(|(_, (_, file))| file.is_some());
    let tools = theme.templates.iter().filter(|(_, (_, file))| file.is_none());
    own.chain(tools).find_map(|(template, (text, _))| Some((template.clone(), text.find(name)?)))
}

/// The functions `t` and `text` of templates: a message in the page's voice.
struct Speaker {
    site: Arc<SiteSources>,
    html: bool,
    /// The voices of the site's editions, by their names.
    voices: FxHashMap<String, Voice>,
    /// Others that pages speak with: of editions that the site has no longer.
    others: RwLock<FxHashMap<String, Arc<Voice>>>,
}

/// What the voice of a page is called in its context, where no theme has a name like it.
const VOICE: &str = "lexloci_voice";

/// Region and language of a page as one word, which is looked up faster than two.
fn voice((region, language): (&RegionName, &Language)) -> String {
    format!("{region}/{language}")
}

/// Whose words a page speaks.
struct Voice {
    /// The regions whose own wording it has, outermost first.
    chain: Vec<RegionName>,
    language: Language,
    said: RwLock<Spoken>,
}

/// What was said already. Pages of an edition say much the same around their texts.
#[derive(Default)]
struct Spoken {
    /// Messages without arguments, by their ids.
    alone: FxHashMap<String, Value>,
    /// Messages with arguments, by all that was asked for.
    with: FxHashMap<Vec<u8>, Value>,
}

impl Voice {
    fn new(site: &SiteSources, region: &str, language: Language) -> Self {
        let chain = site.regions.get(region).map_or_else(Vec::new, |region| region.chain.clone());
        Self { chain, language, said: RwLock::default() }
    }
}

impl Spoken {
    /// How many messages with arguments are kept: a count, or a title with a version, is hardly ever asked for again.
    const KEPT: usize = 1024;

    fn keep(&mut self, key: Vec<u8>, words: Value) {
        if self.with.len() == Self::KEPT {
            self.with.clear();
        }
        self.with.insert(key, words);
    }
}

/// All of what is asked for in one key, each part behind its length, so that none is taken for another.
fn key(id: &str, arguments: &Kwargs) -> Vec<u8> {
    let mut key = Vec::with_capacity(128);
    let mut push = |part: &[u8]| {
        key.extend(part.len().to_le_bytes());
        key.extend(part);
    };
    push(id.as_bytes());
    for (name, value) in arguments.iter().filter(|(name, _)| name.as_str() != Some("id")) {
        push(name.as_str().unwrap_or_default().as_bytes());
        // A count is not the same as its digits in words: it decides on the plural.
        match (value.as_str(), value.as_u64()) {
            (Some(words), _) => push(words.as_bytes()),
            (None, Some(count)) => push(&[&[0xFF], &count.to_le_bytes()[..]].concat()),
            (None, None) => push(format!("{:?} {value}", value.kind()).as_bytes()),
        }
    }
    key
}

/// Words in a message, which have the direction of their first letter; marked where they are in another language than the message.
/// Numbers are in none.
fn isolated(words: &str, language: &Language, around: &Language) -> String {
    let marked = !around.is_served_by(language) && words.chars().any(char::is_alphabetic);
    let lang = if marked { format!(" lang=\"{language}\"") } else { String::new() };
    format!("<bdi{lang}>{}</bdi>", escaped(words))
}

impl Speaker {
    fn new(site: &Arc<SiteSources>, html: bool) -> Self {
        let editions = site.editions().into_iter().map(|Edition { region, language }| {
            (voice((&region, &language)), Voice::new(site, region.as_str(), language))
        });
        Self { site: Arc::clone(site), html, voices: editions.collect(), others: RwLock::default() }
    }

    fn speak(&self, arguments: &Kwargs, state: &State) -> TeraResult<Value> {
        let voice: Option<Value> = state.get(VOICE)?;
        let name = voice.as_ref().and_then(Value::as_str).unwrap_or_default();
        match self.voices.get(name) {
            Some(voice) => self.speak_as(voice, arguments),
            None => self.speak_as(&*self.other(name)?, arguments),
        }
    }

    fn other(&self, name: &str) -> TeraResult<Arc<Voice>> {
        // A poisoned lock means that another thread panicked while it held a map that is whole.
        if let Some(voice) = self.others.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Ok(Arc::clone(voice));
        }
        let (region, language) = name.split_once('/').unwrap_or(("global", "en"));
        let language = Language::parse(language).map_err(tera::Error::message)?;
        let voice = Arc::new(Voice::new(&self.site, region, language));
        let mut others = self.others.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(others.entry(name.to_owned()).or_insert(voice)))
    }

    fn speak_as(&self, voice: &Voice, arguments: &Kwargs) -> TeraResult<Value> {
        let id = arguments.must_get::<Cow<'_, str>>("id")?;
        let key = (arguments.iter().count() > 1).then(|| key(&id, arguments));
        let said = voice.said.read().unwrap_or_else(PoisonError::into_inner);
        let known = key.as_ref().map_or_else(|| said.alone.get(&*id), |key| said.with.get(key));
        if let Some(known) = known {
            return Ok(known.clone());
        }
        drop(said);
        let words = self.say(voice, &id, arguments)?;
        let mut said = voice.said.write().unwrap_or_else(PoisonError::into_inner);
        match key {
            Some(key) => said.keep(key, words.clone()),
            None => drop(said.alone.insert(id.into_owned(), words.clone())),
        }
        Ok(words)
    }

    fn say(&self, voice: &Voice, id: &str, arguments: &Kwargs) -> TeraResult<Value> {
        let Voice { chain, language, .. } = voice;
        // Arguments stand in for themselves while the message is formatted, so that its words can be escaped and they can
        // be isolated without the message knowing of either.
        let mut given: Vec<(String, Argument, String)> = Vec::new();
        for (name, value) in arguments.iter() {
            let name = name.to_string();
            if name == "id" || name == "lang" {
                continue;
            }
            if let Some(count) = value.as_u64() {
                given.push((name, Argument::Count(count), String::new()));
                continue;
            }
            let words = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let stand_in = char::from_u32(0xF0000 + given.len() as u32).unwrap_or('\u{F0000}').to_string();
            // Plain words cannot be marked as elements are.
            let plain = |words: &str| match language.direction() {
                Direction::Rtl => format!("\u{2068}{words}\u{2069}"),
                Direction::Ltr => words.to_owned(),
            };
            given.push((name, Argument::Text(if self.html { stand_in } else { plain(&words) }), words));
        }
        let borrowed: Vec<(&str, Argument)> =
            given.iter().map(|(name, argument, _)| (name.as_str(), argument.clone())).collect();
        let reference = &self.site.settings.reference_language;
        let said = self.site.wording.chrome(chain, language, reference, id, &borrowed);
        let Some(Said { text, language: of, lacking, .. }) = said else {
            return Err(tera::Error::message(format!("there is no message `{id}`")));
        };
        if let Some(variable) = lacking.first() {
            return Err(tera::Error::message(format!(
                "the message `{id}` needs `${variable}`: give it as `{variable}=...`"
            )));
        }
        if !self.html {
            return Ok(Value::normal_string(&text));
        }
        let fell_back = !language.is_served_by(&of);
        let around = if fell_back { &of } else { language };
        let lang: Option<Cow<'_, str>> = arguments.get("lang").ok().flatten();
        let own = lang.and_then(|tag| Language::parse(&tag).ok()).unwrap_or_else(|| language.clone());
        let mut html = String::with_capacity(text.len() + 32);
        escape(&text, &mut html);
        for (_, argument, words) in &given {
            if let Argument::Text(stand_in) = argument {
                html = html.replace(stand_in.as_str(), &isolated(words, &own, around));
            }
        }
        if fell_back {
            html = format!("<span{}>{html}</span>", language_attributes(&of));
        }
        Ok(Value::safe_string(&html))
    }
}
