//! Weights of features where there is but one class, in buckets of one cache line each: a look-up has no branch and one miss.

use super::bucket::{Bucket, bucket_of, fill, touch};
use super::pack::{Pack, Unpack};

/// Features of a bucket, at most: each has a fingerprint of 16 bits in front, then all have their weights, a byte each.
const SLOTS: usize = 20;
/// Where the weights begin.
const WEIGHTS: usize = SLOTS * 2;
/// Features in a bucket, on average: of more than [`SLOTS`] that fall into one, those that weigh least are left out.
const IN_BUCKET: usize = 12;

/// The weights of a linear model that tells one class from all else.
///
/// A feature never seen is taken for a known one once in 5,000 look-ups.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'m> {
    buckets: &'m [Bucket],
}

impl<'m> Weights<'m> {
    /// Reads weights.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { buckets: file.aligned_bytes().as_chunks().0 }
    }

    /// Returns the sum of the weights of all features.
    pub fn sum(&self, hashes: &[u64]) -> i32 {
        let bucket = |hash: u64| self.buckets.get(bucket_of(hash, self.buckets.len()));
        touch(self.buckets, hashes);
        let mut sums = [0_i16; SLOTS];
        for (bucket, hash) in hashes.iter().filter_map(|&hash| Some((bucket(hash)?, hash))) {
            let fingerprints = bucket.as_chunks::<2>().0;
            for (slot, sum) in sums.iter_mut().enumerate() {
                // No branch on whether it is known, since that cannot be foretold.
                let known = i16::from(u16::from_le_bytes(fingerprints[slot]) == fingerprint(hash)).wrapping_neg();
                *sum = sum.wrapping_add(i16::from(bucket[WEIGHTS + slot].cast_signed()) & known);
            }
        }
        sums.iter().map(|&sum| i32::from(sum)).sum()
    }
}

fn fingerprint(hash: u64) -> u16 {
    hash as u16
}

/// Packs weights: for each feature its hash and its weight.
pub fn pack_weights(mut features: Vec<(u64, i8)>, file: &mut Pack) {
    features.retain(|&(_, weight)| weight != 0);
    let count = features.len().div_ceil(IN_BUCKET);
    let heft = |weight: &i8| u32::from(weight.unsigned_abs());
    let buckets = fill(count, features, heft, |bucket, own| {
        let mut slot = 0;
        for &(hash, weight) in own {
            let own = fingerprint(hash).to_le_bytes();
            // Two of one fingerprint would both count for either: the one that weighs less is left out.
            let taken = bucket.as_chunks::<2>().0[..slot].contains(&own);
            if !taken && slot < SLOTS {
                bucket[slot * 2..slot * 2 + 2].copy_from_slice(&own);
                bucket[WEIGHTS + slot] = weight.cast_unsigned();
                slot += 1;
            }
        }
    });
    file.aligned_bytes(buckets.as_flattened());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::hash;

    fn packed(features: Vec<(u64, i8)>) -> Vec<u8> {
        let mut file = Pack::default();
        pack_weights(features, &mut file);
        file.into_file()
    }

    #[test]
    fn features_find_their_weights_and_only_the_lightest_are_lost() {
        let features: Vec<_> = (0..20_000).map(|at| (hash::feature(3, at), (at % 100) as i8 + 1)).collect();
        let file = packed(features.clone());
        let weights = Weights::unpack(&mut Unpack::new(&file));
        let lost: Vec<_> = features.iter().filter(|&&(hash, weight)| weights.sum(&[hash]) != i32::from(weight)).collect();
        assert!(lost.len() < 100, "{} lost", lost.len());
        assert!(lost.iter().map(|(_, weight)| usize::from(weight.unsigned_abs())).sum::<usize>() < 20 * lost.len(), "{lost:?}");
        let unknown = (20_000..120_000).filter(|&at| weights.sum(&[hash::feature(3, at)]) != 0).count();
        assert!(unknown < 40, "{unknown} taken for known ones");
    }

    #[test]
    fn features_add_up_alike_one_by_one_and_together() {
        let features: Vec<_> = (0..200).map(|at| (hash::feature(3, at), at as i8)).collect();
        let file = packed(features);
        let weights = Weights::unpack(&mut Unpack::new(&file));
        let hashes: Vec<u64> = (0..300).map(|at| hash::feature(3, at)).collect();
        let apart: i32 = hashes.iter().map(|&hash| weights.sum(&[hash])).sum();
        assert_eq!(weights.sum(&hashes), apart);
        assert!(apart != 0);
    }

    #[test]
    fn of_two_with_one_fingerprint_the_heavier_counts() {
        let [one, other] = [0x1_0000_0007, 0x2_0000_0007];
        let file = packed(vec![(one, 3), (other, -9)]);
        let weights = Weights::unpack(&mut Unpack::new(&file));
        assert_eq!((weights.sum(&[one]), weights.sum(&[other])), (-9, -9));
    }

    #[test]
    fn without_weights_all_sums_are_zero() {
        assert_eq!(Weights::unpack(&mut Unpack::new(&[])).sum(&[77, 1 << 40]), 0);
    }
}
