//! Where a content begins and ends: choices among the places where words of speech can.
//!
//! A chain sees a few words at a time. It goes on through "…, who is 70" or "… in a statement on Thursday", which tell of the
//! saying and are not part of what was said, and it begins too early in "rounded on him: “The map is a fraud.”" Here the words from
//! the first to the last are weighed as a whole (Scheible, Klinger and Padó 2016 score whole quotations for that reason).

use super::chain::{LANES, Scores};
use super::choice::best;
use super::line::Line;
use super::second::{role, runs};
use crate::engine::form::Form;
use std::cmp::Ordering;
use std::ops::Range;

/// The labels of a content's words: the first, the further ones.
pub const CONTENT: [u8; 2] = [5, 6];

/// Returns the contents that labels spell.
#[must_use]
pub fn contents(labels: &[u8]) -> Vec<Range<usize>> {
    runs(labels).filter(|&(own, _)| own == role(CONTENT[0])).map(|(_, words)| words).collect()
}

/// A line and what was found on it so far.
#[derive(Clone, Copy, Debug)]
pub struct Chained<'c> {
    /// The line.
    pub line: &'c Line,
    /// The forms of its words.
    pub forms: &'c [Form],
    /// The labels.
    pub labels: &'c [u8],
    /// The scores of all labels, by word.
    pub scores: &'c [Scores],
    /// How many whole numbers a unit of score is.
    pub unit: f32,
    /// How many ends before the one that was found, and after it, are candidates.
    pub nearest: [usize; 2],
}

impl Chained<'_> {
    /// Returns how far a label of a word is ahead of another.
    pub fn ahead(&self, at: usize, of: [u8; 2]) -> f32 {
        let own: &[i16; LANES] = &self.scores[at];
        let [label, other] = of.map(|label| f32::from(own[usize::from(label)]));
        (label - other) / self.unit
    }

    /// Returns how far the words between a bound that was found and another are ahead as words of a content, all together.
    pub fn between(&self, found: usize, other: usize) -> f32 {
        (found.min(other)..found.max(other)).map(|at| self.ahead(at, [CONTENT[1], 0])).sum()
    }

    /// Returns the lower-cased word at a place, by hash.
    pub fn lower(&self, at: Option<usize>) -> u64 {
        at.and_then(|at| self.line.form(self.forms, at)).map_or(1, |form| form.lower)
    }

    /// Returns the class of tags at a place.
    pub fn class(&self, at: Option<usize>) -> u64 {
        at.and_then(|at| self.line.class.get(at)).map_or(0xFF, |&class| u64::from(class))
    }

    /// Returns where a word stands to quotation marks.
    pub fn quote(&self, at: Option<usize>) -> u64 {
        at.and_then(|at| self.line.quote.get(at)).map_or(7, |&quote| quote as u64)
    }

    /// Returns how many words of a range are of a kind, three at most.
    pub fn count(&self, words: Range<usize>, of: impl Fn(usize) -> bool) -> u64 {
        words.filter(|&at| of(at)).count().min(3) as u64
    }
}

/// Returns the step of a sum of scores.
#[must_use]
pub fn grade(value: f32) -> u64 {
    [-8.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 8.0, 16.0].iter().filter(|&&bound| value > bound).count() as u64
}

/// Returns whether a bound lies before the one that was found, there, or behind it.
#[must_use]
pub fn way(bound: usize, found: usize) -> u64 {
    match bound.cmp(&found) {
        Ordering::Less => 0,
        Ordering::Equal => 1,
        Ordering::Greater => 2,
    }
}

/// A bound of a content: its start or its end.
pub trait Boundary: Sized {
    /// Looks at a content that was found.
    fn new(chained: Chained<'_>, content: Range<usize>) -> Self;
    /// Returns where the bound may lie, in the order of the text; where it was found is among them.
    fn candidates(&self, chained: Chained<'_>) -> Vec<usize>;
    /// Gives each feature of the bound's lying at a candidate to `take`.
    fn features(&self, chained: Chained<'_>, at: usize, take: impl FnMut(u64));
    /// Returns the content with its bound at a candidate.
    fn with(content: &Range<usize>, at: usize) -> Range<usize>;
}

/// Moves the bound of each content to the best of its candidates; returns the labels then, and how far the bound of each content
/// is ahead of the next best. `weigh` returns the sum of the weights of features.
#[must_use]
pub fn mend<B: Boundary>(chained: Chained<'_>, weigh: impl Fn(&[u64]) -> f32) -> (Vec<u8>, Vec<f32>) {
    let (mut labels, mut hashes) = (chained.labels.to_vec(), Vec::with_capacity(64));
    let mut aheads = Vec::new();
    for content in contents(chained.labels) {
        let bound = B::new(chained, content.clone());
        let scored = bound.candidates(chained).into_iter().map(|at| {
            hashes.clear();
            bound.features(chained, at, |hash| hashes.push(hash));
            (at, weigh(&hashes))
        });
        let Some((at, ahead)) = best(scored) else { continue };
        aheads.push(ahead);
        let words = B::with(&content, at);
        labels[content].fill(0);
        labels[words.clone()].fill(CONTENT[1]);
        labels[words.start] = CONTENT[0];
    }
    (labels, aheads)
}

#[cfg(test)]
mod tests {
    use super::super::ends::{End, NEAREST};
    use super::super::line::Known;
    use super::super::starts::Start;
    use super::*;
    use crate::engine::hash::feature;
    use crate::{Analysis, Engine, Reader};

    /// Mends the bounds of the content that begins and ends with two words of a text, where only one feature weighs anything;
    /// returns the contents then.
    fn mended<B: Boundary>(text: &str, [from, to]: [&str; 2], feature: u64) -> Vec<String> {
        let analysis = Analysis::new(text, &[]);
        let mut reader = Reader::new(Engine::english());
        let syntax = reader.parse(&analysis);
        let (mut known, tokens) = (Known::default(), &analysis.paragraphs[0].tokens);
        let line = Line::new(Engine::english(), &mut known, &analysis, &syntax, tokens, &|_, _| 0);
        let at = |word: &str| (0..line.len()).find(|&at| syntax.word(at) == word).unwrap();
        let mut labels = vec![0; line.len()];
        labels[at(from)..=at(to)].fill(CONTENT[1]);
        labels[at(from)] = CONTENT[0];
        let scores = vec![[0; LANES]; line.len()];
        let chained =
            Chained { line: &line, forms: known.forms.all(), labels: &labels, scores: &scores, unit: 1.0, nearest: NEAREST };
        let (labels, aheads) = mend::<B>(chained, |hashes| f32::from(u8::from(hashes.contains(&feature))));
        let found: Vec<String> = contents(&labels).iter().map(|words| syntax.text_of(words).to_owned()).collect();
        assert_eq!(found.len(), aheads.len());
        found
    }

    #[test]
    fn a_content_may_begin_anew_at_a_quotation_and_only_there() {
        let text = "Ms. Orde rounded on him: “The map is a fraud.”";
        let [later, same] = [2, 1].map(|way| feature(1300, way));
        assert_eq!(mended::<Start>(text, ["rounded", "”"], later), ["“The map is a fraud.”"]);
        assert_eq!(mended::<Start>(text, ["rounded", "”"], same), ["rounded on him: “The map is a fraud.”"]);
        let text = "Ms. Orde rounded on him, as ever, when the map was shown.";
        assert_eq!(mended::<Start>(text, ["rounded", "shown"], later), ["rounded on him, as ever, when the map was shown"]);
    }

    #[test]
    fn a_content_may_end_where_a_phrase_does_but_not_within_the_quotation_it_opens_with() {
        let text = "“The map, as drawn, is a fraud. Nobody, least of all us, will sign it,” she said.";
        let earlier = feature(1100, 0);
        assert_eq!(
            mended::<End>(text, ["“", "”"], earlier),
            ["“The map, as drawn, is a fraud. Nobody, least of all us, will sign it,”"]
        );
        let text = "She said the map was a fraud, as drawn.";
        assert_eq!(mended::<End>(text, ["the", "drawn"], earlier).len(), 1);
        assert!(mended::<End>(text, ["the", "drawn"], earlier)[0].len() < "the map was a fraud, as drawn".len());
    }
}
