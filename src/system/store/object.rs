//! A bucket or container of an object store.

use super::ObjectStoreKind;
use crate::digest::Digest;
use crate::publish::{Condition, Headers, Listed, Listing, Problem, Stamp, Store, StoreError};
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::azure::{AzureConfigKey, MicrosoftAzureBuilder};
use object_store::gcp::{GoogleCloudStorageBuilder, GoogleConfigKey};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, BackoffConfig, ClientConfigKey, GetOptions, ObjectStore, ObjectStoreExt as _, PutMode,
    PutOptions, RetryConfig, UpdateVersion,
};
use std::error::Error as _;
use std::time::Duration;

/// The name under which each file carries the SHA-256 of its bytes (`x-amz-meta-sha256`), so that a store can be asked what it
/// holds without sending it: an `ETag` is a digest of the bytes for some stores only.
const SHA256: &str = "sha256";

/// How long a request may take, and the making of a connection, where the environment does not say otherwise.
const TIMEOUT: &str = "120 seconds";
const CONNECT_TIMEOUT: &str = "10 seconds";

/// How often a request is repeated after 5xx, 429 or a broken connection, and how long.
const RETRIES: usize = 6;
const RETRY_TIMEOUT: Duration = Duration::from_secs(120);
const FIRST_BACKOFF: Duration = Duration::from_millis(250);
const LONGEST_BACKOFF: Duration = Duration::from_secs(15);

/// A part of a bucket or container.
pub(super) struct Objects {
    store: Box<dyn ObjectStore>,
    /// Below which all files are; without slashes at its ends.
    prefix: String,
    runtime: tokio::runtime::Runtime,
}

impl Objects {
    /// Opens a bucket; credentials and settings come from the environment, under the names of the store's own tools. No request is made.
    pub(super) fn open(kind: ObjectStoreKind, url: &str, prefix: &str) -> Result<Self, StoreError> {
        let store = match kind {
            ObjectStoreKind::S3 => s3(url),
            ObjectStoreKind::Google => google(url),
            ObjectStoreKind::Azure => azure(url),
        };
        let store = store.map_err(|error| problem(&error))?;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let runtime = runtime.map_err(|error| StoreError::new(Problem::Other, error.to_string()))?;
        Ok(Self { store, prefix: prefix.to_owned(), runtime })
    }

    /// The key of a file. Keys are kept as they are: a path that would have to be written otherwise is refused.
    fn key(&self, path: &str) -> Result<Path, StoreError> {
        let key = if self.prefix.is_empty() { path.to_owned() } else { format!("{}/{path}", self.prefix) };
        Path::parse(&key).map_err(|error| StoreError::new(Problem::Other, format!("`{key}` can be no key: {error}")))
    }
}

/// Sets what the environment leaves open.
macro_rules! with_timeouts {
    ($builder:expr, $key:ident) => {
        [(ClientConfigKey::Timeout, TIMEOUT), (ClientConfigKey::ConnectTimeout, CONNECT_TIMEOUT)].into_iter().fold(
            $builder.with_retry(retries()),
            |builder, (key, value)| {
                let key = $key::Client(key);
                // What a builder was not told has the library's default, which cannot be told from a wish.
                if is_set(key.as_ref()) { builder } else { builder.with_config(key, value) }
            },
        )
    };
}

/// Whether the environment says something of a setting.
fn is_set(key: &str) -> bool {
    ["AWS_", "GOOGLE_", "AZURE_"]
        .iter()
        .any(|store| std::env::var_os(format!("{store}{}", key.to_uppercase())).is_some())
}

fn retries() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig { init_backoff: FIRST_BACKOFF, max_backoff: LONGEST_BACKOFF, base: 2.0 },
        max_retries: RETRIES,
        retry_timeout: RETRY_TIMEOUT,
    }
}

fn s3(url: &str) -> object_store::Result<Box<dyn ObjectStore>> {
    let mut builder = with_timeouts!(AmazonS3Builder::from_env(), AmazonS3ConfigKey).with_url(url);
    // A store on this machine is reached without TLS; for any other one `AWS_ALLOW_HTTP` has to say so.
    let endpoint =
        ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT"].iter().find_map(|name| std::env::var(name).ok());
    if endpoint.is_some_and(|endpoint| is_this_machine(&endpoint)) {
        builder = builder.with_config(AmazonS3ConfigKey::Client(ClientConfigKey::AllowHttp), "true");
    }
    Ok(Box::new(builder.build()?))
}

fn google(url: &str) -> object_store::Result<Box<dyn ObjectStore>> {
    let builder = with_timeouts!(GoogleCloudStorageBuilder::from_env(), GoogleConfigKey);
    Ok(Box::new(builder.with_url(url).build()?))
}

fn azure(url: &str) -> object_store::Result<Box<dyn ObjectStore>> {
    let builder = with_timeouts!(MicrosoftAzureBuilder::from_env(), AzureConfigKey);
    Ok(Box::new(builder.with_url(url).build()?))
}

fn is_this_machine(endpoint: &str) -> bool {
    let host = endpoint.strip_prefix("http://").unwrap_or_default();
    let end = host.find([':', '/']).unwrap_or(host.len());
    matches!(&host[..end], "localhost" | "127.0.0.1")
}

impl Store for Objects {
    fn list(&self) -> Result<Listing, StoreError> {
        use futures_util::TryStreamExt as _;
        let prefix = (!self.prefix.is_empty()).then(|| self.key("")).transpose()?;
        let objects = self.runtime.block_on(self.store.list(prefix.as_ref()).try_collect::<Vec<_>>());
        let below = |key: &Path| {
            let key = key.as_ref();
            if self.prefix.is_empty() {
                Some(key.to_owned())
            } else {
                key.strip_prefix(&self.prefix)?.strip_prefix('/').map(str::to_owned)
            }
        };
        let objects = objects.map_err(|error| problem(&error))?.into_iter();
        let listed = objects.filter_map(|object| {
            Some((below(&object.location)?, Listed { size: object.size, tag: object.e_tag.as_deref().map(bare) }))
        });
        Ok(listed.filter(|(path, _)| !path.starts_with(".lexloci-")).collect())
    }

    fn get(&self, path: &str) -> Result<Option<(Vec<u8>, Stamp)>, StoreError> {
        let key = self.key(path)?;
        let got = self.runtime.block_on(async {
            let got = self.store.get(&key).await?;
            let stamp = stamp(got.meta.e_tag.clone(), got.meta.version.clone());
            Ok((got.bytes().await?.to_vec(), stamp))
        });
        found(got)
    }

    fn head(&self, path: &str) -> Result<Option<(Stamp, Option<Digest>)>, StoreError> {
        let key = self.key(path)?;
        let options = GetOptions { head: true, ..GetOptions::default() };
        let got = found(self.runtime.block_on(self.store.get_opts(&key, options)))?;
        Ok(got.map(|got| {
            let digest = got.attributes.get(&Attribute::Metadata(SHA256.into()));
            let digest = digest.and_then(|digest| Digest::parse(digest.as_ref()));
            (stamp(got.meta.e_tag, got.meta.version), digest)
        }))
    }

    fn put(&self, path: &str, bytes: &[u8], headers: Headers<'_>, on: Condition<'_>) -> Result<Stamp, StoreError> {
        let key = self.key(path)?;
        let mode = match on {
            Condition::Always => PutMode::Overwrite,
            Condition::Absent => PutMode::Create,
            Condition::Unchanged(Stamp { tag, version }) => PutMode::Update(UpdateVersion {
                e_tag: tag.as_ref().map(|tag| format!("\"{tag}\"")),
                version: version.clone(),
            }),
        };
        let attributes = Attributes::from_iter([
            (Attribute::ContentType, headers.media_type.to_owned()),
            (Attribute::CacheControl, headers.cache_control.to_owned()),
            (Attribute::Metadata(SHA256.into()), Digest::of(bytes).to_string()),
        ]);
        let options = PutOptions { mode, attributes, ..PutOptions::default() };
        let put = self.runtime.block_on(self.store.put_opts(&key, bytes.to_vec().into(), options));
        put.map(|put| stamp(put.e_tag, put.version)).map_err(|error| problem(&error))
    }

    fn delete(&self, path: &str) -> Result<(), StoreError> {
        let key = self.key(path)?;
        found(self.runtime.block_on(self.store.delete(&key))).map(|_| ())
    }

    fn width(&self) -> usize {
        16
    }
}

fn stamp(tag: Option<String>, version: Option<String>) -> Stamp {
    Stamp { tag: tag.as_deref().map(bare), version }
}

/// A tag without quotation marks: some stores list them so, and answer otherwise.
fn bare(tag: &str) -> String {
    tag.trim_matches('"').to_owned()
}

/// What there is; none where there is nothing. Of a bucket that is missing, nothing can be said.
fn found<T>(result: object_store::Result<T>) -> Result<Option<T>, StoreError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) => match problem(&error) {
            other if matches!(error, object_store::Error::NotFound { .. }) && other.problem != Problem::NoBucket => {
                Ok(None)
            }
            other => Err(other),
        },
    }
}

/// What a store said, as far as somebody can do something about it.
fn problem(error: &object_store::Error) -> StoreError {
    use object_store::Error;
    let said = all_that_was_said(error);
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let problem = match error {
        Error::AlreadyExists { .. } | Error::Precondition { .. } => Problem::Condition,
        Error::NotSupported { .. } | Error::NotImplemented { .. } => Problem::NoConditions,
        _ if says(&["NoSuchBucket", "ContainerNotFound", "The specified bucket does not exist"]) => Problem::NoBucket,
        _ if says(&[
            "ExpiredToken",
            "TokenRefreshRequired",
            "RequestTimeTooSkewed",
            "RequestExpired",
            "token is expired",
        ]) =>
        {
            Problem::Expired
        }
        _ if says(&["SlowDown", "503 Service", "429 Too Many", "ServerBusy", "TooManyRequests"]) => Problem::Throttled,
        _ if says(&["501 Not Implemented", "NotImplemented"]) => Problem::NoConditions,
        _ if says(&["InvalidAccessKeyId", "SignatureDoesNotMatch", "AuthenticationFailed", "InvalidToken"]) => {
            Problem::Unknown
        }
        Error::PermissionDenied { .. } => Problem::Refused,
        Error::InvalidPath { .. } => Problem::Unnameable,
        Error::Unauthenticated { .. } => Problem::Unknown,
        // Without credentials, the address at which a cloud gives them to its own machines is asked.
        _ if says(&[
            "169.254.169.254",
            "169.254.170",
            "metadata.google.internal",
            "MissingAccount",
            "Account must be specified",
            "Missing AccessKeyId",
            "Missing SecretAccessKey",
        ]) =>
        {
            Problem::Unknown
        }
        _ if says(&["507 Insufficient", "QuotaExceeded", "XMinioStorageFull", "insufficient storage"]) => Problem::Full,
        _ if says(&["HTTP error", "error sending request", "connection", "timed out", "error decoding response"]) => {
            Problem::Unreachable
        }
        _ => Problem::Other,
    };
    StoreError::new(problem, shortened(&said))
}

/// An error with all that it comes from, each sentence once.
fn all_that_was_said(error: &object_store::Error) -> String {
    let mut said = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        let inner_said = inner.to_string();
        if !said.contains(&inner_said) {
            said.push_str(": ");
            said.push_str(&inner_said);
        }
        source = inner.source();
    }
    said
}

/// One line, and of a page of XML what it says.
fn shortened(said: &str) -> String {
    let page = ["<?xml", "<Error"].iter().find_map(|start| said.find(start));
    let element = |name: &str| {
        let (_, rest) = said.split_once(&format!("<{name}>"))?;
        rest.split('<').next()
    };
    let page = page.and_then(|at| Some(format!("{}{}: {}", &said[..at], element("Code")?, element("Message")?)));
    let line = page.as_deref().unwrap_or(said).split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(400) {
        Some((end, _)) => format!("{} ...", &line[..end]),
        None => line,
    }
}
