//! Base forms of verbs and nouns: "said" → "say", "fighters" → "fighter". Rules of English spelling, after the irregular
//! words of `lexicon/irregular.tsv`. Other words are their own base form.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::Tag;
use crate::lexicon;

/// The base form of `word`, which is in lower case, as the part of speech that `tag` names.
pub fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    let class = match tag {
        Tag::VBD | Tag::VBN | Tag::VBG | Tag::VBZ | Tag::VBP => Class::Verb,
        Tag::MD => Class::Modal,
        Tag::NNS | Tag::NNPS => Class::Noun,
        _ => return Cow::Borrowed(word),
    };
    let plain = if word.contains('’') { Cow::Owned(word.replace('’', "'")) } else { Cow::Borrowed(word) };
    if let Some(&lemma) = IRREGULAR.get(&(class, &*plain)) {
        // The present plural bends only where it is "are" and "have": "lay" and "found" may be base forms there.
        let bends = tag != Tag::VBP || matches!(lemma, "be" | "have");
        return if bends { Cow::Borrowed(lemma) } else { Cow::Borrowed(word) };
    }
    // A hyphenated word bends at its end, and so does "gunmen".
    if let Some((head, tail)) = word.rsplit_once('-').filter(|(_, tail)| !tail.is_empty()) {
        return Cow::Owned(format!("{head}-{}", lemma(tail, tag)));
    }
    match tag {
        Tag::NNS | Tag::NNPS => match (word.strip_suffix("men"), word.strip_suffix("children")) {
            (Some(head), _) if head.len() > 1 => Cow::Owned(format!("{head}man")),
            (_, Some(head)) => Cow::Owned(format!("{head}child")),
            _ => without_s(word),
        },
        Tag::VBZ => without_s(word),
        Tag::VBD | Tag::VBN => without_ed(word),
        Tag::VBG => match word.strip_suffix("ing") {
            Some(stem) if stem.contains(is_vowel) || stem.len() > 2 && stem.ends_with('y') => restore(stem),
            _ => Cow::Borrowed(word),
        },
        _ => Cow::Borrowed(word),
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    Verb,
    Modal,
    Noun,
}

static IRREGULAR: LazyLock<HashMap<(Class, &'static str), &'static str>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../lexicon/irregular.tsv"));
    let class = |name| match name {
        "noun" => Class::Noun,
        "modal" => Class::Modal,
        _ => Class::Verb,
    };
    rows.map(|[form, name, lemma]| ((class(name), form), lemma)).collect()
});

fn without_s(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ies") {
        return if stem.len() > 1 { Cow::Owned(format!("{stem}y")) } else { Cow::Borrowed(&word[..word.len() - 1]) };
    }
    let hissing = ["sses", "shes", "ches", "xes", "zzes", "oes"].into_iter().any(|end| word.ends_with(end));
    let stem = match word.strip_suffix('s') {
        Some(stem) if hissing => stem.strip_suffix('e').unwrap_or(stem),
        Some(stem) if !stem.ends_with(['s', 'u', 'i', '\'', '’']) => stem,
        _ => word,
    };
    if stem.is_empty() { Cow::Borrowed(word) } else { Cow::Borrowed(stem) }
}

fn without_ed(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ied") {
        return if stem.len() > 1 { Cow::Owned(format!("{stem}y")) } else { Cow::Borrowed(&word[..word.len() - 1]) };
    }
    if word.ends_with("eed") && word.len() > 4 {
        return Cow::Borrowed(&word[..word.len() - 1]);
    }
    match word.strip_suffix("ed") {
        Some(stem) if stem.contains(is_vowel) => restore(stem),
        _ => Cow::Borrowed(word),
    }
}

/// The base form of which `stem` is left when "ed" or "ing" is taken away: "stopp" → "stop", "invad" → "invade".
fn restore(stem: &str) -> Cow<'_, str> {
    if !stem.is_ascii() {
        return Cow::Borrowed(stem);
    }
    let bytes = stem.as_bytes();
    let letter = |back: usize| bytes.len().checked_sub(back).map_or(' ', |at| char::from(bytes[at]));
    let (last, second, third) = (letter(1), letter(2), letter(3));
    let syllables = syllables(stem);
    if last == second && !is_vowel(last) {
        // "killed", "passed" and "called" keep both letters, "compelled" and "stopped" do not.
        let keeps = match last {
            'l' => syllables == 1 || third != 'e',
            's' | 'z' | 'f' => true,
            _ => false,
        };
        return Cow::Borrowed(if keeps { stem } else { &stem[..stem.len() - 1] });
    }
    // One vowel, or two of which each is spoken: "associat", "evacuat".
    let apart = second == 'a' && matches!(third, 'i' | 'u') || third == 'u' && letter(4) == 'q';
    let short_vowel = is_vowel(second) && (!is_vowel(third) || apart);
    let takes_e = match last {
        'c' | 'v' | 'z' => true,
        'u' => !matches!(second, 'o' | 'a'),
        's' => is_vowel(second) || second == 'y' || matches!(second, 'n' | 'r' | 'l' | 'p' | 'w'),
        'g' if second == 'n' => is_soft(stem, third),
        'g' => is_vowel(second) || matches!(second, 'd' | 'r' | 'l'),
        'l' if !is_vowel(second) => !matches!(second, 'l' | 'r' | 'w' | 'h'),
        'w' | 'x' | 'y' | 'h' | 'a' | 'e' | 'i' | 'o' => false,
        _ if !short_vowel => false,
        _ if syllables == 1 => true,
        'd' => true,
        't' => matches!(second, 'a' | 'u' | 'o') || second == 'i' && matches!(third, 'c' | 'v' | 'n'),
        'r' => matches!(second, 'i' | 'u' | 'a'),
        'l' => matches!(second, 'i' | 'o' | 'u'),
        'm' => second == 'u',
        'n' => matches!(second, 'i' | 'u'),
        'k' => true,
        'p' => second == 'a',
        'b' => matches!(second, 'i' | 'o'),
        _ => false,
    };
    if takes_e { Cow::Owned(format!("{stem}e")) } else { Cow::Borrowed(stem) }
}

/// Whether a stem in "ng" is that of "change" and "plunge", not that of "bring" and "hang".
fn is_soft(stem: &str, vowel: char) -> bool {
    match vowel {
        'i' => ["hing", "fring", "cring"].into_iter().any(|end| stem.ends_with(end)),
        'o' => false,
        _ => true,
    }
}

/// Runs of vowels.
fn syllables(stem: &str) -> usize {
    let mut before = false;
    let mut runs = 0;
    for char in stem.chars() {
        let vowel = is_vowel(char) || char == 'y' && !before && runs == 0 && !stem.starts_with('y');
        runs += usize::from(vowel && !before);
        before = vowel;
    }
    runs
}

fn is_vowel(char: char) -> bool {
    matches!(char, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: Tag, pairs: &str) {
        for pair in pairs.split(' ') {
            let (form, expect) = pair.split_once('/').expect("form/lemma");
            assert_eq!(lemma(form, tag), expect, "{form} as {tag:?}");
        }
    }

    #[test]
    fn verbs() {
        check(Tag::VBD, "said/say killed/kill ran/run fled/flee died/die denied/deny agreed/agree stopped/stop");
        check(
            Tag::VBN,
            "invaded/invade fired/fire injured/injure captured/capture ordered/order offered/offer seized/seize",
        );
        check(
            Tag::VBN,
            "estimated/estimate treated/treat united/unite visited/visit compelled/compel controlled/control",
        );
        check(
            Tag::VBN,
            "charged/charge changed/change raised/raise passed/pass enabled/enable hurled/hurl argued/argue",
        );
        check(
            Tag::VBG,
            "running/run attacking/attack dying/die being/be making/make planning/plan seeing/see sing/sing",
        );
        check(Tag::VBZ, "says/say goes/go denies/deny reaches/reach rises/rise has/have 's/be ’s/be");
        check(Tag::VB, "need/need lose/lose");
        check(Tag::VBP, "are/be 've/have lay/lay found/found");
        check(Tag::VBG, "trying/try associating/associate becoming/become stinging/sting");
        check(Tag::MD, "'ll/will ca/can 'd/would could/could");
        check(Tag::VBD, "'d/have");
    }

    #[test]
    fn nouns() {
        check(Tag::NNS, "fighters/fighter men/man");
        check(
            Tag::NNS,
            "gunmen/gunman countries/country boxes/box grandchildren/grandchild bases/base cases/case viruses/virus lives/life crises/crisis",
        );
        check(
            Tag::NNS,
            "heroes/hero houses/house deaths/death asylum-seekers/asylum-seeker series/series people/people",
        );
        check(Tag::NN, "news/news bus/bus killed/killed");
    }

    #[test]
    fn each_irregular_form_stands_once() {
        let rows: Vec<[&str; 3]> = lexicon::rows(include_str!("../../lexicon/irregular.tsv")).collect();
        assert_eq!(rows.len(), IRREGULAR.len());
        for [form, class, lemma] in rows {
            assert!(matches!(class, "verb" | "modal" | "noun") && !lemma.is_empty(), "{form}: {class}");
        }
    }

    #[test]
    fn other_words_are_their_own() {
        check(Tag::JJ, "killed/killed united/united");
        check(Tag::NNP, "rogers/rogers");
        check(Tag::NNS, "s/s -/- a-/a-");
    }
}
