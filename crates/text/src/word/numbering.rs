//! Numbers that the word processor counts (ECMA-376 part 1, §17.9).

use super::{child, is, value};
use roxmltree::{Document as Xml, Node};
use std::collections::HashMap;

/// The lists of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    /// For each list, its levels.
    levels: HashMap<String, Vec<Level>>,
}

#[derive(Clone, Debug)]
struct Level {
    /// What it counts in: "decimal", "lowerLetter".
    format: String,
    /// What is printed: "%1.", "(%2)".
    text: String,
    start: u32,
}

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Counters(HashMap<String, Vec<Option<u32>>>);

impl Numbering {
    pub(super) fn read(xml: &Xml) -> Self {
        let of = |node: Node, name: &str| node.attribute((super::W, name)).map(str::to_owned);
        let root = xml.root_element();
        let patterns: HashMap<String, Vec<Level>> = root
            .children()
            .filter(|node| is(*node, "abstractNum"))
            .filter_map(|node| {
                let levels = node.children().filter(|level| is(*level, "lvl")).map(level);
                Some((of(node, "abstractNumId")?, levels.collect()))
            })
            .collect();
        let levels = root.children().filter(|node| is(*node, "num")).filter_map(|node| {
            let pattern = value(child(node, "abstractNumId")?)?;
            Some((of(node, "numId")?, patterns.get(pattern)?.clone()))
        });
        Self { levels: levels.collect() }
    }

    /// Counts on, and returns what is printed before the next paragraph of `list` on `level`.
    pub(super) fn next(&self, counters: &mut Counters, list: &str, level: usize) -> Option<String> {
        let levels = self.levels.get(list)?;
        let own = levels.get(level)?;
        let counts = counters.0.entry(list.to_owned()).or_default();
        counts.resize(levels.len(), None);
        counts[level] = Some(counts[level].map_or(own.start, |count| count.saturating_add(1)));
        counts[level + 1..].fill(None);
        if own.format == "bullet" {
            return Some("-".to_owned());
        }
        let mut printed = own.text.clone();
        for (at, other) in levels.iter().enumerate().take(9) {
            let count = counts[at].unwrap_or(other.start);
            printed = printed.replace(&format!("%{}", at + 1), &number(count, &other.format));
        }
        Some(printed).filter(|printed| !printed.trim().is_empty())
    }
}

fn level(node: Node) -> Level {
    let of = |name: &str| child(node, name).and_then(value).unwrap_or_default();
    Level { format: of("numFmt").to_owned(), text: of("lvlText").to_owned(), start: of("start").parse().unwrap_or(1) }
}

fn number(count: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(count, 'a'),
        "upperLetter" => letters(count, 'A'),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

/// Returns "a" to "z", then "aa" to "zz".
fn letters(count: u32, first: char) -> String {
    let Some(before) = count.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(u32::from(first) + before % 26).unwrap_or(first);
    // More than a line of letters is no number.
    String::from(letter).repeat((before / 26 + 1).min(8) as usize)
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count > 3999 {
        return count.to_string();
    }
    let (mut left, mut roman) = (count, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            roman.push_str(sign);
            left -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_the_word_processor_prints_them() {
        let shown: Vec<String> = [(4, "lowerRoman"), (28, "lowerLetter"), (3, "upperLetter"), (7, "decimal"), (9, "none")]
            .map(|(count, format)| number(count, format))
            .into();
        assert_eq!(shown, ["iv", "bb", "C", "7", ""]);
    }
}
