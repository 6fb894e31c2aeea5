//! Whether an event happened, will, may or did not.
//!
//! Planned is not held: an event is `held` only where the sentence says that it is over.

use super::trigger::{Standing, Trigger};
use crate::{Page, Work};
use rapporteur_language::{TokenRange, is_auxiliary};
use rapporteur_model::{EventType, Modality};
use rapporteur_span::Span;

/// What was decided, by which rule, and on which words.
#[derive(Clone, Debug)]
pub(super) struct Status {
    pub(super) modality: Modality,
    pub(super) rule: &'static str,
    /// The words that show it; those of the event itself where their form does.
    pub(super) words: TokenRange,
}

impl Status {
    pub(super) fn at(word: usize, (modality, rule): (Modality, &'static str)) -> Self {
        Self { modality, rule, words: word..word + 1 }
    }
}

/// Returns the modality of the event, with the rule that decided and its words; nothing if the words do not say that it is one.
pub(super) fn of(page: &Page<'_>, work: &Work, trigger: &Trigger, clause: &TokenRange, sentence: &TokenRange) -> Option<Status> {
    let clause_view =
        View { page, work, clause: clause.clone(), sentence_start: sentence.start, sentence_end: sentence.end, trigger };
    let called_off = clause_view.called_off().or_else(|| clause_view.called_off_next(sentence));
    if let Some(found) = called_off {
        return Some(found);
    }
    if let Some(words) = denied_by_cue(page, work, trigger).or_else(|| clause_view.negated()) {
        let denied = |modality| Some(Status { modality, rule: "modality.negated", words });
        // "will not walk out": what was called is off. "was not consulted": it did not take place.
        let ahead = clause_view.before(6).iter().any(|word| matches!(*word, "will" | "won't" | "would"));
        let stays = matches!(
            trigger.kind,
            EventType::Agreement | EventType::Signing | EventType::Proposal | EventType::Other | EventType::Deadline
        );
        let unable = clause_view.before(5).iter().any(|word| ["cannot", "can", "could", "would", "may", "should"].contains(word));
        return match (trigger.kind, ahead) {
            (EventType::Withdrawal, true) => denied(Modality::Cancelled),
            // "cannot sign", "has not agreed": nothing happened, and nobody had said that it had.
            _ if stays || unable => None,
            _ => denied(Modality::Denied),
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

/// A trigger in its clause.
pub(super) struct View<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) work: &'a Work,
    pub(super) clause: TokenRange,
    pub(super) sentence_start: usize,
    pub(super) sentence_end: usize,
    pub(super) trigger: &'a Trigger,
}

impl View<'_, '_> {
    /// Returns up to `count` words of the clause before the trigger, the nearest first.
    pub(super) fn before(&self, count: usize) -> Vec<&str> {
        (self.clause.start..self.trigger.tokens.start).rev().take(count).map(|at| self.word(at)).collect()
    }

    /// Returns the word at `at`, but for those of a date: "May" is no verb in "on 22 May".
    pub(super) fn word(&self, at: usize) -> &str {
        if self.work.timex_over(at).is_some() { "" } else { self.page.analysis.lower(at) }
    }

    /// Returns the words of the clause after the trigger.
    pub(super) fn after(&self, count: usize) -> Vec<&str> {
        (self.trigger.tokens.end..self.clause.end).take(count).map(|at| self.word(at)).collect()
    }

    /// "has never been consulted", "did not meet", "no such meeting"
    fn negated(&self) -> Option<TokenRange> {
        let near = self.before(5);
        let start = self.trigger.tokens.start;
        if self.trigger.standing == Standing::Noun {
            let no = near.iter().position(|word| *word == "no").filter(|_| matches!(near.first(), Some(&("no" | "such"))))?;
            return Some(start - 1 - no..start - no);
        }
        let reach = near.iter().position(|word| matches!(*word, "," | "that" | "said" | "who")).unwrap_or(near.len());
        let verb = near[..reach]
            .iter()
            .position(|word| matches!(*word, "not" | "never" | "n't" | "neither" | "nor" | "cannot") || word.ends_with("n't"));
        if let Some(back) = verb {
            return Some(start - 1 - back..start - back);
        }
        // "No minutes were signed": the subject itself is denied.
        if matches!(self.page.analysis.lower(self.clause.start), "no" | "nobody" | "none" | "neither") {
            return Some(self.clause.start..self.clause.start + 1);
        }
        // "We agreed on nothing", "they signed nothing"
        let nothing = match self.after(2).as_slice() {
            ["nothing", ..] => 0,
            ["on" | "to" | "upon", "nothing"] => 1,
            _ => return None,
        };
        Some(self.trigger.tokens.end + nothing..self.trigger.tokens.end + nothing + 1)
    }

    /// "If a deal is signed", "once the text is initialled", "whether they met": said of what may never be.
    fn under_condition(&self) -> bool {
        let clause_of = |word: &str| matches!(word, "if" | "unless" | "whether" | "once" | "lest" | "provided");
        let from = self.trigger.tokens.start.saturating_sub(8).max(self.sentence_start);
        let near = (from..self.trigger.tokens.start).rev().map(|at| self.page.analysis.lower(at));
        // A comma ends the condition: "if it rains, they will meet indoors".
        self.trigger.standing != Standing::Noun && near.take_while(|word| *word != ",").any(clause_of)
    }

    fn verb(&self) -> Option<Status> {
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
            if let Some(found) = found {
                return Some(Status::at(self.trigger.tokens.start - 1 - back, found));
            }
        }
        let verb = |found| Some(Status { words: self.trigger.tokens.clone(), ..Status::at(self.trigger.tokens.start, found) });
        let infinitive = near.first() == Some(&"to");
        if infinitive {
            let to_be = near.iter().skip(1).take(2).position(|word| is_auxiliary(word))?;
            return Some(Status::at(self.trigger.tokens.start - 2 - to_be, (Modality::Planned, "modality.is-to")));
        }
        if first.ends_with("ing") {
            let ongoing = near.iter().take(2).any(|word| matches!(*word, "is" | "are"));
            return if ongoing { verb((Modality::Ongoing, "modality.progressive")) } else { None };
        }
        let past = self.trigger.tokens.clone().any(|at| self.page.analysis.lower(at).ends_with("ed"))
            || ["met", "held", "spoke", "sat", "withdrew", "struck", "flew", "were", "was", "been", "reached", "put"]
                .contains(&first)
            || self.trigger.tokens.clone().any(|at| self.page.analysis.lower(at) == "took");
        if past {
            return verb((Modality::Held, "modality.past"));
        }
        // "Talks resume", "the ministers meet on Friday": the present of plans.
        verb((Modality::Planned, "modality.present"))
    }

    /// Returns the words of the verb that a noun is the subject of, wherever it stands, and where they begin: "the round, attended
    /// by …, was held".
    fn predicate(&self) -> Option<(usize, Vec<&str>)> {
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
        Some((from, (from..to.max(from)).map(|at| self.word(at)).collect()))
    }

    /// A noun is an event where the clause says that it takes place, or says when.
    fn noun(&self) -> Option<Status> {
        if self.trigger.kind == EventType::Deadline {
            let passed = self.after(6).iter().position(|word| matches!(*word, "passed" | "expired"));
            let at = passed.map_or(self.trigger.tokens.start, |ahead| self.trigger.tokens.end + ahead);
            let modality = if passed.is_some() { Modality::Held } else { Modality::Planned };
            return Some(Status::at(at, (modality, "modality.deadline")));
        }
        let (from, after) = self.predicate().unwrap_or_else(|| (self.trigger.tokens.end, self.after(12)));
        let before = self.before(12);
        let ahead = self.after(20).iter().any(|word| matches!(*word, "will" | "would" | "may" | "might" | "could"));
        if let Some(at) = self.never_was().filter(|_| !ahead) {
            return Some(Status::at(at, (Modality::Denied, "modality.noun-denied")));
        }
        // "The vote is on Monday", "the talks were on Friday"; a date has no words here.
        match after.as_slice() {
            ["is" | "are", "", ..] | ["is" | "are", "on" | "in" | "at", "", ..] => {
                return Some(Status::at(from, (Modality::Planned, "modality.noun-is")));
            }
            // "was on Friday called into question" tells of something else.
            ["was" | "were", rest @ ..]
                if matches!(rest, ["", ..] | ["on" | "in" | "at", "", ..]) && !rest.iter().any(|word| word.ends_with("ed")) =>
            {
                return Some(Status::at(from, (Modality::Held, "modality.noun-was")));
            }
            _ => {}
        }
        // "The meeting never took place", "no talks were held"
        let denied = after.iter().take(6).position(|word| matches!(*word, "never" | "not" | "n't") || word.ends_with("n't"));
        if let Some(at) = denied.filter(|at| !after[..*at].contains(&",") || after.len() <= 7) {
            let yet = after.contains(&"yet");
            return (!ahead && !yet).then(|| Status::at(from + at, (Modality::Denied, "modality.noun-denied")));
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
            if let Some(found) = found {
                return Some(Status::at(from + ahead, found));
            }
        }
        let ahead_of = before
            .iter()
            .any(|word| ["will", "would", "to", "may", "could", "should", "shall", "expects", "plans"].contains(word));
        for (back, word) in before.iter().enumerate() {
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
            if let Some(found) = found {
                return Some(Status::at(self.trigger.tokens.start - 1 - back, found));
            }
        }
        // "in a virtual meeting of the allies on Tuesday"
        let inside =
            matches!(before.as_slice(), ["a" | "the", "in" | "at" | "during", ..] | [_, "a" | "the", "in" | "at" | "during", ..]);
        (inside && !ahead_of).then(|| Status::at(self.trigger.tokens.start - 1, (Modality::Held, "modality.noun-in")))
    }
}

/// "Oslo denied that the two had met": returns the words that deny.
fn denied_by_cue(page: &Page<'_>, work: &Work, trigger: &Trigger) -> Option<TokenRange> {
    let statement = &work.findings.statements[work.statement_over(trigger.tokens.start)?.index()];
    let denies = |cue: &&Span| cue.of(page.analysis.text()).is_some_and(crate::attribution::denies);
    statement.cue_span.iter().find(denies).map(|cue| page.analysis.tokens_in(*cue))
}
