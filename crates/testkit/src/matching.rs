//! Whether what was found is what was expected.

use crate::found::{Found, Names, Value};
use crate::words::{Text, words};
use crate::{Expectation, Field, Rule};
use rapporteur_model::content_stems;
use rapporteur_span::Span;

/// The value of a field that is empty.
const NONE: &str = "none";

/// Returns the words that the field quotes and the text does not have.
pub(crate) fn misquoted<'f>(field: &'f Field, text: &Text<'_>) -> Option<&'f str> {
    if !field.rule.quotes() || field.value == NONE {
        return None;
    }
    pieces(&field.value).find(|piece| text.places_of(&words(piece)).is_empty())
}

/// Returns the names of the fields that differ.
pub(crate) fn differing(expectation: &Expectation, found: &Found, text: &Text<'_>) -> Vec<&'static str> {
    let differs = |field: &&Field| !value_of(found, field.name).is_some_and(|value| fits(field, value, text));
    expectation.fields.iter().filter(differs).map(|field| field.name).collect()
}

/// Returns how near a finding comes to what was expected: a thousand for each field that fits, less
/// for words that fit in part.
pub(crate) fn nearness(expectation: &Expectation, found: &Found, text: &Text<'_>) -> usize {
    let near = |field: &Field| match value_of(found, field.name) {
        Some(value) if fits(field, value, text) => 1000,
        Some(Value::Spans(spans)) => partly(&field.value, spans, text),
        _ => 0,
    };
    expectation.fields.iter().map(near).sum()
}

/// Writes the fields that were asked for as a line of a record block.
pub(crate) fn written(expectation: &Expectation, found: &Found, text: &Text<'_>) -> String {
    let value = |field: &Field| match value_of(found, field.name) {
        Some(Value::Label(Some(label))) => label.clone(),
        Some(Value::Named(things)) if !things.is_empty() => {
            things.iter().map(|names| names.name.as_str()).collect::<Vec<_>>().join(", ")
        }
        Some(Value::Spans(spans)) if !spans.is_empty() => text.written(spans),
        _ => NONE.to_owned(),
    };
    let fields: Vec<String> = expectation.fields.iter().map(|field| format!("{} {}", field.name, value(field))).collect();
    format!("{}: {}", expectation.kind.name(), fields.join(" · "))
}

fn value_of<'f>(found: &'f Found, name: &str) -> Option<&'f Value> {
    found.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

fn fits(field: &Field, value: &Value, text: &Text<'_>) -> bool {
    if field.value == NONE {
        return match value {
            Value::Label(label) => label.is_none(),
            Value::Named(things) => things.is_empty(),
            Value::Spans(spans) => spans.is_empty(),
        };
    }
    match (field.rule, value) {
        (Rule::Label, Value::Label(label)) => label.as_ref() == Some(&field.value),
        (Rule::Days, Value::Label(days)) => {
            let one_day = || format!("{0}..{0}", field.value);
            days.as_ref().is_some_and(|days| *days == field.value || *days == one_day())
        }
        (Rule::Names, Value::Named(things)) => {
            field.value.split(',').all(|name| things.iter().any(|names| goes_by(names, name, text)))
        }
        (Rule::SameWords, Value::Spans(spans)) => text.at(&text.within(spans)) == words(&field.value),
        (Rule::SharedWords, Value::Spans(spans)) => {
            let (shared, expected, found) = shared(&field.value, spans, text);
            shared > 0 && 2 * shared >= expected.min(found)
        }
        (Rule::InnerWords, Value::Spans(spans)) => {
            let (shared, expected, _) = shared(&field.value, spans, text);
            shared > 0 && shared == expected
        }
        _ => false,
    }
}

/// Tells whether a thing may be called `name`: as in the record, as somewhere in the text, or by a person's last name.
fn goes_by(names: &Names, name: &str, text: &Text<'_>) -> bool {
    let wanted = words(name);
    content_stems(&names.name) == content_stems(name)
        || names.mentions.iter().any(|mention| text.at(&text.within(&[*mention])) == wanted)
        || (names.person && wanted.len() == 1 && words(&names.name).last() == wanted.first())
}

fn pieces(quoted: &str) -> impl Iterator<Item = &str> {
    quoted.split('…').filter(|piece| !words(piece).is_empty())
}

/// Returns how many words of the quotation, where it stands best, lie within `spans`; and how many words either has.
fn shared(quoted: &str, spans: &[Span], text: &Text<'_>) -> (usize, usize, usize) {
    let found = text.within(spans);
    let best = |piece: &str| {
        let places = text.places_of(&words(piece));
        places.into_iter().map(|place| place.filter(|word| found.contains(word)).count()).max().unwrap_or(0)
    };
    (pieces(quoted).map(best).sum(), words(quoted).len(), found.len())
}

/// Returns how far the quotation and the words of `spans` are the same, 0 to 900 (their Dice coefficient).
fn partly(quoted: &str, spans: &[Span], text: &Text<'_>) -> usize {
    let (shared, expected, found) = shared(quoted, spans, text);
    900 * 2 * shared / (expected + found).max(1)
}
