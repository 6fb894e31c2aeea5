//! Bytes to text.
//!
//! [`render`] makes the rendition of a capture: character set, main text, metadata, and an alignment that leads from every word back to
//! the bytes it came from. It never fails: what goes wrong becomes a note. [`furniture`] finds what scraping left behind,
//! [`copies`] which texts are copies of one another.

mod akn;
mod aligned;
mod charset;
pub mod copies;
mod date;
mod decode;
mod front_matter;
mod furniture;
mod html;
mod language;
mod markdown;
mod pdf;
mod plain;
mod published;
mod render;
mod rendered;
mod title;
mod word;

pub use akn::Akn;
pub use furniture::furniture;
pub use pdf::pdf;
pub use render::{render, sidecar};
pub use word::{Revision, Side, Word};

/// The name and version of the renderer, kept with each rendition: another version may make another text of the same bytes.
pub const RENDERER: &str = "text/1";

/// The largest capture worth rendering, in bytes (32 MiB); `fetch` refuses what is larger.
pub const MAX_BYTES: usize = 32 << 20;
