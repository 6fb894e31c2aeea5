//! Word clusters: words used alike, so that a word the treebanks lack is treated like its neighbours.

use super::pack::{Pack, Unpack, u32_at};

/// Words in a bucket, on average.
const IN_BUCKET: usize = 4;

/// The cluster of each word, by its hash.
///
/// Built like [`Rows`](super::rows::Rows), with entries of one size: a 16-bit fingerprint and a 16-bit cluster.
#[derive(Clone, Copy, Debug)]
pub struct Clusters<'m> {
    shift: u32,
    coarse: &'m [u8],
    starts: &'m [u8],
    words: &'m [[u8; 4]],
}

impl<'m> Clusters<'m> {
    /// Returns clusters that hold no word.
    pub fn none() -> Self {
        Self { shift: 64, coarse: &[], starts: &[], words: &[] }
    }

    /// Reads clusters.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { shift: file.number() as u32, coarse: file.bytes(), starts: file.bytes(), words: file.bytes().as_chunks().0 }
    }

    /// Returns the fine and the coarse cluster of the word with this hash, from one; zeros if it is in none.
    pub fn of(&self, lower: u64) -> (u16, u8) {
        let bucket = lower.checked_shr(self.shift).unwrap_or(0) as usize;
        let (from, to) = (u32_at(self.starts, bucket) as usize, u32_at(self.starts, bucket.saturating_add(1)) as usize);
        let wanted = (lower as u16).to_le_bytes();
        let words = self.words.get(from..to).unwrap_or(&[]);
        let found = words.iter().find(|[low, high, ..]| [*low, *high] == wanted);
        found.map_or((0, 0), |&[_, _, low, high]| {
            let fine = u16::from_le_bytes([low, high]);
            (fine + 1, self.coarse.get(usize::from(fine)).map_or(0, |coarse| coarse + 1))
        })
    }

    /// Returns how many fine clusters there are.
    pub fn len(&self) -> usize {
        self.coarse.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.coarse.is_empty()
    }
}

/// Packs clusters: the hash and the fine cluster of each word, and the coarse cluster of each fine one.
pub fn pack_clusters(mut words: Vec<(u64, u16)>, coarse: &[u8], file: &mut Pack) {
    words.sort_unstable();
    let bits = (words.len() / IN_BUCKET).max(2).ilog2();
    let shift = u64::BITS - bits;
    let mut starts = Vec::new();
    for bucket in 0..=1_u64 << bits {
        let start = words.partition_point(|(hash, _)| hash >> shift < bucket);
        starts.extend((start as u32).to_le_bytes());
    }
    let entries: Vec<u8> =
        words.iter().flat_map(|(hash, fine)| [(*hash as u16).to_le_bytes(), fine.to_le_bytes()].concat()).collect();
    file.number(shift as usize);
    file.bytes(coarse);
    file.bytes(&starts);
    file.bytes(&entries);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::hash;

    #[test]
    fn a_word_finds_its_clusters() {
        let words: Vec<_> = (0..500_u64).map(|i| (hash::bytes(&i.to_le_bytes()), (i % 7) as u16)).collect();
        let mut file = Pack::default();
        pack_clusters(words, &[0, 0, 1, 1, 2, 2, 3], &mut file);
        let file = file.into_file();
        let clusters = Clusters::unpack(&mut Unpack::new(&file));
        assert_eq!(clusters.of(hash::bytes(&12_u64.to_le_bytes())), (6, 3));
        assert_eq!(Clusters::none().of(5), (0, 0));
        assert_eq!(clusters.len(), 7);
    }
}
