//! Statements alone, a row each, for archives: the words beside the spans, so that a row can be read without the text.

use crate::codes::label;
use crate::parts::{JsonSpan, Offsets};
use crate::read::ReadInput;
use rapporteur_model::{Act, ActorId, ChannelKind, Score, SpeechForm};
use rapporteur_span::Span;
use rapporteur_time::{Date, Interval, Stamp};
use serde::Serialize;

/// A statement as a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementRow<'a> {
    /// The document: its address, or the path of its file.
    pub document: &'a str,
    /// The day it was published.
    pub published: Option<Date>,
    /// The id of the statement in its document.
    pub id: String,
    /// Who said it, by name.
    pub speaker: Option<&'a str>,
    /// The state or organization spoken for, by name.
    pub party: Option<&'a str>,
    /// How the words are given.
    pub kind: SpeechForm,
    /// The words that name the speaker.
    pub source: String,
    /// The reporting words.
    pub cue: String,
    /// What is attributed; parts are held apart by " … ".
    pub content: String,
    /// Where the content stands in the text, in code points.
    pub spans: Vec<JsonSpan>,
    /// The outlet or form it was said in.
    pub channel: Option<&'a str>,
    /// The days it was said on.
    pub said: Option<Interval>,
    /// How likely the trained reader takes it to be right, in percent.
    pub score: Option<u8>,
    /// Whom it was said to, in the words of the text.
    pub addressee: Option<&'a str>,
    /// What kind of channel it is.
    pub channel_kind: Option<ChannelKind>,
    /// The words that tell the days.
    pub said_words: Option<&'a str>,
    /// What saying it does, as an event type of PLOVER.
    pub act: Option<Act>,
    /// The words that show the act.
    pub act_words: Option<&'a str>,
}

/// The columns of a row as a table has them, in the order of `StatementRow::cells`.
pub const STATEMENT_COLUMNS: [&str; 19] = [
    "document", "published", "id", "speaker", "party", "kind", "source", "cue", "content", "start", "end", "channel", "said",
    "score", "addressee", "channel_kind", "said_words", "act", "act_words",
];

/// Returns the statements of a document as rows, in the order of the text.
pub fn statement_rows(input: ReadInput<'_>) -> Vec<StatementRow<'_>> {
    let text = &input.rendition.text;
    let offsets = Offsets::new(text);
    let name = |id: Option<ActorId>| id.and_then(|id| input.findings.actor(id)).map(|actor| actor.name.as_str());
    let words = |spans: &[Span]| {
        let words: Vec<&str> = spans.iter().filter_map(|span| span.of(text)).map(str::trim).collect();
        words.join(" … ")
    };
    let row = |statement| {
        let statement: &rapporteur_model::Statement = statement;
        StatementRow {
            document: &input.document.0,
            published: input.published.map(Stamp::day),
            id: statement.id.to_string(),
            speaker: name(statement.speaker),
            party: name(statement.party),
            kind: statement.form,
            source: words(&statement.speaker_span),
            cue: words(&statement.cue_span),
            content: words(statement.content_span.spans()),
            spans: offsets.spans(statement.content_span.spans()),
            channel: statement.channel.as_ref().map(|channel| channel.value.as_str()),
            said: statement.said.map(|said| said.interval),
            score: statement.score.map(Score::percent),
            addressee: statement.addressee.as_ref().and_then(|told| told.span.of(text)),
            channel_kind: statement.channel_kind,
            said_words: statement.said_span.and_then(|span| span.of(text)),
            act: statement.act.as_ref().map(|act| act.value),
            act_words: statement.act.as_ref().and_then(|act| act.span.of(text)),
        }
    };
    input.findings.statements.iter().map(row).collect()
}

impl StatementRow<'_> {
    /// Returns the row as a line of CSV (RFC 4180), without its end.
    ///
    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front: a page must not run code.
    pub fn csv(&self) -> String {
        let cells = self.cells();
        let quoted: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        quoted.join(",")
    }

    fn cells(&self) -> [String; STATEMENT_COLUMNS.len()] {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
        [
            self.document.to_owned(),
            self.published.map(|day| day.to_string()).unwrap_or_default(),
            self.id.clone(),
            text(self.speaker),
            text(self.party),
            label(self.kind),
            self.source.clone(),
            self.cue.clone(),
            self.content.clone(),
            number(self.spans.first().map(|span| span.start)),
            number(self.spans.last().map(|span| span.end)),
            text(self.channel),
            self.said.map(|said| said.start().to_string()).unwrap_or_default(),
            number(self.score.map(u32::from)),
            text(self.addressee),
            self.channel_kind.map(label).unwrap_or_default(),
            text(self.said_words),
            self.act.map(label).unwrap_or_default(),
            text(self.act_words),
        ]
    }
}

fn quoted(cell: &str) -> String {
    let guarded = cell.starts_with(['=', '+', '-', '@', '\t', '\r']).then(|| format!("'{cell}"));
    let cell = guarded.as_deref().unwrap_or(cell);
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_keep_their_words_and_are_no_formulas() {
        assert_eq!(quoted("We wait"), "We wait");
        assert_eq!(quoted("\"No\", he said"), "\"\"\"No\"\", he said\"");
        assert_eq!(quoted("=HYPERLINK()"), "'=HYPERLINK()");
    }
}
