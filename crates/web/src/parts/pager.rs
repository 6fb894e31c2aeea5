use askama::Template;

/// The way through a list that is shown a page at a time; nothing where there is one page.
#[derive(Debug, PartialEq, Eq, Template)]
#[template(path = "parts/pager.html")]
pub(crate) struct Pager {
    /// The page shown, counted from 1.
    page: usize,
    /// How many there are.
    pages: usize,
    /// The address of the page before; empty on the first.
    before: String,
    /// The address of the page after; empty on the last.
    after: String,
}

impl Pager {
    /// Returns the items of the page asked for and the way to the others.
    ///
    /// A page that is not there gives the nearest one. `href` makes the address of a page from its number.
    pub(crate) fn cut<T>(items: Vec<T>, asked: usize, size: usize, href: impl Fn(usize) -> String) -> (Vec<T>, Self) {
        let pages = items.len().div_ceil(size).max(1);
        let page = asked.clamp(1, pages);
        let address = |page: usize| if (1..=pages).contains(&page) { href(page) } else { String::new() };
        let pager = Self { page, pages, before: address(page - 1), after: address(page + 1) };
        (items.into_iter().skip((page - 1) * size).take(size).collect(), pager)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_there_gives_the_nearest() {
        let href = |page: usize| format!("?page={page}");
        let (items, pager) = Pager::cut((0..7).collect(), 9, 3, href);
        assert_eq!((items, pager), (vec![6], Pager { page: 3, pages: 3, before: href(2), after: String::new() }));
        let (items, pager) = Pager::cut(Vec::<u8>::new(), 0, 3, href);
        assert!(items.is_empty() && pager.render().unwrap().is_empty());
    }
}
