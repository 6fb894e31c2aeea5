use askama::Template;

/// A name that opens the page of what it names; plain text where there is no page.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(
    source = r#"{% if href.is_empty() %}{{ name }}{% else %}<a href="{{ href }}" dir="auto">{{ name }}</a>{% endif %}"#,
    ext = "html"
)]
pub(crate) struct Named {
    /// The name.
    pub(crate) name: String,
    /// The address.
    pub(crate) href: String,
}
