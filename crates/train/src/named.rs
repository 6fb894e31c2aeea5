//! Texts with names: gold ones, and those that another program found.

use crate::conllu::{Sentence, unpacked};
use crate::namer::Named;
use crate::random::Random;
use rapporteur_language::engine::care::Care;
use rapporteur_language::engine::clusters::Clusters;
use rapporteur_language::engine::form::Forms;
use rapporteur_language::engine::names::NameKind;
use rapporteur_language::engine::splitter::{Line, Splitter};
use rapporteur_language::engine::tagger::FormScores;
use rapporteur_language::engine::words::Words;
use rapporteur_span::Span;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Read};
use std::path::Path;

/// Returns the class of a word in a name: its kind, and whether it is the first.
fn class(kind: &str, first: bool) -> u8 {
    let kind = match kind {
        "person" => "PER",
        "location" => "LOC",
        "corporation" | "group" => "ORG",
        kind => kind,
    };
    let kind = NameKind::ALL.iter().position(|known| known.tag() == kind);
    kind.map_or(0, |kind| kind as u8 * 2 + if first { 1 } else { 2 })
}

/// Marks `length` words from `first` on as a name; an article before it is no part of it.
fn mark(named: &mut Named, mut first: usize, mut length: usize, kind: &str) {
    let article = |word: &String| word.eq_ignore_ascii_case("the");
    if length > 1 && named.words.get(first).is_some_and(article) {
        (first, length) = (first + 1, length - 1);
    }
    let ending = |word: &String| matches!(&**word, "'s" | "’s" | "'" | "’");
    if length > 1 && named.words.get(first + length - 1).is_some_and(ending) {
        length -= 1;
    }
    for at in first..(first + length).min(named.words.len()) {
        named.classes[at] = class(kind, at == first);
    }
}

/// Returns a treebank's sentences with the names of a stand-off list.
pub fn silver_treebank(sentences: &[Sentence], list: &Path) -> io::Result<Vec<Named>> {
    let mut all: Vec<Named> = sentences
        .iter()
        .map(|sentence| {
            let words: Vec<String> = sentence.words.iter().map(|word| word.form.clone()).collect();
            Named { classes: vec![0; words.len()], words, gold: false }
        })
        .collect();
    for (at, first, length, kind) in stand_off(list)? {
        if let Some(named) = all.get_mut(at) {
            mark(named, first, length, &kind);
        }
    }
    Ok(all)
}

fn stand_off(list: &Path) -> io::Result<Vec<(usize, usize, usize, String)>> {
    let text = String::from_utf8(unpacked(list)?).map_err(io::Error::other)?;
    let line = |line: &str| {
        let mut cells = line.split('\t');
        let mut number = || cells.next()?.parse().ok();
        Some((number()?, number()?, number()?, cells.next()?.to_owned()))
    };
    Ok(text.lines().filter_map(line).collect())
}

/// Returns the sentences of the PolNeAR articles with the names of a stand-off list; a sentence without a name is left out.
pub fn silver_articles(archive: &Path, list: &Path, splitter: &Splitter<'_>, clusters: &Clusters<'_>) -> io::Result<Vec<Named>> {
    let mut texts = BTreeMap::new();
    for entry in tar::Archive::new(&unpacked(archive)?[..]).entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        if name.starts_with("text/") && entry.header().entry_type().is_file() {
            let mut text = String::new();
            entry.read_to_string(&mut text)?;
            texts.insert(name, text);
        }
    }
    let mut by_text: HashMap<usize, Vec<(usize, usize, String)>> = HashMap::new();
    for (at, first, length, kind) in stand_off(list)? {
        by_text.entry(at).or_default().push((first, length, kind));
    }
    let mut all = Vec::new();
    for (at, text) in texts.values().enumerate() {
        let (words, sentences) = cut(text, splitter, clusters);
        let names = by_text.get(&at).map_or(&[][..], |names| names);
        for sentence in sentences {
            let own: Vec<String> = sentence.clone().map(|at| words.span(at).of(text).unwrap_or("").to_owned()).collect();
            let mut named = Named { classes: vec![0; own.len()], words: own, gold: false };
            for (first, length, kind) in names {
                let range = words.within(Span::new(*first, first + length));
                if range.start >= sentence.start && range.end <= sentence.end && !range.is_empty() {
                    mark(&mut named, range.start - sentence.start, range.len(), kind);
                }
            }
            if named.classes.iter().any(|&class| class > 0) {
                all.push(named);
            }
        }
    }
    Ok(all)
}

fn cut(text: &str, splitter: &Splitter<'_>, clusters: &Clusters<'_>) -> (Words, Vec<std::ops::Range<usize>>) {
    let (mut words, mut forms, mut sentences) = (Words::default(), Forms::default(), Vec::new());
    let mut scores = FormScores::default();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let first = words.len();
        words.add_line(text, Span::new(from, from + line.len()));
        from += line.len();
        let numbers: Vec<u32> =
            (first..words.len()).map(|at| forms.number(words.span(at).of(text).unwrap_or(""), clusters)).collect();
        let spaced: Vec<bool> = (first..words.len()).map(|at| words.span(at).end() != words.span(at + 1).start()).collect();
        splitter.learn_forms(forms.all(), &mut scores);
        let line = Line { words: &numbers, forms: forms.all(), spaced: &spaced };
        splitter.split(&line, first, &scores, Care::Thorough, &mut sentences);
    }
    (words, sentences)
}

/// Reads a file of one word and its class a line, apart by a tab or a space (`B-PER`, `I-PER`, `O`), or of UNER's columns.
pub fn gold(path: &Path, demonyms: &HashSet<String>) -> io::Result<Vec<Named>> {
    let text = String::from_utf8_lossy(&std::fs::read(path)?).into_owned();
    let (mut all, mut named, mut last) = (Vec::new(), Named { gold: true, ..Named::default() }, String::new());
    for line in text.lines().chain([""]) {
        let cells: Vec<&str> = line.split(['\t', ' ']).collect();
        let (word, tag) = match cells[..] {
            [number, word, tag, ..] if number.bytes().all(|b| b.is_ascii_digit()) => (word, tag),
            [word, tag] if !word.is_empty() && word != "#" => (word, tag),
            _ if line.trim().is_empty() => {
                if !named.words.is_empty() {
                    all.push(std::mem::replace(&mut named, Named { gold: true, ..Named::default() }));
                }
                last.clear();
                continue;
            }
            _ => continue,
        };
        let (place, kind) = tag.split_once('-').unwrap_or(("O", ""));
        let mut number = class(kind, place == "B" || kind != last);
        if number == 0 && demonyms.contains(word) {
            number = class("DEM", true);
        }
        kind.clone_into(&mut last);
        named.words.push(word.to_owned());
        named.classes.push(number);
    }
    Ok(all)
}

/// Returns a second reading of some sentences: titles without their full stop, and names of persons that no one bears.
///
/// What is written about talks names many people whose names no English text held before: they must be known by what stands around.
pub fn altered(sentences: &[Named]) -> Vec<Named> {
    let mut random = Random::new(17);
    let first = class("PER", true);
    let is_person = |class: u8| class == first || class == first + 1;
    let words = sentences.iter().flat_map(|named| named.words.iter().zip(&named.classes));
    let bearers: Vec<&str> =
        words.filter(|(word, class)| is_person(**class) && word.len() > 3).map(|(word, _)| word.as_str()).collect();
    let mut altered = Vec::new();
    for named in sentences.iter().filter(|named| named.classes.iter().any(|&class| is_person(class))) {
        if random.unit() > ALTERED {
            continue;
        }
        let mut copy = named.clone();
        for (word, class) in copy.words.iter_mut().zip(&named.classes) {
            if matches!(&**word, "Mr." | "Mrs." | "Ms." | "Dr." | "Gen." | "Sen.") {
                word.pop();
            } else if is_person(*class) && word.len() > 2 && random.unit() < 0.7 {
                let [head, tail] = [0, 1].map(|_| bearers[random.below(bearers.len())]);
                let (from, to) = (head.floor_char_boundary(head.len().div_ceil(2)), tail.floor_char_boundary(tail.len() / 2));
                *word = format!("{}{}", &head[..from], tail[to..].to_lowercase());
            }
        }
        altered.push(copy);
    }
    altered
}

/// Share of the sentences with persons that are read a second time.
const ALTERED: f32 = 0.4;

/// Returns the single words that are mostly found to be for a people.
pub fn demonyms(silver: &[Named]) -> HashSet<String> {
    let mut counts: HashMap<&String, [usize; 2]> = HashMap::new();
    for (word, class) in silver.iter().flat_map(|named| named.words.iter().zip(&named.classes)) {
        counts.entry(word).or_default()[usize::from(*class == class_of_demonyms())] += 1;
    }
    let mostly = counts.into_iter().filter(|(word, [no, yes])| *yes >= 3 && yes > no && word.starts_with(char::is_uppercase));
    mostly.map(|(word, _)| word.clone()).collect()
}

fn class_of_demonyms() -> u8 {
    class("DEM", true)
}
