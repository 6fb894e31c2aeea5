//! How many positions of an article are right, where its case names every one of them.

use crate::{Case, Expectation, Kind};
use rapporteur_model::{ActorId, Evidence, Findings, IssueStatus, Position, Stance, Target, content_stems, stem_overlap};

/// How a position compares with the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Found, and in the key.
    Right,
    /// Found, and not in the key.
    Wrong,
    /// In the key, and not found.
    Missed,
    /// Counts neither way: optional in the key, or what goes without saying.
    Open,
}

/// A position, found or expected, and what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What it came to.
    pub verdict: Verdict,
    /// It, as a line of a record block.
    pub line: String,
    /// The words it rests on; none if it was not found.
    pub words: String,
    /// The score that it was found with.
    pub score: u8,
}

/// Compares the positions found in `text` with those of a case that names them all.
///
/// A line is matched to at most one position, the first that fits. A holder fits by any name of the actor, of one that stands for
/// it, or of one that it stands for; a target by half of the stems of its name, or by a mention in the words of the key. Support for
/// a draft of one's own or for what is agreed goes without saying.
pub fn measure(case: &Case, text: &str, findings: &Findings) -> Vec<Judged> {
    let keys = || case.expectations.iter().filter(|key| key.kind == Kind::Position && !key.absent);
    let mut used: Vec<usize> = Vec::new();
    let mut judged = Vec::new();
    for position in &findings.positions {
        let fits = |key: &Expectation| fits(key, position, text, findings);
        let found = keys().filter(|key| !used.contains(&key.line) && fits(key)).min_by_key(|key| key.optional);
        used.extend(found.map(|key| key.line));
        let verdict = match found {
            Some(key) if key.optional => Verdict::Open,
            Some(_) => Verdict::Right,
            None if goes_without_saying(position, findings) => Verdict::Open,
            None => Verdict::Wrong,
        };
        let words = position.evidence.first().of(text).unwrap_or_default().to_owned();
        judged.push(Judged { verdict, line: written(position, findings), words, score: position.score });
    }
    let missed = keys().filter(|key| !key.optional && !used.contains(&key.line));
    judged.extend(missed.map(|key| Judged {
        verdict: Verdict::Missed,
        line: key.written.clone(),
        words: String::new(),
        score: 0,
    }));
    judged
}

fn fits(key: &Expectation, position: &Position, text: &str, findings: &Findings) -> bool {
    key.fields.iter().all(|field| match field.name {
        "holder" => holds(findings, position.holder, &field.value, text),
        "target" => {
            let (name, mentions) = target(findings, position.target);
            is_called(name, mentions, &field.value, text)
        }
        "stance" => stance(position.stance) == field.value,
        _ => true,
    })
}

fn holds(findings: &Findings, holder: ActorId, name: &str, text: &str) -> bool {
    let side = findings.side_of(holder);
    let same_side = findings.actors.iter().filter(|actor| findings.side_of(actor.id) == side);
    same_side.into_iter().any(|actor| {
        content_stems(&actor.name) == content_stems(name)
            || actor.name.ends_with(name)
            || is_mentioned(&actor.mentions, name, text)
    })
}

fn is_called(name: &str, mentions: &Evidence, wanted: &str, text: &str) -> bool {
    stem_overlap(&content_stems(name), &content_stems(wanted)) >= 0.5 || is_mentioned(mentions, wanted, text)
}

/// Tells whether a mention holds the words, or lies in them: names of one word must be the same.
fn is_mentioned(mentions: &Evidence, words: &str, text: &str) -> bool {
    let wanted = words.to_lowercase();
    mentions.spans().iter().filter_map(|span| span.of(text)).any(|mention| mention.to_lowercase().contains(&wanted))
}

fn target(findings: &Findings, target: Target) -> (&str, &Evidence) {
    match target {
        Target::Issue(id) => {
            let issue = &findings.issues[id.index()];
            (&issue.name, &issue.mentions)
        }
        Target::Draft(id) => {
            let draft = &findings.drafts[id.index()];
            (&draft.name, &draft.mentions)
        }
    }
}

fn goes_without_saying(position: &Position, findings: &Findings) -> bool {
    if position.stance != Stance::Support {
        return false;
    }
    let side = findings.side_of(position.holder);
    match position.target {
        Target::Draft(id) => findings.drafts[id.index()].proposers.iter().any(|proposer| findings.side_of(*proposer) == side),
        Target::Issue(id) => {
            matches!(findings.issues[id.index()].status, IssueStatus::Agreed | IssueStatus::AgreedInPrinciple)
        }
    }
}

fn written(position: &Position, findings: &Findings) -> String {
    let holder = findings.actor(position.holder).map_or("?", |actor| actor.name.as_str());
    format!("position: holder {holder} · target {} · stance {}", target(findings, position.target).0, stance(position.stance))
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Support => "support",
        Stance::Oppose => "oppose",
        Stance::Conditional => "conditional",
        Stance::Mixed => "mixed",
        Stance::Undeclared => "undeclared",
    }
}
