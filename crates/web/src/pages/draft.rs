//! One draft: what it is, what it reworks, who stands where on it.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::{DiscrepancyLine, DocumentLine, Named, PositionLine};
use crate::problem::Problem;
use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_model::RecordId;

#[derive(Template)]
#[template(path = "pages/draft.html")]
struct DraftPage {
    frame: Frame,
    name: String,
    points: Option<u32>,
    proposers: Vec<Named>,
    amends: Option<Named>,
    amended_by: Vec<Named>,
    learned: Moment,
    positions: Vec<PositionLine>,
    discrepancies: Vec<DiscrepancyLine>,
    mentions: Vec<DocumentLine>,
}

/// Draws the page of a draft.
pub(crate) fn draft(view: &View<'_>, id: &RecordId, ask: &Ask) -> Page {
    let draft = view.record().draft(id).ok_or_else(|| Problem::entry("draft", id))?;
    let later = view.record().drafts.iter().filter(|later| later.amends.as_ref() == Some(id));
    written(&DraftPage {
        frame: Frame::new(view, Screen::Entry, format!("/draft/{id}"), ask),
        name: draft.name.clone(),
        points: draft.points,
        proposers: draft.proposers.iter().map(|id| view.named(id)).collect(),
        amends: draft.amends.as_ref().map(|id| view.named(id)),
        amended_by: later.map(|later| view.named(&later.id)).collect(),
        learned: words::instant(draft.learned),
        positions: PositionLine::on(view, id),
        discrepancies: DiscrepancyLine::about(view, id),
        mentions: DocumentLine::each(view, draft.mentions.all()),
    })
}
