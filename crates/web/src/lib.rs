//! The pages: the record of a case as plain HTML, served on this machine only.
//!
//! | address | screen |
//! |---|---|
//! | `/` | the state of play: points and drafts by party, as of a moment |
//! | `/cell/{target}/{holder}` | where a party stands on a point, and the words that decide it |
//! | `/source/{digest}?mark=12-40` | a stored text with the exact words marked |
//! | `/statement/{id}`, `/event/{id}`, `/draft/{id}`, `/issue/{id}`, `/actor/{id}` | one entry |
//! | `/statements`, `/news`, `/calendar`, `/sources` | the lists |
//! | `/entry/{id}` | leads to the page of any entry |
//! | `/state.json` | the record as the contract `rapporteur-state/1` |
//!
//! A request takes one way: [`serve()`] listens, `guard` lets it in, `routes` names the screen, `room` gets the state of the
//! case, a `view` of it is made, and one file under `pages` draws it from a template. Every address may end in
//! `?as_of=2031-03-10T09:10:00Z`: the page is then drawn from what was known at that moment.
//!
//! [`words`] is the vocabulary that the pages and the terminal share.
//!
//! No script, nothing from elsewhere: text in, links and forms out. What was read from the world is escaped by the
//! templates; only values of this crate's own parts are put into a page as they are.

mod ask;
mod asset;
mod error;
mod guard;
mod links;
mod marked;
mod matrix;
mod pages;
mod parts;
mod problem;
mod room;
mod routes;
mod serve;
mod view;
pub mod words;

pub use error::WebError;
pub use serve::serve;
