//! Who stands where on a draft or an issue.
//!
//! A `predicate` of the table in its place in the tree; its `bearing`, what the words above make of it (negation, hedge,
//! time, verbs that deny or wish); its `condition`; the `holder`, by its `subject` or the speaker of the statement; the
//! `target`, by its object. Several predicates of one sentence on one matter are weighed together, then the latest that
//! holds is kept with the earlier ones (`latest`). Verb phrases left out ("Budapest cannot") are filled in by `ellipsis`.
//!
//! The classes of predicates are those of Biber and Finegan's stance adverbials and of the coding of supports and opposes in
//! the Earth Negotiations Bulletin (Kristof and others), reduced to what decides a cell of the matrix.

mod bearing;
mod condition;
mod ellipsis;
mod holder;
mod latest;
mod matter;
pub(crate) mod predicate;
mod score;
mod subject;
mod target;

pub(crate) use holder::phrase_of;
pub(crate) use matter::named;

use crate::{Page, Reader, Work};
use bearing::{Bearing, Lean};
use holder::Holders;
use latest::Taken;
use predicate::Predicate;
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{Evidence, Stance, Trace};
use rapporteur_span::Span;
use target::Targets;

/// Finds positions.
#[derive(Debug)]
pub struct StanceReader;

impl Reader for StanceReader {
    fn name(&self) -> &'static str {
        "stance"
    }

    fn version(&self) -> u32 {
        2
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        let targets = Targets::new(work);
        let mut last = None;
        for index in page.sentences() {
            let sentence = page.sentence(index);
            let predicates = predicate::find(page, &sentence);
            let mut taken: Vec<Taken> =
                predicates.iter().flat_map(|predicate| take(page, work, &targets, predicate, &predicates, &sentence)).collect();
            // "would back it provided the Fund signs off on the figures": a condition is nobody's stance.
            let conditions: Vec<Span> = taken.iter().filter_map(|taken| taken.condition).collect();
            taken.retain(|taken| !conditions.iter().any(|condition| condition.contains(taken.place)));
            taken.extend(ellipsis::find(page, work, &sentence, last.as_ref().filter(|_| taken.is_empty()), &taken));
            last = taken.last().cloned();
            latest::keep(work, taken);
        }
        latest::end(work);
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

/// Returns the stances that a predicate shows: one for each holder and matter.
fn take(
    page: &Page<'_>,
    work: &Work,
    targets: &Targets,
    predicate: &Predicate,
    all: &[Predicate],
    sentence: &TokenRange,
) -> Vec<Taken> {
    let bearing = bearing::of(page, predicate);
    let Some(lean) = bearing::lean(predicate, &bearing) else { return Vec::new() };
    let clause = clause(page, predicate, sentence);
    let condition = condition::find(page, predicate, &bearing, all, sentence, &clause);
    let Some(stance) = stance(page, predicate, &bearing, lean, condition) else { return Vec::new() };
    let Holders { actors, rule: by_holder } = holder::find(page, work, targets, predicate, &bearing);
    if actors.is_empty() {
        return Vec::new();
    }
    // "Both remain divided on it" says that they differ; of one it says that it is of two minds.
    if lean == Lean::Mixed && actors.len() > 1 {
        return Vec::new();
    }
    let matters = target::find(page, targets, predicate, &clause);
    let Some(evidence) = Evidence::new([page.analysis.span(&trimmed(page, &clause))]) else { return Vec::new() };
    let statement = work.statement_over(predicate.tokens.start);
    // "Oslo denied that it had rejected the text": what is denied is no stance.
    let cue = statement.and_then(|id| work.findings.statement(id)).and_then(|statement| statement.cue_span.first().copied());
    if cue.and_then(|cue| cue.of(page.analysis.text())).is_some_and(crate::attribution::denies) {
        return Vec::new();
    }
    let trace = trace(page, predicate, &bearing, condition, by_holder, matters.rule);
    let score = score::of(predicate, lean, by_holder, matters.rule);
    let mut taken = Vec::new();
    for holder in actors {
        let holder = work.findings.side_of(holder);
        for &target in &matters.targets {
            let (evidence, trace) = (evidence.clone(), trace.clone());
            let condition = condition.filter(|_| stance == Some(Stance::Conditional));
            taken.push(Taken {
                holder,
                target,
                lean,
                place: page.analysis.span(&predicate.tokens),
                stance,
                over: bearing.over,
                gone: bearing.gone,
                aside: is_aside(page, &bearing),
                vague: matters.rule == "target.anything",
                condition,
                evidence,
                statement,
                trace,
                score,
            });
        }
    }
    taken
}

/// Tells whether a stance stands in a relative clause: "Guinea, which in March was rejecting it, can live with it".
fn is_aside(page: &Page<'_>, bearing: &Bearing) -> bool {
    bearing.chain.iter().any(|&word| {
        page.syntax.label(word) == "acl:relcl"
            || page
                .syntax
                .child(word, &["nsubj"])
                .is_some_and(|subject| matches!(page.syntax.word(subject).to_lowercase().as_str(), "which" | "who"))
    })
}

/// Returns the stance that a predicate shows. Nothing if it shows none; nothing inside if it only takes another back.
#[expect(clippy::option_option, reason = "no stance shown, and a stance taken back, are two things")]
fn stance(
    page: &Page<'_>,
    predicate: &Predicate,
    bearing: &Bearing,
    lean: Lean,
    condition: Option<Span>,
) -> Option<Option<Stance>> {
    // "could live with it" is how diplomats say that they can.
    let hedged = bearing.hedged && page.analysis.lower(predicate.tokens.start) != "live";
    Some(match lean {
        Lean::Undeclared => Some(Stance::Undeclared),
        Lean::Mixed => Some(Stance::Mixed),
        Lean::Conditional => Some(Stance::Conditional),
        Lean::Cleared => None,
        _ if condition.is_some() => Some(Stance::Conditional),
        Lean::OnlyIf => return None,
        // "may not accept changes" leaves a way to accept them.
        Lean::NotFor if hedged => Some(Stance::Conditional),
        // "may support it" is nobody's word yet.
        _ if hedged => return None,
        Lean::For => Some(Stance::Support),
        Lean::Against | Lean::Doubt | Lean::NotFor => Some(Stance::Oppose),
        Lean::NotAgainst => None,
    })
}

fn trace(
    page: &Page<'_>,
    predicate: &Predicate,
    bearing: &Bearing,
    condition: Option<Span>,
    holder: &'static str,
    target: &'static str,
) -> Trace {
    let mut trace = Trace(Vec::new()).and(predicate.rule(), Some(page.analysis.span(&predicate.tokens)));
    let chain = bearing.chain.last().map(|&word| page.syntax.words.span(word));
    if bearing.denied {
        trace = trace.and("bearing.denied", chain);
    }
    if bearing.dropped {
        trace = trace.and("bearing.given-up", chain);
    }
    if bearing.over || bearing.gone {
        trace = trace.and("bearing.over", chain);
    }
    if bearing.silent {
        trace = trace.and("bearing.not-said-whether", chain);
    }
    if condition.is_some() {
        trace = trace.and("stance.condition", condition);
    }
    trace.and(holder, None).and(target, None)
}

fn trimmed(page: &Page<'_>, clause: &TokenRange) -> TokenRange {
    let mark = |at: usize| matches!(page.analysis.tokens.kind(at), TokenKind::Mark | TokenKind::Quote);
    let start = clause.clone().find(|&at| !mark(at)).unwrap_or(clause.start);
    let end = clause.clone().rev().find(|&at| !mark(at)).map_or(clause.end, |at| at + 1);
    start..end.max(start)
}
