//! Sentences of a line: at each place where one could end, a perceptron says whether it does.

use super::batch::Batch;
use super::care::Care;
use super::form::{Form, Has};
use super::hash::{feature, mix};
use super::pack::Unpack;
use super::rows::Rows;
use super::tagger::{FormScores, PLACES};
use std::ops::Range;

/// Words after which a sentence is cut even without a sign: time stays linear, and trees stay small.
pub const LONGEST: usize = 300;

/// Features that are looked up together: all that rest on more than one word.
const TOGETHER: usize = 16;

/// Where the words that are looked at stand, counted from the one that may be a sentence's last.
const NEAR: [isize; PLACES] = [-1, 0, 1, 2, -2];

/// What words are together hardly ever changes a sum of each by itself that is so far from zero, in units of a weight.
const SURE: i16 = 200;

/// The sentence splitter.
#[derive(Debug)]
pub struct Splitter<'m> {
    rows: Rows<'m>,
}

/// A line as the splitter sees it.
#[derive(Clone, Copy, Debug)]
pub struct Line<'f> {
    /// The numbers of its forms.
    pub words: &'f [u32],
    /// The forms, by number.
    pub forms: &'f [Form],
    /// For each word whether a space follows it.
    pub spaced: &'f [bool],
}

impl Line<'_> {
    fn form(&self, at: Option<usize>) -> Option<&Form> {
        self.words.get(at?).map(|&number| &self.forms[number as usize])
    }

    /// Returns the places of the words near word `at`; none where there is none.
    fn near(at: usize) -> [Option<usize>; PLACES] {
        NEAR.map(|by| at.checked_add_signed(by))
    }

    /// Tells whether a sentence may end after word `at`: what is plainly inside one is not looked at.
    pub fn may_end(&self, at: usize) -> bool {
        let (Some(here), Some(next)) = (self.form(Some(at)), self.form(Some(at + 1))) else { return false };
        let marked = here.is(Has::Mark) || here.is(Has::Stop) || here.is(Has::Hyphen);
        (marked || !next.is(Has::Small) || next.is(Has::Capital)) && (self.spaced[at] || marked)
    }

    /// Gives each feature of a sentence from `first` ending after word `at` to `take`.
    pub fn features(&self, first: usize, at: usize, mut take: impl FnMut(u64)) {
        for (place, near) in Self::near(at).into_iter().enumerate() {
            form_features(place, self.form(near), &mut take);
        }
        self.joint_features(first, at, take);
    }

    /// Gives each feature to `take` that rests on more than one word.
    fn joint_features(&self, first: usize, at: usize, mut take: impl FnMut(u64)) {
        let near = Self::near(at).map(|near| self.form(near));
        let (lower, shape, cluster) = (near.map(lower), near.map(shape), near.map(cluster));
        let space = u64::from(self.spaced[at]);
        take(feature(330, mix(lower[1], lower[2])));
        take(feature(331, mix(lower[1], shape[2])));
        take(feature(332, mix(shape[0], mix(lower[1], shape[2]))));
        take(feature(333, mix(lower[0], lower[1])));
        take(feature(334, mix(lower[1], space)));
        take(feature(335, mix(mix(lower[1], shape[2]), mix(shape[3], space))));
        take(feature(336, mix(shape[1], shape[2])));
        let since = (at + 1 - first).min(24).next_power_of_two() as u64;
        let left = (self.words.len() - at - 1).min(24).next_power_of_two() as u64;
        let long = self.words.len().min(64).next_power_of_two() as u64;
        take(feature(337, mix(since, lower[1])));
        take(feature(338, mix(left, lower[1])));
        take(feature(339, mix(long, mix(shape[1], shape[2]))));
        take(feature(340, mix(since, mix(left, shape[2]))));
        take(feature(341, mix(cluster[1], cluster[2])));
        take(feature(342, since));
        take(feature(343, mix(lower[1], cluster[2])));
        // "2:15pm Doren arrives.": what the line and the sentence begin with tells lists and live logs from prose.
        take(feature(344, mix(self.form(Some(first)).map_or(0, |form| form.shape), mix(shape[1], shape[2]))));
        take(feature(345, 0));
    }
}

fn lower(form: Option<&Form>) -> u64 {
    form.map_or(1, |form| form.lower)
}

fn shape(form: Option<&Form>) -> u64 {
    form.map_or(1, |form| form.shape)
}

fn cluster(form: Option<&Form>) -> u64 {
    form.map_or(9999, |form| u64::from(form.cluster))
}

/// Gives each feature that a form has by itself in one of the places [`NEAR`] to `take`.
fn form_features(place: usize, form: Option<&Form>, mut take: impl FnMut(u64)) {
    let place = 300 + place as u64 * 4;
    take(feature(place, lower(form)));
    take(feature(place + 1, shape(form)));
    take(feature(place + 2, cluster(form)));
}

impl<'m> Splitter<'m> {
    /// Reads the model.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { rows: Rows::unpack(file) }
    }

    /// Sums the weights of the forms that `scores` does not hold yet.
    pub fn learn_forms(&self, forms: &[Form], scores: &mut FormScores<1>) {
        scores.learn(forms, |place, form, sum| form_features(place, form, |hash| self.rows.add(hash, sum)));
    }

    /// Appends the sentences of a line whose first word has number `offset` in the text.
    pub fn split(&self, line: &Line<'_>, offset: usize, scores: &FormScores<1>, care: Care, sentences: &mut Vec<Range<usize>>) {
        let lead = care.lead(SURE);
        let mut first = 0;
        for at in 0..line.words.len() {
            let ends = at + 1 == line.words.len()
                || at + 1 - first >= LONGEST
                || (line.may_end(at) && self.ends(line, first, at, scores, lead));
            if ends {
                sentences.push(offset + first..offset + at + 1);
                first = at + 1;
            }
        }
    }

    fn ends(&self, line: &Line<'_>, first: usize, at: usize, scores: &FormScores<1>, lead: i16) -> bool {
        let numbers = Line::near(at).map(|near| line.words.get(near?).map(|&number| number as usize));
        let [apart] = scores.sum(&numbers);
        if apart.saturating_abs() > lead {
            return apart > 0;
        }
        let mut score = i32::from(apart);
        let mut batch = Batch::<TOGETHER>::default();
        line.joint_features(first, at, |hash| batch.push(hash, |full| score += self.rows.sum(full)));
        score + self.rows.sum(batch.hashes()) > 0
    }
}
