//! `lexloci serve`

use super::address::Address;
use super::{Exit, Global, print};
use crate::locale::Date;
use crate::preview::{Places, Settings, Snapshot};
use crate::site::Overrides;
use crate::system::{self, Server, Watched};
use clap::Args;
use serde::Deserialize;
use std::cell::Cell;
use std::path::Path;

/// Nothing well known has this port.
const PORT: u16 = 8417;

#[derive(Args, Debug)]
#[command(
    after_help = "It shows what `lexloci build --drafts` would write, reads what you save, and brings the pages in your browser up \
        to date. What is wrong lies over the page until it is mended; meanwhile the last state without errors shows. The desk at \
        `/_desk/` tells reviewers what is unreleased, what is stale, and what `check` finds.\n\n\
        It answers this machine only, unless `--host` is given: drafts are confidential.\n\n\
        Places in sources open your editor if `~/.config/lexloci/config.toml` says how:\n  \
        editor_url = \"vscode://file/{path}:{line}\"\n\n\
        Examples:\n  \
        lexloci serve\n  \
        lexloci serve --port 9000 --as-of 2027-01-01"
)]
pub(super) struct Serve {
    /// The port; 0 is any that is free
    #[arg(long, value_name = "PORT", default_value_t = PORT)]
    port: u16,
    /// Answer at this address of the machine, to whoever can reach it [default: this machine only]
    #[arg(long, value_name = "ADDRESS")]
    host: Option<String>,
    /// Texts and dates as they stand on this day [default: today]
    #[arg(long, value_name = "DAY")]
    as_of: Option<Date>,
    #[command(flatten)]
    address: Address,
    /// The theme, instead of the one in `site.toml`
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

impl Serve {
    pub(super) fn run(&self, global: &Global) -> Exit {
        self.served(global).unwrap_or_else(|exit| exit)
    }

    fn served(&self, global: &Global) -> Result<Exit, Exit> {
        self.address.check()?;
        let folder = global.folder()?;
        let today = global.today()?;
        if system::is_being_written(&folder) {
            // Waits for a release that is being written, and mends what an interrupted one left.
            global.read(&folder)?;
        }
        let places = places(&folder)?;
        let secret = system::secret().map_err(|error| {
            print::fail(&format!("the system gives no random bytes: {error}"), "");
            Exit::Errors
        })?;
        let server = Server::bind(self.host.as_deref(), self.port).map_err(|error| {
            print::fail(&error.to_string(), &error.hint());
            Exit::Errors
        })?;
        let cannot = |error: std::io::Error| {
            print::fail(&format!("cannot serve: {error}"), "");
            Exit::Errors
        };
        let address = server.address().map_err(cannot)?;
        let name = if self.host.is_none() { format!("localhost:{}", address.port()) } else { address.to_string() };
        print::note(
            false,
            &format!("the draft is at http://{name}/, the desk at http://{name}/_desk/; end it with Ctrl-C"),
        );
        if !address.ip().is_loopback() {
            print::note(false, "warning: whoever can reach this machine can read the drafts");
        }
        let overrides = Overrides {
            theme: self.theme.clone(),
            base_url: self.address.base_url.clone(),
            base_path: self.address.base_path.clone(),
            // Links to another host would lead away from the draft.
            one_host: true,
            day: today,
            drafts: true,
            // Whether texts are well written is a question for the desk, not for each time that somebody saves.
            proofread: false,
        };
        let watched = Watched { folder, overrides, day: self.as_of, settings: Settings { places, secret } };
        let teller = Teller { quiet: global.quiet, last: Cell::default(), started: system::Stopwatch::start() };
        server.run(watched, move |snapshot| teller.tell(snapshot)).map_err(cannot)?;
        print::note(global.quiet, "ended");
        Ok(Exit::Done)
    }
}

/// Says in the terminal what the pages say.
struct Teller {
    quiet: bool,
    /// How many errors there were last; none before the first snapshot.
    last: Cell<Option<usize>>,
    started: system::Stopwatch,
}

impl Teller {
    fn tell(&self, snapshot: &Snapshot) {
        let report = snapshot.report();
        let errors = report.count(crate::diagnostic::Severity::Error);
        let before = self.last.replace(Some(errors));
        match (before, errors) {
            (None, 0) => print::note(self.quiet, &format!("ready after {:.2} s", self.started.seconds())),
            (Some(1..), 0) => print::note(self.quiet, "mended: the pages show the new state"),
            (_, 0) => {}
            (_, _) => print::report(report, snapshot.texts(), true, false),
        }
    }
}

/// What the user says for all sites.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Configuration {
    editor_url: Option<String>,
}

/// How places in sources are linked, as the user's configuration says.
fn places(folder: &Path) -> Result<Places, Exit> {
    let refuse = |file: &Path, reason: &str| {
        print::fail(
            &format!("`{}`: {reason}", file.display()),
            "write `editor_url = \"vscode://file/{path}:{line}\"`, or nothing",
        );
        Exit::Errors
    };
    let folder = folder.to_string_lossy();
    let none = || Places::new(None, &folder).unwrap_or_default();
    let Some(file) = system::configuration_file() else { return Ok(none()) };
    let text = match system::read_text(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(none()),
        Err(error) => return Err(refuse(&file, &error.to_string())),
    };
    let read: Configuration = toml::from_str(&text).map_err(|error| refuse(&file, error.message()))?;
    Places::new(read.editor_url.as_deref(), &folder).map_err(|reason| refuse(&file, &reason))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::CONFIGURATION;

    #[test]
    fn the_reference_has_the_keys_of_the_configuration() {
        for key in CONFIGURATION.keys {
            let read: Configuration = toml::from_str(&format!("{} = {}", key.name, key.example)).expect(key.name);
            assert!(
                read.editor_url.is_some() && Places::new(read.editor_url.as_deref(), "/legal").is_ok(),
                "{}",
                key.example
            );
        }
        // One more key in either place fails here: `Configuration` is taken apart.
        let Configuration { editor_url: _ } = Configuration::default();
        assert_eq!(CONFIGURATION.keys.len(), 1);
    }
}
