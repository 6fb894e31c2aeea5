//! Markup to blocks of text: one pass over the tokens of a page.

use super::attributes::Attributes;
use super::blocks::{Blocks, Context};
use super::entities::Entities;
use super::open::{Open, OpenElements};
use super::page::{BlockKind, ElementId, Mark, MarkKind, Meta, Page};
use super::tags::{self, Role};
use super::{labels, markup};
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use rapporteur_span::Span;
use std::convert::Infallible;

/// Returns the page that `source` is, flattened.
///
/// White space is folded outside of `pre`; elements within a line join without a space, others and `br` part; what is hidden, code or
/// control is left out. Linear in the length of `source`, and no deeper on the stack for a deeper page.
pub(super) fn flatten(source: &str) -> Page {
    let mut flattener = Flattener { source, ..Flattener::default() };
    flattener.page.elements = 1;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
        flattener.take(&event, Span::new(span.start.min(source.len()), span.end.min(source.len())));
        None
    });
    emitter.naively_switch_states(true);
    // Reading from memory cannot fail.
    let _ = Tokenizer::new_with_emitter(source, emitter).finish();
    flattener.finish()
}

/// What is kept about an open element.
#[derive(Debug)]
struct Kept {
    context: Context,
    /// The name under which its end is written to the markup.
    written: Option<String>,
    /// The mark that its text belongs to.
    mark: Option<usize>,
    /// Whether its text is linked data.
    holds_linked_data: bool,
}

#[derive(Default)]
struct Flattener<'s> {
    source: &'s str,
    page: Page,
    blocks: Blocks,
    open: OpenElements<Kept>,
    entities: Entities,
    /// The start tag being read.
    name: String,
    attributes: Attributes,
    is_in_tag: bool,
    /// The paragraph made around text that lies in no element.
    stray: Option<ElementId>,
}

impl Flattener<'_> {
    fn take(&mut self, event: &CallbackEvent<'_>, span: Span) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.name.clear();
                self.name.push_str(&String::from_utf8_lossy(name));
                self.attributes.clear();
                self.is_in_tag = true;
            }
            CallbackEvent::AttributeName { name } if self.is_in_tag => self.attributes.name(name),
            CallbackEvent::AttributeValue { value } if self.is_in_tag => self.attributes.value(value, span),
            CallbackEvent::CloseStartTag { self_closing } => {
                self.is_in_tag = false;
                let name = std::mem::take(&mut self.name);
                self.start_tag(&name, *self_closing);
                self.name = name;
            }
            CallbackEvent::EndTag { name } => {
                let name = String::from_utf8_lossy(name);
                let kept = self.open.after_end(&name, tags::role(&name));
                self.close_to(kept);
            }
            CallbackEvent::String { .. } => self.characters(span),
            _ => {}
        }
    }

    fn start_tag(&mut self, name: &str, is_self_closing: bool) {
        match name {
            "html" | "body" | "head" => {
                let language = self.attributes.get("lang").map(str::to_owned);
                self.page.language = self.page.language.take().or(language);
            }
            "meta" => self.meta(),
            _ => self.element(name, tags::role(name), is_self_closing),
        }
    }

    fn element(&mut self, name: &str, role: Role, is_self_closing: bool) {
        let kept = self.open.after_start(name, role);
        self.close_to(kept);
        let outer = self.open.top().map_or(Context::PAGE, |open| open.data.context);
        if role == Role::Void {
            if !outer.is_skipped {
                self.void(name);
            }
            return;
        }
        // Drawings close their elements as XML does.
        if outer.is_skipped && is_self_closing {
            return;
        }
        let mut context = Context {
            is_skipped: outer.is_skipped || role == Role::Skipped || self.attributes.is_hidden(),
            is_aside: outer.is_aside || tags::is_aside(name, self.attributes.get("role")),
            is_quote: outer.is_quote || name == "blockquote",
            is_link: outer.is_link || name == "a",
            keeps_space: outer.keeps_space || matches!(name, "pre" | "listing" | "xmp"),
            ..outer
        };
        if role == Role::Block {
            self.end_block();
            context.block = block_kind(name);
        }
        let mut written = None;
        if !context.is_skipped && role != Role::Formatting && name != "title" {
            context.element = self.new_element();
            context.is_fleeting = matches!(name, "div" | "td" | "th");
            let name = markup::name(name, self.open.is_open("table"), self.open.is_open("form"), outer.is_link);
            markup::start(&mut self.page.markup, name, context.element, &self.attributes);
            written = Some(name.to_owned());
        }
        let mark = if context.is_skipped { None } else { self.mark(name) };
        let is_linked_data = |kind: &str| kind.trim().eq_ignore_ascii_case("application/ld+json");
        let holds_linked_data = name == "script" && self.attributes.get("type").is_some_and(is_linked_data);
        self.open.push(name, role, Kept { context, written, mark, holds_linked_data });
        if !context.is_skipped {
            self.page.depth = self.page.depth.max(self.open.depth());
        }
    }

    fn void(&mut self, name: &str) {
        match name {
            "br" => self.blocks.break_line(),
            "hr" => self.end_block(),
            _ => {}
        }
        markup::void(&mut self.page.markup, name, &self.attributes);
    }

    fn meta(&mut self) {
        let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|name| self.attributes.get(name));
        if let (Some(name), Some(content), Some(source)) =
            (name, self.attributes.get("content"), self.attributes.source("content"))
        {
            self.page.metas.push(Meta { name: name.trim().to_ascii_lowercase(), content: content.to_owned(), source });
        }
    }

    /// Begins a mark if the element names an author, a time or something beside the article.
    fn mark(&mut self, name: &str) -> Option<usize> {
        let has = |attribute: &str, wanted: &str| {
            let value = self.attributes.get(attribute).unwrap_or_default();
            value.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(wanted))
        };
        let kind = match name {
            "time" => MarkKind::Time(self.attributes.get("datetime").unwrap_or_default().to_owned()),
            "figcaption" => MarkKind::Caption,
            _ if has("rel", "author") || has("itemprop", "author") => MarkKind::Author,
            "a" if self.attributes.get("href").is_some_and(|href| href.contains("/author")) => MarkKind::Byline,
            _ => ["class", "id"].iter().filter_map(|name| self.attributes.get(name)).find_map(labels::named)?,
        };
        let at = self.blocks.len();
        self.page.marks.push(Mark { kind, text: Span::new(at, at) });
        Some(self.page.marks.len() - 1)
    }

    fn characters(&mut self, span: Span) {
        let mut context = self.open.top().map_or(Context::PAGE, |open| open.data.context);
        if context.is_skipped {
            if self.open.top().is_some_and(|open| open.data.holds_linked_data) {
                self.page.linked_data.push(span);
            }
            return;
        }
        let is_blank = span.trimmed(self.source).is_empty();
        let is_title = context.block == BlockKind::PageTitle;
        let is_stray = context.element == ElementId::PAGE && !is_title;
        if is_blank && is_stray {
            return self.blocks.space(span.start());
        }
        let wraps = context.is_fleeting && !is_blank;
        if is_stray {
            context.element = self.stray();
        } else if wraps {
            context.element = self.new_element();
            markup::start(&mut self.page.markup, "span", context.element, &Attributes::default());
        }
        for (words, at) in self.entities.runs(self.source, span) {
            if !is_title {
                markup::text(&mut self.page.markup, &words);
            }
            self.blocks.write(&words, at, context);
        }
        if wraps {
            markup::end(&mut self.page.markup, "span");
        }
    }

    /// Returns the paragraph around text that lies in no element: the finder of the main text needs one to keep.
    fn stray(&mut self) -> ElementId {
        if let Some(element) = self.stray {
            return element;
        }
        let element = self.new_element();
        markup::start(&mut self.page.markup, "p", element, &Attributes::default());
        self.stray = Some(element);
        element
    }

    fn new_element(&mut self) -> ElementId {
        self.page.elements += 1;
        ElementId(self.page.elements as u32 - 1)
    }

    fn end_block(&mut self) {
        self.blocks.end_block();
        if self.stray.take().is_some() {
            markup::end(&mut self.page.markup, "p");
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.depth() > depth
            && let Some(Open { role, data, .. }) = self.open.pop()
        {
            if role == Role::Block {
                self.end_block();
            }
            if let Some(name) = &data.written {
                markup::end(&mut self.page.markup, name);
            }
            if let Some(mark) = data.mark.and_then(|at| self.page.marks.get_mut(at)) {
                mark.text = Span::new(mark.text.start(), self.blocks.len());
            }
        }
    }

    fn finish(mut self) -> Page {
        self.close_to(0);
        self.end_block();
        self.blocks.finish(&mut self.page);
        self.page
    }
}

fn block_kind(name: &str) -> BlockKind {
    match tags::heading_level(name) {
        Some(level) => BlockKind::Heading(level),
        None if name == "title" => BlockKind::PageTitle,
        None => BlockKind::Paragraph,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn blocks(source: &str) -> Vec<String> {
        let page = flatten(source);
        page.blocks.iter().map(|block| page.words(block).to_owned()).collect()
    }

    #[test]
    fn blocks_part_and_lines_join() {
        assert_eq!(
            blocks("<p>Mar<b>sh</b> said\n <i>no</i>.<div>He</div>left<br>then.<br><br>Later"),
            ["Marsh said no.", "He", "left\nthen.", "Later"]
        );
        assert_eq!(blocks("<ul><li>One<li>Two</ul><table><tr><td>a<td>b</table>"), ["One", "Two", "a", "b"]);
        assert_eq!(blocks("<h2>Q&amp;A&nbsp;now</h2> <pre>a\n  b</pre>"), ["Q&A\u{a0}now", "a\n  b"]);
        assert_eq!(blocks("mi&shy;nis\u{200b}ter"), ["minister"]);
    }

    #[test]
    fn what_is_hidden_code_or_control_is_left_out() {
        let page = "<script>var a = '<p>x</p>';</script><style>p {}</style><noscript>n</noscript><template>t</template><svg><text>s</text></svg>\
            <p hidden>h</p><p style='display: none'>d</p><p aria-hidden=true>a</p><button>b</button><select><option>o</select>\
            <textarea>t</textarea><!-- c --><p>kept</p><div hidden id='S:1'><p>late</p></div>";
        assert_eq!(blocks(page), ["kept", "late"]);
    }

    #[test]
    fn elements_know_what_they_are_in() {
        let page = flatten("<article><p>One <a href=/x>two</a></p></article><nav>menu</nav><blockquote><p>said</p></blockquote>");
        let flags: Vec<_> = page.blocks.iter().map(|block| (page.words(block), block.is_aside, block.is_quote)).collect();
        assert_eq!(flags, [("One two", false, false), ("menu", true, false), ("said", false, true)]);
        assert_eq!(page.runs.iter().map(|run| run.is_link).collect::<Vec<_>>(), [false, true, false, false]);
        assert_eq!(page.depth, 3);
    }

    #[test]
    fn nesting_costs_no_stack() {
        let page = flatten(&("<div>".repeat(100_000) + "deep"));
        assert_eq!(page.depth, 100_000);
        assert_eq!(page.words(&page.blocks[0]), "deep");
    }

    proptest! {
        /// Tags, comments and line ends of all kinds come between words and never into them.
        #[test]
        fn the_words_of_the_page_are_the_words_of_the_text(
            parts in proptest::collection::vec("[a-z]{1,5}|é“|[ \n\t]|\r\n|\r|<p>|</p>|<div class=\"a b\">|</div>|<br/>|<b>|</b>|<a href='x'>|</a>|<!-- -->|<td>|<li>", 0..60)
        ) {
            let source = parts.concat();
            let spaced: String = parts.iter().map(|part| if part.starts_with('<') { "" } else { part }).collect();
            let joined = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(joined(&flatten(&source).text.text), joined(&spaced));
        }
    }
}
