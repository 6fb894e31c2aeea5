//! A page taken apart: its text in blocks, and what it says of itself.

use crate::aligned::Aligned;
use rapporteur_span::Span;
use std::ops::Range;

/// An element of the page, as the choice of the main text knows it; [`ElementId::PAGE`] is the page itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ElementId(pub(super) u32);

impl ElementId {
    /// What lies in no element.
    pub(super) const PAGE: Self = Self(0);
}

/// A page, flattened.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The text of all blocks, one after the other.
    pub(super) text: Aligned,
    /// The runs of all blocks, in order.
    pub(super) runs: Vec<Run>,
    /// The blocks, in order.
    pub(super) blocks: Vec<Block>,
    /// How many ids of elements there are.
    pub(super) elements: usize,
    /// The body as simple markup in which every element carries its id.
    pub(super) markup: String,
    /// How deep elements are nested at most.
    pub(super) depth: usize,
    /// `meta` elements.
    pub(super) metas: Vec<Meta>,
    /// Blocks of linked data (JSON-LD), in the source.
    pub(super) linked_data: Vec<Span>,
    /// Elements that name an author or a time.
    pub(super) marks: Vec<Mark>,
    /// The `lang` of the page.
    pub(super) language: Option<String>,
}

impl Page {
    /// Returns where the text of a block stands.
    pub(super) fn span(&self, block: &Block) -> Span {
        let runs = &self.runs[block.runs.clone()];
        runs.first().zip(runs.last()).map_or(Span::new(0, 0), |(first, last)| first.text.cover(last.text))
    }

    /// Returns the words of a block.
    pub(super) fn words(&self, block: &Block) -> &str {
        self.span(block).of(&self.text.text).unwrap_or_default()
    }

    /// Returns the content of the first `meta` element called by one of `names`, the first name first.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&Meta> {
        names.iter().find_map(|name| self.metas.iter().find(|meta| meta.name == *name && !meta.content.trim().is_empty()))
    }
}

/// A paragraph, heading, list item, cell or the like.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// What it is.
    pub(super) kind: BlockKind,
    /// Its runs.
    pub(super) runs: Range<usize>,
    /// Whether it stands in a part of the page that is beside the main text by its own saying.
    pub(super) is_aside: bool,
    /// Whether it is quoted: part of a `blockquote`.
    pub(super) is_quote: bool,
}

/// What a block is, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// The `title` element.
    PageTitle,
    /// A heading with its level.
    Heading(u8),
    /// Anything else.
    Paragraph,
}

/// Part of a block that lies in one element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Its text.
    pub(super) text: Span,
    /// The innermost element around it.
    pub(super) element: ElementId,
    /// Whether it is part of a link.
    pub(super) is_link: bool,
}

/// A `meta` element.
#[derive(Clone, Debug)]
pub(super) struct Meta {
    /// Its `property`, `name` or `itemprop`, in lower case.
    pub(super) name: String,
    /// Its content.
    pub(super) content: String,
    /// Where the content stands in the source.
    pub(super) source: Span,
}

/// An element that names an author or a time.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// What it names.
    pub(super) kind: MarkKind,
    /// Its words.
    pub(super) text: Span,
}

/// What a marked element names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// An author, by `rel` or `itemprop`.
    Author,
    /// A line with the author's name, by its class.
    Byline,
    /// A time, by its element, with its `datetime`; empty if it has none.
    Time(String),
    /// A day, by its class.
    Dateline,
    /// The day of a change, by its class.
    Change,
    /// The caption of a picture.
    Caption,
    /// Something beside the article by its class: related articles, buttons, notices.
    Beside,
}
