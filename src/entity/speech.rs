//! Verbs of speech beside a mention: whether it is the one who speaks, as far as its neighbours tell. Whose words a
//! stretch of text is, attribution finds out.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

use crate::document::{Document, Sentence};
use crate::entity::anaphor::text;
use crate::lexicon;

/// Whether the entity in `range` is the one who speaks: a verb of speech right after it (an apposition between
/// commas may stand between), or right before it.
pub(super) fn speaks(document: &Document, sentence: &Sentence, range: &Range<usize>) -> bool {
    if verb_of_speech_follows(document, sentence, range.end) {
        return true;
    }
    let before = range.start.checked_sub(1).map_or("", |before| text(document, sentence, before));
    if is_verb_of_speech(before)
        || before == "to"
            && range.start >= 2
            && text(document, sentence, range.start - 2).eq_ignore_ascii_case("according")
    {
        return true;
    }
    if text(document, sentence, range.end) != "," {
        return false;
    }
    let close = (range.end + 1..range.end + APPOSITION).find(|&index| text(document, sentence, index) == ",");
    close.is_some_and(|close| verb_of_speech_follows(document, sentence, close + 1))
}

/// Tokens of an apposition between a speaker and the verb.
const APPOSITION: usize = 24;

pub(super) fn verb_of_speech_follows(document: &Document, sentence: &Sentence, at: usize) -> bool {
    let skipped = |word: &str| {
        matches!(
            word,
            "has"
                | "had"
                | "have"
                | "also"
                | "then"
                | "further"
                | "later"
                | "repeatedly"
                | "earlier"
                | "went"
                | "on"
                | "however"
        ) || word.ends_with("ly")
    };
    let mut index = at;
    while index < at + 4 && skipped(text(document, sentence, index)) {
        index += 1;
    }
    is_verb_of_speech(text(document, sentence, index))
}

pub fn is_verb_of_speech(word: &str) -> bool {
    static FORMS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let rows = lexicon::rows(include_str!("../../lexicon/cues.tsv"));
        rows.flat_map(|[verb, forms]| forms.split(' ').chain([verb])).collect()
    });
    forms.contains(word)
}
