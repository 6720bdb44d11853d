//! `lexloci build`

use super::address::Address;
use super::{Exit, Global, find_region, print};
use crate::diagnostic::Diagnostic;
use crate::id::{PolicyName, RegionName};
use crate::locale::Date;
use crate::release::{KIND, Unreleased, Untranslated};
use crate::site::{Overrides, Recent, Route, Site, compressed};
use crate::source::{Sources, percent_encoded};
use crate::system::{self, BuildError, Outcome};
use clap::Args;
use rayon::prelude::*;
use std::collections::HashSet;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Args, Debug)]
#[command(
    after_help = "What is published is what was released, as it stands today or on the day of `--as-of`; texts that were not \
        released are published nowhere. `SOURCE_DATE_EPOCH` stands for the clock where it is set.\n\n\
        Examples:\n  \
        lexloci build\n  \
        lexloci build --as-of 2027-01-01 --out /tmp/new-year\n  \
        lexloci build --drafts --out /tmp/preview\n  \
        lexloci build --region europe --out europe"
)]
pub(super) struct Build {
    /// Where to write [default: `public` in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Texts and dates as they stand on this day [default: today]
    #[arg(long, value_name = "DAY")]
    as_of: Option<Date>,
    /// The working texts as well, marked as drafts
    #[arg(long)]
    drafts: bool,
    /// Only this region and those below it: the same bytes at the same paths, only fewer
    #[arg(long, value_name = "REGION", requires = "out")]
    region: Option<String>,
    #[command(flatten)]
    address: Address,
    /// Pages that open from a disk, without a server: their links are relative, and name files
    #[arg(long)]
    relative: bool,
    /// The theme, instead of the one in `site.toml`
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// Files in compressed form as well, `.br` and `.gz`, as `precompress` in `[host]` says it
    #[arg(long)]
    precompress: bool,
    /// How many threads to use [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
}

/// Why nothing was written.
enum Failure {
    Write(BuildError),
    Render(Box<Diagnostic>),
}

impl From<BuildError> for Failure {
    fn from(error: BuildError) -> Self {
        Self::Write(error)
    }
}

impl Build {
    pub(super) fn run(&self, global: &Global) -> Exit {
        let started = system::Stopwatch::start();
        if let Err(exit) = self.address.check() {
            return exit;
        }
        if let Some(jobs) = self.jobs {
            // Fails only where the pool exists already, which it does not at the beginning of a command.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global();
        }
        let day = match self.as_of.map_or_else(|| global.today(), Ok) {
            Ok(day) => day,
            Err(exit) => return exit,
        };
        let overrides = Overrides {
            theme: self.theme.clone(),
            base_url: self.address.base_url.clone(),
            base_path: self.address.base_path.clone(),
            one_host: self.relative,
            day,
            drafts: self.drafts,
            // What is published was proofread when it was released.
            proofread: false,
        };
        let Ready { folder, site, texts, within } = match Ready::open(global, &overrides, self.region.as_deref()) {
            Ok(ready) => ready,
            Err(exit) => return exit,
        };
        let out = self.out.clone().unwrap_or_else(|| folder.join("public"));
        let scope = scope(within.as_ref());
        let scope = if self.relative { format!("{scope} for reading from a disk") } else { scope };
        let routes: Vec<Route> =
            site.routes().into_iter().filter(|route| belongs(&site, route, within.as_ref())).collect();
        let precompress = self.precompress || site.sources().settings.precompresses();
        // A theme may bring files that are compressed already.
        let own: HashSet<String> =
            if precompress { routes.iter().map(|route| site.output_path(route)).collect() } else { HashSet::new() };
        let paths: HashSet<String> = if self.relative {
            routes.iter().map(|route| percent_encoded(&site.output_path(route))).collect()
        } else {
            HashSet::new()
        };
        let progress = if system::is_terminal() && !global.quiet {
            indicatif::ProgressBar::new(routes.len() as u64)
        } else {
            indicatif::ProgressBar::hidden()
        };
        let published = system::publish(&folder, &out, &scope, |writer| {
            let written: Result<(usize, u64), Failure> = routes
                .par_iter()
                .map_init(Recent::default, |recent, route| {
                    let mut bytes = site.render_after(route, recent).map_err(Failure::Render)?;
                    if self.relative {
                        bytes = site.relative(route, bytes, &|path| paths.contains(path));
                    }
                    let path = site.output_path(route);
                    writer.write(&path, &bytes)?;
                    let mut written = (1, bytes.len() as u64);
                    // What only the host reads is handed out to nobody, in no form.
                    let wanted = precompress && !matches!(route, Route::Host(_));
                    let forms = if wanted { compressed(route.media_type(), &bytes) } else { Vec::new() };
                    for (ending, form) in forms {
                        let path = format!("{path}{ending}");
                        if !own.contains(&path) {
                            writer.write(&path, &form)?;
                            written = (written.0 + 1, written.1 + form.len() as u64);
                        }
                    }
                    progress.inc(1);
                    Ok(written)
                })
                .try_reduce(|| (0, 0), |a, b| Ok((a.0 + b.0, a.1 + b.1)));
            written
        });
        progress.finish_and_clear();
        match published {
            Ok(((files, bytes), outcome)) => {
                if outcome == Outcome::MovedFileByFile {
                    print::note(global.quiet, "the folder could not be swapped: it was moved file by file");
                }
                let seconds = started.seconds();
                let megabytes = bytes as f64 / 1e6;
                print::note(
                    global.quiet,
                    &format!("wrote {files} files, {megabytes:.1} MB, to {} in {seconds:.2} s", out.display()),
                );
                // To tell what is unreleased, every working text has to be filled: not where nobody is told.
                if !global.quiet {
                    what_is_next(&site);
                }
                Exit::Done
            }
            Err(Failure::Write(error)) => {
                print::fail(&error.to_string(), "");
                Exit::Errors
            }
            Err(Failure::Render(diagnostic)) => {
                print::diagnostic(*diagnostic, &texts);
                print::note(global.quiet, "nothing was written: a template is broken");
                Exit::Errors
            }
        }
    }
}

/// A site without errors, of which something was released.
pub(super) struct Ready {
    pub(super) folder: PathBuf,
    /// The process ends with the command. Taking the site apart, string by string, would only cost time.
    pub(super) site: ManuallyDrop<Arc<Site>>,
    pub(super) texts: Arc<Sources>,
    /// The region to which the command is limited.
    pub(super) within: Option<RegionName>,
}

impl Ready {
    /// Opens a site that is to be written, or says why it cannot be.
    pub(super) fn open(global: &Global, overrides: &Overrides, region: Option<&str>) -> Result<Self, Exit> {
        let (folder, opened) = global.open(overrides)?;
        global.show(&opened.report, &opened.texts, false);
        let Some(site) = opened.site.filter(|_| !opened.report.has_errors()) else {
            print::note(global.quiet, "nothing was written: the site has errors");
            return Err(Exit::Errors);
        };
        let site = ManuallyDrop::new(site);
        if site.history().is_empty() && !overrides.drafts {
            print::fail(
                "nothing was released yet, and only what was released is published",
                "release the texts with `lexloci release --all`, or look at them with `lexloci build --drafts`",
            );
            return Err(Exit::Errors);
        }
        let within = region.map(|name| find_region(&site, name)).transpose()?;
        Ok(Self { folder, site, texts: opened.texts, within })
    }
}

/// What is written, in a sentence.
pub(super) fn scope(within: Option<&RegionName>) -> String {
    within.map_or_else(|| "the whole site".to_owned(), |region| format!("the region {region}"))
}

/// What is not published yet, and when a build differs from this one.
pub(super) fn what_is_next(site: &Site) {
    let unreleased = site.unreleased();
    for (policy, unreleased) in &unreleased {
        not_released(policy, unreleased);
    }
    if !unreleased.is_empty() {
        let policies: Vec<&str> = unreleased.keys().map(PolicyName::as_str).collect();
        let new = unreleased.keys().all(|policy| !site.history().policies.contains_key(policy));
        let kind = if new { "" } else { KIND };
        let changed = unreleased.values().flatten().any(|unreleased| unreleased.untranslated.is_none());
        let editorial = if changed && !new { "; `--kind editorial` where only the wording changed" } else { "" };
        print::note(
            false,
            &format!("`lexloci release {}{kind}` publishes what is not released{editorial}", policies.join(" ")),
        );
    }
    if let Some(day) = site.next_change() {
        print::note(false, &format!("the next change is due on {day}: build again then"));
    }
}

/// Which editions of a policy wait for a release, and which of them rather for a translation.
fn not_released(policy: &PolicyName, unreleased: &[Unreleased]) {
    let named = |editions: &[&Unreleased]| {
        print::few(&editions.iter().map(|unreleased| unreleased.edition.to_string()).collect::<Vec<_>>())
    };
    let (lacking, changed): (Vec<_>, Vec<_>) =
        unreleased.iter().partition(|unreleased| unreleased.untranslated.is_some());
    if !changed.is_empty() {
        print::note(false, &format!("not released: {policy} in {}", named(&changed)));
    }
    if !lacking.is_empty() {
        let would = Untranslated::told(lacking.iter().filter_map(|unreleased| unreleased.untranslated.as_ref()));
        print::note(
            false,
            &format!(
                "not released: {policy} in {}, which would {would}: translate them first, or release them so",
                named(&lacking)
            ),
        );
    }
}

/// Whether a route is part of the build: all of them, or those of a region and below, with the theme's assets and the
/// policies' files that they need.
pub(super) fn belongs(site: &Site, route: &Route, within: Option<&RegionName>) -> bool {
    let Some(within) = within else { return true };
    match route.region() {
        Some(region) => site.sources().region(region).chain.contains(within),
        None => matches!(route, Route::Asset(_) | Route::AssetByDigest(_) | Route::File(..)),
    }
}
