//! Verb phrases left out: "Berlin can live with the panel. Athens cannot.", "So does Uganda."

use super::bearing::Lean;
use super::latest::Taken;
use crate::{MentionForm, Page, Work};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, Evidence, Stance, Target, Trace};

const AUXILIARIES: &[&str] = &["do", "does", "did", "can", "will", "would", "could", "has", "have", "is", "are"];

/// Returns the stances of a sentence whose verb phrase is that of the stance before it.
pub(super) fn find(page: &Page<'_>, work: &Work, sentence: &TokenRange, before: Option<&Taken>, own: &[Taken]) -> Vec<Taken> {
    let analysis = &page.analysis;
    let mut found: Vec<Taken> = Vec::new();
    for at in sentence.clone() {
        if !AUXILIARIES.contains(&analysis.lower(at)) && analysis.lower(at) != "cannot" {
            continue;
        }
        let Some(model) = own.iter().rfind(|taken| analysis.tokens_in(taken.evidence.first()).start < at).or(before) else {
            continue;
        };
        let Some((denied, holders)) = left_out(page, work, sentence, at) else { continue };
        let lean = match (model.lean, denied) {
            (Lean::For | Lean::NotFor, false) => Lean::For,
            (Lean::For | Lean::NotFor, true) => Lean::NotFor,
            (Lean::Against, false) => Lean::Against,
            _ => continue,
        };
        // "Nor does Uganda" after a denial denies too; "Uganda does" after one does not.
        let stance = if lean == Lean::For { Stance::Support } else { Stance::Oppose };
        let span = analysis.span(&(sentence.start..sentence.end));
        let Some(evidence) = Evidence::new([clause_span(page, sentence, at).unwrap_or(span)]) else { continue };
        let targets: Vec<Target> = vec![model.target];
        for holder in holders {
            for &target in &targets {
                let holder = work.findings.side_of(holder);
                if holder == model.holder {
                    continue;
                }
                found.push(Taken {
                    holder,
                    target,
                    lean,
                    place: analysis.span(&(at..at + 1)),
                    stance: Some(stance),
                    over: false,
                    gone: false,
                    aside: false,
                    vague: false,
                    condition: None,
                    evidence: evidence.clone(),
                    statement: work.statement_over(at),
                    trace: Trace(Vec::new())
                        .and("stance.verb-left-out", Some(analysis.span(&(at..at + 1))))
                        .and("stance.verb-of-the-stance-before", Some(model.evidence.first())),
                    score: 75,
                });
            }
        }
    }
    found
}

/// Returns whether the stance before is denied, and by whom, if nothing follows the auxiliary at `at`.
fn left_out(page: &Page<'_>, work: &Work, sentence: &TokenRange, at: usize) -> Option<(bool, Vec<ActorId>)> {
    let analysis = &page.analysis;
    let ends = |at: usize| at >= sentence.end || matches!(analysis.tokens.kind(at), TokenKind::Mark | TokenKind::Quote);
    // "So does Uganda", "Nor does Uganda"
    let lead = analysis.before(at);
    if matches!(lead, "so" | "nor" | "neither") {
        let names = at + 1..sentence.end;
        let end = names.clone().find(|&at| ends(at) && analysis.lower(at) != ",").unwrap_or(sentence.end);
        let holders = actors(page, work, &(at + 1..end));
        let all_names = !holders.is_empty() && end - at <= 8;
        return all_names.then_some((lead != "so", holders));
    }
    let not = analysis.lower(at) == "cannot" || matches!(analysis.lower(at + 1), "not" | "n't");
    let next = if analysis.lower(at) == "cannot" || !not { at + 1 } else { at + 2 };
    let next = if matches!(analysis.lower(next), "either" | "too") { next + 1 } else { next };
    if !ends(next) || (!not && next == at + 1 && !matches!(analysis.lower(next), "." | ";")) {
        return None;
    }
    let from = (sentence.start..at)
        .rev()
        .find(|&at| matches!(analysis.lower(at), ";" | "," | "but" | "while" | ":" | "—"))
        .map_or(sentence.start, |at| at + 1);
    let holders = actors(page, work, &(from..at));
    (!holders.is_empty()).then_some((not, holders))
}

fn actors(page: &Page<'_>, work: &Work, tokens: &TokenRange) -> Vec<ActorId> {
    let named = work.mentions_in(tokens).iter().filter(|mention| {
        mention.form != MentionForm::Demonym && page.analysis.tokens.kind(mention.tokens.end) != TokenKind::Possessive
    });
    named.map(|mention| mention.actor).collect()
}

fn clause_span(page: &Page<'_>, sentence: &TokenRange, at: usize) -> Option<rapporteur_span::Span> {
    let border = |index: usize| matches!(page.analysis.lower(index), ";" | ":" | ".");
    let from = (sentence.start..at).rev().find(|&index| border(index)).map_or(sentence.start, |index| index + 1);
    let to = (at..sentence.end).find(|&index| border(index)).unwrap_or(sentence.end);
    (from < to).then(|| page.analysis.span(&(from..to)))
}
