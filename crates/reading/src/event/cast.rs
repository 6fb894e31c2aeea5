//! Who takes part, by the tree: the subject of the verb, whom it meets, whom a noun is "between", "with" or "by".
//!
//! Names that only stand near take no part: "Berlin said on Monday that envoys of Altara and Verran had met" has two at the table.

use super::reference::WORKERS;
use super::trigger::{Standing, Trigger};
use crate::lexicon::{WordSet, lines};
use crate::{Page, Work};
use rapporteur_model::{ActorId, EventType};
use std::sync::LazyLock;

/// Prepositions whose noun takes part in what the noun before them names: "talks between", "a meeting of".
const WITH: [&str; 8] = ["between", "with", "of", "by", "among", "alongside", "from", "amongst"];

/// Verbs whose subject takes part in their object: "held talks", "will attend the round".
static LIGHT: WordSet = LazyLock::new(|| lines(include_str!("../lang/en/light_verbs.txt")).collect());

/// Plural nouns that stand for those at the table if nothing says whose they are.
pub(super) static SIDES: WordSet = LazyLock::new(|| lines(include_str!("../lang/en/side_nouns.txt")).collect());

/// Returns those who take part, each once, in the order of the text; nothing if the tree does not say where they would stand.
pub(super) fn cast(page: &Page<'_>, work: &Work, trigger: &Trigger) -> Option<Vec<ActorId>> {
    let tree = Tree { page, work, trigger };
    let words = page.syntax.words_of(&page.analysis, &trigger.tokens);
    let top = page.syntax.top_of(&words)?;
    let heads = if trigger.standing == Standing::Noun { tree.of_noun(top) } else { tree.of_verb(top) };
    if heads.is_empty() && matches!(page.analysis.lower(trigger.tokens.start), "strike" | "walkout" | "stoppage" | "ballot") {
        // Whoever a strike is of, a union calls it.
        return tree.going_by(trigger.tokens.start, "union").map(|union| vec![union]);
    }
    if heads.is_empty() {
        return None;
    }
    let mut found = Vec::new();
    for head in heads {
        for actor in tree.actors(head) {
            if !found.contains(&actor) {
                found.push(actor);
            }
        }
    }
    Some(found)
}

/// Tells whether the subject of the trigger is people who work: their walkout is a strike.
pub(super) fn of_workers(page: &Page<'_>, trigger: &Trigger) -> bool {
    let work = Work::default();
    let tree = Tree { page, work: &work, trigger };
    let subject = page.syntax.top_of(&page.syntax.words_of(&page.analysis, &trigger.tokens)).and_then(|top| tree.subject(top));
    let of_talks = (trigger.tokens.end..trigger.tokens.end + 4)
        .any(|at| matches!(page.analysis.lower(at), "talks" | "meeting" | "room" | "negotiations" | "session" | "conference"));
    !of_talks && subject.is_some_and(|word| WORKERS.contains(&page.syntax.lemma(word).to_lowercase().as_str()))
}

pub(super) struct Tree<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) work: &'a Work,
    pub(super) trigger: &'a Trigger,
}

impl Tree<'_, '_> {
    pub(super) fn lower(&self, word: usize) -> String {
        self.page.syntax.word(word).to_lowercase()
    }

    /// Returns the preposition of a noun.
    pub(super) fn case(&self, noun: usize) -> String {
        self.page.syntax.child(noun, &["case"]).map(|case| self.lower(case)).unwrap_or_default()
    }

    /// Returns the nouns that take part in what a verb says.
    fn of_verb(&self, verb: usize) -> Vec<usize> {
        let syntax = &self.page.syntax;
        let kind = self.trigger.kind;
        let patient = syntax.children(verb).find(|&word| syntax.label(word) == "nsubj:pass");
        // "the draft circulated by the Commission": a participle without its auxiliary.
        let reduced = syntax.xpos(verb) == "VBN" && syntax.child(verb, &["aux", "nsubj"]).is_none();
        let passive = self.trigger.standing == Standing::Passive || patient.is_some() || reduced;
        let mut heads: Vec<usize> = Vec::new();
        // "Delegates were handed a text", "the accord was signed": the subject of a passive is no doer.
        let received = ["consult", "receive", "host", "meet", "invite"].contains(&syntax.lemma(verb).as_str());
        let acted_on = passive && !received;
        if !acted_on {
            heads.extend(self.subject(verb));
        }
        for word in syntax.children(verb) {
            let takes_part = match syntax.relation(word) {
                "obj" => kind.is_encounter(),
                "obl" | "nmod" => {
                    let case = self.case(word);
                    let with = kind != EventType::Proposal && matches!(case.as_str(), "with" | "between" | "among" | "alongside");
                    with || (case == "by" && passive)
                }
                _ => false,
            };
            if takes_part {
                heads.push(word);
            }
        }
        // "held talks with the minister", "reached an understanding with the EU": the noun has it.
        if kind != EventType::Proposal {
            let nouns: Vec<usize> = syntax.children(verb).filter(|&word| syntax.relation(word) == "obj").collect();
            heads.extend(nouns.into_iter().flat_map(|noun| self.beside(noun)));
        }
        // "spoke by telephone with the president": the parser may hang it on any word of the phrase.
        if self.trigger.tokens.len() > 1 && kind.is_encounter() {
            let words = syntax.words_of(&self.page.analysis, &self.trigger.tokens);
            heads.extend(words.filter(|&word| word != verb).flat_map(|word| self.beside(word)));
        }
        let mut seen = std::collections::HashSet::new();
        heads.retain(|head| seen.insert(*head));
        heads
    }

    /// Returns the nouns that take part in what a noun names.
    fn of_noun(&self, noun: usize) -> Vec<usize> {
        let syntax = &self.page.syntax;
        let mut heads = self.beside(noun);
        heads.extend(
            syntax.children(noun).filter(|&word| {
                matches!(syntax.relation(word), "nmod" | "compound" | "amod") && (word < noun) && self.names(word)
            }),
        );
        // "a meeting chaired by Marsh"
        let clause = syntax.children(noun).find(|&word| matches!(syntax.relation(word), "acl"));
        heads.extend(clause.into_iter().flat_map(|verb| {
            syntax.children(verb).filter(|&word| syntax.relation(word) == "obl" && self.case(word) == "by").collect::<Vec<_>>()
        }));
        if let Some(verb) = syntax.head(noun)
            && matches!(syntax.relation(noun), "obj" | "obl")
            && (LIGHT.contains(&syntax.lemma(verb).as_str()) || (syntax.relation(noun) == "obl" && self.is_going(verb)))
        {
            heads.extend(self.subject(verb));
        }
        heads.sort_unstable();
        heads.dedup();
        heads
    }

    /// "travelled to a meeting", "met for talks", "gathered for a session"
    fn is_going(&self, verb: usize) -> bool {
        ["meet", "gather", "travel", "return", "fly", "arrive", "go", "come", "sit", "assemble", "convene"]
            .contains(&self.page.syntax.lemma(verb).as_str())
    }

    /// Returns the nouns that a preposition makes part of what a noun names, and whose it is.
    fn beside(&self, noun: usize) -> Vec<usize> {
        let syntax = &self.page.syntax;
        let mut found = Vec::new();
        for word in syntax.children(noun) {
            match syntax.label(word) {
                "nmod:poss" => found.push(word),
                label if label.starts_with("nmod") || label == "obl" => {
                    let case = self.case(word);
                    if case == "of" && !self.names(word) && !self.is_sides(word) {
                        // "the third round of consultations between A and B"
                        found.extend(self.beside(word));
                    } else if WITH.contains(&case.as_str()) {
                        found.push(word);
                    }
                }
                _ => {}
            }
        }
        // "held talks with …" may hang on the verb.
        if found.is_empty()
            && let Some(verb) = syntax.head(noun).filter(|_| syntax.relation(noun) == "obj")
        {
            found.extend(syntax.children(verb).filter(|&word| {
                syntax.relation(word) == "obl" && matches!(self.case(word).as_str(), "with" | "between" | "among")
            }));
        }
        found
    }

    /// Returns the subject of a verb, its own or that of the verb it hangs on.
    fn subject(&self, verb: usize) -> Option<usize> {
        let syntax = &self.page.syntax;
        let mut verb = verb;
        for _ in 0..6 {
            if let Some(subject) = syntax.child(verb, &["nsubj"]) {
                return Some(self.antecedent(subject, verb));
            }
            let above = syntax.head(verb)?;
            match syntax.label(verb) {
                // "directed the envoy to meet": whom a verb sends is who goes.
                "xcomp" | "ccomp" | "advcl" => {
                    if syntax.label(verb) == "xcomp"
                        && let Some(sent) = syntax.child(above, &["obj"]).filter(|object| *object < verb)
                    {
                        return Some(sent);
                    }
                    verb = above;
                }
                "conj" | "parataxis" => verb = above,
                // "delegates meeting in Geneva", "a plan to meet": what they hang on, if it acts.
                "acl" | "acl:relcl" => {
                    let acts = self.lower(verb).ends_with("ing") || syntax.label(verb) == "acl:relcl";
                    return acts.then_some(above);
                }
                // "the envoy Lena Orvik to meet": the noun before an infinitive that the parser hung on it.
                _ if matches!(syntax.upos(above), "VERB" | "AUX") => verb = above,
                _ => return None,
            }
        }
        None
    }

    /// "which Quito tabled", "who met": what a relative pronoun stands for.
    fn antecedent(&self, subject: usize, verb: usize) -> usize {
        let syntax = &self.page.syntax;
        let relative = matches!(self.lower(subject).as_str(), "who" | "which" | "that");
        let above = syntax.ancestors(verb).find(|&word| syntax.label(word) == "acl:relcl").and_then(|word| syntax.head(word));
        above.filter(|_| relative).unwrap_or(subject)
    }

    pub(super) fn names(&self, word: usize) -> bool {
        let token = self.page.syntax.token_of(&self.page.analysis, word);
        self.work.mentions_in(&(token.saturating_sub(3)..token + 1)).iter().any(|mention| mention.tokens.contains(&token))
    }

    pub(super) fn is_sides(&self, word: usize) -> bool {
        SIDES.contains(&self.lower(word).as_str())
    }
}
