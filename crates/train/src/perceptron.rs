//! The averaged perceptron, for all linear models.

use rapporteur_language::engine::pack::Pack;
use rapporteur_language::engine::rows::pack_rows;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Passes a feature's hash through: it is one already.
#[derive(Clone, Copy, Debug, Default)]
pub struct Through(u64);

impl Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// A table by feature.
pub type ByFeature<T> = HashMap<u64, T, BuildHasherDefault<Through>>;

/// The row that all features without one share; it stays zero.
const NONE: u32 = 0;

/// Weights for each feature and class while they are learnt.
#[derive(Debug)]
pub struct Perceptron {
    classes: usize,
    rows: ByFeature<u32>,
    weights: Vec<f32>,
    /// Changes times the step at which they came: what the average lacks of the weights (Daumé's trick).
    late: Vec<f32>,
    step: f32,
    /// The summed averages of the runs before this one.
    earlier: Vec<f32>,
}

impl Perceptron {
    /// Returns a model of those `features` that were counted at least `least` times.
    pub fn new(classes: usize, features: &ByFeature<u32>, least: u32) -> Self {
        let mut kept: Vec<u64> = features.iter().filter(|(_, count)| **count >= least).map(|(hash, _)| *hash).collect();
        kept.sort_unstable();
        let rows: ByFeature<u32> = kept.iter().zip(1..).map(|(&hash, row)| (hash, row)).collect();
        let size = (kept.len() + 1) * classes;
        Self { classes, rows, weights: vec![0.0; size], late: vec![0.0; size], step: 1.0, earlier: Vec::new() }
    }

    /// Begins anew, and keeps what was learnt for the average: models that saw the sentences in other orders err elsewhere.
    pub fn restart(&mut self) {
        self.earlier = self.averages().0;
        self.weights.fill(0.0);
        self.late.fill(0.0);
        self.step = 1.0;
    }

    /// Returns the row of a feature.
    pub fn row(&self, hash: u64) -> u32 {
        self.rows.get(&hash).copied().unwrap_or(NONE)
    }

    /// Returns how many features there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Adds the weights of `rows` to `scores`.
    pub fn score(&self, rows: &[u32], scores: &mut [f32]) {
        for &row in rows.iter().filter(|&&row| row != NONE) {
            let from = row as usize * self.classes;
            for (score, weight) in scores.iter_mut().zip(&self.weights[from..from + self.classes]) {
                *score += weight;
            }
        }
    }

    /// Learns from one decision: nothing if it was right.
    pub fn learn(&mut self, rows: &[u32], gold: usize, guess: usize) {
        self.step += 1.0;
        if gold == guess {
            return;
        }
        for &row in rows.iter().filter(|&&row| row != NONE) {
            for (class, change) in [(gold, 1.0), (guess, -1.0)] {
                let at = row as usize * self.classes + class;
                self.weights[at] += change;
                self.late[at] += change * self.step;
            }
        }
    }

    /// Returns the average weights, with their scale fitted so that the 8-bit range is used and few are cut.
    fn averages(&self) -> (Vec<f32>, f32) {
        let own = self.weights.iter().zip(&self.late).map(|(weight, late)| weight - late / self.step);
        let earlier = self.earlier.iter().copied().chain(std::iter::repeat(0.0));
        let averages: Vec<f32> = own.zip(earlier).map(|(own, earlier)| own + earlier).collect();
        let mut sizes: Vec<f32> = averages.iter().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
        let at = sizes.len().saturating_sub(1) - sizes.len() / 20_000;
        let (_, &mut largest, _) = sizes.select_nth_unstable_by(at, f32::total_cmp);
        (averages, 127.0 / largest.max(1e-6))
    }

    /// Packs the average weights of one class as class zero.
    pub fn pack_class(&self, class: usize, file: &mut Pack) {
        let (averages, scale) = self.averages();
        let weight = |row: u32| (averages[row as usize * self.classes + class] * scale).round().clamp(-127.0, 127.0) as i8;
        let row = |row: u32| Some((0, weight(row))).filter(|(_, weight)| *weight != 0).into_iter().collect();
        pack_rows(self.rows.iter().map(|(&hash, &number)| (hash, row(number))).collect(), file);
    }

    /// Packs the average weights; those that come to less than `least` in 127 of the largest are left out.
    pub fn pack(&self, least: i8, file: &mut Pack) {
        let (averages, scale) = self.averages();
        let row = |row: u32| {
            let from = row as usize * self.classes;
            let weights = averages[from..from + self.classes].iter().zip(0..);
            let whole = weights.map(|(weight, class)| (class, (weight * scale).round().clamp(-127.0, 127.0) as i8));
            whole.filter(|(_, weight)| weight.abs() >= least).collect()
        };
        pack_rows(self.rows.iter().map(|(&hash, &number)| (hash, row(number))).collect(), file);
    }
}
