//! What stands open: brackets and options of a point, and the option that was chosen.

use crate::bracket::Brackets;
use crate::point::Draft;
use rapporteur_span::Span;

/// Returns how much of a point stands open: its options, its outermost bracketed words, its brackets.
fn open(draft: &Draft, spans: &[Span]) -> (usize, usize, usize) {
    let Brackets { brackets, .. } = &draft.brackets;
    let options = spans.iter().map(|span| draft.brackets.options_within(*span).count()).sum();
    let within = |span: &Span| draft.brackets.within(*span).count();
    let words = spans
        .iter()
        .map(|span| {
            let outer = brackets.iter().filter(|bracket| {
                bracket.depth == 0 && span.start() <= bracket.span.start() && bracket.span.start() < span.end()
            });
            let open: usize = outer.map(|bracket| bracket.span.len()).sum();
            open * 100 / span.len().max(1)
        })
        .sum();
    (options, words, spans.iter().map(within).sum())
}

/// Which way a point went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    More,
    Less,
}

/// Returns whether more or less of a point stands open than before.
pub(super) fn opened(from: &Draft, ours: &[Span], to: &Draft, theirs: &[Span]) -> Option<Opened> {
    let (a, b) = (open(from, ours), open(to, theirs));
    // Options count before words, words before single brackets: an option that was chosen closes more than a bracket opens.
    let order = b.0.cmp(&a.0).then_with(|| {
        let (few, many) = (a.1.min(b.1), a.1.max(b.1));
        if many - few < 5 { std::cmp::Ordering::Equal } else { b.1.cmp(&a.1) }
    });
    match order.then(b.2.cmp(&a.2)) {
        std::cmp::Ordering::Greater => Some(Opened::More),
        std::cmp::Ordering::Less => Some(Opened::Less),
        std::cmp::Ordering::Equal => None,
    }
}

/// Returns the options of a point, each from its head to the next; the point itself if it has none.
pub(super) fn options(draft: &Draft, span: Span) -> Vec<Span> {
    let heads: Vec<Span> = draft.brackets.options_within(span).collect();
    if heads.len() < 2 {
        return vec![span];
    }
    let ends = heads.iter().skip(1).map(|head| head.start()).chain([span.end()]);
    heads.iter().zip(ends).map(|(head, end)| Span::new(head.end(), end).trimmed(draft.text)).collect()
}
