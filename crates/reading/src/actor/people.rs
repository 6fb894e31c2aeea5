//! The persons met so far in a text.

use super::role::Role;
use crate::{Page, Work};
use rapporteur_model::ActorId;
use std::collections::HashMap;

/// A person met so far.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) actor: ActorId,
    /// The words of the fullest name, in lower case.
    pub(super) name: Vec<String>,
}

/// The persons met so far, and where to look for each by the first and the last word of a name.
#[derive(Debug, Default)]
pub(super) struct People {
    all: Vec<Person>,
    by_word: HashMap<String, Vec<usize>>,
}

impl People {
    pub(super) fn add(&mut self, person: Person) {
        let ends = [person.name.first().cloned(), person.name.last().cloned()];
        for word in ends.into_iter().flatten() {
            let places = self.by_word.entry(word).or_default();
            if places.last() != Some(&self.all.len()) {
                places.push(self.all.len());
            }
        }
        self.all.push(person);
    }

    /// Returns those whose name begins or ends with `word`, the one met last first.
    fn with(&self, word: Option<&String>) -> impl Iterator<Item = &Person> {
        let places = word.and_then(|word| self.by_word.get(word)).map_or(&[][..], Vec::as_slice);
        places.iter().rev().map(|&at| &self.all[at])
    }

    /// Returns the person that a surname, or a given name alone, refers to: the one met last who fits and is not past.
    pub(super) fn by_part(&self, work: &Work, part: &[String]) -> Option<&Person> {
        let fits = |person: &&Person| person.name.ends_with(part) || (part.len() == 1 && person.name.first() == part.first());
        self.with(part.last())
            .filter(fits)
            .find(|person| !work.past.contains(&person.actor))
            .or_else(|| self.with(part.last()).find(fits))
    }

    /// Returns the person of exactly that name.
    pub(super) fn by_name(&self, name: &[String]) -> Option<&Person> {
        self.with(name.last()).find(|person| person.name == name)
    }

    /// "The younger |Brask": of two of one surname the one who is not the other's elder.
    pub(super) fn by_age(&self, work: &Work, name: &[String], before: &str) -> Option<&Person> {
        let elder = match before {
            "younger" => false,
            "elder" | "older" => true,
            _ => return None,
        };
        let fits = |person: &&Person| person.name.ends_with(name) && work.elders.contains(&person.actor) == elder;
        let told = self.with(name.last()).any(|person| work.elders.contains(&person.actor));
        self.with(name.last()).find(fits).filter(|_| told)
    }

    /// Returns the person that a surname refers to, of several of that surname the one who holds the office before it:
    /// "Ambassador Vlahos".
    pub(super) fn by_surname(&self, page: &Page<'_>, work: &Work, name: &[String], title: Option<&Role>) -> Option<&Person> {
        let whole = name.len() >= 2 && surname_len(name) < name.len();
        if whole {
            // "Ortega Marín" is "Lucía Ortega Marín"; "Nikos Vlahos" is no "Petros Nikos Vlahos".
            return self.with(name.last()).find(|person| person.name.len() > name.len() && person.name.ends_with(name));
        }
        let head = title.map(|role| page.analysis.before(role.office.end));
        let holder = head.and_then(|head| {
            self.with(name.last()).find(|person| person.name.ends_with(name) && super::side::holds(work, person.actor, head))
        });
        holder.or_else(|| self.by_part(work, name))
    }
}

/// Returns how many of the last words make the surname: one, and the particles before it.
fn surname_len(name: &[String]) -> usize {
    let particle = |word: &String| {
        ["van", "von", "de", "der", "den", "del", "da", "di", "bin", "al", "el", "ter", "á"].contains(&word.as_str())
    };
    let mut len = 1;
    while len < name.len() && particle(&name[name.len() - 1 - len]) {
        len += 1;
    }
    len
}
