//! Relations that the shape of a paragraph tells, whatever its words: a transcript's label, a signature under a quotation.

use super::Relation;
use super::line::{Line, NONE, Quote, Sort};
use crate::Syntax;

/// How likely such a relation is right: a careful guess, since few articles have one.
const SCORE: f32 = 0.9;

/// Returns the relation of a paragraph of a transcript ("PENCE: Well, look"), or of a quotation signed below ("“…” ― Ada Marsh").
pub(super) fn relation(line: &Line, syntax: &Syntax<'_, '_>) -> Option<Relation> {
    labelled(line, syntax).or_else(|| signed(line, syntax))
}

/// A label is all in capitals: "Background: the talks" opens a note. Papers put a mark before it, as before every paragraph that they quote.
fn labelled(line: &Line, syntax: &Syntax<'_, '_>) -> Option<Relation> {
    let colon = (line.label != NONE).then_some(line.label as usize)?;
    let marked = usize::from(line.sort[0] == Sort::Quote);
    let label = line.first + marked..line.first + colon;
    let word = |at: usize| syntax.word(at);
    let capitals = |at: usize| word(at).chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\'' | '’'));
    let letters: usize = label.clone().map(|at| word(at).chars().filter(|c| c.is_alphabetic()).count()).sum();
    (label.clone().all(capitals) && letters > 3 && colon + 3 < line.len()).then(|| Relation {
        source: Some(label),
        cue: line.first + colon..line.first + colon + 1,
        contents: std::iter::once(line.first + colon + 1..line.first + line.len()).collect(),
        score: SCORE,
    })
}

fn signed(line: &Line, syntax: &Syntax<'_, '_>) -> Option<Relation> {
    let dash = (line.signature != NONE).then_some(line.signature as usize)?;
    let quoted = (0..dash).all(|at| line.quote[at] != Quote::Outside) || nested(line, syntax, dash);
    let named = line.name.get(dash + 1).is_some_and(|&name| name > 0);
    // A comma or a bracket ends the name: "Ada Marsh, 34, of Tolm".
    let end = (dash + 1..line.len()).find(|&at| line.name[at] == 0).unwrap_or(line.len());
    (quoted && named && dash > 3).then(|| Relation {
        source: Some(line.first + dash + 1..line.first + end),
        cue: line.first + dash..line.first + dash + 1,
        contents: std::iter::once(line.first..line.first + dash).collect(),
        score: SCORE,
    })
}

/// Tells whether the words before `end` are one quotation with others in it: "“We asked for “a corridor” and got a ditch.” — Ada Marsh".
fn nested(line: &Line, syntax: &Syntax<'_, '_>, end: usize) -> bool {
    let mut depth = 0_i32;
    let mut deep = |at: usize| {
        depth += match syntax.word(line.first + at) {
            "“" => 1,
            "”" => -1,
            _ => 0,
        };
        depth > 0
    };
    (0..end - 1).all(&mut deep) && !deep(end - 1)
}

#[cfg(test)]
mod tests {
    use crate::{Analysis, Engine, Reader};

    fn relations(text: &str) -> Vec<[String; 3]> {
        let analysis = Analysis::new(text, &[]);
        let mut reader = Reader::new(Engine::english());
        let syntax = reader.parse(&analysis);
        let words = |range: &std::ops::Range<usize>| syntax.text_of(range).to_owned();
        let relations = reader.relations(&analysis, &syntax);
        let told = relations.iter().map(|relation| {
            let contents: Vec<String> = relation.contents.iter().map(words).collect();
            [relation.source.as_ref().map_or(String::new(), words), words(&relation.cue), contents.join(" … ")]
        });
        told.collect()
    }

    #[test]
    fn a_label_of_a_transcript_is_the_source_of_its_paragraph() {
        let text = "ALDAL: We shall see where the ferries go.";
        assert_eq!(relations(text), [["ALDAL", ":", "We shall see where the ferries go."]]);
        let text = "“ALDAL: We shall see where the ferries go.\n\n“ORDE: I have seen it.”";
        assert_eq!(relations(text).iter().map(|[source, ..]| source.as_str()).collect::<Vec<_>>(), ["ALDAL", "ORDE"]);
    }

    #[test]
    fn a_label_stands_behind_a_mark_that_nothing_closes() {
        let text = "\"ALDAL: We shall see where the ferries of “Tolm Lines” go, and —.\n\n\"(CROSSTALK.)";
        assert_eq!(relations(text)[0][..2], ["ALDAL", ":"]);
    }

    #[test]
    fn a_quotation_with_another_in_it_may_be_signed() {
        let text = "“We asked for what the ministry calls “a corridor” and were given a ditch.” ― Ada Marsh";
        let content = "“We asked for what the ministry calls “a corridor” and were given a ditch.”";
        assert_eq!(relations(text), [["Ada Marsh", "―", content]]);
        let text = "“We go,” Ms. Orde told “The Tolm Herald,” and later: “We stay.” — Ada Marsh was late.";
        assert!(relations(text).iter().all(|[source, ..]| source != "Ada Marsh"));
    }

    #[test]
    fn a_paragraph_in_marks_is_what_the_one_above_announces() {
        let text = "The mediator said:\n\n“We have looked at the map for two days. Nobody has left the room.”\n\nTalks go on.";
        let content = "“We have looked at the map for two days. Nobody has left the room.”";
        assert_eq!(relations(text), [["The mediator", "said:", content]]);
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let text = "“We have looked at the map,” the mediator said. “Nobody has left the room.\n\n“We shall go on tomorrow.”";
        let [relation] = &relations(text)[..] else { panic!("{:?}", relations(text)) };
        assert!(relation[2].ends_with("“Nobody has left the room. … “We shall go on tomorrow.”"), "{relation:?}");
    }
}
