//! A capture to its rendition: decode, render by medium, and add what holds for every medium.

use crate::akn::Akn;
use crate::decode::Decoded;
use crate::front_matter::FrontMatter;
use crate::rendered::Rendered;
use crate::word::{Side, Word};
use crate::{RENDERER, charset, furniture, html, language, markdown, plain, published, title};
use rapporteur_model::{Alignment, Capture, Media, Note, NoteKind, Rendition, Sidecar};

/// Returns the clean text of a capture, with all that the document says of itself.
///
/// Never fails, and takes time linear in the length of the capture.
pub fn render(capture: &Capture) -> Rendition {
    match capture.media {
        Media::Docx => return word(capture),
        Media::Pdf => return portable(capture),
        _ => {}
    }
    let mut decoded = charset::read(&capture.bytes, capture.charset.as_deref(), capture.media == Media::Html);
    if decoded.is_binary() {
        decoded = Decoded { notes: vec![Note::new(NoteKind::Empty).seen("binary")], ..Decoded::default() };
    }
    let Decoded { text: source, alignment: decoded, notes } = decoded;
    let rendered = match capture.media {
        Media::Html => html::render(&source),
        Media::Markdown => markdown::render(&source),
        Media::Plain => Rendered { text: plain::tidy(&source), ..Rendered::default() },
        Media::Akn => return akn(capture, &source, notes),
        Media::Raw | Media::Docx | Media::Pdf => {
            let mut raw = Rendered::default();
            raw.text.copy(&source, 0);
            raw
        }
    };
    finish(capture, rendered, &decoded, notes)
}

/// Returns the text of a word processor document with its tracked changes accepted. Its words stand in an archive: none leads back
/// to the bytes.
fn word(capture: &Capture) -> Rendition {
    let (mut rendered, mut notes) = (Rendered::default(), Vec::new());
    match Word::read(&capture.bytes) {
        Some(word) => rendered.text.insert(&word.text(Side::Later, false)),
        None => notes.push(Note::new(NoteKind::Empty).seen("docx")),
    }
    finish(capture, rendered, &Alignment::default(), notes)
}

/// Returns the text of a portable document. Its words are drawn, in any order: none leads back to the bytes.
fn portable(capture: &Capture) -> Rendition {
    let (mut rendered, mut notes) = (Rendered::default(), Vec::new());
    match crate::pdf::pdf(&capture.bytes) {
        Some(text) => rendered.text.insert(&plain::tidy(&text).text),
        None => notes.push(Note::new(NoteKind::Empty).seen("pdf")),
    }
    finish(capture, rendered, &Alignment::default(), notes)
}

/// Returns the text of a legislative document as it reads with what is marked as gone left out. Its words stand among elements in
/// another order: none leads back to the bytes.
fn akn(capture: &Capture, source: &str, mut notes: Vec<Note>) -> Rendition {
    let mut rendered = Rendered::default();
    match Akn::read(source) {
        Some(akn) => rendered.text.insert(&akn.text(Side::Later, false)),
        None => notes.push(Note::new(NoteKind::Empty).seen("akn")),
    }
    finish(capture, rendered, &Alignment::default(), notes)
}

/// Returns what is known of a document apart from its text: its sidecar, with the address that may stand at the head of a Markdown file.
pub fn sidecar(capture: &Capture) -> Sidecar {
    let mut sidecar = capture.sidecar.clone();
    if capture.media == Media::Markdown {
        let source = charset::read(&capture.bytes, capture.charset.as_deref(), false).text;
        let matter = FrontMatter::of(&source);
        let address = matter.values(&source, &["uri", "url"]).first().map(|&address| address.to_owned());
        sidecar.uri = sidecar.uri.or(address);
    }
    sidecar
}

/// Adds what holds for every medium: alignment to the bytes, title, date, language, page furniture.
fn finish(capture: &Capture, rendered: Rendered, decoded: &Alignment, mut notes: Vec<Note>) -> Rendition {
    let alignment = rendered.text.alignment(decoded);
    let text = rendered.text.text;
    notes.extend(rendered.notes);
    let furniture = furniture(&text);
    let title = rendered.title.or_else(|| title::opening(&text, &furniture));
    let published = published::choose(&sidecar(capture), &rendered.dates, &text, title, &mut notes);
    if !furniture::has_words(&text, &furniture) && !notes.iter().any(|note| note.kind == NoteKind::Empty) {
        notes.push(Note::new(NoteKind::Empty));
    }
    if let Some(first) = furniture.first() {
        notes.push(Note::new(NoteKind::Boilerplate).at(*first).seen(first.of(&text).unwrap_or_default()));
    }
    let language = rendered.language.or_else(|| language::of_text(&text));
    let (authors, outlet) = (rendered.authors, rendered.outlet);
    Rendition { text, title, authors, outlet, published, language, furniture, alignment, notes, renderer: RENDERER.to_owned() }
}
