//! The engine: syntactic words, sentences, tags, lemmas, trees and names, by models of our own that are compiled in.
//!
//! All models are linear or one layer deep and look up whole numbers by hash, so that a word costs about a microsecond. They are made
//! by the crate `train`, which uses the same features; `models/*/CARD.md` says from what, and how good they are.

mod abbreviations;
pub mod clusters;
pub mod facts;
pub mod form;
pub mod hash;
pub mod lemma;
pub mod names;
pub mod network;
pub mod pack;
pub mod parser;
pub mod rows;
pub mod splitter;
pub mod tagger;
pub mod transition;
pub mod words;

use crate::Analysis;
use crate::syntax::Syntax;
use clusters::Clusters;
use form::{Form, Forms};
use lemma::Lemmatizer;
use names::Namer;
use pack::Unpack;
use parser::{Parser, Room};
use rapporteur_span::Span;
use splitter::{Line, Splitter};
use std::sync::LazyLock;
use tagger::{FormScores, Tagger};
use words::Words;

/// The files that an engine is made of.
#[derive(Clone, Copy, Debug)]
pub struct Models<'m> {
    /// Word clusters, which all others use.
    pub clusters: &'m [u8],
    /// The sentence splitter.
    pub splitter: &'m [u8],
    /// The tagger.
    pub tagger: &'m [u8],
    /// The lemmatizer.
    pub lemma: &'m [u8],
    /// The parser.
    pub parser: &'m [u8],
    /// The name finder.
    pub names: &'m [u8],
}

/// The models that the program ships.
const ENGLISH: Models<'static> = Models {
    clusters: include_bytes!("../../../models/clusters/model.bin"),
    splitter: include_bytes!("../../../models/splitter/model.bin"),
    tagger: include_bytes!("../../../models/tagger/model.bin"),
    lemma: include_bytes!("../../../models/lemma/model.bin"),
    parser: include_bytes!("../../../models/parser/model.bin"),
    names: include_bytes!("../../../models/names/model.bin"),
};

/// Models, ready to read texts with.
#[derive(Debug)]
pub struct Engine<'m> {
    /// Word clusters.
    pub clusters: Clusters<'m>,
    /// The sentence splitter.
    pub splitter: Splitter<'m>,
    /// The tagger.
    pub tagger: Tagger<'m>,
    /// The lemmatizer.
    pub lemma: Lemmatizer<'m>,
    /// The parser.
    pub parser: Parser<'m>,
    /// The name finder.
    pub names: Namer<'m>,
}

impl Engine<'static> {
    /// Returns the engine for English.
    pub fn english() -> &'static Self {
        static ENGINE: LazyLock<Engine<'static>> = LazyLock::new(|| Engine::new(&ENGLISH));
        &ENGINE
    }
}

impl<'m> Engine<'m> {
    /// Returns the engine of these models.
    pub fn new(models: &Models<'m>) -> Self {
        Self {
            clusters: Clusters::unpack(&mut Unpack::new(models.clusters)),
            splitter: Splitter::unpack(&mut Unpack::new(models.splitter)),
            tagger: Tagger::unpack(&mut Unpack::new(models.tagger)),
            lemma: Lemmatizer::unpack(&mut Unpack::new(models.lemma)),
            parser: Parser::unpack(&mut Unpack::new(models.parser)),
            names: Namer::unpack(&mut Unpack::new(models.names)),
        }
    }

    /// Returns the syntax of a text: its words, sentences, tags, lemmas, trees and names.
    pub fn parse<'t>(&'m self, analysis: &Analysis<'t>) -> Syntax<'t, 'm> {
        let text = analysis.text();
        let mut words = Words::default();
        let mut lines = Vec::new();
        for paragraph in &analysis.paragraphs {
            let from = words.len();
            words.add_line(text, analysis.span(&paragraph.tokens));
            lines.push(from..words.len());
        }
        let mut sight = Sight::default();
        sight.see(text, &words, &self.clusters);
        let spaced: Vec<bool> = (0..words.len()).map(|at| words.span(at).end() != words.span(at + 1).start()).collect();
        let mut sentences = Vec::new();
        for line in lines {
            let seen = Line { words: &sight.words[line.clone()], forms: sight.forms.all(), spaced: &spaced[line.clone()] };
            self.splitter.split(&seen, line.start, &mut sentences);
        }
        self.annotate(text, words, sentences, &sight)
    }

    /// Returns the syntax of a text whose words and sentences are given, as in a treebank.
    pub fn annotate_words<'t>(&'m self, text: &'t str, spans: &[Span], sentences: Vec<std::ops::Range<usize>>) -> Syntax<'t, 'm> {
        let words = Words::given(spans);
        let mut sight = Sight::default();
        sight.see(text, &words, &self.clusters);
        self.annotate(text, words, sentences, &sight)
    }

    fn annotate<'t>(
        &'m self,
        text: &'t str,
        words: Words,
        sentences: Vec<std::ops::Range<usize>>,
        sight: &Sight,
    ) -> Syntax<'t, 'm> {
        let forms = sight.forms.all();
        let (mut tag_scores, mut name_scores) = (FormScores::default(), FormScores::default());
        self.tagger.learn_forms(forms, &mut tag_scores);
        self.names.learn_forms(forms, &mut name_scores);
        let rows: Vec<u32> = forms.iter().map(|form| self.parser.network.vocabulary.row(form) as u32).collect();
        let mut syntax = Syntax::new(self, text, words, sentences);
        let (mut room, mut own, mut classes) = (Room::default(), Vec::new(), Vec::new());
        for sentence in syntax.sentences.clone() {
            let numbers = &sight.words[sentence.clone()];
            self.tagger.tag(numbers, forms, &tag_scores, &mut syntax.classes);
            let tags = &syntax.classes[sentence.clone()];
            own.clear();
            own.extend(numbers.iter().map(|&number| rows[number as usize]));
            let tree = self.parser.parse(&own, tags, &mut room);
            let head = |&head: &u32| if head == tree.root() { u32::MAX } else { head + sentence.start as u32 };
            syntax.heads.extend(tree.heads().iter().map(head));
            syntax.labels.extend(tree.labels());
            classes.clear();
            self.names.classify(numbers, tags, forms, &name_scores, &mut classes);
            names::spell(&classes, sentence.start, &mut syntax.names);
        }
        names::agree(&mut syntax.names, &sight.words, forms);
        syntax.add_lemmas(&sight.words, forms.len());
        syntax
    }
}

/// The forms of a text, and for each of its words the number of its form.
#[derive(Debug, Default)]
struct Sight {
    forms: Forms,
    words: Vec<u32>,
}

impl Sight {
    fn see(&mut self, text: &str, words: &Words, clusters: &Clusters<'_>) {
        self.words.extend((0..words.len()).map(|at| self.forms.number(words.span(at).of(text).unwrap_or(""), clusters)));
    }
}

/// Returns the forms of words that stand alone, as a trainer needs them.
pub fn forms_of<'w>(words: impl Iterator<Item = &'w str>, clusters: &Clusters<'_>) -> Vec<Form> {
    let mut small = String::new();
    words.map(|word| Form::new(word, clusters, &mut small)).collect()
}
