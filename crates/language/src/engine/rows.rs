//! Sparse rows of weights by feature, packed for look-up in place.

use super::pack::{Pack, Unpack};

/// Features in a bucket, on average: a bucket with its rows fills one or two cache lines.
const IN_BUCKET: usize = 2;
/// Most rows have so many pairs at most.
const MOSTLY: usize = 4;
/// How many features are looked up together.
const AT_ONCE: usize = 64;
/// Fingerprints that are compared together, as vectors are wide.
const LANES: usize = 8;
/// The bits of where a bucket begins; above them is how many features it has.
const FROM_BITS: u32 = 26;
/// The most features of a bucket.
const MOST: usize = (1 << (u32::BITS - FROM_BITS)) - 1;
/// The bit of a length that tells a full row.
const FULL: u8 = 0x80;
/// Full rows are as wide as vectors are.
const WIDE: usize = 16;
/// Free bytes behind the last bucket, so that what is read at once of a bucket or a row is there.
const FREE: usize = 32;

/// The weights of a linear model: for each feature, pairs of class and weight.
///
/// Features are sorted into buckets by the upper bits of their hash. A bucket begins with the 16-bit fingerprints of its features
/// (the lower bits of the hash), then for each the length of its row in two bytes, then the rows: which feature it is, is told without
/// a branch. A feature never seen is taken for a known one once in 30,000 look-ups.
///
/// A row is its pairs. Where those are many, it is full instead: the weights of all classes in order, which are added as vectors.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'m> {
    shift: u32,
    starts: &'m [[u8; 4]],
    buckets: &'m [u8],
}

impl<'m> Rows<'m> {
    /// Reads rows.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { shift: file.number() as u32, starts: file.bytes().as_chunks().0, buckets: file.bytes() }
    }

    /// Returns the pairs of class and weight of the feature with this hash; none for a full row, which is only added.
    #[inline]
    pub fn get(&self, hash: u64) -> &'m [[u8; 2]] {
        self.row(self.find(Bucket::at(self.start(hash)), hash))
    }

    /// Adds the weights of all features to `scores`.
    #[inline]
    pub fn add_all(&self, hashes: &[u64], scores: &mut [i16]) {
        self.places(hashes, |place| self.add_row(place, scores));
    }

    /// Returns the sum of the weights of all features, where there is but one class.
    #[inline]
    pub fn sum(&self, hashes: &[u64]) -> i32 {
        let mut sum = 0;
        self.places(hashes, |place| {
            let [_, weight] = self.bytes(place.from);
            sum += i32::from(weight.cast_signed()) * i32::from(place.to > place.from && !place.full);
        });
        sum
    }

    /// Adds the weights of the feature with this hash to `scores`.
    #[inline]
    pub fn add(&self, hash: u64, scores: &mut [i16]) {
        self.add_row(self.find(Bucket::at(self.start(hash)), hash), scores);
    }

    /// Adds the weights of the first `in_turn` features to the first scores, those of the next ones to the next scores, and so on.
    pub fn add_in_turn<const N: usize>(&self, hashes: &[u64], in_turn: usize, scores: &mut [[i16; N]]) {
        let mut left = in_turn;
        let mut scores = scores.iter_mut();
        let mut own = scores.next();
        self.places(hashes, |place| {
            if left == 0 {
                (own, left) = (scores.next(), in_turn);
            }
            left -= 1;
            if let Some(own) = &mut own {
                self.add_row(place, *own);
            }
        });
    }

    /// Gives the place of the row of each feature to `take`, in order. That is faster than one after another, since the memory that all
    /// of them lie in is asked for before the first is looked at.
    #[inline]
    fn places(&self, hashes: &[u64], mut take: impl FnMut(Place)) {
        let mut starts = [0; AT_ONCE];
        for hashes in hashes.chunks(AT_ONCE) {
            for (start, &hash) in starts.iter_mut().zip(hashes) {
                *start = self.start(hash);
            }
            let touched = starts[..hashes.len()].iter().fold(0, |seen, &start| {
                let Bucket { from, .. } = Bucket::at(start);
                let bytes = [from, from + FREE].map(|at| self.buckets.get(at).copied().unwrap_or(0));
                seen ^ bytes[0] ^ bytes[1]
            });
            std::hint::black_box(touched);
            for (&start, &hash) in starts.iter().zip(hashes) {
                take(self.find(Bucket::at(start), hash));
            }
        }
    }

    /// Returns where the bucket of a hash begins, and above it how many features it has.
    #[inline]
    fn start(&self, hash: u64) -> u32 {
        let bucket = hash.checked_shr(self.shift).unwrap_or(0) as usize;
        self.starts.get(bucket).map_or(0, |start| u32::from_le_bytes(*start))
    }

    /// Returns the place of the row of a feature in its bucket.
    #[inline]
    fn find(&self, bucket: Bucket, hash: u64) -> Place {
        let slot = slot_of(self.bytes(bucket.from), hash).min(LANES);
        let slot = if slot < bucket.count { slot } else { LANES };
        if slot == LANES && bucket.count > LANES {
            return self.find_beyond(bucket, hash);
        }
        let lengths = u64::from_le_bytes(self.bytes(bucket.from + bucket.count * 2));
        let before = lengths & !u64::MAX.checked_shl(slot as u32 * u8::BITS).unwrap_or(0);
        let length = lengths.checked_shr(slot as u32 * u8::BITS).unwrap_or(0) as u8;
        Place::new(bucket.from + bucket.count * 3 + bytes_of_rows(before), length)
    }

    /// Returns the place of the row of a feature that is not among the first of its bucket.
    #[cold]
    fn find_beyond(&self, bucket: Bucket, hash: u64) -> Place {
        let heads = self.buckets.get(bucket.from..bucket.from + bucket.count * 3).unwrap_or(&[]);
        let (fingerprints, lengths) = heads.split_at(heads.len() / 3 * 2);
        let wanted = (hash as u16).to_le_bytes();
        let Some(slot) = fingerprints.as_chunks::<2>().0.iter().position(|own| *own == wanted) else { return Place::default() };
        let before: usize = lengths[..slot].iter().map(|&length| bytes_of_rows(u64::from(length))).sum();
        Place::new(bucket.from + bucket.count * 3 + before, lengths[slot])
    }

    /// Returns the bytes that begin at a place; zeros where there are not so many.
    #[inline]
    fn bytes<const N: usize>(&self, from: usize) -> [u8; N] {
        self.buckets.get(from..).and_then(<[u8]>::first_chunk).copied().unwrap_or([0; N])
    }

    #[inline]
    fn row(&self, place: Place) -> &'m [[u8; 2]] {
        if place.full { &[] } else { self.within(place).as_chunks().0 }
    }

    #[inline]
    fn within(&self, place: Place) -> &'m [u8] {
        self.buckets.get(place.from..place.to).unwrap_or(&[])
    }

    /// Adds the weights of a row to `scores`.
    #[inline]
    fn add_row(&self, place: Place, scores: &mut [i16]) {
        let row = self.within(place);
        if place.full {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i16::from(weight.cast_signed());
            }
            return;
        }
        let row = row.as_chunks::<2>().0;
        let mut add = |class: u8, weight: u8| {
            if let Some(score) = scores.get_mut(usize::from(class)) {
                *score += i16::from(weight.cast_signed());
            }
        };
        // The first pairs come without a branch on how many there are: those behind the row count nothing.
        let first: [u8; 2 * MOSTLY] = self.bytes(place.from);
        for (at, &[class, weight]) in first.as_chunks::<2>().0.iter().enumerate() {
            let own = u8::from(at < row.len()).wrapping_neg();
            add(class & own, weight & own);
        }
        row.iter().skip(MOSTLY).for_each(|&[class, weight]| add(class, weight));
    }
}

/// Returns which of the fingerprints is that of a hash, the first if several are; a number beyond them if none is.
#[inline]
fn slot_of(fingerprints: [u8; 2 * LANES], hash: u64) -> usize {
    let own = fingerprints.as_chunks::<2>().0;
    let same: [u16; LANES] = std::array::from_fn(|at| if u16::from_le_bytes(own[at]) == hash as u16 { 1 << at } else { 0 });
    same.iter().fold(0, |all, own| all | own).trailing_zeros() as usize
}

/// Returns how many bytes the rows with these lengths, eight of them, have.
#[inline]
fn bytes_of_rows(lengths: u64) -> usize {
    let lengths = lengths & (u64::from_le_bytes([!FULL; LANES]));
    let sums = (lengths & 0x00FF_00FF_00FF_00FF) + (lengths >> 8 & 0x00FF_00FF_00FF_00FF);
    (sums.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize * 2
}

/// Where a bucket begins, and how many features it has.
#[derive(Clone, Copy, Debug, Default)]
struct Bucket {
    from: usize,
    count: usize,
}

impl Bucket {
    #[inline]
    fn at(start: u32) -> Self {
        Self { from: (start & ((1 << FROM_BITS) - 1)) as usize, count: (start >> FROM_BITS) as usize }
    }
}

/// Where a row lies among the buckets; from zero to zero for none.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    from: usize,
    to: usize,
    full: bool,
}

impl Place {
    #[inline]
    fn new(from: usize, length: u8) -> Self {
        Self { from, to: from + usize::from(length & !FULL) * 2, full: length & FULL != 0 }
    }
}

/// Packs rows: for each feature its hash, and its classes with weights, zeros left out.
pub fn pack_rows(mut features: Vec<(u64, Vec<(u8, i8)>)>, file: &mut Pack) {
    features.retain(|(_, row)| !row.is_empty());
    features.sort_unstable_by_key(|(hash, _)| *hash);
    let bits = (features.len() / IN_BUCKET).max(2).ilog2();
    let shift = u64::BITS - bits;
    let classes = features.iter().flat_map(|(_, row)| row).map(|&(class, _)| usize::from(class) + 1).max().unwrap_or(0);
    let width = classes.next_multiple_of(WIDE);
    let (mut starts, mut buckets) = (Vec::new(), Vec::new());
    let mut rest = &features[..];
    for bucket in 0..1_u64 << bits {
        let (own, others) = rest.split_at(rest.partition_point(|(hash, _)| hash >> shift <= bucket));
        rest = others;
        let own = &own[..own.len().min(MOST)];
        starts.extend((buckets.len() as u32 | (own.len() as u32) << FROM_BITS).to_le_bytes());
        buckets.extend(own.iter().flat_map(|(hash, _)| (*hash as u16).to_le_bytes()));
        let rows: Vec<(u8, Vec<u8>)> = own.iter().map(|(_, row)| packed_row(row, width)).collect();
        buckets.extend(rows.iter().map(|(length, _)| length));
        buckets.extend(rows.iter().flat_map(|(_, row)| row));
    }
    buckets.extend([0; FREE]);
    file.number(shift as usize);
    file.bytes(&starts);
    file.bytes(&buckets);
}

/// Returns a row with its length before it, which is full if that takes no more than twice the room.
fn packed_row(row: &[(u8, i8)], width: usize) -> (u8, Vec<u8>) {
    let most = usize::from(!FULL);
    if row.len() * 4 > width && width <= most * 2 {
        let mut weights = vec![0; width];
        row.iter().for_each(|&(class, weight)| weights[usize::from(class)] = weight.cast_unsigned());
        return (FULL | (width / 2) as u8, weights);
    }
    let pairs = row.iter().take(most);
    (row.len().min(most) as u8, pairs.flat_map(|&(class, weight)| [class, weight.cast_unsigned()]).collect())
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
        let (mut together, mut apart) = ([0; 1], [0; 1]);
        rows.add_all(&hashes, &mut together);
        hashes.iter().for_each(|&hash| rows.add(hash, &mut apart));
        assert_eq!((together, apart), ([5050], [5050]));
        assert_eq!(rows.sum(&hashes), 5050);
    }

    #[test]
    fn rows_of_any_length_are_added_from_a_crowded_bucket_too() {
        let row = |at: u64| (0..at as u8).map(|class| (class, class.cast_signed() - 9)).collect::<Vec<_>>();
        let mut file = Pack::default();
        pack_rows((1..100).map(|at| (at, row(at))).collect(), &mut file);
        let file = file.into_file();
        let rows = Rows::unpack(&mut Unpack::new(&file));
        for at in 1..=MOST as u64 {
            let (mut scores, mut few) = ([0; 128], [0; 3]);
            rows.add(at, &mut scores);
            rows.add(at, &mut few);
            let mut wanted = [0; 128];
            wanted.iter_mut().zip(-9..at as i16 - 9).for_each(|(wanted, weight)| *wanted = weight);
            assert_eq!(scores, wanted);
            assert_eq!(few, wanted[..3]);
        }
        let mut scores = [0; 128];
        [0, 99, u64::MAX].iter().for_each(|&hash| rows.add(hash, &mut scores));
        assert_eq!(scores, [0; 128]);
    }

    #[test]
    fn features_add_up_in_turn() {
        let mut file = Pack::default();
        pack_rows((0..300).map(|i| (hash::feature(3, i), vec![(1, (i % 100) as i8 + 1)])).collect(), &mut file);
        let file = file.into_file();
        let rows = Rows::unpack(&mut Unpack::new(&file));
        let hashes: Vec<u64> = (0..300).map(|i| hash::feature(3, i)).collect();
        let mut scores = [[5; 2]; 100];
        rows.add_in_turn(&hashes, 3, &mut scores);
        for (own, hashes) in scores.iter().zip(hashes.chunks(3)) {
            let mut apart = [5; 2];
            hashes.iter().for_each(|&hash| rows.add(hash, &mut apart));
            assert_eq!(*own, apart);
        }
    }

    #[test]
    fn an_empty_model_has_no_rows() {
        let rows = Rows::unpack(&mut Unpack::new(&[]));
        assert!(rows.get(77).is_empty());
    }
}
