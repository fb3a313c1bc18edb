//! What can be a source: people, bodies, documents, names, pronouns. Where in the sentence it stands is not known here.

use crate::attribution::phrase::{head, is_capitalised, is_weekday};
use crate::document::Document;
use crate::entity::{Entities, EntityKind};
use crate::lexicon::{self, Speaker};
use crate::text::Span;

/// Whether a noun phrase can speak: a person, a body, a document, a name, a pronoun. A place speaks only where `certain`
/// words show it ("says Russia", not "Shanghai reported 23 cases").
pub fn speaks(document: &Document, entities: &Entities, phrase: Span, certain: bool) -> bool {
    let text = phrase.slice(document.text);
    if is_pronoun(text) || is_of_two(text) {
        return true;
    }
    if let Some(entity) = entities.resolve(document, phrase) {
        return entity.kind != EntityKind::Place || certain;
    }
    let Some(head) = head(document, phrase) else { return false };
    let word = head.text(document.text);
    lexicon::speaker(word).is_some() || (head.tag.is_proper_noun() && is_capitalised(word) && !is_calendar(word))
}

/// Whether the phrase is a document that speaks for its authors: "a new poll", "the ministry's report".
pub fn is_document(document: &Document, phrase: Span) -> bool {
    let head = head(document, phrase).map(|head| head.text(document.text));
    head.and_then(lexicon::speaker) == Some(Speaker::Document)
}

pub fn is_pronoun(words: &str) -> bool {
    let folded = words.to_lowercase();
    matches!(folded.as_str(), "he" | "she" | "they" | "it" | "i" | "we" | "who")
}

/// Whether the words mean two who have been named, or one of them.
pub fn is_of_two(words: &str) -> bool {
    let folded = words.to_lowercase();
    matches!(folded.as_str(), "the former" | "the latter" | "both" | "the two" | "the pair" | "the duo")
}

pub fn is_speaker(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Group | EntityKind::Medium)
}

fn is_calendar(word: &str) -> bool {
    #[rustfmt::skip]
    const MONTHS: &[&str] = &[
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ];
    is_weekday(word) || MONTHS.contains(&word)
}
