//! `lexloci publish`

mod report;

use super::address::Address;
use super::build::{Ready, belongs, scope, what_is_next};
use super::{Exit, Global, print};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::locale::Date;
use crate::publish::{
    Failure, File, Held, Job, Leave, Listing, Manifest, Plan, Stage, Store, StoreError, carry_out, plan, state, vouched,
};
use crate::site::{COMPRESSED, Lifetime, Overrides, Recent, Route, Site, compressed_as};
use crate::system::{self, Target};
use clap::Args;
use indicatif::ProgressBar;
use rayon::prelude::*;
use std::collections::BTreeMap;

#[derive(Args, Debug)]
#[command(
    after_help = "It builds the site from its sources, as `lexloci build` does, and sends what changed since the last time. What is new \
        comes first, what changes then, and only with `--prune` is anything taken away, at the end: whoever reads meanwhile finds the \
        old pages or the new ones, each whole, and no link leads nowhere. Interrupted, it goes on where it stopped when it is \
        run again. A version that was published once is never taken away, and its text never changes.\n\n\
        Credentials come from the environment, as for the stores' own tools: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, \
        AWS_ENDPOINT_URL for what is compatible with S3; GOOGLE_SERVICE_ACCOUNT; AZURE_STORAGE_ACCOUNT_NAME, \
        AZURE_STORAGE_ACCOUNT_KEY. docs/publishing.md begins from zero for each of them.\n\n\
        Examples:\n  \
        lexloci publish /srv/www/legal\n  \
        lexloci publish s3://legal-aurora-example --dry-run\n  \
        lexloci publish gs://legal-aurora-example/legal --prune"
)]
pub(super) struct Publish {
    /// A directory, or `s3://BUCKET/PATH`, `gs://BUCKET/PATH`, `az://CONTAINER/PATH`
    target: Target,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Take away what the site does not have any more; versions stay
    #[arg(long)]
    prune: bool,
    /// Take over a target with files that lexloci did not publish: those at addresses of the site are replaced, all others stay
    #[arg(long)]
    adopt: bool,
    /// Name every file
    #[arg(long)]
    verbose: bool,
    /// Texts and dates as they stand on this day [default: today]
    #[arg(long, alias = "date", value_name = "DAY")]
    as_of: Option<Date>,
    /// Only this region and those below it
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    #[command(flatten)]
    address: Address,
    /// The theme, instead of the one in `site.toml`
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// Files in compressed form as well, `.br` and `.gz`, into a directory, as `precompress` in `[host]` says it
    #[arg(long)]
    precompress: bool,
    /// How many files to send at a time [default: 16 to object stores, 4 to a directory]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    parallel: Option<u16>,
    /// Write to a store that knows no conditional requests; nothing keeps two publishers apart then
    #[arg(long)]
    no_conditions: bool,
}

impl Publish {
    pub(super) fn run(&self, global: &Global) -> Exit {
        self.published(global).unwrap_or_else(|exit| exit)
    }

    fn published(&self, global: &Global) -> Result<Exit, Exit> {
        let started = system::Stopwatch::start();
        self.address.check()?;
        self.forms_fit()?;
        let today = global.today()?;
        let day = self.as_of.unwrap_or(today);
        let overrides = Overrides {
            theme: self.theme.clone(),
            base_url: self.address.base_url.clone(),
            base_path: self.address.base_path.clone(),
            one_host: false,
            day,
            drafts: false,
            // What is published was proofread when it was released.
            proofread: false,
        };
        let ready = Ready::open(global, &overrides, self.region.as_deref())?;
        clock_is_right(&ready.site, today)?;
        let store = self.target.open(&ready.folder, !self.dry_run).map_err(|error| self.cannot(&error, None))?;
        let (before, listing) = state(&*store).map_err(|(path, error)| self.cannot(&error, Some(&path)))?;
        self.day_is_right(before.as_ref().map(|(manifest, _)| manifest), day)?;
        let scope = scope(ready.within.as_ref());
        let routes = routes(&ready);
        let precompress = self.precompress || ready.site.sources().settings.precompresses();
        let forms = precompress && self.target.is_directory();
        let files =
            files(&ready, &routes, forms.then_some((before.as_ref().map(|(manifest, _)| manifest), &listing)), global)?;
        let leave = Leave { prune: self.prune, adopt: self.adopt };
        let plan = plan(before.as_ref().map(|(manifest, _)| manifest), &listing, files, &scope, leave);
        let plan = plan.map_err(|refusals| report::refused(&self.target, &refusals, global.quiet))?;
        report::plan(&plan, self.dry_run, self.verbose, global.quiet);
        if precompress && !forms {
            print::note(
                global.quiet,
                "without compressed files: an object store hands out one form of a file, and the network before it compresses",
            );
        }
        if self.dry_run {
            print::note(global.quiet, "nothing was sent: this was a dry run");
            return Ok(Exit::Done);
        }
        let after = Manifest::new(&ready.site.sources().settings.base_url, &scope, day);
        self.send(global, &ready, &routes, &*store, (before, listing), plan, after, started)
    }

    #[expect(clippy::too_many_arguments, reason = "each is made by another step of the command")]
    fn send(
        &self,
        global: &Global,
        ready: &Ready,
        routes: &BTreeMap<String, Route>,
        store: &dyn Store,
        (before, listing): Held,
        plan: Plan,
        after: Manifest,
        started: system::Stopwatch,
    ) -> Result<Exit, Exit> {
        let steps: usize = plan.waves.iter().map(Vec::len).sum();
        let progress = progress(steps, global);
        let parallel = self.parallel.map_or_else(|| store.width(), usize::from);
        let job = Job { store, before, listing, plan, after, parallel, conditions: !self.no_conditions };
        let make = |file: &File| make(&ready.site, routes, file);
        let done = carry_out(&job, &make, &|_| progress.inc(1));
        let sent_before_failure = progress.position();
        progress.finish_and_clear();
        match done {
            Ok(sent) => {
                report::sent(&self.target, &sent, &job.plan, started.seconds(), global.quiet);
                if !global.quiet {
                    what_is_next(&ready.site);
                }
                Ok(Exit::Done)
            }
            Err(failure) => Err(self.failed(global, failure, ready, sent_before_failure, steps)),
        }
    }

    /// Says why the site was not published as a whole.
    fn failed(
        &self,
        global: &Global,
        failure: Failure<Box<Diagnostic>>,
        ready: &Ready,
        done: u64,
        steps: usize,
    ) -> Exit {
        match failure {
            Failure::Store(path, error) => {
                self.cannot(&error, Some(&path));
            }
            Failure::Make(diagnostic) => print::diagnostic(*diagnostic, &ready.texts),
            failure => report::failed(&failure),
        }
        let target = &self.target;
        let state = match done {
            0 => format!("none of {steps} steps was done: `{target}` serves what it served before"),
            _ => format!(
                "{done} of {steps} steps were done: `{target}` serves old pages and new ones, each whole; run it again to \
                complete it"
            ),
        };
        print::note(global.quiet, &state);
        Exit::Errors
    }

    /// Says what a target did not do.
    fn cannot(&self, error: &StoreError, path: Option<&str>) -> Exit {
        let path = path.map_or_else(String::new, |path| format!(" (`{path}`)"));
        print::fail(&format!("cannot publish to `{}`{path}: {error}", self.target), error.hint());
        Exit::Errors
    }

    /// A browser that does not ask for a compressed file must not be given one, and an object store cannot tell.
    fn forms_fit(&self) -> Result<(), Exit> {
        if self.precompress && !self.target.is_directory() {
            print::fail(
                "`--precompress` is for directories: an object store hands out one form of a file, whatever a browser asks for",
                "leave it out, and let the network before the store compress",
            );
            return Err(Exit::Usage);
        }
        Ok(())
    }

    /// A target that shows a later day than this build is not set back unless somebody asks for that.
    fn day_is_right(&self, before: Option<&Manifest>, day: Date) -> Result<(), Exit> {
        match before {
            Some(manifest) if manifest.day > day && self.as_of.is_none() => {
                print::fail(
                    &format!("`{}` shows the texts of {}, and today is {day}", self.target, manifest.day),
                    "set the clock, or `SOURCE_DATE_EPOCH`; `--as-of` publishes an earlier day on purpose",
                );
                Err(Exit::Errors)
            }
            _ => Ok(()),
        }
    }
}

/// Nothing is published with a clock that runs behind the history: upcoming texts would not take effect on their day, and what
/// is published already would be taken for what is to come.
fn clock_is_right(site: &Site, today: Date) -> Result<(), Exit> {
    let ledgers = site.history().policies.values().map(|policy| &policy.ledger);
    let last = ledgers.flat_map(|ledger| &ledger.entries).map(|entry| entry.published).max();
    match last.filter(|last| *last > today) {
        None => Ok(()),
        Some(last) => {
            print::fail(
                &format!("the clock says {today}, and the history has an entry of {last}"),
                "set the clock, or `SOURCE_DATE_EPOCH`; what was published cannot be of a day that is to come",
            );
            Err(Exit::Errors)
        }
    }
}

/// The routes that are published, by the paths of their files.
fn routes(ready: &Ready) -> BTreeMap<String, Route> {
    let site = &ready.site;
    let routes = site.routes().into_iter().filter(|route| belongs(site, route, ready.within.as_ref()));
    routes.map(|route| (site.output_path(&route), route)).collect()
}

/// All files of the site. Their bytes are made again when they are sent, which most of them are not: so nothing holds the whole
/// site, in memory or on a disk.
/// With what a target `held`, their compressed forms as well.
fn files(
    ready: &Ready,
    routes: &BTreeMap<String, Route>,
    held: Option<(Option<&Manifest>, &Listing)>,
    global: &Global,
) -> Result<Vec<File>, Exit> {
    let progress = progress(routes.len(), global);
    let file = |recent: &mut Recent, (path, route): (&String, &Route)| {
        let bytes = render(&ready.site, route, recent)?;
        let plain = File {
            path: path.clone(),
            size: bytes.len() as u64,
            digest: Digest::of(&bytes),
            media_type: route.media_type().to_owned(),
            stage: Stage::of(route),
            lifetime: route.lifetime(),
            text: ready.site.version_text(route),
            plain: None,
        };
        // What only the host reads is handed out to nobody, in no form.
        let held = held.filter(|_| !matches!(route, Route::Host(_)));
        let mut files: Vec<File> = held.map_or_else(Vec::new, |held| forms(&plain, &bytes, held));
        // A theme may bring files that are compressed already.
        files.retain(|form| !routes.contains_key(&form.path));
        files.push(plain);
        progress.inc(1);
        Ok(files)
    };
    let files: Result<Vec<Vec<File>>, Box<Diagnostic>> = routes.par_iter().map_init(Recent::default, file).collect();
    progress.finish_and_clear();
    files.map(|files| files.into_iter().flatten().collect()).map_err(|diagnostic| {
        print::diagnostic(*diagnostic, &ready.texts);
        print::note(global.quiet, "nothing was sent: a template is broken");
        Exit::Errors
    })
}

/// The compressed forms of a file. Compressing costs more than all else, so that it is left to be where the target holds a form
/// beside the same plain bytes.
fn forms(plain: &File, bytes: &[u8], (manifest, listing): (Option<&Manifest>, &Listing)) -> Vec<File> {
    let before = manifest.and_then(|manifest| manifest.files.get(&plain.path));
    let same = before.is_some_and(|entry| entry.digest == Some(plain.digest));
    let form = |ending: &str| {
        let path = format!("{}{ending}", plain.path);
        let there = vouched(manifest, listing, &path).filter(|_| same);
        let (size, digest) = match there.and_then(|entry| Some((entry.size, entry.digest?))) {
            Some(known) => known,
            None => {
                let form = compressed_as(ending, &plain.media_type, bytes)?;
                (form.len() as u64, Digest::of(&form))
            }
        };
        // Another lexloci may compress otherwise, also what stands at the address of a digest.
        let lifetime = if plain.lifetime == Lifetime::Immutable { Lifetime::Current } else { plain.lifetime };
        Some(File { path, size, digest, lifetime, text: None, plain: Some(plain.path.clone()), ..plain.clone() })
    };
    COMPRESSED.into_iter().filter_map(form).collect()
}

/// The bytes of a file; none of a form that there is not, which planning has asked already.
fn make(site: &Site, routes: &BTreeMap<String, Route>, file: &File) -> Result<Vec<u8>, Box<Diagnostic>> {
    let plain = file.plain.as_ref().unwrap_or(&file.path);
    let bytes = render(site, &routes[plain], &mut Recent::default())?;
    Ok(match file.path.strip_prefix(plain.as_str()) {
        None | Some("") => bytes,
        Some(ending) => compressed_as(ending, &file.media_type, &bytes).unwrap_or_default(),
    })
}

fn render(site: &Site, route: &Route, recent: &mut Recent) -> Result<Vec<u8>, Box<Diagnostic>> {
    site.render_after(route, recent)
}

fn progress(length: usize, global: &Global) -> ProgressBar {
    if system::is_terminal() && !global.quiet { ProgressBar::new(length as u64) } else { ProgressBar::hidden() }
}
