//! The small file beside a document: `NAME.doc.json` for `NAME.txt`.

use rapporteur_model::{Note, NoteKind, Sidecar};
use serde_json::Value;
use std::path::Path;
use std::{fs, io};

/// Bytes beyond which a sidecar is none.
const MAX_BYTES: u64 = 1 << 20;

/// Returns what lies beside `document`, with a note for each field that could not be understood.
///
/// A field that cannot be understood does not spoil the others; unknown fields are left alone.
pub(crate) fn beside(document: &Path) -> (Sidecar, Vec<Note>) {
    match read(&document.with_extension("doc.json")) {
        Ok(None) => Default::default(),
        Ok(Some(json)) => understand(&json),
        Err(error) => unreadable(&error),
    }
}

/// Returns what a sidecar says, with a note for each field that could not be understood.
pub(crate) fn understand(json: &[u8]) -> (Sidecar, Vec<Note>) {
    match serde_json::from_slice::<Value>(json) {
        Ok(Value::Object(fields)) => fields_of(&fields),
        Ok(_) => unreadable(&"not an object"),
        Err(error) => unreadable(&error),
    }
}

fn unreadable(detail: &dyn ToString) -> (Sidecar, Vec<Note>) {
    (Sidecar::default(), vec![Note::new(NoteKind::SidecarUnreadable).seen(detail.to_string())])
}

#[expect(clippy::disallowed_methods, reason = "this is the door through which files come in")]
fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        Ok(about) if about.len() > MAX_BYTES => Err(io::Error::from(io::ErrorKind::FileTooLarge)),
        Ok(_) => fs::read(path).map(Some),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn fields_of(fields: &serde_json::Map<String, Value>) -> (Sidecar, Vec<Note>) {
    let mut notes = Vec::new();
    let mut words = |name: &str| match fields.get(name) {
        None | Some(Value::Null) => None,
        Some(Value::String(words)) => Some(words.clone()),
        Some(other) => {
            notes.push(Note::new(NoteKind::SidecarUnreadable).seen(format!("{name}: {other}")));
            None
        }
    };
    let (published, fetched) = (words("published"), words("fetched"));
    let (uri, outlet) = (words("uri"), words("outlet"));
    let mut date_unreadable = |given: &str| notes.push(Note::new(NoteKind::DateUnreadable).seen(given));
    let published = published.and_then(|given| given.parse().map_err(|_| date_unreadable(&given)).ok());
    let fetched = fetched.and_then(|given| given.parse().map_err(|_| date_unreadable(&given)).ok());
    (Sidecar { published, fetched, uri, outlet }, notes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside_with(json: &str) -> (Sidecar, Vec<NoteKind>) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.doc.json"), json).unwrap();
        let (sidecar, notes) = beside(&folder.path().join("a.txt"));
        (sidecar, notes.into_iter().map(|note| note.kind).collect())
    }

    #[test]
    fn the_four_fields_are_understood_and_others_left_alone() {
        let (sidecar, notes) = beside_with(
            r#"{"published": "2031-03-10T09:00:00Z", "fetched": "2031-03-10T09:10:00Z", "uri": "https://o.example/1",
                "outlet": "Northwire", "editor": 7}"#,
        );
        assert_eq!(sidecar.fetched.unwrap().to_string(), "2031-03-10T09:10:00Z");
        assert_eq!(sidecar.outlet.as_deref(), Some("Northwire"));
        assert!(notes.is_empty());
    }

    #[test]
    fn a_date_that_no_calendar_has_spoils_nothing_else() {
        let (sidecar, notes) = beside_with(r#"{"published": "99999-03-10", "uri": "https://o.example/1"}"#);
        assert_eq!(sidecar.published, None);
        assert_eq!(sidecar.uri.as_deref(), Some("https://o.example/1"));
        assert_eq!(notes, [NoteKind::DateUnreadable]);
    }

    #[test]
    fn a_broken_sidecar_is_a_note() {
        assert_eq!(beside_with("{").1, [NoteKind::SidecarUnreadable]);
        assert_eq!(beside_with("[]").1, [NoteKind::SidecarUnreadable]);
        assert_eq!(beside_with(r#"{"uri": 7}"#).1, [NoteKind::SidecarUnreadable]);
    }

    #[test]
    fn no_sidecar_is_no_trouble() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(beside(&folder.path().join("a.txt")), (Sidecar::default(), Vec::new()));
    }
}
