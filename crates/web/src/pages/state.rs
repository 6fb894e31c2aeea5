//! The home page: the matrix of points and parties, as of a moment.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::matrix::{self, Heading, Line};
use crate::parts::{ChangeLine, Named, PositionLine};
use crate::view::View;
use crate::words::Sign;
use askama::Template;
use rapporteur_desk::{Cell, Matrix, Row, news};
use rapporteur_model::{Change, ChangeKind, Mark};

/// How many changes the home page names; the rest is under News.
const NAMED: usize = 6;

#[derive(Template)]
#[template(path = "pages/state.html")]
struct StatePage {
    frame: Frame,
    since: Option<Since>,
    headings: Vec<Heading>,
    /// The signs of the tables, each with what its word leaves open.
    key: Vec<(Sign, &'static str)>,
    issues: Vec<Line>,
    drafts: Vec<Line>,
    /// Points on which no stance is on record, and which the brief does not name.
    unmoved: Vec<Line>,
    /// Drafts on which no stance is on record.
    untouched: Vec<Line>,
    others: Vec<PositionLine>,
    /// Points of the brief that nothing read speaks of.
    unheard: Vec<String>,
}

/// What moved since a mark.
struct Since {
    mark: String,
    /// The other marks to count from.
    others: Vec<Named>,
    count: usize,
    moved: Vec<ChangeLine>,
    news: String,
}

/// Draws the home page.
pub(crate) fn state(view: &View<'_>, ask: &Ask) -> Page {
    let mark = view.since(&ask.since)?;
    let matrix = Matrix::of(view.state, mark.as_ref().map(|mark| mark.at));
    let line = |row: &Row| matrix::line(view, &matrix.columns, row, mark.as_ref());
    let is_shown = shown(view, &matrix.issues);
    let (issues, unmoved): (Vec<_>, Vec<_>) = matrix.issues.iter().zip(is_shown).partition(|(_, is_shown)| *is_shown);
    let (drafts, untouched): (Vec<_>, Vec<_>) =
        matrix.drafts.iter().partition(|row| row.cells.iter().any(|cell| *cell != Cell::Silent));
    written(&StatePage {
        frame: Frame::new(view, Screen::State, "/", ask),
        headings: matrix::headings(view, &matrix),
        key: matrix::key(),
        issues: issues.into_iter().map(|(row, _)| line(row)).collect(),
        unmoved: unmoved.into_iter().map(|(row, _)| line(row)).collect(),
        drafts: drafts.into_iter().map(line).collect(),
        untouched: untouched.into_iter().map(line).collect(),
        others: matrix::others(view, &matrix),
        unheard: unheard(view),
        since: mark.as_ref().map(|mark| since(view, mark)),
    })
}

/// Returns what moved since a mark: positions, issues and events that are not what they were, and new drafts.
fn since(view: &View<'_>, mark: &Mark) -> Since {
    let all = news(view.state, mark.at);
    let is_move = |change: &&&Change| match change.kind {
        ChangeKind::Position | ChangeKind::Issue | ChangeKind::Event => change.from.is_some(),
        ChangeKind::Draft | ChangeKind::Edit | ChangeKind::Withdrawn => true,
        ChangeKind::Statement => false,
    };
    let others = view.marks.iter().rev().filter(|other| other.name != mark.name);
    let other = |mark: &Mark| Named { name: mark.name.clone(), href: view.links.to("/", &[("since", &mark.name)]) };
    Since {
        mark: mark.name.clone(),
        others: others.map(other).collect(),
        count: all.changes.len(),
        moved: all.changes.iter().filter(is_move).rev().take(NAMED).map(|change| ChangeLine::short(view, change)).collect(),
        news: view.links.to("/news", &[("since", &mark.name)]),
    }
}

/// Tells of each row whether it belongs into the table: somebody has a stance on it or on a part of it, or the brief names it.
fn shown(view: &View<'_>, rows: &[Row]) -> Vec<bool> {
    // From the last row up: the row above that lies less deep is the one this is a part of.
    let mut depth_below = 0;
    let mut shown: Vec<bool> = rows
        .iter()
        .rev()
        .map(|row| {
            let is_named = view.state.brief.issues.iter().any(|issue| issue.name == row.name);
            let has_stance = row.cells.iter().any(|cell| matches!(cell, Cell::Stance(_)));
            let is_shown = is_named || has_stance || row.depth < depth_below;
            if is_shown {
                depth_below = row.depth;
            }
            is_shown
        })
        .collect();
    shown.reverse();
    shown
}

/// Returns the points and parties of the brief that the record does not have.
fn unheard(view: &View<'_>) -> Vec<String> {
    let (record, brief) = (view.record(), &view.state.brief);
    let issues = brief.issues.iter().map(|issue| &issue.name).filter(|name| !record.issues.iter().any(|i| i.name == **name));
    let parties = brief.parties.iter().map(|party| &party.name).filter(|name| !record.actors.iter().any(|a| a.name == **name));
    issues.chain(parties).cloned().collect()
}
