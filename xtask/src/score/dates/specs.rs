//! Sentences with the days that their expressions stand for: the specs of Recognizers-Text, and our own phrases.

use crate::run::Workspace;
use crate::stop::Stop;
use serde_json::Value;
use std::collections::HashSet;
use std::path::Path;

/// The specs of Recognizers-Text that are compared with, of which only results of these types are.
const SPECS: [&str; 3] = ["DateTimeModel", "DateParser", "DatePeriodParser"];

/// A case of Recognizers-Text: a sentence with its day, and what is in it.
pub struct Spec {
    /// The words.
    pub text: String,
    /// The day they are of.
    pub published: String,
    results: Vec<Expected>,
}

/// An expression, and the days that it may stand for; an end that is left open is none.
pub struct Expected {
    words: String,
    days: Vec<(Option<String>, Option<String>)>,
}

/// Reads the specs of Recognizers-Text, without those that a convention of ours answers otherwise; and how many these are.
pub fn recognizers(workspace: &Workspace, shared: &Path) -> Result<(Vec<Spec>, usize), Stop> {
    let folder = shared.join("data/timex/recognizers");
    let excluded = excluded(&workspace.read(&workspace.path("xtask/data/recognizers-excluded.tsv"))?);
    let (mut specs, mut left_out) = (Vec::new(), 0);
    for name in SPECS {
        let path = folder.join(name).with_extension("json");
        if !path.is_file() {
            return Err(Stop::Absent(format!("there is no {}: name the folder of the data with --shared DIR", path.display())));
        }
        let read = workspace.read(&path)?;
        let cases: Vec<Value> = serde_json::from_str(read.trim_start_matches('\u{feff}'))
            .map_err(|error| Stop::Failed(format!("{}: {error}", path.display())))?;
        for (at, case) in cases.iter().enumerate() {
            let Some(spec) = spec(case) else { continue };
            if excluded.contains(&(name.to_owned(), at)) { left_out += 1 } else { specs.push(spec) }
        }
    }
    Ok((specs, left_out))
}

/// Reads a phrase of ours, as the example `cases` prints it with its key.
pub fn phrase(printed: &Value) -> Option<Spec> {
    let day = |value: &Value| value.as_str().map(str::to_owned);
    let expected = |result: &Value| {
        let days = vec![(Some(day(&result["start"])?), Some(day(&result["end"])?))];
        Some(Expected { words: day(&result["words"])?.to_lowercase(), days })
    };
    let results = printed["results"].as_array()?.iter().filter_map(expected).collect();
    Some(Spec { text: day(&printed["text"])?, published: day(&printed["published"])?, results })
}

/// Returns the cases that a convention of ours answers otherwise: file and place.
fn excluded(table: &str) -> HashSet<(String, usize)> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        Some((cells.next()?.to_owned(), cells.next()?.parse().ok()?))
    })
    .collect()
}

/// Reads a case; none if it has no date or range of dates that is resolved to days.
fn spec(case: &Value) -> Option<Spec> {
    let reference = case["Context"]["ReferenceDateTime"].as_str().and_then(|at| at.get(..10)).unwrap_or("2016-11-07");
    let results = case["Results"].as_array()?.iter();
    let dated = results.filter(|result| {
        let kind = result["TypeName"].as_str().or_else(|| result["Type"].as_str()).unwrap_or_default();
        matches!(kind.trim_start_matches("datetimeV2."), "date" | "daterange")
    });
    let expected = dated.filter_map(|result| {
        let values = result["Resolution"]["values"].as_array().into_iter().flatten();
        let resolved = ["FutureResolution", "PastResolution"].iter().map(|way| &result["Value"][way]);
        let days: Vec<_> = values.chain(resolved).filter_map(days).collect();
        Some(Expected { words: result["Text"].as_str()?.to_lowercase(), days }).filter(|expected| !expected.days.is_empty())
    });
    let results: Vec<Expected> = expected.collect();
    (!results.is_empty()).then(|| Spec {
        text: case["Input"].as_str().unwrap_or_default().to_owned(),
        published: reference.to_owned(),
        results,
    })
}

/// Reads the days of a value under either of the names that the specs have for them.
fn days(value: &Value) -> Option<(Option<String>, Option<String>)> {
    let day = |names: [&str; 2]| {
        let found = names.iter().find_map(|name| value[name].as_str());
        found.filter(|day| day.len() == 10 && *day > "0001-01-01").map(str::to_owned)
    };
    if let Some(day) = day(["value", "date"]) {
        return Some((Some(day.clone()), Some(day)));
    }
    let ends = (day(["start", "startDate"]), day(["end", "endDate"]));
    (ends.0.is_some() || ends.1.is_some()).then_some(ends)
}

/// Tells whether every expression of the case is found with days that fit. Their ranges end on the day after the last, or on the
/// last where the words name it: either fits.
pub fn agrees(spec: &Spec, found: &Value) -> bool {
    let found: Vec<&Value> = found.as_array().into_iter().flatten().collect();
    spec.results.iter().all(|expected| {
        let same =
            found.iter().filter(|found| same_words(&expected.words, &found["words"].as_str().unwrap_or_default().to_lowercase()));
        let same: Vec<_> = same.collect();
        expected.days.iter().any(|(start, end)| {
            same.iter().any(|found| {
                let fits = |day: &Option<String>, key: &str| day.as_deref().is_none_or(|day| found[key].as_str() == Some(day));
                let before =
                    |day: &Option<String>| day.as_deref().is_none_or(|day| found["end"].as_str() == day_before(day).as_deref());
                let one_day = start == end;
                fits(start, "start") && (fits(end, "end") || (!one_day && before(end)))
            })
        })
    })
}

fn same_words(a: &str, b: &str) -> bool {
    let (joined_a, joined_b) = (a.replace(' ', ""), b.replace(' ', ""));
    let words: HashSet<&str> = a.split_whitespace().collect();
    joined_a.contains(&joined_b) || joined_b.contains(&joined_a) || b.split_whitespace().any(|word| words.contains(word))
}

/// Returns the day before `day`, both written `2031-03-10`.
fn day_before(day: &str) -> Option<String> {
    let number = |range: std::ops::Range<usize>| day.get(range)?.parse::<i32>().ok();
    let (year, month, of_month) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let (year, month, of_month) = match (month, of_month) {
        (1, 1) => (year - 1, 12, 31),
        (_, 1) => {
            let days = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            (year, month - 1, days[usize::try_from(month - 2).ok()?])
        }
        _ => (year, month, of_month - 1),
    };
    Some(format!("{year:04}-{month:02}-{of_month:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_range_may_end_on_its_last_day_or_on_the_day_after() {
        let case = json!({"Input": "out this week", "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"}, "Results": [
            {"Text": "this week", "TypeName": "datetimeV2.daterange", "Resolution": {"values": [{"start": "2016-11-07", "end": "2016-11-14"}]}}]});
        let spec = spec(&case).unwrap();
        let found = |end: &str| json!([{"words": "this week", "start": "2016-11-07", "end": end}]);
        assert!(agrees(&spec, &found("2016-11-13")) && agrees(&spec, &found("2016-11-14")));
        assert!(!agrees(&spec, &found("2016-11-12")) && !agrees(&spec, &json!([])));
    }

    #[test]
    fn days_are_counted_back_over_months_and_leap_years() {
        assert_eq!(day_before("2016-03-01").as_deref(), Some("2016-02-29"));
        assert_eq!(day_before("2017-01-01").as_deref(), Some("2016-12-31"));
    }

    #[test]
    fn the_list_of_exclusions_gives_a_known_reason_for_each() {
        let table = include_str!("../../../data/recognizers-excluded.tsv");
        let named: Vec<&str> =
            table.lines().filter_map(|line| line.strip_prefix("# ")?.split_once("  ")).map(|(name, _)| name).collect();
        let rows: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.iter().all(|row| named.contains(&row.split('\t').nth(2).unwrap_or_default())));
        assert_eq!(excluded(table).len(), rows.len());
    }
}
