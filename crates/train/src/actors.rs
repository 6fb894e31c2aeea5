//! Names of the actors of the exam's dev articles: persons and organizations, as they are written in the text.

use rapporteur_language::{Analysis, Engine, NameKind};
use rapporteur_span::Span;
use serde_json::Value;
use std::io;
use std::path::Path;

/// Returns gold, found and right over the articles in `folder`.
///
/// Gold is every place where a person's or an organization's name stands, or a part of it that is also used, or its acronym; of names
/// that overlap, the longer. Descriptions ("the union"), titles and metonyms ("Brussels") are no names.
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
        let small = |word: &str| matches!(word, "of" | "the" | "for" | "and");
        let whole_name = actor["name"].as_str().unwrap_or("");
        if !whole_name.split(' ').all(|word| word.starts_with(char::is_uppercase) || small(word)) {
            continue;
        }
        let parts: Vec<&str> = whole_name.split(' ').collect();
        let is_name = |alias: &&str| {
            let acronym = alias.len() >= 2 && alias.chars().all(char::is_uppercase);
            acronym || (alias.starts_with(char::is_uppercase) && alias.split(' ').all(|word| parts.contains(&word)))
        };
        let aliases = actor["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str).filter(is_name);
        for name in aliases.chain([whole_name]).filter(|name| !name.is_empty()) {
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
