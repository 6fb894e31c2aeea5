use super::{Named, Quote};
use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_model::{Change, ChangeKind, DocumentId, RecordId};

/// A change in a list: what it is about, what it was, what it is, and the words that made the difference.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/change.html")]
pub(crate) struct ChangeLine {
    /// What changed.
    target: Named,
    /// Whose stance it is.
    holder: Option<Named>,
    /// What it was; empty for what is new, and where words changed and not a value.
    from: String,
    /// What it is; empty where words changed and not a value.
    to: String,
    /// When we learned of it.
    learned: Moment,
    /// The day it is about, where that is known and is not the day of learning.
    day: Option<Moment>,
    /// How that day is spoken of: the day of a planned event has not come yet.
    day_is: &'static str,
    /// The words.
    quote: Option<Quote>,
    /// Words that they took the place of, or that took theirs, and which of the two.
    other: Option<(&'static str, String)>,
}

impl ChangeLine {
    /// Returns the line of a change, with its words.
    pub(crate) fn new(view: &View<'_>, change: &Change) -> Self {
        let other = match change.kind {
            ChangeKind::Edit => change.from.as_ref().map(|words| ("in place of", words)),
            ChangeKind::Withdrawn => change.to.as_ref().map(|words| ("now reads", words)),
            _ => None,
        };
        let other = other.filter(|(_, words)| **words != change.words.words);
        Self {
            quote: Quote::one(view, &change.words),
            other: other.map(|(which, words)| (which, words.clone())),
            ..Self::short(view, change)
        }
    }

    /// Returns the line of a change without its words, for the overview.
    pub(crate) fn short(view: &View<'_>, change: &Change) -> Self {
        let value = |value: &Option<String>| value.as_deref().map(|value| word(change.kind, value)).unwrap_or_default();
        Self {
            target: target(view, change),
            holder: change.holder.as_ref().map(|id| view.named(id)),
            from: value(&change.from),
            to: value(&change.to),
            learned: words::instant(change.learned),
            day: change.happened.filter(|day| *day != change.learned.day()).map(words::day),
            day_is: if change.kind == ChangeKind::Event { "for" } else { "happened" },
            quote: None,
            other: None,
        }
    }
}

/// Returns the word for what something was or is; nothing where a change is one of words.
fn word(kind: ChangeKind, value: &str) -> String {
    match kind {
        ChangeKind::Statement => String::new(),
        ChangeKind::Edit => "edited".to_owned(),
        ChangeKind::Withdrawn => "withdrawn".to_owned(),
        ChangeKind::Draft if value.bytes().all(|byte| byte.is_ascii_digit()) => format!("{value} points"),
        ChangeKind::Draft | ChangeKind::Position | ChangeKind::Event | ChangeKind::Issue => words::value(value),
    }
}

/// Returns what a change is about, with the page that shows it best.
fn target(view: &View<'_>, change: &Change) -> Named {
    let id = RecordId(change.target.clone());
    match (change.kind, &change.holder) {
        (ChangeKind::Position, Some(holder)) => Named { href: view.links.cell(&id, holder), ..view.named(&id) },
        (ChangeKind::Statement, _) => statement(view, &id).unwrap_or_else(|| view.named(&id)),
        (ChangeKind::Edit, _) => page(view, &change.target),
        (ChangeKind::Withdrawn, _) if view.state.of_document(&DocumentId(change.target.clone())).next().is_some() => {
            page(view, &change.target)
        }
        _ => view.named(&id),
    }
}

/// Returns the speaker of a statement, leading to the statement.
fn statement(view: &View<'_>, id: &RecordId) -> Option<Named> {
    let speaker = super::statement::speaker(view, view.record().statement(id)?);
    Some(Named { href: view.links.entry(id), ..speaker })
}

/// Returns a page by its address: its title, leading to its newest text.
fn page(view: &View<'_>, address: &str) -> Named {
    let document = DocumentId(address.to_owned());
    let newest = view.state.of_document(&document).next_back();
    let line = super::DocumentLine::new(view, &document, newest);
    Named { name: line.title, href: line.href }
}
