//! The cells of the matrix as the pages show them.

use crate::parts::{Named, PositionLine};
use crate::view::View;
use crate::words::{self, Sign};
use rapporteur_desk::{Cell, Column, Matrix, Row};
use rapporteur_model::{ChangeKind, Mark, RecordId, Stance};
use std::cmp::Ordering;

/// A party across the top.
#[derive(Debug)]
pub(crate) struct Heading {
    /// Its name.
    pub(crate) named: Named,
    /// What it is at the table: `mediator`; empty where the brief does not say.
    pub(crate) role: &'static str,
}

/// A point or a draft and where each party stands on it.
#[derive(Debug)]
pub(crate) struct Line {
    /// Its name.
    pub(crate) named: Named,
    /// How deep it lies in the tree of issues.
    pub(crate) depth: usize,
    /// Where it stands; empty for a draft.
    pub(crate) status: &'static str,
    /// Tells whether it is a sticking point.
    pub(crate) sticking: bool,
    /// One cell a party.
    pub(crate) cells: Vec<Square>,
}

/// Where a point and a party meet.
#[derive(Debug)]
pub(crate) struct Square {
    /// The address of the cell.
    pub(crate) href: String,
    /// The party, for screens too narrow for a table.
    pub(crate) holder: String,
    /// The stance, or that there is none.
    pub(crate) sign: Sign,
    /// Statements and independent sources behind a stance.
    pub(crate) counts: Option<(usize, usize)>,
    /// The change since the mark.
    pub(crate) moved: Option<Moved>,
}

/// A change of stance since the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moved {
    /// Towards agreement, away from it, or neither.
    pub(crate) arrow: &'static str,
    /// What it was before; empty for what was first heard since.
    pub(crate) was: &'static str,
}

/// Returns the headings of the columns.
pub(crate) fn headings(view: &View<'_>, matrix: &Matrix) -> Vec<Heading> {
    let role = |column: &Column| column.role.map(words::side_role).unwrap_or_default();
    matrix.columns.iter().map(|column| Heading { named: view.named(&column.id), role: role(column) }).collect()
}

/// Returns a row; what changed after `since` is shown as moved.
pub(crate) fn line(view: &View<'_>, columns: &[Column], row: &Row, since: Option<&Mark>) -> Line {
    let square = |(column, cell): (&Column, &Cell)| Square {
        href: view.links.cell(&row.id, &column.id),
        holder: column.name.clone(),
        sign: words::cell(cell),
        counts: if let Cell::Stance(stance) = cell { Some((stance.statements, stance.sources)) } else { None },
        moved: since.and_then(|mark| moved(view, cell, mark)),
    };
    Line {
        named: Named { name: row.name.clone(), href: view.links.entry(&row.id) },
        depth: row.depth,
        status: row.status.map(words::status).unwrap_or_default(),
        sticking: row.sticking,
        cells: columns.iter().zip(&row.cells).map(square).collect(),
    }
}

/// Returns the key to the signs, each with what its word leaves open.
pub(crate) fn key() -> Vec<(Sign, &'static str)> {
    let stance = |stance| {
        let more = match stance {
            Stance::Conditional => "the condition is quoted in the cell",
            Stance::Undeclared => "takes no side, by its own account",
            Stance::Support | Stance::Oppose | Stance::Mixed => "",
        };
        (words::stance(stance), more)
    };
    let none = [
        (words::OWN_DRAFT, ""),
        (words::SILENT, "nothing found in what was read; not consent"),
        (words::NOT_READ, "no document speaks of it"),
    ];
    words::STANCES.into_iter().map(stance).chain(none).collect()
}

/// Returns how a stance differs from the one at the mark.
fn moved(view: &View<'_>, cell: &Cell, mark: &Mark) -> Option<Moved> {
    let Cell::Stance(stance) = cell else {
        return None;
    };
    let position = view.record().positions.iter().find(|position| position.id == stance.position)?;
    let first = view.record().changes.iter().find(|change| {
        change.kind == ChangeKind::Position
            && change.learned > mark.at
            && change.target == position.target.0
            && change.holder.as_ref() == Some(&position.holder)
    })?;
    let before = first.from.as_deref().and_then(words::stance_of_contract);
    direction(before, stance.stance)
}

/// Returns which way a stance went, or nothing if it is what it was.
fn direction(before: Option<Stance>, now: Stance) -> Option<Moved> {
    let Some(before) = before else {
        return Some(Moved { arrow: "+", was: "" });
    };
    let arrow = match nearness(now).cmp(&nearness(before)) {
        Ordering::Greater => "↑",
        Ordering::Less => "↓",
        Ordering::Equal => "→",
    };
    (before != now).then(|| Moved { arrow, was: words::stance(before).word })
}

/// Returns how near a stance is to agreement: for the arrow alone, never shown as a figure.
fn nearness(stance: Stance) -> u8 {
    match stance {
        Stance::Oppose => 0,
        Stance::Mixed | Stance::Undeclared => 1,
        Stance::Conditional => 2,
        Stance::Support => 3,
    }
}

/// Returns the stances of those who are not across the top.
pub(crate) fn others(view: &View<'_>, matrix: &Matrix) -> Vec<PositionLine> {
    let is_shown = |holder: &RecordId| {
        let side = view.record().side_of(holder);
        matrix.columns.iter().any(|column| column.id == *side || column.id == *holder)
    };
    PositionLine::each(view, |position| !is_shown(&position.holder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_points_towards_agreement_or_away() {
        let arrow = |before, now| direction(before, now).map(|moved| moved.arrow);
        assert_eq!(arrow(Some(Stance::Conditional), Stance::Oppose), Some("↓"));
        assert_eq!(arrow(Some(Stance::Oppose), Stance::Conditional), Some("↑"));
        assert_eq!(arrow(Some(Stance::Mixed), Stance::Undeclared), Some("→"));
        assert_eq!(arrow(Some(Stance::Support), Stance::Support), None);
        assert_eq!(arrow(None, Stance::Support), Some("+"));
    }
}
