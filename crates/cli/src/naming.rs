//! Names of entries and sources, as the terminal shows them.

use crate::words;
use rapporteur_desk::{DocumentVersion, State};
use rapporteur_model::{Record, RecordId};

/// Returns the name of an actor.
pub(crate) fn actor<'r>(record: &'r Record, id: &'r RecordId) -> &'r str {
    record.actor(id).map_or(id.0.as_str(), |actor| actor.name.as_str())
}

/// Returns the names of actors as a list.
pub(crate) fn actors(record: &Record, ids: &[RecordId]) -> String {
    words::listed(&ids.iter().map(|id| actor(record, id)).collect::<Vec<_>>())
}

/// Returns the name of an issue or draft.
pub(crate) fn target<'r>(record: &'r Record, id: &'r RecordId) -> &'r str {
    let issue = record.issue(id).map(|issue| issue.name.as_str());
    issue.or_else(|| Some(record.draft(id)?.name.as_str())).unwrap_or(&id.0)
}

/// Returns who published a version, else its address.
pub(crate) fn outlet(version: &DocumentVersion) -> &str {
    version.version.outlet.as_deref().unwrap_or(&version.version.document.0)
}

/// Returns the outlet and the title of a version.
pub(crate) fn source(version: &DocumentVersion) -> String {
    match version.title() {
        Some(title) => format!("{} · {title}", outlet(version)),
        None => outlet(version).to_owned(),
    }
}

/// Returns the title of a case.
pub(crate) fn case(state: &State) -> &str {
    if state.brief.title.is_empty() { "A case without a title" } else { &state.brief.title }
}

/// Returns a name as it can be typed after a slash: `basin-union`.
pub(crate) fn typed(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
