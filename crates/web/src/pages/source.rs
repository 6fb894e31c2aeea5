//! A stored text with the exact words marked.

use super::sources::notes;
use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::links::{self, Links};
use crate::marked::{MarkedText, ROLES};
use crate::parts::{DocumentLine, EventLine, Named, PositionLine};
use crate::problem::Problem;
use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_desk::{DocumentVersion, Mark, Role};
use rapporteur_model::{Citation, Digest, DocumentId, RecordId, RecordedStatement};
use rapporteur_span::{CharMap, CharSpan};

#[derive(Template)]
#[template(path = "pages/source.html")]
struct SourcePage<'t> {
    frame: Frame,
    line: DocumentLine,
    authors: Vec<String>,
    captured: Moment,
    digest: String,
    /// The address of the live page; empty unless it is one that a browser may follow.
    live: String,
    text: MarkedText<'t>,
    marked: bool,
    /// How many of the words asked for are not in this text.
    lost: usize,
    /// Other versions of the page, each with its capture.
    versions: Vec<(String, Moment)>,
    newer: bool,
    /// Other documents that have the text, or nearly.
    copies: Vec<DocumentLine>,
    notes: Vec<String>,
    /// What the record takes from this text.
    statements: Vec<Taken>,
    events: Vec<EventLine>,
    positions: Vec<PositionLine>,
    all: String,
}

/// A statement that the record takes from a text.
struct Taken {
    speaker: Named,
    words: String,
    /// Its words, marked.
    marked: String,
}

/// Draws a stored text, with the words marked that the address asks for.
pub(crate) fn source(view: &View<'_>, rendition: &str, ask: &Ask) -> Page {
    let known = find(view, rendition, &ask.document).ok_or_else(|| Problem::NoSuchText(rendition.to_owned()))?;
    let text = known.rendition.text.as_str();
    let (marks, unread) = asked_marks(text, ask);
    let marked = MarkedText::new(text, known.rendition.title, &marks);
    let version = &known.version;
    let newest = view.state.of_document(&version.document).next_back();
    let others = view.state.of_document(&version.document).filter(|other| other.version.rendition != version.rendition);
    written(&SourcePage {
        frame: Frame::new(view, Screen::Entry, Links { as_of: None }.source(version.rendition, "", &[]), ask),
        line: DocumentLine::new(view, &version.document, Some(known)),
        authors: known.rendition.authors.clone(),
        captured: words::instant(known.fetched),
        digest: version.rendition.short(),
        live: version.uri.clone().filter(|uri| is_web(uri)).unwrap_or_default(),
        lost: marked.lost + unread,
        marked: !marks.is_empty(),
        text: marked,
        versions: others.map(|other| (view.source(other, &[]), words::instant(other.fetched))).collect(),
        newer: newest.is_some_and(|newest| newest.version.rendition != version.rendition),
        copies: copies(view, known),
        notes: notes(known),
        statements: taken(view, known),
        events: events(view, version.rendition),
        positions: PositionLine::each(view, |position| stands_in(position.evidence.all(), version.rendition)),
        all: all_marked(view, known),
    })
}

/// Returns the version that has the text: in the document asked for, else in the first that has it.
fn find<'v>(view: &View<'v>, rendition: &str, document: &str) -> Option<&'v DocumentVersion> {
    let digest = Digest::from_hex(rendition)?;
    let in_document = view.state.with_text(digest).find(|known| known.version.document.0 == document);
    in_document.or_else(|| view.state.with_text(digest).next())
}

/// Returns the words to mark, and how many of those asked for are no spans of the text.
fn asked_marks(text: &str, ask: &Ask) -> (Vec<Mark>, usize) {
    let map = CharMap::new(text);
    let (mut marks, mut lost) = (Vec::new(), 0);
    for (role, given) in ROLES.into_iter().zip([&ask.source, &ask.cue, &ask.mark]) {
        let (spans, unread) = links::spans(given);
        let asked = spans.len();
        let found: Vec<_> = spans.into_iter().filter_map(|chars| map.bytes(chars)).collect();
        lost += unread + asked - found.len();
        marks.extend(found.into_iter().map(|span| Mark { span, role }));
    }
    (marks, lost)
}

/// Tells whether a browser may follow an address: a page may name one that runs a script.
fn is_web(uri: &str) -> bool {
    let scheme = uri.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// Returns the other documents with this text, and those with a text that is nearly the same.
fn copies(view: &View<'_>, known: &DocumentVersion) -> Vec<DocumentLine> {
    let own = &known.version.document;
    let same = view.state.with_text(known.version.rendition);
    let mut documents: Vec<&DocumentId> = same.map(|other| &other.version.document).chain(view.origins.copies(own)).collect();
    documents.retain(|document| *document != own);
    documents.sort_unstable();
    documents.dedup();
    let newest = |document: &DocumentId| DocumentLine::new(view, document, view.state.of_document(document).next_back());
    documents.into_iter().map(newest).collect()
}

fn stands_in(words: &[Citation], rendition: Digest) -> bool {
    words.iter().any(|words| words.rendition == rendition)
}

/// Returns the words that a statement takes from a text, each with its role.
fn words_in(statement: &RecordedStatement, rendition: Digest) -> Vec<(Role, &Citation)> {
    let contents = statement.reports.iter().flat_map(|report| report.words.all()).map(|words| (Role::Content, words));
    let all = crate::parts::statement::around(statement).into_iter().chain(contents);
    let mut words: Vec<(Role, &Citation)> = Vec::new();
    for (role, citation) in all.filter(|(_, words)| words.rendition == rendition) {
        // A copy in the very same words is the same text: its citation says nothing more.
        if !words.iter().any(|(known, other)| *known == role && other.span == citation.span) {
            words.push((role, citation));
        }
    }
    words
}

fn taken(view: &View<'_>, known: &DocumentVersion) -> Vec<Taken> {
    let map = CharMap::new(&known.rendition.text);
    let mut statements: Vec<_> = view
        .record()
        .statements
        .iter()
        .filter_map(|statement| {
            let words = words_in(statement, known.version.rendition);
            let (_, first) = words.iter().find(|(role, _)| *role == Role::Content)?;
            Some((first.span, statement, words))
        })
        .collect();
    statements.sort_unstable_by_key(|(span, ..)| *span);
    let line = |(_, statement, words): (_, &RecordedStatement, Vec<(Role, &Citation)>)| {
        let contents = words.iter().filter(|(role, _)| *role == Role::Content).map(|(_, words)| words.words.as_str());
        let marks: Vec<(Role, CharSpan)> = words.iter().map(|(role, words)| (*role, map.chars(words.span))).collect();
        let speaker = crate::parts::statement::speaker(view, statement);
        Taken {
            words: contents.collect::<Vec<_>>().join(" […] "),
            marked: view.source(known, &marks),
            speaker: Named { href: view.links.entry(&statement.id), ..speaker },
        }
    };
    statements.into_iter().map(line).collect()
}

fn events(view: &View<'_>, rendition: Digest) -> Vec<EventLine> {
    let reported = view.record().events.iter();
    let here = reported.filter(|event| event.reports.iter().any(|report| stands_in(report.words.all(), rendition)));
    here.map(|event| EventLine::new(view, event)).collect()
}

/// Returns the address of the text with all words of all its statements marked.
fn all_marked(view: &View<'_>, known: &DocumentVersion) -> String {
    let map = CharMap::new(&known.rendition.text);
    let words = view.record().statements.iter().flat_map(|statement| words_in(statement, known.version.rendition));
    let mut marks: Vec<(Role, CharSpan)> = words.map(|(role, words)| (role, map.chars(words.span))).collect();
    marks.sort_unstable_by_key(|(role, span)| (*span, *role));
    marks.dedup();
    if marks.is_empty() { String::new() } else { view.source(known, &marks) }
}

/// Returns the address of the words an entry rests on first, marked in their text.
pub(crate) fn words_of(view: &View<'_>, id: &RecordId) -> Option<String> {
    let record = view.record();
    let words = match id.letter() {
        'A' => record.actor(id)?.mentions.first(),
        'S' => record.statement(id)?.reports.first()?.words.first(),
        'E' => record.event(id)?.reports.first()?.words.first(),
        'D' => record.draft(id)?.mentions.first(),
        'I' => record.issue(id)?.because.first(),
        'P' => record.positions.iter().find(|position| position.id == *id)?.evidence.first(),
        _ => return None,
    };
    Some(DocumentLine::of_words(view, words).href).filter(|href| !href.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_followed() {
        assert!(is_web("https://verranpost.example/no-map") && is_web("HTTP://verranpost.example"));
        assert!(!is_web("javascript:alert(1)") && !is_web("articles/01.txt") && !is_web("file:///etc/passwd"));
        assert!(!is_web("javascript://https://x"));
    }
}
