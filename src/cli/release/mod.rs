//! `lexloci release`

mod outcome;
mod request;

use super::{Exit, Global, of_history, print};
use crate::diagnostic::{Code, Finding, Report};
use crate::history::History;
use crate::id::{PolicyName, VersionId, nearest};
use crate::locale::Date;
use crate::model::ledger::Successor;
use crate::model::publication::Kind;
use crate::release::{Planned, Refusal, Request, cancel, release, reschedule, withdraw};
use crate::site::{Opened, Overrides, Site, open};
use crate::source::FileTree;
use crate::system::HistoryWriter;
use clap::{Args, Subcommand, ValueEnum};
use request::{Languages, editions, to_withdraw};
use std::collections::BTreeSet;

#[derive(Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    disable_help_subcommand = true,
    after_help = "A version is frozen only in the editions whose text differs from their newest version. All policies of one \
        command are written, or none.\n\n\
        Examples:\n  \
        lexloci release --all --kind editorial --dry-run\n  \
        lexloci release terms-of-use --kind editorial --effective 2026-12-01\n  \
        lexloci release terms-of-use --kind material --summary \"New prices.\" --summary de=\"Neue Preise.\"\n  \
        lexloci release terms-of-use --region europe --kind editorial\n  \
        lexloci release terms-of-use --withdraw gb/cy --successor gb/en\n  \
        lexloci release reschedule terms-of-use 2026-11-20 --effective 2027-01-01\n  \
        lexloci release cancel terms-of-use 2026-11-20\n\n\
        A policy of the name `cancel` or `reschedule` stands behind `--`: lexloci release -- cancel"
)]
pub(super) struct Release {
    #[command(subcommand)]
    amend: Option<Amend>,
    /// The policies to release
    #[arg(value_name = "POLICY", required_unless_present = "all", conflicts_with = "all")]
    policies: Vec<String>,
    /// Release every policy whose text differs
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    publication: Publication,
    /// The day from which it applies, or with `--withdraw` no longer does [default: the day of publication]
    #[arg(long, value_name = "DAY")]
    effective: Option<Date>,
    /// What the change is, in editions that had a version before
    #[arg(long, value_enum)]
    kind: Option<Change>,
    /// The id of the version [default: the day of publication, then with `.2`, `.3`]
    #[arg(long, value_name = "ID", value_parser = version)]
    version: Option<VersionId>,
    /// Only this edition, as `ch/de`; may be given again
    #[arg(long, value_name = "EDITION")]
    edition: Vec<String>,
    /// Only this region and those below it; may be given again
    #[arg(long, value_name = "REGION")]
    region: Vec<String>,
    /// Upcoming versions stay, and replace this one when they take effect
    #[arg(long)]
    keep_upcoming: bool,
    /// Record that this edition, or `all`, no longer applies, or does so from another day than was announced, and release
    /// nothing; may be given again
    #[arg(
        long,
        value_name = "EDITION",
        conflicts_with_all = ["kind", "version", "edition", "region", "keep_upcoming"]
    )]
    withdraw: Vec<String>,
    /// What replaces it: an edition, another policy, or an address
    #[arg(long, value_name = "SUCCESSOR", requires = "withdraw")]
    successor: Option<String>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// What every entry of a ledger may have.
#[derive(Args, Debug, Clone)]
struct Publication {
    /// The day of publication [default: today]
    #[arg(long, value_name = "DAY")]
    published: Option<Date>,
    /// What people are told of it, in the reference language or in LANG; may be given again
    #[arg(long, value_name = "[LANG=]TEXT")]
    summary: Vec<String>,
    /// The same from a file
    #[arg(long, value_name = "[LANG=]PATH")]
    summary_file: Vec<String>,
}

#[derive(Subcommand, Debug)]
enum Amend {
    /// Give an upcoming version another effective day
    Reschedule {
        #[command(flatten)]
        upcoming: Upcoming,
        /// The day from which it applies now
        #[arg(long, value_name = "DAY")]
        effective: Date,
        /// Other upcoming versions stay where they are, and an older one may replace a newer one
        #[arg(long)]
        keep_upcoming: bool,
    },
    /// Record that an upcoming version never takes effect
    Cancel {
        #[command(flatten)]
        upcoming: Upcoming,
    },
}

#[derive(Args, Debug)]
struct Upcoming {
    /// The policy
    policy: String,
    /// The upcoming version
    #[arg(value_parser = version)]
    version: VersionId,
    #[command(flatten)]
    publication: Publication,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// What somebody can say of a change; the tool finds the other kinds.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// The meaning changed
    Material,
    /// Only the wording changed
    Editorial,
}

fn version(text: &str) -> Result<VersionId, String> {
    VersionId::parse(text).ok_or_else(|| {
        "an id begins with a digit, goes on with digits, lower-case letters, `.` and `-`, and does not end with `.`"
            .to_owned()
    })
}

/// Why nothing is planned.
enum Stop {
    /// It was said already.
    Said(Exit),
    /// These are to be said.
    Refused(Vec<Refusal>),
}

impl From<Exit> for Stop {
    fn from(exit: Exit) -> Self {
        Self::Said(exit)
    }
}

impl Release {
    pub(super) fn run(&self, global: &Global) -> Exit {
        // Beside what `--withdraw` excludes, the parser does not ask for it.
        if self.successor.is_some() && self.withdraw.is_empty() && self.amend.is_none() {
            print::fail(
                "`--successor` says what replaces an edition that is withdrawn, and none is named",
                "name it, as `--withdraw ch/de`, or leave `--successor` out",
            );
            return Exit::Usage;
        }
        let dry_run = match &self.amend {
            None => self.dry_run,
            Some(Amend::Reschedule { upcoming, .. } | Amend::Cancel { upcoming }) => upcoming.dry_run,
        };
        self.released(global, dry_run).unwrap_or_else(|stop| match stop {
            Stop::Said(exit) => exit,
            Stop::Refused(refusals) => {
                for refusal in &refusals {
                    print::fail(&refusal.message, &refusal.hint);
                }
                print::note(global.quiet, "nothing was written");
                Exit::Errors
            }
        })
    }

    fn released(&self, global: &Global, dry_run: bool) -> Result<Exit, Stop> {
        let today = global.today()?;
        let folder = global.folder()?;
        // What is planned stays true until it is written: nobody else writes history meanwhile.
        let (writer, tree) = if dry_run {
            (None, global.read(&folder)?)
        } else {
            let opened = HistoryWriter::open(&folder).map_err(|error| print::history_error(&error))?;
            let (writer, tree, mended) = opened;
            print::mended(global.quiet, mended.as_ref());
            (Some(writer), tree)
        };
        let planned = self.plan(global, &tree, today, dry_run)?;
        if planned.is_empty() {
            return Ok(Exit::Done);
        }
        let Some(writer) = writer else {
            outcome::summaries(global.quiet, &planned);
            outcome::heads(global.quiet, &planned);
            print::note(global.quiet, "nothing was written: this was a dry run");
            return Ok(Exit::Done);
        };
        let files = planned.iter().flat_map(|planned| &planned.files);
        let files = files.map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let paths: Vec<String> = planned.iter().map(Planned::ledger_path).collect();
        let ledgers = paths.iter().zip(&planned).map(|(path, planned)| (path.as_str(), planned.ledger.as_bytes()));
        writer.write(files, ledgers).map_err(|error| print::history_error(&error))?;
        outcome::written(global.quiet, &planned, today);
        Ok(Exit::Done)
    }

    /// What is to be written; it was shown.
    fn plan(&self, global: &Global, tree: &FileTree, today: Date, dry_run: bool) -> Result<Vec<Planned>, Stop> {
        let opened = open(tree, &Overrides { day: today, ..Overrides::default() });
        match &self.amend {
            None if self.withdraw.is_empty() => self.plan_releases(global, &opened, today, dry_run),
            None => self.plan_withdrawal(global, &opened, today),
            Some(amend) => amend.plan(global, &opened, tree, today),
        }
    }

    fn request(&self, languages: &Languages, today: Date) -> Result<Request, Exit> {
        Ok(Request {
            published: self.publication.published,
            effective: self.effective,
            kind: self.kind.map(|kind| match kind {
                Change::Material => Kind::Material,
                Change::Editorial => Kind::Editorial,
            }),
            summary: self.publication.summaries(languages)?,
            version: self.version.clone(),
            keep_upcoming: self.keep_upcoming,
            ..Request::on(today)
        })
    }

    fn plan_releases(
        &self,
        global: &Global,
        opened: &Opened,
        today: Date,
        dry_run: bool,
    ) -> Result<Vec<Planned>, Stop> {
        // A policy that lost its sources keeps nobody from releasing what takes its place.
        let elsewhere = |finding: &Finding| {
            !self.all && would_vanish(finding) && !self.policies.iter().any(|policy| is_about(finding, policy))
        };
        let site = usable(global, opened, &elsewhere, &|_| false)?;
        let policies: BTreeSet<PolicyName> = if self.all {
            site.composition().documents.keys().cloned().collect()
        } else {
            let known = site.composition().documents.keys();
            let known: Vec<&PolicyName> = known.collect();
            self.policies.iter().map(|name| find_policy(name, &known)).collect::<Result<_, _>>()?
        };
        let request = Request {
            only: editions(site, &self.edition, &self.region)?,
            ..self.request(&Languages::of(site, &policies), today)?
        };
        let bytes = |file: &_| site.text_file(file);
        let mut planned = Vec::new();
        let mut left = Vec::new();
        let mut unchanged = Vec::new();
        let mut refusals = Vec::new();
        for policy in &policies {
            let drafts = site.drafts(policy);
            match release(site.history(), policy, &drafts, &bytes, &request) {
                Ok(Some(release)) => {
                    left.extend(outcome::unpinned(site, policy));
                    left.extend(outcome::replaced_later(site.history(), &release));
                    left.extend(outcome::overtaken(site.history(), &release));
                    left.extend(outcome::returning(site.history(), &release));
                    left.extend(outcome::left_behind(site, &release, &drafts, &request));
                    planned.push(release);
                }
                Ok(None) => unchanged.push(policy),
                Err(found) => {
                    if dry_run {
                        outcome::preview(global.quiet, site.history(), policy, &drafts, &bytes, &request);
                    }
                    refusals.extend(found);
                }
            }
        }
        if !refusals.is_empty() {
            return Err(Stop::Refused(refusals));
        }
        outcome::planned(global.quiet, &planned);
        for line in left {
            print::note(global.quiet, &line);
        }
        outcome::unchanged(global.quiet, &unchanged, planned.is_empty(), request.only.is_some());
        Ok(planned)
    }

    fn plan_withdrawal(&self, global: &Global, opened: &Opened, today: Date) -> Result<Vec<Planned>, Stop> {
        let named = |edition: &String| self.withdraw.iter().any(|name| name == "all" || name == edition);
        let mended = |finding: &Finding| {
            would_vanish(finding)
                && (self.all || self.policies.iter().any(|policy| is_about(finding, policy)))
                && finding.editions.iter().all(named)
        };
        let site = usable(global, opened, &would_vanish, &mended)?;
        let successor = match &self.successor {
            None => None,
            Some(text) => Some(Successor::parse(text).ok_or_else(|| {
                print::fail(
                    &format!("`{text}` cannot succeed"),
                    "name an edition, as `gb/en`, another policy, or an address that begins with `https://`",
                );
                Exit::Usage
            })?),
        };
        let history = site.history();
        let known: Vec<&PolicyName> = history.policies.keys().collect();
        let policies: BTreeSet<PolicyName> = if self.all {
            history.policies.keys().cloned().collect()
        } else {
            self.policies.iter().map(|name| find_policy(name, &known)).collect::<Result<_, _>>()?
        };
        let request = self.request(&Languages::of(site, &policies), today)?;
        let mut planned = Vec::new();
        let mut refusals = Vec::new();
        for (policy, editions) in to_withdraw(history, &policies, &self.withdraw, self.all, today)? {
            let produced = site.composition().documents.get(&policy);
            let produced = produced.map(|documents| documents.keys().cloned().collect()).unwrap_or_default();
            match withdraw(history, &policy, &editions, successor.as_ref(), &produced, &request) {
                Ok(withdrawal) => planned.push(withdrawal),
                Err(found) => refusals.extend(found),
            }
        }
        if !refusals.is_empty() {
            return Err(Stop::Refused(refusals));
        }
        outcome::withdrawn(global.quiet, &planned);
        for line in planned.iter().flat_map(|planned| outcome::consequences(history, planned)) {
            print::note(global.quiet, &line);
        }
        Ok(planned)
    }
}

impl Amend {
    /// It is about what was published: whether the sources are in order does not matter.
    fn plan(&self, global: &Global, opened: &Opened, tree: &FileTree, today: Date) -> Result<Vec<Planned>, Stop> {
        let (Self::Reschedule { upcoming, .. } | Self::Cancel { upcoming }) = self;
        let of_history = of_history(&opened.report);
        if of_history.has_errors() {
            global.show(&of_history, &opened.texts, false);
            print::note(global.quiet, "nothing was written: the history has errors");
            return Err(Stop::Said(Exit::Errors));
        }
        let read;
        let history = match &opened.site {
            Some(site) => site.history(),
            None => {
                read = crate::history::read(tree, &mut crate::source::Sources::default()).0;
                &read
            }
        };
        let known: Vec<&PolicyName> = history.policies.keys().collect();
        let policy = find_policy(&upcoming.policy, &known)?;
        let languages = match opened.site.as_deref() {
            Some(site) => Languages::of(site, &BTreeSet::from([policy.clone()])),
            None => Languages::unknown(),
        };
        let (effective, keep_upcoming) = match self {
            Self::Reschedule { effective, keep_upcoming, .. } => (Some(*effective), *keep_upcoming),
            Self::Cancel { .. } => (None, false),
        };
        let request = Request {
            published: upcoming.publication.published,
            effective,
            keep_upcoming,
            summary: upcoming.publication.summaries(&languages)?,
            ..Request::on(today)
        };
        let planned = match self {
            Self::Reschedule { .. } => reschedule(history, &policy, &upcoming.version, &request),
            Self::Cancel { .. } => cancel(history, &policy, &upcoming.version, &request),
        };
        let planned = planned.map_err(Stop::Refused)?;
        outcome::amended(global.quiet, &planned);
        let follows = [
            outcome::replaced_later(history, &planned),
            outcome::overtaken(history, &planned),
            outcome::consequences(history, &planned),
        ];
        for line in follows.iter().flatten() {
            print::note(global.quiet, line);
        }
        Ok(vec![planned])
    }
}

/// The site, unless it has errors that count; all are shown that this command does not mend.
fn usable<'o>(
    global: &Global,
    opened: &'o Opened,
    excused: &dyn Fn(&Finding) -> bool,
    mended: &dyn Fn(&Finding) -> bool,
) -> Result<&'o Site, Stop> {
    let without = |left_out: &dyn Fn(&Finding) -> bool| Report {
        findings: opened.report.findings.iter().filter(|finding| !left_out(finding)).cloned().collect(),
        ..Report::default()
    };
    let shown = without(mended);
    if !shown.findings.is_empty() {
        global.show(&shown, &opened.texts, false);
    }
    match &opened.site {
        Some(site) if !without(excused).has_errors() => Ok(site),
        _ => {
            print::note(global.quiet, "nothing was written: the site has errors");
            Err(Stop::Said(Exit::Errors))
        }
    }
}

fn would_vanish(finding: &Finding) -> bool {
    finding.code == Code::PUBLISHED_TEXT_WOULD_VANISH.name()
}

fn is_about(finding: &Finding, policy: &str) -> bool {
    let folder = finding.file.as_deref().and_then(|file| file.strip_prefix("history/"));
    folder.and_then(|path| path.split_once('/')).is_some_and(|(name, _)| name == policy)
}

fn find_policy(name: &str, known: &[&PolicyName]) -> Result<PolicyName, Exit> {
    if let Some(policy) = known.iter().find(|policy| policy.as_str() == name) {
        return Ok((*policy).clone());
    }
    let near = nearest(name, known.iter().map(|policy| policy.as_str()));
    let hint = match near {
        _ if ["cancel", "reschedule"].contains(&name) => {
            format!("options go behind the version: `lexloci release {name} POLICY VERSION`")
        }
        Some(near) => format!("did you mean `{near}`?"),
        None => String::new(),
    };
    print::fail(&format!("there is no policy `{name}`"), &hint);
    Err(Exit::Usage)
}
