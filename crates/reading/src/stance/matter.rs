//! Matters that a stance names: who rejects visa rules makes visa rules a matter of the talks.

use super::bearing::{self, Lean};
use super::target::{Targets, object_of};
use super::{holder, predicate};
use crate::lexicon::{WordSet, lines};
use crate::phrase::without_article;
use crate::{Page, Work};
use rapporteur_language::TokenRange;
use rapporteur_span::Span;

/// A matter that a stance names.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Its words.
    pub(crate) tokens: TokenRange,
    /// Tells whether somebody refuses it.
    pub(crate) refused: bool,
    /// The words of the stance.
    pub(crate) because: Span,
}

static NO_MATTER: WordSet = WordSet::new(|| lines(include_str!("../lang/en/no_matter.txt")).collect());

/// Returns the matters that the stances of a sentence name.
pub(crate) fn named(page: &Page<'_>, work: &Work, sentence: &TokenRange) -> Vec<Named> {
    let mut found = Vec::new();
    let drafts = Targets::new(work);
    for predicate in predicate::find(page, sentence).iter().filter(|predicate| predicate.names_matter) {
        let bearing = bearing::of(page, predicate);
        let Some(lean) = bearing::lean(predicate, &bearing) else { continue };
        if holder::find(page, work, &drafts, predicate, &bearing).actors.is_empty() {
            continue;
        }
        if bearing.over || bearing.gone {
            continue;
        }
        let refused = matches!(lean, Lean::Against | Lean::NotFor);
        for word in object_of(page, predicate) {
            let Some(tokens) = matter(page, work, &drafts, word) else { continue };
            // What is refused is at issue; what is only backed is if the text speaks of it again.
            if !refused && !predicate.insists && !comes_again(page, &tokens) {
                continue;
            }
            found.push(Named { tokens, refused, because: page.analysis.span(&super::clause(page, predicate, sentence)) });
        }
    }
    found
}

/// Returns the noun phrase of a word, if it can name a matter: no draft, no actor, no word for speech.
fn matter(page: &Page<'_>, work: &Work, drafts: &Targets, word: usize) -> Option<TokenRange> {
    let analysis = &page.analysis;
    let token = page.syntax.token_of(analysis, word);
    let lower = analysis.lower(token);
    let singular = lower.strip_suffix('s').unwrap_or(lower);
    let noun = page.syntax.upos(word) == "NOUN" && !NO_MATTER.contains(lower) && !NO_MATTER.contains(singular);
    let free = !drafts.cover(analysis.span(&(token..token + 1))) && !work.mention_over(&(token..token + 1));
    if !noun || !free || work.timex_over(token).is_some() {
        return None;
    }
    let phrase = holder::phrase_of(page, word);
    // "rejecting the text outright" names the text.
    if phrase.clone().any(|at| drafts.cover(analysis.span(&(at..at + 1)))) {
        return None;
    }
    let mut tokens = without_article(page, phrase);
    while tokens.len() > 1
        && matches!(analysis.lower(tokens.start), "any" | "such" | "these" | "those" | "all" | "that" | "every")
    {
        tokens.start += 1;
    }
    (!tokens.is_empty() && tokens.len() <= 10 && tokens.contains(&token)).then_some(tokens)
}

/// Tells whether the text has the last word of a phrase elsewhere too.
fn comes_again(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let singular = |at: usize| analysis.lower(at).trim_end_matches('s').to_owned();
    let head =
        (tokens.start..tokens.end).take_while(|&at| !matches!(analysis.lower(at), "of" | "on" | "for" | "to" | "in")).last();
    let Some(head) = head else { return false };
    let word = singular(head);
    word.len() > 2 && (0..analysis.tokens.len()).any(|at| !tokens.contains(&at) && singular(at) == word)
}
