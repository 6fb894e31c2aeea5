//! What is called off, moved to another day, or did not take place though it was planned.

use super::modality::{Status, View};
use super::trigger::Standing;
use rapporteur_language::TokenRange;
use rapporteur_model::Modality;

impl View<'_, '_> {
    /// "has been postponed", "was called off", "is cancelled"
    pub(super) fn called_off(&self) -> Option<Status> {
        // "were to have met on Tuesday, but the meeting was called off": it was not to be.
        let unreal = matches!(self.before(3).as_slice(), ["have", "to", "was" | "were" | "been" | "due" | "supposed"])
            || matches!(self.before(4).as_slice(), ["to", "due" | "scheduled" | "supposed" | "meant", "been", "had"]);
        let end = self.trigger.tokens.end;
        if unreal && self.trigger.standing != Standing::Noun {
            let rest: Vec<&str> = (end..self.sentence_end).map(|at| self.page.analysis.lower(at)).collect();
            let never = || Status::at(self.trigger.tokens.start - 1, (Modality::Cancelled, "modality.was-to-have"));
            return Some(called_off_at(&rest).map_or_else(never, |(at, found)| Status::at(end + at, found)));
        }
        // "who put off a visit last week, will travel on Wednesday": a verb is called off after it, a noun on either side.
        let from = if self.trigger.standing == Standing::Noun { self.clause.start } else { end };
        let words: Vec<&str> = (from..self.clause.end).map(|at| self.page.analysis.lower(at)).collect();
        if self.took_place() {
            return None;
        }
        called_off_at(&words)
            .filter(|(at, _)| self.trigger.standing != Standing::Noun || self.is_about_it(from + at))
            .map(|(at, found)| Status::at(from + at, found))
            .or_else(|| self.moved_by_somebody())
    }

    /// "Altara moved Monday's meeting to Wednesday", "brought the round forward to 4 May"
    fn moved_by_somebody(&self) -> Option<Status> {
        let nearest = self.before(6);
        let moved = nearest.iter().position(|word| matches!(*word, "moved" | "pushed" | "brought" | "shifted"))?;
        let to_a_day = (self.trigger.tokens.end..self.clause.end.min(self.trigger.tokens.end + 6))
            .any(|at| self.page.analysis.lower(at) == "to" && self.work.timex_over(at + 1).is_some());
        let at = self.trigger.tokens.start - 1 - moved;
        (self.trigger.standing == Standing::Noun && to_a_day).then(|| Status::at(at, (Modality::Postponed, "modality.moved")))
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
    pub(super) fn called_off_next(&self, sentence: &TokenRange) -> Option<Status> {
        let analysis = &self.page.analysis;
        let next = analysis.sentences.get(analysis.sentence_of(sentence.start) + 1)?;
        let words: Vec<&str> = next.tokens.clone().take(7).map(|at| analysis.lower(at)).collect();
        // "The signing was called off": the same thing by its noun.
        let named =
            matches!(words.first(), Some(&("the" | "that" | "this"))) && words.get(1).is_some_and(|noun| AGAIN.contains(noun));
        let words: Vec<&str> = if named { words[1..].to_vec() } else { words };
        let start = next.tokens.start + usize::from(named);
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
            return Some(Status::at(start + 2, (Modality::Denied, "modality.taken-back")));
        }
        // "It was cancelled, because …"; not "It was delayed trains that …".
        let ends = |at: usize| {
            matches!(
                words.get(at + 1),
                None | Some(&("," | "." | ";" | "because" | "until" | "to" | "by" | "after" | "for" | "off" | "back"))
            )
        };
        let participle = (2..words.len()).find(|&at| {
            called_off_at(&words[at..=at.min(words.len() - 1)]).is_some() || matches!(words[at], "called" | "put" | "pushed")
        })?;
        let (at, found) = called_off_at(&words[participle..]).filter(|_| ends(participle))?;
        Some(Status::at(start + participle + at, found))
    }

    /// "met on Monday": what took place was not called off.
    fn took_place(&self) -> bool {
        self.trigger.standing != Standing::Noun
            && matches!(self.page.analysis.lower(self.trigger.tokens.start), "met" | "held" | "visited" | "spoke" | "signed")
            && !matches!(self.before(1).first(), Some(&"to"))
    }

    /// "They had planned to meet on Monday but will now meet on Wednesday": the second meeting is the plan.
    pub(super) fn given_up_for_another(&self) -> bool {
        let had = self.before(6).contains(&"had") || matches!(self.before(3).as_slice(), ["to", _, "were" | "was"]);
        let rest = self.clause.end..self.sentence_end.min(self.clause.end + 8);
        let words: Vec<&str> = rest.map(|at| self.page.analysis.lower(at)).collect();
        let but = words.iter().take(2).position(|word| *word == "but");
        let other =
            but.is_some_and(|but| words[but..].contains(&"will") && words.iter().any(|word| matches!(*word, "now" | "instead")));
        self.trigger.standing != Standing::Noun && had && other
    }

    /// "The round planned for Monday in Tolm did not take place": returns the word that denies.
    pub(super) fn never_was(&self) -> Option<usize> {
        let after = self.after(20);
        let ahead = after.windows(3).position(|words| {
            let denied = matches!(words[0], "not" | "never" | "didn't");
            let happen =
                matches!((words[1], words[2]), ("take" | "took", "place") | ("go", "ahead") | ("come", "about") | ("happen", _));
            denied && happen
        });
        ahead.map(|ahead| self.trigger.tokens.end + ahead)
    }
}

/// Nouns that take up an event that was just told of.
const AGAIN: [&str; 16] = [
    "meeting", "signing", "talks", "visit", "trip", "round", "session", "summit", "strike", "call", "vote", "ceremony",
    "exchange", "encounter", "conference", "walkout",
];

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
        // "Who was to receive them on Tuesday, has moved that to Wednesday"
        "moved" | "pushed" | "shifted"
            if matches!(words.get(at + 1), Some(&("it" | "that" | "this" | "them")))
                && words[at..].iter().take(4).any(|word| matches!(*word, "to" | "back" | "until")) =>
        {
            Some((Modality::Postponed, "modality.moved"))
        }
        "brought" if words.get(at + 1) == Some(&"forward") => Some((Modality::Postponed, "modality.moved")),
        _ => None,
    };
    words.iter().enumerate().find_map(|(at, word)| Some((at, found(at, word)?)))
}
