use crate::args::Patience;
use crate::paper::Paper;
use crate::terminal;
use crate::trouble::{self, Ending, Failure};
use crate::{page, words};
use rapporteur_desk::{Gathered, Given, ReadDocument, Settings, SystemWorld, World as _, gather, read_places};
use rapporteur_export::{ReadInput, STATEMENT_COLUMNS, statement_rows};
use rapporteur_model::Media;
use rapporteur_time::Stamp;
use std::io::{self, BufWriter, StdoutLock, Write as _};

/// Reads documents and shows what is said in them, without a case.
///
/// A sidecar NAME.doc.json beside NAME.txt may give `published`, `fetched`, `uri` and `outlet`. Dates such as "on Tuesday"
/// count from the day of publication: that of --date, else of the sidecar, else of the page itself.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// Text for people, JSON with one object a line for each document, or rows of statements.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Looks for nothing else, which is faster.
    #[arg(long, value_enum)]
    only: Option<Only>,
}

/// How documents are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs: the contract `schemas/read-1.schema.json`, one object a line for each document.
    Json,
    /// One object a line for each statement.
    Jsonl,
    /// One row a statement, under a row of names.
    Csv,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Only {
    /// Who said what, in which words.
    Statements,
}

/// What is to be read, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    /// Files, folders, addresses, or - for the standard input.
    #[arg(required = true, value_name = "FILE|FOLDER|URL|-")]
    named: Vec<String>,
    /// The day all of them were published, such as 2031-03-10.
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// Takes plain text exactly as it is, with nothing cleaned.
    #[arg(long)]
    raw: bool,
    #[command(flatten)]
    patience: Patience,
}

/// Reads every input; what gives nothing has its line on the standard error, and the rest is read.
pub(crate) fn run(args: &Args) -> Result<Ending, Failure> {
    let rows = matches!(args.format, Format::Jsonl | Format::Csv);
    let only_statements = rows || args.only == Some(Only::Statements);
    let mut sheet = Sheet::new(args.format);
    let mut count = 0;
    args.inputs.each(only_statements, |document| {
        count += 1;
        sheet.write(&document, count == 1)
    })?;
    sheet.end()?;
    Ok(Ending::Well)
}

impl Inputs {
    /// Returns the inputs of that name, published on the day that is given, read as `read` does if nothing else is said.
    pub(super) fn of(named: &[String], date: Option<&str>) -> Self {
        Self { named: named.to_owned(), date: date.map(str::to_owned), raw: false, patience: Patience::default() }
    }

    /// Reads every input, and hands each document on; what gives nothing has its line on the standard error.
    pub(super) fn each(
        &self,
        only_statements: bool,
        mut each: impl FnMut(ReadDocument) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let given = Given { published: self.date.as_deref().and_then(date), only_statements };
        let settings = Settings { media: self.raw.then_some(Media::Raw), ..self.patience.settings() };
        let mut gathered = Gathered::default();
        for input in &self.named {
            gathered.extend(gather(input));
        }
        let of = gathered.places.len() + gathered.refused.len();
        for refused in &gathered.refused {
            trouble::refused(refused, of);
        }
        trouble::skipped(&gathered.skipped.iter().collect::<Vec<_>>());

        let mut count = 0;
        read_places(&gathered.places, &settings, given, &SystemWorld, |document| match document {
            Ok(document) => {
                count += 1;
                each(document)
            }
            Err(refused) => {
                trouble::refused(&refused, of);
                Ok::<(), io::Error>(())
            }
        })?;
        if count == 0 { Err(Failure::NothingRead) } else { Ok(()) }
    }
}

/// What documents are written on, in either format.
enum Sheet {
    Text(Paper<'static>),
    Json(BufWriter<StdoutLock<'static>>),
    Rows(BufWriter<StdoutLock<'static>>, Format),
}

impl Sheet {
    fn new(format: Format) -> Self {
        match format {
            Format::Text => Self::Text(terminal::paper()),
            Format::Json => Self::Json(BufWriter::new(io::stdout().lock())),
            Format::Jsonl | Format::Csv => Self::Rows(BufWriter::new(io::stdout().lock()), format),
        }
    }

    fn write(&mut self, document: &ReadDocument, is_first: bool) -> io::Result<()> {
        match self {
            Self::Text(paper) => {
                if !is_first {
                    paper.rule()?;
                }
                page::document(paper, document, SystemWorld.now())
            }
            Self::Json(out) => {
                // In the text format its page says what is wrong with a document.
                tell_notes(document);
                json(out, document)
            }
            Self::Rows(out, format) => {
                tell_notes(document);
                if *format == Format::Csv && is_first {
                    writeln!(out, "{}", STATEMENT_COLUMNS.join(","))?;
                }
                rows(out, document, *format)?;
                // Whoever pipes an archive through sees each document as it comes.
                out.flush()
            }
        }
    }

    fn end(self) -> io::Result<()> {
        match self {
            Self::Text(paper) => paper.end(),
            Self::Json(mut out) | Self::Rows(mut out, _) => out.flush(),
        }
    }
}

/// Returns the day that was given, or tells that it is none.
pub(crate) fn date(given: &str) -> Option<Stamp> {
    let read = given.parse();
    if let Err(error) = &read {
        trouble::line(&format!("--date: {error} · the documents are read with the days they give themselves · write 2031-03-10"));
    }
    read.ok()
}

pub(super) fn tell_notes(document: &ReadDocument) {
    for note in document.notes.iter().filter(|note| trouble::is_trouble(note.kind)) {
        trouble::line(&format!("{}: {} · it is read all the same [{}]", document.id, words::note(note), note.kind.code()));
    }
}

fn json(out: &mut impl io::Write, document: &ReadDocument) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &rapporteur_export::read(input(document)))?;
    writeln!(out)
}

fn rows(out: &mut impl io::Write, document: &ReadDocument, format: Format) -> io::Result<()> {
    for row in statement_rows(input(document)) {
        if format == Format::Csv {
            writeln!(out, "{}", row.csv())?;
        } else {
            serde_json::to_writer(&mut *out, &row)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn input(document: &ReadDocument) -> ReadInput<'_> {
    ReadInput {
        document: &document.id,
        uri: document.uri.as_deref(),
        published: document.published.as_ref().map(|dated| dated.stamp),
        rendition: &document.rendition,
        findings: &document.findings,
    }
}
