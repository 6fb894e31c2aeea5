//! Text laid out for a terminal: wrapped at its width, indented, with colours that vanish where there is no terminal.

use crate::args::DEFAULT_CASE;
use anstyle::Style;
use std::io::{self, Write};
use std::path::Path;

/// Words in one style.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    text: String,
    style: Style,
}

/// Returns words as they are.
pub(crate) fn plain(text: impl Into<String>) -> Run {
    Run { text: text.into(), style: Style::new() }
}

/// Returns words that stand out: names, titles.
pub(crate) fn bold(text: impl Into<String>) -> Run {
    Run { text: text.into(), style: Style::new().bold() }
}

/// Returns words that stand back: ids, line numbers, addresses.
pub(crate) fn faint(text: impl Into<String>) -> Run {
    Run { text: text.into(), style: Style::new().dimmed() }
}

/// Returns words in a style of their own.
pub(crate) fn styled(text: impl Into<String>, style: Style) -> Run {
    Run { text: text.into(), style }
}

/// Something to write on.
pub(crate) struct Paper<'o> {
    out: Box<dyn Write + 'o>,
    width: usize,
    program: String,
}

impl<'o> Paper<'o> {
    /// Returns paper that is `width` columns wide.
    pub(crate) fn new(out: impl Write + 'o, width: usize) -> Self {
        Self { out: Box::new(out), width, program: "rapporteur".to_owned() }
    }

    /// Names the case file in every command that is recommended, where a command without it would open another.
    pub(crate) fn for_case(mut self, case: &Path) -> Self {
        if case != Path::new(DEFAULT_CASE) {
            let name = case.display().to_string();
            let needs_quotes = name.contains(|c: char| !c.is_alphanumeric() && !"/._-:\\".contains(c));
            let quotes = if needs_quotes { "'" } else { "" };
            self.program = format!("rapporteur --case {quotes}{name}{quotes}");
        }
        self
    }

    /// Writes the commands that lead on from here, each without the name of the program.
    pub(crate) fn next(&mut self, commands: &[impl AsRef<str>]) -> io::Result<()> {
        let commands: Vec<String> = commands.iter().map(|command| self.command(command.as_ref())).collect();
        let line = format!("Next: {}", commands.join(" · "));
        if columns(&line) <= self.width {
            return self.flow(0, &[faint(line)]);
        }
        // A command broken over two lines cannot be copied.
        for (at, command) in commands.iter().enumerate() {
            self.line(&[faint(format!("{}{command}", if at == 0 { "Next: " } else { "      " }))])?;
        }
        Ok(())
    }

    /// Returns a command as it can be typed.
    pub(crate) fn command(&self, command: &str) -> String {
        format!("{} {command}", self.program)
    }

    /// Returns how many columns there are.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Writes an empty line.
    pub(crate) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Writes a heading with how many entries follow.
    pub(crate) fn heading(&mut self, name: &str, count: usize) -> io::Result<()> {
        self.gap()?;
        self.flow(0, &[bold(name), faint(format!("  {count}"))])
    }

    /// Writes runs of words on one line, as they are: for tables.
    pub(crate) fn line(&mut self, runs: &[Run]) -> io::Result<()> {
        let Some((last, runs)) = runs.split_last() else { return self.gap() };
        for run in runs {
            write!(self.out, "{}", shown(&run.text, run.style))?;
        }
        writeln!(self.out, "{}", shown(last.text.trim_end(), last.style))
    }

    /// Writes a line between two documents.
    pub(crate) fn rule(&mut self) -> io::Result<()> {
        let faint = Style::new().dimmed();
        writeln!(self.out, "\n{faint}{}{faint:#}\n", "─".repeat(self.width))
    }

    /// Writes runs of words, wrapped, every line `indent` columns in.
    pub(crate) fn flow(&mut self, indent: usize, runs: &[Run]) -> io::Result<()> {
        self.hang("", indent, runs)
    }

    /// Writes runs of words, wrapped, every line `indent` columns in; the first line has `lead` at its left instead.
    pub(crate) fn hang(&mut self, lead: &str, indent: usize, runs: &[Run]) -> io::Result<()> {
        let faint = Style::new().dimmed();
        let mut line = format!("{faint}{lead}{faint:#}{}", " ".repeat(indent.saturating_sub(columns(lead))));
        let mut at = indent.max(columns(lead));
        for (number, word) in words(runs).iter().enumerate() {
            let width: usize = word.iter().map(|piece| columns(piece.text)).sum();
            if number > 0 && at + 1 + width > self.width {
                writeln!(self.out, "{}", line.trim_end())?;
                line = " ".repeat(indent);
                at = indent;
            } else if number > 0 {
                line.push(' ');
                at += 1;
            }
            line.extend(word.iter().map(|piece| shown(piece.text, piece.style)));
            at += width;
        }
        writeln!(self.out, "{}", line.trim_end())
    }

    /// Hands on what is written so far.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Ends the writing.
    pub(crate) fn end(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Returns text in its style. Control characters of a document could steer the terminal: they are shown as U+FFFD.
fn shown(text: &str, style: Style) -> String {
    format!("{style}{}{style:#}", text.replace(char::is_control, "\u{fffd}"))
}

/// A piece of a word, in one style.
struct Piece<'r> {
    text: &'r str,
    style: Style,
}

/// Cuts runs into words, each of as many pieces as runs share in it. White space of any kind and length is one place to
/// break a line; where two runs touch there is none.
fn words(runs: &[Run]) -> Vec<Vec<Piece<'_>>> {
    let mut words: Vec<Vec<Piece<'_>>> = Vec::new();
    let mut is_open = false;
    for run in runs {
        for text in run.text.split_inclusive(char::is_whitespace) {
            let piece = Piece { text: text.trim_end(), style: run.style };
            if !piece.text.is_empty() {
                match words.last_mut().filter(|_| is_open) {
                    Some(word) => word.push(piece),
                    None => words.push(vec![piece]),
                }
            }
            is_open = !text.ends_with(char::is_whitespace);
        }
    }
    words
}

/// Returns how many columns a text takes: marks that combine with the letter before them take none.
pub(crate) fn columns(text: &str) -> usize {
    text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}')).count()
}

/// Returns `text` in exactly `width` columns: filled up, or cut with an ellipsis.
pub(crate) fn fitted(text: &str, width: usize) -> String {
    let taken = columns(text);
    if taken <= width {
        return format!("{text}{}", " ".repeat(width - taken));
    }
    let mut cut: String = text.chars().take(width.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(width: usize, write: impl FnOnce(&mut Paper<'_>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        let mut paper = Paper::new(anstream::StripStream::new(&mut out), width);
        write(&mut paper).unwrap();
        paper.end().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn words_are_wrapped_and_hang_under_their_first_line() {
        let runs = [bold("Teo Marsh"), plain(", chief negotiator: “no\nlist”")];
        let shown = laid_out(24, |paper| paper.hang("  12", 6, &runs));
        assert_eq!(shown, "  12  Teo Marsh, chief\n      negotiator: “no\n      list”\n");
    }

    #[test]
    fn runs_that_touch_stay_together() {
        let shown = laid_out(10, |paper| paper.flow(0, &[plain("(“"), bold("words"), plain("”)"), plain(" end")]));
        assert_eq!(shown, "(“words”)\nend\n");
    }

    #[test]
    fn a_word_of_two_styles_is_never_broken() {
        let shown = laid_out(12, |paper| paper.flow(0, &[plain("he said ⟦"), bold("never again"), plain("⟧")]));
        assert_eq!(shown, "he said\n⟦never\nagain⟧\n");
    }

    #[test]
    fn control_characters_of_a_document_do_not_reach_the_terminal() {
        assert_eq!(laid_out(40, |paper| paper.flow(0, &[plain("a\u{1b}[31mb\u{9b}2Jc")])), "a\u{fffd}[31mb\u{fffd}2Jc\n");
    }

    #[test]
    fn a_word_longer_than_the_line_is_not_cut() {
        let shown = laid_out(10, |paper| paper.flow(2, &[plain("https://outlet.example/page it")]));
        assert_eq!(shown, "  https://outlet.example/page\n  it\n");
    }

    #[test]
    fn fitted_text_takes_its_columns() {
        assert_eq!(fitted("é\u{301}a", 4), "é\u{301}a  ");
        assert_eq!(fitted("Withdrawal", 6), "Withd…");
    }
}
