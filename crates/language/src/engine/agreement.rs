//! Names made one over the document.

use super::form::Form;
use super::hash::{self, mix};
use super::names::{Name, NameKind, may_be_name};
use std::collections::{HashMap, HashSet};

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
    fn a_surname_is_that_person_wherever_it_stands() {
        let sign = |word: &str| Sign { word: hash::bytes(word.as_bytes()), may_be_name: word != "said" };
        let signs = ["Ida", "Marsh", "said", "Marsh", "said", "Marsh"].map(sign);
        let person = |words| Name { words, kind: NameKind::Person };
        let mut names = vec![person(0..2), Name { words: 3..4, kind: NameKind::Place }];
        agree(&mut names, &signs);
        assert_eq!(names, [person(0..2), person(3..4), person(5..6)]);
    }
}
