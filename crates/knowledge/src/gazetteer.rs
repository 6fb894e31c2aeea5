//! Towns by name: every one of that name, with country and coordinates.
//!
//! The table is sorted by the bytes of the names and searched as it stands. All that is built is where names begin that have the same
//! first two bytes, so that hardly anything is waited for.

use crate::table::{cells, rows, values};
use rapporteur_model::{CountryCode, Point};
use std::collections::HashMap;
use std::sync::LazyLock;

const TOWNS: &str = include_str!("../../../data/knowledge/towns.tsv");
const REGIONS: &str = include_str!("../../../data/knowledge/regions.tsv");
const PLACES: &str = include_str!("../../../data/knowledge/places.tsv");

/// A town of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Town {
    /// The country.
    pub country: CountryCode,
    /// The code of the state of the United States that it lies in; empty elsewhere.
    pub admin1: &'static str,
    /// Where it is.
    pub point: Point,
    /// How many live there; zero where the table does not know.
    pub population: u32,
}

/// Returns the towns called `name`, the largest first; some names have twenty.
pub fn towns(name: &str) -> impl Iterator<Item = Town> {
    let known = lines_of(name).filter_map(|line| {
        let [_, country, admin1, latitude, longitude, population] = cells::<6>(line);
        town(country, admin1, latitude, longitude, population)
    });
    known.chain(SMALL.get(name).copied())
}

fn town(country: &str, admin1: &'static str, latitude: &str, longitude: &str, population: &str) -> Option<Town> {
    let point = Point { latitude: thousandths(latitude)?, longitude: thousandths(longitude)? };
    Some(Town { country: CountryCode::new(country)?, admin1, point, population: population.parse().unwrap_or(0) })
}

/// Returns a number with three decimals as thousandths.
fn thousandths(written: &str) -> Option<i32> {
    let (whole, decimals) = written.split_once('.')?;
    let thousandths: i32 = format!("{whole}{decimals:0<3}").parse().ok()?;
    Some(thousandths)
}

/// By the first two bytes of a row, where the first that begins with them stands, or would; those of the next two bytes follow.
static BEGINS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let head = TOWNS.find("\n#name").map_or(0, |head| head + 1);
    let mut at = TOWNS[head..].find('\n').map_or(TOWNS.len(), |end| head + end + 1);
    let mut begins = Vec::with_capacity((1 << 16) + 1);
    for row in TOWNS[at..].split_inclusive('\n') {
        begins.resize(begins.len().max(pair(row.as_bytes()) + 1), at as u32);
        at += row.len();
    }
    begins.resize((1 << 16) + 1, at as u32);
    begins
});

/// Returns the first two bytes as a number; behind a name of one byte there is a tab.
fn pair(row: &[u8]) -> usize {
    let byte = |at: usize| usize::from(row.get(at).copied().unwrap_or(b'\t'));
    byte(0) << 8 | byte(1)
}

/// Returns the rows under `name`, by bisection over the bytes of the table.
fn lines_of(name: &str) -> impl Iterator<Item = &'static str> {
    let key = |at: usize| TOWNS[at..].split(['\t', '\n']).next().unwrap_or("");
    let line_start = |at: usize| TOWNS.as_bytes()[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    let begins = &BEGINS[pair(name.as_bytes())..];
    let (mut low, mut high) = (begins[0] as usize, begins[1] as usize);
    while low < high {
        let middle = line_start(usize::midpoint(low, high)).max(low);
        if key(middle) < name {
            low = TOWNS[middle..].find('\n').map_or(TOWNS.len(), |end| middle + end + 1);
        } else {
            high = middle;
        }
    }
    let name = name.to_owned();
    TOWNS[low..].lines().take_while(move |line| line.split('\t').next() == Some(&name))
}

/// The places of talks that have too few people for the long table: "Bürgenstock".
static SMALL: LazyLock<HashMap<&'static str, Town>> = LazyLock::new(|| {
    rows::<6>(PLACES)
        .filter(|[.., population, _]| population.is_empty())
        .flat_map(|[names, country, latitude, longitude, ..]| {
            values(names).filter_map(move |name| Some((name, town(country, "", latitude, longitude, "")?)))
        })
        .collect()
});

/// Returns the code that towns have for a state of the United States: "TX" for Texas.
pub fn admin1(region: &str) -> Option<&'static str> {
    static CODES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
        rows::<6>(REGIONS)
            .filter(|[.., admin1]| !admin1.is_empty())
            .flat_map(|[names, .., admin1]| values(names).map(move |name| (name, admin1)))
            // The two that are a state of the world or a capital as well, and have no row of their own.
            .chain([("Georgia", "GA"), ("Washington", "WA"), ("New York", "NY")])
            .collect()
    });
    CODES.get(region).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn countries(name: &str) -> Vec<String> {
        towns(name).map(|town| town.country.to_string()).collect()
    }

    #[test]
    fn every_row_is_found_by_its_name() {
        let body = TOWNS.lines().skip_while(|line| !line.starts_with("#name")).skip(1);
        for name in body.filter_map(|line| line.split('\t').next()) {
            assert!(lines_of(name).next().is_some(), "{name}");
        }
        assert!(["", "\u{10FFFF}"].iter().all(|name| lines_of(name).next().is_none()));
    }

    #[test]
    fn towns_of_one_name_come_the_largest_first() {
        assert_eq!(countries("Granada")[..2], ["ESP", "NIC"]);
        assert_eq!(countries("Gyumri"), ["ARM"]);
        assert!(towns("Paris").any(|town| town.admin1 == "TX"));
        assert_eq!(towns("Khujand").next().map(|town| town.point), Some(Point { latitude: 40_283, longitude: 69_622 }));
    }

    #[test]
    fn small_places_of_talks_are_known() {
        assert_eq!(countries("Bürgenstock"), ["CHE"]);
    }

    #[test]
    fn what_is_no_town_is_none() {
        for name in ["", "Drumlow", "\u{10ffff}", "#name", "'"] {
            assert_eq!(countries(name), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn the_table_is_sorted_by_the_bytes_of_the_names() {
        let names: Vec<&str> = rows::<1>(TOWNS).map(|[name]| name).collect();
        assert!(names.len() > 50_000 && names.is_sorted());
    }

    #[test]
    fn negative_degrees_keep_their_sign() {
        assert_eq!(thousandths("-0.126"), Some(-126));
        assert_eq!(thousandths("51.5"), Some(51_500));
    }
}
