//! Drafts as Akoma Ntoso: they keep the structure of the standard, and read again they are the same points.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads its files, and says that it failed by panicking"
)]

use rapporteur_draft::{Draft, Markup, compare};
use rapporteur_export::{AknAbout, draft_akn, redline_akn};
use rapporteur_text::{Akn, Side};
use roxmltree::{Document as Xml, Node};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

const ABOUT: AknAbout = AknAbout { name: "May text", author: Some("Ines Dorrow & Co"), dated: DAY };
const DAY: rapporteur_time::Date = rapporteur_time::Date::constant(2031, 5, 2);

/// The text of every invented draft, earlier before later, with its markup.
fn pairs() -> Vec<(String, String, String, Markup)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../draft/tests/pairs");
    let mut pairs = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some((pair, ending)) = name.split_once(".from.") else { continue };
        let markup = if ending == "md" { Markup::Markdown } else { Markup::Plain };
        let later = fs::read_to_string(folder.join(format!("{pair}.to.{ending}"))).unwrap();
        pairs.push((pair.to_owned(), fs::read_to_string(&path).unwrap(), later, markup));
    }
    assert!(pairs.len() >= 10, "only {} pairs found", pairs.len());
    pairs
}

/// The points as people see them: label, the label of the parent, words.
fn points(draft: &Draft) -> Vec<(String, Option<String>, String)> {
    let words = |at: usize| draft.words(at).replace(['*', '_'], "").split_whitespace().collect::<Vec<_>>().join(" ");
    let all = draft.points.iter().enumerate();
    all.map(|(at, own)| (own.label.clone(), own.parent.map(|parent| draft.points[parent].label.clone()), words(at))).collect()
}

fn read(akn: &str, side: Side) -> Vec<(String, Option<String>, String)> {
    let text = Akn::read(akn).unwrap().text(side, true);
    points(&Draft::read(&text, Markup::Markdown))
}

#[test]
fn every_invented_draft_comes_back_from_its_document() {
    for (name, a, b, markup) in pairs() {
        for text in [&a, &b] {
            let draft = Draft::read(text, markup);
            assert_eq!(read(&draft_akn(&draft, ABOUT), Side::Later), points(&draft), "{name}");
        }
    }
}

#[test]
fn the_later_draft_comes_back_from_a_document_with_changes() {
    for (name, a, b, markup) in pairs() {
        let (from, to) = (Draft::read(&a, markup), Draft::read(&b, markup));
        let akn = redline_akn(&from, &to, &compare(&from, &to), "April text", ABOUT);
        assert_eq!(read(&akn, Side::Later), points(&to), "{name}");
        let earlier: HashSet<String> = read(&akn, Side::Earlier).into_iter().map(|own| own.2).collect();
        let missing: Vec<_> = points(&from).into_iter().filter(|own| !earlier.contains(&own.2)).collect();
        // The parts of a point that was split, or joined, stand where they are now.
        assert!(missing.len() <= from.points.len() / 4, "{name}: {missing:#?}");
    }
}

#[test]
fn every_document_keeps_the_structure_of_the_standard() {
    for (_, a, b, markup) in pairs() {
        let (from, to) = (Draft::read(&a, markup), Draft::read(&b, markup));
        keeps(&draft_akn(&from, ABOUT));
        keeps(&redline_akn(&from, &to, &compare(&from, &to), "April text", AknAbout { author: None, ..ABOUT }));
    }
    for text in ["", "\n", "Annex I\n\n1. The <maps> & charts bind.\n", "# Talks\n", "One.\n\nTwo.\n"] {
        keeps(&draft_akn(&Draft::read(text, Markup::Plain), ABOUT));
        keeps(&draft_akn(&Draft::read(text, Markup::Markdown), ABOUT));
    }
}

/// What stands in an element, in its order: `?` may be left out, `*` any number of times, `+` at least once, `|` one of them.
/// After the schema of version 3.0; only what we write.
const STRUCTURE: &[(&str, &str)] = &[
    ("akomaNtoso", "doc"),
    ("doc", "meta preface? preamble? mainBody attachments?"),
    ("meta", "identification analysis? references"),
    ("identification", "FRBRWork FRBRExpression FRBRManifestation"),
    ("FRBRWork", "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRcountry FRBRname"),
    ("FRBRExpression", "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRlanguage"),
    ("FRBRManifestation", "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRformat"),
    ("analysis", "passiveModifications"),
    ("passiveModifications", "textualMod+"),
    ("textualMod", "source+ destination+"),
    ("references", "original* TLCOrganization+"),
    ("preface", "p+"),
    ("preamble", "recitals"),
    ("recitals", "recital+"),
    ("recital", "p+"),
    ("mainBody", "article|chapter|part|title|section|division|paragraph|alinea|p+"),
    ("article", HIERARCHY),
    ("chapter", HIERARCHY),
    ("part", HIERARCHY),
    ("title", HIERARCHY),
    ("section", HIERARCHY),
    ("division", HIERARCHY),
    ("paragraph", PROVISION),
    ("alinea", PROVISION),
    ("point", PROVISION),
    ("indent", PROVISION),
    ("content", "p+"),
    ("intro", "p+"),
    ("attachments", "attachment+"),
    ("attachment", "num? heading? doc"),
    ("p", "docTitle|ins|del|eol|i|b*"),
    ("num", "ins|del*"),
    ("heading", ""),
    ("ins", "eol*"),
    ("del", "eol*"),
    ("i", ""),
    ("b", ""),
    ("docTitle", ""),
];
const HIERARCHY: &str = "num? heading? article|chapter|part|title|section|division|paragraph|alinea*";
const PROVISION: &str = "num? content? intro? paragraph|point|indent|alinea*";

/// What an element must say.
const REQUIRED: &[(&str, &[&str])] = &[
    ("doc", &["name"]),
    ("identification", &["source"]),
    ("analysis", &["source"]),
    ("references", &["source"]),
    ("FRBRthis", &["value"]),
    ("FRBRuri", &["value"]),
    ("FRBRdate", &["date", "name"]),
    ("FRBRauthor", &["href"]),
    ("FRBRcountry", &["value"]),
    ("FRBRname", &["value"]),
    ("FRBRlanguage", &["language"]),
    ("FRBRformat", &["value"]),
    ("textualMod", &["eId", "type"]),
    ("source", &["href"]),
    ("destination", &["href"]),
    ("original", &["eId", "href", "showAs"]),
    ("TLCOrganization", &["eId", "href", "showAs"]),
    ("recitals", &["eId"]),
    ("recital", &["eId"]),
    ("article", &["eId"]),
    ("paragraph", &["eId"]),
    ("attachment", &["eId"]),
];

fn keeps(akn: &str) {
    let xml = Xml::parse(akn).unwrap();
    let mut ids = HashSet::new();
    for node in xml.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert_eq!(node.tag_name().namespace(), Some("http://docs.oasis-open.org/legaldocml/ns/akn/3.0"));
        let inner: Vec<&str> = node.children().filter(Node::is_element).map(|own| own.tag_name().name()).collect();
        let pattern = STRUCTURE.iter().find(|own| own.0 == name).map_or("", |own| own.1);
        assert!(fits(&inner, pattern), "{name} holds {inner:?}, and should {pattern}\n{akn}");
        for required in REQUIRED.iter().filter(|own| own.0 == name).flat_map(|own| own.1) {
            assert!(node.has_attribute(*required), "{name} without {required}");
        }
        if let Some(id) = node.attribute("eId").filter(|_| node.ancestors().all(|own| own.tag_name().name() != "references")) {
            assert!(ids.insert(id.to_owned()) && !id.contains(char::is_whitespace), "{id} is used twice");
        }
    }
    // What a modification is about is in the document.
    for destination in
        xml.descendants().filter(|own| own.has_tag_name(("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "destination")))
    {
        assert!(ids.contains(destination.attribute("href").unwrap().trim_start_matches('#')), "{destination:?}");
    }
}

fn fits(inner: &[&str], pattern: &str) -> bool {
    let mut rest = inner;
    for part in pattern.split(' ').filter(|part| !part.is_empty()) {
        let sign = part.chars().last().filter(|c| "?*+".contains(*c));
        let names: Vec<&str> = part.trim_end_matches(['?', '*', '+']).split('|').collect();
        let run = rest.iter().take_while(|own| names.contains(own)).count();
        let taken = match sign {
            None if run == 0 => return false,
            Some('+') if run == 0 => return false,
            None | Some('?') => run.min(1),
            _ => run,
        };
        rest = &rest[taken..];
    }
    rest.is_empty()
}
