//! The thread of one point over several drafts.

use crate::Comparison;
use crate::align::AlignmentKind;

/// The thread of a point: what it was in each draft of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage {
    /// For each draft, the points of the thread, as indices; none before it was added and after it was dropped.
    pub points: Vec<Vec<usize>>,
}

/// Returns the threads of a row of drafts, of which `comparisons` compares each with the next, in the order of their first points.
///
/// A thread follows splits and merges: all parts of a point belong to its thread. A matter that was dropped and comes back in a
/// later draft begins a new thread.
pub fn lineages(comparisons: &[Comparison]) -> Vec<Lineage> {
    let mut threads: Vec<Lineage> = Vec::new();
    for (draft, comparison) in comparisons.iter().enumerate() {
        // Threads that meet in a merge are one from here on; the first keeps its place.
        for alignment in &comparison.alignments {
            let mut meeting: Vec<usize> =
                (0..threads.len()).filter(|&at| touches(&threads[at], draft, &alignment.from)).collect();
            let thread = if meeting.is_empty() {
                threads.push(Lineage { points: vec![Vec::new(); draft] });
                threads.len() - 1
            } else {
                meeting.remove(0)
            };
            for other in meeting.into_iter().rev() {
                let other = threads.remove(other);
                threads[thread].join(&other);
            }
            let own = &mut threads[thread];
            own.add(draft, &alignment.from);
            own.add(draft + 1, if alignment.kind == AlignmentKind::Dropped { &[] } else { &alignment.to });
        }
    }
    let drafts = comparisons.len() + 1;
    for thread in &mut threads {
        thread.points.resize(drafts, Vec::new());
    }
    threads.retain(|thread| thread.points.iter().any(|points| !points.is_empty()));
    threads
}

fn touches(thread: &Lineage, draft: usize, points: &[usize]) -> bool {
    thread.points.get(draft).is_some_and(|own| own.iter().any(|point| points.contains(point)))
}

impl Lineage {
    fn add(&mut self, draft: usize, points: &[usize]) {
        if self.points.len() <= draft {
            self.points.resize(draft + 1, Vec::new());
        }
        let own = &mut self.points[draft];
        own.extend(points);
        own.sort_unstable();
        own.dedup();
    }

    fn join(&mut self, other: &Self) {
        for (draft, points) in other.points.iter().enumerate() {
            self.add(draft, points);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Draft, Markup, compare};

    #[test]
    fn a_thread_follows_a_point_through_its_numbers() {
        let texts = [
            "1. The locks at Tolm open at six.\n2. Verran pays the wardens of the river.\n",
            "1. Verran pays the wardens of the river.\n2. The locks at Tolm open at nine.\n3. A museum of barges is built.\n",
            "1. A museum of barges is built.\n2. The locks at Tolm open at ten.\n",
        ];
        let drafts: Vec<Draft> = texts.iter().map(|text| Draft::read(text, Markup::Plain)).collect();
        let comparisons: Vec<Comparison> = drafts.windows(2).map(|pair| compare(&pair[0], &pair[1])).collect();
        let threads: Vec<Vec<Vec<usize>>> = lineages(&comparisons).into_iter().map(|thread| thread.points).collect();
        assert!(threads.contains(&vec![vec![0], vec![1], vec![1]]), "{threads:?}");
        assert!(threads.contains(&vec![vec![1], vec![0], vec![]]), "{threads:?}");
        assert!(threads.contains(&vec![vec![], vec![2], vec![0]]), "{threads:?}");
        assert_eq!(threads.len(), 3);
    }
}
