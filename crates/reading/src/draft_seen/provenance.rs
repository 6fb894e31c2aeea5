//! How a version came to the reporters: official, shared among the parties, leaked, or only reported.

use super::mention::Sighting;
use crate::Page;
use crate::lexicon::rows;
use rapporteur_model::Provenance;
use rapporteur_span::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

static WORDS: LazyLock<HashMap<&'static str, Provenance>> = LazyLock::new(|| {
    let provenance = |word| match word {
        "leaked" => Provenance::Leaked,
        "official" => Provenance::Official,
        _ => Provenance::Shared,
    };
    rows::<2>(include_str!("../lang/en/provenance.tsv")).map(|[word, value]| (word, provenance(value))).collect()
});

/// Returns what a mention says of how the version came, and the word that says so: one in its phrase, the verb it hangs on, or a
/// verb that hangs on it ("a nine-page document seen by this newspaper").
pub(super) fn find(page: &Page<'_>, sighting: &Sighting) -> Option<(Provenance, Span)> {
    let syntax = &page.syntax;
    let phrase = syntax.words_of(&page.analysis, &sighting.tokens);
    let head = syntax.top_of(&syntax.words_of(&page.analysis, &sighting.name))?;
    let above = syntax.head(head).filter(|_| matches!(syntax.relation(head), "obj" | "nsubj" | "appos"));
    let below = syntax.children(head).filter(|&child| matches!(syntax.relation(child), "acl" | "amod" | "appos"));
    // "seen by the Morning Bell", wherever the tree hangs it.
    let next = Some(phrase.end).filter(|&word| syntax.word(word + 1).eq_ignore_ascii_case("by"));
    let mut words: Vec<usize> = phrase.chain(below).chain(above).chain(next).collect();
    words.dedup();
    let tells = |&word: &usize| {
        let lower = syntax.word(word).to_lowercase();
        // "as seen in March": only who has seen it without being handed it has it from a leak.
        let by = lower != "seen" || syntax.word(word + 1).eq_ignore_ascii_case("by");
        WORDS.get(lower.as_str()).filter(|_| by).map(|&provenance| (provenance, syntax.words.span(word)))
    };
    words.iter().filter_map(tells).max_by_key(|(provenance, _)| *provenance)
}
