//! What is said of the document: work, expression and manifestation (FRBR), the day, the tabler, the modifications.

use super::AknAbout;
use super::changes::Modification;
use super::writer::Writer;

/// Writes the `meta` of the document or of one of its attachments, `component` by name.
pub(super) fn write(
    writer: &mut Writer,
    about: AknAbout<'_>,
    component: &str,
    earlier: Option<&str>,
    modifications: &[Modification],
) {
    let dated = about.dated.to_string();
    // There is no country of talks: "xx" is for use by whoever needs one (ISO 3166-1).
    let work = format!("/akn/xx/doc/draft/{dated}/{}", slug(about.name));
    let expression = format!("{work}/eng@{dated}");
    // Identifiers are used once in a document, its attachments included.
    let own = |id: &str| if component == "main" { id.to_owned() } else { format!("{component}_{id}") };
    let (us, tabler) = (own("rapporteur"), own("tabler"));
    let source = format!("#{us}");
    writer.open("meta", &[]);
    writer.open("identification", &[("source", &source)]);
    for (level, uri, ending) in
        [("FRBRWork", &work, ""), ("FRBRExpression", &expression, ""), ("FRBRManifestation", &expression, ".akn")]
    {
        let is_manifestation = !ending.is_empty();
        writer.open(level, &[]);
        writer.empty("FRBRthis", &[("value", &format!("{uri}/!{component}{ending}"))]);
        writer.empty("FRBRuri", &[("value", &format!("{uri}{ending}"))]);
        writer.empty("FRBRdate", &[("date", &dated), ("name", if is_manifestation { "Markup" } else { "Draft" })]);
        let author = if is_manifestation || about.author.is_none() { &us } else { &tabler };
        writer.empty("FRBRauthor", &[("href", &format!("#{author}"))]);
        match level {
            "FRBRWork" => {
                writer.empty("FRBRcountry", &[("value", "xx")]);
                writer.empty("FRBRname", &[("value", about.name)]);
            }
            "FRBRExpression" => writer.empty("FRBRlanguage", &[("language", "eng")]),
            _ => writer.empty("FRBRformat", &[("value", "application/akn+xml")]),
        }
        writer.close(level);
    }
    writer.close("identification");
    if component == "main" {
        analysis(writer, &expression, modifications);
    }
    writer.open("references", &[("source", &source)]);
    if let Some(earlier) = earlier {
        let href = format!("/akn/xx/doc/draft/{}", slug(earlier));
        writer.empty("original", &[("eId", "earlier"), ("href", &href), ("showAs", earlier)]);
    }
    writer.empty(
        "TLCOrganization",
        &[("eId", &us), ("href", "/akn/ontology/organization/xx/rapporteur"), ("showAs", "Rapporteur")],
    );
    if let Some(author) = about.author {
        let href = format!("/akn/ontology/organization/xx/{}", slug(author));
        writer.empty("TLCOrganization", &[("eId", &tabler), ("href", &href), ("showAs", author)]);
    }
    writer.close("references");
    writer.close("meta");
}

fn analysis(writer: &mut Writer, expression: &str, modifications: &[Modification]) {
    if modifications.is_empty() {
        return;
    }
    writer.open("analysis", &[("source", "#rapporteur")]);
    writer.open("passiveModifications", &[]);
    for (at, own) in modifications.iter().enumerate() {
        let id = format!("pmod_{}", at + 1);
        let classes = own.classes.join(" ");
        let mut attributes = vec![("eId", id.as_str()), ("type", own.kind)];
        if !classes.is_empty() {
            attributes.push(("rapporteur:classes", &classes));
        }
        writer.open("textualMod", &attributes);
        writer.empty("source", &[("href", expression)]);
        for destination in &own.destinations {
            writer.empty("destination", &[("href", &format!("#{destination}"))]);
        }
        writer.close("textualMod");
    }
    writer.close("passiveModifications");
    writer.close("analysis");
}

/// Returns a name as a part of an address.
pub(super) fn slug(name: &str) -> String {
    let words: Vec<String> =
        name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    if words.is_empty() { "draft".to_owned() } else { words.join("-") }
}
