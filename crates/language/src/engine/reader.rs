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

/// Different words that are kept from text to text, at most: about 30 MB.
const MOST_FORMS: usize = 25_000;
/// Words that are read in one go: a line is cut after so many, so that memory does not grow with its length.
const BLOCK: usize = 10_000;

/// Reads texts, and keeps what it worked out about words from one to the next. What it finds does not depend on what it read before.
#[derive(Debug)]
pub struct Reader<'m> {
    engine: &'m Engine<'m>,
    care: Care,
    known: Known,
    room: Room,
    /// For each word of the block the number of its form.
    numbers: Vec<u32>,
    /// For each word of the block its row in the parser's vocabulary.
    rows: Vec<u32>,
    /// For each word of the text what it is, whatever its place.
    signs: Vec<Sign>,
    attribution: attribution::Room,
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
        Self {
            engine,
            care,
            known,
            room,
            numbers: Vec::new(),
            rows: Vec::new(),
            signs: Vec::new(),
            attribution: attribution::Room::default(),
        }
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
        agreement::agree(&mut syntax.names, &self.signs);
        syntax
    }

    fn parse_line(&mut self, syntax: &mut Syntax<'_, 'm>, analysis: &Analysis<'_>, tokens: &TokenRange) {
        let mut from = syntax.words.len();
        syntax.words.add_line(analysis.text(), analysis.span(tokens));
        while from < syntax.words.len() {
            let block = from..syntax.words.len().min(from + BLOCK);
            from = block.end;
            self.see(syntax, block.clone());
            let sentences = self.split(syntax, block.clone());
            self.annotate(syntax, block.start, sentences);
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
        self.see(&syntax, 0..spans.len());
        self.annotate(&mut syntax, 0, sentences);
        agreement::agree(&mut syntax.names, &self.signs);
        syntax
    }

    /// Looks up the form of each word of a block.
    fn see(&mut self, syntax: &Syntax<'_, '_>, block: Range<usize>) {
        if self.known.forms.all().len() > MOST_FORMS {
            self.known = Known::default();
        }
        let (known, engine) = (&mut self.known, self.engine);
        self.numbers.clear();
        self.numbers.extend(block.map(|at| known.forms.number(syntax.word(at), &engine.clusters)));
        let forms = known.forms.all();
        engine.tagger.learn_forms(forms, &mut known.tag_scores);
        engine.names.learn_forms(forms, &mut known.name_scores);
        engine.splitter.learn_forms(forms, &mut known.end_scores);
        let vocabulary = &engine.parser.network.vocabulary;
        known.rows.extend(forms[known.rows.len()..].iter().map(|form| vocabulary.row(form) as u32));
        known.rules.resize(forms.len(), None);
        self.rows.clear();
        self.rows.extend(self.numbers.iter().map(|&number| known.rows[number as usize]));
        self.signs.extend(self.numbers.iter().map(|&number| Sign::of(&forms[number as usize])));
    }

    fn split(&self, syntax: &Syntax<'_, '_>, block: Range<usize>) -> Vec<Range<usize>> {
        let spaced: Vec<bool> =
            block.clone().map(|at| syntax.words.span(at).end() != syntax.words.span(at + 1).start()).collect();
        let mut sentences = Vec::new();
        let line = Line { words: &self.numbers, forms: self.known.forms.all(), spaced: &spaced };
        self.engine.splitter.split(&line, block.start, &self.known.end_scores, self.care, &mut sentences);
        sentences
    }

    /// Works out everything about the sentences of the block that begins with word `first`.
    fn annotate(&mut self, syntax: &mut Syntax<'_, 'm>, first: usize, sentences: Vec<Range<usize>>) {
        let Self { engine, care, known, room, numbers, rows, .. } = self;
        let forms = known.forms.all();
        let mut classes = Vec::new();
        for sentence in &sentences {
            let own = sentence.start - first..sentence.end - first;
            engine.tagger.tag(&numbers[own.clone()], forms, &known.tag_scores, *care, &mut syntax.classes);
            let tags = &syntax.classes[sentence.clone()];
            let tree = engine.parser.parse(&rows[own.clone()], tags, room);
            let head = |&head: &u32| if head == tree.root() { u32::MAX } else { head + sentence.start as u32 };
            syntax.heads.extend(tree.heads().iter().map(head));
            syntax.labels.extend(tree.labels());
            classes.clear();
            engine.names.classify(&numbers[own.clone()], tags, forms, &known.name_scores, *care, &mut classes);
            names::spell(&classes, sentence.start, &mut syntax.names);
            for (&number, at) in numbers[own].iter().zip(sentence.clone()) {
                let class = syntax.classes[at];
                let kept = &mut known.rules[number as usize];
                let rule = match *kept {
                    Some((known, rule)) if known == class => rule,
                    _ => engine.lemma.rule(&syntax.word(at).to_lowercase(), class),
                };
                *kept = Some((class, rule));
                syntax.rules.push(rule);
            }
        }
        syntax.sentences.extend(sentences);
    }
}
