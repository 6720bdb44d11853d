//! Hostile sites: whatever stands in a folder, lexloci says what is wrong with it. It never panics, never hangs, and never
//! writes outside its output.
#![allow(clippy::disallowed_methods, reason = "tests work on real folders")]

mod characters;
mod disk;
mod files;
mod history;
mod locks;
mod names;
mod nesting;
#[path = "../support/mod.rs"]
mod support;
mod themes;

use std::collections::BTreeSet;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use support::{Built, Fixture};

/// Far more than any of these sites needs, on any machine: what takes longer hangs, or grows faster than its input.
const PATIENCE: Duration = Duration::from_secs(240);

/// Does what may hang on a thread of its own, with the stack of a thread (2 MB), which deep nesting must not exhaust.
fn patiently<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, wait) = mpsc::channel();
    let worker = std::thread::spawn(move || {
        let _ = done.send(work());
    });
    match wait.recv_timeout(PATIENCE) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("it hangs"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            worker.join().unwrap();
            unreachable!("a worker that sends nothing has panicked")
        }
    }
}

/// Opens a site, shows its findings, and renders all that it has.
fn survives(site: Fixture) -> Built {
    patiently(move || {
        let built = site.build();
        let _ = lexloci::cli::render_report(&built.opened.report, &built.opened.texts);
        if let Some(site) = &built.opened.site {
            for route in site.routes() {
                let _ = site.render(&route);
            }
        }
        built
    })
}

/// The small site with a local version and wording, to be spoilt.
fn swiss() -> Fixture {
    Fixture::small()
        .write("locales/ch/region.toml", "parent = \"global\"\ncode = \"CH\"\nlanguages = [\"de\"]\n")
        .write("locales/ch/terms/de.md", "## Recht {#law}\n\nSchweizer Recht.\n")
        .write("content/terms/de.md", "# Bedingungen\n\n## Gebrauch\n\nGebrauchen.\n\n## Recht\n\nDas Recht.\n")
        .write("locales/de.ftl", "region-ch = Schweiz\n")
}

fn paths(site: &Fixture) -> Vec<String> {
    site.tree().iter().map(|(path, _)| path.to_owned()).collect()
}

fn text(words: &str) -> Fixture {
    Fixture::small().write("content/terms/en.md", &format!("# Terms\n\n## Use {{#use}}\n\n{words}\n"))
}

/// A site in a temporary folder, beside which nothing may be written.
struct OnDisk {
    folder: tempfile::TempDir,
}

impl OnDisk {
    fn of(site: &Fixture) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, entry) in site.tree().iter() {
            let lexloci::source::FileEntry::Bytes(bytes) = entry else { panic!("{path} cannot be written") };
            let path = folder.path().join("site").join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        std::fs::write(folder.path().join("secret"), "The secret.").unwrap();
        Self { folder }
    }

    fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join("site").join(inner)
    }

    /// Runs the tool on the site; what hangs is ended.
    fn run(&self, arguments: &[&str]) -> Output {
        let child = Command::new(env!("CARGO_BIN_EXE_lexloci"))
            .args(arguments)
            .args(["--color", "never", "--site"])
            .arg(self.path(""))
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = patiently(move || child.wait_with_output().unwrap());
        assert!(!said(&output).contains("panicked"), "{}", said(&output));
        assert!(output.status.code().is_some(), "ended by a signal: {:?} {}", output.status, said(&output));
        output
    }

    /// All that stands in the temporary folder, but for what stands below `site/<output>`.
    fn everything_but(&self, output: &str) -> BTreeSet<PathBuf> {
        fn walk(folder: &Path, but: &Path, out: &mut BTreeSet<PathBuf>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path == but {
                    continue;
                }
                if path.is_dir() && !path.is_symlink() {
                    walk(&path, but, out);
                }
                out.insert(path);
            }
        }
        let mut out = BTreeSet::new();
        walk(self.folder.path(), &self.path(output), &mut out);
        out
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
