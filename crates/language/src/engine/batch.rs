//! Hashes of features that are looked up together, so that the memory they lie in is waited for once and not for each.

/// Up to `N` hashes on their way to a look-up.
#[derive(Debug)]
pub(crate) struct Batch<const N: usize> {
    hashes: [u64; N],
    len: usize,
}

impl<const N: usize> Default for Batch<N> {
    fn default() -> Self {
        Self { hashes: [0; N], len: 0 }
    }
}

impl<const N: usize> Batch<N> {
    /// Adds a hash. Where there is no room left, `look_up` is given those that are there, and then `hash` is the first of the next.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "where the features are a fixed list, nothing of this is left but a store")]
    pub(crate) fn push(&mut self, hash: u64, look_up: impl FnOnce(&[u64])) {
        if self.len >= N {
            look_up(&self.hashes);
            self.len = 0;
        }
        self.hashes[self.len] = hash;
        self.len += 1;
    }

    /// Takes all hashes out.
    #[inline]
    pub(crate) fn clear(&mut self) {
        self.len = 0;
    }

    /// Returns the hashes.
    #[inline]
    pub(crate) fn hashes(&self) -> &[u64] {
        &self.hashes[..self.len.min(N)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hash_is_looked_up_once_and_in_order() {
        let (mut batch, mut seen) = (Batch::<4>::default(), Vec::new());
        (0..10).for_each(|hash| batch.push(hash, |hashes| seen.extend_from_slice(hashes)));
        seen.extend_from_slice(batch.hashes());
        assert_eq!(seen, (0..10).collect::<Vec<_>>());
    }
}
