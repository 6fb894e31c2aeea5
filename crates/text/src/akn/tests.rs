use super::*;

fn text(body: &str) -> String {
    let source = format!(
        "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act name='pact'><meta/>{body}</act></akomaNtoso>"
    );
    Akn::read(&source).unwrap().text(Side::Later, true)
}

#[test]
fn articles_are_headings_and_provisions_stand_under_their_numbers() {
    let shown = text(
        "<preface><p><docTitle>The Tolm pact</docTitle></p></preface>
         <preamble><recitals><recital><num>(1)</num><p>The locks are old.</p></recital></recitals></preamble>
         <body><chapter><num>I</num><heading>Locks</heading><article><num>Article 3</num><heading>Hours</heading>
         <paragraph><num>1.</num><intro><p>The locks  open</p></intro><point><num>(a)</num><content><p>at <i>six</i>;</p></content></point></paragraph>
         <paragraph><num>2</num><list><intro><p>Verran pays for:</p></intro><point><num>a</num><content><p>the wardens.</p></content></point></list></paragraph>
         </article></chapter></body>
         <attachments><attachment><heading>Maps</heading><num>Annex II</num><doc name='annex'><meta/><mainBody><p>The map binds.</p></mainBody></doc></attachment></attachments>",
    );
    let lines: Vec<&str> = shown.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "# The Tolm pact", "# Preamble", "(1) The locks are old.", "# Chapter I - Locks", "# Article 3 - Hours",
            "1. The locks open", "   (a) at *six*;", "2.", "   Verran pays for:", "   (a) the wardens.", "# Annex II - Maps",
            "The map binds."
        ]
    );
}

#[test]
fn words_that_are_new_or_gone_make_two_texts() {
    let source = "<akomaNtoso><doc name='x'><mainBody><paragraph><num>1.</num><content><p>at <del>six</del><ins>nine</ins></p></content></paragraph>
        <paragraph><num><ins>2.</ins></num><content><p><ins>Tolm pays.</ins></p></content></paragraph></mainBody></doc></akomaNtoso>";
    let akn = Akn::read(source).unwrap();
    assert!(akn.is_amended());
    assert_eq!(
        (akn.text(Side::Earlier, true).trim(), akn.text(Side::Later, true).trim()),
        ("1. at six", "1. at nine\n\n2. Tolm pays.")
    );
}

#[test]
fn other_xml_is_no_such_document() {
    assert!(Akn::read("<html><body/></html>").is_none());
    assert!(Akn::read("<akomaNtoso><doc>").is_none());
}

#[test]
fn elements_without_end_are_read_all_the_same() {
    let deep = format!("{}words{}", "<point>".repeat(400), "</point>".repeat(400));
    assert!(text(&format!("<body>{deep}</body>")).contains("words"));
}
