//! Drafts as they are given: files and addresses.

use crate::World;
use rapporteur_draft::Markup;
use rapporteur_fetch::{Reason, Refused, Settings, fetch, gather};
use rapporteur_model::Media;
use rapporteur_text::{Akn, Revision, Side, Word, pdf};

/// The text of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftText {
    /// The path or the address.
    pub name: String,
    /// The text. Of Markdown and plain text it is what was given, to the letter: spans count in it.
    pub text: String,
    /// How it is marked up.
    pub markup: Markup,
    /// The bytes it was made from.
    pub bytes: Vec<u8>,
    /// The text before the changes that are tracked in it, if any are.
    pub earlier: Option<String>,
    /// The tracked changes, each with whose it is.
    pub revisions: Vec<Revision>,
}

/// Returns the text of the draft at a path or address; of a folder, that of its first document.
///
/// # Errors
/// Why there is none.
pub fn draft_text(given: &str, settings: &Settings, world: &dyn World) -> Result<Option<DraftText>, Refused> {
    let gathered = gather(given);
    let Some(place) = gathered.places.first() else {
        return gathered.refused.into_iter().chain(gathered.skipped).next().map_or(Ok(None), Err);
    };
    let mut fetched = fetch(place, settings, world.now())?;
    let no_words = |name: &str| Refused::new(name, Reason::NoWords);
    match fetched.capture.media {
        Media::Docx => {
            let word = Word::read(&fetched.capture.bytes).ok_or_else(|| no_words(&fetched.name))?;
            return Ok(Some(accepted(fetched.name, fetched.capture.bytes, word)));
        }
        Media::Pdf => {
            let text = pdf(&fetched.capture.bytes).ok_or_else(|| no_words(&fetched.name))?;
            let (name, bytes) = (fetched.name, fetched.capture.bytes);
            return Ok(Some(DraftText { name, text, markup: Markup::Plain, bytes, earlier: None, revisions: Vec::new() }));
        }
        _ => {}
    }
    let akn =
        std::str::from_utf8(&fetched.capture.bytes).ok().filter(|_| fetched.capture.media == Media::Akn).and_then(Akn::read);
    if let Some(akn) = akn {
        return Ok(Some(legislative(fetched.name, fetched.capture.bytes, &akn)));
    }
    let markup = if fetched.capture.media == Media::Markdown { Markup::Markdown } else { Markup::Plain };
    if matches!(fetched.capture.media, Media::Markdown | Media::Plain) {
        fetched.capture.media = Media::Raw;
    }
    let text = rapporteur_text::render(&fetched.capture).text;
    let (name, bytes) = (fetched.name, fetched.capture.bytes);
    Ok(Some(DraftText { name, text, markup, bytes, earlier: None, revisions: Vec::new() }))
}

/// Returns the text of a legislative document: without what is marked as gone, and, if anything is, with it.
fn legislative(name: String, bytes: Vec<u8>, akn: &Akn) -> DraftText {
    let earlier = akn.is_amended().then(|| akn.text(Side::Earlier, true));
    let text = akn.text(Side::Later, true);
    DraftText { name, text, markup: Markup::Markdown, bytes, earlier, revisions: Vec::new() }
}

/// Returns the text of a word processor document: with its changes accepted, and, if there are any, with them rejected.
fn accepted(name: String, bytes: Vec<u8>, word: Word) -> DraftText {
    let earlier = word.is_tracked().then(|| word.text(Side::Earlier, true));
    DraftText { name, text: word.text(Side::Later, true), markup: Markup::Markdown, bytes, earlier, revisions: word.revisions }
}
