//! Which point belongs to which: the assignment with the highest total, whatever the order.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;

/// One way to link two points, and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) worth: f32,
}

/// Returns the one-to-one assignment of highest total worth.
///
/// Candidates fall into groups that share no point, and each group is solved on its own by the Hungarian method: of two drafts
/// most points resemble few others, so that the cubic cost is that of small groups.
pub(super) fn assign(candidates: &[Candidate], from_count: usize, to_count: usize) -> Vec<(usize, usize)> {
    let mut group: Vec<usize> = (0..from_count + to_count).collect();
    for candidate in candidates {
        let (a, b) = (root(&mut group, candidate.from), root(&mut group, from_count + candidate.to));
        group[a] = b;
    }
    let mut by_group: Vec<(usize, &Candidate)> =
        candidates.iter().map(|candidate| (root(&mut group, candidate.from), candidate)).collect();
    by_group.sort_by_key(|&(group, candidate)| (group, candidate.from, candidate.to));
    let mut links: Vec<(usize, usize)> =
        by_group.chunk_by(|a, b| a.0 == b.0).flat_map(|group| solve(group.iter().map(|(_, candidate)| *candidate))).collect();
    links.sort_unstable();
    links
}

fn solve<'c>(group: impl Iterator<Item = &'c Candidate> + Clone) -> Vec<(usize, usize)> {
    let sorted = |mut points: Vec<usize>| {
        points.sort_unstable();
        points.dedup();
        points
    };
    let froms = sorted(group.clone().map(|candidate| candidate.from).collect());
    let tos = sorted(group.clone().map(|candidate| candidate.to).collect());
    // The method wants no more rows than columns.
    let is_wide = froms.len() <= tos.len();
    let (rows, columns) = if is_wide { (&froms, &tos) } else { (&tos, &froms) };
    let mut worth = Matrix::new(rows.len(), columns.len(), 0_i64);
    for candidate in group {
        let at = |points: &[usize], point| points.binary_search(&point).unwrap_or(0);
        let (from, to) = (at(&froms, candidate.from), at(&tos, candidate.to));
        worth[if is_wide { (from, to) } else { (to, from) }] = (candidate.worth * 1e6) as i64;
    }
    let (_, chosen) = kuhn_munkres(&worth);
    chosen
        .iter()
        .enumerate()
        .filter(|&(row, &column)| worth[(row, column)] > 0)
        .map(|(row, &column)| if is_wide { (rows[row], columns[column]) } else { (columns[column], rows[row]) })
        .collect()
}

fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_best_total_may_pass_over_the_best_pair() {
        let candidate = |from, to, worth| Candidate { from, to, worth };
        let candidates = [candidate(0, 0, 0.9), candidate(0, 1, 0.8), candidate(1, 0, 0.8), candidate(2, 2, 0.5)];
        assert_eq!(assign(&candidates, 3, 3), [(0, 1), (1, 0), (2, 2)]);
    }

    proptest! {
        #[test]
        fn no_point_is_linked_twice(worths in proptest::collection::vec((0usize..12, 0usize..9, 0.01f32..1.0), 0..60)) {
            let mut candidates: Vec<Candidate> = worths.into_iter().map(|(from, to, worth)| Candidate { from, to, worth }).collect();
            candidates.dedup_by_key(|candidate| (candidate.from, candidate.to));
            let links = assign(&candidates, 12, 9);
            for (at, link) in links.iter().enumerate() {
                prop_assert!(links[..at].iter().all(|other| other.0 != link.0 && other.1 != link.1));
            }
        }
    }
}
