//! What templates see. Names and meanings are an interface: a theme of a company relies on them.
//!
//! Fields that end in `_html`, and `html`, hold safe HTML; everything else is plain text that templates escape.
//!
//! Views of which a page has many name language and direction themselves instead of a flattened [`Foreign`]: flattened
//! fields become values one by one, with a key in memory for each.

use crate::locale::Language;
use serde::{Serialize, Serializer};
use tera::Value;

/// This file: the fields of views are read from their declarations, for the manual and for [checks](super::fields) of templates.
pub(super) const SOURCE: &str = include_str!("view.rs");

/// HTML that is safe: templates show it as it is, whether they say `safe` or not.
#[derive(Clone, Debug)]
pub struct Html(Value);

impl Html {
    /// Takes HTML for safe.
    #[must_use]
    pub fn new(html: &str) -> Self {
        Self(Value::safe_string(html))
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A language and its direction, where it differs from the page's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Foreign {
    /// BCP 47 tag.
    pub lang: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: Option<&'static str>,
}

impl Foreign {
    /// The marks that text in `language` needs within text in `around`; none where it is the same language.
    #[must_use]
    pub fn within(language: &Language, around: &Language) -> Self {
        if language == around { Self::default() } else { Self::of(language) }
    }

    /// The marks of a language.
    #[must_use]
    pub fn of(language: &Language) -> Self {
        Self { lang: Some(language.to_string()), dir: Some(language.direction().as_str()) }
    }
}

/// The site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Its title.
    pub title: String,
    /// The line at the foot.
    pub copyright: Option<String>,
    /// The address of the root page, where all editions are listed.
    pub home: String,
    /// The folder of the theme's static files under their plain names, with a slash at its end.
    pub assets: String,
    /// Whether readers are told before they follow a link to a third party.
    pub external_notice: bool,
}

/// The notice about cookies.
#[derive(Clone, Debug, Serialize)]
pub struct CookieNoticeView {
    /// Where it leads: the document that it speaks of.
    pub href: String,
    /// Names what the document says of cookies; the notice is shown anew when it is another.
    pub revision: String,
    /// The script that shows it, under its plain name, since other websites hold on to it.
    pub script: String,
    /// Its style sheet, likewise.
    pub stylesheet: String,
}

/// The page as such.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// The language of the page, as a locale: `de-CH`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// For the title bar.
    pub title: String,
    /// For search engines.
    pub description: Option<String>,
    /// The whole address that is canonical.
    pub canonical: Option<String>,
    /// `noindex`, where the page is not for search engines.
    pub robots: Option<&'static str>,
    /// The path of the page.
    pub path: String,
    /// Its relations to other versions (RFC 5829), and the same as data and feeds.
    pub relations: Vec<RelationView>,
    /// The locale as Open Graph has it, `de_CH`; none where the page has no country, or is not for search engines.
    pub open_graph_locale: Option<String>,
    /// What the page is, for search engines: JSON-LD in terms of schema.org, safe to stand in a `script` element.
    pub json_ld: Option<Html>,
}

/// A relation of the page to another one.
#[derive(Clone, Debug, Serialize)]
pub struct RelationView {
    /// `latest-version`, `predecessor-version`, `successor-version`, `version-history`, `alternate`, `original` or `timemap`.
    pub rel: &'static str,
    /// The media type, where it is no page.
    pub media_type: Option<&'static str>,
    /// The path of the other page.
    pub href: String,
}

impl RelationView {
    /// A relation to a page.
    #[must_use]
    pub fn page(rel: &'static str, href: String) -> Self {
        Self { rel, media_type: None, href }
    }

    /// A relation to something of this media type.
    #[must_use]
    pub fn file(rel: &'static str, media_type: &'static str, href: String) -> Self {
        Self { rel, media_type: Some(media_type), href }
    }
}

/// What the reader must know before the text: that it is a draft, that another version is in force ...
#[derive(Clone, Debug, Serialize)]
pub struct BannerView {
    /// `draft`, `superseded`, `overtaken`, `upcoming`, `cancelled`, `withdrawn`, `ending`, `new-version`, `not-yet`,
    /// `unpublished`, `stale` or `uneven`.
    pub kind: &'static str,
    /// The day that it is about.
    pub date: Option<DayView>,
    /// Names of languages that it is about.
    pub languages: Option<String>,
    /// Where the reader is better served.
    pub href: Option<String>,
    /// What replaces a document that is withdrawn, or will be: its title.
    pub successor: Option<String>,
    /// The version whose text a draft still has.
    pub version: Option<String>,
}

/// The page in another edition, for search engines.
#[derive(Clone, Debug, Serialize)]
pub struct AlternateView {
    /// The tag.
    pub hreflang: String,
    /// The whole address.
    pub href: String,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Its words.
    pub label: String,
    /// Where it leads; `None` for a heading.
    pub url: Option<String>,
    /// Whether that is the host of somebody else.
    pub external: bool,
    /// The language of the words, where they are a message in another one than the page's.
    #[serde(flatten)]
    pub foreign: Foreign,
    /// Links below it.
    pub links: Vec<LinkView>,
}

/// Links around the text.
#[derive(Clone, Debug, Serialize)]
pub struct NavigationView {
    /// At the head.
    pub header: Vec<LinkView>,
    /// At the foot.
    pub footer: Vec<LinkView>,
    /// Social media.
    pub social: Vec<LinkView>,
}

/// A step of the way to the page.
#[derive(Clone, Debug, Serialize)]
pub struct CrumbView {
    /// Its words.
    pub label: String,
    /// Where it leads; `None` for the page itself.
    pub href: Option<String>,
    /// Its language, where it is not the page's: BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
}

/// The edition that a page belongs to.
#[derive(Clone, Debug, Serialize)]
pub struct EditionView {
    /// The region's name in the page's language.
    pub region: String,
    /// The language's name in itself.
    pub language: String,
    /// Its page.
    pub href: String,
}

/// A region to choose, with its editions; or a group of regions; or an area of the world with its regions.
#[derive(Clone, Debug, Serialize)]
pub struct SelectorView {
    /// Of an area its name, `europe`; then `region` is what the page calls it.
    pub area: Option<&'static str>,
    /// The region's name in its own language.
    pub region: String,
    /// BCP 47 tag of the name.
    pub lang: String,
    /// Direction of the name.
    pub dir: &'static str,
    /// Its editions; empty for a group.
    pub editions: Vec<ChoiceView>,
    /// The regions of the group.
    pub regions: Vec<SelectorView>,
}

/// An edition to choose.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceView {
    /// The language's name in itself.
    pub label: String,
    /// The region's name in that language.
    pub region: String,
    /// The locale: `de-CH`. The edition of a part of a country has its bare language, since the country is more than that part.
    pub locale: String,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The country that the region is a part of: `CA`. Nothing where the region is no part of a country.
    pub country: Option<String>,
    /// Whether another edition of the region in the same language is level with its source, and this one is not, or not known to be.
    pub behind: bool,
    /// Where it leads.
    pub href: String,
}

/// A named link in a language.
#[derive(Clone, Debug, Serialize)]
pub struct NamedLinkView {
    /// The name.
    pub name: String,
    /// BCP 47 tag of the name.
    pub lang: String,
    /// Direction of the name.
    pub dir: &'static str,
    /// Where it leads.
    pub href: String,
}

/// A document to choose.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentLinkView {
    /// Its title.
    pub title: String,
    /// The language of the title.
    #[serde(flatten)]
    pub foreign: Foreign,
    /// Where it leads.
    pub href: String,
    /// Its description.
    pub description: Option<String>,
    /// Whether it is in another language than the page.
    pub fallback: bool,
    /// The name of that language, as the page names languages.
    pub language: Option<String>,
    /// Whether it no longer applies.
    pub withdrawn: bool,
    /// Whether it does not apply yet: its first version is still to take effect, or the one with which it comes back.
    pub upcoming: bool,
}

/// The mark of text in another language than its edition's.
#[derive(Clone, Debug, Serialize)]
pub struct FallbackView {
    /// The language shown, in its own words.
    pub language: String,
}

/// The mark of a local text.
#[derive(Clone, Debug, Serialize)]
pub struct LocalView {
    /// The region, in the page's language.
    pub region: String,
    /// The comparison with what it displaced.
    pub href: Option<String>,
}

/// A part of a text.
#[derive(Clone, Debug, Serialize)]
pub struct BodyView {
    /// Its blocks.
    pub html: Html,
    /// Its language, where it is not the page's: BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
    /// Set where a fallback begins.
    pub fallback: Option<FallbackView>,
    /// Set where a local text begins.
    pub local: Option<LocalView>,
}

/// A section.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// Its id.
    pub id: String,
    /// Old ids.
    pub was: Vec<String>,
    /// 2 to 6.
    pub level: u8,
    /// Its label.
    pub label: Option<String>,
    /// Its heading.
    pub heading_html: Html,
    /// On the page of a version that changed it: where the change is shown.
    pub changed_href: Option<String>,
    /// Its own blocks.
    pub html: Html,
    /// Its language, where it is not the page's: BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
    /// Set where a fallback begins.
    pub fallback: Option<FallbackView>,
    /// Set where a local text begins.
    pub local: Option<LocalView>,
}

/// An entry of the chapter list.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsView {
    /// The section.
    pub id: String,
    /// 2 or 3.
    pub level: u8,
    /// Its label.
    pub label: Option<String>,
    /// Its heading without links.
    pub heading_html: Html,
    /// Its language, where it is not the page's: BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
}

/// A footnote.
#[derive(Clone, Debug, Serialize)]
pub struct FootnoteView {
    /// Its number.
    pub number: usize,
    /// Its blocks.
    pub html: Html,
    /// Its language, where it is not the page's: BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
}

/// Another document that stands in a relation to this one.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedView {
    /// Its title.
    pub title: String,
    /// The language of the title, where it is not the page's.
    #[serde(flatten)]
    pub foreign: Foreign,
    /// Where it leads.
    pub href: String,
}

/// A day, for programs and in words.
#[derive(Clone, Debug, Serialize)]
pub struct DayView {
    /// ISO 8601.
    pub iso: String,
    /// In the edition's words.
    pub words: String,
}

/// A version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionView {
    /// Its id.
    pub id: String,
    /// Its permanent address, as a path.
    pub href: String,
    /// The same as a whole address.
    pub address: String,
    /// `in-force`, `upcoming`, `superseded`, `cancelled` or `withdrawn`.
    pub state: &'static str,
    /// `new`, `material`, `editorial`, `translation` or `imported`; none for what is published once more.
    pub kind: Option<&'static str>,
    /// When it was published.
    pub published: DayView,
    /// When it takes effect, or did.
    pub effective: DayView,
    /// What people are told of the last day that it got instead of another.
    pub rescheduled_summary: Option<SummaryView>,
    /// Whether a later version took its place before its own day: it never takes effect.
    pub overtaken: bool,
    /// When it was cancelled, or the document was withdrawn before its day: it never takes effect.
    pub cancelled: Option<DayView>,
    /// What people are told of that.
    pub cancelled_summary: Option<SummaryView>,
    /// Where the document did not apply after it until it came back: since when.
    pub ended: Option<DayView>,
    /// What people are told of it.
    pub summary: Option<SummaryView>,
    /// What it is compared with; nothing where it is the first.
    pub comparisons: Vec<ComparisonView>,
    /// Whether the page shows it at its permanent address.
    pub here: bool,
    /// The version before it.
    pub previous: Option<String>,
    /// The version after it.
    pub next: Option<String>,
}

/// A comparison of a version with another one.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonView {
    /// The other version.
    pub version: String,
    /// Where the comparison stands.
    pub href: String,
    /// How much changed; empty where only numbering did.
    pub amounts: Vec<AmountView>,
}

/// How many sections or words changed in one way.
#[derive(Clone, Debug, Serialize)]
pub struct AmountView {
    /// The message that says what is counted; it takes `count`.
    pub message: &'static str,
    /// How many.
    pub count: usize,
}

/// A version, or the draft, with a link to it or to something about it.
#[derive(Clone, Debug, Serialize)]
pub struct LinkedVersionView {
    /// Its id; none for the draft.
    pub id: Option<String>,
    /// As of a [version](VersionView), or `draft`.
    pub state: &'static str,
    /// Where the link leads.
    pub href: String,
}

/// A redline on a page of its own.
#[derive(Clone, Debug, Serialize)]
pub struct ChangesPageView {
    /// The title of the document.
    pub title: String,
    /// The language of the title, where it is not the page's.
    #[serde(flatten)]
    pub foreign: Foreign,
    /// The text that it starts from.
    pub old: LinkedVersionView,
    /// The text that it leads to.
    pub new: LinkedVersionView,
    /// Comparisons of the same version with others.
    pub elsewhere: Vec<LinkedVersionView>,
    /// How much changed.
    pub amounts: Vec<AmountView>,
    /// Whether nothing changed but numbering that shifted.
    pub renumbered: bool,
    /// What changed, part by part.
    pub changes: Vec<ChangeView>,
    /// The whole text, part by part, with `<del>` and `<ins>`.
    pub parts: Vec<Html>,
}

/// A part of a text that changed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeView {
    /// Where it stands on the page.
    pub href: String,
    /// `added`, `removed`, `moved`, `translated` or `amended`.
    pub change: &'static str,
    /// Whether something in it changed besides, where it moved.
    pub amended: bool,
    /// `title`, `description`, `preamble`, `precedence`, `section` or `note`.
    pub part: &'static str,
    /// Label and heading of a section.
    pub heading: Option<String>,
    /// The language of the heading, where it is not the page's: BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
    /// Sections around it, from outside inwards, where others in the list have the same heading.
    pub within: Vec<SectionNameView>,
}

/// A section that is named.
#[derive(Clone, Debug, Serialize)]
pub struct SectionNameView {
    /// Label and heading.
    pub heading: String,
    /// The language of the heading, where it is not the page's.
    #[serde(flatten)]
    pub foreign: Foreign,
}

/// What people are told of a version.
#[derive(Clone, Debug, Serialize)]
pub struct SummaryView {
    /// The words, in lines.
    pub lines: Vec<String>,
    /// Their language, where it is not the page's.
    #[serde(flatten)]
    pub foreign: Foreign,
}

/// A document with its title, for pages about it.
#[derive(Clone, Debug, Serialize)]
pub struct TitledView {
    /// The title in plain words.
    pub title: String,
    /// The language of the title, where it is not the page's.
    #[serde(flatten)]
    pub foreign: Foreign,
    /// The document.
    pub href: String,
    /// The page of all versions, where there are any.
    pub history_href: Option<String>,
}

/// A document.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyView {
    /// The policy's name.
    pub name: String,
    /// The policy's kind.
    pub kind: String,
    /// The title in plain words.
    pub title: String,
    /// The title.
    pub title_html: Html,
    /// The language of the title, where it is not the page's: BCP 47 tag.
    pub lang: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
    /// Whether the text is a released version.
    pub released: bool,
    /// The version; none for a draft.
    pub version: Option<VersionView>,
    /// The version whose text a draft still has.
    pub released_as: Option<LinkedVersionView>,
    /// The page of all versions, where there are any.
    pub history_href: Option<String>,
    /// When it was last updated.
    pub updated: Option<DayView>,
    /// When it takes effect, where that differs.
    pub effective: Option<DayView>,
    /// What changed in it: from the version that it replaces, or from the newest one if it is a draft.
    pub changes_href: Option<String>,
    /// The comparison with what local sections displaced.
    pub local_href: Option<String>,
    /// What stands before the first section.
    pub preamble: Option<BodyView>,
    /// Generated clauses, each the inside of a paragraph.
    pub precedence: Vec<Html>,
    /// The sections, flat.
    pub sections: Vec<SectionView>,
    /// The footnotes.
    pub footnotes: Vec<FootnoteView>,
    /// The chapter list.
    pub contents: Vec<ContentsView>,
    /// Documents that this one prevails over.
    pub over: Vec<RelatedView>,
    /// Documents that prevail over this one.
    pub under: Vec<RelatedView>,
    /// On the global page: where local versions stand.
    pub local_versions: Vec<NamedLinkView>,
    /// Set where the title alone is in another language.
    pub title_fallback: Option<FallbackView>,
    /// Set where the whole document is in another language.
    pub document_fallback: Option<FallbackView>,
}

/// A local change, for the comparison.
#[derive(Clone, Debug, Serialize)]
pub struct LocalItemView {
    /// The section, or `title`, `description`, `preamble`.
    pub id: String,
    /// `replaced`, `inserted` or `removed`.
    pub kind: &'static str,
    /// The region that made the change.
    pub region: String,
    /// The section in its document; none where it was removed.
    pub href: Option<String>,
    /// What was displaced, with `<del>`, and the local text, with `<ins>`, where both are in one language.
    pub redline_html: Option<Html>,
    /// The local text without marks, where there is no redline.
    pub ours: Vec<PassageView>,
    /// What was displaced without marks, where there is no redline.
    pub displaced: Vec<PassageView>,
}

/// A section of a passage that is shown by itself.
#[derive(Clone, Debug, Serialize)]
pub struct PassageView {
    /// Its heading; none for a description, a preamble and a note.
    pub heading_html: Option<Html>,
    /// The level of the heading.
    pub level: u8,
    /// Its blocks.
    pub html: Html,
    /// Its language, where it is not the page's.
    #[serde(flatten)]
    pub foreign: Foreign,
}

/// The comparison page.
#[derive(Clone, Debug, Serialize)]
pub struct LocalPageView {
    /// The document's title in plain words.
    pub title: String,
    /// The same as HTML, for a link.
    pub title_html: Html,
    /// The language of the title, where it is not the page's.
    #[serde(flatten)]
    pub foreign: Foreign,
    /// The document.
    pub href: String,
}
