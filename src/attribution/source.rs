//! The source of a cue: the noun phrase that speaks, before the verb ("Patrushev said"), after it ("says Russia"), or
//! after "according to". Which entity it means is decided where a claim is put together.

use crate::document::{Document, Sentence, Tag};
use crate::entity::{Entities, EntityKind};
use crate::text::Span;

/// Tokens that a search for a noun phrase looks at: longer ones are lists, not sources.
const REACH: usize = 40;

/// The subject of the verb at token `verb`.
pub fn before(document: &Document, entities: &Entities, sentence: &Sentence, verb: usize) -> Option<Span> {
    let first = sentence.tokens.start.max(verb.saturating_sub(REACH));
    let tag = |index: usize| document.tokens[index].tag;
    let word = |index: usize| document.tokens[index].text(document.text);
    let mut last = verb.checked_sub(1).filter(|&last| last >= first)?;
    // Adverbs and auxiliaries stand between subject and verb: "has repeatedly denied".
    while tag(last).is_adverb() || is_auxiliary(word(last)) || tag(last) == Tag::MD {
        last = last.checked_sub(1).filter(|&last| last >= first)?;
    }
    if matches!(word(last), "who" | "which") {
        let antecedent = last.checked_sub(1).filter(|&index| index >= first)?;
        let antecedent = if word(antecedent) == "," { antecedent.checked_sub(1)? } else { antecedent };
        return phrase_ending_at(document, first, antecedent).map(|(start, _)| cover(document, start, antecedent));
    }
    if word(last) == "," || word(last) == ")" || word(last) == "—" {
        return interrupted(document, entities, first, last);
    }
    let (start, stop) = phrase_ending_at(document, first, last)?;
    let Some(stop) = stop else { return Some(cover(document, start, last)) };
    if word(stop) == "," {
        // "Anatoly Sidorov, Chief of the Joint Staff of the CSTO has announced": the name before the comma speaks.
        if let Some(name) = name_ending_before(document, entities, stop)
            .filter(|name| name.start <= document.tokens[first].span.start || is_clause_start(document, *name, first))
        {
            if !holds_person(document, entities, start, last) {
                return Some(name);
            }
        }
    }
    if tag(stop).is_verb() || matches!(tag(stop), Tag::WDT | Tag::WP | Tag::WPS) {
        // "…, whose country is a member of the alliance had stated": look before the relative clause.
        let relative = (first..=stop).rev().find(|&index| matches!(word(index), "who" | "whose" | "which"));
        if let Some(relative) = relative {
            let end = document.tokens[relative].span.start;
            let begin = document.tokens[first].span.start;
            let before = entities.mentions_in(Span::new(begin, end));
            if let Some(person) = before.filter(|mention| is_speaker(entities.of(mention).kind)).next() {
                return Some(person.words.span);
            }
        }
    }
    Some(cover(document, start, last))
}

/// The noun phrase right after the verb at token `verb`: "says Russia", "said Janat Fahim, a university lecturer".
pub fn after(document: &Document, sentence: &Sentence, verb: usize) -> Option<Span> {
    let end = sentence.tokens.end.min(verb + 1 + REACH);
    let start = verb + 1;
    let mut last = None;
    let mut index = start;
    while index < end {
        let token = document.tokens[index];
        let word = token.text(document.text);
        let inside = match token.tag {
            Tag::DT => index == start || joins(document, index - 1),
            Tag::JJ | Tag::JJS | Tag::JJR | Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::POS => true,
            Tag::PRPS | Tag::VBG | Tag::VBN | Tag::RB => index + 1 < end && document.tokens[index + 1].tag.is_noun(),
            Tag::PRP => index == start,
            Tag::IN => last.is_some() && matches!(word, "of" | "for" | "at"),
            Tag::CC => last.is_some() && index + 1 < end && document.tokens[index + 1].tag.is_proper_noun(),
            Tag::Other => matches!(word, "-" | "&" | "." | "'" | "’") && last.is_some() && !is_last(index, end),
            _ => false,
        };
        if !inside || is_weekday(word) {
            break;
        }
        if token.tag.is_noun() || token.tag == Tag::PRP || token.tag == Tag::CD {
            last = Some(index);
        }
        index += 1;
        if token.tag == Tag::PRP {
            break;
        }
    }
    last.map(|last| cover(document, start, last))
}

fn is_last(index: usize, end: usize) -> bool {
    index + 1 >= end
}

/// The noun phrase that ends with token `last`, as its first token, and the token before it that stopped the search.
fn phrase_ending_at(document: &Document, first: usize, last: usize) -> Option<(usize, Option<usize>)> {
    let mut start = None;
    let mut index = last;
    loop {
        let token = document.tokens[index];
        let word = token.text(document.text);
        let inside = match token.tag {
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::PRP => true,
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::POS | Tag::PRPS | Tag::VBN | Tag::VBG => start.is_some(),
            Tag::DT => true,
            Tag::IN | Tag::TO => start.is_some() && joins(document, index) && index > first,
            Tag::CC => start.is_some() && index > first && document.tokens[index - 1].tag.is_noun(),
            Tag::Other => matches!(word, "&" | "-" | "." | "(" | ")" | "/" | "’" | "'") && index > first,
            _ => false,
        };
        if !inside || (is_weekday(word) && start.is_none()) {
            return start.map(|start| (start, Some(index)));
        }
        if token.tag != Tag::Other {
            start = Some(index);
        }
        let opens = matches!(token.tag, Tag::DT | Tag::PRPS | Tag::PRP);
        if index == first {
            return start.map(|start| (start, None));
        }
        // A determiner opens the phrase, unless a preposition ties it to a noun before: "head of the agency".
        if opens && !(index >= first + 2 && joins(document, index - 1)) {
            return start.map(|start| (start, Some(index - 1)));
        }
        index -= 1;
    }
}

/// Whether the token at `index` is a preposition that ties what follows to a noun before it.
fn joins(document: &Document, index: usize) -> bool {
    let word = document.tokens[index].text(document.text);
    matches!(word, "of" | "for" | "to" | "at" | "from" | "in" | "on" | "with")
        && index > 0
        && (document.tokens[index - 1].tag.is_noun() || (word == "of" && document.tokens[index - 1].tag == Tag::DT))
}

/// "Kabulov, who is also Director of the Second Department, believes": the phrase before the insertion.
fn interrupted(document: &Document, entities: &Entities, first: usize, last: usize) -> Option<Span> {
    let word = |index: usize| document.tokens[index].text(document.text);
    let opener = match word(last) {
        ")" => "(",
        mark => mark,
    };
    let open = (first..last).rev().filter(|&index| word(index) == opener);
    for open in open.take(4) {
        let Some(before) = open.checked_sub(1).filter(|&before| before >= first) else { continue };
        let Some((start, _)) = phrase_ending_at(document, first, before) else { continue };
        let span = cover(document, start, before);
        let named = entities.mentions_in(span).any(|mention| is_speaker(entities.of(mention).kind));
        let opens_clause = start == first || is_clause_start(document, span, first);
        if named || opens_clause || opener == "(" {
            return Some(span);
        }
    }
    None
}

/// The speaker's name that ends right before the token at `stop`.
fn name_ending_before(document: &Document, entities: &Entities, stop: usize) -> Option<Span> {
    let end = document.tokens[stop.checked_sub(1)?].span.end;
    let mention = entities.mention_at(end - 1)?;
    (entities.of(mention).kind == EntityKind::Person).then_some(mention.words.span)
}

fn holds_person(document: &Document, entities: &Entities, start: usize, last: usize) -> bool {
    let mut mentions = entities.mentions_in(cover(document, start, last));
    mentions.any(|mention| entities.of(mention).kind == EntityKind::Person)
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
        || previous.tag == Tag::NNP
}

pub fn is_speaker(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Group | EntityKind::Medium)
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "is" | "was" | "were" | "are" | "be" | "been" | "did" | "does" | "do")
}

fn is_weekday(word: &str) -> bool {
    matches!(word, "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday")
}

fn cover(document: &Document, first: usize, last: usize) -> Span {
    document.tokens[first].span.cover(document.tokens[last].span)
}
