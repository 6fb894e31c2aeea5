//! What holds for every input, whatever it is.

use proptest::prelude::*;
use rapporteur_model::{Capture, Media, Rendition, Sidecar};
use rapporteur_text::render;
use rapporteur_time::Instant;

const MEDIA: [Media; 7] = [Media::Plain, Media::Raw, Media::Html, Media::Markdown, Media::Docx, Media::Akn, Media::Pdf];

fn rendered(media: Media, bytes: &[u8], charset: Option<&str>) -> Rendition {
    let fetched = Instant::from_unix(0);
    render(&Capture { bytes: bytes.to_vec(), media, charset: charset.map(str::to_owned), fetched, sidecar: Sidecar::default() })
}

/// Holds spans to their promises: words of the text, in order, apart from each other.
fn check(rendition: &Rendition, bytes: &[u8]) {
    let mut end = 0;
    for piece in &rendition.alignment.pieces {
        assert!(piece.text.of(&rendition.text).is_some_and(|words| !words.is_empty()), "{piece:?}");
        assert!(piece.text.start() >= end && piece.bytes.end() <= bytes.len(), "{piece:?}");
        end = piece.text.end();
    }
    let mut end = 0;
    for span in &rendition.furniture {
        assert!(span.start() >= end && span.of(&rendition.text).is_some_and(|words| !words.trim().is_empty()), "{span:?}");
        end = span.end();
    }
    for span in rendition.title.iter().chain(rendition.notes.iter().filter_map(|note| note.span.as_ref())) {
        assert!(span.of(&rendition.text).is_some_and(|words| !words.is_empty()), "{span:?}");
    }
}

/// Words, markup of all media, and line ends in any order.
fn soup() -> impl Strategy<Value = String> {
    let part = "[a-zA-Zé“”]{1,8}|[ .,\n]|\r\n|\n\n|&amp;|&nbsp;|&#8217;|&bogus|<p>|</p>|<div class=\"story\">|</div>|<h1>|</h1>|<title>|</title>|<li>|\
        <table><tr><td>|</table>|<a href=\"/author/x\">|</a>|<br>|<b>|</b>|<script>|</script>|<!--|-->|<pre>|<blockquote>|<time datetime=\"2031-03-04\">|\
        <meta property=\"og:title\" content=\"A &amp; B\">|<svg>|<nav>|\\* |1\\. |# |---\n|title: x\n|\\[a\\]\\(b\\)|`|> |4 March 2031|View All";
    proptest::collection::vec(part, 0..80).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn rendering_never_fails(bytes in proptest::collection::vec(any::<u8>(), 0..300), which in 0..7_usize, label in 0..4_usize) {
        let labels = [None, Some("utf-8"), Some("shift_jis"), Some("utf-16le")];
        check(&rendered(MEDIA[which], &bytes, labels[label]), &bytes);
    }

    #[test]
    fn runs_of_equal_length_are_the_same_words(source in soup(), which in 0..4_usize) {
        let rendition = rendered(MEDIA[which], source.as_bytes(), None);
        check(&rendition, source.as_bytes());
        let spaced = |words: &str| words.replace(|c: char| c.is_ascii_whitespace(), " ");
        for piece in rendition.alignment.pieces.iter().filter(|piece| piece.text.len() == piece.bytes.len()) {
            let words = piece.text.of(&rendition.text).map(spaced);
            prop_assert_eq!(words, source.get(piece.bytes.range()).map(spaced));
        }
    }

    #[test]
    fn raw_gives_back_the_input(source in "\\PC{0,80}(\r\n|\n)?\\PC{0,80}") {
        prop_assume!(!source.starts_with('\u{feff}'));
        let rendition = rendered(Media::Raw, source.as_bytes(), None);
        prop_assert_eq!(rendition.text, source);
    }

    #[test]
    fn rendering_twice_is_the_same(source in soup(), which in 0..4_usize) {
        prop_assert_eq!(rendered(MEDIA[which], source.as_bytes(), None), rendered(MEDIA[which], source.as_bytes(), None));
    }
}
