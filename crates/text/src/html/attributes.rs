//! The attributes of the start tag being read, as far as they matter.

use rapporteur_span::Span;
use std::ops::Range;

const KNOWN: &[&str] = &[
    "aria-hidden", "charset", "class", "content", "data-src", "datetime", "hidden", "href", "http-equiv", "id", "itemprop",
    "lang", "name", "property", "rel", "role", "src", "srcset", "style", "type",
];

/// Attributes by name. One of these is used again for every tag of a page, so that reading a tag allocates nothing.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    values: String,
    found: Vec<Attribute>,
    /// Whether the attribute whose value is read next matters.
    is_wanted: bool,
}

#[derive(Debug)]
struct Attribute {
    name: &'static str,
    value: Range<usize>,
    source: Span,
}

impl Attributes {
    /// Forgets all attributes.
    pub(super) fn clear(&mut self) {
        self.values.clear();
        self.found.clear();
        self.is_wanted = false;
    }

    /// Begins an attribute; of two with one name the first counts.
    pub(super) fn name(&mut self, name: &[u8]) {
        let known = KNOWN.iter().find(|known| known.as_bytes() == name).filter(|known| self.get(known).is_none());
        self.is_wanted = known.is_some();
        if let Some(name) = known {
            self.found.push(Attribute { name, value: self.values.len()..self.values.len(), source: Span::new(0, 0) });
        }
    }

    /// Gives the attribute its value, which stands at `source`.
    pub(super) fn value(&mut self, value: &[u8], source: Span) {
        if let Some(attribute) = self.found.last_mut().filter(|_| self.is_wanted) {
            self.values.push_str(&String::from_utf8_lossy(value));
            attribute.value.end = self.values.len();
            attribute.source = source;
        }
    }

    /// Returns the value of an attribute; empty if it has none.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.found.iter().find(|attribute| attribute.name == name).map(|attribute| &self.values[attribute.value.clone()])
    }

    /// Returns where the value of an attribute stands in the source.
    pub(super) fn source(&self, name: &str) -> Option<Span> {
        self.found.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.source)
    }

    /// Tells whether the page hides the element from its readers.
    pub(super) fn is_hidden(&self) -> bool {
        let style = || {
            self.get("style").is_some_and(|style| {
                let style = style.replace(char::is_whitespace, "").to_ascii_lowercase();
                style.contains("display:none") || style.contains("visibility:hidden")
            })
        };
        // React sends late parts of a page as hidden elements called "S:…" and lets a script put them in their place.
        let is_late_part = self.get("id").is_some_and(|id| id.starts_with("S:"));
        (self.get("hidden").is_some() && !is_late_part)
            || self.get("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || style()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_name_counts_and_others_are_passed_over() {
        let mut attributes = Attributes::default();
        for (name, value) in [("class", "a"), ("onclick", "x"), ("class", "b"), ("style", "Display : none")] {
            attributes.name(name.as_bytes());
            attributes.value(value.as_bytes(), Span::new(0, 1));
        }
        assert_eq!(attributes.get("class"), Some("a"));
        assert_eq!(attributes.get("id"), None);
        assert!(attributes.is_hidden());
        attributes.clear();
        assert!(!attributes.is_hidden());
    }
}
