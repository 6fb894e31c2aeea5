//! Dates: dateparser's search and Recognizers-Text beside ours, over the same texts, by the same comparison.
//!
//! Where a program gives several answers any of them counts, and `first` counts its first alone. Speed is that of reading raw text, for all
//! three; ours without the words, tags and trees, which the other readers need as well, stands beside it.

use super::environment;
use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::score::dates::specs::{Spec, agrees, recognizers};
use crate::score::dates::{expressions, lines, news, phrases_with_keys, speed};
use crate::stop::Stop;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// The comparison.
pub const DATES: Measure = Measure {
    name: "dates",
    about: "Days of time expressions as our phrases and the specs of Recognizers-Text have them (0 to 1), megabytes a second of CPU time",
    take,
};

/// The other programs, and what is installed for each. Recognizers-Text was last published before `emoji` lost a name that it imports.
const OTHERS: [(&str, &[&str]); 2] =
    [("dateparser", &["dateparser==1.*"]), ("recognizers", &["recognizers-text-suite==1.0.2a2", "emoji==0.6.0"])];

/// Finds dates with one of them.
const PROGRAM: &str = include_str!("dates.py");

/// Sentences with the days of their expressions, by the name of their figure.
type Keys = Vec<(&'static str, Vec<Spec>)>;

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    let (unseen, seen) = phrases_with_keys(workspace)?;
    let keys: Keys =
        vec![("phrases_unseen", unseen), ("phrases_seen", seen), ("recognizers_specs", recognizers(workspace, shared)?.0)];
    let texts: Vec<(String, String)> =
        keys.iter().flat_map(|(_, specs)| specs).map(|spec| (spec.text.clone(), spec.published.clone())).collect();
    let news = news(workspace, shared)?;
    let mut figures = Figures::default();
    let found = expressions(workspace, &texts)?;
    let ours = speed(workspace, &news)?;
    add(&mut figures, "rapporteur", &keys, &found);
    figures.add("rapporteur.mb_per_cpu_s", &ours["with_page_mb_per_cpu_s"]);
    figures.add("rapporteur.reader_mb_per_cpu_s", &ours["timex_mb_per_cpu_s"]);
    let folder = workspace.path("target/peers/dates");
    let write = |name: &str, texts: &[(String, String)]| {
        let path = folder.join(name);
        let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, lines(texts)));
        written.map(|()| path.clone()).map_err(|error| Stop::Failed(format!("{}: {error}", path.display())))
    };
    let (texts, news) = (write("texts.jsonl", &texts)?, write("news.jsonl", &news)?);
    for (program, packages) in OTHERS {
        // The one that cannot be installed is said, and keeps nobody from the other.
        let python = match environment(&folder.join(program), packages) {
            Ok(python) => python,
            Err(stop) => {
                eprintln!("{program} is left out: {stop}");
                continue;
            }
        };
        let mut find = Command::new(python);
        find.args(["-B", "-c", PROGRAM, program]).arg(&news).arg(&texts);
        let (found, spent) = answers(&output_of(find, "")?)?;
        add(&mut figures, program, &keys, &found);
        for (name, value) in [("mb_per_cpu_s", &spent["mb_per_cpu_s"]), ("failed", &spent["failed"])] {
            figures.add(format!("{program}.{name}"), value);
        }
        for (name, rate) in [("times_slower", "with_page_mb_per_cpu_s"), ("times_slower_than_reader", "timex_mb_per_cpu_s")] {
            figures.add(format!("{program}.{name}"), &ratio(&ours[rate], &spent["mb_per_cpu_s"]));
        }
    }
    Ok(figures)
}

/// Reads what a program printed: a list for each text, then what it took.
fn answers(printed: &str) -> Result<(Vec<Value>, Value), Stop> {
    let read = |line| serde_json::from_str(line).map_err(|error| Stop::Failed(format!("a program's answer: {error}")));
    let mut found: Vec<Value> = printed.lines().map(read).collect::<Result<_, _>>()?;
    let spent = found.pop().unwrap_or_default();
    Ok((found, spent))
}

fn ratio(ours: &Value, theirs: &Value) -> Value {
    ours.as_f64()
        .zip(theirs.as_f64())
        .filter(|(_, theirs)| *theirs > 0.0)
        .map_or(Value::Null, |(ours, theirs)| json!(ours / theirs))
}

/// Adds how many sentences of each kind a program reads as their keys have them. The head is our phrases that no reader was made with.
fn add(figures: &mut Figures, program: &str, keys: &Keys, found: &[Value]) {
    let (mut at, mut parts) = (0, Vec::new());
    for (name, specs) in keys {
        let found = &found[at.min(found.len())..(at + specs.len()).min(found.len())];
        at += specs.len();
        let share = |found: &mut dyn Iterator<Item = (&Spec, Value)>| {
            found.filter(|(spec, found)| agrees(spec, found)).count() as f64 / specs.len().max(1) as f64
        };
        let first = |found: &Value| {
            Value::from(found.as_array().into_iter().flatten().filter(|one| one["first"] != false).cloned().collect::<Vec<_>>())
        };
        parts.push(((*name).to_owned(), share(&mut specs.iter().zip(found.iter().cloned()))));
        parts.push((format!("{name}_first"), share(&mut specs.iter().zip(found.iter().map(first)))));
    }
    figures.add(program, &json!(parts[0].1));
    for (name, share) in parts {
        figures.add(format!("{program}.{name}"), &json!(share));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::dates::specs::phrase;

    #[test]
    fn any_answer_counts_and_the_first_alone_beside_it() {
        let key = json!({"text": "They meet on Tuesday.", "published": "2031-03-12",
                         "results": [{"words": "on Tuesday", "start": "2031-03-18", "end": "2031-03-18"}]});
        let keys: Keys = vec![("phrases", vec![phrase(&key).unwrap()])];
        let one = |day: &str, first: bool| json!({"words": "tuesday", "start": day, "end": day, "first": first});
        let mut figures = Figures::default();
        add(&mut figures, "other", &keys, &[json!([one("2031-03-11", true), one("2031-03-18", false)])]);
        assert_eq!(figures.details("other"), json!({"phrases": 1.0, "phrases_first": 0.0}));
    }

    #[test]
    fn the_last_line_is_what_it_took() {
        let (found, spent) = answers("[]\n[{\"words\": \"today\"}]\n{\"failed\": 0}\n").unwrap();
        assert_eq!((found.len(), spent), (2, json!({"failed": 0})));
    }

    #[test]
    fn absent_data_is_said_to_be_absent() {
        let stop = recognizers(&Workspace::here(), Path::new("/no/such/folder")).map(|_| ()).unwrap_err();
        assert!(matches!(stop, Stop::Absent(words) if words.contains("/no/such/folder")));
    }
}
