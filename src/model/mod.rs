//! What a site is, as plain data: regions, policies, documents, local versions, texts.
//!
//! Two stages of markup share one shape ([`markup`]): a [`markup::Draft`] is what a source says, with its values and
//! references still open; a [`markup::Final`] is what an edition shows. Nothing here knows files or HTML.

pub mod cookie;
pub mod document;
pub mod duty;
pub mod glossary;
pub mod host;
pub mod label;
pub mod ledger;
pub mod markup;
pub mod outside;
pub mod passage;
pub mod policy;
pub mod publication;
pub mod region;
pub mod review;
pub mod site;
pub mod text;
pub mod waiver;

#[cfg(test)]
pub(crate) mod any_text;
