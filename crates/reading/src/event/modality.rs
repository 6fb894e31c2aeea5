//! Whether an event happened, will, may or did not.
//!
//! Planned is not held: an event is `held` only where the sentence says that it is over.

use super::trigger::{Standing, Trigger};
use crate::{Page, Work};
use rapporteur_language::{TokenRange, is_auxiliary};
use rapporteur_model::{EventType, Modality};

/// Returns the modality of the event and the rule that decided; nothing if the words do not say that it is one.
pub(super) fn of(
    page: &Page<'_>,
    work: &Work,
    trigger: &Trigger,
    clause: &TokenRange,
    sentence: &TokenRange,
) -> Option<(Modality, &'static str)> {
    let clause_view =
        View { page, work, clause: clause.clone(), sentence_start: sentence.start, sentence_end: sentence.end, trigger };
    let called_off = clause_view.called_off().or_else(|| clause_view.called_off_next(sentence));
    if let Some(found) = called_off {
        return Some(found);
    }
    if denied_by_cue(page, work, trigger) || clause_view.negated() {
        // "will not walk out": what was called is off. "was not consulted": it did not take place.
        let ahead = clause_view.before(6).iter().any(|word| matches!(*word, "will" | "won't" | "would"));
        let stays = matches!(
            trigger.kind,
            EventType::Agreement | EventType::Signing | EventType::Proposal | EventType::Other | EventType::Deadline
        );
        let unable = clause_view.before(5).iter().any(|word| ["cannot", "can", "could", "would", "may", "should"].contains(word));
        return match (trigger.kind, ahead) {
            (EventType::Withdrawal, true) => Some((Modality::Cancelled, "modality.negated")),
            // "cannot sign", "has not agreed": nothing happened, and nobody had said that it had.
            _ if stays || unable => None,
            _ => Some((Modality::Denied, "modality.negated")),
        };
    }
    if clause_view.under_condition() || clause_view.given_up_for_another() {
        return None;
    }
    match trigger.standing {
        Standing::Noun => clause_view.noun(),
        _ => clause_view.verb(),
    }
}

struct View<'a, 't> {
    page: &'a Page<'t>,
    work: &'a Work,
    clause: TokenRange,
    sentence_start: usize,
    sentence_end: usize,
    trigger: &'a Trigger,
}

impl View<'_, '_> {
    /// Returns up to `count` words of the clause before the trigger, the nearest first.
    fn before(&self, count: usize) -> Vec<&str> {
        (self.clause.start..self.trigger.tokens.start).rev().take(count).map(|at| self.word(at)).collect()
    }

    /// Returns the word at `at`, but for those of a date: "May" is no verb in "on 22 May".
    fn word(&self, at: usize) -> &str {
        if self.work.timex_over(at).is_some() { "" } else { self.page.analysis.lower(at) }
    }

    /// Returns the words of the clause after the trigger.
    fn after(&self, count: usize) -> Vec<&str> {
        (self.trigger.tokens.end..self.clause.end).take(count).map(|at| self.word(at)).collect()
    }

    /// "has been postponed", "was called off", "is cancelled"
    fn called_off(&self) -> Option<(Modality, &'static str)> {
        // "were to have met on Tuesday, but the meeting was called off": it was not to be.
        let unreal = matches!(self.before(3).as_slice(), ["have", "to", "was" | "were" | "been" | "due" | "supposed"])
            || matches!(self.before(4).as_slice(), ["to", "due" | "scheduled" | "supposed" | "meant", "been", "had"]);
        if unreal && self.trigger.standing != Standing::Noun {
            let rest: Vec<&str> = (self.trigger.tokens.end..self.sentence_end).map(|at| self.page.analysis.lower(at)).collect();
            return called_off_words(&rest).or(Some((Modality::Cancelled, "modality.was-to-have")));
        }
        // "who put off a visit last week, will travel on Wednesday": a verb is called off after it, a noun on either side.
        let from = if self.trigger.standing == Standing::Noun { self.clause.start } else { self.trigger.tokens.end };
        let words: Vec<&str> = (from..self.clause.end).map(|at| self.page.analysis.lower(at)).collect();
        if self.took_place() {
            return None;
        }
        called_off_at(&words)
            .filter(|(at, _)| self.trigger.standing != Standing::Noun || self.is_about_it(from + at))
            .map(|(_, found)| found)
            .or_else(|| self.moved_by_somebody())
    }

    /// "Altara moved Monday's meeting to Wednesday", "brought the round forward to 4 May"
    fn moved_by_somebody(&self) -> Option<(Modality, &'static str)> {
        let nearest = self.before(6);
        let moved = nearest.iter().any(|word| matches!(*word, "moved" | "pushed" | "brought" | "shifted"));
        let to_a_day = (self.trigger.tokens.end..self.clause.end.min(self.trigger.tokens.end + 6))
            .any(|at| self.page.analysis.lower(at) == "to" && self.work.timex_over(at + 1).is_some());
        (self.trigger.standing == Standing::Noun && moved && to_a_day).then_some((Modality::Postponed, "modality.moved"))
    }

    /// "Suspended a strike after the city offered to reopen talks": the strike is off, the talks are not. A word that calls off
    /// is about the noun that is its subject or object, or that it describes.
    fn is_about_it(&self, at: usize) -> bool {
        let (syntax, analysis) = (&self.page.syntax, &self.page.analysis);
        let word = |at: usize| syntax.words_of(analysis, &(at..at + 1)).start;
        let (verb, noun) = (word(at), syntax.top_of(&syntax.words_of(analysis, &self.trigger.tokens)));
        let Some(noun) = noun else { return true };
        let plain = |from: usize, to: usize| {
            let mut steps = syntax.ancestors(from).take(8).take_while(|&step| step != to);
            steps.all(|step| step == from || !matches!(syntax.upos(step), "VERB"))
        };
        let up = syntax.ancestors(noun).take(8).any(|step| step == verb) && plain(noun, verb);
        let down = syntax.ancestors(verb).take(8).any(|step| step == noun);
        // A parser that lost the way is no reason to call planned what is off: near is enough.
        up || down || at.abs_diff(self.trigger.tokens.start) <= 4
    }

    /// "They were supposed to talk in Lima in May. That is off now."
    fn called_off_next(&self, sentence: &TokenRange) -> Option<(Modality, &'static str)> {
        let analysis = &self.page.analysis;
        let next = analysis.sentences.get(analysis.sentence_of(sentence.start) + 1)?;
        let words: Vec<&str> = next.tokens.clone().take(7).map(|at| analysis.lower(at)).collect();
        // "The signing was called off": the same thing by its noun.
        let named =
            matches!(words.first(), Some(&("the" | "that" | "this"))) && words.get(1).is_some_and(|noun| AGAIN.contains(noun));
        let words: Vec<&str> = if named { words[1..].to_vec() } else { words };
        let refers = named
            || matches!(
                words.as_slice(),
                ["that" | "it" | "this" | "they", "is" | "was" | "has" | "have" | "had" | "did" | "were", ..]
            );
        if !refers || self.took_place() {
            return None;
        }
        // "We reported that they had walked out. They have not."
        if matches!(words.as_slice(), [_, _, "not", "." | "," | "true", ..]) {
            return Some((Modality::Denied, "modality.taken-back"));
        }
        // "It was cancelled, because …"; not "It was delayed trains that …".
        let ends = |at: usize| {
            matches!(
                words.get(at + 1),
                None | Some(&("," | "." | ";" | "because" | "until" | "to" | "by" | "after" | "for" | "off" | "back"))
            )
        };
        let participle = (2..words.len()).find(|&at| {
            called_off_words(&words[at..=at.min(words.len() - 1)]).is_some() || matches!(words[at], "called" | "put" | "pushed")
        })?;
        called_off_words(&words[participle..]).filter(|_| ends(participle))
    }

    /// "met on Monday": what took place was not called off.
    fn took_place(&self) -> bool {
        self.trigger.standing != Standing::Noun
            && matches!(self.page.analysis.lower(self.trigger.tokens.start), "met" | "held" | "visited" | "spoke" | "signed")
            && !matches!(self.before(1).first(), Some(&"to"))
    }

    /// "has never been consulted", "did not meet", "no such meeting"
    fn negated(&self) -> bool {
        let near = self.before(5);
        let verb_negated = near
            .iter()
            .take_while(|word| !matches!(**word, "," | "that" | "said" | "who"))
            .any(|word| matches!(*word, "not" | "never" | "n't" | "neither" | "nor" | "cannot") || word.ends_with("n't"));
        let no_noun =
            self.trigger.standing == Standing::Noun && matches!(near.first(), Some(&("no" | "such"))) && near.contains(&"no");
        // "No minutes were signed": the subject itself is denied.
        let no_subject = self.trigger.standing != Standing::Noun
            && matches!(self.page.analysis.lower(self.clause.start), "no" | "nobody" | "none" | "neither");
        (verb_negated && self.trigger.standing != Standing::Noun) || no_noun || no_subject
    }

    /// "If a deal is signed", "once the text is initialled", "whether they met": said of what may never be.
    fn under_condition(&self) -> bool {
        let clause_of = |word: &str| matches!(word, "if" | "unless" | "whether" | "once" | "lest" | "provided");
        let from = self.trigger.tokens.start.saturating_sub(8).max(self.sentence_start);
        let near = (from..self.trigger.tokens.start).rev().map(|at| self.page.analysis.lower(at));
        // A comma ends the condition: "if it rains, they will meet indoors".
        self.trigger.standing != Standing::Noun && near.take_while(|word| *word != ",").any(clause_of)
    }

    /// "They had planned to meet on Monday but will now meet on Wednesday": the second meeting is the plan.
    fn given_up_for_another(&self) -> bool {
        let had = self.before(6).contains(&"had") || matches!(self.before(3).as_slice(), ["to", _, "were" | "was"]);
        let rest = self.clause.end..self.sentence_end.min(self.clause.end + 8);
        let words: Vec<&str> = rest.map(|at| self.page.analysis.lower(at)).collect();
        let but = words.iter().take(2).position(|word| *word == "but");
        let other =
            but.is_some_and(|but| words[but..].contains(&"will") && words.iter().any(|word| matches!(*word, "now" | "instead")));
        self.trigger.standing != Standing::Noun && had && other
    }

    fn verb(&self) -> Option<(Modality, &'static str)> {
        // "are expected to talk in May and to meet in Tolm": a second infinitive shares what governs the first.
        let coordinated = matches!(self.before(2).as_slice(), ["to", "and"]);
        let near = self.before(if coordinated { 18 } else { 9 });
        let first = self.page.analysis.lower(self.trigger.tokens.start);
        for (back, word) in near.iter().enumerate() {
            let next_is_to = back > 0 && near[..back].contains(&"to");
            let found = match *word {
                "will" | "shall" | "'ll" => Some((Modality::Planned, "modality.will")),
                "expected" | "hope" | "hopes" | "hoped" | "hoping" | "likely" | "envisaged" | "expects" | "expect" | "may"
                | "might" | "could"
                    if next_is_to || back < 3 || matches!(*word, "may" | "might" | "could") =>
                {
                    Some((Modality::Expected, "modality.expected"))
                }
                "due" | "scheduled" | "planned" | "set" | "directed" | "instructed" | "supposed" | "plan" | "plans"
                | "pencilled" | "foreseen"
                    if next_is_to =>
                {
                    Some((Modality::Planned, "modality.arranged"))
                }
                "wants" | "want" | "wanted" | "offered" | "ready" | "invited" | "asked" | "aims" | "willing" | "urged"
                | "proposed" | "seek" | "seeks" | "suggested" | "wishes" | "prepared" | "offers"
                    if next_is_to =>
                {
                    Some((Modality::Proposed, "modality.offered"))
                }
                "would" | "should" | "must" => Some((Modality::Proposed, "modality.would")),
                "," if back > 1 && !coordinated => break,
                "after" | "because" | "when" | "that" | "which" | "who" | "before" if back > 0 => break,
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        let infinitive = near.first() == Some(&"to");
        if infinitive {
            let to_be = near.iter().skip(1).take(2).any(|word| is_auxiliary(word));
            return if to_be { Some((Modality::Planned, "modality.is-to")) } else { None };
        }
        if first.ends_with("ing") {
            let ongoing = near.iter().take(2).any(|word| matches!(*word, "is" | "are"));
            return ongoing.then_some((Modality::Ongoing, "modality.progressive"));
        }
        let past = self.trigger.tokens.clone().any(|at| self.page.analysis.lower(at).ends_with("ed"))
            || ["met", "held", "spoke", "sat", "withdrew", "struck", "flew", "were", "was", "been", "reached", "put"]
                .contains(&first);
        if past {
            return Some((Modality::Held, "modality.past"));
        }
        // "Talks resume", "the ministers meet on Friday": the present of plans.
        Some((Modality::Planned, "modality.present"))
    }

    /// Returns the words of the verb that a noun is the subject of, wherever it stands: "the round, attended by …, was held".
    fn predicate(&self) -> Option<Vec<&str>> {
        let (syntax, analysis) = (&self.page.syntax, &self.page.analysis);
        let mut noun = syntax.top_of(&syntax.words_of(analysis, &self.trigger.tokens))?;
        // "the third round of consultations was held"
        for _ in 0..4 {
            if syntax.relation(noun) == "nmod" {
                noun = syntax.head(noun)?;
            }
        }
        let verb = syntax.head(noun).filter(|verb| syntax.relation(noun) == "nsubj" && *verb > noun)?;
        let first =
            syntax.children(verb).find(|&word| word > noun && matches!(syntax.relation(word), "aux" | "cop")).unwrap_or(verb);
        let mut from = syntax.token_of(analysis, first.min(verb));
        // "never took place"
        while from > self.trigger.tokens.end && matches!(analysis.before(from), "never" | "not" | "also" | "now" | "only") {
            from -= 1;
        }
        let to = (syntax.token_of(analysis, verb) + 3).min(self.sentence_end);
        Some((from..to.max(from)).map(|at| self.word(at)).collect())
    }

    /// "The round planned for Monday in Tolm did not take place"
    fn never_was(&self) -> bool {
        let after = self.after(20);
        after.windows(3).any(|words| {
            let denied = matches!(words[0], "not" | "never" | "didn't");
            denied
                && matches!(
                    (words[1], words[2]),
                    ("take" | "took", "place") | ("go", "ahead") | ("come", "about") | ("happen", _)
                )
        })
    }

    /// A noun is an event where the clause says that it takes place, or says when.
    fn noun(&self) -> Option<(Modality, &'static str)> {
        if self.trigger.kind == EventType::Deadline {
            let passed = self.after(6).contains(&"passed") || self.after(6).contains(&"expired");
            return Some((if passed { Modality::Held } else { Modality::Planned }, "modality.deadline"));
        }
        let after = self.predicate().unwrap_or_else(|| self.after(12));
        let before = self.before(12);
        let ahead = self.after(20).iter().any(|word| matches!(*word, "will" | "would" | "may" | "might" | "could"));
        if self.never_was() && !ahead {
            return Some((Modality::Denied, "modality.noun-denied"));
        }
        // "The vote is on Monday", "the talks were on Friday"; a date has no words here.
        match after.as_slice() {
            ["is" | "are", "", ..] | ["is" | "are", "on" | "in" | "at", "", ..] => {
                return Some((Modality::Planned, "modality.noun-is"));
            }
            // "was on Friday called into question" tells of something else.
            ["was" | "were", rest @ ..]
                if matches!(rest, ["", ..] | ["on" | "in" | "at", "", ..]) && !rest.iter().any(|word| word.ends_with("ed")) =>
            {
                return Some((Modality::Held, "modality.noun-was"));
            }
            _ => {}
        }
        // "The meeting never took place", "no talks were held"
        let denied = after.iter().take(6).position(|word| matches!(*word, "never" | "not" | "n't") || word.ends_with("n't"));
        if denied.is_some_and(|at| !after[..at].contains(&",") || after.len() <= 7) {
            let yet = after.contains(&"yet");
            return (!ahead && !yet).then_some((Modality::Denied, "modality.noun-denied"));
        }
        for (ahead, word) in after.iter().enumerate() {
            let found = match *word {
                "will" | "shall" | "resume" | "resumes" | "begin" | "begins" | "start" | "starts" | "opens" | "open" => {
                    Some((Modality::Planned, "modality.noun-will"))
                }
                "expected" | "hoped" | "envisaged" | "may" | "could" | "likely" => {
                    Some((Modality::Expected, "modality.noun-expected"))
                }
                "planned" | "scheduled" | "due" | "set" | "foreseen" | "pencilled" => {
                    Some((Modality::Planned, "modality.noun-arranged"))
                }
                "proposed" | "would" | "should" => Some((Modality::Proposed, "modality.noun-would")),
                "held" | "ended" | "concluded" | "closed" | "finished" | "broke" | "lasted" | "opened" | "began" | "took"
                | "resumed" | "chaired" | "attended" => Some((Modality::Held, "modality.noun-held")),
                "under" if after.get(ahead + 1) == Some(&"way") => Some((Modality::Ongoing, "modality.noun-ongoing")),
                "continue" | "continues" | "continued" | "underway" => Some((Modality::Ongoing, "modality.noun-ongoing")),
                "," if ahead > 6 => break,
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        let ahead_of = before
            .iter()
            .any(|word| ["will", "would", "to", "may", "could", "should", "shall", "expects", "plans"].contains(word));
        for word in &before {
            let found = match *word {
                // "after a meeting on Tuesday"; not "would decide after a meeting on Friday".
                "after" | "during" if !ahead_of => Some((Modality::Held, "modality.noun-held")),
                "held" | "ended" | "concluded" | "hosted" | "opened" | "attended" | "chaired" | "completed" | "finished"
                | "closed" | "wrapped" => Some((Modality::Held, "modality.noun-held")),
                "will" | "next" | "called" | "arranged" | "planned" | "schedule" | "scheduled" | "announced" => {
                    Some((Modality::Planned, "modality.noun-will"))
                }
                "expected" | "hopes" | "hope" | "expects" => Some((Modality::Expected, "modality.noun-expected")),
                "wants" | "aims" | "proposed" | "asked" | "seeks" | "suggested" | "offered" | "urged" | "demanded" | "ready"
                | "invited" | "invites" => Some((Modality::Proposed, "modality.noun-asked")),
                "denied" | "denies" | "no" => Some((Modality::Denied, "modality.noun-denied")),
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        // "in a virtual meeting of the allies on Tuesday"
        let inside =
            matches!(before.as_slice(), ["a" | "the", "in" | "at" | "during", ..] | [_, "a" | "the", "in" | "at" | "during", ..]);
        (inside && !ahead_of).then_some((Modality::Held, "modality.noun-in"))
    }
}

/// Nouns that take up an event that was just told of.
const AGAIN: [&str; 16] = [
    "meeting", "signing", "talks", "visit", "trip", "round", "session", "summit", "strike", "call", "vote", "ceremony",
    "exchange", "encounter", "conference", "walkout",
];

fn called_off_words(words: &[&str]) -> Option<(Modality, &'static str)> {
    called_off_at(words).map(|(_, found)| found)
}

/// Returns where the words call something off, and how.
fn called_off_at(words: &[&str]) -> Option<(usize, (Modality, &'static str))> {
    let found = |at: usize, word: &str| match word {
        "cancelled" | "canceled" | "scrapped" => Some((Modality::Cancelled, "modality.cancelled")),
        "called" if words.get(at + 1) == Some(&"off") => Some((Modality::Cancelled, "modality.cancelled")),
        "postponed" | "rescheduled" | "delayed" | "suspended" => Some((Modality::Postponed, "modality.postponed")),
        "put" if words.get(at + 1) == Some(&"off") => Some((Modality::Postponed, "modality.postponed")),
        "pushed" if words.get(at + 1) == Some(&"back") => Some((Modality::Postponed, "modality.postponed")),
        "moved" if matches!(words.get(at + 1), Some(&("to" | "from" | "because" | "back" | "after"))) => {
            Some((Modality::Postponed, "modality.moved"))
        }
        "brought" if words.get(at + 1) == Some(&"forward") => Some((Modality::Postponed, "modality.moved")),
        _ => None,
    };
    words.iter().enumerate().find_map(|(at, word)| Some((at, found(at, word)?)))
}

/// "Oslo denied that the two had met"
fn denied_by_cue(page: &Page<'_>, work: &Work, trigger: &Trigger) -> bool {
    let Some(id) = work.statement_over(trigger.tokens.start) else { return false };
    work.findings.statements[id.index()]
        .cue_span
        .iter()
        .any(|cue| cue.of(page.analysis.text()).is_some_and(crate::attribution::denies))
}
