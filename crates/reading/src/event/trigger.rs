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
                let fitting = senses.iter().find(|(kind, standing)| {
                    fits(page, &tokens, *standing, sentence)
                        && has_its_object(page, &tokens, sentence)
                        && (*kind != EventType::Proposal
                            || page.analysis.lower(tokens.start).starts_with("propose")
                            || hands_over_a_text(page, &tokens, sentence))
                });
                if let Some((kind, standing)) = fitting {
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
    // "the Georgian hosts", "the talks chair": the tagger tells a noun from a verb, where a word is both.
    let tag = (tokens.len() == 1).then(|| {
        let words = page.syntax.words_of(analysis, tokens);
        page.syntax.upos(words.start)
    });
    let untold = !matches!(tag, Some("NOUN" | "PROPN" | "VERB" | "AUX"));
    if !untold && (standing == Standing::Noun) == matches!(tag, Some("VERB" | "AUX")) {
        return false;
    }
    // "received a revised draft": only people are received in a meeting.
    if analysis.lower(tokens.start).starts_with("receiv") && !receives_people(page, tokens) {
        return false;
    }
    match standing {
        Standing::Passive => (sentence.start.max(tokens.start.saturating_sub(4))..tokens.start).any(|at| {
            is_auxiliary(analysis.lower(at)) && !["has", "have", "had", "do", "does", "did"].contains(&analysis.lower(at))
        }),
        // "the talks' chair" is no event.
        Standing::Noun => analysis.tokens.kind(tokens.end) != TokenKind::Possessive,
        Standing::Verb => {
            let gerund = analysis.lower(tokens.start).ends_with("ing");
            let progressive = !gerund || is_auxiliary(before) || is_modal(before) || matches!(before, "," | "and");
            // "A ceasefire took effect": the phrase has its noun.
            let with_noun = tokens.len() > 1 && page.syntax.upos(page.syntax.words_of(analysis, tokens).start) == "NOUN";
            (!nominal || with_noun)
                && progressive
                && tokens.start > sentence.start
                && !(tokens.len() == 1 && analysis.lower(tokens.end) == "-")
        }
    }
}

/// Nouns for people that are received.
const GUESTS: [&str; 16] = [
    "envoy", "minister", "delegation", "president", "ambassador", "negotiator", "leader", "counterpart", "mediator", "team",
    "secretary", "chief", "delegate", "commissioner", "governor", "group",
];

fn receives_people(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let syntax = &page.syntax;
    let verb = syntax.words_of(&page.analysis, tokens).start;
    let near = verb.saturating_sub(12)..verb + 16;
    let taken = near.clone().find(|&word| syntax.head(word) == Some(verb) && syntax.label(word) == "nsubj:pass");
    let taken =
        taken.or_else(|| near.into_iter().find(|&word| syntax.head(word) == Some(verb) && syntax.relation(word) == "obj"));
    taken.is_some_and(|word| matches!(syntax.upos(word), "PROPN" | "PRON") || GUESTS.contains(&syntax.lemma(word).as_str()))
}

/// What some verbs must be about to be an act in a negotiation: "exchanged prisoners", "appointed a mediator", "withdrew troops".
const OBJECTS: [(&str, &[&str]); 4] = [
    ("exchang", &["prisoners", "captives", "detainees", "bodies", "remains", "hostages", "lists", "prisoner", "pows"]),
    ("swap", &["prisoners", "captives", "detainees", "bodies", "remains", "hostages", "pows"]),
    (
        "appoint",
        &["mediator", "envoy", "negotiator", "representative", "chair", "chairman", "chairwoman", "facilitator", "arbitrator"],
    ),
    (
        "withdr",
        &["troops", "forces", "soldiers", "from", "units", "fighters", "observers", "delegation", "offer", "proposal", "draft"],
    ),
];

/// Tells whether the words after the verb say that it is such an act.
fn has_its_object(page: &Page<'_>, tokens: &TokenRange, sentence: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let verb =
        tokens.clone().map(|at| analysis.lower(at)).find_map(|word| OBJECTS.iter().find(|(stem, _)| word.starts_with(stem)));
    let noun = tokens.len() == 1 && analysis.lower(tokens.start) == "exchange" && analysis.before(tokens.start) != "to";
    let Some((_, objects)) = verb.filter(|_| !noun) else { return true };
    (tokens.end..(tokens.end + 7).min(sentence.end)).any(|at| objects.contains(&analysis.lower(at)))
}

/// Words for what is put forward: "tabled a text", but not "presented her condolences".
const TEXTS: [&str; 30] = [
    "text", "texts", "draft", "drafts", "paper", "papers", "plan", "proposal", "proposals", "version", "document", "outline",
    "offer", "package", "formula", "amendment", "amendments", "framework", "roadmap", "timetable", "blueprint", "list", "terms",
    "demands", "treaty", "agreement", "accord", "counter-proposal", "map", "resolution",
];

/// Tells whether what is tabled, circulated or handed over is a text: the words around say so.
fn hands_over_a_text(page: &Page<'_>, tokens: &TokenRange, sentence: &TokenRange) -> bool {
    let near = tokens.start.saturating_sub(14).max(sentence.start)..(tokens.end + 10).min(sentence.end);
    near.into_iter().any(|at| {
        let word = page.analysis.lower(at);
        TEXTS.contains(&word.rsplit('-').next().unwrap_or(word)) || TEXTS.contains(&word)
    })
}

/// Tells whether the event is one of the talks themselves: "the fourth round", "talks resume". Those at the table take part.
pub(super) fn is_of_the_table(page: &Page<'_>, trigger: &Trigger) -> bool {
    trigger.standing == Standing::Noun
        && matches!(
            page.analysis.lower(trigger.tokens.start),
            "round" | "talks" | "negotiations" | "session" | "consultations" | "signing" | "signature" | "ceremony" | "summit"
        )
}
