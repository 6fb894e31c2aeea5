//! Bytes to characters: which character set, and how each character leads back to its bytes.

use crate::decode::{Decoded, decode, decode_utf8};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use rapporteur_model::{Note, NoteKind};

/// How far into a page a `meta` element with the character set is looked for, in bytes.
///
/// Browsers look at 1,024 bytes; real pages put long comments and scripts first.
const PRESCAN: usize = 8 * 1024;

/// Returns the characters of `bytes`.
///
/// The byte order mark decides, then `label`, then the page's own `meta` if `is_html`. A label that does not fit the bytes
/// is not believed. Without one the text is UTF-8 if it can be; else the character set is guessed from its letters.
pub(crate) fn read(bytes: &[u8], label: Option<&str>, is_html: bool) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return if encoding == UTF_8 { decode_utf8(bytes, mark) } else { decode(bytes, mark, encoding) };
    }
    let label = label.map(str::to_owned).or_else(|| if is_html { meta_label(bytes) } else { None });
    let labelled = label.as_deref().and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let utf8 = Utf8Fit::of(bytes);
    let (encoding, is_guess) = match labelled {
        Some(encoding) if encoding == UTF_8 && utf8.is_utf8() => (encoding, false),
        Some(encoding) if encoding != UTF_8 && !utf8.is_surely_utf8() => (encoding, false),
        None if utf8.is_utf8() => (UTF_8, label.is_some()),
        _ if utf8.is_utf8() => (UTF_8, true),
        _ => (guess(bytes), true),
    };
    let mut decoded = if encoding == UTF_8 { decode_utf8(bytes, 0) } else { decode(bytes, 0, encoding) };
    if is_guess {
        let seen = label.map_or_else(|| encoding.name().to_owned(), |label| format!("{} → {}", label.trim(), encoding.name()));
        decoded.notes.insert(0, Note::new(NoteKind::CharsetGuessed).seen(seen));
    }
    decoded
}

/// How well bytes fit UTF-8.
struct Utf8Fit {
    /// Characters of more than one byte.
    wide: usize,
    /// Sequences that are no character.
    wrong: usize,
}

impl Utf8Fit {
    fn of(bytes: &[u8]) -> Self {
        let wide = |bytes: &[u8]| bytes.iter().filter(|byte| **byte >= 0xC0).count();
        // Most pages are right, and to see that costs a fraction of looking for what is wrong.
        if std::str::from_utf8(bytes).is_ok() {
            return Self { wide: wide(bytes), wrong: 0 };
        }
        bytes.utf8_chunks().fold(Self { wide: 0, wrong: 0 }, |fit, chunk| Self {
            wide: fit.wide + wide(chunk.valid().as_bytes()),
            wrong: fit.wrong + usize::from(!chunk.invalid().is_empty()),
        })
    }

    /// Tells whether the text is UTF-8, if need be with some bytes damaged: far more characters than slips.
    fn is_utf8(&self) -> bool {
        self.wrong == 0 || self.wide > 4 * self.wrong
    }

    /// Tells whether the text can hardly be anything but UTF-8.
    fn is_surely_utf8(&self) -> bool {
        self.wide > 0 && self.is_utf8()
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Returns the character set that a `meta` element near the start of a page names.
fn meta_label(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let label = head.split("<meta").skip(1).find_map(|rest| {
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let value = tag[tag.find("charset")? + "charset".len()..].trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(value.len());
        (end > 0).then(|| value[..end].to_owned())
    })?;
    // A page whose meta element could be read as ASCII is not UTF-16 (WHATWG HTML, "prescan a byte stream").
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) if !encoding.is_ascii_compatible() => Some("utf-8".to_owned()),
        _ if label == "x-user-defined" => Some(WINDOWS_1252.name().to_owned()),
        _ => Some(label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(decoded: &Decoded) -> Vec<NoteKind> {
        decoded.notes.iter().map(|note| note.kind).collect()
    }

    #[test]
    fn utf8_needs_no_label_and_gets_no_note() {
        let decoded = read("Çelik’s Ægir".as_bytes(), None, false);
        assert_eq!(decoded.text, "Çelik’s Ægir");
        assert!(decoded.notes.is_empty());
    }

    #[test]
    fn the_mark_decides_over_the_label() {
        let decoded = read(b"\xEF\xBB\xBFna\xC3\xAFve", Some("windows-1252"), false);
        assert_eq!(decoded.text, "naïve");
        let decoded = read(b"\xFF\xFEh\0i\0", Some("utf-8"), false);
        assert_eq!(decoded.text, "hi");
        assert_eq!(decoded.alignment.bytes(rapporteur_span::Span::new(1, 2)).unwrap().range(), 4..6);
    }

    #[test]
    fn a_label_that_fits_is_believed() {
        let decoded = read(b"caf\xE9", Some("ISO-8859-1"), false);
        assert_eq!(decoded.text, "café");
        assert!(decoded.notes.is_empty());
    }

    #[test]
    fn a_label_that_does_not_fit_is_noted() {
        let decoded = read("Þórshöfn".as_bytes(), Some("latin1"), false);
        assert_eq!(decoded.text, "Þórshöfn");
        assert_eq!(kinds(&decoded), [NoteKind::CharsetGuessed]);
        assert_eq!(decoded.notes[0].detail.as_deref(), Some("latin1 → UTF-8"));

        let decoded = read(b"the chair\x92s paper, caf\xE9 na\xEFve", Some("utf-8"), false);
        assert_eq!(decoded.text, "the chair’s paper, café naïve");
        assert_eq!(kinds(&decoded), [NoteKind::CharsetGuessed]);
    }

    #[test]
    fn a_few_damaged_bytes_do_not_make_it_another_character_set() {
        let mut bytes = "“Þórshöfn”, “Ægir”, “Öxará” ".repeat(3).into_bytes();
        bytes.push(0xFF);
        let decoded = read(&bytes, None, false);
        assert!(decoded.text.starts_with("“Þórshöfn”"));
        assert!(decoded.text.ends_with('\u{FFFD}'));
        assert_eq!(kinds(&decoded), [NoteKind::InvalidBytes]);
    }

    #[test]
    fn a_page_names_its_own_character_set() {
        let page = b"<html><head><META http-equiv=content-type content='text/html; charset=windows-1251'>\xCC\xE8\xF0";
        let decoded = read(page, None, true);
        assert!(decoded.text.ends_with("Мир"));
        assert!(decoded.notes.is_empty());
        assert_eq!(meta_label(b"<meta name=charset><meta charset = \"koi8-r\">").as_deref(), Some("koi8-r"));
        assert_eq!(meta_label(b"<meta charset=utf-16le>").as_deref(), Some("utf-8"));
        assert_eq!(meta_label(b"<meta charset="), None);
    }

    #[test]
    fn an_unknown_label_is_noted() {
        let decoded = read(b"plain words", Some("klingon"), false);
        assert_eq!(decoded.text, "plain words");
        assert_eq!(kinds(&decoded), [NoteKind::CharsetGuessed]);
    }
}
