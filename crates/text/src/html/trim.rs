//! What the finder of the main text leaves in that is not the article: captions, bylines, links to other articles.

use super::page::{Block, BlockKind, Mark, MarkKind, Page};
use crate::date;
use rapporteur_span::Span;

/// The longest text beside the article that is dropped on the word of its class alone, in bytes.
const MAX_BESIDE: usize = 400;
/// The longest caption, in bytes.
const MAX_CAPTION: usize = 1500;
/// The longest line with a day or a time, in bytes.
const MAX_TIME: usize = 120;
/// The longest line that names authors or a time and nothing else, in words.
const MAX_LINE: usize = 14;
/// The shortest link to another article, in words: shorter ones are entries of a list.
const MIN_LINK: usize = 3;

/// Takes out of `runs` the blocks that are not the article.
pub(super) fn beside(page: &Page, runs: &mut [bool]) {
    let marks = || page.marks.iter().filter(|mark| is_beside(page, mark));
    let all = Cover::of(marks().map(|mark| mark.text));
    let lines = Cover::of(marks().filter(|mark| names_author_or_time(&mark.kind)).map(|mark| mark.text));
    for block in &page.blocks {
        let span = page.span(block).trimmed(&page.text.text);
        let is_marked = !block.is_quote && all.contains(span);
        if is_marked || (lines.overlaps(span) && is_line(page.words(block))) || is_link(page, block) {
            runs[block.runs.clone()].fill(false);
        }
    }
    headings_of_nothing(page, runs);
}

/// Tells whether a marked element is short enough to be what its class says, and not the article with a class that misleads.
fn is_beside(page: &Page, mark: &Mark) -> bool {
    match mark.kind {
        MarkKind::Caption => mark.text.len() <= MAX_CAPTION,
        MarkKind::Author | MarkKind::Byline | MarkKind::Beside => mark.text.len() <= MAX_BESIDE,
        // An hour without a day belongs to an entry of a live page.
        MarkKind::Time(_) | MarkKind::Dateline | MarkKind::Change => {
            mark.text.len() <= MAX_TIME && mark.text.of(&page.text.text).is_some_and(|words| !date::find(words).is_empty())
        }
    }
}

fn names_author_or_time(kind: &MarkKind) -> bool {
    !matches!(kind, MarkKind::Caption | MarkKind::Beside)
}

/// Drops the headings under which nothing is left.
fn headings_of_nothing(page: &Page, runs: &mut [bool]) {
    // The level below which a heading would have nothing under it; at the end of the text that is every heading.
    let mut bare = 0;
    for block in page.blocks.iter().rev().filter(|block| block.kind != BlockKind::PageTitle) {
        if !runs[block.runs.clone()].contains(&true) {
            continue;
        }
        match block.kind {
            BlockKind::Heading(level) if level >= bare => runs[block.runs.clone()].fill(false),
            BlockKind::Heading(level) => bare = level,
            _ => bare = 7,
        }
    }
}

fn is_line(words: &str) -> bool {
    words.split_whitespace().count() <= MAX_LINE && !words.ends_with(['.', '!', '?', '”', ':'])
}

/// Tells whether a block is a link and little else. A heading may be one, in an overview of many things.
fn is_link(page: &Page, block: &Block) -> bool {
    let runs = &page.runs[block.runs.clone()];
    let links: usize = runs.iter().filter(|run| run.is_link).map(|run| run.text.len()).sum();
    let is_heading = matches!(block.kind, BlockKind::Heading(_));
    !is_heading && links * 10 >= page.span(block).len() * 8 && page.words(block).split_whitespace().count() >= MIN_LINK
}

/// A set of spans that can be asked about others in logarithmic time.
struct Cover {
    /// Where spans start, in order, and the furthest end of any that starts no later.
    reach: Vec<(usize, usize)>,
}

impl Cover {
    fn of(spans: impl Iterator<Item = Span>) -> Self {
        let mut reach: Vec<(usize, usize)> = spans.map(|span| (span.start(), span.end())).collect();
        reach.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut reach {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { reach }
    }

    /// Returns the furthest end of the spans that start before `at`.
    fn reach(&self, at: usize) -> usize {
        let after = self.reach.partition_point(|(start, _)| *start < at);
        self.reach[..after].last().map_or(0, |(_, end)| *end)
    }

    fn contains(&self, span: Span) -> bool {
        self.reach(span.start() + 1) >= span.end()
    }

    fn overlaps(&self, span: Span) -> bool {
        self.reach(span.end()) > span.start()
    }
}
