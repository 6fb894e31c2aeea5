//! Reads made-up articles with all readers, and checks that every span gives back words and that a text reads the same twice.

use crate::fuzz::made_of;
use crate::random::Random;
use crate::speed::cpu_seconds;
use rapporteur_model::{Brief, Capture, Findings, Media, Rendition, Sidecar};
use rapporteur_reading::Readers;
use rapporteur_time::Instant;
use serde_json::{Map, Value};
use std::io;

/// Pieces that give every reader work: names, cues, marks, days, frames, and characters that tools stumble over.
const PIECES: [&str; 64] = [
    " ",
    " ",
    " ",
    ", ",
    ". ",
    ".\n\n",
    "\n\n",
    "\r\n\r\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\u{2067}",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "—",
    " – ",
    "―",
    ": ",
    "; ",
    "(",
    ")",
    "…",
    "😀",
    "👩\u{200d}👧",
    "e\u{301}",
    "שלום ",
    "سلام ",
    "Teo Marsh ",
    "Signe Aldal ",
    "MARSH: ",
    "Q: ",
    "A: ",
    "the envoy ",
    "the Turkish delegation ",
    "Kyiv ",
    "Oslo’s ",
    "she ",
    "they ",
    "who ",
    "said ",
    "told reporters ",
    "that ",
    "according to ",
    "adding ",
    "denied ",
    "declined to comment ",
    "would not sign unless ",
    "on Tuesday ",
    "09:40 ",
    "in a 12-point draft ",
    "met in Geneva ",
    "has been postponed ",
    "agreed in principle ",
    "and ",
    "of the ",
];

/// Reads made-up articles for some seconds of CPU time; returns how many, or the fault that was found.
pub fn fuzz(seconds: f64, seed: u64) -> io::Result<Map<String, Value>> {
    let mut random = Random::new(seed);
    let readers = Readers::new(&Brief::default());
    let (mut texts, mut bytes, mut statements) = (0_u64, 0_u64, 0_u64);
    let start = cpu_seconds()?;
    while texts % 64 != 0 || cpu_seconds()? - start < seconds {
        let text = made_of(&mut random, &PIECES);
        bytes += text.len() as u64;
        texts += 1;
        let media = if texts % 8 == 0 { Media::Raw } else { Media::Plain };
        let (rendition, findings) = read(&readers, &text, media);
        if fault(&rendition, &findings).is_some() {
            let faulty = |text: &str| {
                let (rendition, findings) = read(&readers, text, media);
                fault(&rendition, &findings)
            };
            let text = shrunk(text, |text| faulty(text).is_some());
            return Err(io::Error::other(format!("{} in {text:?}", faulty(&text).unwrap_or_default())));
        }
        if texts % 16 == 0 && read(&readers, &text, media).1 != findings {
            return Err(io::Error::other(format!("read otherwise the second time: {text:?}")));
        }
        statements += findings.statements.len() as u64;
    }
    let counts = [("texts", texts), ("bytes", bytes), ("statements", statements)];
    Ok(counts.map(|(name, count)| (name.to_owned(), Value::from(count))).into_iter().collect())
}

/// Returns what is left of a text when all is taken out, in ever smaller pieces, without which it is still faulty.
fn shrunk(mut text: String, is_faulty: impl Fn(&str) -> bool) -> String {
    let mut size = text.chars().count() / 2;
    while size > 0 {
        let mut from = 0;
        while from < text.chars().count() {
            let less: String =
                text.chars().enumerate().filter(|(at, _)| !(from..from + size).contains(at)).map(|(_, char)| char).collect();
            if is_faulty(&less) {
                text = less;
            } else {
                from += size;
            }
        }
        size /= 2;
    }
    text
}

fn read(readers: &Readers, text: &str, media: Media) -> (Rendition, Findings) {
    let sidecar = Sidecar { published: "2031-03-11".parse().ok(), ..Sidecar::default() };
    let capture = Capture { bytes: text.as_bytes().to_vec(), media, charset: None, fetched: Instant::from_unix(0), sidecar };
    let rendition = rapporteur_text::render(&capture);
    let findings = readers.read(&rendition, None);
    (rendition, findings)
}

/// Returns what does not hold: a span without words, a party or speaker that is no actor, a statement inside none.
fn fault(rendition: &Rendition, findings: &Findings) -> Option<String> {
    let mut fault = None;
    findings.each_span(|what, span| {
        if span.of(&rendition.text).is_none_or(|words| words.trim().is_empty()) {
            fault = Some(format!("{what} {span:?} without words"));
        }
    });
    for statement in &findings.statements {
        let known = |actor: Option<_>| actor.is_none_or(|actor| findings.actor(actor).is_some());
        let inside = statement.inside.is_none_or(|inside| findings.statements.iter().any(|other| other.id == inside));
        if !known(statement.speaker) || !known(statement.party) || !inside {
            fault = Some(format!("statement {} points to nothing", statement.id));
        }
    }
    fault
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_fault_does_not_need_is_taken_out() {
        let faulty = |text: &str| text.contains('x') && text.contains('y');
        assert_eq!(shrunk("abc x de\u{301} fgh y ij".to_owned(), faulty), "xy");
        assert_eq!(shrunk("x".repeat(9), |text| text.len() >= 3), "xxx");
    }
}
