//! What stands right behind a count: "600 militants", "600 of the militants", "a 28-page report".

use crate::document::Tag;
use crate::quantity::counted::{BACK, Found};
use crate::quantity::line::{CONVERSION, Line};
use crate::quantity::number;
use crate::quantity::phrase::{self, Phrase};
use crate::quantity::piece::Piece;

/// "600 militants", "600 of the militants", "600 of them", "five more people", "a 28-page report".
pub fn find(line: &Line, end: usize) -> Found {
    let mut at = over_rate(line, over_conversion(line, end));
    while matches!(line.word(at), "more" | "fewer" | "less" | "total" | "such") {
        at += 1;
    }
    if line.word(at) == "-" && line.pieces[at].glued {
        return compound(line, at + 1).into();
    }
    // "13 (sailors) dead"
    if line.word(at) == "("
        && let Some(found) = phrase::after(line, at + 1).filter(|found| line.word(found.end) == ")")
    {
        return Found::Phrase(found);
    }
    // "the highest number — 21 — of storms"
    if matches!(line.word(at), "–" | "—") && line.word(at + 1) == "of" {
        at += 1;
    }
    // "41,773 and 11,189 infections"
    let joined = matches!(line.word(at), "and" | "or") && line.pieces.get(at + 1).is_some_and(Piece::is_number);
    if joined && line.pieces[end - 1].is_number() && line.word(at + 2) != "," {
        at += 2;
    }
    if line.word(at) == "of" {
        if is_pointer(line, at + 1) {
            return Found::Same(BACK);
        }
        return after_figures(line, at + 1).map(|phrase| phrase::widened_on(line, phrase)).into();
    }
    // "three $50,000 prizes"
    if line.word(at) == "$" {
        at += 2;
    }
    match phrase::after(line, at).map(|found| plural(line, owners(line, found))) {
        Some(many) if is_countable(line, many) => Found::Phrase(phrase::widened_on(line, many)),
        // "1 man shot"
        Some(many) if many.head > many.start && line.pieces[many.head - 1].tag.is_noun() => {
            let noun = Phrase { end: many.head, head: many.head - 1, ..many };
            if is_countable(line, noun) { Found::Phrase(noun) } else { Found::Nothing }
        }
        Some(_) => Found::Nothing,
        None => mistagged(line, at).into(),
    }
}

/// Over "(1.65 million hectares)" after "16,557 square kilometres", where what is counted goes on.
fn over_conversion(line: &Line, end: usize) -> usize {
    let goes_on =
        |next: &usize| line.word(*next) == "of" || phrase::after(line, *next).is_some_and(|found| found.start == *next);
    let next = line.over_bracket(end, CONVERSION).filter(goes_on);
    next.filter(|_| line.pieces[end..].iter().take(4).any(Piece::is_number)).unwrap_or(end)
}

/// Over "per day", "(mtpa) a year" where what is counted goes on: "40 barrels per day of oil".
fn over_rate(line: &Line, at: usize) -> usize {
    let over = |at: usize| line.over_bracket(at, 3).unwrap_or(at);
    let rate = over(at);
    let time = line.pieces.get(rate + 1).is_some_and(|time| phrase::is_time(time) || time.is_any(&["hour", "annum"]));
    let of = over(rate + 2);
    let goes_on = matches!(line.word(rate), "per" | "a" | "an") && time && line.word(of) == "of";
    if goes_on { of } else { at }
}

/// "13 million people" in "13 million people's food security".
fn owners(line: &Line, phrase: Phrase) -> Phrase {
    let owner = (phrase.start + 1..phrase.head).find(|&at| line.pieces[at].tag == Tag::POS);
    match owner.filter(|&at| line.pieces[at - 1].tag == Tag::NNS) {
        Some(owner) => Phrase { end: owner, head: owner - 1, ..phrase },
        None => phrase,
    }
}

/// "20 wells" in "20 wells work": more than one is counted, so that a plural before a singular is the head.
fn plural(line: &Line, phrase: Phrase) -> Phrase {
    /// Singular in form, plural in what they say.
    const MANY: [&str; 9] =
        ["staff", "personnel", "crew", "police", "cattle", "aircraft", "youth", "faculty", "infantry"];
    let head = &line.pieces[phrase.head];
    let single = head.tag == Tag::NN && !head.is_any(&MANY) && !head.lower.ends_with('s') && !head.is_capitalised();
    if single && phrase.head > phrase.start && line.pieces[phrase.head - 1].tag == Tag::NNS {
        return Phrase { end: phrase.head, head: phrase.head - 1, ..phrase };
    }
    phrase
}

/// "70 cattle drowned": a noun that its tag takes for an adjective, right before a verb.
fn mistagged(line: &Line, at: usize) -> Option<Phrase> {
    let piece = line.pieces.get(at).filter(|piece| piece.tag == Tag::JJ && piece.is_word())?;
    let verb = line.pieces.get(at + 1).filter(|next| matches!(next.tag, Tag::VBD | Tag::VBP | Tag::MD))?;
    let noun = !is_plight(&piece.lower) && !piece.is_any(&["more", "other", "others"]) && !verb.is_any(&["dead"]);
    noun.then_some(Phrase { start: at, end: at + 1, head: at })
}

/// "of them", "of these", "of those" with no noun after it.
pub fn is_pointer(line: &Line, at: usize) -> bool {
    let further =
        line.pieces.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::VBN | Tag::VBD | Tag::WP) || next.is("who"));
    if line.word(at) == "those" && further {
        return false;
    }
    // "half of them vote": no noun can follow, whatever the tags say.
    let alone = matches!(line.word(at), "them" | "whom" | "us");
    let points = matches!(line.word(at), "these" | "those" | "which");
    alone || points && !(at + 1 < line.pieces.len() && phrase::is_noun(line, at + 1))
}

pub fn is_countable(line: &Line, phrase: Phrase) -> bool {
    let head = &line.pieces[phrase.head];
    // "One shot was fired": what does something is counted, whatever it is called.
    let acts =
        matches!(line.word(phrase.end), "was" | "were" | "is" | "are" | "has" | "have" | "had" | "fired" | "rang");
    !phrase::is_time(head) && (acts || !is_plight(&head.lower))
}

/// What is said of people counted in headlines, never who they are: "4 shot", "1 dead".
pub fn is_plight(word: &str) -> bool {
    #[rustfmt::skip]
    const PLIGHTS: [&str; 15] = [
        "shot", "dead", "hurt", "wounded", "injured", "infected", "killed", "critical", "stable", "missing", "arrested", "plead",
        "await", "guilty", "trial",
    ];
    PLIGHTS.contains(&word)
}

/// The noun that a compound adjective belongs to: "a 28-page report", "the three-story, 8,000 square-meter facility".
fn compound(line: &Line, at: usize) -> Option<Phrase> {
    let rest = phrase::after(line, at + 1).filter(|rest| rest.start == at + 1);
    if rest.is_some() {
        return rest;
    }
    let found = phrase::after(line, at);
    if found.is_some_and(|found| found.head > at) {
        return found.map(|found| Phrase { start: at + 1, ..found });
    }
    let mut next = at + 1;
    while next < at + 4 && line.pieces.get(next).is_some_and(|piece| piece.is(",") || piece.is_number()) {
        next += 1;
    }
    let further = if next > at + 1 { phrase::after(line, next) } else { None };
    further.or(found)
}

/// The phrase after "of", over the figure it may hold: "two of the three men".
pub fn after_figures(line: &Line, at: usize) -> Option<Phrase> {
    // "of those surveyed", "of those who voted"
    let those = line.word(at) == "those"
        && line.pieces.get(at + 1).is_some_and(|next| {
            matches!(next.tag, Tag::VBN | Tag::VBD | Tag::WP) || next.is_any(&["with", "in", "aged", "under", "over"])
        });
    if those {
        return Some(Phrase { start: at, end: at + 2, head: at });
    }
    // "of what was collected": to the first verb that says something.
    if line.word(at) == "what" {
        let is_verb = |index: &usize| line.pieces.get(*index).is_some_and(|_| phrase::is_verb(line, *index));
        let first = (at + 1..at + 6).find(is_verb)?;
        let verb = if is_verb(&(first + 1)) { first + 1 } else { first };
        return Some(Phrase { start: at, end: verb + 1, head: at });
    }
    let mut index = phrase::skip_determiners(line, at);
    let scaled = |index: usize| line.pieces[index].glued && line.before(index, 1).is_some_and(Piece::is_number);
    let combined = |index: usize| line.pieces.get(index + 1).is_some_and(Piece::is_number);
    while line.pieces.get(index).is_some_and(|piece| {
        piece.is_number()
            || piece.is("%")
            || (piece.tag.is_adjective() || piece.tag == Tag::VBN) && combined(index)
            || piece.is_word() && scaled(index)
            || number::is_number_word(piece)
            || piece.is_any(&["past", "last", "first", "next", "remaining"])
    }) {
        index += 1;
    }
    phrase::after(line, index).or_else(|| {
        // "of the bank’s 100,000 retail bankers"
        let owner = (index..index + 6).find(|&at| line.pieces.get(at).is_some_and(|piece| piece.tag == Tag::POS))?;
        line.pieces.get(owner + 1).filter(|piece| piece.is_number())?;
        let is_number = |at: &usize| line.pieces.get(*at).is_some_and(number::is_number_word);
        phrase::after(line, owner + 2 + usize::from(is_number(&(owner + 2))))
    })
}
