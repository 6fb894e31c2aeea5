//! One issue: where it stands, by which rule, who stands where on it.

use super::cell::{Status, status};
use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::{DiscrepancyLine, DocumentLine, Named, PositionLine};
use crate::problem::Problem;
use crate::view::View;
use askama::Template;
use rapporteur_model::RecordId;

#[derive(Template)]
#[template(path = "pages/issue.html")]
struct IssuePage {
    frame: Frame,
    name: String,
    parent: Option<Named>,
    parts: Vec<Named>,
    status: Status,
    positions: Vec<PositionLine>,
    discrepancies: Vec<DiscrepancyLine>,
    said: String,
    mentions: Vec<DocumentLine>,
}

/// Draws the page of an issue.
pub(crate) fn issue(view: &View<'_>, id: &RecordId, ask: &Ask) -> Page {
    let issue = view.record().issue(id).ok_or_else(|| Problem::entry("issue", id))?;
    let parts = view.record().issues.iter().filter(|part| part.parent.as_ref() == Some(id));
    written(&IssuePage {
        frame: Frame::new(view, Screen::Entry, format!("/issue/{id}"), ask),
        name: issue.name.clone(),
        parent: issue.parent.as_ref().map(|id| view.named(id)),
        parts: parts.map(|part| view.named(&part.id)).collect(),
        status: status(view, issue),
        positions: PositionLine::on(view, id),
        discrepancies: DiscrepancyLine::about(view, id),
        said: view.links.to("/statements", &[("on", &id.0)]),
        mentions: DocumentLine::each(view, issue.mentions.all()),
    })
}
