//! Trains the tagger.

use crate::conllu::Sentence;
use crate::perceptron::{ByFeature, Perceptron};
use crate::random::Random;
use rapporteur_language::engine::care::Care;
use rapporteur_language::engine::clusters::Clusters;
use rapporteur_language::engine::form::{Form, Forms};
use rapporteur_language::engine::pack::{Pack, Unpack};
use rapporteur_language::engine::rows::pack_rows;
use rapporteur_language::engine::tagger::{
    FormScores, LANES, PLACES, Tagger, Window, form_features, joint_features, plain_feature,
};
use std::collections::HashMap;

/// Passes over the treebank.
pub const EPOCHS: usize = 16;
/// Runs of so many passes whose averages are added up.
pub const RUNS: usize = 3;
/// Passes for each part of the jack-knife: its tags need only be as wrong as the last tagger's.
const FOLD_EPOCHS: usize = 8;
/// How often a feature is left out while learning, so that none is relied on: worth more than any feature.
const DROP: f32 = 0.4;
const FOLDS: usize = 5;
/// A form has one class only if it was seen this often, and with another at most once in so many times.
const PLAIN_COUNT: u32 = 30;
const PLAIN_SHARE: u32 = 1000;
/// Features seen less often are not learnt.
const LEAST_COUNT: u32 = 2;
/// Weights smaller than this (in 127 of the largest) are left out of the model.
const LEAST_WEIGHT: i8 = 3;

/// Returns the classes of a treebank, the most frequent first: pairs of tags seen at least three times.
fn classes(sentences: &[&Sentence]) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *counts.entry(format!("{} {}", word.upos, word.xpos)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().filter(|(_, count)| *count >= 3).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts.into_iter().map(|(class, _)| class).take(LANES).collect()
}

/// Trains a tagger and returns its file.
pub fn train(sentences: &[&Sentence], clusters: &Clusters<'_>, epochs: usize, runs: usize) -> Vec<u8> {
    let classes = classes(sentences);
    let by_name: HashMap<&str, usize> = classes.iter().enumerate().map(|(class, name)| (name.as_str(), class)).collect();
    let mut forms = Forms::default();
    let corpus: Vec<(Vec<u32>, Vec<Option<usize>>)> = sentences
        .iter()
        .map(|sentence| {
            let numbers = sentence.words.iter().map(|word| forms.number(&word.form, clusters)).collect();
            let gold = sentence.words.iter().map(|word| by_name.get(&*format!("{} {}", word.upos, word.xpos)).copied());
            (numbers, gold.collect())
        })
        .collect();
    let forms = forms.all();
    let mut counts: ByFeature<u32> = ByFeature::default();
    for (numbers, gold) in &corpus {
        for at in 0..numbers.len() {
            let tag = |by: usize| at.checked_sub(by).and_then(|at| gold[at]).map_or(0, |class| class as u8 + 1);
            let window = window(numbers, forms, at, [tag(1), tag(2)]);
            let mut count = |hash| *counts.entry(hash).or_default() += 1;
            (0..PLACES).for_each(|place| form_features(place, window.forms[place], &mut count));
            joint_features(&window, count);
        }
    }
    let mut model = Perceptron::new(classes.len(), &counts, LEAST_COUNT);
    eprintln!("tagger: {} classes, {} features", classes.len(), model.len());
    let rows_of = |form: Option<&Form>| {
        let mut rows: [Vec<u32>; PLACES] = Default::default();
        for (place, rows) in rows.iter_mut().enumerate() {
            form_features(place, form, |hash| rows.push(model.row(hash)));
        }
        rows
    };
    let own: Vec<[Vec<u32>; PLACES]> = forms.iter().map(|form| rows_of(Some(form))).collect();
    let edge = rows_of(None);
    let mut order: Vec<usize> = (0..corpus.len()).collect();
    let mut random = Random::new(11);
    let mut rows = Vec::new();
    for epoch in 0..epochs * runs {
        if epoch > 0 && epoch % epochs == 0 {
            model.restart();
        }
        random.shuffle(&mut order);
        let (mut right, mut all) = (0_usize, 0_usize);
        for &sentence in &order {
            let (numbers, gold) = &corpus[sentence];
            let mut before = [0; 2];
            for at in 0..numbers.len() {
                rows.clear();
                for (place, number) in places(numbers, at).into_iter().enumerate() {
                    rows.extend(number.map_or(&edge[place], |number| &own[number][place]));
                }
                joint_features(&window(numbers, forms, at, before), |hash| rows.push(model.row(hash)));
                rows.retain(|_| random.unit() >= DROP);
                let mut scores = [0.0; LANES];
                model.score(&rows, &mut scores);
                let guess = best(&scores[..classes.len()]);
                if let Some(gold) = gold[at] {
                    model.learn(&rows, gold, guess);
                    right += usize::from(gold == guess);
                    all += 1;
                }
                before = [guess as u8 + 1, before[0]];
            }
        }
        eprintln!("  epoch {} {:.2}", epoch + 1, 100.0 * right as f64 / all as f64);
    }
    let mut file = Pack::default();
    file.words(&classes);
    pack_rows(plain(&corpus, forms), &mut file);
    model.pack(LEAST_WEIGHT, &mut file);
    file.into_file()
}

/// Returns the forms that were seen often and with one class only: nothing is asked about them.
fn plain(corpus: &[(Vec<u32>, Vec<Option<usize>>)], forms: &[Form]) -> Vec<(u64, Vec<(u8, i8)>)> {
    let mut counts = vec![HashMap::<Option<usize>, u32>::new(); forms.len()];
    for (number, gold) in corpus.iter().flat_map(|(numbers, gold)| numbers.iter().zip(gold)) {
        *counts[*number as usize].entry(*gold).or_default() += 1;
    }
    let only = |counts: &HashMap<Option<usize>, u32>| {
        let all: u32 = counts.values().sum();
        let (class, most) = counts.iter().max_by_key(|(_, count)| **count)?;
        (*class).filter(|_| all >= PLAIN_COUNT && all - most <= all / PLAIN_SHARE)
    };
    let plain =
        forms.iter().zip(&counts).filter_map(|(form, counts)| Some((plain_feature(form), vec![(only(counts)? as u8, 0)])));
    plain.collect()
}

/// Returns tags for each sentence by a tagger that did not see it: what a parser will meet.
///
/// The classes are those of `all`, the tagger that saw everything.
pub fn jack_knifed(sentences: &[&Sentence], all: &Tagger<'_>, clusters: &Clusters<'_>) -> Vec<Vec<u8>> {
    let mut tags = vec![Vec::new(); sentences.len()];
    for fold in 0..FOLDS {
        let in_fold = |at: usize| at / 50 % FOLDS == fold;
        let rest: Vec<&Sentence> = sentences.iter().enumerate().filter(|(at, _)| !in_fold(*at)).map(|(_, s)| *s).collect();
        let model = train(&rest, clusters, FOLD_EPOCHS, 1);
        let tagger = Tagger::unpack(&mut Unpack::new(&model));
        let same: Vec<u8> =
            tagger.classes.iter().map(|name| all.classes.iter().position(|other| other == name).unwrap_or(0) as u8).collect();
        for at in (0..sentences.len()).filter(|&at| in_fold(at)) {
            tags[at] = tag(&tagger, sentences[at], clusters).into_iter().map(|class| same[usize::from(class)]).collect();
        }
    }
    tags
}

/// Tags a sentence.
pub fn tag(tagger: &Tagger<'_>, sentence: &Sentence, clusters: &Clusters<'_>) -> Vec<u8> {
    let (mut forms, mut scores, mut classes) = (Forms::default(), FormScores::default(), Vec::new());
    let numbers: Vec<u32> = sentence.words.iter().map(|word| forms.number(&word.form, clusters)).collect();
    tagger.learn_forms(forms.all(), &mut scores);
    tagger.tag(&numbers, forms.all(), &scores, Care::Thorough, &mut classes);
    classes
}

fn places(numbers: &[u32], at: usize) -> [Option<usize>; PLACES] {
    [0, -1, -2, 1, 2].map(|by| numbers.get(at.wrapping_add_signed(by)).map(|&number| number as usize))
}

fn window<'f>(numbers: &[u32], forms: &'f [Form], at: usize, before: [u8; 2]) -> Window<'f> {
    Window { forms: places(numbers, at).map(|number| number.map(|number| &forms[number])), before }
}

fn best(scores: &[f32]) -> usize {
    (1..scores.len()).fold(0, |best, class| if scores[class] > scores[best] { class } else { best })
}
