//! Reads arbitrary bytes, decoded as well as they can be, and checks what must hold of any text.

use crate::random::Random;
use crate::speed::cpu_seconds;
use rapporteur_language::{Analysis, Engine, Reader, Syntax};
use serde_json::{Map, Value};
use std::io;

/// Pieces that make a text look like one, so that every part of the engine has work.
const PIECES: [&str; 22] = [
    " ", "\n", "\n\n", ". ", ".", "...", "“", "”", "\"", "'s", "n’t", "-", " – ", "https://", "@", "Mr. ", "U.S.", "said ",
    "Marsh ", "10am", "e\u{301}", "\u{200d}",
];

/// Reads made-up texts for some seconds of CPU time; returns how many, or the fault that was found.
pub fn fuzz(engine: &Engine<'_>, seconds: f64, seed: u64) -> io::Result<Map<String, Value>> {
    let mut random = Random::new(seed);
    let mut reader = Reader::new(engine);
    let (mut texts, mut bytes) = (0_u64, 0_u64);
    let start = cpu_seconds()?;
    while texts % 64 != 0 || cpu_seconds()? - start < seconds {
        let text = made_up(&mut random);
        let analysis = Analysis::new(&text, &[]);
        let syntax = reader.parse(&analysis);
        if let Some(fault) = fault(&text, &syntax) {
            return Err(io::Error::other(format!("{fault} in {text:?}")));
        }
        texts += 1;
        bytes += text.len() as u64;
    }
    Ok([("texts", texts), ("bytes", bytes)].map(|(name, count)| (name.to_owned(), Value::from(count))).into_iter().collect())
}

/// Returns a made-up text for the engine.
fn made_up(random: &mut Random) -> String {
    made_of(random, &PIECES)
}

/// Returns a text of random bytes, letters and `pieces`, decoded lossily.
pub fn made_of(random: &mut Random, pieces: &[&str]) -> String {
    let longest = if random.below(50) == 0 { 20_000 } else { 400 };
    let length = random.below(longest);
    let mut bytes = Vec::with_capacity(length);
    let style = random.below(4);
    while bytes.len() < length {
        match (style, random.below(8)) {
            (0, _) | (_, 0) => bytes.push(random.next() as u8),
            (1, _) | (_, 1..=2) => bytes.extend(pieces[random.below(pieces.len())].bytes()),
            (_, 3) => bytes.push(b'A' + random.below(26) as u8),
            (_, 4) => bytes.push(b'0' + random.below(10) as u8),
            _ => bytes.push(b'a' + random.below(26) as u8),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Returns what does not hold of a text: words in order and joining to it, a tree for each sentence, names in it.
fn fault(text: &str, syntax: &Syntax<'_, '_>) -> Option<&'static str> {
    let mut end = 0;
    for at in 0..syntax.len() {
        let span = syntax.words.span(at);
        if span.start() < end || span.is_empty() || span.of(text).is_none() {
            return Some("a word out of place");
        }
        if !text[end..span.start()].chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')) {
            return Some("letters in no word");
        }
        end = span.end();
    }
    let mut next = 0;
    for sentence in &syntax.sentences {
        if sentence.start != next || sentence.is_empty() {
            return Some("sentences that do not join");
        }
        next = sentence.end;
        let roots = sentence.clone().filter(|&at| syntax.head(at).is_none()).count();
        let inside = sentence.clone().all(|at| syntax.head(at).is_none_or(|head| sentence.contains(&head)));
        if roots != 1 || !inside {
            return Some("heads that make no tree");
        }
    }
    let names = syntax.names.iter().all(|name| name.words.start < name.words.end && name.words.end <= syntax.len());
    (next != syntax.len() || !names).then_some("a name or a sentence outside")
}
