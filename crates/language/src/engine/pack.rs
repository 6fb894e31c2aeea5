//! Model files: numbers and byte strings one after another, little-endian, read in place.

/// Bytes of a cache line.
pub const LINE: usize = 64;

/// Reads a model file from its start.
#[derive(Clone, Copy, Debug)]
pub struct Unpack<'m> {
    rest: &'m [u8],
}

impl<'m> Unpack<'m> {
    /// Returns a reader of `file`.
    pub fn new(file: &'m [u8]) -> Self {
        Self { rest: file }
    }

    /// Returns the next number; zero past the end.
    pub fn number(&mut self) -> usize {
        let (number, rest) = self.rest.split_at_checked(4).unwrap_or((&[], &[]));
        self.rest = rest;
        u32_at(number, 0) as usize
    }

    /// Returns the next byte string; what there is of it past the end.
    pub fn bytes(&mut self) -> &'m [u8] {
        let length = self.number().min(self.rest.len());
        let (bytes, rest) = self.rest.split_at(length);
        self.rest = rest;
        bytes
    }

    /// Returns the next byte string that [`Pack::aligned_bytes`] wrote.
    pub fn aligned_bytes(&mut self) -> &'m [u8] {
        self.bytes();
        self.bytes()
    }

    /// Returns the next list of words, which are held apart by line breaks.
    pub fn words(&mut self) -> Vec<&'m str> {
        std::str::from_utf8(self.bytes()).unwrap_or("").lines().collect()
    }
}

/// Writes a model file.
#[derive(Debug, Default)]
pub struct Pack {
    file: Vec<u8>,
}

impl Pack {
    /// Appends a number.
    pub fn number(&mut self, number: usize) {
        self.file.extend((number as u32).to_le_bytes());
    }

    /// Appends a byte string.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.file.extend(bytes);
    }

    /// Appends a byte string that begins at a multiple of [`LINE`] bytes of the file, behind another one that fills the gap.
    pub fn aligned_bytes(&mut self, bytes: &[u8]) {
        let gap = (self.file.len() + 8).next_multiple_of(LINE) - (self.file.len() + 8);
        self.bytes(&[0; LINE][..gap]);
        self.bytes(bytes);
    }

    /// Appends a list of words without line breaks.
    pub fn words<S: AsRef<str>>(&mut self, words: &[S]) {
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        self.bytes(words.join("\n").as_bytes());
    }

    /// Returns the file.
    pub fn into_file(self) -> Vec<u8> {
        self.file
    }
}

/// Returns the number at index `at` of `numbers`, zero outside.
pub(crate) fn u32_at(numbers: &[u8], at: usize) -> u32 {
    at.checked_mul(4).and_then(|from| numbers.get(from..)?.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aligned_bytes_begin_at_a_line_wherever_the_file_stands() {
        for before in 0..2 * LINE {
            let mut pack = Pack::default();
            pack.bytes(&vec![1; before]);
            pack.aligned_bytes(&[7; LINE]);
            let file = pack.into_file();
            assert_eq!((file.len() - LINE) % LINE, 0, "{before}");
            let mut unpack = Unpack::new(&file);
            assert_eq!((unpack.bytes().len(), unpack.aligned_bytes()), (before, &[7; LINE][..]));
        }
    }

    #[test]
    fn what_is_packed_is_unpacked_and_a_short_file_gives_nothing() {
        let mut pack = Pack::default();
        pack.number(7);
        pack.words(&["a", "b"]);
        pack.bytes(&[1, 2, 3]);
        let file = pack.into_file();
        let mut unpack = Unpack::new(&file);
        assert_eq!((unpack.number(), unpack.words(), unpack.bytes()), (7, vec!["a", "b"], &[1, 2, 3][..]));
        assert_eq!((unpack.number(), unpack.bytes()), (0, &[][..]));
        assert_eq!(Unpack::new(&[9, 0, 0, 0, 1]).bytes(), [1]);
    }
}
