//! Part-of-speech tags: an averaged perceptron from left to right, over both tag sets at once.
//!
//! A class is a pair of a universal and a Penn tag, so that the two never contradict each other. The features of a word by
//! itself, in each of the five places of the window, are summed once for each different word of a text.

use super::batch::Batch;
use super::form::{Form, Has};
use super::hash::feature;
use super::pack::Unpack;
use super::rows::Rows;

/// Places of the window: the word itself, the two before, the two after.
pub const PLACES: usize = 5;
/// The most classes there can be.
pub const LANES: usize = 96;

/// Features of several words that are looked up together: all of a word.
const JOINT: usize = 16;

/// The tagger.
#[derive(Debug)]
pub struct Tagger<'m> {
    /// The classes: universal and Penn tag, apart by a space.
    pub classes: Vec<&'m str>,
    /// The one class of words that have no other.
    plain: Rows<'m>,
    rows: Rows<'m>,
}

/// What features see around a word: the forms of the window, and the classes given before.
#[derive(Clone, Copy, Debug)]
pub struct Window<'f> {
    /// The word, the two before it (nearest first), the two after it; nothing beyond the sentence.
    pub forms: [Option<&'f Form>; PLACES],
    /// The classes of the two words before, nearest first, from one; zero beyond the sentence.
    pub before: [u8; 2],
}

/// Gives each feature that a form has by itself in a place of the window to `take`.
pub fn form_features(place: usize, form: Option<&Form>, mut take: impl FnMut(u64)) {
    let place = place as u64 * 32;
    let Some(form) = form else {
        take(feature(place, 0));
        return;
    };
    take(feature(place + 1, form.lower));
    take(feature(place + 2, u64::from(form.cluster)));
    take(feature(place + 3, form.suffixes[2]));
    if place <= 3 * 32 {
        take(feature(place + 4, form.shape));
    }
    if place == 0 || place == 32 || place == 3 * 32 {
        take(feature(place + 5, u64::from(form.coarse)));
        take(feature(place + 6, form.suffixes[1]));
    }
    if place == 0 {
        take(feature(7, form.exact));
        take(feature(8, form.suffixes[0]));
        take(feature(9, form.suffixes[3]));
        for (length, &prefix) in form.prefixes.iter().enumerate() {
            take(feature(10 + length as u64, prefix));
        }
        take(feature(13, u64::from(form.kinds)));
        take(feature(14, form.suffixes[2] ^ u64::from(form.kinds)));
        take(feature(15, 0));
    }
}

/// Gives each feature of several words, or of the tags before, to `take`.
pub fn joint_features(window: &Window<'_>, mut take: impl FnMut(u64)) {
    let [here, before, _, after, after2] = window.forms;
    let lower = |form: Option<&Form>| form.map_or(0, |form| form.lower);
    let cluster = |form: Option<&Form>| form.map_or(0, |form| u64::from(form.cluster));
    let [tag, tag2] = window.before.map(u64::from);
    let tags = tag << 8 | tag2;
    let (word, next) = (lower(here), lower(after));
    take(feature(200, tag));
    take(feature(201, tags));
    take(feature(202, word ^ tag));
    take(feature(203, word ^ tags));
    take(feature(204, super::hash::mix(word, next)));
    take(feature(205, super::hash::mix(lower(before), word)));
    take(feature(206, here.map_or(0, |form| form.suffixes[2]) ^ tag));
    take(feature(207, next ^ tag));
    take(feature(208, cluster(here) << 32 | cluster(after) << 8 | tag));
    take(feature(209, cluster(after) << 16 | cluster(after2)));
    take(feature(210, after.map_or(0, |form| form.suffixes[1]) ^ tag));
    // A capital says less where the sentence begins, or among other capitals.
    let capitals = [here, before, after].map(|form| form.map_or(2, |form| u64::from(form.is(Has::Capital))));
    take(feature(212, super::hash::mix(word, cluster(after))));
    take(feature(213, super::hash::mix(word, cluster(before))));
    take(feature(214, super::hash::mix(cluster(before) << 16 | cluster(here), tag)));
    take(feature(211, capitals[0] | capitals[1] << 2 | capitals[2] << 4 | tag << 8));
}

/// The summed weights of each different form in each place, for models of up to `N` classes.
#[derive(Debug, Default)]
pub struct FormScores<const N: usize> {
    sums: Vec<[[i16; N]; PLACES]>,
    /// The one class of each form that has no other.
    plain: Vec<Option<u8>>,
    edge: Option<Box<[[i16; N]; PLACES]>>,
}

impl<const N: usize> FormScores<N> {
    /// Sums the weights of the forms it does not hold yet: `weigh` adds those of a form in a place.
    pub(crate) fn learn(&mut self, forms: &[Form], weigh: impl Fn(usize, Option<&Form>, &mut [i16; N])) {
        let sums = |form: Option<&Form>| {
            let mut sums = [[0; N]; PLACES];
            sums.iter_mut().enumerate().for_each(|(place, sums)| weigh(place, form, sums));
            sums
        };
        self.edge.get_or_insert_with(|| Box::new(sums(None)));
        let known = self.sums.len().min(forms.len());
        self.sums.extend(forms[known..].iter().map(|form| sums(Some(form))));
    }

    /// Adds up the weights of the forms in all places of a window.
    #[inline]
    pub(crate) fn sum(&self, numbers: &[Option<usize>; PLACES], sum: &mut [i16; N]) {
        let Some(edge) = self.edge.as_deref() else { return };
        let rows: [&[i16; N]; PLACES] = std::array::from_fn(|place| {
            let rows = numbers[place].and_then(|number| self.sums.get(number)).unwrap_or(edge);
            &rows[place]
        });
        for (lane, sum) in sum.iter_mut().enumerate() {
            *sum += rows.iter().map(|row| row[lane]).sum::<i16>();
        }
    }
}

impl<'m> Tagger<'m> {
    /// Reads the model.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { classes: file.words(), plain: Rows::unpack(file), rows: Rows::unpack(file) }
    }

    /// Returns the class of a form that has no other, as "the" and most marks have not.
    pub fn plain_class(&self, form: &Form) -> Option<u8> {
        self.plain.get(plain_feature(form)).first().map(|[class, _]| *class)
    }

    /// Sums the weights of the forms that `scores` does not hold yet.
    pub fn learn_forms(&self, forms: &[Form], scores: &mut FormScores<LANES>) {
        scores.learn(forms, |place, form, sums| form_features(place, form, |hash| self.rows.add(hash, sums)));
        let known = scores.plain.len().min(forms.len());
        scores.plain.extend(forms[known..].iter().map(|form| self.plain_class(form)));
    }

    /// Appends the class of each word of a sentence, given by the numbers of its forms.
    pub fn tag(&self, sentence: &[u32], forms: &[Form], scores: &FormScores<LANES>, classes: &mut Vec<u8>) {
        let number = |at: usize, by: isize| sentence.get(at.wrapping_add_signed(by)).map(|&form| form as usize);
        let mut before = [0; 2];
        for (at, &own) in sentence.iter().enumerate() {
            if let Some(class) = scores.plain.get(own as usize).copied().flatten() {
                before = [class + 1, before[0]];
                classes.push(class);
                continue;
            }
            let numbers = [0, -1, -2, 1, 2].map(|by| number(at, by));
            let mut sum = [0; LANES];
            scores.sum(&numbers, &mut sum);
            let window = Window { forms: numbers.map(|number| number.map(|number| &forms[number])), before };
            let mut batch = Batch::<JOINT>::default();
            joint_features(&window, |hash| batch.push(hash, |full| self.rows.add_all(full, &mut sum)));
            self.rows.add_all(batch.hashes(), &mut sum);
            let class = best(&sum[..self.classes.len().min(LANES)]);
            before = [class + 1, before[0]];
            classes.push(class);
        }
    }
}

/// Returns the feature by which a form that has one class only is known.
pub fn plain_feature(form: &Form) -> u64 {
    feature(220, form.exact)
}

/// Returns the first class with the highest score.
pub(crate) fn best(scores: &[i16]) -> u8 {
    let highest = scores.iter().copied().max().unwrap_or(0);
    scores.iter().position(|&score| score == highest).unwrap_or(0) as u8
}
