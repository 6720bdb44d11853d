//! The command line: one file for each command, and how findings look.

mod address;
mod build;
mod check;
mod confirm;
mod diff;
mod explain;
mod export;
mod history;
mod import;
mod init;
mod print;
mod publish;
mod release;
mod schema;
mod serve;
mod status;
mod verify;

pub use print::render_report;

use crate::diagnostic::{Code, Finding, Report};
use crate::id::{RegionName, nearest};
use crate::locale::Date;
use crate::model::region::Edition;
use crate::site::{Opened, Overrides, Site, open};
use crate::source::{FileTree, Sources};
use crate::system;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The site has errors, or something could not be read or written.
    Errors = 1,
    /// The command line is wrong.
    Usage = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Builds versioned legal pages, for many regions and languages, from Markdown policies and local versions.
///
/// Base texts stand in `content/`, what regions lay over them in `locales/`; the local version prevails.
#[derive(Parser, Debug)]
#[command(name = "lexloci", version, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 done, 1 the site has errors, 2 the command line is wrong.")]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Args, Debug, Clone)]
struct Global {
    /// The site's folder [default: the nearest one upward that holds `site.toml`]
    #[arg(long, value_name = "DIR", global = true)]
    site: Option<PathBuf>,
    /// When to use colours; `NO_COLOR` is honoured
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true)]
    color: Color,
    /// Say nothing but errors
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Write a small working site
    Init(init::Init),
    /// Build the site into `public/`
    Build(build::Build),
    /// Bring the site to a directory or an object store: only what changed, and whole at every moment
    Publish(publish::Publish),
    /// Show the draft while you edit it, and a desk for reviewers
    Serve(serve::Serve),
    /// Find everything that is wrong
    Check(check::Check),
    /// Record that texts were reviewed against their sources as they stand now
    Confirm(confirm::Confirm),
    /// Compare two versions, or the draft with what was released
    Diff(diff::Diff),
    /// Say where each section comes from and why, or what a diagnostic means
    Explain(explain::Explain),
    /// Freeze texts as versions: what is published from then on
    Release(Box<release::Release>),
    /// Show coverage at a glance: what is translated, reviewed, released and due, and what needs work
    Status(status::StatusCommand),
    /// List the versions of a policy
    History(history::History),
    /// Write what is to be translated, for translators' tools
    Export(export::Export),
    /// Prove that nothing that was published was changed
    Verify(verify::Verify),
    /// Take over texts from dated folders, or what translators made of an export
    Import(import::Import),
    /// Print what the files of a site may say, for editors (JSON Schema)
    Schema(schema::SchemaCommand),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Runs the command line.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            say(&error);
            return if error.use_stderr() { Exit::Usage } else { Exit::Done };
        }
    };
    match cli.global.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    let global = cli.global;
    match cli.command {
        Command::Init(command) => command.run(&global),
        Command::Build(command) => command.run(&global),
        Command::Publish(command) => command.run(&global),
        Command::Serve(command) => command.run(&global),
        Command::Check(command) => command.run(&global),
        Command::Confirm(command) => command.run(&global),
        Command::Diff(command) => command.run(&global),
        Command::Explain(command) => command.run(&global),
        Command::Export(command) => command.run(&global),
        Command::Release(command) => command.run(&global),
        Command::Status(command) => command.run(&global),
        Command::History(command) => command.run(&global),
        Command::Verify(command) => command.run(&global),
        Command::Import(command) => command.run(&global),
        Command::Schema(command) => command.run(&global),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "lexloci", &mut script);
            write_data(&script)
        }
        Command::Man => manual_page().map_or(Exit::Errors, |page| write_data(&page)),
    }
}

/// Says what is wrong with a command line, or what somebody asked for. Arguments that would command the terminal are shown, not sent.
fn say(error: &clap::Error) {
    let said = error.render().to_string();
    let shown = print::plain(&said);
    if shown == said {
        let _ = error.print();
    } else {
        print::note(false, shown.trim_end());
    }
}

/// The manual page: the command itself, then one subsection for each command with its options.
fn manual_page() -> std::io::Result<Vec<u8>> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
        manual_section(&format!("LEXLOCI {}", subcommand.get_name().to_uppercase()), subcommand, &mut page)?;
        for inner in subcommand.get_subcommands() {
            let name = format!("LEXLOCI {} {}", subcommand.get_name(), inner.get_name()).to_uppercase();
            manual_section(&name, inner, &mut page)?;
        }
    }
    Ok(page)
}

fn manual_section(name: &str, command: &clap::Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    let man = clap_mangen::Man::new(command.clone());
    let mut section = Vec::new();
    man.render_description_section(&mut section)?;
    man.render_synopsis_section(&mut section)?;
    man.render_options_section(&mut section)?;
    man.render_extra_section(&mut section)?;
    page.extend(format!(".SH {name}\n").into_bytes());
    page.extend(String::from_utf8_lossy(&section).replace(".SH ", ".SS ").into_bytes());
    Ok(())
}

/// Writes data to standard output; a reader that has gone away is no error.
fn write_data(bytes: &[u8]) -> Exit {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done,
        Err(_) => Exit::Errors,
    }
}

/// Writes to standard output, with colours where they are wanted; a reader that has gone away is no error.
fn write_styled(text: &str) -> Exit {
    use std::io::Write as _;
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done,
        Err(_) => Exit::Errors,
    }
}

/// Lines that are longer are hard to read.
const WIDEST: usize = 100;

/// The columns of the terminal, but for those that make lines hard to read; 80 where there is none.
fn terminal_columns() -> usize {
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0).min(WIDEST))
}

/// The region with this name.
fn find_region(site: &Site, name: &str) -> Result<RegionName, Exit> {
    let regions = &site.sources().regions;
    if let Some((region, _)) = regions.get_key_value(name) {
        return Ok(region.clone());
    }
    let near = nearest(name, regions.keys().map(RegionName::as_str));
    let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?"));
    print::fail(&format!("there is no region `{name}`"), &hint);
    Err(Exit::Usage)
}

/// The edition with this name among those that are `known`.
fn find_edition(name: &str, known: &[&Edition]) -> Result<Edition, Exit> {
    if let Some(edition) = known.iter().find(|edition| edition.matches(name)) {
        return Ok((*edition).clone());
    }
    let names: Vec<String> = known.iter().map(ToString::to_string).collect();
    let near = nearest(name, names.iter().map(String::as_str));
    let form = || "an edition is a region and a language, as `ch/de`".to_owned();
    print::fail(
        &format!("there is no edition `{name}`"),
        &near.map_or_else(form, |near| format!("did you mean `{near}`?")),
    );
    Err(Exit::Usage)
}

/// What is wrong with the history itself: not that texts which it has would vanish.
fn of_history(report: &Report) -> Report {
    let is_of_history = |finding: &&Finding| {
        let below = finding.file.as_deref().is_some_and(|file| file.starts_with(crate::history::FOLDER));
        below && finding.code != Code::PUBLISHED_TEXT_WOULD_VANISH.name()
    };
    Report { findings: report.findings.iter().filter(is_of_history).cloned().collect(), ..Report::default() }
}

impl Global {
    /// The site's folder.
    fn folder(&self) -> Result<PathBuf, Exit> {
        if let Some(site) = &self.site {
            return Ok(std::path::absolute(site).unwrap_or_else(|_| site.clone()));
        }
        system::find_site(&PathBuf::from(".")).ok_or_else(|| {
            print::fail(
                "there is no `site.toml` here or in a folder above",
                "name a site with `--site DIR`, or make one with `lexloci init DIR`",
            );
            Exit::Errors
        })
    }

    /// The folder with the history, which may be all that is left of a site.
    fn history_folder(&self) -> Result<PathBuf, Exit> {
        let here = PathBuf::from(".");
        match system::find_site(&here).or_else(|| system::find_history(&here)) {
            Some(folder) if self.site.is_none() => Ok(folder),
            _ => self.folder(),
        }
    }

    /// Today, by the clock or by who stands in for it.
    fn today(&self) -> Result<Date, Exit> {
        system::today().map_err(|error| {
            print::fail(&error.to_string(), "set it to a number of seconds, such as 1714521600, or not at all");
            Exit::Errors
        })
    }

    /// Reads the files of a site, and mends what an interrupted release left.
    fn read(&self, folder: &Path) -> Result<FileTree, Exit> {
        let (tree, mended) = system::read_site(folder).map_err(|error| print::history_error(&error))?;
        print::mended(self.quiet, mended.as_ref());
        Ok(tree)
    }

    /// Reads and checks the site.
    fn open(&self, overrides: &Overrides) -> Result<(PathBuf, Opened), Exit> {
        let folder = self.folder()?;
        let opened = open(&self.read(&folder)?, overrides);
        Ok((folder, opened))
    }

    /// Reads and checks the site as it stands today; its texts are read as a proofreader does if `proofread`.
    fn open_today(&self, proofread: bool) -> Result<(PathBuf, Opened), Exit> {
        self.open(&Overrides { day: self.today()?, proofread, ..Overrides::default() })
    }

    /// Refuses what would be told of a history that cannot be read as a whole: that something was never released would be a lie.
    fn refuse_broken_history(&self, opened: &Opened) -> Result<(), Exit> {
        let of_history = of_history(&opened.report);
        if of_history.has_errors() {
            self.show(&of_history, &opened.texts, false);
            return Err(Exit::Errors);
        }
        Ok(())
    }

    /// Shows a report; hints only where they are asked for.
    fn show(&self, report: &Report, texts: &Sources, hints: bool) {
        print::report(report, texts, self.quiet, hints);
    }
}
