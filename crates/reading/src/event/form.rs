//! By which medium people meet, and which of several rounds it is.

use super::trigger::Trigger;
use crate::Page;
use crate::lexicon::{Phrases, longest, phrases, rows};
use rapporteur_language::{TokenRange, ordinal_word};
use rapporteur_model::Medium;
use std::sync::LazyLock;

static MEDIA: LazyLock<Phrases<Medium>> = LazyLock::new(|| {
    let table = rows::<2>(include_str!("../lang/en/media.tsv"));
    phrases(table.flat_map(|[words, medium]| {
        let medium = if medium == "phone" { Medium::Phone } else { Medium::Online };
        words.split('|').map(move |phrase| (phrase, medium))
    }))
});

/// What is numbered: "the third round".
const NUMBERED: [&str; 5] = ["round", "session", "meeting", "summit", "sitting"];

/// Returns how they meet if the clause says that they are not in one room.
pub(super) fn medium(page: &Page<'_>, trigger: &Trigger, clause: &TokenRange) -> Option<Medium> {
    let word = |at: usize| if at < clause.end { page.analysis.lower(at) } else { "" };
    let found = |at: usize| longest(&MEDIA, |ahead| word(at + ahead)).map(|(_, medium)| *medium);
    trigger.kind.is_encounter().then(|| clause.clone().find_map(found))?
}

/// Returns the number of the round that the trigger names: "the third round", "a 14th negotiating session".
pub(super) fn round(page: &Page<'_>, trigger: &Trigger) -> Option<u8> {
    let analysis = &page.analysis;
    let noun = trigger.tokens.clone().find(|&at| NUMBERED.contains(&analysis.lower(at)))?;
    let sentence = &analysis.sentences[analysis.sentence_of(noun)].tokens;
    // One word may stand between.
    let number = (sentence.start.max(noun.saturating_sub(2))..noun).rev().find_map(|at| ordinal_word(analysis.lower(at)))?;
    u8::try_from(number).ok()
}
