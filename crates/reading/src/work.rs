//! What the readers have found so far on one page.

use crate::Page;
use rapporteur_language::TokenRange;
use rapporteur_model::{Actor, ActorId, ActorKind, CountryCode, Findings, Locality, StatementId};
use rapporteur_span::Span;
use rapporteur_time::{Clock, When};
use std::collections::{HashMap, HashSet};

/// How many mentions back a description such as "the union" may go.
const MEMORY: usize = 400;

/// The findings on their way, and what readers tell each other beside them.
///
/// Everything is kept in the order of the text, so that a look-up is a binary search and reading stays linear.
#[derive(Debug, Default)]
pub struct Work {
    /// The findings.
    pub findings: Findings,
    /// Where actors are mentioned, in the order of the text.
    pub mentions: Vec<Mention>,
    /// The content of each statement, in tokens, in the order of `findings.statements`.
    pub contents: Vec<Vec<TokenRange>>,
    /// The time expressions that stand for days, in tokens and in the order of the text.
    pub(crate) dated: Vec<(TokenRange, Dated)>,
    /// What the attribution reader says of each token.
    pub(crate) speech: Vec<Speech>,
    /// The sides that the text first names together: those at the table.
    pub(crate) table: Vec<ActorId>,
    /// The actors that the text only describes, by their words in lower case.
    pub(crate) described: HashMap<String, ActorId>,
    /// The state of each code, the body and group of each name.
    pub(crate) states: HashMap<CountryCode, ActorId>,
    pub(crate) bodies: HashMap<(ActorKind, Vec<String>), ActorId>,
    /// Where each mention of a place stands, in the order of the text, and which place it is of.
    pub(crate) place_spans: Vec<(Span, usize)>,
    /// The country that the document is at home in.
    pub(crate) home: Option<CountryCode>,
    /// The country it is reported from, if it speaks of that country too.
    pub(crate) dateline: Option<CountryCode>,
    /// Names of states that mean something else in this document: "Georgia" beside Atlanta.
    pub(crate) no_states: HashSet<String>,
    /// Companies: "the company" may be one of them.
    pub(crate) businesses: HashSet<ActorId>,
    /// Persons whose office is past: "the minister" is not they.
    pub(crate) past: HashSet<ActorId>,
    /// Whose deputy, successor or predecessor a person is.
    pub(crate) owners: HashMap<ActorId, ActorId>,
    /// Persons who are somebody's elder: "who is her uncle".
    pub(crate) elders: HashSet<ActorId>,
    /// Further words for the office of a person: that of the predecessor, for a successor.
    pub(crate) offices: HashMap<ActorId, String>,
}

/// Days that words stand for, and the hour that stands with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The days.
    pub when: When,
    /// The hour.
    pub clock: Option<Clock>,
}

/// What is said where: one entry a token.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Speech {
    /// One more than the innermost statement whose content holds the token.
    pub(crate) content: u32,
    /// The token names the source of a statement.
    pub(crate) source: bool,
    /// The token stands between a cue and its content: whom, when, where it was said.
    pub(crate) frame: bool,
}

/// Words that refer to an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub tokens: TokenRange,
    /// Whom they refer to.
    pub actor: ActorId,
    /// How.
    pub form: MentionForm,
}

/// How words refer to an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionForm {
    /// By name.
    Name,
    /// By the name of a capital, which may be a town and no government.
    Capital,
    /// By an adjective or a people: "Turkish".
    Demonym,
    /// By a description: "the minister".
    Description,
}

impl Work {
    /// Returns the mentions that begin within `tokens`.
    pub fn mentions_in(&self, tokens: &TokenRange) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let to = self.mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        &self.mentions[from..to.max(from)]
    }

    /// Returns the mentions that end before token `at`, the nearest first, as far back as a reader remembers.
    pub fn mentions_before(&self, at: usize) -> impl Iterator<Item = &Mention> {
        let to = self.mentions.partition_point(|mention| mention.tokens.start < at);
        self.mentions[..to].iter().rev().take(MEMORY).filter(move |mention| mention.tokens.end <= at)
    }

    /// Tells whether a mention shares a token with `tokens`.
    pub fn mention_over(&self, tokens: &TokenRange) -> bool {
        let to = self.mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        self.mentions[..to].iter().rev().take(4).any(|mention| mention.tokens.end > tokens.start)
    }

    /// Adds a mention in its place, unless one begins there already.
    pub fn mention(&mut self, mention: Mention) {
        let at = self.mentions.partition_point(|other| other.tokens.start < mention.tokens.start);
        if self.mentions.get(at).is_none_or(|other| other.tokens.start != mention.tokens.start) {
            self.mentions.insert(at, mention);
        }
    }

    /// Adds an actor and returns its id; the id it carries is replaced.
    pub fn add_actor(&mut self, mut actor: Actor) -> ActorId {
        let id = ActorId(self.findings.actors.len() as u32);
        actor.id = id;
        self.findings.actors.push(actor);
        id
    }

    /// Returns the statement whose content holds token `at`, the innermost if several do.
    pub fn statement_over(&self, at: usize) -> Option<StatementId> {
        self.speech.get(at).and_then(|speech| speech.content.checked_sub(1)).map(StatementId)
    }

    /// Returns the place that the words of `span` name, with its country as the document tells it.
    pub fn place_over(&self, span: Span) -> Option<&Locality> {
        let at = self.place_spans.partition_point(|(mention, _)| mention.end() <= span.start());
        let (mention, index) = self.place_spans.get(at)?;
        self.findings.places.get(*index).filter(|_| mention.overlaps(span))
    }

    /// Returns the time expressions within `tokens` that stand for days, with their tokens.
    pub fn timexes_in(&self, tokens: &TokenRange) -> impl Iterator<Item = (&TokenRange, &Dated)> {
        let from = self.dated.partition_point(|(timex, _)| timex.start < tokens.start);
        let to = self.dated.partition_point(|(timex, _)| timex.start < tokens.end).max(from);
        let limit = tokens.end;
        self.dated[from..to].iter().map(|(timex, days)| (timex, days)).filter(move |(timex, _)| timex.end <= limit)
    }

    /// Returns the tokens of the time expression that holds token `at` and stands for days.
    pub fn timex_over(&self, at: usize) -> Option<&TokenRange> {
        let index = self.dated.partition_point(|(timex, _)| timex.end <= at);
        self.dated.get(index).map(|(timex, _)| timex).filter(|timex| timex.start <= at)
    }

    /// Notes for each token which statement it belongs to, once all statements are known.
    pub(crate) fn index_speech(&mut self, page: &Page<'_>) {
        let analysis = &page.analysis;
        self.speech = vec![Speech::default(); analysis.tokens.len()];
        let size = |ranges: &[TokenRange]| ranges.iter().map(ExactSizeIterator::len).sum::<usize>();
        let mut order: Vec<usize> = (0..self.contents.len()).collect();
        // The innermost is written last.
        order.sort_by_key(|&index| std::cmp::Reverse(size(&self.contents[index])));
        for index in order {
            for range in &self.contents[index] {
                self.speech[range.clone()].iter_mut().for_each(|speech| speech.content = index as u32 + 1);
            }
        }
        for (index, statement) in self.findings.statements.iter().enumerate() {
            let held_by = |speech: &Speech| speech.content == index as u32 + 1;
            for source in &statement.speaker_span {
                self.speech[analysis.tokens_in(*source)]
                    .iter_mut()
                    .filter(|speech| !held_by(speech))
                    .for_each(|speech| speech.source = true);
            }
            let cue_end = statement.cue_span.first().map(|cue| analysis.tokens_in(*cue).end);
            let content = self.contents[index].iter().map(|range| range.start).filter(|&start| Some(start) >= cue_end).min();
            if let (Some(from), Some(to)) = (cue_end, content)
                && to - from < 12
            {
                self.speech[from..to].iter_mut().for_each(|speech| speech.frame = true);
            }
        }
    }

    /// Returns the findings.
    pub(crate) fn finish(self) -> Findings {
        self.findings
    }
}
