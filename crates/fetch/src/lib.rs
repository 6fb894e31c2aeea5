//! Bytes from files and addresses, politely.
//!
//! A command line or a folder names [`Place`]s ([`gather`]); a place gives a [`Fetched`] or a [`Refused`] ([`fetch`]). A
//! refusal is data: what was refused, for which reason, and what a person can do about it. Only the places that were named
//! are contacted, and nothing else.
//!
//! One page that a person names by hand is fetched as a browser would fetch it; `robots.txt`, which speaks to programs that
//! follow lists and links, becomes a matter when feeds are pulled.

mod address;
mod file;
mod folder;
mod media;
mod refused;
mod sidecar;

pub use file::words;
pub use folder::{Gathered, Place, gather};
pub use refused::{Reason, Refused};

use rapporteur_model::{Capture, Media, Note};
use rapporteur_time::Instant;
use std::path::Path;
use std::time::Duration;

/// What came from a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The path or the address, as it names the document where the sidecar has no better name.
    pub name: String,
    /// The bytes, and what came with them.
    pub capture: Capture,
    /// What went wrong beside them, such as an unreadable sidecar.
    pub notes: Vec<Note>,
}

impl Fetched {
    /// Returns a document that is part of the program, with its sidecar.
    pub fn bundled(name: &str, bytes: &[u8], sidecar: Option<&[u8]>, now: Instant) -> Self {
        let (sidecar, notes) = sidecar.map(sidecar::understand).unwrap_or_default();
        let media = media::of_file(Path::new(name), bytes);
        let fetched = sidecar.fetched.unwrap_or(now);
        let capture = Capture { bytes: bytes.to_owned(), media, charset: None, fetched, sidecar };
        Self { name: name.to_owned(), capture, notes }
    }
}

/// How far to go for one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What the bytes are, if the user says so; else the name or the content tells.
    pub media: Option<Media>,
    /// The most bytes that are taken.
    pub max_bytes: usize,
    /// How long a server may take to answer the call.
    pub connect: Duration,
    /// How long a server may take in all.
    pub total: Duration,
}

impl Settings {
    /// Returns the standard settings, but with a server given `seconds` in all.
    pub fn within(seconds: u64) -> Self {
        let (standard, total) = (Self::default(), Duration::from_secs(seconds));
        Self { connect: standard.connect.min(total), total, ..standard }
    }
}

impl Default for Settings {
    /// Five seconds to answer, twenty in all, and no more bytes than can be rendered.
    fn default() -> Self {
        Self {
            media: None,
            max_bytes: rapporteur_text::MAX_BYTES,
            connect: Duration::from_secs(5),
            total: Duration::from_secs(20),
        }
    }
}

/// Fetches one place; `now` is the time it is fetched at.
///
/// # Errors
/// Whatever the place refuses, see [`Reason`].
pub fn fetch(place: &Place, settings: &Settings, now: Instant) -> Result<Fetched, Refused> {
    match place {
        Place::File(path) => file::fetch(path, settings, now),
        Place::Stdin => file::fetch_stdin(settings, now),
        Place::Address(address) => address::fetch(address, settings, now),
    }
}
