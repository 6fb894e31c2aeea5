//! Word clusters, from the list that `teacher/clusters.py` made.

use crate::conllu::unpacked;
use rapporteur_language::engine::clusters::pack_clusters;
use rapporteur_language::engine::hash;
use rapporteur_language::engine::pack::Pack;
use std::io;
use std::path::Path;

/// Word clusters.
#[derive(Debug)]
pub struct Made {
    /// The file of the model.
    pub file: Vec<u8>,
    /// For each fine cluster where it lies: a start for what a network learns of its words.
    pub places: Vec<Vec<f32>>,
}

/// Makes the file of the clusters.
pub fn make(list: &Path) -> io::Result<Made> {
    let text = String::from_utf8(unpacked(list)?).map_err(io::Error::other)?;
    let (mut words, mut coarse, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for line in text.lines() {
        let Some((first, rest)) = line.split_once('\t') else { continue };
        if let Some(cluster) = first.strip_prefix("# ") {
            coarse.push(cluster.parse().map_err(io::Error::other)?);
            places.push(rest.split('\t').map(|number| number.parse().unwrap_or(0.0)).collect());
        } else {
            words.push((hash::bytes(first.replace('’', "'").as_bytes()), rest.parse().map_err(io::Error::other)?));
        }
    }
    words.sort_unstable();
    words.dedup_by_key(|(hash, _)| *hash);
    let mut file = Pack::default();
    pack_clusters(words, &coarse, &mut file);
    Ok(Made { file: file.into_file(), places })
}
