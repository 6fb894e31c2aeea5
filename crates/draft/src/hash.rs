//! Tables of our own words, looked up fast.
//!
//! The hash of the standard library keeps strangers from filling a table with words that meet in one place. Nobody but us fills these,
//! so that a plain one will do, at a third of the time. Never for a table whose keys come from a text.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table whose keys are ours.
pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Plain>>;
/// A list whose words are ours.
pub(crate) type List<K> = HashSet<K, BuildHasherDefault<Plain>>;

/// Multiplies and turns, eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Plain(u64);

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for Plain {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
        }
    }

    fn finish(&self) -> u64 {
        // The table goes by the highest bits and the lowest.
        self.0 ^ self.0 >> 32
    }
}
