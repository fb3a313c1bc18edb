//! Pronouns: whom "he", "she" and "it" mean. Each goes to the entity before it that stands out most; where two stand out
//! equally, to none. "They" is nobody's: a plural names no one speaker.

use std::collections::HashMap;

use crate::entity::anaphor::{Meant, Prominence, Reader, SIGHTINGS, Sighting, text};
use crate::entity::speech::{is_verb_of_speech, verb_of_speech_follows};
use crate::entity::{EntityKind, Gender};

impl Reader<'_> {
    /// Whom the pronoun at token `at` means.
    pub(super) fn pronoun(&self, sentence: usize, at: usize) -> Option<Meant> {
        let tokens = &self.document.sentences[sentence];
        let token = &self.document.tokens[at];
        let pronoun = Pronoun::of(token.text(self.document.text))?;
        if self.document.quotation_at(token.span.start).is_some() {
            return None;
        }
        if pronoun == Pronoun::It && !verb_of_speech_follows(self.document, tokens, at + 1) {
            return None;
        }
        let reach = sentence.saturating_sub(PRONOUN_REACH);
        let opens = self.seen.last().is_none_or(|sighting| sighting.sentence != sentence);
        let mut scores: HashMap<usize, (usize, usize)> = HashMap::new();
        let recent = || self.seen.iter().rev().take(SIGHTINGS).take_while(|sighting| sighting.sentence >= reach);
        // Who speaks does not name himself: "“Kovac is late,” he said".
        let speaks = verb_of_speech_follows(self.document, tokens, at + 1)
            || at.checked_sub(1).is_some_and(|before| is_verb_of_speech(text(self.document, tokens, before)));
        let quoted = |sighting: &&Sighting| {
            speaks && self.document.quotation_at(self.document.tokens[sighting.token].span.start).is_some()
        };
        let named = recent().any(|sighting| {
            let entity = &self.entities.entities[sighting.entity];
            !quoted(&sighting) && pronoun.fits(entity.kind, entity.gender)
        });
        for sighting in recent().filter(|sighting| !named || !quoted(sighting)) {
            let entity = &self.entities.entities[sighting.entity];
            // A name of which nothing tells what it is may be a body where it speaks.
            let body = pronoun == Pronoun::It && entity.kind == EntityKind::Unknown;
            let spoke = sighting.place == Prominence::Speaker;
            if !(pronoun.fits(entity.kind, entity.gender) || body && spoke) {
                continue;
            }
            let distance = sentence - sighting.sentence;
            let stands_out = match sighting.place {
                Prominence::Speaker => 3,
                Prominence::Subject => 2,
                Prominence::Aside => 0,
            };
            // Somebody of this sentence comes first, then the speaker or subject of the one before, and so on.
            let score = 4 * (PRONOUN_REACH + 1 - distance) + stands_out + usize::from(distance == 0 && !opens) * 2;
            let entry = scores.entry(sighting.entity).or_insert((score, sighting.token));
            if score > entry.0 {
                *entry = (score, sighting.token);
            }
        }
        let mut ranked: Vec<((usize, usize), usize)> =
            scores.into_iter().map(|(entity, score)| (score, entity)).collect();
        ranked.sort_unstable_by(|left, right| right.cmp(left));
        match ranked[..] {
            // Far back, but the only one there has been.
            [] => self.only_one(pronoun).map(Meant::only),
            // Two asides of one sentence: nothing tells which.
            [((first, _), _), ((second, _), _), ..] if first == second => None,
            [((first, _), entity), ref others @ ..] => {
                let close = others.iter().filter(|((score, _), _)| first - score <= CLOSE);
                Some(Meant { entity, rivals: close.map(|(_, rival)| *rival).collect() })
            }
        }
    }

    fn only_one(&self, pronoun: Pronoun) -> Option<usize> {
        let recent = self.seen.iter().rev().take(SIGHTINGS).map(|sighting| sighting.entity);
        let mut fitting = recent.filter(|&entity| {
            let entity = &self.entities.entities[entity];
            pronoun != Pronoun::It && pronoun.fits(entity.kind, entity.gender)
        });
        let first = fitting.next()?;
        fitting.all(|entity| entity == first).then_some(first)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    He,
    She,
    It,
}

impl Pronoun {
    fn of(word: &str) -> Option<Pronoun> {
        match word {
            "he" | "He" | "him" | "his" | "His" | "himself" => Some(Pronoun::He),
            "she" | "She" | "her" | "Her" | "herself" => Some(Pronoun::She),
            "it" | "It" => Some(Pronoun::It),
            _ => None,
        }
    }

    fn fits(self, kind: EntityKind, gender: Option<Gender>) -> bool {
        match self {
            Pronoun::He => kind == EntityKind::Person && gender != Some(Gender::Female),
            Pronoun::She => kind == EntityKind::Person && gender != Some(Gender::Male),
            Pronoun::It => matches!(kind, EntityKind::Organisation | EntityKind::Group | EntityKind::Medium),
        }
    }
}

/// How far behind somebody may be whom a pronoun could mean as well: less than a sentence.
const CLOSE: usize = 2;

/// Sentences that a pronoun looks back.
const PRONOUN_REACH: usize = 8;
