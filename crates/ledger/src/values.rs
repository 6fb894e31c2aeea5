//! Values as the contract writes them.

use rapporteur_time::When;
use serde::Serialize;

/// Returns the word of the contract for `value`, one of the model's lists of words.
///
/// Taken from its serialization, so that the words are defined once.
pub(crate) fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Returns the days, as ISO 8601 writes them: one day, or two with a slash between.
pub(crate) fn days(when: When) -> String {
    let (start, end) = (when.interval.start(), when.interval.end());
    if start == end { start.to_string() } else { format!("{start}/{end}") }
}
