//! The fold from findings to the state of play.
//!
//! [`settle`] takes the versions of all documents with what the readers found in them, and a [`Brief`](rapporteur_model::Brief) of the case, and
//! returns the [`Record`](rapporteur_model::Record): who is who, each utterance and each event once with all its reports, the drafts, the issues
//! with where they stand, the position of each side, what the documents contradict each other on, and what changed when.
//! It is one pass over the versions in the order of learning (`settle.rs` reads as its list of steps), so that the
//! record as of an instant is the record of what was known then, and the order in which versions are given is nothing.
//!
//! Every entry is kept up to date by the version that touches it. Nothing is looked up on a disk or a clock.

mod actors;
mod changes;
mod copies;
mod digest;
mod discrepancies;
mod drafts;
mod events;
mod ids;
mod issues;
mod kept;
mod names;
mod placed;
mod positions;
mod postings;
mod settle;
mod slots;
mod statements;
mod status;
mod told;
mod utterance;
mod values;
mod view;
mod words;

pub use changes::news;
pub use digest::state_digest;
pub use settle::settle;

use rapporteur_model::{Findings, Version};
use std::sync::Arc;

/// A version of a document with its text and what the readers found in it.
#[derive(Clone, Debug)]
pub struct ReadVersion {
    /// The version.
    pub version: Version,
    /// Its text.
    pub text: Arc<str>,
    /// What was found.
    pub findings: Arc<Findings>,
}
