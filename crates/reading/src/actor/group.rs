//! Groups: "rich countries", "European leaders", "the two sides", with their members where the text gives them.

use crate::lexicon::{WordSet, lines};
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_language::{TokenKind, TokenRange, number_word};
use rapporteur_model::{Actor, ActorId, ActorKind, Evidence, Trace};

static HEADS: WordSet = WordSet::new(|| lines(include_str!("../lang/en/group_heads.txt")).collect());

/// Adds the groups that act.
pub(super) fn read(page: &Page<'_>, work: &mut Work) {
    for index in page.sentences() {
        let sentence = page.sentence(index);
        for at in sentence.clone() {
            if HEADS.contains(page.analysis.lower(at)) && page.analysis.word(at).starts_with(char::is_lowercase) {
                group(page, work, at, &sentence);
            }
        }
    }
}

fn group(page: &Page<'_>, work: &mut Work, head: usize, sentence: &TokenRange) {
    let analysis = &page.analysis;
    let start = phrase_start(page, head, sentence.start);
    let tokens = start..head + 1;
    let after = members_after(page, work, head + 1, sentence.end);
    if analysis.is_quoted(start) || (after.is_empty() && !acts(page, head)) {
        return;
    }
    let words = analysis.words(&tokens);
    // "leaders" alone are nobody; "the leaders of Mali" are Mali's, and read as a description.
    let counted = both_or_number(page, &tokens);
    if tokens.len() < 2 || (analysis.lower(head + 1) == "of" && counted.is_none()) || work.mention_over(&(head..head + 1)) {
        return;
    }
    let members =
        if after.is_empty() { counted.map(|count| members_before(page, work, start, count)).unwrap_or_default() } else { after };
    let span = analysis.span(&tokens);
    let key = words.to_lowercase();
    if let Some(&known) = work.described.get(&key) {
        let actor = &mut work.findings.actors[known.index()];
        actor.mentions.add(span);
        return;
    }
    let Some(mentions) = Evidence::new([span]) else { return };
    let mut trace = Trace::of("group.described");
    let counts = !members.is_empty();
    if counts {
        trace.add("group.members", Some(span));
    }
    let id = work.add_actor(Actor {
        id: ActorId(0),
        name: words.to_owned(),
        kind: ActorKind::Group,
        country: None,
        role: None,
        represents: None,
        members,
        descriptive: true,
        mentions,
        trace,
    });
    work.described.insert(key, id);
    // A group without members is a way of speaking: "rich countries" take part in nothing.
    if counts {
        work.mention(Mention { tokens: head..head + 1, actor: id, form: MentionForm::Description });
    }
}

/// Returns where the words before the head begin: "Ukraine’s European |allies", "Both |governments"; the article stays out.
fn phrase_start(page: &Page<'_>, head: usize, floor: usize) -> usize {
    let analysis = &page.analysis;
    let mut start = head;
    while start > floor && head - start < 5 {
        let at = start - 1;
        let word = page.syntax.words_of(analysis, &(at..at + 1)).start;
        let owner = analysis.tokens.kind(at) == TokenKind::Possessive;
        let modifier =
            matches!(page.syntax.upos(word), "ADJ" | "NOUN" | "PROPN" | "NUM") || matches!(analysis.lower(at), "both" | "all");
        if !(owner || (modifier && matches!(analysis.tokens.kind(at), TokenKind::Word | TokenKind::Number))) {
            break;
        }
        start = at;
    }
    start
}

/// Tells whether the noun is a subject, or the agent of a passive.
fn acts(page: &Page<'_>, head: usize) -> bool {
    let word = page.syntax.words_of(&page.analysis, &(head..head + 1)).start;
    page.syntax.relation(word) == "nsubj"
}

/// Returns how many "both sides" or "the four presidents" are.
fn both_or_number(page: &Page<'_>, tokens: &TokenRange) -> Option<usize> {
    tokens.clone().find_map(|at| match page.analysis.lower(at) {
        "both" => Some(2),
        word => number_word(word).map(|number| number as usize).filter(|number| (2..=12).contains(number)),
    })
}

/// "The four riparians, |Benin, Togo, Ghana and Niger", "island states such as |Samoa and Tuvalu".
fn members_after(page: &Page<'_>, work: &Work, at: usize, limit: usize) -> Vec<ActorId> {
    let analysis = &page.analysis;
    let from = match analysis.lower(at) {
        "," if analysis.reads(at + 1, "such as") => at + 3,
        "," | "(" | ":" | "—" | "–" | "including" => at + 1,
        "such" if analysis.lower(at + 1) == "as" => at + 2,
        _ => return Vec::new(),
    };
    let mut members: Vec<ActorId> = Vec::new();
    let mut end = from;
    while end < limit {
        let skipped = usize::from(matches!(analysis.lower(end), "," | "and" | "the"));
        let name = page.name_at(end + skipped).or_else(|| page.name_at(end + skipped + 1));
        let Some(name) = name.filter(|name| name.tokens.start <= end + 2) else { break };
        let Some(mention) = work.mentions_in(&name.tokens).first() else { break };
        members.push(mention.actor);
        end = name.tokens.end;
    }
    if members.len() >= 2 { members } else { Vec::new() }
}

/// Returns the last states and bodies before token `at` that the text names in one breath, if they are so many: "Peru and
/// Ecuador met. |The two sides".
fn members_before(page: &Page<'_>, work: &Work, at: usize, count: usize) -> Vec<ActorId> {
    let is_side = |id: ActorId| matches!(work.findings.actors[id.index()].kind, ActorKind::State | ActorKind::Organization);
    let joined = |from: usize, to: usize| {
        from < to && to - from <= 3 && (from..to).all(|at| matches!(page.analysis.lower(at), "," | "and" | "the" | "with"))
    };
    let mut run: Vec<ActorId> = Vec::new();
    let mut next = None;
    for mention in work.mentions_before(at).filter(|mention| is_side(mention.actor)) {
        if !next.is_some_and(|next| joined(mention.tokens.end, next)) {
            if run.len() == count {
                break;
            }
            run.clear();
        }
        if !run.contains(&mention.actor) {
            run.push(mention.actor);
        }
        next = Some(mention.tokens.start);
    }
    run.reverse();
    if run.len() == count { run } else { Vec::new() }
}
