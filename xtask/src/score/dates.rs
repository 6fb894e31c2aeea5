//! Dates and meetings: time expressions against Recognizers-Text and our own phrases, events against the exam's keys, and how fast both
//! readers are.

pub mod specs;

use super::{exam, statements};
use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::stop::Stop;
use serde_json::{Value, json};
use std::path::Path;

/// The measure.
pub const DATES: Measure = Measure {
    name: "dates",
    about: "Time expressions as Recognizers-Text and our own phrases have them, events as the exam's keys have them (0 to 1); speed",
    take,
};

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    let mut figures = Figures::default();
    recognizers(workspace, shared, &mut figures)?;
    phrases(workspace, &mut figures)?;
    exam::events(workspace, shared, &mut figures)?;
    let speed = speed(workspace, &news(workspace, shared)?)?;
    for name in ["timex_mb_per_cpu_s", "event_mb_per_cpu_s", "pipeline_mb_per_cpu_s", "adds_to_pipeline"] {
        figures.add(name, &speed[name]);
    }
    Ok(figures)
}

/// Asks for the expressions of texts, a list of them for each.
pub fn expressions(workspace: &Workspace, texts: &[(String, String)]) -> Result<Vec<Value>, Stop> {
    let found = output_of(example(workspace, &[]), &lines(texts))?;
    found.lines().map(|line| serde_json::from_str(line).map_err(|error| Stop::Failed(format!("dates: {error}")))).collect()
}

/// Asks how fast texts are read.
pub fn speed(workspace: &Workspace, texts: &[(String, String)]) -> Result<Value, Stop> {
    let printed = output_of(example(workspace, &["--", "--speed"]), &lines(texts))?;
    serde_json::from_str(&printed).map_err(|error| Stop::Failed(format!("dates: {error}")))
}

fn example(workspace: &Workspace, options: &[&str]) -> std::process::Command {
    let run = ["run", "--release", "--quiet", "-p", "rapporteur-reading", "--example", "dates"];
    workspace.cargo(&[&run, options].concat())
}

/// Returns texts with their days as the example reads them, one a line.
pub fn lines(texts: &[(String, String)]) -> String {
    texts.iter().map(|(text, published)| json!({"text": text, "published": published}).to_string() + "\n").collect()
}

/// Returns articles of PolNeAR's dev part with their days, which their names tell: what speed is measured on.
pub fn news(workspace: &Workspace, shared: &Path) -> Result<Vec<(String, String)>, Stop> {
    let folder = statements::polnear(workspace, shared)?.join("dev/text");
    let entries = std::fs::read_dir(&folder).map_err(|error| Stop::Failed(format!("{}: {error}", folder.display())))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let day = |path: &Path| path.file_stem()?.to_str()?.split('_').find(|part| is_day(part)).map(str::to_owned);
    paths.iter().filter_map(|path| Some((path, day(path)?))).map(|(path, day)| Ok((workspace.read(path)?, day))).collect()
}

fn is_day(written: &str) -> bool {
    written.len() == 10
        && written.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

fn recognizers(workspace: &Workspace, shared: &Path, figures: &mut Figures) -> Result<(), Stop> {
    let (specs, left_out) = specs::recognizers(workspace, shared)?;
    let texts: Vec<(String, String)> = specs.iter().map(|spec| (spec.text.clone(), spec.published.clone())).collect();
    let found = expressions(workspace, &texts)?;
    let agree = specs.iter().zip(&found).filter(|(spec, found)| specs::agrees(spec, found)).count();
    let all = specs.len() + left_out;
    figures.add("recognizers_agree", &json!(agree as f64 / specs.len().max(1) as f64));
    figures.add("recognizers_agree.cases", &json!(specs.len()));
    figures.add("recognizers_excluded", &json!(left_out as f64 / all.max(1) as f64));
    figures.add("recognizers_excluded.cases", &json!(left_out));
    Ok(())
}

/// The literate cases of phrases: those that the reader was made with, and those that were written after it.
fn phrases(workspace: &Workspace, figures: &mut Figures) -> Result<(), Stop> {
    let run = ["run", "--release", "--quiet", "-p", "rapporteur-reading", "--example", "cases", "--", "cases/dates"];
    let printed = output_of(workspace.cargo(&run), "")?;
    let files: Vec<Value> = printed.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    for (name, is_unseen) in [("phrases_seen_exact", false), ("phrases_unseen_exact", true)] {
        let of_half =
            files.iter().filter(|file| file["file"].as_str().is_some_and(|file| file.contains("/unseen/")) == is_unseen);
        let (mut exact, mut cases) = (0, 0);
        for file in of_half {
            exact += file["exact"].as_u64().unwrap_or(0);
            cases += file["cases"].as_u64().unwrap_or(0);
        }
        figures.add(name, &json!(exact as f64 / cases.max(1) as f64));
        figures.add(format!("{name}.cases"), &json!(cases));
    }
    Ok(())
}

/// Returns the phrases that were written after the reader, and the others, as sentences with the days of their expressions.
pub fn phrases_with_keys(workspace: &Workspace) -> Result<(Vec<specs::Spec>, Vec<specs::Spec>), Stop> {
    let run = ["run", "--release", "--quiet", "-p", "rapporteur-reading", "--example", "cases", "--", "--keys", "cases/dates"];
    let printed = output_of(workspace.cargo(&run), "")?;
    let phrases: Vec<Value> = printed.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let (unseen, seen): (Vec<&Value>, Vec<&Value>) =
        phrases.iter().partition(|phrase| phrase["file"].as_str().is_some_and(|file| file.contains("/unseen/")));
    let read = |phrases: Vec<&Value>| phrases.into_iter().filter_map(specs::phrase).collect();
    Ok((read(unseen), read(seen)))
}
