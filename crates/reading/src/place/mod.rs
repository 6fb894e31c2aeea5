//! Places: towns, regions and countries where something is, told apart by the document.
//!
//! A name that stands where places stand ("in Granada", a dateline, "Paris, Texas") is a place; the same name as a subject may
//! be a government, and is left to [`crate::actor`]. Which of several towns of one name is meant, the text says: by the region
//! or country after a comma, by an earlier mention, else by the countries that the document speaks of; the largest town
//! is only the last resort. The same tally gives the country that a document is at home in.

mod choose;
mod home;
mod mention;

pub(crate) use mention::{is_calendar, is_placed};

use crate::page::Known;
use crate::{Page, Reader, Work};
use rapporteur_knowledge::{Sense, admin1};
use rapporteur_model::{CountryCode, Evidence, Locality, PlacePrecision, Trace};
use std::collections::{HashMap, HashSet};

/// Finds places.
#[derive(Debug)]
pub struct PlaceReader;

impl Reader for PlaceReader {
    fn name(&self) -> &'static str {
        "place"
    }

    fn version(&self) -> u32 {
        1
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        let mentions = mention::find(page);
        let tally = home::Tally::of(page, &mentions);
        work.home = tally.home();
        work.dateline = tally.dateline();
        work.no_states = no_states(page, &mentions, &tally);
        let mut chosen: HashMap<String, usize> = HashMap::new();
        // What the text says outright, anywhere in it, goes before what the tally makes likely.
        let (told, open): (Vec<_>, Vec<_>) = mentions.into_iter().partition(|mention| mention.within.is_some());
        for mention in told.into_iter().chain(open) {
            let key = mention.name.to_lowercase();
            let span = page.analysis.span(&mention.tokens);
            if let Some(&known) = chosen.get(&key).filter(|_| mention.within.is_none()) {
                work.findings.places[known].mentions.add(span);
                continue;
            }
            let Some(mentions) = Evidence::new([span]) else { continue };
            let choice = choose::choose(page, &mention, &tally);
            let trace = Trace::of(mention.rule).and(choice.rule, choice.because.map(|tokens| page.analysis.span(&tokens)));
            chosen.insert(key, work.findings.places.len());
            work.findings.places.push(Locality {
                name: mention.name,
                country: choice.country,
                within: choice.within,
                point: choice.point,
                precision: mention.precision,
                mentions,
                trace,
            });
        }
        // In the order of the text, whatever was settled first.
        work.findings.places.sort_by_key(|place| place.mentions.first());
        let mentions = |(index, place): (usize, &Locality)| {
            place.mentions.spans().iter().map(move |span| (*span, index)).collect::<Vec<_>>()
        };
        work.place_spans = work.findings.places.iter().enumerate().flat_map(mentions).collect();
        work.place_spans.sort_unstable();
    }
}

/// Returns the names of states of the world that are states of the union in this document: "Savannah, Georgia".
fn no_states(page: &Page<'_>, mentions: &[mention::PlaceMention], tally: &home::Tally) -> HashSet<String> {
    let within = mentions.iter().filter_map(|mention| {
        let choice = choose::choose(page, mention, tally);
        choice.within.filter(|_| choice.country == CountryCode::new("USA"))
    });
    let union = page.names.iter().filter_map(|name| {
        let words = page.analysis.words(&name.tokens);
        let Known::Entry(entry) = name.what else { return None };
        let code = entry.senses.iter().find_map(|sense| match sense {
            Sense::State(code) => Some(*code),
            _ => None,
        })?;
        (admin1(words).is_some() && choose::is_american(code, tally)).then(|| words.to_owned())
    });
    within.chain(union).collect()
}

/// Returns the precision of a place by what the tables call it.
fn precision(senses: &[Sense]) -> Option<PlacePrecision> {
    senses.iter().find_map(|sense| match sense {
        Sense::Capital(_) | Sense::Town(_) => Some(PlacePrecision::Town),
        Sense::Region(_) => Some(PlacePrecision::Region),
        Sense::State(_) => Some(PlacePrecision::Country),
        _ => None,
    })
}
