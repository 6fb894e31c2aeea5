//! Makes the lemmatizer: the most frequent rule of each word and of each ending.

use crate::conllu::Sentence;
use rapporteur_language::engine::lemma::{endings, rule_between};
use rapporteur_language::engine::pack::Pack;
use rapporteur_language::engine::rows::pack_rows;
use std::collections::{BTreeMap, HashMap};

/// Makes the file. `classes` are the tagger's, which a lemma depends on.
pub fn make(sentences: &[&Sentence], classes: &[&str]) -> Vec<u8> {
    let by_name: HashMap<&str, u8> = classes.iter().zip(0..).map(|(&name, class)| (name, class)).collect();
    let mut counts: BTreeMap<u64, BTreeMap<String, usize>> = BTreeMap::new();
    let mut rules: BTreeMap<String, usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        let Some(&class) = by_name.get(&*format!("{} {}", word.upos, word.xpos)) else { continue };
        if word.lemma == "_" {
            continue;
        }
        let rule = rule_between(&word.form, &word.lemma);
        *rules.entry(rule.clone()).or_default() += 1;
        endings(&word.form.to_lowercase(), class, |hash| {
            *counts.entry(hash).or_default().entry(rule.clone()).or_default() += 1;
            false
        });
    }
    // Rules seen once are slips of the writer or of the annotator, mostly.
    let mut rules: Vec<(usize, String)> =
        rules.into_iter().filter(|(_, count)| *count > 1).map(|(rule, count)| (count, rule)).collect();
    rules.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let numbers: HashMap<&str, u16> = rules.iter().zip(0..).map(|((_, rule), number)| (rule.as_str(), number)).collect();
    let best = |counts: &BTreeMap<String, usize>| {
        let known = counts.iter().filter_map(|(rule, count)| Some((*count, std::cmp::Reverse(*numbers.get(rule.as_str())?))));
        known.max().map(|(_, number)| number.0.to_le_bytes())
    };
    let rows = counts
        .iter()
        .filter_map(|(&hash, counts)| Some((hash, vec![best(counts).map(|[low, high]| (low, high.cast_signed()))?])));
    let mut file = Pack::default();
    file.words(&rules.iter().map(|(_, rule)| rule.as_str()).collect::<Vec<_>>());
    pack_rows(rows.collect(), &mut file);
    file.into_file()
}
