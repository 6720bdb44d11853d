//! Publishing: a site comes to a directory or an object store, file by file, and is whole at every moment.
//!
//! In: the files of a site, what the target holds, and a [`Store`] to reach it. [`plan()`] says what is to be done and in which
//! order; [`carry_out`] does it. What the target holds is written down there, in a [`Manifest`], so that the next publisher sends only
//! what changed, and a version that was published once never vanishes from it.
//!
//! Two publishers are kept apart by conditions on the manifest: who begins writes into it what is going to be sent, who
//! ends writes what stands there, and both only if nobody else wrote it meanwhile. Whoever is interrupted leaves
//! the announcement behind; the next publisher compares what it names, and goes on.

mod execution;
mod manifest;
mod plan;
mod store;
#[cfg(test)]
mod tests;

pub use execution::{Failure, Held, Job, Progress, Sent, carry_out, state};
pub use manifest::{Entry, MANIFEST, Manifest};
pub use plan::{Before, File, Leave, Plan, Refusal, Stage, Step, plan, vouched};
pub use store::{Condition, Headers, Listed, Listing, Problem, Stamp, Store, StoreError};
