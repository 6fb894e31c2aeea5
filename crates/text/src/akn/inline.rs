//! Words within a paragraph.

use crate::word::Side;
use roxmltree::Node;

/// Elements whose words are no words of the text.
const APART: [&str; 4] = ["authorialNote", "noteRef", "num", "meta"];

/// Returns the words of an element on one side, with one blank between them; where it marks the end of a line, the line ends.
pub(super) fn words(node: Node, side: Side) -> String {
    let mut words = String::new();
    for own in node.descendants() {
        if is_off(own, node, side) {
            continue;
        }
        match own.tag_name().name() {
            "eol" | "br" => words.push('\n'),
            // Cells and paragraphs in a table follow one another.
            "td" | "th" | "p" | "tr" if own != node => words.push(' '),
            _ => {
                if let Some(run) = own.text().filter(|_| own.is_text()) {
                    let mark = mark(own, node);
                    put(&mut words, run, mark);
                }
            }
        }
    }
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Tells whether a node within `node` is not there on `side`.
pub(super) fn is_off(own: Node, node: Node, side: Side) -> bool {
    let gone = if side == Side::Later { "del" } else { "ins" };
    own.ancestors().take_while(|above| *above != node).any(|above| {
        let name = above.tag_name().name();
        name == gone || APART.contains(&name)
    })
}

/// Returns the sign of Markdown that words in slanted or bold letters stand in.
fn mark(own: Node, node: Node) -> &'static str {
    let name = own.ancestors().take_while(|above| *above != node).map(|above| above.tag_name().name());
    name.fold("", |mark, name| match name {
        "b" => "**",
        "i" if mark.is_empty() => "*",
        _ => mark,
    })
}

/// Adds a run, with one blank for any white space.
fn put(words: &mut String, run: &str, mark: &str) {
    let bare = run.trim();
    if run.starts_with(char::is_whitespace) && !words.is_empty() && !words.ends_with([' ', '\n']) {
        words.push(' ');
    }
    if bare.is_empty() {
        return;
    }
    words.push_str(mark);
    for (at, word) in bare.split_whitespace().enumerate() {
        if at > 0 {
            words.push(' ');
        }
        words.push_str(word);
    }
    words.push_str(mark);
    if run.ends_with(char::is_whitespace) {
        words.push(' ');
    }
}
