//! The state of play: the matrix, what is stuck, who meets next, and where outlets differ.

use crate::entry::{what, where_and_when};
use crate::paper::{Paper, bold, faint, plain, styled};
use crate::{matrix, naming, words};
use rapporteur_desk::{Cell, Matrix, Row, State, news};
use rapporteur_model::{Mark, Modality, RecordedEvent};
use std::collections::BTreeSet;
use std::io;

/// Meetings and contradictions that are shown at once.
const SHOWN: usize = 8;

/// Columns for an id.
const ID: usize = 10;

/// Writes the state of play.
pub(crate) fn write(paper: &mut Paper<'_>, state: &State, mark: Option<&Mark>) -> io::Result<()> {
    let table = &Matrix::of(state, mark.map(|mark| mark.at));
    head(paper, state, mark)?;
    if state.versions.is_empty() {
        paper.gap()?;
        paper.flow(0, &[plain("No document has been read yet.")])?;
        return paper.next(&["add FOLDER"]);
    }
    matrix::write(paper, state, table)?;
    sticking_points(paper, state, table)?;
    meetings(paper, state)?;
    discrepancies(paper, state)?;
    paper.gap()?;
    paper.next(&next(table))
}

fn head(paper: &mut Paper<'_>, state: &State, mark: Option<&Mark>) -> io::Result<()> {
    let outlets: BTreeSet<&str> = state.versions.iter().map(naming::outlet).collect();
    let read = format!(
        " · as of {} · {} from {}",
        words::clock(state.record.as_of),
        words::counted(state.record.documents as usize, "document"),
        words::counted(outlets.len(), "outlet"),
    );
    let since = mark.map(|mark| {
        let count = news(state, mark.at).changes.len();
        format!(" · since “{}” {}", mark.name, words::counted(count, "change"))
    });
    paper.flow(0, &[bold(naming::case(state)), plain(read + &since.unwrap_or_default())])
}

/// Writes for each sticking point why it is one, and the words of each party.
fn sticking_points(paper: &mut Paper<'_>, state: &State, table: &Matrix) -> io::Result<()> {
    let sticking: Vec<&Row> = table.rows().filter(|row| row.sticking).collect();
    if sticking.is_empty() {
        return Ok(());
    }
    paper.heading("STICKING POINTS", sticking.len())?;
    for row in sticking {
        let issue = state.record.issue(&row.id);
        let why = issue.map(|issue| format!(" · {}: {}", words::status(issue.status), words::rule(issue.rule)));
        paper.hang(&row.id.0, ID, &[bold(row.name.as_str()), plain(why.unwrap_or_default())])?;
        let mut has_words = false;
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            let Cell::Stance(cell) = cell else { continue };
            let position = state.record.positions.iter().find(|position| position.id == cell.position);
            let Some(citation) = position.map(|position| position.evidence.first()) else { continue };
            let outlet = state.cited(citation).map(naming::outlet).unwrap_or_default();
            let runs = [
                plain(format!("{} ", column.name)),
                styled(words::stance(cell.stance).glyph, words::colour(cell.stance)),
                plain(format!(" {}", citation.words)),
                faint(format!(" · {outlet}, {}", words::day(cell.since).text)),
            ];
            paper.flow(ID, &runs)?;
            has_words = true;
        }
        if let Some(issue) = issue.filter(|_| !has_words) {
            let outlet = state.cited(issue.because.first()).map(naming::outlet).unwrap_or_default();
            paper.flow(ID, &[plain(issue.because.first().words.as_str()), faint(format!(" · {outlet}"))])?;
        }
    }
    Ok(())
}

/// Writes the meetings that are still to come, or were when the newest document was read.
fn meetings(paper: &mut Paper<'_>, state: &State) -> io::Result<()> {
    let today = state.record.as_of.day();
    let is_ahead = |event: &&RecordedEvent| {
        let open = matches!(event.modality, Modality::Planned | Modality::Expected | Modality::Ongoing | Modality::Postponed);
        open && event.kind.is_encounter() && event.when.is_none_or(|when| when.interval.end() >= today)
    };
    let mut ahead: Vec<&RecordedEvent> = state.record.events.iter().filter(is_ahead).collect();
    ahead.sort_by_key(|event| (event.when.is_none(), event.when.map(|when| when.interval)));
    if ahead.is_empty() {
        return Ok(());
    }
    paper.heading("MEETINGS AHEAD", ahead.len())?;
    for event in ahead.iter().take(SHOWN) {
        let who = naming::actors(&state.record, &event.participants);
        let who = if who.is_empty() { who } else { format!(" · {who}") };
        paper.hang(&event.id.0, ID, &[bold(what(event)), plain(where_and_when(event)), plain(who)])?;
    }
    more(paper, ahead.len())
}

/// Writes where documents contradict one another.
fn discrepancies(paper: &mut Paper<'_>, state: &State) -> io::Result<()> {
    let found = &state.record.discrepancies;
    if found.is_empty() {
        return Ok(());
    }
    paper.heading("WHERE OUTLETS DIFFER", found.len())?;
    for discrepancy in found.iter().take(SHOWN) {
        let values = discrepancy.values.iter().map(|value| {
            let outlets: BTreeSet<&str> = value.words.all().iter().filter_map(|w| state.cited(w)).map(naming::outlet).collect();
            format!("{} ({})", words::value(&value.value), words::listed(&outlets.into_iter().collect::<Vec<_>>()))
        });
        let values = values.collect::<Vec<_>>().join(" / ");
        let about = match state.record.event(&discrepancy.about) {
            Some(event) => what(event),
            None => naming::target(&state.record, &discrepancy.about).to_owned(),
        };
        let runs = [bold(about), plain(format!(" · {}: {values}", words::field(&discrepancy.field)))];
        paper.hang(&discrepancy.about.0, ID, &runs)?;
    }
    more(paper, found.len())
}

fn more(paper: &mut Paper<'_>, count: usize) -> io::Result<()> {
    if count > SHOWN { paper.flow(ID, &[faint(format!("… and {} more", count - SHOWN))]) } else { Ok(()) }
}

/// Returns the commands that lead on: first the one that opens a cell worth opening, of a sticking point if there is one.
fn next(table: &Matrix) -> Vec<String> {
    let stands = |cell: &Cell| matches!(cell, Cell::Stance(_));
    let with_stance = |row: &&Row| row.cells.iter().any(stands);
    let row = table.rows().filter(with_stance).find(|row| row.sticking).or_else(|| table.rows().find(with_stance));
    let cell = row.and_then(|row| {
        let at = row.cells.iter().position(stands)?;
        Some(format!("show {}/{}", row.id, naming::typed(&table.columns[at].name)))
    });
    cell.into_iter().chain(["news", "serve"].map(str::to_owned)).collect()
}
