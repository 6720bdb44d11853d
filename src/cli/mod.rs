//! The command line: one file for each command, and how findings look.

mod build;
mod check;
mod explain;
mod import;
mod init;
mod print;

pub use print::render_report;

use crate::diagnostic::Report;
use crate::site::{Opened, Overrides, open};
use crate::source::Sources;
use crate::system;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
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
    /// Find everything that is wrong
    Check(check::Check),
    /// Say where each section comes from and why, or what a diagnostic means
    Explain(explain::Explain),
    /// Take over texts from dated folders
    Import(import::Import),
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
            let _ = error.print();
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
        Command::Check(command) => command.run(&global),
        Command::Explain(command) => command.run(&global),
        Command::Import(command) => command.run(&global),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "lexloci", &mut script);
            write_data(&script)
        }
        Command::Man => manual_page().map_or(Exit::Errors, |page| write_data(&page)),
    }
}

/// The manual page: the command itself, then one subsection for each command with its options.
fn manual_page() -> std::io::Result<Vec<u8>> {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
        let man = clap_mangen::Man::new(subcommand.clone());
        let mut section = Vec::new();
        man.render_description_section(&mut section)?;
        man.render_synopsis_section(&mut section)?;
        man.render_options_section(&mut section)?;
        page.extend(format!(".SH LEXLOCI {}\n", subcommand.get_name().to_uppercase()).into_bytes());
        page.extend(String::from_utf8_lossy(&section).replace(".SH ", ".SS ").into_bytes());
    }
    Ok(page)
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

    /// Reads and checks the site.
    fn open(&self, overrides: &Overrides) -> Result<(PathBuf, Opened), Exit> {
        let folder = self.folder()?;
        let opened = open(&system::read_tree(&folder), overrides);
        Ok((folder, opened))
    }

    /// Shows a report; hints only where they are asked for.
    fn show(&self, report: &Report, texts: &Sources, hints: bool) {
        print::report(report, texts, self.quiet, hints);
    }
}
