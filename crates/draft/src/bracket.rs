//! Brackets and options as data: what a draft leaves open.

use crate::split::Markup;
use rapporteur_span::Span;

/// What a text leaves open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brackets {
    /// The brackets, in the order in which they open; markup such as links and footnote marks is none.
    pub brackets: Vec<Bracket>,
    /// The heads of the options: "Option 1:".
    pub options: Vec<Span>,
}

/// Disputed words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// From its sign to the sign that closes it; to the end of the line where none does.
    pub span: Span,
    /// How many brackets it stands in.
    pub depth: usize,
    /// Tells whether a sign closes it.
    pub closed: bool,
    /// Tells whether it stands right after another: two ways to say one thing, as in `[shall][should]`.
    pub alternative: bool,
}

impl Brackets {
    /// Returns the brackets and options of `text`. A bracket may run over lines; one that nothing closes ends with its
    /// paragraph.
    pub fn read(text: &str, markup: Markup) -> Self {
        let mut found = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut last_end = usize::MAX;
        let defined = if markup == Markup::Markdown { definitions(text) } else { Vec::new() };
        let bytes = text.as_bytes();
        let mut at = front_matter(text, markup);
        let mut line_start = at;
        while at < bytes.len() {
            match bytes[at] {
                b'\n' => {
                    line_start = at + 1;
                    if bytes.get(at + 1) == Some(&b'\n') {
                        open.drain(..)
                            .for_each(|index| found.brackets[index].span = Span::new(found.brackets[index].span.start(), at));
                    }
                }
                b'\\' if markup == Markup::Markdown && matches!(bytes.get(at + 1), Some(b'[' | b']')) => at += 1,
                b'[' => {
                    if let Some(end) = markup_end(text, at, line_start, markup, &defined) {
                        at = end;
                        continue;
                    }
                    open.push(found.brackets.len());
                    let alternative = last_end == at;
                    found.brackets.push(Bracket {
                        span: Span::new(at, text.len()),
                        depth: open.len() - 1,
                        closed: false,
                        alternative,
                    });
                }
                b']' => {
                    if let Some(index) = open.pop() {
                        let bracket = &mut found.brackets[index];
                        bracket.span = Span::new(bracket.span.start(), at + 1);
                        bracket.closed = true;
                        last_end = at + 1;
                    }
                }
                b' ' if last_end == at => last_end = at + 1,
                _ => {}
            }
            at += 1;
        }
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let lead = line.len() - line.trim_start().len();
            let words = line.trim();
            let marked = crate::split::marker_len(words);
            if let Some(len) = option_head(&words[marked..]) {
                found.options.push(Span::new(start + lead + marked, start + lead + marked + len).trimmed(text));
            }
            start += line.len();
        }
        found
    }

    /// Returns the brackets that begin in `span`.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Bracket> {
        self.brackets.iter().filter(move |bracket| span.start() <= bracket.span.start() && bracket.span.start() < span.end())
    }

    /// Returns the heads of the options that begin in `span`.
    pub fn options_within(&self, span: Span) -> impl Iterator<Item = Span> {
        self.options.iter().copied().filter(move |head| span.contains(*head))
    }
}

/// Returns the length of the head of an option that `words` begins with, emphasis and colon included.
pub(crate) fn option_head(words: &str) -> Option<usize> {
    let bare = words.trim_start_matches(['*', '_', '[', '(', ' ', '>']);
    let rest = ["Option", "OPTION", "Alternative"].iter().find_map(|name| bare.strip_prefix(name))?.trim_start();
    let number = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let is_number = (1..=4).contains(&number)
        && (rest[..number].bytes().all(|b| b.is_ascii_digit() || b"IVX".contains(&b))
            || number == 1 && rest.as_bytes()[0].is_ascii_uppercase());
    let after = &rest[number..];
    let words_after = after.trim_start_matches([':', '.', '*', '_', ')', '-', '–', '—', ']']);
    // "Option 2 would need more money" is a sentence about an option.
    let is_head = after.is_empty() || words_after.len() < after.len();
    (is_number && is_head).then(|| words.len() - words_after.len())
}

/// The longest text of a link, in bytes.
const LONGEST_LINK: usize = 1000;

/// Returns where markup that begins with the bracket at `at` ends: a link, an image, a footnote mark, a definition.
fn markup_end(text: &str, at: usize, line_start: usize, markup: Markup, defined: &[String]) -> Option<usize> {
    if markup != Markup::Markdown {
        return None;
    }
    let rest = &text[at..];
    // Markup closes on its line, and not far off: a text of nothing but brackets takes linear time.
    let close = 1 + rest.bytes().skip(1).take(LONGEST_LINK).take_while(|&b| b != b'\n').position(|b| b == b']')?;
    let inner = &rest[1..close];
    let after = &rest[close + 1..];
    if inner.starts_with('^') {
        return Some(at + close + 1);
    }
    if text[line_start..at].trim().is_empty() && after.starts_with(": ") {
        return Some(at + close + 1);
    }
    let is_task = matches!(inner, " " | "x" | "X") && text[line_start..at].trim().trim_matches(['-', '*', '+']).is_empty();
    if is_task {
        return Some(at + close + 1);
    }
    if after.starts_with('(') {
        let end = after.find(')')?;
        let target = &after[1..end];
        let is_target = !target.is_empty() && !target.split('"').next().unwrap_or("").trim().contains(' ');
        return (is_target && (target.contains(['/', '.', '#']) || target.contains(':'))).then_some(at + close + 2 + end);
    }
    if let Some(reference) = after.strip_prefix('[') {
        let end = reference.find(']')?;
        let name = if end == 0 { inner } else { &reference[..end] };
        return defined.iter().any(|label| label.eq_ignore_ascii_case(name)).then_some(at + close + 1 + end + 2);
    }
    defined.iter().any(|label| label.eq_ignore_ascii_case(inner)).then_some(at + close + 1)
}

/// Returns the labels of the link definitions: `[source]: list.html`.
fn definitions(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| {
            let (label, target) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
            (!label.contains(['[', ']']) && target.starts_with(' ')).then(|| label.to_owned())
        })
        .collect()
}

fn front_matter(text: &str, markup: Markup) -> usize {
    if markup != Markup::Markdown || !text.starts_with("---\n") {
        return 0;
    }
    text[4..].find("\n---\n").map_or(0, |end| 4 + end + 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> (usize, usize) {
        let found = Brackets::read(text, Markup::Markdown);
        (found.brackets.len(), found.options.len())
    }

    #[test]
    fn nested_brackets_know_their_depth_and_their_alternatives() {
        let text = "Parties [shall][should] [pay [at least] half].";
        let found = Brackets::read(text, Markup::Markdown).brackets;
        let seen: Vec<_> = found.iter().map(|b| (b.span.of(text).unwrap(), b.depth, b.alternative)).collect();
        assert_eq!(
            seen,
            [("[shall]", 0, false), ("[should]", 0, true), ("[pay [at least] half]", 0, true), ("[at least]", 1, false)]
        );
    }

    #[test]
    fn links_footnotes_and_definitions_are_no_brackets() {
        assert_eq!(
            counts("See [the list](list.html), [the text][src] and note[^1].\n\n[src]: http://example.org\n[^1]: A note [x].\n"),
            (1, 0)
        );
        assert_eq!(counts("[forty][thirty] per cent (see below)"), (2, 0));
    }

    #[test]
    fn options_are_counted_at_the_start_of_an_option() {
        assert_eq!(counts("4. **Option 1:** Pay.\n\n   **Option 2:** [no text]\n\nOption 2 would cost more.\n"), (1, 2));
        assert_eq!(counts("Option I: The seat is Tolm.\nOption II: The seat is Verran.\n"), (0, 2));
    }

    #[test]
    fn a_bracket_that_nothing_closes_ends_with_its_paragraph() {
        let text = "1. [The seat\n\n2. The fund";
        let found = Brackets::read(text, Markup::Markdown).brackets;
        assert_eq!((found[0].span.of(text), found[0].closed), (Some("[The seat"), false));
    }
}
