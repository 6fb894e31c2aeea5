//! The words for every other value of a fixed list.

use super::{dates, stances};
use rapporteur_model::{Act, ActorKind, EventType, IssueStatus, Modality, Place, SideRole, SpeechForm, StatusRule};
use rapporteur_time::{Interval, Precision, When, parse_day};

/// Returns the word for whether an event happened.
pub fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Proposed => "proposed",
        Modality::Expected => "expected",
        Modality::Planned => "planned",
        Modality::Ongoing => "under way",
        Modality::Held => "held",
        Modality::Postponed => "postponed",
        Modality::Cancelled => "cancelled",
        Modality::Denied => "denied",
    }
}

/// Returns the word for a kind of event.
pub fn event_type(kind: EventType) -> &'static str {
    match kind {
        EventType::Meeting => "meeting",
        EventType::Visit => "visit",
        EventType::Call => "call",
        EventType::Consultation => "consultation",
        EventType::Agreement => "agreement",
        EventType::Signing => "signing",
        EventType::Proposal => "proposal",
        EventType::Deadline => "deadline",
        EventType::Ceasefire => "ceasefire",
        EventType::Sanction => "sanction",
        EventType::Withdrawal => "withdrawal",
        EventType::Other => "event",
    }
}

/// Returns the word for where an issue stands.
pub fn status(status: IssueStatus) -> &'static str {
    match status {
        IssueStatus::Agreed => "agreed",
        IssueStatus::AgreedInPrinciple => "agreed in principle",
        IssueStatus::Contested => "contested",
        IssueStatus::Open => "open",
    }
}

/// Returns the rule that made the status of an issue, as the reason for it.
pub fn rule(rule: StatusRule) -> &'static str {
    match rule {
        StatusRule::ASideRefuses => "a side refuses, or sets a condition",
        StatusRule::NewestReport => "the newest report says so",
        StatusRule::AllSidesSupport => "every side supports it in its own words",
        StatusRule::NothingSaid => "it is named, and nothing is said of where it stands",
    }
}

/// Returns the word for how words are given.
pub fn form(form: SpeechForm) -> &'static str {
    match form {
        SpeechForm::Direct => "direct",
        SpeechForm::Indirect => "indirect",
        SpeechForm::Mixed => "partly direct",
    }
}

/// Returns the verb for what saying something does.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::Agree => "agrees",
        Act::Support => "praises or endorses",
        Act::Concede => "gives in",
        Act::Request => "asks or demands",
        Act::Accuse => "accuses or criticises",
        Act::Reject => "rejects",
        Act::Threaten => "threatens",
    }
}

/// Returns the word for what an actor is.
pub fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::State => "state",
        ActorKind::Organization => "organization",
        ActorKind::Group => "group",
    }
}

/// Returns the word for what an actor is at the table.
pub fn side_role(role: SideRole) -> &'static str {
    match role {
        SideRole::Party => "party",
        SideRole::Mediator => "mediator",
        SideRole::Observer => "observer",
    }
}

/// Returns a place with its country.
pub(crate) fn place(place: &Place) -> String {
    place.country.map_or_else(|| place.name.clone(), |country| format!("{} ({country})", place.name))
}

/// Returns words with a capital at their head, as a heading or a sentence begins.
pub(crate) fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Returns the name of the field that documents contradict one another about.
pub fn field(field: &str) -> &str {
    match field {
        "when" => "the day",
        "place" => "the place",
        "participants" => "who takes part",
        "modality" => "whether it happened",
        "points" => "the number of points",
        "number" => "a number",
        "status" => "where it stands",
        other => other,
    }
}

/// Returns the words for a value of the JSON contract: a stance, a modality, a status, days; anything else as it is.
pub fn value(value: &str) -> String {
    if let Some(read) = stances::stance_of_contract(value) {
        return stances::stance(read).word.to_owned();
    }
    let (start, end) = value.split_once('/').unwrap_or((value, value));
    if let (Ok(start), Ok(end)) = (parse_day(start), parse_day(end)) {
        return dates::when(When::during(Interval::new(start, end), Precision::Days)).text;
    }
    let word = match value {
        "agreed_in_principle" => status(IssueStatus::AgreedInPrinciple),
        "ongoing" => modality(Modality::Ongoing),
        other => other,
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_contract_are_said_in_words() {
        let said = ["support", "ongoing", "agreed_in_principle", "2031-03-12", "2031-03-12/2031-03-14", "held", "15"].map(value);
        assert_eq!(said, ["supports", "under way", "agreed in principle", "Wed 12 Mar 2031", "12–14 Mar 2031", "held", "15"]);
    }
}
