use super::{Form, json, named, title};
use crate::paper::{Paper, bold, faint, plain};
use crate::trouble::{Ending, Failure};
use crate::{naming, terminal, words};
use rapporteur_desk::{Difference, Round, Stand, State, claimed, rounds, stands};
use rapporteur_draft::Distance;
use std::io;
use std::path::Path;

/// Lists the drafts of the case: points, what stands open, how far each is from the one it reworks, where the renderings of outlets
/// differ, and who stands where on which text.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Text for people, or JSON, one object.
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

/// Columns before what is told of a draft.
const INDENT: usize = 3;
/// Columns of a bar of the chart, at most.
const BAR: usize = 40;

/// Lists the drafts.
pub(super) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let mut paper = terminal::paper_for(case);
    let case = super::super::open(case)?;
    let tabled = case.tabled()?;
    let state = case.state(None)?;
    let rounds = rounds(&tabled);
    if args.format == Form::Json {
        json::list(&state, &rounds)?;
        return Ok(if rounds.is_empty() { Ending::Nothing } else { Ending::Well });
    }
    for at in 0..rounds.len() {
        round(&mut paper, &state, &rounds, at)?;
    }
    chart(&mut paper, &rounds)?;
    spoken(&mut paper, &state, &rounds)?;
    if rounds.is_empty() {
        paper.flow(0, &[plain("There is no draft yet.")])?;
        paper.next(&["drafts add FILE --name \"12-point text\""])?;
    }
    paper.end()?;
    Ok(if rounds.is_empty() { Ending::Nothing } else { Ending::Well })
}

fn round(paper: &mut Paper<'_>, state: &State, rounds: &[Round], at: usize) -> io::Result<()> {
    let round = &rounds[at];
    let points = round.points.map_or_else(|| "no text, only spoken of".to_owned(), |count| words::counted(count, "point"));
    paper.flow(0, &[plain(format!("{}  ", at + 1)), bold(title(round.tabled)), plain(format!(" · {points}"))])?;
    if let Some(from) = round.from {
        let degree = round.distance.as_ref().map_or_else(|| "not computable: a text is missing".to_owned(), degree);
        paper.flow(INDENT, &[faint(format!("from {}: ", from.name())), plain(degree)])?;
    }
    for (outlet, differences) in &round.differences {
        let outlet = outlet.as_deref().unwrap_or("another rendering");
        if differences.is_empty() {
            paper.flow(INDENT, &[faint(format!("{outlet}: prints the same in substance"))])?;
        }
        for difference in differences {
            paper.flow(INDENT, &[faint(format!("{outlet} differs: ")), plain(told(difference))])?;
        }
    }
    for stand in stands(state, rounds, at) {
        let holder = naming::actor(&state.record, &stand.position.holder);
        let on = format!(
            "{}{}",
            point(&stand),
            stand.earlier.map(|name| format!(" · on an earlier text, {name}")).unwrap_or_default()
        );
        let stance = words::coloured(stand.stance);
        paper.flow(INDENT, &[plain(format!("{holder} ")), stance, plain(on), faint(format!(" · {}", stand.position.id.0))])?;
    }
    paper.gap()
}

/// Returns the point that a position names: " on point 4", and what it is called by now, if that is another number.
fn point(stand: &Stand) -> String {
    let Some(point) = &stand.point else { return String::new() };
    let now = match stand.here.as_slice() {
        [] => ", which is gone".to_owned(),
        [here] if here == point => String::new(),
        here => format!(", here {}", here.join(" + ")),
    };
    format!(" on point {point}{now}")
}

/// Lists the drafts that articles speak of and nobody put into the case.
fn spoken(paper: &mut Paper<'_>, state: &State, rounds: &[Round]) -> io::Result<()> {
    let claimed = claimed(state, rounds);
    if claimed.is_empty() || rounds.is_empty() {
        return Ok(());
    }
    paper.line(&[bold("Only spoken of")])?;
    for own in claimed {
        let points =
            own.points.map(|count| format!(" · {} as reported", words::counted(count as usize, "point"))).unwrap_or_default();
        paper.flow(INDENT, &[plain(own.name.clone()), plain(points), faint(format!(" · {}", own.id.0))])?;
    }
    paper.gap()
}

/// Returns the degree of change: the counts first, then the figure with its range and what it is nothing against.
fn degree(distance: &Distance) -> String {
    let counts = [
        (distance.same, "the same in substance"),
        (distance.changed, "changed"),
        (distance.replaced, "replaced"),
        (distance.dropped, "dropped"),
        (distance.added, "added"),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let figure = |value: Option<f32>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
    let (value, low, high) = (figure(distance.value), figure(distance.low), figure(distance.high));
    format!("{} · {value} ({low} to {high}; two outlets print one text up to {:.2} apart)", counts.join(", "), Distance::FLOOR)
}

fn told(difference: &Difference) -> String {
    let labels = |labels: &[String]| if labels.is_empty() { "∅".to_owned() } else { labels.join(" + ") };
    let what = if difference.to.is_empty() {
        "is left out".to_owned()
    } else if difference.from.is_empty() {
        "is only there".to_owned()
    } else {
        named(&difference.classes)
    };
    format!("{} → {} {what}", labels(&difference.from), labels(&difference.to))
}

/// Draws how many brackets each draft has, if any has one.
fn chart(paper: &mut Paper<'_>, rounds: &[Round]) -> io::Result<()> {
    let open: Vec<(&str, usize, usize)> = rounds
        .iter()
        .filter_map(|round| round.open.map(|(brackets, options)| (round.tabled.name(), brackets, options)))
        .collect();
    let most = open.iter().map(|own| own.1).max().unwrap_or(0);
    if most == 0 {
        return Ok(());
    }
    let width = open.iter().map(|own| own.0.chars().count()).max().unwrap_or(0);
    paper.line(&[bold("Brackets")])?;
    for (name, brackets, options) in open {
        let bar = "█".repeat((brackets * BAR).div_ceil(most));
        let options = if options > 0 { format!(", {}", words::counted(options, "option")) } else { String::new() };
        paper.line(&[plain(format!("{name:<width$}  {bar} {brackets}")), faint(options)])?;
    }
    paper.gap()
}
