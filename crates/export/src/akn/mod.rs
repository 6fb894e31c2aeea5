//! A draft, or two with what changed, as Akoma Ntoso (OASIS LegalDocML, version 3.0).
//!
//! A `doc` with articles, chapters and provisions under their printed numbers, the paragraphs of a preamble as recitals, and each
//! annex as an attachment. Of two drafts it is the later one, with what is new in `ins` and what is gone in `del`, and each change
//! among the passive modifications, with our class of it. [`Akn`](https://docs.oasis-open.org/legaldocml/) has no word for a move:
//! what only moved is renumbered.

mod body;
mod changes;
mod meta;
mod writer;

use body::Body;
use changes::Changes;
use rapporteur_draft::{Comparison, Draft};
use rapporteur_time::Date;
use writer::Writer;

/// What Akoma Ntoso wants to know of a draft that its text does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AknAbout<'a> {
    /// What the draft is called.
    pub name: &'a str,
    /// Who tabled it, if anybody is known to have.
    pub author: Option<&'a str>,
    /// The day of the draft, or else that on which it was written out.
    pub dated: Date,
}

/// Returns a draft as an Akoma Ntoso document. The same input gives the same bytes.
pub fn draft_akn(draft: &Draft, about: AknAbout<'_>) -> String {
    document(draft, &Changes::none(draft), about, None)
}

/// Returns the later of two drafts as an Akoma Ntoso document, with what changed since the earlier one.
pub fn redline_akn(from: &Draft, to: &Draft, comparison: &Comparison, earlier: &str, about: AknAbout<'_>) -> String {
    document(to, &Changes::of(from, to, comparison), about, Some(earlier))
}

fn document(draft: &Draft, changes: &Changes, about: AknAbout<'_>, earlier: Option<&str>) -> String {
    let mut writer = Writer::default();
    let body = Body::of(draft);
    let mut parts = Writer::default();
    body.write(&mut parts, draft, changes, about);
    let modifications = changes.modifications(&parts);
    writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    writer.open("akomaNtoso", &[("xmlns", NAMESPACE), ("xmlns:rapporteur", OURS)]);
    writer
        .open("doc", &[("name", "draft"), ("contains", if earlier.is_some() { "multipleVersions" } else { "originalVersion" })]);
    meta::write(&mut writer, about, "main", earlier, &modifications);
    writer.raw(parts.text());
    writer.close("doc");
    writer.close("akomaNtoso");
    writer.into_text()
}

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/// The names of our own: the classes of a change.
const OURS: &str = "https://rapporteur.example/ns/drafts/1";
