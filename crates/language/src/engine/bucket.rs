//! Buckets of one cache line each, which features fall into by their hash: what tables of weights have in common.

use super::pack::LINE;
use std::cmp::Reverse;

/// A bucket.
pub(crate) type Bucket = [u8; LINE];

/// Returns the bucket of a hash, by its upper half; the fingerprint in the bucket is of the lower.
#[inline]
pub(crate) fn bucket_of(hash: u64, buckets: usize) -> usize {
    (((hash >> 32) * buckets as u64) >> 32) as usize
}

/// Asks for the memory of all buckets that these features fall into, so that it is waited for once and not for each.
#[inline]
pub(crate) fn touch(buckets: &[Bucket], hashes: &[u64]) {
    let first = |hash: u64| buckets.get(bucket_of(hash, buckets.len())).map_or(0, |bucket| bucket[0]);
    std::hint::black_box(hashes.iter().fold(0, |seen, &hash| seen ^ first(hash)));
}

/// Makes so many buckets; `lay` puts the features that fall into one there, and is given the heaviest first.
pub(crate) fn fill<W>(
    count: usize,
    mut features: Vec<(u64, W)>,
    heft: impl Fn(&W) -> u32,
    lay: impl Fn(&mut Bucket, &[(u64, W)]),
) -> Vec<Bucket> {
    features.sort_unstable_by_key(|(hash, weight)| (bucket_of(*hash, count), Reverse(heft(weight)), *hash));
    let mut buckets = vec![[0; LINE]; count];
    for own in features.chunk_by(|a, b| bucket_of(a.0, count) == bucket_of(b.0, count)) {
        lay(&mut buckets[bucket_of(own[0].0, count)], own);
    }
    buckets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_fall_into_buckets_by_their_upper_half_the_heaviest_first() {
        let features = vec![(7, 1), (1 << 63, 2), (9, 5)];
        let buckets = fill(
            2,
            features,
            |&weight| weight,
            |bucket, own| {
                own.iter().zip(bucket).for_each(|((hash, _), byte)| *byte = *hash as u8 + 1);
            },
        );
        assert_eq!(buckets.iter().map(|bucket| &bucket[..3]).collect::<Vec<_>>(), [[10, 8, 0], [1, 0, 0]]);
        assert!(fill(0, Vec::<(u64, u32)>::new(), |&weight| weight, |_, _| {}).is_empty());
    }
}
