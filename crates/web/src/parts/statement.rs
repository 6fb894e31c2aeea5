use super::{Named, Quote};
use crate::view::View;
use crate::words::{self, Moment, Sign};
use askama::Template;
use rapporteur_desk::{Role, Said};
use rapporteur_model::{Citation, RecordId, RecordedStatement, Report, Stance};

/// A statement in a list: who said what, when, in which words.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/statement.html")]
pub(crate) struct StatementLine {
    /// Who said it, or the words that describe who did.
    speaker: Named,
    /// Whom it is said for, where that is someone else.
    party: Option<Named>,
    /// The day it was said, or else the day of its first report.
    when: Moment,
    /// Tells whether the day is that of the words, and not of the report.
    said: bool,
    /// Direct, indirect or mixed.
    form: &'static str,
    /// What saying it does, whom it was said to, and where.
    act: &'static str,
    told: String,
    channel: String,
    /// The words, in the first report.
    quote: Option<Quote>,
    /// How many documents report it.
    reports: usize,
    /// How many of them are independent.
    sources: usize,
    /// The stances that rest on it, each with what it is on.
    stances: Vec<(Sign, Named)>,
    /// Its id, and the address of its page.
    id: String,
    href: String,
}

impl StatementLine {
    /// Returns the line of a statement with its words in the first report.
    pub(crate) fn new(view: &View<'_>, said: &Said<'_>) -> Self {
        let first = said.statement.reports.first();
        Self::quoting(view, said, first.and_then(|report| quote(view, said.statement, report)))
    }

    /// Returns the line of a statement with other words of it, or none.
    pub(crate) fn quoting(view: &View<'_>, said: &Said<'_>, quote: Option<Quote>) -> Self {
        let statement = said.statement;
        let documents = statement.reports.iter().map(Report::document);
        let stance = |(target, stance): &(&RecordId, Stance)| (words::stance(*stance), view.named(target));
        Self {
            speaker: speaker(view, statement),
            party: statement.party.as_ref().filter(|party| statement.speaker.as_ref() != Some(*party)).map(|id| view.named(id)),
            when: statement.said.map_or_else(|| words::day(said.day), words::when),
            said: statement.said.is_some(),
            form: words::form(statement.form),
            act: statement.act.as_ref().map_or("", |(act, _)| words::act(*act)),
            told: statement.addressee.as_ref().map(|told| told.words.clone()).unwrap_or_default(),
            channel: statement.channel.as_ref().map(|channel| channel.0.clone()).unwrap_or_default(),
            quote,
            reports: statement.reports.len(),
            sources: view.origins.independent(documents),
            stances: said.stances.iter().map(stance).collect(),
            id: statement.id.to_string(),
            href: view.links.entry(&statement.id),
        }
    }
}

/// Returns who said it: the actor, or else the words that name the source.
pub(crate) fn speaker(view: &View<'_>, statement: &RecordedStatement) -> Named {
    match (&statement.speaker, &statement.source) {
        (Some(id), _) => view.named(id),
        (None, Some(source)) => Named { name: format!("“{}”", source.words), href: String::new() },
        (None, None) => Named { name: "Speaker not named".to_owned(), href: String::new() },
    }
}

/// Returns the words of a report, marked together with its source and cue where they are known.
pub(crate) fn quote(view: &View<'_>, statement: &RecordedStatement, report: &Report) -> Option<Quote> {
    let contents: Vec<&Citation> = report.words.all().iter().collect();
    Quote::new(view, &contents, &around(statement))
}

/// Returns the source and the cue of a statement, as marks around its words.
pub(crate) fn around(statement: &RecordedStatement) -> Vec<(Role, &Citation)> {
    let source = statement.source.iter().map(|citation| (Role::Source, citation));
    source.chain(statement.cue.iter().map(|citation| (Role::Cue, citation))).collect()
}
