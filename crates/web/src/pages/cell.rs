//! Where a party stands on a point or a draft, and the words that decide it.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::matrix::{self, Line};
use crate::parts::{Named, Quote, StatementLine};
use crate::problem::Problem;
use crate::view::View;
use crate::words::{self, Moment, Sign};
use askama::Template;
use rapporteur_desk::{Cell, Matrix, Role, Said};
use rapporteur_model::{Citation, RecordId, RecordedPosition};

#[derive(Template)]
#[template(path = "pages/cell.html")]
struct CellPage {
    frame: Frame,
    target: Named,
    holder: Named,
    sign: Sign,
    position: Option<Stand>,
    /// How many of the documents read speak of the party.
    spoken_of: usize,
    /// The way to everything the party said.
    said: String,
    /// Why an issue stands where it does.
    status: Option<Status>,
    /// The row of the matrix this cell is in.
    row: Option<Line>,
}

/// A stance and what shows it.
struct Stand {
    since: Moment,
    evidence: Vec<Evidence>,
    earlier: Vec<(Sign, Moment, Option<Quote>)>,
}

/// Words that decide a cell.
enum Evidence {
    /// They stand in a statement.
    Said(Box<StatementLine>),
    /// They are the outlet's own.
    Told(Box<Quote>),
}

/// Where an issue stands, by which rule, resting on which words.
pub(super) struct Status {
    pub(super) word: &'static str,
    pub(super) rule: String,
    pub(super) because: Vec<Quote>,
}

/// Draws the page of the cell where `target` and `holder` meet.
pub(crate) fn cell(view: &View<'_>, target: &RecordId, holder: &RecordId, ask: &Ask) -> Page {
    let record = view.record();
    if record.issue(target).is_none() && record.draft(target).is_none() {
        return Err(Problem::entry("issue or draft", target));
    }
    let actor = record.actor(holder).ok_or_else(|| Problem::entry("actor", holder))?;
    let mark = view.since(&ask.since)?;
    let matrix = Matrix::of(view.state, mark.as_ref().map(|mark| mark.at));
    let row = matrix.rows().find(|row| row.id == *target);
    let column = matrix.columns.iter().position(|column| column.id == *holder);
    let cell = row.zip(column).and_then(|(row, column)| row.cells.get(column));
    let position = match cell {
        Some(Cell::Stance(stance)) => record.positions.iter().find(|position| position.id == stance.position),
        _ => record.position(holder, target),
    };
    let sign = match (position, cell) {
        (Some(position), _) => words::stance(position.stance),
        (None, Some(cell)) => words::cell(cell),
        (None, None) => words::SILENT,
    };
    let path = crate::links::Links { as_of: None }.cell(target, holder);
    written(&CellPage {
        frame: Frame::new(view, Screen::Entry, path, ask),
        target: view.named(target),
        holder: view.named(holder),
        sign,
        position: position.map(|position| stand(view, position)),
        spoken_of: actor.mentions.all().len(),
        said: view.links.to("/statements", &[("by", &holder.0)]),
        status: record.issue(target).map(|issue| status(view, issue)),
        row: row.map(|row| matrix::line(view, &matrix.columns, row, mark.as_ref())),
    })
}

/// Returns where an issue stands and why.
pub(super) fn status(view: &View<'_>, issue: &rapporteur_model::RecordedIssue) -> Status {
    Status {
        word: words::status(issue.status),
        rule: words::capitalized(words::rule(issue.rule)),
        because: Quote::each(view, issue.because.all()),
    }
}

fn stand(view: &View<'_>, position: &RecordedPosition) -> Stand {
    let earlier = position.earlier.iter().rev();
    Stand {
        since: words::day(position.since),
        evidence: evidence(view, position),
        earlier: earlier
            .map(|(stance, day, words)| (words::stance(*stance), words::day(*day), Quote::one(view, words)))
            .collect(),
    }
}

/// Returns the words that decide a cell, those of one statement in one text together.
fn evidence(view: &View<'_>, position: &RecordedPosition) -> Vec<Evidence> {
    let cited: Vec<_> = position.evidence.all().iter().map(|words| (statement_of(view, position, words), words)).collect();
    let groups = cited.chunk_by(|a, b| a.0 == b.0 && a.1.rendition == b.1.rendition);
    let decided = |group: &[(Option<&RecordId>, &Citation)]| {
        let statement = group.first()?.0.and_then(|id| view.record().statement(id));
        let contents: Vec<&Citation> = group.iter().map(|(_, words)| *words).collect();
        let around: Vec<(Role, &Citation)> = statement.map(crate::parts::statement::around).unwrap_or_default();
        let quote = Quote::new(view, &contents, &around)?;
        Some(match statement {
            Some(statement) => {
                Evidence::Said(Box::new(StatementLine::quoting(view, &Said::of(view.state, statement), Some(quote))))
            }
            None => Evidence::Told(Box::new(quote)),
        })
    };
    groups.filter_map(decided).collect()
}

/// Returns the statement that words which decide a cell stand in.
fn statement_of<'r>(view: &View<'r>, position: &'r RecordedPosition, words: &Citation) -> Option<&'r RecordId> {
    position.statements.iter().find(|id| {
        let reports = view.record().statement(id).into_iter().flat_map(|statement| &statement.reports);
        let mut contents = reports.flat_map(|report| report.words.all());
        contents.any(|content| content.rendition == words.rendition && content.span.overlaps(words.span))
    })
}
