//! Spans, for any text: every span of a claim lies in the text and covers the words that it carries, and the offsets
//! that leave the program cover the same words, counted in code points.

#[path = "sound/page.rs"]
mod sound;

use proptest::prelude::*;
use sound::{check_page, check_text};

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_sound_spans(text in "\\PC{0,200}") {
        check_text(&text);
    }

    #[test]
    fn news_like_text_has_sound_spans(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        check_text(&pieces.concat());
    }

    #[test]
    fn a_page_of_any_bytes_is_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check_page(bytes);
    }

    #[test]
    fn a_page_of_broken_markup_is_read(pieces in prop::collection::vec(prop::sample::select(MARKUP), 0..40)) {
        check_page(pieces.concat().into_bytes());
    }
}

#[test]
fn a_claim_is_found_at_all() {
    assert!(check_text("“More than 4,000 people fled,” Ana Ruiz said on Tuesday.") > 0);
}

/// Words that news is made of, and characters that break offsets.
const PIECES: &[&str] = &[
    "4,000",
    "up to ",
    "more than ",
    "between 2,500 and ",
    "hundreds of ",
    "people ",
    "fighters ",
    "were killed ",
    "in ",
    "Zambia",
    "Zamir Kabulov ",
    "he ",
    "said ",
    "“",
    "”",
    "\"",
    "'",
    "’s ",
    " ",
    ". ",
    "\n\n",
    "\n",
    "on Tuesday ",
    "Ä",
    "é",
    "–",
    "тысяч ",
    "١٢",
    "😀",
    "\u{301}",
    "\u{202e}",
    "\u{feff}",
    "$1.2 billion ",
    "12%",
    "½",
    "a third ",
    "1,",
    "-",
    "according to ",
    "rejected the claim ",
    "TASS ",
    ": ",
    "(",
    ")",
    "4-1",
    "lakh ",
    "\r\n",
    "\u{a0}",
    "and ",
    "of them ",
];

const MARKUP: &[&str] = &[
    "<html>",
    "<p>",
    "</p>",
    "<div>",
    "<h1>",
    "</h1>",
    "<article>",
    "<script>",
    "<!--",
    "-->",
    "&amp;",
    "&#x110000;",
    "<",
    ">",
    "<title>",
    "</title>",
    "4,000 people fled, ",
    "said Ana Ruiz. ",
    "\0",
    "“",
    "<meta property=\"og:title\" content=\"",
    "\">",
    "<time datetime=\"2022-02-30\">",
    "<script type=\"application/ld+json\">",
    "{\"datePublished\":",
    "</script>",
    "é",
];
