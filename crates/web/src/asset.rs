//! The style sheet and the icon: part of the program, named by their digest, so that a browser may keep them for good.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use rapporteur_model::Digest;
use std::sync::LazyLock;

const STYLE: &str = include_str!("../assets/rapporteur.css");
const ICON: &str = include_str!("../assets/icon.svg");

static STYLE_PATH: LazyLock<String> = LazyLock::new(|| format!("/assets/{}.css", Digest::of(STYLE.as_bytes()).short()));
static ICON_PATH: LazyLock<String> = LazyLock::new(|| format!("/assets/{}.svg", Digest::of(ICON.as_bytes()).short()));

/// Returns the address of the style sheet.
pub(crate) fn style_path() -> &'static str {
    &STYLE_PATH
}

/// Returns the address of the icon.
pub(crate) fn icon_path() -> &'static str {
    &ICON_PATH
}

/// Serves the style sheet.
pub(crate) async fn style() -> Response {
    kept_for_good("text/css; charset=utf-8", STYLE)
}

/// Serves the icon.
pub(crate) async fn icon() -> Response {
    kept_for_good("image/svg+xml", ICON)
}

fn kept_for_good(media: &'static str, body: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, "max-age=31536000, immutable")];
    (headers, body).into_response()
}
