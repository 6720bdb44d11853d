//! What the first pages tell readers to type is typed, in the order of the page, in a folder of its own.
//!
//! Blocks of `sh` are run one by one by `bash -e`; the folder in which one ends is that in which the next one begins. A `text` block
//! behind one has lines that it must print; `...` stands for any words. A block with a `title` is a file that is written, and one of
//! `diff` is an edit of it. `sh serve` is a command that runs until it is stopped.

use super::blocks::{Block, blocks};
use super::support::repository;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Somebody who reads a page with a terminal beside it.
struct Reader {
    page: String,
    /// Where everything happens.
    scratch: PathBuf,
    /// Where the reader stands.
    here: PathBuf,
    /// What the last block printed.
    printed: String,
}

impl Reader {
    fn follow(page: &str) {
        let scratch = tempfile::tempdir().unwrap();
        let here = scratch.path().canonicalize().unwrap();
        let mut reader = Self { page: page.to_owned(), scratch: here.clone(), here, printed: String::new() };
        let text = std::fs::read_to_string(repository().join(page)).unwrap();
        let blocks = blocks(&text);
        assert!(blocks.iter().filter(|block| block.language() == "sh").count() > 2, "{page} has nothing to type");
        for block in &blocks {
            reader.read(block);
        }
    }

    fn read(&mut self, block: &Block) {
        match (block.info.as_str(), block.language(), block.title()) {
            ("sh serve", ..) => self.serve(block),
            (_, "sh", _) => self.run(block),
            (_, "text", _) => self.compare(block),
            (_, "diff", Some(path)) => self.edit(block, path),
            (_, _, Some(path)) => {
                let path = self.here.join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, &block.text).unwrap();
            }
            _ => {}
        }
    }

    fn at(&self, block: &Block) -> String {
        format!("{}:{}", self.page, block.line)
    }

    fn command(&self) -> Command {
        let binary = Path::new(env!("CARGO_BIN_EXE_lexloci")).parent().unwrap().to_path_buf();
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let paths = std::env::join_paths(std::iter::once(binary).chain(std::env::split_paths(&paths))).unwrap();
        let mut command = Command::new("bash");
        command
            .current_dir(&self.here)
            .env("PATH", paths)
            .env("HOME", &self.scratch)
            .env("NO_COLOR", "1")
            // The first of December 2026: the days on the pages.
            .env("SOURCE_DATE_EPOCH", "1796126400")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .envs([("GIT_AUTHOR_NAME", "Aurora"), ("GIT_AUTHOR_EMAIL", "legal@aurora.example")])
            .envs([("GIT_COMMITTER_NAME", "Aurora"), ("GIT_COMMITTER_EMAIL", "legal@aurora.example")])
            .stdin(Stdio::null());
        command
    }

    fn run(&mut self, block: &Block) {
        let end = self.scratch.join(".end");
        let script = format!("trap 'pwd > \"{}\"' EXIT\n{}", end.display(), block.text);
        let output = self.command().args(["-euo", "pipefail", "-c", &script]).output().expect("bash runs");
        self.printed =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let fails = block.info.ends_with(" fails");
        assert!(output.status.success() != fails, "{}: {}\n{}", self.at(block), block.text, self.printed);
        self.here = PathBuf::from(std::fs::read_to_string(end).unwrap().trim());
    }

    /// Every line was printed; words around `...` in their order.
    fn compare(&self, block: &Block) {
        for line in block.text.lines().filter(|line| !line.trim().is_empty()) {
            let printed = self.printed.lines().any(|printed| {
                let mut rest = Some(printed);
                for part in line.split("...") {
                    rest = rest.and_then(|rest| rest.split_once(part.trim()).map(|(_, rest)| rest));
                }
                rest.is_some()
            });
            assert!(printed, "{}: `{line}` is not in\n{}", self.at(block), self.printed);
        }
    }

    fn edit(&self, block: &Block, path: &str) {
        let path = self.here.join(path);
        let mut text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let side = |sign: char| -> String {
            let lines = block.text.lines().filter_map(|line| line.strip_prefix(sign).or(line.strip_prefix(' ')));
            lines.map(|line| format!("{line}\n")).collect()
        };
        let (old, new) = (side('-'), side('+'));
        assert!(text.contains(&old), "{}: {} does not say\n{old}", self.at(block), path.display());
        text = text.replacen(&old, &new, 1);
        std::fs::write(path, text).unwrap();
    }

    /// It says where it listens.
    fn serve(&self, block: &Block) {
        let script = format!("exec {} --port 0", block.text.trim());
        let mut server =
            self.command().args(["-c", &script]).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(server.stderr.take().unwrap()).lines().map_while(Result::ok);
        let said: Vec<String> = lines
            .scan(false, |over, line| (!std::mem::replace(over, line.contains("http://"))).then_some(line))
            .collect();
        server.kill().unwrap();
        server.wait().unwrap();
        assert!(said.last().is_some_and(|line| line.contains("http://")), "{}: {said:?}", self.at(block));
    }
}

#[test]
fn a_legal_team_can_begin() {
    Reader::follow("docs/start-legal.md");
}

#[test]
fn a_web_team_can_begin() {
    Reader::follow("docs/start-web.md");
}

#[test]
fn a_reviewer_can_begin() {
    Reader::follow("docs/start-review.md");
}

#[test]
fn somebody_who_runs_a_site_can_do_so() {
    Reader::follow("docs/operations.md");
}

#[test]
fn precedence_is_as_its_page_shows() {
    Reader::follow("docs/precedence.md");
}
