//! A linear chain over hashed features, trained for the likelihood of whole chains (Lafferty and others 2001) with AdaGrad.

use crate::perceptron::ByFeature;
use crate::random::Random;
use rapporteur_language::engine::attribution::chain::{Edges, LABELS, LANES, SIGNS, Scores, follows};
use rapporteur_language::engine::attribution::table::pack_table;
use rapporteur_language::engine::pack::Pack;

/// How many whole numbers a unit of score is.
pub const UNIT: f32 = 32.0;

/// The features of a chain's words, as rows of a [`Crf`], and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The rows of all words.
    pub rows: Vec<u32>,
    /// Where the rows of each word end.
    pub ends: Vec<u32>,
    /// The sign of each word.
    pub signs: Vec<u8>,
    /// The gold labels.
    pub gold: Vec<u8>,
    /// What an earlier pass adds to the scores; nothing in the first.
    pub given: Vec<Scores>,
}

impl Example {
    fn rows_of(&self, at: usize) -> &[u32] {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.rows[from as usize..self.ends[at] as usize]
    }
}

/// Numbers the features that occur often enough.
#[derive(Debug, Default)]
pub struct Index {
    rows: ByFeature<u32>,
}

impl Index {
    /// Returns the index of those `features` that were counted at least `least` times.
    pub fn new(features: &ByFeature<u32>, least: u32) -> Self {
        let mut kept: Vec<u64> = features.iter().filter(|(_, count)| **count >= least).map(|(hash, _)| *hash).collect();
        kept.sort_unstable();
        Self { rows: kept.into_iter().zip(0..).collect() }
    }

    /// Returns the row of a feature.
    pub fn row(&self, hash: u64) -> Option<u32> {
        self.rows.get(&hash).copied()
    }

    /// Returns how many features there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

/// What keeps features seen once or twice from large weights.
const DAMPING: f32 = 0.1;

/// How a chain is trained.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// So often is it all learnt, each time in another order and with other features left out; the weights are averaged, since
    /// single runs differ by chance.
    pub runs: u64,
    /// Passes over the examples; the weights of the later half are averaged.
    pub epochs: usize,
    /// How far a step goes.
    pub rate: f32,
    /// How often a feature is left out while learning.
    pub drop: f32,
    /// What weights are multiplied with once they are learnt: with features left out, each learns to say more than its share.
    pub share: f32,
    /// Weights that come to less than so many whole numbers are none.
    pub least: f32,
    /// What is added to the score of "outside" where it is wrong, so that less is missed.
    pub cost: f32,
    /// What is taken from the score of "outside" once the weights are learnt.
    pub outside: f32,
    /// What is added to the score of beginning a source, a cue or a content outside of all.
    pub begin: f32,
    /// Where the order of the examples begins.
    pub seed: u64,
}

type Table = Vec<[[f32; LABELS]; LABELS]>;

/// Weights while they are learnt: of each feature those of the labels, then the sums of their squared gradients.
#[derive(Debug)]
pub struct Crf {
    weights: Vec<[f32; 16]>,
    edges: Table,
    squares: Table,
}

impl Crf {
    fn new(size: usize) -> Self {
        let table = || vec![[[0.0; LABELS]; LABELS]; SIGNS];
        Self { weights: vec![[0.0; 16]; size], edges: table(), squares: table() }
    }

    /// Trains on the examples that `of` names.
    pub fn train(size: usize, examples: &[Example], of: &[usize], plan: Plan) -> Self {
        let mut model = Self::new(size);
        let mut sum: Vec<[f32; LABELS]> = vec![[0.0; LABELS]; size];
        let mut edge_sum = vec![[[0.0; LABELS]; LABELS]; SIGNS];
        let mut summed = 0.0_f32;
        let mut order = of.to_vec();
        for run in 0..plan.runs {
            let mut random = Random::new(plan.seed + run * 1000);
            model = Self::new(size);
            for epoch in 0..plan.epochs {
                random.shuffle(&mut order);
                let loss: f64 = order.iter().map(|&number| model.step(&examples[number], plan, &mut random)).sum();
                eprintln!("    run {} epoch {} loss {loss:.0}", run + 1, epoch + 1);
                if epoch + 1 > plan.epochs / 2 {
                    summed += 1.0;
                    model.add_to(&mut sum, &mut edge_sum);
                }
            }
        }
        for (own, sum) in model.weights.iter_mut().zip(&sum) {
            for (own, sum) in own.iter_mut().zip(sum) {
                let weight = plan.share * sum / summed;
                *own = if (weight * UNIT).round().abs() < plan.least { 0.0 } else { weight };
            }
        }
        for (own, sum) in model.edges.iter_mut().flatten().flatten().zip(edge_sum.iter().flatten().flatten()) {
            *own = sum / summed;
        }
        for edges in &mut model.edges {
            edges.iter_mut().for_each(|before| before[0] -= plan.outside);
            edges[0].iter_mut().skip(1).step_by(2).for_each(|first| *first += plan.begin);
        }
        model
    }

    fn add_to(&self, sum: &mut [[f32; LABELS]], edge_sum: &mut Table) {
        for (sum, own) in sum.iter_mut().zip(&self.weights) {
            sum.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
        }
        for (sum, own) in edge_sum.iter_mut().flatten().flatten().zip(self.edges.iter().flatten().flatten()) {
            *sum += own;
        }
    }

    fn scores(&self, example: &Example, at: usize, rows: &[u32]) -> [f32; LABELS] {
        let mut sum = [0.0; LABELS];
        if let Some(given) = example.given.get(at) {
            sum.iter_mut().zip(given).for_each(|(sum, given)| *sum = f32::from(*given) / UNIT);
        }
        for &row in rows {
            sum.iter_mut().zip(&self.weights[row as usize]).for_each(|(sum, weight)| *sum += weight);
        }
        sum
    }

    /// Learns from one example; returns its loss.
    fn step(&mut self, example: &Example, plan: Plan, random: &mut Random) -> f64 {
        let len = example.gold.len();
        let mut rows: Vec<u32> = Vec::with_capacity(example.rows.len());
        let mut ends = Vec::with_capacity(len);
        let mut scores = Vec::with_capacity(len);
        for at in 0..len {
            let from = rows.len();
            rows.extend(example.rows_of(at).iter().filter(|_| random.unit() >= plan.drop));
            ends.push(rows.len());
            let mut own = self.scores(example, at, &rows[from..]);
            if example.gold[at] != 0 {
                own[0] += plan.cost;
            }
            scores.push(own);
        }
        // Forward and backward, each word scaled to one.
        let edge = |at: usize| &self.edges[usize::from(example.signs[at]) % SIGNS];
        let mut exps: Vec<[[f32; LABELS]; LABELS]> = Vec::with_capacity(len);
        let mut forward = vec![[0.0_f32; LABELS]; len];
        let mut scale = vec![0.0_f64; len];
        let mut units = vec![[0.0_f32; LABELS]; len];
        for at in 0..len {
            let top = scores[at].iter().copied().fold(f32::MIN, f32::max);
            let unit: [f32; LABELS] = std::array::from_fn(|label| (scores[at][label] - top).exp());
            let table = edge(at);
            let exp: [[f32; LABELS]; LABELS] = std::array::from_fn(|before| {
                std::array::from_fn(|next| if follows(before, next) { table[before][next].exp() } else { 0.0 })
            });
            let mut own = [0.0; LABELS];
            for next in 0..LABELS {
                let way = match at {
                    0 => exp[0][next],
                    _ => (0..LABELS).map(|before| forward[at - 1][before] * exp[before][next]).sum(),
                };
                own[next] = way * unit[next];
            }
            let total: f32 = own.iter().sum::<f32>().max(1e-30);
            own.iter_mut().for_each(|own| *own /= total);
            forward[at] = own;
            scale[at] = f64::from(total.ln()) + f64::from(top);
            units[at] = unit;
            exps.push(exp);
        }
        let mut loss: f64 = scale.iter().sum();
        let mut backward = vec![[1.0_f32; LABELS]; len];
        for at in (0..len.saturating_sub(1)).rev() {
            let mut own = [0.0; LABELS];
            for (label, own) in own.iter_mut().enumerate() {
                *own = (0..LABELS).map(|next| exps[at + 1][label][next] * units[at + 1][next] * backward[at + 1][next]).sum();
            }
            let total: f32 = own.iter().sum::<f32>().max(1e-30);
            own.iter_mut().for_each(|own| *own /= total);
            backward[at] = own;
        }
        let rate = plan.rate;
        let change = |weight: &mut f32, square: &mut f32, gradient: f32| {
            *square += gradient * gradient;
            *weight -= rate * gradient / (square.sqrt() + 1e-3);
        };
        for at in 0..len {
            let gold = usize::from(example.gold[at]);
            let before_gold = at.checked_sub(1).map_or(0, |before| usize::from(example.gold[before]));
            // Pairs of labels.
            let mut pairs = [[0.0_f32; LABELS]; LABELS];
            let mut total = 0.0;
            for before in 0..LABELS {
                for next in 0..LABELS {
                    let start = if at == 0 { f32::from(u8::from(before == 0)) } else { forward[at - 1][before] };
                    let pair = start * exps[at][before][next] * units[at][next] * backward[at][next];
                    pairs[before][next] = pair;
                    total += pair;
                }
            }
            let total = total.max(1e-30);
            let mut gradient = [0.0_f32; LABELS];
            let sign = usize::from(example.signs[at]) % SIGNS;
            for (before, pairs) in pairs.iter().enumerate() {
                for (next, pair) in pairs.iter().enumerate() {
                    let own = pair / total;
                    gradient[next] += own;
                    let wanted = f32::from(u8::from(before == before_gold && next == gold));
                    if (own - wanted).abs() > 1e-5 {
                        change(&mut self.edges[sign][before][next], &mut self.squares[sign][before][next], own - wanted);
                    }
                }
            }
            loss -= f64::from(scores[at][gold]);
            gradient[gold] -= 1.0;
            if gradient[gold].abs() < 1e-4 {
                continue;
            }
            let from = at.checked_sub(1).map_or(0, |before| ends[before]);
            for &row in &rows[from..ends[at]] {
                let weights = &mut self.weights[row as usize];
                let (own, squares) = weights.split_at_mut(8);
                for label in 0..LABELS {
                    squares[label] += gradient[label] * gradient[label];
                    own[label] -= rate * gradient[label] / (squares[label].sqrt() + DAMPING);
                }
            }
        }
        loss
    }

    /// Returns what a whole-number model would say: scores of the labels of each word.
    pub fn whole_scores(&self, example: &Example) -> Vec<Scores> {
        (0..example.gold.len())
            .map(|at| {
                let sum = self.scores(example, at, example.rows_of(at));
                let mut whole = [0; LANES];
                whole.iter_mut().zip(sum).for_each(|(whole, sum)| *whole = (sum * UNIT).round().clamp(-30e3, 30e3) as i16);
                whole
            })
            .collect()
    }

    fn edge_bytes(&self) -> Vec<u8> {
        let whole = |weight: &f32| (weight * UNIT).round().clamp(-30e3, 30e3) as i16;
        self.edges.iter().flatten().flatten().flat_map(|weight| whole(weight).to_le_bytes()).collect()
    }

    /// Returns the weights of labels in a row.
    pub fn whole_edges(&self) -> Edges {
        Edges::unpack(&self.edge_bytes())
    }

    /// Packs the weights.
    pub fn pack(&self, index: &Index, file: &mut Pack) {
        let whole = |row: u32| -> [i8; LABELS] {
            std::array::from_fn(|label| (self.weights[row as usize][label] * UNIT).round().clamp(-127.0, 127.0) as i8)
        };
        pack_table(index.rows.iter().map(|(&hash, &row)| (hash, whole(row))).collect(), file);
        file.bytes(&self.edge_bytes());
    }
}
