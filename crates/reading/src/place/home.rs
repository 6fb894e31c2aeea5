//! Which countries a document speaks of, and the one it is at home in.

use super::mention::PlaceMention;
use crate::Page;
use crate::page::Known;
use rapporteur_knowledge::{Sense, towns};
use rapporteur_model::CountryCode;
use std::collections::{HashMap, HashSet};

/// How much of the tally a country needs before a document is at home in it.
const SHARE: f64 = 0.75;

/// How often a document speaks of each country: by its names, its people, its towns and regions.
#[derive(Debug, Default)]
pub(super) struct Tally {
    weights: HashMap<CountryCode, u32>,
    /// Words that say a country outright: its name, its people, its capital, a region of it.
    outright: HashMap<CountryCode, u32>,
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
                    Sense::Organization { .. } | Sense::Metonym(_) | Sense::Group(_) | Sense::Outlet => break,
                    Sense::Town(_) | Sense::Region(None) => {}
                }
            }
        }
        for place in places.iter().filter(|place| matches!(place.rule, "place.dateline" | "place.town")) {
            let mut towns = towns(&place.name);
            if let Some(town) = towns.next().filter(|_| seen.insert(&place.name)) {
                let weight = if place.rule == "place.dateline" { 2 } else { 1 };
                tally.add(town.country, weight, false);
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

    /// Returns the country that the document is at home in: two names of it at least, and hardly any of others.
    pub(super) fn home(&self) -> Option<CountryCode> {
        let all: u32 = self.weights.values().sum();
        let (&country, &weight) = self.weights.iter().max_by_key(|(code, weight)| (**weight, std::cmp::Reverse(**code)))?;
        (weight >= 2 && f64::from(weight) >= SHARE * f64::from(all)).then_some(country)
    }
}
