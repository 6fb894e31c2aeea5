//! Where parties stand on which text: a position is of the version it speaks of, and of the point that its words name.

use crate::tabled::{Step, is_name, trace};
use crate::{Round, State};
use rapporteur_draft::Distance;
use rapporteur_model::{Citation, RecordId, RecordedDraft, RecordedPosition, Stance};

/// Where a party stands on a draft, or on one of its points.
#[derive(Debug)]
pub struct Stand<'s> {
    /// The position, of the draft as a whole.
    pub position: &'s RecordedPosition,
    /// The stance on the draft, or on the point.
    pub stance: Stance,
    /// The words that show it.
    pub citation: &'s Citation,
    /// The draft that it speaks of, where that is an earlier text.
    pub earlier: Option<&'s str>,
    /// The label of the point that its words name, in the draft that it speaks of; nothing for the draft as a whole.
    pub point: Option<String>,
    /// The labels of that point in the draft it is listed under; none if it is gone.
    pub here: Vec<String>,
}

/// Returns where the parties stand on the draft at `at`: on its own text, or else on an earlier one. A position is carried on only
/// to a text that is the same in substance; one on a point, as long as that point is.
pub fn stands<'s>(state: &'s State, rounds: &[Round<'s>], at: usize) -> Vec<Stand<'s>> {
    let tabled: Vec<_> = rounds.iter().map(|round| round.tabled.clone()).collect();
    let mut stands: Vec<Stand<'s>> = Vec::new();
    let mut is_same = true;
    for (spoken, round) in rounds[..=at].iter().enumerate().rev() {
        let entry = |target: &RecordId| state.record.draft(target).filter(|draft| is_name(&draft.name, round.tabled.name()));
        for position in state.record.positions.iter().filter(|own| entry(&own.target).is_some()) {
            for (stance, citation) in newest_first(position) {
                let named = point_named(&citation.words);
                let thread = named.as_ref().and_then(|label| trace(&tabled, spoken, label));
                let point = named.filter(|_| thread.is_some());
                if stands.iter().any(|known| known.position.holder == position.holder && known.point == point) {
                    continue;
                }
                let here: Vec<String> =
                    thread.iter().flat_map(|steps| &steps[at].points).map(|(label, _)| label.clone()).collect();
                let holds = match &thread {
                    Some(steps) => !here.is_empty() && steps[spoken + 1..=at].iter().all(is_kept),
                    None => is_same,
                };
                let earlier = (!holds).then(|| round.tabled.name());
                stands.push(Stand { position, stance, citation, earlier, point, here });
            }
        }
        let changed = |own: &Distance| own.changed + own.replaced + own.dropped + own.added > 0;
        is_same &= round.distance.as_ref().is_some_and(|own| !changed(own));
    }
    stands
}

/// Returns the stances of a position with their words: a party may accept one point of a draft after it rejected another.
fn newest_first(position: &RecordedPosition) -> impl Iterator<Item = (Stance, &Citation)> {
    let now = position.evidence.all().iter().rev().map(|citation| (position.stance, citation));
    now.chain(position.earlier.iter().rev().map(|(stance, _, citation)| (*stance, citation)))
}

/// Tells whether a point is the same in substance as in the draft before; a draft without a text tells nothing of it.
fn is_kept(step: &Step) -> bool {
    step.tabled.chosen().text.is_none() || !step.points.is_empty() && step.classes.iter().all(|class| class.severity() <= 0.0)
}

/// Words before the number of a point.
const NAMES: [&str; 6] = ["point", "article", "paragraph", "clause", "section", "item"];

/// Returns the number of the point that words name: "point 4", "Article 3.2"; nothing if they name none or more than one.
fn point_named(words: &str) -> Option<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_name = |word: &str| NAMES.contains(&bare(word).to_lowercase().as_str());
    // "At this point 40 boats waited" speaks of no point of a draft.
    let numbers =
        (1..words.len()).filter(|&at| is_name(words[at - 1]) && !(at > 1 && ["this", "that", "which"].contains(&words[at - 2])));
    let numbers = numbers.map(|at| bare(words[at]));
    let mut numbers: Vec<String> = numbers.filter(|number| number.starts_with(|c: char| c.is_ascii_digit())).collect();
    numbers.dedup();
    (numbers.len() == 1).then(|| numbers.remove(0))
}

/// Returns the drafts that articles speak of and nobody tabled: what is known of them are claims.
pub fn claimed<'s>(state: &'s State, rounds: &[Round]) -> Vec<&'s RecordedDraft> {
    let is_tabled = |draft: &RecordedDraft| rounds.iter().any(|round| is_name(round.tabled.name(), &draft.name));
    state.record.drafts.iter().filter(|draft| !is_tabled(draft)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_point_is_named_or_none() {
        for (words, named) in [
            ("Marsh said point 4 was out of the question.", Some("4")),
            ("\u{201c}Article 3.2, as it stands, cannot be signed\u{201d}", Some("3.2")),
            ("He took up point 4 and point 5.", None),
            ("The 12-point text was rejected.", None),
            ("At this point 40 boats waited.", None),
        ] {
            assert_eq!(point_named(words).as_deref(), named, "{words}");
        }
    }
}
