//! Opening a file to lock it.
//!
//! Its name is known beforehand, so somebody else may have put something else there: what a link leads to must not be emptied,
//! and a pipe must not be waited for.

use rustix::fs::OFlags;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Opens the file at `path`, which is made where there is none; what it holds stays.
///
/// # Errors
/// When something else than a plain file stands there, or it cannot be opened.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    open(path, File::options().create(true).truncate(false).write(true))
}

/// The same for those who may not write, of a file that is there.
///
/// # Errors
/// As those of [`open_lock`], and where there is none.
pub(super) fn open_lock_to_read(path: &Path) -> io::Result<File> {
    open(path, File::options().read(true))
}

fn open(path: &Path, options: &mut fs::OpenOptions) -> io::Result<File> {
    let strange = || io::Error::other("something else than a plain file stands there; take it away");
    // The flags guard the moment between this look and the opening.
    if fs::symlink_metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(strange());
    }
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let file = options.custom_flags(i32::try_from(flags.bits()).unwrap_or(0)).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(strange()) }
}
