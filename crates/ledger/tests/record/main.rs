//! What the record holds, told by invented talks.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod actors;
mod archive;
mod copies;
mod discrepancies;
mod drafts;
mod edits;
mod events;
mod issues;
mod kessar;
mod pages;
mod statements;
