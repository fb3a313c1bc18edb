//! Dates, clock times, decades and lone years: "12 May", "7:40 p.m.", "the 1990s", "in 2016".

use crate::document::Tag;
use crate::quantity::Kind;
use crate::quantity::bound::{self, Bound};
use crate::quantity::change;
use crate::quantity::kind::{is_year, whole};
use crate::quantity::line::Line;
use crate::quantity::number::grouped;
use crate::quantity::piece::Piece;

#[rustfmt::skip]
const MONTHS: [&str; 24] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

pub fn is_month(line: &Line, at: usize) -> bool {
    line.pieces[at].is_capitalised() && MONTHS.contains(&line.word(at))
}

/// "May 15", "Feb. 9", "July 25-28", "Dec 5, 2020", "June 2022".
pub fn month_first(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let mut end = at + 1;
    if line.word(end) == "." {
        end += 1;
    }
    let day = |index: usize| whole(line, index).is_some_and(|value| (1.0..=31.0).contains(&value));
    if day(end) && !matches!(line.word(end + 1), "percent" | "%" | "per" | "million" | "people") {
        end += 1;
        if matches!(line.word(end), "st" | "nd" | "rd" | "th") {
            end += 1;
        }
        let to = line.pieces.get(end).is_some_and(|piece| piece.is_dash() || piece.is_any(&["to", "and", "&"]));
        // "May 8 to 12 on the phone", but not "on May 8 and 12 people came".
        let far = matches!(line.word(end), "and" | "to") && counts(line, end + 2);
        if to && day(end + 1) && !far {
            end += 2;
        }
        let comma = usize::from(line.word(end) == ",");
        if is_year(line, end + comma) {
            end += comma + 1;
        }
        return Some((Kind::Date, end));
    }
    let comma = usize::from(line.word(end) == ",");
    is_year(line, end + comma).then_some((Kind::Date, end + comma + 1))
}

/// Whether the word at `at` may be what a number before it counts.
fn counts(line: &Line, at: usize) -> bool {
    let next = line.pieces.get(at);
    next.is_some_and(|next| next.is_word() && (next.tag.is_noun() || next.tag.is_adjective()) || next.is("more"))
        || crate::quantity::unit::read(&line.pieces, at).is_some()
}

/// "12 May", "4th of July 2020", "16 and 17 June", "12-14 May".
pub fn day_first(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let value = whole(line, at)?;
    if !(1.0..=31.0).contains(&value) || line.pieces[at].text.len() > 2 {
        return None;
    }
    let mut end = at + 1;
    let suffix = |index: usize| matches!(line.word(index), "st" | "nd" | "rd" | "th") && line.pieces[index].glued;
    if suffix(end) {
        end += 1;
    }
    let joint = line.pieces.get(end).is_some_and(|piece| piece.is_dash() || piece.is_any(&["and", "to", "or", "&"]));
    if joint && whole(line, end + 1).is_some_and(|value| (1.0..=31.0).contains(&value)) {
        let mut second = end + 2;
        if suffix(second) {
            second += 1;
        }
        if line.pieces.get(second).is_some() && is_month(line, second) {
            end = second;
        }
    }
    if line.word(end) == "of" || line.pieces.get(end).is_some_and(|piece| piece.is_hyphen()) {
        end += 1;
    }
    if line.pieces.get(end).is_none() || !is_month(line, end) {
        return None;
    }
    end += 1;
    if line.word(end) == "." && line.pieces.get(end + 1).is_some_and(|piece| piece.is_number()) {
        end += 1;
    }
    let comma = usize::from(line.word(end) == ",");
    if is_year(line, end + comma) {
        end += comma + 1;
    }
    Some((Kind::Date, end))
}

/// "7:40 p.m.", "5 a.m.", "ten o'clock", "2:30".
pub fn clock(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let mut end = at + 1;
    let mut told = false;
    while line.word(end) == ":"
        && line.pieces[end].glued
        && whole(line, end + 1).is_some()
        && line.pieces[end + 1].glued
    {
        end += 2;
        told = true;
    }
    let half =
        |word: &str| matches!(word, "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "hrs" | "gmt" | "est" | "noon");
    let mut mark = end;
    if line.pieces.get(mark).is_some_and(|piece| piece.is_dash() || piece.is("to")) {
        // "9 to 11 a.m."
        let second = mark + 1;
        let mut close = second + 1;
        if line.word(close) == ":" {
            close += 2;
        }
        if whole(line, second).is_some() && half(line.word(close)) {
            return Some((Kind::Date, close + 1));
        }
        mark = end;
    }
    if half(line.word(mark)) && (line.word(mark) != "hrs" || told) && small_hour(line, at) {
        return Some((Kind::Date, mark + 1));
    }
    if of_day(line, at, end) {
        return Some((Kind::Date, end + 3));
    }
    if line.word(end) == "o" && line.word(end + 1).starts_with('\'') {
        return Some((Kind::Date, (end + 3).min(line.pieces.len())));
    }
    if line.word(end) == "o'clock" {
        return Some((Kind::Date, end + 1));
    }
    told.then_some((Kind::Date, end))
}

/// "at about 9 in the morning": an hour that the part of the day tells.
fn of_day(line: &Line, at: usize, end: usize) -> bool {
    let part = matches!(line.word(end + 2), "morning" | "afternoon" | "evening");
    let hour = whole(line, at).is_some_and(|value| (1.0..=12.0).contains(&value));
    let placed = matches!(
        line.word_before(at, 1),
        "at" | "about" | "around" | "after" | "before" | "until" | "till" | "from" | "to" | "by" | "since"
    );
    hour && placed && part && line.word(end) == "in" && line.word(end + 1) == "the"
}

fn small_hour(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    !piece.is_number() || grouped(piece.text).is_some_and(|value| value <= 24.6 || piece.text.len() == 4)
}

/// "1990s", "the 80s", and as torn text has it, "the 1990 s".
pub fn decade(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let plural = line
        .pieces
        .get(at + 1)
        .is_some_and(|next| next.glued && next.is_any(&["s", "'s"]) || next.text == "s" && !line.pieces[at].glued);
    let digits = line.pieces[at].text.len();
    // "in '16"
    let short = line.pieces[at].glued
        && line.before(at, 1).is_some_and(|mark| !mark.glued && matches!(mark.text, "'" | "’" | "‘"));
    let closed = line.pieces.get(at + 1).is_some_and(|next| matches!(next.text, "'" | "’"));
    if short && digits == 2 && !closed {
        return Some((Kind::Date, if plural { at + 2 } else { at + 1 }));
    }
    let mut end = at + 2;
    if plural && (is_year(line, at) || digits == 2) {
        if line.word(end) == "and" && line.word(end + 2) == "s" {
            end += 3;
        }
        return Some((Kind::Date, end));
    }
    None
}

pub fn is_month_word(piece: &Piece) -> bool {
    MONTHS.contains(&piece.lower.as_str())
}

pub fn is_day_word(piece: &Piece) -> bool {
    piece.lower.ends_with("day")
        && piece.is_any(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}

/// A year alone: "in 2020", "the 2016 elections", not "killed 2000 people".
pub fn year(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let value = whole(line, at).filter(|_| is_year(line, at))?;
    let before = line.word_before(at, 1);
    let next = line.pieces.get(at + 1);
    // "from 1000 to 2000 hires"
    let other = at.checked_sub(2).filter(|&other| before == "to" && line.pieces[other].is_number());
    if other.is_some_and(|other| whole(line, other).is_none_or(|value| value < 1400.0)) && !is_told_year(line, at) {
        return None;
    }
    let tied = matches!(
        before,
        "in" | "since"
            | "of"
            | "until"
            | "till"
            | "by"
            | "from"
            | "year"
            | "years"
            | "circa"
            | "before"
            | "after"
            | "between"
            | "the"
            | "to"
            | "for"
            | "during"
            | "late"
            | "early"
            | "mid"
            | "and"
            | "-"
            | "–"
            | "("
            | ","
            | "summer"
            | "spring"
            | "autumn"
            | "fall"
            | "winter"
            | "this"
            | "fiscal"
            | "through"
            | "/"
    );
    let plural = |at: usize| {
        let piece = line.pieces.get(at);
        piece.is_some_and(|piece| {
            piece.is_word() && !piece.is_capitalised() && piece.lower.ends_with('s') && piece.tag.is_noun()
        })
    };
    let adjective =
        next.is_some_and(|next| !next.is_capitalised() && (next.tag.is_adjective() || next.tag == Tag::VBN));
    let counted = plural(at + 1) || adjective && plural(at + 2);
    let tied = tied && !(before == "of" && counted) || matches!(before, "'s" | "'");
    let unit = next.is_some_and(|next| next.is_any(&["%", "percent", "million", "people", "times"]))
        || crate::quantity::unit::read(&line.pieces, at + 1).is_some_and(|(measure, _)| measure.symbol != "%");
    let far = value >= 2060.0 && matches!(before, "by" | "in" | "until" | "year");
    let recent = (1900.0..2060.0).contains(&value) || far;
    // "2013 amendments": who counts writes 2,013, but for round numbers, "more than 2000" and "carried 2019 sacks".
    let limited = || matches!(bound::before(&line.pieces, at, 0), Some((bound, _)) if bound != Bound::About);
    let object = || line.before(at, 1).is_some_and(|before| before.tag.is_verb());
    let lately = (1990.0..2040.0).contains(&value) && value != 2000.0 && !limited() && !object();
    // "10 percent of 2005 levels"
    let compared = recent && next.is_some_and(|next| next.is_any(&["level", "levels", "prices", "baseline"]));
    let is_year = if compared {
        true
    } else if recent {
        !unit && (tied || !counted || lately)
    } else {
        let told = value >= 1400.0 && !matches!(before, "the" | "of" | "to" | "by" | "and" | "for" | ",");
        !unit && !counted && (tied && told || is_told_year(line, at))
    };
    is_year.then_some((Kind::Date, at + 1))
}

/// "200 B.C.", "A.D. 250 to 552", "10,000 to 200 BC".
pub fn era(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let text = |index: usize| line.pieces.get(index).map_or("", |piece| piece.text);
    let behind =
        |index: usize| matches!(text(index), "B.C." | "B.C" | "BC" | "BCE" | "B.C.E." | "A.D." | "A.D" | "AD" | "CE");
    let before = at.checked_sub(1).is_some_and(|before| matches!(text(before), "A.D." | "A.D" | "AD"));
    let other = |index: usize| line.pieces.get(index).is_some_and(|piece| piece.is_number());
    let joint = line.pieces.get(at + 1).is_some_and(|piece| piece.is_dash() || piece.is_any(&["to", "and"]));
    let end = if joint && other(at + 2) { at + 3 } else { at + 1 };
    // "40 B.C. farmers" live in British Columbia.
    let counted = line.pieces.get(end + 1).is_some_and(|next| next.tag.is_noun() || next.tag.is_adjective());
    if behind(end) && !counted {
        return Some((Kind::Date, end + 1));
    }
    before.then_some((Kind::Date, end))
}

/// "Bai Juyi (772-846)", "the Nara Period (710-794)": two years in brackets behind a name.
pub fn lifetime(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let year = |index: usize| whole(line, index).filter(|value| (100.0..2200.0).contains(value));
    let (first, last) = (year(at)?, year(at + 2)?);
    let dash = line.pieces.get(at + 1).is_some_and(|piece| piece.is_dash() && piece.glued);
    let bracket = line.word_before(at, 1) == "(" && line.word(at + 3) == ")";
    let named = line.before(at, 2).is_some_and(|name| name.is_word() && name.is_capitalised());
    (dash && bracket && named && first < last && last - first <= LONGEST_LIFE).then_some((Kind::Date, at + 3))
}

/// Years of a life or a period that is told in brackets.
const LONGEST_LIFE: f64 = 400.0;

/// A year of old times that its surroundings tell from a count: "from 1824 to 1827", "in the summer of 1281",
/// "the 1833 Constitution", "By 1861, the king".
fn is_told_year(line: &Line, at: usize) -> bool {
    let (before, next) = (line.word_before(at, 1), line.pieces.get(at + 1));
    let free = !counts(line, at + 1);
    let other = |other: usize| is_year(line, other) && !change::near(line, other.min(at), other.max(at) + 1);
    match before {
        "in" | "year" => free,
        "about" | "around" | "circa" => free && line.pieces[at.saturating_sub(HISTORY)..at].iter().any(is_history),
        "from" | "between" => {
            free && matches!(line.word(at + 1), "to" | "and") && other(at + 2) && !counts(line, at + 3)
        }
        "and" if line.word_before(at, 3) == "between" && at >= 3 => free && is_year(line, at - 2),
        "to" | "and" => free && at >= 3 && matches!(line.word_before(at, 3), "from" | "between") && other(at - 2),
        "of" => free && at >= 2 && (line.is_name(at - 2) || OF_YEARS.contains(&line.word(at - 2))),
        "by" => at == 1 && line.word(at + 1) == ",",
        "the" => {
            next.is_some_and(|next| next.tag.is_adjective() || line.is_name(at + 1)) && line.word(at + 1) != "block"
        }
        _ => false,
    }
}

/// Words before "around 1470" that tell of old times, and pieces among which they stand.
fn is_history(piece: &Piece) -> bool {
    piece.is_any(&[
        "born", "died", "built", "written", "founded", "began", "dates", "dating", "dated", "painted", "reigned",
    ])
}
const HISTORY: usize = 6;

/// What has its year behind "of".
const OF_YEARS: [&str; 12] = [
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "war",
    "revolution",
    "constitution",
    "treaty",
    "election",
    "elections",
    "uprising",
];
