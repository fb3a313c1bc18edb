//! Sentences of one paragraph.

use crate::text::Span;

/// Splits the paragraph at `span` into its sentences.
pub fn split(text: &str, span: Span) -> Vec<Span> {
    let words = span.slice(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, char) in words.char_indices() {
        let mut end = at + char.len_utf8();
        if !matches!(char, '.' | '!' | '?' | '…') || !ends_here(&words[start..at], char, &words[end..]) {
            continue;
        }
        let closing = words[end..].chars().take_while(|char| matches!(char, '"' | '”' | '’' | '\'' | ')' | ']'));
        end += closing.map(char::len_utf8).sum::<usize>();
        sentences.push(Span::new(span.start + start, span.start + end).trim(text));
        start = end;
    }
    sentences.push(Span::new(span.start + start, span.end).trim(text));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "sgt", "capt", "sen", "rep", "gov", "pres", "st", "jr",
    "sr", "inc", "ltd", "corp", "co", "vs", "etc", "approx", "est", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "rs", "fig", "vol", "no", "hon", "rev", "adm", "brig", "cmdr", "e.g", "i.e",
];

fn ends_here(before: &str, mark: char, after: &str) -> bool {
    let after = after.trim_start_matches(['"', '”', '’', '\'', ')', ']']);
    let Some(next) = after.chars().next() else { return true };
    if !next.is_whitespace() {
        return false;
    }
    let follows = after.trim_start().chars().next();
    if follows.is_some_and(char::is_lowercase) {
        return false;
    }
    if mark != '.' {
        return true;
    }
    let word = before.rsplit(|char: char| char.is_whitespace() || char == '(').next().unwrap_or("");
    let word = word.trim_start_matches(|char: char| !char.is_alphanumeric());
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    !initial && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}
