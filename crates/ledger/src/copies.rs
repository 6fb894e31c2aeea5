//! Copies: near-identical texts of one origin, all kept, counted once.

use crate::view::View;
use rapporteur_model::CopyGroup;
use rapporteur_text::copies::{Shingles, groups};
use std::collections::{HashMap, HashSet};

/// Which versions are of one origin.
#[derive(Debug)]
pub(crate) struct Copies {
    /// Of each version, the first version with its text.
    origin: Vec<usize>,
    /// Whether another document has the text as well.
    copied: Vec<bool>,
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
        let mut all = Self { origin: (0..views.len()).collect(), copied: vec![false; views.len()], groups: Vec::new() };
        let mut found: Vec<Vec<usize>> = Vec::new();
        for mut group in groups(&shingles) {
            group.sort_unstable();
            let documents: HashSet<_> = group.iter().map(|&nth| &views[nth].version.document).collect();
            for &nth in &group {
                all.origin[nth] = group[0];
                all.copied[nth] = documents.len() > 1;
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

    /// Returns the first version that has the text of the version `nth`.
    pub(crate) fn origin(&self, nth: usize) -> usize {
        self.origin[nth]
    }

    /// Tells whether another document has the text of the version `nth` as well.
    pub(crate) fn is_copied(&self, nth: usize) -> bool {
        self.copied[nth]
    }

    /// Returns the groups of documents, each with the first learned first.
    pub(crate) fn into_groups(self) -> Vec<CopyGroup> {
        self.groups
    }
}
