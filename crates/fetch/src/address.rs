//! Bytes from an address of the web.

use crate::{Fetched, Reason, Refused, Settings, file, media};
use rapporteur_model::{Capture, Sidecar};
use rapporteur_time::Instant;
use ureq::{Agent, Error, ResponseExt as _};

/// How often a server may send on to another address.
const MAX_REDIRECTS: u32 = 5;

/// Returns the page at `address`.
pub(crate) fn fetch(address: &str, settings: &Settings, now: Instant) -> Result<Fetched, Refused> {
    page(address, settings, now).map_err(|reason| Refused::new(address, reason))
}

fn page(address: &str, settings: &Settings, now: Instant) -> Result<Fetched, Reason> {
    let lower = address.to_ascii_lowercase();
    if !lower.starts_with("http://") && !lower.starts_with("https://") {
        return Err(Reason::BadAddress);
    }
    let mut response = agent(settings).get(address).call().map_err(|error| reason_of(&error))?;
    let uri = response.get_uri().to_string();
    let body = response.body();
    let said = media::by_content_type(body.mime_type().unwrap_or_default())?;
    let charset = body.charset().map(str::to_owned);
    if body.content_length().is_some_and(|length| length > settings.max_bytes as u64) {
        return Err(Reason::TooLarge(settings.max_bytes));
    }
    // The limit of `limited` counts after decompression, so that a small answer cannot swell without end.
    let bytes = file::limited(response.body_mut().as_reader(), settings.max_bytes, |error| reason_of(&error.into()))?;
    let media = settings.media.or(said).unwrap_or_else(|| media::by_content(&bytes));
    let sidecar = Sidecar { uri: Some(uri), ..Sidecar::default() };
    let capture = Capture { bytes, media, charset, fetched: now, sidecar };
    Ok(Fetched { name: address.to_owned(), capture, notes: Vec::new() })
}

fn agent(settings: &Settings) -> Agent {
    Agent::config_builder()
        .user_agent(concat!("rapporteur/", env!("CARGO_PKG_VERSION")))
        .max_redirects(MAX_REDIRECTS)
        .timeout_connect(Some(settings.connect))
        .timeout_global(Some(settings.total))
        .build()
        .new_agent()
}

fn reason_of(error: &Error) -> Reason {
    match error {
        Error::StatusCode(status) => Reason::Status(*status),
        Error::BadUri(_) | Error::Http(_) => Reason::BadAddress,
        Error::Timeout(_) => Reason::TimedOut,
        Error::TooManyRedirects | Error::RedirectFailed => Reason::Redirects,
        other => Reason::Unreachable(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::Media;
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::thread;
    use std::time::Duration;

    /// Serves `answers`, one a connection, on a port of its own and returns the address. Connections stay open: after
    /// what it has to say the server says nothing.
    fn serve(answers: Vec<String>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || {
            let mut kept = Vec::new();
            let mut answers = answers.into_iter();
            for mut stream in listener.incoming().flatten() {
                let _ = stream.read(&mut [0; 2048]);
                if let Some(answer) = answers.next() {
                    stream.write_all(answer.replace("PORT", &port.to_string()).as_bytes()).unwrap();
                }
                kept.push(stream);
            }
        });
        format!("http://127.0.0.1:{port}/page")
    }

    fn answer(head: &str, body: &str) -> String {
        format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
    }

    fn page_of(answers: Vec<String>) -> Result<Fetched, Reason> {
        let settings = Settings { total: Duration::from_millis(400), max_bytes: 100, ..Settings::default() };
        fetch(&serve(answers), &settings, Instant::from_unix(0)).map_err(|refused| refused.reason)
    }

    #[test]
    fn the_server_says_what_it_sends_and_where_it_came_from() {
        let moved = answer("302 Found\r\nLocation: http://127.0.0.1:PORT/new", "");
        let page = answer("200 OK\r\nContent-Type: text/html; charset=windows-1252", "<p>Words");
        let capture = page_of(vec![moved, page]).unwrap().capture;
        assert_eq!((capture.media, capture.charset.as_deref()), (Media::Html, Some("windows-1252")));
        assert!(capture.sidecar.uri.unwrap().ends_with("/new"));
    }

    #[test]
    fn a_server_that_never_answers_is_given_up() {
        assert_eq!(page_of(vec![]), Err(Reason::TimedOut));
        let begun = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nwords".to_owned();
        assert_eq!(page_of(vec![begun]), Err(Reason::TimedOut));
    }

    #[test]
    fn what_gives_no_page_is_refused_with_its_reason() {
        assert_eq!(page_of(vec![answer("404 Not Found", "gone")]), Err(Reason::Status(404)));
        assert_eq!(page_of(vec![answer("200 OK\r\nContent-Type: image/png", "x")]), Err(Reason::UnknownType("image/png".into())));
        assert_eq!(page_of(vec![answer("200 OK", &"a".repeat(101))]), Err(Reason::TooLarge(100)));
        let endless = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_owned() + &"a".repeat(5000);
        assert_eq!(page_of(vec![endless]), Err(Reason::TooLarge(100)));
        let circle = answer("302 Found\r\nLocation: http://127.0.0.1:PORT/page", "");
        assert_eq!(page_of(vec![circle; 7]), Err(Reason::Redirects));
    }

    #[test]
    fn only_the_web_is_asked() {
        let settings = Settings::default();
        let reason = |address| fetch(address, &settings, Instant::from_unix(0)).unwrap_err().reason;
        assert_eq!(reason("ftp://outlet.example/a"), Reason::BadAddress);
        assert_eq!(reason("http://"), Reason::BadAddress);
        assert!(matches!(reason("http://127.0.0.1:1/"), Reason::Unreachable(_)));
    }
}
