//! Phrases: names of one or more tokens from the lexicons, found in running text at word boundaries. What a phrase
//! stands for is known by the table that it came from.

use std::collections::HashMap;

use crate::document::{self, Token};
use crate::text::Span;

/// A table of phrases, looked up by their first token.
pub struct Phrases<T> {
    by_first: HashMap<String, Vec<Phrase<T>>>,
}

struct Phrase<T> {
    /// Token by token, as the table writes them.
    words: Vec<String>,
    value: T,
}

/// How the letters of a text must agree with those of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Capitals of the table must be capitals in the text; a table's word in capitals of at least
    /// [`LONG_ACRONYM`] letters may also stand with its first letter only ("Nato", "Isis"). So "IS" is never "is".
    Names,
    /// Any.
    Any,
}

const LONG_ACRONYM: usize = 4;

impl<T: Copy> Phrases<T> {
    pub fn of(rows: impl IntoIterator<Item = (&'static str, T)>) -> Phrases<T> {
        let rows: Vec<(&str, T)> = rows.into_iter().filter(|(name, _)| !name.is_empty()).collect();
        let text = rows.iter().map(|(name, _)| *name).collect::<Vec<_>>().join("\n");
        let document = document::of(&text, None);
        let mut by_first: HashMap<String, Vec<Phrase<T>>> = HashMap::new();
        let mut at = 0;
        for (name, value) in rows {
            let tokens = document.tokens_in(Span::new(at, at + name.len()));
            at += name.len() + 1;
            let words: Vec<String> = tokens.iter().map(|token| straight(token.text(&text))).collect();
            let Some(first) = words.first() else { continue };
            by_first.entry(first.to_lowercase()).or_default().push(Phrase { words, value });
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        Phrases { by_first }
    }

    /// The longest phrase that begins with the first of `tokens`: how many tokens it has, and its value.
    pub fn longest(&self, text: &str, tokens: &[Token], case: Case) -> Option<(usize, T)> {
        let phrases = self.by_first.get(&straight(tokens.first()?.text(text)).to_lowercase())?;
        let phrase = phrases.iter().find(|phrase| {
            phrase.words.len() <= tokens.len()
                && phrase.words.iter().zip(tokens).all(|(word, token)| agree(word, token.text(text), case))
        })?;
        Some((phrase.words.len(), phrase.value))
    }
}

/// A word with straight apostrophes and plain hyphens: for comparison only.
pub fn straight(word: &str) -> String {
    word.replace(['’', '‘', 'ʼ'], "'").replace(['‑', '–'], "-")
}

fn agree(word: &str, text: &str, case: Case) -> bool {
    let text = straight(text);
    if word.to_lowercase() != text.to_lowercase() {
        return false;
    }
    let capitals = |(ours, theirs): (char, char)| !ours.is_uppercase() || theirs.is_uppercase();
    let acronym = word.chars().count() >= LONG_ACRONYM && !word.chars().any(char::is_lowercase);
    case == Case::Any || word.chars().zip(text.chars()).all(capitals) || acronym && text.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<(usize, u8)>) {
        let phrases = Phrases::of([
            ("IS", 1),
            ("ISIS", 2),
            ("Islamic State", 3),
            ("Islamic State's Afghan branch", 4),
            ("al-Qaeda", 5),
        ]);
        let document = document::of(text, None);
        assert_eq!(phrases.longest(text, &document.tokens, Case::Names), expect, "{text}");
    }

    #[test]
    fn the_longest_phrase_wins() {
        check("Islamic State said", Some((2, 3)));
        check("Islamic State’s Afghan branch said", Some((5, 4)));
        check("Islamic law", None);
    }

    #[test]
    fn capitals_must_be_capitals() {
        check("IS members", Some((1, 1)));
        check("is a member", None);
        check("Is he a member", None);
        check("Isis members", Some((1, 2)));
        check("Al-Qaeda members", Some((1, 5)));
        check("ISLAMIC STATE", Some((2, 3)));
        check("islamic state", None);
    }
}
