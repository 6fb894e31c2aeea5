//! One function a verb.
//!
//! | verb | function | on what |
//! |---|---|---|
//! | read | [`read()`] | one capture |
//! | init, open | [`Case::init`], [`Case::open`] | a case file |
//! | add | [`Case::add`] | files, folders, addresses |
//! | reread | [`Case::reread`] | what older readers found |
//! | state | [`Case::state`], [`State::of_folder`] | the record as of an instant |
//! | matrix | [`Matrix::of`] | parties × issues and drafts of a state |
//! | said, show, news | [`said()`], [`show()`], [`news()`] | a state |
//! | why | [`why()`] | a state |
//! | agenda, timeline | [`agenda()`], [`timeline()`] | a state |
//! | mark | [`Case::marks`], [`Case::set_mark`], [`mark_named`] | named places in the changes |
//! | verify | [`Case::verify`] | every stored byte and word |
//! | demo | [`demo()`] | the bundled case |
//! | drafts diff | [`draft_text()`], then `draft` | two files or addresses |
//! | drafts add, list, trace | [`Case::table`], [`Case::tabled`], [`rounds`], [`trace`] | the drafts of a case |
//!
//! The world comes in here: the clock as a [`World`], files and addresses through `fetch`, the case file through `store`.
//! A [`State`] stands on its own: it holds the record, the versions of all documents and their texts, and can be shared
//! between threads. Nothing here makes sentences for people; that is for the front door and the pages.

mod add;
mod agenda;
mod case;
mod demo;
mod drafts;
mod error;
mod fold;
mod mark;
mod matrix;
mod news;
mod origins;
mod passage;
mod read;
mod reread;
mod said;
mod show;
mod stands;
mod state;
mod tabled;
mod verify;
mod why;
mod world;

pub use add::{Added, Outcome, Progress, Understood};
pub use agenda::{Clock, Stage, TimelineQuery, agenda, timeline};
pub use case::{Case, brief_of_file};
pub use demo::{Demo, demo};
pub use drafts::{DraftText, draft_text};
pub use error::{DeskError, ErrorKind};
pub use mark::mark_named;
pub use matrix::{Cell, Column, Matrix, Row, StanceCell};
pub use news::{News, news};
pub use origins::Origins;
pub use passage::{Mark, Passage, Piece, Role};
pub use rapporteur_fetch::{Fetched, Gathered, Place, Reason, Refused, Settings, fetch, gather};
pub use rapporteur_reading::Readers;
pub use rapporteur_store::{Keeping, StoreError};
pub use read::{Given, ReadDocument, read, read_places};
pub use reread::Reread;
pub use said::{Said, SaidQuery, said};
pub use show::{Entry, Shown, show};
pub use stands::{Stand, claimed, stands};
pub use state::{DocumentVersion, State};
pub use tabled::{Difference, Round, Step, Tabled, rounds, trace};
pub use verify::{Broken, StateCheck, Verified};
pub use why::{Found, Ground, Why, why};
pub use world::{FixedWorld, SystemWorld, World};
