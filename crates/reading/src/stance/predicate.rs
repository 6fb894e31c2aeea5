//! Predicates of stance.

use crate::Page;
use crate::lexicon::{Phrases, longest, phrases, rows};
use rapporteur_language::TokenRange;
use rapporteur_model::Stance;
use std::sync::LazyLock;

/// What a predicate shows before negation and condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leaning {
    For,
    Against,
    /// "sign": only what is said against it or under a condition tells.
    OnlyNegated,
    Undeclared,
    Conditional,
}

/// A predicate found.
#[derive(Clone, Debug)]
pub(super) struct Predicate {
    pub(super) tokens: TokenRange,
    leaning: Leaning,
}

impl Predicate {
    pub(super) fn rule(&self) -> &'static str {
        match self.leaning {
            Leaning::For => "stance.for",
            Leaning::Against => "stance.against",
            Leaning::OnlyNegated => "stance.will-not-sign",
            Leaning::Undeclared => "stance.undeclared",
            Leaning::Conditional => "stance.conditional",
        }
    }
}

static PREDICATES: LazyLock<Phrases<Leaning>> = LazyLock::new(|| {
    phrases(rows::<2>(include_str!("../lang/en/stances.tsv")).flat_map(|[forms, stance]| {
        let leaning = match stance {
            "support" => Leaning::For,
            "oppose" => Leaning::Against,
            "accept-only" => Leaning::OnlyNegated,
            "undeclared" => Leaning::Undeclared,
            _ => Leaning::Conditional,
        };
        forms.split('|').map(move |form| (form, leaning))
    }))
});

/// Returns the predicates of a sentence.
pub(super) fn find(page: &Page<'_>, sentence: &TokenRange) -> Vec<Predicate> {
    let analysis = &page.analysis;
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match longest(&PREDICATES, |ahead| if at + ahead < sentence.end { analysis.lower(at + ahead) } else { "" }) {
            Some((words, leaning)) => {
                // "the support of", "a veto": a noun shows nobody's stance by itself.
                let before = if at > sentence.start { analysis.before(at) } else { "" };
                let noun = words == 1
                    && ["the", "a", "an", "of", "more", "no", "its", "their", "his", "her"].contains(&before)
                    && !matches!(leaning, Leaning::Against if analysis.lower(at).contains('-') || analysis.lower(at) == "unacceptable");
                // "agreed to form a task force" is an act; "agreed to the plan" a stance.
                let acts = words == 2
                    && analysis.lower(at + 1) == "to"
                    && analysis.lower(at).starts_with("agree")
                    && !takes_noun(page, at + 2);
                if acts {
                    at += words;
                    continue;
                }
                if !noun || matches!(analysis.lower(at), "non-starter") {
                    found.push(Predicate { tokens: at..at + words, leaning: *leaning });
                }
                at += words;
            }
            None => at += 1,
        }
    }
    found
}

/// Tells whether a noun phrase begins at `at`, as far as its first word tells.
fn takes_noun(page: &Page<'_>, at: usize) -> bool {
    let word = page.analysis.word(at);
    let determiner =
        ["the", "a", "an", "its", "their", "this", "that", "these", "those", "any", "all", "some", "it", "them", "both"]
            .contains(&word);
    determiner || !word.starts_with(char::is_lowercase)
}

/// Words after a predicate that make its stance a conditional one.
const CONDITIONS: &[&str] = &[
    "if", "unless", "only if", "on condition that", "on one condition", "as long as", "so long as", "once", "only when",
    "only after", "until", "in return for", "in exchange for",
];

/// "provided that", "provided the sums are verified"; not "as the text provided".
fn opens_condition(page: &Page<'_>, at: usize) -> bool {
    page.analysis.before(at) == "," || takes_noun(page, at + 1)
}

/// "Until last week Verran would have accepted the line", "had been asked to accept": a stance of the past, or none at all.
fn is_over(page: &Page<'_>, predicate: &Predicate, clause: &TokenRange, before: &[&str]) -> bool {
    let analysis = &page.analysis;
    let past = ["until last", "until recently", "as late as", "as recently as"]
        .iter()
        .any(|words| (clause.start..predicate.tokens.start).any(|at| analysis.reads(at, words)));
    let unreal = before.windows(2).any(|words| matches!(words, ["would" | "could", "have"]));
    let urging = ["asked", "asks", "invited", "urged", "urges", "urge", "pressed", "told", "expected", "called"];
    let asked = before.last() == Some(&"to") && before.iter().any(|word| urging.contains(word));
    // "rejects the line, having been ready last week to accept it"
    let participle = (clause.start.max(predicate.tokens.start.saturating_sub(9))..predicate.tokens.start)
        .any(|at| analysis.lower(at) == "having");
    // "asked whether either side was against reopening the bridge"
    let question = before.contains(&"whether");
    past || unreal || asked || participle || question
}

/// Returns the stance that a predicate shows in its clause.
pub(super) fn stance(page: &Page<'_>, predicate: &Predicate, clause: &TokenRange) -> Option<Stance> {
    let analysis = &page.analysis;
    let before: Vec<&str> = (clause.start.max(predicate.tokens.start.saturating_sub(6))..predicate.tokens.start)
        .map(|at| analysis.lower(at))
        .collect();
    // A comma or a clause parts: "Ukraine, which was not consulted, supports the plan".
    let near = before
        .iter()
        .rposition(|word| [",", "which", "who", "that", "and", "but"].contains(word))
        .map_or(&before[..], |at| &before[at + 1..]);
    let negated =
        near.iter().any(|word| ["not", "never", "cannot", "n't", "no", "nor", "neither"].contains(word) || word.ends_with("n't"));
    let hedged = near.iter().any(|word| matches!(*word, "may" | "might" | "could"));
    let after = |words: &str| (predicate.tokens.end..clause.end).any(|at| analysis.reads(at, words));
    if is_over(page, predicate, clause, &before) {
        return None;
    }
    let opens = |at: usize, words: &str| match words {
        // "once again", "until Friday" are no conditions.
        "once" => !["again", "more", "for"].contains(&analysis.lower(at + 1)),
        "until" => {
            analysis.word(at + 1).starts_with(char::is_lowercase)
                && !["now", "last", "next", "this"].contains(&analysis.lower(at + 1))
        }
        _ => true,
    };
    let condition = |words: &str| (predicate.tokens.end..clause.end).any(|at| analysis.reads(at, words) && opens(at, words));
    let conditional = CONDITIONS.iter().any(|words| condition(words))
        || (predicate.tokens.end..clause.end).any(|at| analysis.lower(at) == "provided" && opens_condition(page, at))
        || (negated && after("without"))
        || (clause.start..predicate.tokens.start).any(|at| analysis.reads(at, "only if") || analysis.lower(at) == "unless");
    match predicate.leaning {
        Leaning::Undeclared => Some(Stance::Undeclared),
        Leaning::Conditional => Some(Stance::Conditional),
        Leaning::OnlyNegated if !negated => None,
        _ if conditional => Some(Stance::Conditional),
        // "may support it" is nobody's word yet.
        Leaning::For | Leaning::Against if hedged && !negated => None,
        Leaning::For | Leaning::OnlyNegated if negated && hedged => Some(Stance::Conditional),
        Leaning::For if negated => Some(Stance::Oppose),
        Leaning::OnlyNegated => Some(Stance::Oppose),
        Leaning::For => Some(Stance::Support),
        // "We never refused it", "does not reject it": no stance is taken by that.
        Leaning::Against if negated => None,
        Leaning::Against => Some(Stance::Oppose),
    }
}
