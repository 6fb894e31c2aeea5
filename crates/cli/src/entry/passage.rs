//! Words in their paragraph of the stored text.

use crate::paper::{Paper, bold, faint, plain, styled};
use crate::{naming, words};
use anstyle::Style;
use rapporteur_desk::{Passage, Role};
use std::io;

/// Columns that a passage lies in.
const INDENT: usize = 2;

/// Writes a passage: where it stands, and its paragraphs with the words marked.
///
/// What is attributed, and all other evidence, stands between ⟦ and ⟧, so that it shows without colours too.
pub(crate) fn write(paper: &mut Paper<'_>, passage: &Passage<'_>) -> io::Result<()> {
    let known = passage.version;
    paper.gap()?;
    paper.flow(INDENT, &[bold(naming::source(known))])?;
    let published = known.version.published.map(|stamp| format!("{} · ", words::day(stamp.day()).text)).unwrap_or_default();
    let (start, end) = ends(passage);
    let place = format!(
        "{published}captured {} · line {} · bytes {start}–{end} of text {} · {}",
        words::clock(known.fetched),
        passage.line,
        known.version.rendition.short(),
        known.version.document,
    );
    paper.flow(INDENT, &[faint(place)])?;
    let mut runs = Vec::new();
    for piece in passage.pieces() {
        match piece.role {
            None => runs.push(plain(piece.words)),
            Some(Role::Source) => runs.push(styled(piece.words, Style::new().underline())),
            Some(Role::Cue) => runs.push(styled(piece.words, Style::new().italic())),
            Some(Role::Content | Role::Evidence) => runs.extend([plain("⟦"), bold(piece.words), plain("⟧")]),
        }
    }
    paper.flow(INDENT + 2, &runs)
}

/// Returns the bytes that the marked words take, from the first to the last.
fn ends(passage: &Passage<'_>) -> (usize, usize) {
    let spans = passage.marks.iter().map(|mark| mark.span);
    spans.reduce(rapporteur_span::Span::cover).map_or((0, 0), |span| (span.start(), span.end()))
}
