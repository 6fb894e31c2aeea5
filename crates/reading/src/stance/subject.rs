//! The subject of a predicate in the tree.

use super::bearing::Bearing;
use super::holder::naming_verb;
use super::predicate::{About, Predicate};
use crate::Page;
use rapporteur_language::Syntax;

/// What a predicate has for a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// These words and what they head.
    Words(Vec<usize>),
    /// It has none of its own: whoever speaks.
    None,
    /// It has one that takes no stance: the object of "urged".
    Nobody,
}

/// Returns the subject of a predicate: that of its verb, of the verb it hangs on or is joined to, the agent of its passive, or
/// what its relative clause is about.
pub(super) fn subject_of(page: &Page<'_>, predicate: &Predicate, bearing: &Bearing) -> Subject {
    let syntax = &page.syntax;
    let start = match predicate.about {
        About::Called => naming_verb(page, predicate).unwrap_or(predicate.head),
        _ => predicate.head,
    };
    let mut word = start;
    for _ in 0..40 {
        match own_subject(syntax, word) {
            Some(Subject::Words(words)) => return Subject::Words(words),
            Some(other) => return other,
            None => {}
        }
        let Some(head) = syntax.head(word) else { return Subject::None };
        match syntax.relation(word) {
            // "Norway, which had rejected it, now accepts it": a verb joined to a noun has it for a subject.
            "conj"
                if matches!(syntax.upos(head), "NOUN" | "PROPN")
                    && syntax.upos(word) == "VERB"
                    && own_subject(syntax, head).is_none() =>
            {
                return Subject::Words(vec![head]);
            }
            "conj" | "parataxis" | "advcl" | "csubj" => word = head,
            "xcomp" => {
                // "urged Palau to accept": the one urged has said nothing.
                let auxiliary = matches!(syntax.word(head).to_lowercase().as_str(), "do" | "does" | "did");
                if syntax.child(head, &["obj", "iobj"]).is_some_and(|object| object < word)
                    && word == predicate.head
                    && !auxiliary
                {
                    return Subject::Nobody;
                }
                word = head;
            }
            // "a plan backed by Chad" has its agent; "its readiness to accept" is that of the verb above.
            "acl" if is_passive(syntax, word) => return Subject::Nobody,
            "acl" | "obj" | "obl" | "nsubj" | "nmod" | "ccomp" | "dep" | "appos"
                if bearing.chain.contains(&head) || noun_chain(syntax, word) =>
            {
                word = head;
            }
            _ => return Subject::None,
        }
    }
    Subject::None
}

/// A noun under a verb: "raised objections", "took no position".
fn noun_chain(syntax: &Syntax<'_, '_>, word: usize) -> bool {
    syntax.upos(word) == "NOUN" && matches!(syntax.relation(word), "obj" | "obl" | "nmod" | "nsubj")
}

fn own_subject(syntax: &Syntax<'_, '_>, word: usize) -> Option<Subject> {
    let passive = is_passive(syntax, word);
    if passive {
        let agent = syntax.children(word).find(|&child| {
            syntax.relation(child) == "obl"
                && (syntax.label(child) == "obl:agent"
                    || syntax.child(child, &["case"]).is_some_and(|case| syntax.word(case).eq_ignore_ascii_case("by")))
        });
        if let Some(agent) = agent {
            return Some(Subject::Words(joined(syntax, agent)));
        }
    }
    let mut subjects = syntax.children(word).filter(|&child| syntax.relation(child) == "nsubj");
    let last = subjects.by_ref().last()?;
    if syntax.word(last).eq_ignore_ascii_case("there") {
        return None;
    }
    // "Chad, which opposes the plan": the relative pronoun is the word before.
    let relative = matches!(syntax.word(last).to_lowercase().as_str(), "which" | "who" | "that" | "whose");
    if relative && syntax.label(word) == "acl:relcl" {
        return syntax.head(word).map(|antecedent| Subject::Words(joined(syntax, antecedent)));
    }
    // Of two subjects the name and its description both count: "the pilots’ union Aquila".
    let all: Vec<usize> = syntax.children(word).filter(|&child| syntax.relation(child) == "nsubj").collect();
    let mut words: Vec<usize> = Vec::new();
    // "All delegations but Syria"
    let excepted =
        |subject: &usize| subject.checked_sub(1).is_some_and(|before| matches!(syntax.word(before), "but" | "except" | "save"));
    let several = all.len() > 1;
    for subject in all.into_iter().filter(|subject| !(several && excepted(subject))) {
        words.extend(joined(syntax, subject));
    }
    Some(Subject::Words(words))
}

fn is_passive(syntax: &Syntax<'_, '_>, word: usize) -> bool {
    let by = syntax.children(word).any(|child| syntax.label(child) == "obl:agent");
    by || (syntax.children(word).any(|child| syntax.label(child) == "aux:pass" || syntax.label(child) == "nsubj:pass")
        && syntax.child(word, &["obj"]).is_none()
        && !syntax.children(word).any(|child| {
            // "is opposed to": a state, not a passive.
            syntax.relation(child) == "obl"
                && syntax.child(child, &["case"]).is_some_and(|case| syntax.word(case).eq_ignore_ascii_case("to"))
        }))
}

/// Returns a word and those joined to it: "Chile, Peru and Brazil".
fn joined(syntax: &Syntax<'_, '_>, word: usize) -> Vec<usize> {
    let mut words = vec![word];
    words.extend(syntax.children(word).filter(|&child| syntax.relation(child) == "conj"));
    let inner: Vec<usize> = words[1..]
        .iter()
        .flat_map(|&first| syntax.children(first).filter(|&child| syntax.relation(child) == "conj").collect::<Vec<_>>())
        .collect();
    words.extend(inner);
    words
}
