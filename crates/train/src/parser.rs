//! From a treebank to the parser's file.

use crate::conllu::Sentence;
use crate::oracle::Tree;
use crate::tree::{Example, Learner, special_rows};
use rapporteur_language::engine::clusters::{Clusters, pack_clusters};
use rapporteur_language::engine::facts::LABELS;
use rapporteur_language::engine::form::Form;
use rapporteur_language::engine::network::Vocabulary;
use rapporteur_language::engine::pack::{Pack, Unpack};
use std::collections::HashMap;

/// Words seen less often count as their cluster.
const EPOCHS: usize = 10;
const LEAST_COUNT: usize = 7;

/// Trains a parser and returns its file. `tags` are the predicted classes of each sentence.
pub fn train(
    sentences: &[&Sentence],
    tags: &[Vec<u8>],
    classes: &[&str],
    clusters: &Clusters<'_>,
    places: &[Vec<f32>],
) -> Vec<u8> {
    let labels = labels(sentences);
    let by_name: HashMap<&str, u8> = labels.iter().zip(0..).map(|(name, label)| (name.as_str(), label)).collect();
    let mut small = String::new();
    let forms: Vec<Vec<Form>> = sentences
        .iter()
        .map(|sentence| sentence.words.iter().map(|word| Form::new(&word.form, clusters, &mut small)).collect())
        .collect();
    let known = known(&forms);
    let mut head = Pack::default();
    head.words(&labels);
    head.bytes(&marks(classes));
    head.bytes(&allowed(sentences, tags, classes.len(), &by_name));
    head.number(known.len());
    head.number(places.len());
    pack_clusters(known.iter().zip(0..).map(|((hash, _), row)| (*hash, row)).collect(), &[], &mut head);
    let head = head.into_file();
    let vocabulary = vocabulary(&head);
    let mut counts = vec![0; vocabulary.rows()];
    let examples: Vec<Example> = sentences
        .iter()
        .zip(&forms)
        .zip(tags)
        .map(|((sentence, forms), tags)| {
            let words: Vec<[u32; 2]> =
                forms.iter().map(|form| [vocabulary.row(form) as u32, vocabulary.row_of_stranger(form) as u32]).collect();
            words.iter().for_each(|[row, _]| counts[*row as usize] += 1);
            let length = sentence.words.len();
            let heads = sentence.words.iter().map(|word| word.head.checked_sub(1).unwrap_or(length) as u32).collect();
            let labels = sentence.words.iter().map(|word| by_name.get(&*word.label).copied().unwrap_or(0)).collect();
            Example { words, classes: tags.clone(), tree: Tree::new(heads, labels) }
        })
        .collect();
    let place = |row: usize| match row.checked_sub(known.len()) {
        None => known[row].1.checked_sub(1).map(|cluster| places[usize::from(cluster)].clone()),
        Some(cluster) => places.get(cluster).cloned(),
    };
    let mut learner = Learner::new(known.len() + places.len() + special_rows(), classes.len(), labels.len(), place, 7);
    let mut step = 0;
    for epoch in 0..EPOCHS {
        let loss = learner.epoch(&examples, &marks(classes), epoch, EPOCHS, &counts, &mut step);
        eprintln!("  parser: epoch {} loss {loss:.4}", epoch + 1);
    }
    let whole = learner.whole();
    let mut rest = Pack::default();
    [&whole.words, &whole.tags, &whole.facts].into_iter().chain(&whole.outputs).for_each(|bytes| rest.bytes(bytes));
    [&head[..], &rest.into_file()].concat()
}

fn labels(sentences: &[&Sentence]) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *counts.entry(&word.label).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().filter(|(_, count)| *count >= 5).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    counts.into_iter().map(|(label, _)| label.to_owned()).take(LABELS - 2).collect()
}

/// Returns the words that are frequent enough to be known: their hash and their cluster, in the order of their hashes.
fn known(forms: &[Vec<Form>]) -> Vec<(u64, u16)> {
    let mut counts: HashMap<u64, (usize, u16)> = HashMap::new();
    for form in forms.iter().flatten() {
        let entry = counts.entry(form.lower).or_insert((0, form.cluster));
        entry.0 += 1;
    }
    let mut known: Vec<(u64, u16)> =
        counts.into_iter().filter(|(_, (count, _))| *count >= LEAST_COUNT).map(|(hash, (_, cluster))| (hash, cluster)).collect();
    known.sort_unstable();
    known
}

/// Returns for each class whether it is a comma (1) or a verb (2).
fn marks(classes: &[&str]) -> Vec<u8> {
    classes
        .iter()
        .map(|class| {
            if *class == "PUNCT ," {
                1
            } else if class.starts_with("VERB ") {
                2
            } else {
                0
            }
        })
        .collect()
}

/// Returns for each class the labels it was seen with, a bit each, to the left and to the right.
fn allowed(sentences: &[&Sentence], tags: &[Vec<u8>], classes: usize, by_name: &HashMap<&str, u8>) -> Vec<u8> {
    let mut allowed = vec![[0_u64; 2]; classes];
    for (sentence, tags) in sentences.iter().zip(tags) {
        for (at, (word, &class)) in sentence.words.iter().zip(tags).enumerate() {
            let right = word.head != 0 && word.head <= at;
            if let Some(label) = by_name.get(&*word.label) {
                allowed[usize::from(class)][usize::from(right)] |= 1 << label;
            }
        }
    }
    // A class hardly seen may have any label.
    let open = |bits: u64| if bits.count_ones() < 2 { u64::MAX } else { bits };
    allowed.into_iter().flatten().flat_map(|bits| open(bits).to_le_bytes()).collect()
}

fn vocabulary(head: &[u8]) -> Vocabulary<'_> {
    let mut file = Unpack::new(head);
    file.words();
    file.bytes();
    file.bytes();
    Vocabulary { known: file.number(), clusters: file.number(), words: Clusters::unpack(&mut file) }
}
