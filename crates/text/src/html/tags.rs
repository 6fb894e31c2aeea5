//! What the names of HTML elements mean for their text.

/// How an element bears on the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Begins and ends a paragraph.
    Block,
    /// Part of a line. Unknown elements are this.
    Inline,
    /// Part of a line and without any meaning for the choice of the main text: bold, italic and the like.
    Formatting,
    /// Has no end tag and no content.
    Void,
    /// What is in it is no text of the page: code, drawings, controls.
    Skipped,
}

const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "legend", "li",
    "listing", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "title", "tr", "ul", "xmp",
];
const FORMATTING: &[&str] = &["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
const VOIDS: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta",
    "param", "source", "track", "wbr",
];
const SKIPPED: &[&str] = &[
    "applet", "audio", "button", "canvas", "colgroup", "datalist", "dialog", "iframe", "math", "noembed", "noframes", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Returns the role of the element `name`, in lower case.
pub(super) fn role(name: &str) -> Role {
    let lists = [(BLOCKS, Role::Block), (FORMATTING, Role::Formatting), (VOIDS, Role::Void), (SKIPPED, Role::Skipped)];
    lists.iter().find(|(names, _)| names.binary_search(&name).is_ok()).map_or(Role::Inline, |(_, role)| *role)
}

/// Tells whether an end tag outside of the element cannot end what is inside (WHATWG HTML §13.2.4.2, "element in scope").
pub(super) fn is_scope(name: &str) -> bool {
    matches!(name, "applet" | "caption" | "html" | "marquee" | "object" | "table" | "td" | "template" | "th")
}

/// Tells whether the element is a part of a table and means nothing outside of one.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(name, "caption" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr")
}

/// Returns the level of a heading, 1 to 6.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Tells whether the element says of itself that it stands beside the main text.
pub(super) fn is_aside(name: &str, aria_role: Option<&str>) -> bool {
    matches!(name, "aside" | "footer" | "form" | "header" | "nav" | "menu")
        || matches!(aria_role, Some("banner" | "complementary" | "contentinfo" | "menu" | "navigation" | "search"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_can_be_searched() {
        for names in [BLOCKS, FORMATTING, VOIDS, SKIPPED] {
            assert!(names.is_sorted());
        }
        assert_eq!(role("section"), Role::Block);
        assert_eq!(role("x-note"), Role::Inline);
        assert_eq!(role("strong"), Role::Formatting);
        assert_eq!(heading_level("h3"), Some(3));
        assert_eq!(heading_level("hr"), None);
    }
}
