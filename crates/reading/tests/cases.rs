//! The literate cases of `cases/`: prose, text and expectation in one page.

use rapporteur_model::ActorId;
use rapporteur_reading::Readers;
use rapporteur_testkit::{Case, cases};
use std::path::Path;

fn failures(case: &Case) -> Vec<String> {
    let rendition = rapporteur_text::render(&case.capture());
    let findings = Readers::new(&case.brief).read(&rendition, case.published);
    case.check(&rendition.text, &findings).iter().map(ToString::to_string).collect()
}

/// Cases that were written when the reader of dates was done, before its output on them was looked at. They are not used to change
/// it, so that the share that is exact says something about other texts.
fn is_unseen(case: &Case) -> bool {
    case.file.contains("dates/unseen/")
}

#[test]
fn of_the_cases_written_after_the_reader_nearly_all_read_as_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let cases = cases(&folder).expect("the folder of cases is in the tree");
    let unseen: Vec<&Case> = cases.iter().filter(|case| is_unseen(case)).collect();
    let exact = unseen.iter().filter(|case| failures(case).is_empty()).count();
    assert!(unseen.len() >= 140 && exact * 100 >= unseen.len() * 95, "{exact} of {}", unseen.len());
}

#[test]
fn every_case_reads_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    let cases = cases(&folder).expect("the folder of cases is in the tree");
    assert!(cases.len() >= 40, "only {} cases were found in {}", cases.len(), folder.display());
    let failures: Vec<String> = cases.iter().filter(|case| !is_unseen(case)).flat_map(failures).collect();
    assert!(failures.is_empty(), "{} failures in {} cases\n\n{}\n", failures.len(), cases.len(), failures.join("\n\n"));
}

#[test]
fn statements_alone_are_those_of_the_whole_reading() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases");
    for case in cases(&folder).expect("the folder of cases is in the tree") {
        let rendition = rapporteur_text::render(&case.capture());
        let told = |readers: Readers| {
            let findings = readers.read(&rendition, case.published);
            let name = |id: Option<ActorId>| id.and_then(|id| findings.actor(id)).map(|actor| actor.name.clone());
            let told = findings.statements.iter().map(|it| (name(it.speaker), name(it.party), it.content_span.clone(), it.said));
            told.collect::<Vec<_>>()
        };
        assert_eq!(told(Readers::of_statements(&case.brief)), told(Readers::new(&case.brief)), "{}: {}", case.file, case.name);
    }
}
