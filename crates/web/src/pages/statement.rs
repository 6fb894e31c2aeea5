//! One statement: who said it, every report of it, and what rests on it.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::statement::{quote, speaker};
use crate::parts::{Named, PositionLine, Quote};
use crate::problem::Problem;
use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_desk::Said;
use rapporteur_model::{Citation, RecordId, Report};

#[derive(Template)]
#[template(path = "pages/statement.html")]
struct StatementPage {
    frame: Frame,
    id: String,
    speaker: Named,
    party: Option<Named>,
    /// The day it was said, or else the day of its first report; and which of the two.
    when: Moment,
    said: bool,
    form: &'static str,
    /// What saying it does, and whom it was said to, each with the words that say so.
    act: Option<(&'static str, Option<Quote>)>,
    told: Option<(String, Option<Quote>)>,
    /// Where it was said, with the words that say so.
    channel: Option<(String, Option<Quote>)>,
    /// The words that name the speaker, and the reporting words.
    named_as: String,
    cue: String,
    sources: usize,
    reports: Vec<Quote>,
    positions: Vec<PositionLine>,
}

/// Draws the page of a statement.
pub(crate) fn statement(view: &View<'_>, id: &RecordId, ask: &Ask) -> Page {
    let statement = view.record().statement(id).ok_or_else(|| Problem::entry("statement", id))?;
    let day = Said::of(view.state, statement).day;
    let words_of = |words: &[Citation]| words.iter().map(|words| words.words.as_str()).collect::<Vec<_>>().join(" … ");
    written(&StatementPage {
        frame: Frame::new(view, Screen::Entry, format!("/statement/{id}"), ask),
        id: id.to_string(),
        speaker: speaker(view, statement),
        party: statement.party.as_ref().filter(|party| statement.speaker.as_ref() != Some(*party)).map(|id| view.named(id)),
        when: statement.said.map_or_else(|| words::day(day), words::when),
        said: statement.said.is_some(),
        form: words::form(statement.form),
        act: statement.act.as_ref().map(|(act, words)| (words::act(*act), Quote::one(view, words))),
        told: statement.addressee.as_ref().map(|words| (words.words.clone(), Quote::one(view, words))),
        channel: statement.channel.as_ref().map(|(name, words)| (name.clone(), Quote::one(view, words))),
        named_as: statement.source.as_ref().map(|words| words.words.clone()).unwrap_or_default(),
        cue: words_of(&statement.cue),
        sources: view.origins.independent(statement.reports.iter().map(Report::document)),
        reports: statement.reports.iter().filter_map(|report| quote(view, statement, report)).collect(),
        positions: PositionLine::each(view, |position| position.statements.contains(id)),
    })
}
