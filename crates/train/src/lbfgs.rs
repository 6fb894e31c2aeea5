//! Minimizing a convex function by its gradients (limited-memory BFGS: Liu and Nocedal 1989).

use std::collections::VecDeque;

/// Steps that are remembered.
const MEMORY: usize = 8;
/// Steps at most.
const STEPS: usize = 200;
/// A step that gains less than this share of the value is the last.
const ENOUGH: f64 = 1e-7;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], factor: f64, of: &[f64]) {
    to.iter_mut().zip(of).for_each(|(to, of)| *to += factor * of);
}

/// Returns where `function`, which gives its value and gradient, is least; the search begins at `at`.
pub fn minimize(mut at: Vec<f64>, function: impl Fn(&[f64]) -> (f64, Vec<f64>)) -> Vec<f64> {
    let (mut value, mut gradient) = function(&at);
    let mut steps: VecDeque<(Vec<f64>, Vec<f64>)> = VecDeque::new();
    for _ in 0..STEPS {
        let way = direction(&gradient, &steps);
        let slope = dot(&way, &gradient);
        // The first step has no curvature to go by.
        let mut length = if steps.is_empty() { 1.0 / dot(&gradient, &gradient).sqrt().max(1.0) } else { 1.0 };
        let next = loop {
            let mut there = at.clone();
            add(&mut there, length, &way);
            let (next, slopes) = function(&there);
            if next <= value + 1e-4 * length * slope {
                break Some((there, next, slopes));
            }
            length /= 2.0;
            if length < 1e-12 {
                break None;
            }
        };
        let Some((there, next, slopes)) = next else { break };
        let mut moved = there.clone();
        add(&mut moved, -1.0, &at);
        let mut turned = slopes.clone();
        add(&mut turned, -1.0, &gradient);
        if dot(&moved, &turned) > 0.0 {
            steps.push_back((moved, turned));
            if steps.len() > MEMORY {
                steps.pop_front();
            }
        }
        let gain = value - next;
        (at, value, gradient) = (there, next, slopes);
        if gain <= ENOUGH * value.abs() {
            break;
        }
    }
    at
}

/// Returns the way down, bent by the curvature that the last steps showed.
fn direction(gradient: &[f64], steps: &VecDeque<(Vec<f64>, Vec<f64>)>) -> Vec<f64> {
    let mut way: Vec<f64> = gradient.iter().map(|slope| -slope).collect();
    let mut shares = Vec::new();
    for (moved, turned) in steps.iter().rev() {
        let share = dot(moved, &way) / dot(moved, turned);
        add(&mut way, -share, turned);
        shares.push(share);
    }
    if let Some((moved, turned)) = steps.back() {
        let scale = dot(moved, turned) / dot(turned, turned);
        way.iter_mut().for_each(|way| *way *= scale);
    }
    for ((moved, turned), share) in steps.iter().zip(shares.into_iter().rev()) {
        let back = dot(turned, &way) / dot(moved, turned);
        add(&mut way, share - back, moved);
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_valley_is_followed_to_its_lowest_point() {
        let valley = |at: &[f64]| {
            let (x, y) = (at[0] - 3.0, at[1] + 1.0);
            (x * x + 100.0 * (y - x) * (y - x), vec![2.0 * x - 200.0 * (y - x), 200.0 * (y - x)])
        };
        let found = minimize(vec![0.0, 0.0], valley);
        assert!((found[0] - 3.0).abs() < 1e-2 && (found[1] + 1.0).abs() < 1e-2, "{found:?}");
    }
}
