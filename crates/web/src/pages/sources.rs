//! The documents read: where from, when, how often printed, and what to know of them.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::{DocumentLine, Pager};
use crate::view::View;
use crate::words;
use askama::Template;
use rapporteur_desk::DocumentVersion;
use rapporteur_model::DocumentId;
use std::collections::HashMap;

/// How many documents are on a page.
const ON_A_PAGE: usize = 100;

#[derive(Template)]
#[template(path = "pages/sources.html")]
struct SourcesPage {
    frame: Frame,
    documents: usize,
    outlets: usize,
    rows: Vec<Row>,
    pager: Pager,
}

/// A document in its newest version.
struct Row {
    line: DocumentLine,
    /// How many versions of it were captured.
    versions: usize,
    notes: Vec<String>,
}

/// Draws the list of documents.
pub(crate) fn sources(view: &View<'_>, ask: &Ask) -> Page {
    let mut newest: HashMap<&DocumentId, (usize, &DocumentVersion)> = HashMap::new();
    for known in &view.state.versions {
        let entry = newest.entry(&known.version.document).or_insert((0, known));
        *entry = (entry.0 + 1, known);
    }
    let outlets: std::collections::HashSet<_> = newest.values().filter_map(|(_, known)| known.version.outlet.as_ref()).collect();
    let (documents, outlets) = (newest.len(), outlets.len());
    let mut rows: Vec<_> = newest.into_values().collect();
    rows.sort_by(|(_, a), (_, b)| b.fetched.cmp(&a.fetched).then_with(|| a.version.document.cmp(&b.version.document)));
    let (shown, pager) =
        Pager::cut(rows, ask.page(), ON_A_PAGE, |page| view.links.to("/sources", &[("page", &page.to_string())]));
    let row = |(versions, known): (usize, &DocumentVersion)| Row {
        line: DocumentLine::new(view, &known.version.document, Some(known)),
        versions,
        notes: notes(known),
    };
    written(&SourcesPage {
        frame: Frame::new(view, Screen::Sources, "/sources", ask),
        documents,
        outlets,
        rows: shown.into_iter().map(row).collect(),
        pager,
    })
}

/// Returns what a person should know about a text, each kind once.
pub(super) fn notes(known: &DocumentVersion) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for note in known.notes() {
        let line = format!("{} [{}]", words::note(note), note.kind.code());
        if !notes.contains(&line) {
            notes.push(line);
        }
    }
    notes
}
