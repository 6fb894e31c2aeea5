//! One actor: what it is, where it stands, what it said, what it takes part in.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::{DocumentLine, EventLine, Named, PositionLine, Quote, StatementLine};
use crate::problem::Problem;
use crate::view::View;
use crate::words;
use askama::Template;
use rapporteur_desk::{Said, SaidQuery, said};
use rapporteur_model::{RecordId, RecordedActor};

/// How many of the newest statements the page holds; the rest is under Statements.
const NEWEST: usize = 10;

#[derive(Template)]
#[template(path = "pages/actor.html")]
struct ActorPage {
    frame: Frame,
    name: String,
    kind: &'static str,
    country: String,
    side: &'static str,
    role: Option<(String, Option<Quote>)>,
    speaks_for: Option<Named>,
    speakers: Vec<Named>,
    positions: Vec<PositionLine>,
    statements: Vec<StatementLine>,
    /// How many statements there are, and the way to all of them.
    said: (usize, String),
    events: Vec<EventLine>,
    mentions: Vec<DocumentLine>,
}

/// Draws the page of an actor.
pub(crate) fn actor(view: &View<'_>, id: &RecordId, ask: &Ask) -> Page {
    let actor = view.record().actor(id).ok_or_else(|| Problem::entry("actor", id))?;
    let speakers = view.record().actors.iter().filter(|other| other.represents.as_ref() == Some(id));
    let found = statements(view, actor);
    let events = view.record().events.iter().filter(|event| event.participants.contains(id));
    written(&ActorPage {
        frame: Frame::new(view, Screen::Entry, format!("/actor/{id}"), ask),
        name: actor.name.clone(),
        kind: words::actor_kind(actor.kind),
        country: actor.country.map(|code| code.to_string()).unwrap_or_default(),
        side: actor.side.map(words::side_role).unwrap_or_default(),
        role: actor.role.as_ref().map(|(role, words)| (role.clone(), Quote::one(view, words))),
        speaks_for: actor.represents.as_ref().map(|id| view.named(id)),
        speakers: speakers.map(|other| view.named(&other.id)).collect(),
        positions: PositionLine::of(view, id),
        statements: found.iter().rev().take(NEWEST).map(|said| StatementLine::new(view, said)).collect(),
        said: (found.len(), view.links.to("/statements", &[("by", &id.0)])),
        events: events.map(|event| EventLine::new(view, event)).collect(),
        mentions: DocumentLine::each(view, actor.mentions.all()),
    })
}

fn statements<'s>(view: &View<'s>, actor: &RecordedActor) -> Vec<Said<'s>> {
    let query = SaidQuery { by: Some(actor.id.to_string()), ..SaidQuery::default() };
    // The actor is in the record, so its id names it.
    said(view.state, &query).unwrap_or_default()
}
