//! A case from the first command to the last, as a user types them.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{ARTICLE, Folder, finished, program, run};
use rusqlite::Connection;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

/// Makes a case of the one article and returns the folder and the options that name it.
fn with_case() -> (Folder, [String; 2]) {
    let folder = Folder::new();
    folder.write("in/a.txt", ARTICLE);
    folder
        .write("in/a.doc.json", r#"{"published": "2031-03-10", "uri": "https://northwire.example/line", "outlet": "Northwire"}"#);
    let case = ["--case".to_owned(), folder.name("case.rapporteur")];
    let brief = folder.write(
        "brief.toml",
        "title = \"Kessar talks\"\n[[party]]\nname = \"Verran\"\nkind = \"state\"\naliases = [\"Kolvane\"]\n\
         [[issue]]\nname = \"withdrawal line\"\naliases = [\"line\"]\n",
    );
    assert_eq!(run(&[&case[..], &["init".into(), "--brief".into(), brief]].concat()).status, Some(0));
    assert_eq!(run(&[&case[..], &["add".into(), folder.name("in")]].concat()).status, Some(0));
    (folder, case)
}

fn in_case(case: &[String; 2], verb: &[&str]) -> common::Run {
    run(&case.iter().map(String::as_str).chain(verb.iter().copied()).collect::<Vec<_>>())
}

/// Returns the words of `text` that look like ids of the record.
fn ids(text: &str) -> Vec<&str> {
    let mut ids: Vec<&str> = text
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .filter(|word| word.len() == 7 && word.as_bytes()[1] == b'-' && b"ASEDIP".contains(&word.as_bytes()[0]))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

#[test]
fn every_verb_works_on_a_new_case() {
    let (_folder, case) = with_case();
    let state = in_case(&case, &["state"]);
    assert_eq!(state.status, Some(0), "{state:?}");
    assert!(state.out.starts_with("Kessar talks · as of "), "{}", state.out);
    let said = in_case(&case, &["said", "--by", "marsh"]);
    assert_eq!(said.status, Some(0), "{said:?}");
    assert!(said.out.contains("\"No map, no deal,\""), "{}", said.out);
    for id in ids(&(state.out + &said.out)) {
        let shown = in_case(&case, &["show", id]);
        assert_eq!(shown.status, Some(0), "{shown:?}");
        assert!(shown.out.contains(&format!("Next: rapporteur --case {}", case[1])), "{}", shown.out);
        let why = in_case(&case, &["why", id]);
        assert_eq!(why.status, Some(0), "{why:?}");
        assert!(why.out.contains("northwire.example") || why.out.contains("Northwire"), "{}", why.out);
    }
    assert_eq!(in_case(&case, &["news"]).status, Some(1), "no mark yet");
    assert_eq!(in_case(&case, &["mark", "before the trip"]).status, Some(0));
    assert!(in_case(&case, &["mark"]).out.contains("before the trip"));
    assert_eq!(in_case(&case, &["news"]).status, Some(1), "nothing new");
    assert_eq!(in_case(&case, &["news", "--since", "2031-01-01"]).status, Some(1));
    assert_eq!(in_case(&case, &["verify"]).status, Some(0));
}

#[test]
fn the_words_are_marked_in_the_stored_text() {
    let (_folder, case) = with_case();
    let said = in_case(&case, &["said", "--by", "marsh"]);
    let statement = ids(&said.out).into_iter().find(|id| id.starts_with('S')).unwrap().to_owned();
    let shown = in_case(&case, &["show", &statement]);
    assert!(shown.out.contains('⟦') && shown.out.contains('⟧') && shown.out.contains("Northwire"), "{}", shown.out);
    assert!(shown.out.contains("of text"), "{}", shown.out);
}

#[test]
fn what_is_not_found_and_what_cannot_be_have_their_exit_status() {
    let (folder, case) = with_case();
    assert_eq!(in_case(&case, &["said", "--since", "2032-01-01"]).status, Some(1));
    for (verb, code) in [
        (&["show", "S-00000"][..], "R0302"),
        (&["said", "--by", "nobody"], "R0302"),
        (&["news", "--since", "never"], "R0304"),
        (&["state", "--as-of", "soon"], "--as-of"),
        (&["said", "--since", "99999-01-01"], "--since"),
        (&["init"], "R0202"),
        (&["add", "/nowhere/at/all"], "R0101"),
    ] {
        let run = in_case(&case, verb);
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{verb:?} {run:?}");
        assert!(run.only_line().contains(code), "{verb:?} {run:?}");
    }
    let missing = run(&["--case", &folder.name("none"), "state"]);
    assert_eq!(missing.status, Some(2));
    assert!(missing.only_line().contains("R0201"));
    let foreign = run(&["--case", &folder.name("in/a.txt"), "state"]);
    assert!(foreign.only_line().contains("R0203"), "{foreign:?}");
}

#[test]
fn verify_names_the_citation_that_one_changed_byte_broke() {
    let (_folder, case) = with_case();
    let file = Connection::open(&case[1]).unwrap();
    file.execute_batch("UPDATE rendition SET text = replace(text, 'No map', 'No nap')").unwrap();
    drop(file);
    let verified = in_case(&case, &["verify"]);
    assert_eq!(verified.status, Some(1), "{verified:?}");
    for words in ["citation of a statement", "Northwire", "No map", "No nap", "not ok"] {
        assert!(verified.out.contains(words), "{words} in {}", verified.out);
    }
}

#[test]
fn a_folder_gives_its_state_as_json_without_a_case() {
    let (folder, _) = with_case();
    let run = run(&["state", "--from", &folder.name("in"), "--format", "json"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let state: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(state["contract"], "rapporteur-state/1");
    assert_eq!(state["quotes"][0]["reports"][0]["document"], "https://northwire.example/line");
}

#[test]
fn colours_stay_away_from_what_is_no_terminal() {
    let (_folder, case) = with_case();
    assert!(!in_case(&case, &["state"]).out.contains('\u{1b}'));
}

#[test]
fn a_reader_that_closes_the_pipe_has_what_it_wanted() {
    let folder = Folder::new();
    let article = folder.write("long.txt", ARTICLE.repeat(300));
    let mut child = program(&["read", &article]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn killed_while_adding_it_keeps_all_it_told_of() {
    let folder = Folder::new();
    for number in 0..200 {
        folder.write(&format!("in/{number:03}.txt"), format!("{ARTICLE}\nSheet {number}.\n").repeat(20));
    }
    let case = ["--case".to_owned(), folder.name("case.rapporteur")];
    assert_eq!(in_case(&case, &["init"]).status, Some(0));
    let arguments = [&case[..], &["add".into(), folder.name("in")]].concat();
    let mut child = program(&arguments).stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let told = lines.filter(|line| line.contains(" kept ")).take(20).count();
    child.kill().unwrap();
    let killed = !child.wait().unwrap().success();
    assert!(killed, "it was still at work");
    let verified = in_case(&case, &["verify"]);
    assert_eq!(verified.status, Some(0), "{verified:?}");
    let again = in_case(&case, &["add", &folder.name("in")]);
    assert_eq!(again.status, Some(0), "{again:?}");
    let there = again.out.lines().find_map(|line| line.split(", ").find_map(|part| part.strip_suffix(" there already")));
    let there: usize = there.unwrap_or_else(|| panic!("{}", again.out)).parse().unwrap();
    assert!(there >= told, "{there} of {told}");
}

#[test]
fn the_demo_shows_the_state_the_news_and_three_citations() {
    let folder = Folder::new();
    let demo = finished(program(&["demo", "--into", folder.root().to_str().unwrap()]));
    assert_eq!((demo.status, demo.trouble.as_str()), (Some(0), ""), "{}", demo.trouble);
    for words in ["Kessar talks · as of 2031-03-11", "STICKING POINTS", "Since “Monday” (2031-03-10 09:10Z)", "serve"] {
        assert!(demo.out.contains(words), "{words}");
    }
    assert!(demo.out.matches('⟦').count() >= 3, "three citations are marked");
    let case = ["--case".to_owned(), folder.name("kessar.rapporteur")];
    let state = in_case(&case, &["state"]);
    assert!(demo.out.contains(&state.out), "the demo shows what `state` shows");
    assert_eq!(in_case(&case, &["verify"]).status, Some(0));
    for id in ids(&state.out) {
        assert_eq!(in_case(&case, &["show", id]).status, Some(0), "{id}");
    }
}

#[test]
fn why_shows_the_rules_and_the_words_they_spoke_about() {
    let (folder, case) = with_case();
    let why = in_case(&case, &["why", "line/verran"]);
    assert_eq!(why.status, Some(0), "{why:?}");
    for words in ["withdrawal line", "Verran", "stance.", "actor ", "issue "] {
        assert!(why.out.contains(words), "{words}: {}", why.out);
    }
    // The same words without a case; what is not there says so.
    let from = |entry: &str| run(&["why", "--from", &folder.name("in/a.txt"), entry]);
    let marsh = from("marsh");
    assert_eq!(marsh.status, Some(0), "{marsh:?}");
    assert!(marsh.out.contains("actor Teo Marsh"), "{}", marsh.out);
    assert_eq!(from("nobody of that name").status, Some(2));
    assert_eq!(in_case(&case, &["why", "line/verran", "--as-of", "1990-01-01"]).status, Some(2));
}

#[test]
fn actors_are_shown_with_the_reasons_for_each() {
    let folder = Folder::new();
    let article = folder.write(
        "a.txt",
        "OSLO, 4 May — Dockers in Oslo and Bergen went back to work on Thursday.\n\nLabour Minister Kari Lunde said the law would stay.\n",
    );
    let shown = run(&["actors", "--raw", &article]);
    assert_eq!(shown.status, Some(0), "{shown:?}");
    assert!(shown.out.contains("Kari Lunde · Labour Minister · NOR · for Norway"), "{}", shown.out);
    assert!(shown.out.contains("the country that the whole text is at home in"), "{}", shown.out);
    let json = run(&["actors", "--raw", "--format", "json", &article]);
    assert!(json.out.contains(r#""rule":"document.home""#) && json.out.contains(r#""name":"Bergen""#), "{}", json.out);
}
