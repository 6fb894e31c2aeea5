//! One text as all readers see it.

use aho_corasick::{AhoCorasick, MatchKind};
use rapporteur_knowledge::{Entry, lexicon};
use rapporteur_language::{Analysis, Relation, Syntax, TokenKind, TokenRange};
use rapporteur_model::{Brief, BriefIssue, BriefParty, Rendition};
use rapporteur_span::Span;
use rapporteur_time::Date;
use std::collections::HashMap;

/// A text with its words, the names in it and the shape of its paragraphs.
#[derive(Debug)]
pub struct Page<'t> {
    /// The words.
    pub analysis: Analysis<'t>,
    /// Tags, lemmas, trees and names of the words.
    pub syntax: Syntax<'t, 'static>,
    /// The attribution relations that the trained reader finds, by words of `syntax`.
    pub relations: Vec<Relation>,
    /// The day that "on Tuesday" is counted from.
    pub published: Option<Date>,
    /// What each paragraph is.
    pub kinds: Vec<ParagraphKind>,
    /// For each paragraph the token that its words begin with: after a dateline, the time of an entry, the label of an answer.
    leads: Vec<usize>,
    /// The names that a table or the brief knows, in the order of the text.
    pub names: Vec<KnownName>,
    /// What the brief says.
    pub brief: &'t BriefNames,
}

/// What a paragraph is, as its shape tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Prose,
    /// An entry of a live blog: it opens with a time.
    LiveEntry,
    /// A question of an interview.
    Question,
    /// An answer in an interview: the tokens of the label that names who answers.
    Answer(TokenRange),
    /// A few words without a full stop: a heading between paragraphs.
    Heading,
}

/// A name that a table or the brief knows.
#[derive(Clone, Debug)]
pub struct KnownName {
    /// Its words.
    pub tokens: TokenRange,
    /// What it is.
    pub what: Known,
}

/// What a known name is.
#[derive(Clone, Copy, Debug)]
pub enum Known {
    /// A name of the tables.
    Entry(&'static Entry),
    /// A party of the brief, by its place there; and whether the word is its main name.
    Party(usize, bool),
}

/// The names of a brief, ready to be found.
#[derive(Debug, Default)]
pub struct BriefNames {
    /// The parties.
    pub parties: Vec<BriefParty>,
    /// The issues.
    pub issues: Vec<BriefIssue>,
    party_names: Option<AhoCorasick>,
    /// For each pattern, the party and whether it is its main name.
    party_of: Vec<(usize, bool)>,
    issue_names: Option<AhoCorasick>,
    issue_of: Vec<usize>,
}

impl BriefNames {
    /// Returns the names of `brief`.
    pub(crate) fn new(brief: &Brief) -> Self {
        let mut names = Self { parties: brief.parties.clone(), issues: brief.issues.clone(), ..Self::default() };
        let mut party_words: Vec<&str> = Vec::new();
        for (index, party) in brief.parties.iter().enumerate() {
            for (at, word) in std::iter::once(&party.name).chain(&party.aliases).enumerate() {
                party_words.push(word);
                names.party_of.push((index, at == 0));
            }
        }
        let mut issue_words: Vec<&str> = Vec::new();
        for (index, issue) in brief.issues.iter().enumerate() {
            for word in std::iter::once(&issue.name).chain(&issue.aliases) {
                issue_words.push(word);
                names.issue_of.push(index);
            }
        }
        let build = |words: &[&str], any_case: bool| {
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(any_case).build(words).ok()
        };
        names.party_names = (!party_words.is_empty()).then(|| build(&party_words, false)).flatten();
        names.issue_names = (!issue_words.is_empty()).then(|| build(&issue_words, true)).flatten();
        names
    }

    /// Returns the issues of the brief named in `text`, with the place of each in the brief.
    pub(crate) fn issues_in(&self, text: &str) -> Vec<(Span, usize)> {
        whole_words(self.issue_names.as_ref(), text).map(|(span, pattern)| (span, self.issue_of[pattern])).collect()
    }
}

fn whole_words<'a>(automaton: Option<&'a AhoCorasick>, text: &'a str) -> impl Iterator<Item = (Span, usize)> + 'a {
    automaton.into_iter().flat_map(move |automaton| automaton.find_iter(text)).filter_map(|found| {
        let whole =
            !text[..found.start()].ends_with(char::is_alphanumeric) && !text[found.end()..].starts_with(char::is_alphanumeric);
        whole.then(|| (Span::new(found.start(), found.end()), found.pattern().as_usize()))
    })
}

impl<'t> Page<'t> {
    /// Returns the page of a rendition. The title and the page furniture are not on it.
    pub(crate) fn new(
        rendition: &'t Rendition,
        published: Option<Date>,
        brief: &'t BriefNames,
        parser: &mut rapporteur_language::Reader<'static>,
    ) -> Self {
        let mut skip = rendition.furniture.clone();
        skip.extend(rendition.title);
        skip.sort_unstable();
        let analysis = Analysis::new(&rendition.text, &skip);
        let kinds = paragraph_kinds(&analysis);
        let leads: Vec<usize> =
            analysis.paragraphs.iter().zip(&kinds).map(|(paragraph, kind)| lead(&analysis, &paragraph.tokens, kind)).collect();
        let syntax = parser.parse_apart(&analysis, &leads);
        let relations = parser.relations(&analysis, &syntax);
        let names = known_names(&analysis, brief);
        Self { analysis, syntax, relations, published, kinds, leads, names, brief }
    }

    /// Returns the sentences that readers look at, by index: headings are left out.
    pub fn sentences(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.analysis.sentences.len()).filter(|&index| self.kind_of_sentence(index) != &ParagraphKind::Heading)
    }

    /// Returns the tokens of sentence `index` that say something: the time of an entry and the label of an answer are left
    /// out.
    pub fn sentence(&self, index: usize) -> TokenRange {
        let sentence = &self.analysis.sentences[index];
        let start = sentence.tokens.start.max(self.leads[sentence.paragraph]).min(sentence.tokens.end);
        start..sentence.tokens.end
    }

    /// Returns what the paragraph of sentence `index` is.
    pub fn kind_of_sentence(&self, index: usize) -> &ParagraphKind {
        &self.kinds[self.analysis.sentences[index].paragraph]
    }

    /// Returns the known names within `tokens`.
    pub fn names_in(&self, tokens: &TokenRange) -> &[KnownName] {
        let from = self.names.partition_point(|name| name.tokens.start < tokens.start);
        let to = self.names.partition_point(|name| name.tokens.end <= tokens.end);
        &self.names[from..to.max(from)]
    }

    /// Returns the known name that ends right before token `end`.
    pub fn name_ending(&self, end: usize) -> Option<&KnownName> {
        let index = self.names.partition_point(|name| name.tokens.end < end);
        self.names.get(index).filter(|name| name.tokens.end == end)
    }

    /// Returns the known name that begins at token `at`.
    pub fn name_at(&self, at: usize) -> Option<&KnownName> {
        let index = self.names.partition_point(|name| name.tokens.start < at);
        self.names.get(index).filter(|name| name.tokens.start == at)
    }
}

/// Returns the token that the words of a paragraph begin with.
fn lead(analysis: &Analysis<'_>, paragraph: &TokenRange, kind: &ParagraphKind) -> usize {
    match kind {
        ParagraphKind::LiveEntry => paragraph.start + 1,
        ParagraphKind::Answer(label) => label.end + 1,
        ParagraphKind::Question => paragraph.start + 2,
        ParagraphKind::Prose | ParagraphKind::Heading => dateline_end(analysis, paragraph),
    }
}

/// "ESKERVIK, March 11 (Northwire) - Altara and Verran": returns where the report begins after its dateline.
fn dateline_end(analysis: &Analysis<'_>, paragraph: &TokenRange) -> usize {
    let town = analysis.word(paragraph.start);
    let capitals = town.chars().count() > 2 && town.chars().all(char::is_uppercase);
    let dash =
        (paragraph.start + 1..paragraph.end.min(paragraph.start + 12)).find(|&at| matches!(analysis.lower(at), "-" | "–" | "—"));
    // Names, numbers and brackets stand between the town and the dash, and no other word: "NATO ministers met – Turkey …".
    let dated = |at: usize| (paragraph.start..at).all(|at| !analysis.word(at).starts_with(char::is_lowercase));
    dash.filter(|at| capitals && dated(*at)).map_or(paragraph.start, |at| at + 1)
}

/// Returns the names that the brief or the tables know; where they overlap, the brief's come first.
fn known_names(analysis: &Analysis<'_>, brief: &BriefNames) -> Vec<KnownName> {
    let text = analysis.text();
    let mut names: Vec<KnownName> = whole_words(brief.party_names.as_ref(), text)
        .map(|(span, pattern)| {
            let (party, main) = brief.party_of[pattern];
            KnownName { tokens: analysis.tokens_in(span), what: Known::Party(party, main) }
        })
        .collect();
    let of_brief = names.len();
    for found in lexicon().find(text) {
        let tokens = analysis.tokens_in(found.span);
        let ours = &names[..of_brief];
        let at = ours.partition_point(|name| name.tokens.end <= tokens.start);
        if ours.get(at).is_none_or(|name| name.tokens.start >= tokens.end) {
            names.push(KnownName { tokens, what: Known::Entry(found.entry) });
        }
    }
    names.retain(|name| !name.tokens.is_empty());
    names.sort_by_key(|name| name.tokens.start);
    names
}

/// Returns what each paragraph is.
fn paragraph_kinds(analysis: &Analysis<'_>) -> Vec<ParagraphKind> {
    let speakers = interview_labels(analysis);
    let is_time = |at: usize| {
        let word = analysis.lower(at).split_once([':', '.']);
        let clock = |hour: &str, minute: &str| {
            hour.parse::<u8>().is_ok_and(|hour| hour < 24)
                && minute.len() == 2
                && minute.parse::<u8>().is_ok_and(|minute| minute < 60)
        };
        analysis.tokens.kind(at) == TokenKind::Number && word.is_some_and(|(hour, minute)| clock(hour, minute))
    };
    let mut kinds = Vec::with_capacity(analysis.paragraphs.len());
    for paragraph in &analysis.paragraphs {
        let tokens = &paragraph.tokens;
        let label = label_of(analysis, tokens);
        let last = analysis.before(tokens.end);
        let kind = match label {
            Some(label) if matches!(analysis.words(&label), "Q" | "Question") => ParagraphKind::Question,
            Some(label) if speakers.contains_key(analysis.words(&label)) => ParagraphKind::Answer(label),
            _ if is_time(tokens.start) && tokens.len() > 3 => ParagraphKind::LiveEntry,
            _ if tokens.len() <= 10 && ![".", "!", "?", ":", "”", "\"", "»"].contains(&last) => ParagraphKind::Heading,
            _ => ParagraphKind::Prose,
        };
        kinds.push(kind);
    }
    kinds
}

/// Returns the words before a colon that opens a paragraph: at most four, the first a capital.
fn label_of(analysis: &Analysis<'_>, tokens: &TokenRange) -> Option<TokenRange> {
    let colon = (tokens.start + 1..tokens.end.min(tokens.start + 5)).find(|&at| analysis.lower(at) == ":")?;
    analysis.word(tokens.start).starts_with(char::is_uppercase).then_some(tokens.start..colon)
}

/// Returns the labels that open two paragraphs or more: the speakers of an interview, if it has questions.
///
/// One label alone is a heading ("Background: …"); "Q:" tells an interview from a list of notes.
fn interview_labels<'t>(analysis: &Analysis<'t>) -> HashMap<&'t str, usize> {
    let mut labels = HashMap::new();
    for paragraph in &analysis.paragraphs {
        if let Some(label) = label_of(analysis, &paragraph.tokens) {
            *labels.entry(analysis.words(&label)).or_insert(0) += 1;
        }
    }
    let is_interview = labels.keys().any(|label| matches!(*label, "Q" | "Question"));
    labels.retain(|label, count| is_interview && *count >= 2 && !matches!(*label, "Q" | "Question"));
    labels
}

/// Returns a rendition of plain words, for tests.
#[cfg(test)]
pub(crate) fn plain_rendition(text: &str) -> Rendition {
    Rendition {
        text: text.to_owned(),
        title: None,
        authors: Vec::new(),
        outlet: None,
        published: None,
        language: Some("en".to_owned()),
        furniture: Vec::new(),
        alignment: rapporteur_model::Alignment::default(),
        notes: Vec::new(),
        renderer: "test/1".to_owned(),
    }
}
