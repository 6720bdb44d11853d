//! Cloudflare Pages: `_headers` and `_redirects` (<https://developers.cloudflare.com/pages/configuration/>).
//!
//! Both are as at Netlify, with three differences: redirects stand before files; values may hold what a placeholder of the path stood
//! for; and there are limits, to which the rules are fitted. The nearest `404.html` is found without being told.

use super::super::Site;
use super::WRITTEN;
use super::netlify::{Rules, written};
use super::redirects::slashes;

/// How many rules `_headers` may have.
pub(super) const MOST_RULES: usize = 100;
/// How many redirects `_redirects` may have without placeholders, and with them.
pub(super) const MOST_REDIRECTS: [usize; 2] = [2_000, 100];

impl Site {
    /// The text, and what had no room in it.
    pub(super) fn cloudflare_headers(&self) -> (String, Vec<&'static str>) {
        let mut rules = self.rules_of_all();
        let mut left_out = Vec::new();
        let links = self.rules_of_links();
        // Half of the relations would be worse than none: what the others say would be untrue.
        if rules.len() + links.len() <= MOST_RULES {
            rules.extend(links);
        } else {
            left_out.push("`Link`");
        }
        for (more, what) in [
            (self.rules_of_files(), "how long static files may be kept"),
            (self.rules_of_languages(), "`Content-Language`"),
            (self.rules_of_versions(), "how long versions may be kept"),
        ] {
            if rules.len() + more.len() <= MOST_RULES {
                rules.extend(more);
            } else {
                left_out.push(what);
            }
        }
        (fitted(&rules), left_out)
    }

    /// Relations of documents: those that most have, and what others have in their place.
    fn rules_of_links(&self) -> Rules {
        let base = self.base_path();
        let [document, ..] = self.link_headers(":region/:language/:policy", &self.usual_links());
        let mut rules = vec![(format!("{base}/:region/:language/:policy/*"), vec![("Link".to_owned(), document)])];
        let none = || ("! Link".to_owned(), String::new());
        // Files of a theme can lie as deep as documents do.
        rules.push((format!("{base}/assets/*"), vec![none()]));
        for (links, documents) in self.unusual_links() {
            for document in documents {
                let [link, ..] = self.link_headers(&document, &links);
                let instead = (!link.is_empty()).then(|| ("Link".to_owned(), link));
                rules.push((format!("{base}/{document}/*"), std::iter::once(none()).chain(instead).collect()));
            }
        }
        rules
    }

    pub(super) fn cloudflare_redirects(&self) -> String {
        let base = self.base_path();
        let mut out = format!("# {WRITTEN}\n");
        let mut add = |from: &str, to: &str, status: u16| out.push_str(&format!("{from} {to} {status}\n"));
        for redirect in self.redirects() {
            let (from, to) = (format!("{base}/{}", redirect.from), self.target(redirect));
            slashes(&redirect.from).iter().for_each(|slash| add(&format!("{from}{slash}"), &to, 301));
        }
        for (former, now, _) in self.former_regions() {
            add(&format!("{base}/{former}"), &format!("{base}/{now}/"), 301);
        }
        // Those with placeholders stand last.
        let document = format!("{base}/:region/:language");
        for end in ["", "/"] {
            add(&format!("{document}/:policy/latest{end}"), &format!("{document}/:policy/"), 302);
        }
        for (former, now, _) in self.former_policies() {
            add(&format!("{document}/{former}"), &format!("{document}/{now}/"), 301);
            add(&format!("{document}/{former}/*"), &format!("{document}/{now}/:splat"), 301);
        }
        for (former, now, _) in self.former_regions() {
            add(&format!("{base}/{former}/*"), &format!("{base}/{now}/:splat"), 301);
        }
        out
    }
}

/// The text of `_headers`, in which a header that is taken back has no value.
fn fitted(rules: &Rules) -> String {
    written(rules).replace("  ! Link: \n", "  ! Link\n")
}
