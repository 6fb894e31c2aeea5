//! Copies counted once.

use crate::State;
use rapporteur_model::DocumentId;
use std::collections::{HashMap, HashSet};

/// Which documents are copies of one text, and which outlets published them.
#[derive(Debug)]
pub struct Origins<'s> {
    groups: HashMap<&'s DocumentId, &'s [DocumentId]>,
    outlets: HashMap<&'s DocumentId, &'s str>,
}

impl<'s> Origins<'s> {
    /// Returns the origins of the documents of a state.
    pub fn of(state: &'s State) -> Self {
        let groups = state.record.copies.iter().map(|group| group.documents.as_slice());
        let groups = groups.flat_map(|group| group.iter().map(move |document| (document, group))).collect();
        let versions = state.versions.iter().map(|known| &known.version);
        let outlets = versions.filter_map(|version| Some((&version.document, version.outlet.as_deref()?))).collect();
        Self { groups, outlets }
    }

    /// Returns the first of the documents that have one text: the document itself, if it has no copies.
    pub fn first<'a>(&self, document: &'a DocumentId) -> &'a DocumentId
    where
        's: 'a,
    {
        self.groups.get(document).and_then(|group| group.first()).unwrap_or(document)
    }

    /// Returns the other documents of the same text.
    pub fn copies<'a>(&'a self, document: &'a DocumentId) -> impl Iterator<Item = &'s DocumentId> + 'a {
        self.groups.get(document).copied().unwrap_or_default().iter().filter(move |other| *other != document)
    }

    /// Returns how many independent sources documents come from: copies count once, and so do two documents of one outlet.
    pub fn independent<'a>(&self, documents: impl IntoIterator<Item = &'a DocumentId>) -> usize
    where
        's: 'a,
    {
        let names = documents.into_iter().map(|document| {
            let first = self.first(document);
            self.outlets.get(first).copied().unwrap_or(first.0.as_str())
        });
        names.collect::<HashSet<_>>().len()
    }
}
