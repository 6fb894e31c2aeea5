//! Word processor documents (Office Open XML, ECMA-376), with their tracked changes.
//!
//! A document with tracked changes is two texts: with every change rejected the earlier one, with every change accepted the later.
//! Numbers that the word processor counts are written out, since they are what people call a point by.

mod numbering;

use numbering::{Counters, Numbering};
use roxmltree::{Document as Xml, Node};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Which of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// With every tracked change rejected.
    Earlier,
    /// With every tracked change accepted.
    Later,
}

/// A word processor document.
#[derive(Clone, Debug, Default)]
pub struct Word {
    paragraphs: Vec<Paragraph>,
    numbering: Numbering,
    /// The tracked changes, in the order of the text.
    pub revisions: Vec<Revision>,
}

/// A tracked change of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Whose change it is, as the document names them.
    pub author: String,
    /// When, as the document has it.
    pub date: Option<String>,
    /// Tells whether the words are new; otherwise they are gone.
    pub inserted: bool,
    /// The words.
    pub words: String,
}

#[derive(Clone, Debug, Default)]
struct Paragraph {
    /// The level of the heading, from 1; 0 if it is none.
    heading: usize,
    /// The list it counts in, and the level, from 0.
    list: Option<(String, usize)>,
    runs: Vec<(String, Change)>,
    /// What holds of its end: a paragraph whose end is gone runs on in the next.
    end: Change,
}

#[derive(Clone, Copy, Debug, Default)]
struct Change {
    inserted: bool,
    deleted: bool,
}

impl Change {
    fn is_on(self, side: Side) -> bool {
        match side {
            Side::Earlier => !self.inserted,
            Side::Later => !self.deleted,
        }
    }
}

impl Word {
    /// Reads the bytes of a DOCX file; nothing if they are none.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut part = |name: &str| {
            let mut words = String::new();
            // A part may swell when it is unpacked.
            archive.by_name(name).ok()?.take(crate::MAX_BYTES as u64).read_to_string(&mut words).ok()?;
            Some(words)
        };
        let (body, styles, numbering) = (part("word/document.xml")?, part("word/styles.xml"), part("word/numbering.xml"));
        let body = Xml::parse(&body).ok()?;
        let styles = styles.as_deref().and_then(|styles| Xml::parse(styles).ok());
        let numbering = numbering.as_deref().and_then(|numbering| Xml::parse(numbering).ok());
        let mut word = Self { numbering: numbering.map(|xml| Numbering::read(&xml)).unwrap_or_default(), ..Self::default() };
        for node in body.descendants().filter(|node| is(*node, "p")) {
            let paragraph = word.paragraph(node, styles.as_ref());
            word.paragraphs.push(paragraph);
        }
        Some(word)
    }

    /// Tells whether something in it is tracked.
    pub fn is_tracked(&self) -> bool {
        self.paragraphs.iter().any(|own| {
            let is_change = |change: &Change| change.inserted || change.deleted;
            is_change(&own.end) || own.runs.iter().any(|(_, change)| is_change(change))
        })
    }

    /// Returns one of its texts: a paragraph a line, blank lines between. `marked` headings begin with the signs of Markdown.
    pub fn text(&self, side: Side, marked: bool) -> String {
        let mut counters = Counters::default();
        let (mut text, mut line) = (String::new(), String::new());
        for paragraph in &self.paragraphs {
            paragraph.runs.iter().filter(|(_, change)| change.is_on(side)).for_each(|(words, _)| line.push_str(words));
            if !paragraph.end.is_on(side) {
                continue;
            }
            let words = std::mem::take(&mut line);
            let number = paragraph.list.as_ref().and_then(|(list, level)| self.numbering.next(&mut counters, list, *level));
            if words.trim().is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            if marked && paragraph.heading > 0 {
                text.push_str(&"#".repeat(paragraph.heading));
                text.push(' ');
            }
            if let (Some(number), Some((_, level))) = (number, &paragraph.list) {
                text.push_str(&"   ".repeat(if paragraph.heading > 0 { 0 } else { *level }));
                text.push_str(&number);
                text.push(' ');
            }
            text.push_str(words.trim_end());
            text.push('\n');
        }
        // What ran on at the end ran on into nothing.
        if !line.trim().is_empty() {
            text.push('\n');
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    fn paragraph(&mut self, node: Node, styles: Option<&Xml>) -> Paragraph {
        let own = child(node, "pPr");
        let style = own.and_then(|own| value(child(own, "pStyle")?)).and_then(|id| style(styles?, id));
        let of_style = style.and_then(|style| child(style, "pPr"));
        let mark = own.and_then(|own| child(own, "rPr"));
        let has = |names: [&str; 2]| mark.is_some_and(|mark| names.iter().any(|name| child(mark, name).is_some()));
        let mut paragraph = Paragraph {
            heading: heading(style).or_else(|| outline(own)).or_else(|| outline(of_style)).unwrap_or(0),
            list: list(own, of_style),
            runs: Vec::new(),
            end: Change { inserted: has(["ins", "moveTo"]), deleted: has(["del", "moveFrom"]) },
        };
        for run in node.descendants().filter(|run| is(*run, "r")) {
            // A text box within a paragraph has paragraphs of its own.
            if run.ancestors().find(|above| is(*above, "p")) != Some(node) {
                continue;
            }
            let words: String = run.children().filter_map(words).collect();
            let changes = || run.ancestors().take_while(|above| *above != node);
            let found = |names: [&str; 2]| changes().find(|above| names.iter().any(|name| is(*above, name)));
            let (new, gone) = (found(["ins", "moveTo"]), found(["del", "moveFrom"]));
            for (change, inserted) in [(new, true), (gone, false)] {
                if let Some(change) = change.filter(|_| !words.is_empty()) {
                    self.revise(change, inserted, &words);
                }
            }
            if !words.is_empty() {
                paragraph.runs.push((words, Change { inserted: new.is_some(), deleted: gone.is_some() }));
            }
        }
        paragraph
    }

    /// Notes a change; one that goes on is one.
    fn revise(&mut self, change: Node, inserted: bool, words: &str) {
        let of = |name: &str| change.attribute((W, name)).map(str::to_owned);
        let (author, date) = (of("author").unwrap_or_default(), of("date"));
        self.revisions.push(Revision { author, date, inserted, words: words.to_owned() });
    }
}

fn is(node: Node, name: &str) -> bool {
    node.has_tag_name((W, name))
}

fn child<'a, 'x>(node: Node<'a, 'x>, name: &str) -> Option<Node<'a, 'x>> {
    node.children().find(|child| is(*child, name))
}

fn value<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attribute((W, "val"))
}

fn words(node: Node) -> Option<String> {
    match node.tag_name().name() {
        "t" | "delText" => node.text().map(str::to_owned),
        "tab" => Some("\t".to_owned()),
        "br" | "cr" => Some("\n".to_owned()),
        "noBreakHyphen" => Some("-".to_owned()),
        _ => None,
    }
}

fn style<'a, 'x>(styles: &'a Xml<'x>, id: &str) -> Option<Node<'a, 'x>> {
    styles.root_element().children().find(|style| is(*style, "style") && style.attribute((W, "styleId")) == Some(id))
}

/// Returns the level of a heading by the name of its style, which is English whatever the language of the program was.
fn heading(style: Option<Node>) -> Option<usize> {
    let name = value(child(style?, "name")?)?.to_lowercase();
    if name == "title" { Some(1) } else { name.strip_prefix("heading ")?.parse().ok().filter(|level| (1..=6).contains(level)) }
}

fn outline(properties: Option<Node>) -> Option<usize> {
    let level: usize = value(child(properties?, "outlineLvl")?)?.parse().ok()?;
    (level < 6).then_some(level + 1)
}

/// Returns the list of a paragraph: its own, else that of its style. List 0 is none.
fn list(own: Option<Node>, of_style: Option<Node>) -> Option<(String, usize)> {
    let number = [own, of_style].into_iter().flatten().find_map(|properties| child(properties, "numPr"))?;
    let id = value(child(number, "numId")?).filter(|id| *id != "0")?;
    let level = child(number, "ilvl").and_then(value).and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((id.to_owned(), level))
}
