//! Trains the reader of attributions on PolNeAR.

use crate::crf::{Crf, Example, Index, Plan, UNIT};
use crate::perceptron::ByFeature;
use crate::polnear::Article;
use crate::relations;
use rapporteur_language::engine::attribution::PRIORS;
use rapporteur_language::engine::attribution::chain::Scores;
use rapporteur_language::engine::attribution::first::{OFFSETS, form_features, joint_features, sign};
use rapporteur_language::engine::attribution::line::{Counts, Known, Line, Prior, step};
use rapporteur_language::engine::attribution::second::{self, Found};
use rapporteur_language::engine::care::Care;
use rapporteur_language::engine::form::Form;
use rapporteur_language::engine::hash::feature;
use rapporteur_language::engine::pack::Pack;
use rapporteur_language::engine::rows::pack_rows;
use rapporteur_language::{Analysis, Engine, Reader, Syntax};
use rapporteur_span::Span;
use std::cell::RefCell;
use std::ops::Range;

/// Models that have not seen an article say what the next step learns from: so many, each without its share of the articles.
pub const FOLDS: usize = 4;
const FIRST: Plan =
    Plan { runs: 3, epochs: 6, rate: 0.02, drop: 0.5, share: 0.7, least: 2.0, cost: 1.0, outside: 0.7, begin: 1.0, seed: 11 };
const SECOND: Plan =
    Plan { runs: 3, epochs: 4, rate: 0.02, drop: 0.2, share: 1.0, least: 2.0, cost: 2.0, outside: 0.0, begin: 1.2, seed: 12 };
const LEAST_COUNT: u32 = 2;

/// A paragraph to learn from.
pub struct Paragraph {
    /// Which share of the articles its own is in.
    pub fold: usize,
    /// Its words.
    pub line: Line,
    gold: Vec<u8>,
    /// The gold relations: words by role.
    pub relations: Vec<Parts>,
}

/// The words of a source, of a cue and of contents.
pub type Parts = [Vec<Range<usize>>; 3];

/// Trains on articles; returns the model's file.
pub fn train(engine: &Engine<'_>, articles: &[Article]) -> Vec<u8> {
    let analyses: Vec<Analysis<'_>> = articles.iter().map(|article| Analysis::new(&article.text, &[])).collect();
    let mut reader = Reader::with_care(engine, Care::Thorough);
    let syntaxes: Vec<Syntax<'_, '_>> = analyses.iter().map(|analysis| reader.parse(analysis)).collect();
    let mut known = Known::default();
    let counts = count_cues(engine, &mut known, articles, &analyses, &syntaxes);
    let mut paragraphs = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        let prior = |lemma: u64, cluster: u64| prior(&counts.0, Some(&counts.1[number]), lemma, cluster);
        for paragraph in &analyses[number].paragraphs {
            let line = Line::new(engine, &mut known, &analyses[number], &syntaxes[number], &paragraph.tokens, &prior);
            if !line.is_empty() {
                let relations = relations_of(article, &syntaxes[number], &line);
                let gold = labels_of(&line, &relations);
                paragraphs.push(Paragraph { fold: number % FOLDS, line, gold, relations });
            }
        }
    }
    let forms = known.forms.all();
    eprintln!("attribution: {} articles, {} paragraphs", articles.len(), paragraphs.len());
    let (index, mut examples) = first_examples(&paragraphs, forms);
    eprintln!("  first pass: {} features", index.len());
    let all: Vec<usize> = (0..paragraphs.len()).collect();
    let first = Crf::train(index.len(), &examples, &all, FIRST);
    let found = jack_knifed(&index, &mut examples, &paragraphs, FIRST);
    let (second_index, mut second_examples) = second_examples(&paragraphs, forms, &found);
    drop(examples);
    eprintln!("  second pass: {} features", second_index.len());
    let second = Crf::train(second_index.len(), &second_examples, &all, SECOND);
    let mut found = jack_knifed(&second_index, &mut second_examples, &paragraphs, SECOND);
    let later = relations::train(&paragraphs, forms, &mut found);
    let mut file = Pack::default();
    file.number(UNIT as usize);
    let priors = counts.0.iter().map(|(&hash, &[cues, all])| (hash, vec![(0, step(cues, all).cast_signed())]));
    pack_rows(priors.filter(|(hash, _)| counts.0[hash][1] >= 2).collect(), &mut file);
    first.pack(&index, &mut file);
    second.pack(&second_index, &mut file);
    later.pack(&mut file);
    file.into_file()
}

/// Returns how often a word is a cue in other articles.
fn prior(all: &Counts, own: Option<&Counts>, lemma: u64, cluster: u64) -> Prior {
    let get = |template: u64, key: u64| {
        let hash = feature(template, key);
        let [cues, all] = all.get(&hash).copied().unwrap_or_default();
        let [less_cues, less] = own.and_then(|own| own.get(&hash)).copied().unwrap_or_default();
        (all - less >= 2).then(|| step(cues - less_cues, all - less))
    };
    get(PRIORS[0], lemma).or_else(|| get(PRIORS[1], cluster)).unwrap_or(0)
}

/// Counts words and cues by lemma and by cluster: over all articles, and in each.
fn count_cues(
    engine: &Engine<'_>,
    known: &mut Known,
    articles: &[Article],
    analyses: &[Analysis<'_>],
    syntaxes: &[Syntax<'_, '_>],
) -> (Counts, Vec<Counts>) {
    let (mut all, mut by_article) = (Counts::new(), Vec::new());
    for (number, article) in articles.iter().enumerate() {
        let mut own = Counts::new();
        for paragraph in &analyses[number].paragraphs {
            let keys: RefCell<Vec<(u64, u64)>> = RefCell::default();
            let keep = |lemma: u64, cluster: u64| {
                keys.borrow_mut().push((lemma, cluster));
                1
            };
            let line = Line::new(engine, known, &analyses[number], &syntaxes[number], &paragraph.tokens, &keep);
            let gold = labels_of(&line, &relations_of(article, &syntaxes[number], &line));
            let asked = (0..line.len()).filter(|&at| line.prior[at] == 1);
            for (at, (lemma, cluster)) in asked.zip(keys.into_inner()) {
                for key in [feature(PRIORS[0], lemma), feature(PRIORS[1], cluster)] {
                    let count = own.entry(key).or_default();
                    count[0] += u32::from(second::role(gold[at]) == 2);
                    count[1] += 1;
                }
            }
        }
        for (&key, count) in &own {
            let sum = all.entry(key).or_default();
            sum[0] += count[0];
            sum[1] += count[1];
        }
        by_article.push(own);
    }
    (all, by_article)
}

/// Returns the relations of a line: words of the line by role.
fn relations_of(article: &Article, syntax: &Syntax<'_, '_>, line: &Line) -> Vec<Parts> {
    let words = |span: &Range<usize>| {
        let mut range = syntax.words.within(Span::new(span.start, span.end));
        // A span that begins within a word holds it too.
        if range.start > 0 && syntax.words.span(range.start - 1).end() > span.start {
            range.start -= 1;
        }
        let (from, to) = (range.start.max(line.first), range.end.min(line.first + line.len()));
        (from < to).then(|| from - line.first..to - line.first)
    };
    let relation =
        |gold: &crate::polnear::Gold| std::array::from_fn(|role| gold.spans[role].iter().filter_map(words).collect::<Vec<_>>());
    article.relations.iter().map(relation).filter(|relation: &[Vec<_>; 3]| !relation.iter().all(Vec::is_empty)).collect()
}

fn labels_of(line: &Line, relations: &[Parts]) -> Vec<u8> {
    let mut labels = vec![0; line.len()];
    for relation in relations {
        for (role, ranges) in (0_u8..).zip(relation) {
            for range in ranges {
                labels[range.clone()].fill(role * 2 + 2);
                labels[range.start] = role * 2 + 1;
            }
        }
    }
    // Where two overlap, a further word of nothing becomes a first one.
    let mut before = 0;
    for label in &mut labels {
        if *label > 0 && *label % 2 == 0 && before != *label && before + 1 != *label {
            *label -= 1;
        }
        before = *label;
    }
    labels
}

fn first_features(line: &Line, forms: &[Form], at: usize, mut take: impl FnMut(u64)) {
    for (place, by) in OFFSETS.iter().enumerate() {
        form_features(place, line.form(forms, at.wrapping_add_signed(*by)), &mut take);
    }
    joint_features(line, forms, at, take);
}

fn indexed(
    paragraphs: &[Paragraph],
    least: u32,
    features: impl Fn(usize, usize, &mut dyn FnMut(u64)),
    given: impl Fn(usize) -> Vec<Scores>,
) -> (Index, Vec<Example>) {
    let mut counts: ByFeature<u32> = ByFeature::default();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        for at in 0..paragraph.line.len() {
            features(number, at, &mut |hash| *counts.entry(hash).or_default() += 1);
        }
    }
    let index = Index::new(&counts, least);
    let example = |number: usize| {
        let paragraph = &paragraphs[number];
        let mut example = Example { gold: paragraph.gold.clone(), given: given(number), ..Example::default() };
        for at in 0..paragraph.line.len() {
            features(number, at, &mut |hash| example.rows.extend(index.row(hash)));
            example.ends.push(example.rows.len() as u32);
            example.signs.push(sign(&paragraph.line, at));
        }
        example
    };
    let examples = (0..paragraphs.len()).map(example).collect();
    (index, examples)
}

fn first_examples(paragraphs: &[Paragraph], forms: &[Form]) -> (Index, Vec<Example>) {
    indexed(paragraphs, LEAST_COUNT, |number, at, take| first_features(&paragraphs[number].line, forms, at, take), |_| Vec::new())
}

/// What a model says of a paragraph: the scores it gave, and what came of them.
pub struct Said {
    /// By word, the scores of the labels.
    pub scores: Vec<Scores>,
    /// The labels, and how far each is ahead.
    pub labels: Vec<(u8, i32)>,
    /// How far the start of each content is ahead of the next best, and its end.
    pub bounds: [Vec<f32>; 2],
}

impl Said {
    /// Returns the labels alone.
    pub fn labels(&self) -> Vec<u8> {
        self.labels.iter().map(|&(label, _)| label).collect()
    }
}

/// Returns what models say of the paragraphs that they have not seen.
fn jack_knifed(index: &Index, examples: &mut [Example], paragraphs: &[Paragraph], plan: Plan) -> Vec<Said> {
    let mut said: Vec<Option<Said>> = (0..paragraphs.len()).map(|_| None).collect();
    let mut room = Vec::new();
    for fold in 0..FOLDS {
        let of: Vec<usize> = (0..paragraphs.len()).filter(|&number| paragraphs[number].fold != fold).collect();
        eprintln!("  fold {fold}");
        let model = Crf::train(index.len(), examples, &of, plan);
        let edges = model.whole_edges();
        for number in (0..paragraphs.len()).filter(|&number| paragraphs[number].fold == fold) {
            let scores = model.whole_scores(&examples[number]);
            let labels = edges.best(&scores, &examples[number].signs, &mut room);
            said[number] = Some(Said { scores, labels, bounds: Default::default() });
        }
    }
    said.into_iter().flatten().collect()
}

fn second_examples(paragraphs: &[Paragraph], forms: &[Form], said: &[Said]) -> (Index, Vec<Example>) {
    let found: Vec<Found> = paragraphs
        .iter()
        .zip(said)
        .map(|(paragraph, said)| {
            let labels = said.labels.iter().map(|&(label, _)| label).collect();
            Found::new(&paragraph.line, labels, said.labels.iter().map(|&(_, ahead)| ahead as f32 / UNIT))
        })
        .collect();
    indexed(
        paragraphs,
        LEAST_COUNT,
        |number, at, take| second::features(&paragraphs[number].line, forms, &found[number], at, take),
        |number| said[number].scores.clone(),
    )
}
