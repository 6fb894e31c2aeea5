//! What a redline calls an alignment and its changes.

use rapporteur_draft::{Alignment, Class, Comparison, Draft};

/// Returns the labels on both sides: "2 → 3 + 4".
pub(crate) fn labels(from: &Draft, to: &Draft, alignment: &Alignment) -> String {
    let join = |draft: &Draft, points: &[usize]| match points {
        [] => "∅".to_owned(),
        points => points.iter().map(|&at| draft.points[at].label.as_str()).collect::<Vec<_>>().join(" + "),
    };
    format!("{} → {}", join(from, &alignment.from), join(to, &alignment.to))
}

/// Returns what changed in alignment `at`, as the contract names it.
pub(crate) fn changes(comparison: &Comparison, at: usize) -> String {
    let alignment = &comparison.alignments[at];
    let mut names = vec![alignment.kind.name()];
    if alignment.moved {
        names.push("moved");
    }
    names.extend(comparison.classes(at).into_iter().map(Class::name));
    names.retain(|name| *name != "same");
    names.join(", ")
}
