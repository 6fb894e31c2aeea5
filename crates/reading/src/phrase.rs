//! Noun phrases and clauses, as far as words alone can tell.

use crate::Page;
use rapporteur_language::{TokenKind, TokenRange, is_auxiliary, is_modal, takes_full_stop};

/// Finite verbs that no noun phrase holds: "the younger Brask said | Orvik had promised it".
const FINITE: &[&str] =
    &["said", "says", "told", "tells", "added", "warned", "announced", "confirmed", "insisted", "insists", "stressed", "adds"];

/// Words that begin a new clause or phrase: a noun phrase read backwards ends after them.
const BARRIERS: &[&str] = &[
    "but", "while", "although", "though", "because", "since", "as", "when", "whereas", "if", "unless", "that", "which", "so",
    "than", "then", "yet", "where", "whether", "after", "before", "until", "meanwhile", "despite", "however",
];

/// Tells whether the token is a word with a capital.
pub(crate) fn is_capital(page: &Page<'_>, at: usize) -> bool {
    page.analysis.word(at).starts_with(char::is_uppercase)
}

/// Tells whether `word` (in lower case) is an adverb that may stand between a subject and its verb.
pub(crate) fn is_adverb(word: &str) -> bool {
    [
        "also", "further", "still", "now", "never", "not", "yet", "already", "only", "later", "earlier", "then", "just", "again",
        "even", "once", "always", "instead", "both", "today", "himself", "herself", "itself", "themselves", "meanwhile",
        "however", "too", "n't",
    ]
    .contains(&word)
        || (word.len() > 4
            && word.ends_with("ly")
            && !["ally", "family", "italy", "july", "reply", "supply", "assembly", "only"].contains(&word))
}

/// Returns the first token of the verb group that ends at `verb`: auxiliaries, modals and adverbs before it.
pub(crate) fn verb_group_start(page: &Page<'_>, verb: usize, floor: usize) -> usize {
    let mut start = verb;
    while start > floor {
        let word = page.analysis.before(start);
        let in_group = is_auxiliary(word) || is_modal(word) || is_adverb(word) || word == "to";
        if !in_group {
            break;
        }
        start -= 1;
    }
    start
}

/// Tells whether token `at` ends the clause that a reader walks back through.
pub(crate) fn is_barrier(page: &Page<'_>, at: usize) -> bool {
    let word = page.analysis.lower(at);
    // "“…,” said Mr. Aldal": the full stop is the title's.
    if word == "." && takes_full_stop(page.analysis.before(at)) {
        return false;
    }
    [";", ":", "–", "—", "-", "(", ")", ".", "!", "?", "…"].contains(&word)
        || page.analysis.tokens.kind(at) == TokenKind::Quote
        || BARRIERS.contains(&word)
        || FINITE.contains(&word)
}

/// Returns the subject of the verb group that begins at `group`: the noun phrase before it, with appositions between
/// commas and relative clauses ("Teo Marsh, who leads the delegation, said").
pub(crate) fn subject_before(page: &Page<'_>, group: usize, floor: usize) -> Option<TokenRange> {
    let analysis = &page.analysis;
    let mut end = group;
    // "Moscow, he said, …": a comma right before the verb closes an apposition or is none of the phrase.
    let closes_apposition = end > floor && analysis.before(end) == ",";
    if closes_apposition {
        end -= 1;
    }
    if end == floor {
        return None;
    }
    let mut start = end;
    let mut comma = None;
    while start > floor {
        let at = start - 1;
        let word = analysis.lower(at);
        if word == "," {
            if closes_apposition && comma.is_none() {
                comma = Some(at);
                start = at;
                continue;
            }
            break;
        }
        let stops = is_barrier(page, at)
            && !(closes_apposition && comma.is_none() && matches!(word, "that" | "which" | "where" | "when" | "as"));
        // "and" joins two names of one subject, or begins a clause: a verb before it tells.
        let joins = !matches!(word, "and" | "or") || noun_before(page, at, floor);
        if stops || !joins {
            break;
        }
        start = at;
    }
    while start < end && matches!(analysis.lower(start), "," | "and" | "or" | "still" | "but") {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Tells whether the word before `at` ends a noun phrase rather than a clause: a name, or a word without a verb nearby.
fn noun_before(page: &Page<'_>, at: usize, floor: usize) -> bool {
    at > floor
        && (is_capital(page, at - 1)
            || page.analysis.tokens.kind(at - 1) == TokenKind::Possessive
            || matches!(page.analysis.before(at), "officials" | "union" | "side" | "government"))
}

/// Returns the end of the noun phrase that begins at `from`: before the next comma, verb or mark, at most `limit`.
pub(crate) fn noun_phrase_end(page: &Page<'_>, from: usize, limit: usize) -> usize {
    let analysis = &page.analysis;
    let mut at = from;
    while at < limit {
        let word = analysis.lower(at);
        let verb = at > from && (is_auxiliary(word) || is_modal(word));
        if word == "," || is_barrier(page, at) || verb {
            break;
        }
        at += 1;
    }
    at
}

/// Returns the range without determiners at its front and marks at either end.
pub(crate) fn without_article(page: &Page<'_>, mut range: TokenRange) -> TokenRange {
    let analysis = &page.analysis;
    while range.start < range.end
        && (["the", "a", "an", "its", "their", "his", "her", "this"].contains(&analysis.lower(range.start))
            || matches!(analysis.tokens.kind(range.start), TokenKind::Mark | TokenKind::Quote))
    {
        range.start += 1;
    }
    while range.start < range.end && matches!(analysis.tokens.kind(range.end - 1), TokenKind::Mark | TokenKind::Quote) {
        range.end -= 1;
    }
    range
}
