//! Changes: what differs in the record, on the learned clock.

use crate::placed::Placed;
use crate::view::View;
use rapporteur_model::{Change, ChangeKind, Citation, Record, RecordId};
use rapporteur_span::Span;
use rapporteur_time::Instant;
use std::collections::HashSet;

/// Returns what is new in `record` since an instant on the learned clock, the first learned first.
pub fn news(record: &Record, since: Instant) -> impl Iterator<Item = &Change> {
    record.changes[record.changes.partition_point(|change| change.learned <= since)..].iter()
}

/// Returns the change of a page whose text was replaced: its first line that is new, for the first that is gone.
pub(crate) fn edit(old: View<'_>, new: View<'_>) -> Option<Change> {
    let gone = first_line_not_in(old.text, new.text);
    let added = first_line_not_in(new.text, old.text);
    // An edit that only moves or repeats lines is shown by the head of the page.
    let head = || first_line_not_in(new.text, "").and_then(|line| new.cite(line));
    let words = added.and_then(|line| new.cite(line)).or_else(|| gone.and_then(|line| old.cite(line))).or_else(head)?;
    Some(Change {
        learned: new.version.learned,
        happened: None,
        kind: ChangeKind::Edit,
        target: new.version.document.0.clone(),
        holder: None,
        from: gone.map(|line| old.words(line).to_owned()),
        to: added.map(|line| new.words(line).to_owned()),
        words,
    })
}

/// Returns the change of an entry whose `words` the version `at` no longer has, with what it has in their place.
pub(crate) fn withdrawn(
    target: &RecordId,
    holder: Option<RecordId>,
    at: &Placed<'_>,
    words: Citation,
    to: Option<String>,
) -> Change {
    Change {
        learned: at.told.learned,
        happened: None,
        kind: ChangeKind::Withdrawn,
        target: target.0.clone(),
        holder,
        from: Some(words.words.clone()),
        to,
        words,
    }
}

/// Returns the first line of `text` that holds words and is not a line of `other`.
fn first_line_not_in(text: &str, other: &str) -> Option<Span> {
    let known: HashSet<&str> = other.lines().map(str::trim).collect();
    let mut start = 0;
    text.split_inclusive('\n').find_map(|line| {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        (!span.is_empty() && !known.contains(line.trim())).then_some(span)
    })
}
