//! Predicates of stance: the words of the table in a sentence, each with its place in the tree.

use crate::Page;
use crate::lexicon::rows;
use rapporteur_language::TokenRange;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a predicate shows before anything above it is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaning {
    /// For it.
    Support,
    /// Against it.
    Oppose,
    /// Against it, as far as it goes.
    Doubt,
    /// "sign": only its denial tells.
    OnlyNegated,
    /// "give up": only its denial tells, the other way.
    Keeps,
    /// "scrap": who wants it, opposes the matter.
    Removes,
    /// No side is taken.
    Undeclared,
    /// "a position on": no side, if it is denied or still to come.
    Declares,
    /// Two minds.
    Mixed,
    /// Another matter then.
    Conditional,
}

/// Where the matter of a predicate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// Object of the verb, or subject of its passive.
    Object,
    /// After the preposition that ends the phrase.
    With,
    /// After the preposition that ends the phrase, whose noun shows the stance of its owner.
    Noun,
    /// What is called so.
    Called,
    /// Anywhere in the clause.
    Clause,
}

/// A predicate found.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its row or of its place in the tree")]
pub(crate) struct Predicate {
    /// Its words.
    pub(crate) tokens: TokenRange,
    /// What it shows.
    pub(crate) leaning: Leaning,
    /// Where its matter stands.
    pub(crate) about: About,
    /// The syntactic word that heads it.
    pub(crate) head: usize,
    /// Its last syntactic word.
    pub(crate) tip: usize,
    /// Its syntactic words.
    pub(crate) words: Range<usize>,
    /// The tree has a noun here where the words around show a verb: "Chile and Peru support the draft".
    pub(crate) is_flat: bool,
    /// "insists on": what is insisted on is at issue.
    pub(crate) insists: bool,
    /// It asks for the matter: "its demand for".
    pub(crate) demands: bool,
    /// A noun that it is about is a matter of the talks.
    pub(crate) names_matter: bool,
}

impl Predicate {
    /// Returns the name of the rule that found it.
    pub(crate) fn rule(&self) -> &'static str {
        match self.leaning {
            Leaning::Support => "stance.for",
            Leaning::Oppose => "stance.against",
            Leaning::Doubt => "stance.doubt",
            Leaning::OnlyNegated => "stance.will-not-sign",
            Leaning::Keeps => "stance.will-not-give-up",
            Leaning::Removes => "stance.wants-it-gone",
            Leaning::Undeclared | Leaning::Declares => "stance.undeclared",
            Leaning::Mixed => "stance.two-minds",
            Leaning::Conditional => "stance.conditional",
        }
    }
}

#[derive(Debug)]
struct Form {
    words: Vec<&'static str>,
    leaning: Leaning,
    about: About,
    names_matter: bool,
}

/// Words that a gap in a form may hold: "ruled it out", "turned the second offer down".
const GAP: usize = 4;

static FORMS: LazyLock<HashMap<&'static str, Vec<Form>>> = LazyLock::new(|| {
    let mut forms: HashMap<&'static str, Vec<Form>> = HashMap::new();
    for [all, leaning, about, names] in rows::<4>(include_str!("../lang/en/stances.tsv")) {
        let leaning = match leaning {
            "support" => Leaning::Support,
            "oppose" => Leaning::Oppose,
            "doubt" => Leaning::Doubt,
            "only-negated" => Leaning::OnlyNegated,
            "keeps" => Leaning::Keeps,
            "removes" => Leaning::Removes,
            "undeclared" => Leaning::Undeclared,
            "declares" => Leaning::Declares,
            "mixed" => Leaning::Mixed,
            _ => Leaning::Conditional,
        };
        let about = match about {
            "object" => About::Object,
            "with" => About::With,
            "noun" => About::Noun,
            "called" => About::Called,
            _ => About::Clause,
        };
        for form in all.split('|') {
            let words: Vec<&str> = form.split(' ').collect();
            forms.entry(words[0]).or_default().push(Form { words, leaning, about, names_matter: names == "matter" });
        }
    }
    forms.values_mut().for_each(|list| list.sort_by_key(|form| std::cmp::Reverse(form.words.len())));
    forms
});

/// Returns the predicates of a sentence.
pub(crate) fn find(page: &Page<'_>, sentence: &TokenRange) -> Vec<Predicate> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let candidates = FORMS.get(page.analysis.lower(at)).into_iter().flatten();
        let mut matched = candidates.filter_map(|form| Some((form, ends(page, form, at, sentence.end)?)));
        let predicate = matched.find_map(|(form, end)| place(page, form, at..end));
        at = predicate.as_ref().map_or(at + 1, |predicate: &Predicate| {
            // What stands in a gap may be read again: "ruled the levy out".
            if predicate.tokens.len() > 4 { at + 1 } else { predicate.tokens.end }
        });
        found.extend(predicate);
    }
    found
}

/// Returns where a form that begins at `at` ends.
fn ends(page: &Page<'_>, form: &Form, at: usize, limit: usize) -> Option<usize> {
    let mut next = at;
    let mut words = form.words.iter();
    while let Some(word) = words.next() {
        if *word == "…" {
            let after = *words.next()?;
            let stop = |index: &usize| matches!(page.analysis.lower(*index), "," | ";" | "and" | "but");
            let gap = next + 1..limit.min(next + 1 + GAP);
            next = gap.take_while(|index| !stop(index)).find(|&index| page.analysis.lower(index) == after)? + 1;
            continue;
        }
        if next >= limit || page.analysis.lower(next) != *word {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// Returns the predicate of a form, if its words do in the tree what the form says.
fn place(page: &Page<'_>, form: &Form, tokens: TokenRange) -> Option<Predicate> {
    let syntax = &page.syntax;
    let words = syntax.words_of(&page.analysis, &tokens);
    let mut head = syntax.top_of(&words)?;
    let tip = words.end.checked_sub(1)?;
    while matches!(syntax.relation(head), "aux" | "cop" | "case" | "mark" | "cc" | "det" | "fixed" | "advmod")
        && form.about != About::Called
    {
        head = syntax.head(head)?;
    }
    let single = words.len() == 1;
    // "will not sign anything without the key": what the key is needed for is the verb above.
    if tokens.len() == 1 && page.analysis.lower(tokens.start) == "without" {
        head = syntax.head(head)?;
    }
    let nominal = matches!(syntax.upos(words.start), "NOUN" | "PROPN" | "ADV");
    let first = page.analysis.lower(tokens.start);
    let mut is_flat = false;
    let mut leaning = form.leaning;
    let stands = match form.about {
        // "the support of", "a veto", "the accepted text": a noun or an adjective shows nobody's stance by itself.
        About::Object => {
            is_flat = single && nominal && syntax.child(words.start, &["nsubj", "obj"]).is_none();
            let (result, kept) = resulting(page, head, leaning);
            leaning = kept;
            result
                && (!is_flat || looks_like_verb(page, tokens.start))
                && !(single && matches!(syntax.relation(words.start), "amod" | "compound"))
        }
        // "is for the levy", "is against it"; not "against the version of Tuesday".
        About::With
            if first == "against"
                || (page.analysis.lower(tokens.end - 1) == "for"
                    && matches!(first, "is" | "are" | "was" | "were" | "both" | "all")) =>
        {
            let object = syntax.head(tip)?;
            syntax.child(object, &["cop"]).is_some()
        }
        // "agreed to meet" is an act.
        About::With => syntax.relation(tip) != "mark" || syntax.upos(head) == "NOUN",
        // "half of an unfair tax": what stands beside a noun calls nothing.
        About::Called => {
            let beside = matches!(syntax.relation(head), "amod" | "compound");
            !(beside && syntax.head(head).is_some_and(|noun| noun > head))
        }
        // "does not mind where they come from"
        About::Clause => form.leaning != Leaning::Declares || !single || nominal,
        About::Noun => true,
    };
    let names_matter = form.names_matter;
    let insists = first.starts_with("insist") || first.starts_with("demand");
    let demands = first.starts_with("demand") || first.starts_with("call");
    stands.then_some(Predicate { tokens, leaning, about: form.about, head, tip, words, is_flat, insists, demands, names_matter })
}

/// Returns whether "wants X scrapped" is about X, and what it then shows: who wants a thing gone, opposes it. "Wants Kenya to
/// accept" is about an act.
fn resulting(page: &Page<'_>, verb: usize, leaning: Leaning) -> (bool, Leaning) {
    let syntax = &page.syntax;
    if leaning != Leaning::Support || !syntax.word(verb).to_lowercase().starts_with("want") {
        return (true, leaning);
    }
    let Some(result) = syntax.child(verb, &["xcomp", "ccomp"]) else { return (true, leaning) };
    let lower = syntax.word(result).to_lowercase();
    let gone = matches!(lower.as_str(), "out" | "gone" | "off")
        || FORMS.get(lower.as_str()).is_some_and(|forms| forms.iter().any(|form| form.leaning == Leaning::Removes));
    let infinitive = syntax.children(result).any(|child| syntax.relation(child) == "mark");
    if gone && !infinitive { (true, Leaning::Oppose) } else { (!infinitive, leaning) }
}

/// Tells whether the words around a noun show that it is a verb: a name before it, an article or a pronoun after it.
fn looks_like_verb(page: &Page<'_>, at: usize) -> bool {
    let analysis = &page.analysis;
    let object = ["the", "a", "an", "it", "them", "this", "that", "these", "any", "its", "their", "both"];
    let subject = at > 0
        && (crate::phrase::is_capital(page, at.saturating_sub(1))
            || crate::phrase::is_adverb(analysis.before(at))
            || matches!(analysis.before(at), "and" | "nor" | "neither" | "both" | "sides" | "countries" | "parties"));
    subject && object.contains(&analysis.lower(at + 1)) && !object.contains(&analysis.before(at))
}
