//! What a target holds, as the last publisher left it: `.lexloci-manifest.json` beside the site.

use super::plan::Stage;
use crate::digest::Digest;
use crate::locale::Date;
use crate::site::Lifetime;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// The file that holds it.
pub const MANIFEST: &str = ".lexloci-manifest.json";

/// Changes when a reader of this form could not read the next one, or when files are delivered with other headers.
const FORMAT: &str = "lexloci-manifest-1";

/// What was published to a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub(super) format: String,
    /// The address of the site.
    pub base_url: String,
    /// What of it was published: `the whole site`, `the region europe`.
    pub scope: String,
    /// The day whose texts were published.
    #[serde(serialize_with = "as_text", deserialize_with = "from_text")]
    pub day: Date,
    /// Whether somebody began to publish and was not heard of again.
    pub unfinished: bool,
    /// By path below the target: `ch/de/terms-of-use/index.html`.
    pub files: BTreeMap<String, Entry>,
}

/// A file of a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Of its bytes; none where it was only announced, by a publisher who had not sent it yet.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_digest")]
    pub digest: Option<Digest>,
    /// In bytes.
    pub size: u64,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// When it is sent.
    pub stage: Stage,
    /// How long it stays as it is.
    #[serde(with = "lifetime")]
    pub lifetime: Lifetime,
    /// Of a version: the digest of its text.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_digest")]
    pub text: Option<Digest>,
    /// What the target called these bytes (an `ETag`), by which a later publisher sees that they are still there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
}

impl Manifest {
    /// The manifest of a target that holds nothing yet.
    #[must_use]
    pub fn new(base_url: &str, scope: &str, day: Date) -> Self {
        Self {
            format: FORMAT.to_owned(),
            base_url: base_url.to_owned(),
            scope: scope.to_owned(),
            day,
            unfinished: false,
            files: BTreeMap::new(),
        }
    }

    /// Reads a manifest.
    ///
    /// # Errors
    /// With the reason, where it is none, is of another form, or names files outside of the target.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Form {
            format: String,
        }
        let form: Form = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if form.format != FORMAT {
            return Err(format!("its form is `{}`, not `{FORMAT}`", form.format));
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        match manifest.files.keys().find(|path| !is_inside(path)) {
            Some(path) => Err(format!("it names `{path}`, which is no file of a site")),
            None => Ok(manifest),
        }
    }

    /// The manifest as the target holds it: the same content gives the same bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// Whether a path stays below the target. A manifest may come from anybody who can write there, and what it names is replaced or
/// taken away.
fn is_inside(path: &str) -> bool {
    !path.contains(['\\', '\0']) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn as_text<S: Serializer>(value: &impl std::fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

fn from_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
}

mod optional_digest {
    use super::{Deserialize, Deserializer, Digest, Serializer};

    #[expect(clippy::ref_option, reason = "serde asks for this form")]
    pub(super) fn serialize<S: Serializer>(digest: &Option<Digest>, serializer: S) -> Result<S::Ok, S::Error> {
        match digest {
            Some(digest) => serializer.collect_str(digest),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Digest>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        let wrong = || serde::de::Error::custom(format!("`{text}` is no SHA-256"));
        Digest::parse(&text).map(Some).ok_or_else(wrong)
    }
}

mod lifetime {
    use super::{Deserialize, Deserializer, Lifetime, Serializer};

    const NAMES: [(Lifetime, &str); 3] =
        [(Lifetime::Immutable, "immutable"), (Lifetime::Permanent, "permanent"), (Lifetime::Current, "current")];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for this form")]
    pub(super) fn serialize<S: Serializer>(lifetime: &Lifetime, serializer: S) -> Result<S::Ok, S::Error> {
        let name = NAMES.iter().find(|(known, _)| known == lifetime).map_or("current", |(_, name)| name);
        serializer.serialize_str(name)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Lifetime, D::Error> {
        let text = String::deserialize(deserializer)?;
        let known = NAMES.iter().find(|(_, name)| *name == text).map(|(lifetime, _)| *lifetime);
        known.ok_or_else(|| serde::de::Error::custom(format!("`{text}` is no lifetime")))
    }
}
