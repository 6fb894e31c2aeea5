//! Who may ask, and what browsers are told to keep out.
//!
//! The pages listen on this machine only, but every page in the browser of this machine can reach for them. Three things
//! keep the record, and the list of what was read, from them: the name the request was sent to must be a name of this
//! machine (else a hostile name that resolves to 127.0.0.1 could read along, DNS rebinding), forms must come from these
//! pages, and the answers may neither be framed nor load anything from elsewhere.

use crate::problem::Problem;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What a page may do: be styled by the sheet of this program, and send its forms back to it.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Lets a request through if it was sent to this machine by its own name, and puts the headers on every answer.
pub(crate) async fn guard(request: Request, next: Next) -> Response {
    let mut response = match foreign_host(&request) {
        Some(host) => Problem::OtherHost(host).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What was read is nobody else's business, not even that of a cache on the disk.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Returns the name a request was sent to, if it is not one of this machine.
fn foreign_host(request: &Request) -> Option<String> {
    let mut named: Vec<&str> = request.headers().get_all(header::HOST).iter().map(|host| host.to_str().unwrap_or("?")).collect();
    named.extend(request.uri().authority().map(axum::http::uri::Authority::as_str));
    match named.as_slice() {
        [] => Some(String::new()),
        hosts => hosts.iter().find(|host| !is_local(host)).map(|host| (*host).to_owned()),
    }
}

/// Tells whether `host`, with or without a port, is a name of this machine.
fn is_local(host: &str) -> bool {
    let without_port = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| without_port.eq_ignore_ascii_case(name))
}

/// Tells whether a form was sent by one of these pages.
///
/// Browsers say so themselves (Fetch Metadata). Under `no-referrer` the older `Origin` of a form is `null`, so it can only
/// let through those who send no Fetch Metadata and name us.
pub(crate) fn is_own_form(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let names_us = || text("host").is_some_and(|host| text("origin").is_some_and(|origin| origin == format!("http://{host}")));
    text("sec-fetch-site").map_or_else(names_us, |site| site == "same-origin")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        assert!(is_local("localhost:8031") && is_local("LOCALHOST") && is_local("127.0.0.1:1") && is_local("[::1]:8031"));
        assert!(is_local("[::1]"));
        for foreign in [
            "rapporteur.example:8031",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "",
            "127.0.0.2",
            "::1x",
            "localhost:80x",
        ] {
            assert!(!is_local(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_form_of_another_page_is_not_ours() {
        let headers = |given: &[(&'static str, &'static str)]| {
            given.iter().map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
        };
        assert!(is_own_form(&headers(&[("host", "localhost:1"), ("sec-fetch-site", "same-origin"), ("origin", "null")])));
        assert!(is_own_form(&headers(&[("host", "localhost:1"), ("origin", "http://localhost:1")])));
        assert!(!is_own_form(&headers(&[
            ("host", "localhost:1"),
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://localhost:1")
        ])));
        assert!(!is_own_form(&headers(&[("host", "localhost:1"), ("origin", "http://localhost:2")])));
        assert!(!is_own_form(&headers(&[("host", "localhost:1"), ("origin", "null")])));
        assert!(!is_own_form(&headers(&[("host", "localhost:1")])));
    }
}
