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
    /// Whom it was said to, where the text tells.
    #[serde(default)]
    pub addressee: Option<Addressee>,
    /// The outlet or form it was said in, where the text names one.
    pub channel: Option<Cited<String>>,
    /// What kind of channel that is.
    #[serde(default)]
    pub channel_kind: Option<ChannelKind>,
    /// The day it was said, where the text settles it.
    pub said: Option<When>,
    /// The words that tell the day; none where the entry of a live page does.
    #[serde(default)]
    pub said_span: Option<Span>,
    /// What saying it does, with the words that show it, where it is more than telling.
    #[serde(default)]
    pub act: Option<Cited<Act>>,
    /// The statement it is reported in: "A said B had told C that X".
    pub inside: Option<StatementId>,
    /// How likely the trained reader takes it to be right; nothing where a rule alone found it.
    #[serde(default)]
    pub score: Option<Score>,
    /// Why it is as it is.
    pub trace: Trace,
}

impl Statement {
    /// Returns every span of the statement but those of its content.
    pub(super) fn spans_around(&self) -> impl Iterator<Item = Span> + '_ {
        let named = self.speaker_span.iter().chain(&self.cue_span).copied();
        let told = self.addressee.as_ref().map(|addressee| addressee.span);
        let act = self.act.as_ref().map(|act| act.span);
        named.chain(told).chain(self.channel.as_ref().map(|channel| channel.span)).chain(self.said_span).chain(act)
    }
}

/// Whom something was said to: "told reporters", "in a letter to the mediator".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Addressee {
    /// The actor, where the words name one.
    pub actor: Option<ActorId>,
    /// The words.
    pub span: Span,
}

/// What kind of channel something was said in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// A paper, broadcaster, agency or site: "told the Tolm Courier".
    Outlet,
    /// On a social network.
    Post,
    /// A press conference or briefing.
    PressConference,
    /// An interview, where no outlet is named.
    Interview,
    /// A letter, note or message.
    Letter,
    /// A statement in writing.
    Statement,
    /// A speech.
    Speech,
}

/// What saying something does, by the types of PLOVER that are done with words; most statements do none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Act {
    /// Agrees, promises or offers to cooperate.
    Agree,
    /// Praises, endorses or apologises.
    Support,
    /// Gives in.
    Concede,
    /// Asks for something to be done, or demands it.
    Request,
    /// Blames or criticises.
    Accuse,
    /// Refuses.
    Reject,
    /// Threatens.
    Threaten,
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
