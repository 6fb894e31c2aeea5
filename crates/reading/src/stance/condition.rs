//! Conditions: "if", "unless", "provided that", "in return for", and the words they set.

use super::bearing::Bearing;
use super::predicate::Predicate;
use crate::Page;
use crate::lexicon::rows;
use rapporteur_language::TokenRange;
use rapporteur_span::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Debug)]
struct Opener {
    words: Vec<&'static str>,
    denied: bool,
    but: Vec<&'static str>,
}

static OPENERS: LazyLock<HashMap<&'static str, Vec<Opener>>> = LazyLock::new(|| {
    let mut openers: HashMap<&str, Vec<Opener>> = HashMap::new();
    for [words, after, but] in rows::<3>(include_str!("../lang/en/conditions.tsv")) {
        let words: Vec<&str> = words.split(' ').collect();
        let opener = Opener { denied: after == "denied", but: but.split(' ').filter(|word| !word.is_empty()).collect(), words };
        openers.entry(opener.words[0]).or_default().push(opener);
    }
    openers.values_mut().for_each(|list| list.sort_by_key(|opener| std::cmp::Reverse(opener.words.len())));
    openers
});

/// Returns the words of the condition under which a predicate holds.
///
/// One that follows belongs to the last predicate before it: "opposes the toll but is ready to accept the tunnel if the banks
/// pay". One that leads belongs to the clause that its own clause hangs on.
pub(super) fn find(
    page: &Page<'_>,
    predicate: &Predicate,
    bearing: &Bearing,
    all: &[Predicate],
    sentence: &TokenRange,
    clause: &TokenRange,
) -> Option<Span> {
    let opens = |at: usize| opener(page, at).filter(|opener| !opener.denied || bearing.denied);
    let without = |other: &&Predicate| page.analysis.lower(other.tokens.start) != "without";
    let next = all.iter().filter(without).map(|other| other.tokens.start).filter(|&start| start >= predicate.tokens.end).min();
    let until = next.unwrap_or(clause.end).min(clause.end);
    let after = (predicate.tokens.end..until)
        .find(|&at| opens(at).is_some() && !inside(page, at, predicate) && !in_relative(page, at, bearing));
    let at = after.or_else(|| leading(page, predicate, bearing, sentence, &opens))?;
    Some(words(page, at, clause, predicate))
}

/// Returns the condition that leads the sentence, if its clause hangs on that of the predicate.
fn leading<'o>(
    page: &Page<'_>,
    predicate: &Predicate,
    bearing: &Bearing,
    sentence: &TokenRange,
    opens: &impl Fn(usize) -> Option<&'o Opener>,
) -> Option<usize> {
    let syntax = &page.syntax;
    let at = (sentence.start..predicate.tokens.start).find(|&at| opens(at).is_some())?;
    let border = |token: usize| matches!(page.analysis.lower(token), ";" | ":" | "." | "—");
    if (at..predicate.tokens.start).any(border) {
        return None;
    }
    let word = syntax.words_of(&page.analysis, &(at..at + 1)).start;
    let hangs = syntax.ancestors(word).skip(1).find(|above| bearing.chain.contains(above))?;
    // The word itself hangs on the verb of the condition, not on the predicate.
    let direct = syntax.head(word) == Some(hangs) && syntax.relation(word) == "mark";
    (!direct).then_some(at)
}

fn opener(page: &Page<'_>, at: usize) -> Option<&'static Opener> {
    let analysis = &page.analysis;
    let list = OPENERS.get(analysis.lower(at))?;
    let found =
        list.iter().find(|opener| opener.words.iter().enumerate().all(|(ahead, word)| analysis.lower(at + ahead) == *word))?;
    let end = at + found.words.len();
    if found.but.contains(&analysis.lower(end)) || matches!(analysis.before(at), "even" | "as" | "what") {
        return None;
    }
    let (upos, day) = {
        let word = page.syntax.words_of(analysis, &(end..end + 1)).start;
        (page.syntax.upos(word), analysis.word(end).starts_with(char::is_uppercase))
    };
    // "until Friday", "as the text provided", "asked if".
    let plain = match found.words[0] {
        "until" | "before" => !(day && upos == "PROPN") && upos != "NUM",
        "provided" => analysis.before(at) == "," || matches!(upos, "DET" | "PRON" | "SCONJ" | "PROPN" | "NOUN" | "ADJ"),
        "if" => !matches!(analysis.before(at), "asked" | "ask" | "asks" | "wonder" | "see" | "unclear" | "know"),
        _ => true,
    };
    plain.then_some(found)
}

/// Tells whether the predicate stands in the clause that the opener opens.
fn inside(page: &Page<'_>, at: usize, predicate: &Predicate) -> bool {
    let word = page.syntax.words_of(&page.analysis, &(at..at + 1)).start;
    page.syntax.relation(word) == "mark" && page.syntax.head(word) == Some(predicate.head)
}

/// "objected to the wait, under which lists change hands only after": the condition of a relative clause is its own.
fn in_relative(page: &Page<'_>, at: usize, bearing: &Bearing) -> bool {
    let word = page.syntax.words_of(&page.analysis, &(at..at + 1)).start;
    let below = page.syntax.ancestors(word).take_while(|above| !bearing.chain.contains(above));
    let reaches = page.syntax.ancestors(word).any(|above| bearing.chain.contains(&above));
    reaches && below.into_iter().any(|above| page.syntax.label(above) == "acl:relcl")
}

/// Returns the words of a condition, to the end of its clause.
fn words(page: &Page<'_>, at: usize, clause: &TokenRange, predicate: &Predicate) -> Span {
    let analysis = &page.analysis;
    let limit = if at < predicate.tokens.start { predicate.tokens.start } else { clause.end };
    let quoted = analysis.quotation_of(at);
    let ends = |index: &usize| {
        matches!(analysis.lower(*index), ";" | "." | "—" | "!")
            || (analysis.lower(*index) == ","
                && !matches!(analysis.lower(index + 1), "and" | "or" | "which" | "including")
                && *index > at + 1)
            || analysis.quotation_of(*index) != quoted
    };
    let end = (at + 1..limit).find(ends).unwrap_or(limit);
    analysis.span(&(at..end.max(at + 1)))
}
