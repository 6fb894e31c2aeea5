//! The clause around a trigger.

use super::trigger::{Standing, Trigger};
use crate::phrase::{subject_before, verb_group_start};
use crate::{Page, Work};
use rapporteur_language::{TokenKind, TokenRange};

/// Returns the clause that holds the trigger: from the last border before it to the next after it.
///
/// Borders are semicolons, dashes, colons, "but", "while", "although" and a comma with "and" before a new subject. A
/// quotation mark is none: what is said of a meeting is often said in quotation marks.
pub(super) fn around(page: &Page<'_>, work: &Work, trigger: &Trigger, sentence: &TokenRange) -> TokenRange {
    let said = work
        .statement_over(trigger.tokens.start)
        .and_then(|id| work.contents[id.index()].iter().find(|range| range.contains(&trigger.tokens.start)));
    let sentence = &match said {
        // What somebody says of a meeting ends where the saying ends.
        Some(said) => sentence.start.max(said.start)..sentence.end.min(said.end),
        None => sentence.clone(),
    };
    let start = (sentence.start..trigger.tokens.start)
        .rev()
        .find(|&at| is_border(page, at, sentence))
        .map_or(sentence.start, |at| at + 1);
    let end = (trigger.tokens.end..sentence.end).find(|&at| is_border(page, at, sentence)).unwrap_or(sentence.end);
    let start = if trigger.standing == Standing::Noun { start } else { own_subject(page, trigger, start) };
    trimmed(page, start..end)
}

/// "In a meeting chaired by Marsh on Tuesday, leaders agreed to": a verb after another clause begins at its own subject.
fn own_subject(page: &Page<'_>, trigger: &Trigger, floor: usize) -> usize {
    let group = verb_group_start(page, trigger.tokens.start, floor);
    let Some(subject) = subject_before(page, group, floor) else { return floor };
    let verb_before = (floor..subject.start).any(|at| {
        let word = page.analysis.lower(at);
        rapporteur_language::is_auxiliary(word)
            || (word.len() > 4 && word.ends_with("ed"))
            || matches!(word, "said" | "says" | "met" | "told")
    });
    if verb_before && page.analysis.before(subject.start) == "," { subject.start } else { floor }
}

fn is_border(page: &Page<'_>, at: usize, sentence: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let before = if at > sentence.start { analysis.before(at) } else { "" };
    match analysis.lower(at) {
        ";" | "—" | "–" | "but" | "while" | "whereas" | "although" | "though" | "because" => true,
        ":" => analysis.tokens.kind(at + 1) != TokenKind::Number,
        // "to talk in May and to meet in Tolm": two events, one subject.
        "and" if analysis.lower(at + 1) == "to" => true,
        // "and, meanwhile, the envoy will be meeting"
        "and" => (before == "," || analysis.lower(at + 1) == ",") && !analysis.lower(at + 1).is_empty(),
        _ => false,
    }
}

/// Returns the clause without marks at its ends and without the words that only link it.
fn trimmed(page: &Page<'_>, mut clause: TokenRange) -> TokenRange {
    let analysis = &page.analysis;
    while clause.start < clause.end
        && (matches!(analysis.tokens.kind(clause.start), TokenKind::Mark | TokenKind::Quote | TokenKind::Possessive)
            || matches!(analysis.lower(clause.start), "and" | "but" | "meanwhile" | "notably" | "that"))
    {
        clause.start += 1;
    }
    while clause.start < clause.end && matches!(analysis.tokens.kind(clause.end - 1), TokenKind::Mark | TokenKind::Quote) {
        clause.end -= 1;
    }
    clause
}
