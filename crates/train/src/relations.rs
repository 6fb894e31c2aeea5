//! Trains what follows the chains of labels: where contents end, what belongs together, how far a relation can be trusted.
//!
//! Each step learns from what the steps before it say of articles that they have not seen.

use crate::attribution::{FOLDS, Paragraph, Parts, Said};
use crate::crf::UNIT;
use crate::linker::{Choice, Ranker};
use rapporteur_language::engine::attribution::ends::{Begun, Chained};
use rapporteur_language::engine::attribution::line::{Line, Sort};
use rapporteur_language::engine::attribution::link::{self, Pieces, SIGNALS};
use rapporteur_language::engine::attribution::{CALIBRATION_UNIT, ends, trust};
use rapporteur_language::engine::form::Form;
use rapporteur_language::engine::pack::Pack;
use std::ops::Range;

/// Rounds of the logistic regression.
const ROUNDS: usize = 4000;

/// The models.
pub struct Relations {
    ends: Ranker,
    links: Ranker,
    trust: Ranker,
    calibration: [f32; SIGNALS],
}

/// Trains on what the chains `found` in paragraphs that they had not seen; moves the ends of what was found.
pub fn train(paragraphs: &[Paragraph], forms: &[Form], found: &mut [Said]) -> Relations {
    let ends = ends_model(paragraphs, forms, found, |_| true);
    for fold in 0..FOLDS {
        let ends = ends_model(paragraphs, forms, found, |other| other != fold);
        for (paragraph, said) in paragraphs.iter().zip(&mut *found).filter(|(paragraph, _)| paragraph.fold == fold) {
            let labels: Vec<u8> = said.labels.iter().map(|&(label, _)| label).collect();
            let chained = Chained { labels: &labels, scores: &said.scores, unit: UNIT };
            let labels = ends::mend(&paragraph.line, forms, chained, |hashes| ends.sum(hashes));
            said.labels.iter_mut().zip(labels).for_each(|(own, label)| own.0 = label);
        }
    }
    let links = links_model(paragraphs, forms, found, |_| true);
    let (trust, calibration) = calibrate(paragraphs, forms, found);
    Relations { ends, links, trust, calibration }
}

impl Relations {
    /// Packs the models.
    pub fn pack(&self, file: &mut Pack) {
        for model in [&self.ends, &self.links, &self.trust] {
            model.pack(UNIT, 1, file);
        }
        let whole = self.calibration.iter().map(|weight| (weight * CALIBRATION_UNIT).round().clamp(-32e3, 32e3) as i16);
        file.bytes(&whole.flat_map(i16::to_le_bytes).collect::<Vec<u8>>());
    }
}

fn ends_model(paragraphs: &[Paragraph], forms: &[Form], found: &[Said], of: impl Fn(usize) -> bool) -> Ranker {
    Ranker::train(&end_choices(paragraphs, forms, found, of), 4, 0.05, 0.1)
}

fn links_model(paragraphs: &[Paragraph], forms: &[Form], found: &[Said], of: impl Fn(usize) -> bool) -> Ranker {
    Ranker::train(&link_choices(paragraphs, forms, found, of), 8, 0.1, 0.2)
}

fn trust_model<'c>(evidence: impl Iterator<Item = &'c Choice>) -> Ranker {
    Ranker::train(&evidence.cloned().collect::<Vec<_>>(), 4, 0.03, 0.3)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Returns the choices of where the contents that were found end, with the right ones by the gold relations.
fn end_choices(paragraphs: &[Paragraph], forms: &[Form], found: &[Said], of: impl Fn(usize) -> bool) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (paragraph, said) in paragraphs.iter().zip(found).filter(|(paragraph, _)| of(paragraph.fold)) {
        let line = &paragraph.line;
        let labels: Vec<u8> = said.labels.iter().map(|&(label, _)| label).collect();
        let chained = Chained { labels: &labels, scores: &said.scores, unit: UNIT };
        for content in ends::contents(&labels) {
            // A content may be found a word or two early: "that", a mark.
            let starts =
                |gold: &&Range<usize>| gold.contains(&content.start) || (content.start..content.start + 4).contains(&gold.start);
            let gold = paragraph.relations.iter().flat_map(|relation| &relation[2]).filter(starts);
            let Some(gold) = gold.max_by_key(|gold| overlap(gold, &content)) else { continue };
            let ends = ends::candidates(line, &labels, &content);
            let Some(right) = ends.iter().position(|&end| end == gold.end) else { continue };
            let begun = Begun::new(line, forms, &labels, content);
            let features = |&end: &usize| {
                let mut own = Vec::new();
                ends::features(line, forms, chained, &begun, end, |hash| own.push(hash));
                own
            };
            choices.push(Choice { features: ends.iter().map(features).collect(), right });
        }
    }
    choices
}

/// Returns the choices that a linker has on what was found, with the right ones by the gold relations.
fn link_choices(paragraphs: &[Paragraph], forms: &[Form], found: &[Said], of: impl Fn(usize) -> bool) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (paragraph, said) in paragraphs.iter().zip(found).filter(|(paragraph, _)| of(paragraph.fold)) {
        let line = &paragraph.line;
        let labels: Vec<u8> = said.labels.iter().map(|&(label, _)| label).collect();
        let pieces = Pieces::new(line, &labels);
        // The gold relation that each piece shares most words with.
        let gold_of = |role: usize, words: &Range<usize>| {
            let shared = |relation: &Parts| relation[role].iter().map(|own| overlap(own, words)).sum::<usize>();
            paragraph.relations.iter().filter(|relation| shared(relation) > 0).max_by_key(|relation| shared(relation))
        };
        let mut add = |base: usize, from: &link::Piece, right: Option<usize>| {
            let near = pieces.near(base, from);
            let right = match right {
                None => 0,
                Some(right) if near.contains(&right) => right - near.start + 1,
                Some(_) => return,
            };
            let features = |to: Option<&link::Piece>| {
                let mut own = Vec::new();
                link::features(line, forms, &pieces, base as u64, from, to, |hash| own.push(hash));
                own
            };
            let candidates = std::iter::once(features(None)).chain(near.map(|at| features(Some(&pieces.of[base][at]))));
            choices.push(Choice { features: candidates.collect(), right });
        };
        let piece_over = |role: usize, ranges: &[Range<usize>]| {
            let shared = |piece: &link::Piece| ranges.iter().map(|range| overlap(range, &piece.words)).sum::<usize>();
            (0..pieces.of[role].len())
                .filter(|&at| shared(&pieces.of[role][at]) > 0)
                .max_by_key(|&at| shared(&pieces.of[role][at]))
        };
        for cue in &pieces.of[1] {
            if let Some([source, ..]) = gold_of(1, &cue.words) {
                add(0, cue, piece_over(0, source));
            }
        }
        for content in &pieces.of[2] {
            match gold_of(2, &content.words) {
                None => add(1, content, None),
                Some([_, cue, _]) => {
                    if let Some(cue) = piece_over(1, cue) {
                        add(1, content, Some(cue));
                    }
                }
            }
        }
    }
    choices
}

/// Returns what speaks for a relation's being right, and what that and each signal count for (logistic regression).
fn calibrate(paragraphs: &[Paragraph], forms: &[Form], found: &[Said]) -> (Ranker, [f32; SIGNALS]) {
    let mut evidence: Vec<Vec<(Choice, [f32; SIGNALS])>> = vec![Vec::new(); FOLDS];
    for (fold, evidence) in evidence.iter_mut().enumerate() {
        let links = links_model(paragraphs, forms, found, |other| other != fold);
        for (paragraph, said) in paragraphs.iter().zip(found).filter(|(paragraph, _)| paragraph.fold == fold) {
            let (labels, ahead): (Vec<u8>, Vec<f32>) =
                said.labels.iter().map(|&(label, ahead)| (label, ahead as f32 / UNIT)).unzip();
            let pieces = Pieces::new(&paragraph.line, &labels);
            for linked in link::link(&paragraph.line, forms, &pieces, &ahead, |hashes| links.sum(hashes)) {
                let words = |role: usize, of: &[usize]| of.iter().map(|&at| pieces.of[role][at].words.clone()).collect();
                let own = [words(0, linked.source.as_slice()), words(1, &[linked.cue]), words(2, &linked.contents)];
                let right = paragraph.relations.iter().any(|gold| is_right(&paragraph.line, &own, gold));
                let mut features = Vec::new();
                trust::features(&paragraph.line, forms, &pieces, &linked, |hash| features.push(hash));
                let choice = Choice { features: vec![Vec::new(), features], right: usize::from(right) };
                evidence.push((choice, linked.signals));
            }
        }
    }
    let mut relations: Vec<([f32; SIGNALS], bool)> = Vec::new();
    for (fold, own) in evidence.iter().enumerate() {
        let others = evidence.iter().enumerate().filter(|(other, _)| *other != fold);
        let trust = trust_model(others.flat_map(|(_, evidence)| evidence).map(|(choice, _)| choice));
        for (choice, signals) in own {
            let mut signals = *signals;
            signals[SIGNALS - 1] = trust.sum(&choice.features[1]);
            relations.push((signals, choice.right == 1));
        }
    }
    let trust = trust_model(evidence.iter().flatten().map(|(choice, _)| choice));
    (trust, regression(&relations))
}

/// Returns the weight of each signal under which what is right is likeliest.
fn regression(relations: &[([f32; SIGNALS], bool)]) -> [f32; SIGNALS] {
    let mut weights = [0.0_f32; SIGNALS];
    for round in 0..ROUNDS {
        let mut gradient = [0.0_f32; SIGNALS];
        for (signals, right) in relations {
            let sum: f32 = signals.iter().zip(&weights).map(|(signal, weight)| signal * weight).sum();
            let off = f32::from(u8::from(*right)) - 1.0 / (1.0 + (-sum).exp());
            gradient.iter_mut().zip(signals).for_each(|(gradient, signal)| *gradient += off * signal);
        }
        let rate = 8.0 / (1.0 + round as f32 / 100.0) / relations.len().max(1) as f32;
        weights.iter_mut().zip(gradient).for_each(|(weight, gradient)| *weight += rate * gradient);
    }
    let right = relations.iter().filter(|(_, right)| *right).count();
    eprintln!("  calibration on {} relations, {right} right: {weights:.2?}", relations.len());
    weights
}

/// Tells whether a relation is that of the key: half of the words of the content and of the source, and a word of the cue.
fn is_right(line: &Line, own: &Parts, gold: &Parts) -> bool {
    let word = |at: &usize| !matches!(line.sort[*at], Sort::Comma | Sort::Stop | Sort::Quote | Sort::Mark);
    let words = |ranges: &[Range<usize>]| ranges.iter().cloned().flatten().filter(word).collect::<Vec<usize>>();
    let shared = |role: usize| {
        let gold = words(&gold[role]);
        words(&own[role]).into_iter().filter(|at| gold.contains(at)).count()
    };
    let dice = |role: usize| match words(&own[role]).len() + words(&gold[role]).len() {
        0 => 1.0,
        all => 2.0 * shared(role) as f32 / all as f32,
    };
    dice(2) >= 0.5 && dice(0) >= 0.5 && (shared(1) > 0 || words(&gold[1]).is_empty())
}
