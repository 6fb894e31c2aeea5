//! Who is answered, and what a browser is told.

use crate::support::{ARTICLES, SERVED, Served, brief, write};
use rapporteur_desk::Case;
use rapporteur_web::{WebError, serve};
use std::sync::Arc;

#[test]
fn every_answer_forbids_what_the_pages_do_not_need() {
    for path in ["/", "/nothing", "/state.json"] {
        let reply = SERVED.get(path);
        let policy = &reply.headers["content-security-policy"];
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src") && !policy.contains("unsafe"));
        assert_eq!(reply.headers["x-content-type-options"], "nosniff");
        assert_eq!(reply.headers["referrer-policy"], "no-referrer");
        assert_eq!(reply.headers["cache-control"], "no-store");
    }
}

#[test]
fn the_style_sheet_is_kept_for_good_and_loads_nothing() {
    let home = SERVED.page("/");
    let path = home.split("stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let sheet = SERVED.get(path);
    assert_eq!((sheet.status, sheet.headers["content-type"].as_str()), (200, "text/css; charset=utf-8"));
    assert!(sheet.headers["cache-control"].contains("immutable"));
    assert!(!sheet.body.contains("url(") && !sheet.body.contains("@import"));
    assert!(!home.contains("<script") && !home.contains("style=\"") && !home.contains("http"));
}

#[test]
fn a_request_under_a_foreign_name_is_refused() {
    let ask = |host: &str| SERVED.send(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    for own in ["localhost", "LOCALHOST:80", "127.0.0.1:8031", "[::1]:8031"] {
        assert_eq!(ask(own).status, 200, "{own}");
    }
    for foreign in ["evil.example", "127.0.0.1.evil.example", "10.0.0.1"] {
        let reply = ask(foreign);
        assert_eq!(reply.status, 421, "{foreign}");
        assert!(!reply.body.contains("Kessar") && !reply.body.contains("Altara"));
    }
    let absolute = "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(SERVED.send(absolute).status, 421);
}

#[test]
fn a_mark_is_set_by_our_own_form_alone() {
    let served = Served::new();
    let post = |head: &str, body: &str| {
        let length = body.len();
        served.send(&format!(
            "POST /mark HTTP/1.1\r\nHost: localhost\r\n{head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \
             {length}\r\nConnection: close\r\n\r\n{body}"
        ))
    };
    let own = "Sec-Fetch-Site: same-origin\r\n";
    let good = "name=before+the+trip&at=2031-03-10T17%3A00%3A00Z";
    assert_eq!(post("Sec-Fetch-Site: cross-site\r\nOrigin: http://evil.example\r\n", good).status, 403);
    assert_eq!(post("", good).status, 403);
    assert!(served.case().marks().unwrap().is_empty());
    assert_eq!(post(own, "name=+&at=2031-03-10").status, 400);
    assert_eq!(post(own, "name=x&at=Monday").status, 400);
    assert_eq!(post(own, &format!("name={}&at=2031-03-10", "x".repeat(81))).status, 400);
    assert!(served.case().marks().unwrap().is_empty());

    let reply = post(own, good);
    assert_eq!((reply.status, reply.headers["location"].as_str()), (303, "/news?since=before%20the%20trip"));
    assert_eq!(served.case().marks().unwrap()[0].name, "before the trip");
    let news = served.page("/news?since=before%20the%20trip");
    assert!(news.contains("before the trip") && news.contains("Mark here"));
}

#[test]
fn pages_can_only_be_read() {
    let reply = SERVED.send("DELETE /sources HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert_eq!(reply.status, 405);
    assert!(reply.body.contains("can only be read"));
}

#[test]
fn an_address_that_others_can_reach_is_refused() {
    let world = Arc::new(rapporteur_desk::SystemWorld);
    let case = Case::memory(&brief(), world).unwrap();
    let error = serve(case, "0.0.0.0:0".parse().unwrap(), |_| panic!("it listens")).unwrap_err();
    assert!(matches!(error, WebError::NotLoopback(_)));
    assert_eq!(error.code(), "R0601");
}

#[test]
fn what_another_process_adds_is_on_the_next_page() {
    let served = Served::new();
    assert!(served.page("/sources").contains("4 documents"));
    let mut case = served.case();
    let late =
        [("05-late.txt", "Basin Radio", "2031-03-11", "2031-03-11T06:00:00Z", "A late word\n\nIt rained in Port Selle.\n")];
    case.add(&[write(&served.folder, &late).display().to_string()], &rapporteur_desk::Settings::default(), &mut |_| ()).unwrap();
    let sources = served.page("/sources");
    assert!(sources.contains("5 documents") && sources.contains("Basin Radio"));
    assert_eq!(ARTICLES.len(), 4);
}
