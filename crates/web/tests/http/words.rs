//! From a cell to the exact words: what is marked in the stored text is what the record cites.

use crate::support::{SERVED, Token, attribute, links, tokens};
use rapporteur_model::Citation;

/// Returns the words of a page inside elements of one name that have the class, without what is hidden for the ear.
fn words_inside(html: &str, element: &str, class: &str) -> String {
    let (mut inside, mut hidden, mut words) = (0, 0, String::new());
    for token in tokens(html) {
        match token {
            Token::Open(name, attributes) => {
                let has = |wanted: &str| attribute(&attributes, "class").is_some_and(|all| all.split(' ').any(|c| c == wanted));
                if name == element && (class.is_empty() || has(class)) {
                    inside += 1;
                } else if name == "span" && (hidden > 0 || has("vh")) {
                    hidden += 1;
                }
            }
            Token::Close(name) if name == element && inside > 0 => inside -= 1,
            Token::Close(name) if name == "span" && hidden > 0 => hidden -= 1,
            Token::Words(text) if inside > 0 && hidden == 0 => words.push_str(&text),
            _ => {}
        }
    }
    words
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_cell_leads_to_the_words_it_rests_on() {
    let state = SERVED.case().state(None).unwrap();
    assert!(!state.record.positions.is_empty());
    for position in &state.record.positions {
        let cell = SERVED.page(&format!("/cell/{}/{}", position.target, position.holder));
        let marked: Vec<String> = links(&cell)
            .iter()
            .filter(|href| href.contains("mark="))
            .map(|href| without_space(&words_inside(&SERVED.page(href), "mark", "content")))
            .collect();
        let cited: Vec<&Citation> =
            position.evidence.all().iter().chain(position.earlier.iter().map(|(.., words)| words)).collect();
        for words in cited {
            let wanted = without_space(&words.words);
            assert!(marked.iter().any(|marked| marked.contains(&wanted)), "{}: {}\n{marked:#?}", position.id, words.words);
        }
    }
}

#[test]
fn a_citation_marks_its_words_and_nothing_else() {
    let state = SERVED.case().state(None).unwrap();
    for statement in &state.record.statements {
        let report = &statement.reports[0];
        let place = SERVED.get(&format!("/source/{}", statement.id)).headers["location"].clone();
        let page = SERVED.page(place.split('#').next().unwrap());
        assert_eq!(without_space(&words_inside(&page, "mark", "content")), without_space(&report.words.first().words));
        assert!(page.contains("[start of quoted words]") && page.contains("[end of quoted words]") && page.contains("id=\"m1\""));
    }
}

#[test]
fn the_text_of_a_source_is_the_stored_text() {
    let state = SERVED.case().state(None).unwrap();
    for known in &state.versions {
        let page = SERVED.page(&format!("/source/{}", known.version.rendition));
        let article = page.split("<article class=\"text\"").nth(1).and_then(|rest| rest.split("</article>").next()).unwrap();
        let shown = words_inside(&format!("<article class=\"text\"{article}</article>"), "article", "text");
        assert_eq!(shown, known.rendition.text);
    }
}

#[test]
fn text_from_outside_is_never_markup() {
    let state = SERVED.case().state(None).unwrap();
    let hostile = state.versions.iter().find(|known| known.rendition.text.contains("<script>")).unwrap();
    let digest = hostile.version.rendition;
    for path in
        ["/", "/sources", "/statements", "/news", &format!("/source/{digest}"), "/statements?by=%3Cscript%3E", "/%3Cscript%3E"]
    {
        let reply = SERVED.get(path);
        assert!(!reply.body.contains("<script") && !reply.body.contains("<img") && !reply.body.contains("<b>"), "{path}");
    }
    let page = SERVED.page(&format!("/source/{digest}"));
    assert!(page.contains("&#60;script&#62;alert(&#34;title&#34;)&#60;/script&#62; &#38; the line"));
    assert!(page.contains("<p dir=\"auto\">\u{642}\u{627}\u{644}\u{62a}"), "right-to-left text takes its own direction");
}

#[test]
fn marks_that_are_not_in_the_text_are_said_to_be_missing() {
    let state = SERVED.case().state(None).unwrap();
    let digest = state.versions[0].version.rendition;
    let page = SERVED.page(&format!("/source/{digest}?mark=0-6,90000-90001,x"));
    assert_eq!(words_inside(&page, "mark", "content"), "Verran");
    assert!(page.contains("2 of the passages asked for are not in this text"));
}

#[test]
fn copies_of_one_text_are_shown_as_such() {
    let state = SERVED.case().state(None).unwrap();
    let wire = state.versions.iter().find(|known| known.version.outlet.as_deref() == Some("Northwire")).unwrap();
    let page = SERVED.page(&format!("/source/{}", wire.version.rendition));
    assert!(page.contains("Copies, counted once") && page.contains("Harbour Mail"));
}
