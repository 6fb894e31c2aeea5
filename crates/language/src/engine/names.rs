//! Names of persons, organizations and places, and words for peoples; found word by word, then made one over the document.

use super::batch::Batch;
use super::care::{Care, far_ahead};
use super::form::{Form, Has};
use super::hash::{feature, mix};
use super::pack::Unpack;
use super::rows::Rows;
use super::tagger::{FormScores, PLACES, best, form_features};
use std::ops::Range;

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organization: a company, a party, a ministry, a team.
    Organization,
    /// A place: a state, a city, a river, a building.
    Place,
    /// A word for a people or what is of it: "Tolmish".
    Demonym,
}

impl NameKind {
    /// All kinds, in the order of the classes.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Demonym];

    /// Returns the usual short form: `PER`, `ORG`, `LOC`, `DEM`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organization => "ORG",
            Self::Place => "LOC",
            Self::Demonym => "DEM",
        }
    }
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words.
    pub words: Range<usize>,
    /// What it is of.
    pub kind: NameKind,
}

/// Classes: outside, then for each kind its first word and its further words.
pub const CLASSES: usize = 1 + 2 * NameKind::ALL.len();

/// Room for the classes.
pub const NAME_LANES: usize = 16;

/// Features of several words that are looked up together: all of a word.
const JOINT: usize = 16;

/// What words are together hardly ever changes the class of one that each by itself puts so far ahead, in units of a weight.
const SURE: i16 = 300;

/// The name finder.
#[derive(Debug)]
pub struct Namer<'m> {
    rows: Rows<'m>,
}

/// What features see around a word.
#[derive(Clone, Copy, Debug)]
pub struct NameWindow<'f> {
    /// The word, the two before it (nearest first), the two after it.
    pub forms: [Option<&'f Form>; PLACES],
    /// The tagger's classes of the word, the one before and the one after, from one.
    pub tags: [u8; 3],
    /// The name classes of the two words before, nearest first, from one.
    pub before: [u8; 2],
}

/// Gives each feature of several words to `take`.
pub fn name_features(window: &NameWindow<'_>, mut take: impl FnMut(u64)) {
    let [here, before, _, after, after2] = window.forms;
    let lower = |form: Option<&Form>| form.map_or(0, |form| form.lower);
    let shape = |form: Option<&Form>| form.map_or(0, |form| form.shape);
    let cluster = |form: Option<&Form>| form.map_or(0, |form| u64::from(form.cluster));
    let [class, class2] = window.before.map(u64::from);
    let [tag, tag_before, tag_after] = window.tags.map(u64::from);
    take(feature(400, class));
    take(feature(401, class << 8 | class2));
    take(feature(402, mix(lower(here), class)));
    take(feature(403, mix(cluster(here), class)));
    take(feature(404, tag << 8 | class));
    take(feature(405, tag << 16 | tag_before << 8 | tag_after));
    take(feature(406, mix(mix(shape(here), shape(after)), class)));
    take(feature(407, mix(lower(before), lower(here))));
    take(feature(408, mix(lower(here), lower(after))));
    take(feature(409, mix(cluster(before), cluster(here))));
    take(feature(410, mix(cluster(here), cluster(after))));
    take(feature(411, mix(mix(lower(before), class), tag)));
    take(feature(412, mix(mix(lower(after), tag), class)));
    take(feature(413, mix(mix(shape(before), shape(here)), shape(after))));
    take(feature(414, mix(mix(cluster(here), cluster(after)), mix(cluster(after2), class))));
}

/// Tells whether a word looks like a name: there is a capital in it.
pub fn may_be_name(form: &Form) -> bool {
    form.is(Has::Capital) || form.is(Has::InnerCapital)
}

/// Tells whether a word is worth looking at: it looks like a name, or a name goes before it. `before` is that word's class, from one.
pub fn may_belong(form: &Form, before: u8) -> bool {
    before > 1 || may_be_name(form)
}

impl<'m> Namer<'m> {
    /// Reads the model.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { rows: Rows::unpack(file) }
    }

    /// Sums the weights of the forms that `scores` does not hold yet.
    pub fn learn_forms(&self, forms: &[Form], scores: &mut FormScores<NAME_LANES>) {
        scores.learn(forms, |place, form, sums| form_features(place, form, |hash| self.rows.add(hash, sums)));
    }

    /// Appends the name class of each word of a sentence.
    pub fn classify(
        &self,
        sentence: &[u32],
        tags: &[u8],
        forms: &[Form],
        scores: &FormScores<NAME_LANES>,
        care: Care,
        classes: &mut Vec<u8>,
    ) {
        let number = |at: usize, by: isize| sentence.get(at.wrapping_add_signed(by)).map(|&form| form as usize);
        let tag = |at: usize, by: isize| tags.get(at.wrapping_add_signed(by)).map_or(0, |tag| tag + 1);
        let mut before = [1; 2];
        for (at, &own) in sentence.iter().enumerate() {
            if !forms.get(own as usize).is_some_and(|form| may_belong(form, before[0])) {
                before = [1, before[0]];
                classes.push(0);
                continue;
            }
            let numbers = [0, -1, -2, 1, 2].map(|by| number(at, by));
            let mut sum = scores.sum(&numbers);
            let allowed = |sum: &[i16; NAME_LANES]| -> [i16; CLASSES] {
                std::array::from_fn(|class| if follows(before[0] - 1, class as u8) { sum[class] } else { i16::MIN })
            };
            let class = far_ahead(&allowed(&sum), care.lead(SURE)).unwrap_or_else(|| {
                let window = NameWindow {
                    forms: numbers.map(|number| number.map(|number| &forms[number])),
                    tags: [tag(at, 0), tag(at, -1), tag(at, 1)],
                    before,
                };
                let mut batch = Batch::<JOINT>::default();
                name_features(&window, |hash| batch.push(hash, |full| self.rows.add_all(full, &mut sum)));
                self.rows.add_all(batch.hashes(), &mut sum);
                best(&allowed(&sum))
            });
            before = [class + 1, before[0]];
            classes.push(class);
        }
    }
}

/// Tells whether class `next` may follow class `class`: a further word only follows a word of the same kind.
pub fn follows(class: u8, next: u8) -> bool {
    next == 0 || next % 2 == 1 || class == next || class + 1 == next
}

/// Appends the names that the classes of a sentence spell; its first word has number `offset`.
pub fn spell(classes: &[u8], offset: usize, names: &mut Vec<Name>) {
    let mut open: Option<Name> = None;
    for (at, &class) in classes.iter().enumerate() {
        let kind = class.checked_sub(1).and_then(|class| NameKind::ALL.get(usize::from(class / 2)));
        match (kind, &mut open) {
            (Some(_), Some(name)) if class % 2 == 0 => name.words.end = offset + at + 1,
            (kind, open) => {
                names.extend(open.take());
                *open = kind.map(|&kind| Name { words: offset + at..offset + at + 1, kind });
            }
        }
    }
    names.extend(open);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_spell_names() {
        let mut names = Vec::new();
        spell(&[1, 2, 0, 3, 5, 6, 0], 10, &mut names);
        let spelt: Vec<_> = names.iter().map(|name| (name.words.clone(), name.kind.tag())).collect();
        assert_eq!(spelt, [(10..12, "PER"), (13..14, "ORG"), (14..16, "LOC")]);
    }

    #[test]
    fn a_further_word_only_follows_its_kind() {
        assert!(follows(1, 2) && follows(2, 2) && follows(0, 3) && follows(4, 0));
        assert!(!follows(0, 2) && !follows(1, 4));
    }
}
