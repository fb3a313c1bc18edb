//! Classes of what is counted (`lexicon/classes.tsv`): "militants", "soldiers" and "members" are all fighters. Which
//! group they belong to is not known here.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::lexicon::rows;

/// The class of a noun, in singular or plural: "soldiers" → "fighters". `None` where the table does not know it.
pub fn subject_class(noun: &str) -> Option<&'static str> {
    let folded = noun.trim().to_lowercase();
    NOUNS.get(folded.as_str()).or_else(|| NOUNS.get(singular(&folded).as_ref())).copied()
}

/// The class of a noun phrase: that of its head ("soldiers of Daesh" → "fighters"), or the head itself, singular and
/// folded, where the table does not know it ("new languages" → "language"). Empty where the phrase has no word.
pub fn subject_class_of(phrase: &str) -> String {
    let words: Vec<String> = phrase
        .split(|char: char| char.is_whitespace() || matches!(char, ',' | '(' | ')' | '“' | '”' | '"' | ';' | ':'))
        .map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let cut = words.iter().skip(1).position(|word| ENDS.contains(&word.as_str())).map_or(words.len(), |at| at + 1);
    let phrase = &words[..cut];
    // "the number of fighters", "a total of 40 people": the head that counts stands behind "of".
    if let Some(head) = phrase.last()
        && HOLLOW.contains(&head.as_str())
        && words.get(cut).is_some_and(|word| word == "of")
    {
        return subject_class_of(&words[cut + 1..].join(" "));
    }
    let Some(head) = phrase.last() else { return String::new() };
    if let Some(before) = phrase.len().checked_sub(2).map(|at| &phrase[at])
        && let Some(class) = subject_class(&format!("{before} {head}"))
    {
        return class.to_owned();
    }
    if let Some(class) = subject_class(head) {
        return class.to_owned();
    }
    // "fighters still", "militants concentrated": a plural that the table knows, before words that are no part of it.
    let plural = phrase.iter().rev().skip(1).filter(|word| singular(word) != **word);
    plural.filter_map(|word| subject_class(word)).next().map_or_else(|| singular(head).into_owned(), str::to_owned)
}

/// Whether it is a class of the table: else it is some noun that the table does not know.
pub fn is_subject_class(class: &str) -> bool {
    CLASSES.contains(class)
}

/// Words that end the part of a noun phrase that holds its head.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "of", "who", "whom", "whose", "that", "which", "where", "when", "in", "on", "at", "for", "to", "from", "with",
    "without", "by", "between", "among", "under", "over", "near", "around", "and", "or", "as", "affiliated",
    "including", "aged", "living", "against", "inside", "outside", "across", "along", "per",
];

/// Heads that only say that something is counted.
const HOLLOW: &[&str] = &["number", "numbers", "total", "group", "groups", "pair", "rest", "majority", "most", "toll"];

/// The singular of a regular English plural.
fn singular(noun: &str) -> Cow<'_, str> {
    let stem = |ending: &str| noun.strip_suffix(ending).filter(|stem| stem.chars().count() > 1);
    if let Some(stem) = stem("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y").into();
    }
    if ["ches", "shes", "sses", "xes", "zes"].iter().any(|ending| noun.ends_with(ending)) {
        return noun[..noun.len() - 2].into();
    }
    if noun.ends_with("ss") || noun.ends_with("us") || noun.ends_with("is") {
        return noun.into();
    }
    stem("s").unwrap_or(noun).into()
}

static CLASSES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| NOUNS.values().copied().collect());

static NOUNS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| rows::<2>(include_str!("../../lexicon/classes.tsv")).map(|[noun, class]| (noun, class)).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(phrase: &str, class: &str) {
        assert_eq!(subject_class_of(phrase), class, "{phrase}");
    }

    #[test]
    fn a_noun_has_the_class_of_its_head() {
        check("Daesh fighters", "fighters");
        check("soldiers of the northern army", "fighters");
        check("the number of militants in the hills", "fighters");
        check("gunmen", "fighters");
        check("Members", "members");
        check("innocent civilians and foreign diplomats", "civilians");
        check("asylum seekers from Eritrea", "asylum seekers");
        check("people", "people");
        check("villagers", "people");
        check("internally displaced persons", "displaced people");
        check("burnt houses", "homes");
        check("deaths", "dead");
        check("Northern fighters still", "fighters");
        check("militants concentrated along the river", "fighters");
    }

    #[test]
    fn an_unknown_head_is_its_own_class() {
        check("new languages", "language");
        check("sandwiches on the table", "sandwich");
        check("wild berries", "berry");
        check("the census", "census");
        check("glass", "glass");
        check("soldier pay", "pay");
        check("", "");
        check("“”", "");
    }

    #[test]
    fn words_that_only_look_alike_are_no_members_of_a_class() {
        assert_eq!(subject_class("membership"), None);
        assert_eq!(subject_class("peoples' front"), None);
        assert_eq!(subject_class("deadline"), None);
        assert_eq!(subject_class("manual"), None);
    }

    #[test]
    fn every_noun_stands_once_and_is_folded() {
        let nouns: Vec<[&str; 2]> = rows(include_str!("../../lexicon/classes.tsv")).collect();
        for [noun, class] in &nouns {
            assert_eq!(*noun, noun.to_lowercase());
            assert!(!class.is_empty(), "{noun}");
        }
        assert_eq!(nouns.len(), NOUNS.len(), "a noun stands twice");
    }
}
