use super::pdf;
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, dictionary};
use proptest::prelude::*;

/// Makes a document: for each page, its lines, each with how far it is set in and how far it stands below the one before.
fn made(pages: &[&[(f32, f32, &str)]]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Roman", "Encoding" => "WinAnsiEncoding" },
    );
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids: Vec<Object> = Vec::new();
    for lines in pages {
        let mut operations = vec![
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 12.into()]),
            Operation::new("Td", vec![72.into(), 760.into()]),
        ];
        for (indent, below, words) in *lines {
            operations.push(Operation::new("Td", vec![(*indent).into(), (-below).into()]));
            operations.push(Operation::new("Tj", vec![Object::string_literal(*words)]));
            operations.push(Operation::new("Td", vec![(-indent).into(), 0.into()]));
        }
        operations.push(Operation::new("ET", vec![]));
        let content = document.add_object(Stream::new(dictionary! {}, Content { operations }.encode().unwrap()));
        kids.push(document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content }).into());
    }
    let count = i64::try_from(kids.len()).unwrap();
    document.objects.insert(tree, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()] }));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

const PAGES: &[&[(f32, f32, &str)]] = &[
    &[
        (100.0, 0.0, "Tolm talks, second text"),
        (0.0, 30.0, "1. The locks at Tolm open at six and"),
        (18.0, 14.0, "close at nine."),
        (18.0, 20.0, "(a) Barges go first."),
        (18.0, 20.0, "(b) Ferries follow and"),
        (240.0, 500.0, "Page 1 of 3"),
    ],
    &[
        (100.0, 0.0, "Tolm talks, second text"),
        (18.0, 30.0, "wait."),
        (0.0, 20.0, "2. Verran pays the wardens."),
        (240.0, 500.0, "Page 2 of 3"),
    ],
    &[(100.0, 0.0, "Tolm talks, second text"), (0.0, 30.0, "3. The pact ends in 2040."), (240.0, 500.0, "Page 3 of 3")],
];

#[test]
fn lines_paragraphs_and_margins_are_those_of_the_page() {
    let shown = pdf(&made(PAGES)).unwrap();
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(
        lines,
        [
            "1. The locks at Tolm open at six and",
            "   close at nine.",
            "",
            "   (a) Barges go first.",
            "",
            "   (b) Ferries follow and",
            "   wait.",
            "",
            "2. Verran pays the wardens.",
            "",
            "3. The pact ends in 2040."
        ]
    );
}

#[test]
fn what_is_no_document_or_holds_no_words_gives_nothing() {
    for bytes in
        [&b""[..], b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n", &made(&[&[]])]
    {
        assert_eq!(pdf(bytes), None);
    }
}

proptest! {
    #[test]
    fn a_damaged_document_is_read_or_not_and_never_fails(cut in 0..2000_usize, at in 0..2000_usize, byte in any::<u8>(), times in 0..12_usize) {
        let mut bytes = made(PAGES);
        for step in 0..times {
            let at = (at + step * 137) % bytes.len();
            bytes[at] = byte.wrapping_add(step as u8);
        }
        bytes.truncate(bytes.len().saturating_sub(cut % 400));
        let _ = pdf(&bytes);
    }
}
