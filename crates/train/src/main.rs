//! Makes the language models from treebanks and names, and measures them.
//!
//! `cargo run --release -p rapporteur-train -- all --shared ../shared` makes every file under `models/` anew, the same every time.

mod actors;
mod adam;
mod attribution;
mod attributions;
mod clusters;
mod conllu;
mod crf;
mod fuzz;
mod fuzz_reading;
mod lbfgs;
mod lemmas;
mod linker;
mod logistic;
mod loss;
mod matrix;
mod named;
mod namer;
mod oracle;
mod parser;
mod perceptron;
mod polnear;
mod random;
mod relations;
mod score;
mod speed;
mod split;
mod tags;
mod tree;
mod whole;

use clap::{Parser, ValueEnum};
use conllu::Sentence;
use named::{altered, demonyms, gold, silver_articles, silver_treebank};
use namer::Named;
use rapporteur_language::Engine;
use rapporteur_language::engine::clusters::Clusters;
use rapporteur_language::engine::pack::Unpack;
use rapporteur_language::engine::splitter::Splitter;
use rapporteur_language::engine::tagger::Tagger;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Makes the language models, or measures them.
#[derive(Parser)]
struct Arguments {
    /// What to do
    what: What,
    /// The folder of the data
    #[arg(long, value_name = "DIR", default_value = "../shared")]
    shared: PathBuf,
    /// The folder of the models
    #[arg(long, value_name = "DIR", default_value = "models")]
    models: PathBuf,
    /// For `fuzz` and `fuzz-reading`: how long, in seconds of CPU time
    #[arg(long, default_value_t = 60.0)]
    seconds: f64,
    /// For `fuzz` and `fuzz-reading`: where the made-up texts begin
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// For `attribution`: learn from every so-manieth article only
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// For `attribution`: learn from no article of these publishers
    #[arg(long)]
    without: Vec<String>,
    /// For `attributions`: the part of the data to read
    #[arg(long, default_value = "dev")]
    split: String,
    /// For `speed`, `speed-statements` and `cost`: the texts to read; for `texts`: the folder to write them to
    texts: Vec<PathBuf>,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Make every model
    All,
    /// Make the word clusters
    Clusters,
    /// Make the sentence splitter
    Splitter,
    /// Make the tagger
    Tagger,
    /// Make the lemmatizer
    Lemma,
    /// Make the parser
    Parser,
    /// Make the name finder
    Names,
    /// Make the reader of attributions
    Attribution,
    /// Write the attributions found in an archive of PolNeAR, one a line
    Attributions,
    /// Print how good the compiled models are, as one JSON object
    Score,
    /// Read made-up texts for `--seconds` of CPU time, and check what must hold of any text
    Fuzz,
    /// Read made-up articles with all readers for `--seconds` of CPU time, and check what must hold of any article
    FuzzReading,
    /// Print what a token costs in texts of 1 KB to 10 MB, as one JSON object
    Cost,
    /// Write the news, interviews and speeches of GUM as plain texts, for `speed`
    Texts,
    /// Print how fast the compiled models read texts, as one JSON object
    Speed,
    /// Print how fast raw texts become statements, as one JSON object
    SpeedStatements,
}

impl What {
    fn includes(self, model: Self) -> bool {
        self == Self::All || self == model
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.what {
        What::Score => {
            score::score(Engine::english(), &arguments.shared).map(|figures| println!("{}", serde_json::Value::from(figures)))
        }
        What::Speed => speed::speed(&arguments.texts).map(|figures| println!("{}", serde_json::Value::from(figures))),
        What::Fuzz => fuzz::fuzz(Engine::english(), arguments.seconds, arguments.seed)
            .map(|figures| println!("{}", serde_json::Value::from(figures))),
        What::SpeedStatements => {
            speed::statements(&arguments.texts).map(|figures| println!("{}", serde_json::Value::from(figures)))
        }
        What::FuzzReading => {
            fuzz_reading::fuzz(arguments.seconds, arguments.seed).map(|figures| println!("{}", serde_json::Value::from(figures)))
        }
        What::Cost => {
            speed::cost(Engine::english(), &arguments.texts).map(|figures| println!("{}", serde_json::Value::from(figures)))
        }
        What::Attribution => attributions::make(&arguments.shared, &arguments.models, arguments.every, &arguments.without),
        What::Attributions => attributions::write(&arguments.shared, &arguments.models, &arguments.split),
        What::Texts => arguments.texts.first().map_or(Ok(()), |folder| speed::write_texts(&arguments.shared, folder)),
        what => make(what, &arguments.shared.join("data"), &arguments.models).and_then(|()| match what {
            What::All => attributions::make(&arguments.shared, &arguments.models, arguments.every, &arguments.without),
            _ => Ok(()),
        }),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            eprintln!("data is absent: {error}");
            ExitCode::from(3)
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Genres of GUM whose texts are in the public domain or under CC BY or CC BY-SA.
const OPEN_GENRES: [&str; 8] = ["academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage"];

/// Makes one model or all; what is not made anew is read from its file.
fn make(what: What, data: &Path, models: &Path) -> io::Result<()> {
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("inputs");
    let made = clusters::make(&inputs.join("clusters.tsv.zst"))?;
    if what.includes(What::Clusters) {
        save(models, "clusters", &made.file)?;
    }
    let clusters = Clusters::unpack(&mut Unpack::new(&made.file));
    let ewt = conllu::read(&data.join("ud/ewt-train.conllu.zst"))?;
    let gum = conllu::read(&data.join("ud/gum-open-train.conllu.zst"))?;
    // Settings were chosen without the dev parts; what is shipped learns from them too. Of GUM's, only genres that may be used freely.
    let ewt_dev = conllu::read(&data.join("ud/ewt-dev.conllu.zst"))?;
    let mut gum_dev = conllu::read(&data.join("ud/gum-dev.conllu.zst"))?;
    gum_dev.retain(|sentence| OPEN_GENRES.contains(&&*sentence.genre));
    let both: Vec<&Sentence> = ewt.iter().chain(&ewt_dev).chain(&gum).chain(&gum_dev).collect();
    if what.includes(What::Splitter) {
        save(models, "splitter", &split::train(&both, &clusters))?;
    }
    if what.includes(What::Tagger) {
        save(models, "tagger", &tags::train(&both, &clusters, tags::EPOCHS, tags::RUNS))?;
    }
    let tagger_file = std::fs::read(models.join("tagger/model.bin"))?;
    let tagger = Tagger::unpack(&mut Unpack::new(&tagger_file));
    if what.includes(What::Lemma) {
        save(models, "lemma", &lemmas::make(&both, &tagger.classes))?;
    }
    if what.includes(What::Parser) {
        let tags = tags::jack_knifed(&both, &tagger, &clusters);
        save(models, "parser", &parser::train(&both, &tags, &tagger.classes, &clusters, &made.places))?;
    }
    if what.includes(What::Names) {
        let splitter_file = std::fs::read(models.join("splitter/model.bin"))?;
        let splitter = Splitter::unpack(&mut Unpack::new(&splitter_file));
        let names = with_names(&ewt, &gum, &splitter, &clusters, data, &inputs)?;
        save(models, "names", &namer::train(&names, &tagger, &clusters))?;
    }
    Ok(())
}

fn with_names(
    ewt: &[Sentence],
    gum: &[Sentence],
    splitter: &Splitter<'_>,
    clusters: &Clusters<'_>,
    data: &Path,
    inputs: &Path,
) -> io::Result<Vec<Named>> {
    let mut names = silver_treebank(ewt, &inputs.join("names-ewt-train.tsv.zst"))?;
    names.extend(silver_treebank(gum, &inputs.join("names-gum-open-train.tsv.zst"))?);
    let articles = data.join("polnear/train.tar.zst");
    names.extend(silver_articles(&articles, &inputs.join("names-polnear.tsv.zst"), splitter, clusters)?);
    let demonyms = demonyms(&names);
    names.extend(altered(&names));
    for file in
        ["uner-dev.iob2", "wikigold/CONLL-format/data/wikigold.conll.txt", "WNUT17/CONLL-format/data/train/wnut17train.conll"]
    {
        names.extend(gold(&data.join("ner").join(file), &demonyms)?);
    }
    Ok(names)
}

fn save(models: &Path, model: &str, file: &[u8]) -> io::Result<()> {
    eprintln!("{model}: {} bytes", file.len());
    let folder = models.join(model);
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("model.bin"), file)
}
