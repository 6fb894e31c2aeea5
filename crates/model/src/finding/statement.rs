use crate::{ActorId, Cited, Evidence, StatementId, Trace};
use rapporteur_span::Span;
use rapporteur_time::When;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A resolved attribution: who said what, in which words.
///
/// The attribution relation (source, cue, content) is that of PARC (Pareti 2012) and PolNeAR (Newell et al. 2018). The
/// source of an attribution is `speaker_span` here, since a source is an outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its place among the statements of the text.
    pub id: StatementId,
    /// Who said it, behind pronoun and description.
    pub speaker: Option<ActorId>,
    /// The state or organization spoken for.
    pub party: Option<ActorId>,
    /// Direct, indirect or mixed.
    pub form: SpeechForm,
    /// The words that name the source, with its title.
    pub speaker_span: Vec<Span>,
    /// The reporting words; none in an interview.
    pub cue_span: Vec<Span>,
    /// What is attributed.
    pub content_span: Evidence,
    /// The outlet or form it was said in, where the text names one.
    pub channel: Option<Cited<String>>,
    /// The day it was said, where the text settles it.
    pub said: Option<When>,
    /// The statement it is reported in: "A said B had told C that X".
    pub inside: Option<StatementId>,
    /// How likely the trained reader takes it to be right; nothing where a rule alone found it.
    #[serde(default)]
    pub score: Option<Score>,
    /// Why it is as it is.
    pub trace: Trace,
}

/// How likely it is that a finding is right, in whole percent; fitted on texts that the reader had not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Score(u8);

impl Score {
    /// Returns the score of a share from zero to one; what lies outside is cut.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between 0 and 100")]
    pub fn of_share(share: f32) -> Self {
        Self((share.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// Returns it in percent.
    pub fn percent(self) -> u8 {
        self.0
    }
}

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SpeechForm {
    /// All in quotation marks, or an answer in an interview.
    Direct,
    /// Without quotation marks.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}
