//! HTML: the article and nothing else, every word of it aligned to the bytes of the page.
//!
//! The page is tokenised once into blocks of text with their places ([`flatten`]); Readability says which elements are the main text
//! ([`select`]), but the words are always ours; title, authors and dates come from what the page says of itself ([`metadata`]).

mod attributes;
mod blocks;
mod entities;
mod flatten;
mod headline;
mod labels;
mod linked_data;
mod markup;
mod metadata;
mod open;
mod page;
mod select;
mod tags;
mod trim;

use crate::aligned::Aligned;
use crate::rendered::Rendered;
use page::{Block, Page};
use rapporteur_model::Note;
use rapporteur_span::Span;

/// Renders a page: its title, an empty line, its paragraphs with empty lines between.
pub(crate) fn render(source: &str) -> Rendered {
    let page = flatten::flatten(source);
    let linked_data = linked_data::Article::of(source, &page);
    let headline = headline::choose(source, &page, linked_data.headline.as_deref());
    let title_words = headline.as_ref().map_or("", |title| title.text.text.as_str());
    let selection = select::main_text(&page, title_words);
    let mut text = Aligned::default();
    if let Some(title) = &headline {
        text.append(&title.text, Span::new(0, title.text.text.len()));
    }
    let title = headline.as_ref().map(|_| Span::new(0, text.text.len()));
    for (at, block) in page.blocks.iter().enumerate() {
        let is_title = headline.as_ref().is_some_and(|title| title.is_repeated_by(&page, at));
        if !is_title && !crate::furniture::is_furniture(page.words(block)) {
            write_block(&mut text, &page, block, &selection.runs);
        }
    }
    let authors = metadata::authors(&page, &linked_data);
    let dates = metadata::dates(&page, &linked_data, headline.as_ref().and_then(|title| title.place(&page)));
    let language = metadata::language(&page);
    let outlet = metadata::outlet(&page, &linked_data);
    Rendered { text, title, authors, outlet, dates, language, notes: selection.note.into_iter().map(Note::new).collect() }
}

/// Appends the kept runs of a block as a paragraph of its own.
fn write_block(text: &mut Aligned, page: &Page, block: &Block, kept: &[bool]) {
    let start = text.text.len();
    let mut is_gap = false;
    for (run, is_kept) in page.runs[block.runs.clone()].iter().zip(&kept[block.runs.clone()]) {
        let words = run.text.of(&page.text.text).unwrap_or_default();
        let is_first = text.text.len() == start;
        let is_apart = is_first || text.text.ends_with(char::is_whitespace);
        let words = if is_apart { words.trim_start() } else { words };
        if !is_kept || words.is_empty() {
            is_gap |= !is_kept;
            continue;
        }
        if is_first && start > 0 {
            text.insert("\n\n");
        } else if is_gap && !is_apart && !words.starts_with(char::is_whitespace) {
            text.insert(" ");
        }
        is_gap = false;
        text.append(&page.text, Span::new(run.text.end() - words.len(), run.text.end()));
    }
}
