//! Adam (Kingma & Ba 2015), and the running average of the weights it goes through.

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.98;
const TINY: f32 = 1e-8;
/// How slowly the running average forgets.
const AVERAGE: f32 = 0.9995;

/// Weights with what learning them needs.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The weights in use.
    pub now: Vec<f32>,
    /// Their gradient, summed over a batch.
    pub gradient: Vec<f32>,
    /// Their running average.
    pub average: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Weights {
    /// Returns weights that begin as given.
    pub fn new(now: Vec<f32>) -> Self {
        let zeros = vec![0.0; now.len()];
        Self { average: now.clone(), now, gradient: zeros.clone(), first: zeros.clone(), second: zeros }
    }

    /// Goes one step down the gradient, and clears it.
    pub fn step(&mut self, rate: f32, step: u32) {
        let first_due = 1.0 - FIRST.powi(step.min(10_000).cast_signed());
        let second_due = 1.0 - SECOND.powi(step.min(10_000).cast_signed());
        let rate = rate * second_due.sqrt() / first_due;
        let keep = AVERAGE.min((step as f32 + 1.0) / (step as f32 + 10.0));
        let moments = self.first.iter_mut().zip(&mut self.second);
        let weights = self.now.iter_mut().zip(&mut self.average).zip(&mut self.gradient);
        for (((now, average), gradient), (first, second)) in weights.zip(moments) {
            *first += (1.0 - FIRST) * (*gradient - *first);
            *second += (1.0 - SECOND) * (*gradient * *gradient - *second);
            *now -= rate * *first / (second.sqrt() + TINY);
            *average += (1.0 - keep) * (*now - *average);
            *gradient = 0.0;
        }
    }
}
