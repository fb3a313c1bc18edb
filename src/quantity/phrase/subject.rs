//! The verb that governs a figure, and that verb's subject: "the deficit" in "the deficit fell by 5%".

use crate::document::Tag;
use crate::quantity::kind;
use crate::quantity::line::Line;
use crate::quantity::number;
use crate::quantity::phrase::word::{is_determiner, is_time, is_verb};
use crate::quantity::phrase::{Phrase, before, widened_back};
use crate::quantity::piece::Piece;

/// The subject of the verb that governs what stands before piece `at`: "the deficit" in "the deficit fell by 5%".
pub fn subject_before(line: &Line, at: usize) -> Option<Phrase> {
    let verb = verb_before(line, at)?;
    subject_of(line, verb)
}

/// The last verb before piece `at` in the same clause.
pub fn verb_before(line: &Line, at: usize) -> Option<usize> {
    let stop = at.saturating_sub(REACH);
    (stop..at)
        .rev()
        .find(|&index| is_verb(line, index))
        .filter(|&verb| !line.pieces[verb..at].iter().any(|piece| piece.is_any(&[";"])))
}

/// The subject of the verb at `verb`.
pub fn subject_of(line: &Line, verb: usize) -> Option<Phrase> {
    let stop = verb.saturating_sub(REACH);
    let mut at = verb;
    for _ in 0..6 {
        // Over the verb group, its adverbs and objects' remains.
        while at > stop && in_verb_group(line, at - 1) {
            at -= 1;
        }
        let previous = line.pieces.get(at.checked_sub(1)?)?;
        if previous.is_any(&["which", "that", "who", "whom"]) {
            let mut end = at - 1;
            if end > 0 && line.pieces[end - 1].is_any(&["of", "in", "to", "for"]) {
                end -= 1;
            }
            if end > 0 && line.word(end - 1) == "," {
                end -= 1;
            }
            if let Some(phrase) = before(line, end) {
                return Some(widened_back(line, phrase));
            }
            at = end;
            continue;
        }
        if previous.is("…") && at > 1 {
            at -= 1;
            continue;
        }
        if previous.is(",") || previous.is("-") || previous.is(")") || is_dash_pair(previous) {
            at = before_aside(line, at - 1, stop)?;
            let named =
                before(line, at).filter(|phrase| !is_time(&line.pieces[phrase.head]) && !measures(line, *phrase));
            if let Some(phrase) = named {
                return Some(widened_back(line, phrase));
            }
            continue;
        }
        // "output in the year 2021/22 will grow": over the number of a year.
        if previous.is_number() && at > 1 {
            while at > stop + 1 && (line.pieces[at - 1].is_number() || line.pieces[at - 1].is("/")) {
                at -= 1;
            }
            if before(line, at).is_some_and(|phrase| is_time(&line.pieces[phrase.head])) {
                continue;
            }
            // "the economy in 2022 grew"
            if kind::is_year(line, at) && at > 1 && line.pieces[at - 1].tag == Tag::IN {
                at -= 1;
                continue;
            }
        }
        if let Some(phrase) = before(line, at) {
            if is_time(&line.pieces[phrase.head]) {
                // "exports last year represented": over the adverb of time and its preposition.
                at = phrase.start;
                while at > stop
                    && (is_determiner(&line.pieces[at - 1])
                        || line.pieces[at - 1].tag == Tag::IN
                        || line.pieces[at - 1].tag == Tag::JJ)
                {
                    at -= 1;
                }
                continue;
            }
            if !measures(line, phrase) {
                return Some(widened_back(line, phrase));
            }
            at = phrase.start;
        }
        // A word before a finite verb that the tags miss: "gold closed up".
        let mistagged = (matches!(previous.tag, Tag::JJ | Tag::RBR | Tag::RB | Tag::VBG | Tag::CD)
            || at == 1 && previous.tag.is_verb())
            && previous.is_word()
            && at < verb + 1;
        let opens = at == 1 || at >= 2 && (is_determiner(&line.pieces[at - 2]) || line.pieces[at - 2].tag == Tag::IN);
        if mistagged && opens && !previous.lower.ends_with("ly") {
            return Some(widened_back(line, Phrase { start: at - 1, end: at, head: at - 1 }));
        }
        // A conjunction or preposition: the verb before has the same subject.
        at = (stop..at.checked_sub(1)?).rev().find(|&index| is_verb(line, index))?;
    }
    None
}

/// A unit after its number is no subject: "24 points, to close at".
fn measures(line: &Line, phrase: Phrase) -> bool {
    let name = line.pieces[phrase.head].tag.is_proper_noun();
    phrase.start > 0 && phrase.end - phrase.start <= 2 && !name && {
        let before = &line.pieces[phrase.start - 1];
        before.is_number() || number::is_number_word(before)
    }
}

/// The start of the aside that ends with the mark at `close`: "Alphabet, the parent of Google, jumped".
fn before_aside(line: &Line, close: usize, stop: usize) -> Option<usize> {
    // "-- Indus, Jhelum, and Chenab --"
    if line.pieces[close].is("-") && close > 0 && line.pieces[close - 1].is("-") {
        let pair = |index: &usize| line.pieces[*index].is("-") && line.pieces[*index + 1].is("-");
        return Some((stop..close.saturating_sub(2)).rev().find(pair).unwrap_or(close - 1));
    }
    let open = if line.pieces[close].is(")") { "(" } else { line.pieces[close].text };
    let found = (stop..close).rev().find(|&index| line.pieces[index].is(open) || line.pieces[index].text == open);
    Some(found.unwrap_or(close))
}

fn is_dash_pair(piece: &Piece) -> bool {
    matches!(piece.text, "–" | "—")
}

fn in_verb_group(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    // "Silver rose": a sentence's first word is no adverb of its verb, whatever its tag.
    let opens = at == 0 && piece.is_capitalised() && piece.tag.is_adverb() && !piece.lower.ends_with("ly");
    if opens {
        return false;
    }
    is_verb(line, at)
        || matches!(piece.tag, Tag::MD | Tag::RB | Tag::RBR | Tag::TO)
        || piece.is_any(&[
            "n't",
            "there",
            "not",
            "also",
            "all",
            "each",
            "both",
            "either",
            "collectively",
            "'ve",
            "'ll",
            "'d",
            "'re",
            "'m",
        ])
        || piece.is("'s") && piece.tag != Tag::POS
}

/// The furthest that a verb or subject is looked for.
const REACH: usize = 45;
