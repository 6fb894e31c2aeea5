//! One event for several mentions in a text.

use super::trigger::Trigger;
use crate::{Page, Work};
use rapporteur_language::TokenRange;
use rapporteur_model::{ActorId, ActorKind, Event, EventType, Modality, content_stems};

/// How many events back a mention may join: far more than an article holds, and reading a book stays linear.
const WINDOW: usize = 200;

/// Joins the mentions of one event, in the order of the text.
pub(super) fn merge(page: &Page<'_>, work: &Work, found: Vec<Event>) -> Vec<Event> {
    let mut merged: Vec<Event> = Vec::new();
    for event in found {
        let from = merged.len().saturating_sub(WINDOW);
        if let Some(known) = merged[from..].iter_mut().rev().find(|known| contradict(work, known, &event)) {
            deny(known, event);
            continue;
        }
        if is_bare_denial(&event) {
            continue;
        }
        match merged[from..].iter_mut().find(|known| same(page, work, known, &event)) {
            Some(known) => join(known, event),
            None => merged.push(event),
        }
    }
    for event in &mut merged {
        if let Some(words) = denied_after(page, work, event) {
            event.modality = Modality::Denied;
            event.trace.add("modality.denied-after", Some(page.analysis.span(&words)));
        }
    }
    merged
}

/// "Aas said that Iceland had agreed. Her Icelandic colleague denied it.": what somebody claims of another who denies it right after.
fn denied_after(page: &Page<'_>, work: &Work, event: &Event) -> Option<TokenRange> {
    let analysis = &page.analysis;
    let claim = event.reported_by.and_then(|id| work.findings.statement(id)).and_then(|said| said.speaker);
    let (Some(claim), Modality::Held | Modality::Ongoing, Some(last)) = (claim, event.modality, event.evidence.spans().last())
    else {
        return None;
    };
    let side = |id: ActorId| work.findings.side_of(id);
    let sentence = analysis.sentence_of(analysis.token_at(last.start()));
    let next = analysis.sentences.iter().skip(sentence + 1).take(2);
    let denied = next.flat_map(|next| next.tokens.clone()).find(|&at| {
        let denies = matches!(analysis.lower(at), "denied" | "denies" | "disputed" | "disputes");
        let it = matches!(analysis.lower(at + 1), "it" | "this" | "that");
        let ends = !analysis.lower(at + 2).chars().any(char::is_alphanumeric);
        let from = analysis.sentences[analysis.sentence_of(at)].tokens.start;
        let who = work.mentions_in(&(from..at)).last().map(|mention| side(mention.actor));
        denies
            && it
            && ends
            && who.is_some_and(|who| who != side(claim) && event.participants.iter().any(|actor| side(*actor) == who))
    })?;
    Some(denied..denied + 2)
}

/// Tells whether the words take up an event that was told of: "no such meeting", "that any meeting took place".
pub(super) fn takes_up(page: &Page<'_>, trigger: &Trigger) -> bool {
    matches!(page.analysis.before(trigger.tokens.start), "such" | "any" | "that" | "this" | "the")
}

/// The rule of an event that only denies one told of before.
pub(super) const DENIES_ANOTHER: &str = "modality.denies-another";

fn is_bare_denial(event: &Event) -> bool {
    event.trace.0.first().is_some_and(|step| step.rule == DENIES_ANOTHER)
}

/// Tells whether one says that somebody claims to have happened what those concerned, or the text itself, deny. What one side claims
/// and the other denies did not happen, whichever stands first: in a live blog the denial does.
fn contradict(work: &Work, known: &Event, event: &Event) -> bool {
    let (denial, claim) = if event.modality == Modality::Denied { (event, known) } else { (known, event) };
    let over = matches!(claim.modality, Modality::Held | Modality::Ongoing);
    if denial.modality != Modality::Denied || !over || claim.reported_by.is_none() || !claim.kind.may_be(denial.kind) {
        return false;
    }
    let speaker = |event: &Event| event.reported_by.and_then(|id| work.findings.statement(id)).and_then(|said| said.speaker);
    let side = |id: ActorId| work.findings.side_of(id);
    let concerned = match (denial.reported_by, speaker(denial)) {
        (None, _) => true,
        (_, Some(speaker)) => claim.participants.iter().any(|actor| side(*actor) == side(speaker)),
        _ => false,
    };
    let other = speaker(denial).map(side) != speaker(claim).map(side);
    let one_place = denial.place.as_ref().zip(claim.place.as_ref()).is_some_and(|(a, b)| a.name == b.name);
    let days = denial.when.zip(claim.when).is_none_or(|(a, b)| a.interval.overlaps(b.interval));
    let about_it = if is_bare_denial(denial) { std::ptr::eq(denial, event) } else { one_place && days };
    concerned && other && about_it
}

/// Joins a claim and its denial.
fn deny(known: &mut Event, event: Event) {
    let trace = event.trace.0.clone();
    let took = known.modality;
    join(known, event);
    if took != Modality::Denied {
        known.trace.0.extend(trace);
    }
    known.modality = Modality::Denied;
}

fn same(page: &Page<'_>, work: &Work, a: &Event, b: &Event) -> bool {
    if a.round.zip(b.round).is_some_and(|(a, b)| a != b) {
        return false;
    }
    // Two triggers in one clause: "were to meet for talks in Tolm".
    let one_clause = a.evidence.spans().iter().any(|span| b.evidence.spans().contains(span));
    if one_clause && a.kind.may_be(b.kind) && a.modality == b.modality {
        return true;
    }
    let sides = |event: &Event| -> Vec<ActorId> {
        let mut sides: Vec<ActorId> = event.participants.iter().map(|id| work.findings.side_of(*id)).collect();
        sides.sort_unstable();
        sides.dedup();
        sides
    };
    let (of_a, of_b) = (sides(a), sides(b));
    let shared = of_a.iter().filter(|side| of_b.contains(side)).count();
    let fewer = of_a.len().min(of_b.len());
    // A visit of one envoy is not the summit of two leaders, though the sides are the same.
    let persons = |event: &Event| -> Vec<ActorId> {
        let person = |id: &&ActorId| work.findings.actors[id.index()].kind == ActorKind::Person;
        event.participants.iter().filter(person).copied().collect()
    };
    let (in_a, in_b) = (persons(a), persons(b));
    let met = in_a.iter().any(|person| in_b.contains(person));
    let strangers = !in_a.is_empty() && !in_b.is_empty() && !met;
    // "They will meet on Wednesday. Felber cancelled a trip": what is off is off for its own kind.
    let off_or_moved = |event: &Event| matches!(event.modality, Modality::Cancelled | Modality::Postponed);
    if off_or_moved(a) != off_or_moved(b) && a.kind != b.kind {
        return false;
    }
    // One side in common is not enough for one event, unless the same day and place say so.
    let settled = a.place.is_some() && b.place.is_some() || a.when.is_some() && a.when == b.when;
    let people = fewer > 0 && shared * 2 > fewer && !strangers && (met || shared >= 2 || settled);
    let places = match (&a.place, &b.place) {
        (Some(a), Some(b)) => {
            a.name == b.name || (a.country.is_some() && a.country == b.country && (a.name.len() < 3 || b.name.len() < 3))
        }
        _ => true,
    };
    let days = match (a.when, b.when) {
        (Some(a), Some(b)) => a.interval.overlaps(b.interval),
        (None, None) => a.place.is_some() || b.place.is_some(),
        _ => true,
    };
    let over = |event: &Event| matches!(event.modality, Modality::Held | Modality::Ongoing);
    let off = |event: &Event| matches!(event.modality, Modality::Denied);
    let times_fit = over(a) == over(b) || (a.when.is_some() && a.when == b.when);
    let fits = a.kind.may_be(b.kind) && people && places && days && times_fit && off(a) == off(b);
    // Two agreements of the same sides are two, unless they are about the same thing.
    let one_thing = || !matches!(a.kind, EventType::Agreement | EventType::Proposal) || a.kind != b.kind || alike(page, a, b);
    // "On the sidelines of the round, the ministers met": beside it, and not it.
    let apart = || (a.participants != b.participants || a.when != b.when) && beside(page, a) != beside(page, b);
    fits && one_thing() && !apart()
}

fn beside(page: &Page<'_>, event: &Event) -> bool {
    let mut words = event.evidence.spans().iter().take(3).filter_map(|span| span.of(page.analysis.text()));
    words.any(|words| ["margins of", "sidelines of", "margin of"].iter().any(|beside| words.contains(beside)))
}

/// Tells whether two mentions share a third of the content words of the shorter.
fn alike(page: &Page<'_>, a: &Event, b: &Event) -> bool {
    let stems = |event: &Event| -> Vec<String> {
        event.evidence.spans().iter().take(3).filter_map(|span| span.of(page.analysis.text())).flat_map(content_stems).collect()
    };
    let (of_a, of_b) = (stems(a), stems(b));
    let shared = of_a.iter().filter(|stem| of_b.contains(stem)).count();
    shared * 3 >= of_a.len().min(of_b.len()).max(1) && shared > 2
}

fn join(known: &mut Event, event: Event) {
    event.evidence.spans().iter().for_each(|span| known.evidence.add(*span));
    for participant in event.participants {
        if !known.participants.contains(&participant) {
            known.participants.push(participant);
        }
    }
    known.place = known.place.take().or(event.place);
    // The hour goes with its day.
    if known.clock.is_none() && (known.when.is_none() || known.when == event.when) {
        known.clock = event.clock;
    }
    known.when = known.when.or(event.when);
    known.medium = known.medium.or(event.medium);
    known.round = known.round.or(event.round);
    known.reported_by = known.reported_by.or(event.reported_by);
    // What is said last holds: planned at eleven, over at noon.
    let settles = matches!(event.modality, Modality::Held | Modality::Cancelled | Modality::Postponed);
    if settles && known.modality != event.modality {
        known.modality = event.modality;
        known.trace.0.extend(event.trace.0);
    }
}
