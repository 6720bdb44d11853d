//! Where sites are published: a directory, or an object store.

mod folder;
#[cfg(feature = "publish")]
mod object;

use crate::publish::{Store, StoreError};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Where a site is to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A directory of this machine.
    Folder(PathBuf),
    /// A bucket or container, and a path in it.
    Object {
        /// What kind of store it is.
        kind: ObjectStoreKind,
        /// The whole address, as it was given.
        url: String,
        /// The path below the bucket or container, without slashes at its ends.
        prefix: String,
    },
}

/// The kinds of object stores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectStoreKind {
    /// Amazon S3, and what answers as it does.
    S3,
    /// Google Cloud Storage.
    Google,
    /// Azure Blob Storage.
    Azure,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((scheme, rest)) = text.split_once("://") else {
            return if text.is_empty() {
                Err("name a directory or an address".to_owned())
            } else {
                Ok(Self::Folder(text.into()))
            };
        };
        let kind = match scheme {
            "file" if rest.starts_with('/') => return Ok(Self::Folder(rest.into())),
            "s3" => ObjectStoreKind::S3,
            "gs" => ObjectStoreKind::Google,
            "az" => ObjectStoreKind::Azure,
            _ => {
                return Err(
                    "write a directory, `s3://BUCKET/PATH`, `gs://BUCKET/PATH` or `az://CONTAINER/PATH`".to_owned()
                );
            }
        };
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
        let whole = prefix.is_empty() || prefix.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if bucket.is_empty() || bucket.contains(['@', ':', '?', '#']) || prefix.contains(['?', '#', '\\']) || !whole {
            return Err(format!("write `{scheme}://` and the name of a bucket, then a path if you like"));
        }
        Ok(Self::Object { kind, url: format!("{scheme}://{bucket}"), prefix: prefix.to_owned() })
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(path) => write!(f, "{}", path.display()),
            Self::Object { url, prefix, .. } if prefix.is_empty() => f.write_str(url),
            Self::Object { url, prefix, .. } => write!(f, "{url}/{prefix}"),
        }
    }
}

impl Target {
    /// Whether a web server hands its files out, which can choose between a file and its compressed forms.
    #[must_use]
    pub fn is_directory(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// Opens the target; `site` is the folder of the sources, which is never published to. Nothing is written, but for a directory
    /// that is not there yet if it is to be `writable`.
    ///
    /// # Errors
    /// When it cannot be opened, or another publisher is at work there.
    pub fn open(&self, site: &Path, writable: bool) -> Result<Box<dyn Store>, StoreError> {
        match self {
            Self::Folder(path) => {
                folder::Folder::open(path, site, writable).map(|store| Box::new(store) as Box<dyn Store>)
            }
            #[cfg(feature = "publish")]
            Self::Object { kind, url, prefix } => {
                object::Objects::open(*kind, url, prefix).map(|store| Box::new(store) as Box<dyn Store>)
            }
            #[cfg(not(feature = "publish"))]
            Self::Object { .. } => Err(StoreError::new(
                crate::publish::Problem::Missing,
                format!("this lexloci was built without object stores, and cannot reach `{self}`"),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_directory_or_an_address() {
        assert_eq!("public".parse(), Ok(Target::Folder("public".into())));
        assert_eq!("file:///srv/www".parse(), Ok(Target::Folder("/srv/www".into())));
        let target =
            |kind, url: &str, prefix: &str| Ok(Target::Object { kind, url: url.into(), prefix: prefix.into() });
        assert_eq!("s3://legal".parse(), target(ObjectStoreKind::S3, "s3://legal", ""));
        assert_eq!("gs://legal/a/b/".parse(), target(ObjectStoreKind::Google, "gs://legal", "a/b"));
        assert_eq!("az://legal/a".parse::<Target>().map(|target| target.to_string()), Ok("az://legal/a".to_owned()));
    }

    #[test]
    fn what_is_neither_is_refused() {
        for text in [
            "",
            "http://host/",
            "ftp://host",
            "s3://",
            "s3:///a",
            "s3://a/../b",
            "s3://a//b",
            "file://host",
            "s3://key@a",
        ] {
            assert!(text.parse::<Target>().is_err(), "{text:?}");
        }
    }
}
