//! The words of an alignment, kept, deleted and inserted.

use crate::Comparison;
use crate::align::Alignment;
use crate::point::Draft;
use rapporteur_language::Tokens;
use rapporteur_span::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A run of words that was kept, deleted or inserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both drafts, perhaps with other white space.
    Kept {
        /// Where in the earlier draft.
        from: Span,
        /// Where in the later draft.
        to: Span,
    },
    /// It stands in the earlier draft only.
    Deleted(Span),
    /// It stands in the later draft only.
    Inserted(Span),
}

/// Returns the redline of each alignment, in their order.
pub fn redlines(from: &Draft, to: &Draft, comparison: &Comparison) -> Vec<Vec<Piece>> {
    let tokens = (Tokens::new(from.text, &[]), Tokens::new(to.text, &[]));
    comparison.alignments.iter().map(|alignment| redline(from, to, &tokens, alignment)).collect()
}

/// A word, and the point it stands in: a piece never crosses the number of the next point.
type Placed = (Span, usize);

fn redline(from: &Draft, to: &Draft, tokens: &(Tokens, Tokens), alignment: &Alignment) -> Vec<Piece> {
    let a = placed(from, &tokens.0, &alignment.from);
    let b = placed(to, &tokens.1, &alignment.to);
    let words = |draft: &Draft, placed: &[Placed]| -> Vec<String> {
        placed.iter().map(|(span, _)| span.of(draft.text).unwrap_or("").to_owned()).collect()
    };
    let mut pieces = Vec::new();
    for change in capture_diff_slices(Algorithm::Histogram, &words(from, &a), &words(to, &b)) {
        match change {
            DiffOp::Equal { old_index, new_index, len } => {
                pieces.extend(runs(&a[old_index..old_index + len], &b[new_index..new_index + len]));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                pieces.extend(run(&a[old_index..old_index + old_len]).map(Piece::Deleted));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                pieces.extend(run(&b[new_index..new_index + new_len]).map(Piece::Inserted));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                pieces.extend(run(&a[old_index..old_index + old_len]).map(Piece::Deleted));
                pieces.extend(run(&b[new_index..new_index + new_len]).map(Piece::Inserted));
            }
        }
    }
    pieces
}

fn placed(draft: &Draft, tokens: &Tokens, points: &[usize]) -> Vec<Placed> {
    points.iter().flat_map(|&at| tokens.within(draft.points[at].span).map(move |token| (tokens.span(token), at))).collect()
}

/// Joins words of the same point.
fn run(words: &[Placed]) -> impl Iterator<Item = Span> {
    words.chunk_by(|a, b| a.1 == b.1).filter_map(|run| Some(run.first()?.0.cover(run.last()?.0)))
}

/// Joins words that stand in the same point on both sides.
fn runs(a: &[Placed], b: &[Placed]) -> Vec<Piece> {
    let both: Vec<(Placed, Placed)> = a.iter().copied().zip(b.iter().copied()).collect();
    both.chunk_by(|x, y| x.0.1 == y.0.1 && x.1.1 == y.1.1)
        .filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            Some(Piece::Kept { from: first.0.0.cover(last.0.0), to: first.1.0.cover(last.1.0) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Markup, compare};
    use proptest::prelude::*;

    fn sides(from: &Draft, to: &Draft, pieces: &[Piece]) -> (String, String) {
        let (mut a, mut b) = (String::new(), String::new());
        for piece in pieces {
            if let Piece::Kept { from: span, .. } | Piece::Deleted(span) = piece {
                a.push_str(span.of(from.text).unwrap());
            }
            if let Piece::Kept { to: span, .. } | Piece::Inserted(span) = piece {
                b.push_str(span.of(to.text).unwrap());
            }
        }
        (bare(&a), bare(&b))
    }

    fn bare(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}' && *c != '\u{feff}').collect()
    }

    #[test]
    fn a_changed_word_is_deleted_and_inserted() {
        let (from, to) = (
            Draft::read("1. The locks open at six.\n", Markup::Plain),
            Draft::read("1. The locks open at nine.\n", Markup::Plain),
        );
        let pieces = &redlines(&from, &to, &compare(&from, &to))[0];
        let shown: Vec<&str> = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Kept { from: span, .. } | Piece::Deleted(span) => span.of(from.text).unwrap(),
                Piece::Inserted(span) => span.of(to.text).unwrap(),
            })
            .collect();
        assert_eq!(shown, ["The locks open at", "six", "nine", "."]);
    }

    proptest! {
        #[test]
        fn kept_and_deleted_give_the_earlier_words_and_kept_and_inserted_the_later(
            a in "(1\\. |2\\. |\n|the |locks |open |at |six |nine |\\.|é){0,30}", b in "(1\\. |2\\. |\n|the |locks |open |at |six |nine |\\.|é){0,30}",
        ) {
            let (from, to) = (Draft::read(&a, Markup::Plain), Draft::read(&b, Markup::Plain));
            let comparison = compare(&from, &to);
            for (alignment, pieces) in comparison.alignments.iter().zip(redlines(&from, &to, &comparison)) {
                let words = |draft: &Draft, points: &[usize]| bare(&points.iter().map(|&at| draft.words(at)).collect::<String>());
                prop_assert_eq!(sides(&from, &to, &pieces), (words(&from, &alignment.from), words(&to, &alignment.to)));
            }
        }
    }
}
