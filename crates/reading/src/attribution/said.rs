//! When a statement was made, as far as the text settles it.

use super::Attribution;
use crate::{Page, ParagraphKind, Work};
use rapporteur_language::TokenRange;
use rapporteur_model::Cited;
use rapporteur_span::Span;
use rapporteur_time::When;

/// Returns the day of saying, and the words that tell it: a time expression between source and content, or at the head of the
/// sentence; the day of a live blog's entry; the day of the interview.
pub(super) fn day(
    page: &Page<'_>,
    work: &Work,
    draft: &Attribution,
    lead: &TokenRange,
    channel: Option<&Cited<String>>,
) -> Option<(When, Option<Span>)> {
    let analysis = &page.analysis;
    if draft.interview {
        return interview_day(page, work);
    }
    // "Told Kolvane Today" names no day.
    let in_name = |tokens: &TokenRange| channel.is_some_and(|channel| channel.span.overlaps(analysis.span(tokens)));
    let outside = |tokens: &TokenRange| !in_name(tokens) && !draft.contents.iter().any(|range| range.contains(&tokens.start));
    let explicit = work.timexes_in(&draft.frame).chain(opening(page, work, lead)).find(|(tokens, _)| outside(tokens));
    if let Some((tokens, timex)) = explicit {
        return Some((timex.when, Some(analysis.span(tokens))));
    }
    let live = page.kind_of_sentence(analysis.sentence_of(draft.frame.start)) == &ParagraphKind::LiveEntry;
    page.published.filter(|_| live).map(|day| (When::day(day), None))
}

/// "On Friday, Marsh said": the day at the head of the sentence, with nothing but its preposition before it.
fn opening<'w>(page: &Page<'_>, work: &'w Work, lead: &TokenRange) -> Option<(&'w TokenRange, &'w crate::work::Dated)> {
    let analysis = &page.analysis;
    let (tokens, timex) = work.timexes_in(lead).next()?;
    let light = |at: usize| ["on", "in", "late", "early", "by"].contains(&analysis.lower(at));
    let alone = (tokens.end..lead.end).all(|at| analysis.lower(at) == ",");
    ((lead.start..tokens.start).all(light) && alone).then_some((tokens, timex))
}

/// "… spoke to this paper in Oslo on Friday": the day named before the first question.
fn interview_day(page: &Page<'_>, work: &Work) -> Option<(When, Option<Span>)> {
    let analysis = &page.analysis;
    let first = page.kinds.iter().position(|kind| matches!(kind, ParagraphKind::Question | ParagraphKind::Answer(_)))?;
    analysis.paragraphs[..first].iter().flat_map(|paragraph| paragraph.sentences.clone()).find_map(|index| {
        let tokens = &analysis.sentences[index].tokens;
        let spoke = tokens.clone().find(|&at| matches!(analysis.lower(at), "spoke" | "talked" | "met" | "interviewed"))?;
        let (tokens, timex) = work.timexes_in(&(spoke + 1..tokens.end)).next()?;
        Some((timex.when, Some(analysis.span(tokens))))
    })
}
