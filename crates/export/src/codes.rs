//! What an event is called in PLOVER and in CAMEO, and "no code" where they have none.
//!
//! PLOVER files a meeting that is planned and one that was agreed under one head, and neither book has what was expected, put off or
//! denied: such events leave without a code rather than under a wrong one. The table is `data/event_codes.tsv`.

use rapporteur_model::{EventType, Modality};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The codes of an event; null is "no code".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EventCodes {
    /// The event type of PLOVER.
    pub plover: Option<&'static str>,
    /// The code of CAMEO.
    pub cameo: Option<&'static str>,
}

static CODES: LazyLock<HashMap<(String, String), EventCodes>> = LazyLock::new(|| {
    let code = |cell: &'static str| Some(cell).filter(|cell| *cell != "-");
    let mut codes = HashMap::new();
    for row in include_str!("../data/event_codes.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = row.split('\t');
        let (Some(kind), Some(modalities), Some(plover), Some(cameo)) = (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            continue;
        };
        for modality in modalities.split('|') {
            codes.insert((kind.to_owned(), modality.to_owned()), EventCodes { plover: code(plover), cameo: code(cameo) });
        }
    }
    codes
});

/// Returns the codes of an event of that type and modality.
pub fn event_codes(kind: EventType, modality: Modality) -> EventCodes {
    CODES.get(&(label(kind), label(modality))).copied().unwrap_or_default()
}

/// Returns the word that the contracts have for a value.
pub(crate) fn label(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_a_row_for_every_modality_and_no_other() {
        for kind in EventType::ALL {
            for modality in Modality::ALL {
                assert!(CODES.contains_key(&(label(kind), label(modality))), "{kind:?} {modality:?}");
            }
        }
        assert_eq!(CODES.len(), EventType::ALL.len() * Modality::ALL.len());
    }

    #[test]
    fn planned_is_not_coded_as_held() {
        assert_eq!(event_codes(EventType::Meeting, Modality::Held).cameo, Some("040"));
        assert_eq!(event_codes(EventType::Meeting, Modality::Planned).cameo, Some("036"));
        assert_eq!(event_codes(EventType::Meeting, Modality::Denied), EventCodes::default());
        assert_eq!(event_codes(EventType::Signing, Modality::Planned), EventCodes::default());
    }
}
