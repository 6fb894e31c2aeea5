//! Trains the sentence splitter.

use crate::conllu::Sentence;
use crate::perceptron::{ByFeature, Perceptron};
use crate::random::Random;
use rapporteur_language::engine::clusters::Clusters;
use rapporteur_language::engine::form::Forms;
use rapporteur_language::engine::pack::Pack;
use rapporteur_language::engine::splitter::Line;

const EPOCHS: usize = 12;
const LEAST_COUNT: u32 = 2;
/// How often a feature is left out while learning.
const DROP: f32 = 0.15;

/// A paragraph: its words, whether a space follows each, and whether a sentence ends there.
#[derive(Default)]
struct Paragraph {
    words: Vec<u32>,
    spaced: Vec<bool>,
    ends: Vec<bool>,
}

/// Trains a splitter and returns its file.
pub fn train(sentences: &[&Sentence], clusters: &Clusters<'_>) -> Vec<u8> {
    let mut forms = Forms::default();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for sentence in sentences {
        if sentence.opens_paragraph || paragraphs.is_empty() {
            paragraphs.push(Paragraph::default());
        }
        let Some(paragraph) = paragraphs.last_mut() else { continue };
        for (at, word) in sentence.words.iter().enumerate() {
            paragraph.words.push(forms.number(&word.form, clusters));
            paragraph.spaced.push(!word.joined);
            paragraph.ends.push(at + 1 == sentence.words.len());
        }
    }
    let line = |paragraph: usize| Line {
        words: &paragraphs[paragraph].words,
        forms: forms.all(),
        spaced: &paragraphs[paragraph].spaced,
    };
    let mut counts: ByFeature<u32> = ByFeature::default();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        each_place(&line(number), &paragraph.ends, |first, at| {
            line(number).features(first, at, |hash| *counts.entry(hash).or_default() += 1);
        });
    }
    let mut model = Perceptron::new(2, &counts, LEAST_COUNT);
    let mut order: Vec<usize> = (0..paragraphs.len()).collect();
    let mut random = Random::new(5);
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let mut wrong = 0;
        for &number in &order {
            let ends = &paragraphs[number].ends;
            each_place(&line(number), ends, |first, at| {
                let mut rows = Vec::new();
                line(number).features(first, at, |hash| rows.push(model.row(hash)));
                rows.retain(|_| random.unit() >= DROP);
                let mut scores = [0.0; 2];
                model.score(&rows, &mut scores);
                let guess = usize::from(scores[1] > scores[0]);
                wrong += usize::from(guess != usize::from(ends[at]));
                model.learn(&rows, usize::from(ends[at]), guess);
            });
        }
        eprintln!("  splitter: epoch {} {wrong} wrong", epoch + 1);
    }
    let mut file = Pack::default();
    // Of the two classes only their difference counts, and that is twice the weight of the second.
    model.pack_class(1, &mut file);
    file.into_file()
}

/// Gives each place where a sentence may end within a line to `take`, with where its sentence began.
fn each_place(line: &Line<'_>, ends: &[bool], mut take: impl FnMut(usize, usize)) {
    let mut first = 0;
    for (at, &ends) in ends.iter().enumerate().take(ends.len().saturating_sub(1)) {
        if line.may_end(at) {
            take(first, at);
        }
        if ends {
            first = at + 1;
        }
    }
}
