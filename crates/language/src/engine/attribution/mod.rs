//! Attribution: who is said to have said, thought or done what towards which words. Source, cue and content, after PolNeAR.
//!
//! A paragraph is labelled twice from left to right by linear chains over hashed features ([`chain`]): the second pass sees what
//! the first one found. Then each cue is given its source, and each content its cue ([`link`]), by linear scores too. The model
//! is made by the crate `train` from PolNeAR (Newell, Margolin and Ruths 2018).

mod blocks;
pub mod boundary;
pub mod chain;
mod choice;
pub mod ends;
pub mod first;
pub mod line;
pub mod link;
pub mod second;
mod shape;
pub mod starts;
pub mod table;
pub mod trust;

use super::Engine;
use super::batch::Batch;
use super::form::Form;
use super::hash::feature;
use super::pack::Unpack;
use super::rows::Rows;
use super::weights::Weights;
use crate::{Analysis, Syntax};
use blocks::{Announced, Blocks};
use boundary::{Chained, mend};
use chain::{Edges, LANES, Scores};
use ends::End;
use first::{OFFSETS, PLACES};
use line::{Known, Line};
use link::{Pieces, SIGNALS, Sure};
use second::Found;
use starts::Start;
use std::ops::Range;
use table::Table;
use trust::{TERMS, TRUST_UNIT};

/// The template of priors by lemma, and by cluster.
pub const PRIORS: [u64; 2] = [598, 599];

/// How many whole numbers a unit of calibration is.
pub const CALIBRATION_UNIT: f32 = 1024.0;

/// An attribution relation: words of the text, by the numbers of [`Syntax`].
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Who said it.
    pub source: Option<Range<usize>>,
    /// The reporting words.
    pub cue: Range<usize>,
    /// What is attributed, in the order of the text.
    pub contents: Vec<Range<usize>>,
    /// How likely it is that the relation is right, from zero to one.
    pub score: f32,
}

/// A pass: scores of labels by feature, and of labels in a row.
#[derive(Debug)]
pub struct Pass<'m> {
    table: Table<'m>,
    edges: Edges,
}

/// The model.
#[derive(Debug)]
pub struct Attributor<'m> {
    /// How many whole numbers a unit of score is.
    unit: f32,
    priors: Rows<'m>,
    passes: [Pass<'m>; 2],
    ends: Weights<'m>,
    starts: Weights<'m>,
    links: Weights<'m>,
    trust: Weights<'m>,
    /// What each term of a relation's signals says of its being right.
    calibration: [f32; TERMS],
}

/// What is kept from text to text.
#[derive(Debug, Default)]
pub struct Room {
    known: Known,
    /// By form, the summed weights in each place.
    sums: Vec<[Scores; PLACES]>,
    edge: Option<Box<[Scores; PLACES]>>,
    chain: Vec<[i32; LANES]>,
}

/// What the passes say of a line, word by word.
struct Said {
    labels: Vec<u8>,
    /// How far each label is ahead of the next best.
    ahead: Vec<f32>,
    /// The scores of all labels.
    scores: Vec<Scores>,
}

/// A sentence of which the first pass is sure by so many units that it has nothing is not looked at again.
const QUIET: f32 = 2.0;

/// Features of a word that are looked up together.
const JOINT: usize = 96;

/// Different words that are kept from text to text, at most.
const MOST_FORMS: usize = 25_000;

impl Room {
    /// Forgets the words of earlier texts once there are many.
    fn forget(&mut self) {
        if self.known.forms.all().len() > MOST_FORMS {
            *self = Self::default();
        }
    }
}

impl<'m> Attributor<'m> {
    /// Reads the model.
    #[must_use]
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        let unit = (file.number() as f32).max(1.0);
        let priors = Rows::unpack(file);
        let mut pass = || Pass { table: Table::unpack(file), edges: Edges::unpack(file.bytes()) };
        let passes = [pass(), pass()];
        let [ends, starts, links, trust] = std::array::from_fn(|_| Weights::unpack(file));
        let mut weights =
            file.bytes().as_chunks::<2>().0.iter().map(|pair| f32::from(i16::from_le_bytes(*pair)) / CALIBRATION_UNIT);
        Self {
            unit,
            priors,
            passes,
            ends,
            starts,
            links,
            trust,
            calibration: std::array::from_fn(|_| weights.next().unwrap_or(0.0)),
        }
    }

    /// Returns the attributions of a text, in the order of their cues.
    pub fn find(&self, engine: &Engine<'_>, room: &mut Room, analysis: &Analysis<'_>, syntax: &Syntax<'_, '_>) -> Vec<Relation> {
        let mut found = Vec::new();
        let mut blocks = Blocks::default();
        room.forget();
        for paragraph in &analysis.paragraphs {
            let prior = |lemma: u64, cluster: u64| {
                let get = |template: u64, key: u64| self.priors.get(feature(template, key)).first().map(|&[_, step]| step);
                get(PRIORS[0], lemma).or_else(|| get(PRIORS[1], cluster)).unwrap_or(0)
            };
            let line = Line::new(engine, &mut room.known, analysis, syntax, &paragraph.tokens, &prior);
            if line.is_empty() {
                continue;
            }
            let announced = if let Some(relation) = shape::relation(&line, syntax) {
                found.push(relation);
                None
            } else {
                let said = self.label(room, &line);
                if blocks.take(&line, &said.labels, &mut found) {
                    continue;
                }
                self.relate(room.known.forms.all(), &line, said, &mut found)
            };
            blocks.after(&line, announced, &found);
        }
        found
    }

    /// Appends the relations of a line that is labelled; returns what it announces for the next.
    fn relate(&self, forms: &[Form], line: &Line, said: Said, found: &mut Vec<Relation>) -> Option<Announced> {
        let Said { labels, ahead, scores } = said;
        if labels.iter().all(|&label| label == 0) {
            return None;
        }
        let weigh = |weights: &Weights<'_>, hashes: &[u64]| weights.sum(hashes) as f32 / self.unit;
        let chained = Chained { line, forms, labels: &labels, scores: &scores, unit: self.unit, nearest: ends::NEAREST };
        let (labels, ends) = mend::<End>(chained, |hashes| weigh(&self.ends, hashes));
        let (labels, starts) = mend::<Start>(Chained { labels: &labels, ..chained }, |hashes| weigh(&self.starts, hashes));
        let sure = Sure { labels: &ahead, bounds: [&starts, &ends] };
        let pieces = Pieces::new(line, &labels);
        let of_links = |hashes: &[u64]| weigh(&self.links, hashes);
        let words = |role: usize, piece: usize| {
            let words = &pieces.of[role][piece].words;
            words.start + line.first..words.end + line.first
        };
        let all = link::link(line, forms, &pieces, sure, of_links);
        let announced = link::announced(line, forms, &pieces, &all, of_links);
        let mut hashes = Vec::new();
        for linked in all {
            hashes.clear();
            trust::features(line, forms, &pieces, &linked, |hash| hashes.push(hash));
            let trust = self.trust.sum(&hashes) as f32 / TRUST_UNIT;
            found.push(Relation {
                source: linked.source.map(|source| words(0, source)),
                cue: words(1, linked.cue),
                contents: linked.contents.iter().map(|&content| words(2, content)).collect(),
                score: self.score(&linked.signals, trust),
            });
        }
        announced.map(|(source, cue)| (source.map(|source| words(0, source)), words(1, cue)))
    }

    /// Returns how likely a relation with these signals is right, whose features weigh so much.
    fn score(&self, signals: &[f32; SIGNALS], trust: f32) -> f32 {
        let sum: f32 = trust::terms(signals).zip(&self.calibration).map(|(term, weight)| term * weight).sum();
        1.0 / (1.0 + (-sum - trust).exp())
    }

    /// Labels a line.
    fn label(&self, room: &mut Room, line: &Line) -> Said {
        let forms = room.known.forms.all();
        let sums = |form: Option<&Form>| -> [Scores; PLACES] {
            std::array::from_fn(|place| {
                let mut sum = [0; LANES];
                first::form_features(place, form, |hash| self.passes[0].table.add(hash, &mut sum));
                sum
            })
        };
        let edge = &**room.edge.get_or_insert_with(|| Box::new(sums(None)));
        let known = room.sums.len().min(forms.len());
        room.sums.extend(forms[known..].iter().map(|form| sums(Some(form))));
        let mut scores: Vec<Scores> = Vec::with_capacity(line.len());
        let mut batch = Batch::<JOINT>::default();
        for at in 0..line.len() {
            let mut sum = [0; LANES];
            for (place, by) in OFFSETS.iter().enumerate() {
                let number = line.numbers.get(at.wrapping_add_signed(*by));
                let rows = number.and_then(|&number| room.sums.get(number as usize)).unwrap_or(edge);
                for (sum, weight) in sum.iter_mut().zip(rows[place]) {
                    *sum += weight;
                }
            }
            let table = self.passes[0].table;
            batch.clear();
            first::joint_features(line, forms, at, |hash| batch.push(hash, |full| table.add_all(full, &mut sum)));
            table.add_all(batch.hashes(), &mut sum);
            scores.push(sum);
        }
        let signs: Vec<u8> = (0..line.len()).map(|at| first::sign(line, at)).collect();
        let best = self.passes[0].edges.best(&scores, &signs, &mut room.chain);
        let labels = best.iter().map(|&(label, _)| label).collect();
        let found = Found::new(line, labels, best.iter().map(|&(_, ahead)| ahead as f32 / self.unit));
        let surely_outside = |&(label, ahead): &(u8, i32)| label == 0 && ahead as f32 > QUIET * self.unit;
        let quiet: Vec<bool> = line.sentences.iter().map(|sentence| best[sentence.clone()].iter().all(surely_outside)).collect();
        for (at, sum) in scores.iter_mut().enumerate() {
            if quiet.get(line.sentence[at] as usize).copied().unwrap_or(false) {
                continue;
            }
            let table = self.passes[1].table;
            batch.clear();
            second::features(line, forms, &found, at, |hash| batch.push(hash, |full| table.add_all(full, sum)));
            table.add_all(batch.hashes(), sum);
        }
        let best = self.passes[1].edges.best(&scores, &signs, &mut room.chain);
        let (labels, ahead) = best.into_iter().map(|(label, ahead)| (label, ahead as f32 / self.unit)).unzip();
        Said { labels, ahead, scores }
    }
}
