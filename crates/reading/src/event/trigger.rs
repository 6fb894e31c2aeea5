//! Words that report an event.

use crate::Page;
use crate::lexicon::{Phrases, longest, phrases, rows};
use rapporteur_language::{TokenKind, TokenRange, is_auxiliary, is_modal};
use rapporteur_model::EventType;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How a trigger stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A verb whose subject takes part.
    Verb,
    /// A participle after a form of be.
    Passive,
    /// A noun.
    Noun,
}

/// A trigger found.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    pub(super) tokens: TokenRange,
    pub(super) kind: EventType,
    pub(super) standing: Standing,
}

static TRIGGERS: LazyLock<Phrases<Vec<(EventType, Standing)>>> = LazyLock::new(|| {
    // One form may be several: "meeting" is a verb and a noun.
    let mut senses: BTreeMap<&'static str, Vec<(EventType, Standing)>> = BTreeMap::new();
    for [forms, kind, standing] in rows::<3>(include_str!("../lang/en/events.tsv")) {
        let standing = match standing {
            "verb" => Standing::Verb,
            "passive" => Standing::Passive,
            _ => Standing::Noun,
        };
        forms.split('|').for_each(|form| senses.entry(form).or_default().push((event_type(kind), standing)));
    }
    phrases(senses.into_iter())
});

fn event_type(word: &str) -> EventType {
    match word {
        "meeting" => EventType::Meeting,
        "visit" => EventType::Visit,
        "call" => EventType::Call,
        "consultation" => EventType::Consultation,
        "agreement" => EventType::Agreement,
        "signing" => EventType::Signing,
        "proposal" => EventType::Proposal,
        "deadline" => EventType::Deadline,
        "ceasefire" => EventType::Ceasefire,
        "sanction" => EventType::Sanction,
        "withdrawal" => EventType::Withdrawal,
        _ => EventType::Other,
    }
}

/// Returns the triggers of a sentence, in their order.
pub(super) fn find(page: &Page<'_>, sentence: &TokenRange) -> Vec<Trigger> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let hit = longest(&TRIGGERS, |ahead| if at + ahead < sentence.end { page.analysis.lower(at + ahead) } else { "" });
        match hit {
            Some((words, senses)) if page.analysis.tokens.kind(at) == TokenKind::Word => {
                let tokens = at..at + words;
                if let Some((kind, standing)) = senses.iter().find(|(_, standing)| fits(page, &tokens, *standing, sentence)) {
                    found.push(Trigger { tokens: tokens.clone(), kind: *kind, standing: *standing });
                }
                at = tokens.end;
            }
            _ => at += 1,
        }
    }
    found
}

/// Tells whether the words can stand so: "visit" after "to" is a verb, after "a" a noun.
fn fits(page: &Page<'_>, tokens: &TokenRange, standing: Standing, sentence: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let before = if tokens.start > sentence.start { analysis.before(tokens.start) } else { "" };
    let nominal = [
        "a", "an", "the", "this", "that", "its", "their", "his", "her", "of", "any", "no", "such", "new", "first", "second",
        "third", "fourth", "fifth", "next", "last", "virtual", "closing", "official", "further", "for", "latest", "on", "after",
        "before", "from", "in", "technical",
    ]
    .contains(&before)
        || analysis.tokens.kind(tokens.start.max(1) - 1) == TokenKind::Possessive && tokens.start > sentence.start;
    match standing {
        Standing::Passive => (sentence.start.max(tokens.start.saturating_sub(4))..tokens.start).any(|at| {
            is_auxiliary(analysis.lower(at)) && !["has", "have", "had", "do", "does", "did"].contains(&analysis.lower(at))
        }),
        // "the talks' chair" is no event.
        Standing::Noun => analysis.tokens.kind(tokens.end) != TokenKind::Possessive,
        Standing::Verb => {
            let gerund = analysis.lower(tokens.start).ends_with("ing");
            let progressive = !gerund || is_auxiliary(before) || is_modal(before) || matches!(before, "," | "and");
            !nominal && progressive && tokens.start > sentence.start && !(tokens.len() == 1 && analysis.lower(tokens.end) == "-")
        }
    }
}

/// Tells whether the event is one of the talks themselves: "the fourth round", "talks resume". Those at the table take part.
pub(super) fn is_of_the_table(page: &Page<'_>, trigger: &Trigger) -> bool {
    trigger.standing == Standing::Noun
        && matches!(page.analysis.lower(trigger.tokens.start), "round" | "talks" | "negotiations" | "session" | "consultations")
}
