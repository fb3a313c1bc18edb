//! Noun phrases around a figure, read from part-of-speech tags. Which of them is counted is decided in
//! [`super::counted`].

mod clause;
mod subject;
mod word;

use crate::document::Tag;
use crate::quantity::kind;
use crate::quantity::line::Line;
pub use crate::quantity::phrase::subject::{is_finite, subject_before, subject_of, verb_before};
use crate::quantity::phrase::word::{is_day, is_hyphen_inside, is_modifier, is_verb_form};
pub use crate::quantity::phrase::word::{is_determiner, is_noun, is_pronoun, is_time, is_verb};
use crate::quantity::piece::Piece;

/// A noun phrase in pieces `start..end`, without its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub start: usize,
    pub end: usize,
    /// The head noun.
    pub head: usize,
}

/// The longest noun phrase looked at.
const LONGEST: usize = 14;

/// The noun phrase that starts at piece `at`, after an article.
pub fn after(line: &Line, at: usize) -> Option<Phrase> {
    let start = skip_determiners(line, at);
    let mut head = None;
    let mut index = start;
    while let Some(piece) = line.pieces.get(index).filter(|_| index < start + LONGEST) {
        if is_noun(line, index) {
            if head.is_some_and(|head| !continues(line, head, index)) {
                break;
            }
            head = Some(index);
        } else if piece.tag == Tag::POS || is_inner_mark(line, index) {
            // A possessor is no head: "Syria's fighters".
            if head.is_none() && !is_quote(piece) && !is_hyphen_inside(line, index) {
                break;
            }
            if piece.tag == Tag::POS {
                head = None;
            }
        } else if head.is_some() && is_inner_number(line, index) {
            // "a V-6"
            head = Some(index);
        } else if head.is_some_and(|head| joins_names(line, head, index)) {
            head = None;
        } else if !(head.is_none() && (is_modifier(line, index) || is_inner_number(line, index))) {
            break;
        }
        index += 1;
    }
    head.map(|head| Phrase { start, end: head + 1, head })
}

/// The noun phrase that ends right before piece `end`.
pub fn before(line: &Line, end: usize) -> Option<Phrase> {
    let head = before_short_form(line, end).checked_sub(1)?;
    let head = if is_quote(&line.pieces[head]) { head.checked_sub(1)? } else { head };
    let pronoun = is_pronoun(&line.pieces[head]);
    if pronoun {
        return Some(Phrase { start: head, end: head + 1, head });
    }
    // "the TA-125 climbed", "the Nasdaq 100 rose"
    if is_inner_number(line, head) || is_numbered_name(line, head) {
        let name = before(line, head - usize::from(is_inner_number(line, head)))?;
        return Some(Phrase { end: head + 1, head, ..name });
    }
    if !is_noun(line, head) {
        return None;
    }
    let mut start = head;
    while start > 0 && head - start < LONGEST {
        let at = start - 1;
        let piece = &line.pieces[at];
        // "this year Ansel shares fell"
        let timed = is_time(piece) || piece.is("season");
        if timed && line.pieces[start].tag.is_proper_noun() || piece.is("ago") {
            break;
        }
        let inner = is_noun(line, at) && continues(line, at, start)
            || is_numbered_name(line, at)
            || piece.tag == Tag::POS
            || is_modifier(line, at) && (!piece.is_number() || is_hyphen_inside(line, at + 1))
            || is_inner_mark(line, at)
            || is_inner_number(line, at)
            || piece.tag == Tag::PRPS;
        if !inner {
            break;
        }
        start = at;
        if piece.tag == Tag::PRPS {
            break;
        }
    }
    while start < head
        && (line.pieces[start].tag == Tag::POS || !line.pieces[start].is_word() || line.pieces[start].is("so"))
    {
        start += 1;
    }
    Some(Phrase { start, end: head + 1, head })
}

/// "those infected", "those paying off a loan": with what tells whom it means.
pub fn those(line: &Line, phrase: Phrase) -> Option<Phrase> {
    let next =
        line.pieces.get(phrase.end).filter(|next| matches!(next.tag, Tag::VBN | Tag::VBD | Tag::VBG | Tag::JJ))?;
    let particle = line.pieces.get(phrase.end + 1).is_some_and(|piece| piece.tag == Tag::RP);
    let object = after(line, phrase.end + 1 + usize::from(particle)).filter(|_| next.tag == Tag::VBG);
    Some(Phrase { end: object.map_or(phrase.end + 1, |object| object.end), ..phrase })
}

/// Where "(AIFR)" after a name opens.
fn before_short_form(line: &Line, end: usize) -> usize {
    let short = end >= 4
        && line.pieces[end - 1].is(")")
        && line.pieces[end - 3].is("(")
        && line.pieces[end - 2].text.chars().filter(|char| char.is_uppercase()).count() > 1;
    if short { end - 3 } else { end }
}

/// As [`before`], or the one word there that the tags do not know as a noun: "gold worth $5".
pub fn before_loosely(line: &Line, end: usize) -> Option<Phrase> {
    before(line, end).or_else(|| {
        let at = end.checked_sub(1)?;
        let piece = &line.pieces[at];
        let odd = piece.is_word() && matches!(piece.tag, Tag::JJ | Tag::VBG | Tag::RB | Tag::VB | Tag::VBP);
        let fresh = at == 0
            || is_determiner(&line.pieces[at - 1])
            || line.pieces[at - 1].is_any(&[",", "and", "in", "for", "of"]);
        (odd && fresh && !piece.lower.ends_with("ly")).then_some(Phrase { start: at, end, head: at })
    })
}

/// Lets the phrase reach back over "of", "in", "for" …: "the price of meat per kilo" from "kilo".
pub fn widened_back(line: &Line, phrase: Phrase) -> Phrase {
    let mut wide = phrase;
    for _ in 0..5 {
        let mut at = wide.start;
        if at > 0 && is_determiner(&line.pieces[at - 1]) {
            at -= 1;
        }
        let Some(joint) = at.checked_sub(1) else { break };
        let joint = list_start(line, joint).unwrap_or(joint);
        if !line.pieces[joint].is_any(&[
            "of", "in", "for", "per", "between", "on", "among", "with", "from", "to", "at", "across", "against",
        ]) {
            break;
        }
        // "people indicted for crimes": over the participle between.
        let participle = joint > 0 && matches!(line.pieces[joint - 1].tag, Tag::VBN | Tag::VBD);
        let outer = before_loosely(line, joint).or_else(|| if participle { before(line, joint - 1) } else { None });
        let Some(outer) = outer else { break };
        let over_participle = outer.end < joint;
        if is_pronoun(&line.pieces[outer.head]) || is_time(&line.pieces[outer.head]) {
            break;
        }
        let end = if over_participle { outer.end } else { wide.end };
        wide = Phrase { start: outer.start, end, head: outer.head };
    }
    wide
}

/// The preposition before a list that ends with the joint "and": "in Kunduz, Herat and Kabul".
fn list_start(line: &Line, joint: usize) -> Option<usize> {
    if !line.pieces[joint].is("and") {
        return None;
    }
    let mut at = joint;
    for _ in 0..6 {
        let member = before(line, at).filter(|member| !is_pronoun(&line.pieces[member.head]))?;
        at = member.start.checked_sub(1)?;
        if !line.pieces[at].is(",") {
            return Some(at);
        }
    }
    None
}

/// Lets the phrase reach on over "of …": "members of the group".
pub fn widened_on(line: &Line, phrase: Phrase) -> Phrase {
    let mut wide = phrase;
    while line.word(wide.end) == "of" {
        let next = wide.end + 1;
        let Some(inner) = after(line, next) else { break };
        wide.end = inner.end;
    }
    wide
}

/// Whether the noun at `next` goes on in the phrase whose last noun is `head`.
fn continues(line: &Line, head: usize, next: usize) -> bool {
    let (last, piece) = (&line.pieces[head], &line.pieces[next]);
    if is_day(piece) || (is_time(piece) && last.tag == Tag::NNS) {
        return false;
    }
    if line.title_case && is_verb_form(piece) {
        return false;
    }
    // "600 militants Kabul said": a name after a plural begins something new.
    !(last.tag == Tag::NNS && piece.tag.is_proper_noun() && !line.title_case)
}

/// "Kia and Hyundai vehicles": whether the "and" at `at` joins two names before one noun.
fn joins_names(line: &Line, head: usize, at: usize) -> bool {
    let name = |index: usize| line.pieces.get(index).is_some_and(|piece| piece.tag == Tag::NNP && piece.is_word());
    let noun = line.pieces.get(at + 2).is_some_and(|piece| piece.tag == Tag::NNS);
    line.pieces[at].is("and") && head + 1 == at && name(head) && name(at + 1) && noun && !line.title_case
}

/// "SARS-CoV-2 cases"
fn is_inner_number(line: &Line, at: usize) -> bool {
    at > 1
        && line.pieces[at].is_number()
        && line.pieces[at].glued
        && line.pieces[at - 1].is_hyphen()
        && line.pieces[at - 2].is_word()
}

/// The number at the end of a name: "Nasdaq 100", not "May 2020".
fn is_numbered_name(line: &Line, at: usize) -> bool {
    let name = at.checked_sub(1).map(|before| &line.pieces[before]);
    let named = name.is_some_and(|name| name.is_capitalised() && name.tag.is_proper_noun() && !is_time(name));
    named
        && line.pieces[at].is_number()
        && !kind::is_year(line, at)
        && line.pieces[at].text.len() <= 4
        && !line.title_case
}

fn is_inner_mark(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    is_hyphen_inside(line, at)
        || is_quote(piece) && line.pieces.get(at + 1).is_some_and(|next| next.is_word() || is_quote(next))
        || piece.is(".")
            && piece.glued
            && line.pieces.get(at + 1).is_some_and(|next| next.is_word() && next.is_capitalised())
            && at > 0
            && line.pieces[at - 1].text.len() <= 3
            && line.pieces[at - 1].is_capitalised()
}

fn is_quote(piece: &Piece) -> bool {
    matches!(piece.text, "\"" | "“" | "”" | "‘" | "'" | "’")
}

/// Over "the", "its", "all the", "these".
pub fn skip_determiners(line: &Line, at: usize) -> usize {
    let mut index = at;
    while line.pieces.get(index).is_some_and(|piece| is_determiner(piece) || is_quote(piece)) {
        index += 1;
    }
    index
}
