//! PolNeAR: news articles with attribution relations (Newell, Margolin and Ruths 2018).

use crate::conllu::unpacked;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

/// An article with its relations.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Its name, which begins with its publisher's.
    pub name: String,
    /// Its words.
    pub text: String,
    /// The relations that its first annotator found.
    pub relations: Vec<Gold>,
}

/// A relation: bytes of the text by role (source, cue, content).
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// The spans of each role.
    pub spans: [Vec<Range<usize>>; 3],
}

impl Article {
    /// Returns the publisher.
    pub fn publisher(&self) -> &str {
        self.name.split('_').next().unwrap_or("")
    }
}

/// Reads the articles of an archive, by name. Of several annotators the one with the lowest id counts.
pub fn read(archive: &Path) -> io::Result<Vec<Article>> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut found: BTreeMap<String, (String, String)> = BTreeMap::new();
    for entry in tar::Archive::new(&unpacked(archive)?[..]).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.to_string_lossy().into_owned();
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let mut words = String::new();
        entry.read_to_string(&mut words)?;
        let file = path.rsplit('/').next().unwrap_or("");
        if let Some(name) = file.strip_suffix(".txt") {
            texts.insert(name.to_owned(), words);
        } else if let Some((name, annotator)) = file.strip_suffix(".ann").and_then(|name| name.rsplit_once('_')) {
            let kept = found.entry(name.to_owned()).or_insert_with(|| (annotator.to_owned(), words.clone()));
            if *annotator < *kept.0 {
                *kept = (annotator.to_owned(), words);
            }
        }
    }
    let article = |(name, text): (String, String)| {
        let relations = found.get(&name).map_or_else(Vec::new, |(_, annotations)| relations(annotations, &text));
        Article { name, text, relations }
    };
    Ok(texts.into_iter().map(article).collect())
}

/// Reads brat's stand-off lines: `T` lines name spans, `E` lines join them. A line that is neither is passed over.
fn relations(annotations: &str, text: &str) -> Vec<Gold> {
    let at: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut spans: HashMap<&str, Vec<Range<usize>>> = HashMap::new();
    let mut all = Vec::new();
    for line in annotations.split('\n') {
        let mut cells = line.split('\t');
        let (id, rest) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
        let numbered =
            |letter: char| id.strip_prefix(letter).is_some_and(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()));
        if numbered('T') {
            let span = |pair: &str| {
                let (from, to) = pair.trim().split_once(' ')?;
                Some(*at.get(from.parse::<usize>().ok()?)?..*at.get(to.parse::<usize>().ok()?)?)
            };
            let ranges = rest.split_once(' ').map_or("", |(_, ranges)| ranges);
            spans.insert(id, ranges.split(';').filter_map(span).collect());
        } else if numbered('E') {
            let mut gold = Gold::default();
            for (role, id) in rest.split(' ').skip(1).filter_map(|part| part.split_once(':')) {
                let role = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                    "Source" => 0,
                    "Cue" => 1,
                    "Content" => 2,
                    _ => continue,
                };
                gold.spans[role].extend(spans.get(id).into_iter().flatten().cloned());
            }
            if !gold.spans[2].is_empty() {
                all.push(gold);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_code_points_and_broken_lines_are_passed_over() {
        let text = "“Öl”, sagt Ada.";
        let annotations = "T1\tContent 0 4\t“Öl”\nT2\tCue 6 10\tsagt\nbroken\nT3\tSource 11 14\tAda\nE1\tAttribution:T2 Content2:T1 Cue:T2 Source:T3\n";
        let found = relations(annotations, text);
        assert_eq!(found.len(), 1);
        let words: Vec<&str> = found[0].spans.iter().map(|spans| &text[spans[0].clone()]).collect();
        assert_eq!(words, ["Ada", "sagt", "“Öl”"]);
    }
}
