//! The block of fields that may open a Markdown file.

use rapporteur_span::Span;

/// The fields between two lines of three hyphens, as far as they are plain: `key: value`, `[a, b]` and lists of `- value`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FrontMatter {
    /// Key in lower case, and where the value stands.
    fields: Vec<(String, Span)>,
    /// The byte after the block; 0 if there is none.
    pub(crate) end: usize,
}

impl FrontMatter {
    /// Reads the block at the start of `source`. Two rules around prose are no such block.
    pub(crate) fn of(source: &str) -> Self {
        Self::parse(source).unwrap_or_default()
    }

    /// Returns where the first value of `key` stands.
    pub(crate) fn span(&self, key: &str) -> Option<Span> {
        self.fields.iter().find(|(own, span)| own == key && !span.is_empty()).map(|(_, span)| *span)
    }

    /// Returns the values of the first of `keys` that has any.
    pub(crate) fn values<'s>(&self, source: &'s str, keys: &[&str]) -> Vec<&'s str> {
        let of = |key: &str| -> Vec<&'s str> {
            self.fields
                .iter()
                .filter(|(own, _)| own == key)
                .filter_map(|(_, span)| span.of(source))
                .filter(|v| !v.is_empty())
                .collect()
        };
        keys.iter().map(|key| of(key)).find(|values| !values.is_empty()).unwrap_or_default()
    }

    fn parse(source: &str) -> Option<Self> {
        let mut lines = source.split_inclusive('\n');
        let mut at = lines.next().filter(|line| line.trim_end() == "---")?.len();
        let mut matter = Self::default();
        let mut key: Option<String> = None;
        for line in lines {
            let start = at;
            at += line.len();
            let words = line.trim();
            if matches!(line.trim_end(), "---" | "...") {
                matter.end = at;
                return Some(matter);
            }
            let value_at = |value: &str| start + (value.as_ptr() as usize - line.as_ptr() as usize);
            if let (Some(item), Some(key)) = (words.strip_prefix("- "), &key) {
                matter.add(key, item, value_at(item));
            } else if let Some((name, value)) = line.split_once(':').filter(|(name, _)| is_key(name)) {
                let name = name.trim().to_lowercase();
                let inner = value.trim().strip_prefix('[').and_then(|list| list.strip_suffix(']'));
                for value in inner.map_or_else(|| vec![value], |list| list.split(',').collect()) {
                    matter.add(&name, value, value_at(value));
                }
                key = Some(name);
            } else if !(words.is_empty() || words.starts_with('#') || line.starts_with([' ', '\t'])) {
                return None;
            }
        }
        None
    }

    fn add(&mut self, key: &str, value: &str, at: usize) {
        let start = at + (value.len() - value.trim_start().len());
        let value = value.trim();
        let quoted = ['"', '\''].iter().any(|quote| value.len() > 1 && value.starts_with(*quote) && value.ends_with(*quote));
        let (start, length) = if quoted { (start + 1, value.len() - 2) } else { (start, value.len()) };
        self.fields.push((key.to_owned(), Span::new(start, start + length)));
    }
}

fn is_key(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_with_their_places() {
        let source = "---\ntitle: \"Voss: no deal\"\r\nDate: 2031-03-04\nauthors:\n  - Ada Voss\n  - 'Ibo Renn'\ntags: [water, talks]\n---\n# Text\n";
        let matter = FrontMatter::of(source);
        assert_eq!(matter.span("title").and_then(|span| span.of(source)), Some("Voss: no deal"));
        assert_eq!(matter.values(source, &["published", "date"]), ["2031-03-04"]);
        assert_eq!(matter.values(source, &["author", "authors"]), ["Ada Voss", "Ibo Renn"]);
        assert_eq!(matter.values(source, &["tags"]), ["water", "talks"]);
        assert_eq!(&source[matter.end..], "# Text\n");
    }

    #[test]
    fn rules_around_prose_are_no_front_matter() {
        for source in ["---\nThe parties met.\n---\n", "---\nkey: value\n", "text\n---\n", "", "---"] {
            assert_eq!(FrontMatter::of(source), FrontMatter::default(), "{source:?}");
        }
    }
}
