//! Figures that anyone can re-run: a table of measures by name, for `score` and for `peers`.

use crate::run::Workspace;
use crate::stop::Stop;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// What is asked on the command line.
#[derive(clap::Args)]
pub struct Asked {
    /// What to measure; without it, what there is
    name: Option<String>,
    /// Print one flat JSON object
    #[arg(long)]
    json: bool,
    /// The folder of the data, `shared` beside the repository if not given
    #[arg(long, value_name = "DIR")]
    shared: Option<PathBuf>,
}

/// A measure: one file each.
pub struct Measure {
    /// The name on the command line.
    pub name: &'static str,
    /// What it measures, in a line.
    pub about: &'static str,
    /// Takes the measure with the data in a folder.
    pub take: fn(&Workspace, &Path) -> Result<Figures, Stop>,
}

/// Named figures, in the order in which they are worth reading.
///
/// A name is of one word (`overall`, `events`), or of two for a detail of the first (`events.modality`).
#[derive(Debug, Default, PartialEq)]
pub struct Figures(Vec<(String, Value)>);

impl Figures {
    /// Adds a figure; what is no number is left out.
    pub fn add(&mut self, name: impl Into<String>, value: &Value) {
        let shown = match value.as_f64() {
            Some(figure) if value.is_f64() => Value::from((figure * 10_000.0).round() / 10_000.0),
            Some(_) => value.clone(),
            None => return,
        };
        self.0.push((name.into(), shown));
    }

    /// Adds words that say what other figures are of.
    pub fn say(&mut self, name: impl Into<String>, words: impl Into<String>) {
        self.0.push((name.into(), Value::String(words.into())));
    }

    /// Returns the details of a figure, by name.
    pub fn details(&self, head: &str) -> Value {
        let own = self
            .0
            .iter()
            .filter_map(|(name, value)| Some((name.strip_prefix(head)?.strip_prefix('.')?.to_owned(), value.clone())));
        Value::Object(own.collect::<Map<_, _>>())
    }

    /// Returns the figures as one flat object.
    fn json(&self) -> Value {
        Value::Object(self.0.iter().cloned().collect::<Map<_, _>>())
    }

    /// Returns the figures as a table: a line a figure, its details on the line.
    fn table(&self) -> String {
        let heads = self.0.iter().filter(|(name, _)| !name.contains('.'));
        let lines: Vec<String> = heads
            .map(|(head, value)| {
                let own = self.0.iter().filter_map(|(name, value)| Some((name.strip_prefix(head)?.strip_prefix('.')?, value)));
                let details: Vec<String> = own.map(|(name, value)| format!("  {name} {value}")).collect();
                format!("{head:<14} {:>7}{}", value.to_string(), details.concat())
            })
            .collect();
        lines.join("\n")
    }
}

/// Takes the measure that is asked for, and prints it.
pub fn print(workspace: &Workspace, measures: &[Measure], asked: &Asked) -> Result<(), Stop> {
    let Some(name) = &asked.name else {
        println!("{}", there_is(measures));
        return Ok(());
    };
    let measure = measures.iter().find(|measure| measure.name == name);
    let measure = measure.ok_or_else(|| Stop::Unknown(format!("there is no “{name}”. {}", there_is(measures))))?;
    let figures = (measure.take)(workspace, &workspace.shared(asked.shared.as_deref()))?;
    if asked.json {
        println!("{}", figures.json());
    } else {
        println!("{}\n\n{}", measure.about, figures.table());
    }
    Ok(())
}

fn there_is(measures: &[Measure]) -> String {
    if measures.is_empty() {
        return "There is nothing here yet.".to_owned();
    }
    let lines: Vec<String> = measures.iter().map(|measure| format!("\n  {:<12} {}", measure.name, measure.about)).collect();
    format!("There is:{}", lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_flat_and_details_stand_beside_what_they_are_of() {
        let mut figures = Figures::default();
        figures.add("overall", &Value::from(0.123_456));
        figures.add("events", &Value::from(1.0));
        figures.add("events.found", &Value::from(7));
        figures.add("events.place", &Value::Null);
        assert_eq!(figures.json().to_string(), r#"{"events":1.0,"events.found":7,"overall":0.1235}"#);
        assert_eq!(figures.table(), "overall         0.1235\nevents             1.0  found 7");
    }

    #[test]
    fn an_unknown_name_says_what_there_is() {
        let measures = [Measure { name: "exam", about: "how well", take: |_, _| Ok(Figures::default()) }];
        let asked = Asked { name: Some("moon".to_owned()), json: false, shared: None };
        let stop = print(&Workspace::here(), &measures, &asked).unwrap_err();
        assert_eq!(stop, Stop::Unknown("there is no “moon”. There is:\n  exam         how well".to_owned()));
    }
}
