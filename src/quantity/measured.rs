//! A number with its currency sign or unit, before ranges and bounds.

use crate::quantity::kind::whole;
use crate::quantity::line::Line;
use crate::quantity::money::{self, Cues, Size};
use crate::quantity::number::{self, Amount, Form, Money, Number, over_hyphen};
use crate::quantity::unit::{self, Measure};

#[derive(Clone, Copy, Debug)]
pub struct Measured {
    pub start: usize,
    pub end: usize,
    pub number: Number,
    pub unit: Option<Unit>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    pub symbol: &'static str,
    pub dimension: &'static str,
    pub factor: f64,
}

impl From<Measure> for Unit {
    fn from(measure: Measure) -> Unit {
        Unit { symbol: measure.symbol, dimension: measure.dimension, factor: measure.factor }
    }
}

/// The number at `at` with its currency sign or unit.
pub fn read(line: &Line, at: usize, cues: &Cues) -> Option<Measured> {
    let pieces = &line.pieces;
    if pieces.get(at)?.opaque {
        return None;
    }
    if let Some((code, index)) = money::sign(pieces, at, cues) {
        let number = number::read(pieces, index, Money::Yes)?;
        let again = money::name(pieces, number.end, cues, Size::Large);
        let us = code == "USD" && line.pieces.get(number.end).is_some_and(|next| matches!(next.text, "US" | "U.S."));
        let end = again.map_or(number.end + usize::from(us), |(_, _, end)| end);
        let unit = Some(Unit { symbol: code, dimension: "money", factor: 1.0 });
        return Some(Measured { start: at, end, number, unit });
    }
    if let Some(measured) = half_a(line, at).or_else(|| feet_and_inches(line, at)) {
        return Some(measured);
    }
    let number = number::read(pieces, at, Money::No)?;
    if let Amount::Share(_) | Amount::Idle(_) = number.amount {
        return Some(small(line, at, number));
    }
    let bare = Measured { start: at, end: number.end, number, unit: None };
    // "hundreds of millions of dollars", "thousands of kilometres", "hundreds, if not thousands, of kilometres".
    let comma = usize::from(line.word(number.end) == "," && line.word(number.end + 1) == "of");
    let of = line.word(number.end + comma) == "of" && matches!(number.amount, Amount::Vague(_));
    let after = if of { number.end + comma + 1 } else { number.end };
    if let Some((code, factor, end)) = money::name(pieces, after, cues, size(&number)) {
        let unit = Some(Unit { symbol: code, dimension: "money", factor });
        return Some(Measured { end, unit, ..bare });
    }
    if let Some((code, end)) = sign_after(line, number.end) {
        let unit = Some(Unit { symbol: code, dimension: "money", factor: 1.0 });
        return Some(Measured { end, unit, ..bare });
    }
    let Some((measure, end)) = unit::read(pieces, after).or_else(|| working_days(line, after)) else {
        return glued(line, bare).map(|bare| Measured { end: per(line, bare.end), ..bare });
    };
    let mut unit = Unit::from(measure);
    match measure.symbol {
        "ratio" if !compares(line, at, end) && !is_fraction(&number) => return Some(bare),
        "point" => (unit.symbol, unit.dimension) = points(line, &number),
        "second" if line.word(end - 1) == "second" && over_hyphen(pieces, after) == after => return Some(bare),
        "mu" if !cues.has("CNY") => return Some(bare),
        "°" if number.form == Form::Words => return Some(bare),
        _ => {}
    }
    Some(Measured { end: per(line, end), unit: Some(unit), ..bare })
}

/// Whether a number is large enough by its form for words that are money only then ("10 million pounds").
fn size(number: &Number) -> Size {
    let plain = matches!(number.amount, Amount::Exact(_)) && number.form == Form::Plain;
    let word = number.form == Form::Words && number.factor < 1e6 && !matches!(number.amount, Amount::Vague(_));
    if plain || word { Size::Small } else { Size::Large }
}

/// "70 ₹", "50€": a sign after the number that no number follows.
fn sign_after(line: &Line, at: usize) -> Option<(&'static str, usize)> {
    let sign = line.pieces.get(at).filter(|_| !line.pieces.get(at + 1).is_some_and(|next| next.is_number()))?;
    let code = match sign.text {
        "₹" => "INR",
        "€" => "EUR",
        "£" => "GBP",
        "₽" => "RUB",
        "₺" => "TRY",
        "₴" => "UAH",
        "฿" => "THB",
        "₫" => "VND",
        "₩" => "KRW",
        _ => return None,
    };
    Some((code, at + 1))
}

/// "5 feet 7 inches", "6'4"": a length in inches.
fn feet_and_inches(line: &Line, at: usize) -> Option<Measured> {
    let feet = whole(line, at).filter(|feet| *feet < 100.0)?;
    let inches = whole(line, at + 2).filter(|inches| *inches < 12.0)?;
    let mark = line.pieces[at + 1].glued && matches!(line.pieces[at + 1].text, "'" | "’" | "′");
    let close = line.pieces.get(at + 3);
    let marked = mark && line.pieces[at + 2].glued;
    let named = matches!(line.word(at + 1), "feet" | "foot" | "ft");
    let closed = close.is_some_and(|close| match marked {
        true => close.glued && matches!(close.text, "\"" | "”" | "″"),
        false => close.is_any(&["inches", "inch"]),
    });
    if !(marked || named && closed) {
        return None;
    }
    let end = at + 3 + usize::from(closed);
    let amount = Amount::Exact(12.0 * feet + inches);
    let number = Number { amount, end, form: Form::Figured, factor: 1.0 };
    let unit = Unit { symbol: "in", dimension: "length", factor: 1.0 };
    Some(Measured { start: at, end, number, unit: Some(unit) })
}

/// "half a percentage point", "half an hour", "half-point", "half century".
fn half_a(line: &Line, at: usize) -> Option<Measured> {
    let mut start = at;
    if matches!(line.word(at), "a" | "one") {
        start = over_hyphen(&line.pieces, at + 1);
    }
    if line.word(start) != "half" {
        return None;
    }
    let mut next = over_hyphen(&line.pieces, start + 1);
    if matches!(line.word(next), "a" | "an") {
        next = over_hyphen(&line.pieces, next + 1);
    }
    let (measure, end) = unit::read(&line.pieces, next).filter(|(measure, _)| measure.symbol != "ratio")?;
    let mut unit = Unit::from(measure);
    let number = Number { amount: Amount::Exact(0.5), end: next, form: Form::Words, factor: 1.0 };
    if measure.symbol == "point" {
        (unit.symbol, unit.dimension) = points(line, &number);
    }
    Some(Measured { start: at, end, number, unit: Some(unit) })
}

/// "a few days", "several tons", "one-half of 1 percent": a share or an idle amount of a unit.
fn small(line: &Line, at: usize, number: Number) -> Measured {
    let bare = Measured { start: at, end: number.end, number, unit: None };
    if let Amount::Share(share) = number.amount {
        if line.word(number.end) == "of"
            && let Some(Number { amount: Amount::Exact(of), end, .. }) =
                number::read(&line.pieces, number.end + 1, Money::No)
            && let Some((measure, end)) = unit::read(&line.pieces, end)
        {
            let amount = Amount::Exact(number::exact(share / 100.0 * of));
            return Measured { end, number: Number { amount, ..number }, unit: Some(measure.into()), ..bare };
        }
        return bare;
    }
    let of = usize::from(line.word(number.end) == "of");
    match unit::read(&line.pieces, number.end + of) {
        Some((measure, end)) if !matches!(measure.dimension, "ratio" | "index" | "share" | "angle") => {
            Measured { end, unit: Some(measure.into()), ..bare }
        }
        _ => bare,
    }
}

/// "twenty working days": a duration across its adjective.
fn working_days(line: &Line, at: usize) -> Option<(Measure, usize)> {
    #[rustfmt::skip]
    const KINDS: [&str; 16] = [
        "working", "business", "calendar", "consecutive", "straight", "full", "more", "additional", "long", "extra",
        "previous", "past", "last", "next", "successive", "whole",
    ];
    line.pieces.get(at).filter(|piece| piece.is_any(&KINDS))?;
    let plural = |end: usize| line.pieces[end - 1].lower.ends_with('s');
    unit::read(&line.pieces, at + 1).filter(|&(measure, end)| measure.dimension == "time" && plural(end))
}

/// A number with letters glued to it that are no unit is a code ("4G", "737s").
fn glued(line: &Line, measured: Measured) -> Option<Measured> {
    let next = line.pieces.get(measured.end);
    let code = next.is_some_and(|next| next.glued && next.is_word() && !next.lower.starts_with('\''));
    (!code || measured.number.form != Form::Plain).then_some(measured)
}

/// Whether "five times" compares ("five times more", "four times the average", "by five times") and does not count.
fn compares(line: &Line, at: usize, end: usize) -> bool {
    #[rustfmt::skip]
    const COMPARED: [&str; 14] = [
        "more", "less", "fewer", "as", "the", "that", "than", "worse", "better", "its", "their", "higher", "lower", "larger",
    ];
    let next = line.word(end);
    COMPARED.contains(&next)
        || next.len() > 4 && next.ends_with("er") && !matches!(next, "over" | "after" | "under" | "ever")
        || line.word_before(at, 1) == "by"
        || line.word_before(at, 2) == "by"
}

/// "6.5 times earnings": what is counted comes whole.
fn is_fraction(number: &Number) -> bool {
    matches!(number.amount, Amount::Exact(value) if value.fract() != 0.0)
}

/// Points of an index or a game, or of percent: polls and shares speak of points too, of fewer than a hundred.
fn points(line: &Line, number: &Number) -> (&'static str, &'static str) {
    let many = matches!(number.amount, Amount::Exact(value) if value >= 100.0);
    if many || line.speaks_of.index && !line.speaks_of.polls { ("point", "index") } else { ("%", "share") }
}

/// Whether the number at `at` is a bare level: decimals with nothing counted after them ("rose to 2,173.60").
pub fn is_level(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    let decimals = piece.is_number() && piece.text.rsplit_once('.').is_some_and(|(_, rest)| rest.len() != 3);
    let next = line.pieces.get(at + 1);
    let time = next.is_some_and(|next| next.is_any(&["last", "this", "next"]));
    let counted = next.is_some_and(|next| next.is_word() && !time && (next.tag.is_noun() || next.tag.is_adjective()));
    decimals && !counted && !next.is_some_and(|next| number::is_number_word(next) || next.glued && next.is_word())
}

/// The unit of a bare level: rates speak in percent, indexes in points, small fractions are ratios.
pub fn level_unit(line: &Line, at: usize) -> &'static str {
    let value = number::grouped(line.pieces[at].text).unwrap_or(0.0);
    match value {
        _ if value < 100.0 && line.speaks_of.rates => "%",
        _ if value < 1.0 => "ratio",
        _ => "point",
    }
}

/// The end of "per 1,000 people" after a figure: the base of a rate is no figure of its own.
fn per(line: &Line, end: usize) -> usize {
    let based = line.word(end) == "per" && line.pieces.get(end + 1).is_some_and(|piece| piece.is_number());
    if based { end + 2 } else { end }
}
