//! Statements: each utterance once, however many documents report it.

use crate::actors::Actors;
use crate::changes::withdrawn;
use crate::kept::Kept;
use crate::placed::{Placed, Shared};
use crate::postings::Postings;
use crate::slots::{ActorSlot, StatementSlot};
use crate::told::Told;
use crate::utterance::Utterance;
use crate::view::View;
use crate::words::{Wording, Words, in_quotation};
use rapporteur_model::{Change, ChangeKind, Citation, Citations, RecordId, RecordedStatement, Report, SpeechForm, Statement};
use rapporteur_span::Span;
use std::collections::HashSet;

/// From so much overlap on, words of the same speaker in the next version of a page are the corrected ones.
const CORRECTED: f64 = 0.4;

/// An utterance that shares fewer words than this is not compared, unless the new one has hardly more itself.
const COMPARED: u32 = 3;

/// Under whose name an utterance can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Voice {
    /// The speaker, or the side spoken for.
    Actor(ActorSlot),
    /// The text and its copies: there a description is enough to go by.
    Origin(usize),
}

#[derive(Debug)]
struct Entry<'v> {
    id: RecordId,
    utterance: Utterance,
    /// In the order of learning.
    reports: Vec<Spoken<'v>>,
}

/// A statement as one version reports it.
#[derive(Debug)]
struct Spoken<'v> {
    told: Told,
    statement: &'v Statement,
    party: Option<ActorSlot>,
    wording: Wording,
}

/// Words that an edit took away.
#[derive(Debug)]
struct Gone {
    slot: StatementSlot,
    wording: Wording,
    words: Citation,
}

/// The statements of all documents.
#[derive(Debug, Default)]
pub(crate) struct Statements<'v> {
    entries: Vec<Entry<'v>>,
    heard: Postings<(Voice, u32)>,
    kept: Kept<StatementSlot>,
    gone: Vec<Gone>,
}

impl<'v> Statements<'v> {
    /// Takes out what the version `old` reported; `new` is the text that replaces it.
    pub(crate) fn retire(&mut self, old: &Placed<'v>, new: &str) {
        for (statement, slot) in old.view.findings.statements.iter().zip(&old.statements) {
            let Some(slot) = *slot else { continue };
            let entry = &mut self.entries[slot.0];
            let Some(at) = entry.reports.iter().rposition(|report| std::ptr::eq(report.statement, statement)) else { continue };
            let Spoken { told, wording, .. } = entry.reports.remove(at);
            self.kept.keep(old.view.all_words(&statement.content_span), slot, told);
            let unsaid = statement.content_span.spans().iter().find(|span| !new.contains(old.view.words(**span)));
            if let Some(words) = unsaid.and_then(|span| old.view.cite(*span)) {
                self.gone.push(Gone { slot, wording, words });
            }
            if let Some(fullest) = entry.reports.iter().max_by_key(|report| report.wording.weight()) {
                entry.utterance.wording = fullest.wording.clone();
            }
        }
    }

    /// Finds or makes the entry of each statement of a version; one that cannot be cited has none.
    pub(crate) fn place(&mut self, at: &Placed<'v>, actors: &Actors<'v>, shared: &mut Shared) -> Vec<Option<StatementSlot>> {
        // A document never has two of its own statements joined: it tells them apart.
        let mut taken = HashSet::new();
        let mut slots = Vec::with_capacity(at.view.findings.statements.len());
        for statement in &at.view.findings.statements {
            let Some(words) = at.view.cite_first(&statement.content_span) else {
                slots.push(None);
                continue;
            };
            let new = heard(statement, at, &mut shared.words);
            let unchanged = self.kept.find(|| at.view.all_words(&statement.content_span), at.told);
            let (slot, told) = unchanged.unwrap_or_else(|| {
                let corrected = self.corrected(&new, &words, at, shared);
                let known = corrected.or_else(|| self.known(&new, &taken, actors));
                (known.unwrap_or_else(|| self.enter(&new, words, at, shared)), at.told)
            });
            taken.insert(slot);
            self.report(slot, &new, actors);
            let party = statement.party.and_then(|id| at.actor(id));
            self.entries[slot.0].reports.push(Spoken { told, statement, party, wording: new.wording });
            slots.push(Some(slot));
        }
        self.kept = Kept::default();
        for gone in std::mem::take(&mut self.gone) {
            shared.changes.push(withdrawn(&self.entries[gone.slot.0].id, None, at, gone.words, None));
        }
        slots
    }

    /// Returns the entry whose words an edit has replaced by those of `new`.
    fn corrected(&mut self, new: &Utterance, words: &Citation, at: &Placed<'v>, shared: &mut Shared) -> Option<StatementSlot> {
        let close = self.gone.iter().enumerate().filter_map(|(nth, gone)| {
            let same_speaker = self.entries[gone.slot.0].utterance.speaker == new.speaker;
            let dice = gone.wording.overlap(&new.wording).dice;
            (same_speaker && dice >= CORRECTED).then_some((nth, dice))
        });
        let (nth, _) = close.max_by(|(_, a), (_, b)| a.total_cmp(b))?;
        let gone = self.gone.remove(nth);
        let entry = &mut self.entries[gone.slot.0];
        shared.changes.push(withdrawn(&entry.id, None, at, gone.words, Some(words.words.clone())));
        Some(gone.slot)
    }

    /// Returns the entry that `new` is another report of.
    fn known(&mut self, new: &Utterance, taken: &HashSet<StatementSlot>, actors: &Actors<'v>) -> Option<StatementSlot> {
        let voices = voices(new, actors);
        let keys = voices.iter().flat_map(|voice| new.wording.stems().map(|stem| (*voice, stem)));
        let least = COMPARED.min(new.wording.len().div_ceil(3) as u32);
        let candidates = self.heard.sharing(keys, least).into_iter().map(StatementSlot).filter(|slot| !taken.contains(slot));
        let fitting = candidates.filter_map(|slot| Some((slot, self.entries[slot.0].utterance.fits(new, actors)?)));
        // Of equals the newest, which is the last.
        fitting.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(slot, _)| slot)
    }

    fn enter(&mut self, new: &Utterance, words: Citation, at: &Placed<'v>, shared: &mut Shared) -> StatementSlot {
        let id = shared.ids.fresh('S', &[&words.document.0, &words.words]);
        shared.changes.push(Change {
            learned: at.told.learned,
            happened: new.said.map(|said| said.interval.start()),
            kind: ChangeKind::Statement,
            target: id.0.clone(),
            holder: None,
            from: None,
            to: Some(words.words.clone()),
            words,
        });
        let utterance = Utterance { wording: Wording::default(), ..new.clone() };
        self.entries.push(Entry { id, utterance, reports: Vec::new() });
        StatementSlot(self.entries.len() - 1)
    }

    /// Learns from a report what the entry did not know, and under which names it can be found.
    fn report(&mut self, slot: StatementSlot, new: &Utterance, actors: &Actors<'v>) {
        let utterance = &mut self.entries[slot.0].utterance;
        utterance.speaker = utterance.speaker.or(new.speaker);
        utterance.said = utterance.said.or(new.said);
        if new.wording.weight() > utterance.wording.weight() {
            for voice in voices(new, actors) {
                new.wording.stems().for_each(|stem| self.heard.post((voice, stem), slot.0));
            }
            utterance.wording = new.wording.clone();
        }
    }

    /// Returns the id of an utterance that is reported in what counts now.
    pub(crate) fn id(&self, slot: StatementSlot) -> Option<&RecordId> {
        let entry = &self.entries[slot.0];
        (!entry.reports.is_empty()).then_some(&entry.id)
    }

    /// Returns the reports of each utterance.
    pub(crate) fn reports(&self) -> impl Iterator<Item = Vec<(Told, &'v Statement)>> + '_ {
        self.entries.iter().map(|entry| entry.reports.iter().map(|report| (report.told, report.statement)).collect())
    }

    /// Returns the utterances, in the order of learning.
    pub(crate) fn record(&self, views: &[View<'v>], actors: &Actors<'v>) -> Vec<RecordedStatement> {
        self.entries.iter().filter_map(|entry| entry.record(views, actors)).collect()
    }
}

impl<'v> Entry<'v> {
    fn record(&self, views: &[View<'v>], actors: &Actors<'v>) -> Option<RecordedStatement> {
        let mut reports: Vec<&Spoken<'v>> = self.reports.iter().collect();
        reports.sort_by_key(|report| (report.told.learned, report.told.version));
        let first = reports.first()?;
        let fullest = reports.iter().rev().max_by_key(|report| report.wording.weight())?;
        let view = &views[first.told.version];
        let channel = reports.iter().find_map(|report| {
            let channel = report.statement.channel.as_ref()?;
            Some((channel.value.clone(), views[report.told.version].cite(channel.span)?))
        });
        let addressee = reports.iter().find_map(|report| {
            let told = report.statement.addressee.as_ref()?;
            views[report.told.version].cite(told.span)
        });
        let act = reports.iter().find_map(|report| {
            let act = report.statement.act.as_ref()?;
            Some((act.value, views[report.told.version].cite(act.span)?))
        });
        let speaker = self.utterance.speaker.filter(|slot| actors.recorded_id(*slot).is_some());
        let party = reports.iter().find_map(|report| report.party).or_else(|| actors.party_of(speaker?));
        let cite = |spans: &[Span]| -> Vec<Citation> { spans.iter().filter_map(|span| view.cite(*span)).collect() };
        Some(RecordedStatement {
            id: self.id.clone(),
            speaker: speaker.and_then(|slot| actors.recorded_id(slot)),
            party: party.and_then(|slot| actors.recorded_id(slot)),
            form: fullest.statement.form,
            addressee,
            channel,
            act,
            said: reports.iter().find_map(|report| report.statement.said),
            source: cite(&first.statement.speaker_span).into_iter().next(),
            cue: cite(&first.statement.cue_span),
            reports: reports.iter().filter_map(|report| report.cited(views)).collect(),
        })
    }
}

impl<'v> Spoken<'v> {
    fn cited(&self, views: &[View<'v>]) -> Option<Report> {
        let words: Citations = views[self.told.version].cite_all(&self.statement.content_span)?;
        Some(Report { learned: self.told.learned, words })
    }
}

/// Returns a statement as words that somebody said.
fn heard(statement: &Statement, at: &Placed<'_>, words: &mut Words) -> Utterance {
    let text = at.view.all_words(&statement.content_span);
    let wording = match statement.form {
        SpeechForm::Direct => words.quoted(&text),
        SpeechForm::Indirect => words.plain(&text),
        SpeechForm::Mixed => {
            let quoted: Vec<String> =
                statement.content_span.spans().iter().map(|span| in_quotation(at.view.text, *span)).collect();
            words.wording(&text, &quoted.join(" "))
        }
    };
    Utterance { speaker: statement.speaker.and_then(|id| at.actor(id)), said: statement.said, told: at.told, wording }
}

/// Returns under whose names an utterance can be found.
fn voices(utterance: &Utterance, actors: &Actors<'_>) -> Vec<Voice> {
    let mut voices = vec![Voice::Origin(utterance.told.origin)];
    if let Some(speaker) = utterance.speaker {
        voices.push(Voice::Actor(speaker));
        let side = actors.side_of(speaker);
        voices.extend((side != speaker).then_some(Voice::Actor(side)));
    }
    voices
}
