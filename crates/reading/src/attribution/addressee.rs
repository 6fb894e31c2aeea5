//! Whom something was said to: "told reporters that", "urged the Corran side to", "in a letter to the mediator".
//!
//! Only people, bodies and gatherings are told something: "told the truth" and "said to be close" name nobody.

use super::{Attribution, REACH, speaker};
use crate::lexicon::{Phrases, WordSet, lines, longest, phrases, rows};
use crate::{Page, Work};
use rapporteur_language::TokenRange;
use rapporteur_model::Addressee;
use std::ops::Range;
use std::sync::LazyLock;

static AUDIENCES: WordSet = LazyLock::new(|| lines(include_str!("../lang/en/audiences.txt")).collect());
static OBJECT: LazyLock<Phrases<()>> = LazyLock::new(|| of_place("object"));
static ASKED: LazyLock<Phrases<()>> = LazyLock::new(|| of_place("asked"));
static TO: LazyLock<Phrases<()>> = LazyLock::new(|| of_place("to"));
static BEFORE: LazyLock<Phrases<()>> = LazyLock::new(|| of_place("before"));

fn of_place(place: &str) -> Phrases<()> {
    let rows = rows::<2>(include_str!("../lang/en/addressees.tsv")).filter(|row| row[1] == place);
    phrases(rows.flat_map(|[words, _]| words.split('|').map(|phrase| (phrase, ()))))
}

/// Returns whom a statement is made to; `lead` is what stands before its source.
pub(super) fn find(page: &Page<'_>, work: &Work, draft: &Attribution, lead: &TokenRange) -> Option<Addressee> {
    let (analysis, syntax) = (&page.analysis, &page.syntax);
    let words = |tokens: &TokenRange| syntax.words_of(analysis, tokens);
    let contents: Vec<Range<usize>> = draft.contents.iter().map(words).collect();
    let cue = words(draft.cue.as_ref()?);
    let telling = Telling { page, work, contents, cue };
    let found = telling.object().or_else(|| telling.behind(&words(lead))).or_else(|| telling.behind(&words(&draft.frame)))?;
    let tokens = syntax.tokens_of(analysis, &found);
    Some(Addressee { actor: speaker::known(page, work, &tokens), span: analysis.span(&tokens) })
}

/// A statement, in words of the tree.
struct Telling<'p> {
    page: &'p Page<'p>,
    work: &'p Work,
    contents: Vec<Range<usize>>,
    cue: Range<usize>,
}

impl Telling<'_> {
    /// "told reporters that", "urged the Corran side to": right behind the reporting verb.
    fn object(&self) -> Option<Range<usize>> {
        let syntax = &self.page.syntax;
        let lemmas: Vec<String> = self.cue.clone().chain(self.cue.end..=self.cue.end).map(|at| syntax.lemma(at)).collect();
        let lemma = |at: usize| lemmas.get(at).map_or("", String::as_str);
        let ends = |table: &Phrases<()>| {
            (0..self.cue.len())
                .find_map(|at| longest(table, |ahead| lemma(at + ahead)).map(|(size, ())| self.cue.start + at + size))
        };
        let said_before = self.contents.iter().any(|content| content.start < self.cue.start);
        let told = ends(&OBJECT).filter(|&end| end >= self.cue.end).and_then(|end| self.audience(end));
        let told = told.filter(|told| !self.contents.iter().any(|content| content.start < told.end && told.start < content.end));
        told.or_else(|| {
            let asked = ends(&ASKED).filter(|&end| end >= self.cue.end).and_then(|end| self.audience(end))?;
            let asks = ["to", "not", "for", "about", "whether", "if", "why", "when", "how", "what", "that"];
            (asks.contains(&syntax.word(asked.end)) || said_before).then_some(asked)
        })
    }

    /// "In a letter to the mediator", "speaking to lawmakers", "addressing the assembly": within `words`, outside what is said.
    fn behind(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let (analysis, syntax) = (&self.page.analysis, &self.page.syntax);
        let lower: Vec<String> = words.clone().take(REACH).map(|at| syntax.word(at).to_lowercase()).collect();
        let lower = |at: usize| at.checked_sub(words.start).and_then(|at| lower.get(at)).map_or("", String::as_str);
        let outside = |at: usize| {
            !self.contents.iter().any(|content| content.contains(&at)) && !analysis.is_quoted(syntax.token_of(analysis, at))
        };
        words.clone().take(REACH).filter(|&at| outside(at)).find_map(|at| {
            // Of verbs the reporting one counts, and one that goes along with it: "speaking to".
            let counts = syntax.upos(at) != "VERB" || self.cue.contains(&at) || lower(at).ends_with("ing");
            let behind = |table: &Phrases<()>| longest(table, |ahead| lower(at + ahead)).map(|(size, ())| at + size);
            let to = behind(&TO).map(|end| if ["sent", "addressed", "written"].contains(&lower(end)) { end + 1 } else { end });
            let to = to.filter(|&end| lower(end) == "to").map(|end| end + 1);
            let before = || behind(&BEFORE).filter(|_| syntax.upos(at) == "VERB");
            let from = to.or_else(before).filter(|&from| counts && from < words.end && outside(from))?;
            self.audience(from)
        })
    }

    /// Returns the phrase that begins at word `from`, if it is of those who can be told something.
    fn audience(&self, from: usize) -> Option<Range<usize>> {
        let (analysis, syntax) = (&self.page.analysis, &self.page.syntax);
        // "Told her that", but not "told her deputy that".
        let her = syntax.word(from) == "her" && !["NOUN", "PROPN", "ADJ"].contains(&syntax.upos(from + 1));
        if her || ["him", "me", "us", "them"].contains(&syntax.word(from)) {
            return Some(from..from + 1);
        }
        let limit = self.contents.iter().map(|content| content.start).filter(|&start| start > from).min();
        let limit = limit.unwrap_or(usize::MAX).min(syntax.sentence_of(from).end).min(from + 14);
        let mut end = from;
        while end < limit && self.goes_on(from, end) {
            end += 1;
        }
        while end > from && ["and", "or", "of", "from"].contains(&syntax.word(end - 1)) {
            end -= 1;
        }
        if end == from {
            return None;
        }
        let head_end = (from..end).find(|&at| ["of", "from"].contains(&syntax.word(at))).unwrap_or(end);
        let head = |&at: &usize| at + 1 == head_end || ["and", "or"].contains(&syntax.word(at + 1));
        let tokens = syntax.tokens_of(analysis, &(from..end));
        let named = self.work.mentions_in(&tokens).iter().any(|mention| mention.tokens.end == tokens.end);
        let told = |at: usize| {
            let noun = syntax.word(at).to_lowercase();
            AUDIENCES.contains(noun.as_str())
                || speaker::names_people(&noun)
                || syntax.upos(at) == "PROPN" && syntax.word(at).starts_with(char::is_uppercase)
        };
        (named || (from..head_end).filter(head).any(told)).then_some(from..end)
    }

    /// Tells whether a phrase that begins at word `from` goes on with word `at`.
    fn goes_on(&self, from: usize, at: usize) -> bool {
        let (analysis, syntax) = (&self.page.analysis, &self.page.syntax);
        let word = syntax.word(at);
        let noun_before = at > from && ["NOUN", "PROPN"].contains(&syntax.upos(at - 1));
        let dated = self.work.timex_over(syntax.token_of(analysis, at)).is_some();
        let belongs = match syntax.upos(at) {
            "NOUN" | "PROPN" | "ADJ" | "NUM" => true,
            "DET" => !noun_before && word != "that",
            "PRON" => at == from && syntax.xpos(at) == "PRP$" || ["both", "all", "everyone", "everybody"].contains(&word),
            "ADP" => at > from && ["of", "from"].contains(&word),
            "CCONJ" => at > from && ["NOUN", "PROPN", "DET", "ADJ", "PRON"].contains(&syntax.upos(at + 1)),
            "PART" => syntax.xpos(at) == "POS",
            "PUNCT" => word == "-" && at > from,
            _ => false,
        };
        belongs && !dated
    }
}
