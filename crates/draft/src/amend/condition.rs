//! Conditions: provisos, exceptions, preconditions, consents.

use super::phrases::Phrases;
use super::side::{Side, Words};
use std::sync::LazyLock;

/// A condition in a point, as a range of words.
#[derive(Clone, Debug)]
struct Condition {
    start: usize,
    end: usize,
    /// Where the words after its head begin.
    head: usize,
}

/// Heads that always open a condition; the longer first.
const STRONG: &[&str] = &[
    "on the condition that",
    "on condition that",
    "on the understanding that",
    "under the condition that",
    "provided that",
    "providing that",
    "subject to",
    "only if",
    "only after",
    "only with",
    "only when",
    "only where",
    "only once",
    "except for",
    "except",
    "with the exception of",
    "save for",
    "save",
    "other than",
    "apart from",
    "unless",
    "provided",
    "if",
    "as long as",
    "so long as",
    "in the event of",
    "in the event that",
    "in case of",
    "with the consent of",
    "with the agreement of",
    "with the approval of",
    "with the permission of",
    "with the authorization of",
    "with the prior consent of",
    "with prior consent of",
    "after consulting",
    "in consultation with",
    "after consultation with",
    "without the consent of",
    "without the approval of",
    "without the permission of",
    "without the agreement of",
    "without permission",
    "without consent",
    "without authorization",
    "without approval",
    "on request",
    "upon request",
    "at the request of",
    "if asked",
    "on demand",
    "conditional on",
    "conditional upon",
    "contingent on",
    "contingent upon",
    "dependent on",
    "against payment",
    "in exchange for",
    "in return for",
    "pending",
    "notwithstanding",
    "to the extent that",
];

/// Heads that open a condition where what follows is new: "after registering with the Commission".
const WEAK: &[&str] = &[
    "after", "once", "until", "where", "when", "before", "as soon as", "upon", "following", "while", "whenever", "in cases where",
];

fn strong() -> &'static Phrases<()> {
    static HEADS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(STRONG.iter().map(|head| (*head, ()))));
    &HEADS
}

fn weak() -> &'static Phrases<()> {
    static HEADS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(WEAK.iter().map(|head| (*head, ()))));
    &HEADS
}

/// Heads of one and the same kind of condition: consent, request.
const SAME: &[&[&str]] = &[&["if asked", "on request", "upon request", "at the request of", "on demand", "if requested"]];

/// Returns the conditions of `side` that have no like in `other`.
pub(super) fn unmatched(side: &Side, other: &Side) -> Vec<Words> {
    let theirs = conditions(other);
    let is_apart = |own: &Condition| !theirs.iter().any(|their| same(side, own, other, their)) && is_new(side, own, other);
    conditions(side).into_iter().filter(is_apart).map(|own| (own.start, own.end)).collect()
}

fn same(side: &Side, own: &Condition, other: &Side, their: &Condition) -> bool {
    let kind = |side: &Side, condition: &Condition| {
        SAME.iter().position(|heads| heads.iter().any(|head| side.reads(condition.start, head).is_some()))
    };
    let of_kind = kind(side, own).is_some() && kind(side, own) == kind(other, their);
    let content = |side: &Side, condition: &Condition| -> Vec<usize> {
        (condition.head..condition.end).filter(|&at| side.words[at].content).collect()
    };
    let (own, their) = (content(side, own), content(other, their));
    let shared = own.iter().filter(|&&a| their.iter().any(|&b| super::side::alike(side.form(a), other.form(b)))).count();
    of_kind || shared > 0 && shared * 5 >= own.len().min(their.len()) * 2
}

/// Tells whether the other side does not say what the condition says.
fn is_new(side: &Side, own: &Condition, other: &Side) -> bool {
    let content: Vec<usize> = (own.head..own.end).filter(|&at| side.words[at].content).collect();
    let said = content.iter().filter(|&&at| other.says(&side.words[at])).count();
    content.is_empty() || said * 2 < content.len() || strong().at(side, own.start).is_some() && said * 5 <= content.len() * 4
}

fn conditions(side: &Side) -> Vec<Condition> {
    let mut found: Vec<Condition> = Vec::new();
    let mut at = 0;
    while at < side.words.len() {
        match head(side, at) {
            Some(count) => {
                let end = end(side, at + count);
                found.push(Condition { start: at, end, head: at + count });
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// Returns how many words open a condition at `at`.
fn head(side: &Side, at: usize) -> Option<usize> {
    if let Some(((), count)) = strong().at(side, at) {
        let word = side.lower(at);
        let is_weakener = ["if possible", "if necessary", "where possible"].iter().any(|phrase| side.reads(at, phrase).is_some());
        // "is provided by", "to save lives"; "except" and "other than" stand.
        let is_verb = match word {
            "provided" if count == 1 => {
                let is_passive = at == 0 || rapporteur_language::is_auxiliary(side.lower(at - 1));
                is_passive || matches!(side.lower(at + 1), "by" | "for" | "in" | "to" | "with")
            }
            "save" => at == 0 || !side.words[at - 1].mark,
            _ => false,
        };
        let follows_only = at > 0 && side.lower(at - 1) == "only" && word != "only";
        return (!is_weakener && !is_verb && !follows_only).then_some(count);
    }
    let ((), count) = weak().at(side, at)?;
    let next = side.lower(at + count);
    let is_time = next.starts_with(|c: char| c.is_ascii_digit())
        || rapporteur_language::number_word(next).is_some()
        || matches!(next, "a" | "an" | "which" | "it");
    let opens = at == 0 || side.words[at].initial;
    let takes_noun = matches!(side.lower(at), "after" | "upon" | "following" | "before" | "until");
    let is_clause = side.words[at + count..(at + count + 8).min(side.words.len())]
        .iter()
        .any(|word| matches!(word.lower, "has" | "have" | "is" | "are" | "been") || rapporteur_language::is_modal(word.lower));
    let is_moment = opens && side.lower(at) == "when";
    let opens_clause = takes_noun || is_clause || next.ends_with("ing");
    (!is_time && !is_moment && opens_clause).then_some(count)
}

/// Returns where a condition that begins with its head before `at` ends: with its sentence, or at a comma that goes on with the
/// main clause.
fn end(side: &Side, at: usize) -> usize {
    (at..side.words.len())
        .find(|&at| {
            side.words[at].mark
                && (matches!(side.lower(at), "." | ";" | ":" | ")")
                    || side.lower(at) == "," && !matches!(side.lower(at + 1), "and" | "or" | "in" | "on" | "by"))
        })
        .unwrap_or(side.words.len())
}
