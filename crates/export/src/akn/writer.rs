//! Elements one after the other, each with an identifier that is used once.

use crate::xml::escaped;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// XML under construction. Writing to a string cannot fail.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    ids: HashSet<String>,
    /// The identifier of each point of the draft, and of what was dropped, by its alignment.
    pub(super) points: HashMap<usize, String>,
    pub(super) dropped: HashMap<usize, String>,
}

impl Writer {
    pub(super) fn raw(&mut self, xml: &str) {
        self.text.push_str(xml);
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.text.push('>');
        self.text.push('\n');
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.text.push_str("/>\n");
    }

    pub(super) fn close(&mut self, name: &str) {
        let _ = writeln!(self.text, "</{name}>");
    }

    /// Adds an element with words in it that are XML already.
    pub(super) fn inline(&mut self, name: &str, xml: &str) {
        let _ = writeln!(self.text, "<{name}>{xml}</{name}>");
    }

    /// Returns an identifier as the naming convention has it: "art_3__para_1"; one that is used already gets a number.
    pub(super) fn id(&mut self, above: &str, name: &str, number: &str) -> String {
        let bare: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
        let own = if bare.is_empty() { name.to_owned() } else { format!("{name}_{}", bare.to_lowercase()) };
        let own = if above.is_empty() { own } else { format!("{above}__{own}") };
        let mut id = own.clone();
        let mut times = 1;
        while !self.ids.insert(id.clone()) {
            times += 1;
            id = format!("{own}-{times}");
        }
        id
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.text, "<{name}");
        for (attribute, value) in attributes {
            let _ = write!(self.text, " {attribute}=\"{}\"", escaped(value));
        }
    }
}
