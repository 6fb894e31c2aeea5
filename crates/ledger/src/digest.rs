//! The name of a state of play.

use rapporteur_model::{Digest, Record};

/// Returns the digest of a record: equal for equal records, on every machine.
///
/// Taken over the record as JSON. Its lists have one order and it holds no maps, so that there is one way to write it.
///
/// # Panics
/// Never: what the record is made of can be written as JSON.
pub fn state_digest(record: &Record) -> Digest {
    Digest::of(&serde_json::to_vec(record).expect("a record is plain data"))
}
