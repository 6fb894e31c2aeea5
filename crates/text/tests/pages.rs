//! Whole pages of invented outlets: exactly the article comes out, and every word leads back to its bytes.

use rapporteur_model::{Capture, Media, NoteKind, Origin, Rendition, Sidecar};
use rapporteur_span::Span;
use rapporteur_text::render;
use rapporteur_time::Instant;

fn capture(media: Media, bytes: impl Into<Vec<u8>>) -> Capture {
    Capture { bytes: bytes.into(), media, charset: None, fetched: Instant::from_unix(1_930_000_000), sidecar: Sidecar::default() }
}

fn rendered(media: Media, text: &str) -> Rendition {
    render(&capture(media, text))
}

fn kinds(rendition: &Rendition) -> Vec<NoteKind> {
    rendition.notes.iter().map(|note| note.kind).collect()
}

/// An article with everything around it that makes articles hard to read by machine.
const ARTICLE: &str = r##"<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>No deal on the Kessar as ministers leave Orlen | The Orlen Post</title>
<meta property="og:title" content="No deal on the Kessar as ministers leave Orlen">
<meta property="og:site_name" content="The Orlen Post">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
  "headline":"No deal on the Kessar as ministers leave Orlen","datePublished":"2031-03-04T21:10:00+01:00",
  "author":{"@type":"Person","name":"Ada Voss"}}</script>
<style>.cookie { position: fixed }</style></head>
<body class="story">
<div id="cookie-bar" class="cookie consent"><p>We use cookies, some of them for advertising, and would like your consent to all of them.</p>
  <button>Accept all</button></div>
<header><a href="/"><h1>The Orlen Post</h1></a><nav><ul><li><a href="/world">World</a></li><li><a href="/water">Water</a></li></ul></nav></header>
<main><article>
<h1 class="headline">No deal on the Kessar as ministers leave Orlen</h1>
<p class="byline">By <a rel="author" href="/voss">Ada Voss</a></p>
<time datetime="2031-03-04T21:10">4 March 2031</time>
<div class="share-tools"><a href="#">Share</a> <a href="#">Tweet</a></div>
<figure><img src="dam.jpg"><figcaption>The dam above Orlen. Photo: I. Renn</figcaption></figure>
<p>The four river states ended three days of talks in Orlen on Tuesday without a treaty on the water of the Kessar, although
 the chair, Mirela Sand, said that &ldquo;nine of twelve articles&rdquo; were settled.</p>
<div class="ad-slot"><p>Advertisement</p></div>
<p>&#8220;We are not far apart,&#8221; she told reporters, &#8220;but we are apart.&#8221; The delegation of Vantal left the hall before
the closing session, and its minister, Teo&nbsp;Brandt, declined to say <em>when</em> he would be back.</p>
<h2>What is open</h2>
<p>Still open are the length of the first phase, the gauges on the upper river, and who pays for them. Kessaria wants
five years; Vantal has offered two, and only if the gauges are read by both sides.</p>
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Vantal closes two gates without a warning to its neighbours</a></li>
<li><a href="/2">Five questions on the river treaty, answered in a minute</a></li></ul></aside>
<blockquote><p>“A river does not wait for a signature,” the chair wrote on Friday.</p></blockquote>
<p>The ministers are expected to meet again before the end of the month, in a place that has not been named.</p>
<p><a href="/3">Read more: how the gauges of the upper river work</a></p>
</article></main>
<footer><p>© 2031 The Orlen Post. All rights reserved. Contact, imprint, privacy, terms of use.</p></footer>
</body></html>"##;

const TEXT: &str = "No deal on the Kessar as ministers leave Orlen

The four river states ended three days of talks in Orlen on Tuesday without a treaty on the water of the Kessar, although the chair, \
Mirela Sand, said that “nine of twelve articles” were settled.

“We are not far apart,” she told reporters, “but we are apart.” The delegation of Vantal left the hall before the closing session, and \
its minister, Teo\u{a0}Brandt, declined to say when he would be back.

What is open

Still open are the length of the first phase, the gauges on the upper river, and who pays for them. Kessaria wants five years; Vantal \
has offered two, and only if the gauges are read by both sides.

“A river does not wait for a signature,” the chair wrote on Friday.

The ministers are expected to meet again before the end of the month, in a place that has not been named.";

#[test]
fn exactly_the_article_comes_out() {
    let rendition = rendered(Media::Html, ARTICLE);
    assert_eq!(rendition.text, TEXT);
    assert_eq!(rendition.title_words(), Some("No deal on the Kessar as ministers leave Orlen"));
    assert_eq!(rendition.authors, ["Ada Voss"]);
    assert_eq!(rendition.language.as_deref(), Some("en"));
    let published = rendition.published.unwrap();
    assert_eq!((published.stamp.day().to_string().as_str(), published.origin), ("2031-03-04", Origin::LinkedData));
    assert_eq!(rendition.notes, []);
    assert_eq!(rendition.furniture, []);
}

#[test]
fn every_word_leads_back_to_its_bytes() {
    let rendition = rendered(Media::Html, ARTICLE);
    let bytes_of = |words: &str| {
        let at = rendition.text.find(words).unwrap();
        let bytes = rendition.alignment.bytes(Span::new(at, at + words.len())).unwrap();
        &ARTICLE[bytes.range()]
    };
    assert_eq!(bytes_of("Mirela Sand"), "Mirela Sand");
    assert_eq!(bytes_of("“nine of twelve articles”"), "&ldquo;nine of twelve articles&rdquo;");
    assert_eq!(bytes_of("Teo\u{a0}Brandt"), "Teo&nbsp;Brandt");
    assert_eq!(bytes_of("say when he"), "say <em>when</em> he");
    assert_eq!(bytes_of("session, and its minister"), "session, and its minister");
    // The title is that of the headline, not of the head.
    let title = rendition.alignment.bytes(rendition.title.unwrap()).unwrap();
    assert!(ARTICLE[..title.start()].ends_with("<h1 class=\"headline\">"));
}

#[test]
fn a_page_in_another_character_set_leads_back_to_its_own_bytes() {
    let page = ARTICLE.replace("utf-8", "windows-1252").replace("Brandt", "Brändt");
    let bytes: Vec<u8> = page
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '©' => 0xA9,
            'ä' => 0xE4,
            c => c as u8,
        })
        .collect();
    let rendition = render(&capture(Media::Html, bytes.clone()));
    let at = rendition.text.find("Brändt").unwrap();
    let span = rendition.alignment.bytes(Span::new(at, at + "Brändt".len())).unwrap();
    assert_eq!(&bytes[span.range()], b"Br\xE4ndt");
    assert_eq!(kinds(&rendition), []);
}

#[test]
fn a_page_without_paragraphs_is_read_all_the_same() {
    let lines = "The parties met in Orlen on Monday and agreed, after a long day, to meet again in the autumn.<br><br>".repeat(8);
    let rendition = rendered(Media::Html, &format!("<title>Talks to go on in the autumn</title><body>{lines}<a href=/>Home</a>"));
    assert_eq!(rendition.title_words(), Some("Talks to go on in the autumn"));
    assert_eq!(rendition.text.matches("in the autumn.").count(), 8);
    assert_eq!(rendition.text.matches("\n\n").count(), 8);
}

#[test]
fn a_page_of_links_has_no_main_text_and_says_so() {
    let links = (1..30)
        .map(|day| format!("<li><a href=/{day}>Talks on the Kessar, day {day}: what was said</a></li>"))
        .collect::<Vec<_>>();
    let page =
        format!("<h1>All about the talks</h1><nav><a href=/>World news and more of it</a></nav><ul>{}</ul>", links.concat());
    let rendition = rendered(Media::Html, &page);
    assert!(rendition.text.contains("day 29: what was said") && !rendition.text.contains("World news"));
    assert!(kinds(&rendition).contains(&NoteKind::NoMainText));
}

#[test]
fn a_page_nested_a_hundred_thousand_deep_is_read() {
    let page = format!("{}<p>The parties met in Orlen.</p>{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let rendition = rendered(Media::Html, &page);
    assert_eq!(rendition.text, "The parties met in Orlen.");
    assert!(kinds(&rendition).contains(&NoteKind::NestedTooDeep));
}

#[test]
fn a_page_nested_as_deep_as_is_looked_into_needs_no_deep_stack() {
    let paragraph =
        "<p>The parties met in Orlen on Monday and agreed, after a long day, to meet again in the autumn of the year.</p>";
    let page = format!("{}{}{}", "<div>".repeat(500), paragraph.repeat(5), "</div>".repeat(500));
    let rendition = rendered(Media::Html, &page);
    assert_eq!(rendition.text.matches("in Orlen").count(), 5);
    assert!(!kinds(&rendition).contains(&NoteKind::NestedTooDeep));
}

#[test]
fn a_live_page_keeps_the_hours_of_its_entries_and_the_posts_it_quotes() {
    let entry = |time: &str, text: &str| {
        format!("<div class='entry updated'><time datetime='2031-03-04T{time}'>{time}</time><p>{text}</p></div>")
    };
    let page = format!(
        "<h1>Live: the last night<br>in Orlen</h1><p class=date>4 March 2031</p><main>{}{}{}</main>",
        entry("20:05", "The ministers have gone into the hall, one by one, without a word to anybody who waited outside."),
        "<blockquote class='social-embed'><p>We are nearly there.</p>— Mirela Sand (@sand)</blockquote>",
        entry("21:40", "Vantal’s minister has left the building, and his car has not been seen since, says the harbour police.")
    );
    let rendition = rendered(Media::Html, &page);
    assert_eq!(rendition.title_words(), Some("Live: the last night in Orlen"));
    let paragraphs: Vec<_> = rendition.text.split("\n\n").map(|paragraph| paragraph.get(..16).unwrap_or(paragraph)).collect();
    assert_eq!(paragraphs[1..], ["20:05", "The ministers ha", "We are nearly th", "— Mirela Sand ", "21:40", "Vantal’s minis"]);
    assert_eq!(rendition.published.unwrap().stamp.day().to_string(), "2031-03-04");
}

#[test]
fn furniture_glued_to_a_sentence_is_marked() {
    let page = "<article><p>The talks in Orlen went on all day, and nobody would say, at the end of it, whether they had failed or not.</p>\
        <p>View AllMarsh said on Tuesday that he was ready to meet, but that he would not sign unless the gauges were read.</p></article>";
    let rendition = rendered(Media::Html, page);
    assert_eq!(rendition.furniture.iter().filter_map(|span| span.of(&rendition.text)).collect::<Vec<_>>(), ["View All"]);
    assert!(kinds(&rendition).contains(&NoteKind::Boilerplate));
}

#[test]
fn raw_text_is_the_input_and_furniture_is_marked_in_it() {
    let text = "Talks end\r\n\r\nThey met.  \n\n\nQuick Reads\nView AllMarsh said no.\n)";
    let rendition = rendered(Media::Raw, &format!("\u{feff}{text}"));
    assert_eq!(rendition.text, text);
    assert_eq!(rendition.title_words(), Some("Talks end"));
    assert_eq!(rendition.alignment.bytes(Span::new(0, 5)).unwrap().range(), 3..8);
    let furniture: Vec<_> = rendition.furniture.iter().filter_map(|span| span.of(text)).collect();
    assert_eq!(furniture, ["Quick Reads", "View All", ")"]);
}

#[test]
fn plain_text_is_dated_by_its_dateline_or_its_address() {
    let text = "Talks end\n\nORLEN, 17 June 2031 — They met.";
    let rendition = rendered(Media::Plain, text);
    assert_eq!(rendition.published.unwrap().origin, Origin::Text);
    let mut dated = capture(Media::Plain, text);
    dated.sidecar.uri = Some("https://post.example/2031/06/18/talks".to_owned());
    assert_eq!(render(&dated).published.unwrap().origin, Origin::Address);
}

#[test]
fn front_matter_completes_the_sidecar() {
    let text = "---\nurl: https://post.example/talks\noutlet: The Orlen Post\ndate: 2031-06-17\n---\n# Talks end\n\nThey met.";
    let document = capture(Media::Markdown, text);
    let sidecar = rapporteur_text::sidecar(&document);
    assert_eq!(sidecar.uri.as_deref(), Some("https://post.example/talks"));
    let rendition = render(&document);
    assert_eq!(rendition.outlet.as_deref(), Some("The Orlen Post"));
    assert_eq!((rendition.title_words(), rendition.text.as_str()), (Some("Talks end"), "Talks end\n\nThey met."));
    assert_eq!(rendition.published.unwrap().origin, Origin::Meta);
}

#[test]
fn what_holds_no_words_is_noted() {
    assert!(kinds(&rendered(Media::Plain, "")).contains(&NoteKind::Empty));
    assert!(kinds(&rendered(Media::Html, "<p> <script>x</script>")).contains(&NoteKind::Empty));
    assert!(kinds(&rendered(Media::Plain, "Quick Reads\n\nView All\n")).contains(&NoteKind::Empty));
    let binary = render(&capture(Media::Html, b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0".to_vec()));
    assert_eq!(binary.text, "");
    assert_eq!(binary.notes[0].detail.as_deref(), Some("binary"));
}
