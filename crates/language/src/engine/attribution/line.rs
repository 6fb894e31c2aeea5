//! A paragraph as the features of attribution see it: columns of what is known about each word, its place in the tree and in quotations.

use crate::engine::Engine;
use crate::engine::form::{Form, Forms, Has};
use crate::engine::hash::{self, mix};
use crate::{Analysis, Syntax, TokenKind, TokenRange};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// No word: the head of a root, a neighbour beyond the edge.
pub const NONE: u32 = u32::MAX;
/// From this step of [`Prior`] on, a word is likely to be a cue.
pub const LIKELY: u8 = 3;
/// How far up a tree is looked, so that a line of nothing but nested brackets takes linear time.
const HIGHEST: usize = 24;

/// Where a word stands to the quotation marks of its paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Quote {
    /// Outside.
    Outside,
    /// The mark that opens.
    Opens,
    /// Between the marks.
    Inside,
    /// The mark that closes.
    Closes,
}

/// A coarse kind of word, by its tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Sort {
    /// Anything else.
    Other,
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// A proper noun.
    Name,
    /// A pronoun.
    Pronoun,
    /// An auxiliary.
    Auxiliary,
    /// An adjective or adverb.
    Modifier,
    /// A preposition.
    Preposition,
    /// A subordinating conjunction.
    Subordinator,
    /// A coordinating conjunction.
    Coordinator,
    /// A determiner.
    Determiner,
    /// A comma.
    Comma,
    /// A mark that ends a sentence.
    Stop,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
}

/// How often a word is a cue in the texts that were learnt from, in steps from zero to seven.
pub type Prior = u8;

/// What is kept from text to text about each different word.
#[derive(Debug, Default)]
pub struct Known {
    /// The words.
    pub forms: Forms,
    /// By form, the rule of the lemma it last had, and that lemma's hash.
    lemmas: Vec<Option<(u16, u64)>>,
    /// By class of tags, the sort.
    sorts: Vec<Sort>,
    /// By label, its hash without its subtype.
    relations: Vec<u8>,
}

/// Relations that features tell apart; the rest are zero.
const RELATIONS: [&str; 24] = [
    "root", "nsubj", "obj", "iobj", "obl", "ccomp", "xcomp", "advcl", "acl", "parataxis", "conj", "cc", "mark", "aux", "cop",
    "advmod", "amod", "det", "case", "compound", "flat", "appos", "nmod", "punct",
];

/// Relations of the phrases that a content may end before, as bits.
static PHRASES: LazyLock<u32> = LazyLock::new(|| {
    let phrases = ["obj", "obl", "ccomp", "xcomp", "advcl", "acl", "parataxis", "conj", "advmod", "appos", "nmod", "nsubj"];
    phrases.iter().fold(0, |bits, name| bits | 1 << relation_number(name))
});

/// By the number of a relation, its bit in [`Line::children`].
static CHILDREN: LazyLock<[u8; RELATIONS.len() + 1]> = LazyLock::new(|| {
    let mut bits = [0; RELATIONS.len() + 1];
    for (bit, name) in ["nsubj", "ccomp", "xcomp", "obj", "mark", "parataxis", "obl", "case"].iter().enumerate() {
        bits[usize::from(relation_number(name))] = 1 << bit;
    }
    bits
});

/// Returns the number of a relation, subtype cut off.
fn relation_number(label: &str) -> u8 {
    let relation = label.split(':').next().unwrap_or(label);
    RELATIONS.iter().position(|known| *known == relation).map_or(0, |at| at as u8 + 1)
}

/// The number of a relation as [`Line::relation`] holds it.
#[must_use]
pub fn relation(name: &str) -> u8 {
    relation_number(name)
}

fn sort_of(class: &str) -> Sort {
    let (upos, xpos) = class.split_once(' ').unwrap_or((class, ""));
    match (upos, xpos) {
        ("VERB", _) => Sort::Verb,
        ("NOUN", _) => Sort::Noun,
        ("PROPN", _) => Sort::Name,
        ("PRON", _) => Sort::Pronoun,
        ("AUX", _) => Sort::Auxiliary,
        ("ADJ" | "ADV" | "NUM", _) => Sort::Modifier,
        ("ADP", _) => Sort::Preposition,
        ("SCONJ", _) => Sort::Subordinator,
        ("CCONJ", _) => Sort::Coordinator,
        ("DET", _) => Sort::Determiner,
        ("PUNCT", ",") => Sort::Comma,
        ("PUNCT", ".") => Sort::Stop,
        ("PUNCT", "``" | "''") => Sort::Quote,
        ("PUNCT" | "SYM", _) => Sort::Mark,
        _ => Sort::Other,
    }
}

/// A paragraph in columns: one entry a word.
#[derive(Debug, Default)]
pub struct Line {
    /// The number of its first word in the text.
    pub first: usize,
    /// The forms, by number.
    pub numbers: Vec<u32>,
    /// The classes of tags.
    pub class: Vec<u8>,
    /// What the classes come to.
    pub sort: Vec<Sort>,
    /// The relation to the head.
    pub relation: Vec<u8>,
    /// The head within the line.
    pub head: Vec<u32>,
    /// The hash of the lemma.
    pub lemma: Vec<u64>,
    /// Where it stands to the quotation marks.
    pub quote: Vec<Quote>,
    /// The quotation it stands in, from one; zero outside.
    pub quotation: Vec<u32>,
    /// How likely it is to be a cue.
    pub prior: Vec<Prior>,
    /// The kind of the name it is part of, from one.
    pub name: Vec<u8>,
    /// The sentence.
    pub sentence: Vec<u32>,
    /// The nearest likely cue above it in the tree.
    pub governor: Vec<u32>,
    /// The way to it: relations from the governor's child down, at most three.
    pub path: Vec<u64>,
    /// The relation of the governor's child on the way.
    pub below: Vec<u8>,
    /// The nearest likely cues before and after it in the sentence.
    pub near: [Vec<u32>; 2],
    /// Commas up to the word.
    pub commas: Vec<u32>,
    /// The relation of the largest phrase that begins with the word, and how likely that phrase's head is a cue.
    pub opens: Vec<(u8, Prior)>,
    /// The same of the largest phrase that ends with it.
    pub closes: Vec<(u8, Prior)>,
    /// The head of the largest phrase that begins with it; none where it begins nothing that hangs on words before.
    pub phrase: Vec<u32>,
    /// Which children it has, as bits: subject, clause, open clause, object, marker, aside, adjunct, preposition.
    pub children: Vec<u8>,
    /// The sentences, as ranges of words of the line.
    pub sentences: Vec<Range<usize>>,
    /// For each sentence: has quotation marks, is all quoted, how likely its likeliest cue is.
    pub flags: Vec<u64>,
    /// What the paragraph before and after does with quotation marks: it goes on; the next opens again.
    pub continues: bool,
    /// Whether the words before it were in a quotation that goes on.
    pub continued: bool,
    /// The colon of a label that opens the paragraph ("PENCE: Well, look").
    pub label: u32,
    /// Whether it ends with a colon.
    pub colon: bool,
    /// The dash of a name that closes it ("“… the children.” — Ada Marsh").
    pub signature: u32,
}

impl Line {
    /// Returns how many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Tells whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Returns a line that begins with word `first`, with room for `len` words.
    fn with_room(first: usize, len: usize) -> Self {
        Self {
            first,
            numbers: Vec::with_capacity(len),
            class: Vec::with_capacity(len),
            sort: Vec::with_capacity(len),
            relation: Vec::with_capacity(len),
            head: Vec::with_capacity(len),
            lemma: Vec::with_capacity(len),
            quote: Vec::with_capacity(len),
            quotation: Vec::with_capacity(len),
            prior: Vec::with_capacity(len),
            sentence: Vec::with_capacity(len),
            governor: Vec::with_capacity(len),
            path: Vec::with_capacity(len),
            below: Vec::with_capacity(len),
            commas: Vec::with_capacity(len),
            ..Self::default()
        }
    }

    /// Returns the line of a paragraph. `prior` says how often a word is a cue: of its lemma with its sort, and of its cluster with its sort.
    pub fn new(
        engine: &Engine<'_>,
        known: &mut Known,
        analysis: &Analysis<'_>,
        syntax: &Syntax<'_, '_>,
        paragraph: &TokenRange,
        prior: &impl Fn(u64, u64) -> Prior,
    ) -> Self {
        if known.sorts.is_empty() {
            known.sorts = engine.tagger.classes.iter().map(|class| sort_of(class)).collect();
            known.relations = engine.parser.labels.iter().map(|label| relation_number(label)).collect();
        }
        let words = syntax.words_of(analysis, paragraph);
        let first = words.start;
        let mut line = Self::with_room(first, words.len());
        let mut token = paragraph.start;
        for at in words.clone() {
            let number = known.forms.number(syntax.word(at), &engine.clusters);
            known.lemmas.resize(known.forms.all().len(), None);
            let rule = syntax.rules.get(at).copied().unwrap_or(0);
            let kept = &mut known.lemmas[number as usize];
            let lemma = match *kept {
                Some((own, lemma)) if own == rule => lemma,
                _ => hash::bytes(syntax.lemma(at).as_bytes()),
            };
            *kept = Some((rule, lemma));
            let form = &known.forms.all()[number as usize];
            let class = syntax.classes.get(at).copied().unwrap_or(0);
            let sort = known.sorts.get(usize::from(class)).copied().unwrap_or(Sort::Other);
            line.numbers.push(number);
            line.class.push(class);
            line.sort.push(sort);
            line.relation
                .push(syntax.labels.get(at).and_then(|&label| known.relations.get(usize::from(label))).copied().unwrap_or(0));
            line.head.push(syntax.head(at).filter(|head| words.contains(head)).map_or(NONE, |head| (head - first) as u32));
            line.lemma.push(lemma);
            // "PENCE: Well": a mark may be all the cue there is.
            let content = !matches!(
                sort,
                Sort::Name
                    | Sort::Pronoun
                    | Sort::Auxiliary
                    | Sort::Coordinator
                    | Sort::Determiner
                    | Sort::Comma
                    | Sort::Stop
                    | Sort::Quote
            );
            let keys = (mix(lemma, sort as u64), mix(u64::from(form.cluster) | 1 << 40, sort as u64));
            line.prior.push(if content && !form.is(Has::Digit) { prior(keys.0, keys.1) } else { 0 });
            while token + 1 < paragraph.end && analysis.tokens.span(token).end() <= syntax.words.span(at).start() {
                token += 1;
            }
            let quotation = analysis.quotation_of(token);
            let mark = analysis.tokens.kind(token) == TokenKind::Quote;
            let quote = match quotation {
                Some(index) if mark && token == analysis.quotations[index].tokens.start => Quote::Opens,
                Some(index) if mark && token + 1 == analysis.quotations[index].tokens.end => Quote::Closes,
                Some(_) => Quote::Inside,
                None => Quote::Outside,
            };
            line.quote.push(quote);
            line.quotation.push(quotation.map_or(0, |index| index as u32 + 1));
        }
        line.continues =
            analysis.quotation_of(paragraph.end.max(1) - 1).is_some_and(|index| analysis.quotations[index].continues);
        line.continued = paragraph.start > 0
            && analysis.quotation_of(paragraph.start - 1).is_some_and(|index| analysis.quotations[index].continues);
        line.find_label(syntax, &words);
        line.mark_names(syntax, &words);
        line.cut_sentences(syntax, &words);
        line.climb();
        line.find_edges();
        line
    }

    fn find_label(&mut self, syntax: &Syntax<'_, '_>, words: &Range<usize>) {
        let is = |at: usize, marks: &[&str]| marks.contains(&syntax.word(words.start + at));
        let len = self.len();
        let label = (1..len.min(7)).find(|&at| is(at, &[":"]));
        self.label = label.map_or(NONE, |at| at as u32);
        self.colon = len > 0 && is(len - 1, &[":"]);
        let dash = (len.saturating_sub(9).max(1)..len)
            .find(|&at| is(at, &["—", "–", "―", "-", "--"]) && is(at - 1, &["”", "\"", "’’", "''", "»"]));
        self.signature = dash.map_or(NONE, |at| at as u32);
    }

    fn mark_names(&mut self, syntax: &Syntax<'_, '_>, words: &Range<usize>) {
        self.name = vec![0; self.len()];
        let from = syntax.names.partition_point(|name| name.words.end <= words.start);
        for name in syntax.names[from..].iter().take_while(|name| name.words.start < words.end) {
            let own = name.words.start.max(words.start) - words.start..name.words.end.min(words.end) - words.start;
            self.name[own].fill(name.kind as u8 + 1);
        }
    }

    fn cut_sentences(&mut self, syntax: &Syntax<'_, '_>, words: &Range<usize>) {
        let from = syntax.sentences.partition_point(|sentence| sentence.end <= words.start);
        for sentence in syntax.sentences[from..].iter().take_while(|sentence| sentence.start < words.end) {
            let own = sentence.start.max(words.start) - words.start..sentence.end.min(words.end) - words.start;
            self.sentence.extend(std::iter::repeat_n(self.sentences.len() as u32, own.len()));
            let quoted = own.clone().filter(|&at| self.quote[at] != Quote::Outside).count();
            let likeliest =
                own.clone().filter(|&at| self.quote[at] == Quote::Outside).map(|at| self.prior[at]).max().unwrap_or(0);
            let question = own.clone().next_back().is_some_and(|at| self.sort[at] == Sort::Stop);
            let flags = u64::from(quoted > 0)
                | u64::from(quoted + 1 >= own.len()) << 1
                | u64::from(likeliest) << 2
                | u64::from(question) << 6;
            self.flags.push(flags);
            self.sentences.push(own);
        }
        self.sentence.resize(self.numbers.len(), self.sentences.len().saturating_sub(1) as u32);
        let mut commas = 0;
        for at in 0..self.len() {
            self.commas.push(commas);
            commas += u32::from(matches!(self.sort[at], Sort::Comma | Sort::Quote));
        }
        let len = self.len();
        self.near = [vec![NONE; len], vec![NONE; len]];
        for sentence in &self.sentences {
            let mut last = NONE;
            for at in sentence.clone() {
                self.near[0][at] = last;
                if self.prior[at] >= LIKELY {
                    last = at as u32;
                }
            }
            last = NONE;
            for at in sentence.clone().rev() {
                self.near[1][at] = last;
                if self.prior[at] >= LIKELY {
                    last = at as u32;
                }
            }
        }
    }

    /// Finds the likely cue above each word, and the way to it.
    fn climb(&mut self) {
        for at in 0..self.len() {
            let (mut governor, mut path, mut below, mut steps) = (NONE, 0_u64, 0, 0);
            let mut word = at;
            while let Some(&head) = self.head.get(word).filter(|&&head| head != NONE) {
                below = self.relation[word];
                path = path << 8 | u64::from(below);
                steps += 1;
                if self.prior[head as usize] >= LIKELY {
                    governor = head;
                    break;
                }
                word = head as usize;
                if steps >= HIGHEST {
                    break;
                }
            }
            self.governor.push(governor);
            self.path.push(if governor == NONE { 0 } else { path & 0x00FF_FFFF | (steps.min(4) as u64) << 24 });
            self.below.push(if governor == NONE { 0 } else { below });
        }
    }

    /// Finds the largest phrase that begins or ends with each word, and the children of each.
    fn find_edges(&mut self) {
        let len = self.len();
        let (mut low, mut high): (Vec<usize>, Vec<usize>) = ((0..len).collect(), (0..len).collect());
        self.children = vec![0; len];
        let children = *CHILDREN;
        for at in 0..len {
            if let Some(&head) = self.head.get(at).filter(|&&head| head != NONE) {
                let bit = children[usize::from(self.relation[at]) % children.len()];
                self.children[head as usize] |= bit;
            }
            let mut word = at;
            for _ in 0..HIGHEST {
                let Some(&head) = self.head.get(word).filter(|&&head| head != NONE) else { break };
                word = head as usize;
                low[word] = low[word].min(at);
                high[word] = high[word].max(at);
            }
        }
        let edge = |bounds: &[usize], at: usize| {
            let (mut word, mut top) = (at, at);
            for _ in 0..HIGHEST {
                let Some(&head) = self.head.get(word).filter(|&&head| head != NONE) else { break };
                word = head as usize;
                if bounds[word] != at {
                    break;
                }
                top = word;
            }
            let above = self.head.get(top).filter(|&&head| head != NONE).map_or(0, |&head| self.prior[head as usize]);
            (top, (self.relation[top], above))
        };
        let phrases = *PHRASES;
        for at in 0..len {
            let (top, opens) = edge(&low, at);
            let hangs = self.head.get(top).is_some_and(|&head| head != NONE && (head as usize) < at);
            self.phrase.push(if hangs && phrases >> self.relation[top] & 1 == 1 { top as u32 } else { NONE });
            self.opens.push(opens);
        }
        self.closes = (0..len).map(|at| edge(&high, at).1).collect();
    }

    /// Returns the form of word `at`, if it stands on the line.
    #[must_use]
    pub fn form<'f>(&self, forms: &'f [Form], at: usize) -> Option<&'f Form> {
        self.numbers.get(at).map(|&number| &forms[number as usize])
    }
}

/// Counts of words and how many of them are cues, by the keys that a prior is asked with.
pub type Counts = HashMap<u64, [u32; 2]>;

/// Returns the step of a rate.
#[must_use]
pub fn step(cues: u32, all: u32) -> Prior {
    let rate = (f64::from(cues) - 0.3) / (f64::from(all) + 1.0);
    [0.004, 0.02, 0.06, 0.15, 0.35, 0.6, 0.8].iter().filter(|&&bound| rate > bound).count() as Prior
}
