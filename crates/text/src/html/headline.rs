//! The title of a page: the words that it shows as its headline, wherever the page says what they are.

use super::blocks::{Blocks, Context};
use super::entities::Entities;
use super::page::{Block, BlockKind, Page};
use crate::aligned::Aligned;
use crate::title::MAX_TITLE;
use rapporteur_span::Span;

/// Signs between the title of an article and the name of its site.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / "];

/// The longest text that can be the title of a page, with the name of its site, in bytes.
const MAX_TOLD: usize = 1000;

/// How many headings are looked at: the headline is among the first.
const MAX_HEADINGS: usize = 100;

/// The title of a page.
#[derive(Debug)]
pub(super) struct Headline {
    /// Its words, aligned to the source.
    pub(super) text: Aligned,
    /// The block that it is.
    block: Option<usize>,
}

impl Headline {
    /// Returns where the page shows it.
    pub(super) fn place(&self, page: &Page) -> Option<Span> {
        self.block.map(|at| page.span(&page.blocks[at]))
    }

    /// Tells whether a block is the headline or says it again.
    pub(super) fn is_repeated_by(&self, page: &Page, at: usize) -> bool {
        let block = &page.blocks[at];
        self.block == Some(at) || block.kind == BlockKind::PageTitle || same(page.words(block), &self.text.text)
    }
}

/// Returns the title of the page, or nothing if it has none.
///
/// A heading that says what the page calls itself; else the only heading of the first level; else the title the page gives to others
/// (`og:title`), or its `title` without the name of the site.
pub(super) fn choose(source: &str, page: &Page, linked_data: Option<&str>) -> Option<Headline> {
    let site = page.meta(&["og:site_name", "application-name"]).map(|meta| meta.content.as_str());
    let shared = page
        .meta(&["og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline", "title"])
        .filter(|meta| meta.content.len() <= MAX_TOLD);
    let title =
        page.blocks.iter().find(|block| block.kind == BlockKind::PageTitle).filter(|block| page.span(block).len() <= MAX_TOLD);
    let told: Vec<&str> = [linked_data, shared.map(|meta| meta.content.as_str()), title.map(|block| page.words(block))]
        .into_iter()
        .flatten()
        .filter(|words| words.len() <= MAX_TOLD)
        .map(|words| words[without_site(words, site).range()].trim())
        .collect();
    if let Some(at) = heading(page, &told) {
        return Some(Headline { text: part(page, page.span(&page.blocks[at])), block: Some(at) });
    }
    let (text, span) = if let Some(meta) = shared {
        let mut content = Page::default();
        let mut blocks = Blocks::default();
        for (words, at) in Entities::default().runs(source, meta.source) {
            blocks.write(&words, at, Context::PAGE);
        }
        blocks.finish(&mut content);
        let whole = Span::new(0, content.text.text.len());
        (content.text, whole)
    } else {
        let span = page.span(title?);
        (part(page, span), Span::new(0, span.len()))
    };
    let words = span.of(&text.text)?;
    let span = without_site(words, site).trimmed(words);
    let mut kept = Aligned::default();
    kept.append(&text, span);
    let fits = (1..=MAX_TITLE).contains(&kept.text.chars().count());
    fits.then_some(Headline { text: kept, block: None })
}

fn part(page: &Page, span: Span) -> Aligned {
    let mut text = Aligned::default();
    text.append(&page.text, span);
    text
}

/// Returns the heading that says what was `told`, or the only one of the first level.
fn heading(page: &Page, told: &[&str]) -> Option<usize> {
    let level = |block: &Block| match block.kind {
        BlockKind::Heading(level) if page.words(block).chars().count() <= MAX_TITLE => Some(level),
        _ => None,
    };
    let headings = page.blocks.iter().enumerate().filter_map(|(at, block)| Some((at, level(block)?)));
    let headings: Vec<(usize, u8)> = headings.take(MAX_HEADINGS).collect();
    let words = |at: usize| page.words(&page.blocks[at]);
    let first = |fits: &dyn Fn(usize, u8) -> bool| headings.iter().find(|(at, level)| fits(*at, *level)).map(|(at, _)| *at);
    let mut top = headings.iter().filter(|(at, level)| *level == 1 && !page.blocks[*at].is_aside && word_count(words(*at)) > 2);
    // A page may put its newsletter into its only heading; the headline shares a word with one of its titles at least.
    let is_told = |at: usize| told.is_empty() || told.iter().any(|told| overlap(words(at), told) > 0.1);
    let only = top.next().filter(|(at, _)| top.next().is_none() && is_told(*at)).map(|(at, _)| *at);
    first(&|at, level| level == 1 && told.iter().any(|told| same(words(at), told)))
        .or_else(|| first(&|at, level| level == 1 && told.iter().any(|told| overlap(words(at), told) > 0.7)))
        .or_else(|| first(&|at, level| level <= 3 && told.iter().any(|told| same(words(at), told))))
        .or(only)
}

/// Returns the part of `title` that is not the name of the site.
///
/// Where the page does not tell that name, a short end after a sign is taken for it.
fn without_site(title: &str, site: Option<&str>) -> Span {
    let mut span = Span::new(0, title.len());
    while let Some((before, after)) = split(&title[span.range()]) {
        let (head, tail) = (&title[span.start()..span.start() + before], &title[span.start() + after..span.end()]);
        let is_site = |words: &str| site.is_some_and(|site| overlap(site, words) > 0.5);
        let is_short = word_count(tail) <= 4 && word_count(head) > 2 && word_count(head) > word_count(tail);
        if is_site(tail) || (site.is_none() && is_short) {
            span = Span::new(span.start(), span.start() + before);
        } else if is_site(head) {
            span = Span::new(span.start() + after, span.end());
        } else {
            break;
        }
    }
    span
}

/// Returns the ends of what stands before and after the last separator.
fn split(title: &str) -> Option<(usize, usize)> {
    SEPARATORS.iter().filter_map(|sign| Some((title.rfind(sign)?, sign.len()))).max().map(|(at, length)| (at, at + length))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn word_count(text: &str) -> usize {
    words(text).count()
}

/// Tells whether two texts have the same words.
fn same(a: &str, b: &str) -> bool {
    let lower = |word: &str| word.to_lowercase();
    words(a).next().is_some() && words(a).map(lower).eq(words(b).map(lower))
}

/// Returns the Dice coefficient of the words of two texts.
fn overlap(a: &str, b: &str) -> f64 {
    let (a, mut b): (Vec<String>, Vec<String>) =
        (words(a).map(str::to_lowercase).collect(), words(b).map(str::to_lowercase).collect());
    let all = a.len() + b.len();
    let shared = a.iter().filter(|word| b.iter().position(|other| other == *word).map(|at| b.swap_remove(at)).is_some()).count();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(source: &str) -> Option<String> {
        choose(source, &super::super::flatten::flatten(source), None).map(|title| title.text.text)
    }

    #[test]
    fn the_heading_that_says_what_the_page_calls_itself() {
        let page =
            "<title>No deal on the Kessar | The Orlen Post</title><h1>The Orlen Post</h1><h1>No deal on <i>the</i> Kessar</h1>";
        assert_eq!(chosen(page).as_deref(), Some("No deal on the Kessar"));
        let second = "<meta property=og:title content='No deal on the Kessar'><h1>Post</h1><h2>No deal on the Kessar</h2>";
        assert_eq!(chosen(second).as_deref(), Some("No deal on the Kessar"));
    }

    #[test]
    fn the_only_heading_of_the_first_level() {
        let page = "<title>River talks collapse as ministers leave - Orlen Post</title><h1>“We are done”: ministers go</h1><h2>Related</h2>";
        assert_eq!(chosen(page).as_deref(), Some("“We are done”: ministers go"));
        let other = "<title>River talks collapse - Orlen Post</title><h1>Subscribe to our newsletter</h1>";
        assert_eq!(chosen(other).as_deref(), Some("River talks collapse"));
    }

    #[test]
    fn without_a_heading_the_name_of_the_site_is_left_out() {
        assert_eq!(chosen("<title>No deal on the Kessar &ndash; Orlen Post</title>").as_deref(), Some("No deal on the Kessar"));
        let named =
            "<meta property=og:site_name content='The Post'><meta property=og:title content='The Post | No deal &amp; no talks'>";
        assert_eq!(chosen(named).as_deref(), Some("No deal & no talks"));
        let other = "<meta property=og:site_name content='The Orlen Post'><meta property=og:title content='No deal on the Kessar - what now? | Orlen Post'>";
        assert_eq!(chosen(other).as_deref(), Some("No deal on the Kessar - what now?"));
        assert_eq!(chosen("<title>Talks - a history</title>").as_deref(), Some("Talks - a history"));
        assert_eq!(chosen("<p>Nothing"), None);
    }
}
