//! Every screen over HTTP: it is there, it is well-formed, and no link of it leads nowhere.

use crate::support::{SERVED, Token, attribute, links, tokens};
use rapporteur_desk::{Cell, Matrix, Row};
use rapporteur_model::Stance;
use std::collections::HashSet;

/// Elements that have no end tag.
const VOID: &[&str] = &["meta", "link", "input", "br", "hr", "img"];

fn assert_balanced(path: &str, html: &str) {
    let mut open = Vec::new();
    let mut ids = HashSet::new();
    for token in tokens(html) {
        match token {
            Token::Open(name, attributes) => {
                if let Some(id) = attribute(&attributes, "id") {
                    assert!(ids.insert(id.clone()), "{path}: two elements are called {id}");
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::Close(name) => assert_eq!(open.pop().as_deref(), Some(name.as_str()), "{path}: </{name}>"),
            Token::Words(_) => {}
        }
    }
    assert_eq!(open, Vec::<String>::new(), "{path}");
}

#[test]
fn every_link_that_the_home_page_leads_to_opens_a_well_formed_page() {
    let mut seen: HashSet<String> = HashSet::new();
    let mut waiting = vec!["/".to_owned()];
    while let Some(path) = waiting.pop() {
        if !path.starts_with('/') || !seen.insert(path.clone()) {
            continue;
        }
        let reply = SERVED.get(&path);
        assert_eq!(reply.status, 200, "{path}\n{}", reply.body);
        if reply.headers["content-type"].starts_with("text/html") {
            assert_balanced(&path, &reply.body);
            assert!(reply.body.contains("<main id=\"main\"") && reply.body.contains("<html lang=\"en\">"), "{path}");
            waiting.extend(links(&reply.body));
        }
    }
    for screen in
        ["/cell/", "/source/", "/statement/", "/event/", "/draft/", "/issue/", "/actor/", "/news", "/calendar", "/sources"]
    {
        assert!(seen.iter().any(|path| path.starts_with(screen)), "nothing led to {screen}: {seen:?}");
    }
}

#[test]
fn a_statement_tells_to_whom_with_the_words() {
    let state = SERVED.case().state(None).unwrap();
    let told = state.record.statements.iter().find(|statement| statement.addressee.is_some()).unwrap();
    let page = SERVED.page(&format!("/statement/{}", told.id));
    assert!(page.contains("<dt>To</dt><dd><span dir=\"auto\">reporters</span>"), "{page}");
}

#[test]
fn the_home_page_is_a_table_with_headers_and_a_link_in_every_cell() {
    let home = SERVED.page("/");
    let state = SERVED.case().state(None).unwrap();
    let matrix = Matrix::of(&state, None);
    assert!(home.contains("<caption>") && home.contains("scope=\"col\"") && home.contains("scope=\"row\""));
    let order: Vec<Option<usize>> = ["Altara</a>", "Verran</a>", "Norlund</a>"].iter().map(|name| home.find(name)).collect();
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "sides of the brief come first: {order:?}");
    let has_stance = |row: &&Row| row.cells.iter().any(|cell| matches!(cell, Cell::Stance(_)));
    assert!(matrix.rows().any(|row| has_stance(&row)));
    // Points without a stance of anyone may be folded away below the table.
    for row in matrix.rows().filter(has_stance) {
        for column in &matrix.columns {
            assert!(home.contains(&format!("href=\"/cell/{}/{}\"", row.id, column.id)), "{} / {}", row.name, column.name);
        }
    }
    assert!(home.contains("silent") && home.contains("4 read"), "an empty cell says how much was read");
}

#[test]
fn silence_is_told_from_what_was_not_read_and_from_consent() {
    let state = SERVED.case().state(None).unwrap();
    let matrix = Matrix::of(&state, None);
    let norlund = matrix.columns.iter().position(|column| column.name == "Norlund").unwrap();
    let row = matrix.issues.iter().find(|row| row.cells[norlund] == Cell::Silent).unwrap();
    let page = SERVED.page(&format!("/cell/{}/{}", row.id, matrix.columns[norlund].id));
    assert!(page.contains("4 documents read, of which 2 speak of it. Silence is not consent."), "{page}");
}

#[test]
fn a_cell_that_moved_since_shows_from_where() {
    let state = SERVED.case().state(None).unwrap();
    let verran = state.record.actors.iter().find(|actor| actor.name == "Verran").unwrap();
    let line = state.record.issues.iter().find(|issue| issue.name == "withdrawal line").unwrap();
    let position = state.record.position(&verran.id, &line.id).unwrap();
    assert_eq!((position.stance, position.earlier[0].0), (Stance::Oppose, Stance::Conditional));
    let home = SERVED.page("/?since=2031-03-07");
    let cell = home.split(&format!("/cell/{}/{}\"", line.id, verran.id)).nth(2).unwrap();
    assert!(cell.split("</td>").next().unwrap().contains("↓</span> was: on condition"), "{cell}");
    assert!(SERVED.page("/news?since=2031-03-07").contains("Positions moved"));
}

#[test]
fn as_of_an_earlier_moment_later_words_are_not_known() {
    let early = SERVED.page("/?as_of=2031-03-06T12:00:00Z");
    assert!(early.contains("as it was known at") && early.contains("one document read"), "{early}");
    assert!(!SERVED.page("/sources?as_of=2031-03-06T12:00").contains("Northwire"));
    let onward: Vec<String> = links(&early).into_iter().filter(|href| href.starts_with("/cell/")).collect();
    assert!(!onward.is_empty() && onward.iter().all(|href| href.ends_with("as_of=2031-03-06T12:00:00Z")));
    let before_all = SERVED.page("/?as_of=2030-01-01");
    assert!(before_all.contains("No document has been read"));
}

#[test]
fn what_is_not_there_says_so_and_what_to_do() {
    let long_ago = "?as_of=2030-01-01";
    let known = SERVED.case().state(None).unwrap().record.statements[0].id.clone();
    for path in [
        "/nothing".to_owned(),
        "/statement/S-00000".to_owned(),
        "/cell/I-00000/A-00000".to_owned(),
        "/source/beef".to_owned(),
        format!("/source/{}", "0".repeat(64)),
        "/entry/X".to_owned(),
        "/news?since=never".to_owned(),
        "/statements?by=A-00000".to_owned(),
        format!("/statement/{known}{long_ago}"),
    ] {
        let reply = SERVED.get(&path);
        assert_eq!(reply.status, 404, "{path}");
        assert_balanced(&path, &reply.body);
        assert!(reply.body.contains("href=\"/\""), "{path} leads home");
    }
    for path in ["/?as_of=Monday", "/statements?since=Monday"] {
        assert_eq!(SERVED.get(path).status, 400, "{path}");
    }
}

#[test]
fn a_short_address_leads_to_any_entry_and_to_its_words() {
    let record = SERVED.case().state(None).unwrap().record;
    let statement = &record.statements[0].id;
    assert_eq!(SERVED.get(&format!("/entry/{statement}")).headers["location"], format!("/statement/{statement}"));
    let position = &record.positions[0];
    let cell = format!("/cell/{}/{}", position.target, position.holder);
    assert_eq!(SERVED.get(&format!("/entry/{}", position.id)).headers["location"], cell);
    let words = SERVED.get(&format!("/source/{statement}")).headers["location"].clone();
    assert!(words.starts_with("/source/") && words.ends_with("#m1"), "{words}");
}

#[test]
fn statements_are_narrowed_by_links() {
    let all = SERVED.page("/statements");
    let state = SERVED.case().state(None).unwrap();
    let marsh = state.record.actors.iter().find(|actor| actor.name == "Teo Marsh").unwrap();
    let narrowed = format!("/statements?by={}", marsh.id);
    assert!(links(&all).contains(&narrowed), "{:?}", links(&all));
    let by_marsh = SERVED.page(&narrowed);
    assert!(by_marsh.contains("No map, no deal") && !by_marsh.contains("Ilse Doren</a></strong>"));
    assert!(SERVED.page("/statements?since=2040-01-01").contains("No statement fits"));
}

#[test]
fn the_state_is_there_as_json_too() {
    let reply = SERVED.get("/state.json");
    assert_eq!(reply.headers["content-type"], "application/json");
    let json: serde_json::Value = serde_json::from_str(&reply.body).unwrap();
    assert_eq!(json["contract"], "rapporteur-state/1");
}
