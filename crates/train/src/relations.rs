//! Trains what follows the chains of labels: where contents end and begin, what belongs together, how far a relation can be trusted.
//!
//! Each step learns from what the steps before it say of articles that they have not seen.

use crate::attribution::{FOLDS, Paragraph, Parts, Said};
use crate::crf::UNIT;
use crate::linker::{Choice, Ranker};
use crate::logistic::{Case, Logistic};
use rapporteur_language::engine::attribution::CALIBRATION_UNIT;
use rapporteur_language::engine::attribution::boundary::{self, Boundary, Chained};
use rapporteur_language::engine::attribution::ends::End;
use rapporteur_language::engine::attribution::line::{Line, Sort};
use rapporteur_language::engine::attribution::link::{self, Pieces, Sure};
use rapporteur_language::engine::attribution::starts::Start;
use rapporteur_language::engine::attribution::trust::{self, TRUST_UNIT};
use rapporteur_language::engine::form::Form;
use rapporteur_language::engine::pack::Pack;
use std::ops::Range;

/// So many ends before the one that was found, and after it, are learnt from, more than are looked at in reading: they show what wrong
/// ones look like.
const NEAREST: [usize; 2] = [16, 8];

/// A bound that is learnt.
trait Learnt: Boundary {
    /// Its place in [`Said::bounds`].
    const PLACE: usize;
    /// Returns the bound of a content.
    fn of(content: &Range<usize>) -> usize;
    /// Tells whether the bound of a content of the key is one for the content that was found.
    fn is_of(gold: &Range<usize>, content: &Range<usize>) -> bool;
}

impl Learnt for Start {
    const PLACE: usize = 0;

    fn of(content: &Range<usize>) -> usize {
        content.start
    }

    fn is_of(gold: &Range<usize>, content: &Range<usize>) -> bool {
        overlap(gold, content) > 0
    }
}

impl Learnt for End {
    const PLACE: usize = 1;

    fn of(content: &Range<usize>) -> usize {
        content.end
    }

    /// A content may be found a word or two early: "that", a mark.
    fn is_of(gold: &Range<usize>, content: &Range<usize>) -> bool {
        gold.contains(&content.start) || (content.start..content.start + 4).contains(&gold.start)
    }
}

/// The models.
pub struct Relations {
    ends: Ranker,
    starts: Ranker,
    links: Ranker,
    trust: Logistic,
}

/// Trains on what the chains `found` in paragraphs that they had not seen; moves the bounds of what was found.
pub fn train(paragraphs: &[Paragraph], forms: &[Form], found: &mut [Said]) -> Relations {
    let ends = train_bounds::<End>(paragraphs, forms, found);
    let starts = train_bounds::<Start>(paragraphs, forms, found);
    let links = links_model(paragraphs, forms, found, |_| true);
    Relations { ends, starts, links, trust: calibrate(paragraphs, forms, found) }
}

impl Relations {
    /// Packs the models.
    pub fn pack(&self, file: &mut Pack) {
        for model in [&self.ends, &self.starts, &self.links] {
            model.pack(UNIT, 1, file);
        }
        self.trust.pack_features(TRUST_UNIT, file);
        let whole = self.trust.terms.iter().map(|weight| (weight * CALIBRATION_UNIT).round().clamp(-32e3, 32e3) as i16);
        file.bytes(&whole.flat_map(i16::to_le_bytes).collect::<Vec<u8>>());
    }
}

/// Trains on a bound of the contents that were `found`, and moves it.
fn train_bounds<B: Learnt>(paragraphs: &[Paragraph], forms: &[Form], found: &mut [Said]) -> Ranker {
    let train = |found: &[Said], of: &dyn Fn(usize) -> bool| {
        Ranker::train(&bound_choices::<B>(paragraphs, forms, found, of), 4, 0.05, 0.1)
    };
    let whole = train(found, &|_| true);
    for fold in 0..FOLDS {
        let model = train(found, &|other| other != fold);
        for (paragraph, said) in paragraphs.iter().zip(&mut *found).filter(|(paragraph, _)| paragraph.fold == fold) {
            let labels = said.labels();
            let (labels, aheads) = boundary::mend::<B>(chained(paragraph, forms, said, &labels), |hashes| model.sum(hashes));
            said.labels.iter_mut().zip(labels).for_each(|(own, label)| own.0 = label);
            said.bounds[B::PLACE] = aheads;
        }
    }
    whole
}

fn chained<'c>(paragraph: &'c Paragraph, forms: &'c [Form], said: &'c Said, labels: &'c [u8]) -> Chained<'c> {
    Chained { line: &paragraph.line, forms, labels, scores: &said.scores, unit: UNIT, nearest: NEAREST }
}

fn links_model(paragraphs: &[Paragraph], forms: &[Form], found: &[Said], of: impl Fn(usize) -> bool) -> Ranker {
    Ranker::train(&link_choices(paragraphs, forms, found, of), 8, 0.1, 0.2)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Returns the choices of where a bound of the contents that were found lies, with the right ones by the gold relations.
fn bound_choices<B: Learnt>(paragraphs: &[Paragraph], forms: &[Form], found: &[Said], of: impl Fn(usize) -> bool) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (paragraph, said) in paragraphs.iter().zip(found).filter(|(paragraph, _)| of(paragraph.fold)) {
        let labels = said.labels();
        let chained = chained(paragraph, forms, said, &labels);
        for content in boundary::contents(&labels) {
            let gold = paragraph.relations.iter().flat_map(|relation| &relation[2]).filter(|gold| B::is_of(gold, &content));
            let Some(gold) = gold.max_by_key(|gold| overlap(gold, &content)) else { continue };
            let bound = B::new(chained, content);
            let candidates = bound.candidates(chained);
            let Some(right) = candidates.iter().position(|&at| at == B::of(gold)) else { continue };
            let features = |&at: &usize| {
                let mut own = Vec::new();
                bound.features(chained, at, |hash| own.push(hash));
                own
            };
            choices.push(Choice { features: candidates.iter().map(features).collect(), right });
        }
    }
    choices
}

/// Returns the choices that a linker has on what was found, with the right ones by the gold relations.
fn link_choices(paragraphs: &[Paragraph], forms: &[Form], found: &[Said], of: impl Fn(usize) -> bool) -> Vec<Choice> {
    let mut choices = Vec::new();
    for (paragraph, said) in paragraphs.iter().zip(found).filter(|(paragraph, _)| of(paragraph.fold)) {
        let line = &paragraph.line;
        let pieces = Pieces::new(line, &said.labels());
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

/// Returns how likely relations are right, as articles show that no model had seen.
fn calibrate(paragraphs: &[Paragraph], forms: &[Form], found: &[Said]) -> Logistic {
    let mut cases = Vec::new();
    for fold in 0..FOLDS {
        let links = links_model(paragraphs, forms, found, |other| other != fold);
        for (paragraph, said) in paragraphs.iter().zip(found).filter(|(paragraph, _)| paragraph.fold == fold) {
            let (labels, ahead): (Vec<u8>, Vec<f32>) =
                said.labels.iter().map(|&(label, ahead)| (label, ahead as f32 / UNIT)).unzip();
            let pieces = Pieces::new(&paragraph.line, &labels);
            let sure = Sure { labels: &ahead, bounds: [&said.bounds[0], &said.bounds[1]] };
            for linked in link::link(&paragraph.line, forms, &pieces, sure, |hashes| links.sum(hashes)) {
                let words = |role: usize, of: &[usize]| of.iter().map(|&at| pieces.of[role][at].words.clone()).collect();
                let own = [words(0, linked.source.as_slice()), words(1, &[linked.cue]), words(2, &linked.contents)];
                let right = paragraph.relations.iter().any(|gold| is_right(&paragraph.line, &own, gold));
                let mut features = Vec::new();
                trust::features(&paragraph.line, forms, &pieces, &linked, |hash| features.push(hash));
                cases.push(Case { features, terms: trust::terms(&linked.signals).collect(), right });
            }
        }
    }
    let right = cases.iter().filter(|case| case.right).count();
    eprintln!("  calibration on {} relations, {right} right", cases.len());
    Logistic::train(&cases)
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
