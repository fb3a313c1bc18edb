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
    // "Shares fell, losing 3%": the participle has the subject of the verb before.
    let participle = line.pieces[verb].tag == Tag::VBG && line.word_before(verb, 1) == ",";
    let main = (stop..verb.saturating_sub(1)).rev().find(|&index| is_finite(line, index));
    let verb = main.filter(|_| participle).unwrap_or(verb);
    let mut at = verb;
    let mut outer = false;
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
                return Some(whole(line, phrase));
            }
            at = end;
            continue;
        }
        if (previous.is("…") || previous.is(".") && previous.glued) && at > 1 {
            at -= 1;
            continue;
        }
        if previous.is(",") || previous.is("-") || previous.is(")") || is_dash_pair(previous) {
            at = match clause_within(line, at - 1, stop) {
                Some(verb) => verb,
                None => before_aside(line, at - 1, stop)?,
            };
            let named =
                before(line, at).filter(|phrase| !is_time(&line.pieces[phrase.head]) && !measures(line, *phrase));
            if let Some(phrase) = named {
                return Some(whole(line, phrase));
            }
            continue;
        }
        // "a market worth over 2 billion is growing", "sales of 5 million cars rose"
        if let Some(end) = over_amount(line, at, stop) {
            at = end;
            continue;
        }
        // "output in the year 2021/22 will grow": over the number of a year.
        if previous.is_number() && at > 1 && before(line, at).is_none() {
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
            let part = line.pieces[phrase.head].is_any(&["end", "start", "beginning", "middle"]);
            if is_time(&line.pieces[phrase.head]) || part && line.word(phrase.end) == "of" {
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
            let clause = if outer { dependent(line, phrase) } else { None };
            if let Some(opener) = clause.filter(|&opener| opener > 0) {
                at = (stop..opener).rev().find(|&index| is_verb(line, index))?;
                continue;
            }
            // "an engine tuned by Blom to yield 90 hp": the maker is not what yields it.
            let by = phrase.start - usize::from(phrase.start > 0 && is_determiner(&line.pieces[phrase.start - 1]));
            let made = by >= 2 && line.word(by - 1) == "by" && line.pieces[by - 2].tag == Tag::VBN;
            if made {
                at = by - 2;
                continue;
            }
            if !measures(line, phrase) {
                return Some(whole(line, phrase));
            }
            at = phrase.start;
            // "The Ansel Pro 16 inch is worth"
            if let Some(named) = at.checked_sub(1).and_then(|number| before(line, number)) {
                return Some(widened_back(line, named));
            }
        }
        // A word before a finite verb that the tags miss: "gold closed up".
        let mistagged =
            (matches!(previous.tag, Tag::JJ | Tag::JJR | Tag::JJS | Tag::RBR | Tag::RB | Tag::VBG | Tag::CD)
                || at == 1 && previous.tag.is_verb())
                && previous.is_word()
                && at < verb + 1;
        let opens = at == 1 && !previous.is_any(&CONNECTIVES)
            || at >= 2 && (is_determiner(&line.pieces[at - 2]) || line.pieces[at - 2].tag == Tag::IN)
            || at == verb && at >= 2 && previous.tag == Tag::JJ && line.pieces[at - 2].tag == Tag::JJ;
        if mistagged && opens && !previous.lower.ends_with("ly") {
            return Some(widened_back(line, Phrase { start: at - 1, end: at, head: at - 1 }));
        }
        // A conjunction or preposition: the verb before has the same subject.
        at = (stop..at.checked_sub(1)?).rev().find(|&index| is_verb(line, index))?;
        outer = true;
    }
    None
}

/// What opens a sentence and is nobody.
#[rustfmt::skip]
const CONNECTIVES: [&str; 21] = [
    "however", "meanwhile", "still", "also", "moreover", "furthermore", "overall", "instead", "nevertheless", "nonetheless",
    "otherwise", "then", "now", "thus", "so", "yet", "even", "besides", "indeed", "elsewhere", "altogether",
];

/// Where the relative clause or the clause of time opens whose subject is the phrase: "the crisis that he inherited",
/// "when he took office". What follows it may belong to the verb before it.
fn dependent(line: &Line, phrase: Phrase) -> Option<usize> {
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
fn whole(line: &Line, phrase: Phrase) -> Phrase {
    let mut wide = widened_back(line, phrase);
    for _ in 0..3 {
        let Some(outer) = qualified(line, wide) else { break };
        wide = widened_back(line, outer);
    }
    wide
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

/// The end of the noun whose amount ends before piece `at`: "a market" in "a market worth over 2 billion".
fn over_amount(line: &Line, at: usize, stop: usize) -> Option<usize> {
    let amount = |index: usize| {
        let piece = &line.pieces[index];
        piece.is_number()
            || number::is_number_word(piece)
            || piece.is_any(&[
                "$", "£", "€", "over", "about", "nearly", "around", "than", "more", "less", "almost", "up", "to",
            ])
            || piece.is_hyphen()
    };
    let start = (stop..at).rev().find(|&index| !amount(index))?;
    let joint = line.pieces[start].is_any(&["worth", "aged"]);
    (joint && start + 1 < at).then_some(start)
}

fn is_finite(line: &Line, at: usize) -> bool {
    matches!(line.pieces[at].tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD) && is_verb(line, at)
}

/// A unit after its number is no subject: "24 points, to close at".
fn measures(line: &Line, phrase: Phrase) -> bool {
    let head = &line.pieces[phrase.head];
    let name = head.tag.is_proper_noun() || head.is_capitalised() || head.is_any(&["old", "olds"]);
    phrase.start > 0 && phrase.end - phrase.start <= 2 && !name && {
        let before = &line.pieces[phrase.start - 1];
        before.is_number() || number::is_number_word(before)
    }
}

/// The last verb of the clause that ends with the comma at `close`: "In May, output fell sharply, reaching 5%". What
/// stands between two commas is an aside only where it has no verb of its own, or is tied to what stands before it, or
/// where the main verb follows.
fn clause_within(line: &Line, close: usize, stop: usize) -> Option<usize> {
    #[rustfmt::skip]
    const TIES: [&str; 14] = [
        "which", "who", "whose", "whom", "where", "when", "as", "while", "and", "but", "according", "including", "although", "if",
    ];
    /// Shorter ones are asides that say who says so.
    const SHORT: usize = 6;
    let comma = |index: &usize| line.pieces[*index].is(",");
    let open = (stop..close).rev().find(comma).filter(|_| comma(&close))?;
    let first = &line.pieces[open + 1];
    let finite = |index: &usize| matches!(line.pieces[*index].tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
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
