//! A learnt network as whole numbers: what the program looks up.

use crate::matrix::{add_product, add_scaled};
use crate::tree::{Learner, TAG_SIZE, WORD_SIZE};
use rapporteur_language::engine::facts::{ALL_FACTS, absent_facts};
use rapporteur_language::engine::network::{HIDDEN, TAG_ROW, WORD_ROW};

/// The weights of a network, averaged and made whole numbers.
#[derive(Debug)]
pub struct Whole {
    /// What each word adds in each role.
    pub words: Vec<u8>,
    /// What each tag adds in each role.
    pub tags: Vec<u8>,
    /// What each fact adds.
    pub facts: Vec<u8>,
    /// The bias, the weights of moves, of labels to the left, and to the right, each row with a bias of its own behind it.
    pub outputs: [Vec<u8>; 4],
}

impl Learner {
    /// Returns the averaged weights as whole numbers.
    pub fn whole(&self) -> Whole {
        let product = |described: &[f32], size: usize, roles: &[f32], columns: usize| {
            let mut out = vec![0.0; described.len() / size * columns];
            add_product(described, size, roles, columns, &mut out, columns);
            out
        };
        let mut words = product(&self.words.average, WORD_SIZE, &self.word_roles.average, WORD_ROW);
        let mut tags = product(&self.tags.average, TAG_SIZE, &self.tag_roles.average, TAG_ROW);
        let (mut facts, mut bias) = (self.facts.average.clone(), self.bias.average.clone());
        // What is absent becomes part of the bias, so that at run time it costs nothing.
        let mut beyond = tags.split_off(tags.len() - TAG_ROW);
        for (both, word) in beyond.iter_mut().zip(words.split_off(words.len() - WORD_ROW)) {
            *both += word;
        }
        tags.chunks_mut(TAG_ROW).for_each(|tag| add_scaled(-1.0, &beyond, tag));
        beyond.chunks(HIDDEN).for_each(|row| add_scaled(1.0, row, &mut bias));
        for absent in absent_facts() {
            let row = facts[absent * HIDDEN..(absent + 1) * HIDDEN].to_vec();
            add_scaled(1.0, &row, &mut bias);
            let next = absent_facts().find(|&next| next > absent).unwrap_or(ALL_FACTS);
            facts[absent * HIDDEN..next * HIDDEN].chunks_mut(HIDDEN).for_each(|fact| add_scaled(-1.0, &row, fact));
        }
        let mut sizes: Vec<f32> = words.iter().chain(&tags).chain(&facts).map(|x| x.abs()).collect();
        let at = sizes.len() - 1 - sizes.len() / 5_000;
        let (_, &mut largest, _) = sizes.select_nth_unstable_by(at, f32::total_cmp);
        let scale = 127.0 / largest;
        let small = |weights: &[f32]| -> Vec<u8> {
            weights.iter().map(|weight| ((weight * scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned()).collect()
        };
        let large = |weights: &[f32], scale: f32| -> Vec<u8> {
            let rows = weights.chunks(HIDDEN).flat_map(|row| {
                let whole = row.iter().flat_map(move |weight| ((weight * scale).round().clamp(-32e3, 32e3) as i16).to_le_bytes());
                whole.chain([0; 4])
            });
            rows.collect()
        };
        let outputs = [&self.moves, &self.labels[0], &self.labels[1]].map(|weights| large(&weights.average, 512.0));
        let [moves, left, right] = outputs;
        Whole {
            words: small(&words),
            tags: small(&tags),
            facts: small(&facts),
            outputs: [large(&bias, scale), moves, left, right],
        }
    }
}
