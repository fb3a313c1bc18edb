//! Sayings told of by a noun: "Holm’s claim that 40 houses burned", "the agency’s announcement to hire five more", "his 40
//! percent estimate". Whoever the noun belongs to is the source.

use crate::attribution::phrase::{self, REACH};
use crate::attribution::{Attitude, Attribution, Form, speaker};
use crate::document::{Document, Sentence, Tag};
use crate::entity::Entities;
use crate::text::{Span, Words};

/// Nouns for what somebody says, in the singular.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "accusation", "admission", "allegation", "announcement", "assertion", "assessment", "boast", "claim", "contention",
    "declaration", "emphasis", "estimate", "forecast", "insistence", "pledge", "prediction", "projection", "promise",
    "statement", "suggestion", "testimony", "vow", "warning",
];

/// Tokens between whose a saying is and its noun.
const MODIFIERS: usize = 4;

pub fn find(document: &Document, entities: &Entities, sentence: &Sentence) -> Vec<Attribution> {
    let owners = sentence.tokens.clone().filter(|&at| matches!(document.tokens[at].tag, Tag::POS | Tag::PRPS));
    owners.filter_map(|owner| told(document, entities, sentence, owner)).collect()
}

/// The saying that belongs to the one named before the token `owner`, or by it.
fn told(document: &Document, entities: &Entities, sentence: &Sentence, owner: usize) -> Option<Attribution> {
    let text = document.text;
    let end = sentence.tokens.end.min(owner + 2 + MODIFIERS);
    let within = |at: &usize| {
        let tag = document.tokens[*at].tag;
        tag.is_noun() || matches!(tag, Tag::JJ | Tag::JJR | Tag::JJS | Tag::CD | Tag::VBN | Tag::Other | Tag::RB)
    };
    let noun = (owner + 1..end).take_while(within).find(|&at| is_saying(document.tokens[at].text(text)))?;
    let next = document.tokens.get(noun + 1).filter(|_| sentence.tokens.contains(&(noun + 1)))?;
    let content = match next.text(text) {
        "that" | "to" | "of" => Span::new(next.span.start, clause_end(document, sentence, noun + 1)),
        // "her 40 percent claim"
        _ if document.tokens[owner + 1].tag == Tag::CD => {
            Span::new(document.tokens[owner + 1].span.start, document.tokens[noun].span.start)
        }
        _ => return None,
    };
    let source = source(document, entities, sentence, owner)?;
    Some(Attribution {
        source: Some(Words::of(text, source)),
        cue: Some(Words::of(text, document.tokens[noun].span)),
        content: vec![content.trim(text)],
        form: Form::Told,
        attitude: Attitude::Asserts,
        rule: "a saying told of by a noun",
    })
}

/// Where what is said ends: before a bracket, and before ", but …".
fn clause_end(document: &Document, sentence: &Sentence, from: usize) -> usize {
    let word = |at: usize| document.tokens[at].text(document.text);
    let ends = |at: &usize| {
        matches!(word(*at), "(" | ";") || word(*at - 1) == "," && matches!(word(*at), "but" | "while" | "although")
    };
    let end = (from + 1..sentence.tokens.end).find(ends);
    end.map_or(sentence.span.end, |end| document.tokens[end].span.start)
}

fn is_saying(word: &str) -> bool {
    let folded = word.to_lowercase();
    NOUNS.contains(&folded.as_str()) || folded.strip_suffix('s').is_some_and(|one| NOUNS.contains(&one))
}

/// Who is named before "’s", or meant by "his".
fn source(document: &Document, entities: &Entities, sentence: &Sentence, owner: usize) -> Option<Span> {
    if document.tokens[owner].tag == Tag::PRPS {
        let span = document.tokens[owner].span;
        return entities.mention_at(span.start).map(|_| span);
    }
    let first = sentence.tokens.start.max(owner.saturating_sub(REACH));
    let last = owner.checked_sub(1).filter(|&last| last >= first)?;
    let (start, _) = phrase::ending_at(document, first, last)?;
    let named = phrase::cover(document, start, last);
    speaker::speaks(document, entities, named, true).then_some(named)
}
