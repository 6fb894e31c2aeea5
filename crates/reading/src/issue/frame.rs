//! Frames that name a matter.

use super::items;
use crate::lexicon::rows;
use crate::{Page, Work};
use rapporteur_language::{TokenRange, is_auxiliary};
use rapporteur_span::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a frame says of where a matter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// Named, and nothing said.
    Topic,
    /// Left open.
    Open,
    /// Settled in principle.
    InPrinciple,
    /// Settled.
    Agreed,
    /// At odds.
    Contested,
}

impl Claim {
    /// Tells whether this claim replaces an earlier one: whatever says something replaces what says nothing, and of two
    /// that say something the later holds, but that a matter is contested is never undone by "in brackets".
    pub(super) fn outranks(self, earlier: Self) -> bool {
        match (self, earlier) {
            (Self::Topic, _) | (Self::Open, Self::Contested) => false,
            _ => self != earlier,
        }
    }
}

/// A frame found, with the matters it names.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) claim: Claim,
    pub(super) items: Vec<TokenRange>,
    pub(super) because: Span,
}

#[derive(Debug)]
struct Frame {
    words: Vec<&'static str>,
    claim: Claim,
    after: bool,
}

static FRAMES: LazyLock<HashMap<&'static str, Vec<Frame>>> = LazyLock::new(|| {
    let mut frames: HashMap<&'static str, Vec<Frame>> = HashMap::new();
    for [phrase, claim, side] in rows::<3>(include_str!("../lang/en/contention.tsv")) {
        let claim = match claim {
            "contested" => Claim::Contested,
            "open" => Claim::Open,
            "agreed" => Claim::Agreed,
            "principle" => Claim::InPrinciple,
            _ => Claim::Topic,
        };
        let words: Vec<&str> = phrase.split(' ').collect();
        frames.entry(words[0]).or_default().push(Frame { words, claim, after: side == "after" });
    }
    frames.values_mut().for_each(|list| list.sort_by_key(|frame| std::cmp::Reverse(frame.words.len())));
    frames
});

/// Returns the readings of a sentence.
pub(super) fn find(page: &Page<'_>, work: &Work, sentence: &TokenRange) -> Vec<Reading> {
    let analysis = &page.analysis;
    let because = analysis.span(sentence);
    let mut readings = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let frame = FRAMES.get(analysis.lower(at)).and_then(|list| {
            list.iter().find(|frame| {
                frame
                    .words
                    .iter()
                    .enumerate()
                    .all(|(ahead, word)| at + ahead < sentence.end && analysis.lower(at + ahead) == *word)
            })
        });
        let Some(frame) = frame else {
            at += 1;
            continue;
        };
        let end = at + frame.words.len();
        if !frame.after && frame.claim == Claim::Open && has_object(page, at) {
            at = end;
            continue;
        }
        let negated = (sentence.start.max(at.saturating_sub(4))..at)
            .any(|index| ["not", "never", "n't", "no"].contains(&analysis.lower(index)));
        let excepted = !frame.after
            && (sentence.start..at).any(|index| {
                analysis.reads(index, "everything but") || analysis.reads(index, "all but") || analysis.lower(index) == "except"
            });
        let claim = match frame.claim {
            Claim::Agreed | Claim::InPrinciple if negated => Claim::Contested,
            // "Everything but the licence fee is settled"
            Claim::Agreed | Claim::InPrinciple if excepted => Claim::Open,
            Claim::Contested if negated => Claim::Topic,
            Claim::Agreed | Claim::InPrinciple if is_unreal(page, sentence, at) => Claim::Topic,
            Claim::Agreed | Claim::InPrinciple if claimed_of_another(page, work, at) => Claim::Topic,
            Claim::Contested | Claim::Open if was_so(page, sentence) => Claim::Topic,
            Claim::Topic => raised(page, &clause(page, sentence, at), at),
            claim => claim,
        };
        let items = if frame.after { items::after(page, end, sentence.end) } else { items::before(page, sentence.start, at) };
        if !items.is_empty() {
            readings.push(Reading { claim, items, because });
        }
        at = end;
    }
    readings.extend(super::crux::find(page, sentence, because));
    readings.extend(numbered(page, sentence, because));
    readings.extend(accepted(page, sentence, because));
    readings
}

/// "The foreign minister has |put off his visit": what is put off comes after, and who puts it off is no matter of the talks.
fn has_object(page: &Page<'_>, at: usize) -> bool {
    let verb = page.syntax.words_of(&page.analysis, &(at..at + 1)).start;
    page.syntax.child(verb, &["obj"]).is_some()
}

/// "As late as May the ministry had insisted that X was no matter for talks": it is so no longer.
fn was_so(page: &Page<'_>, sentence: &TokenRange) -> bool {
    ["as late as", "as recently as", "until last week", "until recently", "had insisted", "had long"]
        .iter()
        .any(|words| sentence.clone().any(|at| page.analysis.reads(at, words)))
}

/// "has almost been agreed", "must be agreed", "if it is agreed", "hopes to reach agreement on": nothing is agreed yet.
fn is_unreal(page: &Page<'_>, sentence: &TokenRange, at: usize) -> bool {
    const NOT_YET: [&str; 25] = [
        "almost", "nearly", "close", "closer", "if", "unless", "once", "until", "hope", "hopes", "hoped", "expect", "expected",
        "expects", "could", "must", "should", "may", "might", "would", "will", "cannot", "to", "whether", "before",
    ];
    let own = clause(page, sentence, at);
    (own.start.max(at.saturating_sub(9))..at).any(|index| {
        let word = page.analysis.lower(index);
        // "agreed to", "close to", "seen to be": only an infinitive is still to come.
        let infinitive = word == "to" && (page.analysis.lower(index + 1) == "be" || index + 1 == at);
        NOT_YET.contains(&word) && (word != "to" || infinitive)
    })
}

/// Returns the clause around `at`: what stands in the next says nothing of this matter.
fn clause(page: &Page<'_>, sentence: &TokenRange, at: usize) -> TokenRange {
    let analysis = &page.analysis;
    let border = |index: usize| {
        matches!(analysis.lower(index), ";" | "but" | "while" | "whereas")
            || (analysis.lower(index) == "and" && analysis.before(index) == ",")
    };
    let start = (sentence.start + 1..at).rev().find(|&index| border(index)).unwrap_or(sentence.start);
    let end = (at..sentence.end).find(|&index| index > sentence.start && border(index)).unwrap_or(sentence.end);
    start..end
}

/// A topic in a sentence of contention is contested: "One of the points of contention remains the issue of …".
fn raised(page: &Page<'_>, sentence: &TokenRange, at: usize) -> Claim {
    let told = (sentence.start..sentence.end).any(|index| {
        let word = page.analysis.lower(index);
        [
            "contention", "sticking", "divided", "odds", "apart", "deadlock", "deadlocked", "stumbling", "disagree",
            "disagreement", "dispute",
        ]
        .contains(&word)
    });
    let blank = (at..sentence.end)
        .any(|index| matches!(page.analysis.lower(index), "blank" | "brackets" | "open" | "unresolved" | "undecided"));
    match (told, blank) {
        (true, _) => Claim::Contested,
        (_, true) => Claim::Open,
        _ => Claim::Topic,
    }
}

/// "The minister said Oslo had agreed on quotas": one side's claim about another agrees nothing.
fn claimed_of_another(page: &Page<'_>, work: &Work, at: usize) -> bool {
    let Some(statement) = work.statement_over(at).and_then(|id| work.findings.statement(id)) else { return false };
    let claims =
        statement.cue_span.first().and_then(|cue| cue.of(page.analysis.text())).is_some_and(|cue| cue.starts_with("claim"));
    if claims {
        return true;
    }
    let Some(party) = statement.party else { return false };
    let sentence = &page.analysis.sentences[page.analysis.sentence_of(at)].tokens;
    let inside = |span| statement.content_span.touches(span);
    let mut sides: Vec<_> = work
        .mentions_in(&(sentence.start.max(at.saturating_sub(10))..at))
        .iter()
        .filter(|mention| inside(page.analysis.span(&mention.tokens)))
        .map(|mention| work.findings.side_of(mention.actor))
        .collect();
    sides.sort_unstable();
    sides.dedup();
    // A mediator who says that both have agreed claims nothing for itself.
    let of_both = sides.len() >= 2 && !sides.contains(&party);
    !of_both && sides.iter().any(|side| *side != party)
}

/// "Article 3, on fees for night ferries;"
fn numbered(page: &Page<'_>, sentence: &TokenRange, because: Span) -> Vec<Reading> {
    let analysis = &page.analysis;
    let bracketed = sentence.clone().any(|at| matches!(analysis.lower(at), "brackets" | "blank" | "open"));
    sentence
        .clone()
        .filter(|&at| {
            matches!(analysis.lower(at), "article" | "chapter" | "point" | "paragraph" | "clause")
                && analysis.lower(at + 2) == ","
                && matches!(analysis.lower(at + 3), "on" | "about")
        })
        .map(|at| Reading {
            claim: if bracketed { Claim::Open } else { Claim::Topic },
            items: items::after(page, at + 4, sentence.end).into_iter().take(1).collect(),
            because,
        })
        .filter(|reading| !reading.items.is_empty())
        .collect()
}

/// "Both governments accept the list in principle", "the two sides accept X": both sides, so it is no claim of one.
fn accepted(page: &Page<'_>, sentence: &TokenRange, because: Span) -> Option<Reading> {
    let analysis = &page.analysis;
    let verb = sentence.clone().find(|&at| matches!(analysis.lower(at), "accept" | "accepted" | "accepts"))?;
    let both = (sentence.start..verb).any(|at| matches!(analysis.lower(at), "both" | "two" | "all" | "parties" | "sides"));
    let principle = (verb..sentence.end).find(|&at| analysis.reads(at, "in principle"))?;
    let object = verb + 1..principle;
    let pronoun = object.len() == 1 && matches!(analysis.lower(object.start), "it" | "them" | "this" | "that");
    let index = analysis.sentence_of(sentence.start);
    let items = if pronoun && index > 0 {
        let previous = &analysis.sentences[index - 1].tokens;
        let have = previous.clone().find(|&at| is_auxiliary(analysis.lower(at)))?;
        items::after(page, have + 1, previous.end).into_iter().take(1).collect()
    } else {
        items::after(page, verb + 1, principle)
    };
    (both && !items.is_empty()).then_some(Reading { claim: Claim::InPrinciple, items, because })
}
