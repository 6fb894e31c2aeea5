//! Sparse rows of weights by feature, packed for look-up in place.

use super::pack::{Pack, Unpack};

/// Features in a bucket, on average: a bucket with its rows fills one or two cache lines.
const IN_BUCKET: usize = 2;
/// Most buckets have so many rows at most, and most rows so many pairs.
const MOSTLY: usize = 4;
/// How many features are looked up together.
const AT_ONCE: usize = 16;

/// The weights of a linear model: for each feature, pairs of class and weight.
///
/// Features are sorted into buckets by the upper bits of their hash; in a bucket a row is its 16-bit fingerprint (the lower bits of
/// the hash), the number of pairs, and the pairs. A feature never seen is taken for a known one once in 30,000 look-ups.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'m> {
    shift: u32,
    starts: &'m [[u8; 4]],
    pairs: &'m [u8],
}

impl<'m> Rows<'m> {
    /// Reads rows.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { shift: file.number() as u32, starts: file.bytes().as_chunks().0, pairs: file.bytes() }
    }

    /// Returns the pairs of class and weight of the feature with this hash.
    #[inline]
    pub fn get(&self, hash: u64) -> &'m [[u8; 2]] {
        self.row(self.find(self.bucket(hash), hash))
    }

    /// Gives the row of each feature to `take`, in order. That is faster than to [`get`](Self::get) one after another, since the
    /// memory that all of them lie in is asked for before the first is looked at.
    #[inline]
    pub fn each(&self, hashes: &[u64], mut take: impl FnMut(&'m [[u8; 2]])) {
        self.places(hashes, |place| take(self.row(place)));
    }

    /// Adds the weights of all features to `scores`.
    #[inline]
    pub fn add_all(&self, hashes: &[u64], scores: &mut [i16]) {
        self.places(hashes, |place| self.add_row(place, scores));
    }

    /// Adds the weights of the feature with this hash to `scores`.
    #[inline]
    pub fn add(&self, hash: u64, scores: &mut [i16]) {
        self.add_row(self.find(self.bucket(hash), hash), scores);
    }

    /// Gives the place of the row of each feature to `take`, in order.
    #[inline]
    fn places(&self, hashes: &[u64], mut take: impl FnMut(Place)) {
        let mut buckets = [Place::default(); AT_ONCE];
        for hashes in hashes.chunks(AT_ONCE) {
            let mut touched = 0;
            for (bucket, &hash) in buckets.iter_mut().zip(hashes) {
                *bucket = self.bucket(hash);
            }
            for bucket in &buckets[..hashes.len()] {
                touched ^= self.pairs.get(bucket.from).copied().unwrap_or(0);
                touched ^= self.pairs.get(bucket.to.wrapping_sub(1)).copied().unwrap_or(0);
            }
            std::hint::black_box(touched);
            for (&bucket, &hash) in buckets.iter().zip(hashes) {
                take(self.find(bucket, hash));
            }
        }
    }

    #[inline]
    fn bucket(&self, hash: u64) -> Place {
        let bucket = hash.checked_shr(self.shift).unwrap_or(0) as usize;
        let Some([from, to]) = self.starts.get(bucket..).and_then(<[_]>::first_chunk) else { return Place::default() };
        Place { from: u32::from_le_bytes(*from) as usize, to: u32::from_le_bytes(*to) as usize }
    }

    /// Returns the place of the row of a feature in its bucket.
    #[inline]
    fn find(&self, bucket: Place, hash: u64) -> Place {
        let (mut at, mut found) = (bucket.from, Place::default());
        let mut step = || {
            let head = self.pairs.get(at..).and_then(<[u8]>::first_chunk::<3>).copied().unwrap_or_default();
            let length = usize::from(head[2]) * 2;
            let same = u16::from_le_bytes([head[0], head[1]]) == hash as u16 && at < bucket.to && found.to == 0;
            // No branch: which of the few rows it is, if any, cannot be foretold.
            found.from = if same { at + 3 } else { found.from };
            found.to = if same { at + 3 + length } else { found.to };
            at += 3 + length;
            at < bucket.to
        };
        if !(0..MOSTLY).fold(true, |_, _| step()) {
            return found;
        }
        while step() {}
        found
    }

    #[inline]
    fn row(&self, place: Place) -> &'m [[u8; 2]] {
        self.pairs.get(place.from..place.to).map_or(&[], |row| row.as_chunks().0)
    }

    /// Adds the weights of a row to `scores`.
    #[inline]
    fn add_row(&self, place: Place, scores: &mut [i16]) {
        let mut add = |class: u8, weight: u8| {
            if let Some(score) = scores.get_mut(usize::from(class)) {
                *score += i16::from(weight.cast_signed());
            }
        };
        let row = self.row(place);
        // The first pairs come without a branch on how many there are: those behind the row count nothing.
        let Some(first) = self.pairs.get(place.from..).and_then(<[u8]>::first_chunk::<{ 2 * MOSTLY }>) else {
            return row.iter().for_each(|&[class, weight]| add(class, weight));
        };
        for (at, &[class, weight]) in first.as_chunks::<2>().0.iter().enumerate() {
            let own = u8::from(at < row.len()).wrapping_neg();
            add(class & own, weight & own);
        }
        row.iter().skip(MOSTLY).for_each(|&[class, weight]| add(class, weight));
    }
}

/// Where a bucket or a row lies among the pairs; from zero to zero for none.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    from: usize,
    to: usize,
}

/// Packs rows: for each feature its hash, and its classes with weights, zeros left out, at most 255 of them.
pub fn pack_rows(mut features: Vec<(u64, Vec<(u8, i8)>)>, file: &mut Pack) {
    features.retain(|(_, row)| !row.is_empty());
    features.sort_unstable_by_key(|(hash, _)| *hash);
    let bits = (features.len() / IN_BUCKET).max(2).ilog2();
    let shift = u64::BITS - bits;
    let mut starts = vec![0_u8; 0];
    let mut rows = Vec::new();
    let mut features = features.into_iter().peekable();
    for bucket in 0..1_u64 << bits {
        starts.extend((rows.len() as u32).to_le_bytes());
        while let Some((hash, row)) = features.next_if(|(hash, _)| hash >> shift == bucket) {
            rows.extend((hash as u16).to_le_bytes());
            rows.push(row.len().min(255) as u8);
            rows.extend(row.iter().take(255).flat_map(|&(class, weight)| [class, weight.cast_unsigned()]));
        }
    }
    starts.extend((rows.len() as u32).to_le_bytes());
    file.number(shift as usize);
    file.bytes(&starts);
    file.bytes(&rows);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::hash;

    #[test]
    fn every_feature_finds_its_row_again() {
        let features: Vec<_> = (0..1000).map(|i| (hash::feature(3, i), vec![((i % 200) as u8, (i % 100) as i8 - 50)])).collect();
        let mut file = Pack::default();
        pack_rows(features.clone(), &mut file);
        let file = file.into_file();
        let rows = Rows::unpack(&mut Unpack::new(&file));
        for (hash, row) in features {
            assert_eq!(rows.get(hash), [[row[0].0, row[0].1.cast_unsigned()]]);
        }
        assert!((1000..1100).filter(|&i| !rows.get(hash::feature(3, i)).is_empty()).count() < 3);
    }

    #[test]
    fn features_are_found_alike_one_by_one_and_together() {
        let mut file = Pack::default();
        pack_rows((0..100).map(|i| (hash::feature(3, i), vec![(0, i as i8 + 1)])).collect(), &mut file);
        let file = file.into_file();
        let rows = Rows::unpack(&mut Unpack::new(&file));
        let hashes: Vec<u64> = (0..150).rev().map(|i| hash::feature(3, i)).collect();
        let mut together = Vec::new();
        rows.each(&hashes, |row| together.push(row));
        assert_eq!(together, hashes.iter().map(|&hash| rows.get(hash)).collect::<Vec<_>>());
    }

    #[test]
    fn an_empty_model_has_no_rows() {
        let rows = Rows::unpack(&mut Unpack::new(&[]));
        assert!(rows.get(77).is_empty());
    }
}
