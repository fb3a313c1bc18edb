//! The walls: a stage imports only the vocabulary and stages before it; the library neither prints nor reads the
//! environment, the clock or the network.

use std::path::{Path, PathBuf};

/// The stages in the order of a page's journey; the vocabulary comes first.
const ORDER: &[&str] = &[
    "text",
    "notice",
    "lexicon",
    "page",
    "article",
    "document",
    "quantity",
    "entity",
    "place",
    "time",
    "reader",
    "attribution",
    "claim",
    "question",
    "identity",
    "statement",
    "relation",
    "estimate",
    "ledger",
    "view",
];

/// What only the binary may do. The ledger is given the time; it does not look at a clock.
const OUTSIDE: &[&str] = &[
    "println!",
    "print!",
    "eprintln!",
    "eprint!",
    "dbg!",
    "std::env",
    "env::var",
    "stdout()",
    "stderr()",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "std::net",
    "std::process",
];

#[test]
fn a_stage_imports_only_what_comes_before_it() {
    for (path, code) in library() {
        let Some(stage) = stage(&path) else { continue };
        for (number, line) in code.lines().enumerate() {
            for import in imports(line) {
                assert!(
                    position(import) <= position(stage),
                    "{}:{}: `{stage}` imports `{import}`, which comes after it",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn every_folder_of_the_library_is_a_stage() {
    for (path, _) in library() {
        if let Some(stage) = stage(&path) {
            assert!(ORDER.contains(&stage), "{} is no stage that tests/architecture.rs knows", path.display());
        }
    }
}

#[test]
fn the_library_is_silent_and_sees_only_what_it_is_given() {
    for (path, code) in library() {
        for (number, line) in code.lines().enumerate() {
            let statement = line.split("//").next().unwrap_or("");
            for &outside in OUTSIDE {
                assert!(
                    !statement.contains(outside),
                    "{}:{}: `{outside}` belongs to the binary",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}

#[test]
fn imports_are_seen_in_every_form() {
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(imports(line), expected, "{line}");
    }
    check("use crate::text::Span;", &["text"]);
    check("use crate::{article, claim::Claim};", &["article", "claim"]);
    check("    pub use crate::claim::{Claim, Stance};", &["claim"]);
    check("let points = crate::text::CodePoints::of(text);", &["text"]);
    check("use std::fmt;", &[]);
    check("use crate::Reading;", &[]);
}

/// The library's files without their tests, in order of path.
fn library() -> Vec<(PathBuf, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&source).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        let inside = path.strip_prefix(&source).unwrap().to_owned();
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        let is_binary = inside.starts_with("cli") || inside == Path::new("main.rs");
        if is_rust && !is_binary && !inside.ends_with("tests.rs") {
            let code = std::fs::read_to_string(&path).unwrap();
            let code = code.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned();
            files.push((inside, code));
        }
    }
    assert!(files.len() > 10, "the library is gone");
    files
}

/// The stage that a file belongs to; `lib.rs` composes them and is none.
fn stage(path: &Path) -> Option<&str> {
    let first = path.iter().next()?.to_str()?;
    Some(first.trim_end_matches(".rs")).filter(|&stage| stage != "lib")
}

fn position(stage: &str) -> usize {
    ORDER.iter().position(|&name| name == stage).unwrap_or(usize::MAX)
}

/// The stages that a line of code names by `crate::`.
fn imports(line: &str) -> Vec<&str> {
    let code = line.split("//").next().unwrap_or("");
    let mut imports = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let names = match rest.strip_prefix('{') {
            Some(list) => top_level(list),
            None => vec![rest],
        };
        imports.extend(names.iter().map(|name| first_word(name)).filter(|name| ORDER.contains(name)));
    }
    imports
}

/// The parts of `a, b::{c, d}, e}` at the outer level.
fn top_level(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.into_iter().map(str::trim).collect()
}

fn first_word(path: &str) -> &str {
    let end = path.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(path.len());
    &path[..end]
}
