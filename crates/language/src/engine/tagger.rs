//! Part-of-speech tags: an averaged perceptron from left to right, over both tag sets at once.
//!
//! A class is a pair of a universal and a Penn tag, so that the two never contradict each other. The features of a word by
//! itself, in each of the five places of the window, are summed once for each different word of a text.

use super::batch::Batch;
use super::care::{Care, far_ahead};
use super::form::{Form, Has};
use super::hash::{feature, mix};
use super::pack::Unpack;
use super::rows::Rows;

/// Places of the window: the word itself, the two before, the two after.
pub const PLACES: usize = 5;
/// The most classes there can be.
pub const LANES: usize = 96;

/// What words are together, or the tags before, hardly ever changes the class of one that each by itself puts so far ahead, in units
/// of a weight.
const SURE: i16 = 300;

/// The score of a class that there is not: too low to win, and not so low that weights could make it overflow.
const NEVER: i16 = i16::MIN / 2;

/// The tagger.
#[derive(Debug)]
pub struct Tagger<'m> {
    /// The classes: universal and Penn tag, apart by a space.
    pub classes: Vec<&'m str>,
    /// The two tags of each class.
    pub tags: Vec<Option<(&'m str, &'m str)>>,
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
    word_features(window, &mut take);
    tag_features(window, take);
}

fn lower(form: Option<&Form>) -> u64 {
    form.map_or(0, |form| form.lower)
}

fn cluster(form: Option<&Form>) -> u64 {
    form.map_or(0, |form| u64::from(form.cluster))
}

/// At most so many features are given by [`tag_features`].
const OF_TAGS: usize = 16;
/// How many features [`word_features`] gives.
const OF_WORDS: usize = 5;

/// Gives each feature of several words to `take`.
fn word_features(window: &Window<'_>, mut take: impl FnMut(u64)) {
    let [here, before, _, after, after2] = window.forms;
    let word = lower(here);
    take(feature(204, mix(word, lower(after))));
    take(feature(205, mix(lower(before), word)));
    take(feature(209, cluster(after) << 16 | cluster(after2)));
    take(feature(212, mix(word, cluster(after))));
    take(feature(213, mix(word, cluster(before))));
}

/// Gives each feature of the tags before to `take`.
fn tag_features(window: &Window<'_>, mut take: impl FnMut(u64)) {
    let [here, before, _, after, _] = window.forms;
    let [tag, tag2] = window.before.map(u64::from);
    let tags = tag << 8 | tag2;
    let (word, next) = (lower(here), lower(after));
    take(feature(200, tag));
    take(feature(201, tags));
    take(feature(202, word ^ tag));
    take(feature(203, word ^ tags));
    take(feature(206, here.map_or(0, |form| form.suffixes[2]) ^ tag));
    take(feature(207, next ^ tag));
    take(feature(208, cluster(here) << 32 | cluster(after) << 8 | tag));
    take(feature(210, after.map_or(0, |form| form.suffixes[1]) ^ tag));
    // A capital says less where the sentence begins, or among other capitals.
    let capitals = [here, before, after].map(|form| form.map_or(2, |form| u64::from(form.is(Has::Capital))));
    take(feature(214, mix(cluster(before) << 16 | cluster(here), tag)));
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

    /// Returns the summed weights of the forms in all places of a window.
    #[inline]
    pub(crate) fn sum(&self, numbers: &[Option<usize>; PLACES]) -> [i16; N] {
        let Some(edge) = self.edge.as_deref() else { return [0; N] };
        let rows: [&[i16; N]; PLACES] = std::array::from_fn(|place| {
            let rows = numbers[place].and_then(|number| self.sums.get(number)).unwrap_or(edge);
            &rows[place]
        });
        std::array::from_fn(|lane| rows.iter().map(|row| row[lane]).sum())
    }
}

impl<'m> Tagger<'m> {
    /// Reads the model.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        let classes = file.words();
        let tags = classes.iter().map(|class| class.split_once(' ')).collect();
        Self { classes, tags, plain: Rows::unpack(file), rows: Rows::unpack(file) }
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
    pub fn tag(&self, sentence: &[u32], forms: &[Form], scores: &FormScores<LANES>, care: Care, classes: &mut Vec<u8>) {
        let numbers =
            |at: usize| [0, -1, -2, 1, 2].map(|by: isize| sentence.get(at.wrapping_add_signed(by)).map(|&form| form as usize));
        let window = |at: usize, before: [u8; 2]| Window { forms: numbers(at).map(|number| Some(&forms[number?])), before };
        let first = classes.len();
        let (mut open, mut sums) = (Vec::with_capacity(sentence.len()), Vec::with_capacity(sentence.len()));
        for (at, &own) in sentence.iter().enumerate() {
            let class = scores.plain.get(own as usize).copied().flatten().or_else(|| {
                let mut sum = scores.sum(&numbers(at));
                // So the highest is looked for among as many as vectors are wide.
                sum[self.classes.len().min(LANES)..].fill(NEVER);
                let class = far_ahead(&sum, care.lead(SURE));
                if class.is_none() {
                    open.push(at);
                    sums.push(sum);
                }
                class
            });
            classes.push(class.unwrap_or(0));
        }
        // What rests on words alone comes first, for all words, so that no look-up waits for the tag before.
        let mut hashes = Vec::with_capacity(open.len() * OF_WORDS);
        open.iter().for_each(|&at| word_features(&window(at, [0; 2]), |hash| hashes.push(hash)));
        self.rows.add_in_turn(&hashes, OF_WORDS, &mut sums);
        for (at, mut sum) in open.into_iter().zip(sums) {
            let before = [1, 2].map(|by| at.checked_sub(by).map_or(0, |before| classes[first + before] + 1));
            let mut batch = Batch::<OF_TAGS>::default();
            tag_features(&window(at, before), |hash| batch.push(hash, |full| self.rows.add_all(full, &mut sum)));
            self.rows.add_all(batch.hashes(), &mut sum);
            classes[first + at] = best(&sum);
        }
    }
}

/// Returns the feature by which a form that has one class only is known.
pub fn plain_feature(form: &Form) -> u64 {
    feature(220, form.exact)
}

/// Returns the first class with the highest score.
#[inline]
pub(crate) fn best(scores: &[i16]) -> u8 {
    let highest = scores.iter().copied().max().unwrap_or(0);
    // Without a branch for each, so that many are compared at once.
    let first = scores.iter().zip(0_i16..).map(|(&score, class)| if score == highest { class } else { i16::MAX }).min();
    first.map_or(0, i16::cast_unsigned) as u8
}
