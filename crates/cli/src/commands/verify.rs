use crate::paper::{Paper, bold, faint, plain};
use crate::terminal;
use crate::trouble::{Ending, Failure};
use rapporteur_desk::{Broken, Case, StateCheck, Verified};
use rapporteur_model::DocumentId;
use std::io;
use std::path::Path;

/// Proves the case: every stored byte, every citation against its text, and the state built anew.
///
/// Nothing is contacted and nothing is changed. Exit status 1 says that something does not hold.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Columns for what is checked.
const WHAT: usize = 11;

/// Checks the case and writes what holds and what does not.
pub(crate) fn run(case: &Path) -> Result<Ending, Failure> {
    // Not by way of `open`, which would read again, and so hide, what it finds changed.
    let verified = Case::open(case, super::world())?.verify()?;
    let mut paper = terminal::paper_for(case);
    write(&mut paper, &verified)?;
    paper.end()?;
    Ok(if verified.holds() { Ending::Well } else { Ending::Nothing })
}

fn write(paper: &mut Paper<'_>, verified: &Verified) -> io::Result<()> {
    let broken = |is: fn(&Broken) -> bool| verified.broken.iter().filter(|broken| is(broken)).count();
    let captures = broken(|broken| matches!(broken, Broken::Capture { .. }));
    let texts = broken(|broken| matches!(broken, Broken::Text { .. }));
    let citations = broken(|broken| matches!(broken, Broken::Citation { .. }));
    let holding = |all: usize, broken: usize| format!("{all}, {} as they were kept", all - broken.min(all));
    paper.hang("captures", WHAT, &[plain(holding(verified.captures, captures))])?;
    paper.hang("texts", WHAT, &[plain(holding(verified.texts, texts))])?;
    let match_words = format!("{}, {} match the stored words", verified.citations, verified.citations - citations);
    paper.hang("citations", WHAT, &[plain(match_words)])?;
    let state = match verified.state {
        StateCheck::Equal(digest) => format!("rebuilt, digest equal ({})", digest.short()),
        StateCheck::Differs { noted, rebuilt } => {
            format!("rebuilt, digest {} differs from {} as noted", rebuilt.short(), noted.short())
        }
        StateCheck::OtherReaders => "not compared: other readers, or another brief, made the digest".to_owned(),
        StateCheck::NotNoted => "nothing noted yet to compare with".to_owned(),
    };
    paper.hang("state", WHAT, &[plain(state)])?;
    for broken in &verified.broken {
        paper.gap()?;
        tell(paper, broken)?;
    }
    paper.gap()?;
    if verified.holds() {
        paper.flow(0, &[bold("ok")])
    } else {
        paper.flow(0, &[bold("not ok"), faint(" · what is not named above still holds · take the newest copy that verifies")])
    }
}

fn tell(paper: &mut Paper<'_>, broken: &Broken) -> io::Result<()> {
    match broken {
        Broken::File(words) => paper.flow(0, &[bold("file "), plain(words.as_str())]),
        Broken::Capture { digest, documents } => {
            let words = format!("{} is not what was fetched for {}", digest.short(), listed(documents));
            paper.flow(0, &[bold("capture "), plain(words)])
        }
        Broken::Text { digest, documents } => {
            let words = format!("{} is not the text that was kept of {}", digest.short(), listed(documents));
            paper.flow(0, &[bold("text "), plain(words)])
        }
        Broken::Citation { kind, document, outlet, rendition, span, expected, found } => {
            let outlet = outlet.as_deref().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
            let place = format!("{outlet}{document}, bytes {}–{} of text {}", span.start(), span.end(), rendition.short());
            paper.flow(0, &[bold(format!("citation of a {kind} ")), plain(place)])?;
            paper.hang("  kept", WHAT, &[plain(expected.as_str())])?;
            paper.hang("  found", WHAT, &[plain(found.as_deref().unwrap_or("nothing: the place is not in the text"))])
        }
        Broken::Finding { kind, document, span } => {
            let words =
                format!("{document}, bytes {}–{}: not the words written down when it was found", span.start(), span.end());
            paper.flow(0, &[bold(format!("{kind} ")), plain(words)])
        }
    }
}

fn listed(documents: &[DocumentId]) -> String {
    let names: Vec<&str> = documents.iter().map(|document| document.0.as_str()).collect();
    if names.is_empty() { "no document".to_owned() } else { crate::words::listed(&names) }
}
