use super::Named;
use crate::view::View;
use crate::words::{self, Moment, Sign};
use askama::Template;
use rapporteur_model::{RecordId, RecordedPosition};

/// A position in a list: who stands where on what, and since when. The stance opens the words.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/position.html")]
pub(crate) struct PositionLine {
    /// Whose stance it is; nothing on the page of the holder.
    holder: Option<Named>,
    /// The stance.
    sign: Sign,
    /// The address of the cell.
    cell: String,
    /// What it is on; nothing on the page of the issue or draft.
    target: Option<Named>,
    /// The day it was first taken.
    since: Moment,
}

impl PositionLine {
    /// Returns the lines of the positions that `wanted` picks.
    pub(crate) fn each(view: &View<'_>, wanted: impl Fn(&RecordedPosition) -> bool) -> Vec<Self> {
        view.record().positions.iter().filter(|position| wanted(position)).map(|position| Self::new(view, position)).collect()
    }

    /// Returns the lines of the positions of one holder, who is not named in them.
    pub(crate) fn of(view: &View<'_>, holder: &RecordId) -> Vec<Self> {
        let lines = Self::each(view, |position| position.holder == *holder);
        lines.into_iter().map(|line| Self { holder: None, ..line }).collect()
    }

    /// Returns the lines of the positions on one issue or draft, which is not named in them.
    pub(crate) fn on(view: &View<'_>, target: &RecordId) -> Vec<Self> {
        let lines = Self::each(view, |position| position.target == *target);
        lines.into_iter().map(|line| Self { target: None, ..line }).collect()
    }

    fn new(view: &View<'_>, position: &RecordedPosition) -> Self {
        Self {
            holder: Some(view.named(&position.holder)),
            sign: words::stance(position.stance),
            cell: view.links.cell(&position.target, &position.holder),
            target: Some(view.named(&position.target)),
            since: words::day(position.since),
        }
    }
}
