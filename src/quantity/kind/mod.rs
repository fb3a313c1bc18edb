//! Numbers that are no figures: dates, years, clock times, ordinals, numbers inside names and codes, scores and ages
//! that no unit tells. What a unit tells (a duration, "34-year-old") is read with the unit.

mod age;
mod code;
mod date;
mod name;

use crate::quantity::Kind;
use crate::quantity::kind::age::{age, of_person};
use crate::quantity::kind::code::{chain, chain_end, is_code, phone, slash};
use crate::quantity::kind::date::{clock, day_first, decade, is_month, month_first, year};
use crate::quantity::kind::name::{address, label, named, named_word};
use crate::quantity::line::Line;
use crate::quantity::number::{self, grouped};

/// The kind of the number that begins at piece `at` and the index after it, where it is no figure.
pub fn no_figure(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let piece = line.pieces.get(at)?;
    if is_month(line, at) {
        return month_first(line, at);
    }
    if piece.is_number() {
        if piece.opaque {
            return Some((Kind::Name, at + 1));
        }
        let code = || is_code(line, at).then_some((Kind::Name, chain_end(line, at)));
        return day_first(line, at)
            .or_else(|| clock(line, at))
            .or_else(|| decade(line, at))
            .or_else(|| ordinal(line, at))
            .or_else(code)
            .or_else(|| phone(line, at))
            .or_else(|| slash(line, at))
            .or_else(|| chain(line, at))
            .or_else(|| age(line, at))
            .or_else(|| of_person(line, at))
            .or_else(|| label(line, at))
            .or_else(|| year(line, at))
            .or_else(|| address(line, at))
            .or_else(|| list_number(line, at))
            .or_else(|| score(line, at))
            .or_else(|| named(line, at));
    }
    if number::is_number_word(piece) {
        return clock(line, at)
            .or_else(|| of_person(line, at))
            .or_else(|| label(line, at))
            .or_else(|| named_word(line, at));
    }
    None
}

/// The value of a whole number without grouping.
pub fn whole(line: &Line, at: usize) -> Option<f64> {
    let piece = line.pieces.get(at).filter(|piece| piece.is_number())?;
    piece.text.bytes().all(|byte| byte.is_ascii_digit()).then(|| grouped(piece.text))?
}

/// Four digits between 1000 and 2200, no unit or sign looked at.
pub fn is_year(line: &Line, at: usize) -> bool {
    let four = line.pieces.get(at).is_some_and(|piece| piece.is_number() && piece.text.len() == 4);
    four && whole(line, at).is_some_and(|value| (1000.0..2200.0).contains(&value))
}

fn ordinal(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let next = line.pieces.get(at + 1)?;
    (next.glued && next.is_any(&["st", "nd", "rd", "th"])).then_some((Kind::Ordinal, at + 2))
}

/// "1. Mexico", "2) …" where a line begins, or a number alone on its line.
fn list_number(line: &Line, at: usize) -> Option<(Kind, usize)> {
    if at > 0 || whole(line, at).is_none_or(|value| value > 999.0) {
        return None;
    }
    let next = line.pieces.get(1);
    let dotted = next.is_some_and(|next| next.is_any(&[".", ")"]) && next.glued);
    (next.is_none() || dotted).then_some((Kind::Name, at + 1))
}

/// "4-1", "3–2": two small numbers joined, with nothing counted after them.
fn score(line: &Line, at: usize) -> Option<(Kind, usize)> {
    line.pieces.get(at + 1).filter(|piece| piece.is_dash() && piece.glued)?;
    let (first, second) = (whole(line, at)?, whole(line, at + 2)?);
    let next = line.pieces.get(at + 3);
    let counted = next.is_some_and(|next| {
        next.is_any(&["%", "percent", "per", "million", "billion", "crore", "lakh", "people", "thousand"])
            || next.is_dash()
    }) || crate::quantity::unit::read(&line.pieces, at + 3).is_some()
        || next.is_some_and(|next| {
            (next.tag.is_noun() || next.tag.is_adjective()) && !next.is_capitalised() && first < second
        });
    let told = crate::quantity::bound::before(&line.pieces, at, 0).is_some()
        || line.word_before(at, 1) == "by"
        || next.is_some_and(|next| next.is_any(&["margin", "ratio", "majority"]));
    if second == 1.0 && first > 1.0 && told {
        return None;
    }
    let bounded = matches!(
        line.word_before(at, 1),
        "about" | "around" | "some" | "nearly" | "almost" | "roughly" | "$" | "£" | "€"
    );
    (!counted && !bounded && first < 200.0 && second < 200.0).then_some((Kind::Score, at + 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::quantity::piece;

    /// The kinds of the numbers in `text` that are no figures, in order.
    #[track_caller]
    fn check(text: &str, expect: &[Kind]) {
        let document = document::of(text, None);
        let line = Line::of(piece::of(&document, &document.sentences[0]));
        let (mut at, mut kinds) = (0, Vec::new());
        while at < line.pieces.len() {
            at = match no_figure(&line, at) {
                Some((kind, end)) => {
                    kinds.push(kind);
                    end
                }
                None => at + 1,
            };
        }
        assert_eq!(kinds, expect, "{text}");
    }

    #[test]
    fn dates_and_times() {
        check("on 12 May 2020 it rained", &[Kind::Date]);
        check("at 7:40 p.m. and again at 9 pm", &[Kind::Date, Kind::Date]);
        check("in 2016 and the 1990s", &[Kind::Date, Kind::Date]);
        check("killed 2000 people", &[]);
        check("may 12 people come", &[]);
    }

    #[test]
    fn names_ordinals_ages() {
        check("an F-16 on Route 66", &[Kind::Name, Kind::Name]);
        check("the 62nd of 80 races", &[Kind::Ordinal]);
        check("said Ruth Atieno, 34, in Kisumu", &[Kind::Age]);
        check("they sent 34 men", &[]);
    }
}
