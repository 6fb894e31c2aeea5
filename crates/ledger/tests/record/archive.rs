//! An invented archive of any size, the same on every machine, and what must hold of every record of it.

use crate::pages::{At, kessar, page};
use proptest::prelude::*;
use rapporteur_ledger::{ReadVersion, settle, state_digest};
use rapporteur_model::{
    ChangeKind, Citation, Citations, Digest, DraftId, EventType, IssueStatus, Modality, Record, Report, SpeechForm, Stance,
};
use rapporteur_time::Instant;
use std::collections::{HashMap, HashSet};

const SIDES: [&str; 8] = ["Altara", "Verran", "Norlund", "Basin Union", "Tirnia", "Ostmark", "Selland", "Karra"];
const TOWNS: [&str; 6] = ["Port Selle", "Tirn", "Verra", "Holm", "Kestrel Bay", "Oster"];
const MATTERS: [&str; 8] =
    ["the line", "gauges", "prisoner lists", "night fishing", "ferry dues", "the customs house", "salt", "the border road"];
const STANCES: [Stance; 5] = [Stance::Support, Stance::Oppose, Stance::Conditional, Stance::Mixed, Stance::Undeclared];
const STATUSES: [IssueStatus; 4] =
    [IssueStatus::Agreed, IssueStatus::AgreedInPrinciple, IssueStatus::Contested, IssueStatus::Open];

/// Numbers that look random and are the same every time (the multiplier of Knuth's MMIX).
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// Returns from one week ago to six days ahead, in days.
    fn days(&mut self) -> i64 {
        self.pick(&[-7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6])
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }

    /// A word, the common ones more often.
    fn word(&mut self) -> String {
        let most = 10 + self.roll(2_000);
        format!("w{}", self.roll(most))
    }

    /// A sentence of one of `lines` lines that the people of an archive say.
    fn line(&mut self, lines: usize) -> String {
        let mut own = Self(self.roll(lines) as u64 * 7_919 + 1);
        let words: Vec<String> = (0..12).map(|_| own.word()).collect();
        words.join(" ")
    }
}

/// Returns one version of the page `uri`, learned `hour` hours after the talks began, with about `findings` findings.
fn version(uri: &str, hour: i64, findings: usize, dice: &mut Dice) -> ReadVersion {
    let sides: Vec<&str> = (0..3).map(|_| dice.pick(&SIDES)).collect();
    let lines: Vec<String> = (0..=findings / 5).map(|_| dice.line(4_000)).collect();
    let numbers: Vec<usize> = (0..3).map(|_| dice.roll(60)).collect();
    let people: Vec<String> = numbers.iter().map(|number| format!("Person Name{number}")).collect();
    let text = format!(
        "{} met in a town. {} spoke of it. The paper of points.\n\n{}",
        sides.join(", "),
        people.join(", "),
        lines.iter().map(|line| format!("It was said: {line}. Then there was more.")).collect::<Vec<_>>().join("\n\n")
    );
    let time = Instant::from_unix(1_930_000_000 + hour * 3_600);
    let mut page = page(uri, &time.to_string(), &text);
    let states: Vec<_> = sides.iter().map(|side| page.state(side)).collect();
    let people: Vec<_> = people
        .iter()
        .zip(numbers)
        .map(|(name, number)| page.person(name, sides.iter().position(|side| *side == SIDES[number % 8]).map(|at| states[at])))
        .collect();
    let draft =
        page.draft("paper of points", dice.pick(&[None, Some(9), Some(11), Some(19)]), &states[..1], "The paper of points").id;
    if dice.roll(3) == 0 {
        page.draft("revised paper of points", None, &[], "The paper of points").amends = Some(DraftId(0));
    }
    for line in &lines {
        let speaker = dice.pick(&people);
        page.said(speaker, dice.pick(&[SpeechForm::Direct, SpeechForm::Indirect]), line);
        let issue = page.issue(dice.pick(&MATTERS), dice.pick(&STATUSES), line);
        page.on_issue(dice.pick(&people), issue, dice.pick(&STANCES), line);
        page.on_draft(dice.pick(&states), draft, dice.pick(&STANCES), line);
        let date = Instant::from_unix(time.unix() + dice.days() * 24 * 3_600).day().to_string();
        let kind = dice.pick(&[EventType::Meeting, EventType::Visit, EventType::Agreement, EventType::Deadline]);
        let who = [dice.pick(&states), dice.pick(&people)];
        let event = page.event(kind, dice.pick(&Modality::ALL), &who, line);
        event.on(&date);
        if dice.roll(2) == 0 {
            event.at(dice.pick(&TOWNS));
        }
    }
    page.read()
}

/// Returns an archive of `versions` versions; one in ten replaces an earlier one of its page.
fn archive(versions: usize, findings: usize, seed: u64) -> Vec<ReadVersion> {
    let mut dice = Dice(seed);
    let mut archive = Vec::with_capacity(versions);
    for nth in 0..versions {
        let page = if nth > 3 && dice.roll(10) == 0 { nth - 1 - dice.roll(3) } else { nth };
        let hour = i64::try_from(nth / 2).unwrap();
        archive.push(version(&format!("page/{page}"), hour, findings, &mut dice));
    }
    archive
}

/// Every citation of the state, and apart from them those of the history and the changes.
fn citations(record: &Record) -> (Vec<&Citation>, Vec<&Citation>) {
    let lists: Vec<&Citations> = record
        .actors
        .iter()
        .map(|actor| &actor.mentions)
        .chain(record.statements.iter().flat_map(|statement| &statement.reports).map(|report| &report.words))
        .chain(record.events.iter().flat_map(|event| &event.reports).map(|report| &report.words))
        .chain(record.drafts.iter().map(|draft| &draft.mentions))
        .chain(record.issues.iter().flat_map(|issue| [&issue.because, &issue.mentions]))
        .chain(record.positions.iter().map(|position| &position.evidence))
        .chain(record.discrepancies.iter().flat_map(|found| &found.values).map(|value| &value.words))
        .collect();
    let turns = record.events.iter().flat_map(|event| &event.history).map(|turn| &turn.words);
    let earlier = record.positions.iter().flat_map(|position| &position.earlier).map(|(_, _, words)| words);
    let state = lists.into_iter().flat_map(Citations::all).chain(turns).chain(earlier).collect();
    (state, record.changes.iter().map(|change| &change.words).collect())
}

/// Checks what holds of every record.
fn check(record: &Record, archive: &[ReadVersion]) {
    let texts: HashMap<Digest, &str> = archive.iter().map(|read| (read.version.rendition, &*read.text)).collect();
    let mut newest = HashMap::new();
    for read in archive.iter().filter(|read| read.version.learned <= record.as_of) {
        let known = newest.entry(&read.version.document).or_insert(&read.version);
        if (known.learned, known.rendition) <= (read.version.learned, read.version.rendition) {
            *known = &read.version;
        }
    }
    let (state, changes) = citations(record);
    for citation in state.iter().chain(&changes) {
        assert!(citation.holds_in(texts[&citation.rendition]), "{citation:?}");
    }
    for citation in state {
        assert_eq!(newest[&citation.document].rendition, citation.rendition, "the state rests on the newest versions");
    }
    let ids: Vec<&str> = record
        .actors
        .iter()
        .map(|entry| &entry.id)
        .chain(record.statements.iter().map(|entry| &entry.id))
        .chain(record.events.iter().map(|entry| &entry.id))
        .chain(record.drafts.iter().map(|entry| &entry.id))
        .chain(record.issues.iter().map(|entry| &entry.id))
        .map(|id| id.0.as_str())
        .collect();
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "no two entries share an id");
    let named = record.positions.iter().flat_map(|position| [&position.holder, &position.target]);
    let named = named.chain(record.events.iter().flat_map(|event| &event.participants));
    let named = named.chain(record.statements.iter().flat_map(|statement| statement.speaker.iter().chain(&statement.party)));
    let named = named.chain(record.drafts.iter().flat_map(|draft| draft.proposers.iter().chain(&draft.amends)));
    let named = named.chain(record.actors.iter().filter_map(|actor| actor.represents.as_ref()));
    let named = named.chain(record.discrepancies.iter().map(|found| &found.about));
    for id in named.chain(record.positions.iter().flat_map(|position| &position.statements)) {
        assert!(known.contains(id.0.as_str()), "{id} is no entry");
    }
    assert!(record.changes.is_sorted_by_key(|change| change.learned));
    assert!(record.discrepancies.iter().all(|found| found.values.len() > 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_reading_is_nothing(seed in any::<u64>(), order in Just((0..30).collect::<Vec<usize>>()).prop_shuffle()) {
        let archive = archive(30, 15, seed);
        let shuffled: Vec<ReadVersion> = order.into_iter().map(|at| archive[at].clone()).collect();
        let (record, other) = (settle(&archive, &kessar(), None), settle(&shuffled, &kessar(), None));
        prop_assert_eq!(state_digest(&record), state_digest(&other));
        prop_assert_eq!(&record, &other);
        check(&record, &archive);
    }

    #[test]
    fn the_record_as_of_an_instant_is_that_of_what_was_known(seed in any::<u64>(), hour in 0i64..16) {
        let archive = archive(30, 15, seed);
        let as_of = Instant::from_unix(1_930_000_000 + hour * 3_600);
        let known: Vec<ReadVersion> = archive.iter().filter(|read| read.version.learned <= as_of).cloned().collect();
        let record = settle(&archive, &kessar(), Some(as_of));
        prop_assert_eq!(&record, &settle(&known, &kessar(), Some(as_of)));
        check(&record, &archive);
        // What was learned later adds changes and takes none back.
        let all = settle(&archive, &kessar(), None);
        prop_assert_eq!(&all.changes[..record.changes.len()], &record.changes[..]);
    }
}

#[test]
fn a_large_archive_keeps_every_document() {
    let archive = archive(400, 40, 1);
    let record = settle(&archive, &kessar(), None);
    check(&record, &archive);
    let pages: HashSet<_> = archive.iter().map(|read| &read.version.document).collect();
    assert_eq!(record.documents as usize, pages.len());
    let edits = record.changes.iter().filter(|change| change.kind == ChangeKind::Edit).count();
    assert_eq!(edits, archive.len() - pages.len());
    let told: HashSet<_> = record.statements.iter().flat_map(|statement| &statement.reports).map(Report::document).collect();
    assert_eq!(told.len(), pages.len());
}
