//! Chains of labels: the best one, and how far each label of it is ahead of the others.

/// Labels: outside, then for source, cue and content the first and the further words.
pub const LABELS: usize = 7;
/// Room for the labels.
pub const LANES: usize = 8;
/// What a label may be followed by depends on the word: so many kinds of words are told apart.
pub const SIGNS: usize = 64;

/// Scores of each label for a word.
pub type Scores = [i16; LANES];

/// Tells whether label `next` may follow label `label`: a further word only follows a word of the same role.
#[must_use]
pub const fn follows(label: usize, next: usize) -> bool {
    next == 0 || next % 2 == 1 || label == next || label + 1 == next
}

/// Weights of a label after another, by the sign of the second's word.
#[derive(Clone, Debug)]
pub struct Edges {
    /// The label before, then the label.
    weights: Vec<[[i32; LANES]; LANES]>,
    /// The label, then the label before.
    back: Vec<[[i32; LANES]; LANES]>,
}

/// For each label, which may follow.
const FOLLOWS: [[bool; LABELS]; LABELS] = {
    let mut table = [[false; LABELS]; LABELS];
    let mut at = 0;
    while at < LABELS * LABELS {
        table[at / LABELS][at % LABELS] = follows(at / LABELS, at % LABELS);
        at += 1;
    }
    table
};

/// What no score comes down to.
const NEVER: i32 = i32::MIN / 4;

/// Returns the best way to each label: from one of the others, by what that one has and the weights from it to all.
#[inline]
fn best_ways(from: &[i32; LANES], weights: &[[i32; LANES]; LANES]) -> [i32; LANES] {
    let mut best = [i32::MIN; LANES];
    for (&from, weights) in from.iter().zip(weights).take(LABELS) {
        for (best, weight) in best.iter_mut().zip(weights) {
            *best = (*best).max(from + weight);
        }
    }
    best
}

impl Edges {
    /// Reads the weights: 16-bit numbers, sign by sign, the label before, then the label.
    #[must_use]
    pub fn unpack(bytes: &[u8]) -> Self {
        let mut numbers = bytes.as_chunks::<2>().0.iter().map(|pair| i32::from(i16::from_le_bytes(*pair)));
        let mut weights = vec![[[NEVER; LANES]; LANES]; SIGNS];
        for before in weights.iter_mut().flat_map(|sign| sign.iter_mut().take(LABELS).enumerate()) {
            for (next, weight) in before.1.iter_mut().take(LABELS).enumerate() {
                let number = numbers.next().unwrap_or(0);
                if follows(before.0, next) {
                    *weight = number;
                }
            }
        }
        let turned = |sign: &[[i32; LANES]; LANES]| std::array::from_fn(|next| std::array::from_fn(|label| sign[label][next]));
        Self { back: weights.iter().map(turned).collect(), weights }
    }

    /// Returns the best labels, and for each word how far its label is ahead of the next best way through it.
    #[must_use]
    pub fn best(&self, scores: &[Scores], signs: &[u8], room: &mut Vec<[i32; LANES]>) -> Vec<(u8, i32)> {
        let len = scores.len();
        if len == 0 {
            return Vec::new();
        }
        room.clear();
        room.resize(len * 2, [NEVER; LANES]);
        let (forward, backward) = room.split_at_mut(len);
        for at in 0..len {
            let edges = &self.weights[usize::from(signs[at]) % SIGNS];
            let ways = if at == 0 { edges[0] } else { best_ways(&forward[at - 1], edges) };
            forward[at] = std::array::from_fn(|next| (ways[next] + i32::from(scores[at][next])).max(NEVER));
        }
        backward[len - 1][..LABELS].fill(0);
        for at in (0..len - 1).rev() {
            let edges = &self.back[usize::from(signs[at + 1]) % SIGNS];
            let after = std::array::from_fn(|next| i32::from(scores[at + 1][next]) + backward[at + 1][next]);
            backward[at] = best_ways(&after, edges).map(|way| way.max(NEVER));
        }
        let mut before = 0;
        let mut found = Vec::with_capacity(len);
        for at in 0..len {
            let total: [i32; LABELS] = std::array::from_fn(|label| forward[at][label] + backward[at][label]);
            // Several ways may tie: the label is one that may follow the last.
            let better = |best: usize, label: usize| FOLLOWS[before][label] && total[label] > total[best];
            let best = (1..LABELS).fold(0, |best, label| if better(best, label) { label } else { best });
            let second =
                (0..LABELS).fold(i32::MIN, |second, label| second.max(if label == best { i32::MIN } else { total[label] }));
            found.push((best as u8, total[best] - second));
            before = best;
        }
        found
    }
}
