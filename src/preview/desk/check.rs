//! All that is wrong or will be, grouped, each with its place.

use super::nothing;
use crate::diagnostic::{Finding, Severity, manual};
use crate::preview::bar::counted;
use crate::preview::overlay::words;
use crate::preview::{Response, Snapshot};
use crate::site::Site;
use std::collections::BTreeMap;

/// Of one kind, so many are shown.
const SHOWN: usize = 100;

impl Snapshot {
    /// What `lexloci check` says.
    pub(in crate::preview) fn check_page(&self) -> Response {
        let proofread = self.proofread.get_or_init(|| self.site().map(Site::proofread).unwrap_or_default());
        let all: Vec<&Finding> = self.report.findings.iter().chain(&proofread.findings).collect();
        let mut body = String::new();
        if all.is_empty() {
            body.push_str(&nothing("Nothing was found."));
        }
        for (severity, heading) in [
            (Severity::Error, "Errors: the site cannot be published like this"),
            (Severity::Warning, "Warnings: probably mistakes"),
            (Severity::Hint, "Hints: worth knowing"),
        ] {
            let mut kinds: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
            for finding in all.iter().filter(|finding| finding.severity == severity) {
                kinds.entry(finding.code).or_default().push(finding);
            }
            if !kinds.is_empty() {
                let groups: String = kinds.iter().map(|(code, findings)| self.kind(code, findings)).collect();
                body.push_str(&format!("<h2>{heading}</h2>\n{groups}"));
            }
        }
        if self.report.waived > 0 {
            body.push_str(&format!(
                "<p>{} waived in <code>site.toml</code>.</p>\n",
                counted(self.report.waived, "finding")
            ));
        }
        self.desk_page("check/", &body)
    }

    /// The findings of one kind.
    fn kind(&self, code: &str, findings: &[&Finding]) -> String {
        let items: String =
            findings.iter().take(SHOWN).map(|finding| format!("<li>{}</li>\n", self.finding(finding))).collect();
        let more = match findings.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!("<p>and {more} more</p>\n"),
        };
        let page = manual().find(|(name, _)| *name == code).map_or("", |(_, page)| page);
        let explained = page.split("\n\n").next().unwrap_or_default().replace('\n', " ");
        // What it is about has to be seen before it is opened; why it matters can wait.
        let (about, why) = explained.split_once(". ").unwrap_or((&explained, ""));
        let about = words(about.trim_end_matches('.'));
        let why = if why.is_empty() { String::new() } else { format!("<p>{}</p>\n", words(why)) };
        // Errors are to be mended now; of the rest, one wants to see first what there is.
        let open = if findings.iter().any(|finding| finding.severity == Severity::Error) { " open" } else { "" };
        format!(
            "<details{open}><summary><h3>{about}</h3> <span class=\"count\">{}</span> <code class=\"code\">{code}</code></summary>\n\
             {why}<ol class=\"findings\">\n{items}</ol>\n{more}</details>\n",
            findings.len()
        )
    }
}
