//! Matters that are called what the talks are stuck on: "the port tax is the main sticking point", "remains a hurdle".

use super::frame::{Claim, Reading};
use super::items;
use crate::Page;
use crate::lexicon::{WordSet, lines};
use rapporteur_language::TokenRange;
use rapporteur_span::Span;

static CRUXES: WordSet = WordSet::new(|| lines(include_str!("../lang/en/cruxes.txt")).collect());

/// Returns the matters of a sentence that are called the crux of the talks, by the subject of what they are called.
pub(super) fn find(page: &Page<'_>, sentence: &TokenRange, because: Span) -> Vec<Reading> {
    let (syntax, analysis) = (&page.syntax, &page.analysis);
    let mut readings = Vec::new();
    for at in sentence.clone().filter(|&at| is_crux(page, at)) {
        let word = syntax.words_of(analysis, &(at..at + 1)).end.saturating_sub(1);
        // "is the sticking point" has its subject; "remains a sticking point" has that of its verb.
        let holder = if syntax.child(word, &["cop"]).is_some() { Some(word) } else { syntax.head(word) };
        let verb = holder.filter(|&holder| {
            holder == word
                || matches!(syntax.lemma(holder).as_str(), "remain" | "become" | "prove" | "stay")
                    && matches!(syntax.relation(word), "xcomp" | "obj" | "obl")
        });
        let subject = verb.and_then(|verb| syntax.child(verb, &["nsubj"]));
        let named =
            |word: &usize| matches!(syntax.upos(*word), "NOUN" | "PROPN") && !is_crux(page, syntax.token_of(analysis, *word));
        let Some(subject) = subject.filter(named) else { continue };
        let mut found = Vec::new();
        for word in std::iter::once(subject).chain(syntax.children(subject).filter(|&child| syntax.relation(child) == "conj")) {
            let phrase = crate::stance::phrase_of(page, word);
            items::push(page, &mut found, phrase.start.max(sentence.start)..phrase.end.min(sentence.end));
        }
        readings.push(Reading { claim: Claim::Contested, items: found, because });
    }
    readings.retain(|reading| !reading.items.is_empty());
    readings
}

/// Tells whether token `at` ends a phrase for what talks are stuck on.
fn is_crux(page: &Page<'_>, at: usize) -> bool {
    let analysis = &page.analysis;
    let singular = analysis.lower(at).strip_suffix('s').unwrap_or(analysis.lower(at));
    CRUXES.contains(singular)
        || (at > 0 && CRUXES.contains(format!("{} {singular}", analysis.before(at)).as_str()))
        || (at > 1 && CRUXES.contains(format!("{} {} {singular}", analysis.lower(at - 2), analysis.before(at)).as_str()))
}
