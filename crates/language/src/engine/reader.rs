//! Reading text after text with an engine.

use super::Engine;
use super::agreement::{self, Sign};
use super::attribution::{self, Relation};
use super::care::Care;
use super::form::Forms;
use super::names::{self, NAME_LANES};
use super::parser::Room;
use super::splitter::Line;
use super::tagger::{FormScores, LANES};
use super::words::Words;
use crate::{Analysis, Syntax, TokenRange};
use rapporteur_span::Span;
use std::ops::Range;

/// Different words that are kept, about 30 MB. It is looked at before each line, so that a long line's words may come on top.
const MOST_FORMS: usize = 25_000;
/// Words that are read in one go: a line is cut after so many, so that memory does not grow with the length of a text.
const BLOCK: usize = 10_000;

/// Reads texts, and keeps what it worked out about words from one to the next. What it finds does not depend on what it read before.
#[derive(Debug)]
pub struct Reader<'m> {
    engine: &'m Engine<'m>,
    care: Care,
    known: Known,
    room: Room,
    block: Block,
    /// For each word of the text what it is, whatever its place.
    signs: Vec<Sign>,
    attribution: attribution::Room,
}

/// Words that are cut into sentences and wait for the rest.
///
/// Each step is taken for all of them before the next one, since what it looks up is then still near: the tables of all steps
/// together do not stay in a processor's cache.
#[derive(Debug, Default)]
struct Block {
    /// The first word's number in the text.
    first: usize,
    /// For each word the number of its form.
    numbers: Vec<u32>,
    /// For each word its row in the parser's vocabulary.
    rows: Vec<u32>,
    /// The sentences, as words of the text.
    sentences: Vec<Range<usize>>,
}

impl Block {
    /// Forgets the words; the next is word `first`.
    fn begin(&mut self, first: usize) {
        self.first = first;
        self.numbers.clear();
        self.rows.clear();
        self.sentences.clear();
    }
}

/// What is known of each different word.
#[derive(Debug, Default)]
struct Known {
    forms: Forms,
    tag_scores: FormScores<LANES>,
    name_scores: FormScores<NAME_LANES>,
    end_scores: FormScores<1>,
    /// The row in the parser's vocabulary.
    rows: Vec<u32>,
    /// The class it last had, and the rule of its lemma then: mostly the class it has again.
    rules: Vec<Option<(u8, u16)>>,
}

impl<'m> Reader<'m> {
    /// Returns a reader that has read nothing.
    pub fn new(engine: &'m Engine<'m>) -> Self {
        Self::with_care(engine, Care::Quick)
    }

    /// Returns a reader that has read nothing, and reads with this care.
    pub fn with_care(engine: &'m Engine<'m>, care: Care) -> Self {
        let (known, room) = (Known::default(), Room::default());
        Self { engine, care, known, room, block: Block::default(), signs: Vec::new(), attribution: attribution::Room::default() }
    }

    /// Returns the syntax of a text.
    pub fn parse<'t>(&mut self, analysis: &Analysis<'t>) -> Syntax<'t, 'm> {
        self.parse_apart(analysis, &[])
    }

    /// Returns the syntax of a text in which a sentence also begins at each of `starts`, tokens in the order of the text: after a
    /// dateline or the time of an entry, which belong to no sentence and spoil the tree of one.
    pub fn parse_apart<'t>(&mut self, analysis: &Analysis<'t>, starts: &[usize]) -> Syntax<'t, 'm> {
        let mut syntax = Syntax::new(self.engine, analysis.text());
        self.signs.clear();
        self.block.begin(0);
        for paragraph in &analysis.paragraphs {
            let tokens = &paragraph.tokens;
            let inside = &starts[starts.partition_point(|start| *start <= tokens.start)..];
            let mut from = tokens.start;
            for &start in inside.iter().take_while(|start| **start < tokens.end) {
                self.parse_line(&mut syntax, analysis, &(from..start));
                from = start;
            }
            self.parse_line(&mut syntax, analysis, &(from..tokens.end));
        }
        self.annotate(&mut syntax);
        agreement::agree(&mut syntax.names, &self.signs);
        syntax
    }

    fn parse_line(&mut self, syntax: &mut Syntax<'_, 'm>, analysis: &Analysis<'_>, tokens: &TokenRange) {
        let mut from = syntax.words.len();
        syntax.words.add_line(analysis.text(), analysis.span(tokens));
        while from < syntax.words.len() {
            let words = from..syntax.words.len().min(from + BLOCK);
            from = words.end;
            if self.block.numbers.len() + words.len() > BLOCK {
                self.annotate(syntax);
            }
            self.see(syntax, words.clone());
            self.split(syntax, words);
        }
    }

    /// Returns the attribution relations of a text, in the order of their cues in each paragraph.
    pub fn relations(&mut self, analysis: &Analysis<'_>, syntax: &Syntax<'_, '_>) -> Vec<Relation> {
        self.engine.attribution.find(self.engine, &mut self.attribution, analysis, syntax)
    }

    /// Returns the syntax of a text whose words and sentences are given, as in a treebank.
    pub fn annotate_words<'t>(&mut self, text: &'t str, spans: &[Span], sentences: Vec<Range<usize>>) -> Syntax<'t, 'm> {
        let mut syntax = Syntax::new(self.engine, text);
        syntax.words = Words::given(spans);
        self.signs.clear();
        self.block.begin(0);
        self.see(&mut syntax, 0..spans.len());
        self.block.sentences = sentences;
        self.annotate(&mut syntax);
        agreement::agree(&mut syntax.names, &self.signs);
        syntax
    }

    /// Looks up the form of each word, and adds the words to the block.
    fn see(&mut self, syntax: &mut Syntax<'_, 'm>, words: Range<usize>) {
        if self.known.forms.all().len() > MOST_FORMS {
            self.annotate(syntax);
            self.known = Known::default();
        }
        let (known, engine, block) = (&mut self.known, self.engine, &mut self.block);
        let seen = block.numbers.len();
        block.numbers.extend(words.map(|at| known.forms.number(syntax.word(at), &engine.clusters)));
        let forms = known.forms.all();
        engine.tagger.learn_forms(forms, &mut known.tag_scores);
        engine.names.learn_forms(forms, &mut known.name_scores);
        engine.splitter.learn_forms(forms, &mut known.end_scores);
        let vocabulary = &engine.parser.network.vocabulary;
        known.rows.extend(forms[known.rows.len()..].iter().map(|form| vocabulary.row(form) as u32));
        known.rules.resize(forms.len(), None);
        let new = &block.numbers[seen..];
        block.rows.extend(new.iter().map(|&number| known.rows[number as usize]));
        self.signs.extend(new.iter().map(|&number| Sign::of(&forms[number as usize])));
    }

    /// Cuts words, the last of the block, into sentences.
    fn split(&mut self, syntax: &Syntax<'_, '_>, words: Range<usize>) {
        let Self { engine, care, known, block, .. } = self;
        let spaced: Vec<bool> =
            words.clone().map(|at| syntax.words.span(at).end() != syntax.words.span(at + 1).start()).collect();
        let numbers = &block.numbers[words.start - block.first..];
        let line = Line { words: numbers, forms: known.forms.all(), spaced: &spaced };
        engine.splitter.split(&line, words.start, &known.end_scores, *care, &mut block.sentences);
    }

    /// Works out everything about the sentences of the block, and begins a new one.
    fn annotate(&mut self, syntax: &mut Syntax<'_, 'm>) {
        let Self { engine, care, known, room, block, .. } = self;
        let (forms, first) = (known.forms.all(), block.first);
        let own = |sentence: &Range<usize>| sentence.start - first..sentence.end - first;
        for sentence in &block.sentences {
            engine.tagger.tag(&block.numbers[own(sentence)], forms, &known.tag_scores, *care, &mut syntax.classes);
        }
        for sentence in &block.sentences {
            let tree = engine.parser.parse(&block.rows[own(sentence)], &syntax.classes[sentence.clone()], room);
            let head = |&head: &u32| if head == tree.root() { u32::MAX } else { head + sentence.start as u32 };
            syntax.heads.extend(tree.heads().iter().map(head));
            syntax.labels.extend(tree.labels());
        }
        let mut classes = Vec::new();
        for sentence in &block.sentences {
            classes.clear();
            let (numbers, tags) = (&block.numbers[own(sentence)], &syntax.classes[sentence.clone()]);
            engine.names.classify(numbers, tags, forms, &known.name_scores, *care, &mut classes);
            names::spell(&classes, sentence.start, &mut syntax.names);
        }
        for at in block.sentences.iter().cloned().flatten() {
            let class = syntax.classes[at];
            let kept = &mut known.rules[block.numbers[at - first] as usize];
            let rule = match *kept {
                Some((known, rule)) if known == class => rule,
                _ => engine.lemma.rule(&syntax.word(at).to_lowercase(), class),
            };
            *kept = Some((class, rule));
            syntax.rules.push(rule);
        }
        syntax.sentences.append(&mut block.sentences);
        block.begin(first + block.numbers.len());
    }
}
