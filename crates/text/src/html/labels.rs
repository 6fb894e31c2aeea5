//! What the class and id of an element say about the text in it.

use super::page::MarkKind;

/// Words in a class or id by which pages name what stands beside an article.
const BESIDE: &[&str] = &[
    "ad", "ads", "advert", "advertisement", "banner", "bio", "breadcrumb", "breadcrumbs", "comments", "consent", "cookie",
    "cookies", "disclaimer", "disqus", "donate", "eyebrow", "feedback", "footer", "inbox", "kicker", "newsletter", "newsletters",
    "outbrain", "pagination", "paywall", "popup", "promo", "promos", "rating", "readmore", "recirc", "recirculation",
    "recommended", "related", "share", "sharing", "sidebar", "signup", "social", "sponsor", "sponsored", "subscribe",
    "subscription", "taboola", "tags", "toolbar", "topics", "trending",
];
const CAPTION: &[&str] = &["caption", "captions", "copyright", "credit", "credits", "gallery", "photographer", "slideshow"];
const BYLINE: &[&str] = &["author", "authors", "byline", "bylines", "contributor", "writer"];
const CHANGE: &[&str] = &["lastmod", "modified", "updated"];
const TIME: &[&str] = &["date", "dateline", "datetime", "pubdate", "published", "timestamp"];

/// Returns what the class or id `names` an element.
pub(super) fn named(names: &str) -> Option<MarkKind> {
    let lists = [
        (CAPTION, MarkKind::Caption),
        (BYLINE, MarkKind::Byline),
        (CHANGE, MarkKind::Change),
        (TIME, MarkKind::Dateline),
        (BESIDE, MarkKind::Beside),
    ];
    let has = |list: &[&str]| words(names).any(|word| list.contains(&word.as_str()));
    lists.into_iter().find(|(list, _)| has(list)).map(|(_, kind)| kind)
}

/// Returns the words of names such as `article__byLine-wrap`, in lower case.
fn words(names: &str) -> impl Iterator<Item = String> {
    let border = |c: char| !c.is_ascii_alphanumeric();
    names.split(border).flat_map(parts).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase)
}

/// Parts a name where a capital follows a small letter.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let at = rest.as_bytes().windows(2).position(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
        let (part, next) = rest.split_at(at.map_or(rest.len(), |at| at + 1));
        rest = next;
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        assert_eq!(words("newsCaption story__by-line").collect::<Vec<_>>(), ["news", "caption", "story", "by", "line"]);
        assert_eq!(named("newsCaption"), Some(MarkKind::Caption));
        assert_eq!(named("articleAuthor_link__9gq"), Some(MarkKind::Byline));
        assert_eq!(named("shareholders updates-2031"), None);
    }
}
