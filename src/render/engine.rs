//! Templates: the one door to Tera.

use super::html::{escape, escaped, language_attributes};
use super::view::{
    AlternateView, BannerView, CrumbView, EditionView, NavigationView, PageView, SelectorView, SiteView,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::id::RegionName;
use crate::load::Theme;
use crate::locale::Language;
use crate::model::site::SiteSources;
use crate::source::Span;
use crate::wording::{Argument, Said};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

/// The templates of a site, ready to render.
pub struct Engine {
    tera: Tera,
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
    first: Option<String>,
    html: OnceLock<Option<String>>,
}

impl Selector {
    /// The selector with these entries.
    #[must_use]
    pub fn new(entries: &[SelectorView]) -> Self {
        let first = entries.iter().flat_map(|entry| &entry.editions).map(|edition| edition.href.clone()).next();
        Self { entries: SharedValue::of(&entries), first, html: OnceLock::new() }
    }
}

/// The HTML of a selector for the page at `path`, made of that for no page: its link to the page itself is marked.
fn marked(html: &str, path: &str) -> String {
    let link = format!("href=\"{}\"", escaped(path));
    html.replace(&link, &format!("{link} aria-current=\"page\""))
}

impl Engine {
    /// Adds all templates; what is wrong with them is reported, each with its place where that is known.
    #[must_use]
    pub fn new(theme: &Theme, site: &Arc<SiteSources>, view: &SiteView, problems: &mut Diagnostics) -> Self {
        let mut tera = Tera::new();
        let html = Speaker { site: Arc::clone(site), html: true, said: RwLock::default() };
        let plain = Speaker { site: Arc::clone(site), html: false, said: RwLock::default() };
        tera.register_function("t", move |arguments: Kwargs, state: &State| html.speak(&arguments, state));
        tera.register_function("text", move |arguments: Kwargs, state: &State| plain.speak(&arguments, state));
        let templates = theme.templates.iter().map(|(name, (text, _))| (name.as_str(), text.as_str()));
        if let Err(error) = tera.add_raw_templates(templates) {
            problems.push(template_problem(&error, theme));
        }
        tera.global_context().insert("site", view);
        Self { tera }
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
        let (region, language) = page.voice;
        context.insert("voice_region", region.as_str());
        context.insert("voice_language", language.as_str());
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
            context.insert_value("selector_html", Value::safe_string(&html));
        }
        context.insert_value("navigation", page.navigation.0.clone());
        for (name, value) in own {
            context.insert_value(name, value.0);
        }
        let mut html = Vec::with_capacity(64 * 1024);
        match self.tera.render_to(template, &context, &mut html) {
            Ok(()) => Ok(html),
            Err(error) => Err(Box::new(template_problem(&error, theme))),
        }
    }

    /// The selector as `parts.selector` shows it on the page at `path`. With hundreds of editions it would be most of the
    /// work on a page, so it is rendered once and marked for each page; not, however, where a theme marks it another way,
    /// which shows in that the first link marked here differs from what the theme makes of it.
    fn selector_html(&self, selector: &Selector, path: &str) -> Option<String> {
        let render = |path: &str| {
            let mut context = Context::new();
            context.insert_value("entries", selector.entries.0.clone());
            context.insert("path", path);
            self.tera.render_component("parts.selector", &context, None, true).ok()
        };
        let html = selector.html.get_or_init(|| {
            let first = selector.first.as_deref()?;
            let html = render("")?;
            (marked(&html, first) == render(first)?).then_some(html)
        });
        html.as_ref().map(|html| marked(html, path))
    }
}

fn template_problem(error: &tera::Error, theme: &Theme) -> Diagnostic {
    use std::error::Error as _;
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        message.push_str(": ");
        message.push_str(&cause.to_string());
        source = cause.source();
    }
    let (message, place) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let place = theme.templates.get(report.filename()).map(|(text, _)| {
                let lines = text.split_inclusive('\n').take(span.start_line.saturating_sub(1));
                let line: usize = lines.map(str::len).sum();
                (
                    report.filename().to_owned(),
                    text[line..].char_indices().nth(span.start_col).map_or(line, |(at, _)| line + at),
                )
            });
            (report.message().to_owned(), place)
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (message, Some((tpl.clone(), 0)))
        }
        ErrorKind::MissingParent { current, .. } => (message, Some((current.clone(), 0))),
        _ => {
            let place = find_name(&message, theme);
            (message.lines().next().unwrap_or("a template is broken").to_owned(), place)
        }
    };
    let mut diagnostic = Diagnostic::new(Code::BROKEN_TEMPLATE, message)
        .hint("templates may use what the `view` module documents; the default theme shows all of it");
    if let Some((name, start)) = place
        && let Some((_, file)) = theme.templates.get(&name)
    {
        diagnostic.place = match file {
            Some(file) => Place::Span(Span::new(*file, start..start + 1)),
            None => Place::File(format!("themes/default/templates/{name}")),
        };
    }
    diagnostic
}

/// Where the name stands that an error speaks of, "Unknown filter `shout`", but has no place for: in the theme's own
/// templates first, since those of the tool are tested.
fn find_name(message: &str, theme: &Theme) -> Option<(String, usize)> {
    let name = message.split('`').nth(1)?;
    let own = theme.templates.iter().filter(|(_, (_, file))| file.is_some());
    let tools = theme.templates.iter().filter(|(_, (_, file))| file.is_none());
    own.chain(tools).find_map(|(template, (text, _))| Some((template.clone(), text.find(name)?)))
}

/// The functions `t` and `text` of templates: a message in the page's voice.
struct Speaker {
    site: Arc<SiteSources>,
    html: bool,
    /// What was said already. Pages of an edition say much the same around their texts.
    said: RwLock<HashMap<Saying, Value>>,
}

/// Region and language of a page, the id of a message, and its arguments, each as a count if it is one and as words.
type Saying = (String, String, String, Vec<(String, Option<u64>, String)>);

impl Speaker {
    fn speak(&self, arguments: &Kwargs, state: &State) -> tera::TeraResult<Value> {
        let id: String = arguments.must_get("id")?;
        let region: String = state.get("voice_region")?.unwrap_or_else(|| "global".to_owned());
        let tag: String = state.get("voice_language")?.unwrap_or_else(|| "en".to_owned());
        let given = arguments.iter().filter(|(name, _)| name.as_str() != Some("id"));
        let given = given.map(|(name, value)| (name.to_string(), value.as_u64(), value.to_string())).collect();
        let saying = (region, tag, id, given);
        // A poisoned lock means that another thread panicked while it held a map that is whole.
        if let Some(said) = self.said.read().unwrap_or_else(PoisonError::into_inner).get(&saying) {
            return Ok(said.clone());
        }
        let said = self.say(&saying, arguments)?;
        self.said.write().unwrap_or_else(PoisonError::into_inner).insert(saying, said.clone());
        Ok(said)
    }

    fn say(&self, (region, tag, id, _): &Saying, arguments: &Kwargs) -> tera::TeraResult<Value> {
        let language = Language::parse(tag).map_err(tera::Error::message)?;
        let chain = self.site.regions.get(region.as_str()).map_or(&[][..], |region| &region.chain);
        // Arguments stand in for themselves while the message is formatted, so that its words can be escaped and they can
        // be isolated without the message knowing of either.
        let mut given: Vec<(String, Argument, String)> = Vec::new();
        for (name, value) in arguments.iter() {
            let name = name.to_string();
            if name == "id" {
                continue;
            }
            if let Some(count) = value.as_u64() {
                given.push((name, Argument::Count(count), String::new()));
                continue;
            }
            let words = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let stand_in = char::from_u32(0xF0000 + given.len() as u32).unwrap_or('\u{F0000}').to_string();
            given.push((name, Argument::Text(if self.html { stand_in } else { words.clone() }), words));
        }
        let borrowed: Vec<(&str, Argument)> =
            given.iter().map(|(name, argument, _)| (name.as_str(), argument.clone())).collect();
        let reference = &self.site.settings.reference_language;
        let said = self.site.wording.chrome(chain, &language, reference, id, &borrowed);
        let Some(Said { text, language: of, .. }) = said else {
            return Err(tera::Error::message(format!("there is no message `{id}`")));
        };
        if !self.html {
            return Ok(Value::normal_string(&text));
        }
        let mut html = String::with_capacity(text.len() + 32);
        escape(&text, &mut html);
        for (_, argument, words) in &given {
            if let Argument::Text(stand_in) = argument {
                html = html.replace(stand_in.as_str(), &format!("<bdi>{}</bdi>", escaped(words)));
            }
        }
        if !language.is_served_by(&of) {
            html = format!("<span{}>{html}</span>", language_attributes(&of));
        }
        Ok(Value::safe_string(&html))
    }
}
