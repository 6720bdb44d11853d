//! What a Git repository says of its past, through the `git` program.
//!
//! Nothing here uses the network: the repository is read as it lies on the disk, and missing objects are not fetched.

use crate::locale::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Why a repository cannot be read.
#[derive(Debug)]
pub enum GitError {
    /// There is no program `git`.
    NoProgram,
    /// It says no, in these words.
    Refused(String),
    /// It cannot be run, or stops in the middle.
    Io(io::Error),
}

impl std::fmt::Display for GitError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoProgram => f.write_str("there is no program `git`"),
            Self::Refused(words) => write!(f, "git says: {words}"),
            Self::Io(error) => write!(f, "git cannot be run: {error}"),
        }
    }
}

impl std::error::Error for GitError {}

impl From<io::Error> for GitError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::NoProgram } else { Self::Io(error) }
    }
}

/// A commit of the line that the branch followed, with what it did to files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its name, in full.
    pub id: String,
    /// The day on which it was committed, in UTC.
    pub day: Date,
    /// What each path is from now on.
    pub changes: Vec<(String, FileState)>,
}

/// What a path is after a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// A file whose content has this name.
    File(String),
    /// Something else: a symbolic link or another repository.
    Other,
    /// Nothing.
    Gone,
}

/// The commits of the checked-out branch, oldest first, merges as one step. Paths are relative to `folder`.
///
/// # Errors
/// When there is no `git`, or no repository with commits.
pub fn commits(folder: &Path) -> Result<Vec<Commit>, GitError> {
    // Renames are told as what they are to a snapshot: one path less, one more.
    let output = git(folder)
        .args(["log", "--reverse", "--first-parent", "-m", "--root", "--raw", "-z", "--no-abbrev", "--no-renames"])
        .args(["--relative", "--no-color", "--no-ext-diff", "--no-show-signature", "--ignore-submodules=none"])
        .arg("--format=%x01%H %ct")
        .stdin(Stdio::null())
        .output()?;
    if output.status.success() { Ok(read_log(&output.stdout)) } else { Err(refused(&output.stderr)) }
}

/// Whether a repository holds only the last part of its history.
#[must_use]
pub fn is_shallow(folder: &Path) -> bool {
    let output = git(folder).args(["rev-parse", "--is-shallow-repository"]).stdin(Stdio::null()).output();
    output.is_ok_and(|output| output.stdout.starts_with(b"true"))
}

fn refused(words: &[u8]) -> GitError {
    let words = String::from_utf8_lossy(words);
    let line = words.lines().find(|line| line.starts_with("fatal:")).or_else(|| words.lines().next());
    GitError::Refused(line.unwrap_or("nothing").trim_start_matches("fatal:").trim().to_owned())
}

fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("--no-pager").arg("-C").arg(folder);
    // What surrounds this run, such as a hook of another repository, must not decide which one is read.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command
        .env("LC_ALL", "C")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_NO_REPLACE_OBJECTS", "1")
        .env("GIT_TERMINAL_PROMPT", "0");
    command
}

/// Reads `git log --raw -z`: fields end with NUL, a commit begins with the byte 1, a change with a colon.
fn read_log(log: &[u8]) -> Vec<Commit> {
    let mut commits: Vec<Commit> = Vec::new();
    let mut fields = log.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    while let Some(field) = fields.next() {
        let field = field.trim_start_matches('\n');
        if let Some(commit) = field.strip_prefix('\u{1}') {
            let (id, seconds) = commit.trim().split_once(' ').unwrap_or((commit, ""));
            commits.push(Commit { id: id.to_owned(), day: day_of(seconds), changes: Vec::new() });
        } else if let Some(change) = field.strip_prefix(':')
            && let (Some(path), Some(commit)) = (fields.next(), commits.last_mut())
        {
            // `100644 100644 <old> <new> M`
            let parts: Vec<&str> = change.split(' ').collect();
            let [_, mode, _, new, _] = parts.as_slice() else { continue };
            let state = match *mode {
                "000000" => FileState::Gone,
                mode if mode.starts_with("100") => FileState::File((*new).to_owned()),
                _ => FileState::Other,
            };
            commit.changes.push((path.into_owned(), state));
        }
    }
    commits
}

/// The day of a number of seconds since 1970-01-01 UTC, which is how git has times.
fn day_of(seconds: &str) -> Date {
    let moment = seconds.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or_default();
    Date::from_civil(moment.to_zoned(TimeZone::UTC).date()).unwrap_or(Date::LAST)
}

/// Gives the contents of files, one at a time, from one running `git cat-file --batch`.
#[derive(Debug)]
pub struct Blobs {
    child: Child,
    ask: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Blobs {
    /// Starts it.
    ///
    /// # Errors
    /// When `git` cannot be run.
    pub fn open(folder: &Path) -> Result<Self, GitError> {
        let mut child = git(folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let ask = child.stdin.take();
        let answers = child.stdout.take().ok_or_else(|| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(Self { child, ask, answers: BufReader::new(answers) })
    }

    /// The content with this name.
    ///
    /// # Errors
    /// When the repository does not hold it.
    pub fn read(&mut self, id: &str) -> Result<Vec<u8>, GitError> {
        let ask = self.ask.as_mut().ok_or_else(|| io::Error::from(io::ErrorKind::BrokenPipe))?;
        ask.write_all(format!("{id}\n").as_bytes())?;
        ask.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        // `<id> blob <size>`, or `<id> missing`
        let size: usize = match head.trim_end().split(' ').collect::<Vec<_>>().as_slice() {
            [_, "blob", size] => size.parse().map_err(io::Error::other)?,
            _ => return Err(GitError::Refused(format!("it has no content {id}"))),
        };
        let mut content = vec![0; size];
        self.answers.read_exact(&mut content)?;
        self.answers.read_exact(&mut [0])?;
        Ok(content)
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // It ends when nobody asks any more.
        self.ask = None;
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_read_whatever_files_are_called() {
        let log =
            b"\x01aa 1700000000\x00\n:000000 100644 00 1b A\x00odd\n:name.md\x00:100644 000000 1b 00 D\x00gone.md\x00\
            \x00\x01bb 1700086400\x00\n:000000 120000 00 2c A\x00link.md\x00";
        let commits = read_log(log);
        assert_eq!(commits.len(), 2);
        assert_eq!(commits[0].day.to_string(), "2023-11-14");
        let file = FileState::File("1b".to_owned());
        assert_eq!(commits[0].changes, [("odd\n:name.md".to_owned(), file), ("gone.md".to_owned(), FileState::Gone)]);
        assert_eq!(commits[1].changes, [("link.md".to_owned(), FileState::Other)]);
    }
}
