//! Mentions that do not name: descriptions ("the Russian envoy") and pronouns ("he"), read in the order of the text with
//! who was met before. Whom each means is decided in [`super::description`] and [`super::pronoun`].

use std::ops::Range;

use crate::document::{Document, Sentence};
use crate::entity::role;
use crate::entity::speech::speaks;
use crate::entity::{Entities, EntityKind, Mention, MentionForm};
use crate::text::{Span, Words};

/// Adds descriptions and pronouns to the entities that have only names.
pub fn add(document: &Document, entities: Entities) -> Entities {
    let mut roles: Vec<Span> =
        entities.entities.iter().flat_map(|entity| &entity.roles).map(|role| role.span).collect();
    roles.sort_unstable();
    let mut reader = Reader { document, entities, roles, seen: Vec::new(), added: Vec::new(), replaced: Vec::new() };
    let mut next = 0;
    for index in 0..document.sentences.len() {
        next = reader.sentence(index, next);
    }
    let Reader { mut entities, added, replaced, .. } = reader;
    let mut keep = (0..entities.mentions.len()).map(|index| replaced.binary_search(&index).is_err());
    entities.mentions.retain(|_| keep.next().unwrap_or(true));
    entities.mentions.extend(added);
    entities.mentions.sort_by_key(|mention| mention.words.span);
    entities
}

/// Reads the sentences in order, and keeps whom it met.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) entities: Entities,
    /// Where roles stand beside names, sorted: nothing in them is a mention of its own.
    pub(super) roles: Vec<Span>,
    /// In the order of the text.
    pub(super) seen: Vec<Sighting>,
    added: Vec<Mention>,
    /// Indices of name mentions that a description took the place of, ascending.
    replaced: Vec<usize>,
}

impl Reader<'_> {
    /// Reads one sentence; `next` is the first name mention not read yet. Returns the next one after the sentence.
    fn sentence(&mut self, index: usize, mut next: usize) -> usize {
        let sentence = &self.document.sentences[index];
        let mut at = sentence.tokens.start;
        let mut first = true;
        while at < sentence.tokens.end {
            let span = self.document.tokens[at].span;
            if let Some((range, meant)) = self.description(index, at) {
                let words = Words::of(self.document.text, role::span(self.document, &range));
                while self.entities.mentions.get(next).is_some_and(|mention| mention.words.span.start < words.span.end)
                {
                    self.replaced.push(next);
                    next += 1;
                }
                let Meant { entity, rivals } = meant;
                self.added.push(Mention { words, entity, form: MentionForm::Description, rivals });
                self.meet(index, &range, entity, &mut first);
                at = range.end;
                continue;
            }
            if let Some(mention) =
                self.entities.mentions.get(next).filter(|mention| mention.words.span.start <= span.start)
            {
                let (entity, end) = (mention.entity, mention.words.span.end);
                next += 1;
                let stop = (at..sentence.tokens.end).find(|&stop| self.document.tokens[stop].span.start >= end);
                let range = at..stop.unwrap_or(sentence.tokens.end).max(at + 1);
                self.meet(index, &range, entity, &mut first);
                at = range.end;
                continue;
            }
            if let Some(Meant { entity, rivals }) = self.pronoun(index, at) {
                let words = Words::of(self.document.text, span);
                self.added.push(Mention { words, entity, form: MentionForm::Pronoun, rivals });
                self.meet(index, &(at..at + 1), entity, &mut first);
            }
            at += 1;
        }
        next
    }

    fn meet(&mut self, sentence: usize, range: &Range<usize>, entity: usize, first: &mut bool) {
        let tokens = &self.document.sentences[sentence];
        let before = range.start.checked_sub(1).map_or("", |before| text(self.document, tokens, before));
        let quoted = self.document.quotation_at(self.document.tokens[range.start].span.start).is_some();
        let place = if !quoted && speaks(self.document, tokens, range) {
            Prominence::Speaker
        } else if *first
            && !quoted
            && !PREPOSITIONS.contains(&before.to_lowercase().as_str())
            && is_person_like(self.entities.entities[entity].kind)
        {
            Prominence::Subject
        } else {
            Prominence::Aside
        };
        if place != Prominence::Aside {
            *first = false;
        }
        self.seen.push(Sighting { entity, sentence, token: range.start, place });
    }
}

/// Whom a mention means, and whom it could mean nearly as well.
pub(super) struct Meant {
    pub(super) entity: usize,
    pub(super) rivals: Vec<usize>,
}

impl Meant {
    pub(super) fn only(entity: usize) -> Meant {
        Meant { entity, rivals: Vec::new() }
    }
}

/// Where an entity was last met, and how much it stood out there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sighting {
    pub(super) entity: usize,
    pub(super) sentence: usize,
    pub(super) token: usize,
    pub(super) place: Prominence,
}

/// How much a mention stands out in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Prominence {
    Aside,
    Subject,
    Speaker,
}

/// Sightings that a pronoun or a description looks at: a list of names in one sentence may be endless.
pub(super) const SIGHTINGS: usize = 160;

fn is_person_like(kind: EntityKind) -> bool {
    !matches!(kind, EntityKind::Place)
}

/// The token's text, empty outside of the sentence.
pub(super) fn text<'a>(document: &Document<'a>, sentence: &Sentence, index: usize) -> &'a str {
    if sentence.tokens.contains(&index) { document.tokens[index].text(document.text) } else { "" }
}

const PREPOSITIONS: &[&str] = &[
    "in", "of", "at", "on", "by", "for", "from", "to", "with", "against", "near", "under", "after", "before",
    "between", "and", "into", "through", "about", "over", "like", "than", "via", "'s", "’s",
];
