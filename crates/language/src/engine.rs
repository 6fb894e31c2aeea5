//! The engine: syntactic words, sentences, tags, lemmas, trees and names, by models of our own that are compiled in.
//!
//! All models are linear or one layer deep and look up whole numbers by hash, so that a word costs some two microseconds. They are
//! made by the crate `train`, which uses the same features; `models/*/CARD.md` says from what, and how good they are.

mod agreement;
pub mod attribution;
mod batch;
mod bucket;
pub mod care;
pub mod clusters;
pub mod facts;
pub mod form;
pub mod hash;
pub mod lemma;
pub mod names;
pub mod network;
pub mod pack;
pub mod parser;
mod pieces;
mod reader;
pub mod rows;
mod spelling;
pub mod splitter;
pub mod tagger;
pub mod transition;
pub mod weights;
pub mod words;

use crate::Analysis;
use crate::syntax::Syntax;
use attribution::Attributor;
use clusters::Clusters;
use lemma::Lemmatizer;
use names::Namer;
use pack::Unpack;
use parser::Parser;
pub use reader::Reader;
use splitter::Splitter;
use std::sync::LazyLock;
use tagger::Tagger;

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
    /// The reader of attributions.
    pub attribution: &'m [u8],
}

/// A model that begins at a cache line.
#[repr(align(64))]
struct Aligned<B: ?Sized>(B);

/// The tables in it are laid out by lines.
static ATTRIBUTION: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../models/attribution/model.bin"));

/// The models that the program ships.
const ENGLISH: Models<'static> = Models {
    clusters: include_bytes!("../../../models/clusters/model.bin"),
    splitter: include_bytes!("../../../models/splitter/model.bin"),
    tagger: include_bytes!("../../../models/tagger/model.bin"),
    lemma: include_bytes!("../../../models/lemma/model.bin"),
    parser: include_bytes!("../../../models/parser/model.bin"),
    names: include_bytes!("../../../models/names/model.bin"),
    attribution: &ATTRIBUTION.0,
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
    /// The reader of attributions.
    pub attribution: Attributor<'m>,
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
            attribution: Attributor::unpack(&mut Unpack::new(models.attribution)),
        }
    }

    /// Returns the syntax of a text: its words, sentences, tags, lemmas, trees and names.
    ///
    /// For many texts, a [`Reader`] is twice as fast.
    pub fn parse<'t>(&'m self, analysis: &Analysis<'t>) -> Syntax<'t, 'm> {
        Reader::new(self).parse(analysis)
    }
}
