//! The language of a text, where it is plain from its commonest words.

/// Words that make up a third to a half of any English text and are rare or absent in its neighbours.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "that", "is", "was", "for", "with", "said", "by", "as", "at", "from", "it", "be", "are", "has",
    "have", "had", "not", "will", "would", "which", "his", "their", "this", "its", "were", "been", "they", "he", "she", "on",
    "an",
];

/// Words looked at: enough to be sure.
const SAMPLE: usize = 500;

/// Returns the ISO 639-1 code of the language of `text`, or nothing where it is not plain.
///
/// English only so far: one word in six is one of its function words, three different ones at least.
pub(crate) fn of_text(text: &str) -> Option<String> {
    let (mut words, mut hits) = (0_usize, 0_usize);
    let mut seen = [false; ENGLISH.len()];
    for word in text.split(|c: char| !(c.is_alphabetic() || c == '\'' || c == '’')).filter(|word| !word.is_empty()).take(SAMPLE)
    {
        words += 1;
        if let Some(at) = ENGLISH.iter().position(|known| known.eq_ignore_ascii_case(word)) {
            hits += 1;
            seen[at] = true;
        }
    }
    let different = seen.iter().filter(|seen| **seen).count();
    (words >= 8 && hits * 6 >= words && different >= 3).then(|| "en".to_owned())
}

/// Returns the ISO 639-1 code of a language tag such as `en-GB` or `pt_BR`, or nothing if it is none.
pub(crate) fn of_tag(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_known_by_its_small_words() {
        let english = "The envoy said that the two sides had met in Orlen and would meet again.";
        assert_eq!(of_text(english).as_deref(), Some("en"));
        let german = "Der Gesandte sagte, die beiden Seiten hätten sich in Orlen getroffen und wollten sich wieder treffen.";
        assert_eq!(of_text(german), None);
        let dutch = "De gezant zei dat de twee partijen elkaar in Orlen hadden ontmoet en dat zij elkaar weer zouden zien.";
        assert_eq!(of_text(dutch), None);
        assert_eq!(of_text("Orlen, Kessar, Vantal"), None);
    }

    #[test]
    fn tags_are_cut_to_the_language() {
        assert_eq!(of_tag(" EN-gb ").as_deref(), Some("en"));
        assert_eq!(of_tag("pt_BR").as_deref(), Some("pt"));
        assert_eq!(of_tag("x-default"), None);
        assert_eq!(of_tag(""), None);
    }
}
