//! What a parser's features say of a configuration beyond its words: labels of children, distances, marks between.

use super::transition::{Configuration, NONE, ROLES};

/// How many facts hold of a configuration.
pub const FACTS: usize = 14;
/// The most labels there can be.
pub const LABELS: usize = 64;
/// How many different values a small fact has.
const SMALL: usize = 8;
/// Facts that are the label of a child.
const CHILDREN: [usize; 6] = [6, 7, 8, 9, 10, 11];
/// How many different facts there are.
pub const ALL_FACTS: usize = CHILDREN.len() * LABELS + (FACTS - CHILDREN.len()) * SMALL;

/// Returns the facts that say that something is absent, in order: no child, no distance, nothing between.
pub fn absent_facts() -> impl Iterator<Item = usize> {
    let children = (0..CHILDREN.len()).map(|at| at * LABELS);
    children.chain((0..FACTS - CHILDREN.len()).map(|at| CHILDREN.len() * LABELS + at * SMALL))
}

/// For each word how many commas and how many verbs stand before it.
pub type Before = [u16; 2];

/// Returns the facts that hold: numbers below [`ALL_FACTS`].
#[inline]
pub fn facts(configuration: &Configuration, roles: &[u32; ROLES], before: &[Before]) -> [u16; FACTS] {
    let mut facts = [0; FACTS];
    for (at, role) in CHILDREN.into_iter().enumerate() {
        let label = if roles[role] == NONE { 0 } else { usize::from(configuration.label(roles[role])) + 1 };
        facts[at] = (at * LABELS + label.min(LABELS - 1)) as u16;
    }
    let [top, second, _, next, ..] = *roles;
    let between = |from: u32, to: u32, kind: usize| match (before.get(from as usize), before.get(to as usize)) {
        (Some(from), Some(to)) => usize::from(to[kind].saturating_sub(from[kind])),
        _ => 0,
    };
    let [top_left, top_right] = configuration.counts(top).map(usize::from);
    let small = [
        distance(top, next),
        distance(second, top),
        between(top, next, 0).min(3) + 4 * usize::from(second == NONE),
        between(second, top, 0),
        between(top, next, 1),
        between(second, top, 1),
        top_left.min(3) + 4 * usize::from(top_right > 0),
        usize::from(configuration.counts(next)[0]),
    ];
    for (at, value) in small.into_iter().enumerate() {
        facts[CHILDREN.len() + at] = (CHILDREN.len() * LABELS + at * SMALL + value.min(SMALL - 1)) as u16;
    }
    facts
}

/// Returns how far apart two words are, coarsely.
fn distance(from: u32, to: u32) -> usize {
    if from == NONE || to == NONE {
        return 0;
    }
    match to.saturating_sub(from) {
        0..=4 => to.saturating_sub(from) as usize,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}
