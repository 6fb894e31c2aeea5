//! Findings are kept under a name that changes whenever reading changes, so that none of them goes stale unseen.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "helpers of tests")]

mod common;
#[path = "../build/sources.rs"]
mod sources;

use common::{Folder, MORNING, noon};
use rapporteur_desk::Case;
use rapporteur_model::Brief;
use rusqlite::Connection;
use std::path::Path;

#[test]
fn findings_are_kept_under_the_sources_that_found_them() {
    let folder = Folder::new();
    folder.write("a.txt", MORNING);
    let path = folder.path("case.rapporteur");
    folder.add_to(&mut Case::init(&path, &Brief::default(), noon()).unwrap());
    let kept = Connection::open(&path).unwrap();
    let name: String = kept.query_row("SELECT readers FROM finding", [], |row| row.get(0)).unwrap();
    let sources = sources::digest(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."), sources::OF_READING).unwrap();
    assert!(name.contains(&sources), "{name} does not name {sources}");
}

#[test]
fn the_name_changes_with_every_byte_and_every_file() {
    let folder = Folder::new();
    let digest = || sources::digest(&folder.path(""), &["code", "tables"]).unwrap();
    for inside in ["code/deep", "tables"] {
        std::fs::create_dir_all(folder.path(inside)).unwrap();
    }
    folder.write("code/deep/a.rs", "fn a() {}");
    folder.write("tables/b.tsv", "b\t1");
    let mut seen = vec![digest()];
    folder.write("code/deep/a.rs", "fn a() { }");
    seen.push(digest());
    folder.write("tables/b.tsv", "b\t2");
    seen.push(digest());
    folder.write("tables/c.tsv", "");
    seen.push(digest());
    std::fs::rename(folder.path("tables/c.tsv"), folder.path("tables/d.tsv")).unwrap();
    seen.push(digest());
    assert_eq!(seen.iter().collect::<std::collections::HashSet<_>>().len(), seen.len(), "{seen:?}");
    folder.write("elsewhere.rs", "fn e() {}");
    folder.write("tables/CARD.md", "Where it is from");
    assert_eq!(seen.last(), Some(&digest()), "what is no part of reading changes nothing");
}
