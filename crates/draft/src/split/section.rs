//! Titles: what a heading says about the points under it.

use super::marker::{Series, Style, marker, roman};
use crate::point::Part;
use rapporteur_span::Span;

/// A part of the text under a title of its own.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) kind: Part,
    /// The line that heads it.
    pub(super) words: Option<Span>,
    /// Its number or name, as labels have it: "Article 3", "II", "Annex".
    pub(super) label: String,
    /// The words of the title without its number.
    pub(super) title: Option<Span>,
    /// What it can stand in: only a section of a lower rank.
    pub(super) rank: u8,
    /// Tells whether a number alone opens it: "II. Security".
    pub(super) is_enumerated: bool,
}

impl Part {
    /// Tells whether the numbers of such sections start again in an annex or under a numbered title.
    pub(crate) fn counts_within(self) -> bool {
        matches!(self, Self::Article | Self::Numbered)
    }

    fn rank(self) -> u8 {
        match self {
            Self::Body | Self::Preamble | Self::Titled | Self::Annex => 0,
            Self::Numbered => 1,
            Self::Article => 5,
        }
    }
}

impl Section {
    fn new(kind: Part, label: String, title: Option<Span>) -> Self {
        Self { kind, words: None, label, title, rank: kind.rank(), is_enumerated: false }
    }

    /// Returns the section that a number alone opens.
    fn enumerated(label: String, title: Option<Span>) -> Self {
        let rank = match label.as_bytes() {
            _ if roman(&label).is_some() => 2,
            [letter] if letter.is_ascii_alphabetic() => 3,
            _ => 4,
        };
        Self { rank, is_enumerated: true, ..Self::new(Part::Numbered, label, title) }
    }

    /// Returns the article that a line opens together with its first words, and where those begin: "Article 4. The Parties meet."
    pub(super) fn with_body(words: &str, start: usize) -> Option<(Self, usize)> {
        let rest = ["Article ", "ARTICLE ", "Art. "].iter().find_map(|name| words.strip_prefix(name))?;
        let len = rest.find(|c: char| !c.is_ascii_alphanumeric())?;
        let (number, rest) = rest.split_at(len);
        let body = rest.trim_start_matches(['.', ':', '-', '–', '—', ')', ' ']);
        let is_apart = rest.starts_with(['.', ':', ')']) || [" -", " –", " —"].iter().any(|sign| rest.starts_with(sign));
        let section = Self::new(Part::Article, format!("Article {number}"), None);
        (is_number(number) && is_apart && ends_sentence(body)).then(|| (section, start + words.len() - body.len()))
    }

    pub(super) fn body() -> Self {
        Self::new(Part::Body, String::new(), None)
    }

    /// Returns the section that the line `words` opens. `marked` lines are headings by their markup, and always open one.
    pub(super) fn read(words: &str, start: usize, marked: bool) -> Option<Self> {
        let trimmed = words.trim_start_matches(['*', '_', '[']);
        let start = start + words.len() - trimmed.len();
        let words = trimmed.trim_end_matches(['*', '_', ']', ':']);
        named(words, start, marked).or_else(|| marked.then(|| numbered(words, start)))
    }
}

/// Reads "Article 3bis - Access", "ANNEX II", "Chapter 4: Trade", "Preamble".
fn named(words: &str, start: usize, marked: bool) -> Option<Section> {
    let name_len = words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len());
    let (name, rest) = words.split_at(name_len);
    let lower = name.to_lowercase();
    let (kind, name) = match lower.as_str() {
        "article" | "art" => (Part::Article, "Article"),
        "annex" | "appendix" | "protocol" | "schedule" | "attachment" => (Part::Annex, name),
        "preamble" => (Part::Preamble, name),
        "chapter" | "part" | "section" | "title" | "pillar" | "basket" | "cluster" | "phase" | "stage" | "step" => {
            (Part::Numbered, name)
        }
        _ => return None,
    };
    let rest = rest.trim_start_matches(['.', ' ', '\u{a0}']);
    let number_len = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let number = Some(&rest[..number_len]).filter(|number| is_number(number));
    let after = number.map_or(rest, |_| &rest[number_len..]).trim_start();
    // "Article 8 bis" is no article 8 called "bis".
    let inserted = number.and_then(|_| {
        let len = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        ["bis", "ter", "quater", "quinquies"].contains(&&after[..len]).then_some(&after[..len])
    });
    let after = after[inserted.map_or(0, str::len)..].trim_start();
    let title = after.trim_start_matches(['-', '–', '—', ':', '.', '*', '_', '(', '[', ' ']);
    // In running text "Article 3 applies to" is a sentence, and so is "Part of the fund".
    let is_title = marked || after.is_empty() || title.len() < after.len() && !ends_sentence(after);
    let needs_number = matches!(kind, Part::Article | Part::Numbered);
    if !is_title || needs_number && number.is_none() || !marked && number.is_none() && !after.is_empty() {
        return None;
    }
    let name = capitalized(name);
    let label = number.map_or(name.clone(), |number| format!("{name} {number}{}", inserted.unwrap_or("")));
    Some(Section::new(kind, label, title_span(words, title, start)))
}

/// Reads "II. Security", "3. Return of the displaced" or a title without a number.
fn numbered(words: &str, start: usize) -> Section {
    let bare_roman =
        words.split_whitespace().next().filter(|word| roman(word).is_some() && word.bytes().all(|b| b.is_ascii_uppercase()));
    if let Some(found) =
        marker(words).filter(|found| found.readings.first().is_some_and(|reading| reading.series != Series::Bullet))
    {
        let title = &words[found.len..];
        return Section::enumerated(found.printed, title_span(words, title, start));
    }
    if let Some(number) = bare_roman.filter(|number| words.len() > number.len()) {
        let title = words[number.len()..].trim_start_matches(['-', '–', '—', ':', '.', ' ']);
        return Section::enumerated(number.to_owned(), title_span(words, title, start));
    }
    Section::new(Part::Titled, words.to_owned(), title_span(words, words, start))
}

/// Returns the section that an enumerated line opens, if it reads as a title: "II. Security" and then "3. ...".
pub(super) fn enumerated(words: &str, start: usize, next_is_child: bool) -> Option<Section> {
    let found = marker(words)?;
    let reading = found.readings.first()?;
    let title = words[found.len..].trim_end_matches(['*', '_']).trim_end();
    let is_short =
        !title.is_empty() && title.split_whitespace().count() <= 10 && !ends_sentence(title) && !title.ends_with([':', ',']);
    let is_number =
        matches!(found.style, Style::Point | Style::Bracket) && !matches!(reading.series, Series::Bullet | Series::Lower);
    (is_short && is_number && next_is_child).then(|| Section::enumerated(found.printed.clone(), title_span(words, title, start)))
}

fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    (digits.len() < word.len() && digits.len() <= 9)
        || roman(word).is_some()
        || word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['*', '_', ']', '"', '”']).ends_with(['.', ';'])
}

fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect()).unwrap_or_default()
}

/// Returns where `title`, a part of `words`, stands in the text.
fn title_span(words: &str, title: &str, start: usize) -> Option<Span> {
    let title = title.trim_end_matches(['*', '_', ')', ' ']);
    let at = title.as_ptr() as usize - words.as_ptr() as usize;
    (!title.is_empty()).then(|| Span::new(start + at, start + at + title.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str, marked: bool) -> Option<(Part, String, String)> {
        let section = Section::read(words, 0, marked)?;
        let title = section.title.and_then(|span| span.of(words)).unwrap_or("");
        Some((section.kind, section.label, title.to_owned()))
    }

    #[test]
    fn articles_annexes_and_chapters_have_a_number_and_a_title() {
        for (words, kind, label, title) in [
            ("Article 3bis - Access", Part::Article, "Article 3bis", "Access"),
            ("Article 8 bis", Part::Article, "Article 8bis", ""),
            ("Article 8 ter - Costs", Part::Article, "Article 8ter", "Costs"),
            ("Article 1 *(definitions)*", Part::Article, "Article 1", "definitions"),
            ("ARTICLE IV", Part::Article, "Article IV", ""),
            ("Annex", Part::Annex, "Annex", ""),
            ("Annex II: Maps", Part::Annex, "Annex II", "Maps"),
            ("Chapter 4. Trade", Part::Numbered, "Chapter 4", "Trade"),
        ] {
            assert_eq!(read(words, false), Some((kind, label.to_owned(), title.to_owned())), "{words}");
        }
        assert_eq!(read("II. Security", true), Some((Part::Numbered, "II".to_owned(), "Security".to_owned())));
        assert_eq!(read("Security", true), Some((Part::Titled, "Security".to_owned(), "Security".to_owned())));
    }

    #[test]
    fn a_sentence_is_no_title() {
        for words in ["Article 3 applies to the annex.", "Part of the fund is kept.", "Security", "Annexed to this text"] {
            assert_eq!(read(words, false), None, "{words}");
        }
    }
}
