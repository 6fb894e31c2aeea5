//! Drafts that a person tabled.

mod common;

use common::memory;
use rapporteur_model::TabledDraft;
use rapporteur_store::{Keeping, KeptDraft};
use rapporteur_time::Instant;

fn draft(name: &str, outlet: Option<&str>, text: Option<&str>) -> KeptDraft {
    let about = TabledDraft { name: name.into(), outlet: outlet.map(Into::into), ..TabledDraft::default() };
    KeptDraft { about, text: text.map(Into::into), learned: Instant::from_unix(0) }
}

#[test]
fn a_draft_comes_back_as_it_was_tabled_and_a_claimed_one_has_no_text() {
    let mut store = memory();
    assert_eq!(store.drafts().unwrap(), []);
    let (first, claimed) =
        (draft("12-point text", Some("Northwire"), Some("1. The locks open.\n")), draft("9-point text", None, None));
    assert_eq!(store.keep_draft(&first, b"1. The locks open.\n").unwrap(), Some(Keeping::New));
    assert_eq!(store.keep_draft(&claimed, b"").unwrap(), Some(Keeping::New));
    assert_eq!(store.drafts().unwrap(), [first, claimed]);
    assert_eq!((store.altered_captures().unwrap(), store.altered_texts().unwrap()), ((1, vec![]), (1, vec![])));
    assert_eq!(store.faults().unwrap(), [""; 0]);
}

#[test]
fn another_text_under_the_name_and_outlet_of_one_is_not_taken_for_it() {
    let mut store = memory();
    let of = |outlet, text| draft("12-point text", Some(outlet), Some(text));
    store.keep_draft(&of("Northwire", "1. The locks open.\n"), b"a").unwrap();
    assert_eq!(store.keep_draft(&of("Northwire", "1. The locks open.\n"), b"a").unwrap(), Some(Keeping::Unchanged));
    assert_eq!(store.keep_draft(&of("Northwire", "1. The locks close.\n"), b"b").unwrap(), None);
    assert_eq!(store.keep_draft(&of("Verran Post", "1. The locks close.\n"), b"b").unwrap(), Some(Keeping::New));
    let texts: Vec<Option<String>> = store.drafts().unwrap().into_iter().map(|own| own.text).collect();
    assert_eq!(texts, [Some("1. The locks open.\n".into()), Some("1. The locks close.\n".into())]);
}
