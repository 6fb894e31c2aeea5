//! The actors of a document, with the reasons for each, and the places.

use super::MARGIN;
use super::quoted::Quoted;
use crate::paper::{Paper, bold, faint, plain};
use crate::words;
use rapporteur_model::{Actor, ActorKind, Findings, Locality, PlacePrecision, Point, Trace};
use std::io;

/// Writes who is who, kind by kind, in the order of the text, and where things are.
pub(super) fn write(paper: &mut Paper<'_>, findings: &Findings, quoted: &Quoted<'_>) -> io::Result<()> {
    for (kind, heading) in [
        (ActorKind::Person, "PERSONS"),
        (ActorKind::State, "STATES"),
        (ActorKind::Organization, "ORGANIZATIONS"),
        (ActorKind::Group, "GROUPS"),
    ] {
        let mut actors: Vec<&Actor> = findings.actors.iter().filter(|actor| actor.kind == kind).collect();
        if actors.is_empty() {
            continue;
        }
        actors.sort_by_key(|actor| actor.mentions.first());
        paper.heading(heading, actors.len())?;
        for actor in actors {
            let runs = [bold(actor.name.as_str()), plain(about(findings, actor))];
            paper.hang(&quoted.lead(actor.mentions.first()), MARGIN, &runs)?;
            reasons(paper, &actor.trace, quoted)?;
        }
    }
    if findings.actors.is_empty() {
        paper.gap()?;
        paper.flow(0, &[plain("Nobody is named in it.")])?;
    }
    places(paper, &findings.places, quoted)
}

/// Returns the role, the country and the side of an actor.
fn about(findings: &Findings, actor: &Actor) -> String {
    let mut about: Vec<String> = actor.role.iter().map(|role| role.value.clone()).collect();
    about.extend(actor.country.map(|country| country.to_string()));
    let side = actor.represents.and_then(|id| findings.actor(id));
    about.extend(side.map(|side| format!("for {}", side.name)));
    if !actor.members.is_empty() {
        about.push(format!("of {}", super::names(findings, &actor.members)));
    }
    about.extend((actor.mentions.spans().len() > 1).then(|| format!("{} times", actor.mentions.spans().len())));
    words::dotted(&about)
}

fn places(paper: &mut Paper<'_>, places: &[Locality], quoted: &Quoted<'_>) -> io::Result<()> {
    if places.is_empty() {
        return Ok(());
    }
    paper.heading("PLACES", places.len())?;
    for place in places {
        let mut about: Vec<String> = place.within.iter().cloned().collect();
        about.extend(place.country.map(|country| country.to_string()));
        about.extend((place.precision != PlacePrecision::Town).then(|| precision(place.precision).to_owned()));
        about.extend(place.point.map(degrees));
        let runs = [bold(place.name.as_str()), plain(words::dotted(&about))];
        paper.hang(&quoted.lead(place.mentions.first()), MARGIN, &runs)?;
        reasons(paper, &place.trace, quoted)?;
    }
    Ok(())
}

/// Writes why: each rule in the words for people, with the words of the text that it saw.
fn reasons(paper: &mut Paper<'_>, trace: &Trace, quoted: &Quoted<'_>) -> io::Result<()> {
    let steps: Vec<String> = trace
        .0
        .iter()
        .filter(|step| step.rule != "named")
        .map(|step| {
            let seen = step.span.map(|span| format!(" “{}”", quoted.words(&[span]))).unwrap_or_default();
            format!("{}{seen}", words::reader_rule(&step.rule).unwrap_or(&step.rule))
        })
        .collect();
    paper.flow(MARGIN, &[faint(steps.join(" → "))])
}

/// Returns how exact a place is that is no town.
fn precision(precision: PlacePrecision) -> &'static str {
    match precision {
        PlacePrecision::Town => "town",
        PlacePrecision::Region => "region",
        PlacePrecision::Country => "country",
    }
}

/// Returns a point as people write it: 40.283 N 69.622 E.
fn degrees(point: Point) -> String {
    let side = |thousandths: i32, positive, negative| {
        let letter = if thousandths < 0 { negative } else { positive };
        format!("{:.3} {letter}", f64::from(thousandths.abs()) / 1000.0)
    };
    format!("{} {}", side(point.latitude, "N", "S"), side(point.longitude, "E", "W"))
}
