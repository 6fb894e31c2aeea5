//! The open elements while a page is read: which element an end tag ends, and which ends go without a tag.
//!
//! The rules are those of the tree construction of HTML (WHATWG HTML §13.2.6) as far as they decide where text belongs. Positions of open
//! elements are kept by name, so that each tag costs the same however deep the page is nested.

use super::tags::{self, Role};
use std::collections::HashMap;

const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];

/// An open element.
#[derive(Debug)]
pub(super) struct Open<T> {
    name: usize,
    /// Its role.
    pub(super) role: Role,
    /// What the reader of the page keeps about it.
    pub(super) data: T,
}

/// The stack of open elements.
#[derive(Debug)]
pub(super) struct OpenElements<T> {
    stack: Vec<Open<T>>,
    names: HashMap<String, usize>,
    /// For each name, the positions of its open elements.
    positions: Vec<Vec<usize>>,
    /// Positions of elements that bound a scope, and of those that begin a paragraph.
    scopes: Vec<usize>,
    blocks: Vec<usize>,
}

impl<T> Default for OpenElements<T> {
    fn default() -> Self {
        Self { stack: Vec::new(), names: HashMap::new(), positions: Vec::new(), scopes: Vec::new(), blocks: Vec::new() }
    }
}

impl<T> OpenElements<T> {
    /// Returns how many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    /// Returns the innermost open element.
    pub(super) fn top(&self) -> Option<&Open<T>> {
        self.stack.last()
    }

    /// Tells whether an element called `name` is open.
    pub(super) fn is_open(&self, name: &str) -> bool {
        self.last(name) > 0
    }

    /// Opens an element.
    pub(super) fn push(&mut self, name: &str, role: Role, data: T) {
        let id = self.names.get(name).copied().unwrap_or_else(|| {
            self.names.insert(name.to_owned(), self.positions.len());
            self.positions.push(Vec::new());
            self.positions.len() - 1
        });
        self.stack.push(Open { name: id, role, data });
        let position = self.stack.len();
        self.positions[id].push(position);
        if tags::is_scope(name) {
            self.scopes.push(position);
        }
        if role == Role::Block {
            self.blocks.push(position);
        }
    }

    /// Closes the innermost element and returns it.
    pub(super) fn pop(&mut self) -> Option<Open<T>> {
        let position = self.stack.len();
        let open = self.stack.pop()?;
        self.positions[open.name].pop();
        for marks in [&mut self.scopes, &mut self.blocks] {
            if marks.last() == Some(&position) {
                marks.pop();
            }
        }
        Some(open)
    }

    /// Returns how many elements stay open when the start tag `name` is met.
    pub(super) fn after_start(&self, name: &str, role: Role) -> usize {
        let innermost = |names: &[&str]| names.iter().map(|name| self.last(name)).max().unwrap_or(0);
        let scope = last_of(&self.scopes);
        let closed = match name {
            "li" => within(self.last("li"), scope.max(innermost(&["ul", "ol"]))),
            "dd" | "dt" => within(innermost(&["dd", "dt"]), scope.max(self.last("dl"))),
            "tr" => within(self.last("tr"), self.last("table")),
            "td" | "th" => within(innermost(&["td", "th"]), innermost(&["table", "tr"])),
            "tbody" | "thead" | "tfoot" => within(innermost(&["tbody", "thead", "tfoot"]), self.last("table")),
            "a" => within(self.last("a"), last_of(&self.blocks)),
            _ if tags::heading_level(name).is_some() && self.depth() == innermost(HEADINGS) => within(self.depth(), 0),
            _ => None,
        };
        let paragraph = if role == Role::Block || name == "hr" { within(self.last("p"), scope) } else { None };
        let ended = [closed, paragraph].into_iter().flatten().min();
        ended.map_or(self.depth(), |position| position - 1)
    }

    /// Returns how many elements stay open when the end tag `name` is met: all of them, if it ends none.
    pub(super) fn after_end(&self, name: &str, role: Role) -> usize {
        let scope = last_of(&self.scopes);
        let ended = match name {
            "html" | "body" => None,
            "table" => within(self.last("table"), 0),
            _ if tags::is_table_part(name) => within(self.last(name), self.last("table")),
            _ if tags::heading_level(name).is_some() => {
                within(HEADINGS.iter().map(|name| self.last(name)).max().unwrap_or(0), scope)
            }
            // The end of part of a line does not end the paragraphs in it.
            _ if matches!(role, Role::Inline | Role::Formatting) => within(self.last(name), last_of(&self.blocks)),
            // An element that bounds a scope ends itself.
            _ => within(self.last(name), scope.saturating_sub(1)),
        };
        ended.map_or(self.depth(), |position| position - 1)
    }

    /// Returns the position of the innermost element called `name`, from 1 on; 0 if none is open.
    fn last(&self, name: &str) -> usize {
        self.names.get(name).map_or(0, |id| last_of(&self.positions[*id]))
    }
}

fn last_of(positions: &[usize]) -> usize {
    positions.last().copied().unwrap_or(0)
}

/// Returns the position if it lies inside of the bound.
fn within(position: usize, bound: usize) -> Option<usize> {
    (position > bound).then_some(position)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads tags such as "div p /div" and returns what is open at the end.
    fn open_after(tags: &str) -> String {
        let mut open = OpenElements::default();
        for tag in tags.split(' ') {
            let (name, is_end) = tag.strip_prefix('/').map_or((tag, false), |name| (name, true));
            let role = tags::role(name);
            let kept = if is_end { open.after_end(name, role) } else { open.after_start(name, role) };
            while open.depth() > kept {
                open.pop();
            }
            if !is_end {
                open.push(name, role, name.to_owned());
            }
        }
        open.stack.iter().map(|open| open.data.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ends_that_go_without_a_tag() {
        assert_eq!(open_after("div p p"), "div p");
        assert_eq!(open_after("div p b div"), "div div");
        assert_eq!(open_after("ul li p li"), "ul li");
        assert_eq!(open_after("ul li ul li"), "ul li ul li");
        assert_eq!(open_after("table tr td p tr"), "table tr");
        assert_eq!(open_after("table tr td table tr td td"), "table tr td table tr td");
        assert_eq!(open_after("dl dt dd dt"), "dl dt");
        assert_eq!(open_after("a b a"), "a");
        assert_eq!(open_after("h2 h3"), "h3");
    }

    #[test]
    fn end_tags_end_what_they_can_reach() {
        assert_eq!(open_after("div p span /div"), "");
        assert_eq!(open_after("div table tr td /div"), "div table tr td");
        assert_eq!(open_after("div b p /b"), "div b p");
        assert_eq!(open_after("div b i /b"), "div");
        assert_eq!(open_after("div /section"), "div");
        assert_eq!(open_after("h2 /h3"), "");
        assert_eq!(open_after("table tr td /tr"), "table");
        assert_eq!(open_after("table tr td /table"), "");
        assert_eq!(open_after("body div /body"), "body div");
    }
}
