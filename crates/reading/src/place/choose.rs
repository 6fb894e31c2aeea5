//! Which of several places of one name is meant.

use super::home::Tally;
use super::mention::PlaceMention;
use crate::Page;
use crate::page::Known;
use rapporteur_knowledge::{Sense, Town, admin1, lexicon, towns};
use rapporteur_language::TokenRange;
use rapporteur_model::{CountryCode, PlacePrecision, Point};

/// The place that is meant, as far as can be told.
#[derive(Debug, Default)]
pub(super) struct Choice {
    pub(super) country: Option<CountryCode>,
    pub(super) within: Option<String>,
    pub(super) point: Option<Point>,
    /// Why.
    pub(super) rule: &'static str,
    /// The words that tell.
    pub(super) because: Option<TokenRange>,
}

/// Chooses by what the text says, then by the countries it speaks of, then by size.
pub(super) fn choose(page: &Page<'_>, mention: &PlaceMention, tally: &Tally) -> Choice {
    let entry = lexicon().entry(&mention.name);
    let by_table = entry.and_then(|entry| {
        entry.senses.iter().find_map(|sense| match sense {
            Sense::Capital(code) | Sense::Town(code) | Sense::State(code) | Sense::Region(Some(code)) => Some(*code),
            _ => None,
        })
    });
    if let Some(within) = &mention.within {
        return inside(page, mention, within);
    }
    if mention.precision != PlacePrecision::Town {
        // "plants in Texas, Georgia and Alabama": a state of the union among others of it.
        let of_union = admin1(&mention.name).is_some() && by_table.is_some_and(|code| is_american(code, tally));
        let country = if of_union { CountryCode::new("USA") } else { by_table };
        let rule = if of_union { "place.among-states" } else { "place.table" };
        return Choice { country, rule, ..Choice::default() };
    }
    let capital = entry.is_some_and(|entry| entry.senses.iter().any(|sense| matches!(sense, Sense::Capital(_))));
    let candidates: Vec<Town> = candidates(&mention.name);
    // The table of well-known towns goes before size, and the document before both.
    // The United States have a town of every name, and their texts say which state: "Geneva" in one of them is in Switzerland.
    let usa = CountryCode::new("USA");
    // A capital is meant unless the text is about another country that has such a town: "La Paz" in one about Honduras.
    let of_capital = by_table.map_or(0, |code| tally.outright(code));
    let eligible = |town: &&Town| {
        (!capital || (of_capital <= 1 && tally.outright(town.country) >= 2))
            && (Some(town.country) != usa || by_table.is_none_or(|code| Some(code) == usa))
    };
    let likely = candidates.iter().filter(eligible).copied().max_by_key(|town| tally.outright(town.country)).filter(|town| {
        let votes = tally.outright(town.country);
        votes > 0 && candidates.iter().all(|other| other.country == town.country || tally.outright(other.country) < votes)
    });
    let first_of = |code: CountryCode| candidates.iter().find(|town| town.country == code).copied();
    if let Some(town) = likely {
        let town = first_of(town.country).unwrap_or(town);
        return Choice { country: Some(town.country), point: Some(town.point), rule: "place.document", ..Choice::default() };
    }
    let town = by_table.and_then(first_of).or_else(|| candidates.first().copied());
    Choice {
        country: by_table.or(town.map(|town| town.country)),
        point: town.map(|town| town.point),
        rule: if candidates.len() > 1 { "place.largest" } else { "place.table" },
        ..Choice::default()
    }
}

/// Returns the towns of that name, or of the common form of that name, the largest first.
fn candidates(name: &str) -> Vec<Town> {
    let mut found: Vec<Town> = towns(name).collect();
    if let Some(entry) = lexicon().entry(name).filter(|entry| found.is_empty() && entry.canonical != name) {
        found.extend(towns(entry.canonical));
    }
    found
}

/// "Paris, Texas": the region or country after the comma holds it.
fn inside(page: &Page<'_>, mention: &PlaceMention, within: &crate::page::KnownName) -> Choice {
    let words = page.analysis.words(&within.tokens);
    let Known::Entry(entry) = within.what else { return Choice::default() };
    let code = entry.senses.iter().find_map(|sense| match sense {
        Sense::State(code) | Sense::Region(Some(code)) => Some(*code),
        Sense::Capital(code) if admin1(words).is_some() => Some(*code),
        _ => None,
    });
    let region = !entry.senses.iter().any(|sense| matches!(sense, Sense::State(_)));
    let candidates = candidates(&mention.name);
    let of = |code: Option<CountryCode>, admin: &str| {
        candidates.iter().find(|town| Some(town.country) == code && (admin.is_empty() || town.admin1 == admin)).copied()
    };
    let american = admin1(words).and_then(|admin| of(CountryCode::new("USA"), admin).map(|town| (town, true)));
    let town = match american {
        // "Savannah, Georgia": there is such a town in that state, and none in the country of that name.
        Some(town) if region || of(code, "").is_none() => Some(town),
        _ => of(code, "").map(|town| (town, region)),
    };
    let (country, is_region) = town.map_or((code, region), |(town, region)| (Some(town.country), region));
    Choice {
        country,
        within: is_region.then(|| words.to_owned()),
        point: town.map(|(town, _)| town.point),
        rule: "place.says",
        because: Some(within.tokens.clone()),
    }
}

/// Tells whether the document is in the United States rather than in the state of the world that `code` is.
pub(super) fn is_american(code: CountryCode, tally: &Tally) -> bool {
    CountryCode::new("USA").is_some_and(|usa| usa != code && tally.outright(usa) > tally.outright(code))
}
