//! Positions in ten invented articles, of talks that no rule was made for. `cargo xtask score positions` prints the figures.

use rapporteur_model::{Capture, Media};
use rapporteur_reading::Readers;
use rapporteur_testkit::{Verdict, cases, measure};
use std::path::Path;

#[test]
fn four_of_five_positions_are_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let articles = cases(&folder).expect("the folder of articles is in the tree");
    let mut judged = Vec::new();
    for case in &articles {
        assert_eq!(case.faults, [], "{}", case.name);
        let rendition = rapporteur_text::render(&Capture { media: Media::Plain, ..case.capture() });
        judged.extend(measure(case, &rendition.text, &Readers::new(&case.brief).read(&rendition, case.published)));
    }
    let count = |verdict| judged.iter().filter(|one| one.verdict == verdict).count();
    let wrong: Vec<_> = judged.iter().filter(|one| one.verdict == Verdict::Wrong).collect();
    assert!(count(Verdict::Right) >= 4 * wrong.len(), "{} right, and wrong: {wrong:#?}", count(Verdict::Right));
    assert!(count(Verdict::Right) >= 20, "only {} were found", count(Verdict::Right));
}
