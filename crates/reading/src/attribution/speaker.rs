//! Who is behind the words of a source.

use super::Scene;
use crate::phrase::without_article;
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_knowledge::{Level, Sense};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{Actor, ActorId, ActorKind, Cited, Evidence, PlacePrecision, Trace};

/// Tells whether `noun` is people by what they do: one of the list, or a plural such as "exporters", "fishermen", "pilots".
pub(super) fn names_people(noun: &str) -> bool {
    PEOPLE_NOUNS.contains(&noun)
        || ["ers", "ors", "ists", "men", "women"].iter().any(|end| noun.len() > end.len() + 2 && noun.ends_with(end))
}

/// Offices that stand for one another in descriptions.
const LEADERS: &[&str] =
    &["leader", "chief", "boss", "head", "president", "chairman", "chairwoman", "chair", "commander", "secretary", "general"];

/// How many actors back a description may go.
const MEMORY: usize = 400;

/// Nouns that make a phrase about a body the body itself: "the delegation of Norlund".
const BODY_NOUNS: &[&str] =
    &["delegation", "government", "side", "authorities", "presidency", "administration", "office", "leadership", "team"];

/// Nouns for people named by what they do.
const PEOPLE_NOUNS: &[&str] = &[
    "official", "officials", "spokesman", "spokeswoman", "spokesperson", "diplomat", "diplomats", "source", "sources", "aide",
    "aides", "delegate", "delegates", "representative", "representatives", "leader", "leaders", "minister", "ministers",
    "people", "person", "negotiator", "negotiators", "adviser", "advisers", "staff", "counterpart", "deputy", "mediator",
    "mediators", "envoy", "envoys", "analyst", "analysts", "expert", "experts", "member", "members", "chairman", "chairwoman",
    "chair", "secretary", "president", "head", "chief", "critics", "residents", "workers", "lawmaker", "lawmakers", "relatives",
    "farmers", "allies", "observers", "activists", "groups", "campaigners", "one", "some", "others", "sides", "both", "parties",
    "countries", "governments", "mother", "father", "farmer", "officer", "commander", "ambassador", "predecessor", "successor",
    "bishop", "mayor", "owner",
];

/// Returns the actor behind `source`, made if it is one that the text only describes.
pub(crate) fn resolve(page: &Page<'_>, work: &mut Work, scene: &Scene, source: &TokenRange) -> Option<ActorId> {
    let analysis = &page.analysis;
    let range = without_article(page, bare(page, source));
    let first = analysis.lower(source.start);
    if source.len() <= 2 {
        match first {
            "he" | "she" => return third_person(page, work, scene, source),
            "it" => return scene.body.or(scene.group),
            "they" => return scene.group.or(scene.body),
            "i" | "we" | "you" => return scene.answering,
            _ => {}
        }
    }
    // "Leach, whose government had threatened …, said": the one before.
    if first == "whose" {
        return relative_antecedent(page, work, &(source.start..source.start + 1));
    }
    if let Some(person) = named_person(page, work, &range) {
        return Some(person);
    }
    if let Some(relative) = relative_antecedent(page, work, source) {
        return Some(relative);
    }
    if let Some(host) = host(page, work, &range) {
        return Some(host);
    }
    let head = head_noun(page, &range);
    let described =
        head.is_some_and(|at| names_people(analysis.lower(at)) || is_office(page, &range, at) || is_people(page, &range, at));
    if described {
        return known_by_office(page, work, &range, head)
            .or_else(|| described_before(page, work, &range))
            .or_else(|| spoken_of(page, work, scene, &range, head))
            .or_else(|| describe(page, work, scene, &range, head));
    }
    if let Some(mention) = acting_mention(page, work, &range) {
        return Some(mention.actor);
    }
    known_by_noun(page, work, &range).or_else(|| delegation(page, work, &range)).or_else(|| {
        if head.is_some_and(|at| is_paper(analysis.lower(at))) { None } else { describe(page, work, scene, &range, head) }
    })
}

/// Returns the actor that the words name, if they name one; none is made.
pub(super) fn known(page: &Page<'_>, work: &Work, words: &TokenRange) -> Option<ActorId> {
    let range = without_article(page, words.clone());
    named_person(page, work, &range)
        .or_else(|| acting_mention(page, work, &range).map(|mention| mention.actor))
        .or_else(|| known_by_office(page, work, &range, head_noun(page, &range)))
}

/// "former South Sudanese |attorney general": an office of one word or two.
fn is_office(page: &Page<'_>, range: &TokenRange, head: usize) -> bool {
    let known = |from: usize| {
        let words: Vec<&str> = (from..=head).map(|at| page.analysis.lower(at)).collect();
        rapporteur_knowledge::office(&words.join(" ")).is_some_and(|office| office.level != Level::Honorific)
    };
    (head.saturating_sub(1).max(range.start)..=head).any(known)
}

/// "The American", "The Finn": one of a people.
fn is_people(page: &Page<'_>, range: &TokenRange, head: usize) -> bool {
    let definite = range.start.checked_sub(1).is_some_and(|at| page.analysis.lower(at) == "the");
    let name = page.name_at(range.start).filter(|name| name.tokens.end == head + 1);
    let demonym = |name: &crate::page::KnownName| matches!(name.what, crate::page::Known::Entry(entry) if entry.senses.iter().any(|sense| matches!(sense, Sense::Demonym(_))));
    definite && !page.analysis.lower(head).ends_with('s') && name.is_some_and(demonym)
}

/// "an internal note", "a joint statement": words on paper are nobody.
fn is_paper(noun: &str) -> bool {
    [
        "note", "statement", "communique", "communiqué", "letter", "memo", "report", "document", "draft", "text", "release",
        "post", "tweet",
    ]
    .contains(&noun)
}

/// "The host delegation", "the hosts": the state of the place that the text is about.
fn host(page: &Page<'_>, work: &mut Work, range: &TokenRange) -> Option<ActorId> {
    let analysis = &page.analysis;
    let whole = analysis.words(range).to_lowercase();
    let hosts = ["host", "hosts", "host delegation", "host government", "host country", "hosting delegation", "host nation"];
    if !hosts.contains(&whole.as_str()) {
        return None;
    }
    let code = work.findings.places.iter().find(|place| place.precision == PlacePrecision::Town)?.country?;
    crate::actor::state(work, code, analysis.span(range), "speaker.host")
}

/// "The delegation said": that of the state spoken of last.
fn delegation(page: &Page<'_>, work: &Work, range: &TokenRange) -> Option<ActorId> {
    let definite = range.start.checked_sub(1).is_some_and(|at| page.analysis.lower(at) == "the");
    let alone = range.len() == 1 && matches!(page.analysis.lower(range.start), "delegation" | "team" | "side" | "government");
    let state = |id: &ActorId| work.findings.actors[id.index()].kind == ActorKind::State;
    crate::actor::antecedent(page, work, range.start).filter(|_| definite && alone).filter(state)
}

/// "She" in an answer is not the one who answers, but the person named before.
fn third_person(page: &Page<'_>, work: &Work, scene: &Scene, source: &TokenRange) -> Option<ActorId> {
    let is_person = |id: &ActorId| work.findings.actors[id.index()].kind == ActorKind::Person;
    if scene.person.is_some() && scene.person == scene.answering {
        let paragraph = page.analysis.paragraphs[page.analysis.paragraph_of(source.start)].tokens.start;
        let others = work.mentions_before(source.start).take_while(|mention| mention.tokens.start > paragraph);
        let other = others.map(|mention| mention.actor).filter(is_person).find(|id| Some(*id) != scene.answering);
        return other.or(scene.person);
    }
    scene.person
}

/// "The former South Sudanese attorney general added", "The 54-year-old", "The American, a career diplomat": another way to
/// speak of the person who spoke last, where nothing that is known of that person stands against it.
fn spoken_of(page: &Page<'_>, work: &mut Work, scene: &Scene, range: &TokenRange, head: Option<usize>) -> Option<ActorId> {
    let analysis = &page.analysis;
    let definite = range.start.checked_sub(1).is_some_and(|at| analysis.lower(at) == "the");
    let head = head?;
    let first = analysis.lower(range.start);
    let aged = first.ends_with("-year-old") || first == "former" || analysis.lower(range.start + 1).ends_with("-old");
    let people = page.name_at(range.start).filter(|name| name.tokens.end == head + 1);
    let plural = analysis.lower(head).ends_with('s');
    let person = scene.person?;
    // "The union leader", "the rebel commander": of one who has such an office by another name.
    let leads = LEADERS.contains(&analysis.lower(head)) && LEADERS.iter().any(|word| crate::actor::holds(work, person, word));
    if !definite || plural || !(aged || people.is_some() || leads) {
        return None;
    }
    let told = crate::actor::country_in(page, work, &(range.start..head + 1));
    let known = work.findings.actors[person.index()].country;
    let fits = told.is_none() || known.is_none() || told == known;
    if !fits {
        return None;
    }
    let span = analysis.span(range);
    let actor = &mut work.findings.actors[person.index()];
    actor.country = known.or(told);
    actor.mentions.add(span);
    actor.trace.add("speaker.described", Some(span));
    Some(person)
}

/// "The official": the one the text described last by that word.
fn described_before(page: &Page<'_>, work: &Work, range: &TokenRange) -> Option<ActorId> {
    let definite = range.start.checked_sub(1).is_some_and(|at| page.analysis.lower(at) == "the");
    if !definite || range.len() != 1 {
        return None;
    }
    let noun = page.analysis.lower(range.start);
    let last = work.findings.actors.iter().rev().take(MEMORY).find(|actor| {
        let words = actor.name.to_lowercase();
        actor.descriptive && words.split(' ').any(|word| word == noun) && words != noun
    })?;
    Some(last.id)
}

/// Returns the phrase without a relative clause or a condition after its comma: "an official, speaking on condition …".
fn bare(page: &Page<'_>, source: &TokenRange) -> TokenRange {
    let analysis = &page.analysis;
    let comma = source.clone().find(|&at| {
        analysis.lower(at) == "," && matches!(analysis.lower(at + 1), "who" | "which" | "speaking" | "whose" | "citing")
    });
    source.start..comma.unwrap_or(source.end)
}

/// Returns the person whose own name stands in the phrase: not the "Zelenska" of "Zelenska’s chief of staff".
fn named_person(page: &Page<'_>, work: &Work, range: &TokenRange) -> Option<ActorId> {
    let analysis = &page.analysis;
    let owner = |mention: &Mention| {
        analysis.tokens.kind(mention.tokens.end) == TokenKind::Possessive
            || mention
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|at| at >= range.start && matches!(analysis.lower(at), "of" | "for" | "by" | "to" | "with"))
    };
    work.mentions_in(range)
        .iter()
        .find(|mention| {
            mention.form == MentionForm::Name
                && work.findings.actors[mention.actor.index()].kind == ActorKind::Person
                && !owner(mention)
        })
        .map(|mention| mention.actor)
}

/// "which had insisted", "who said": the name right before.
fn relative_antecedent(page: &Page<'_>, work: &Work, source: &TokenRange) -> Option<ActorId> {
    if !matches!(page.analysis.lower(source.start), "who" | "which" | "that" | "whose") || source.len() > 2 {
        return None;
    }
    work.mentions_before(source.start).find(|mention| mention.tokens.end + 8 > source.start).map(|mention| mention.actor)
}

/// Returns the head of a noun phrase: the last word before "of", "for", "from", "who", "familiar", a comma.
fn head_noun(page: &Page<'_>, range: &TokenRange) -> Option<usize> {
    let analysis = &page.analysis;
    let end = range
        .clone()
        .skip(1)
        .find(|&at| {
            [
                "of", "for", "from", "who", "whose", "with", "familiar", "in", "on", "at", ",", "close", "involved", "speaking",
                "which", "near", "to",
            ]
            .contains(&analysis.lower(at))
        })
        .unwrap_or(range.end);
    (end > range.start).then(|| end - 1)
}

/// "the minister", "the envoy": the person spoken of last who holds such an office.
fn known_by_office(page: &Page<'_>, work: &Work, range: &TokenRange, head: Option<usize>) -> Option<ActorId> {
    let analysis = &page.analysis;
    let definite = range.start.checked_sub(1).is_some_and(|at| analysis.lower(at) == "the");
    let alone = range.len() <= 2;
    let head = analysis.lower(head?);
    if !definite || !alone {
        return None;
    }
    // "Former minister Geary … His successor, Tiernan … |The minister": a past holder is not meant.
    let current = |id: &ActorId| !work.past.contains(id);
    let last = |word: &str| {
        work.mentions_before(range.start)
            .map(|mention| mention.actor)
            .filter(current)
            .find(|id| crate::actor::holds(work, *id, word))
    };
    // An ambassador is a diplomat, whatever the title.
    let diplomats = ["ambassador", "envoy", "consul", "diplomat"];
    last(head).or_else(|| diplomats.iter().find_map(|word| last(word)).filter(|_| head == "diplomat"))
}

/// Returns the mention that the phrase is about: "The Turkish delegation" is Türkiye, "The delegation of Norlund" Norlund.
fn acting_mention<'w>(page: &Page<'_>, work: &'w Work, range: &TokenRange) -> Option<&'w Mention> {
    let analysis = &page.analysis;
    let mentions = work.mentions_in(range);
    let not_person = |mention: &&Mention| work.findings.actors[mention.actor.index()].kind != ActorKind::Person;
    // A body named in full comes before the state in its name.
    mentions.iter().filter(not_person).max_by_key(|mention| {
        (mention.tokens.end == range.end, BODY_NOUNS.contains(&analysis.lower(mention.tokens.end)), mention.tokens.len())
    })
}

/// "the union", "the company": the body named last with that word in its name.
fn known_by_noun(page: &Page<'_>, work: &Work, range: &TokenRange) -> Option<ActorId> {
    let analysis = &page.analysis;
    let noun = analysis.before(range.end);
    let body = |mention: &&Mention| {
        let actor = &work.findings.actors[mention.actor.index()];
        let words = analysis.words(&mention.tokens).to_lowercase();
        matches!(actor.kind, ActorKind::Organization | ActorKind::Group) && words.split([' ', '-']).any(|word| word == noun)
    };
    work.mentions_before(range.start).find(body).map(|mention| mention.actor)
}

/// Adds an actor that the text only describes: never guessed, never joined with another text's.
fn describe(page: &Page<'_>, work: &mut Work, scene: &Scene, range: &TokenRange, head: Option<usize>) -> Option<ActorId> {
    let analysis = &page.analysis;
    let words = analysis.words(range);
    let span = analysis.span(range);
    let mentions = Evidence::new([span])?;
    let head = head?;
    if !words.chars().any(char::is_alphabetic) || range.len() > 14 || analysis.is_quoted(range.start) {
        return None;
    }
    if let Some(&known) = work.described.get(&words.to_lowercase()) {
        work.findings.actors[known.index()].mentions.add(span);
        return Some(known);
    }
    let noun = analysis.lower(head);
    let plural = ["people", "both", "some", "others", "staff", "relatives"].contains(&noun) && noun != "staff"
        || (noun.ends_with('s') && !noun.ends_with("ss"));
    let kind = match noun {
        _ if plural => ActorKind::Group,
        noun if PEOPLE_NOUNS.contains(&noun) => ActorKind::Person,
        _ => ActorKind::Organization,
    };
    let represents = acting_mention(page, work, range)
        .map(|mention| mention.actor)
        .or_else(|| owner_side(page, work, range))
        .or_else(|| crate::actor::represented(page, work, range))
        .or_else(|| possessor(page, work, scene, range));
    let country = represents.and_then(|id| {
        let side = work.findings.side_of(id);
        work.findings.actors[id.index()].country.or(work.findings.actors[side.index()].country)
    });
    // "President Zelenska’s chief of staff" is chief of staff.
    let owned =
        range.clone().rev().find(|&at| analysis.tokens.kind(at) == TokenKind::Possessive).map_or(range.start, |at| at + 1);
    let office = owned..range.end;
    let role = (kind == ActorKind::Person && !office.is_empty())
        .then(|| Cited { value: analysis.words(&office).to_owned(), span: analysis.span(&office) });
    let actor = Actor {
        id: ActorId(0),
        name: words.to_owned(),
        kind,
        country,
        role,
        represents,
        members: Vec::new(),
        descriptive: true,
        mentions,
        trace: Trace::of("actor.described"),
    };
    let id = work.add_actor(actor);
    work.described.insert(words.to_lowercase(), id);
    Some(id)
}

/// "President Zelenska’s chief of staff" speaks for whom Zelenska speaks for.
fn owner_side(page: &Page<'_>, work: &Work, range: &TokenRange) -> Option<ActorId> {
    let owner =
        work.mentions_in(range).iter().find(|mention| page.analysis.tokens.kind(mention.tokens.end) == TokenKind::Possessive)?;
    let actor = &work.findings.actors[owner.actor.index()];
    actor.represents.or((actor.kind != ActorKind::Person).then_some(actor.id))
}

/// "His ministry", "its spokesman": the side of whoever was spoken of last.
fn possessor(page: &Page<'_>, work: &Work, scene: &Scene, range: &TokenRange) -> Option<ActorId> {
    let owner = match range.start.checked_sub(1).map(|at| page.analysis.lower(at))? {
        "his" | "her" => scene.person?,
        "its" | "their" => scene.body?,
        _ => return None,
    };
    let side = work.findings.side_of(owner);
    (work.findings.actors[side.index()].kind != ActorKind::Person).then_some(side)
}

/// Returns the state or organization that a speaker speaks for; none for those who speak for nobody.
pub(super) fn party(work: &Work, speaker: ActorId) -> Option<ActorId> {
    let side = work.findings.side_of(speaker);
    let actor = work.findings.actor(side)?;
    // "Two officials" speak for nobody that the text names.
    let unplaced = actor.descriptive && actor.kind == ActorKind::Group;
    (actor.kind != ActorKind::Person && !unplaced).then_some(side)
}

impl Scene {
    /// Notes who spoke, for the pronouns to come.
    pub(super) fn spoke(&mut self, work: &Work, speaker: Option<ActorId>) {
        let Some(id) = speaker else { return };
        self.took_note = true;
        match work.findings.actors[id.index()].kind {
            ActorKind::Person => self.person = Some(id),
            ActorKind::Group => self.group = Some(id),
            _ => self.body = Some(id),
        }
    }

    /// Notes whom a sentence is about: the first person and the first body it names outside quotation marks.
    pub(super) fn note_subject(&mut self, page: &Page<'_>, work: &Work, sentence: &TokenRange) {
        let mentions = work.mentions_in(sentence);
        let outside = |mention: &&Mention| {
            !page.analysis.is_quoted(mention.tokens.start)
                && page.analysis.tokens.kind(mention.tokens.end) != TokenKind::Possessive
        };
        let of_kind = |person: bool| {
            mentions
                .iter()
                .filter(outside)
                .find(|mention| (work.findings.actors[mention.actor.index()].kind == ActorKind::Person) == person)
                .map(|mention| mention.actor)
        };
        self.person = of_kind(true).or(self.person);
        self.body = of_kind(false).or(self.body);
    }
}
