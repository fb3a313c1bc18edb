//! Spans, for any text: every span of a claim lies in the text and covers the words that it carries, and the offsets
//! that leave the program cover the same words, counted in code points.

use proptest::prelude::*;
use sayso::article;
use sayso::claim::{Claim, Record};
use sayso::page::{Page, PageId};
use sayso::text::{CodePoints, Words};

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

/// How many claims were found; all of them are sound.
#[track_caller]
fn check_text(text: &str) -> usize {
    let claims = sayso::claims(&PageId("p-test".to_owned()), &article::raw(text));
    claims.iter().for_each(|claim| check_claim(claim, text));
    claims.len()
}

#[track_caller]
fn check_page(bytes: Vec<u8>) {
    let reading = sayso::read(&Page::new("page", bytes));
    reading.claims.iter().for_each(|claim| check_claim(claim, &reading.article.text));
}

#[track_caller]
fn check_claim(claim: &Claim, text: &str) {
    for words in words(claim) {
        assert!(words.stand_in(text), "{words:?} does not stand in {text:?}");
    }
    let points = CodePoints::of(text);
    let record = Record::of(claim, "page", "q-test", &points);
    let slice = |start: usize, end: usize| text.chars().skip(start).take(end - start).collect::<String>();
    assert_eq!(slice(record.evidence.start, record.evidence.end), record.evidence.quote);
    assert_eq!(slice(record.quantity.start, record.quantity.end), record.quantity.text);
    serde_json::to_string(&record).expect("a record is always JSON");
}

/// Everything in a claim that stands in the text.
fn words(claim: &Claim) -> Vec<&Words> {
    let mut all = vec![&claim.evidence, &claim.quantity.words];
    all.extend(claim.quantity.counted.as_ref());
    all.extend(claim.subject.as_ref().map(|subject| &subject.words));
    all.extend(claim.event.as_ref().map(|event| &event.words));
    all.extend(claim.places.iter().map(|place| &place.words));
    all.extend(claim.time.as_ref().map(|time| &time.words));
    all.extend(claim.source.as_ref().and_then(|source| source.mention.as_ref()));
    all.extend(&claim.cue);
    all.extend(claim.via.iter().map(|via| &via.mention));
    all.extend(claim.occasion.as_ref().map(|occasion| &occasion.words));
    all.extend(claim.occasion.as_ref().and_then(|occasion| occasion.time.as_ref()).map(|time| &time.words));
    all
}
