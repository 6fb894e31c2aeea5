//! The page of what went wrong: what happened, what still works, what to do.

use crate::asset;
use crate::problem::Problem;
use askama::Template;

#[derive(Template)]
#[template(path = "pages/problem.html")]
struct ProblemPage {
    style: &'static str,
    icon: &'static str,
    what: String,
    works: &'static str,
    hint: String,
    code: &'static str,
}

/// Draws the page of a problem.
pub(crate) fn problem(problem: &Problem) -> String {
    let (what, works, hint) = words(problem);
    let code = if let Problem::Case { code, .. } = problem { code } else { "" };
    let page = ProblemPage { style: asset::style_path(), icon: asset::icon_path(), what, works, hint, code };
    // The template holds nothing that can fail; without it the words are still worth having.
    page.render().unwrap_or(page.what)
}

const NOTHING_LOST: &str = "Nothing in the case was changed; every other page works.";

fn words(problem: &Problem) -> (String, &'static str, String) {
    let hint = |hint: &str| hint.to_owned();
    match problem {
        Problem::NoSuchPage(path) => (format!("There is no page “{path}”."), NOTHING_LOST, hint("Start from the state of play.")),
        Problem::NoSuchEntry { what, id } => (
            format!("The record has no {what} “{id}”."),
            NOTHING_LOST,
            hint(
                "If the address names a moment (as_of), the entry may have been learned later, or the words it rested on may be gone. Look for it in the state of play, or under News.",
            ),
        ),
        Problem::NoSuchText(name) => (
            format!("No stored text has the name “{name}”."),
            NOTHING_LOST,
            hint(
                "A text is named by all 64 digits of its digest. If the address names a moment (as_of), the text may have been captured later. All texts are listed under Sources.",
            ),
        ),
        Problem::UnknownMark(name) => (
            format!("No mark is called “{name}”."),
            NOTHING_LOST,
            hint("The marks there are stand under News; a day such as 2031-03-10 works too."),
        ),
        Problem::NotAMoment(given) => (
            format!("“{given}” is not a moment."),
            NOTHING_LOST,
            hint("Write it as 2031-03-10T09:10:00Z, or give a day, which stands for its end."),
        ),
        Problem::NotADay(given) => (format!("“{given}” is not a day."), NOTHING_LOST, hint("Write it as 2031-03-10.")),
        Problem::NotAName => (
            hint("A mark needs a name of 1 to 80 characters."),
            "No mark was set; all others are as they were.",
            hint("Go back and give it one."),
        ),
        Problem::OtherHost(host) => (
            format!("This program answers on this machine only, and the request was sent to “{host}”."),
            "Nothing of the case was shown.",
            hint("Open it as http://127.0.0.1 or http://localhost, with its port."),
        ),
        Problem::OtherOrigin => (
            hint("The form did not come from these pages, so it was not accepted."),
            "Nothing in the case was changed.",
            hint("Open News and set the mark there, or use `rapporteur mark`."),
        ),
        Problem::NoSuchMethod => (
            hint("This address can only be read."),
            NOTHING_LOST,
            hint("Marks are set under News; everything else with the program."),
        ),
        Problem::Case { what, hint, .. } => (
            format!("The case could not be read: {what}."),
            "The case file was not changed by this page.",
            format!("What to do: {hint}. Then load the page again."),
        ),
        Problem::Unwritten => (
            hint("This page could not be put together."),
            NOTHING_LOST,
            hint("Load it again; if that does not help, the same is shown by the program's own verbs."),
        ),
    }
}
