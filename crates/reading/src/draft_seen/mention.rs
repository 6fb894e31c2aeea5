//! Phrases that speak of a draft.

use crate::lexicon::rows;
use crate::{Page, Work};
use rapporteur_knowledge::Sense;
use rapporteur_language::{TokenKind, TokenRange, number_word};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Whether a phrase speaks of a version before or after a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// "the original plan"
    Initial,
    /// "the revised text"
    Revised,
    /// It does not say.
    Unmarked,
}

/// A phrase that speaks of a draft.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    /// The whole phrase.
    pub(super) tokens: TokenRange,
    /// The phrase up to its head, without the article.
    pub(super) name: TokenRange,
    /// Its points, if it gives them.
    pub(super) points: Option<u32>,
    /// Its stage.
    pub(super) stage: Stage,
    /// Tells whether it is "the text" and no more: it can only go with one spoken of before.
    pub(super) bare: bool,
    /// Tells whether the word is one for a draft only where a version is called so: "the offer".
    pub(super) weak: bool,
    /// Tells whether a participle with a day sets it apart: "the version issued on Tuesday".
    pub(super) dated: bool,
}

#[derive(Debug, Default)]
struct Words {
    head: bool,
    weak: bool,
    stage: Option<Stage>,
    kind: bool,
}

static WORDS: LazyLock<HashMap<&'static str, Words>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Words> = HashMap::new();
    for [word, tells] in rows::<2>(include_str!("../lang/en/drafts.tsv")) {
        let entry = words.entry(word).or_default();
        match tells {
            "head" => entry.head = true,
            "weak" => entry.weak = true,
            "initial" => entry.stage = Some(Stage::Initial),
            "revised" => entry.stage = Some(Stage::Revised),
            _ => entry.kind = true,
        }
    }
    words
});

fn tells(page: &Page<'_>, at: usize) -> Option<&'static Words> {
    let lower = page.analysis.lower(at);
    WORDS.get(lower).or_else(|| lower.strip_suffix('s').and_then(|singular| WORDS.get(singular)))
}

/// Returns the phrases of a sentence that speak of a draft.
pub(super) fn find(page: &Page<'_>, work: &Work, sentence: &TokenRange) -> Vec<Sighting> {
    let mut found = Vec::new();
    let mut from = sentence.start;
    for at in sentence.clone() {
        let Some(words) = tells(page, at).filter(|words| words.head || words.weak) else { continue };
        // "draft treaty", "draft peace plan": the head is the last of them.
        let inner = tells(page, at + 1).is_some_and(|next| {
            (next.head || next.weak) && at + 1 < sentence.end && !matches!(page.analysis.lower(at + 1), "amendments" | "changes")
        });
        let inner = inner
            || (tells(page, at + 1).is_some_and(|next| next.kind)
                && tells(page, at + 2).is_some_and(|next| next.head)
                && at + 2 < sentence.end);
        let compound = inner || page.analysis.tokens.kind(at) != TokenKind::Word;
        if compound {
            continue;
        }
        if let Some(sighting) = sighting(page, work, words, at, from.max(sentence.start), sentence) {
            from = sighting.tokens.end;
            found.push(sighting);
        }
    }
    found
}

fn sighting(page: &Page<'_>, work: &Work, words: &Words, head: usize, floor: usize, sentence: &TokenRange) -> Option<Sighting> {
    let analysis = &page.analysis;
    let mut start = head;
    let (mut points, mut stage, mut kind, mut owned) = (None, words.stage, analysis.lower(head).starts_with("counter"), false);
    while start > floor && head - start < 9 {
        let at = start - 1;
        let lower = analysis.lower(at);
        if let Some(count) = counted(lower) {
            points = Some(count);
        } else if lower.ends_with("-page") {
            // Pages do not count as points, but they tell a text from others.
            kind = true;
        } else if let Some(words) = tells(page, at) {
            stage = stage.or(words.stage);
            kind |= words.kind;
        } else if analysis.tokens.kind(at) == TokenKind::Possessive || page.name_ending(start).is_some_and(names_country) {
            owned = true;
        } else if ["the", "a", "an", "this", "its", "their", "his", "her", "any", "our"].contains(&lower) {
            start = at;
            break;
        } else if !is_modifier(page, work, at, start, owned) && !is_compound(page, at, head) {
            break;
        }
        start = at;
    }
    // "last week’s plan" is the one before.
    if owned && stage.is_none() && work.timexes_in(&(start..head)).next().is_some() {
        stage = Some(Stage::Initial);
    }
    // "ended without a final text": a text that is not there.
    let missing = start > floor && matches!(analysis.before(start), "without" | "no") || analysis.lower(start) == "no";
    // "declined to comment on the minister|'s travel plans": the owner is nobody who tables texts.
    let ownerless = analysis.tokens.kind(start) == TokenKind::Possessive;
    if missing || ownerless {
        return None;
    }
    let tail = tail_end(page, head, sentence.end);
    let dated_tail = tail > head + 1;
    let determiner = analysis.lower(start);
    let named = points.is_some() || stage.is_some() || kind || owned || dated_tail;
    let identified = if words.head { named } else { points.is_some() || stage.is_some() || kind };
    let goes_back = matches!(determiner, "the" | "this" | "that" | "its") && start + 2 >= head;
    if !(identified || goes_back) {
        return None;
    }
    if !identified
        && matches!(analysis.lower(head), "compromise" | "document" | "offer" | "paper" | "version")
        && determiner != "the"
    {
        return None;
    }
    // "Any substantial changes" are those to a text spoken of elsewhere: the word alone makes no draft.
    let identified = identified && analysis.lower(head) != "changes";
    if !identified && analysis.lower(head) == "changes" && !(kind || dated_tail || determiner == "any") {
        return None;
    }
    // "the version accepted on Thursday" comes after another; "the version issued on Tuesday" before the one at hand.
    let accepted = dated_tail && matches!(analysis.lower(head + 1), "accepted" | "agreed");
    let stage = stage.or(accepted.then_some(Stage::Revised));
    let name_start = if ["the", "a", "an", "this", "its", "their", "his", "her", "any", "our"].contains(&determiner) {
        start + 1
    } else {
        start
    };
    let name_start = after_owner(page, name_start, head);
    let name_end = if dated_tail && points.is_none() && stage.is_none() && !kind { tail } else { head + 1 };
    Some(Sighting {
        tokens: start..tail,
        name: name_start.min(head)..name_end,
        points,
        stage: stage.unwrap_or(Stage::Unmarked),
        bare: !identified,
        weak: !words.head,
        dated: dated_tail && has_day(work, &(head + 1..tail)),
    })
}

fn has_day(work: &Work, tokens: &TokenRange) -> bool {
    tokens.clone().any(|at| work.timex_over(at).is_some())
}

/// Returns the count in "28-point", "seven-step", "42-article".
pub(super) fn counted(lower: &str) -> Option<u32> {
    let (number, unit) = lower.rsplit_once('-')?;
    super::points::is_unit(unit).then(|| number_word(number)).flatten()
}

fn names_country(name: &crate::page::KnownName) -> bool {
    match name.what {
        crate::page::Known::Party(..) => true,
        crate::page::Known::Entry(entry) => entry
            .senses
            .iter()
            .any(|sense| matches!(sense, Sense::State(_) | Sense::Demonym(_) | Sense::Organization { .. } | Sense::Metonym(_))),
    }
}

/// Tells whether token `at` may stand before the head of the phrase: a name, an owner, an adjective.
fn is_modifier(page: &Page<'_>, work: &Work, at: usize, start: usize, owned: bool) -> bool {
    let analysis = &page.analysis;
    let lower = analysis.lower(at);
    let in_owner = owned
        && (crate::phrase::is_capital(page, at)
            || ["last", "week", "month", "year", "yesterday", "chair", "mediator", "president", "union", "government"]
                .contains(&lower));
    let named = !work.mentions_in(&(at..start)).is_empty();
    in_owner
        || named
        || [
            "draft", "joint", "whole", "same", "detailed", "short", "written", "so-called", "bracketed", "official", "internal",
            "current", "compromise", "interim",
        ]
        .contains(&lower)
}

/// "the revised royalty offer", "a whole coalition paper": a noun that the tree has beside the head.
fn is_compound(page: &Page<'_>, at: usize, head: usize) -> bool {
    let (syntax, analysis) = (&page.syntax, &page.analysis);
    let word = syntax.words_of(analysis, &(at..at + 1)).start;
    let above = syntax.words_of(analysis, &(head..head + 1)).start;
    syntax.relation(word) == "compound" && syntax.head(word) == Some(above) && analysis.word(at).starts_with(char::is_lowercase)
}

/// Returns where the phrase ends: with a participle that dates or authors it ("circulated by … in February"), or "to the
/// peace plan" after "amendments".
fn tail_end(page: &Page<'_>, head: usize, limit: usize) -> usize {
    let analysis = &page.analysis;
    let next = analysis.lower(head + 1);
    if matches!(analysis.lower(head), "amendments" | "changes") && matches!(next, "to" | "of") {
        let end = (head + 2..limit.min(head + 8))
            .find(|&at| tells(page, at).is_some_and(|words| words.head || words.weak))
            .map_or(head + 1, |at| at + 1);
        return end;
    }
    let participle = [
        "circulated", "tabled", "presented", "prepared", "issued", "published", "drafted", "proposed", "accepted", "agreed",
        "sent", "reflecting", "released", "submitted",
    ]
    .contains(&next);
    if !participle {
        return head + 1;
    }
    (head + 2..limit.min(head + 16))
        .find(|&at| {
            [",", ".", ";", "has", "had", "was", "would", "is", "and"].contains(&analysis.lower(at))
                || analysis.tokens.kind(at) == TokenKind::Quote
        })
        .unwrap_or(limit.min(head + 16))
}

/// Goes over an owner: "President Lena Orvik’s |9-point ferry plan"; the name of a draft is what follows.
fn after_owner(page: &Page<'_>, start: usize, head: usize) -> usize {
    (start..head)
        .rev()
        .find(|&at| page.analysis.tokens.kind(at) == TokenKind::Possessive && counted(page.analysis.lower(at + 1)).is_some())
        .map_or(start, |at| at + 1)
}
