//! The statements, narrowed by who, on what and since when.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::{Named, Pager, StatementLine};
use crate::problem::Problem;
use crate::view::View;
use askama::Template;
use rapporteur_desk::{DeskError, Said, SaidQuery, said};
use rapporteur_model::RecordId;
use std::collections::HashMap;

/// How many statements are on a page.
const ON_A_PAGE: usize = 25;
/// How many values a facet offers.
const FACETS: usize = 12;

#[derive(Template)]
#[template(path = "pages/statements.html")]
struct StatementsPage {
    frame: Frame,
    count: usize,
    facets: Vec<Facet>,
    since: String,
    /// What the date form keeps.
    kept: Vec<(&'static str, String)>,
    statements: Vec<StatementLine>,
    pager: Pager,
}

/// A way to narrow the list.
struct Facet {
    heading: &'static str,
    /// The value that narrows it now, and the way to the list without it.
    chosen: Option<(String, String)>,
    /// Values to narrow it by, each with how many statements it leaves.
    values: Vec<(Named, usize)>,
}

/// Draws the list of statements.
pub(crate) fn statements(view: &View<'_>, ask: &Ask) -> Page {
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let since = given(&ask.since).map(|day| rapporteur_time::parse_day(&day).map_err(|_| Problem::NotADay(day)));
    let query = SaidQuery { by: given(&ask.by), on: given(&ask.on), since: since.transpose()? };
    let found = said(view.state, &query).map_err(|error| unknown(&error, ask))?;
    let facets = vec![by(view, ask, &found), on(view, ask, &found)];
    let count = found.len();
    let mut newest_first = found;
    // Stable: the statements of one day stay in the order of their texts.
    newest_first.sort_by_key(|said| std::cmp::Reverse(said.day));
    let (shown, pager) = Pager::cut(newest_first, ask.page(), ON_A_PAGE, |page| {
        view.links.to("/statements", &[("by", &ask.by), ("on", &ask.on), ("since", &ask.since), ("page", &page.to_string())])
    });
    let frame = Frame::new(view, Screen::Statements, "/statements", ask);
    let kept = frame.kept.iter().filter(|(name, _)| *name != "since").cloned();
    let as_of = view.links.as_of.map(|instant| ("as_of", instant.to_string()));
    written(&StatementsPage {
        count,
        facets,
        since: ask.since.clone(),
        kept: kept.chain(as_of).collect(),
        statements: shown.iter().map(|said| StatementLine::new(view, said)).collect(),
        pager,
        frame,
    })
}

fn unknown(error: &DeskError, ask: &Ask) -> Problem {
    let id = if matches!(error, DeskError::Unknown { given } if *given == ask.on) { &ask.on } else { &ask.by };
    Problem::entry(if *id == ask.on { "issue or draft" } else { "actor" }, &RecordId(id.clone()))
}

/// Returns who the statements are by: the sides spoken for and the speakers.
fn by(view: &View<'_>, ask: &Ask, found: &[Said<'_>]) -> Facet {
    let actors = found.iter().flat_map(|said| {
        let named = [said.statement.party.as_ref(), said.statement.speaker.as_ref()];
        let mut ids: Vec<_> = named.into_iter().flatten().collect();
        ids.dedup();
        ids
    });
    let narrowed = |id: &str| view.links.to("/statements", &[("by", id), ("on", &ask.on), ("since", &ask.since)]);
    facet(view, "By whom", &ask.by, actors, narrowed)
}

/// Returns what the statements take a stance on.
fn on(view: &View<'_>, ask: &Ask, found: &[Said<'_>]) -> Facet {
    let targets = found.iter().flat_map(|said| {
        let mut ids: Vec<_> = said.stances.iter().map(|(target, _)| *target).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    });
    let narrowed = |id: &str| view.links.to("/statements", &[("by", &ask.by), ("on", id), ("since", &ask.since)]);
    facet(view, "On what", &ask.on, targets, narrowed)
}

fn facet<'i>(
    view: &View<'_>,
    heading: &'static str,
    chosen: &str,
    ids: impl Iterator<Item = &'i RecordId>,
    narrowed: impl Fn(&str) -> String,
) -> Facet {
    if !chosen.is_empty() {
        let name = view.named(&RecordId(chosen.to_owned())).name;
        return Facet { heading, chosen: Some((name, narrowed(""))), values: Vec::new() };
    }
    let mut counts: HashMap<&RecordId, usize> = HashMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let value = |(id, count): (&RecordId, usize)| (Named { href: narrowed(&id.0), ..view.named(id) }, count);
    Facet { heading, chosen: None, values: counts.into_iter().take(FACETS).map(value).collect() }
}
