//! What holds of the claims of any page. One place for the property tests (`tests/spans.rs`) and for the fuzz target
//! (`fuzz/targets/page.rs`).

use sayso::article;
use sayso::claim::{Claim, Record};
use sayso::page::{Page, PageId};
use sayso::text::{CodePoints, Words};

/// How many claims were found; all of them are sound.
#[track_caller]
pub fn check_text(text: &str) -> usize {
    let claims = sayso::claims(&PageId("p-test".to_owned()), &article::raw(text));
    claims.iter().for_each(|claim| check_claim(claim, text));
    claims.len()
}

#[track_caller]
pub fn check_page(bytes: Vec<u8>) {
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
