//! Trains which source and which contents belong to which cue: a choice among candidates (a log-linear ranking, by AdaGrad).

use crate::perceptron::ByFeature;
use crate::random::Random;
use rapporteur_language::engine::pack::Pack;
use rapporteur_language::engine::weights;

/// A choice: the features of each candidate, and the right one.
#[derive(Clone, Debug)]
pub struct Choice {
    /// By candidate.
    pub features: Vec<Vec<u64>>,
    /// Which is right.
    pub right: usize,
}

/// Weights by feature, with the sums of their squared gradients.
#[derive(Debug, Default)]
pub struct Ranker {
    weights: ByFeature<[f32; 2]>,
}

impl Ranker {
    /// Learns from choices.
    pub fn train(choices: &[Choice], epochs: usize, rate: f32, drop: f32) -> Self {
        let mut model = Self::default();
        let mut random = Random::new(7);
        let mut order: Vec<usize> = (0..choices.len()).collect();
        let mut sums: ByFeature<f32> = ByFeature::default();
        for epoch in 0..epochs {
            random.shuffle(&mut order);
            let (mut loss, mut wrong) = (0.0, 0);
            for &number in &order {
                let choice = &choices[number];
                let kept: Vec<Vec<u64>> = choice
                    .features
                    .iter()
                    .map(|features| features.iter().copied().filter(|_| random.unit() >= drop).collect())
                    .collect();
                let scores: Vec<f32> = kept.iter().map(|features| model.sum(features)).collect();
                let top = scores.iter().copied().fold(f32::MIN, f32::max);
                let total: f32 = scores.iter().map(|score| (score - top).exp()).sum();
                wrong += usize::from(scores[choice.right] < top);
                for (at, features) in kept.iter().enumerate() {
                    let share = (scores[at] - top).exp() / total;
                    let gradient = share - f32::from(u8::from(at == choice.right));
                    if at == choice.right {
                        loss -= share.max(1e-9).ln();
                    }
                    if gradient.abs() < 1e-3 {
                        continue;
                    }
                    for &hash in features {
                        let [weight, square] = model.weights.entry(hash).or_default();
                        *square += gradient * gradient;
                        *weight -= rate * gradient / (square.sqrt() + 1e-3);
                    }
                }
            }
            for (&hash, weight) in &model.weights {
                *sums.entry(hash).or_default() += weight[0];
            }
            eprintln!("    epoch {} loss {loss:.0}, {wrong} of {} wrong", epoch + 1, choices.len());
        }
        for (hash, weight) in &mut model.weights {
            weight[0] = sums.get(hash).copied().unwrap_or(0.0) / epochs as f32;
        }
        model
    }

    /// Returns the sum of the weights of features.
    pub fn sum(&self, hashes: &[u64]) -> f32 {
        hashes.iter().map(|hash| self.weights.get(hash).map_or(0.0, |[weight, _]| *weight)).sum()
    }

    /// Packs the weights, `unit` whole numbers a unit; those below `least` are left out.
    pub fn pack(&self, unit: f32, least: i8, file: &mut Pack) {
        pack_weights(self.weights.iter().map(|(&hash, [weight, _])| (hash, *weight)), unit, least, file);
    }
}

/// Packs weights of features where there is but one class, `unit` whole numbers a unit; those below `least` are left out.
pub fn pack_weights(weights: impl Iterator<Item = (u64, f32)>, unit: f32, least: i8, file: &mut Pack) {
    let whole = |weight: f32| (weight * unit).round().clamp(-127.0, 127.0) as i8;
    let weights = weights.map(|(hash, weight)| (hash, whole(weight))).filter(|(_, weight)| weight.abs() >= least);
    weights::pack_weights(weights.collect(), file);
}
