//! Treebanks in the CoNLL-U format.

use std::fs;
use std::io;
use std::path::Path;

/// A syntactic word with its gold annotation.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// The word as it stands.
    pub form: String,
    /// Its lemma.
    pub lemma: String,
    /// Its universal tag.
    pub upos: String,
    /// Its Penn tag.
    pub xpos: String,
    /// Its head, from one; zero at the root.
    pub head: usize,
    /// Its relation, subtype included.
    pub label: String,
    /// Tells whether no space follows.
    pub joined: bool,
    /// Tells whether it goes on the token of the word before: "n't" after "do".
    pub inside: bool,
}

/// A sentence.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Its words.
    pub words: Vec<Word>,
    /// Tells whether a document begins with it.
    pub opens_document: bool,
    /// Tells whether a paragraph begins with it.
    pub opens_paragraph: bool,
    /// Its genre, where the name of the document tells.
    pub genre: String,
}

/// Reads a file packed with zstd.
pub fn unpacked(path: &Path) -> io::Result<Vec<u8>> {
    zstd::decode_all(fs::File::open(path)?)
}

/// Reads a treebank packed with zstd.
pub fn read(path: &Path) -> io::Result<Vec<Sentence>> {
    let text = String::from_utf8(unpacked(path)?).map_err(io::Error::other)?;
    Ok(parse(&text))
}

/// Reads a treebank.
pub fn parse(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    let mut genre = String::new();
    // The words of the multiword token we are in: the last of them, and whether a space follows it.
    let mut token: Option<(usize, usize, bool)> = None;
    for line in text.lines().chain([""]) {
        if line.is_empty() {
            token = None;
            if !sentence.words.is_empty() {
                sentence.genre.clone_from(&genre);
                sentences.push(std::mem::take(&mut sentence));
            }
        } else if let Some(comment) = line.strip_prefix("# ") {
            if let Some(id) = comment.strip_prefix("newdoc id = ") {
                id.trim_start_matches("GUM_").split(['_', '-']).next().unwrap_or("").clone_into(&mut genre);
                sentence.opens_document = true;
            }
            sentence.opens_paragraph |= comment.starts_with("newpar") || comment.starts_with("newdoc");
        } else {
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, form, lemma, upos, xpos, _, head, label, _, misc] = cells[..] else { continue };
            if let Some((first, last)) = id.split_once('-') {
                token =
                    first.parse().ok().zip(last.parse().ok()).map(|(first, last)| (first, last, misc.contains("SpaceAfter=No")));
            } else if let Ok(id) = id.parse::<usize>() {
                let (first, last, joined) =
                    token.filter(|&(_, last, _)| id <= last).unwrap_or((id, id, misc.contains("SpaceAfter=No")));
                sentence.words.push(Word {
                    form: form.to_owned(),
                    lemma: lemma.to_owned(),
                    upos: upos.to_owned(),
                    xpos: xpos.to_owned(),
                    head: head.parse().unwrap_or(0),
                    label: label.to_owned(),
                    joined: if id < last { true } else { joined },
                    inside: id > first,
                });
            }
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_token_are_joined_and_empty_nodes_passed_over() {
        let text = "# newdoc id = GUM_news_dam\n# newpar\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
            1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n2.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n\
            3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n";
        let sentences = parse(text);
        assert_eq!(sentences.len(), 1);
        let words = &sentences[0].words;
        assert_eq!(
            words.iter().map(|word| (word.joined, word.inside)).collect::<Vec<_>>(),
            [(true, false), (true, true), (false, false)]
        );
        assert!(sentences[0].opens_document && sentences[0].opens_paragraph && sentences[0].genre == "news");
    }
}
