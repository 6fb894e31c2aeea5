//! Quotations of whole paragraphs: "The mediator said:" with a paragraph in marks below, and quotations that go on over paragraphs.
//!
//! Lines are labelled one by one; what a paragraph begins for the next one is carried over here.

use super::Relation;
use super::line::{Line, Quote};
use super::second::role;
use std::ops::Range;

/// How likely a relation is right whose content is the paragraph below: a careful guess, since few articles have one.
const SCORE: f32 = 0.85;

/// A source and a cue with a colon behind it, at the end of a paragraph.
pub(super) type Announced = (Option<Range<usize>>, Range<usize>);

/// What the paragraph before leaves open.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    announced: Option<Announced>,
    /// A relation whose quotation goes on.
    open: Option<usize>,
}

/// Returns the words of the quotation that a line opens with.
fn opening(line: &Line) -> Option<Range<usize>> {
    (line.quote.first() == Some(&Quote::Opens)).then(|| {
        let end = (1..line.len()).find(|&at| line.quotation[at] != line.quotation[0]).unwrap_or(line.len());
        0..end
    })
}

impl Blocks {
    /// Adds a paragraph in quotation marks to what was announced, or to the quotation that goes on; tells whether it did.
    pub(super) fn take(&mut self, line: &Line, labels: &[u8], found: &mut Vec<Relation>) -> bool {
        let (announced, open) = (self.announced.take(), self.open.take());
        let Some(block) = opening(line) else { return false };
        // "“… to the end,” she said": the paragraph has a cue of its own.
        let own = (block.end..line.len()).any(|at| role(labels[at]) == 2);
        if own {
            return false;
        }
        let words = line.first + block.start..line.first + block.end;
        let index = match (announced, open) {
            (Some((source, cue)), _) if block.len() + 1 >= line.len() => {
                found.push(Relation { source, cue, contents: vec![words], score: SCORE });
                found.len() - 1
            }
            (_, Some(open)) if line.continued => {
                found[open].contents.push(words);
                open
            }
            _ => return false,
        };
        self.open = line.continues.then_some(index);
        true
    }

    /// Notes what a paragraph leaves open for the next: what it announces, or the last relation `found` if its quotation goes on.
    pub(super) fn after(&mut self, line: &Line, announced: Option<Announced>, found: &[Relation]) {
        self.announced = announced;
        let last = line.first + line.len();
        let reaches = |relation: &Relation| relation.contents.last().is_some_and(|content| content.end + 1 >= last);
        self.open = (line.continues && found.last().is_some_and(reaches)).then(|| found.len() - 1);
    }
}
