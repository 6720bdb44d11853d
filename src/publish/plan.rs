//! The plan: what is sent to a target and taken from it, in which order.
//!
//! In: what the target holds, as its manifest and its own listing say, and the files of the site. Out: steps, or every reason
//! why the site must not be published there.
//!
//! The order keeps a site that is being published whole. Whatever is new comes first: nobody is led there yet, and once it
//! stands, every link of the new site leads to something. Then what changes, in any order with regard to links. What the new
//! site does not have goes last. Within both, pictures, style sheets and downloads come before versions, versions before the
//! pages that lead to them, and what leads to everything (the root, the sitemap, feeds) comes at the end.

use super::manifest::{Entry, Manifest};
use super::store::Listing;
use crate::digest::Digest;
use crate::site::{COMPRESSED, Lifetime, Route};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// When a file is sent, earliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Pictures, style sheets, fonts, downloads.
    Asset,
    /// Versions, their data and comparisons.
    Version,
    /// What holds today.
    Page,
    /// What leads to everything: the root, the sitemap, feeds, the site as data.
    Front,
}

impl Stage {
    /// The stage of a route.
    #[must_use]
    pub fn of(route: &Route) -> Self {
        match (route, route.lifetime()) {
            (Route::Asset(_), _) | (_, Lifetime::Immutable) => Self::Asset,
            (_, Lifetime::Permanent) => Self::Version,
            (
                Route::Root
                | Route::NotFound(_)
                | Route::SiteData
                | Route::SiteFeed
                | Route::Feed(..)
                | Route::TimeMap(..)
                | Route::Schema(_)
                | Route::GlobalPrivacyControl
                | Route::Sitemap(_)
                | Route::Robots,
                _,
            ) => Self::Front,
            _ => Self::Page,
        }
    }

    /// In a sentence, of many.
    #[must_use]
    pub fn plural(self) -> &'static str {
        match self {
            Self::Asset => "assets and files",
            Self::Version => "versions, with data and comparisons",
            Self::Page => "current pages and data",
            Self::Front => "root, sitemap and feeds",
        }
    }
}

/// A file of the site that is to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Below the target: `ch/de/terms-of-use/index.html`.
    pub path: String,
    /// In bytes.
    pub size: u64,
    /// Of its bytes.
    pub digest: Digest,
    /// Its media type.
    pub media_type: String,
    /// When it is sent.
    pub stage: Stage,
    /// How long it stays as it is.
    pub lifetime: Lifetime,
    /// Of a version: the digest of its text.
    pub text: Option<Digest>,
    /// Of a compressed form: the path of the file that it is a form of.
    pub plain: Option<String>,
}

/// What stands at the address of a file that is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Before {
    /// Nothing.
    Nothing,
    /// Other bytes, or the same with another media type.
    Other,
    /// Something that the manifest does not vouch for: the publisher before was interrupted, or somebody else wrote there. What
    /// has the right bytes already is not sent again.
    Unknown,
}

/// A step towards the new site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send this file.
    Send(File, Before),
    /// Take away what stands at this path.
    Delete(String),
}

/// What is to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// In waves: the steps of one may be done in any order, and all of them come before those of the next.
    pub waves: Vec<Vec<Step>>,
    /// The files that stand there as they are.
    pub unchanged: Vec<File>,
    /// What an earlier site had and this one does not, and what stays nevertheless.
    pub left_over: Vec<String>,
    /// Data of versions that somebody else put there: their text must be this one.
    pub unproved: Vec<(String, Digest)>,
}

impl Plan {
    /// The files that are sent.
    pub fn sent(&self) -> impl Iterator<Item = (&File, Before)> {
        self.waves.iter().flatten().filter_map(|step| match step {
            Step::Send(file, before) => Some((file, *before)),
            Step::Delete(_) => None,
        })
    }

    /// The paths that are taken away.
    pub fn deleted(&self) -> impl Iterator<Item = &String> {
        self.waves.iter().flatten().filter_map(|step| match step {
            Step::Delete(path) => Some(path),
            Step::Send(..) => None,
        })
    }

    /// Whether the target holds the site already.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.waves.is_empty()
    }
}

/// Why a site is not published to a target.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The target holds files, and no manifest.
    NotOurs(String),
    /// The target holds something of another scope.
    OtherScope(String),
    /// A version was published there, and the site does not have it.
    VersionVanishes(String),
    /// A version was published there with another text.
    TextChanges(String),
    /// The address was made of the digest of other bytes.
    ImmutableChanges(String),
}

impl Refusal {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotOurs(_) => {
                "name an empty target, or let `--adopt` take this one over: files of the site replace those at their addresses, and \
                 all others stay"
            }
            Self::OtherScope(_) => "name another target",
            Self::VersionVanishes(_) => {
                "what was published stays: take `history/` from where it was published last, and mind the day of the build"
            }
            Self::TextChanges(_) => "`lexloci verify` says whether the history is as it was written",
            Self::ImmutableChanges(_) => {
                "somebody else wrote there: take that file away, so that the right one can be sent"
            }
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotOurs(path) => {
                write!(f, "the target holds files that lexloci did not publish, as `{path}`")
            }
            Self::OtherScope(scope) => {
                write!(f, "the target holds {scope}, and no other part of a site may lie over it")
            }
            Self::VersionVanishes(path) => write!(f, "`{path}` would take away a published version"),
            Self::TextChanges(path) => write!(f, "`{path}` would change the text of a published version"),
            Self::ImmutableChanges(path) => {
                write!(f, "`{path}` holds other bytes than those that its address stands for")
            }
        }
    }
}

/// What the caller allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leave {
    /// What the site does not have any more is taken away, unless it is there for good.
    pub prune: bool,
    /// A target that holds files of somebody else is taken over, but for compressed forms of the site's files: a web server
    /// would hand them out in the place of these.
    pub adopt: bool,
}

/// Plans how `files` come to a target with this manifest and listing; `scope` is what they are a part of.
///
/// # Errors
/// With every reason against it.
pub fn plan(
    manifest: Option<&Manifest>,
    listing: &Listing,
    files: Vec<File>,
    scope: &str,
    leave: Leave,
) -> Result<Plan, Vec<Refusal>> {
    if let Some(other) = manifest.filter(|manifest| manifest.scope != scope) {
        return Err(vec![Refusal::OtherScope(other.scope.clone())]);
    }
    let foreign = listing.keys().next().filter(|_| manifest.is_none() && !leave.adopt);
    if let Some(path) = foreign {
        return Err(vec![Refusal::NotOurs(path.clone())]);
    }
    let held = Held { manifest, listing };
    let mut refusals = Vec::new();
    let mut plan = Plan::default();
    let mut waves: BTreeMap<(bool, Stage), Vec<Step>> = BTreeMap::new();
    let new: BTreeMap<&str, &File> = files.iter().map(|file| (file.path.as_str(), file)).collect();
    let (kept, deletions) = held.without(&new, leave.prune, &mut refusals);
    plan.left_over = kept;
    for file in files {
        refusals.extend(held.against(&file));
        plan.unproved.extend(held.unproved(&file));
        match held.before(&file) {
            None => plan.unchanged.push(file),
            Some(before) => {
                // Whoever asks for a page can be given its compressed form: that is as new as the page.
                let path = file.plain.as_ref().unwrap_or(&file.path);
                let changes = listing.contains_key(path);
                waves.entry((changes, file.stage)).or_default().push(Step::Send(file, before));
            }
        }
    }
    if !refusals.is_empty() {
        refusals.sort();
        refusals.dedup();
        return Err(refusals);
    }
    plan.waves = waves.into_values().chain(deletions).collect();
    Ok(plan)
}

/// What the manifest says of a file, where it vouches for the bytes and the target says that nobody wrote there since.
#[must_use]
pub fn vouched<'a>(manifest: Option<&'a Manifest>, listing: &Listing, path: &str) -> Option<&'a Entry> {
    let (entry, listed) = (manifest?.files.get(path)?, listing.get(path)?);
    let same = entry.size == listed.size && entry.tag.is_some() && entry.tag == listed.tag;
    (same && entry.digest.is_some()).then_some(entry)
}

/// The path of the file of which this one would be a compressed form, by its name.
fn plain_of(path: &str) -> Option<&str> {
    COMPRESSED.iter().find_map(|ending| path.strip_suffix(ending))
}

/// What a target holds.
struct Held<'a> {
    manifest: Option<&'a Manifest>,
    listing: &'a Listing,
}

impl Held<'_> {
    fn entry(&self, path: &str) -> Option<&Entry> {
        self.manifest?.files.get(path)
    }

    /// The digest of what stands there, where that is known.
    fn known(&self, path: &str) -> Option<Digest> {
        vouched(self.manifest, self.listing, path)?.digest
    }

    /// Whether somebody may have read the file there.
    fn was_published(&self, path: &str) -> bool {
        self.entry(path).is_some_and(|entry| entry.digest.is_some()) || self.listing.contains_key(path)
    }

    /// What stands where a file is to be sent; none if it stands there as it is.
    fn before(&self, file: &File) -> Option<Before> {
        if !self.listing.contains_key(&file.path) {
            return Some(Before::Nothing);
        }
        match self.known(&file.path) {
            None => Some(Before::Unknown),
            Some(digest) => {
                let entry = self.entry(&file.path)?;
                let same =
                    digest == file.digest && entry.media_type == file.media_type && entry.lifetime == file.lifetime;
                (!same).then_some(Before::Other)
            }
        }
    }

    /// What speaks against a file.
    fn against(&self, file: &File) -> Option<Refusal> {
        let entry = self.entry(&file.path).filter(|_| self.was_published(&file.path))?;
        if entry.text.is_some() && entry.text != file.text {
            return Some(Refusal::TextChanges(file.path.clone()));
        }
        let both = entry.lifetime == Lifetime::Immutable && file.lifetime == Lifetime::Immutable;
        let other = self.known(&file.path).is_some_and(|digest| digest != file.digest);
        (both && other).then(|| Refusal::ImmutableChanges(file.path.clone()))
    }

    /// The data of a version that stand there, and that no manifest knows.
    fn unproved(&self, file: &File) -> Option<(String, Digest)> {
        let unknown = self.listing.contains_key(&file.path) && self.entry(&file.path).is_none();
        let text = file.text.filter(|_| unknown && file.path.ends_with(".json"))?;
        Some((file.path.clone(), text))
    }

    /// What the new site does not have: what stays, and what is taken away, in waves; a version must not be among them.
    /// Comparisons of versions stay as well: their addresses were given to people, though the ledger may ask for others now. A
    /// compressed form of a file of the site is taken away in any case: a web server would hand it out in the place of that file.
    fn without(
        &self,
        new: &BTreeMap<&str, &File>,
        prune: bool,
        refusals: &mut Vec<Refusal>,
    ) -> (Vec<String>, Vec<Vec<Step>>) {
        let mut kept = Vec::new();
        let mut waves: BTreeMap<std::cmp::Reverse<Stage>, Vec<Step>> = BTreeMap::new();
        let is_form = |path: &str| plain_of(path).is_some_and(|plain| new.contains_key(plain));
        let foreign = self.listing.keys().filter(|path| self.manifest.is_none() && !new.contains_key(path.as_str()));
        // Old pages in another form: they go first, for they link to what goes then.
        let mut forms: Vec<Step> = foreign.filter(|path| is_form(path)).cloned().map(Step::Delete).collect();
        let entries = self.manifest.into_iter().flat_map(|manifest| &manifest.files);
        for (path, entry) in entries.filter(|(path, _)| !new.contains_key(path.as_str())) {
            if entry.text.is_some() && self.was_published(path) {
                refusals.push(Refusal::VersionVanishes(path.clone()));
            } else if !self.listing.contains_key(path) {
                // It is gone already.
            } else if is_form(path) {
                forms.push(Step::Delete(path.clone()));
            } else if prune && entry.lifetime != Lifetime::Permanent {
                waves.entry(std::cmp::Reverse(entry.stage)).or_default().push(Step::Delete(path.clone()));
            } else {
                kept.push(path.clone());
            }
        }
        let forms = Some(forms).filter(|forms| !forms.is_empty());
        (kept, forms.into_iter().chain(waves.into_values()).collect())
    }
}
