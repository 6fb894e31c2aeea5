//! The reader of attributions as a whole: made, and run over PolNeAR.

use crate::attribution;
use crate::polnear;
use rapporteur_language::engine::Models;
use rapporteur_language::engine::attribution::{Attributor, Room};
use rapporteur_language::engine::pack::Unpack;
use rapporteur_language::{Analysis, Engine, Reader};
use serde_json::json;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

/// Makes the model from PolNeAR's training part.
///
/// Every `every`-th article is learnt from, and none of the publishers in `without`: for comparisons of settings.
pub fn make(shared: &Path, models: &Path, every: usize, without: &[String]) -> io::Result<()> {
    let mut articles = polnear::read(&shared.join("data/polnear/train.tar.zst"))?;
    articles.retain(|article| !without.iter().any(|publisher| publisher == article.publisher()));
    let articles: Vec<_> = articles.into_iter().step_by(every.max(1)).collect();
    let file = attribution::train(&engine(models)?, &articles);
    crate::save(models, "attribution", &file)
}

/// Returns the engine of the language models as they lie in a folder: they may be newer than those compiled in.
fn engine(models: &Path) -> io::Result<Engine<'static>> {
    let file = |name: &str| Ok::<_, io::Error>(&*std::fs::read(models.join(name).join("model.bin"))?.leak());
    Ok(Engine::new(&Models {
        clusters: file("clusters")?,
        splitter: file("splitter")?,
        tagger: file("tagger")?,
        lemma: file("lemma")?,
        parser: file("parser")?,
        names: file("names")?,
        attribution: &[],
    }))
}

/// Writes what the model finds in a part of PolNeAR: one relation a line, in code points.
pub fn write(shared: &Path, models: &Path, split: &str) -> io::Result<()> {
    let engine = engine(models)?;
    let file = std::fs::read(models.join("attribution/model.bin"))?;
    let model = Attributor::unpack(&mut Unpack::new(&file));
    let (mut reader, mut room) = (Reader::new(&engine), Room::default());
    let mut out = io::BufWriter::new(io::stdout().lock());
    for article in polnear::read(&shared.join(format!("data/polnear/{split}.tar.zst")))? {
        let analysis = Analysis::new(&article.text, &[]);
        let syntax = reader.parse(&analysis);
        let mut points = vec![0; article.text.len() + 1];
        article.text.char_indices().enumerate().for_each(|(point, (at, _))| points[at] = point);
        points[article.text.len()] = article.text.chars().count();
        let span = |words: &Range<usize>| {
            let span = syntax.words.span(words.start).cover(syntax.words.span(words.end - 1));
            [points[span.start()], points[span.end()]]
        };
        for relation in model.find(&engine, &mut room, &analysis, &syntax) {
            let contents: Vec<_> = relation.contents.iter().map(span).collect();
            let source: Vec<_> = relation.source.iter().map(span).collect();
            let line = json!({"doc": article.name, "source": source, "cue": [span(&relation.cue)], "content": contents,
                "score": relation.score});
            writeln!(out, "{line}")?;
        }
    }
    out.flush()
}
