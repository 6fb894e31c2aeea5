//! Names of the actors of the exam's dev articles: persons and organizations, as they are written in the text.

use rapporteur_language::{Analysis, Engine, NameKind};
use rapporteur_span::Span;
use serde_json::Value;
use std::io;
use std::path::Path;

/// Returns gold, found and right over the articles in `folder`.
///
/// Gold is every place where a person's or an organization's name or alias stands, if it begins with a capital, the longest that fits.
/// Found are the names that touch one; right are those of the same place and kind.
pub fn count(engine: &Engine<'_>, folder: &Path) -> io::Result<[usize; 3]> {
    let mut counts = [0; 3];
    let mut keys: Vec<_> = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    keys.retain(|path| path.to_string_lossy().ends_with(".gold.json"));
    keys.sort();
    for key in keys {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(&key)?)?;
        let text = std::fs::read_to_string(key.to_string_lossy().replace(".gold.json", ".txt"))?;
        let gold = places(&text, &gold["actors"]);
        let analysis = Analysis::new(&text, &[]);
        let syntax = engine.parse(&analysis);
        counts[0] += gold.len();
        for name in &syntax.names {
            let span = syntax.words.span(name.words.start).cover(syntax.words.span(name.words.end - 1));
            if gold.iter().any(|(other, _)| other.overlaps(span)) {
                counts[1] += 1;
                counts[2] += usize::from(gold.contains(&(span, name.kind)));
            }
        }
    }
    Ok(counts)
}

fn places(text: &str, actors: &Value) -> Vec<(Span, NameKind)> {
    let mut places: Vec<(Span, NameKind)> = Vec::new();
    for actor in actors.as_object().into_iter().flat_map(|actors| actors.values()) {
        let kind = match actor["kind"].as_str() {
            Some("person") => NameKind::Person,
            Some("organization") => NameKind::Organization,
            _ => continue,
        };
        let aliases = actor["aliases"].as_array().into_iter().flatten().chain([&actor["name"]]).filter_map(Value::as_str);
        for name in aliases.filter(|name| name.starts_with(char::is_uppercase) && !name.starts_with("The ")) {
            let whole = |at: usize| {
                let (before, after) = (&text[..at], &text[at + name.len()..]);
                !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
            };
            let found = text.match_indices(name).filter(|(at, _)| whole(*at));
            places.extend(found.map(|(at, _)| (Span::new(at, at + name.len()), kind)));
        }
    }
    places.sort_by_key(|(span, _)| (span.start(), usize::MAX - span.end()));
    places.dedup_by(|next, kept| kept.0.overlaps(next.0));
    places
}
