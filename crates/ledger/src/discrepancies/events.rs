//! What documents contradict each other on about one event.

use super::{Tables, Values, differing_counts};
use crate::events::{EventEntry, EventReport, happened};
use crate::slots::ActorSlot;
use crate::values::days;
use rapporteur_model::{Discrepancy, Evidence, Modality, Statement};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// Returns what documents contradict each other on about `event`.
pub(super) fn of(event: &EventEntry<'_>, tables: Tables<'_, '_>) -> Vec<Discrepancy> {
    let about = &event.id;
    let mut found: Vec<Discrepancy> = Vec::new();
    found.extend(when(event, tables).contradict(about, "when"));
    found.extend(place(event, tables).contradict(about, "place"));
    found.extend(participants(event, tables).contradict(about, "participants"));
    found.extend(modality(event, tables).differ(about, "modality"));
    let reports = event.reports.iter().map(|report| (report.told, &report.event.evidence));
    found.extend(differing_counts(reports, tables).into_iter().filter_map(|values| values.contradict(about, "number")));
    found
}

/// Tells whether what `report` says was overtaken by what `agreeing` say: it lay ahead when it was told, and the event
/// was moved, or everybody who told of it on a later day told otherwise.
fn overtaken(report: &EventReport<'_>, agreeing: &[&EventReport<'_>], event: &EventEntry<'_>) -> bool {
    let moved =
        || event.reports.iter().any(|other| other.modality == Modality::Postponed && other.told.order() > report.told.order());
    let since = || {
        agreeing.iter().any(|other| other.told.day > report.told.day)
            && agreeing.iter().all(|other| other.told.order() > report.told.order())
    };
    !happened(report.modality) && (moved() || since())
}

fn when(event: &EventEntry<'_>, tables: Tables<'_, '_>) -> Values {
    let mut values = Values::default();
    let Some(settled) = event.when() else { return values };
    let dated = event.reports.iter().filter_map(|report| Some((report, report.when?)));
    let (agreeing, others): (Vec<_>, Vec<_>) = dated.partition(|(_, when)| when.interval.overlaps(settled.interval));
    let same = agreeing.iter().filter(|(_, when)| when.interval == settled.interval).map(|(report, _)| *report);
    let same: Vec<_> = same.collect();
    let disputed = |report: &EventReport<'_>| {
        // A day on which something was not to be, or not, says nothing of the day on which it was.
        !matches!(report.modality, Modality::Cancelled | Modality::Denied) && !overtaken(report, &same, event)
    };
    let others: Vec<_> = others.into_iter().filter(|(report, _)| disputed(report)).collect();
    if others.is_empty() {
        return values;
    }
    // Where outlets disagree on when it was, who had told when it would be is no witness.
    let after = others.iter().any(|(report, _)| happened(report.modality)) && same.iter().any(|report| happened(report.modality));
    for report in same.into_iter().filter(|report| !after || happened(report.modality)) {
        values.give(days(settled), report.told, &report.event.evidence, tables);
    }
    for (report, when) in others {
        values.give(days(when), report.told, &report.event.evidence, tables);
    }
    values
}

fn place(event: &EventEntry<'_>, tables: Tables<'_, '_>) -> Values {
    let mut values = Values::default();
    let Some((settled, name)) = event.site() else { return values };
    let placed = event.reports.iter().filter_map(|report| Some((report, report.site.as_ref()?)));
    let same: Vec<_> = placed.clone().filter(|(_, site)| site.is(settled)).map(|(report, _)| report).collect();
    let others = placed.filter(|(report, site)| site.excludes(settled) && !overtaken(report, &same, event));
    let others: Vec<_> = others.map(|(report, _)| report).collect();
    if !others.is_empty() {
        for report in same {
            values.give(&name.name, report.told, &report.event.evidence, tables);
        }
    }
    for report in others {
        let name = report.event.place.as_ref().map_or("", |place| place.name.as_str());
        values.give(name, report.told, &report.event.evidence, tables);
    }
    values
}

/// Who took part: lists of at least two sides that each name one whom the other does not. The list of most reports
/// stands against the others.
fn participants(event: &EventEntry<'_>, tables: Tables<'_, '_>) -> Values {
    let mut lists: BTreeMap<Vec<ActorSlot>, Vec<&EventReport<'_>>> = BTreeMap::new();
    for report in &event.reports {
        let sides = &report.cast.sides;
        if sides.len() > 1 {
            lists.entry(sides.clone()).or_default().push(report);
        }
    }
    let origins = |reports: &[&EventReport<'_>]| reports.iter().map(|report| report.told.origin).collect::<HashSet<_>>().len();
    let first = |reports: &[&EventReport<'_>]| reports.iter().map(|report| report.told.order()).min();
    let main =
        lists.iter().max_by_key(|(_, reports)| (origins(reports), Reverse(first(reports)))).map(|(sides, _)| sides.clone());
    let mut values = Values::default();
    let Some(main) = main else { return values };
    let apart =
        |sides: &[ActorSlot]| sides.iter().any(|side| !main.contains(side)) && main.iter().any(|side| !sides.contains(side));
    let disputed: Vec<_> = lists.iter().filter(|(sides, _)| **sides == main || apart(sides)).collect();
    if disputed.len() < 2 {
        return values;
    }
    for (sides, reports) in disputed {
        let names: Vec<&str> = sides.iter().map(|side| tables.actors.name(*side)).collect();
        for report in reports {
            values.give(names.join(", "), report.told, &report.event.evidence, tables);
        }
    }
    values
}

/// Whether it happened. A denial of what lay ahead, which came about after all, is no contradiction.
fn modality(event: &EventEntry<'_>, tables: Tables<'_, '_>) -> Values {
    let mut values = Values::default();
    let denials = event.reports.iter().filter(|report| report.modality == Modality::Denied);
    for report in event.reports.iter().filter(|report| happened(report.modality)) {
        let against = |denial: &&EventReport<'_>| !denial.lies_ahead() || denial.told.order() >= report.told.order();
        for denial in denials.clone().filter(against) {
            values.give("held", report.told, &report.event.evidence, tables);
            values.give("denied", denial.told, &denial.event.evidence, tables);
        }
    }
    for denial in denials {
        for claim in claims(denial, tables) {
            values.give("held", denial.told, &claim, tables);
            values.give("denied", denial.told, &denial.event.evidence, tables);
        }
    }
    values
}

/// Returns what is denied in the words of others: a text that reports a claim with its denial has one event, and the
/// claim stands in what another than the denier says.
fn claims(denial: &EventReport<'_>, tables: Tables<'_, '_>) -> Vec<Evidence> {
    let at = &tables.read[denial.told.version];
    let statements = &at.view.findings.statements;
    let speaker = |statement: &Statement| statement.speaker.and_then(|id| at.actor(id)).map(|slot| tables.actors.side_of(slot));
    let Some(denier) = denial.event.reported_by.and_then(|id| at.view.findings.statement(id)) else { return Vec::new() };
    let others = denial.event.evidence.spans().iter().filter(|span| {
        let around = statements.iter().rfind(|statement| statement.content_span.touches(**span));
        around.is_some_and(|statement| speaker(statement).is_some() && speaker(statement) != speaker(denier))
    });
    others.filter_map(|span| Evidence::new([*span])).collect()
}
