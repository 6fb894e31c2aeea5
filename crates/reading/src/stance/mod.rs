//! Who stands where on a draft or an issue.
//!
//! A predicate of stance in a clause, with its negation, hedge and condition; the holder is its subject, or the speaker
//! of the statement it stands in; the target is the draft or issue of the clause, or the one a pronoun goes back to.

mod holder;
mod predicate;
mod target;

use crate::{Page, Reader, Work};
use predicate::Predicate;
use rapporteur_language::TokenRange;
use rapporteur_model::{Evidence, Position, Trace};
use target::Targets;

/// Finds positions.
#[derive(Debug)]
pub struct StanceReader;

impl Reader for StanceReader {
    fn name(&self) -> &'static str {
        "stance"
    }

    fn version(&self) -> u32 {
        1
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        let targets = Targets::new(work);
        for index in page.sentences() {
            let sentence = page.sentence(index);
            for predicate in predicate::find(page, &sentence) {
                let clause = clause(page, &predicate, &sentence);
                for position in positions(page, work, &targets, &predicate, &clause) {
                    keep_latest(work, position);
                }
            }
        }
    }
}

/// Returns the clause of a predicate: conditions after it belong to it, a contrast does not.
fn clause(page: &Page<'_>, predicate: &Predicate, sentence: &TokenRange) -> TokenRange {
    let border = |at: usize| [";", "while", "whereas", "—", "but", ":"].contains(&page.analysis.lower(at));
    let start = (sentence.start..predicate.tokens.start).rev().find(|&at| border(at)).map_or(sentence.start, |at| at + 1);
    // "rejects the line, having been ready last week to accept it if": another time, another stance.
    let aside = |at: usize| {
        page.analysis.lower(at) == ","
            && ["having", "adding", "which", "who", "saying", "after"].contains(&page.analysis.lower(at + 1))
    };
    let end = (predicate.tokens.end..sentence.end).find(|&at| border(at) || aside(at)).unwrap_or(sentence.end);
    start..end
}

fn positions(page: &Page<'_>, work: &Work, targets: &Targets, predicate: &Predicate, clause: &TokenRange) -> Vec<Position> {
    let Some(stance) = predicate::stance(page, predicate, clause) else { return Vec::new() };
    let holders = holder::find(page, work, targets, predicate, clause);
    if holders.is_empty() {
        return Vec::new();
    }
    let targets = target::find(page, targets, predicate, clause);
    let Some(evidence) = Evidence::new([page.analysis.span(&trimmed(page, clause))]) else { return Vec::new() };
    let statement = work.statement_over(predicate.tokens.start);
    // "Oslo denied that it had rejected the text": what is denied is no stance.
    let cue = statement.and_then(|id| work.findings.statement(id)).and_then(|statement| statement.cue_span.first().copied());
    if cue.and_then(|cue| cue.of(page.analysis.text())).is_some_and(crate::attribution::denies) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for holder in &holders {
        for target in &targets {
            let trace = Trace::of(predicate.rule()).and("predicate", Some(page.analysis.span(&predicate.tokens)));
            found.push(Position {
                holder: work.findings.side_of(*holder),
                target: *target,
                stance,
                evidence: evidence.clone(),
                statement,
                trace,
            });
        }
    }
    found
}

fn trimmed(page: &Page<'_>, clause: &TokenRange) -> TokenRange {
    let mark = |at: usize| {
        matches!(page.analysis.tokens.kind(at), rapporteur_language::TokenKind::Mark | rapporteur_language::TokenKind::Quote)
    };
    let start = clause.clone().find(|&at| !mark(at)).unwrap_or(clause.start);
    let end = clause.clone().rev().find(|&at| !mark(at)).map_or(clause.end, |at| at + 1);
    start..end.max(start)
}

/// A later stance of one holder on one target replaces the earlier; the words of both stay.
fn keep_latest(work: &mut Work, position: Position) {
    let known =
        work.findings.positions.iter_mut().find(|known| known.holder == position.holder && known.target == position.target);
    match known {
        Some(known) if known.stance == position.stance => {
            position.evidence.spans().iter().for_each(|span| known.evidence.add(*span));
        }
        Some(known) => *known = position,
        None => work.findings.positions.push(position),
    }
}
