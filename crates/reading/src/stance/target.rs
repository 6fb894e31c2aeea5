//! What a stance is about.

use super::holder::{naming_verb, phrase_of};
use super::predicate::{About, Leaning, Predicate};
use crate::{Page, Work};
use rapporteur_language::TokenRange;
use rapporteur_model::Target;
use rapporteur_span::Span;

/// Where drafts and issues are mentioned, in the order of the text.
#[derive(Debug)]
pub(super) struct Targets(Vec<(Span, Target)>);

/// Nouns for what is done about a matter: who wants it does not want the matter.
const PROCESS: &[&str] = &[
    "talks", "negotiations", "meeting", "debate", "discussion", "discussions", "vote", "referendum", "review", "postponement",
    "summit", "consultations", "progress", "clarification", "explanation", "study", "investigation", "inquiry", "date", "end",
];

/// Nouns that stand for whatever was proposed or asked for last.
const GENERIC: &[&str] = &[
    "proposal", "idea", "measure", "plan", "demand", "call", "request", "notion", "suggestion", "offer", "move", "step", "point",
    "issue", "matter", "question", "scheme", "approach", "concept", "condition",
];

/// Bytes that a pronoun may go back: some three sentences.
const NEAR: usize = 400;

/// Bytes that "the surcharge" may go back to the fuel surcharge.
const FAR: usize = 6_000;

impl Targets {
    /// Returns the mentions of all drafts and issues.
    pub(super) fn new(work: &Work) -> Self {
        let issues = work.findings.issues.iter().map(|issue| (Target::Issue(issue.id), issue.mentions.spans()));
        let drafts = work.findings.drafts.iter().map(|draft| (Target::Draft(draft.id), draft.mentions.spans()));
        let mut all: Vec<(Span, Target)> =
            issues.chain(drafts).flat_map(|(target, mentions)| mentions.iter().map(move |mention| (*mention, target))).collect();
        // Of two that begin together the longer names more.
        all.sort_by_key(|(mention, target)| (mention.start(), std::cmp::Reverse(mention.len()), *target));
        Self(all)
    }

    /// Returns the draft or issue that `span` mentions first, and those joined to it by "and".
    pub(super) fn within(&self, text: &str, span: Span) -> Vec<Target> {
        let from = self.0.partition_point(|(mention, _)| mention.start() < span.start());
        let mut found: Vec<Target> = Vec::new();
        let mut end = 0;
        for (mention, target) in self.0[from..].iter().take_while(|(mention, _)| mention.start() < span.end()) {
            let gap = text.get(end..mention.start()).unwrap_or("").trim();
            let joined = matches!(gap, "and" | "," | ", and" | "or" | "and the" | "and on" | ", the" | "and a");
            if (found.is_empty() || joined) && !found.contains(target) {
                found.push(*target);
                end = mention.end();
            }
        }
        found
    }

    /// Returns the draft or issue that `span` mentions last.
    fn last_within(&self, span: Span) -> Option<Target> {
        let to = self.0.partition_point(|(mention, _)| mention.start() < span.end());
        self.0[..to].last().filter(|(mention, _)| mention.start() >= span.start()).map(|(_, target)| *target)
    }

    /// Tells whether a mention of a draft or issue holds `span`.
    pub(super) fn cover(&self, span: Span) -> bool {
        self.covering(span).is_some()
    }

    /// Returns the draft or issue whose mention holds `span`.
    fn covering(&self, span: Span) -> Option<Target> {
        let to = self.0.partition_point(|(mention, _)| mention.start() <= span.start());
        self.0[..to].iter().rev().take(6).find(|(mention, _)| mention.contains(span)).map(|(_, target)| *target)
    }

    /// Returns the draft or issue mentioned last before byte `at`, if it is near.
    fn last_before(&self, at: usize) -> Option<Target> {
        self.before(at, NEAR).next().map(|(_, target)| *target)
    }

    /// Returns the draft mentioned last before byte `at`.
    fn draft_before(&self, at: usize) -> Option<Target> {
        self.before(at, FAR).find(|(_, target)| matches!(target, Target::Draft(_))).map(|(_, target)| *target)
    }

    fn before(&self, at: usize, reach: usize) -> impl Iterator<Item = &(Span, Target)> {
        let to = self.0.partition_point(|(mention, _)| mention.start() < at);
        self.0[..to].iter().rev().take(60).filter(move |(mention, _)| mention.end() <= at && at - mention.end() < reach)
    }

    /// Returns the list mentioned last before byte `at`: "landing rights and a fuel surcharge".
    fn list_before(&self, text: &str, at: usize) -> Vec<Target> {
        let mut found: Vec<Target> = Vec::new();
        let mut start = None;
        // "them" is something in the plural.
        let plural = |(mention, _): &&(Span, Target)| head_of(mention.of(text).unwrap_or("")).ends_with('s');
        let from = self.before(at, NEAR).find(plural).map_or(at, |(mention, _)| mention.end() + 1);
        for (mention, target) in self.before(from, NEAR) {
            if let Some(start) = start {
                let gap = text.get(mention.end()..start).unwrap_or("?").trim();
                if !matches!(gap, "and" | "," | ", and" | "and a" | "and the" | ", the" | ", a" | "and an") {
                    break;
                }
            }
            if !found.contains(target) {
                found.push(*target);
            }
            start = Some(mention.start());
        }
        found.reverse();
        found
    }

    /// Returns the draft or issue that was last called by a phrase that ends in `word`.
    fn called_before(&self, text: &str, at: usize, word: &str) -> Option<Target> {
        let ends = |mention: &Span| head_of(mention.of(text).unwrap_or("")).trim_end_matches('s') == word.trim_end_matches('s');
        self.before(at, FAR).find(|(mention, _)| ends(mention)).map(|(_, target)| *target)
    }
}

/// Returns the last word before the first preposition, in lower case: the noun that a name is built on.
fn head_of(name: &str) -> String {
    let words =
        name.split([',', ' ']).take_while(|word| !matches!(*word, "of" | "for" | "on" | "to" | "in" | "from" | "between"));
    words.last().unwrap_or("").to_lowercase()
}

/// The matters of a predicate, and by which rule they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Matters {
    pub(super) targets: Vec<Target>,
    pub(super) rule: &'static str,
}

/// Returns the drafts and issues that a predicate is about.
pub(super) fn find(page: &Page<'_>, targets: &Targets, predicate: &Predicate, clause: &TokenRange) -> Matters {
    let words = object_of(page, predicate);
    let mut found: Vec<Target> = Vec::new();
    let mut rule = "target.object";
    for &word in &words {
        let (more, by) = of_word(page, targets, word, predicate);
        if !more.is_empty() {
            rule = by;
        }
        found.extend(more.into_iter().filter(|target| !found.contains(target)).collect::<Vec<_>>());
    }
    if !found.is_empty() {
        return Matters { targets: found, rule };
    }
    let sideless = matches!(predicate.leaning, Leaning::Undeclared | Leaning::Declares | Leaning::Mixed);
    let bare = sideless || predicate.about != About::Object || predicate.leaning == Leaning::OnlyNegated;
    let loose = predicate.about == About::Clause || (words.is_empty() && bare);
    if loose {
        Matters { targets: in_clause(page, targets, predicate, clause), rule: "target.clause" }
    } else {
        Matters::default()
    }
}

/// Returns the syntactic words that a predicate is about, and those joined to them.
pub(crate) fn object_of(page: &Page<'_>, predicate: &Predicate) -> Vec<usize> {
    let syntax = &page.syntax;
    let (head, tip) = (predicate.head, predicate.tip);
    let first = match predicate.about {
        About::Clause => None,
        _ if predicate.is_flat => next_noun(page, tip),
        About::With | About::Noun => {
            let word = if matches!(syntax.relation(tip), "case" | "mark" | "fixed" | "dep") { syntax.head(tip) } else { None };
            word.filter(|&word| word > tip || syntax.upos(word) == "PRON").or_else(|| next_noun(page, tip))
        }
        About::Called => match naming_verb(page, predicate) {
            Some(verb) => {
                // The small clause "called [the text] [balanced]" may be parsed with the text under "balanced".
                syntax
                    .child(verb, &["obj"])
                    .filter(|&object| object != head)
                    .or_else(|| syntax.child(head, &["nsubj"]))
                    .or_else(|| syntax.children(verb).find(|&child| syntax.label(child) == "nsubj:pass"))
            }
            // "a cap has no place in the treaty"
            None if syntax.relation(head) == "obj" => syntax.head(head).and_then(|verb| syntax.child(verb, &["nsubj"])),
            None => syntax.child(head, &["nsubj"]).or_else(|| syntax.child(predicate.tip, &["nsubj"])),
        },
        About::Object => object_of_verb(page, tip).or_else(|| object_of_verb(page, head)),
    };
    let Some(first) = first else { return Vec::new() };
    let mut words = vec![first];
    words.extend(
        syntax
            .children(first)
            .filter(|&child| syntax.relation(child) == "conj" && matches!(syntax.upos(child), "NOUN" | "PROPN" | "PRON")),
    );
    words
}

fn object_of_verb(page: &Page<'_>, verb: usize) -> Option<usize> {
    let syntax = &page.syntax;
    let relative = |word: usize| matches!(syntax.word(word).to_lowercase().as_str(), "that" | "which" | "whom");
    if let Some(object) = syntax.child(verb, &["obj"]) {
        // "a plan that Chad opposes"
        if relative(object) && syntax.label(verb) == "acl:relcl" {
            return syntax.head(verb);
        }
        return Some(object);
    }
    if let Some(passive) = syntax.children(verb).find(|&child| syntax.label(child) == "nsubj:pass") {
        return if relative(passive) && syntax.label(verb) == "acl:relcl" { syntax.head(verb) } else { Some(passive) };
    }
    // "a plan Chad opposes", "a plan backed by Chad"
    if syntax.relation(verb) == "acl" && !syntax.children(verb).any(|child| matches!(syntax.relation(child), "ccomp" | "xcomp")) {
        return syntax.head(verb);
    }
    // "read and rejected the draft"
    let mut joined = syntax.children(verb).filter(|&child| syntax.relation(child) == "conj" && syntax.upos(child) == "VERB");
    let later = joined.find_map(|other| syntax.child(other, &["obj"]));
    let earlier = || {
        (syntax.relation(verb) == "conj")
            .then(|| syntax.head(verb))
            .flatten()
            .and_then(|other| syntax.child(other, &["obj"]))
            .filter(|&object| object > verb)
    };
    later.or_else(earlier).or_else(|| {
        // A noun right after the verb that the tree hangs elsewhere.
        syntax.child(verb, &["obl", "nmod", "dep"]).filter(|&child| child > verb && syntax.child(child, &["case"]).is_none())
    })
}

/// Returns the noun that follows word `at`, before the next verb or mark.
fn next_noun(page: &Page<'_>, at: usize) -> Option<usize> {
    let syntax = &page.syntax;
    let sentence = syntax.sentence_of(at);
    (at + 1..sentence.end.min(at + 8))
        .take_while(|&word| !matches!(syntax.upos(word), "VERB" | "AUX" | "PUNCT" | "SCONJ"))
        .filter(|&word| matches!(syntax.upos(word), "NOUN" | "PROPN" | "PRON"))
        .last()
}

/// Returns the drafts and issues that a noun or a pronoun stands for.
fn of_word(page: &Page<'_>, targets: &Targets, word: usize, predicate: &Predicate) -> (Vec<Target>, &'static str) {
    let (analysis, text) = (&page.analysis, page.analysis.text());
    let token = page.syntax.token_of(analysis, word);
    let own = analysis.span(&(token..token + 1));
    if let Some(target) = targets.covering(own) {
        return (vec![target], "target.object");
    }
    let start = own.start().min(analysis.span(&predicate.tokens).start());
    match analysis.lower(token) {
        "it" | "this" | "that" | "which" => return (targets.last_before(start).into_iter().collect(), "target.pronoun"),
        // "cannot sign anything before May": anything on the table.
        "anything" | "nothing" => return (targets.draft_before(start).into_iter().collect(), "target.anything"),
        "them" | "these" | "those" | "both" | "either" => return (targets.list_before(text, start), "target.pronoun"),
        _ => {}
    }
    // "called for talks on the quota": the talks are wanted, not the quota.
    if PROCESS.contains(&analysis.lower(token)) {
        return (Vec::new(), "");
    }
    let phrase = phrase_of(page, word);
    let inside = targets.within(text, analysis.span(&phrase));
    if !inside.is_empty() {
        return (inside, "target.within");
    }
    let definite = ["the", "this", "that", "its", "their", "such", "any"].contains(&analysis.lower(phrase.start));
    if definite && page.syntax.upos(word) == "NOUN" {
        let named = targets.called_before(text, own.start(), analysis.lower(token));
        // "studying the proposal": whatever was proposed last.
        let named = named.or_else(|| GENERIC.contains(&analysis.lower(token)).then(|| targets.last_before(start)).flatten());
        return (named.into_iter().collect(), "target.head-noun");
    }
    (Vec::new(), "")
}

/// Returns what stands after the predicate in its clause, else before it, else the one spoken of last.
fn in_clause(page: &Page<'_>, targets: &Targets, predicate: &Predicate, clause: &TokenRange) -> Vec<Target> {
    let analysis = &page.analysis;
    let after = analysis.span(&(predicate.tokens.end..clause.end.max(predicate.tokens.end)));
    let found = targets.within(analysis.text(), after);
    if !found.is_empty() {
        return found;
    }
    let before = analysis.span(&(clause.start..predicate.tokens.start));
    let own = analysis.span(&predicate.tokens);
    let spoken_of = || match predicate.leaning {
        // "would sign if the others did", "has yet to say where it stands": on the text.
        Leaning::OnlyNegated | Leaning::Declares => {
            targets.draft_before(own.start()).or_else(|| targets.last_before(own.start()))
        }
        _ => targets.last_before(own.start()),
    };
    targets.last_within(before).or_else(spoken_of).into_iter().collect()
}
