//! The engine on sentences of our own about invented people and places, and on text that is none.

use proptest::prelude::*;
use rapporteur_language::engine::splitter::LONGEST;
use rapporteur_language::{Analysis, Engine, Reader, Syntax};
use rapporteur_span::Span;

/// Checks what must hold of any text: words in order and in the text, a tree for each sentence, names within sentences.
fn check(text: &str, syntax: &Syntax<'_, '_>) {
    let mut end = 0;
    for at in 0..syntax.len() {
        let span = syntax.words.span(at);
        assert!(span.start() >= end && !span.is_empty() && span.of(text).is_some(), "word {at} of {text:?}");
        end = span.end();
        assert!(!syntax.lemma(at).is_empty() && !syntax.upos(at).is_empty() && !syntax.label(at).is_empty());
    }
    let mut next = 0;
    for sentence in &syntax.sentences {
        assert_eq!(sentence.start, next);
        assert!(!sentence.is_empty() && sentence.len() <= LONGEST);
        next = sentence.end;
        assert_eq!(sentence.clone().filter(|&at| syntax.head(at).is_none()).count(), 1, "roots of {text:?}");
        for word in sentence.clone() {
            let (mut at, mut steps) = (word, 0);
            while let Some(head) = syntax.head(at) {
                assert!(sentence.contains(&head) && steps < sentence.len(), "head of word {at} of {text:?}");
                (at, steps) = (head, steps + 1);
            }
        }
    }
    assert_eq!(next, syntax.len());
    let mut end = 0;
    for name in &syntax.names {
        assert!(name.words.start >= end && !name.words.is_empty() && name.words.end <= syntax.len());
        end = name.words.end;
    }
}

/// Reads a text and writes what was found as `word/tag` with its lemma, head and label.
fn read(text: &str) -> Vec<String> {
    let analysis = Analysis::new(text, &[]);
    let syntax = Engine::english().parse(&analysis);
    check(text, &syntax);
    let head = |at: usize| syntax.head(at).map_or("-", |head| syntax.word(head));
    (0..syntax.len())
        .map(|at| format!("{}/{} {} <{} {}", syntax.word(at), syntax.upos(at), syntax.lemma(at), syntax.label(at), head(at)))
        .collect()
}

fn names(text: &str) -> Vec<String> {
    let analysis = Analysis::new(text, &[]);
    let syntax = Engine::english().parse(&analysis);
    check(text, &syntax);
    syntax.names.iter().map(|name| format!("{} {}", name.kind.tag(), syntax.text_of(&name.words))).collect()
}

#[test]
fn a_plain_sentence_has_its_tags_lemmas_and_tree() {
    assert_eq!(
        read("The envoys didn’t sign the plan."),
        [
            "The/DET the <det envoys",
            "envoys/NOUN envoy <nsubj sign",
            "did/AUX do <aux sign",
            "n’t/PART not <advmod sign",
            "sign/VERB sign <root -",
            "the/DET the <det plan",
            "plan/NOUN plan <obj sign",
            "./PUNCT . <punct sign",
        ]
    );
}

#[test]
fn the_passive_is_told_from_the_active() {
    let found = read("The draft was rejected by the council.");
    assert!(found.contains(&"draft/NOUN draft <nsubj:pass rejected".to_owned()), "{found:?}");
    assert!(found.contains(&"was/AUX be <aux:pass rejected".to_owned()), "{found:?}");
}

#[test]
fn names_are_found_and_a_surname_is_known_again() {
    let found = names("Prime Minister Ida Marsh met envoys from Norway in London. Marsh thanked the United Nations.");
    for name in ["PER Ida Marsh", "LOC Norway", "LOC London", "PER Marsh", "ORG United Nations"] {
        assert!(found.contains(&name.to_owned()), "{name}: {found:?}");
    }
}

#[test]
fn words_and_tokens_lead_to_each_other() {
    let text = "Marsh’s 28-point plan isn’t dead.";
    let analysis = Analysis::new(text, &[]);
    let syntax = Engine::english().parse(&analysis);
    let token = (0..analysis.tokens.len()).find(|&at| analysis.word(at) == "28-point").unwrap();
    let words: Vec<&str> = syntax.words_of(&analysis, &(token..token + 1)).map(|at| syntax.word(at)).collect();
    assert_eq!(words, ["28", "-", "point"]);
    for at in 0..syntax.len() {
        let token = analysis.tokens.span(syntax.token_of(&analysis, at));
        assert!(token.start() <= syntax.words.span(at).start());
    }
}

#[test]
fn what_was_read_before_changes_nothing() {
    let texts = ["Doren said no.", "The talks in Tolm, he said, had failed.", "Doren said no."];
    let mut reader = Reader::new(Engine::english());
    let mut trees = texts.iter().map(|text| {
        let analysis = Analysis::new(text, &[]);
        let syntax = reader.parse(&analysis);
        (0..syntax.len()).map(|at| (syntax.head(at), syntax.label(at), syntax.xpos(at), syntax.lemma(at))).collect::<Vec<_>>()
    });
    assert_eq!(trees.next(), trees.nth(1));
}

#[test]
fn words_that_are_forgotten_in_the_middle_of_a_text_change_nothing() {
    let last = "The talks in Tolm, Ms. Orde said, had failed.";
    let different: Vec<String> = (0..40_000).map(|number| format!("word{number}")).collect();
    let lines = different.chunks(700).map(|words| format!("{}.", words.join(" "))).collect::<Vec<_>>().join("\n");
    let text = format!("{lines}\n{last}");
    let read = |text: &str, from: usize| {
        let analysis = Analysis::new(text, &[]);
        let syntax = Engine::english().parse(&analysis);
        check(text, &syntax);
        let first = syntax.words.within(Span::new(from, text.len())).start;
        let head = |at: usize| syntax.head(at).map(|head| head - first);
        (first..syntax.len()).map(|at| (head(at), syntax.label(at), syntax.xpos(at), syntax.lemma(at))).collect::<Vec<_>>()
    };
    assert_eq!(read(&text, lines.len() + 1), read(last, 0));
}

#[test]
fn a_long_line_is_cut_into_sentences_of_bounded_length() {
    for text in ["word ".repeat(40_000), "a-".repeat(50_000), "(".repeat(50_000), "Aa.".repeat(30_000)] {
        let analysis = Analysis::new(&text, &[]);
        check(&text, &Engine::english().parse(&analysis));
    }
}

#[test]
fn without_models_everything_still_holds() {
    let models = rapporteur_language::engine::Models {
        clusters: &[],
        splitter: &[],
        tagger: &[],
        lemma: &[],
        parser: &[],
        names: &[],
        attribution: &[],
    };
    let engine = Engine::new(&models);
    let text = "Doren said no. Marsh left.";
    check(text, &engine.parse(&Analysis::new(text, &[])));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(\\PC|[a-zA-Z.’'\" @:/&$0-9-]|\n|é|😀|e\u{301}| said | Marsh ){0,200}") {
        let analysis = Analysis::new(&text, &[]);
        check(&text, &Engine::english().parse(&analysis));
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        let analysis = Analysis::new(&text, &[]);
        check(&text, &Engine::english().parse(&analysis));
    }
}
