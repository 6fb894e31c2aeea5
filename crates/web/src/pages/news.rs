//! What is new since a mark, on the clock of learning.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::{ChangeLine, Named, Pager};
use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_desk::news as learned_since;
use rapporteur_model::{Change, ChangeKind};
use rapporteur_time::Instant;

/// How many changes of a kind the page holds; each kind has a page of its own.
const SHOWN: usize = 12;
/// How many changes are on a page of one kind.
const ON_A_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "pages/news.html")]
struct NewsPage {
    frame: Frame,
    since: Option<(String, Moment)>,
    count: usize,
    groups: Vec<Group>,
    marks: Vec<(Named, Moment)>,
    order: Named,
    /// What a mark set here holds, and a name for it.
    mark_at: String,
    mark_name: String,
}

/// The changes of one kind.
struct Group {
    heading: &'static str,
    key: &'static str,
    count: usize,
    changes: Vec<ChangeLine>,
    /// The way to those that are not shown; empty where all are.
    all: String,
    pager: Option<Pager>,
}

/// A kind of change as a person looks for it.
struct Kind {
    heading: &'static str,
    key: &'static str,
    holds: fn(&Change) -> bool,
}

/// The kinds in the order of the page: what moved first, what was merely heard last.
const KINDS: [Kind; 8] = [
    Kind {
        heading: "Positions moved",
        key: "moved",
        holds: |change| change.kind == ChangeKind::Position && change.from.is_some(),
    },
    Kind {
        heading: "Points that stand elsewhere",
        key: "issues",
        holds: |change| change.kind == ChangeKind::Issue && change.from.is_some(),
    },
    Kind { heading: "Meetings and other events", key: "events", holds: |change| change.kind == ChangeKind::Event },
    Kind { heading: "Drafts", key: "drafts", holds: |change| change.kind == ChangeKind::Draft },
    Kind { heading: "Articles edited", key: "edits", holds: |change| change.kind == ChangeKind::Edit },
    Kind { heading: "Withdrawn", key: "withdrawn", holds: |change| change.kind == ChangeKind::Withdrawn },
    Kind {
        heading: "Positions and points first heard",
        key: "first",
        holds: |change| matches!(change.kind, ChangeKind::Position | ChangeKind::Issue) && change.from.is_none(),
    },
    Kind { heading: "New statements", key: "statements", holds: |change| change.kind == ChangeKind::Statement },
];

/// Draws what is new.
pub(crate) fn news(view: &View<'_>, ask: &Ask) -> Page {
    let mark = view.since(&ask.since)?;
    let start = Instant::from_unix(i64::MIN);
    let mut changes = learned_since(view.state, mark.as_ref().map_or(start, |mark| mark.at)).changes;
    let oldest_first = ask.order == "oldest";
    if !oldest_first {
        changes.reverse();
    }
    let kinds = KINDS.iter().filter(|kind| ask.kind.is_empty() || ask.kind == kind.key);
    let groups =
        kinds.map(|kind| group(view, ask, kind, changes.iter().copied().filter(|change| (kind.holds)(change)).collect()));
    let marks = view.marks.iter().rev();
    let as_of = view.record().as_of;
    written(&NewsPage {
        frame: Frame::new(view, Screen::News, "/news", ask),
        since: mark.map(|mark| (mark.name, words::instant(mark.at))),
        count: changes.len(),
        groups: groups.filter(|group| group.count > 0).collect(),
        marks: marks
            .map(|mark| {
                let href = view.links.to("/news", &[("since", &mark.name)]);
                (Named { name: mark.name.clone(), href }, words::instant(mark.at))
            })
            .collect(),
        order: order(view, ask, oldest_first),
        mark_at: as_of.to_string(),
        mark_name: words::instant(as_of).text,
    })
}

fn group(view: &View<'_>, ask: &Ask, kind: &Kind, changes: Vec<&Change>) -> Group {
    let count = changes.len();
    let address = |page: usize| {
        view.links.to("/news", &[("since", &ask.since), ("kind", kind.key), ("order", &ask.order), ("page", &page.to_string())])
    };
    let alone = !ask.kind.is_empty();
    let (shown, pager) = Pager::cut(changes, ask.page(), if alone { ON_A_PAGE } else { SHOWN }, address);
    Group {
        heading: kind.heading,
        key: kind.key,
        count,
        all: if !alone && shown.len() < count { address(1) } else { String::new() },
        changes: shown.into_iter().map(|change| ChangeLine::new(view, change)).collect(),
        pager: alone.then_some(pager),
    }
}

fn order(view: &View<'_>, ask: &Ask, oldest_first: bool) -> Named {
    let (name, order) = if oldest_first { ("Newest first", "") } else { ("Oldest first", "oldest") };
    let href = view.links.to("/news", &[("since", &ask.since), ("kind", &ask.kind), ("order", order)]);
    Named { name: name.to_owned(), href }
}
