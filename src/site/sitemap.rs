//! The sitemap (sitemaps.org), in parts where it has more than a file may hold, and robots.txt.

use super::{Route, Site};
use crate::id::PolicyName;
use crate::locale::Date;
use crate::model::region::Edition;
use crate::render::html::escaped;
use crate::render::view::AlternateView;
use std::ops::Range;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
const XHTML: &str = "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";

/// What one file may hold, by the protocol.
const MOST_ADDRESSES: usize = 50_000;
/// The protocol says 52,428,800 bytes; what stands around the addresses is counted generously.
const MOST_BYTES: usize = 52_428_800 - 1024;

/// A page that search engines are offered.
struct Listed<'a> {
    route: Route,
    /// When what stands there last changed.
    changed: Option<Date>,
    /// The same page in other editions, as elements.
    links: &'a str,
}

/// A page in another edition, as an element of a sitemap.
pub(super) fn link(alternate: &AlternateView) -> String {
    let (tag, href) = (&alternate.hreflang, escaped(&alternate.href));
    format!("<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\"/>\n")
}

impl Site {
    /// The sitemap, or the index of its parts where there are several; or one of these, by its number from 1.
    pub(super) fn sitemap(&self, part: Option<usize>) -> Vec<u8> {
        let parts = self.ranges();
        if part.is_none() && parts.len() > 1 {
            return self.sitemap_index(parts);
        }
        let listed = self.listed();
        let range = parts.get(part.map_or(0, |part| part - 1)).cloned().unwrap_or(0..0);
        let mut xml = format!("{HEAD}<urlset {NAMESPACE} {XHTML}>\n");
        listed.get(range).into_iter().flatten().for_each(|page| self.write_page(page, &mut xml));
        xml.push_str("</urlset>\n");
        xml.into_bytes()
    }

    /// The numbers of the parts; none where one file holds everything.
    pub(super) fn sitemap_parts(&self) -> impl Iterator<Item = usize> {
        let parts = self.ranges().len();
        (1..=parts).filter(move |_| parts > 1)
    }

    /// Which of the listed pages each part has.
    fn ranges(&self) -> &[Range<usize>] {
        self.sitemap_parts.get_or_init(|| {
            let mut scratch = String::new();
            let size = |page: &Listed<'_>| {
                scratch.clear();
                self.write_page(page, &mut scratch);
                scratch.len()
            };
            split(self.listed().iter().map(size), MOST_ADDRESSES, MOST_BYTES)
        })
    }

    fn sitemap_index(&self, parts: &[Range<usize>]) -> Vec<u8> {
        let listed = self.listed();
        let mut xml = format!("{HEAD}<sitemapindex {NAMESPACE}>\n");
        for (at, range) in parts.iter().enumerate() {
            let changed = listed.get(range.clone()).into_iter().flatten().filter_map(|page| page.changed).max();
            let address = escaped(&self.address(&Route::Sitemap(Some(at + 1))));
            xml.push_str(&format!("<sitemap><loc>{address}</loc>{}</sitemap>\n", lastmod(changed)));
        }
        xml.push_str("</sitemapindex>\n");
        xml.into_bytes()
    }

    fn write_page(&self, page: &Listed<'_>, xml: &mut String) {
        let address = escaped(&self.address(&page.route));
        xml.push_str("<url><loc>");
        xml.push_str(&address);
        xml.push_str("</loc>");
        xml.push_str(&lastmod(page.changed));
        if !page.links.is_empty() {
            xml.push('\n');
            xml.push_str(page.links);
        }
        xml.push_str("</url>\n");
    }

    /// The pages that search engines are offered: neither comparisons nor pages that are only a fallback.
    fn listed(&self) -> Vec<Listed<'_>> {
        let editions = self.availability.editions.iter().filter(|edition| self.availability.is_live_edition(edition));
        let pages: Vec<Listed<'_>> = editions.map(|edition| self.listed_edition(edition)).collect();
        let mut regions: Vec<Listed<'_>> = Vec::new();
        for page in &pages {
            let Some(region) = page.route.region().cloned().map(Route::Region) else { continue };
            // Editions that only the history knows stand behind all others, those of regions that are still there as well.
            match regions.iter_mut().rev().find(|known| known.route == region) {
                Some(known) => known.changed = known.changed.max(page.changed),
                None => regions.push(Listed { route: region, changed: page.changed, links: "" }),
            }
        }
        let changed = pages.iter().filter_map(|page| page.changed).max();
        let mut listed = vec![Listed { route: Route::Root, changed, links: "" }];
        listed.extend(regions);
        listed.extend(pages);
        for (policy, standings) in &self.availability.standings {
            let offered = standings.keys().filter(|edition| self.availability.is_offered(policy, edition));
            listed.extend(offered.map(|edition| Listed {
                route: Route::Policy(edition.clone(), policy.clone()),
                changed: self.changed_on(policy, edition),
                links: self.shared.sitemap_links(Some(policy), edition),
            }));
        }
        listed
    }

    fn listed_edition(&self, edition: &Edition) -> Listed<'_> {
        let changed = self.availability.policies().filter_map(|policy| self.changed_on(policy, edition)).max();
        let links = self.shared.sitemap_links(None, edition);
        Listed { route: Route::Edition(edition.clone()), changed, links }
    }

    /// The day on which what stands at the address of a policy last changed: its version in force was published then, or took
    /// effect, whichever is later; or it was announced.
    fn changed_on(&self, policy: &PolicyName, edition: &Edition) -> Option<Date> {
        let standing = self.availability.standing(policy, edition)?;
        match standing.in_force() {
            Some(version) => Some(version.entry.published.max(version.effective)),
            None => standing.upcoming().iter().map(|version| version.entry.published).min(),
        }
    }

    /// What holds drafts is not for search engines, none of it; nor are fragments, which cannot say so themselves.
    pub(super) fn robots(&self) -> Vec<u8> {
        if self.shows_drafts {
            return b"User-agent: *\nDisallow: /\n".to_vec();
        }
        let sitemap = self.address(&Route::Sitemap(None));
        format!("User-agent: *\nAllow: /\nDisallow: /*/fragment.html$\n\nSitemap: {sitemap}\n").into_bytes()
    }
}

fn lastmod(day: Option<Date>) -> String {
    day.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"))
}

/// Cuts a list of elements of these sizes into parts that hold no more than so many elements, and bytes of them.
fn split(sizes: impl Iterator<Item = usize>, most: usize, bytes: usize) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut written = 0;
    for (at, size) in sizes.enumerate() {
        written += size;
        match parts.last_mut().filter(|part| part.len() < most && written <= bytes) {
            Some(part) => part.end = at + 1,
            None => {
                parts.push(at..at + 1);
                written = size;
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_hold_no_more_than_they_may() {
        let sizes = |sizes: &[usize]| -> Vec<(usize, usize)> {
            split(sizes.iter().copied(), 3, 100).into_iter().map(|part| (part.start, part.end)).collect()
        };
        assert_eq!(sizes(&[]), []);
        assert_eq!(sizes(&[10, 10, 10]), [(0, 3)]);
        assert_eq!(sizes(&[10, 10, 10, 10]), [(0, 3), (3, 4)]);
        assert_eq!(sizes(&[60, 40, 1]), [(0, 2), (2, 3)]);
        assert_eq!(sizes(&[200, 1, 200]), [(0, 1), (1, 2), (2, 3)], "what is too long alone stands alone");
    }
}
