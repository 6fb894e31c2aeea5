//! When a report was told, and when we learned of it.

use crate::view::View;
use rapporteur_time::{Date, Instant, Stamp};
use std::collections::HashMap;

/// Where a report comes from, on both clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// The version that holds its words.
    pub(crate) version: usize,
    /// When it was published, as far as known; for a copy, when its origin was.
    pub(crate) published: Instant,
    /// The day of publication where it was published.
    pub(crate) day: Date,
    /// When we learned of it.
    pub(crate) learned: Instant,
    /// The text it is a copy of: copies share one origin and count once.
    pub(crate) origin: usize,
}

impl Told {
    /// Returns what makes one report newer than another: published later, then learned later.
    pub(crate) fn order(self) -> (Instant, Instant, usize) {
        (self.published, self.learned, self.version)
    }

    /// Returns the report as it stands in a newer version of its page that repeats its words.
    pub(crate) fn repeated_in(self, newer: Self) -> Self {
        Self { version: newer.version, origin: newer.origin, ..self }
    }
}

/// Dates the versions, the first learned first.
#[derive(Debug, Default)]
pub(crate) struct Dating {
    /// Of each origin, when it was first published as far as known.
    first: HashMap<usize, (Instant, Date)>,
}

impl Dating {
    /// Dates what `view` is the first to tell; `older` is the version of the page that it replaces.
    pub(crate) fn of(&mut self, view: View<'_>, origin: usize, older: Option<View<'_>>) -> Told {
        let version = view.version;
        let day = version.published.map_or(version.learned.day(), Stamp::day);
        // A text without a time of day is taken as late as it can be: it must not be overruled by the morning's news.
        let published = version.published.and_then(Stamp::instant).unwrap_or(Instant::end_of(day)).min(version.learned);
        let first = self.first.entry(origin).or_insert((published, day));
        *first = (*first).min((published, day));
        // Words that the page did not have when it was last fetched are younger than that.
        let published = older.map_or(first.0, |older| first.0.max(older.version.learned));
        Told { version: view.nth, published, day: first.1, learned: version.learned, origin }
    }
}
