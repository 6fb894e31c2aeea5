//! The body as simple markup for the finder of the main text.
//!
//! The finder gets neither scripts nor styles nor anything hidden, only tags that match, and in each tag an attribute that names the
//! element. What it hands back then says which elements it kept, exactly, and never has to be matched by words.

use super::attributes::Attributes;
use super::page::ElementId;
use std::fmt::Write;

/// How the attribute that names an element begins. The number is part of the name and not a value: where the finder replaces an element
/// by the only one in it, it hands on its attributes, and of two values with one name only one would be left.
const MARK: &str = "data-rapporteur-";

/// Attributes that say what an element is for.
const TELLING: &[&str] = &["class", "id", "itemprop", "rel", "role"];

/// Returns the markup of a whole page around that of its body.
pub(super) fn page(title: &str, body: &str) -> String {
    let mut page = String::with_capacity(body.len() + title.len() + 100);
    page.push_str("<!DOCTYPE html><html><head><title>");
    text(&mut page, title);
    page.push_str("</title></head><body>");
    page.push_str(body);
    page.push_str("</body></html>");
    page
}

/// Writes a start tag.
pub(super) fn start(markup: &mut String, name: &str, id: ElementId, attributes: &Attributes) {
    markup.push('<');
    markup.push_str(name);
    // Writing to a string cannot fail.
    let _ = write!(markup, " {MARK}{}=\"\"", id.0);
    for name in TELLING {
        if let Some(value) = attributes.get(name).filter(|value| !value.is_empty()) {
            attribute(markup, name, value);
        }
    }
    if name == "a"
        && let Some(target) = attributes.get("href")
    {
        // Links within the page count less; where others lead does not matter.
        attribute(markup, "href", if target.starts_with('#') { "#x" } else { "/" });
    }
    markup.push('>');
}

/// Writes an element without content.
pub(super) fn void(markup: &mut String, name: &str, attributes: &Attributes) {
    let has_image = ["src", "srcset", "data-src"].iter().any(|name| attributes.get(name).is_some());
    match name {
        "img" if has_image => markup.push_str("<img src=\"/\">"),
        "br" | "hr" | "input" => {
            markup.push('<');
            markup.push_str(name);
            markup.push('>');
        }
        _ => {}
    }
}

/// Writes an end tag.
pub(super) fn end(markup: &mut String, name: &str) {
    markup.push_str("</");
    markup.push_str(name);
    markup.push('>');
}

/// Writes text with its white space folded. The finder only measures it, so that signs with a meaning in markup can be left out, which
/// saves it escaping them.
pub(super) fn text(markup: &mut String, words: &str) {
    for c in words.chars() {
        if !(c.is_whitespace() || matches!(c, '&' | '<' | '>')) {
            markup.push(c);
        } else if !markup.ends_with(' ') {
            markup.push(' ');
        }
    }
}

/// Returns the name under which an element is written: its own, unless the finder's parser would treat it in a way of its own.
pub(super) fn name(name: &str, is_in_table: bool, is_in_form: bool, is_in_link: bool) -> &str {
    match name {
        "a" if is_in_link => "span",
        "form" if is_in_form => "div",
        "xmp" | "listing" => "pre",
        "body" | "head" | "html" | "frameset" | "plaintext" | "image" | "option" | "optgroup" | "rb" | "rp" | "rt" | "rtc" => {
            "div"
        }
        _ if super::tags::is_table_part(name) && !is_in_table => "div",
        _ if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') => "div",
        _ => name,
    }
}

/// Returns which of `count` elements `markup` still holds.
pub(super) fn kept(markup: &str, count: usize) -> Vec<bool> {
    let mut kept = vec![false; count];
    for (at, mark) in markup.match_indices(MARK) {
        let digits = markup[at + mark.len()..].split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        if let Some(kept) = digits.parse().ok().and_then(|id: usize| kept.get_mut(id)) {
            *kept = true;
        }
    }
    kept
}

fn attribute(markup: &mut String, name: &str, value: &str) {
    markup.push(' ');
    markup.push_str(name);
    markup.push_str("=\"");
    markup.push_str(&value.replace('&', "&amp;").replace('"', "&quot;"));
    markup.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_span::Span;

    #[test]
    fn elements_that_are_left_can_be_told() {
        let mut attributes = Attributes::default();
        attributes.name(b"class");
        attributes.value(b"story \"main\"", Span::new(0, 0));
        let mut body = String::new();
        start(&mut body, "div", ElementId(3), &attributes);
        text(&mut body, "Q&A\n  <now>");
        end(&mut body, "div");
        assert_eq!(body, "<div data-rapporteur-3=\"\" class=\"story &quot;main&quot;\">Q A now </div>");
        assert_eq!(kept(&body, 5), [false, false, false, true, false]);
        assert_eq!(kept(&body, 2), [false, false]);
    }
}
