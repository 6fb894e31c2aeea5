//! The blocks of a page while it is read: white space folded, lines broken, runs kept apart by element.

use super::page::{Block, BlockKind, ElementId, Page, Run};
use crate::aligned::Aligned;
use rapporteur_span::Span;
use std::ops::Range;

/// What holds in an element and, unless it says otherwise, in those inside of it.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each holds or does not, apart from the others")]
pub(super) struct Context {
    /// The element.
    pub(super) element: ElementId,
    /// What blocks in it are.
    pub(super) block: BlockKind,
    /// What is in it is no text of the page.
    pub(super) is_skipped: bool,
    /// It stands beside the main text by its own saying.
    pub(super) is_aside: bool,
    /// It is quoted.
    pub(super) is_quote: bool,
    /// It is part of a link.
    pub(super) is_link: bool,
    /// Its white space means something.
    pub(super) keeps_space: bool,
    /// The finder of the main text may replace the element by what is in it.
    pub(super) is_fleeting: bool,
}

impl Context {
    /// What holds outside of all elements.
    pub(super) const PAGE: Self = Self {
        element: ElementId::PAGE,
        block: BlockKind::Paragraph,
        is_skipped: false,
        is_aside: false,
        is_quote: false,
        is_link: false,
        keeps_space: false,
        is_fleeting: false,
    };
}

/// The blocks written so far, and the one being written.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    text: Aligned,
    runs: Vec<Run>,
    done: Vec<Block>,
    /// The first run of the block being written, and what held where it began.
    open: Option<(usize, Context)>,
    /// White space of the source that is due as a space before the next word.
    space: Option<usize>,
    /// Line breaks due before the next word.
    breaks: usize,
}

impl Blocks {
    /// Returns how long the text is, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.text.len()
    }

    /// Breaks the line; twice in a row ends the block.
    pub(super) fn break_line(&mut self) {
        self.breaks += 1;
    }

    /// Notes white space between elements.
    pub(super) fn space(&mut self, at: usize) {
        self.space = self.space.or(Some(at));
    }

    /// Writes words of the source, or words that were decoded from it.
    pub(super) fn write(&mut self, words: &str, source: Span, context: Context) {
        if words.len() == source.len() {
            self.fold(words, source.start(), context);
        } else if words.chars().all(|c| c.is_ascii_whitespace()) {
            self.space(source.start());
        } else if !words.chars().all(is_invisible) {
            self.word(context, |text| text.replace(words, source));
        }
    }

    /// Writes words that stand in the source from `start` on, with their white space folded.
    fn fold(&mut self, words: &str, start: usize, context: Context) {
        let is_space = |c: char| c.is_ascii_whitespace() && !context.keeps_space;
        let is_dropped = |c: char| is_invisible(c) || (context.keeps_space && c == '\r');
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            let at = start + (words.len() - rest.len());
            let length = if is_space(first) {
                self.space(at);
                rest.find(|c| !is_space(c)).unwrap_or(rest.len())
            } else if is_dropped(first) {
                first.len_utf8()
            } else {
                let length = rest.find(|c| is_space(c) || is_dropped(c)).unwrap_or(rest.len());
                self.word(context, |text| text.copy(&rest[..length], at));
                length
            };
            rest = &rest[length..];
        }
    }

    /// Ends the block being written, if there is one.
    pub(super) fn end_block(&mut self) {
        self.breaks = 0;
        self.space = None;
        if let Some((first, context)) = self.open.take() {
            let runs = first..self.runs.len();
            self.trim(runs.clone());
            if self.runs[runs.clone()].iter().any(|run| !run.text.trimmed(&self.text.text).is_empty()) {
                let Context { block: kind, is_aside, is_quote, .. } = context;
                self.done.push(Block { kind, runs, is_aside, is_quote });
            }
        }
    }

    /// Takes white space from the end of runs: where it means something, it does so between words.
    fn trim(&mut self, runs: Range<usize>) {
        for run in self.runs[runs].iter_mut().rev() {
            let words = run.text.of(&self.text.text).unwrap_or_default();
            run.text = Span::new(run.text.start(), run.text.start() + words.trim_end().len());
            if !run.text.is_empty() {
                break;
            }
        }
    }

    /// Puts all blocks into the page.
    pub(super) fn finish(mut self, page: &mut Page) {
        self.end_block();
        (page.text, page.runs, page.blocks) = (self.text, self.runs, self.done);
    }

    /// Writes a word after what is due before it.
    fn word(&mut self, context: Context, write: impl FnOnce(&mut Aligned)) {
        if self.breaks > 1 {
            self.end_block();
        }
        let opens = self.open.is_none();
        if opens {
            self.open = Some((self.runs.len(), context));
        }
        let start = self.len();
        let (breaks, space) = (std::mem::take(&mut self.breaks), self.space.take());
        if !opens && breaks > 0 {
            // A title is one line.
            self.text.insert(if context.block == BlockKind::Paragraph { "\n" } else { " " });
        } else if !opens && let Some(at) = space {
            self.text.copy(" ", at);
        }
        write(&mut self.text);
        let end = self.len();
        match self.runs.last_mut() {
            Some(run) if !opens && run.element == context.element && run.is_link == context.is_link => {
                run.text = Span::new(run.text.start(), end);
            }
            _ => self.runs.push(Run { text: Span::new(start, end), element: context.element, is_link: context.is_link }),
        }
    }
}

/// Tells whether the sign is there for the layout only: soft hyphen, zero-width space, word joiner, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}
