//! Whom words mean that name nobody, where the entity stage leaves it open: "he" who spoke before, "they" who are people named
//! together, a body or several ("Police … They said"), "the former" of two.

use crate::attribution::{head, is_of_two, is_pronoun, is_speaker};
use crate::claim::phrase::chunks;
use crate::claim::source::{of_description, of_entity, of_several};
use crate::claim::{Findings, Source};
use crate::document::{Tag, Token};
use crate::entity::{Entity, EntityKind, Gender, Mention, MentionForm};
use crate::lexicon::{self, Speaker};
use crate::text::{Span, Words};

/// Who of two "the former" or "the latter" is, and who "both" are; `None` for other words and where there are not two.
pub fn of_two(findings: &Findings, words: &Words) -> Option<Source> {
    if !is_of_two(&words.text) {
        return None;
    }
    let last = match words.text.to_lowercase().as_str() {
        "the former" => false,
        "the latter" => true,
        _ => return several(findings, words, Who::Any),
    };
    let two_of = |kind: fn(EntityKind) -> bool| {
        before(findings, words).find_map(|stretch| {
            let mut found: Vec<&Mention> = Vec::new();
            for mention in findings.entities.mentions_in(stretch).take(MENTIONS) {
                let known = found.iter().any(|other| other.entity == mention.entity);
                if kind(findings.entities.of(mention).kind) && !known {
                    found.push(mention);
                }
            }
            <[&Mention; 2]>::try_from(found).ok()
        })
    };
    let two = two_of(|kind| kind == EntityKind::Person).or_else(|| two_of(is_speaker));
    let [first, second] = two.or_else(|| two_of(|kind| kind == EntityKind::Place))?;
    let one = if last { second } else { first };
    Some(Source { mention: Some(words.clone()), ..of_entity(findings.entities.of(one), &one.words) })
}

/// Whom a pronoun means that the entity stage left open.
pub fn of_pronoun(findings: &Findings, pronoun: &Words) -> Option<Source> {
    if pronoun.text.to_lowercase() != "they" {
        return speaker_before(findings, pronoun);
    }
    several(findings, pronoun, Who::Acting)
        .or_else(|| speaker_before(findings, pronoun))
        .or_else(|| subject_before(findings, pronoun))
        .or_else(|| several(findings, pronoun, Who::Any))
}

/// The stretches in which the words may have been told of whom they mean, the nearest first: what stands before them in their
/// sentence, and the sentence before that.
fn before(findings: &Findings, words: &Words) -> impl Iterator<Item = Span> {
    let sentences = &findings.document.sentences;
    let at = findings.document.sentence_at(words.span.start);
    let here = at.map(|at| Span::new(sentences[at].span.start, words.span.start));
    here.into_iter().chain(at.and_then(|at| at.checked_sub(1)).map(|at| sentences[at].span))
}

/// The sentences of the words' paragraph before those, the nearest first.
fn paragraph<'a>(findings: &'a Findings, words: &Words) -> impl Iterator<Item = Span> + 'a {
    let sentences = &findings.document.sentences;
    let at = findings.document.sentence_at(words.span.start).unwrap_or(0);
    let far = (at.saturating_sub(FAR)..at.saturating_sub(1)).rev();
    far.map(|far| &sentences[far]).filter(move |far| far.paragraph == sentences[at].paragraph).map(|far| far.span)
}

/// Which people of a sentence may be meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    /// Those who do what it tells, or by whom it was done: not "Police held Ana Ruiz and Ben Lee. They said …".
    Acting,
    Any,
}

/// People whom "and" joins, two or more: "Doctors Ana Ruiz and Ben Lee spoke. They said …".
fn several(findings: &Findings, words: &Words, who: Who) -> Option<Source> {
    let document = findings.document;
    let acts = |stretch: Span, first: &Mention| {
        let before = document.tokens_in(Span::new(stretch.start, first.words.span.start));
        let by = before.iter().rev().find(|token| !is_title(token)).is_some_and(|by| by.text(document.text) == "by");
        by || !before.iter().any(|token| token.tag.is_finite())
    };
    before(findings, words).chain(paragraph(findings, words)).find_map(|stretch| {
        let people = people(findings, stretch);
        let last = (1..people.len()).find(|&last| joined(findings, people[last - 1], people[last], "and"))?;
        let listed = |at: &usize| joined(findings, people[at - 1], people[*at], ",");
        let more = (1..last).rev().take_while(listed).count();
        let people = &people[last - 1 - more..=last];
        (who == Who::Any || acts(stretch, people[0])).then(|| of_all(findings, people, words))
    })
}

/// The two people that the words name: "Senators Ted Holm and Ann Berg".
pub fn both(findings: &Findings, words: &Words) -> Option<Source> {
    let two @ [first, second] = <[&Mention; 2]>::try_from(people(findings, words.span)).ok()?;
    let whole = second.words.span.end == words.span.end && joined(findings, first, second, "and");
    let opening = findings.document.tokens_in(Span::new(words.span.start, first.words.span.start));
    let title = |token: &Token| is_title(token) || token.text(findings.document.text) == ".";
    (whole && opening.iter().all(title)).then(|| of_all(findings, &two, words))
}

fn people<'a>(findings: &'a Findings, stretch: Span) -> Vec<&'a Mention> {
    let person = |mention: &&Mention| {
        findings.entities.of(mention).kind == EntityKind::Person && mention.form != MentionForm::Pronoun
    };
    findings.entities.mentions_in(stretch).take(MENTIONS).filter(person).collect()
}

/// "Ana Ruiz of Larvik and minister Ben Lee", but "Ana Ruiz left and Ben Lee stayed"; likewise with a comma.
fn joined(findings: &Findings, first: &Mention, second: &Mention, joint: &str) -> bool {
    let document = findings.document;
    let between = document.tokens_in(Span::new(first.words.span.end, second.words.span.start));
    let at = between.iter().rposition(|token| token.text(document.text) == joint);
    first.entity != second.entity
        && between.len() <= APART
        && at.is_some_and(|at| between[at + 1..].iter().all(is_title))
        && !between.iter().any(|token| token.tag.is_finite())
}

/// Whether a word may stand between "and" and the name that it joins.
fn is_title(token: &Token) -> bool {
    token.tag.is_noun() || token.tag.is_adjective() || token.tag == Tag::DT
}

fn of_all(findings: &Findings, people: &[&Mention], words: &Words) -> Source {
    let names: Vec<&str> = people.iter().map(|person| findings.entities.of(person).name.as_str()).collect();
    let (last, others) = names.split_last().expect("two or more");
    of_several(format!("{} and {last}", others.join(", ")), words)
}

/// A body, or several people, of whom the sentence before tells: "Police searched the harbour. They said …".
fn subject_before(findings: &Findings, pronoun: &Words) -> Option<Source> {
    let document = findings.document;
    before(findings, pronoun).find_map(|stretch| {
        let tokens = document.tokens_in(stretch);
        let chunk = chunks(tokens).into_iter().next().filter(|chunk| chunk.start <= OPENING)?;
        let subject = Words::of(document.text, tokens[chunk.start].span.cover(tokens[chunk.end - 1].span));
        let noun = tokens[chunk.end - 1];
        if let Some(mention) = findings.entities.mention_at(noun.span.start) {
            let entity = findings.entities.of(mention);
            let body = entity.kind != EntityKind::Person && is_speaker(entity.kind);
            return body.then(|| Source { mention: Some(pronoun.clone()), ..of_entity(entity, &mention.words) });
        }
        let several = match lexicon::speaker(noun.text(document.text)) {
            Some(Speaker::Person) => noun.tag == Tag::NNS,
            Some(Speaker::Body) => true,
            _ => false,
        };
        several.then(|| Source { mention: Some(pronoun.clone()), ..of_description(findings, &subject) })
    })
}

/// The speaker before, if the pronoun can mean one of that kind.
fn speaker_before(findings: &Findings, pronoun: &Words) -> Option<Source> {
    let folded = pronoun.text.to_lowercase();
    let personal = matches!(folded.as_str(), "he" | "she" | "i" | "who");
    let plural = matches!(folded.as_str(), "they" | "we");
    let other = |entity: &Entity| match folded.as_str() {
        "he" => entity.gender == Some(Gender::Female),
        "she" => entity.gender == Some(Gender::Male),
        _ => false,
    };
    let end = findings.attributions.partition_point(|attribution| attribution.start() < pronoun.span.start);
    let before = findings.attributions[..end].iter().rev().take(SPEAKERS);
    let named = before.filter_map(|attribution| attribution.source.as_ref());
    let named = named.filter(|words| words.span.end <= pronoun.span.start && !is_pronoun(&words.text));
    for words in named {
        if let Some(entity) = findings.entities.resolve(findings.document, words.span) {
            if (entity.kind == EntityKind::Person) == personal && !other(entity) {
                return Some(of_entity(entity, pronoun));
            }
        } else if let Some(head) = head(findings.document, words.span)
            && let Some(speaker) = lexicon::speaker(head.text(findings.document.text))
            && (plural || (speaker == Speaker::Person) == personal)
        {
            // "An engineering source said … He stressed …"
            return Some(Source { mention: Some(pronoun.clone()), ..of_description(findings, words) });
        }
    }
    None
}

/// Attributions before a pronoun that are searched for its speaker.
const SPEAKERS: usize = 12;
/// Sentences of a paragraph in which two people are looked for.
const FAR: usize = 4;
/// Mentions of one sentence that are looked at, tokens between two people whom "and" joins, and those before the subject of a
/// sentence ("Meanwhile, police …").
const MENTIONS: usize = 40;
const APART: usize = 24;
const OPENING: usize = 2;
