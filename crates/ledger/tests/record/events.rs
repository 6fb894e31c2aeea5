//! One event, however many documents tell of it; and what is another one.

use crate::pages::{At, Page, day, kessar, page};
use rapporteur_ledger::{ReadVersion, settle};
use rapporteur_model::{EventType, Modality, Record, RecordedEvent, SpeechForm};
use rapporteur_time::{Interval, Precision, When};

/// A page with a meeting of Altara and Verran.
fn meeting(uri: &str, time: &str, modality: Modality, place: Option<&str>, date: Option<&str>) -> Page {
    let mut wire = page(uri, time, "Altara and Verran: a meeting.");
    let who = [wire.state("Altara"), wire.state("Verran")];
    let event = wire.meeting(modality, &who, "a meeting");
    place.map(|place| event.at(place));
    date.map(|date| event.on(date));
    wire
}

fn settled(pages: impl IntoIterator<Item = Page>) -> Record {
    let read: Vec<ReadVersion> = pages.into_iter().map(Page::read).collect();
    settle(&read, &kessar(), None)
}

fn events(pages: impl IntoIterator<Item = Page>) -> Vec<RecordedEvent> {
    settled(pages).events
}

fn only(pages: impl IntoIterator<Item = Page>) -> RecordedEvent {
    let events = events(pages);
    let [event] = events.as_slice() else { panic!("{events:#?}") };
    event.clone()
}

const SELLE: Option<&str> = Some("Port Selle");

#[test]
fn two_meetings_in_one_town_in_one_week_are_two() {
    let held = |uri: &str, time: &str, date: &str| meeting(uri, time, Modality::Held, SELLE, Some(date));
    let events = events([held("wire", "2031-03-04T09:10Z", "2031-03-03"), held("herald", "2031-03-07T09:10Z", "2031-03-06")]);
    assert_eq!(events.len(), 2);
}

#[test]
fn two_meetings_on_one_day_in_two_towns_are_two() {
    let mut wire = page("wire", "2031-03-04T09:10Z", "Altara and Norlund: a meeting.");
    let who = [wire.state("Altara"), wire.state("Norlund")];
    wire.meeting(Modality::Held, &who, "a meeting").at("Tirn").on("2031-03-03");
    let events = events([meeting("herald", "2031-03-04T08:10Z", Modality::Held, SELLE, Some("2031-03-03")), wire]);
    assert_eq!(events.len(), 2);
}

#[test]
fn the_next_meeting_is_another_once_the_day_of_the_last_has_come() {
    let planned = |uri: &str, time: &str, date: &str| meeting(uri, time, Modality::Planned, SELLE, Some(date));
    let moved =
        events([planned("wire", "2031-03-03T09:10Z", "2031-03-06"), planned("herald", "2031-03-04T09:10Z", "2031-03-07")]);
    let next = events([planned("wire", "2031-03-03T09:10Z", "2031-03-06"), planned("herald", "2031-03-08T09:10Z", "2031-03-13")]);
    assert_eq!((moved.len(), next.len()), (1, 2));
    assert_eq!(moved[0].when.unwrap().interval.start(), day("2031-03-07"));
}

#[test]
fn an_announcement_read_late_turns_nothing_back() {
    let event = only([
        meeting("gazette", "2031-03-07T09:10Z", Modality::Held, SELLE, Some("2031-03-06")),
        meeting("wire", "2031-03-03T09:10Z", Modality::Planned, SELLE, Some("2031-03-06")).learned("2031-03-09T09:10Z"),
    ]);
    assert_eq!(event.modality, Modality::Held);
    assert_eq!(event.history.len(), 1);
}

#[test]
fn a_slow_outlet_does_not_call_a_cancelled_visit_on_again() {
    let event = only([
        meeting("wire", "2031-03-03T09:10Z", Modality::Planned, SELLE, Some("2031-03-06")),
        meeting("radio", "2031-03-04T09:10Z", Modality::Cancelled, SELLE, Some("2031-03-06")),
        meeting("weekly", "2031-03-05T09:10Z", Modality::Planned, SELLE, Some("2031-03-06")),
    ]);
    assert_eq!(event.modality, Modality::Cancelled);
}

#[test]
fn a_meeting_called_off_can_be_called_for_another_day() {
    let event = only([
        meeting("wire", "2031-03-03T09:10Z", Modality::Planned, SELLE, Some("2031-03-06")),
        meeting("radio", "2031-03-04T09:10Z", Modality::Postponed, SELLE, None),
        meeting("herald", "2031-03-05T09:10Z", Modality::Planned, SELLE, Some("2031-03-11")),
    ]);
    assert_eq!((event.modality, event.when.unwrap().interval.start()), (Modality::Planned, day("2031-03-11")));
    let history: Vec<_> = event.history.iter().map(|turn| turn.modality).collect();
    assert_eq!(history, [Modality::Planned, Modality::Postponed, Modality::Planned][..2]);
}

#[test]
fn what_those_concerned_deny_did_not_take_place() {
    let mut claim = page("herald", "2031-03-04T09:10Z", "Norlund says that Altara and Verran met in Tirn on Sunday.");
    let (altara, verran, norlund) = (claim.state("Altara"), claim.state("Verran"), claim.state("Norlund"));
    let said = claim.said(norlund, SpeechForm::Indirect, "Altara and Verran met in Tirn on Sunday");
    claim
        .meeting(Modality::Held, &[altara, verran], "Altara and Verran met in Tirn on Sunday")
        .at("Tirn")
        .on("2031-03-02")
        .by(said);
    let mut denial = page("wire", "2031-03-04T12:10Z", "Altara denies that it met Verran in Tirn.");
    let (altara, verran) = (denial.state("Altara"), denial.state("Verran"));
    let said = denial.said(altara, SpeechForm::Indirect, "it met Verran in Tirn");
    denial.meeting(Modality::Denied, &[altara, verran], "it met Verran in Tirn").at("Tirn").on("2031-03-02").by(said);
    let echo = meeting("weekly", "2031-03-05T09:10Z", Modality::Held, Some("Tirn"), Some("2031-03-02"));

    let record = settled([claim, denial, echo]);
    let [event] = record.events.as_slice() else { panic!("{:#?}", record.events) };
    assert_eq!(event.modality, Modality::Denied);
    let [discrepancy] = record.discrepancies.as_slice() else { panic!("{:#?}", record.discrepancies) };
    assert_eq!((discrepancy.field.as_str(), &discrepancy.about), ("modality", &event.id));
    let values: Vec<_> = discrepancy.values.iter().map(|value| (value.value.as_str(), value.words.all().len())).collect();
    assert_eq!(values, [("held", 2), ("denied", 1)]);
}

#[test]
fn nothing_is_held_on_a_day_to_come() {
    let event = only([meeting("wire", "2031-03-03T09:10Z", Modality::Held, SELLE, Some("2031-03-06"))]);
    assert_eq!(event.modality, Modality::Planned);
}

#[test]
fn a_denial_of_what_lies_ahead_is_overtaken_by_the_event() {
    let event = only([
        meeting("wire", "2031-03-03T09:10Z", Modality::Denied, SELLE, Some("2031-03-06")),
        meeting("gazette", "2031-03-07T09:10Z", Modality::Held, SELLE, Some("2031-03-06")),
    ]);
    assert_eq!(event.modality, Modality::Held);
}

#[test]
fn one_outlets_other_day_is_a_discrepancy_of_one_event() {
    let record = settled([
        meeting("wire", "2031-03-07T09:10Z", Modality::Held, SELLE, Some("2031-03-06")),
        meeting("gazette", "2031-03-07T10:10Z", Modality::Held, SELLE, Some("2031-03-06")),
        meeting("lantern", "2031-03-08T09:10Z", Modality::Held, SELLE, Some("2031-03-07")),
    ]);
    assert_eq!(record.events.len(), 1);
    assert_eq!(record.events[0].when.unwrap().interval.start(), day("2031-03-06"));
    let [when] = record.discrepancies.as_slice() else { panic!("{:#?}", record.discrepancies) };
    let values: Vec<_> = when.values.iter().map(|value| (value.value.as_str(), value.words.all().len())).collect();
    assert_eq!((when.field.as_str(), values), ("when", vec![("2031-03-06", 2), ("2031-03-07", 1)]));
}

#[test]
fn one_outlets_other_town_is_a_discrepancy_of_one_event() {
    let record = settled([
        meeting("wire", "2031-03-07T09:10Z", Modality::Held, SELLE, Some("2031-03-06")),
        meeting("gazette", "2031-03-07T10:10Z", Modality::Held, SELLE, Some("2031-03-06")),
        meeting("lantern", "2031-03-08T09:10Z", Modality::Held, Some("Tirn"), Some("2031-03-06")),
    ]);
    assert_eq!(record.events.len(), 1);
    assert_eq!(record.events[0].place.as_ref().unwrap().name, "Port Selle");
    let fields: Vec<_> = record.discrepancies.iter().map(|found| found.field.as_str()).collect();
    assert_eq!(fields, ["place"]);
}

#[test]
fn people_known_by_description_are_told_apart() {
    let of = |uri: &str, time: &str, who: &str, date: &str, modality: Modality| {
        let mut wire = page(uri, time, &format!("In Port Selle, {who} at one table."));
        let group = wire.described(who, rapporteur_model::ActorKind::Group);
        wire.meeting(modality, &[group], "at one table").at("Port Selle").on(date);
        wire
    };
    let events = events([
        of("wire", "2031-03-03T09:10Z", "gauge readers from both banks", "2031-03-05", Modality::Planned),
        of("herald", "2031-03-03T10:10Z", "the ministers", "2031-03-05", Modality::Planned),
        of("radio", "2031-03-05T20:10Z", "the gauge readers", "2031-03-05", Modality::Held),
    ]);
    let seen: Vec<_> = events.iter().map(|event| (event.modality, event.reports.len())).collect();
    assert_eq!(seen, [(Modality::Held, 2), (Modality::Planned, 1)]);
}

#[test]
fn a_day_alone_is_enough_for_what_has_no_other_name() {
    let mut review = page("review", "2031-03-10T09:10Z", "What happened after Thursday’s meeting?");
    review.meeting(Modality::Held, &[], "Thursday’s meeting").on("2031-03-06");
    let mut post = page("post", "2031-03-10T09:10Z", "Lise Dahl met somebody on Thursday.");
    let dahl = post.person("Lise Dahl", None);
    post.meeting(Modality::Held, &[dahl], "met somebody on Thursday").on("2031-03-06");
    let events = events([meeting("wire", "2031-03-07T09:10Z", Modality::Held, SELLE, Some("2031-03-06")), review, post]);
    let reports: Vec<_> = events.iter().map(|event| event.reports.len()).collect();
    assert_eq!(reports, [2, 1]);
}

#[test]
fn a_meeting_held_is_not_the_one_that_is_put_off() {
    let events = events([
        meeting("wire", "2031-03-07T09:10Z", Modality::Held, SELLE, Some("2031-03-06")),
        meeting("herald", "2031-03-10T09:10Z", Modality::Postponed, SELLE, Some("2031-03-20")),
    ]);
    let seen: Vec<_> = events.iter().map(|event| event.modality).collect();
    assert_eq!(seen, [Modality::Held, Modality::Postponed]);
}

#[test]
fn what_is_denied_for_one_day_may_be_planned_for_another() {
    let events = events([
        meeting("wire", "2031-03-04T09:10Z", Modality::Planned, SELLE, Some("2031-03-20")),
        meeting("herald", "2031-03-05T09:10Z", Modality::Denied, SELLE, Some("2031-03-02")),
    ]);
    let seen: Vec<_> = events.iter().map(|event| event.modality).collect();
    assert_eq!(seen, [Modality::Planned, Modality::Denied]);
}

#[test]
fn the_round_has_a_number() {
    let round = |uri: &str, time: &str, modality: Modality, words: &str, date: &str| {
        let mut wire = page(uri, time, &format!("Soon: {words}."));
        wire.meeting(modality, &[], words).on(date);
        wire
    };
    let same = events([
        round("wire", "2031-03-03T09:10Z", Modality::Planned, "the third round of talks", "2031-03-06"),
        round("herald", "2031-03-04T09:10Z", Modality::Planned, "a third round", "2031-03-10"),
    ]);
    let other = events([
        round("wire", "2031-03-03T09:10Z", Modality::Planned, "the third round of talks", "2031-03-06"),
        round("herald", "2031-03-04T09:10Z", Modality::Planned, "the fourth round of talks", "2031-03-06"),
    ]);
    assert_eq!((same.len(), other.len()), (1, 2));
}

#[test]
fn a_meeting_of_persons_on_no_day_is_not_the_round_of_their_sides() {
    let this_month = When::during(Interval::new(day("2031-03-01"), day("2031-03-31")), Precision::Month);
    let mut round = page("wire", "2031-03-03T09:10Z", "Altara and Verran: the third round.");
    let who = [round.state("Altara"), round.state("Verran")];
    round.meeting(Modality::Planned, &who, "the third round").at("Port Selle").on("2031-03-13");
    let leaders = |uri: &str, time: &str, words: &str| {
        let mut page = page(uri, time, &format!("Ada Koss, Verran; Olaf Renn, Altara: {words}."));
        let (altara, verran) = (page.state("Altara"), page.state("Verran"));
        let who = [page.person("Ada Koss", verran), page.person("Olaf Renn", altara)];
        page.meeting(Modality::Proposed, &who, words).when = Some(this_month);
        page
    };
    let bare = meeting("radio", "2031-03-05T09:10Z", Modality::Planned, SELLE, None);
    let events = events([
        round,
        leaders("herald", "2031-03-04T09:10Z", "they may meet before the end of the month"),
        leaders("post", "2031-03-05T08:10Z", "a meeting this month"),
        bare,
    ]);
    let seen: Vec<_> = events.iter().map(|event| (event.modality, event.reports.len())).collect();
    assert_eq!(seen, [(Modality::Planned, 2), (Modality::Proposed, 2)]);
}

#[test]
fn agreements_of_one_day_are_told_apart_by_their_matter() {
    let agreed = |uri: &str, time: &str, words: &str| {
        let mut wire = page(uri, time, &format!("Altara and Verran {words}."));
        let who = [wire.state("Altara"), wire.state("Verran")];
        wire.event(EventType::Agreement, Modality::Held, &who, words).on("2031-03-06");
        wire
    };
    let events = events([
        agreed("wire", "2031-03-07T09:10Z", "agreed to read the river gauges together"),
        agreed("herald", "2031-03-07T10:10Z", "agreed to exchange their lists of prisoners"),
        agreed("radio", "2031-03-07T11:10Z", "will read the gauges together"),
    ]);
    let reports: Vec<_> = events.iter().map(|event| event.reports.len()).collect();
    assert_eq!(reports, [2, 1]);
}
