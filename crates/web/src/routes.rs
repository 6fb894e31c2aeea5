//! Addresses and the screens they open.

use crate::ask::Ask;
use crate::asset;
use crate::guard::{guard, is_own_form};
use crate::links::Links;
use crate::pages::{self, Page};
use crate::problem::Problem;
use crate::room::Room;
use axum::Router;
use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, Form, FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::from_fn;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use rapporteur_model::{Digest, RecordId};
use rapporteur_time::Instant;
use serde::Deserialize;
use std::sync::Arc;

/// The most bytes of a form: a name, an instant and their keys.
const FORM_BYTES: usize = 4096;
/// The most characters of the name of a mark.
const NAME_CHARACTERS: usize = 80;

/// Returns every address with its screen.
pub(crate) fn routes(room: Room) -> Router {
    Router::new()
        .route("/", get(state))
        .route("/cell/{target}/{holder}", get(cell))
        .route("/source/{name}", get(source))
        .route("/statement/{id}", get(statement))
        .route("/event/{id}", get(event))
        .route("/draft/{id}", get(draft))
        .route("/issue/{id}", get(issue))
        .route("/actor/{id}", get(actor))
        .route("/entry/{id}", get(entry))
        .route("/statements", get(statements))
        .route("/news", get(news))
        .route("/calendar", get(calendar))
        .route("/sources", get(sources))
        .route("/state.json", get(state_json))
        .route("/mark", post(mark))
        .route(asset::style_path(), get(asset::style))
        .route(asset::icon_path(), get(asset::icon))
        .fallback(no_page)
        .method_not_allowed_fallback(no_method)
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(from_fn(guard))
        .with_state(Arc::new(room))
}

type Rooms = State<Arc<Room>>;
type Answer = Result<Html<String>, Problem>;

fn html(page: Page) -> Answer {
    page.map(Html)
}

async fn state(State(room): Rooms, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::state(view, &ask)))
}

async fn cell(State(room): Rooms, Path((target, holder)): Path<(String, String)>, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::cell(view, &RecordId(target), &RecordId(holder), &ask)))
}

async fn statement(State(room): Rooms, Path(id): Path<String>, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::statement(view, &RecordId(id), &ask)))
}

async fn event(State(room): Rooms, Path(id): Path<String>, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::event(view, &RecordId(id), &ask)))
}

async fn draft(State(room): Rooms, Path(id): Path<String>, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::draft(view, &RecordId(id), &ask)))
}

async fn issue(State(room): Rooms, Path(id): Path<String>, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::issue(view, &RecordId(id), &ask)))
}

async fn actor(State(room): Rooms, Path(id): Path<String>, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::actor(view, &RecordId(id), &ask)))
}

async fn statements(State(room): Rooms, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::statements(view, &ask)))
}

async fn news(State(room): Rooms, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::news(view, &ask)))
}

async fn calendar(State(room): Rooms, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::calendar(view, &ask)))
}

async fn sources(State(room): Rooms, ask: Ask) -> Answer {
    html(room.page(&ask, |view| pages::sources(view, &ask)))
}

/// Opens a stored text by its digest, or the first words of an entry by its id.
async fn source(State(room): Rooms, Path(name): Path<String>, ask: Ask) -> Result<Response, Problem> {
    if Digest::from_hex(&name).is_some() {
        return html(room.page(&ask, |view| pages::source(view, &name, &ask))).map(IntoResponse::into_response);
    }
    let words = room.page(&ask, |view| pages::words_of(view, &RecordId(name.clone())).ok_or(Problem::NoSuchText(name)))?;
    Ok(Redirect::to(&words).into_response())
}

/// Opens the page of whatever entry has the id: a short address for any of them.
async fn entry(State(room): Rooms, Path(id): Path<String>, ask: Ask) -> Result<Redirect, Problem> {
    let page = room.page(&ask, |view| {
        let id = RecordId(id);
        let position = view.record().positions.iter().find(|position| position.id == id);
        match position {
            Some(position) => Ok(view.links.cell(&position.target, &position.holder)),
            None => Some(view.named(&id).href).filter(|href| !href.is_empty()).ok_or_else(|| Problem::entry("entry", &id)),
        }
    })?;
    Ok(Redirect::to(&page))
}

/// The record as the contract of `rapporteur state --format json` has it.
async fn state_json(State(room): Rooms, ask: Ask) -> Result<Response, Problem> {
    let (state, _) = room.state(&ask)?;
    let text = |rendition: &Digest| state.with_text(*rendition).next().map(|known| known.rendition.text.as_str());
    let json = serde_json::to_string(&rapporteur_export::state(&state.record, text)).map_err(|_| Problem::Unwritten)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}

/// A mark to be set.
#[derive(Deserialize)]
struct MarkForm {
    name: String,
    at: String,
}

async fn mark(State(room): Rooms, headers: HeaderMap, form: Result<Form<MarkForm>, FormRejection>) -> Result<Redirect, Problem> {
    if !is_own_form(&headers) {
        return Err(Problem::OtherOrigin);
    }
    let Form(MarkForm { name, at }) = form.map_err(|_| Problem::NotAName)?;
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_CHARACTERS || name.chars().any(char::is_control) {
        return Err(Problem::NotAName);
    }
    let at: Instant = at.parse().map_err(|_| Problem::NotAMoment(at))?;
    room.set_mark(name, Some(at))?;
    Ok(Redirect::to(&Links { as_of: None }.to("/news", &[("since", name)])))
}

async fn no_page(uri: Uri) -> Problem {
    Problem::NoSuchPage(uri.path().to_owned())
}

async fn no_method() -> Problem {
    Problem::NoSuchMethod
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status(), Html(pages::problem(&self))).into_response()
    }
}

impl<S: Sync> FromRequestParts<S> for Ask {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = Query::try_from_uri(&parts.uri);
        query.map(|Query(ask)| ask).map_err(|_| Problem::NoSuchPage(parts.uri.to_string()))
    }
}
