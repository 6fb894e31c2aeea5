//! What saying does: the type of PLOVER that the reporting words have, where one fits.
//!
//! "Demanded", "accused", "threatened" are acts, "said" is none. What follows decides too: "agreed to a pause" is an agreement,
//! "agreed that it was late" is not. In quotation marks the speaker does it in the first person: "we reject".

use crate::Page;
use crate::lexicon::{Words, rows};
use rapporteur_language::{Syntax, TokenRange};
use rapporteur_model::{Act, Cited};
use std::ops::Range;
use std::sync::LazyLock;

/// One row of the table for one phrase.
#[derive(Debug)]
struct Row {
    phrase: Vec<&'static str>,
    /// What may follow.
    follows: Vec<&'static str>,
    act: Act,
    /// Lemmas of what follows: one of them must be there, or none may.
    lemmas: Vec<&'static str>,
    wanted: bool,
}

/// The rows by the first word of their phrase, the longest phrases first.
static ROWS: LazyLock<Words<Vec<Row>>> = LazyLock::new(|| {
    let mut all: Words<Vec<Row>> = Words::default();
    for [phrases, follows, act, lemmas] in rows::<4>(include_str!("../lang/en/acts.tsv")) {
        let Some(act) = named(act) else { continue };
        for phrase in phrases.split('|') {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            let listed = lemmas.trim_start_matches(['+', '-']).split('|').filter(|lemma| !lemma.is_empty()).collect();
            let row = Row { follows: follows.split('|').collect(), act, lemmas: listed, wanted: lemmas.starts_with('+'), phrase };
            all.entry(row.phrase[0]).or_default().push(row);
        }
    }
    all.values_mut().for_each(|rows| rows.sort_by_key(|row| std::cmp::Reverse(row.phrase.len())));
    all
});

fn named(act: &str) -> Option<Act> {
    Some(match act {
        "AGREE" => Act::Agree,
        "SUPPORT" => Act::Support,
        "CONCEDE" => Act::Concede,
        "REQUEST" => Act::Request,
        "ACCUSE" => Act::Accuse,
        "REJECT" => Act::Reject,
        "THREATEN" => Act::Threaten,
        _ => return None,
    })
}

/// So many words behind the phrase may name its object, or hold a lemma that must be there.
const OBJECT: usize = 8;
const CLAUSE: usize = 30;

/// Returns the act of a statement with the words that show it.
pub(super) fn of(page: &Page<'_>, cue: Option<&TokenRange>, contents: &[TokenRange]) -> Option<Cited<Act>> {
    // "“Who has the keys?” she demanded": a question wants to know, not to have.
    let asks = |range: &TokenRange| range.clone().rev().take(2).any(|at| page.analysis.lower(at) == "?");
    let question = contents.last().is_some_and(asks);
    let said: Vec<Range<usize>> = contents.iter().map(|range| page.syntax.words_of(&page.analysis, range)).collect();
    let cue = cue.map(|cue| page.syntax.words_of(&page.analysis, cue)).unwrap_or_default();
    let mut by_cue = cue.filter(|&at| !is_undone(&page.syntax, at)).filter_map(|at| find(page, at, &said));
    by_cue
        .next()
        .filter(|act| !(question && act.value == Act::Request))
        .or_else(|| said.iter().find_map(|said| performed(page, said)))
}

/// Returns the act of the phrase that begins at word `at`.
fn find(page: &Page<'_>, at: usize, said: &[Range<usize>]) -> Option<Cited<Act>> {
    let syntax = &page.syntax;
    let end = syntax.sentence_of(at).end;
    let reads = |at: usize, word: &str| at < end && (syntax.lemma(at) == word || syntax.word(at).eq_ignore_ascii_case(word));
    let stands = |row: &&Row| row.phrase.iter().enumerate().all(|(ahead, word)| reads(at + ahead, word));
    let lemma = syntax.lemma(at);
    let listed = ROWS.get(lemma.as_str()).or_else(|| ROWS.get(syntax.word(at).to_lowercase().as_str()))?;
    let row = listed.iter().filter(stands).find(|row| {
        let after = at + row.phrase.len()..end;
        fits(syntax, row, &after) && has_its_lemmas(syntax, row, &after, said)
    })?;
    // "Cannot" is two words of the tree and one of the text.
    let tokens = syntax.tokens_of(&page.analysis, &(at..at + row.phrase.len()));
    Some(Cited { value: row.act, span: page.analysis.span(&tokens) })
}

/// Tells whether what follows the phrase is what the row asks for.
fn fits(syntax: &Syntax<'_, '_>, row: &Row, after: &Range<usize>) -> bool {
    // A clause of its own, or a mark, ends what the phrase can reach.
    let opens =
        |word: &str| ["that", "whether", "if", "why", "how", "what", "when", "where", "about", "as", "but"].contains(&word);
    let near = || after.clone().take(OBJECT).map(|at| syntax.word(at).to_lowercase());
    let link = near().enumerate().find_map(|(ahead, word)| {
        let mark = syntax.upos(after.start + ahead) == "PUNCT";
        (row.follows.contains(&word.as_str()) || opens(&word) || mark).then_some(word)
    });
    let thing = ["DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"].contains(&syntax.upos(after.start)) && after.start < after.end;
    row.follows.iter().any(|follows| match *follows {
        "any" => true,
        "thing" => thing && !near().next().is_some_and(|word| opens(&word)),
        follows => link.as_deref() == Some(follows),
    })
}

fn has_its_lemmas(syntax: &Syntax<'_, '_>, row: &Row, after: &Range<usize>, said: &[Range<usize>]) -> bool {
    if row.lemmas.is_empty() {
        return true;
    }
    let reach = if row.wanted { CLAUSE } else { OBJECT };
    let near = |words: &Range<usize>| words.clone().take(reach).any(|at| row.lemmas.contains(&&*syntax.lemma(at)));
    (near(after) || said.iter().any(near)) == row.wanted
}

/// "Never threatened", "stopped short of accusing", "would welcome": it was not done.
fn is_undone(syntax: &Syntax<'_, '_>, at: usize) -> bool {
    let sentence = syntax.sentence_of(at);
    (sentence.start.max(at.saturating_sub(3))..at).any(|before| {
        let word = syntax.word(before).to_lowercase();
        ["never", "without", "short", "no", "would", "could", "might", "may", "should"].contains(&word.as_str())
            || ["not", "decline", "refuse", "stop", "avoid", "fail"].contains(&syntax.lemma(before).as_str())
    })
}

/// "We reject the map", "I call on both sides": said in the first person and the present, which does what it says.
fn performed(page: &Page<'_>, said: &Range<usize>) -> Option<Cited<Act>> {
    let syntax = &page.syntax;
    let mut words = said.clone().filter(|&at| syntax.upos(at) != "PUNCT");
    let first = words.next()?;
    let quoted = page.analysis.is_quoted(syntax.token_of(&page.analysis, first));
    if !quoted || !["we", "i"].contains(&syntax.word(first).to_lowercase().as_str()) {
        return None;
    }
    let mut verb = words.find(|&at| syntax.upos(at) != "ADV")?;
    // "We cannot accept", "we will not sign": a row of its own begins at "not".
    let denied = verb + 1 < said.end && syntax.lemma(verb + 1) == "not";
    if denied {
        verb += 1;
    }
    let present = ["VB", "VBP"].contains(&syntax.xpos(verb)) || denied;
    present.then(|| find(page, verb, std::slice::from_ref(said))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        for [phrases, follows, act, lemmas] in rows::<4>(include_str!("../lang/en/acts.tsv")) {
            assert!(named(act).is_some() && !follows.is_empty(), "{phrases}");
            assert!(lemmas.is_empty() || lemmas.starts_with(['+', '-']), "{phrases}");
        }
    }
}
