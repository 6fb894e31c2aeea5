//! Reporting verbs and phrases.

use crate::Page;
use crate::lexicon::{Phrases, longest, phrases, rows};
use crate::phrase::{is_adverb, verb_group_start};
use rapporteur_language::{TokenKind, TokenRange, is_auxiliary, is_modal};
use std::sync::LazyLock;

/// What a cue takes as what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// A clause or a quotation.
    Say,
    /// A clause or a quotation, but the word is often something else.
    Weak,
    /// Whom it was said to, then a clause or a quotation.
    Tell,
    /// A noun phrase, an -ing or a clause.
    About,
    /// What is called, and what it is called.
    As,
}

/// A cue found in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The reporting words.
    pub(super) tokens: TokenRange,
    /// The verb group: auxiliaries and adverbs before the words.
    pub(super) group: usize,
    /// What it takes.
    pub(super) frame: Frame,
    /// Tells whether it hangs on an earlier verb: ", adding that", "and warned".
    pub(super) participle: bool,
}

static CUES: LazyLock<Phrases<Frame>> = LazyLock::new(|| {
    phrases(rows::<2>(include_str!("../lang/en/cues.tsv")).flat_map(|[forms, frame]| {
        let frame = match frame {
            "weak" => Frame::Weak,
            "tell" => Frame::Tell,
            "about" => Frame::About,
            "as" => Frame::As,
            _ => Frame::Say,
        };
        forms.split('|').map(move |form| (form, frame))
    }))
});

/// Returns the cues of a sentence outside quotation marks, in their order.
pub(super) fn find(page: &Page<'_>, sentence: &TokenRange) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match match_at(page, at, sentence) {
            Some(cue) => {
                at = cue.tokens.end;
                cues.push(cue);
            }
            None => at += 1,
        }
    }
    cues
}

fn match_at(page: &Page<'_>, at: usize, sentence: &TokenRange) -> Option<Cue> {
    let analysis = &page.analysis;
    if analysis.tokens.kind(at) != TokenKind::Word || analysis.is_quoted(at) || at == sentence.start {
        return None;
    }
    let (words, frame) = longest(&CUES, |ahead| if at + ahead < sentence.end { analysis.lower(at + ahead) } else { "" })?;
    let tokens = at..at + words;
    let group = verb_group_start(page, at, sentence.start);
    let first = analysis.lower(at);
    let participle = first.ends_with("ing");
    let in_group = |word: &dyn Fn(&str) -> bool| (group..at).any(|index| word(analysis.lower(index)));
    let before = analysis.before(at);
    // "declined to say", "would not say", "was told", "to call a strike": no statement is made.
    let refused = group > sentence.start
        && ["declined", "refused", "declines", "refuses", "failed", "unable"].contains(&analysis.before(group));
    let negated =
        in_group(&|word| matches!(word, "not" | "n't" | "cannot" | "never")) && *frame != Frame::About || before.ends_with("n't");
    let passive = !participle
        && (first.ends_with("ed") || matches!(first, "said" | "told"))
        && in_group(&|word| ["be", "is", "are", "was", "were", "been", "being"].contains(&word));
    let infinitive = before == "to" || (in_group(&|word| is_modal(word) && word != "cannot") && *frame != Frame::Say);
    // "a new report says": a noun after a determiner or an adjective is no verb.
    let noun = [
        "the", "a", "an", "its", "his", "her", "their", "of", "no", "any", "this", "that", "new", "joint", "final", "takes",
        "took", "take",
    ]
    .contains(&before)
        || analysis.tokens.kind(at.saturating_sub(1)) == TokenKind::Possessive
        || ([
            "calls", "call", "report", "reports", "claim", "claims", "demand", "demands", "state", "states", "note", "notes",
            "warning", "post", "posts", "comment", "comments", "promise", "threat", "signal", "label", "brand",
        ]
        .contains(&first)
            && ["of", "on", "from", "by", "about", "was", "were", "is", "are", "have", "has"].contains(&analysis.lower(at + 1)));
    let auxiliary_only = is_auxiliary(analysis.lower(at + words)) && first.ends_with("ing") && !matches!(before, ",");
    let after_quotation = analysis.tokens.kind(at.saturating_sub(1)) == TokenKind::Quote;
    let participle_of_noun = first.ends_with("ing")
        && !after_quotation
        && ![",", "and", "but", "while", "by", "—", "–", "is", "are", "was", "were", "been"].contains(&before)
        && !is_adverb(before);
    if refused || negated || passive || infinitive || noun || auxiliary_only || participle_of_noun {
        return None;
    }
    Some(Cue { tokens, group, frame: *frame, participle })
}
