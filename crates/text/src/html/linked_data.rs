//! What a page says of its article in linked data (schema.org, JSON-LD).

use super::page::Page;
use serde_json::{Map, Value};

/// The article as linked data describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    /// Its headline.
    pub(super) headline: Option<String>,
    /// The names of its authors.
    pub(super) authors: Vec<String>,
    /// When it was published, in the words of the page.
    pub(super) published: Option<String>,
    /// The name of who published it.
    pub(super) publisher: Option<String>,
}

impl Article {
    /// Returns the first article that the page describes, completed by what its other descriptions say.
    pub(super) fn of(source: &str, page: &Page) -> Self {
        let values: Vec<Value> = page.linked_data.iter().filter_map(|span| parse(span.of(source)?)).collect();
        let mut objects = Vec::new();
        values.iter().for_each(|value| collect(value, &mut objects));
        // A stable order: articles before the pages that hold them.
        objects.sort_by_key(|object| !is_article(object));
        let mut article = Self::default();
        for object in objects {
            let text = |key: &str| {
                object.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
            };
            article.headline = article.headline.take().or_else(|| text("headline"));
            article.published = article.published.take().or_else(|| text("datePublished")).or_else(|| text("dateCreated"));
            if article.publisher.is_none() {
                let mut publishers = Vec::new();
                names(object.get("publisher"), &mut publishers);
                article.publisher = publishers.into_iter().next();
            }
            if article.authors.is_empty() {
                names(object.get("author").or_else(|| object.get("creator")), &mut article.authors);
            }
        }
        article
    }
}

/// Parses a block as leniently as search engines do: comments around it, line breaks in strings, a semicolon at the end.
fn parse(block: &str) -> Option<Value> {
    let block = block.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let block = block.trim().trim_end_matches("-->").trim_end_matches("]]>").trim_end_matches("//").trim_end_matches(';').trim();
    serde_json::from_str(block).or_else(|_| serde_json::from_str(&block.replace(|c: char| c.is_ascii_control(), " "))).ok()
}

/// Collects the objects that may describe the article. The parser bounds how deep values are nested.
fn collect<'v>(value: &'v Value, objects: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, objects)),
        Value::Object(object) => {
            if is_article(object) || is_page(object) {
                objects.push(object);
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(value) = object.get(key) {
                    collect(value, objects);
                }
            }
        }
        _ => {}
    }
}

fn has_type(object: &Map<String, Value>, fits: impl Fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::String(kind)) => fits(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(fits),
        _ => false,
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    has_type(object, |kind| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report" || kind == "Review")
}

fn is_page(object: &Map<String, Value>) -> bool {
    has_type(object, |kind| kind == "WebPage")
}

/// Collects names from a name, an object with a name, or a list of either.
fn names(value: Option<&Value>, found: &mut Vec<String>) {
    match value {
        Some(Value::String(name)) => found.push(name.clone()),
        Some(Value::Array(values)) => values.iter().for_each(|value| names(Some(value), found)),
        Some(Value::Object(object)) => names(object.get("name"), found),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(blocks: &[&str]) -> Article {
        let source = format!(
            "<script type=\"application/ld+json\">{}</script>",
            blocks.join("</script><script type=\"application/ld+json\">")
        );
        Article::of(&source, &super::super::flatten::flatten(&source))
    }

    #[test]
    fn an_article_is_found_in_a_graph() {
        let found = article(&[
            r#"{"@type":"Organization","name":"The Orlen Post"}"#,
            r#"<!-- {"@graph":[{"@type":"WebPage","datePublished":"2031-01-01"},
                {"@type":["Thing","NewsArticle"],"headline":" No deal ","datePublished":"2031-03-04T10:00:00Z",
                 "author":[{"@type":"Person","name":"Ada Voss"},"Ibo Renn"]}]} -->"#,
        ]);
        assert_eq!(found.headline.as_deref(), Some("No deal"));
        assert_eq!(found.published.as_deref(), Some("2031-03-04T10:00:00Z"));
        assert_eq!(found.authors, ["Ada Voss", "Ibo Renn"]);
    }

    #[test]
    fn slips_are_forgiven_and_nonsense_is_passed_over() {
        let slip = "{\"@type\":\"Report\",\"headline\":\"Two\nlines\"};";
        assert_eq!(article(&["{not json", &"[".repeat(100_000), slip]).headline.as_deref(), Some("Two lines"));
        assert_eq!(article(&["[1, null, {\"@type\": 3}]"]), Article::default());
    }
}
