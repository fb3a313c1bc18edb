//! Lexicons are data: `lexicon/*.tsv`, one fact a row, built into the binary. Here is how a table is read; which table
//! means what is known by the stage that uses it. Three tables are shared vocabulary and have their lookups here: the
//! classes of what is counted ([`subject_class`]), of what happens to it ([`event_class`]), and nouns that speak
//! ([`speaker`]).

mod class;
mod event;
mod map;
mod speaker;

pub use class::{is_subject_class, subject_class, subject_class_of};
pub use event::{EventClass, Extent, event_class};
pub use map::Map;
pub use speaker::{Speaker, speaker};

/// The rows of a tab-separated table: no empty lines, no lines that start with `#`, the header line skipped.
/// Missing cells at a row's end read as empty.
pub fn rows<const COLUMNS: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.skip(1).map(|line| {
        let mut cells = line.split('\t').map(str::trim);
        std::array::from_fn(|_| cells.next().unwrap_or(""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_skip_comments_header_and_fill_missing_cells() {
        let table = "# a comment\nname\tkind\nReuters\tagency\n\nTASS\n";
        let read: Vec<[&str; 2]> = rows(table).collect();
        assert_eq!(read, [["Reuters", "agency"], ["TASS", ""]]);
    }
}
