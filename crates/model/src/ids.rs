//! Names for things: each id is a type of its own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! local_id {
    ($($(#[$doc:meta])* $name:ident $letter:literal;)*) => {$(
        $(#[$doc])*
        ///
        /// Counts within the [`Findings`](crate::Findings) of one rendition.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// Returns the id as an index into its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0 + 1)
            }
        }
    )*};
}

local_id! {
    /// An actor of one text.
    ActorId "a";
    /// A statement of one text.
    StatementId "s";
    /// An event of one text.
    EventId "e";
    /// A draft of one text.
    DraftId "d";
    /// An issue of one text.
    IssueId "i";
}

/// The address of a document: its URI, or the path of its file where it has none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct DocumentId(pub String);

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An ISO 3166-1 alpha-3 code, or the user-assigned `XKX` for Kosovo.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 3]);

impl CountryCode {
    /// Returns the code of three capital letters, or nothing for anything else.
    pub fn new(letters: &str) -> Option<Self> {
        let bytes: [u8; 3] = letters.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// Returns the three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for CountryCode {
    type Error = String;

    fn try_from(letters: String) -> Result<Self, String> {
        Self::new(&letters).ok_or_else(|| format!("{letters:?} is not three capital letters"))
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().to_owned()
    }
}

/// A BLAKE3 digest: the name of a capture, of a rendition, of a state.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    /// Returns the digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// Returns the digest written as 64 hexadecimal digits, or nothing if it is not.
    pub fn from_hex(hex: &str) -> Option<Self> {
        blake3::Hash::from_hex(hex).ok().map(|hash| Self(*hash.as_bytes()))
    }

    /// Returns the first ten hexadecimal digits: enough to tell texts apart on a screen.
    pub fn short(&self) -> String {
        self.to_string()[..10].to_owned()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.short())
    }
}

impl TryFrom<String> for Digest {
    type Error = String;

    fn try_from(hex: String) -> Result<Self, String> {
        Self::from_hex(&hex).ok_or_else(|| format!("{hex:?} is not a digest"))
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

/// An entry of the record, such as `S-7K2Q9`: a letter for its kind, then five signs made from what it rests on.
///
/// The same entry gets the same id on every machine and after every re-reading, as long as its first words are the same.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct RecordId(pub String);

impl RecordId {
    /// Returns the id of an entry of the kind `letter` that rests on `parts`.
    pub fn of(letter: char, parts: &[&str]) -> Self {
        // Crockford's alphabet: no I, L, O, U, so that an id can be read out loud.
        const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let hash = hasher.finalize();
        let signs = hash.as_bytes()[..5].iter().map(|byte| SIGNS[usize::from(byte % 32)] as char);
        Self([letter, '-'].into_iter().chain(signs).collect())
    }

    /// Returns the letter of its kind: `A`ctor, `S`tatement, `E`vent, `D`raft, `I`ssue, `P`osition.
    pub fn letter(&self) -> char {
        self.0.chars().next().unwrap_or('?')
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn record_ids_depend_on_every_part_and_its_borders() {
        assert_eq!(RecordId::of('S', &["a", "bc"]), RecordId::of('S', &["a", "bc"]));
        assert_ne!(RecordId::of('S', &["a", "bc"]), RecordId::of('S', &["ab", "c"]));
        assert_eq!(RecordId::of('S', &["x"]).0.len(), 7);
    }

    #[test]
    fn digests_survive_hexadecimal() {
        let digest = Digest::of(b"words");
        assert_eq!(Digest::from_hex(&digest.to_string()), Some(digest));
        assert_eq!(Digest::from_hex("beef"), None);
    }

    #[test]
    fn a_country_code_is_three_capitals() {
        assert!(CountryCode::new("UKR").is_some());
        assert!(CountryCode::new("Ukr").is_none() && CountryCode::new("UK").is_none());
    }
}
