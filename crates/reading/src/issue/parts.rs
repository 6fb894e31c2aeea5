//! Matters that are parts of others.

use super::Matter;
use crate::Page;
use rapporteur_span::Span;

/// Words between a matter and its parts.
const JOINTS: [&str; 9] =
    ["including", "consisting of", "comprising", "made up of", "of which", "such as", "namely", "among them", "composed of"];

/// Returns for each matter the one it is a part of, where the text says so: "adaptation finance …, though the baseline
/// year is still open" says it by nearness only and makes none; "X, consisting of Y and Z" does, for both.
pub(super) fn parents(page: &Page<'_>, matters: &[Matter]) -> Vec<Option<usize>> {
    let text = page.analysis.text();
    let mut places: Vec<(Span, usize)> = matters
        .iter()
        .enumerate()
        .flat_map(|(index, matter)| matter.mentions.iter().map(move |mention| (*mention, index)))
        .collect();
    places.sort_by_key(|(span, _)| (span.start(), std::cmp::Reverse(span.end())));
    let mut parents = vec![None; matters.len()];
    // The whole of the list that is being read, and where its last part ended.
    let mut list: Option<(usize, usize)> = None;
    for (at, &(span, index)) in places.iter().enumerate() {
        let (whole, end) = match (list, at.checked_sub(1).map(|before| places[before])) {
            (Some((whole, end)), _) if joins(between(text, end, span), false) => (Some(whole), span.end()),
            (_, Some((before, other))) if joins(between(text, before.end(), span), true) => (Some(other), span.end()),
            _ => (None, 0),
        };
        list = whole.map(|whole| (whole, end));
        if let Some(whole) = whole.filter(|&whole| whole != index && parents[index].is_none() && parents[whole] != Some(index)) {
            parents[index] = Some(whole);
        }
    }
    parents
}

fn between(text: &str, from: usize, span: Span) -> &str {
    text.get(from..span.start()).unwrap_or("?")
}

/// Tells whether the words between two matters make the second a part of the first, or the next part of a list.
fn joins(gap: &str, opens: bool) -> bool {
    let words = gap.trim().trim_start_matches([',', '(', '—', '–', ':']).trim();
    let words = ["the ", "a ", "an ", "its ", "their "]
        .iter()
        .find_map(|article| words.strip_suffix(article.trim()))
        .unwrap_or(words)
        .trim();
    if opens { JOINTS.contains(&words) } else { matches!(words, "" | "and" | "or") && gap.len() < 12 && !gap.contains('.') }
}
