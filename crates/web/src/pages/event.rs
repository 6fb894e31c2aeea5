//! One event: its status and how it came to be so, who, when, where, and every report.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::{DiscrepancyLine, Named, Quote};
use crate::problem::Problem;
use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_model::{RecordId, Report};

#[derive(Template)]
#[template(path = "pages/event.html")]
struct EventPage {
    frame: Frame,
    title: String,
    modality: &'static str,
    when: Option<Moment>,
    precision: &'static str,
    place: String,
    participants: Vec<Named>,
    sources: usize,
    history: Vec<(&'static str, Moment, Option<Quote>)>,
    discrepancies: Vec<DiscrepancyLine>,
    reports: Vec<Quote>,
}

/// Draws the page of an event.
pub(crate) fn event(view: &View<'_>, id: &RecordId, ask: &Ask) -> Page {
    let event = view.record().event(id).ok_or_else(|| Problem::entry("event", id))?;
    let history = event.history.iter().rev();
    written(&EventPage {
        frame: Frame::new(view, Screen::Entry, format!("/event/{id}"), ask),
        title: view.event_title(event),
        modality: words::modality(event.modality),
        when: event.when.map(words::when),
        precision: event.when.map_or("", words::precision),
        place: event.place.as_ref().map(words::place).unwrap_or_default(),
        participants: event.participants.iter().map(|id| view.named(id)).collect(),
        sources: view.origins.independent(event.reports.iter().map(Report::document)),
        history: history
            .map(|turn| (words::modality(turn.modality), words::instant(turn.learned), Quote::one(view, &turn.words)))
            .collect(),
        discrepancies: DiscrepancyLine::about(view, id),
        reports: event.reports.iter().flat_map(|report| Quote::each(view, report.words.all())).collect(),
    })
}
