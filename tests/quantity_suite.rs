//! The literate suite of the quantity stage: every section of a Markdown file below `tests/suite/quantity` is prose, a
//! `text` block and a `quantities` block with all that is found in it, in the order of the text, one a line:
//!
//! ```text
//! more than 600 | 600 | null | more_than | count | figure | militants
//! 12 May        |     |      |           |       | date   |
//! ```
//!
//! The columns are the words, low, high, bound, unit, kind, and what is counted; numbers that are dates, ordinals or
//! parts of names have no value. An empty block is a miss. A `details` block shows the other side of the figures: their
//! words, change, tally, what they are per, the code of their unit, and their concept. `BLESS=1 cargo test --test
//! quantity_suite` writes what is read today.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sayso::quantity::{Kind, Quantity};
use sayso::text::Words;
use sayso::{document, quantity};

#[test]
fn every_section_gives_its_quantities() {
    let bless = std::env::var_os("BLESS").is_some();
    let (mut differences, mut lines) = (String::new(), 0);
    for path in files() {
        let file = std::fs::read_to_string(&path).unwrap();
        let mut blessed = file.clone();
        for section in sections(&file) {
            let read = read(&section);
            lines += section.expected.lines().count().max(1);
            if fold(&read) != fold(section.expected) {
                let shown = (path.display(), section.text.trim(), section.expected.trim(), read.trim());
                let _ =
                    writeln!(differences, "{}\n{}\n-- expected\n{}\n-- read\n{}\n", shown.0, shown.1, shown.2, shown.3);
                let old = format!("{}{}{}```", between(&file, &section), section.fence, section.expected);
                let new = format!("{}{}{read}```", between(&file, &section), section.fence);
                blessed = blessed.replacen(&old, &new, 1);
            }
        }
        if bless && blessed != file {
            std::fs::write(&path, blessed).unwrap();
        }
    }
    assert!(lines >= 300, "only {lines} lines are left of the suite");
    assert!(bless || differences.is_empty(), "the suite differs (BLESS=1 writes what is read):\n\n{differences}");
}

#[test]
fn every_file_has_hits_and_misses() {
    for path in files() {
        let file = std::fs::read_to_string(&path).unwrap();
        // Of details, a hit tells one of a figure and a miss none.
        let told = |line: &str| line.split('|').skip(1).take(3).any(|cell| !cell.is_empty());
        let figures = |section: &Section| match section.fence {
            DETAILS => fold(section.expected).lines().any(told),
            _ => fold(section.expected).contains("|figure|"),
        };
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
    fence: &'static str,
    expected: &'a str,
}

const QUANTITIES: &str = "```quantities\n";
const DETAILS: &str = "```details\n";

/// The pairs of a `text` block and what it holds, of a file.
fn sections(file: &str) -> Vec<Section<'_>> {
    let mut sections = Vec::new();
    let mut rest = file;
    while let Some((text, after)) = block(rest, "```text\n") {
        let fence = if after.trim_start().starts_with(DETAILS) { DETAILS } else { QUANTITIES };
        let (expected, after) = block(after, fence).expect("a text block without what it holds");
        sections.push(Section { text, fence, expected });
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
    &file[at(section.text)..at(section.expected) - section.fence.len()]
}

fn read(section: &Section) -> String {
    let document = document::of(section.text.trim_end(), None);
    let row = if section.fence == DETAILS { details } else { row };
    let rows: Vec<Vec<String>> = quantity::find(&document).iter().map(row).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let mut lines = String::new();
    for row in &rows {
        let cells: Vec<String> =
            row.iter().enumerate().map(|(column, cell)| format!("{cell:<width$}", width = width(column))).collect();
        let _ = writeln!(lines, "{}", cells.join(" | ").trim_end());
    }
    lines
}

fn details(quantity: &Quantity) -> Vec<String> {
    let name = |value: serde_json::Value| value.as_str().unwrap_or("").to_owned();
    let change = name(serde_json::to_value(quantity.change).unwrap());
    let tally = name(serde_json::to_value(quantity.tally).unwrap());
    let text = |words: &Option<Words>| words.as_ref().map_or(String::new(), |words| words.text.clone());
    let code = quantity.unit.code().unwrap_or("").to_owned();
    let concept: Vec<&str> = quantity.concept.iter().map(|words| words.text.as_str()).collect();
    vec![quantity.words.text.clone(), change, tally, text(&quantity.per), code, concept.join("; ")]
}

fn row(quantity: &Quantity) -> Vec<String> {
    let kind = serde_json::to_value(quantity.kind).unwrap().as_str().unwrap().to_owned();
    let words = quantity.words.text.clone();
    if matches!(quantity.kind, Kind::Date | Kind::Ordinal | Kind::Name | Kind::Table) {
        return vec![words, String::new(), String::new(), String::new(), String::new(), kind, String::new()];
    }
    let number = |value: Option<f64>| value.map_or("null".to_owned(), |value| value.to_string());
    let value = quantity.value;
    let counted = quantity.counted.as_ref().map_or(String::new(), |words| words.text.clone());
    let (low, high) = (number(value.low()), number(value.high()));
    vec![words, low, high, value.bound().to_owned(), quantity.unit.0.clone(), kind, counted]
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
