//! Statements: who said what, in which words.
//!
//! An attribution is a source, a cue and a content (PARC: Pareti 2012; PolNeAR: Newell, Margolin and Ruths 2018). Here
//! rules find the cue by a list, the source as its subject, and the content by the frame of the cue and the quotation
//! marks. What is in quotation marks is never cut: a quotation that runs over sentences or paragraphs is one content.
//! What the rules miss, the trained reader of the language engine adds (`trained.rs`), where it reports speech.

mod according;
mod act;
mod addressee;
mod channel;
mod content;
mod cue;
mod interview;
mod said;
mod source;
mod speaker;
mod trained;

use crate::{Page, ParagraphKind, Reader, Work};
use cue::{Cue, Frame};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, ChannelKind, Evidence, SpeechForm, Statement, StatementId, Trace};
use rapporteur_span::Span;

/// Tells whether the reporting words deny what they report.
pub(crate) fn denies(cue: &str) -> bool {
    cue.starts_with("deny") || cue.starts_with("deni")
}

/// Finds statements.
#[derive(Debug)]
pub struct AttributionReader;

impl Reader for AttributionReader {
    fn name(&self) -> &'static str {
        "attribution"
    }

    fn version(&self) -> u32 {
        3
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        let mut scene = Scene::default();
        let mut drafts: Vec<Attribution> = Vec::new();
        let mut answered = None;
        for index in page.sentences() {
            let sentence = page.sentence(index);
            let paragraph = page.analysis.sentences[index].paragraph;
            if let ParagraphKind::Answer(label) = page.kind_of_sentence(index)
                && answered != Some(paragraph)
            {
                answered = Some(paragraph);
                drafts.extend(interview::answer(page, work, &mut scene, paragraph, label));
            }
            read_sentence(page, work, &mut scene, &sentence, &mut drafts);
            if !scene.took_note {
                scene.note_subject(page, work, &sentence);
            }
            scene.took_note = false;
        }
        for draft in drafts {
            add(page, work, draft);
        }
        work.index_speech(page);
        nest(page, work);
    }
}

/// How many tokens around source and cue may tell to whom and where something was said: a text without full stops is one sentence.
const REACH: usize = 40;

/// Whom a pronoun may refer to, as the text goes on.
#[derive(Debug, Default)]
pub(crate) struct Scene {
    /// The person who spoke or acted last.
    pub(crate) person: Option<ActorId>,
    /// The body or state that spoke or acted last.
    pub(crate) body: Option<ActorId>,
    /// The group that spoke or acted last.
    pub(crate) group: Option<ActorId>,
    /// Whether the sentence being read has a speaker: then it is about no one else.
    pub(crate) took_note: bool,
    /// Who is being interviewed.
    pub(crate) answering: Option<ActorId>,
}

/// An attribution on its way to a statement.
#[derive(Debug)]
struct Attribution {
    source: Option<TokenRange>,
    speaker: Option<ActorId>,
    cue: Option<TokenRange>,
    contents: Vec<TokenRange>,
    /// The tokens between source and content, where the day of saying may stand.
    frame: TokenRange,
    interview: bool,
    rule: &'static str,
}

fn read_sentence(page: &Page<'_>, work: &mut Work, scene: &mut Scene, sentence: &TokenRange, drafts: &mut Vec<Attribution>) {
    let first_new = drafts.len();
    let cues = cue::find(page, sentence);
    let mut previous: Option<(Option<TokenRange>, Option<ActorId>)> = None;
    for (index, cue) in cues.iter().enumerate() {
        let next = cues.get(index + 1);
        let shares = previous.as_ref().filter(|_| hangs_on_earlier(page, cue, &cues[..index]));
        let (source, rule) = match shares {
            Some((source, _)) => (source.clone(), "cue.shared-subject"),
            None => match source::find(page, work, cue, sentence) {
                // "Nobody confirmed that": no statement was made.
                Some(found)
                    if matches!(page.analysis.lower(found.tokens.start), "neither" | "nobody" | "none" | "no" | "nothing") =>
                {
                    continue;
                }
                Some(found) => (Some(found.tokens), found.rule),
                None => continue,
            },
        };
        let inverted = source.as_ref().is_some_and(|source| source.start >= cue.tokens.end);
        let Some(mut contents) = content::find(page, work, cue, next, source.as_ref(), inverted, sentence) else { continue };
        contents.retain(|range| !range.is_empty());
        if contents.is_empty() {
            continue;
        }
        let speaker = match shares {
            Some((_, speaker)) => *speaker,
            None => source.as_ref().and_then(|source| speaker::resolve(page, work, scene, source)),
        };
        scene.spoke(work, speaker);
        let low = source.as_ref().map_or(cue.tokens.start, |source| source.start.min(cue.tokens.start));
        let frame = low..contents.iter().map(|range| range.start).find(|&start| start >= cue.tokens.end).unwrap_or(sentence.end);
        previous = Some((source.clone(), speaker));
        drafts.push(Attribution { source, speaker, cue: Some(cue.tokens.clone()), contents, frame, interview: false, rule });
    }
    if let Some(found) = according::find(page, work, scene, sentence) {
        drafts.push(found);
    }
    trained::find(page, work, scene, sentence, drafts);
    if drafts.len() == first_new {
        continue_quotation(page, sentence, drafts);
    }
}

/// ", adding that", "and warned": a cue without a subject of its own, after another cue.
fn hangs_on_earlier(page: &Page<'_>, cue: &Cue, earlier: &[Cue]) -> bool {
    if earlier.is_empty() {
        return false;
    }
    let before = page.analysis.before(cue.group);
    cue.participle || matches!(before, "and" | "but" | "," | "then")
}

/// A sentence that is all quotation and has no cue goes on with the last statement, if that one quotes too.
fn continue_quotation(page: &Page<'_>, sentence: &TokenRange, drafts: &mut [Attribution]) {
    let analysis = &page.analysis;
    let quoted =
        |range: &TokenRange| range.clone().all(|at| analysis.is_quoted(at) || analysis.tokens.kind(at) == TokenKind::Mark);
    // A quotation over several sentences may find its cue in the last of them: then it is not this statement's.
    let last_of_quotation =
        analysis.quotation_of(sentence.start).map_or(sentence.start, |index| analysis.quotations[index].tokens.end - 1);
    let all_quoted = quoted(sentence) && quoted(&analysis.sentences[analysis.sentence_of(last_of_quotation)].tokens);
    let Some(last) = drafts.last_mut().filter(|_| all_quoted && !sentence.is_empty()) else { return };
    let Some(end) = last.contents.last().map(|range| range.end) else { return };
    let last_paragraph = analysis.paragraph_of(end.max(1) - 1);
    let paragraph = analysis.paragraph_of(sentence.start);
    // Words that run on from the paragraph before: its last quotation has no closing mark.
    let before =
        analysis.quotations.partition_point(|quotation| quotation.tokens.end <= analysis.paragraphs[paragraph].tokens.start);
    let reopened = analysis.quotations[..before]
        .last()
        .is_some_and(|quotation| quotation.continues && analysis.paragraph_of(quotation.tokens.start) + 1 == paragraph);
    let same_paragraph = paragraph == last_paragraph && last.cue.is_some();
    if (same_paragraph || reopened) && end <= sentence.start {
        last.contents.push(sentence.clone());
    }
}

fn add(page: &Page<'_>, work: &mut Work, draft: Attribution) {
    let analysis = &page.analysis;
    let spans: Vec<Span> = draft.contents.iter().map(|range| analysis.span(range).trimmed(analysis.text())).collect();
    let Some(content_span) = Evidence::new(spans) else { return };
    let form = if draft.interview { SpeechForm::Direct } else { form(page, &draft.contents) };
    let party = draft.speaker.and_then(|speaker| speaker::party(work, speaker));
    let sentence = analysis.sentences[analysis.sentence_of(draft.frame.start)].tokens.start;
    let lead = sentence.max(draft.frame.start.saturating_sub(REACH))..draft.frame.start;
    let (channel, channel_kind) = channel::find(page, &draft, &lead).unzip();
    let (said, said_span) = said::day(page, work, &draft, &lead, channel.as_ref()).unzip();
    let told = channel.as_ref().filter(|_| channel_kind == Some(ChannelKind::Outlet)).map(|outlet| outlet.span);
    // "Told the Tolm Courier": an outlet is where it was said.
    let addressee =
        addressee::find(page, work, &draft, &lead).filter(|found| !told.is_some_and(|told| found.span.overlaps(told)));
    let trace = Trace::of(draft.rule).and("cue", draft.cue.as_ref().map(|cue| analysis.span(cue)));
    let id = StatementId(work.findings.statements.len() as u32);
    work.findings.statements.push(Statement {
        id,
        speaker: draft.speaker,
        party,
        form,
        speaker_span: draft.source.iter().map(|range| analysis.span(range)).collect(),
        cue_span: draft.cue.iter().map(|range| analysis.span(range)).collect(),
        content_span,
        addressee,
        channel,
        channel_kind,
        said,
        said_span: said_span.flatten(),
        act: act::of(page, draft.cue.as_ref(), &draft.contents),
        inside: None,
        score: trained::score(page, draft.cue.as_ref(), &draft.contents),
        trace,
    });
    work.contents.push(draft.contents);
}

/// Direct if every word stands in quotation marks, indirect if none does.
fn form(page: &Page<'_>, contents: &[TokenRange]) -> SpeechForm {
    let words = || {
        contents
            .iter()
            .flat_map(Clone::clone)
            .filter(|&at| !matches!(page.analysis.tokens.kind(at), TokenKind::Mark | TokenKind::Quote))
    };
    let quoted = words().filter(|&at| page.analysis.is_quoted(at)).count();
    match (quoted, words().count()) {
        (0, _) => SpeechForm::Indirect,
        (quoted, all) if quoted == all => SpeechForm::Direct,
        _ => SpeechForm::Mixed,
    }
}

/// Notes which statements are reported in others: "A said B had told C that X".
fn nest(page: &Page<'_>, work: &mut Work) {
    let inside: Vec<Option<StatementId>> = work
        .findings
        .statements
        .iter()
        .map(|statement| {
            let cue = page.analysis.tokens_in(*statement.cue_span.first()?).start;
            work.statement_over(cue).filter(|around| *around != statement.id)
        })
        .collect();
    for (statement, inside) in work.findings.statements.iter_mut().zip(inside) {
        statement.inside = inside;
    }
}
