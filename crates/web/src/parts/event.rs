use super::Named;
use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_model::RecordedEvent;

/// An event in a list: what, whether it happened, and when.
#[derive(Clone, Debug, Template)]
#[template(
    source = r#"<span class="modality {{ modality }}">{{ modality }}</span> {{ event }} <span class="when">{% if let Some(when) = when %}{{ when }}{% else %}no day given{% endif %}</span>"#,
    ext = "html"
)]
pub(crate) struct EventLine {
    /// What it is called, leading to its page.
    event: Named,
    /// Whether it happened.
    modality: &'static str,
    /// On which days.
    when: Option<Moment>,
}

impl EventLine {
    /// Returns the line of an event.
    pub(crate) fn new(view: &View<'_>, event: &RecordedEvent) -> Self {
        Self { event: view.named(&event.id), modality: words::modality(event.modality), when: event.when.map(words::when) }
    }
}
