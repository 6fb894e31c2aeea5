//! Which line of one draft is which of the other, in order on both sides.

use super::Own;
use std::collections::HashMap;

/// A line that occurs more often than this is paired through its point only.
const COMMON: usize = 20;
/// Lines of linked points that share less of their words are shown one after the other, not as one changed line.
const ALIKE: f32 = 0.3;

/// Returns which lines may be one line, and what that is worth, sorted by the earlier and then against the order of the later.
pub(super) fn candidates(a: &[Own], b: &[Own]) -> Vec<(usize, usize, f32)> {
    let (mut by_words, mut by_alignment) = (HashMap::<&str, Vec<usize>>::new(), HashMap::<usize, Vec<usize>>::new());
    for (j, line) in b.iter().enumerate() {
        by_words.entry(line.words).or_default().push(j);
        line.alignment.iter().for_each(|&at| by_alignment.entry(at).or_default().push(j));
    }
    let mut found = Vec::new();
    for (i, line) in a.iter().enumerate() {
        let linked = line.alignment.and_then(|at| by_alignment.get(&at)).map_or(&[][..], Vec::as_slice);
        for &j in linked {
            let alike = alike(line.words, b[j].words);
            if alike >= ALIKE || linked.len() == 1 && a.iter().filter(|own| own.alignment == line.alignment).count() == 1 {
                found.push((i, j, 1.0 + alike));
            }
        }
        let same = by_words.get(line.words).filter(|same| same.len() <= COMMON).map_or(&[][..], Vec::as_slice);
        found.extend(same.iter().filter(|&j| !linked.contains(j)).map(|&j| (i, j, 1.0)));
        if line.alignment.is_none() && same.is_empty() {
            // "Draft of 3 May" and "Draft of 9 May": titles and notes are in no point.
            let titles = b.iter().enumerate().filter(|(_, other)| other.alignment.is_none() && other.heading == line.heading);
            found.extend(titles.map(|(j, other)| (i, j, alike(line.words, other.words))).filter(|title| title.2 >= 2.0 * ALIKE));
        }
    }
    found.sort_by(|x, y| (x.0, y.1).cmp(&(y.0, x.1)));
    found
}

/// Returns the share of words that two lines have in common.
fn alike(a: &str, b: &str) -> f32 {
    let mut counts: HashMap<&str, i32> = HashMap::new();
    let (mut total, mut shared) = (0, 0);
    for word in a.split_whitespace() {
        *counts.entry(word).or_default() += 1;
        total += 1;
    }
    for word in b.split_whitespace() {
        total += 1;
        if let Some(left) = counts.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            shared += 2;
        }
    }
    shared as f32 / total.max(1) as f32
}

/// Returns the pairs, in order on both sides, that are worth most together: a heaviest increasing subsequence, with the best
/// ends so far kept in a Fenwick tree.
pub(super) fn heaviest(candidates: &[(usize, usize, f32)], columns: usize) -> Vec<(usize, usize)> {
    let mut best: Vec<Option<usize>> = vec![None; columns + 1];
    let mut chains: Vec<(f32, Option<usize>)> = Vec::with_capacity(candidates.len());
    let total = |chains: &[(f32, Option<usize>)], at: Option<usize>| at.map_or(0.0, |at| chains[at].0);
    for (at, &(_, j, worth)) in candidates.iter().enumerate() {
        let (mut before, mut node) = (None, j);
        while node > 0 {
            if total(&chains, best[node]) > total(&chains, before) {
                before = best[node];
            }
            node &= node - 1;
        }
        chains.push((total(&chains, before) + worth, before));
        let mut node = j + 1;
        while node <= columns {
            if chains[at].0 > total(&chains, best[node]) {
                best[node] = Some(at);
            }
            node += node & node.wrapping_neg();
        }
    }
    let mut at = (0..chains.len()).max_by(|&x, &y| chains[x].0.total_cmp(&chains[y].0));
    let mut pairs = Vec::new();
    while let Some(own) = at {
        pairs.push((candidates[own].0, candidates[own].1));
        at = chains[own].1;
    }
    pairs.reverse();
    pairs
}
