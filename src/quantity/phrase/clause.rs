//! Clauses and asides between a subject and its verb.

use crate::document::Tag;
use crate::quantity::line::Line;
use crate::quantity::phrase::subject::in_verb_group;
use crate::quantity::phrase::word::{is_determiner, is_time, is_verb};
use crate::quantity::phrase::{Phrase, before, widened_back};
use crate::quantity::piece::Piece;

/// Where the relative clause or the clause of time opens whose subject is the phrase: "the crisis that he inherited",
/// "when he took office". What follows it may belong to the verb before it.
pub fn dependent(line: &Line, phrase: Phrase) -> Option<usize> {
    let mut at = phrase.start;
    while at > 0 && is_determiner(&line.pieces[at - 1]) && !line.pieces[at - 1].is("that") {
        at -= 1;
    }
    let opener = at.checked_sub(1)?;
    let relative =
        line.pieces[opener].is_any(&["that", "which", "whom"]) && opener > 0 && line.pieces[opener - 1].tag.is_noun();
    let of_time = line.pieces[opener].is_any(&["when", "since", "after", "before", "until"]);
    (relative || of_time).then_some(opener)
}

/// The phrase with what it belongs to: "the homes sold in the city" from "the city", and "buyers who live in tents" from
/// "tents".
pub fn whole(line: &Line, phrase: Phrase) -> Phrase {
    let mut wide = widened_back(line, phrase);
    for _ in 0..3 {
        let Some(outer) = qualified(line, wide) else { break };
        wide = widened_back(line, outer);
    }
    wide
}

/// Who somebody is by name: "Ana Moss" for "a nurse" in "Ana Moss, a nurse who gave $5m".
pub fn apposed(line: &Line, phrase: Phrase) -> Option<Phrase> {
    let comma = phrase.start.checked_sub(2).filter(|&comma| line.word(comma) == ",")?;
    let article = line.pieces[comma + 1].is_any(&["a", "an", "the"]);
    // "In Osk, a nurse who": where the sentence plays names nobody.
    let free = |name: &Phrase| name.start == 0 || line.pieces[name.start - 1].tag != Tag::IN;
    let name = before(line, comma).filter(|name| is_name(line, *name) && free(name));
    name.filter(|_| article && !line.pieces[phrase.head].tag.is_proper_noun())
}

/// The name between the commas behind a common noun: "Ana Moss" in "her partner, Ana Moss, was fined", whose second
/// comma is at `close`.
pub fn name_aside(line: &Line, close: usize) -> Option<Phrase> {
    let name = before(line, close).filter(|name| line.word(close) == "," && is_name(line, *name))?;
    let comma = name.start.checked_sub(1).filter(|&comma| line.word(comma) == ",")?;
    let noun = before(line, comma)?;
    let common = line.pieces[noun.head].tag == Tag::NN && !is_time(&line.pieces[noun.head]);
    (common && !line.title_case).then_some(name)
}

/// A name of two words or more that is no time.
fn is_name(line: &Line, phrase: Phrase) -> bool {
    let words = &line.pieces[phrase.start..phrase.end];
    words.len() > 1 && words.iter().all(|word| word.tag.is_proper_noun() && word.is_capitalised() && !is_time(word))
}

/// The noun that a participle or relative clause qualifies which ends with the phrase.
fn qualified(line: &Line, phrase: Phrase) -> Option<Phrase> {
    let mut at = phrase.start;
    let joins = |piece: &Piece| is_determiner(piece) || matches!(piece.tag, Tag::IN | Tag::TO | Tag::RP);
    while at > 0 && joins(&line.pieces[at - 1]) {
        at -= 1;
    }
    let verb = at.checked_sub(1).filter(|&verb| is_verb(line, verb))?;
    while at > 0 && in_verb_group(line, at - 1) {
        at -= 1;
    }
    let opener = line.before(at, 1)?;
    let named = if opener.is_any(&["who", "which", "that"]) {
        before(line, at - 1)?
    } else {
        let participle = at == verb && matches!(line.pieces[verb].tag, Tag::VBN | Tag::VBG);
        before(line, at).filter(|_| participle)?
    };
    // "those who lost their jobs": alone it names nothing.
    let those = line.pieces[named.head].is("those");
    Some(if those { Phrase { end: phrase.end, ..named } } else { named })
}

/// The last verb of the clause that ends with the comma at `close`: "In May, output fell sharply, reaching 5%". What
/// stands between two commas is an aside only where it has no verb of its own, or is tied to what stands before it, or
/// where the main verb follows.
pub fn clause_within(line: &Line, close: usize, stop: usize) -> Option<usize> {
    #[rustfmt::skip]
    const TIES: [&str; 14] = [
        "which", "who", "whose", "whom", "where", "when", "as", "while", "and", "but", "according", "including", "although", "if",
    ];
    /// Shorter ones are asides that say who says so.
    const SHORT: usize = 6;
    let comma = |index: &usize| line.pieces[*index].is(",");
    let open = (stop..close).rev().find(comma).filter(|_| comma(&close))?;
    let first = &line.pieces[open + 1];
    let finite = |index: &usize| line.pieces[*index].tag.is_finite();
    if finite(&(open + 1)) {
        return Some(open + 1);
    }
    let goes_on = close + 1 < line.pieces.len() && finite(&(close + 1));
    if goes_on || close - open < SHORT || first.is_any(&TIES) || matches!(first.tag, Tag::VBG | Tag::VBN | Tag::IN) {
        return None;
    }
    let clause = open + 1..close;
    let mut verbs = clause.rev().filter(|&index| is_verb(line, index));
    let verb = verbs.next()?;
    (finite(&verb) || verbs.any(|index| finite(&index))).then_some(verb)
}

/// The start of the aside that ends with the mark at `close`: "Alphabet, the parent of Google, jumped".
pub fn before_aside(line: &Line, close: usize, stop: usize) -> usize {
    // "-- Indus, Jhelum, and Chenab --"
    if line.pieces[close].is("-") && close > 0 && line.pieces[close - 1].is("-") {
        let pair = |index: &usize| line.pieces[*index].is("-") && line.pieces[*index + 1].is("-");
        return (stop..close.saturating_sub(2)).rev().find(pair).unwrap_or(close - 1);
    }
    let open = if line.pieces[close].is(")") { "(" } else { line.pieces[close].text };
    let found = (stop..close).rev().find(|&index| line.pieces[index].is(open) || line.pieces[index].text == open);
    found.unwrap_or(close)
}

pub fn is_dash_pair(piece: &Piece) -> bool {
    matches!(piece.text, "–" | "—")
}
