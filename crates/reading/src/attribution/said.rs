//! When and where a statement was made, as far as the text settles it.

use crate::page::Known;
use crate::{Page, ParagraphKind, Work};
use rapporteur_knowledge::Sense;
use rapporteur_language::TokenRange;
use rapporteur_model::Cited;
use rapporteur_time::When;

/// Returns the day of saying: a time expression between source and content, the day of a live blog's entry, the day of
/// the interview.
pub(super) fn day(page: &Page<'_>, work: &Work, frame: &TokenRange, contents: &[TokenRange], interview: bool) -> Option<When> {
    let analysis = &page.analysis;
    let sentence = analysis.sentence_of(frame.start);
    let in_content = |at: usize| contents.iter().any(|range| range.contains(&at));
    let explicit = work.timexes_in(frame).find(|(tokens, _)| !in_content(tokens.start));
    if let Some((_, timex)) = explicit.filter(|_| !interview) {
        return Some(timex.when);
    }
    if interview {
        return interview_day(page, work);
    }
    let live = page.kind_of_sentence(sentence) == &ParagraphKind::LiveEntry;
    page.published.filter(|_| live).map(When::day)
}

/// "… spoke to this paper in Oslo on Friday": the day named before the first question.
fn interview_day(page: &Page<'_>, work: &Work) -> Option<When> {
    let analysis = &page.analysis;
    let first = page.kinds.iter().position(|kind| matches!(kind, ParagraphKind::Question | ParagraphKind::Answer(_)))?;
    analysis.paragraphs[..first].iter().flat_map(|paragraph| paragraph.sentences.clone()).find_map(|index| {
        let tokens = &analysis.sentences[index].tokens;
        let spoke = tokens.clone().find(|&at| matches!(analysis.lower(at), "spoke" | "talked" | "met" | "interviewed"))?;
        work.timexes_in(&(spoke + 1..tokens.end)).next().map(|(_, timex)| timex.when)
    })
}

/// Returns the outlet or form that the words between source and content name: "on Weibo", "in a statement".
pub(super) fn channel(page: &Page<'_>, frame: &TokenRange) -> Option<Cited<String>> {
    let analysis = &page.analysis;
    let sentence = &analysis.sentences[analysis.sentence_of(frame.start)].tokens;
    // "In a note to members, Brask said" stands before the source.
    let outlet = page.names_in(sentence).iter().find(|name| {
        let placed =
            name.tokens.start > 0 && ["on", "to", "told", "tells", "the", "with"].contains(&analysis.before(name.tokens.start));
        let unquoted = !analysis.is_quoted(name.tokens.start);
        placed && unquoted && matches!(name.what, Known::Entry(entry) if entry.senses.contains(&Sense::Outlet))
    });
    let tokens = match outlet {
        Some(name) => name.tokens.clone(),
        None => form_of_saying(page, frame)?,
    };
    Some(Cited { value: analysis.words(&tokens).to_owned(), span: analysis.span(&tokens) })
}

fn form_of_saying(page: &Page<'_>, frame: &TokenRange) -> Option<TokenRange> {
    let analysis = &page.analysis;
    frame.clone().find_map(|at| match analysis.lower(at) {
        "statement" if matches!(analysis.before(at), "joint" | "written") => Some(at - 1..at + 1),
        "conference" if matches!(analysis.before(at), "news" | "press") => Some(at - 1..at + 1),
        "statement" | "briefing" | "interview" | "letter" | "speech" => Some(at..at + 1),
        _ => None,
    })
}
