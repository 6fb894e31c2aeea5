//! The terminal: its width, and whether it shows colours.

use crate::paper::Paper;
use anstream::AutoStream;
use std::io::{self, BufWriter};
use std::path::Path;

/// Columns where there is no terminal to ask.
const WIDTH: usize = 100;

/// Columns beyond which lines are tiring to read.
const MAX_WIDTH: usize = 120;

/// Columns below which nothing can be laid out.
const MIN_WIDTH: usize = 40;

/// Returns the standard output as paper for a case, whose name the commands on it then carry.
pub(crate) fn paper_for(case: &Path) -> Paper<'static> {
    paper().for_case(case)
}

/// Returns the standard output as paper. Colours are left out where there is no terminal, and where `NO_COLOR` is set.
pub(crate) fn paper() -> Paper<'static> {
    let out = AutoStream::auto(io::stdout());
    let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(MIN_WIDTH, MAX_WIDTH));
    Paper::new(BufWriter::new(out), width)
}
