//! Plain text for terminals and pipes: words of pages made harmless, folded to a width, laid out in columns.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How text is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without any escape sequence.
    Plain,
    /// With ANSI escape sequences.
    Colour,
}

impl Style {
    pub fn bold(self, text: &str) -> String {
        self.wrap("1", text)
    }

    pub fn dim(self, text: &str) -> String {
        self.wrap("2", text)
    }

    pub(super) fn wrap(self, code: &str, text: &str) -> String {
        match self {
            Style::Plain => text.to_owned(),
            Style::Colour => format!("\x1b[{code}m{text}\x1b[0m"),
        }
    }
}

/// The text with everything in it that a terminal would obey, or that turns the direction of writing, made visible as
/// "�"; line breaks and tabs become spaces.
pub fn harmless(text: &str) -> String {
    let show = |char: char| match char {
        '\n' | '\r' | '\t' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' => '\u{FFFD}',
        char if char.is_control() => '\u{FFFD}',
        char => char,
    };
    text.chars().map(show).collect()
}

/// The lines of `text` folded at spaces so that none is wider than `width`; a longer word is cut.
pub fn fold(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut rest = word;
        loop {
            let space = usize::from(used > 0);
            if used + space + rest.width() <= width {
                line.extend(std::iter::repeat_n(' ', space));
                line.push_str(rest);
                used += space + rest.width();
                break;
            }
            if used > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
                continue;
            }
            let cut = cut_at(rest, width);
            lines.push(rest[..cut].to_owned());
            rest = &rest[cut..];
        }
    }
    if used > 0 || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The byte offset at which the text is as wide as it may be, behind one character at least.
fn cut_at(text: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, char) in text.char_indices() {
        used += char.width().unwrap_or(0);
        if used > width && at > 0 {
            return at;
        }
    }
    text.len()
}

/// Where a column's text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// Columns with their heads, the first one folded so that lines are no wider than `width`. Cells are harmless text.
pub fn table(heads: &[(&str, Align)], rows: &[Vec<String>], width: usize, style: Style) -> String {
    let widest = |column: usize| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.chain([heads[column].0.width()]).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..heads.len()).map(widest).collect();
    let others: usize = widths[1..].iter().map(|width| width + GAP).sum();
    widths[0] = widths[0].min(width.saturating_sub(others).max(NARROWEST));
    let mut table = String::new();
    let head: Vec<String> = heads.iter().map(|(head, _)| (*head).to_owned()).collect();
    for (index, row) in std::iter::once(&head).chain(rows).enumerate() {
        for (number, first) in fold(&row[0], widths[0]).iter().enumerate() {
            let mut line = pad(first, widths[0], heads[0].1);
            for column in 1..heads.len() {
                let cell = if number == 0 { row[column].as_str() } else { "" };
                line.push_str(&" ".repeat(GAP));
                line.push_str(&pad(cell, widths[column], heads[column].1));
            }
            let line = line.trim_end();
            table.push_str(&if index == 0 { style.bold(line) } else { line.to_owned() });
            table.push('\n');
        }
    }
    table
}

/// Spaces between columns.
const GAP: usize = 2;

/// The narrowest first column.
const NARROWEST: usize = 24;

fn pad(text: &str, width: usize, align: Align) -> String {
    let space = " ".repeat(width.saturating_sub(text.width()));
    match align {
        Align::Left => format!("{text}{space}"),
        Align::Right => format!("{space}{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_made_visible() {
        assert_eq!(harmless("a\x1b[31mb\nc\u{202E}d"), "a\u{FFFD}[31mb c\u{FFFD}d");
        assert_eq!(harmless("Кабулов — “4,000”"), "Кабулов — “4,000”");
    }

    #[test]
    fn lines_are_folded_at_spaces_and_long_words_are_cut() {
        assert_eq!(fold("one two three", 7), ["one two", "three"]);
        assert_eq!(fold("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(fold("", 10), [""]);
        assert_eq!(fold("数字数字", 4), ["数字", "数字"]);
        assert_eq!(fold("字", 1), ["字"]);
    }

    #[test]
    fn a_table_keeps_to_the_width() {
        let rows = vec![vec!["a question with many words in it".to_owned(), "10".to_owned()]];
        let table = table(&[("question", Align::Left), ("low", Align::Right)], &rows, 30, Style::Plain);
        assert_eq!(table, "question                   low\na question with many        10\nwords in it\n");
    }
}
