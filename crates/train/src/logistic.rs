//! Logistic regression over hashed features and a few numbers, with a cost for large weights.

use crate::lbfgs::minimize;
use crate::linker::pack_weights;
use crate::perceptron::ByFeature;
use rapporteur_language::engine::pack::Pack;

/// Features seen less often say nothing.
const LEAST: u32 = 3;
/// What the square of a weight costs: of a feature, of a number.
const COSTS: [f64; 2] = [100.0, 1.0];

/// What is known of a case.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Its features.
    pub features: Vec<u64>,
    /// Its numbers.
    pub terms: Vec<f32>,
    /// Whether it is right.
    pub right: bool,
}

/// Weights of features, then of numbers.
#[derive(Debug, Default)]
pub struct Logistic {
    features: ByFeature<f32>,
    /// By number.
    pub terms: Vec<f32>,
}

impl Logistic {
    /// Learns how likely a case is right.
    pub fn train(cases: &[Case]) -> Self {
        let mut counts: ByFeature<u32> = ByFeature::default();
        cases.iter().flat_map(|case| &case.features).for_each(|&hash| *counts.entry(hash).or_default() += 1);
        let mut kept: Vec<u64> = counts.iter().filter(|(_, count)| **count >= LEAST).map(|(&hash, _)| hash).collect();
        kept.sort_unstable();
        let index: ByFeature<u32> = kept.iter().zip(0..).map(|(&hash, at)| (hash, at)).collect();
        let rows: Vec<Vec<u32>> =
            cases.iter().map(|case| case.features.iter().filter_map(|hash| index.get(hash).copied()).collect()).collect();
        let terms = cases.first().map_or(0, |case| case.terms.len());
        let loss = |weights: &[f64]| {
            let (of_features, of_terms) = weights.split_at(kept.len());
            let (mut loss, mut gradient) = (0.0, vec![0.0; weights.len()]);
            for (case, row) in cases.iter().zip(&rows) {
                let sum: f64 = row.iter().map(|&at| of_features[at as usize]).sum::<f64>()
                    + case.terms.iter().zip(of_terms).map(|(term, weight)| f64::from(*term) * weight).sum::<f64>();
                let off = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(case.right));
                // The logarithm of one and the exponential, without overflow.
                loss += sum.max(0.0) + (-sum.abs()).exp().ln_1p() - if case.right { sum } else { 0.0 };
                row.iter().for_each(|&at| gradient[at as usize] += off);
                for (gradient, term) in gradient[kept.len()..].iter_mut().zip(&case.terms) {
                    *gradient += off * f64::from(*term);
                }
            }
            for (at, (gradient, weight)) in gradient.iter_mut().zip(weights).enumerate() {
                let cost = COSTS[usize::from(at >= kept.len())];
                *gradient += cost * weight;
                loss += cost * weight * weight / 2.0;
            }
            (loss, gradient)
        };
        let weights = minimize(vec![0.0; kept.len() + terms], loss);
        let features = kept.iter().zip(&weights).map(|(&hash, &weight)| (hash, weight as f32)).collect();
        Self { features, terms: weights[kept.len()..].iter().map(|&weight| weight as f32).collect() }
    }

    /// Packs the weights of the features, `unit` whole numbers a unit.
    pub fn pack_features(&self, unit: f32, file: &mut Pack) {
        pack_weights(self.features.iter().map(|(&hash, &weight)| (hash, weight)), unit, 1, file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_more_often_is_likelier() {
        let case = |at: usize| Case {
            features: vec![7, 100 + (at % 2) as u64],
            terms: vec![1.0, (at % 10) as f32 / 10.0],
            right: at.is_multiple_of(2) && at % 10 > 2,
        };
        let model = Logistic::train(&(0..1000).map(case).collect::<Vec<_>>());
        assert!(model.features[&100] > model.features[&101] + 0.5, "{:?}", model.features);
        assert!(model.terms[1] > 1.0, "{:?}", model.terms);
    }

    #[test]
    fn no_cases_give_no_weights() {
        let model = Logistic::train(&[]);
        assert!(model.features.is_empty() && model.terms.is_empty());
    }
}
