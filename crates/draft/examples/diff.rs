//! Prints what became of each point: `cargo run -p rapporteur-draft --example diff -- A B`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, missing_docs, reason = "a program of a few lines, at the door")]
use rapporteur_draft::{AlignmentKind, Draft, Markup, compare};
use rapporteur_span::{CharMap, CharSpan, Span};

fn main() -> std::io::Result<()> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let markup = |path: &str| if path.ends_with(".md") { Markup::Markdown } else { Markup::Plain };
    let (a, b) = (std::fs::read_to_string(&paths[0])?, std::fs::read_to_string(&paths[1])?);
    let (from, to) = (Draft::read(&a, markup(&paths[0])), Draft::read(&b, markup(&paths[1])));
    let comparison = compare(&from, &to);
    let points = |draft: &Draft| {
        let map = CharMap::new(draft.text);
        let span = |span: Span| { let CharSpan(a, b) = map.chars(span); format!("[{a},{b}]") };
        draft.points.iter().map(|p| format!("{{\"label\":{:?},\"span\":{}}}", p.label, span(p.span))).collect::<Vec<_>>().join(",")
    };
    let labels = |draft: &Draft, at: &[usize]| at.iter().map(|&i| format!("{:?}", draft.points[i].label)).collect::<Vec<_>>().join(",");
    let alignments: Vec<String> = comparison.alignments.iter().enumerate().map(|(id, a)| {
        let kind = match a.kind { AlignmentKind::Same => "same", AlignmentKind::Split => "split", AlignmentKind::Merge => "merge", AlignmentKind::Dropped => "dropped", AlignmentKind::Added => "added" };
        format!("{{\"id\":{id},\"from\":[{}],\"to\":[{}],\"kind\":\"{kind}\",\"moved\":{},\"score\":{}}}", labels(&from, &a.from), labels(&to, &a.to), a.moved, a.score)
    }).collect();
    let d = &comparison.distance;
    let spans = |draft: &Draft, spans: &[Span]| { let map = CharMap::new(draft.text); spans.iter().map(|&s| { let CharSpan(a, b) = map.chars(s); format!("[{a},{b}]") }).collect::<Vec<_>>().join(",") };
    let amendments: Vec<String> = comparison.amendments.iter().map(|a| format!("{{\"alignment\":{},\"classes\":[{:?}],\"from\":[{}],\"to\":[{}]}}", a.alignment, a.class.name(), spans(&from, &a.from), spans(&to, &a.to))).collect();
    let brackets = |draft: &Draft| format!("{{\"open\":{},\"options\":{}}}", draft.brackets.brackets.len(), draft.brackets.options.len());
    println!("{{\"from\":{{\"points\":[{}]}},\"to\":{{\"points\":[{}]}},\"alignments\":[{}],\"amendments\":[{}],\"brackets\":{{\"from\":{},\"to\":{}}},\"distance\":{{\"value\":{},\"units\":{},\"same\":{},\"changed\":{},\"replaced\":{},\"dropped\":{},\"added\":{}}}}}",
        points(&from), points(&to), alignments.join(","), amendments.join(","), brackets(&from), brackets(&to), d.value.map_or("null".into(), |v| v.to_string()), d.units, d.same, d.changed, d.replaced, d.dropped, d.added);
    Ok(())
}
