//! What a screen is drawn from.

use crate::links::Links;
use crate::parts::Named;
use crate::problem::Problem;
use crate::words;
use rapporteur_desk::{DocumentVersion, Origins, Role, State};
use rapporteur_model::{Mark, Record, RecordId, RecordedEvent};
use rapporteur_span::CharSpan;
use rapporteur_time::Instant;

/// The state of play as it was known at a moment. Every screen is a function of it.
pub(crate) struct View<'v> {
    /// The record with the texts it rests on.
    pub(crate) state: &'v State,
    /// Which documents are one text.
    pub(crate) origins: Origins<'v>,
    /// The marks that were set, the oldest first.
    pub(crate) marks: &'v [Mark],
    /// The addresses, as of the same moment.
    pub(crate) links: Links,
}

impl<'v> View<'v> {
    /// Returns the view of a state; `as_of` is the moment asked for, nothing for all that is known.
    pub(crate) fn new(state: &'v State, marks: &'v [Mark], as_of: Option<Instant>) -> Self {
        Self { state, origins: state.origins(), marks, links: Links { as_of } }
    }

    /// Returns the record.
    pub(crate) fn record(&self) -> &'v Record {
        &self.state.record
    }

    /// Returns the name of an entry with the address of its page; the bare id where the record has no such entry.
    pub(crate) fn named(&self, id: &RecordId) -> Named {
        let record = self.record();
        let name = match id.letter() {
            'A' => record.actor(id).map(|actor| actor.name.clone()),
            'I' => record.issue(id).map(|issue| issue.name.clone()),
            'D' => record.draft(id).map(|draft| draft.name.clone()),
            'E' => record.event(id).map(|event| self.event_title(event)),
            'S' => record.statement(id).map(|statement| statement.id.to_string()),
            _ => None,
        };
        match name {
            Some(name) => Named { name, href: self.links.entry(id) },
            None => Named { name: id.to_string(), href: String::new() },
        }
    }

    /// Returns the address of a stored text with the given words of it marked.
    pub(crate) fn source(&self, known: &DocumentVersion, marks: &[(Role, CharSpan)]) -> String {
        let version = &known.version;
        let first = self.state.with_text(version.rendition).next().map(|first| &first.version.document);
        let document = if first == Some(&version.document) { "" } else { version.document.0.as_str() };
        self.links.source(version.rendition, document, marks)
    }

    /// Returns what an event is called: its type, who takes part and where.
    pub(crate) fn event_title(&self, event: &RecordedEvent) -> String {
        let who = event.participants.iter().filter_map(|id| self.record().actor(id)).map(|actor| actor.name.as_str());
        let who = who.collect::<Vec<_>>().join(", ");
        let place = event.place.as_ref().map_or("", |place| place.name.as_str());
        let what = words::capitalized(words::event_type(event.kind));
        let parts = [what.as_str(), &who, place];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Returns the mark to count news from: the one asked for by name, the moment asked for, or else the newest before the
    /// moment of the view.
    pub(crate) fn since(&self, asked: &str) -> Result<Option<Mark>, Problem> {
        let asked = asked.trim();
        if asked.is_empty() {
            let before = self.marks.iter().filter(|mark| mark.at <= self.record().as_of);
            return Ok(before.max_by_key(|mark| mark.at).cloned());
        }
        if let Some(mark) = self.marks.iter().rev().find(|mark| mark.name == asked) {
            return Ok(Some(mark.clone()));
        }
        match asked.parse::<Instant>() {
            Ok(at) => Ok(Some(Mark { name: words::instant(at).text, at })),
            Err(_) => Err(Problem::UnknownMark(asked.to_owned())),
        }
    }
}
