//! Whether a clause looks back or ahead.

use crate::Page;
use crate::lexicon::{Words, rows};
use rapporteur_language::{Tense, TokenKind, TokenRange};
use std::sync::LazyLock;

/// What a word tells of the direction of its clause; it may tell several things.
#[derive(Clone, Copy, Debug, Default)]
struct Points {
    past: bool,
    ahead: bool,
    moves: bool,
}

static WORDS: LazyLock<Words<Points>> = LazyLock::new(|| {
    let mut words: Words<Points> = Words::default();
    for [row, class] in rows::<2>(include_str!("../lang/en/tenses.tsv")) {
        for word in row.split('|') {
            let points = words.entry(word).or_default();
            match class {
                "past" => points.past = true,
                "ahead" => points.ahead = true,
                _ => points.moves = true,
            }
        }
    }
    words
});

fn points(word: &str) -> Points {
    WORDS.get(word).copied().unwrap_or_default()
}

/// Returns where the clause around token `at` points: by the nearest telling word before it, else after it.
///
/// "held meetings in Tolm on Tuesday" looks back, "is expected to visit on Tuesday" ahead; HeidelTime resolves both to
/// the past. Words of the clause that are farther than a comma and a conjunction away do not count.
pub(super) fn direction_at(page: &Page<'_>, sentence: &TokenRange, words: &TokenRange) -> Tense {
    let (analysis, at) = (&page.analysis, words.start);
    // "since October": what lies behind.
    if at > sentence.start && analysis.before(at) == "since" {
        return Tense::Past;
    }
    if let Some(direction) = moved(page, sentence, at) {
        return direction;
    }
    // "The deadline is Friday", "the next round is on 4 May": what is on a day is ahead of it.
    let link = at - usize::from(at > sentence.start && matches!(analysis.before(at), "on" | "in" | "at"));
    if link > sentence.start && matches!(analysis.before(link), "is" | "are") {
        return Tense::Future;
    }
    // "called a round for Thursday", "due for Monday": what is set for a day is ahead of it.
    if at > sentence.start && analysis.before(at) == "for" {
        let unreal =
            (sentence.start.max(at.saturating_sub(6))..at).any(|at| matches!(analysis.lower(at), "was" | "were" | "originally"));
        // "The round planned for Monday did not take place": it was ahead of another day than today.
        let over =
            (words.end..sentence.end.min(words.end + 8)).any(|at| matches!(analysis.lower(at), "did" | "never" | "didn't"));
        return if unreal || over { Tense::Present } else { Tense::Future };
    }
    let tells = |at: usize| {
        let word = analysis.lower(at);
        if analysis.tokens.kind(at) != TokenKind::Word {
            return None;
        }
        let points = points(word);
        if points.ahead && (word != "to" || infinitive_follows(page, at)) {
            // "I did not meet him on Sunday"
            if (sentence.start.max(at.saturating_sub(3))..at).any(|before| analysis.lower(before) == "did") {
                return Some(Tense::Past);
            }
            // "had been due on Tuesday" and "was to meet on Tuesday" were ahead of another day than today.
            let arranged =
                matches!(word, "due" | "planned" | "scheduled" | "expected" | "set" | "pencilled" | "slated" | "foreseen" | "to");
            let unreal = (sentence.start.max(at.saturating_sub(3))..at)
                .any(|before| matches!(analysis.lower(before), "was" | "were" | "had" | "been"));
            // "a meeting set for August never took place": a participle alone tells as little.
            let real = (sentence.start.max(at.saturating_sub(3))..at)
                .any(|before| matches!(analysis.lower(before), "is" | "are" | "be" | "being" | "has" | "have" | "'s" | "will"));
            return Some(if arranged && (unreal || (word != "to" && !real)) { Tense::Present } else { Tense::Future });
        }
        if word.ends_with("'ll") {
            return Some(Tense::Future);
        }
        let regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") && word != "united" && word != "hundred";
        if !(regular || points.past) {
            return None;
        }
        // "will be held", "is to be signed": the participle of what is to come.
        let ahead = (sentence.start.max(at.saturating_sub(3))..at)
            .any(|before| ["will", "would", "shall", "should", "may", "might", "must", "be"].contains(&analysis.lower(before)));
        Some(if ahead { Tense::Future } else { Tense::Past })
    };
    (sentence.start..at)
        .rev()
        .take(24)
        .find_map(tells)
        .or_else(|| (at..sentence.end).take(24).find_map(tells))
        .unwrap_or(Tense::Past)
}

/// "Has been moved from Friday": the nearer one. "Pushed back to Monday": what is moved to a day is ahead of it, unless that is told of an
/// earlier time: "had been moved to Monday".
fn moved(page: &Page<'_>, sentence: &TokenRange, at: usize) -> Option<Tense> {
    let analysis = &page.analysis;
    let floor = |back: usize| sentence.start.max(at.saturating_sub(back));
    let verb = |back: usize| (floor(back)..at).rev().find(|&at| points(analysis.lower(at)).moves);
    if at <= sentence.start {
        return None;
    }
    match analysis.before(at) {
        "from" => verb(3).map(|_| Tense::Present),
        "to" => {
            let verb = verb(8)?;
            let earlier = (sentence.start.max(verb.saturating_sub(3))..verb).any(|at| analysis.lower(at) == "had");
            Some(if earlier { Tense::Present } else { Tense::Future })
        }
        _ => None,
    }
}

/// Tells whether "to" at `at` is that of "is to meet": other infinitives follow a word that points ahead itself.
fn infinitive_follows(page: &Page<'_>, at: usize) -> bool {
    at > 0 && rapporteur_language::is_auxiliary(page.analysis.before(at))
}
