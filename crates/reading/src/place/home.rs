//! Which countries a document speaks of, and the one it is at home in.

use super::mention::PlaceMention;
use crate::Page;
use crate::page::Known;
use rapporteur_knowledge::{Sense, lexicon, towns};
use rapporteur_model::CountryCode;
use std::collections::{HashMap, HashSet};

/// How much of the tally a country needs before a document is at home in it.
const SHARE: f64 = 0.75;

/// How much it needs where the dateline lies in it, and no other has half as much.
const SHARE_WITH_DATELINE: f64 = 0.4;

/// How often a document speaks of each country: by its names, its people, its towns and regions.
#[derive(Debug, Default)]
pub(super) struct Tally {
    weights: HashMap<CountryCode, u32>,
    /// Words that say a country outright: its name, its people, its capital, a region of it.
    outright: HashMap<CountryCode, u32>,
    /// The country of the first dateline.
    dateline: Option<CountryCode>,
}

impl Tally {
    /// Counts each name once however often it stands there; a dateline counts twice.
    pub(super) fn of(page: &Page<'_>, places: &[PlaceMention]) -> Self {
        let mut tally = Self::default();
        let mut seen = HashSet::new();
        for name in &page.names {
            let Known::Entry(entry) = name.what else { continue };
            let words = page.analysis.words(&name.tokens);
            if entry.ambiguous || !seen.insert(words) {
                continue;
            }
            for sense in &entry.senses {
                match sense {
                    Sense::State(code) | Sense::Demonym(code) | Sense::Capital(code) | Sense::Regional(code) => {
                        tally.add(*code, 1, true);
                        break;
                    }
                    Sense::Region(Some(code)) => {
                        tally.add(*code, 1, true);
                        break;
                    }
                    Sense::Town(code) if places.iter().any(|place| place.tokens == name.tokens) => {
                        tally.add(*code, 1, false);
                        break;
                    }
                    Sense::Organization { .. } | Sense::Metonym(_) | Sense::Group(_) | Sense::Outlet { .. } => break,
                    Sense::Town(_) | Sense::Region(None) => {}
                }
            }
        }
        for place in places.iter().filter(|place| matches!(place.rule, "place.dateline" | "place.town")) {
            let dateline = place.rule == "place.dateline";
            // "VALLETTA, Malta": the country after the comma, else that of a capital, else of the largest town of that name.
            let stated = place.within.as_ref().and_then(|name| match name.what {
                Known::Entry(entry) => entry.senses.iter().find_map(state_of),
                Known::Party(..) => None,
            });
            let by_table = lexicon().entry(&place.name).and_then(|entry| entry.senses.iter().find_map(state_of));
            let country = stated.or(by_table).or_else(|| towns(&place.name).next().map(|town| town.country));
            if let Some(country) = country.filter(|_| seen.insert(&place.name)) {
                tally.add(country, if dateline { 2 } else { 1 }, false);
                tally.dateline = tally.dateline.or(dateline.then_some(country));
            }
        }
        tally
    }

    fn add(&mut self, country: CountryCode, weight: u32, outright: bool) {
        *self.weights.entry(country).or_default() += weight;
        if outright {
            *self.outright.entry(country).or_default() += weight;
        }
    }

    /// Returns how often the document says `country` outright.
    pub(super) fn outright(&self, country: CountryCode) -> u32 {
        self.outright.get(&country).copied().unwrap_or_default()
    }

    /// Returns the country of the dateline, if the document speaks of that country too.
    pub(super) fn dateline(&self) -> Option<CountryCode> {
        self.dateline.filter(|code| self.outright(*code) >= 2)
    }

    /// Returns the country that the document is at home in: two names of it at least, and hardly any of others.
    pub(super) fn home(&self) -> Option<CountryCode> {
        let all: u32 = self.weights.values().sum();
        let (&country, &weight) = self.weights.iter().max_by_key(|(code, weight)| (**weight, std::cmp::Reverse(**code)))?;
        let second = self.weights.iter().filter(|(code, _)| **code != country).map(|(_, weight)| *weight).max().unwrap_or(0);
        let reported_from = self.dateline == Some(country) && second * 2 <= weight;
        let share = if reported_from { SHARE_WITH_DATELINE } else { SHARE };
        (weight >= 2 && f64::from(weight) >= share * f64::from(all)).then_some(country)
    }
}

fn state_of(sense: &Sense) -> Option<CountryCode> {
    match sense {
        Sense::State(code) | Sense::Capital(code) | Sense::Town(code) | Sense::Region(Some(code)) => Some(*code),
        _ => None,
    }
}
