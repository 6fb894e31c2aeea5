//! Whose stance it is.

use super::bearing::Bearing;
use super::predicate::{About, Predicate};
use super::subject::{Subject, subject_of};
use super::target::Targets;
use crate::{MentionForm, Page, Work};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, SpeechForm};

/// Whose stance it is, and by which rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Holders {
    pub(super) actors: Vec<ActorId>,
    pub(super) rule: &'static str,
}

/// Heads that speak for the one named beside them: "the delegation of Norlund", "a spokesperson for the ministry".
const SPEAKS_FOR: &[&str] = &[
    "delegation", "delegations", "government", "governments", "representative", "representatives", "ministry", "side", "envoy",
    "minister", "spokesman", "spokeswoman", "spokesperson", "negotiator", "negotiators", "officials", "official", "delegate",
    "delegates", "president", "union", "leaders", "leader", "cabinet", "camp", "team", "diplomats", "ambassador", "parliament",
    "party", "group", "council", "mission", "presidency", "authorities", "premier", "chair", "federation", "management", "board",
    "movement", "front", "alliance", "coalition", "bloc", "organisation", "organization", "faction", "commission", "association",
    "guild", "league", "committee", "assembly", "senate",
];

/// Returns the holders of a predicate: its subject, or the speaker of the statement it stands in.
pub(super) fn find(page: &Page<'_>, work: &Work, targets: &Targets, predicate: &Predicate, bearing: &Bearing) -> Holders {
    if let Some(found) = beside(page, work, predicate) {
        return found;
    }
    if predicate.about == About::Called && !is_naming(page, predicate) {
        return speaker(work, predicate, "holder.speaker");
    }
    let subject = if predicate.is_flat { Subject::None } else { subject_of(page, predicate, bearing) };
    match subject {
        Subject::Words(words) => of_words(page, work, targets, predicate, &words),
        Subject::None => {
            let named = before(page, work, targets, predicate);
            if named.actors.is_empty() { speaker(work, predicate, "holder.speaker") } else { named }
        }
        Subject::Nobody => Holders::default(),
    }
}

/// Returns those named right before a predicate whose subject the tree does not have: "Chile and Peru back the draft".
fn before(page: &Page<'_>, work: &Work, targets: &Targets, predicate: &Predicate) -> Holders {
    let analysis = &page.analysis;
    let sentence = &analysis.sentences[analysis.sentence_of(predicate.tokens.start)].tokens;
    let mut end = predicate.tokens.start;
    while end > sentence.start
        && (crate::phrase::is_adverb(analysis.before(end))
            || rapporteur_language::is_auxiliary(analysis.before(end))
            || rapporteur_language::is_modal(analysis.before(end))
            || matches!(analysis.before(end), "neither" | "read" | "and"))
    {
        end -= 1;
    }
    let quoted = analysis.quotation_of(predicate.tokens.start);
    let mut actors = Vec::new();
    for mention in work.mentions_in(&(sentence.start..end)).iter().rev() {
        let plain = mention.form != MentionForm::Demonym && !targets.cover(analysis.span(&mention.tokens));
        let joined = mention.tokens.end == end && analysis.quotation_of(mention.tokens.start) == quoted;
        if !plain || !joined {
            break;
        }
        actors.push(mention.actor);
        end = mention.tokens.start;
        while end > sentence.start && matches!(analysis.before(end), "and" | "," | "the" | "both") {
            end -= 1;
        }
    }
    actors.reverse();
    Holders { actors, rule: "holder.before" }
}

/// Tells whether something is called so by a subject: "called the text unacceptable", "described it as a trap".
pub(super) fn is_naming(page: &Page<'_>, predicate: &Predicate) -> bool {
    naming_verb(page, predicate).is_some()
}

/// Returns the verb that calls something so.
pub(super) fn naming_verb(page: &Page<'_>, predicate: &Predicate) -> Option<usize> {
    let syntax = &page.syntax;
    syntax.ancestors(predicate.head).skip(1).take(3).find(|&above| {
        let calls = [
            "call", "describe", "label", "brand", "dismiss", "denounce", "consider", "deem", "find", "see", "regard", "view",
            "hail", "praise", "declare", "condemn", "reject", "dub",
        ];
        syntax.upos(above) == "VERB" && calls.contains(&syntax.lemma(above).to_lowercase().as_str())
    })
}

/// "not acceptable to Norlund", "for Iceland it is a red line", "objections from Peru", "Norway’s objections to".
fn beside(page: &Page<'_>, work: &Work, predicate: &Predicate) -> Option<Holders> {
    let syntax = &page.syntax;
    let cases: &[&str] = match predicate.about {
        About::Called => &["to", "for"],
        About::Noun => &["from", "by", "of", "among"],
        _ => return None,
    };
    for child in syntax.children(predicate.head) {
        let relation = syntax.relation(child);
        let case = syntax.child(child, &["case"]).map(|case| syntax.word(case).to_lowercase()).unwrap_or_default();
        let owner = predicate.about == About::Noun && relation == "nmod" && syntax.label(child) == "nmod:poss";
        let named = matches!(relation, "nmod" | "obl") && cases.contains(&case.as_str());
        if (owner || named)
            && let Some(actor) = actor_of(page, work, child, owner)
        {
            return Some(Holders { actors: vec![actor], rule: "holder.beside" });
        }
    }
    None
}

/// Returns the holders that the words of a subject name.
fn of_words(page: &Page<'_>, work: &Work, targets: &Targets, predicate: &Predicate, words: &[usize]) -> Holders {
    let mut actors = Vec::new();
    let mut rule = "holder.subject";
    for &word in words {
        let token = page.syntax.token_of(&page.analysis, word);
        let lower = page.analysis.lower(token).to_owned();
        if targets.cover(page.analysis.span(&(token..token + 1))) && page.syntax.upos(word) != "PROPN" {
            continue;
        }
        match lower.as_str() {
            "we" | "us" | "i" => {
                actors.extend(speaker(work, predicate, rule).actors);
                rule = "holder.speaker";
            }
            // "Norway, which had rejected it": where the tree has no relative clause, the name before it.
            "who" | "which" => {
                let near = token.saturating_sub(4)..token;
                actors.extend(work.mentions_in(&near).last().filter(|mention| mention.tokens.end + 2 > token).map(|it| it.actor));
            }
            "it" | "he" | "she" | "they" | "both" | "neither" => {
                let found = behind_pronoun(page, work, predicate, token, &lower);
                actors.extend(found.actors);
                rule = found.rule;
            }
            _ if is_pair(page, word) => {
                actors.extend(pair(page, work, token));
                rule = "holder.both";
            }
            _ => actors.extend(actor_of(page, work, word, false).or_else(|| own_side(page, work, predicate, word))),
        }
    }
    let mut seen = Vec::new();
    actors.retain(|actor| {
        let new = !seen.contains(actor);
        seen.push(*actor);
        new
    });
    Holders { actors, rule }
}

/// "her government", "our group": that of the speaker.
fn own_side(page: &Page<'_>, work: &Work, predicate: &Predicate, word: usize) -> Option<ActorId> {
    let syntax = &page.syntax;
    let lower = syntax.word(word).to_lowercase();
    let speaks = SPEAKS_FOR.contains(&lower.as_str());
    let represents = speaks || matches!(lower.as_str(), "country" | "members" | "people" | "company");
    let possessed = syntax.children(word).any(|child| {
        let determiner = syntax.word(child).to_lowercase();
        // "the council would not accept it", said its envoy.
        matches!(determiner.as_str(), "her" | "his" | "our" | "my" | "its" | "their") || (speaks && determiner == "the")
    });
    let owned = syntax.children(word).any(|child| matches!(syntax.relation(child), "nmod") && syntax.label(child) != "nmod:poss");
    (represents && possessed && !owned).then(|| speaker(work, predicate, "").actors.first().copied()).flatten()
}

/// Returns the actor that a noun names: itself, or the one it speaks for.
fn actor_of(page: &Page<'_>, work: &Work, word: usize, owner: bool) -> Option<ActorId> {
    let (syntax, analysis) = (&page.syntax, &page.analysis);
    let token = syntax.token_of(analysis, word);
    let possessive = |tokens: &TokenRange| analysis.tokens.kind(tokens.end) == TokenKind::Possessive;
    let over = |token: usize| {
        let near = token.saturating_sub(12)..token + 1;
        work.mentions_in(&near).iter().rev().find(|mention| mention.tokens.contains(&token)).cloned()
    };
    let stands = |mention: &crate::Mention| {
        mention.form != MentionForm::Demonym
            || SPEAKS_FOR.contains(&analysis.lower(mention.tokens.end))
            || is_people(page, &mention.tokens)
    };
    if let Some(mention) = over(token)
        && (owner || !possessive(&mention.tokens))
        && stands(&mention)
    {
        return Some(mention.actor);
    }
    // "Its chief executive, Lars Holt, calls it"
    if let Some(name) = syntax.child(word, &["appos"]).filter(|&name| syntax.upos(name) == "PROPN")
        && let Some(mention) = over(syntax.token_of(analysis, name)).filter(|mention| mention.form == MentionForm::Name)
    {
        return Some(mention.actor);
    }
    let phrase = phrase_of(page, word);
    let mut inside = work.mentions_in(&phrase).iter().filter(|mention| mention.tokens.end <= phrase.end);
    // "the pilots’ union Aquila": the name closes the phrase.
    let lower = syntax.word(word).to_lowercase();
    let speaks = SPEAKS_FOR.contains(&lower.as_str());
    inside
        .find(|mention| {
            let before = analysis.before(mention.tokens.start);
            let hangs = matches!(before, "of" | "for" | "from");
            let adjective = mention.form == MentionForm::Demonym;
            if page.analysis.lower(phrase.start) == "no" {
                return false;
            }
            if possessive(&mention.tokens) || adjective || hangs {
                speaks
            } else {
                mention.tokens.contains(&token) || !matches!(before, "on" | "by" | "with" | "to" | "over" | "in" | "at" | "about")
            }
        })
        .map(|mention| mention.actor)
}

/// "The Kenyans": a people, not an adjective.
fn is_people(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let word = page.syntax.words_of(&page.analysis, tokens).start;
    matches!(page.syntax.relation(word), "nsubj" | "obl" | "root" | "conj") && page.analysis.before(tokens.end).ends_with('s')
}

/// Returns the tokens of the noun phrase of a word, without relative clauses and what is joined to it.
pub(crate) fn phrase_of(page: &Page<'_>, word: usize) -> TokenRange {
    let syntax = &page.syntax;
    let (mut first, mut last) = (word, word);
    for child in syntax.children(word) {
        let relation = syntax.relation(child);
        let inner = matches!(relation, "det" | "amod" | "compound" | "nummod" | "nmod" | "flat" | "fixed" | "dep");
        if inner && syntax.label(child) != "acl:relcl" {
            let tree = syntax.subtree(child);
            first = first.min(tree.start);
            last = last.max(tree.end.saturating_sub(1));
        }
    }
    let (start, end) = (syntax.token_of(&page.analysis, first), syntax.token_of(&page.analysis, last) + 1);
    // "a fee on condition that the pilots are its own", "the text outright": what follows is no part of the phrase.
    let own = syntax.token_of(&page.analysis, word);
    let cut = (own + 1..end).find(|&at| {
        ["if", "unless", "provided", "without", "despite", "until", ",", ";", "“", "”"].contains(&page.analysis.lower(at))
            || ["on condition", "in return", "in exchange", "on the grounds"].iter().any(|words| page.analysis.reads(at, words))
    });
    start..cut.unwrap_or(end)
}

/// "both sides", "the two countries", "the parties"
fn is_pair(page: &Page<'_>, word: usize) -> bool {
    let syntax = &page.syntax;
    let sides =
        ["sides", "countries", "governments", "delegations", "parties", "states", "leaders", "ministers", "capitals", "teams"];
    let two = |child: usize| matches!(syntax.word(child).to_lowercase().as_str(), "both" | "two");
    sides.contains(&syntax.word(word).to_lowercase().as_str()) && syntax.children(word).any(two)
}

/// Returns the two that were last named together before token `at`, or the two at the table.
fn pair(page: &Page<'_>, work: &Work, at: usize) -> Vec<ActorId> {
    let mentions: Vec<&crate::Mention> = work.mentions_before(at).take(40).collect();
    let joined = mentions.windows(2).find(|pair| {
        let (second, first) = (&pair[0].tokens, &pair[1].tokens);
        first.end + 1 == second.start && page.analysis.lower(first.end) == "and"
    });
    match joined {
        Some(pair) => vec![pair[1].actor, pair[0].actor],
        None if work.table.len() == 2 => work.table.clone(),
        None => Vec::new(),
    }
}

/// Returns who is behind a pronoun: the speaker of the statement, else the subject before.
fn behind_pronoun(page: &Page<'_>, work: &Work, predicate: &Predicate, token: usize, pronoun: &str) -> Holders {
    // In a quotation only "we" is the speaker; "she said it would accept" is.
    let spoken = speaker(work, predicate, "holder.speaker");
    if !spoken.actors.is_empty() && pronoun != "both" && !is_direct(page, work, token) {
        return spoken;
    }
    let analysis = &page.analysis;
    let sentence = analysis.sentence_of(token);
    // "Both cabinets accept it. What they cannot accept is the date."
    let of_both = |index: usize| {
        let words = page.syntax.words_of(analysis, &analysis.sentences[index].tokens);
        words.into_iter().any(|word| is_pair(page, word))
    };
    if pronoun == "both" || (pronoun == "they" && sentence > 0 && of_both(sentence - 1)) {
        return Holders { actors: pair(page, work, token), rule: "holder.both" };
    }
    let own = analysis.sentences[sentence].tokens.start..token;
    let mut places = vec![own];
    places.extend((sentence.saturating_sub(2)..sentence).rev().map(|index| analysis.sentences[index].tokens.clone()));
    for place in places {
        let mut subjects = work.mentions_in(&place).iter().filter(|mention| {
            let word = page.syntax.words_of(analysis, &mention.tokens);
            let top = page.syntax.top_of(&word).unwrap_or(word.start);
            page.syntax.relation(top) == "nsubj" && analysis.tokens.kind(mention.tokens.end) != TokenKind::Possessive
        });
        if let Some(mention) = subjects.next_back() {
            return Holders { actors: vec![mention.actor], rule: "holder.pronoun" };
        }
    }
    Holders::default()
}

/// Tells whether a token is quoted, or stands in an answer of an interview.
fn is_direct(page: &Page<'_>, work: &Work, token: usize) -> bool {
    let form = work.statement_over(token).and_then(|id| work.findings.statement(id)).map(|statement| statement.form);
    page.analysis.is_quoted(token) || form == Some(SpeechForm::Direct)
}

/// Returns the party of the statement that the predicate stands in, else its speaker.
fn speaker(work: &Work, predicate: &Predicate, rule: &'static str) -> Holders {
    let statement = work.statement_over(predicate.tokens.start).and_then(|id| work.findings.statement(id));
    let actors = statement.and_then(|statement| statement.party.or(statement.speaker)).into_iter().collect();
    Holders { actors, rule }
}
