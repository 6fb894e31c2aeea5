//! The source of a cue: its subject.

use super::Cue;
use crate::phrase::{is_barrier, is_capital, noun_phrase_end, subject_before};
use crate::{Page, Work};
use rapporteur_language::{TokenKind, TokenRange};

/// A source found, and the rule that found it.
pub(super) struct Found {
    pub(super) tokens: TokenRange,
    pub(super) rule: &'static str,
}

/// Returns the source of `cue`: the phrase after it where the order is inverted ("“…,” said Marsh"), else before it.
pub(super) fn find(page: &Page<'_>, work: &Work, cue: &Cue, sentence: &TokenRange) -> Option<Found> {
    let analysis = &page.analysis;
    let previous = cue.group.checked_sub(1).filter(|&at| at >= sentence.start);
    let after_content = previous.is_some_and(|at| {
        analysis.tokens.kind(at) == TokenKind::Quote
            || (analysis.lower(at) == "," && !closes_apposition(page, work, at, sentence))
    });
    if after_content && cue.group == cue.tokens.start && !cue.participle {
        let from = cue.tokens.end;
        let opens_phrase = is_capital(page, from)
            || ["the", "a", "an", "one", "its", "his", "her", "two", "another", "their"].contains(&analysis.lower(from));
        if opens_phrase && from < sentence.end {
            let end = inverted_end(page, from, sentence.end);
            // "“…”, said As": a capital that no phrase begins with.
            if end > from {
                return Some(Found { tokens: from..end, rule: "cue.inverted" });
            }
        }
    }
    if cue.participle {
        return None;
    }
    subject_before(page, cue.group, sentence.start)
        .map(|tokens| Found { tokens: trim_lead(page, work, tokens), rule: "cue.subject" })
}

/// Tells whether the comma at `at` closes an apposition to a name: "Gao, the envoy, said".
fn closes_apposition(page: &Page<'_>, work: &Work, at: usize, sentence: &TokenRange) -> bool {
    let opening = (sentence.start..at).rev().find(|&index| page.analysis.lower(index) == ",");
    opening.is_some_and(|opening| {
        let named_before = work.mentions_in(&(sentence.start..opening)).iter().any(|mention| mention.tokens.end == opening);
        let named_inside = work.mentions_in(&(opening + 1..at)).iter().any(|mention| mention.tokens.end == at);
        let quoted = (opening..at).any(|index| page.analysis.tokens.kind(index) == TokenKind::Quote);
        // "A Danish aide, who did not want to be named, said"
        let relative = matches!(page.analysis.lower(opening + 1), "who" | "which" | "whose" | "speaking");
        !quoted && (named_before || named_inside || relative)
    })
}

/// Returns the end of a source after its cue: appositions belong to it ("said Marsh, who leads the delegation").
fn inverted_end(page: &Page<'_>, from: usize, limit: usize) -> usize {
    let end = noun_phrase_end(page, from, limit);
    if page.analysis.lower(end) != "," {
        return end;
    }
    let close = (end + 1..limit)
        .find(|&at| matches!(page.analysis.lower(at), "," | ".") || page.analysis.tokens.kind(at) == TokenKind::Quote)
        .unwrap_or(limit);
    let opens = page.analysis.lower(end + 1);
    let apposition = ["who", "the", "a", "an", "its", "their", "whose"].contains(&opens)
        || (!opens.is_empty()
            && !is_barrier(page, end + 1)
            && !["and", "but", "adding", "saying", "in", "on", "warning", "after"].contains(&opens));
    if apposition && close <= limit && close > end + 1 && close - end < 16 { close } else { end }
}

/// Drops what stands before the phrase itself: "In a note to members, |Brask", "Notably, |she".
fn trim_lead(page: &Page<'_>, work: &Work, mut tokens: TokenRange) -> TokenRange {
    while tokens.start + 1 < tokens.end {
        let word = page.analysis.lower(tokens.start);
        let dropped = [",", "and", "but", "or", "notably", "however", "meanwhile", "so", "yet", "later", "earlier", "while"]
            .contains(&word)
            || page.analysis.tokens.kind(tokens.start) == TokenKind::Quote;
        if !dropped {
            break;
        }
        tokens.start += 1;
    }
    // "As recently as Thursday he": a pronoun is a phrase by itself.
    let last = tokens.end - 1;
    // "As late as Friday the ministry": so is what follows a day.
    let day = work.timexes_in(&(tokens.start..last)).next().map(|(day, _)| day.clone());
    if let Some(day) = day.filter(|day| page.analysis.lower(day.end) != "'s" && page.analysis.lower(day.end) != "of") {
        tokens.start = day.end;
    }
    let pronoun = ["he", "she", "they", "it", "we", "i"].contains(&page.analysis.lower(last));
    if pronoun && tokens.len() > 1 && !matches!(page.analysis.before(last), "and" | "or") {
        tokens.start = last;
    }
    tokens
}
