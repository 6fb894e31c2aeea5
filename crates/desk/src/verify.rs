//! Checking every stored byte and word.

use crate::{Case, DeskError, DocumentVersion, State};
use rapporteur_ledger::state_digest;
use rapporteur_model::{Digest, DocumentId};
use rapporteur_span::Span;
use rapporteur_store::{KeptVersion, StateNote, StoredCitation};
use std::collections::HashMap;

/// What was checked, and what does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many captures were checked against their digests.
    pub captures: usize,
    /// How many texts were checked against theirs.
    pub texts: usize,
    /// How many citations were checked against the texts.
    pub citations: usize,
    /// Whether the state could be rebuilt.
    pub state: StateCheck,
    /// What does not hold.
    pub broken: Vec<Broken>,
}

impl Verified {
    /// Tells whether all holds.
    pub fn holds(&self) -> bool {
        self.broken.is_empty() && !matches!(self.state, StateCheck::Differs { .. })
    }
}

/// Whether the state, settled again from what is stored, is the one that was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateCheck {
    /// It is.
    Equal(Digest),
    /// It is another.
    Differs {
        /// The digest that was noted.
        noted: Digest,
        /// The digest of the state as rebuilt.
        rebuilt: Digest,
    },
    /// It was noted from what other readers found, so that it cannot be compared.
    OtherReaders,
    /// None was noted.
    NotNoted,
}

/// Something stored that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The file does not hold together, in the words of the database.
    File(String),
    /// The bytes of a capture are not those its digest names.
    Capture {
        /// The digest.
        digest: Digest,
        /// The documents made from it.
        documents: Vec<DocumentId>,
    },
    /// A text is not the one its digest names.
    Text {
        /// The digest.
        digest: Digest,
        /// The documents that have it.
        documents: Vec<DocumentId>,
    },
    /// The words of a citation are not in its place.
    Citation {
        /// What rests on them.
        kind: String,
        /// The document.
        document: DocumentId,
        /// Who published it.
        outlet: Option<String>,
        /// The text.
        rendition: Digest,
        /// Where in the text.
        span: Span,
        /// The words as they were when they were found.
        expected: String,
        /// What stands there; nothing if the place is outside the text or cuts a character.
        found: Option<String>,
    },
    /// A finding rests on other words than were written down for it.
    Finding {
        /// What rests on them.
        kind: String,
        /// The document.
        document: DocumentId,
        /// Where in its text.
        span: Span,
    },
}

impl Case {
    /// Checks captures and texts against their digests, citations against the texts, findings against the citations
    /// written down for them, and the state against the digest noted last.
    ///
    /// # Errors
    /// The case file cannot be read at all.
    pub fn verify(&self) -> Result<Verified, DeskError> {
        let mut broken: Vec<Broken> = self.store.faults()?.into_iter().map(Broken::File).collect();
        let versions = self.store.versions()?;
        let (captures, altered) = self.store.altered_captures()?;
        let of_capture = |digest| documents(&versions, |kept| kept.version.capture == digest);
        broken.extend(altered.into_iter().map(|digest| Broken::Capture { digest, documents: of_capture(digest) }));
        let (texts, altered) = self.store.altered_texts()?;
        let of_text = |digest| documents(&versions, |kept| kept.version.rendition == digest);
        broken.extend(altered.into_iter().map(|digest| Broken::Text { digest, documents: of_text(digest) }));

        let citations = self.store.citations()?;
        let by_seq: HashMap<i64, &KeptVersion> = versions.iter().map(|kept| (kept.seq, kept)).collect();
        broken.extend(citations.iter().filter_map(|citation| check(citation, by_seq.get(&citation.seq)?)));
        broken.extend(uncited(&versions, &citations));
        let state = self.check_state(versions)?;
        Ok(Verified { captures, texts, citations: citations.len(), state, broken })
    }

    fn check_state(&self, versions: Vec<KeptVersion>) -> Result<StateCheck, DeskError> {
        let Some(noted) = self.store.state_note()? else { return Ok(StateCheck::NotNoted) };
        let known: Vec<KeptVersion> = versions.into_iter().filter(|kept| kept.seq <= noted.seq).collect();
        if known.iter().any(|kept| kept.readers != noted.readers) {
            return Ok(StateCheck::OtherReaders);
        }
        let rebuilt = self.state_note(noted.seq, known.into_iter().map(DocumentVersion::from).collect()).digest;
        Ok(if rebuilt == noted.digest {
            StateCheck::Equal(rebuilt)
        } else {
            StateCheck::Differs { noted: noted.digest, rebuilt }
        })
    }

    /// Returns the digest of the state that `versions` give, up to the one at `seq`.
    pub(crate) fn state_note(&self, seq: i64, versions: Vec<DocumentVersion>) -> StateNote {
        let state = State::new(self.brief.clone(), versions, None);
        StateNote { digest: state_digest(&state.record), seq, readers: self.readers_name() }
    }
}

fn documents(versions: &[KeptVersion], have: impl Fn(&KeptVersion) -> bool) -> Vec<DocumentId> {
    let mut documents: Vec<DocumentId> =
        versions.iter().filter(|kept| have(kept)).map(|kept| kept.version.document.clone()).collect();
    documents.dedup();
    documents
}

/// Returns what is wrong with a citation, if something is.
fn check(citation: &StoredCitation, kept: &KeptVersion) -> Option<Broken> {
    let found = citation.span.of(&kept.rendition.text);
    if found == Some(&citation.words) && !citation.words.is_empty() {
        return None;
    }
    Some(Broken::Citation {
        kind: citation.kind.clone(),
        document: kept.version.document.clone(),
        outlet: kept.version.outlet.clone(),
        rendition: kept.version.rendition,
        span: citation.span,
        expected: citation.words.clone(),
        found: found.map(str::to_owned),
    })
}

/// Returns the spans of findings that have no citation, and of citations that no finding has.
fn uncited(versions: &[KeptVersion], citations: &[StoredCitation]) -> Vec<Broken> {
    let mut counts: HashMap<(i64, &str, Span), i64> = HashMap::new();
    for citation in citations {
        *counts.entry((citation.seq, citation.kind.as_str(), citation.span)).or_default() += 1;
    }
    let mut broken = Vec::new();
    for kept in versions {
        let document = &kept.version.document;
        kept.findings.each_span(|kind, span| *counts.entry((kept.seq, kind, span)).or_default() -= 1);
        let mut odd: Vec<_> = counts.iter().filter(|((seq, ..), count)| *seq == kept.seq && **count != 0).collect();
        odd.sort();
        broken.extend(odd.into_iter().map(|((_, kind, span), _)| Broken::Finding {
            kind: (*kind).to_owned(),
            document: document.clone(),
            span: *span,
        }));
        counts.retain(|(seq, ..), _| *seq != kept.seq);
    }
    broken
}
