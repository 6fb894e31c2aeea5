use crate::ask::Ask;
use crate::asset;
use crate::view::View;
use crate::words::{self, Moment};

/// The screens that the head of every page leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    State,
    News,
    Statements,
    Calendar,
    Sources,
    /// The page of a single entry, which no tab stands for.
    Entry,
}

/// What stands around every page: the case, the way to the screens, the moment.
#[derive(Debug)]
pub(super) struct Frame {
    /// The name of the case.
    pub(super) case: String,
    /// The addresses of the style sheet and the icon.
    pub(super) style: &'static str,
    pub(super) icon: &'static str,
    /// The way to the screens.
    pub(super) tabs: Vec<Tab>,
    /// The address of the whole record in the JSON contract.
    pub(super) json: String,
    /// The moment of the record.
    pub(super) as_of: Moment,
    /// The moment as a date field holds it, to the minute, in UTC.
    pub(super) as_of_field: String,
    /// The address of this page as of now, where it is shown as of a moment that was asked for.
    pub(super) now: Option<String>,
    /// How many documents had been read.
    pub(super) documents: u32,
    /// The path of this page, and the parameters that another moment keeps.
    pub(super) path: String,
    pub(super) kept: Vec<(&'static str, String)>,
}

/// The way to one screen.
#[derive(Debug)]
pub(super) struct Tab {
    pub(super) label: &'static str,
    pub(super) href: String,
    pub(super) current: bool,
}

impl Frame {
    /// Returns the frame of the page at `path`.
    pub(super) fn new(view: &View<'_>, screen: Screen, path: impl Into<String>, ask: &Ask) -> Self {
        let path = path.into();
        let tab = |label, to, of| Tab { label, href: view.links.to(to, &[]), current: screen == of };
        let kept = ask.kept();
        let parameters: Vec<_> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let as_of = words::instant(view.record().as_of);
        Self {
            case: if view.state.brief.title.is_empty() { "Untitled case".to_owned() } else { view.state.brief.title.clone() },
            style: asset::style_path(),
            icon: asset::icon_path(),
            tabs: vec![
                tab("State", "/", Screen::State),
                tab("News", "/news", Screen::News),
                tab("Statements", "/statements", Screen::Statements),
                tab("Calendar", "/calendar", Screen::Calendar),
                tab("Sources", "/sources", Screen::Sources),
            ],
            json: view.links.to("/state.json", &[]),
            as_of_field: as_of.machine.get(..16).unwrap_or_default().to_owned(),
            as_of,
            now: view.links.as_of.map(|_| crate::links::Links { as_of: None }.to(&path, &parameters)),
            documents: view.record().documents,
            path,
            kept,
        }
    }
}
