//! The day on which quoted words were spoken: "tomorrow" in them is counted from it.

use super::expression::Expression;
use super::resolve::{Anchor, resolve};
use super::{Seen, What};
use crate::Page;
use rapporteur_language::{Tense, TokenRange};
use rapporteur_time::Date;

/// Verbs of saying, as lemmas; what hangs on one of them outside the quotation marks says when it was said.
const SAYING: [&str; 22] = [
    "say", "tell", "add", "write", "announce", "declare", "warn", "insist", "post", "state", "vow", "promise", "argue", "reply",
    "note", "stress", "claim", "explain", "tweet", "predict", "ask", "report",
];

/// Returns the day that a sentence with a quotation says its words were spoken on, if it is a day before publication.
pub(super) fn day_of(page: &Page<'_>, seen: &[Seen]) -> Option<Date> {
    let quoted = |words: &TokenRange| page.analysis.is_quoted(words.start);
    if seen.len() < 2 || !seen.iter().any(|seen| quoted(&seen.words)) {
        return None;
    }
    let published = page.published?;
    let anchor =
        Anchor { today: Some(published), last_named: Some(published), of_sentence: Some(published), direction: Tense::Past };
    seen.iter()
        .filter_map(|seen| match &seen.what {
            What::Days(expression, _) => Some((expression, &seen.words)),
            _ => None,
        })
        .filter(|(expression, words)| !quoted(words) && is_day(expression) && hangs_on_saying(page, words))
        .find_map(|(expression, _)| resolve(expression, anchor))
        .filter(|when| when.interval.is_day() && when.interval.start() <= published)
        .map(|when| when.interval.start())
}

fn is_day(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Fixed(_)
            | Expression::DayOf { .. }
            | Expression::Weekday(..)
            | Expression::Days(_)
            | Expression::Distance { .. }
    )
}

fn hangs_on_saying(page: &Page<'_>, words: &TokenRange) -> bool {
    let syntax = &page.syntax;
    let range = syntax.words_of(&page.analysis, words);
    let Some(head) = syntax.top_of(&range).and_then(|top| syntax.head(top)) else { return false };
    SAYING.contains(&syntax.lemma(head).as_str())
        || syntax.head(head).is_some_and(|above| SAYING.contains(&syntax.lemma(above).as_str()) && syntax.upos(head) != "VERB")
}
