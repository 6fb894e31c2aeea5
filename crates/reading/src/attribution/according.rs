//! "According to": a cue without a verb.

use super::{Attribution, Scene, speaker};
use crate::phrase::noun_phrase_end;
use crate::{Page, Work};
use rapporteur_language::{TokenKind, TokenRange};

/// Returns the attribution of "according to" in a sentence: its source follows, its content is the rest.
pub(super) fn find(page: &Page<'_>, work: &mut Work, scene: &mut Scene, sentence: &TokenRange) -> Option<Attribution> {
    let analysis = &page.analysis;
    let at =
        sentence.clone().find(|&at| at + 1 < sentence.end && analysis.reads(at, "according to") && !analysis.is_quoted(at))?;
    let from = at + 2;
    // "according to aides who have read it": a relative clause belongs to the source.
    let mut end = noun_phrase_end(page, from, sentence.end);
    if matches!(analysis.lower(end), "who" | "that" | "familiar" | "with") {
        end = (end..sentence.end).find(|&at| matches!(analysis.lower(at), "," | ".")).unwrap_or(sentence.end);
    }
    let source = from..end;
    if source.is_empty() {
        return None;
    }
    let content = if at == sentence.start {
        let start = if analysis.lower(end) == "," { end + 1 } else { end };
        start..trimmed_end(page, start, sentence.end)
    } else {
        // A semicolon or another quotation closes the clause before.
        let closes = |at: usize| {
            matches!(analysis.lower(at), ";" | ":")
                || (analysis.tokens.kind(at) == TokenKind::Quote && analysis.before(at) == ",")
        };
        let start = (sentence.start + 1..at).rev().find(|&at| closes(at)).map_or(sentence.start, |at| at + 1);
        start..trimmed_end(page, start, at)
    };
    if content.is_empty() {
        return None;
    }
    let speaker = speaker::resolve(page, work, scene, &source);
    Some(Attribution {
        source: Some(source),
        speaker,
        cue: Some(at..at + 2),
        frame: at..at,
        contents: std::iter::once(content).collect(),
        interview: false,
        rule: "cue.according-to",
    })
}

fn trimmed_end(page: &Page<'_>, start: usize, mut end: usize) -> usize {
    while end > start && page.analysis.tokens.kind(end - 1) == TokenKind::Mark {
        end -= 1;
    }
    end
}
