//! What the words above and around a predicate make of it: negation, hedge, time, and the verbs it hangs on.

use super::predicate::{About, Leaning, Predicate};
use crate::Page;
use crate::lexicon::rows;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word does with the stance that hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    Keep,
    Deny,
    Cancel,
    Wish,
    Silent,
    Drop,
    Withhold,
    Seek,
}

static GOVERNORS: LazyLock<HashMap<&'static str, Vec<Effect>>> = LazyLock::new(|| {
    let mut governors: HashMap<&str, Vec<Effect>> = HashMap::new();
    for [forms, effect] in rows::<2>(include_str!("../lang/en/governors.tsv")) {
        let effect = match effect {
            "keep" => Effect::Keep,
            "deny" => Effect::Deny,
            "wish" => Effect::Wish,
            "silent" => Effect::Silent,
            "drop" => Effect::Drop,
            "withhold" => Effect::Withhold,
            "seek" => Effect::Seek,
            _ => Effect::Cancel,
        };
        forms.split('|').for_each(|form| governors.entry(form).or_default().push(effect));
    }
    governors
});

/// How a predicate is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is what one word over a predicate says, and they combine freely")]
pub(super) struct Bearing {
    /// An odd number of negations stands over it.
    pub(super) denied: bool,
    /// "may", "might", "could", "perhaps".
    pub(super) hedged: bool,
    /// Nobody has taken the stance: it is hoped, feared, asked, denied or set as a condition.
    pub(super) void: bool,
    /// It is told of the past: "had opposed".
    pub(super) over: bool,
    /// It is said to hold no longer: "used to back", "until last week".
    pub(super) gone: bool,
    /// Somebody wants it: "wants to scrap".
    pub(super) wished: bool,
    /// The text says that nothing was said: "has not said whether".
    pub(super) silent: bool,
    /// A noun of stance that is given up.
    pub(super) dropped: bool,
    /// A noun of stance whose owner is not the subject: "won support".
    pub(super) of_others: bool,
    /// The syntactic words it hangs on, itself first, up to the verb that says so.
    pub(super) chain: Vec<usize>,
}

const NEGATIONS: [&str; 9] = ["not", "n't", "never", "no", "nor", "neither", "hardly", "without", "cannot"];

/// Returns the bearing of a predicate.
pub(super) fn of(page: &Page<'_>, predicate: &Predicate) -> Bearing {
    let syntax = &page.syntax;
    let mut bearing = Bearing::default();
    let mut word = predicate.head;
    let mut own = true;
    let mut reported = false;
    // A sentence has no more words than that; a tree is never deeper.
    for _ in 0..40 {
        if own {
            look_around(page, word, predicate, &mut bearing, reported);
            if !reported {
                bearing.chain.push(word);
            }
        }
        let Some(head) = syntax.head(word) else { break };
        let relation = syntax.relation(word);
        own = match relation {
            // Joined verbs share what stands over the first; its own negation is its own.
            "conj" | "parataxis" => {
                word = head;
                false
            }
            "xcomp" | "ccomp" | "acl" | "advcl" | "csubj" | "obj" | "obl" | "nsubj" | "nmod" => {
                let goes_up = match relation {
                    "acl" => syntax.label(word) != "acl:relcl",
                    "obj" | "obl" | "nsubj" | "nmod" => is_noun(page, predicate) && word == predicate.head,
                    _ => true,
                };
                if !goes_up {
                    break;
                }
                govern(page, word, head, &mut bearing);
                reported |= relation == "ccomp";
                // "Having been ready to accept": what hangs on the main verb as an aside is no part of it.
                if relation == "advcl" && !is_infinitive(page, word) {
                    break;
                }
                word = head;
                true
            }
            _ => break,
        };
    }
    bearing.gone |= once_over(page, predicate);
    bearing
}

/// "Took no position on it", "has reservations about it": the verb above belongs to the phrase.
fn is_noun(page: &Page<'_>, predicate: &Predicate) -> bool {
    let noun = page.syntax.upos(predicate.head) == "NOUN" && page.syntax.child(predicate.head, &["cop"]).is_none();
    predicate.about == About::Noun || (noun && predicate.about != About::Called)
}

/// Takes in the negations, auxiliaries and adverbs that hang on `word`.
fn look_around(page: &Page<'_>, word: usize, predicate: &Predicate, bearing: &mut Bearing, reported: bool) {
    let syntax = &page.syntax;
    let (mut would, mut have) = (false, false);
    for child in syntax.children(word).filter(|child| !predicate.words.contains(child)) {
        let lower = syntax.word(child).to_lowercase();
        let relation = syntax.relation(child);
        let before = child < word.max(predicate.tip);
        match relation {
            "advmod" | "cc" | "det" | "aux" | "mark" | "advcl" | "case" | "obl" => {
                let not_only = syntax.word(child + 1).eq_ignore_ascii_case("only");
                let longer = lower == "longer";
                if (NEGATIONS.contains(&lower.as_str()) || lower.ends_with("n’t") || lower.ends_with("n't"))
                    && before
                    && !not_only
                    && !(lower == "no" && syntax.word(child + 1).eq_ignore_ascii_case("longer"))
                {
                    bearing.denied = !bearing.denied;
                }
                if longer && child > 0 && syntax.word(child - 1).eq_ignore_ascii_case("no") {
                    bearing.denied = !bearing.denied;
                }
                // "has yet to accept", "has yet to take a position"
                if lower == "yet" && before && syntax.word(child + 1).eq_ignore_ascii_case("to") {
                    bearing.denied = true;
                    bearing.void = true;
                }
                if matches!(lower.as_str(), "may" | "might" | "could" | "perhaps" | "possibly") && before && !reported {
                    bearing.hedged = true;
                }
                if relation == "mark" && matches!(lower.as_str(), "if" | "unless" | "whether" | "once" | "lest") && !reported {
                    bearing.void = true;
                }
                if relation == "advmod"
                    && matches!(lower.as_str(), "once" | "formerly" | "previously" | "originally")
                    && before
                    && !syntax.word(child + 1).eq_ignore_ascii_case("again")
                {
                    bearing.gone = true;
                }
                would |= matches!(lower.as_str(), "would" | "could" | "might") && relation == "aux";
                have |= matches!(lower.as_str(), "have") && relation == "aux";
                // "had opposed it", "having been ready": over, unless somebody reports it so.
                let perfect = relation == "aux" && matches!(lower.as_str(), "had" | "having");
                bearing.over |= perfect && !reported && !is_reported(page, word) && !speaks_of_now(page, word);
            }
            // "Neither side accepts", "no delegation supports", "nobody".
            "nsubj" => {
                let none = syntax.children(child).any(|inner| {
                    syntax.relation(inner) == "det" && matches!(syntax.word(inner).to_lowercase().as_str(), "no" | "neither")
                });
                let nobody = matches!(lower.as_str(), "nobody" | "none" | "neither" | "nothing");
                bearing.void |= none || nobody;
            }
            _ => {}
        }
    }
    bearing.void |= would && have && !reported;
    // "Will Kenya accept it?"
    let last = syntax.sentence_of(word).end.saturating_sub(1);
    bearing.void |= syntax.word(last) == "?";
}

/// Takes in what the word above says.
fn govern(page: &Page<'_>, word: usize, head: usize, bearing: &mut Bearing) {
    let syntax = &page.syntax;
    let lower = syntax.word(head).to_lowercase();
    let noun = matches!(syntax.relation(word), "obj" | "obl" | "nsubj" | "nmod");
    let effects = GOVERNORS.get(lower.as_str()).map_or(&[][..], Vec::as_slice);
    let whether =
        syntax.children(word).any(|child| matches!(syntax.word(child).to_lowercase().as_str(), "whether" | "if" | "where"));
    let negated = syntax.children(head).any(|child| {
        NEGATIONS.contains(&syntax.word(child).to_lowercase().as_str()) || syntax.word(child).eq_ignore_ascii_case("yet")
    });
    for effect in effects {
        match effect {
            Effect::Deny if !noun => bearing.denied = !bearing.denied,
            // "Expected to", "asked to"; and what is said of another: "urged Palau to accept".
            Effect::Cancel if !noun => bearing.void = true,
            Effect::Wish if !noun => bearing.wished = true,
            Effect::Silent if whether && (negated || over_yet(page, head)) => bearing.silent = true,
            Effect::Drop if noun && syntax.relation(word) == "obj" => bearing.dropped = true,
            Effect::Withhold if noun && syntax.relation(word) == "obj" => bearing.denied = !bearing.denied,
            Effect::Seek if noun => bearing.of_others = true,
            _ => {}
        }
    }
    // "used to oppose"
    bearing.gone |= lower == "used" && syntax.relation(word) == "xcomp";
}

/// "has yet to say whether"
fn over_yet(page: &Page<'_>, head: usize) -> bool {
    let syntax = &page.syntax;
    (1..4).any(|back| head >= back && syntax.word(head - back).eq_ignore_ascii_case("yet"))
}

fn is_infinitive(page: &Page<'_>, word: usize) -> bool {
    page.syntax
        .children(word)
        .any(|child| page.syntax.relation(child) == "mark" && page.syntax.word(child).eq_ignore_ascii_case("to"))
}

/// Tells whether a clause is the content of a report: its past is that of the saying.
fn is_reported(page: &Page<'_>, word: usize) -> bool {
    let mut word = word;
    while page.syntax.relation(word) == "conj" {
        let Some(head) = page.syntax.head(word) else { return false };
        word = head;
    }
    page.syntax.relation(word) == "ccomp" || page.syntax.label(word) == "parataxis"
}

/// "had now accepted", "had already rejected": it holds.
fn speaks_of_now(page: &Page<'_>, word: usize) -> bool {
    page.syntax.children(word).any(|child| matches!(page.syntax.word(child).to_lowercase().as_str(), "now" | "already"))
}

/// "Until last week Bhutan backed it", "as recently as October": over.
fn once_over(page: &Page<'_>, predicate: &Predicate) -> bool {
    let analysis = &page.analysis;
    let sentence = &analysis.sentences[analysis.sentence_of(predicate.tokens.start)].tokens;
    let border = |at: usize| matches!(analysis.lower(at), ";" | "but" | "while" | "now");
    let from = (sentence.start..predicate.tokens.start).rev().find(|&at| border(at)).map_or(sentence.start, |at| at + 1);
    let to = (predicate.tokens.end..sentence.end).find(|&at| border(at) || analysis.lower(at) == ",").unwrap_or(sentence.end);
    let phrases = ["until last", "until recently", "until yesterday", "as late as", "as recently as", "in the past", "until now"];
    // "China, until last year among the opponents, could support it": an apposition is not of the verb.
    let apposed = |at: usize| {
        at > from && analysis.before(at) == "," && (at..predicate.tokens.start).any(|index| analysis.lower(index) == ",")
    };
    phrases.iter().any(|words| (from..to).any(|at| analysis.reads(at, words) && !apposed(at)))
}

/// Returns what a predicate shows under its bearing, before conditions: none if it shows nothing.
pub(super) fn lean(predicate: &Predicate, bearing: &Bearing) -> Option<Lean> {
    if bearing.silent {
        return Some(Lean::Undeclared);
    }
    let sided = match predicate.leaning {
        Leaning::Support => Lean::For,
        Leaning::Oppose => Lean::Against,
        Leaning::Doubt => Lean::Doubt,
        Leaning::OnlyNegated if bearing.denied => return (!bearing.void).then_some(Lean::Against),
        Leaning::Keeps if bearing.denied => return (!bearing.void).then_some(Lean::For),
        Leaning::Removes if bearing.wished && !bearing.denied => return (!bearing.void).then_some(Lean::Against),
        // "would sign if the others did"
        Leaning::OnlyNegated => return (!bearing.void && !bearing.over).then_some(Lean::OnlyIf),
        Leaning::Keeps | Leaning::Removes => return None,
        Leaning::Undeclared => return (!bearing.void && !bearing.denied).then_some(Lean::Undeclared),
        Leaning::Declares => return bearing.denied.then_some(Lean::Undeclared),
        Leaning::Mixed => return (!bearing.void && !bearing.denied).then_some(Lean::Mixed),
        Leaning::Conditional => return (!bearing.void).then_some(Lean::Conditional),
    };
    if bearing.void || bearing.of_others {
        return None;
    }
    Some(match (sided, bearing.denied, bearing.dropped) {
        // "withdrew its support" is against; "dropped its demand" only asks no more.
        (Lean::For, false, true) if !predicate.demands => Lean::Against,
        (_, _, true) => Lean::Cleared,
        (Lean::For, true, _) => Lean::NotFor,
        (Lean::Against | Lean::Doubt, true, _) => Lean::NotAgainst,
        (sided, ..) => sided,
    })
}

/// What a predicate shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    For,
    Against,
    Doubt,
    /// Support denied.
    NotFor,
    /// Opposition denied.
    NotAgainst,
    /// Opposition given up.
    Cleared,
    Undeclared,
    Mixed,
    Conditional,
    /// Says something only under a condition.
    OnlyIf,
}
