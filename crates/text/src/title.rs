//! The title of a text that opens with one.

use rapporteur_span::Span;

/// The longest line taken for a title, in characters.
pub(crate) const MAX_TITLE: usize = 200;

/// Returns the title: the first line with words, if an empty line follows it and it does not read like a sentence.
///
/// Page furniture glued to the line is none of it: "… twice a day.Read more" ends like a sentence.
pub(crate) fn opening(text: &str, furniture: &[Span]) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let line = text[start..].split_inclusive('\n').next()?;
    let rest = &text[start + line.len()..];
    let below = rest.split_inclusive('\n').next()?;
    let whole = Span::new(start, start + line.trim_end().len());
    let glued = |span: &&Span| whole.contains(**span);
    let from = furniture.iter().filter(glued).find(|span| span.start() == whole.start()).map_or(whole.start(), |span| span.end());
    let to =
        furniture.iter().filter(glued).find(|span| span.end() == whole.end()).map_or(whole.end(), |span| span.start().max(from));
    let title = Span::new(from, to).trimmed(text);
    let words = title.of(text).filter(|words| !words.is_empty())?;
    let fits = below.trim().is_empty() && !rest.trim().is_empty() && words.chars().count() <= MAX_TITLE;
    (fits && !ends_like_a_sentence(words)).then_some(title)
}

/// Tells whether a line ends as sentences, lead-ins and list items do and titles do not; "?" and "!" end both.
fn ends_like_a_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', ':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Option<&str> {
        opening(text, &crate::furniture(text)).and_then(|span| span.of(text))
    }

    #[test]
    fn a_first_line_alone_is_the_title() {
        assert_eq!(words("Ministers meet in Orlen\n\nThey met."), Some("Ministers meet in Orlen"));
        assert_eq!(words("\r\n Who holds the dam? \r\n\r\nNobody says."), Some("Who holds the dam?"));
    }

    #[test]
    fn furniture_glued_to_the_line_does_not_make_it_a_title() {
        assert_eq!(words("Kenya said the gauges were read.Read more\n\nUganda said not."), None);
        assert_eq!(words("Advertisement\n\nThey met."), None);
    }

    #[test]
    fn sentences_and_lead_ins_are_no_titles() {
        assert_eq!(words("Ministers met in Orlen.\n\nThey parted."), None);
        assert_eq!(words("“We are done.”\n\nSo he said."), None);
        assert_eq!(words("They agreed on this:\n\nOne."), None);
        assert_eq!(words(&format!("{}\n\nText.", "word ".repeat(60))), None);
    }

    #[test]
    fn without_an_empty_line_or_a_text_below_there_is_no_title() {
        assert_eq!(words("First line\nsecond line"), None);
        assert_eq!(words("Only a line"), None);
        assert_eq!(words("Only a line\n\n \n"), None);
        assert_eq!(words(""), None);
    }
}
