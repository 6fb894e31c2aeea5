//! How good the models are: gold words for tags, trees and names, raw text for words and sentences.

use crate::actors;
use crate::conllu::{self, Sentence};
use rapporteur_language::engine::Engine;
use rapporteur_language::engine::care::Care;
use rapporteur_language::{Analysis, NameKind, Reader, Syntax};
use rapporteur_span::Span;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::hash::Hash;
use std::io;
use std::path::Path;

/// Measures everything that `shared` has data for; names of figures with their values.
pub fn score(engine: &Engine<'_>, shared: &Path) -> io::Result<Map<String, Value>> {
    let mut figures = Map::new();
    for bank in ["ewt", "gum"] {
        let sentences = conllu::read(&shared.join(format!("data/ud/{bank}-test.conllu.zst")))?;
        let mut add =
            |name: &str, figure: f64| figures.insert(format!("{bank}_{name}"), Value::from((figure * 1e4).round() / 1e2));
        for (name, figure) in trees(engine, &sentences) {
            add(name, figure);
        }
        for (name, figure) in raw(engine, &sentences).into_iter().chain(quick(engine, &sentences)) {
            add(name, figure);
        }
    }
    let names = names(engine, &shared.join("data/ner/uner-test.iob2"))?;
    figures.insert("uner_names_f1".to_owned(), Value::from((names * 1e4).round() / 1e4));
    let [gold, found, right] = actors::count(engine, &shared.join("exam/dev"))?;
    let actors = 2.0 * right as f64 / (gold + found).max(1) as f64;
    figures.insert("actor_names_f1".to_owned(), Value::from((actors * 1e4).round() / 1e4));
    Ok(figures)
}

/// A text made of given words, and where they and the sentences lie.
struct Given {
    text: String,
    words: Vec<Span>,
    sentences: Vec<std::ops::Range<usize>>,
}

fn given<'w>(sentences: impl Iterator<Item = Vec<(&'w str, bool)>>) -> Given {
    let mut given = Given { text: String::new(), words: Vec::new(), sentences: Vec::new() };
    for sentence in sentences {
        let first = given.words.len();
        for (word, joined) in sentence {
            let start = given.text.len();
            given.text.push_str(word);
            given.words.push(Span::new(start, given.text.len()));
            if !joined {
                given.text.push(' ');
            }
        }
        given.sentences.push(first..given.words.len());
    }
    given
}

fn documents(sentences: &[Sentence]) -> impl Iterator<Item = &[Sentence]> {
    sentences.chunk_by(|_, next| !next.opens_document)
}

/// Tags and trees on gold words, as shares of all words; subtypes of labels do not count, as in the CoNLL 2018 evaluation.
fn trees(engine: &Engine<'_>, sentences: &[Sentence]) -> [(&'static str, f64); 5] {
    let (mut right, mut all) = ([0; 5], 0);
    for document in documents(sentences) {
        let given =
            given(document.iter().map(|sentence| sentence.words.iter().map(|word| (word.form.as_str(), word.joined)).collect()));
        let syntax = Reader::new(engine).annotate_words(&given.text, &given.words, given.sentences.clone());
        for (sentence, range) in document.iter().zip(&given.sentences) {
            for (word, at) in sentence.words.iter().zip(range.clone()) {
                let head = syntax.head(at).map_or(0, |head| head - range.start + 1) == word.head;
                let label = universal(syntax.label(at)) == universal(&word.label);
                let lemma = syntax.lemma(at) == word.lemma || word.lemma == "_";
                let found = [syntax.upos(at) == word.upos, syntax.xpos(at) == word.xpos, lemma, head, head && label];
                found.iter().zip(&mut right).for_each(|(&found, right)| *right += usize::from(found));
                all += 1;
            }
        }
    }
    let mut names = ["upos", "xpos", "lemma", "uas", "las"].into_iter().zip(right);
    std::array::from_fn(|_| names.next().map_or(("", 0.0), |(name, right)| (name, right as f64 / f64::from(all))))
}

fn universal(label: &str) -> &str {
    label.split(':').next().unwrap_or(label)
}

/// Tokens, words and sentences from raw text, as F1 over their places in it.
fn raw(engine: &Engine<'_>, sentences: &[Sentence]) -> [(&'static str, f64); 3] {
    let (mut tokens, mut words, mut spans) = (Overlap::default(), Overlap::default(), Overlap::default());
    for (number, document) in documents(sentences).enumerate() {
        let (text, gold_tokens, gold_words, gold_sentences) = written(document);
        let analysis = Analysis::new(&text, &[]);
        let syntax = engine.parse(&analysis);
        let keep = |(start, end): (usize, usize)| (number, start, end);
        tokens.add(gold_tokens.into_iter().map(keep), surface(&syntax).into_iter().map(keep));
        let own = (0..syntax.len()).map(|at| ends(syntax.words.span(at)));
        words.add(gold_words.into_iter().map(keep), own.map(keep));
        let found = syntax.sentences.iter().map(|range| {
            let last = syntax.words.span(range.end - 1);
            (syntax.words.span(range.start).start(), last.end())
        });
        spans.add(gold_sentences.into_iter().map(keep), found.map(keep));
    }
    [("tokens_f1", tokens.f1()), ("words_f1", words.f1()), ("sentences_f1", spans.f1())]
}

/// How far what is read quickly is what is read thoroughly: tags, names and sentences of raw text, as F1.
fn quick(engine: &Engine<'_>, sentences: &[Sentence]) -> [(&'static str, f64); 3] {
    let mut readers = [Care::Thorough, Care::Quick].map(|care| Reader::with_care(engine, care));
    let [mut tags, mut names, mut ranges] = [(); 3].map(|()| Overlap::default());
    for document in documents(sentences) {
        let (text, ..) = written(document);
        let analysis = Analysis::new(&text, &[]);
        let [thorough, quick] = readers.each_mut().map(|reader| reader.parse(&analysis));
        let of_words = |syntax: &Syntax<'_, '_>| -> Vec<_> {
            (0..syntax.len()).map(|at| (at, syntax.upos(at).to_owned(), syntax.xpos(at).to_owned())).collect()
        };
        tags.add(of_words(&thorough).into_iter(), of_words(&quick).into_iter());
        let of_names =
            |syntax: &Syntax<'_, '_>| -> Vec<_> { syntax.names.iter().map(|name| (name.words.clone(), name.kind)).collect() };
        names.add(of_names(&thorough).into_iter(), of_names(&quick).into_iter());
        ranges.add(thorough.sentences.iter(), quick.sentences.iter());
    }
    [("quick_tags_f1", tags.f1()), ("quick_names_f1", names.f1()), ("quick_sentences_f1", ranges.f1())]
}

fn ends(span: Span) -> (usize, usize) {
    (span.start(), span.end())
}

/// Returns the surface tokens of what was found: words that are written as one are one.
fn surface(syntax: &Syntax<'_, '_>) -> Vec<(usize, usize)> {
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    for at in 0..syntax.len() {
        let (start, end) = ends(syntax.words.span(at));
        match tokens.last_mut() {
            Some(last) if syntax.words.is_inside(at) => last.1 = end,
            _ => tokens.push((start, end)),
        }
    }
    tokens
}

type Places = Vec<(usize, usize)>;

/// Writes a document as its author did, as far as the treebank tells; returns the places of tokens, words and sentences.
pub fn written(document: &[Sentence]) -> (String, Places, Places, Places) {
    let (mut text, mut tokens, mut words, mut sentences): (_, Places, _, _) = (String::new(), vec![], vec![], vec![]);
    for sentence in document {
        if sentence.opens_paragraph && !text.is_empty() {
            text.truncate(text.trim_end().len());
            text.push_str("\n\n");
        }
        let first = text.len();
        for word in &sentence.words {
            let start = text.len();
            text.push_str(&word.form);
            words.push((start, text.len()));
            match tokens.last_mut() {
                Some(last) if word.inside => last.1 = text.len(),
                _ => tokens.push((start, text.len())),
            }
            if !word.joined {
                text.push(' ');
            }
        }
        sentences.push((first, text.trim_end().len()));
    }
    (text, tokens, words, sentences)
}

/// Names of persons, organizations and places by exact span and kind.
fn names(engine: &Engine<'_>, path: &Path) -> io::Result<f64> {
    let text = std::fs::read_to_string(path)?;
    let mut overlap = Overlap::default();
    for (number, document) in text.split("# newdoc").enumerate() {
        let mut sentences: Vec<Vec<(&str, &str)>> = vec![vec![]];
        for line in document.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            match cells[..] {
                [id, word, tag, ..] if id.parse::<usize>().is_ok() => {
                    if let Some(last) = sentences.last_mut() {
                        last.push((word, tag));
                    }
                }
                _ if line.is_empty() => sentences.push(vec![]),
                _ => {}
            }
        }
        sentences.retain(|sentence| !sentence.is_empty());
        let given = given(sentences.iter().map(|sentence| sentence.iter().map(|(word, _)| (*word, false)).collect()));
        let tags: Vec<&str> = sentences.iter().flatten().map(|(_, tag)| *tag).collect();
        let syntax = Reader::new(engine).annotate_words(&given.text, &given.words, given.sentences);
        let found = syntax.names.iter().filter(|name| name.kind != NameKind::Demonym);
        let found = found.map(|name| (number, name.words.start, name.words.end, name.kind.tag()));
        overlap.add(spelt(&tags).into_iter().map(|(start, end, kind)| (number, start, end, kind)), found);
    }
    Ok(overlap.f1())
}

fn spelt<'a>(tags: &[&'a str]) -> Vec<(usize, usize, &'a str)> {
    let mut names: Vec<(usize, usize, &str)> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        match (tag.split_once('-'), names.last_mut()) {
            (Some(("I", _)), Some(last)) if last.1 == at => last.1 = at + 1,
            (Some((_, kind)), _) if matches!(kind, "PER" | "ORG" | "LOC") => names.push((at, at + 1, kind)),
            _ => {}
        }
    }
    names
}

/// Counts of what was to be found, what was found, and what was both.
#[derive(Debug, Default)]
struct Overlap {
    gold: usize,
    found: usize,
    both: usize,
}

impl Overlap {
    fn add<T: Eq + Hash>(&mut self, gold: impl Iterator<Item = T>, found: impl Iterator<Item = T>) {
        let gold: HashSet<T> = gold.collect();
        self.gold += gold.len();
        for one in found {
            self.found += 1;
            self.both += usize::from(gold.contains(&one));
        }
    }

    fn f1(&self) -> f64 {
        2.0 * self.both as f64 / (self.gold + self.found).max(1) as f64
    }
}
