use super::{Form, json, named, title};
use crate::paper::{bold, faint, plain};
use crate::terminal;
use crate::trouble::{Ending, Failure};
use rapporteur_desk::{DeskError, Step, trace};
use std::path::Path;

/// Follows a point over all drafts: its number and words in each, how it changed, and who asked for which words.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The number of the point, such as 6 or "Article 3.2".
    #[arg(value_name = "POINT")]
    point: String,
    /// The draft that the number is of; the newest with a text, if none is named.
    #[arg(long = "in", value_name = "DRAFT")]
    draft: Option<String>,
    /// Text for people, or JSON, one object.
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

/// Columns before what is told of a step.
const INDENT: usize = 3;

/// Shows the thread of a point.
pub(super) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let mut paper = terminal::paper_for(case);
    let tabled = super::super::open(case)?.tabled()?;
    let is_asked = |name: &str| args.draft.as_ref().is_none_or(|asked| asked.to_lowercase() == name.to_lowercase());
    let draft = tabled.iter().rposition(|own| own.chosen().text.is_some() && is_asked(own.name()));
    let unknown = |given: &str| DeskError::Unknown { given: given.to_owned() };
    let draft = draft.ok_or_else(|| unknown(args.draft.as_deref().unwrap_or("draft")))?;
    let steps = trace(&tabled, draft, &args.point).ok_or_else(|| unknown(&args.point))?;
    if args.format == Form::Json {
        json::trace(tabled[draft].name(), &args.point, &steps)?;
        return Ok(Ending::Well);
    }
    let first = steps.iter().position(|step| !step.points.is_empty());
    for (at, step) in steps.iter().enumerate() {
        paper.flow(0, &[bold(title(step.tabled)), plain(what(step, first.is_none_or(|first| at <= first)))])?;
        for (label, words) in &step.points {
            let words: Vec<&str> = words.split_whitespace().collect();
            paper.hang(&format!("{label}  "), INDENT, &[plain(words.join(" "))])?;
        }
        for asked in &step.asked {
            paper.flow(INDENT, &[faint(format!("asked for by {}: ", asked.by)), plain(asked.words.trim())])?;
        }
    }
    paper.end()?;
    Ok(Ending::Well)
}

/// Returns what became of the point in a draft.
fn what(step: &Step, is_first: bool) -> String {
    if step.tabled.chosen().text.is_none() {
        return " · no text, only spoken of".to_owned();
    }
    let changes = named(&step.classes);
    match (step.points.is_empty(), is_first) {
        (true, true) => " · not yet there".to_owned(),
        (true, false) => " · gone".to_owned(),
        (false, true) => String::new(),
        (false, false) => {
            let moved = if step.moved { "moved" } else { "" };
            let told: Vec<&str> = [moved, changes.as_str()].into_iter().filter(|told| !told.is_empty()).collect();
            if told.is_empty() { " · the same in substance".to_owned() } else { format!(" · {}", told.join(", ")) }
        }
    }
}
