//! Two drafts as one text, line by line: what a tracked document shows.
//!
//! Without the lines and words that are new, the text is the earlier draft; without those that are gone, the later one. Both
//! hold every line that is not blank, whether it belongs to a point or not.

mod pairs;

use crate::Comparison;
use crate::point::Draft;
use crate::redline::Piece;
use crate::split::{Markup, marker_len};
use pairs::{candidates, heaviest};
use rapporteur_span::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;

/// A line of the text that two drafts make together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The words in the earlier draft, without white space around them and the signs of a heading; none if the line is new.
    pub from: Option<Span>,
    /// The words in the later draft; none if the line is gone.
    pub to: Option<Span>,
    /// The level of the heading, from 1; 0 if it is none.
    pub heading: usize,
    /// Columns of white space before the words.
    pub indent: usize,
    /// What was kept, deleted and inserted; together it is every character of both sides.
    pub pieces: Vec<Piece>,
    /// The alignment that the line belongs to, if it is part of a point.
    pub alignment: Option<usize>,
    /// A number that a line which is gone here and the same line which is new elsewhere share: it was moved. The printed numbers
    /// of the points may differ.
    pub moved: Option<usize>,
}

/// A line of one draft.
#[derive(Clone, Copy, Debug)]
struct Own<'t> {
    words: &'t str,
    span: Span,
    heading: usize,
    indent: usize,
    alignment: Option<usize>,
}

/// Returns the text that two drafts make together.
pub fn merged(from: &Draft, to: &Draft, comparison: &Comparison) -> Vec<Line> {
    let a = lines(from, comparison.alignments.iter().map(|own| own.from.as_slice()));
    let b = lines(to, comparison.alignments.iter().map(|own| own.to.as_slice()));
    let pairs = heaviest(&candidates(&a, &b), b.len());
    let mut merged = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in pairs.into_iter().chain([(a.len(), b.len())]) {
        merged.extend(a[i..next_i].iter().map(gone));
        merged.extend(b[j..next_j].iter().map(new));
        if let (Some(own), Some(other)) = (a.get(next_i), b.get(next_j)) {
            merged.push(both(own, other));
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    tie_moves(&mut merged, from, to);
    merged
}

fn lines<'t, 'c>(draft: &Draft<'t>, alignments: impl Iterator<Item = &'c [usize]>) -> Vec<Own<'t>> {
    let mut alignment_of = vec![None; draft.points.len()];
    for (at, points) in alignments.enumerate() {
        points.iter().for_each(|&point| alignment_of[point] = Some(at));
    }
    let (mut own, mut start) = (Vec::new(), 0);
    for raw in draft.text.split_inclusive('\n') {
        let words = raw.trim();
        let lead = raw.len() - raw.trim_start().len();
        let signs = words.len() - words.trim_start_matches('#').len();
        let bare = words[signs..].trim_start();
        let is_heading = draft.markup == Markup::Markdown && (1..=6).contains(&signs) && bare.len() < words.len() - signs;
        let skipped = if is_heading { words.len() - bare.len() } else { 0 };
        let span = Span::new(start + lead + skipped, start + lead + words.len());
        let point = draft.points.partition_point(|point| point.span.end() <= span.start());
        let is_of_point = draft.points.get(point).is_some_and(|point| point.span.start() < span.end());
        if !words.is_empty() && !span.is_empty() {
            own.push(Own {
                words: &words[skipped..],
                span,
                heading: if is_heading { signs } else { 0 },
                indent: raw[..lead].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum(),
                alignment: alignment_of.get(point).copied().flatten().filter(|_| is_of_point),
            });
        }
        start += raw.len();
    }
    own
}

fn gone(own: &Own) -> Line {
    let pieces = vec![Piece::Deleted(own.span)];
    Line {
        from: Some(own.span),
        to: None,
        heading: own.heading,
        indent: own.indent,
        pieces,
        alignment: own.alignment,
        moved: None,
    }
}

fn new(own: &Own) -> Line {
    let pieces = vec![Piece::Inserted(own.span)];
    Line {
        from: None,
        to: Some(own.span),
        heading: own.heading,
        indent: own.indent,
        pieces,
        alignment: own.alignment,
        moved: None,
    }
}

fn both(own: &Own, other: &Own) -> Line {
    Line { from: Some(own.span), pieces: pieces(own, other), ..new(other) }
}

/// Returns what was kept, deleted and inserted, to the character: white space is a word like others here.
fn pieces(own: &Own, other: &Own) -> Vec<Piece> {
    let (a, b) = (words(own.words), words(other.words));
    let span = |line: &Own, words: &[&str], first: usize, len: usize| {
        let size = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
        let start = line.span.start() + size(&words[..first]);
        Span::new(start, start + size(&words[first..first + len]))
    };
    capture_diff_slices(Algorithm::Histogram, &a, &b)
        .into_iter()
        .flat_map(|change| match change {
            DiffOp::Equal { old_index, new_index, len } => {
                vec![Piece::Kept { from: span(own, &a, old_index, len), to: span(other, &b, new_index, len) }]
            }
            DiffOp::Delete { old_index, old_len, .. } => vec![Piece::Deleted(span(own, &a, old_index, old_len))],
            DiffOp::Insert { new_index, new_len, .. } => vec![Piece::Inserted(span(other, &b, new_index, new_len))],
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                vec![Piece::Deleted(span(own, &a, old_index, old_len)), Piece::Inserted(span(other, &b, new_index, new_len))]
            }
        })
        .collect()
}

/// Splits a line into words, runs of white space, and single signs.
fn words(line: &str) -> Vec<&str> {
    let kind = |c: char| if c.is_alphanumeric() { 1 } else { 2 * u8::from(c.is_whitespace()) };
    let mut words = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, c) in line.char_indices() {
        let own = kind(c);
        if at > 0 && (own == 0 || last != Some(own)) {
            words.push(&line[start..at]);
            start = at;
        }
        last = Some(own);
    }
    if start < line.len() {
        words.push(&line[start..]);
    }
    words
}

/// Returns the words of a line without its number: a point that was moved has another.
fn bare<'t>(draft: &Draft<'t>, span: Span) -> &'t str {
    let words = span.of(draft.text).unwrap_or("");
    words.get(marker_len(words)..).unwrap_or(words)
}

/// Gives a line that is gone here and new elsewhere, in the same words and under the same alignment, one number.
fn tie_moves(lines: &mut [Line], from: &Draft, to: &Draft) {
    let mut gone: HashMap<(usize, &str), Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let (Some(span), None, Some(alignment)) = (line.from, line.to, line.alignment) {
            gone.entry((alignment, bare(from, span))).or_default().push(at);
        }
    }
    let mut ties = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let (None, Some(span), Some(alignment)) = (line.from, line.to, line.alignment) {
            let other = gone.get_mut(&(alignment, bare(to, span))).and_then(Vec::pop);
            ties.extend(other.map(|other| (other, at)));
        }
    }
    for (number, (a, b)) in ties.into_iter().enumerate() {
        lines[a].moved = Some(number);
        lines[b].moved = Some(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare;
    use proptest::prelude::*;

    fn both_sides(a: &str, b: &str, markup: Markup) -> (Vec<Line>, String, String) {
        let (from, to) = (Draft::read(a, markup), Draft::read(b, markup));
        let lines = merged(&from, &to, &compare(&from, &to));
        let (mut ours, mut theirs) = (String::new(), String::new());
        for line in &lines {
            for piece in &line.pieces {
                match *piece {
                    Piece::Kept { from: x, to: y } => {
                        ours.push_str(x.of(a).unwrap());
                        theirs.push_str(y.of(b).unwrap());
                    }
                    Piece::Deleted(x) => ours.push_str(x.of(a).unwrap()),
                    Piece::Inserted(y) => theirs.push_str(y.of(b).unwrap()),
                }
            }
            ours.extend(line.from.map(|_| '\n'));
            theirs.extend(line.to.map(|_| '\n'));
        }
        (lines, ours, theirs)
    }

    fn plain(text: &str) -> String {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
    }

    #[test]
    fn a_moved_line_is_gone_here_and_new_there_under_one_number() {
        let a = "1. The locks open at six.\n2. Tolm pays the wardens.\n3. A museum is built.\n4. Verran keeps the maps.\n";
        let b = "1. Verran keeps the maps.\n2. The locks open at nine.\n3. Tolm pays the wardens.\n4. A museum is built.\n";
        let (lines, ours, theirs) = both_sides(a, b, Markup::Plain);
        assert_eq!(lines.iter().filter(|line| line.moved == Some(0)).count(), 2, "{lines:?}");
        assert!(ours.contains("six") && !ours.contains("nine") && theirs.contains("nine"));
    }

    #[test]
    fn a_heading_loses_its_signs_and_keeps_its_level() {
        let (lines, ours, _) =
            both_sides("## Pact\n\n1. The locks open.\n", "## Pact\n\n1. The locks close.\n", Markup::Markdown);
        assert_eq!((lines[0].heading, ours.as_str()), (2, "Pact\n1. The locks open.\n"));
    }

    proptest! {
        #[test]
        fn without_what_is_new_it_is_the_earlier_and_without_what_is_gone_the_later(
            a in "(1\\. |2\\. |# |\n|\n\n|the |locks |open |at |six |nine |\\.|é|\t){0,40}",
            b in "(1\\. |2\\. |# |\n|\n\n|the |locks |open |at |six |nine |\\.|é|\t){0,40}",
        ) {
            let (_, ours, theirs) = both_sides(&a, &b, Markup::Plain);
            prop_assert_eq!((ours, theirs), (plain(&a), plain(&b)));
        }
    }
}
