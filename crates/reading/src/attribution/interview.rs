//! Interviews: each answer is a direct statement without a cue, its source the label.

use super::{Attribution, Scene};
use crate::{Page, Work};
use rapporteur_language::TokenRange;

/// Returns the statement that an answer is.
pub(super) fn answer(
    page: &Page<'_>,
    work: &Work,
    scene: &mut Scene,
    paragraph: usize,
    label: &TokenRange,
) -> Option<Attribution> {
    let tokens = &page.analysis.paragraphs[paragraph].tokens;
    let speaker = work.mentions_in(label).first().map(|mention| mention.actor).or(scene.answering);
    scene.answering = speaker;
    scene.spoke(work, speaker);
    let content = label.end + 1..tokens.end;
    let found = Attribution {
        source: Some(label.clone()),
        speaker,
        cue: None,
        frame: content.start..content.start,
        contents: vec![content],
        interview: true,
        rule: "interview.answer",
    };
    (!found.contents[0].is_empty()).then_some(found)
}
