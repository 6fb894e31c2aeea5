//! Which drafts there are, and what amends what.

use crate::pages::{Page, kessar, page};
use rapporteur_ledger::{ReadVersion, settle};
use rapporteur_model::{ActorKind, ChangeKind, DraftId, Record, Stance};

fn settled(pages: impl IntoIterator<Item = Page>) -> Record {
    let read: Vec<ReadVersion> = pages.into_iter().map(Page::read).collect();
    settle(&read, &kessar(), None)
}

/// Norlund's paper of nine points.
fn tabled() -> Page {
    let mut wire = page("wire", "2031-03-01T09:10Z", "Norlund tabled a nine-point paper.");
    let norlund = wire.state("Norlund");
    wire.draft("nine-point paper", 9, &[norlund], "nine-point paper");
    wire
}

/// A week later it has eleven.
fn amended() -> Page {
    let mut wire = page("wire/2", "2031-03-08T09:10Z", "Delegates amended the paper of Norlund, which now has eleven points.");
    let norlund = wire.state("Norlund");
    wire.draft("paper", None, &[norlund], "the paper of Norlund");
    wire.draft("paper of eleven points", 11, &[norlund], "which now has eleven points").amends = Some(DraftId(0));
    wire
}

fn drafts(record: &Record) -> Vec<(Option<u32>, Option<u32>)> {
    let base = |id: &Option<rapporteur_model::RecordId>| id.as_ref().and_then(|id| record.draft(id)?.points);
    record.drafts.iter().map(|draft| (draft.points, base(&draft.amends))).collect()
}

#[test]
fn an_amended_paper_is_a_new_draft_that_amends_the_old() {
    let record = settled([tabled(), amended()]);
    assert_eq!(drafts(&record), [(Some(9), None), (Some(11), Some(9))]);
    let news: Vec<_> = record
        .changes
        .iter()
        .filter(|change| change.kind == ChangeKind::Draft)
        .map(|change| (change.from.as_deref(), change.to.as_deref()))
        .collect();
    assert_eq!(news, [(None, Some("9")), (Some("9"), Some("11"))]);
}

#[test]
fn another_outlets_number_of_points_makes_no_draft() {
    let mut lantern = page("lantern", "2031-03-09T09:10Z", "The ministers amended Norlund’s paper. It has twelve points by now.");
    lantern.draft("Norlund’s paper", None, &[], "Norlund’s paper");
    lantern.draft("text", 12, &[], "It has twelve points by now").amends = Some(DraftId(0));
    let record = settled([tabled(), amended(), lantern]);
    assert_eq!(drafts(&record), [(Some(9), None), (Some(11), Some(9))]);
    let [points] = record.discrepancies.as_slice() else { panic!("{:#?}", record.discrepancies) };
    let values: Vec<_> = points.values.iter().map(|value| value.value.as_str()).collect();
    assert_eq!((points.field.as_str(), &points.about, values), ("points", &record.drafts[1].id, vec!["11", "12"]));
}

#[test]
fn the_two_names_of_a_rework_are_one_draft() {
    let mut herald =
        page("herald", "2031-03-09T09:10Z", "Norlund has sent round a revised text. The eleven-point paper goes to Verran.");
    herald.draft("eleven-point paper", 11, &[], "The eleven-point paper");
    herald.draft("revised text", None, &[], "a revised text").amends = Some(DraftId(0));
    let mut weekly =
        page("weekly", "2031-03-16T09:10Z", "A week later the eleven-point paper was amended again: a revised text.");
    weekly.draft("eleven-point paper", 11, &[], "the eleven-point paper");
    weekly.draft("revised text", None, &[], "a revised text").amends = Some(DraftId(0));
    assert_eq!(drafts(&settled([tabled(), amended(), herald.clone()])), [(Some(9), None), (Some(11), Some(9))]);
    let later = settled([tabled(), amended(), herald, weekly]);
    assert_eq!(drafts(&later), [(Some(9), None), (Some(11), Some(9)), (None, Some(11))]);
}

#[test]
fn a_counter_draft_of_another_side_amends_nothing() {
    let mut post = page("post", "2031-03-09T09:10Z", "Verran handed in its own paper of seven points.");
    let verran = post.state("Verran");
    post.draft("own paper", 7, &[verran], "its own paper");
    let mut radio = page("radio", "2031-03-10T09:10Z", "Altara will not read the Verran paper, which has seven points.");
    radio.draft("Verran paper", 7, &[], "the Verran paper");
    assert_eq!(drafts(&settled([tabled(), amended(), post, radio])), [(Some(9), None), (Some(11), Some(9)), (Some(7), None)]);
}

#[test]
fn the_paper_is_the_paper_as_it_stands() {
    let mut radio = page("radio", "2031-03-10T09:10Z", "Altara backs the paper.");
    let altara = radio.state("Altara");
    let paper = radio.draft("the paper", None, &[], "the paper").id;
    radio.on_draft(altara, paper, Stance::Support, "Altara backs the paper");
    let record = settled([tabled(), amended(), radio]);
    assert_eq!(record.positions[0].target, record.drafts[1].id);
}

#[test]
fn a_revised_plan_is_not_the_plan() {
    let called = |uri: &str, time: &str, name: &str| {
        let mut wire = page(uri, time, &format!("On the table: {name}."));
        wire.draft(name, None, &[], name);
        wire
    };
    let record = settled([
        called("wire", "2031-03-01T09:10Z", "river plan"),
        called("herald", "2031-03-05T09:10Z", "revised river plan"),
        called("post", "2031-03-06T09:10Z", "the revised river plan"),
        called("radio", "2031-03-07T09:10Z", "river plan v3"),
    ]);
    assert_eq!(record.drafts.len(), 3);
}

#[test]
fn support_for_a_draft_of_ones_own_goes_without_saying() {
    let mut wire = page(
        "wire",
        "2031-03-01T09:10Z",
        "Lise Dahl of Norlund praised the paper that Norlund had tabled. Verran praised it too.",
    );
    let (norlund, verran) = (wire.state("Norlund"), wire.state("Verran"));
    let dahl = wire.actor("Lise Dahl", ActorKind::Person);
    wire.speaks_for(dahl, norlund);
    let paper = wire.draft("paper", None, &[norlund], "the paper").id;
    wire.on_draft(dahl, paper, Stance::Support, "praised the paper");
    wire.on_draft(verran, paper, Stance::Support, "praised it too");
    let record = settled([wire]);
    let [position] = record.positions.as_slice() else { panic!("{:#?}", record.positions) };
    assert_eq!(record.actor(&position.holder).unwrap().name, "Verran");
}

#[test]
fn drafts_that_amend_each_other_hang_nobody() {
    let mut wire = page("wire", "2031-03-01T09:10Z", "The blue text reworks the red text, and the red text the blue text.");
    wire.draft("blue text", None, &[], "blue text").amends = Some(DraftId(1));
    wire.draft("red text", None, &[], "red text").amends = Some(DraftId(0));
    assert_eq!(settled([wire]).drafts.len(), 2);
}
