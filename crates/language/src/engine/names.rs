//! Names of persons, organizations and places, and words for peoples; found word by word, then made one over the document.

use super::form::{Form, Has};
use super::hash::{self, feature, mix};
use super::pack::Unpack;
use super::rows::Rows;
use super::tagger::{FormScores, PLACES, best, form_features};
use std::collections::{HashMap, HashSet};
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
            let mut sum = [0; NAME_LANES];
            scores.sum(&numbers, &mut sum);
            let window = NameWindow {
                forms: numbers.map(|number| number.map(|number| &forms[number])),
                tags: [tag(at, 0), tag(at, -1), tag(at, 1)],
                before,
            };
            name_features(&window, |hash| self.rows.add(hash, &mut sum));
            for (class, score) in (0..).zip(&mut sum[..CLASSES]) {
                if !follows(before[0] - 1, class) {
                    *score = i16::MIN;
                }
            }
            let class = best(&sum[..CLASSES]);
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

/// Joins a word for a people to the organization right after it ("Tolmish Growers’ Union"), and an organization to the one it is of
/// ("Court of Justice of the Delta Union").
///
/// A people is not joined to a single word, which is a name without it: "Tolmish Norrline".
fn join(names: &mut Vec<Name>, signs: &[Sign]) {
    let [of, the] = ["of", "the"].map(|word| hash::bytes(word.as_bytes()));
    names.dedup_by(|next, kept| {
        if next.kind != NameKind::Organization || next.words.start < kept.words.end {
            return false;
        }
        let between = &signs[kept.words.end..next.words.start];
        let joins = match (kept.kind, between) {
            (NameKind::Demonym, []) => next.words.len() > 1,
            (NameKind::Organization, [first]) => first.word == of,
            (NameKind::Organization, [first, second]) => first.word == of && second.word == the,
            _ => false,
        };
        if joins {
            *kept = Name { words: kept.words.start..next.words.end, kind: next.kind };
        }
        joins
    });
}

/// What a word is, whatever its place: by this the words of a document are known again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    word: u64,
    may_be_name: bool,
}

impl Sign {
    /// Returns the sign of a form.
    pub(super) fn of(form: &Form) -> Self {
        Self { word: form.exact, may_be_name: may_be_name(form) }
    }
}

/// Makes names one over the document: a name is mostly of one kind, and a surname is a name wherever it stands.
///
/// "Marsh" after "Ida Marsh" is that person, also where nothing near it says so. `signs` are those of all words.
pub(super) fn agree(names: &mut Vec<Name>, signs: &[Sign]) {
    join(names, signs);
    let whole = |name: &Name| signs[name.words.clone()].iter().fold(0, |seen, sign| mix(seen, sign.word));
    let mut counts: HashMap<u64, [u32; 4]> = HashMap::new();
    let mut surnames: HashSet<u64> = HashSet::new();
    for name in &*names {
        counts.entry(whole(name)).or_default()[name.kind as usize] += 1;
        if name.kind == NameKind::Person && name.words.len() > 1 {
            surnames.insert(signs[name.words.end - 1].word);
        }
    }
    for name in &mut *names {
        let surname = name.words.len() == 1 && name.kind != NameKind::Demonym && surnames.contains(&signs[name.words.start].word);
        let kinds = counts.get(&whole(name)).copied().unwrap_or_default();
        let most = kinds.iter().max().copied().unwrap_or(0);
        let other = NameKind::ALL.into_iter().find(|&kind| kinds[kind as usize] == most && most > kinds[name.kind as usize]);
        if surname {
            name.kind = NameKind::Person;
        } else if let Some(kind) = other {
            name.kind = kind;
        }
    }
    let mut taken = vec![false; signs.len()];
    names.iter().for_each(|name| taken[name.words.clone()].fill(true));
    let passed_over = |at: &usize| !taken[*at] && signs[*at].may_be_name && surnames.contains(&signs[*at].word);
    names.extend((0..signs.len()).filter(passed_over).map(|at| Name { words: at..at + 1, kind: NameKind::Person }));
    names.sort_by_key(|name| name.words.start);
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
    fn parts_of_the_name_of_an_organization_are_joined() {
        let words = ["Tolmish", "Growers", "Union", "and", "Court", "of", "the", "Union"];
        let sign = |word: &&str| Sign { word: hash::bytes(word.as_bytes()), may_be_name: true };
        let signs: Vec<Sign> = words.iter().map(sign).collect();
        let name = |words, kind| Name { words, kind };
        let organization = NameKind::Organization;
        let mut names =
            vec![name(0..1, NameKind::Demonym), name(1..3, organization), name(4..5, organization), name(7..8, organization)];
        join(&mut names, &signs);
        assert_eq!(names, [name(0..3, organization), name(4..8, organization)]);
    }

    #[test]
    fn a_further_word_only_follows_its_kind() {
        assert!(follows(1, 2) && follows(2, 2) && follows(0, 3) && follows(4, 0));
        assert!(!follows(0, 2) && !follows(1, 4));
    }
}
