//! The matrix as a table; as a list where the terminal is too narrow for one.

use crate::paper::{Paper, bold, columns, faint, fitted, plain, styled};
use crate::words;
use anstyle::Style;
use rapporteur_desk::{Cell, Column, Matrix, Row, State};
use rapporteur_model::SideRole;
use std::io;

/// Columns for an id and the star of a sticking point.
const ID: usize = 10;

/// Columns that the name of an issue gets at least.
const NAME: usize = 16;

/// What stands for the cell of someone who is no side and has no stance.
const NO_SIDE: &str = "–";

/// How much a cell says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Sign, word and counts.
    Words,
    /// Sign and counts.
    Signs,
}

/// What is shown of a matrix.
struct Shown<'m> {
    columns: &'m [Column],
    issues: Vec<&'m Row>,
    drafts: Vec<&'m Row>,
}

impl<'m> Shown<'m> {
    fn rows(&self) -> impl Iterator<Item = &'m Row> {
        self.issues.iter().chain(&self.drafts).copied()
    }

    fn cells(&self, at: usize) -> impl Iterator<Item = &'m Cell> {
        self.rows().filter_map(move |row| row.cells.get(at))
    }
}

/// Writes a matrix. Issues that the brief does not name and that nobody has taken a stance on follow it in one line.
pub(crate) fn write(paper: &mut Paper<'_>, state: &State, matrix: &Matrix) -> io::Result<()> {
    let is_briefed = |row: &Row| state.brief.issues.iter().any(|issue| issue.name == row.name);
    let says_something =
        |row: &&Row| is_briefed(row) || row.cells.iter().any(|cell| matches!(cell, Cell::Stance(_) | Cell::Proposed));
    let (issues, bare) = matrix.issues.iter().partition::<Vec<&Row>, _>(says_something);
    let (drafts, bare_drafts) = matrix.drafts.iter().partition::<Vec<&Row>, _>(says_something);
    let shown = Shown { columns: &matrix.columns, issues, drafts };
    if shown.columns.is_empty() || shown.rows().next().is_none() {
        paper.gap()?;
        paper.flow(0, &[plain("No party has taken a stance on an issue or a draft in what was read.")])?;
    } else {
        let widths = [Detail::Words, Detail::Signs].map(|detail| (detail, widths(&shown, detail)));
        let fits = |widths: &[usize]| ID + NAME + widths.iter().sum::<usize>() <= paper.width();
        match widths.into_iter().find(|(_, widths)| fits(widths)) {
            Some((detail, widths)) => table(paper, &shown, detail, &widths)?,
            None => list(paper, &shown)?,
        }
        legend(paper, &shown)?;
    }
    also_named(paper, bare.into_iter().chain(bare_drafts))
}

fn widths(shown: &Shown<'_>, detail: Detail) -> Vec<usize> {
    let widest =
        |at: usize, column: &Column| shown.cells(at).map(|cell| columns(&text(cell, column, detail).0)).max().unwrap_or(0);
    // Where signs stand alone a long name may be cut; its first letters tell parties apart.
    let name = |column: &Column| columns(&column.name).min(if detail == Detail::Signs { 10 } else { usize::MAX });
    shown.columns.iter().enumerate().map(|(at, column)| widest(at, column).max(name(column)) + 2).collect()
}

fn table(paper: &mut Paper<'_>, shown: &Shown<'_>, detail: Detail, widths: &[usize]) -> io::Result<()> {
    let longest = shown.rows().map(|row| columns(&row.name) + 2 * row.depth + 2).max().unwrap_or(NAME).max(NAME);
    let name_width = longest.min(paper.width() - ID - widths.iter().sum::<usize>());
    for (heading, rows) in [("ISSUES", &shown.issues), ("DRAFTS", &shown.drafts)] {
        if rows.is_empty() {
            continue;
        }
        paper.gap()?;
        let mut head = vec![bold(fitted(heading, ID + name_width))];
        head.extend(shown.columns.iter().zip(widths).map(|(column, width)| bold(cut(&column.name, *width))));
        paper.line(&head)?;
        for row in rows {
            let name = format!("{}{}", "  ".repeat(row.depth), row.name);
            let mut runs = vec![faint(fitted(&id(row), ID)), plain(cut(&name, name_width))];
            for ((cell, column), width) in row.cells.iter().zip(shown.columns).zip(widths) {
                let (text, style) = text(cell, column, detail);
                runs.push(styled(fitted(&text, *width), style));
            }
            paper.line(&runs)?;
        }
    }
    Ok(())
}

fn list(paper: &mut Paper<'_>, shown: &Shown<'_>) -> io::Result<()> {
    for row in shown.rows() {
        paper.gap()?;
        let status = row.status.map(|status| format!(" · {}", words::status(status))).unwrap_or_default();
        paper.hang(&id(row), ID, &[bold(row.name.as_str()), plain(status)])?;
        for (cell, column) in row.cells.iter().zip(shown.columns) {
            let (text, style) = text(cell, column, Detail::Words);
            if text == NO_SIDE {
                continue;
            }
            paper.flow(ID, &[plain(format!("{} ", column.name)), styled(text, style)])?;
        }
    }
    Ok(())
}

fn also_named<'m>(paper: &mut Paper<'_>, rows: impl Iterator<Item = &'m Row>) -> io::Result<()> {
    let mut runs = vec![plain("Also named, and no stance found: ")];
    for row in rows {
        let comma = if runs.len() > 1 { ", " } else { "" };
        runs.extend([plain(format!("{comma}{} ", row.name)), faint(row.id.0.as_str())]);
    }
    if runs.len() == 1 {
        return Ok(());
    }
    paper.gap()?;
    paper.flow(0, &runs)
}

/// Returns what a cell shows, and how it is coloured.
fn text(cell: &Cell, column: &Column, detail: Detail) -> (String, Style) {
    let faint = Style::new().dimmed();
    let sign = words::cell(cell);
    let (word, counts, style) = match cell {
        Cell::Stance(cell) => {
            let moved = if cell.moved { " ›" } else { "" };
            let counts = format!(" {}/{}{moved}", cell.statements, cell.sources);
            (words::short_stance(cell.stance), counts, words::colour(cell.stance))
        }
        Cell::Proposed => (sign.word, String::new(), Style::new()),
        // A mediator or an onlooker need not have a stance; a side that has none is silent.
        Cell::Silent if !matches!(column.role, None | Some(SideRole::Party)) => return (NO_SIDE.to_owned(), faint),
        Cell::Silent | Cell::NotRead => (sign.word, String::new(), faint),
    };
    match detail {
        Detail::Words => (format!("{} {word}{counts}", sign.glyph), style),
        Detail::Signs => (format!("{}{counts}", sign.glyph), style),
    }
}

fn id(row: &Row) -> String {
    format!("{}{}", row.id, if row.sticking { " *" } else { "" })
}

/// Returns text for a column, with a space before the next.
fn cut(text: &str, width: usize) -> String {
    format!("{} ", fitted(text, width.saturating_sub(1)))
}

fn legend(paper: &mut Paper<'_>, shown: &Shown<'_>) -> io::Result<()> {
    let any = |wanted: fn(&Cell) -> bool| shown.rows().any(|row| row.cells.iter().any(wanted));
    let stances = words::STANCES.map(|stance| words::stance(stance).text()).join(" · ");
    let own_draft = words::OWN_DRAFT.text();
    let silent = format!("{}: read, and no stance found", words::SILENT.text());
    let not_read = format!("{}: no document speaks of it", words::NOT_READ.text());
    let parts = [
        (true, stances.as_str()),
        (any(|cell| *cell == Cell::Proposed), own_draft.as_str()),
        (any(|cell| *cell == Cell::Silent), silent.as_str()),
        (any(|cell| *cell == Cell::NotRead), not_read.as_str()),
        (true, "6/4 statements/independent sources"),
        (any(|cell| matches!(cell, Cell::Stance(cell) if cell.moved)), "› moved since the mark"),
        (shown.rows().any(|row| row.sticking), "* sticking point"),
    ];
    let legend: Vec<&str> = parts.into_iter().filter_map(|(applies, part)| applies.then_some(part)).collect();
    paper.gap()?;
    paper.flow(0, &[faint(legend.join(" · "))])
}
