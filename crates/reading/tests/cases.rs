//! The literate cases of `cases/`: prose, text and expectation in one page.

use rapporteur_model::{Capture, Media, Sidecar};
use rapporteur_reading::Readers;
use rapporteur_testkit::{Case, cases};
use rapporteur_time::Instant;
use std::path::Path;

fn failures(case: &Case) -> Vec<String> {
    let sidecar = Sidecar { published: case.published, ..Sidecar::default() };
    let bytes = case.text.clone().into_bytes();
    let capture = Capture { bytes, media: Media::Raw, charset: None, fetched: Instant::from_unix(0), sidecar };
    let rendition = rapporteur_text::render(&capture);
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
