//! Where something was said: "told the Tolm Courier", "in a post", "at a press conference".

use super::{Attribution, REACH};
use crate::Page;
use crate::lexicon::{Phrases, Words, longest, phrases, rows};
use crate::page::Known;
use crate::phrase::is_capital;
use rapporteur_knowledge::Sense;
use rapporteur_language::TokenRange;
use rapporteur_model::{ChannelKind, Cited};
use std::sync::LazyLock;

/// Words that a name of an outlet begins or ends with, and whether one may be the whole of it.
static OUTLET_HEADS: LazyLock<Words<bool>> = LazyLock::new(|| {
    rows::<2>(include_str!("../lang/en/outlet_heads.tsv")).map(|[word, whole]| (word, whole == "alone")).collect()
});
static FORMS: LazyLock<Phrases<ChannelKind>> = LazyLock::new(|| {
    let rows = rows::<2>(include_str!("../lang/en/channels.tsv"));
    phrases(
        rows.filter_map(|[words, kind]| Some((words, named(kind)?)))
            .flat_map(|(words, kind)| words.split('|').map(move |phrase| (phrase, kind))),
    )
});

fn named(kind: &str) -> Option<ChannelKind> {
    Some(match kind {
        "outlet" => ChannelKind::Outlet,
        "post" => ChannelKind::Post,
        "press_conference" => ChannelKind::PressConference,
        "interview" => ChannelKind::Interview,
        "letter" => ChannelKind::Letter,
        "statement" => ChannelKind::Statement,
        "speech" => ChannelKind::Speech,
        _ => return None,
    })
}

/// Words that a name of an outlet follows.
const BEFORE_OUTLETS: [&str; 5] = ["on", "to", "told", "tells", "with"];

/// Returns the outlet or form that the words outside what is said name; `lead` is what stands before the source.
pub(super) fn find(page: &Page<'_>, draft: &Attribution, lead: &TokenRange) -> Option<(Cited<String>, ChannelKind)> {
    let analysis = &page.analysis;
    let outside = |at: &usize| !analysis.is_quoted(*at) && !draft.contents.iter().any(|content| content.contains(at));
    // "In a note to members, Brask said" stands before the source.
    let around = || draft.frame.clone().take(REACH).chain(lead.clone()).filter(outside);
    let named = around().find_map(|at| outlet(page, at));
    let (tokens, kind) = named.or_else(|| around().find_map(|at| form(page, draft, at)))?;
    Some((Cited { value: analysis.words(&tokens).to_owned(), span: analysis.span(&tokens) }, kind))
}

/// Returns the name of an outlet that begins at token `at`, if something is said to it, with it or on it.
fn outlet(page: &Page<'_>, at: usize) -> Option<(TokenRange, ChannelKind)> {
    let analysis = &page.analysis;
    let before = if analysis.before(at) == "the" { at - 1 } else { at };
    if before == 0 || !BEFORE_OUTLETS.contains(&analysis.before(before)) || !is_capital(page, at) {
        return None;
    }
    if let Some(name) = page.name_at(at)
        && let Known::Entry(entry) = name.what
        && let Some(social) = entry.senses.iter().find_map(|sense| match sense {
            Sense::Outlet { social } => Some(*social),
            _ => None,
        })
    {
        return Some((name.tokens.clone(), if social { ChannelKind::Post } else { ChannelKind::Outlet }));
    }
    let mut end = at;
    while end - at < 5 && is_capital(page, end) {
        end += 1;
    }
    let head = |word: usize| OUTLET_HEADS.get(analysis.lower(word));
    // "Told the Gazette", but not "said to the TV".
    let called = if end - at == 1 { head(at) == Some(&true) && before < at } else { head(at).or(head(end - 1)).is_some() };
    called.then_some((at..end, ChannelKind::Outlet))
}

/// Returns the form of saying that begins at token `at`: after a preposition, as the source itself, or as the reporting verb.
fn form(page: &Page<'_>, draft: &Attribution, at: usize) -> Option<(TokenRange, ChannelKind)> {
    let analysis = &page.analysis;
    let (size, kind) = longest(&FORMS, |ahead| analysis.lower(at + ahead))?;
    // "The New York Post" is a name.
    if at > 0 && is_capital(page, at) {
        return None;
    }
    let tokens = at..at + size;
    let sentence = analysis.sentences[analysis.sentence_of(at)].tokens.start;
    let is_preposition =
        |word: &str| ["in", "at", "during", "on", "via", "through", "by", "to", "of", "from", "for", "with"].contains(&word);
    let preposition =
        (sentence.max(at.saturating_sub(5))..at).rev().map(|at| analysis.lower(at)).find(|word| is_preposition(word));
    let led = preposition.is_some_and(|word| ["in", "at", "during", "on", "via", "through", "by"].contains(&word));
    let source = draft.source.as_ref().is_some_and(|source| {
        source.contains(&at) && preposition.is_none() && (at..source.end).all(|word| !analysis.lower(word).ends_with("'s"))
    });
    let cue = draft.cue.as_ref().is_some_and(|cue| cue.contains(&at));
    (led || source || cue).then_some((tokens, *kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_has_a_kind() {
        assert!(rows::<2>(include_str!("../lang/en/channels.tsv")).all(|[_, kind]| named(kind).is_some()));
    }
}
