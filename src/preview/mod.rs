//! The preview: what a build with drafts would write, route by route, and what is wrong over it.
//!
//! In: the files of a site, again and again, as they are edited. Out: a [`Snapshot`] for each time, which answers requests. A
//! page that it gives is to the byte what a build with `--drafts` writes at that address, with one line more, [`script`], that
//! keeps the page up to date and shows the bar. Nothing here knows a disk or a socket, so that tests ask as a browser does.

mod answer;
mod bar;
mod desk;
mod overlay;
mod place;
mod request;

pub use desk::Recording;
pub use place::Places;
pub use request::{HEADERS, Hosts, Method, Request, Response};

use crate::diagnostic::{Code, Finding, Report, Severity};
use crate::site::{Memory, Opened, Overrides, Site, Unchecked, open_again};
use crate::source::{FileTree, Sources};
use std::sync::{Arc, OnceLock};

/// Where everything of the preview that is no page of the site has its address. No region is called so.
pub const DESK: &str = "/_desk/";

/// The address at which the server tells browsers of each new snapshot (server-sent events).
pub const LIVE: &str = "/_desk/live";

/// The address to which the form of the desk is posted.
pub const CONFIRM: &str = "/_desk/confirm";

/// The line that stands on each page before the end of its body.
#[must_use]
pub fn script(serial: u64) -> String {
    format!("<script src=\"{DESK}live.js\" data-serial=\"{serial}\" defer></script>\n")
}

/// What does not change while the preview runs.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Links to places in sources.
    pub places: Places,
    /// What nobody outside can know: it makes the tokens of forms.
    pub secret: [u8; 32],
}

/// Reads a site again and again.
#[derive(Default)]
pub struct Preview {
    settings: Arc<Settings>,
    serial: u64,
    memory: Memory,
    good: Option<Arc<Site>>,
    /// Whether the last state had errors.
    broken: bool,
    /// What a look at all of the history found.
    history: Vec<Finding>,
    /// The last state as it was checked.
    last: Option<(Option<Arc<Site>>, Report, Arc<Sources>)>,
}

/// A site that was read and is not checked yet as a whole.
pub struct Reading(Unchecked);

impl Preview {
    /// A preview that has read nothing yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings: Arc::new(settings), ..Self::default() }
    }

    /// Forgets what it read, when it may be half of something. What it shows stays.
    pub fn forget(&mut self) {
        self.memory = Memory::default();
    }

    /// Reads the site as its files are now.
    pub fn reload(&mut self, tree: &FileTree, overrides: &Overrides) -> Snapshot {
        let (_, reading) = self.read(tree, overrides);
        self.check(reading)
    }

    /// The same in two steps, since pages can be shown before the site is checked as a whole: first what can be shown at once,
    /// unless it is to be feared that it has errors, because the last state had.
    pub fn read(&mut self, tree: &FileTree, overrides: &Overrides) -> (Option<Snapshot>, Reading) {
        let unchecked = open_again(tree, overrides, &mut self.memory);
        let report = unchecked.report();
        let early = !self.broken || report.has_errors();
        let shown = if report.has_errors() { self.good.as_ref() } else { unchecked.site() };
        let shown = shown.or(unchecked.site()).cloned();
        let early = early.then(|| self.snapshot(shown, report, unchecked.texts()));
        (early, Reading(unchecked))
    }

    /// The second step: what is wrong with the whole; where anything is that a page could mislead about, the last state without
    /// errors is shown.
    pub fn check(&mut self, Reading(unchecked): Reading) -> Snapshot {
        let Opened { site, report, texts } = unchecked.checked();
        self.broken = report.has_errors();
        if !report.findings.iter().any(hides) {
            self.good.clone_from(&site);
        }
        // Where nothing was ever good, what can be shown is better than nothing.
        let shown = self.good.clone().or(site);
        self.last = Some((shown.clone(), report.clone(), Arc::clone(&texts)));
        self.snapshot(shown, report, &texts)
    }

    /// Takes what a look at all of the history found, which takes longer than anybody waits for a page. None where that is
    /// what was found before.
    pub fn verified(&mut self, found: Vec<Finding>) -> Option<Snapshot> {
        if found == self.history {
            return None;
        }
        self.history = found;
        let (site, report, texts) = self.last.clone()?;
        Some(self.snapshot(site, report, &texts))
    }

    fn snapshot(&mut self, site: Option<Arc<Site>>, mut report: Report, texts: &Arc<Sources>) -> Snapshot {
        self.serial += 1;
        let more: Vec<Finding> =
            self.history.iter().filter(|finding| !report.findings.contains(finding)).cloned().collect();
        report.findings.splice(0..0, more);
        let (settings, texts) = (Arc::clone(&self.settings), Arc::clone(texts));
        let was_good = self.good.is_some();
        let is_good = was_good && !report.findings.iter().any(hides);
        Snapshot { settings, serial: self.serial, site, was_good, is_good, report, texts, proofread: OnceLock::new() }
    }
}

/// Whether the files are not shown as they are for an error. An id that is not pinned yet is one that every new heading has
/// while it is written, and the text of the draft is right without it.
fn hides(finding: &Finding) -> bool {
    finding.severity == Severity::Error && finding.code != Code::DERIVED_ID.name()
}

/// The site as it stood when its files were read, or, where these have errors, as it stood before that, and what is wrong.
pub struct Snapshot {
    settings: Arc<Settings>,
    serial: u64,
    site: Option<Arc<Site>>,
    /// Whether the files were without errors once: then that is the state which is shown.
    was_good: bool,
    /// Whether the files are shown as they are now, whatever errors they have.
    is_good: bool,
    report: Report,
    texts: Arc<Sources>,
    /// What a proofreader says, once somebody asked.
    proofread: OnceLock<Report>,
}

impl Snapshot {
    /// The number of the snapshot; a later one has a higher one.
    #[must_use]
    pub fn serial(&self) -> u64 {
        self.serial
    }

    /// What is wrong with the files.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The texts, for showing places in them.
    #[must_use]
    pub fn texts(&self) -> &Sources {
        &self.texts
    }

    /// The site that is shown, if there is one.
    #[must_use]
    pub fn site(&self) -> Option<&Site> {
        self.site.as_deref()
    }
}
