//! Drafts in a case: renderings, the degree of change, and the thread of a point.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{Folder, memory, noon};
use rapporteur_desk::{DeskError, DraftText, Keeping, demo, rounds, stands, trace};
use rapporteur_draft::{Class, Markup};
use rapporteur_model::TabledDraft;

fn text(words: &str) -> DraftText {
    let (name, bytes) = ("a.txt".into(), words.as_bytes().to_vec());
    DraftText { name, text: words.into(), markup: Markup::Plain, bytes, earlier: None, revisions: Vec::new() }
}

fn about(name: &str, outlet: Option<&str>) -> TabledDraft {
    TabledDraft { name: name.into(), outlet: outlet.map(Into::into), ..TabledDraft::default() }
}

const FIRST: &str =
    "1. The locks at Tolm open at six.\n2. Verran pays the wardens of the river.\n3. Grain convoys cross the bridge.\n";
const SECOND: &str =
    "1. Verran pays the wardens of the river.\n2. The locks at Tolm open at nine.\n3. A museum is built in Orlen.\n";

#[test]
fn what_another_outlet_prints_is_a_rendering_and_what_differs_in_it_is_told() {
    let mut case = memory();
    case.table(about("12-point text", None), Some(text(FIRST))).unwrap();
    let other = FIRST.replace("six", "seven").replace("1. The", "1. All the");
    assert_eq!(case.table(about("the 12-point text", Some("Verran Post")), Some(text(&other))).unwrap(), Keeping::New);
    let tabled = case.tabled().unwrap();
    let rounds = rounds(&tabled);
    assert_eq!((tabled.len(), rounds[0].points), (1, Some(3)));
    let (outlet, differences) = &rounds[0].differences[0];
    assert_eq!(outlet.as_deref(), Some("Verran Post"));
    assert_eq!((differences.len(), differences[0].from.as_slice()), (1, &["1".to_owned()][..]));
    assert!(differences[0].classes.iter().any(|class| matches!(class, Class::Number | Class::Date)), "{differences:?}");
}

#[test]
fn a_draft_without_a_text_makes_the_degree_not_computable_and_is_passed_over_by_a_thread() {
    let mut case = memory();
    case.table(about("first", None), Some(text(FIRST))).unwrap();
    case.table(about("spoken of", None), None).unwrap();
    case.table(TabledDraft { amends: Some("First".into()), ..about("second", None) }, Some(text(SECOND))).unwrap();
    let tabled = case.tabled().unwrap();
    let rounds = rounds(&tabled);
    assert!(rounds[1].distance.is_none() && rounds[1].from.is_some());
    assert_eq!(rounds[2].distance.as_ref().map(|own| (own.dropped, own.added)), Some((1, 1)));
    let steps = trace(&tabled, 2, "2").unwrap();
    let labels: Vec<Vec<&str>> = steps.iter().map(|step| step.points.iter().map(|own| own.0.as_str()).collect()).collect();
    assert_eq!(labels, [vec!["1"], vec![], vec!["2"]]);
    assert!(!steps[2].classes.is_empty());
    assert!(trace(&tabled, 2, "9").is_none());
}

#[test]
fn another_text_of_the_same_name_is_refused() {
    let mut case = memory();
    case.table(about("first", None), Some(text(FIRST))).unwrap();
    assert!(matches!(case.table(about("first", None), Some(text(SECOND))), Err(DeskError::DraftExists { .. })));
    assert_eq!(case.table(about("first", None), Some(text(FIRST))).unwrap(), Keeping::Unchanged);
}

#[test]
fn a_position_on_an_earlier_text_is_carried_on_only_to_the_same_in_other_words() {
    let folder = Folder::new();
    let mut case = demo(&folder.path("kessar.rapporteur"), noon(), &mut |_| ()).unwrap().case;
    for (name, words) in [("12-point text", FIRST), ("renumbered", FIRST), ("third", SECOND)] {
        case.table(about(name, None), Some(text(words))).unwrap();
    }
    let (tabled, state) = (case.tabled().unwrap(), case.state(None).unwrap());
    let rounds = rounds(&tabled);
    let earlier = |at| stands(&state, &rounds, at).iter().map(|stand| stand.earlier.map(str::to_owned)).collect::<Vec<_>>();
    assert!(!earlier(0).is_empty() && earlier(0).iter().all(Option::is_none));
    assert_eq!(earlier(1), earlier(0));
    assert!(earlier(2).iter().all(|name| name.as_deref() == Some("12-point text")), "{:?}", earlier(2));
}
