//! Relations that the trained reader finds where no rule does: cues on no list, and other orders of words.
//!
//! It has learnt from PolNeAR, which counts attitudes and acts ("backs", "mocked") too. What enters the record is what reports
//! speech: a word of `speech.txt` in its cue, or words in quotation marks.

use super::{Attribution, Scene, speaker};
use crate::lexicon::{WordSet, lines};
use crate::{Page, ParagraphKind, Work};
use rapporteur_language::{Relation, TokenKind, TokenRange};
use rapporteur_model::Score;
use std::sync::LazyLock;

static SPEECH: WordSet = LazyLock::new(|| lines(include_str!("../lang/en/speech.txt")).collect());

/// A relation enters with a score of at least so much.
const LEAST_SCORE: f32 = 0.6;

/// Appends the relations whose cue stands in `sentence` and that no draft tells already.
pub(super) fn find(page: &Page<'_>, work: &mut Work, scene: &mut Scene, sentence: &TokenRange, drafts: &mut Vec<Attribution>) {
    if matches!(page.kinds[page.analysis.paragraph_of(sentence.start)], ParagraphKind::Question | ParagraphKind::Answer(_)) {
        return;
    }
    let words = page.syntax.words_of(&page.analysis, sentence);
    let from = page.relations.partition_point(|relation| relation.cue.start < words.start);
    for relation in page.relations[from..].iter().take_while(|relation| relation.cue.start < words.end) {
        let Some(found) = attribution(page, work, scene, sentence, relation, drafts) else { continue };
        scene.spoke(work, found.speaker);
        drafts.push(found);
    }
}

fn attribution(
    page: &Page<'_>,
    work: &mut Work,
    scene: &Scene,
    sentence: &TokenRange,
    relation: &Relation,
    drafts: &[Attribution],
) -> Option<Attribution> {
    let analysis = &page.analysis;
    let tokens = |words: &std::ops::Range<usize>| page.syntax.tokens_of(analysis, words);
    let source = tokens(relation.source.as_ref()?);
    let cue = trim_cue(page, tokens(&relation.cue));
    let contents: Vec<TokenRange> = relation.contents.iter().map(|words| trim_content(page, tokens(words))).collect();
    let quoted = contents.iter().flat_map(Clone::clone).filter(|&at| analysis.is_quoted(at)).count();
    let size: usize = contents.iter().map(ExactSizeIterator::len).sum();
    let reports = relation.cue.clone().any(|at| SPEECH.contains(page.syntax.lemma(at).as_str()));
    // "ALDAL: We shall see": what a transcript gives is all said.
    let transcript =
        analysis.lower(cue.start) == ":" && cue.len() == 1 && source.end == cue.start && source.start == sentence.start;
    // "called it a “frank” exchange of views": one word in quotation marks is none that was said.
    let said = quoted >= 4 && quoted * 2 > size;
    let told = drafts.iter().rev().take(12).any(|draft| {
        let shared: usize = draft.contents.iter().flat_map(|own| contents.iter().map(move |other| overlap(own, other))).sum();
        let whole = size.min(draft.contents.iter().map(ExactSizeIterator::len).sum());
        draft.cue.as_ref().is_some_and(|own| overlap(own, &cue) > 0) || shared * 2 > whole
    });
    if relation.score < LEAST_SCORE
        || !(reports || said || transcript)
        || told
        || cue.is_empty()
        || size < 3
        || refuses(page, &relation.cue)
    {
        return None;
    }
    let low = source.start.min(cue.start);
    let frame = low..contents.iter().map(|range| range.start).find(|&start| start >= cue.end).unwrap_or(sentence.end);
    let speaker = speaker::resolve(page, work, scene, &source);
    let (cue, rule) = if transcript { (None, "transcript.label") } else { (Some(cue), "cue.trained") };
    Some(Attribution { source: Some(source), speaker, cue, contents, frame, interview: transcript, rule })
}

/// Returns the score of the relation that has the same cue and half of the same content; nothing if the trained reader sees none.
pub(super) fn score(page: &Page<'_>, cue: Option<&TokenRange>, contents: &[TokenRange]) -> Option<Score> {
    let cue = page.syntax.words_of(&page.analysis, cue?);
    let contents: Vec<TokenRange> = contents.iter().map(|range| page.syntax.words_of(&page.analysis, range)).collect();
    let from = page.relations.partition_point(|relation| relation.cue.end <= cue.start);
    let relation = page.relations[from..].iter().take_while(|relation| relation.cue.start < cue.end).find(|relation| {
        let shared: usize = contents.iter().flat_map(|own| relation.contents.iter().map(move |other| overlap(own, other))).sum();
        let all: usize = contents.iter().chain(&relation.contents).map(ExactSizeIterator::len).sum();
        shared * 4 >= all
    });
    relation.map(|relation| Score::of_share(relation.score))
}

fn overlap(a: &TokenRange, b: &TokenRange) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// "declined to say", "did not say": nothing was said.
fn refuses(page: &Page<'_>, cue: &std::ops::Range<usize>) -> bool {
    let from = cue.start.saturating_sub(3);
    (from..cue.end).any(|at| matches!(page.syntax.lemma(at).as_str(), "not" | "never" | "decline" | "refuse"))
}

/// The reporting words only: without auxiliaries, "to" and "also" before them, or what belongs to the content behind them.
fn trim_cue(page: &Page<'_>, mut cue: TokenRange) -> TokenRange {
    let analysis = &page.analysis;
    let light = |at: usize| {
        let word = analysis.lower(at);
        rapporteur_language::is_auxiliary(word)
            || rapporteur_language::is_modal(word)
            || crate::phrase::is_adverb(word)
            || ["to", "also", "further", "who", "which", "and"].contains(&word)
            || analysis.tokens.kind(at) == TokenKind::Mark
    };
    while cue.len() > 1 && light(cue.start) {
        cue.start += 1;
    }
    while cue.len() > 1
        && (["that", "in", "on", "during"].contains(&analysis.lower(cue.end - 1)) || light(cue.end - 1))
        && analysis.lower(cue.end - 1) != "to"
    {
        cue.end -= 1;
    }
    cue
}

/// The content without "that", and without marks at its edges that are no quotation marks.
fn trim_content(page: &Page<'_>, mut content: TokenRange) -> TokenRange {
    let analysis = &page.analysis;
    while content.len() > 1
        && (analysis.lower(content.start) == "that" || analysis.tokens.kind(content.start) == TokenKind::Mark)
        && !analysis.is_quoted(content.start)
    {
        content.start += 1;
    }
    while content.len() > 1 && analysis.tokens.kind(content.end - 1) == TokenKind::Mark && !analysis.is_quoted(content.end - 1) {
        content.end -= 1;
    }
    content
}
