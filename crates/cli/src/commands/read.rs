use crate::args::Format;
use crate::paper::Paper;
use crate::terminal;
use crate::trouble::{self, Ending, Failure};
use crate::{page, words};
use rapporteur_desk::{Gathered, Given, ReadDocument, Settings, SystemWorld, World as _, gather, read_places};
use rapporteur_export::ReadInput;
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
    /// Text for people, or JSON, one object a line for each document.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
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
    /// How long a server may take, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    timeout: u64,
}

/// Reads every input; what gives nothing has its line on the standard error, and the rest is read.
pub(crate) fn run(args: &Args) -> Result<Ending, Failure> {
    let mut sheet = Sheet::new(args.format);
    let mut count = 0;
    args.inputs.each(|document| {
        count += 1;
        sheet.write(document, count == 1)
    })?;
    sheet.end()?;
    Ok(Ending::Well)
}

impl Inputs {
    /// Reads every input, and hands each document on; what gives nothing has its line on the standard error.
    pub(super) fn each(&self, mut each: impl FnMut(&ReadDocument) -> io::Result<()>) -> Result<(), Failure> {
        let given = Given { published: self.date.as_deref().and_then(date) };
        let settings = Settings { media: self.raw.then_some(Media::Raw), ..Settings::within(self.timeout) };
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
                each(&document)
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
}

impl Sheet {
    fn new(format: Format) -> Self {
        match format {
            Format::Text => Self::Text(terminal::paper()),
            Format::Json => Self::Json(BufWriter::new(io::stdout().lock())),
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
        }
    }

    fn end(self) -> io::Result<()> {
        match self {
            Self::Text(paper) => paper.end(),
            Self::Json(mut out) => out.flush(),
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
    let output = rapporteur_export::read(ReadInput {
        document: &document.id,
        uri: document.uri.as_deref(),
        published: document.published.as_ref().map(|dated| dated.stamp),
        rendition: &document.rendition,
        findings: &document.findings,
    });
    serde_json::to_writer(&mut *out, &output)?;
    writeln!(out)
}
