//! Decoding with an exact alignment, for every character set that browsers know.

use encoding_rs::{CoderResult, Encoding};
use rapporteur_model::{Alignment, Note, NoteKind, Piece};
use rapporteur_span::{CaptureSpan, Span};

/// The most bytes of UTF-8 that one byte of input can bring forth: a pending sequence falls apart into U+FFFD and
/// characters of its own.
const BURST: usize = 32;

/// The characters of a capture.
#[derive(Debug, Default)]
pub(crate) struct Decoded {
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// From the text to the bytes of the capture.
    pub(crate) alignment: Alignment,
    /// What was noticed on the way.
    pub(crate) notes: Vec<Note>,
}

impl Decoded {
    /// Tells whether the bytes are no text at all: more than one byte in thirty is a control character.
    ///
    /// Compressed data has some ten percent of them, programs more; a text has a stray one at most.
    pub(crate) fn is_binary(&self) -> bool {
        let controls = self.text.bytes().filter(|byte| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count();
        controls * 30 > self.text.len()
    }

    fn push(&mut self, words: &str, bytes: CaptureSpan) {
        if words.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(words);
        let text = Span::new(start, self.text.len());
        let is_exact = text.len() == bytes.len();
        match self.alignment.pieces.last_mut() {
            Some(last) if is_exact && last.text.len() == last.bytes.len() && last.bytes.end() == bytes.start() => {
                *last = Piece { text: last.text.cover(text), bytes: last.bytes.cover(bytes) };
            }
            _ => self.alignment.pieces.push(Piece { text, bytes }),
        }
    }

    fn note_invalid(&mut self, invalid: usize) {
        if invalid > 0 {
            self.notes.push(Note::new(NoteKind::InvalidBytes).seen(invalid.to_string()));
        }
    }
}

/// Decodes UTF-8 from byte `at` on; each sequence that is no character becomes U+FFFD.
pub(crate) fn decode_utf8(bytes: &[u8], mut at: usize) -> Decoded {
    let mut decoded = Decoded::default();
    if let Ok(text) = std::str::from_utf8(&bytes[at..]) {
        decoded.push(text, CaptureSpan::new(at, bytes.len()));
        return decoded;
    }
    let mut invalid = 0;
    for chunk in bytes[at..].utf8_chunks() {
        decoded.push(chunk.valid(), CaptureSpan::new(at, at + chunk.valid().len()));
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            decoded.push("\u{FFFD}", CaptureSpan::new(at, at + chunk.invalid().len()));
            at += chunk.invalid().len();
            invalid += 1;
        }
    }
    decoded.note_invalid(invalid);
    decoded
}

/// Decodes another character set from byte `at` on.
///
/// Runs of ASCII are copied; all else is fed to the decoder byte by byte, so that each character comes out right after its last
/// byte and the alignment is exact whatever the character set.
pub(crate) fn decode(bytes: &[u8], at: usize, encoding: &'static Encoding) -> Decoded {
    let mut decoded = Decoded::default();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut done, mut next, mut invalid) = (at, at, 0);
    let mut buffer = [0; BURST];
    loop {
        if done == next && encoding.is_ascii_compatible() {
            let run = &bytes[next..][..Encoding::ascii_valid_up_to(&bytes[next..])];
            decoded.push(std::str::from_utf8(run).unwrap_or_default(), CaptureSpan::new(next, next + run.len()));
            next += run.len();
            done = next;
        }
        let is_last = next == bytes.len();
        let input = if is_last { &[] } else { &bytes[next..=next] };
        let (result, _, written, is_invalid) = decoder.decode_to_utf8(input, &mut buffer, is_last);
        debug_assert!(matches!(result, CoderResult::InputEmpty), "one byte never fills the buffer");
        invalid += usize::from(is_invalid);
        next += input.len();
        if written > 0 {
            decoded.push(std::str::from_utf8(&buffer[..written]).unwrap_or_default(), CaptureSpan::new(done, next));
            done = next;
        }
        if is_last {
            decoded.note_invalid(invalid);
            return decoded;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::*;
    use proptest::prelude::*;

    const ALL: &[&Encoding] = &[
        BIG5, EUC_JP, EUC_KR, GB18030, GBK, IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_8, KOI8_R, MACINTOSH, SHIFT_JIS, UTF_16BE,
        UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_874,
    ];

    #[test]
    fn each_character_leads_back_to_its_own_bytes() {
        let (bytes, ..) = WINDOWS_1251.encode("Мир, peace");
        let decoded = decode(&bytes, 0, WINDOWS_1251);
        assert_eq!(decoded.text, "Мир, peace");
        assert_eq!(decoded.alignment.bytes(Span::new(2, 4)), Some(CaptureSpan::new(1, 2)));
        assert_eq!(decoded.alignment.bytes(Span::new(8, 13)), Some(CaptureSpan::new(5, 10)));
    }

    #[test]
    fn damage_becomes_one_sign_and_one_note() {
        let decoded = decode_utf8(b"a\xFFb\xE2\x80c", 0);
        assert_eq!(decoded.text, "a\u{FFFD}b\u{FFFD}c");
        assert_eq!(decoded.notes, [Note::new(NoteKind::InvalidBytes).seen("2")]);
        assert_eq!(decoded.alignment.bytes(Span::new(1, 4)), Some(CaptureSpan::new(1, 2)));
        assert_eq!(decoded.alignment.bytes(Span::new(8, 9)), Some(CaptureSpan::new(5, 6)));
    }

    #[test]
    fn programs_and_archives_are_no_text() {
        assert!(decode_utf8(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0", 0).is_binary());
        assert!(!decode_utf8(b"a form feed \x0c and one stray \0 in a page of text", 0).is_binary());
        let noise: Vec<u8> = (0..4000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(decode(&noise, 0, WINDOWS_1252).is_binary());
        assert!(!decode_utf8(b"", 0).is_binary());
    }

    proptest! {
        #[test]
        fn byte_by_byte_is_the_same_as_all_at_once(bytes in proptest::collection::vec(any::<u8>(), 0..80), which in 0..ALL.len()) {
            let decoded = decode(&bytes, 0, ALL[which]);
            let (whole, _) = ALL[which].decode_without_bom_handling(&bytes);
            prop_assert_eq!(&decoded.text, &whole);
            let mut end = 0;
            for piece in &decoded.alignment.pieces {
                prop_assert!(piece.text.start() == end && piece.text.of(&decoded.text).is_some());
                prop_assert!(piece.bytes.end() <= bytes.len());
                end = piece.text.end();
            }
            prop_assert_eq!(end, decoded.text.len());
        }

        #[test]
        fn utf8_is_decoded_as_the_standard_says(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            prop_assert_eq!(decode_utf8(&bytes, 0).text, String::from_utf8_lossy(&bytes));
        }
    }
}
