//! A redline as a page of its own: one file without scripts, to send and to print.
//!
//! In: a [`Redline`] and the [names of both texts](Compared). Out: a page with what is compared and how much changed, the list of
//! changes, and the text in two views, of which radio buttons choose one: the style sheet alone does it, so it works
//! from a mail's attachment and prints what is chosen.
//!
//! - **Inline** is the text itself: without `<ins>` the old one, without `<del>` the new one.
//! - **Side by side** is the same again, so it stands in one element of class `note`, as everything that is said about the
//!   text does: whoever takes the texts out of the file leaves notes out, and has each word once. It cannot be the same markup: words
//!   that stayed would have to stand in both columns. Its ids begin with `_side-`, which no id of a text does, and its links
//!   stay within it. Whoever has no style sheet, or one without `:has()`, reads inline.
//!
//! What changed is underlined or struck through, and said to those who hear the page; colour only helps.

use super::html::Manner;
use super::{Compared, HtmlWriter, ListedChange, Remark, in_words, listed};
use crate::compare::Redline;
use crate::compare::redline::{Fate, Place};
use crate::id::SectionId;
use crate::locale::Language;
use crate::model::markup::Target;
use crate::model::outside::host_of;
use crate::render::html::{Href, escaped, language_attributes};
use std::collections::BTreeMap;

/// The look of the page; it is the same for every redline.
const STYLE: &str = include_str!("page.css");

/// Ids of the side-by-side view begin with it.
const ASIDE: &str = "_side-";

/// How text that moved is marked, for pages that have some.
const MOVED: &str = " Text that moved is <ins class=\"moved\">underlined twice</ins> where it is and <del class=\"moved\">struck through \
                     with dots</del> where it was; what changed in it is <b>bold</b>.";

/// The attributes of what the page says by itself.
const ENGLISH: &str = " lang=\"en\" dir=\"ltr\"";

/// The page.
#[must_use]
pub fn page(compared: &Compared<'_>, redline: &Redline) -> String {
    let gone = removed(redline);
    let address = |prefix: &str, target: &Target| match target {
        Target::Section(id) => Some(Href::from(match gone.get(id) {
            Some(anchor) => format!("#{prefix}{anchor}"),
            None => format!("#{prefix}{id}"),
        })),
        // A page that belongs to no site has no host of its own.
        Target::Url(url) => (!url.is_empty()).then(|| Href { address: url.clone(), external: host_of(url).is_some() }),
        // The page stands alone: what is elsewhere on the site has no address here.
        Target::Policy(..) | Target::File(_) => None,
    };
    let manner = Manner { notes: ENGLISH, languages: Some(&compared.languages), ..Manner::default() };
    let language = &compared.languages.new;
    let inline = HtmlWriter { resolve: &|target| address("", target), say: &Remark::english, language };
    let aside = HtmlWriter { resolve: &|target| address(ASIDE, target), say: &Remark::english, language };
    let text = inline.redline_in(redline, manner);
    let moved = if text.contains(" class=\"moved\"") { MOVED } else { "" };
    let language = language_attributes(language);
    let (policy, old, new) = (escaped(compared.policy), escaped(compared.old), escaped(compared.new));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{policy}: {old} → {new}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header class=\"note\">\n<h1>{policy}: {old} → {new}</h1>\n<p>{summary}</p>\n\
         <p>Text that came is <ins>underlined</ins>, text that went is <del>struck through</del>.{moved}</p>\n\
         <fieldset>\n<legend>View</legend>\n\
         <label><input type=\"radio\" name=\"view\" id=\"_inline\" checked> Inline</label>\n\
         <label><input type=\"radio\" name=\"view\" id=\"_aside\"> Side by side</label>\n</fieldset>\n</header>\n\
         {changes}<main{language}>\n<div class=\"inline\">\n{text}</div>\n\
         <div class=\"note side\">\n<div class=\"row names\">\
         <p class=\"old\"><span{ENGLISH}>{old}</span></p><p class=\"new\"><span{ENGLISH}>{new}</span></p></div>\n{columns}</div>\n</main>\n</body>\n</html>\n",
        summary = in_words(&redline.summary(), redline.is_empty()),
        changes = changes(redline),
        columns = aside.aside(redline, Manner { prefix: ASIDE, ..manner }),
    )
}

/// The list of changes; each link is there twice, of which the one into the view that is shown is shown.
fn changes(redline: &Redline) -> String {
    let items = changes_list(redline, &|anchor, name| {
        format!(
            "<a class=\"to-inline\" href=\"#{anchor}\">{name}</a><a class=\"to-side\" href=\"#{ASIDE}{anchor}\">{name}</a>"
        )
    });
    if items.is_empty() {
        return items;
    }
    format!("<nav class=\"note\" aria-labelledby=\"_changes\">\n<h2 id=\"_changes\">Changes</h2>\n{items}</nav>\n")
}

/// What changed, as a list in English: each part with a link, of which the anchor and the name as HTML are given. Empty where
/// nothing did.
#[must_use]
pub fn changes_list(redline: &Redline, link: &dyn Fn(&str, &str) -> String) -> String {
    let item = |change: &ListedChange| {
        let named = |heading: &str, language: Option<&Language>| {
            format!("<span{}>{}</span>", language.map(language_attributes).unwrap_or_default(), escaped(heading))
        };
        let around = change.within.iter().map(|section| named(&section.heading, section.language.as_ref()) + " › ");
        let name = match &change.heading {
            Some(heading) => around.collect::<String>() + &named(heading, change.language.as_ref()),
            None => escaped(&super::part_in_words(change)),
        };
        let ends = change.heading.as_deref().is_some_and(ends_with_a_mark);
        let mark = if ends { "" } else { ":" };
        format!("<li>{}{mark} {}</li>\n", link(&change.anchor, &name), change.in_words())
    };
    let items: String = listed(redline).iter().map(item).collect();
    if items.is_empty() { items } else { format!("<ul>\n{items}</ul>\n") }
}

/// Whether a heading ends with a mark of its own, behind which no other one stands: a colon, a full stop, those of other scripts.
fn ends_with_a_mark(heading: &str) -> bool {
    const MARKS: [char; 16] = ['.', ':', ';', ',', '!', '?', '…', '。', '：', '；', '！', '？', '؟', '؛', '،', '۔'];
    heading.trim_end().ends_with(MARKS)
}

/// Where links of the old text lead whose section has another id now, or is only there as removed.
fn removed(redline: &Redline) -> BTreeMap<SectionId, String> {
    let mut there: BTreeMap<SectionId, String> = BTreeMap::new();
    for part in &redline.parts {
        if let (Place::Section(section), true) =
            (&part.content.place, matches!(part.fate, Fate::Kept | Fate::Deleted | Fate::MovedHere(_)))
            && let Some(anchor) = super::changes::anchor(part)
        {
            there.entry(section.id.old.clone()).or_insert(anchor);
        }
    }
    // What the new text has by this name comes first.
    for part in redline.parts.iter().filter(|part| part.fate.in_new()) {
        if let Place::Section(section) = &part.content.place {
            there.remove(&section.id.new);
        }
    }
    there
}
