//! Which blocks are the main text.

use super::page::{Block, BlockKind, Page};
use super::{markup, trim};
use legible::Options;
use rapporteur_model::NoteKind;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The deepest page the finder is asked about: it compares each element with those around it, and goes down by recursion.
const MAX_DEPTH: usize = 512;
/// The largest page the finder is asked about, in bytes of the simplified markup.
const MAX_MARKUP: usize = 4 << 20;
/// A main text shorter than this is doubted, in bytes without spaces: some 25 words of English.
const MIN_TEXT: usize = 120;

/// The runs of a page that are its main text.
#[derive(Debug)]
pub(super) struct Selection {
    /// For each run whether it is kept.
    pub(super) runs: Vec<bool>,
    /// What was not as it should be.
    pub(super) note: Option<NoteKind>,
}

/// Returns the main text of the page whose headline is `title`.
pub(super) fn main_text(page: &Page, title: &str) -> Selection {
    if page.depth > MAX_DEPTH {
        return Selection { runs: all_but_asides(page), note: Some(NoteKind::NestedTooDeep) };
    }
    if let Some(kept) = find(page, title) {
        let mut runs: Vec<bool> =
            page.runs.iter().map(|run| kept.get(run.element.0 as usize).copied().unwrap_or(false)).collect();
        keep_quotations(page, &mut runs);
        trim::beside(page, &mut runs);
        if size(page, &runs) >= MIN_TEXT {
            return Selection { runs, note: None };
        }
    }
    let runs = all_but_asides(page);
    let note = (size(page, &runs) >= MIN_TEXT).then_some(NoteKind::NoMainText);
    Selection { runs, note }
}

/// Asks the Readability algorithm which elements are the main text.
fn find(page: &Page, title: &str) -> Option<Vec<bool>> {
    if page.markup.len() > MAX_MARKUP {
        return None;
    }
    let options = Options::new().disable_json_ld(true);
    let markup = markup::page(title, &page.markup);
    // A slip of the finder on one page in a million must not cost the other pages of a batch.
    let article = catch_unwind(AssertUnwindSafe(|| legible::parse(&markup, None, Some(options)).ok())).ok()??;
    Some(markup::kept(&article.content, page.elements))
}

/// Keeps the quotations between kept blocks: the finder takes a post that is quoted in an article for a button of its network.
fn keep_quotations(page: &Page, runs: &mut [bool]) {
    let (Some(first), Some(last)) = (runs.iter().position(|kept| *kept), runs.iter().rposition(|kept| *kept)) else { return };
    let inside = |block: &&Block| block.is_quote && !block.is_aside && first <= block.runs.start && block.runs.end <= last;
    for block in page.blocks.iter().filter(inside) {
        runs[block.runs.clone()].fill(true);
    }
}

fn all_but_asides(page: &Page) -> Vec<bool> {
    let mut runs = vec![false; page.runs.len()];
    for block in page.blocks.iter().filter(|block| !block.is_aside && block.kind != BlockKind::PageTitle) {
        runs[block.runs.clone()].fill(true);
    }
    runs
}

/// Returns how much text the kept runs hold, in bytes without spaces: words are not counted, since not every language parts them.
fn size(page: &Page, runs: &[bool]) -> usize {
    let kept = page.runs.iter().zip(runs).filter(|(_, kept)| **kept).filter_map(|(run, _)| run.text.of(&page.text.text));
    kept.flat_map(str::split_whitespace).map(str::len).sum()
}
