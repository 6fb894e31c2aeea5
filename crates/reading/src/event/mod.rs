//! Meetings and other happenings, each once, with their modality.
//!
//! A trigger word makes an event only where its clause says that it takes place, will, may or did not; who takes part,
//! where and when are read from that clause and its tree and from no other, so that parts of different sentences are never
//! glued together. Types are those of the JSON contract; PLOVER has no code for most of them.
//!
//! | file | what |
//! |---|---|
//! | `trigger`, `clause` | the words that tell of an event (`lang/en/events.tsv`), and the clause they stand in |
//! | `modality`, `off` | whether it happened, will or may; what is called off, moved, or did not take place |
//! | `cast`, `named`, `reference` | who takes part, by the tree; whom a phrase names; who is behind a pronoun or a description |
//! | `setting` | who takes part, by what stands in the clause |
//! | `place`, `day`, `form` | where; on which days and at which hour; by which medium, and which round it is |
//! | `merge` | one event for several mentions |

mod cast;
mod clause;
mod day;
mod form;
mod merge;
mod modality;
mod named;
mod off;
mod place;
mod reference;
mod setting;
mod trigger;

use crate::{Page, Reader, Work};
use rapporteur_language::TokenRange;
use rapporteur_model::{ActorId, Event, EventId, EventType, Evidence, Modality, Trace};
use trigger::{Standing, Trigger};

/// Finds events.
#[derive(Debug)]
pub struct EventReader;

impl Reader for EventReader {
    fn name(&self) -> &'static str {
        "event"
    }

    fn version(&self) -> u32 {
        3
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        work.table = setting::table(page, work);
        let mut found = Vec::new();
        for index in page.sentences() {
            let sentence = page.sentence(index);
            // "Will the two ministers meet?" reports nothing.
            if sentence.end > 0 && page.analysis.before(sentence.end) == "?" && !page.analysis.is_quoted(sentence.end - 1) {
                continue;
            }
            for trigger in trigger::find(page, &sentence) {
                found.extend(event(page, work, &trigger, &sentence));
            }
        }
        let mut merged = merge::merge(page, work, found);
        for (index, event) in merged.iter_mut().enumerate() {
            event.id = EventId(index as u32);
        }
        work.findings.events = merged;
    }
}

fn event(page: &Page<'_>, work: &Work, trigger: &Trigger, sentence: &TokenRange) -> Option<Event> {
    let clause = clause::around(page, work, trigger, sentence);
    // A second infinitive is governed by what stands before its clause.
    let governed = if page.analysis.lower(clause.start) == "to" { sentence.start..clause.end } else { clause.clone() };
    let modality::Status { modality, rule, words } = modality::of(page, work, trigger, &governed, sentence)?;
    // "The chairs meet every Tuesday" tells of a habit, and of no meeting.
    if rule == "modality.present" && day::repeats(page, work, &clause) {
        return None;
    }
    let place = place::place(page, trigger, &clause);
    let by_tree = cast::cast(page, work, trigger);
    // A parser that lost the way to a name that stands before the verb is no reason to have nobody.
    let by_tree = by_tree.filter(|found| !found.is_empty() || !setting::is_named_before(page, work, trigger, &clause));
    let hosts = |actor: &ActorId| place.as_ref().is_some_and(|place| setting::is_only_place(page, work, *actor, place, trigger));
    let mut participants = match &by_tree {
        Some(found) => found.iter().copied().filter(|actor| !hosts(actor)).collect(),
        None => setting::participants(page, work, trigger, &clause, place.as_ref()),
    };
    if by_tree.is_none() && page.analysis.lower(clause.start) == "to" && clause.start > sentence.start {
        let shared = setting::participants(page, work, trigger, &(sentence.start..clause.end), place.as_ref());
        participants.extend(shared.into_iter().filter(|actor| !participants.contains(actor)).collect::<Vec<_>>());
    }
    // "The text was agreed in principle", "a signing ceremony": by those at the table, if the text says nothing else.
    let accord = matches!(trigger.kind, EventType::Agreement) && trigger.standing != Standing::Noun && by_tree.is_none();
    if participants.is_empty() && (trigger::is_of_the_table(page, trigger) || accord) {
        participants.clone_from(&work.table);
    }
    let when = day::when(page, work, modality, trigger, &clause, sentence);
    let when = when.or_else(|| day::at_an_hour(page, trigger, &clause, modality));
    let when = day::lasting(page, trigger, when, modality);
    let place = place.or_else(|| place::dateline(page, trigger, modality));
    // A noun alone ("the talks") is a topic: an event has a time, a place or people.
    let settled = when.is_some() || place.is_some() || !participants.is_empty();
    let bare_noun = trigger.standing == Standing::Noun
        && ((when.is_none() && place.is_none()) || (modality == Modality::Ongoing && participants.is_empty()));
    let lone_verb =
        matches!(trigger.kind, EventType::Meeting | EventType::Visit | EventType::Proposal | EventType::Other) && !settled;
    // "Oslo denies that there was any such meeting" is told of one that was told of before.
    let denies_another = bare_noun && !settled && modality == Modality::Denied && merge::takes_up(page, trigger);
    if (bare_noun || lone_verb) && !denies_another {
        return None;
    }
    // "Dockworkers will not walk out": of their work, and of no talks.
    let kind =
        if trigger.kind == EventType::Withdrawal && cast::of_workers(page, trigger) { EventType::Other } else { trigger.kind };
    let clock = when.and_then(|when| day::hour(page, work, &clause, when));
    let evidence = Evidence::new([page.analysis.span(&clause)])?;
    let rule = if denies_another { merge::DENIES_ANOTHER } else { rule };
    let trace =
        Trace::default().and(rule, Some(page.analysis.span(&words))).and("trigger", Some(page.analysis.span(&trigger.tokens)));
    let (medium, round) = (form::medium(page, trigger, &clause), form::round(page, trigger));
    let reported_by = work.statement_over(trigger.tokens.start);
    Some(Event { id: EventId(0), kind, modality, participants, place, medium, round, when, clock, evidence, reported_by, trace })
}
