//! Weights of the labels by feature, in buckets of one cache line each, so that a look-up has no branch and one miss.
//!
//! Most features of attribution join several words and occur once in a text, so looking them up is nearly all that a pass does.

use super::chain::{LABELS, LANES, Scores};
use crate::engine::bucket::{Bucket, bucket_of, fill, touch};
use crate::engine::pack::{Pack, Unpack};

/// Features of a bucket. Each has a fingerprint of 16 bits in front, then all have their weights, a byte for each label.
const SLOTS: usize = 7;
/// Where the weights begin.
const WEIGHTS: usize = SLOTS * 2;
/// Features in a bucket, on average: of more than [`SLOTS`] that fall into one, those that weigh least are left out.
const IN_BUCKET: usize = 4;

/// For each number that [`place_in`] returns, where the weights are, and which of their bits count: a table costs no branch.
const PLACES: [(u8, i16); 2 * LANES] = {
    let mut places = [(WEIGHTS as u8, 0); 2 * LANES];
    let mut slot = 0;
    while slot < SLOTS {
        places[slot + 1] = ((WEIGHTS + slot * LABELS) as u8, -1);
        slot += 1;
    }
    places
};

/// The weights of the labels for each feature.
///
/// A feature never seen is taken for a known one once in 13,000 look-ups.
#[derive(Clone, Copy, Debug)]
pub struct Table<'m> {
    buckets: &'m [Bucket],
}

impl<'m> Table<'m> {
    /// Reads a table.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { buckets: file.aligned_bytes().as_chunks().0 }
    }

    /// Adds the weights of the feature with this hash to `scores`; the lane beyond the labels is of no meaning afterwards.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "the scores stay in a register")]
    pub fn add(&self, hash: u64, scores: &mut Scores) {
        let Some(bucket) = self.buckets.get(bucket_of(hash, self.buckets.len())) else { return };
        let (from, known) = PLACES[place_in(bucket, hash) % PLACES.len()];
        let weights = bucket.get(usize::from(from)..).and_then(<[u8]>::first_chunk::<LANES>).unwrap_or(&[0; LANES]);
        for (score, weight) in scores.iter_mut().zip(weights) {
            *score = score.wrapping_add(i16::from(weight.cast_signed()) & known);
        }
    }

    /// Adds the weights of all features to `scores`. That is faster than to [`add`](Self::add) one after another, since the memory
    /// that all of them lie in is asked for before the first is looked at.
    pub fn add_all(&self, hashes: &[u64], scores: &mut Scores) {
        touch(self.buckets, hashes);
        let mut sum = *scores;
        hashes.iter().for_each(|&hash| self.add(hash, &mut sum));
        *scores = sum;
    }
}

/// Returns which slot of a bucket has the fingerprint of a hash, from one; a number beyond the slots if none has.
#[inline]
fn place_in(bucket: &Bucket, hash: u64) -> usize {
    // Eight at a time, as vectors are wide: the last are no fingerprint, and beyond the slots.
    let own: [u16; LANES] = std::array::from_fn(|at| u16::from_le_bytes([bucket[at * 2], bucket[at * 2 + 1]]));
    let same: [u16; LANES] = std::array::from_fn(|at| if own[at] == hash as u16 { 2 << at } else { 0 });
    let same = same.iter().fold(0, |all, own| all | own);
    (u32::from(same) | 2 << LANES).trailing_zeros() as usize
}

/// Packs a table: for each feature its hash and the weights of its labels.
pub fn pack_table(mut features: Vec<(u64, [i8; LABELS])>, file: &mut Pack) {
    features.retain(|(_, weights)| weights.iter().any(|&weight| weight != 0));
    let heft = |weights: &[i8; LABELS]| weights.iter().map(|weight| u32::from(weight.unsigned_abs())).sum::<u32>();
    let count = features.len().div_ceil(IN_BUCKET);
    let buckets = fill(count, features, heft, |bucket, own| {
        // Free slots come last, since of equal fingerprints the first one counts: theirs is zero, as a feature's may be.
        for (slot, (hash, weights)) in (0..SLOTS).zip(own) {
            bucket[slot * 2..slot * 2 + 2].copy_from_slice(&(*hash as u16).to_le_bytes());
            bucket[WEIGHTS + slot * LABELS..][..LABELS].copy_from_slice(&weights.map(i8::cast_unsigned));
        }
    });
    file.aligned_bytes(buckets.as_flattened());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::hash;

    fn looked_up(table: &Table<'_>, hash: u64) -> Vec<i16> {
        let mut scores = [0; LANES];
        table.add(hash, &mut scores);
        scores[..LABELS].to_vec()
    }

    #[test]
    fn features_find_their_weights_and_only_the_lightest_are_lost() {
        let weights = |at: u64| std::array::from_fn(|label| if at % 7 == label as u64 { (at % 100) as i8 + 1 } else { 0 });
        let features: Vec<_> = (0..10_000).map(|at| (hash::feature(3, at), weights(at))).collect();
        let mut file = Pack::default();
        pack_table(features.clone(), &mut file);
        let file = file.into_file();
        let table = Table::unpack(&mut Unpack::new(&file));
        let lost: Vec<_> = features
            .iter()
            .filter(|(hash, weights)| looked_up(&table, *hash) != weights.map(i16::from))
            .map(|(_, weights)| weights.iter().map(|weight| usize::from(weight.unsigned_abs())).sum::<usize>())
            .collect();
        assert!(lost.len() < 400, "{} lost", lost.len());
        assert!(lost.iter().sum::<usize>() < 20 * lost.len(), "{lost:?}");
        let unknown = (20_000..30_000).filter(|&at| looked_up(&table, hash::feature(3, at)) != [0; LABELS]).count();
        assert!(unknown < 6, "{unknown} taken for known ones");
    }

    #[test]
    fn features_add_up_alike_one_by_one_and_together() {
        let features: Vec<_> = (0..200).map(|at| (hash::feature(3, at), [at as i8, 1, 2, 3, 4, 5, 6])).collect();
        let mut file = Pack::default();
        file.number(1);
        pack_table(features, &mut file);
        let file = file.into_file();
        let mut unpack = Unpack::new(&file);
        assert_eq!(unpack.number(), 1);
        let table = Table::unpack(&mut unpack);
        let hashes: Vec<u64> = (0..300).map(|at| hash::feature(3, at)).collect();
        let (mut together, mut apart) = ([7; LANES], [7; LANES]);
        table.add_all(&hashes, &mut together);
        hashes.iter().for_each(|&hash| table.add(hash, &mut apart));
        assert_eq!(together, apart);
        assert!(together[1] > 150);
    }

    #[test]
    fn an_empty_table_has_no_weights() {
        assert_eq!(looked_up(&Table::unpack(&mut Unpack::new(&[])), 77), [0; LABELS]);
    }
}
