//! When two reports are of one event.
//!
//! The type may be the same, nothing that both tell contradicts, and something that both tell agrees. A meeting that is
//! announced, moved and held is one; two meetings in one town in one week are two, and so are two of other persons
//! that neither a place, nor a day, nor a number holds together: in a month everybody meets everybody.

use super::cast::{Cast, Meet};
use super::course::happened;
use super::entry::EventEntry;
use super::report::EventReport;
use crate::utterance::days_between;
use rapporteur_model::{EventType, Modality};
use rapporteur_time::{Date, When};

/// So many days apart a report without a day is of another event.
const NEAR: i64 = 31;

/// So many days apart a plan is not the one that was carried out on another day.
const MOVED: i64 = 14;

/// An interval of more days than these tells of no day: "this week", "before the end of the month".
const FEW: i64 = 4;

/// From so much overlap of their words on, two reports are about one matter.
const MATTER: f64 = 0.25;

/// So many of the first reports are compared by their words.
const COMPARED: usize = 4;

/// What a report and an event have in common.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that two reports may share; no state is meant")]
struct Common {
    /// Whether they are the same people, by name or by description.
    cast: bool,
    place: bool,
    day: bool,
    /// Whether their days overlap, and are few.
    few_days: bool,
    round: bool,
}

impl Common {
    /// Tells whether more than the people holds them together.
    fn ties(self) -> bool {
        self.place || self.few_days || self.round
    }

    /// Tells whether the two are of the same people at the same place, or of the same round.
    fn series(self) -> bool {
        self.round || (self.cast && self.place)
    }

    /// Tells whether they are of the same people, the same place or the same round.
    fn any(self) -> bool {
        self.cast || self.place || self.round
    }

    /// Tells whether that is enough: what is told by its matter must agree on that too, as far as `wording` goes.
    fn agree(self, kind: EventType, wording: f64) -> bool {
        !by_matter(kind) || wording >= MATTER || (kind == EventType::Proposal && self.cast && self.day)
    }
}

/// Tells whether an event of that type is told by its matter; the others are told by the people and the place.
fn by_matter(kind: EventType) -> bool {
    use EventType::{Agreement, Other, Proposal, Sanction, Withdrawal};
    matches!(kind, Agreement | Other | Proposal | Sanction | Withdrawal)
}

impl EventEntry<'_> {
    /// Tells how well `new` fits as another report of the event, or nothing if it is of another one.
    pub(super) fn fits(&self, new: &EventReport<'_>) -> Option<f64> {
        if !self.kind.may_be(new.event.kind) || matches!((self.round, new.round), (Some(a), Some(b)) if a != b) {
            return None;
        }
        let (share, cast) = match self.cast.meet(&new.cast) {
            Meet::Share { share, firm } => (share, firm),
            Meet::Alike => (1.0, true),
            Meet::Unknown => (0.0, false),
            Meet::Apart => return None,
        };
        let common = Common {
            cast,
            place: new.site.as_ref().is_some_and(|site| self.sites.iter().any(|own| own.is(site))),
            day: new
                .when
                .is_some_and(|when| when.interval.is_day() && self.whens.iter().any(|own| own.interval == when.interval)),
            few_days: new
                .when
                .filter(|when| is_few_days(*when))
                .is_some_and(|when| self.whens.iter().any(|own| is_few_days(*own) && own.interval.overlaps(when.interval))),
            round: self.round.is_some() && self.round == new.round,
        };
        let same_kind = self.kind == new.event.kind;
        if !by_matter(new.event.kind) && !common.ties() && !self.are_known_people(new, same_kind) {
            return None;
        }
        let overlaps = new.when.is_some_and(|when| self.whens.iter().any(|own| own.interval.overlaps(when.interval)));
        let days_fit =
            overlaps || new.when.zip(self.when()).map_or_else(|| self.is_near(new), |days| self.moves(days, new, common));
        let elsewhere =
            || new.site.as_ref().is_some_and(|site| !self.sites.is_empty() && self.sites.iter().all(|own| own.excludes(site)));
        let other_town = || common.day && same_kind && self.same_sides(new);
        let opposed = (new.modality == Modality::Denied) != (self.modality() == Modality::Denied);
        let same_claim = || common.place || common.day || common.round || self.same_sides(new);
        // "Friday's meeting" is the one known for that Friday, if no names speak against it.
        let bare = |cast: &Cast, placeless: bool| cast.is_empty() && placeless;
        let either_bare = || bare(&new.cast, new.site.is_none()) || bare(&self.cast, self.sites.is_empty());
        let by_day = || common.day && (by_matter(new.event.kind) || (same_kind && either_bare()));
        if !(common.any() || by_day()) || !days_fit || (elsewhere() && !other_town()) || (opposed && !(same_kind && same_claim()))
        {
            return None;
        }
        // The words last: comparing them is what takes time.
        let wording = self.reports.iter().take(COMPARED).map(|own| own.wording.overlap(&new.wording).dice).fold(0.0, f64::max);
        common.agree(new.event.kind, wording).then(|| {
            let weight = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
            2.0 * share
                + 2.0 * wording
                + weight(common.place, 1.0)
                + weight(overlaps, 1.0)
                + weight(common.day, 1.0)
                + weight(common.round, 3.0)
                + weight(same_kind, 0.5)
                - weight(opposed, 1.5)
        })
    }

    /// Tells whether the people alone may hold `new` and the event together: both name one person, or neither rests on
    /// persons for want of a place, a day or a number, and then the type is the same.
    fn are_known_people(&self, new: &EventReport<'_>, same_kind: bool) -> bool {
        let elusive = self.sites.is_empty() && self.round.is_none() && !self.whens.iter().copied().any(is_few_days);
        let rests_on_persons = new.cast.has_persons() || (elusive && self.cast.has_persons());
        self.cast.shares_a_person(&new.cast) || (same_kind && !rests_on_persons)
    }

    /// Tells whether a report that gives no day, or the first to give one, was told when the event was news: what is going
    /// on is of the day it is told.
    fn is_near(&self, new: &EventReport<'_>) -> bool {
        let day = new.when.map_or(new.told.day, |when| when.interval.start());
        let apart = if new.modality == Modality::Ongoing { 1 } else { NEAR };
        let near = |(first, last): (Date, Date)| days_between(day, first) <= apart && days_between(last, day) <= apart;
        near(self.told) || self.whens.iter().any(|when| near((when.interval.start(), when.interval.end())))
    }

    /// Tells whether the event may be on other days than `new` tells of, because it was moved, because the report tells
    /// how it was announced before, or because an outlet is wrong by a day.
    fn moves(&self, (day, own): (When, When), new: &EventReport<'_>, common: Common) -> bool {
        let still_to_come = own.interval.start() > new.told.day;
        let apart =
            days_between(own.interval.end(), day.interval.start()).max(days_between(day.interval.end(), own.interval.start()));
        let told_later = self.newest <= new.told.order();
        match (self.modality(), new.modality) {
            // Another outlet's other day, if nothing else tells the two apart.
            (was, is) if happened(was) && happened(is) => apart <= 1 && common.place && self.kind == new.event.kind,
            // How it was announced, read late.
            (was, is) if happened(was) => !told_later && is != Modality::Denied && common.series() && apart <= MOVED,
            // The day it was planned for came, and it was on another.
            (_, is) if happened(is) => !still_to_come && common.series() && apart <= MOVED,
            // What did not take place on one day may well take place on another.
            (_, Modality::Denied) => new.lies_ahead() && common.series(),
            (_, Modality::Postponed) => common.any(),
            (_, Modality::Cancelled) | (Modality::Postponed | Modality::Cancelled | Modality::Denied, _) => common.series(),
            // Announced for another day before the old one had come.
            _ => common.series() && (!told_later || own.interval.end() >= new.told.day),
        }
    }

    /// Tells whether both name the same sides, at least two: then an outlet is wrong about the place.
    fn same_sides(&self, new: &EventReport<'_>) -> bool {
        new.cast.sides.len() > 1 && new.cast.sides == self.cast.sides
    }
}

/// Tells whether an interval tells of a day, as far as meetings go.
fn is_few_days(when: When) -> bool {
    days_between(when.interval.start(), when.interval.end()) < FEW
}
