//! Who wrote the page, when it was published and in which language, each as the page says it.

use super::linked_data::Article;
use super::page::{Mark, MarkKind, Page};
use crate::published::DateSeen;
use crate::{date, language};
use rapporteur_model::Origin;
use rapporteur_span::Span;

const DATE_NAMES: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "datepublished",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date_published",
    "cxenseparse:recs:publishtime",
    "date",
];
const AUTHOR_NAMES: &[&str] = &[
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author",
];
const BY: &[&str] = &["By ", "by ", "BY ", "Written by ", "Words by ", "Story by ", "Text by ", "Posted by "];
/// The longest name of an author, in characters.
const MAX_NAME: usize = 60;
/// The most authors that are read.
const MAX_NAMES: usize = 50;
/// The longest line that names authors, in bytes: longer ones tell their lives.
const MAX_BYLINE: usize = 120;
/// The longest name of an outlet, in bytes: longer ones advertise.
const MAX_OUTLET: usize = 80;
/// How far from the headline its date is shown, in bytes of text.
const NEAR: usize = 800;

/// Returns the authors, from linked data, else `meta`, else the elements that name them.
pub(super) fn authors(page: &Page, article: &Article) -> Vec<String> {
    let linked = names(article.authors.iter().map(String::as_str));
    let metas =
        AUTHOR_NAMES.iter().map(|name| names(page.metas.iter().filter(|meta| meta.name == *name).map(|meta| &*meta.content)));
    let shown = [MarkKind::Author, MarkKind::Byline].into_iter().map(|kind| {
        let marks = page.marks.iter().filter(|mark| mark.kind == kind && mark.text.len() <= MAX_BYLINE);
        let mut names = names(marks.filter_map(|mark| mark.text.of(&page.text.text)));
        // What calls itself the author is one, be it a newsroom; what is called so by its class may be a life or a picture.
        names.retain(|name| kind == MarkKind::Author || is_name(name));
        names
    });
    [linked].into_iter().chain(metas).chain(shown).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Returns the dates of publication that the page gives, the most trusted first. Times that it shows count only near its `headline`:
/// others belong to other articles.
pub(super) fn dates(page: &Page, article: &Article, headline: Option<Span>) -> Vec<DateSeen> {
    let seen = |words: &str, origin| DateSeen { words: words.trim().to_owned(), origin };
    let linked = article.published.iter().map(|words| seen(words, Origin::LinkedData));
    let metas = DATE_NAMES.iter().filter_map(|name| page.meta(&[name])).map(|meta| seen(&meta.content, Origin::Meta));
    let is_near = |mark: &&Mark| {
        headline.is_none_or(|headline| mark.text.end() + NEAR >= headline.start() && mark.text.start() <= headline.end() + NEAR)
    };
    let shown = page.marks.iter().filter(is_near).find_map(|mark| {
        let words = mark.text.of(&page.text.text).filter(|words| words.len() <= NEAR && !tells_a_change(words))?;
        let day = || date::read(words).map(|_| words);
        match &mark.kind {
            // A time without a day is the length of a film or the hour of an entry.
            MarkKind::Time(given) if given.len() >= 8 => Some(seen(given, Origin::TimeElement)),
            MarkKind::Time(_) => Some(seen(day()?, Origin::TimeElement)),
            MarkKind::Dateline => Some(seen(day()?, Origin::Text)),
            _ => None,
        }
    });
    linked.chain(metas).chain(shown).collect()
}

/// Tells whether words are about the day of a change and not that of publication.
fn tells_a_change(words: &str) -> bool {
    let words = words.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    has(&["updated", "modified", "reviewed", "edited"]) && !has(&["published", "posted"])
}

/// Returns who published the page: the site by its own name, else the publisher in linked data, often the company behind it.
pub(super) fn outlet(page: &Page, article: &Article) -> Option<String> {
    let site = page.meta(&["og:site_name"]).map(|meta| meta.content.as_str());
    let told = [site, article.publisher.as_deref()].into_iter().flatten().map(str::trim);
    let is_name = |name: &&str| !name.is_empty() && name.len() <= MAX_OUTLET && !name.contains(['\n', '/', '@']);
    told.filter(is_name).map(str::to_owned).next()
}

/// Returns the language that the page declares.
pub(super) fn language(page: &Page) -> Option<String> {
    let declared =
        page.meta(&["content-language", "og:locale", "language", "dc.language", "inlanguage"]).map(|meta| meta.content.as_str());
    [page.language.as_deref(), declared].into_iter().flatten().find_map(language::of_tag)
}

/// Returns the names in what a page gives as its authors: "By Ada Voss and Ibo Renn", one name each.
fn names<'g>(given: impl Iterator<Item = &'g str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in given.filter(|given| !given.contains("://") && !given.contains('@')).flat_map(str::lines) {
        let line = line.trim();
        let named = BY.iter().find_map(|by| line.strip_prefix(by)).unwrap_or(line);
        for part in named.split([',', ';', '|', '•', '·']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & "))
        {
            let name = part.split_whitespace().collect::<Vec<_>>().join(" ");
            let fits = name.chars().count() <= MAX_NAME
                && name.contains(char::is_alphabetic)
                && !name.contains(|c: char| c.is_ascii_digit());
            if fits && names.len() < MAX_NAMES && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Tells whether words shown in a byline look like the name of a person: two to five words, all but particles capital.
fn is_name(words: &str) -> bool {
    const PARTICLES: &[&str] =
        &["al", "bin", "da", "de", "del", "della", "der", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von", "y"];
    let mut count = 0;
    let all = words.split(' ').all(|word| {
        count += 1;
        word.starts_with(char::is_uppercase) || PARTICLES.contains(&word)
    });
    all && (2..=5).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::super::flatten::flatten;
    use super::*;

    fn read(source: &str) -> (Vec<String>, Vec<(String, Origin)>, Option<String>) {
        let page = flatten(source);
        let article = Article::of(source, &page);
        let dates = dates(&page, &article, None).into_iter().map(|date| (date.words, date.origin)).collect();
        (authors(&page, &article), dates, language(&page))
    }

    #[test]
    fn metadata_is_read_in_order_of_trust() {
        let (authors, dates, language) = read(
            "<html lang=en-GB><meta name=author content='By Ada Voss and Ibo Renn'><meta name=DC.date content=2031-03-05>\
             <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-03-04\"}</script>\
             <time datetime=2031-03-06>Thursday</time><span class=byline>Someone Else</span>",
        );
        assert_eq!(authors, ["Ada Voss", "Ibo Renn"]);
        let expected = [("2031-03-04", Origin::LinkedData), ("2031-03-05", Origin::Meta), ("2031-03-06", Origin::TimeElement)];
        assert_eq!(dates, expected.map(|(words, origin)| (words.to_owned(), origin)));
        assert_eq!(language.as_deref(), Some("en"));
    }

    #[test]
    fn the_outlet_is_the_site_or_else_the_publisher() {
        let outlet = |source: &str| {
            let page = flatten(source);
            outlet(&page, &Article::of(source, &page))
        };
        let linked =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"publisher\":{\"name\":\"Orlen Media\"}}</script>";
        assert_eq!(outlet(&format!("<meta property=og:site_name content=' The Post '>{linked}")).as_deref(), Some("The Post"));
        assert_eq!(
            outlet(&format!("<meta property=og:site_name content='https://post.example'>{linked}")).as_deref(),
            Some("Orlen Media")
        );
        assert_eq!(outlet("<p>No name</p>"), None);
    }

    #[test]
    fn without_it_the_elements_that_name_authors_are_read() {
        let (authors, dates, language) = read(
            "<meta property=article:author content='https://post.example/voss'><meta property=og:locale content=pt_BR>\
             <p class='c-byline x'>By <a>Ada Voss</a>, Orlen</p><time datetime=PT3M>3 min</time>",
        );
        assert_eq!(authors, ["Ada Voss"]);
        assert_eq!(dates, []);
        assert_eq!(language.as_deref(), Some("pt"));
    }
}
