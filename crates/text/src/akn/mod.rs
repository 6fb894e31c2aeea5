//! Akoma Ntoso, the standard for legislative documents (OASIS LegalDocML, version 3.0 and those before it).
//!
//! The text is written as a draft that anybody would read: a heading for each article, chapter and annex, each provision a line under
//! its number, set in as deep as it stands. Words in `ins` and `del` make two texts, as tracked changes do. Metadata, cover pages,
//! notes and signatures are no part of a text under negotiation.

mod inline;
mod lines;

use crate::word::Side;
use inline::words;
use lines::{Lines, heading, number};
use roxmltree::{Document as Xml, Node};

/// Elements that stand deeper than any provision: what is inside is taken as words.
const MAX_DEPTH: usize = 48;

/// An Akoma Ntoso document.
#[derive(Clone, Debug)]
pub struct Akn {
    source: String,
    amended: bool,
}

impl Akn {
    /// Reads a document; nothing if `source` is none.
    pub fn read(source: &str) -> Option<Self> {
        let xml = parsed(source)?;
        let amended = xml.descendants().any(|node| matches!(node.tag_name().name(), "ins" | "del"));
        Some(Self { source: source.to_owned(), amended })
    }

    /// Tells whether something in it is marked as new or gone.
    pub fn is_amended(&self) -> bool {
        self.amended
    }

    /// Returns one of its texts, a paragraph a line, blank lines between. `marked` headings begin with the sign of Markdown.
    pub fn text(&self, side: Side, marked: bool) -> String {
        let Some(xml) = parsed(&self.source) else { return String::new() };
        let mut writer = Writer { lines: Lines::new(marked), side };
        for document in xml.root_element().children().filter(Node::is_element) {
            writer.document(document, 0);
        }
        writer.lines.text()
    }
}

fn parsed(source: &str) -> Option<Xml<'_>> {
    let xml = Xml::parse(source).ok()?;
    (xml.root_element().tag_name().name() == "akomaNtoso").then_some(xml)
}

/// Elements that always stand under a heading.
const PARTS: [&str; 10] =
    ["article", "chapter", "part", "title", "book", "tome", "division", "subchapter", "subpart", "subtitle"];
/// Elements that do so where they have a title.
const TITLED: [&str; 4] = ["section", "subsection", "subdivision", "hcontainer"];

struct Writer {
    lines: Lines,
    side: Side,
}

impl Writer {
    fn document(&mut self, node: Node, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "preface" => self.title(child),
                "preamble" => self.preamble(child),
                "body" | "mainBody" | "amendmentBody" | "fragmentBody" | "debateBody" => {
                    child.children().filter(Node::is_element).for_each(|own| self.provision(own, 0, depth + 1));
                }
                "attachments" | "components" => {
                    child.children().filter(Node::is_element).for_each(|own| self.attachment(own, depth + 1));
                }
                _ => {}
            }
        }
    }

    /// Writes the title of the document, where its preface marks one.
    fn title(&mut self, preface: Node) {
        if let Some(title) = preface.descendants().find(|node| node.tag_name().name() == "docTitle") {
            let title = words(title, self.side);
            self.lines.heading(&title);
        }
    }

    fn preamble(&mut self, node: Node) {
        self.lines.heading("Preamble");
        for block in node.descendants().filter(|own| is_any(*own, &["recital", "citation", "p", "block"])) {
            // A recital is its paragraphs, and they are no points of their own.
            let is_inner = block.ancestors().skip(1).any(|above| is_any(above, &["recital", "citation"]));
            if !is_inner {
                let number = child(block, "num").map(|num| words(num, self.side));
                let own = if number.is_some() || !is_any(block, &["p", "block"]) {
                    self.blocks(block)
                } else {
                    vec![words(block, self.side)]
                };
                self.lines.point(number.as_deref().unwrap_or(""), &own, 0);
            }
        }
    }

    fn attachment(&mut self, node: Node, depth: usize) {
        let inner = node.children().find(|own| own.is_element() && child(*own, "meta").is_some());
        let (num, title) = (self.own(node, "num"), self.own(node, "heading"));
        let name = inner.and_then(|own| own.attribute("name")).unwrap_or("annex");
        let printed = match (num.is_empty(), title.is_empty()) {
            (true, true) => name.to_owned(),
            _ => heading("annex", &num, &title),
        };
        self.lines.heading(&printed);
        inner.iter().for_each(|own| self.document(*own, depth + 1));
    }

    fn own(&self, node: Node, name: &str) -> String {
        child(node, name).map(|own| words(own, self.side)).unwrap_or_default()
    }

    /// Writes a provision and what stands in it; `level` is how deep its number is set in.
    fn provision(&mut self, node: Node, level: usize, depth: usize) {
        let name = node.tag_name().name();
        if depth > MAX_DEPTH {
            return self.lines.point("", &[words(node, self.side)], level);
        }
        let (num, title) = (self.own(node, "num"), self.own(node, "heading"));
        let inner = || node.children().filter(Node::is_element);
        let is_part = PARTS.contains(&name) && !(num.is_empty() && title.is_empty())
            || TITLED.contains(&name) && !title.is_empty()
            || name == "crossHeading";
        if is_part {
            let printed = if name == "crossHeading" { words(node, self.side) } else { heading(name, &num, &title) };
            if !printed.is_empty() {
                self.lines.heading(&printed);
            }
            inner().for_each(|own| self.part(own, depth + 1));
            return;
        }
        match name {
            "num" | "heading" | "subheading" => {}
            "ul" | "ol" | "blockList" => self.list(node, level, depth + 1),
            "p" | "block" => self.lines.point("", &[words(node, self.side)], level),
            "container" | "blockContainer" | "div" => inner().for_each(|own| self.provision(own, level, depth + 1)),
            "list" if num.is_empty() => inner().for_each(|own| self.rest(own, level, depth + 1)),
            _ => {
                let mut own: Vec<String> =
                    inner().filter(|own| is_any(*own, &["intro", "content"])).flat_map(|own| self.blocks(own)).collect();
                if !title.is_empty() {
                    own.insert(0, title);
                }
                if own.iter().any(|words| !words.is_empty()) || !num.is_empty() && self.holds(node) {
                    self.lines.point(&number(&num), &own, level);
                }
                let within = level + usize::from(!num.is_empty());
                for own in inner() {
                    match own.tag_name().name() {
                        "intro" | "content" => own
                            .children()
                            .filter(|own| is_any(*own, &["ul", "ol", "blockList"]))
                            .for_each(|list| self.list(list, within, depth + 1)),
                        "num" | "heading" | "subheading" => {}
                        _ => self.rest(own, within, depth + 1),
                    }
                }
            }
        }
    }

    /// Tells whether anything in a provision is there on this side.
    fn holds(&self, node: Node) -> bool {
        node.descendants()
            .any(|own| own.is_text() && !own.text().unwrap_or("").trim().is_empty() && !inline::is_off(own, node, self.side))
    }

    /// Writes what stands in an article or a chapter.
    fn part(&mut self, node: Node, depth: usize) {
        match node.tag_name().name() {
            "num" | "heading" | "subheading" => {}
            "intro" | "content" | "wrapUp" => {
                let own = self.blocks(node);
                self.lines.point("", &own, 0);
                node.children()
                    .filter(|own| is_any(*own, &["ul", "ol", "blockList"]))
                    .for_each(|list| self.list(list, 0, depth + 1));
            }
            _ => self.provision(node, 0, depth + 1),
        }
    }

    /// Writes what follows the words of a provision.
    fn rest(&mut self, node: Node, level: usize, depth: usize) {
        match node.tag_name().name() {
            "intro" | "content" | "wrapUp" => {
                let own = self.blocks(node);
                self.lines.goes_on(&own, level);
            }
            _ => self.provision(node, level, depth),
        }
    }

    fn list(&mut self, node: Node, level: usize, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for item in node.children().filter(Node::is_element) {
            match item.tag_name().name() {
                "item" | "li" => {
                    let num = self.own(item, "num");
                    let own = if child(item, "p").is_some() { self.blocks(item) } else { vec![words(item, self.side)] };
                    self.lines.point(&if num.is_empty() { "-".to_owned() } else { number(&num) }, &own, level);
                    item.children()
                        .filter(|own| is_any(*own, &["ul", "ol", "blockList"]))
                        .for_each(|list| self.list(list, level + 1, depth + 1));
                }
                "listIntroduction" | "listWrapUp" => self.lines.goes_on(&[words(item, self.side)], level),
                _ => {}
            }
        }
    }

    /// Returns the words of each paragraph in a block.
    fn blocks(&self, node: Node) -> Vec<String> {
        let inner = node.children().filter(|own| is_any(*own, &["p", "block", "table", "tblock", "container", "foreign"]));
        inner.map(|own| words(own, self.side)).filter(|words| !words.is_empty()).collect()
    }
}

fn is_any(node: Node, names: &[&str]) -> bool {
    node.is_element() && names.contains(&node.tag_name().name())
}

fn child<'a, 'x>(node: Node<'a, 'x>, name: &str) -> Option<Node<'a, 'x>> {
    node.children().find(|own| own.is_element() && own.tag_name().name() == name)
}

#[cfg(test)]
mod tests;
