//! Sections and points as a hierarchy: preface, preamble, body, attachments.

use super::changes::{Changes, Dropped};
use super::writer::Writer;
use super::{AknAbout, meta};
use crate::xml::escaped;
use rapporteur_draft::{Draft, Heading, Part};

/// What goes where.
#[derive(Debug)]
pub(super) struct Body {
    /// The points of the preamble come first.
    recitals: usize,
    /// The first section that is not told by the preface.
    first: usize,
    /// The sections that are annexes.
    annexes: Vec<usize>,
}

impl Body {
    pub(super) fn of(draft: &Draft) -> Self {
        let is_plain = |at: &usize| {
            let point = &draft.points[*at];
            point.number.is_none() && point.label.starts_with('¶') && draft.sections[point.section].part != Part::Annex
        };
        let recitals = (0..draft.points.len()).take_while(is_plain).count();
        // A text without a number has a body, too.
        let recitals = if recitals == draft.points.len() { 0 } else { recitals };
        let is_title = draft.sections.get(1).is_some_and(|own| own.part == Part::Titled);
        let told = |section: usize| draft.points.iter().enumerate().all(|(at, own)| at < recitals || own.section != section);
        let first = if is_title && told(1) { 2 } else { 1 };
        let annexes = (0..draft.sections.len()).filter(|&at| is_annex(&draft.sections[at])).collect();
        Self { recitals, first, annexes }
    }

    pub(super) fn write(&self, writer: &mut Writer, draft: &Draft, changes: &Changes, about: AknAbout<'_>) {
        if self.first == 2 {
            let title = words(draft, draft.sections[1].words);
            writer.open("preface", &[]);
            writer.inline("p", &format!("<docTitle>{}</docTitle>", escaped(title)));
            writer.close("preface");
        }
        if self.recitals > 0 {
            writer.open("preamble", &[]);
            let id = writer.id("", "recs", "");
            writer.open("recitals", &[("eId", &id)]);
            for at in 0..self.recitals {
                let id = writer.id(&id, "rec", &(at + 1).to_string());
                writer.open("recital", &[("eId", &id)]);
                changes.paragraphs(at).iter().for_each(|words| writer.inline("p", words));
                writer.close("recital");
                writer.points.insert(at, id);
            }
            writer.close("recitals");
            writer.close("preamble");
        }
        let end = self.annexes.first().copied().unwrap_or(draft.sections.len());
        writer.open("mainBody", &[]);
        let mut provisions = Provisions { writer, draft, changes, recitals: self.recitals };
        provisions.gone(None, "");
        for at in 0..self.recitals {
            provisions.gone(Some(at), "");
        }
        let is_empty = provisions.sections(0, self.first, end, "");
        if is_empty {
            writer.inline("p", "");
        }
        writer.close("mainBody");
        if self.annexes.is_empty() {
            return;
        }
        writer.open("attachments", &[]);
        for (count, &annex) in self.annexes.iter().enumerate() {
            let end = self.annexes.get(count + 1).copied().unwrap_or(draft.sections.len());
            let id = writer.id("", "att", &(count + 1).to_string());
            writer.open("attachment", &[("eId", &id)]);
            head(writer, draft, &draft.sections[annex]);
            writer.open("doc", &[("name", "annex")]);
            meta::write(writer, about, &format!("annex_{}", count + 1), None, &[]);
            writer.open("mainBody", &[]);
            let mut provisions = Provisions { writer, draft, changes, recitals: self.recitals };
            let is_bare = provisions.points(annex, &id);
            let is_empty = provisions.sections(usize::MAX, annex + 1, end, &id);
            if is_bare && is_empty {
                writer.inline("p", "");
            }
            writer.close("mainBody");
            writer.close("doc");
            writer.close("attachment");
        }
        writer.close("attachments");
    }
}

/// Tells whether a section is an annex itself, and no part of one.
fn is_annex(section: &Heading) -> bool {
    section.part == Part::Annex && section.rank == 0
}

fn words<'t>(draft: &Draft<'t>, span: Option<rapporteur_span::Span>) -> &'t str {
    span.and_then(|span| span.of(draft.text)).unwrap_or("")
}

/// Writes the number and the title of a section.
fn head(writer: &mut Writer, draft: &Draft, section: &Heading) {
    let whole = words(draft, section.words);
    let title = words(draft, section.title);
    let number = match section.title {
        Some(title) => draft.text.get(section.words.map_or(0, rapporteur_span::Span::start)..title.start()).unwrap_or(""),
        None => whole,
    };
    let number = number.trim_matches(['*', '_', '[', ' ']).trim_end_matches([' ', '-', '–', '—', ':', '(', '*', '_', '[']);
    if !number.is_empty() {
        writer.inline("num", &escaped(number));
    }
    if !title.is_empty() {
        writer.inline("heading", &escaped(title));
    }
}

/// Returns the element of a section and what identifiers call it.
fn element(draft: &Draft, section: &Heading) -> (&'static str, &'static str) {
    let first = words(draft, section.words).trim_start_matches(['*', '_', '[']).split(' ').next().unwrap_or("").to_lowercase();
    match (section.part, first.as_str()) {
        (Part::Article, _) => ("article", "art"),
        (_, "chapter") => ("chapter", "chp"),
        (_, "part") => ("part", "part"),
        (_, "title") => ("title", "title"),
        // A section of the standard is what has a number of its own; a title alone parts the text.
        (Part::Numbered | Part::Annex, _) if section.title.is_some() => ("section", "sec"),
        _ => ("division", "dvs"),
    }
}

struct Provisions<'a, 'd> {
    writer: &'a mut Writer,
    draft: &'d Draft<'d>,
    changes: &'d Changes<'d>,
    recitals: usize,
}

impl Provisions<'_, '_> {
    /// Writes the points before any title, if `body` is their section, and then sections `first` to `end`, each in the one it stands
    /// in. Tells whether nothing was written.
    fn sections(&mut self, body: usize, first: usize, end: usize, above: &str) -> bool {
        let mut is_empty = body == usize::MAX || self.points(body, above);
        // The sections that are open: element, rank, identifier.
        let mut open: Vec<(&str, u8, String)> = Vec::new();
        for at in first..end {
            let section = &self.draft.sections[at];
            let is_told =
                section.part == Part::Preamble && self.draft.points.iter().skip(self.recitals).all(|own| own.section != at);
            if is_told {
                continue;
            }
            while let Some((name, _, _)) = open.pop_if(|(_, rank, _)| *rank >= section.rank) {
                self.writer.close(name);
            }
            let (name, short) = element(self.draft, section);
            let number: String =
                words(self.draft, section.words).split(' ').nth(usize::from(name != "section")).unwrap_or("").to_owned();
            let inside = open.last().map_or(above, |(_, _, id)| id).to_owned();
            let id = self.writer.id(&inside, short, &number);
            self.writer.open(name, &[("eId", &id)]);
            head(self.writer, self.draft, section);
            self.points(at, &id);
            is_empty = false;
            open.push((name, section.rank, id));
        }
        while let Some((name, _, _)) = open.pop() {
            self.writer.close(name);
        }
        is_empty
    }

    /// Writes the points of a section; tells whether there are none.
    fn points(&mut self, section: usize, above: &str) -> bool {
        let tops: Vec<usize> = (self.recitals..self.draft.points.len())
            .filter(|&at| self.draft.points[at].section == section && self.draft.points[at].parent.is_none())
            .collect();
        tops.iter().for_each(|&at| self.point(at, above, 0));
        tops.is_empty()
    }

    fn point(&mut self, at: usize, above: &str, depth: usize) {
        let point = &self.draft.points[at];
        let printed = words(self.draft, point.number);
        let number = bare(printed);
        let (name, short) = match (number.is_empty(), depth) {
            (true, 0) => ("alinea", "al"),
            (_, 0) => ("paragraph", "para"),
            (_, 1) => ("point", "point"),
            _ => ("indent", "indent"),
        };
        let id = self.writer.id(above, short, number);
        self.writer.open(name, &[("eId", &id)]);
        if !number.is_empty() {
            let number = escaped(number);
            let number = if self.changes.is_added(at) { format!("<ins>{number}</ins>") } else { number };
            self.writer.inline("num", &number);
        }
        let children: Vec<usize> =
            (at + 1..self.draft.points.len()).filter(|&own| self.draft.points[own].parent == Some(at)).collect();
        let holder = if children.is_empty() { "content" } else { "intro" };
        self.writer.open(holder, &[("eId", &format!("{id}__{holder}"))]);
        self.changes.paragraphs(at).iter().for_each(|words| self.writer.inline("p", words));
        self.writer.close(holder);
        children.iter().for_each(|&own| self.point(own, &id, depth + 1));
        self.writer.close(name);
        self.writer.points.insert(at, id);
        self.gone(Some(at), above);
    }

    /// Writes what was dropped behind a point.
    fn gone(&mut self, behind: Option<usize>, above: &str) {
        let changes = self.changes;
        changes.dropped(behind).iter().for_each(|own| self.drop(own, above));
    }

    fn drop(&mut self, gone: &Dropped, above: &str) {
        let number = bare(gone.number);
        let id = self.writer.id(above, "gone", number);
        self.writer.open("paragraph", &[("eId", &id)]);
        if !number.is_empty() {
            self.writer.inline("num", &format!("<del>{}</del>", escaped(number)));
        }
        self.writer.open("content", &[("eId", &format!("{id}__content"))]);
        gone.paragraphs().iter().for_each(|words| self.writer.inline("p", words));
        self.writer.close("content");
        self.writer.close("paragraph");
        self.writer.dropped.insert(gone.alignment, id);
    }
}

/// Returns a number as it is printed, without the signs of a list around it; of a bullet, one.
fn bare(printed: &str) -> &str {
    let own = printed
        .trim_start_matches(['-', '*', '+', '•', '–', '—', '·', '▪', '◦', '‣', '●', '○', '_', ' '])
        .trim_end_matches(['*', '_', ' ']);
    if own.is_empty() && !printed.is_empty() { "•" } else { own }
}
