//! From a text to its points.
//!
//! One pass over the lines. A line with a number, a letter or a bullet of its own opens a point on the level whose count it
//! continues; "(i)" after "(h)" is the ninth letter, elsewhere the first roman number. What has none is the rest of a point,
//! the body of an article, a paragraph of a preamble, or no point at all: a title, a note about the version.

mod labels;
mod lines;
mod marker;
mod preamble;
mod section;

use crate::bracket::{Brackets, option_head};
use crate::point::{Draft, Heading, Part};
pub use lines::Markup;
use lines::{Line, lines};
use marker::{Marker, Reading, Series, Style, marker};
use rapporteur_span::Span;
use section::Section;

impl<'t> Draft<'t> {
    /// Returns the points, brackets and options of `text`. Takes linear time and never fails; a text without a number or a
    /// letter is split into its paragraphs.
    pub fn read(text: &'t str, markup: Markup) -> Self {
        let lines = lines(text, markup);
        let mut splitter = Splitter::new(text);
        for (at, line) in lines.iter().enumerate() {
            splitter.line(line, lines.get(at + 1));
        }
        if splitter.points.is_empty() {
            splitter.paragraphs(&lines);
        }
        let mut points = splitter.points;
        for raw in &mut points {
            raw.span = raw.span.trimmed(text);
        }
        let points = labels::label(points, &splitter.sections);
        let heading = |own: &Section| Heading { words: own.words, title: own.title, part: own.kind, rank: own.rank };
        let sections = splitter.sections.iter().map(heading).collect();
        Draft { text, markup, points, brackets: Brackets::read(text, markup), sections }
    }
}

/// A point before it has its label.
#[derive(Debug)]
struct Raw {
    span: Span,
    parent: Option<usize>,
    section: usize,
    /// Where that is printed.
    number: Option<Span>,
    /// What is printed before it; nothing for a paragraph.
    marker: Option<(String, Style, Series)>,
}

/// A count that is under way.
#[derive(Debug)]
struct Level {
    series: Series,
    style: Style,
    value: u32,
    indent: usize,
    point: usize,
}

struct Splitter<'t> {
    text: &'t str,
    points: Vec<Raw>,
    sections: Vec<Section>,
    levels: Vec<Level>,
    /// The sections that the last one stands in, and itself.
    above: Vec<usize>,
    /// The point that the next line may go on with.
    open: Option<usize>,
}

impl<'t> Splitter<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, points: Vec::new(), sections: vec![Section::body()], levels: Vec::new(), above: Vec::new(), open: None }
    }

    fn line(&mut self, line: &Line, next: Option<&Line>) {
        let words = line.span.of(self.text).unwrap_or("");
        if line.heading {
            return self.section(Section::read(words, line.span.start(), true), line.span);
        }
        if line.opens || self.is_finished() {
            if let Some(section) = Section::read(words, line.span.start(), false) {
                return self.section(Some(section), line.span);
            }
            if let Some((section, body)) = Section::with_body(words, line.span.start()) {
                self.section(Some(section), Span::new(line.span.start(), body).trimmed(self.text));
                return self.paragraph(&Line { span: Span::new(body, line.span.end()), ..*line });
            }
            if let Some(section) = self.title(words, line, next) {
                return self.section(Some(section), line.span);
            }
        }
        if let Some(found) = self.fitting(words, line) {
            return self.point(found, line);
        }
        if option_head(words).is_some() {
            return self.option(words, line, next);
        }
        self.rest(words, line);
    }

    /// Tells whether nothing is open, or what is open is at the end of a sentence.
    fn is_finished(&self) -> bool {
        let last = self.open.and_then(|open| self.points[open].span.trimmed(self.text).of(self.text));
        last.is_none_or(|words| words.ends_with(['.', ';', ':']))
    }

    fn section(&mut self, section: Option<Section>, words: Span) {
        if let Some(mut section) = section {
            section.words = Some(words);
            while self.above.last().is_some_and(|&above| self.sections[above].rank >= section.rank) {
                self.above.pop();
            }
            if let Some(&above) = self.above.last().filter(|_| section.kind.counts_within()) {
                // "A." in "Annex I" is "Annex I.A".
                let above = &self.sections[above];
                if above.kind == Part::Annex || above.is_enumerated && section.kind != Part::Article {
                    section.label = format!("{}.{}", above.label, section.label);
                    // Its numbers start again, too.
                    section.kind = if section.kind == Part::Article { Part::Article } else { above.kind };
                }
            }
            self.above.push(self.sections.len());
            self.sections.push(section);
        }
        self.levels.clear();
        self.open = None;
    }

    /// Returns the section that an enumerated title opens: its number counts, and what follows counts on another level.
    fn title(&self, words: &str, line: &Line, next: Option<&Line>) -> Option<Section> {
        let (own, next) = (marker(words)?, next?);
        if line.indent > 0 {
            return None;
        }
        let next_words = next.span.of(self.text)?;
        let is_child = match marker(next_words) {
            // What letters and bullets follow leads in to them.
            Some(child)
                if !child
                    .readings
                    .iter()
                    .any(|reading| matches!(reading.series, Series::Number | Series::Decimal(_) | Series::Upper)) =>
            {
                false
            }
            Some(child) => !own.readings.iter().any(|own| {
                child
                    .readings
                    .iter()
                    .any(|child| child.series == own.series && (child.value == own.value + 1 || own.series == Series::Number))
            }),
            None => next.opens && option_head(next_words).is_none() && own.style != Style::Bracket,
        };
        section::enumerated(words, line.span.start(), is_child)
    }

    /// Returns the marker of the line, if it opens a point here: a wrapped line that begins with "30." does not.
    fn fitting(&self, words: &str, line: &Line) -> Option<(Marker, Reading, Option<usize>)> {
        let found = marker(words)?;
        let continues = |level: &Level, reading: &Reading| {
            let has_style = level.style == found.style || reading.series == Series::Number && level.indent == line.indent;
            level.series == reading.series
                && has_style
                && (reading.series == Series::Bullet && level.indent.abs_diff(line.indent) < 2
                    || reading.value == level.value + 1
                    // "2bis" after "2"
                    || reading.value == level.value && found.printed.len() > 1 && reading.series == Series::Number
                        && found.printed.bytes().any(|b| b.is_ascii_alphabetic()))
        };
        for (depth, level) in self.levels.iter().enumerate().rev() {
            if let Some(&reading) = found.readings.iter().find(|reading| continues(level, reading)) {
                return Some((found, reading, Some(depth)));
            }
        }
        let first = found.readings.iter().copied().find(|reading| reading.value <= 1);
        let reading = first.or(found.readings.first().copied().filter(|_| line.opens))?;
        // A count with a gap in it goes on where it was.
        let depth = self.levels.iter().rposition(|level| {
            level.series == reading.series
                && level.style == found.style
                && (reading.value > level.value || line.indent <= level.indent && first.is_none())
        });
        Some((found, reading, depth))
    }

    fn point(&mut self, (found, reading, depth): (Marker, Reading, Option<usize>), line: &Line) {
        if let Some(depth) = depth {
            self.levels.truncate(depth);
        } else if let Series::Decimal(own) = reading.series {
            self.levels.retain(|level| !matches!(level.series, Series::Decimal(other) if other >= own));
        } else if line.indent == 0 && reading.series == Series::Number && found.style != Style::Brackets {
            // Numbers at the margin that start again belong to no point above them.
            let keep = self
                .levels
                .iter()
                .take_while(|level| level.series == Series::UpperRoman || level.series == Series::Upper)
                .count();
            self.levels.truncate(keep);
        } else if reading.series == Series::Bullet {
            self.levels.retain(|level| level.series != Series::Bullet || level.indent < line.indent);
        }
        let parent = self.levels.last().map(|level| level.point);
        let at = self.points.len();
        let start = line.span.start() + if found.brackets > 0 { 0 } else { found.len };
        let number = Span::new(line.span.start(), start).trimmed(self.text);
        self.points.push(Raw {
            span: Span::new(start, line.span.end()),
            parent,
            section: self.sections.len() - 1,
            number: (start > line.span.start()).then_some(number),
            marker: Some((found.printed, found.style, reading.series)),
        });
        self.levels.push(Level {
            series: reading.series,
            style: found.style,
            value: reading.value,
            indent: line.indent,
            point: at,
        });
        self.open = Some(at);
    }

    /// Reads a line that opens an option: all options of a point are one point.
    fn option(&mut self, words: &str, line: &Line, next: Option<&Line>) {
        let head = option_head(words).unwrap_or(0);
        let is_alone = words[head..].trim_matches(['*', '_', ':', ' ']).is_empty();
        let opens_points = is_alone && next.and_then(|next| marker(next.span.of(self.text)?)).is_some();
        match self.open {
            _ if opens_points && line.indent == 0 => {}
            Some(open) => self.extend(open, line),
            None => self.paragraph(line),
        }
    }

    /// Reads a line without a number.
    fn rest(&mut self, words: &str, line: &Line) {
        let kind = self.sections[self.sections.len() - 1].kind;
        match self.open {
            Some(open) if !line.opens => self.extend(open, line),
            Some(open) if self.goes_on(open, line) => self.extend(open, line),
            Some(open) if self.points[open].marker.is_none() && kind == Part::Article => self.extend(open, line),
            _ if !line.opens => {}
            _ if kind == Part::Preamble || preamble::is_clause(words) => {
                self.levels.clear();
                self.paragraph(line);
            }
            _ if kind == Part::Article && self.levels.is_empty() && !is_note(words) => self.paragraph(line),
            _ => self.open = None,
        }
    }

    /// Tells whether a line after a blank one still belongs to the point: it is set in, or the sentence was not at its end.
    fn goes_on(&self, open: usize, line: &Line) -> bool {
        let is_set_in = self.levels.last().is_some_and(|level| level.point == open && line.indent > level.indent);
        let last = self.points[open].span.trimmed(self.text).of(self.text).unwrap_or("");
        let starts_low = line.span.of(self.text).is_some_and(|words| words.starts_with(char::is_lowercase));
        let unfinished = !last.ends_with(['.', ';', ':', ']', ',', '!', '?', '"', '”', ')']) && starts_low;
        is_set_in || option_head(last).is_some_and(|head| head >= last.trim_end().len()) || unfinished
    }

    fn extend(&mut self, point: usize, line: &Line) {
        let raw = &mut self.points[point];
        raw.span = raw.span.cover(line.span);
    }

    fn paragraph(&mut self, line: &Line) {
        self.open = Some(self.points.len());
        self.points.push(Raw { span: line.span, parent: None, section: self.sections.len() - 1, number: None, marker: None });
    }

    /// Splits a text that numbers nothing into its paragraphs.
    fn paragraphs(&mut self, lines: &[Line]) {
        for line in lines {
            let words = line.span.of(self.text).unwrap_or("");
            if line.heading {
                self.section(Section::read(words, line.span.start(), true), line.span);
            } else if let Some(open) = self.open.filter(|_| !line.opens) {
                self.extend(open, line);
            } else {
                self.paragraph(line);
            }
        }
        let text = self.text;
        self.points.retain(|raw| {
            raw.span
                .of(text)
                .is_some_and(|words| words.trim_end_matches(['*', '_', ']', '"', '”']).ends_with(['.', ';', ':', ',']))
        });
    }
}

/// Tells whether the paragraph is slanted or bracketed from end to end: a note of the drafters.
fn is_note(words: &str) -> bool {
    (words.starts_with('*') && words.ends_with('*') || words.starts_with('_') && words.ends_with('_'))
        && !words[1..words.len() - 1].contains(['*', '_'])
}

pub(crate) use preamble::is_formula;

/// Returns the bytes before the words of a line: its number, letter or bullet.
pub(crate) fn marker_len(words: &str) -> usize {
    marker(words).map_or(0, |found| found.len)
}

#[cfg(test)]
mod tests;
