//! One event over all documents.

use super::cast::{Cast, Site};
use super::course;
use super::report::EventReport;
use crate::actors::Actors;
use crate::changes::withdrawn;
use crate::placed::Placed;
use crate::slots::ActorSlot;
use crate::values::{days, word};
use crate::view::View;
use rapporteur_model::{
    Change, ChangeKind, Citation, DocumentId, Event, EventType, Modality, Place, RecordId, RecordedEvent, Report, Turn,
};
use rapporteur_time::{Clock, Date, Instant, When};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Where an event stood when it was last settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Course {
    modality: Modality,
    when: Option<When>,
}

/// An event over all documents.
#[derive(Debug)]
pub(crate) struct EventEntry<'v> {
    pub(crate) id: RecordId,
    pub(super) kind: EventType,
    /// In the order of learning.
    pub(crate) reports: Vec<EventReport<'v>>,
    course: Option<Course>,
    /// The modalities it went through.
    went: Vec<Modality>,
    // What any report tells.
    pub(super) cast: Cast,
    pub(super) sites: Vec<Site>,
    pub(super) whens: Vec<When>,
    pub(super) round: Option<u8>,
    /// The first and the last day it was told of.
    pub(super) told: (Date, Date),
    /// The order of the newest report.
    pub(super) newest: (Instant, Instant, usize),
}

impl<'v> EventEntry<'v> {
    /// Returns the event that `first` is the first to report; the report itself is still to be added.
    pub(super) fn new(id: RecordId, first: &EventReport<'v>) -> Self {
        let (cast, sites, whens) = (Cast::default(), Vec::new(), Vec::new());
        let (told, newest) = ((first.told.day, first.told.day), first.told.order());
        let kind = first.event.kind;
        Self { id, kind, reports: Vec::new(), course: None, went: Vec::new(), cast, sites, whens, round: None, told, newest }
    }

    pub(super) fn add(&mut self, report: EventReport<'v>) {
        self.learn(&report);
        self.reports.push(report);
    }

    /// Takes out the report that rests on `event`. What is known of the rest is gathered anew; an event that nobody
    /// reports any longer stays findable.
    pub(super) fn remove(&mut self, event: &Event) -> Option<EventReport<'v>> {
        let at = self.reports.iter().rposition(|report| std::ptr::eq(report.event, event))?;
        let removed = self.reports.remove(at);
        let reports = std::mem::take(&mut self.reports);
        if let Some(first) = reports.first() {
            (self.cast, self.sites, self.whens, self.round) = (Cast::default(), Vec::new(), Vec::new(), None);
            (self.told, self.newest) = ((first.told.day, first.told.day), first.told.order());
        }
        for report in &reports {
            self.learn(report);
        }
        self.reports = reports;
        Some(removed)
    }

    fn learn(&mut self, report: &EventReport<'v>) {
        self.cast.join(&report.cast);
        if let Some(site) = &report.site
            && !self.sites.contains(site)
        {
            self.sites.push(site.clone());
        }
        if let Some(when) = report.when
            && !self.whens.contains(&when)
        {
            self.whens.push(when);
        }
        self.round = self.round.or(report.round);
        self.told = (self.told.0.min(report.told.day), self.told.1.max(report.told.day));
        self.newest = self.newest.max(report.told.order());
    }

    /// Returns the days the event has, as it was last settled.
    pub(crate) fn when(&self) -> Option<When> {
        self.course.map_or_else(|| self.whens.first().copied(), |course| course.when)
    }

    /// Returns the modality the event has, as it was last settled.
    pub(super) fn modality(&self) -> Modality {
        let first = || self.reports.first().map_or(Modality::Proposed, |report| report.modality);
        self.course.map_or_else(first, |course| course.modality)
    }

    /// Settles the event on what is reported now, and returns what changed by the version `at`.
    pub(super) fn settle(&mut self, at: &Placed<'v>, views: &[View<'v>], lost: Option<Citation>) -> Option<Change> {
        let before = self.course;
        let Some(settling) = course::settles(&self.reports) else {
            self.course = None;
            return Some(withdrawn(&self.id, None, at, lost?, None));
        };
        let course = Course { modality: settling.modality, when: course::days(&self.reports) };
        self.course = Some(course);
        if !self.went.contains(&course.modality) {
            self.went.push(course.modality);
        }
        let (from, to, report) = match before {
            None => (None, word(course.modality), settling),
            Some(before) if before.modality != course.modality => (Some(word(before.modality)), word(course.modality), settling),
            Some(before) => {
                let other = |when: &When| before.when.is_none_or(|before| !before.interval.overlaps(when.interval));
                let when = course.when.filter(other)?;
                let report = self.reports.iter().rev().find(|report| report.when == course.when)?;
                (before.when.map(days), days(when), report)
            }
        };
        Some(Change {
            learned: at.told.learned,
            happened: course.when.map(|when| when.interval.start()),
            kind: ChangeKind::Event,
            target: self.id.0.clone(),
            holder: None,
            from,
            to: Some(to),
            words: views[report.told.version].cite_first(&report.event.evidence)?,
        })
    }

    pub(super) fn record(&self, views: &[View<'v>], actors: &Actors<'v>) -> Option<RecordedEvent> {
        let course = self.course?;
        let mut reports: Vec<&EventReport<'v>> = self.reports.iter().collect();
        reports.sort_by_key(|report| (report.told.learned, report.told.version));
        let history = self.went.iter().filter_map(|modality| {
            let report = reports.iter().find(|report| report.modality == *modality)?;
            let words = views[report.told.version].cite_first(&report.event.evidence)?;
            Some(Turn { modality: *modality, learned: report.told.learned, words })
        });
        Some(RecordedEvent {
            id: self.id.clone(),
            kind: self.kind,
            modality: course.modality,
            participants: self.participants(actors).into_iter().filter_map(|slot| actors.recorded_id(slot)).collect(),
            place: self.site().map(|(_, place)| place.clone()),
            when: course.when,
            clock: self.clock(course.when),
            history: history.collect(),
            reports: by_document(&reports, views),
        })
    }

    /// Returns the hour that the newest report of those days gives.
    fn clock(&self, when: Option<When>) -> Option<Clock> {
        let told = self.reports.iter().filter(|report| report.when == when && report.event.clock.is_some());
        told.max_by_key(|report| report.told.order())?.event.clock.clone()
    }

    /// Returns those who take part: whose side at least a quarter of the independent reports name. Descriptions stand
    /// in only where nobody is named.
    fn participants(&self, actors: &Actors<'v>) -> Vec<ActorSlot> {
        if self.cast.named.is_empty() {
            return self.cast.described.iter().map(|(slot, _)| *slot).take(1).collect();
        }
        let mut naming: HashMap<ActorSlot, HashSet<usize>> = HashMap::new();
        let mut origins = HashSet::new();
        for report in &self.reports {
            for side in &report.cast.sides {
                origins.insert(report.told.origin);
                naming.entry(*side).or_default().insert(report.told.origin);
            }
        }
        // A side may have become known since.
        let often = |slot: &ActorSlot| {
            let by = naming.get(&actors.side_of(*slot)).or_else(|| naming.get(slot));
            by.is_some_and(|by| by.len() * 4 >= origins.len())
        };
        self.cast.named.iter().copied().filter(often).collect()
    }

    /// Returns the place that most independent reports give; a town rather than its country, of equals the first.
    pub(crate) fn site(&self) -> Option<(&Site, &'v Place)> {
        let mut votes: Vec<(&Site, &'v Place, HashSet<usize>)> = Vec::new();
        for report in &self.reports {
            let (Some(site), Some(place)) = (&report.site, &report.event.place) else { continue };
            match votes.iter_mut().find(|(known, _, _)| known.is(site)) {
                Some((_, _, origins)) => _ = origins.insert(report.told.origin),
                None => votes.push((site, place, HashSet::from([report.told.origin]))),
            }
        }
        let best = votes.iter().enumerate().max_by_key(|(nth, (site, _, origins))| (!site.wide, origins.len(), Reverse(*nth)));
        best.map(|(_, (site, place, _))| (*site, *place))
    }
}

/// Returns the reports of each document as one.
fn by_document(reports: &[&EventReport<'_>], views: &[View<'_>]) -> Vec<Report> {
    let mut merged: Vec<Report> = Vec::new();
    let mut known: HashMap<&DocumentId, usize> = HashMap::new();
    for report in reports {
        let view = &views[report.told.version];
        let Some(words) = view.cite_all(&report.event.evidence) else { continue };
        if let Some(at) = known.get(&view.version.document) {
            merged[*at].words.merge(words);
        } else {
            known.insert(&view.version.document, merged.len());
            merged.push(Report { learned: report.told.learned, words });
        }
    }
    merged
}
