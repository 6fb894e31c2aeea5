//! Who is one and the same over all documents.

use crate::pages::{Page, kessar, page};
use rapporteur_ledger::{ReadVersion, settle};
use rapporteur_model::{ActorKind, RecordedActor, SideRole};

fn settled(pages: impl IntoIterator<Item = Page>) -> Vec<RecordedActor> {
    let read: Vec<ReadVersion> = pages.into_iter().map(Page::read).collect();
    settle(&read, &kessar(), None).actors
}

fn with_person(uri: &str, time: &str, name: &str) -> Page {
    let mut wire = page(uri, time, &format!("On the quay stood {name}."));
    wire.person(name, None);
    wire
}

fn names(actors: &[RecordedActor]) -> Vec<&str> {
    actors.iter().map(|actor| actor.name.as_str()).collect()
}

#[test]
fn a_person_is_one_under_every_spelling() {
    let actors = settled([
        with_person("wire", "2031-03-03T09:10Z", "Þórunn Ásvaldsdóttir"),
        with_person("herald", "2031-03-03T10:10Z", "Thorunn Asvaldsdottir"),
        with_person("post", "2031-03-03T11:10Z", "Ms Ásvaldsdóttir"),
    ]);
    assert_eq!(names(&actors), ["Þórunn Ásvaldsdóttir"]);
    assert_eq!(actors[0].mentions.all().len(), 3);
}

#[test]
fn a_surname_that_two_people_have_is_nobody_known() {
    let actors = settled([
        with_person("wire", "2031-03-03T09:10Z", "Teo Marsh"),
        with_person("herald", "2031-03-03T10:10Z", "Lena Marsh"),
        with_person("post", "2031-03-03T11:10Z", "Marsh"),
        with_person("radio", "2031-03-03T12:10Z", "Marsh"),
    ]);
    assert_eq!(names(&actors), ["Teo Marsh", "Lena Marsh", "Marsh", "Marsh"]);
}

#[test]
fn a_full_name_takes_over_its_surname() {
    let actors = settled([
        with_person("wire", "2031-03-03T09:10Z", "Marsh"),
        with_person("herald", "2031-03-03T10:10Z", "Teo Marsh"),
        with_person("post", "2031-03-03T11:10Z", "Marsh"),
    ]);
    assert_eq!(names(&actors), ["Teo Marsh"]);
}

#[test]
fn a_state_is_one_by_its_country_and_a_party_by_its_alias() {
    let mut wire = page("wire", "2031-03-03T09:10Z", "Oslo was silent, and so was Port Altar.");
    wire.country("Norway", "NOR", "Oslo");
    wire.state("Port Altar");
    let mut herald = page("herald", "2031-03-03T10:10Z", "The Norwegians and Altara spoke.");
    herald.country("Kingdom of Norway", "NOR", "Norwegians");
    herald.state("Altara");
    let actors = settled([wire, herald]);
    assert_eq!(names(&actors), ["Altara", "Kingdom of Norway"]);
    assert_eq!((actors[0].side, actors[1].side), (Some(SideRole::Party), None));
}

#[test]
fn an_alias_is_a_whole_name_with_its_capitals() {
    let mut wire = page("wire", "2031-03-03T09:10Z", "The port altar stone and the Port Altar Harbour Board.");
    wire.actor("port altar", ActorKind::Group);
    wire.actor("Port Altar Harbour Board", ActorKind::Organization);
    assert_eq!(settled([wire]).iter().filter(|actor| actor.side.is_some()).count(), 0);
}

#[test]
fn two_ministries_of_one_name_in_two_countries_are_two() {
    let of = |uri: &str, time: &str, code: &str| {
        let mut wire = page(uri, time, "The Ministry of Rivers said so.");
        let ministry = wire.actor("Ministry of Rivers", ActorKind::Organization);
        wire.from(ministry, code);
        wire
    };
    let actors = settled([
        of("wire", "2031-03-03T09:10Z", "NOR"),
        of("herald", "2031-03-03T10:10Z", "ISL"),
        of("post", "2031-03-03T11:10Z", "NOR"),
    ]);
    assert_eq!(actors.len(), 2);
    assert_eq!(actors[0].mentions.all().len(), 2);
}

#[test]
fn two_officials_are_others_in_every_document() {
    let of = |uri: &str, time: &str| {
        let mut wire = page(uri, time, "So said two officials.");
        wire.described("two officials", ActorKind::Group);
        wire
    };
    assert_eq!(settled([of("wire", "2031-03-03T09:10Z"), of("herald", "2031-03-03T10:10Z")]).len(), 2);
}

#[test]
fn a_circle_of_representatives_hangs_nobody() {
    let mut wire = page("wire", "2031-03-03T09:10Z", "The League speaks for the Board, the Board for the League.");
    let league = wire.actor("League", ActorKind::Organization);
    let board = wire.actor("Board", ActorKind::Organization);
    wire.speaks_for(league, board);
    wire.speaks_for(board, league);
    assert_eq!(settled([wire]).len(), 2);
}
