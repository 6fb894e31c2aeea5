//! The screens, one file each: what a screen shows, as a function of the [`View`](crate::view::View).

mod actor;
mod calendar;
mod cell;
mod draft;
mod event;
mod frame;
mod issue;
mod news;
mod problem;
mod source;
mod sources;
mod state;
mod statement;
mod statements;

pub(crate) use actor::actor;
pub(crate) use calendar::calendar;
pub(crate) use cell::cell;
pub(crate) use draft::draft;
pub(crate) use event::event;
pub(crate) use issue::issue;
pub(crate) use news::news;
pub(crate) use problem::problem;
pub(crate) use source::{source, words_of};
pub(crate) use sources::sources;
pub(crate) use state::state;
pub(crate) use statement::statement;
pub(crate) use statements::statements;

use crate::problem::Problem;
use askama::Template;
use frame::{Frame, Screen};

/// A page as HTML, or why there is none.
pub(crate) type Page = Result<String, Problem>;

/// Writes a template out.
fn written(page: &impl Template) -> Page {
    page.render().map_err(|_| Problem::Unwritten)
}
