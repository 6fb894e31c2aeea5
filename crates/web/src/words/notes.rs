//! What the notes on a text say.

use rapporteur_model::{Note, NoteKind};

/// Returns what a note says about a text, with what was seen.
pub fn note(note: &Note) -> String {
    let says = match note.kind {
        NoteKind::Empty => "holds no text",
        NoteKind::InvalidBytes => "some bytes are not text; each is shown as \u{fffd}",
        NoteKind::CharsetGuessed => "the label of its character set is wrong; another was found to fit",
        NoteKind::NestedTooDeep => "nested too deeply for its main text to be looked for",
        NoteKind::NoMainText => "the main text could not be told from the rest; all of it was taken",
        NoteKind::DateUnreadable => "gives a date that no calendar has",
        NoteKind::NoDate => "gives no date of publication; “on Tuesday” and the like stay unresolved",
        NoteKind::Boilerplate => "page furniture was kept out of the record",
        NoteKind::SidecarUnreadable => "the file beside it could not be understood; it was read without",
        NoteKind::LongParagraph => "a paragraph is longer than any sentence; it was read in pieces",
    };
    match &note.detail {
        Some(detail) => format!("{says} ({detail})"),
        None => says.to_owned(),
    }
}
