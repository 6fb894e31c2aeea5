//! Bytes from a file or from the standard input.

use crate::folder::reason_of;
use crate::{Fetched, Reason, Refused, Settings, media, sidecar};
use rapporteur_model::{Capture, Sidecar};
use rapporteur_time::Instant;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Returns the bytes of a file, with what lies beside it.
pub(crate) fn fetch(path: &Path, settings: &Settings, now: Instant) -> Result<Fetched, Refused> {
    let name = path.display().to_string();
    let refused = |reason| Refused::new(&name, reason);
    let about = fs::metadata(path).map_err(|error| refused(reason_of(&error)))?;
    if !about.is_file() {
        // Opening a pipe or a device could wait for ever.
        return Err(refused(Reason::NotAFile));
    }
    if about.len() > settings.max_bytes as u64 {
        return Err(refused(Reason::TooLarge(settings.max_bytes)));
    }
    let file = File::open(path).map_err(|error| refused(reason_of(&error)))?;
    let bytes = limited(file, settings.max_bytes, |error| reason_of(&error)).map_err(refused)?;
    let media = settings.media.unwrap_or_else(|| media::of_file(path, &bytes));
    let (sidecar, notes) = sidecar::beside(path);
    let fetched = sidecar.fetched.unwrap_or(now);
    let capture = Capture { bytes, media, charset: None, fetched, sidecar };
    Ok(Fetched { name, capture, notes })
}

/// Returns what comes in through the standard input.
pub(crate) fn fetch_stdin(settings: &Settings, now: Instant) -> Result<Fetched, Refused> {
    let bytes =
        limited(io::stdin().lock(), settings.max_bytes, |error| reason_of(&error)).map_err(|reason| Refused::new("-", reason))?;
    let media = settings.media.unwrap_or_else(|| media::by_content(&bytes));
    let capture = Capture { bytes, media, charset: None, fetched: now, sidecar: Sidecar::default() };
    Ok(Fetched { name: "-".to_owned(), capture, notes: Vec::new() })
}

/// Returns the words of a file that steers the program, such as `case.toml`.
///
/// # Errors
/// It cannot be read, is larger than a document, or is not UTF-8.
pub fn words(path: &Path) -> Result<String, Refused> {
    let refused = |reason| Refused::new(path.display().to_string(), reason);
    let file = File::open(path).map_err(|error| refused(reason_of(&error)))?;
    let bytes = limited(file, rapporteur_text::MAX_BYTES, |error| reason_of(&error)).map_err(refused)?;
    String::from_utf8(bytes).map_err(|_| refused(Reason::Binary))
}

/// Reads to the end, but never more than `max_bytes`, and only text; `reason_of` tells why a read failed.
pub(crate) fn limited(from: impl Read, max_bytes: usize, reason_of: impl Fn(io::Error) -> Reason) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    // One byte more than the limit tells "too large" from "just fits".
    from.take(max_bytes as u64 + 1).read_to_end(&mut bytes).map_err(reason_of)?;
    if bytes.len() > max_bytes {
        Err(Reason::TooLarge(max_bytes))
    } else if bytes.is_empty() {
        Err(Reason::Empty)
    } else if media::is_binary(&bytes) {
        Err(Reason::Binary)
    } else {
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::Media;

    fn noon() -> Instant {
        "2031-03-10T12:00:00Z".parse().unwrap()
    }

    fn fetched(name: &str, bytes: &[u8], settings: &Settings) -> Result<Fetched, Reason> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        fetch(&path, settings, noon()).map_err(|refused| refused.reason)
    }

    #[test]
    fn a_file_is_what_its_name_says_or_else_how_it_begins() {
        let settings = Settings::default();
        assert_eq!(fetched("a.md", b"# Words", &settings).unwrap().capture.media, Media::Markdown);
        assert_eq!(fetched("saved", b"<html><p>Words", &settings).unwrap().capture.media, Media::Html);
        let raw = Settings { media: Some(Media::Raw), ..settings };
        assert_eq!(fetched("a.md", b"# Words", &raw).unwrap().capture.media, Media::Raw);
    }

    #[test]
    fn what_gives_no_text_is_refused_with_its_reason() {
        let small = Settings { max_bytes: 5, ..Settings::default() };
        assert_eq!(fetched("a.txt", b"words", &small).unwrap().capture.fetched, noon());
        assert_eq!(fetched("a.txt", b"words!", &small).unwrap_err(), Reason::TooLarge(5));
        assert_eq!(fetched("a.txt", b"", &small).unwrap_err(), Reason::Empty);
        assert_eq!(fetched("a.txt", b"a\0b", &small).unwrap_err(), Reason::Binary);
        assert_eq!(fetch(Path::new("/"), &small, noon()).unwrap_err().reason, Reason::NotAFile);
    }

    #[test]
    fn a_stream_without_end_is_cut_at_the_limit() {
        assert_eq!(limited(io::repeat(b'a'), 1000, |error| reason_of(&error)), Err(Reason::TooLarge(1000)));
    }
}
