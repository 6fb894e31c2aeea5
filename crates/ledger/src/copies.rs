//! Copies: near-identical texts of one origin, all kept, counted once.

use crate::view::View;
use rapporteur_model::CopyGroup;
use rapporteur_text::copies::{Shingles, groups};
use std::collections::HashMap;

/// Which versions are of one origin.
#[derive(Debug)]
pub(crate) struct Copies {
    /// Of each version, the origin of the newest earlier one that it is a copy of, else itself. A later text that is
    /// like two that were not like each other does not change what these were when they were learned.
    origin: Vec<usize>,
    /// The groups of documents, by the version of each that counts.
    groups: Vec<CopyGroup>,
}

impl Copies {
    /// Groups the versions, which are in the order of learning.
    ///
    /// Two versions of one page share their origin but are no copies of each other, and only the newest version of a
    /// page makes it a copy of another.
    pub(crate) fn among(views: &[View<'_>]) -> Self {
        let shingles: Vec<Shingles> = views.iter().map(|view| Shingles::of(view.text)).collect();
        let newest: HashMap<_, _> = views.iter().map(|view| (&view.version.document, view.nth)).collect();
        let mut all = Self { origin: (0..views.len()).collect(), groups: Vec::new() };
        let mut found: Vec<Vec<usize>> = Vec::new();
        for mut group in groups(&shingles) {
            group.sort_unstable();
            for (at, &nth) in group.iter().enumerate() {
                let alike = |other: usize| !groups(&[shingles[other].clone(), shingles[nth].clone()]).is_empty();
                if let Some(&earlier) = group[..at].iter().rev().find(|other| alike(**other)) {
                    all.origin[nth] = all.origin[earlier];
                }
            }
            let counting: Vec<usize> =
                group.iter().copied().filter(|nth| newest.get(&views[*nth].version.document) == Some(nth)).collect();
            if counting.len() == group.len() {
                found.push(group);
            } else {
                // Two pages that both are copies of what a third one said before its edit may be none of each other.
                let texts: Vec<Shingles> = counting.iter().map(|&nth| shingles[nth].clone()).collect();
                found.extend(groups(&texts).into_iter().map(|group| group.into_iter().map(|at| counting[at]).collect()));
            }
        }
        for group in &mut found {
            group.sort_unstable();
        }
        found.sort_unstable();
        let of_documents = found
            .into_iter()
            .filter(|group| group.len() > 1)
            .map(|group| CopyGroup { documents: group.into_iter().map(|nth| views[nth].version.document.clone()).collect() });
        all.groups = of_documents.collect();
        all
    }

    /// Returns the first version that has the text of the version `nth`, as known when that was learned.
    pub(crate) fn origin(&self, nth: usize) -> usize {
        self.origin[nth]
    }

    /// Returns the groups of documents, each with the first learned first.
    pub(crate) fn into_groups(self) -> Vec<CopyGroup> {
        self.groups
    }
}
