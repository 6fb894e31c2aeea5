use super::*;
use proptest::prelude::*;

fn points(text: &str, markup: Markup) -> Vec<(String, String)> {
    let draft = Draft::read(text, markup);
    (0..draft.points.len()).map(|at| (draft.points[at].label.clone(), draft.words(at).to_owned())).collect()
}

fn labels(text: &str) -> Vec<String> {
    points(text, Markup::Markdown).into_iter().map(|(label, _)| label).collect()
}

#[test]
fn a_title_and_a_note_are_no_points() {
    let text = "# Plan for the locks\n\n*Second draft*\n\n1. The locks open.\n2. The locks\nclose at night.\n";
    assert_eq!(
        points(text, Markup::Markdown),
        [("1".to_owned(), "The locks open.".to_owned()), ("2".to_owned(), "The locks\nclose at night.".to_owned())]
    );
}

#[test]
fn labels_carry_the_parents_where_numbers_start_again() {
    let text = "## Article 1 - Aim\n\nThis text holds.\n\n## Article 2 - Fund\n\n1. A fund is set up for:\n\n   (a) locks;\n\n   (b) gauges.\n\n2. It pays.\n\n## Annex\n\n1. Maps.\n";
    assert_eq!(labels(text), ["Article 1", "Article 2.1", "Article 2.1(a)", "Article 2.1(b)", "Article 2.2", "Annex.1"]);
}

#[test]
fn numbers_that_run_on_under_titles_stand_alone() {
    assert_eq!(labels("## Water\n\n1. One.\n2. Two.\n\n## Fish\n\n3. Three.\n"), ["1", "2", "3"]);
    assert_eq!(
        labels("I. WATER\n\n1. One.\n2. Two.\n\nII. FISH\n\n1. Three.\n(i) a;\n(ii) b.\n"),
        ["I.1", "I.2", "II.1", "II.1(i)", "II.1(ii)"]
    );
}

#[test]
fn the_ninth_letter_is_told_from_the_first_roman_number() {
    let text = "1. List:\n(a) a;\n(b) b;\n(c) c;\n(d) d;\n(e) e;\n(f) f;\n(g) g;\n(h) h;\n(i) i;\n(j) j.\n2. List:\n(i) one;\n(ii) two.\n";
    let labels = labels(text);
    assert_eq!(labels[9..], ["1(i)", "1(j)", "2", "2(i)", "2(ii)"]);
}

#[test]
fn all_options_of_a_point_are_one_point() {
    let text = "1. **Option 1:** Tolm pays.\n\n   **Option 2:** Verran pays.\n\n2. The gauges are read.\n";
    let found = points(text, Markup::Markdown);
    assert_eq!(found[0].1, "**Option 1:** Tolm pays.\n\n   **Option 2:** Verran pays.");
    assert_eq!(found.len(), 2);
}

#[test]
fn each_paragraph_of_a_preamble_is_a_point() {
    let text = "The Council,\n\n*Recalling* the talks,\n\n*Noting* the flood,\n\n1. *Decides* to meet;\n";
    assert_eq!(labels(text), ["¶1", "¶2", "¶3", "1"]);
}

#[test]
fn a_wrapped_line_that_begins_with_a_number_opens_no_point() {
    let text = "1. The locks open on\n30. June at the latest.\n2. They close.\n";
    assert_eq!(points(text, Markup::Plain).len(), 2);
}

#[test]
fn bullets_are_points() {
    let text = "What the deal says\n\n- Ships pass.\n- Mines are cleared.\n";
    assert_eq!(labels(text), ["•1", "•2"]);
}

proptest! {
    #[test]
    fn points_lie_apart_in_order_and_labels_are_used_once(text in "(1\\. |\\(a\\) |\\(i\\) |- |# |Article 2\n|Option 1: |\\[|\\]|\n|\n\n|   |\\PC|the seat is Tolm\\.){0,40}") {
        let draft = Draft::read(&text, Markup::Markdown);
        let mut labels = std::collections::HashSet::new();
        let mut last = 0;
        for point in &draft.points {
            prop_assert!(point.span.of(&text).is_some());
            prop_assert!(point.span.start() >= last);
            last = point.span.end();
            prop_assert!(labels.insert(point.label.clone()), "{} twice", point.label);
        }
        for bracket in &draft.brackets.brackets {
            prop_assert!(bracket.span.of(&text).is_some());
        }
    }
}

#[test]
fn an_article_may_begin_on_the_line_of_its_number() {
    let text = "Article 3. Seat\n\nThe seat is Tolm.\nArticle 4. The Parties meet each year.\n";
    assert_eq!(
        points(text, Markup::Plain),
        [
            ("Article 3".to_owned(), "The seat is Tolm.".to_owned()),
            ("Article 4".to_owned(), "The Parties meet each year.".to_owned())
        ]
    );
}

#[test]
fn sections_of_an_annex_carry_its_name() {
    assert_eq!(
        labels("Annex I\n\nA. Maps\n\n1. North.\n2. South.\n\nB. Lists\n\n1. Fish.\n"),
        ["Annex I.A.1", "Annex I.A.2", "Annex I.B.1"]
    );
}

#[test]
fn what_letters_follow_is_no_title() {
    assert_eq!(
        labels("1. *Welcomes* the report;\n2. *Requests* the Chair\n\n(a) to report;\n\n(b) to consult.\n"),
        ["1", "2", "2(a)", "2(b)"]
    );
}
