//! Discrepancies: what documents contradict each other on.
//!
//! Copies count as one document. What changed over time is no contradiction: whoever wrote "Thursday" before the
//! meeting was moved to Friday was right.

mod events;
mod numbers;

use crate::actors::Actors;
use crate::drafts::{DraftEntry, Drafts};
use crate::events::Events;
use crate::issues::{IssueEntry, IssueReport, Issues};
use crate::placed::Placed;
use crate::statements::Statements;
use crate::status::{claimants, settles};
use crate::told::Told;
use numbers::counts;
use rapporteur_model::{Citations, Discrepancy, DiscrepancyValue, Evidence, IssueStatus, RecordId, Statement};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The tables that are searched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'t, 'v> {
    pub(crate) read: &'t [Placed<'v>],
    pub(crate) actors: &'t Actors<'v>,
    pub(crate) events: &'t Events<'v>,
    pub(crate) drafts: &'t Drafts<'v>,
    pub(crate) issues: &'t Issues<'v>,
    pub(crate) statements: &'t Statements<'v>,
}

/// Returns what the documents contradict each other on: about events, drafts, issues, and the figures in what was said.
pub(crate) fn discrepancies(tables: Tables<'_, '_>) -> Vec<Discrepancy> {
    let mut found: Vec<Discrepancy> = tables.events.all().flat_map(|event| events::of(event, tables)).collect();
    found.extend(tables.drafts.all().filter_map(|draft| points(draft, tables)));
    found.extend(tables.issues.all().filter_map(|issue| status(issue, tables)));
    found.extend(tables.statements.reports().flat_map(|reports| figures(&reports, tables)));
    found
}

/// The values that documents give for one thing, the first told first.
#[derive(Debug, Default)]
struct Values {
    values: Vec<(String, Vec<(Told, Citations)>)>,
}

impl Values {
    /// Notes that a report gives `value`.
    fn give(&mut self, value: impl Into<String>, told: Told, evidence: &Evidence, tables: Tables<'_, '_>) {
        let Some(words) = tables.read[told.version].view.cite_all(evidence) else { return };
        let value = value.into();
        match self.values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, given)) if given.contains(&(told, words.clone())) => {}
            Some((_, given)) => given.push((told, words)),
            None => self.values.push((value, vec![(told, words)])),
        }
    }

    /// Returns the discrepancy, if two texts that are no copies give different values.
    fn contradict(self, about: &RecordId, field: &str) -> Option<Discrepancy> {
        let origins: HashSet<usize> = self.values.iter().flat_map(|(_, given)| given).map(|(told, _)| told.origin).collect();
        if origins.len() < 2 { None } else { self.differ(about, field) }
    }

    /// Returns the discrepancy, if there are two values, be it that one text gives both.
    fn differ(self, about: &RecordId, field: &str) -> Option<Discrepancy> {
        if self.values.len() < 2 {
            return None;
        }
        let values = self.values.into_iter().filter_map(|(value, mut given)| {
            given.sort_by_key(|(told, _)| told.order());
            let words = Citations::new(given.into_iter().flat_map(|(_, words)| Vec::from(words)))?;
            Some(DiscrepancyValue { value, words })
        });
        Some(Discrepancy { about: about.clone(), field: field.to_owned(), values: values.collect() })
    }
}

/// How many points a draft has.
fn points(draft: &DraftEntry<'_>, tables: Tables<'_, '_>) -> Option<Discrepancy> {
    let mut values = Values::default();
    for report in &draft.reports {
        if let Some(points) = report.draft.points {
            values.give(points.to_string(), report.told, &report.draft.mentions, tables);
        }
    }
    values.contradict(&draft.id, "points")
}

/// Whether an issue is settled: one side's claim that another side or a later text contradicts, or two texts of one day
/// that do not agree.
fn status(issue: &IssueEntry<'_>, tables: Tables<'_, '_>) -> Option<Discrepancy> {
    let settled: Vec<_> = issue.reports.iter().filter(|report| report.is_settled()).collect();
    let contested: Vec<_> = issue.reports.iter().filter(|report| report.issue.status == IssueStatus::Contested).collect();
    let claimants = claimants(issue.reports.iter());
    let contradict = |yes: &IssueReport<'_>, no: &IssueReport<'_>| {
        if settles(yes, &claimants) {
            yes.told.day == no.told.day && yes.told.origin != no.told.origin
        } else {
            no.told.order() >= yes.told.order() && no.claimed_by != yes.claimed_by
        }
    };
    let mut values = Values::default();
    for yes in settled.iter().filter(|yes| contested.iter().any(|no| contradict(yes, no))) {
        values.give("agreed", yes.told, &yes.issue.because, tables);
    }
    for no in contested.iter().filter(|no| settled.iter().any(|yes| contradict(yes, no))) {
        values.give("contested", no.told, &no.issue.because, tables);
    }
    values.differ(&issue.id, "status")
}

/// The figures in one utterance, told about the issue or the draft that it speaks of.
fn figures(reports: &[(Told, &Statement)], tables: Tables<'_, '_>) -> Vec<Discrepancy> {
    if reports.len() < 2 {
        return Vec::new();
    }
    let evidence = reports.iter().map(|(told, statement)| (*told, &statement.content_span));
    let differing = differing_counts(evidence, tables);
    if differing.is_empty() {
        return Vec::new();
    }
    let about = reports.iter().find_map(|(told, statement)| spoken_of(statement, &tables.read[told.version], tables));
    let Some(about) = about else { return Vec::new() };
    differing.into_iter().filter_map(|values| values.contradict(&about, "number")).collect()
}

/// Returns, of each thing counted, the numbers that the reports give. A report that gives two tells nothing.
fn differing_counts<'e>(reports: impl Iterator<Item = (Told, &'e Evidence)>, tables: Tables<'_, '_>) -> Vec<Values> {
    let mut by_unit: BTreeMap<String, Values> = BTreeMap::new();
    for (told, evidence) in reports {
        let mut own: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for count in counts(&tables.read[told.version].view.all_words(evidence)) {
            own.entry(count.unit).or_default().insert(count.number);
        }
        for (unit, numbers) in own {
            if let [number] = numbers.into_iter().collect::<Vec<_>>().as_slice() {
                by_unit.entry(unit).or_default().give(number, told, evidence, tables);
            }
        }
    }
    by_unit.into_values().filter(|values| values.values.len() > 1).collect()
}

/// Returns the issue that a statement speaks of, or else the draft.
fn spoken_of(statement: &Statement, at: &Placed<'_>, tables: Tables<'_, '_>) -> Option<RecordId> {
    let touches = |mentions: &Evidence| statement.content_span.spans().iter().any(|span| mentions.touches(*span));
    let findings = at.view.findings;
    let issue = findings.issues.iter().zip(&at.issues).find(|(issue, slot)| slot.is_some() && touches(&issue.mentions));
    let draft = findings.drafts.iter().zip(&at.drafts).find(|(draft, slot)| slot.is_some() && touches(&draft.mentions));
    let issue = issue.and_then(|(_, slot)| tables.issues.recorded_id((*slot)?));
    issue.or_else(|| draft.and_then(|(_, slot)| tables.drafts.recorded_id((*slot)?))).cloned()
}
