//! Trains the parser.

use crate::adam::Weights;
use crate::loss::{slopes, slopes_of};
use crate::matrix::{add_outer, add_product, add_scaled, dot};
use crate::oracle::Tree;
use crate::random::Random;
use rapporteur_language::engine::facts::{ALL_FACTS, FACTS, facts};
use rapporteur_language::engine::network::{HIDDEN, TAG_ROW, UNKNOWN, WORD_ROW};
use rapporteur_language::engine::parser::counts_before;
use rapporteur_language::engine::transition::{Configuration, Move, NONE, ROLES};

/// Numbers that a word is described by.
pub const WORD_SIZE: usize = 64;
/// Numbers that a tag is described by.
pub const TAG_SIZE: usize = 32;
/// Words in a batch, at least.
const BATCH: usize = 200;
const RATE: f32 = 0.0015;

/// A sentence to learn from.
#[derive(Debug)]
pub struct Example {
    /// The row of each word, and its row if it were unknown.
    pub words: Vec<[u32; 2]>,
    /// The class of each word.
    pub classes: Vec<u8>,
    /// The gold tree.
    pub tree: Tree,
}

/// The network while it is learnt.
#[derive(Debug)]
pub struct Learner {
    pub(crate) words: Weights,
    pub(crate) tags: Weights,
    pub(crate) word_roles: Weights,
    pub(crate) tag_roles: Weights,
    pub(crate) facts: Weights,
    pub(crate) bias: Weights,
    pub(crate) moves: Weights,
    pub(crate) labels: [Weights; 2],
    label_count: usize,
    root: u32,
    root_tag: u32,
    random: Random,
}

/// What became of one configuration: enough to go back through it.
struct Passed {
    places: [usize; ROLES],
    facts: [u16; FACTS],
    hidden: [f32; HIDDEN],
    move_slopes: [f32; 3],
    label: Option<(usize, Vec<f32>)>,
}

impl Learner {
    /// Returns a network that knows nothing but where words lie: `places` gives the first numbers of a row's description.
    pub fn new(rows: usize, classes: usize, label_count: usize, places: impl Fn(usize) -> Option<Vec<f32>>, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut drawn =
            |count: usize, size: f32| -> Vec<f32> { (0..count).map(|_| (random.unit() * 2.0 - 1.0) * size).collect() };
        let mut words = drawn(rows * WORD_SIZE, 0.1);
        for (row, description) in words.chunks_mut(WORD_SIZE).enumerate() {
            if let Some(place) = places(row) {
                for (number, place) in description.iter_mut().zip(place) {
                    *number = place;
                }
            }
        }
        Self {
            words: Weights::new(words),
            tags: Weights::new(drawn((classes + 2) * TAG_SIZE, 0.3)),
            word_roles: Weights::new(drawn(WORD_SIZE * WORD_ROW, 0.08)),
            tag_roles: Weights::new(drawn(TAG_SIZE * TAG_ROW, 0.08)),
            facts: Weights::new(drawn(ALL_FACTS * HIDDEN, 0.05)),
            bias: Weights::new(vec![0.1; HIDDEN]),
            moves: Weights::new(drawn(3 * HIDDEN, 0.1)),
            labels: [0, 1].map(|_| Weights::new(drawn(label_count * HIDDEN, 0.1))),
            label_count,
            root: (rows - 2) as u32,
            root_tag: classes as u32,
            random: Random::new(seed + 1),
        }
    }

    /// Learns from all examples once; returns the mean loss of a move.
    pub fn epoch(
        &mut self,
        examples: &[Example],
        marks: &[u8],
        epoch: usize,
        epochs: usize,
        counts: &[u32],
        step: &mut u32,
    ) -> f32 {
        let mut order: Vec<usize> = (0..examples.len()).collect();
        self.random.shuffle(&mut order);
        let (mut in_batch, mut loss, mut moves) = (0, 0.0, 0);
        let all: usize = examples.iter().map(|example| example.words.len()).sum();
        let mut seen = 0;
        for at in order {
            let example = &examples[at];
            loss += self.learn(example, marks, epoch, counts);
            moves += example.words.len() * 2;
            in_batch += example.words.len();
            seen += example.words.len();
            if in_batch >= BATCH {
                *step += 1;
                let done = (epoch as f32 + seen as f32 / all as f32) / epochs as f32;
                self.step(RATE * (1.0 - done).max(0.02), *step, in_batch as f32);
                in_batch = 0;
            }
        }
        loss / moves as f32
    }

    fn step(&mut self, rate: f32, step: u32, words: f32) {
        let Self { words: word, tags, word_roles, tag_roles, facts, bias, moves, labels: [left, right], .. } = self;
        for weights in [word, tags, word_roles, tag_roles, facts, bias, moves, left, right] {
            weights.gradient.iter_mut().for_each(|gradient| *gradient /= words);
            weights.step(rate, step);
        }
    }

    fn learn(&mut self, example: &Example, marks: &[u8], epoch: usize, counts: &[u32]) -> f32 {
        let length = example.words.len();
        // A frequent word sometimes counts as its cluster only, so that clusters are learnt from the words that have much to tell.
        let mut rows: Vec<u32> = Vec::with_capacity(length + 2);
        for [row, stranger] in &example.words {
            let count = counts[*row as usize] as f32;
            let stays = row == stranger || self.random.unit() < count / (count + 3.0);
            rows.push(if stays && self.random.unit() > 0.03 { *row } else { *stranger });
        }
        rows.extend([self.root, self.root + 1]);
        let mut tags: Vec<u32> = example.classes.iter().map(|&class| u32::from(class)).collect();
        tags.extend([self.root_tag, self.root_tag + 1]);
        let described = |rows: &[u32], weights: &[f32], size: usize| -> Vec<f32> {
            rows.iter().flat_map(|&row| &weights[row as usize * size..(row as usize + 1) * size]).copied().collect()
        };
        let word_numbers = described(&rows, &self.words.now, WORD_SIZE);
        let tag_numbers = described(&tags, &self.tags.now, TAG_SIZE);
        let mut sums = vec![0.0; (length + 2) * TAG_ROW];
        add_product(&word_numbers, WORD_SIZE, &self.word_roles.now, WORD_ROW, &mut sums, TAG_ROW);
        add_product(&tag_numbers, TAG_SIZE, &self.tag_roles.now, TAG_ROW, &mut sums, TAG_ROW);
        let (passed, loss) = self.forward(example, marks, epoch, &sums);
        let mut slopes = vec![0.0; sums.len()];
        for one in &passed {
            self.backward(one, &mut slopes);
        }
        add_outer(&word_numbers, WORD_SIZE, &slopes, TAG_ROW, WORD_ROW, &mut self.word_roles.gradient);
        add_outer(&tag_numbers, TAG_SIZE, &slopes, TAG_ROW, TAG_ROW, &mut self.tag_roles.gradient);
        for (at, slopes) in slopes.chunks(TAG_ROW).enumerate() {
            for (number, weights) in self.word_roles.now.chunks(WORD_ROW).enumerate() {
                self.words.gradient[rows[at] as usize * WORD_SIZE + number] += dot(weights, &slopes[..WORD_ROW]);
            }
            for (number, weights) in self.tag_roles.now.chunks(TAG_ROW).enumerate() {
                self.tags.gradient[tags[at] as usize * TAG_SIZE + number] += dot(weights, slopes);
            }
        }
        loss
    }

    /// Parses with the present weights and notes the slopes at each move.
    fn forward(&mut self, example: &Example, marks: &[u8], epoch: usize, sums: &[f32]) -> (Vec<Passed>, f32) {
        let length = example.words.len();
        let (mut configuration, mut before) = (Configuration::default(), Vec::new());
        configuration.begin(length);
        counts_before(&example.classes, marks, &mut before);
        let (mut passed, mut loss) = (Vec::with_capacity(length * 2), 0.0);
        while !configuration.is_done() {
            let roles = configuration.roles();
            // The place beyond the sentence stands after the root.
            let places = roles.map(|word| if word == NONE { length + 1 } else { word as usize });
            let facts = facts(&configuration, &roles, &before);
            let mut hidden: [f32; HIDDEN] = self.bias.now[..].try_into().unwrap_or([0.0; HIDDEN]);
            for (role, &place) in places.iter().enumerate() {
                add_scaled(1.0, &sums[place * TAG_ROW + role * HIDDEN..][..HIDDEN], &mut hidden);
            }
            for &fact in &facts {
                add_scaled(1.0, &self.facts.now[usize::from(fact) * HIDDEN..][..HIDDEN], &mut hidden);
            }
            for cell in &mut hidden {
                let kept = *cell > 0.0 && self.random.unit() >= DROP;
                *cell = if kept { *cell / (1.0 - DROP) } else { 0.0 };
            }
            let scores: [f32; 3] = std::array::from_fn(|chosen| dot(&hidden, &self.moves.now[chosen * HIDDEN..][..HIDDEN]));
            let costs = example.tree.costs(&configuration);
            let least = costs.iter().flatten().min().copied().unwrap_or(0);
            let allowed = costs.map(|cost| cost.is_some());
            let good = costs.map(|cost| cost == Some(least));
            let (slopes, lost) = slopes(scores, allowed, good);
            loss += lost;
            let best =
                |among: [bool; 3]| (0..3).filter(|&at| among[at]).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0);
            let right = Move::ALL[best(good)];
            let mut one = Passed { places, facts, hidden, move_slopes: slopes, label: None };
            // The label is learnt where the arc is gold.
            for chosen in [Move::Left, Move::Right] {
                let Some((head, word)) = configuration.arc(chosen).filter(|_| good[chosen as usize]) else { continue };
                if example.tree.heads[word as usize] == head {
                    let side = usize::from(chosen == Move::Right);
                    let scores = self.label_scores(&hidden, side);
                    let mut good = vec![false; self.label_count];
                    good[usize::from(example.tree.labels[word as usize])] = true;
                    let (slopes, lost) = slopes_of(&scores, &good);
                    loss += lost;
                    one.label = Some((side, slopes));
                }
            }
            passed.push(one);
            let astray = epoch > 0 && self.random.unit() < 0.9;
            let chosen = if astray { Move::ALL[best(allowed)] } else { right };
            let label = match configuration.arc(chosen) {
                Some((head, word)) if example.tree.heads[word as usize] == head => example.tree.labels[word as usize],
                Some(_) => {
                    let scores = self.label_scores(&hidden, usize::from(chosen == Move::Right));
                    (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0) as u8
                }
                None => 0,
            };
            configuration.make(chosen, label);
        }
        (passed, loss)
    }

    fn label_scores(&self, hidden: &[f32; HIDDEN], side: usize) -> Vec<f32> {
        self.labels[side].now.chunks(HIDDEN).map(|weights| dot(hidden, weights)).collect()
    }

    fn backward(&mut self, passed: &Passed, sums: &mut [f32]) {
        let mut cells = [0.0; HIDDEN];
        for (chosen, &slope) in passed.move_slopes.iter().enumerate() {
            if slope != 0.0 {
                let range = chosen * HIDDEN..(chosen + 1) * HIDDEN;
                add_scaled(slope, &self.moves.now[range.clone()], &mut cells);
                add_scaled(slope, &passed.hidden, &mut self.moves.gradient[range]);
            }
        }
        if let Some((side, slopes)) = &passed.label {
            for (label, &slope) in slopes.iter().enumerate().filter(|(_, slope)| slope.abs() > 1e-4) {
                let range = label * HIDDEN..(label + 1) * HIDDEN;
                add_scaled(slope, &self.labels[*side].now[range.clone()], &mut cells);
                add_scaled(slope, &passed.hidden, &mut self.labels[*side].gradient[range]);
            }
        }
        for (cell, value) in cells.iter_mut().zip(&passed.hidden) {
            *cell = if *value > 0.0 { *cell / (1.0 - DROP) } else { 0.0 };
        }
        add_scaled(1.0, &cells, &mut self.bias.gradient);
        for (role, &place) in passed.places.iter().enumerate() {
            add_scaled(1.0, &cells, &mut sums[place * TAG_ROW + role * HIDDEN..][..HIDDEN]);
        }
        for &fact in &passed.facts {
            add_scaled(1.0, &cells, &mut self.facts.gradient[usize::from(fact) * HIDDEN..][..HIDDEN]);
        }
    }
}

/// How often a cell of the hidden layer is left out while learning.
const DROP: f32 = 0.25;

/// Returns how many rows of words come after the known words and the clusters.
pub fn special_rows() -> usize {
    UNKNOWN + 2
}
