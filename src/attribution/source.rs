//! The source of a cue: the noun phrase that speaks. Which entity it means is decided where a claim is put together.

use crate::attribution::phrase::{REACH, cover, ending_at, is_capitalised};
use crate::attribution::speaker::is_speaker;
use crate::document::{Document, Sentence, Tag};
use crate::entity::{Entities, EntityKind};
use crate::text::Span;

/// The subject of the verb at token `verb`.
pub fn before(document: &Document, entities: &Entities, sentence: &Sentence, verb: usize) -> Option<Span> {
    let first = sentence.tokens.start.max(verb.saturating_sub(REACH));
    let tag = |index: usize| document.tokens[index].tag;
    let word = |index: usize| document.tokens[index].text(document.text);
    let mut last = verb.checked_sub(1).filter(|&last| last >= first)?;
    // Adverbs and auxiliaries stand between subject and verb: "has repeatedly denied".
    while !is_capitalised(word(last)) && (tag(last).is_adverb() || is_auxiliary(word(last)) || tag(last) == Tag::MD) {
        last = last.checked_sub(1).filter(|&last| last >= first)?;
    }
    if tag(last) == Tag::CC || word(last) == "then" {
        // "Clinton celebrated in Florida and said …": the subject of the verb before.
        let verb = (first..last).rev().find(|&index| tag(index).is_finite())?;
        return before(document, entities, sentence, verb);
    }
    if matches!(word(last), "who" | "which") {
        // "Holm, who said …" speaks; "voters who say …" are only picked out.
        let comma = last.checked_sub(1).filter(|&index| index > first && word(index) == ",")?;
        return ending_at(document, first, comma - 1).map(|(start, _)| cover(document, start, comma - 1));
    }
    last = before_bracket(document, first, last)?;
    if word(last) == "," || word(last) == "—" {
        return interrupted(document, entities, first, last);
    }
    let (start, stop) = ending_at(document, first, last)?;
    let Some(stop) = stop else { return Some(cover(document, start, last)) };
    if word(stop) == "," {
        // "Anatoly Sidorov, Chief of the Joint Staff of the CSTO has announced": the name before the comma speaks.
        let name = name_ending_before(document, entities, first, stop)
            .filter(|_| !holds_person(entities, cover(document, start, last)));
        if name.is_some() {
            return name;
        }
    }
    if tag(stop).is_verb() || matches!(tag(stop), Tag::WDT | Tag::WP | Tag::WPS) {
        // "…, whose country is a member of the alliance had stated": look before the relative clause.
        let relative = (first..=stop).rev().find(|&index| matches!(word(index), "who" | "whose" | "which"));
        let antecedent = relative.and_then(|relative| {
            let main = Span::new(document.tokens[first].span.start, document.tokens[relative].span.start);
            entities.mentions_in(main).find(|mention| is_speaker(entities.of(mention).kind))
        });
        if let Some(antecedent) = antecedent {
            return Some(antecedent.words.span);
        }
    }
    Some(cover(document, start, last))
}

/// "the Organization (CSTO) has announced": the bracket is no part of the phrase's end.
fn before_bracket(document: &Document, first: usize, last: usize) -> Option<usize> {
    let word = |index: usize| document.tokens[index].text(document.text);
    if word(last) != ")" {
        return Some(last);
    }
    let open = (first..last).rev().find(|&index| word(index) == "(")?;
    open.checked_sub(1).filter(|&last| last >= first)
}

/// "Kabulov, who is also Director of the Second Department, believes": the phrase before the insertion.
fn interrupted(document: &Document, entities: &Entities, first: usize, last: usize) -> Option<Span> {
    let word = |index: usize| document.tokens[index].text(document.text);
    let open = (first..last).rev().filter(|&index| word(index) == word(last));
    for open in open.take(4) {
        let Some(before) = open.checked_sub(1).filter(|&before| before >= first) else { continue };
        let Some(before) = before_bracket(document, first, before) else { continue };
        let Some((start, _)) = ending_at(document, first, before) else { continue };
        let span = cover(document, start, before);
        // "A spokesman, Christopher Moss, said": the name within tells more.
        let within = Span::new(document.tokens[open].span.end, document.tokens[last].span.start);
        let mut inside = entities.mentions_in(within);
        if let Some(name) = inside.next().filter(|name| {
            entities.of(name).kind == EntityKind::Person
                && within.end - name.words.span.end <= 1
                && name.words.span.start - within.start <= 1
        }) {
            return Some(name.words.span);
        }
        let named = entities.mentions_in(span).any(|mention| is_speaker(entities.of(mention).kind));
        let opens_clause = start == first || is_clause_start(document, span, first);
        if named || opens_clause {
            return Some(span);
        }
    }
    None
}

/// The person's name that ends right before the token at `stop`, if its phrase opens the clause.
fn name_ending_before(document: &Document, entities: &Entities, first: usize, stop: usize) -> Option<Span> {
    let last = stop.checked_sub(1).filter(|&last| last >= first)?;
    let mention = entities.mention_at(document.tokens[last].span.start)?;
    let (start, _) = ending_at(document, first, last)?;
    let opens = start == first || is_clause_start(document, cover(document, start, last), first);
    (opens && entities.of(mention).kind == EntityKind::Person).then_some(mention.words.span)
}

fn holds_person(entities: &Entities, phrase: Span) -> bool {
    entities.mentions_in(phrase).any(|mention| entities.of(mention).kind == EntityKind::Person)
}

/// Whether `span` opens a clause: at the sentence's start, after a comma, a quotation mark or a conjunction.
fn is_clause_start(document: &Document, span: Span, first: usize) -> bool {
    let index = document.tokens.partition_point(|token| token.span.start < span.start);
    if index <= first {
        return true;
    }
    let previous = document.tokens[index - 1];
    let word = previous.text(document.text);
    matches!(word, "," | ";" | ":" | "”" | "\"" | "—" | "-" | "and" | "but" | "while" | "that" | "as")
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "is" | "was" | "were" | "are" | "be" | "been" | "did" | "does" | "do")
}
