//! Where an event stands: its modality and its days, by all reports of it.
//!
//! Planned is not held. The newest report counts, by publication, so that one that is read late turns nothing back;
//! and what those concerned deny did not happen because somebody else says it did.

use super::report::{EventReport, Voice};
use rapporteur_model::Modality;
use rapporteur_time::{Date, Interval, When};
use std::collections::{BTreeMap, HashSet};

/// Tells whether an event under this modality took place, or is taking place.
pub(crate) fn happened(modality: Modality) -> bool {
    matches!(modality, Modality::Held | Modality::Ongoing)
}

/// Tells whether an event under this modality lies ahead.
pub(crate) fn ahead(modality: Modality) -> bool {
    matches!(modality, Modality::Proposed | Modality::Expected | Modality::Planned)
}

/// Tells whether an event under this modality was taken off its day.
fn off(modality: Modality) -> bool {
    matches!(modality, Modality::Cancelled | Modality::Postponed)
}

/// Returns the report that settles the modality, the first rule that fits:
///
/// 1. *Denied* by one of those concerned, or by the text itself, and not overruled since.
/// 2. *Held*, or else *ongoing*, unless a report published later says that it was called off.
/// 3. *Cancelled* or *postponed*, where all that was told since repeats a day known before.
/// 4. The newest report.
pub(super) fn settles<'r, 'v>(reports: &'r [EventReport<'v>]) -> Option<&'r EventReport<'v>> {
    let newest = |fits: &dyn Fn(&EventReport<'v>) -> bool| {
        reports.iter().filter(|report| fits(report)).max_by_key(|report| report.told.order())
    };
    let denial = newest(&|report| report.modality == Modality::Denied && report.voice != Voice::Other);
    if let Some(denial) = denial
        && !reports.iter().any(|report| report.overrules(denial))
    {
        return Some(denial);
    }
    let held = newest(&|report| report.modality == Modality::Held);
    if let Some(held) = held.or_else(|| newest(&|report| report.modality == Modality::Ongoing)) {
        // "The meeting, which had been moved to Friday" is no news once Friday has come.
        let called_off = |report: &EventReport<'v>| {
            report.told.order() > held.told.order()
                && off(report.modality)
                && (report.modality == Modality::Cancelled || report.when.is_none() || report.lies_ahead())
        };
        return Some(newest(&called_off).unwrap_or(held));
    }
    let Some(taken_off) = newest(&|report| off(report.modality)) else { return newest(&|_| true) };
    let known = days_known_by(taken_off, reports);
    let news = newest(&|report| {
        report.told.order() > taken_off.told.order() && (!ahead(report.modality) || report.gives_none_of(&known))
    });
    Some(news.unwrap_or(taken_off))
}

impl EventReport<'_> {
    /// Tells whether it gives a day that had not come when it was told.
    pub(crate) fn lies_ahead(&self) -> bool {
        self.when.is_some_and(|when| when.interval.start() > self.told.day)
    }

    /// Tells whether it was told after `denial` and stands against it: one of those concerned says that it happened, it
    /// happened after a denial of what lay ahead, or it is arranged for a day to come.
    fn overrules(&self, denial: &Self) -> bool {
        if self.told.order() <= denial.told.order() || self.voice == Voice::Other {
            return false;
        }
        match self.modality {
            modality if happened(modality) => self.voice == Voice::Concerned || denial.lies_ahead(),
            modality => ahead(modality) && denial.lies_ahead() && self.lies_ahead(),
        }
    }

    /// Tells whether it gives a day that is not `known`: an outlet that is slow repeats the old one, and whoever confirms
    /// the new one tells nothing new.
    fn gives_none_of(&self, known: &HashSet<Interval>) -> bool {
        self.when.is_some_and(|when| !known.contains(&when.interval))
    }
}

/// Returns the days that had been given when `report` was told, its own among them.
fn days_known_by(report: &EventReport<'_>, reports: &[EventReport<'_>]) -> HashSet<Interval> {
    let earlier = reports.iter().filter(|other| other.told.order() <= report.told.order());
    earlier.filter_map(|other| Some(other.when?.interval)).collect()
}

/// The reports that give the same days.
#[derive(Debug)]
struct Vote {
    when: When,
    origins: HashSet<usize>,
    happened: bool,
    /// The first and the last day they were told.
    told: (Date, Date),
    /// Where the first of them stands among the reports.
    first: usize,
}

/// Returns the days that most independent reports give.
///
/// After a postponement only what was told since counts, without the days from before it. What happened has the days
/// that a report of what happened gives. A single day is better than several. Of plans that follow one another the
/// newest counts, else of equal votes the first.
pub(super) fn days(reports: &[EventReport<'_>]) -> Option<When> {
    let moved = reports
        .iter()
        .filter(|report| report.modality == Modality::Postponed && report.when.is_some())
        .max_by_key(|report| report.told.order());
    let known = moved.map(|moved| days_known_by(moved, reports)).unwrap_or_default();
    let counts = |report: &EventReport<'_>| moved.is_none_or(|moved| report.when == moved.when || report.gives_none_of(&known));
    let mut votes: BTreeMap<Interval, Vote> = BTreeMap::new();
    for (nth, report) in reports.iter().enumerate().filter(|(_, report)| counts(report)) {
        let Some(when) = report.when else { continue };
        let day = report.told.day;
        let vote = votes.entry(when.interval).or_insert_with(|| Vote {
            when,
            origins: HashSet::new(),
            happened: false,
            told: (day, day),
            first: nth,
        });
        vote.origins.insert(report.told.origin);
        vote.happened |= happened(report.modality);
        vote.told = (vote.told.0.min(day), vote.told.1.max(day));
    }
    let mut votes: Vec<Vote> = votes.into_values().collect();
    keep_if_any(&mut votes, |vote| vote.happened);
    keep_if_any(&mut votes, |vote| vote.when.interval.is_day());
    let follows_all = |vote: &Vote| votes.iter().all(|other| other.first == vote.first || other.told.1 < vote.told.0);
    let newest = votes.iter().find(|vote| !vote.happened && follows_all(vote));
    newest.or_else(|| votes.iter().max_by_key(|vote| (vote.origins.len(), std::cmp::Reverse(vote.first)))).map(|vote| vote.when)
}

fn keep_if_any(votes: &mut Vec<Vote>, fits: impl Fn(&Vote) -> bool) {
    if votes.iter().any(&fits) {
        votes.retain(fits);
    }
}
