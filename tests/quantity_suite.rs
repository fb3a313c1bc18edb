//! The literate suite of the quantity stage: every section of a Markdown file below `tests/suite/quantity` is prose, a
//! `text` block and a `quantities` block with all that is found in it, in the order of the text, one a line:
//!
//! ```text
//! more than 600 | 600 | null | more_than | count | figure | militants
//! 12 May        |     |      |           |       | date   |
//! ```
//!
//! The columns are the words, low, high, bound, unit, kind, and what is counted; numbers that are dates, ordinals or
//! parts of names have no value. An empty block is a miss. `BLESS=1 cargo test --test quantity_suite` writes what is
//! read today.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sayso::quantity::{Kind, Quantity};
use sayso::{document, quantity};

#[test]
fn every_section_gives_its_quantities() {
    let bless = std::env::var_os("BLESS").is_some();
    let (mut differences, mut lines) = (String::new(), 0);
    for path in files() {
        let file = std::fs::read_to_string(&path).unwrap();
        let mut blessed = file.clone();
        for section in sections(&file) {
            let read = read(section.text);
            lines += section.expected.lines().count().max(1);
            if fold(&read) != fold(section.expected) {
                let shown = (path.display(), section.text.trim(), section.expected.trim(), read.trim());
                let _ =
                    writeln!(differences, "{}\n{}\n-- expected\n{}\n-- read\n{}\n", shown.0, shown.1, shown.2, shown.3);
                let old = format!("{}```quantities\n{}```", between(&file, &section), section.expected);
                let new = format!("{}```quantities\n{read}```", between(&file, &section));
                blessed = blessed.replacen(&old, &new, 1);
            }
        }
        if bless && blessed != file {
            std::fs::write(&path, blessed).unwrap();
        }
    }
    assert!(lines >= 100, "only {lines} lines are left of the suite");
    assert!(bless || differences.is_empty(), "the suite differs (BLESS=1 writes what is read):\n\n{differences}");
}

#[test]
fn every_file_has_hits_and_misses() {
    for path in files() {
        let file = std::fs::read_to_string(&path).unwrap();
        let figures = |section: &Section| fold(section.expected).contains("|figure|");
        assert!(sections(&file).iter().any(figures), "{} has no hit", path.display());
        assert!(sections(&file).iter().any(|section| !figures(section)), "{} has no miss", path.display());
    }
}

/// Short letters are greedy: each is read after its number somewhere in the file, and elsewhere stands unread.
#[test]
fn every_short_unit_has_a_hit_and_a_miss() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let units = std::fs::read_to_string(root.join("lexicon/units.tsv")).unwrap();
    let file = std::fs::read_to_string(root.join("tests/suite/quantity/short-units.md")).unwrap();
    let rows = units.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t'));
    let mut short = 0;
    for mut row in rows {
        let (symbol, names) = (row.next().unwrap(), row.next().unwrap());
        if symbol.chars().count() > 3 {
            continue;
        }
        short += 1;
        let told = |section: &Section| fold(section.expected).contains(&format!("|{symbol}|"));
        assert!(sections(&file).iter().any(told), "{symbol} has no hit");
        let written = |word: &str| {
            let word = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
            let same = |name: &str| name.trim_start_matches('=').to_lowercase() == word.to_lowercase();
            same(symbol) || names.split('|').any(same)
        };
        let words = |section: &Section| section.text.split([' ', '.', '\n']).any(written);
        assert!(sections(&file).iter().any(|section| words(section) && !told(section)), "{symbol} has no miss");
    }
    assert!(short > 50, "only {short} short units are left");
}

struct Section<'a> {
    text: &'a str,
    expected: &'a str,
}

/// The pairs of `text` and `quantities` blocks of a file.
fn sections(file: &str) -> Vec<Section<'_>> {
    let mut sections = Vec::new();
    let mut rest = file;
    while let Some((text, after)) = block(rest, "```text\n") {
        let (expected, after) = block(after, "```quantities\n").expect("a text block without its quantities block");
        sections.push(Section { text, expected });
        rest = after;
    }
    sections
}

/// The first fenced block that opens with `fence`, and what follows it.
fn block<'a>(file: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let start = file.find(fence)? + fence.len();
    let end = if file[start..].starts_with("```") { start } else { start + file[start..].find("\n```")? + 1 };
    Some((&file[start..end], &file[end + 3..]))
}

/// The file from a section's text to its expectation: what makes a replacement unique.
fn between<'a>(file: &'a str, section: &Section) -> &'a str {
    let at = |part: &str| part.as_ptr() as usize - file.as_ptr() as usize;
    &file[at(section.text)..at(section.expected) - "```quantities\n".len()]
}

fn read(text: &str) -> String {
    let text = text.trim_end();
    let document = document::of(text, None);
    let rows: Vec<[String; 7]> = quantity::find(&document).iter().map(row).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let mut lines = String::new();
    for row in &rows {
        let cells: Vec<String> =
            row.iter().enumerate().map(|(column, cell)| format!("{cell:<width$}", width = width(column))).collect();
        let _ = writeln!(lines, "{}", cells.join(" | ").trim_end());
    }
    lines
}

fn row(quantity: &Quantity) -> [String; 7] {
    let kind = serde_json::to_value(quantity.kind).unwrap().as_str().unwrap().to_owned();
    let words = quantity.words.text.clone();
    if matches!(quantity.kind, Kind::Date | Kind::Ordinal | Kind::Name | Kind::Table) {
        return [words, String::new(), String::new(), String::new(), String::new(), kind, String::new()];
    }
    let number = |value: Option<f64>| value.map_or("null".to_owned(), |value| value.to_string());
    let value = quantity.value;
    let counted = quantity.counted.as_ref().map_or(String::new(), |words| words.text.clone());
    let (low, high) = (number(value.low()), number(value.high()));
    [words, low, high, value.bound().to_owned(), quantity.unit.0.clone(), kind, counted]
}

/// The lines without their padding.
fn fold(lines: &str) -> String {
    let cells = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("|");
    lines.lines().map(cells).collect::<Vec<_>>().join("\n")
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/quantity");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "the suite is gone");
    files
}
