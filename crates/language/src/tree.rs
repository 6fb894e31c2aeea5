//! Ways through the trees of a text, as far as a phrase reaches: a text without full stops is one sentence, and its tree a tangle.

use crate::Syntax;
use std::ops::Range;

/// How many words a phrase may reach from its head, and how many steps lead up from a word. So each way takes bounded time.
const REACH: usize = 60;

impl<'m> Syntax<'_, 'm> {
    /// Returns the words of the sentence that word `at` stands in; nothing past the end.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(index).filter(|sentence| sentence.contains(&at)).cloned().unwrap_or(at..at)
    }

    /// Returns the words that hang on word `at`, in the order of the text.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.near(at).filter(move |&word| self.head(word) == Some(at))
    }

    /// Returns the first child of word `at` by one of `labels`; a subtype fits its label (`nsubj:pass` fits `nsubj`).
    pub fn child(&self, at: usize, labels: &[&str]) -> Option<usize> {
        self.children(at).find(|&word| labels.contains(&self.relation(word)))
    }

    /// Returns the relation of word `at` to its head without its subtype: `nsubj` for `nsubj:pass`.
    pub fn relation(&self, at: usize) -> &'m str {
        let label = self.label(at);
        label.split_once(':').map_or(label, |(relation, _)| relation)
    }

    /// Returns the words from word `at` up to the root of its sentence, itself first.
    ///
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors((at < self.len()).then_some(at), |&word| self.head(word)).take(REACH)
    }

    /// Tells whether word `at` is `above`, or hangs on it over any number of steps.
    pub fn hangs_on(&self, at: usize, above: usize) -> bool {
        self.ancestors(at).any(|word| word == above)
    }

    /// Returns the words from the first to the last that hang on word `at`, itself among them.
    pub fn subtree(&self, at: usize) -> Range<usize> {
        let near = self.near(at);
        let hanging = |word: &usize| self.hangs_on(*word, at);
        let first = near.clone().find(hanging).unwrap_or(at);
        let last = near.rev().find(hanging).unwrap_or(at);
        first..last + 1
    }

    /// Returns the words of the sentence of word `at` that its phrase may reach.
    fn near(&self, at: usize) -> Range<usize> {
        let sentence = self.sentence_of(at);
        sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(at + REACH)
    }

    /// Returns the word of `words` that the others hang on: the first whose head lies outside.
    pub fn top_of(&self, words: &Range<usize>) -> Option<usize> {
        words.clone().find(|&word| self.head(word).is_none_or(|head| !words.contains(&head)))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Analysis, Engine};

    #[test]
    fn leads_from_a_verb_to_its_subject_and_from_there_to_all_its_words() {
        let text = "The envoy of Altara rejected the plan. Nobody spoke.";
        let syntax = Engine::english().parse(&Analysis::new(text, &[]));
        let verb = (0..syntax.len()).find(|&at| syntax.word(at) == "rejected").unwrap_or_default();
        let subject = syntax.child(verb, &["nsubj"]).map(|subject| syntax.subtree(subject));
        assert_eq!(subject.map(|words| syntax.text_of(&words)), Some("The envoy of Altara"));
        assert_eq!(syntax.top_of(&(0..4)).map(|top| syntax.word(top)), Some("envoy"));
        assert!(syntax.ancestors(0).any(|word| word == verb));
        assert!(!syntax.hangs_on(verb, 0));
    }

    #[test]
    fn is_empty_past_the_end() {
        let syntax = Engine::english().parse(&Analysis::new("Nobody spoke.", &[]));
        assert_eq!(syntax.sentence_of(99), 99..99);
        assert_eq!(syntax.children(99).count(), 0);
        assert_eq!(syntax.ancestors(99).count(), 0);
        assert_eq!(syntax.top_of(&(5..5)), None);
    }
}
