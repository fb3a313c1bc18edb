//! Numbers that are no figures: dates, years, clock times, ordinals, numbers inside names and codes, scores and ages
//! that no unit tells. What a unit tells (a duration, "34-year-old") is read with the unit.

mod age;
mod code;
mod date;
mod name;

use crate::quantity::Kind;
use crate::quantity::kind::age::{age, aged, of_person};
use crate::quantity::kind::code::{chain, chain_end, is_code, phone, slash};
use crate::quantity::kind::date::{clock, day_first, decade, era, is_month, lifetime, month_first, year};
use crate::quantity::kind::name::{address, is_campaign, label, named, named_word};
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
        if let Some(end) = likened(line, at) {
            return Some((Kind::Idle, end));
        }
        let code = || is_code(line, at).then_some((Kind::Name, chain_end(line, at)));
        return day_first(line, at)
            .or_else(|| clock(line, at))
            .or_else(|| decade(line, at))
            .or_else(|| ordinal(line, at))
            .or_else(|| phone(line, at))
            .or_else(code)
            .or_else(|| slash(line, at))
            .or_else(|| chain(line, at))
            .or_else(|| aged(line, at))
            .or_else(|| age(line, at))
            .or_else(|| of_person(line, at))
            .or_else(|| label(line, at))
            .or_else(|| year(line, at))
            .or_else(|| era(line, at))
            .or_else(|| lifetime(line, at))
            .or_else(|| address(line, at))
            .or_else(|| place_in_ranking(line, at))
            .or_else(|| list_number(line, at))
            .or_else(|| score(line, at))
            .or_else(|| named(line, at));
    }
    if let Some(end) = note(line, at) {
        return Some((Kind::Idle, end));
    }
    if is_campaign(line, at) && line.pieces.get(at + 1).is_some_and(|next| next.is_number() && next.glued) {
        return Some((Kind::Name, at + 2));
    }
    if number::is_number_word(piece) {
        return clock(line, at)
            .or_else(|| likened(line, at).map(|end| (Kind::Idle, end)))
            .or_else(|| aged(line, at))
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

/// "a four-star general", "a two-wheeler", "three-dimensional": a sort of thing, told by a number.
fn likened(line: &Line, at: usize) -> Option<usize> {
    let next = number::over_hyphen(&line.pieces, at + 1);
    #[rustfmt::skip]
    const SORTS: [&str; 11] = [
        "star", "alarm", "dimensional", "wheeler", "wheelers", "way", "door", "pointed", "sided", "karat", "carat",
    ];
    let sort = SORTS.contains(&line.word(next));
    (next > at + 1 && sort).then_some(next + 1)
}

/// "its ranking from 43 to 30".
fn place_in_ranking(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let from = line.word_before(at, 1) == "from" && whole(line, at).is_some();
    let ranking = matches!(line.word_before(at, 2), "ranking" | "rankings" | "rank" | "ranks");
    let to = line.word(at + 1) == "to" && whole(line, at + 2).is_some();
    (from && ranking && to).then_some((Kind::Ordinal, at + 3))
}

/// "a handful of $20s": a sort of note; "in the low $20s" and "$100s of millions" are sums.
fn note(line: &Line, at: usize) -> Option<usize> {
    let sign = matches!(line.word(at), "$" | "£" | "€") && whole(line, at + 1).is_some();
    let plural = line.pieces.get(at + 2).is_some_and(|next| next.glued && next.is_any(&["s", "'s"]));
    let before = line.before(at, 1).filter(|hyphen| hyphen.is_hyphen()).map_or(1, |_| 2);
    let decade = matches!(line.word_before(at, before), "low" | "mid" | "high" | "upper" | "lower" | "the");
    (sign && plural && !decade && line.word(at + 3) != "of").then_some(at + 3)
}

/// Pieces within which the bracket opens that "2)" closes.
const ASIDE: usize = 30;

/// "for two reasons: 1) he …, and 2) she …".
fn is_counter(line: &Line, at: usize) -> bool {
    let close = line.pieces.get(at + 1).is_some_and(|next| next.is(")") && next.glued);
    let apart = !line.pieces[at].glued && whole(line, at).is_some_and(|value| value < 20.0);
    close && apart && !line.pieces[at.saturating_sub(ASIDE)..at].iter().any(|piece| piece.is("("))
}

/// "1. Mexico", "2) …" where a line begins, or a number alone on its line.
fn list_number(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let note = line.word_before(at, 1) == "[" && (at + 1..at + 3).any(|close| line.word(close) == "]");
    if is_counter(line, at) || note && whole(line, at).is_some() {
        return Some((Kind::Name, at + 1));
    }
    let quoted = at == 1 && matches!(line.word(0), "\"" | "“" | "'" | "‘");
    if at > 0 && !quoted || whole(line, at).is_none_or(|value| value > 999.0) {
        return None;
    }
    let next = line.pieces.get(at + 1);
    // "2 – The mayor resigned."
    let dotted = next.is_some_and(|next| next.is_any(&[".", ")"]) && next.glued || next.is_dash() && !next.glued);
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
        check("from June 8 to 12 by telephone", &[Kind::Date]);
        check("on June 8 and 12 people came", &[Kind::Date]);
        check("he opens at 9 in the morning", &[Kind::Date]);
        check("it killed 9 in the morning", &[]);
        check("the winter of 2004-5 was long", &[Kind::Date]);
    }

    #[test]
    fn years_beside_what_is_counted() {
        check("he would withdraw his 2013 amendments", &[Kind::Date]);
        check("more than 2013 voters", &[]);
        check("they had 2000 voters", &[]);
        check("the empire stood from 1293 to 1527", &[Kind::Date, Kind::Date]);
        check("output rose from 1293 to 1527", &[]);
        check("the 1833 Constitution held", &[Kind::Date]);
        check("he was born around 1470 in Orel", &[Kind::Date]);
        check("it cost around 1470 in Orel", &[]);
        check("from 10,000 to 200 B.C. and in A.D. 250", &[Kind::Date, Kind::Date]);
        check("the poet Bao Lin (772-846) lived there", &[Kind::Date]);
        check("the bill passed (198-230)", &[]);
        check("the 1833 delegates", &[]);
        check("in the summer of 1281, a fleet", &[Kind::Date]);
        check("a total of 1281, they said", &[]);
    }

    #[test]
    fn numbers_of_things_that_are_numbered() {
        check("in grades three through eight and subsection 1", &[Kind::Name, Kind::Name]);
        check("children between the ages of eight and 14 and aged five", &[Kind::Age, Kind::Age]);
        check("in the age group 5 to 9 it fell", &[Kind::Age]);
        check("call 415 153 7092 or dial 1800 247 600", &[Kind::Name, Kind::Name]);
        check("they call 415 voters", &[]);
        check("his 757 jet and the 747 landed", &[Kind::Name, Kind::Name]);
        check("of the 747 killed many were farmers", &[]);
        check("the Cessna 750 Citation flew on", &[Kind::Name]);
        check("in Kano 3 Boko Haram fighters and 40 B.C. farmers met", &[]);
        check("they teach grades two through", &[Kind::Name]);
        check("the ages of thousands are known, aged twenty-five", &[Kind::Age]);
        check("the form 080 was filled in", &[Kind::Name]);
        check("its rankings from 43 to 30, the top-five stayed", &[Kind::Ordinal, Kind::Ordinal]);
        check("in the 0 to 100 block of a street", &[Kind::Name]);
        check("his sweet 16 was heard on 970 AM", &[Kind::Name, Kind::Name]);
        check("he chose the number 9 shirt", &[Kind::Ordinal]);
    }

    #[test]
    fn sorts_and_counters() {
        check("a four-star general met a five-member board", &[Kind::Idle]);
        check("there are reasons: 1) He won and 2) she lost", &[Kind::Name, Kind::Name]);
        check("the winners (of 2) left", &[]);
        check("“1. A bank may sell", &[Kind::Name]);
        check("2 - The mayor left", &[Kind::Name]);
    }

    #[test]
    fn names_ordinals_ages() {
        check("an F-16 on Route 66", &[Kind::Name, Kind::Name]);
        check("the 62nd of 80 races", &[Kind::Ordinal]);
        check("said Ruth Atieno, 34, in Kisumu", &[Kind::Age]);
        check("they sent 34 men", &[]);
        check("a Group of 20 meeting in Rome", &[Kind::Name]);
        check("a group of 20 men", &[]);
        check("he paid R 20 more", &[]);
        check("a feast at 160 Longfellow on Monday", &[Kind::Name]);
        check("a feast at 160 Catholic schools", &[]);
        check("my 401(k) plan under section 177 (3)", &[Kind::Name, Kind::Name]);
        check("text CRIMES (274637) now", &[Kind::Name]);
        check("a .45-caliber pistol", &[Kind::Name]);
        check("with zero tolerance at ground zero", &[Kind::Name, Kind::Name]);
        check("rates are near zero and zero voters came", &[]);
        check("Zero Bridge said it has net zero plans", &[Kind::Name, Kind::Name]);
        check("Zero Danes came", &[]);
    }

    #[test]
    fn names_that_begin_with_a_number() {
        check("she slept at the Four Pines hotel in Larvik", &[Kind::Name]);
        check("the union of the Two Rivers mills said no", &[Kind::Name]);
        check("he said: Two Danes came to the mill", &[]);
        check("a Fight for $40 meeting was held", &[Kind::Name]);
        check("they had to fight for $40 a day", &[]);
    }

    #[test]
    fn notes_and_years_that_are_compared_with() {
        check("he took a handful of $20s and some £5s", &[Kind::Idle, Kind::Idle]);
        check("it fell to 80 percent of 2000 levels, below 1990 levels", &[Kind::Date, Kind::Date]);
        check("the 1990 s were hard", &[Kind::Date]);
    }
}
