//! Plain text in lines: cut at line ends, and hard-wrapped paragraphs put together again. Only white space is rewritten,
//! and characters that nobody sees are left out.

use crate::article::line::{Line, ends_sentence};

/// The lines of a text, paragraphs put together where they were wrapped at a column.
pub fn lines(text: &str) -> Vec<Line> {
    let mut rows = Vec::new();
    let mut gap = true;
    for row in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{000b}', '\u{000c}']) {
        let visible = visible(row);
        let words = visible.trim();
        if words.is_empty() {
            gap = true;
            continue;
        }
        rows.push(Row { is_indented: visible.starts_with("  "), line: Line::new(words, gap) });
        gap = false;
    }
    match Column::of(&rows) {
        Some(column) => column.unwrap(rows),
        None => rows.into_iter().map(|row| row.line).collect(),
    }
}

/// The row with every white space as a plain space, without characters that cannot be seen.
fn visible(row: &str) -> String {
    let seen = row.chars().filter(|char| {
        !matches!(char, '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffc}')
            && (!char.is_control() || char.is_whitespace())
    });
    seen.map(|char| if char.is_whitespace() { ' ' } else { char }).collect()
}

struct Row {
    line: Line,
    is_indented: bool,
}

/// The column at which a text was wrapped.
struct Column {
    width: usize,
    /// Whether an indented row begins a paragraph.
    indents: bool,
}

/// Columns at which people and programs wrap.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;

/// Rows within a block that a text needs before its width can be told.
const ROWS: usize = 4;

/// A row shorter than this share of the width ends a paragraph, or is a label.
const SHORT_ROW: f64 = 0.7;

impl Column {
    /// A text is wrapped if most rows within its blocks are about as wide as the widest, and half of them break off
    /// within a sentence.
    fn of(rows: &[Row]) -> Option<Column> {
        let inner = rows.iter().zip(rows.iter().skip(1)).filter(|(_, next)| !next.line.gap).map(|(row, _)| row);
        let inner: Vec<&Row> = inner.collect();
        if inner.len() < ROWS {
            return None;
        }
        let mut widths: Vec<usize> = inner.iter().map(|row| row.line.text.chars().count()).collect();
        widths.sort_unstable();
        let width = widths[(widths.len() - 1) * 95 / 100];
        let wide = widths.iter().filter(|&&row| row as f64 >= width as f64 * SHORT_ROW).count();
        let open = inner.iter().filter(|row| !ends_sentence(&row.line.text)).count();
        let is_wrapped = WIDTHS.contains(&width) && wide * 10 >= inner.len() * 7 && open * 2 >= inner.len();
        let indented = rows.iter().filter(|row| row.is_indented).count();
        is_wrapped.then_some(Column { width, indents: indented * 2 < rows.len() })
    }

    fn unwrap(&self, rows: Vec<Row>) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        // Characters of the row that was put last.
        let mut last_width = 0;
        for row in rows {
            let width = row.line.text.chars().count();
            match lines.last_mut() {
                Some(line) if self.continues(line, last_width, &row) => join(&mut line.text, &row.line.text),
                _ => lines.push(row.line),
            }
            last_width = width;
        }
        lines
    }

    /// Whether the row goes on with the paragraph that `line` holds so far.
    fn continues(&self, line: &Line, last_width: usize, row: &Row) -> bool {
        let text = &row.line.text;
        let is_item = ["- ", "* ", "• ", "– ", "— "].iter().any(|mark| text.starts_with(mark));
        let is_open = text.starts_with(char::is_lowercase);
        let was_short = (last_width as f64) < self.width as f64 * SHORT_ROW;
        let begins = row.line.gap || is_item || (self.indents && row.is_indented);
        !begins && (!was_short || is_open && !ends_sentence(&line.text))
    }
}

fn join(text: &mut String, next: &str) {
    let is_hyphenated = text.ends_with('-') && !text.ends_with(" -") && next.starts_with(char::is_lowercase);
    if !is_hyphenated {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let found: Vec<String> = lines(text).into_iter().map(|line| line.text).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn wrapped_paragraphs_are_put_together() {
        check(
            "Forty Boats Reach the Shore\n\n   The harbour master said that forty boats had reached the\nnorthern \
             shore by Monday, most of them with fewer than ten\npeople on board, and that more were under way from the south-\n\
             east.\n   He gave no figure for those that had turned back because\nof the storm, which began on Sunday night.\n",
            &[
                "Forty Boats Reach the Shore",
                "The harbour master said that forty boats had reached the northern shore by Monday, most of them with \
                 fewer than ten people on board, and that more were under way from the south-east.",
                "He gave no figure for those that had turned back because of the storm, which began on Sunday night.",
            ],
        );
    }

    #[test]
    fn paragraphs_on_lines_stay() {
        let long =
            "The harbour master said that forty boats had reached the northern shore by Monday, most of them empty.";
        check(&[long; 6].join("\n"), &[long; 6]);
        check(
            "Home\nNews\nSport\nWeather\nContact\nForty boats",
            &["Home", "News", "Sport", "Weather", "Contact", "Forty boats"],
        );
    }

    #[test]
    fn white_space_and_what_nobody_sees() {
        check("ten\u{a0}boats\u{200b}\r\n\r\n\tand\u{ad} more\0\n", &["ten boats", "and more"]);
    }
}
