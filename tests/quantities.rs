//! Quantities, for any text: the spans are valid, nothing panics, and a text is read the same whatever stands before it.

#[path = "sound/quantity.rs"]
mod sound;

use proptest::prelude::*;
use sound::{check, check_after};

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_sound_quantities(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_marks_and_digits_have_sound_quantities(text in "[0-9.,:/%$€£°½'’\"“”()+–—a-zA-Z \u{a0}\u{2009}\n-]{0,120}") {
        check(&text);
    }

    #[test]
    fn any_news_has_sound_quantities(text in news()) {
        check(&text);
    }

    // A name of a country tells whose dollars are meant; they all begin with a capital.
    #[test]
    fn any_news_is_read_the_same_whatever_stands_before_it(before in news(), text in news()) {
        check_after(&before.to_lowercase(), &text);
    }
}

/// Pieces of news and of noise, glued in any order: what the grammar could stumble over.
fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

#[rustfmt::skip]
const PIECES: &[&str] = &[
    "more than ", "up to ", "as many as ", "at least ", "no fewer than ", "between ", " and ", " to ", "-", "–", " of ", "the ",
    "a ", "half ", "12", "1,234", "3.5", "½", "0", "1.000", "12,34,567", "10\u{a0}000", " million", " billion", "bn", "k", "m",
    "$", "US$", "Rs ", "€", "£", " dollars", " cents", "%", " per cent", " percentage points", " km", "km/h", " square miles",
    "°C", " degrees", " tonnes", " litres", "(", ")", ", ", ". ", "; ", "“", "”", "\"", "'", "’s ", "May ", "2016", "1990s",
    "No. ", "Group of Seven", "F-16", "one in ", "five", "twenty-", "one", " hundred", " dozens ", "hundreds", "several ",
    "a few ", "both ", "third", "3rd", " quarters", " doubled", "-year-old", " years", " people", " of them", " others", "who ",
    "Kabul ", "He ", "it ", "rose ", "fell ", "was ", "from ", "by ", "killed ", "times ", "as many ", "\n", "\r\n", "/", ":",
    "+", "é", "漢", "١٢", "😀", "\u{301}", "\u{202e}", "\u{feff}", "\u{a0}", "\u{2009}", "1/2", " o’clock", " p.m.", "www.", "@",
    "5-4", "3-for-2", "+44 20 7946", "10:30", "9/11", "2,", "1.2.3",
];

/// In quadratic time this would not end.
#[test]
fn one_endless_line_is_read() {
    assert!(check(&"rose 5 to (12) of 1-2-3 half a ".repeat(2000)) > 2000);
}

#[test]
fn a_plain_sentence_is_read_the_same_after_others() {
    assert_eq!(check("More than 4,000 people fled, up 12% from 2015."), 3);
}

/// Found by fuzzing: so many figures of another sort stand between that a memory of all sorts together forgot the first.
#[test]
fn figures_of_another_sort_hide_none() {
    let numbers: String = (10..90).map(|number| format!("{number} ")).collect();
    check(&format!("The mill owes $5 million; {numbers}and fell $1.25 to $8."));
}
