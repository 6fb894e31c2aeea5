//! The loss of a choice, and its slopes.

/// Returns the slopes of the loss at the scores, where any of the `good` ones may win among the `allowed`; and the loss.
pub fn slopes(scores: [f32; 3], allowed: [bool; 3], good: [bool; 3]) -> ([f32; 3], f32) {
    let highest = (0..3).filter(|&at| allowed[at]).map(|at| scores[at]).fold(f32::MIN, f32::max);
    let shares: [f32; 3] = std::array::from_fn(|at| if allowed[at] { (scores[at] - highest).exp() } else { 0.0 });
    let all: f32 = shares.iter().sum();
    let right: f32 = (0..3).filter(|&at| good[at]).map(|at| shares[at]).sum::<f32>().max(1e-9);
    (std::array::from_fn(|at| shares[at] / all - if good[at] { shares[at] / right } else { 0.0 }), (all / right).ln())
}

/// Returns the slopes of the loss at any number of scores, all allowed; and the loss.
pub fn slopes_of(scores: &[f32], good: &[bool]) -> (Vec<f32>, f32) {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let all: f32 = shares.iter().sum();
    let right = shares.iter().zip(good).filter(|(_, good)| **good).map(|(share, _)| share).sum::<f32>().max(1e-9);
    let slopes = shares.iter().zip(good).map(|(share, good)| share / all - f32::from(u8::from(*good)));
    (slopes.collect(), (all / right).ln())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_add_up_to_nothing_and_lead_to_the_good_ones() {
        let (slopes, loss) = slopes([1.0, 0.0, 5.0], [true, true, false], [false, true, false]);
        assert!(slopes[0] > 0.0 && slopes[1] < 0.0 && slopes[2].abs() < 1e-6);
        assert!((slopes[0] + slopes[1]).abs() < 1e-6 && loss > 0.0);
    }

    #[test]
    fn a_choice_that_cannot_be_wrong_costs_nothing() {
        assert!(slopes([0.5, 2.0, 1.0], [true; 3], [true; 3]).1.abs() < 1e-6);
        assert!(slopes_of(&[3.0], &[true]).1.abs() < 1e-6);
    }
}
