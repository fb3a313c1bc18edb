//! Numbers in digits, with any grouping, fraction and scale: "1 234 567", "2½", "2,25 million", "1.2bn".

use crate::quantity::number::{Form, Money, Role, over_hyphen};
use crate::quantity::piece::{Piece, is_fraction_sign};

/// The number that the digits at `at` stand for, across blanks ("1 234 567") and with a fraction ("2½", "3 1/2").
pub fn digits(pieces: &[Piece], at: usize) -> Option<(f64, usize, Form)> {
    let first = &pieces[at];
    if first.text.starts_with(is_fraction_sign) {
        return Some((sign_value(first.text)?, at + 1, Form::Figured));
    }
    let mut joined = first.text.to_owned();
    let mut end = at + 1;
    if (1..=3).contains(&first.text.len()) && !first.text.starts_with('0') {
        while pieces.get(end).is_some_and(|piece| is_group(piece, &pieces[end - 1])) {
            joined += pieces[end].text;
            end += 1;
        }
    }
    let mut form = Form::Plain;
    let mut value = grouped(&joined)?;
    if dots_group(pieces, at, end) {
        value *= 1000.0;
    }
    if end > at + 1 || joined.contains([',', '.']) {
        form = Form::Figured;
    }
    if let Some(piece) = pieces.get(end).filter(|piece| piece.text.starts_with(is_fraction_sign)) {
        value += sign_value(piece.text)?;
        return Some((value, end + 1, Form::Figured));
    }
    if let Some((power, after)) = power_of_ten(pieces, end) {
        return Some((exact(value * power), after, Form::Figured));
    }
    if let Some((fraction, after)) = slashed(pieces, end).filter(|_| !pieces[end].glued) {
        return Some((value + fraction, after, Form::Figured));
    }
    Some((value, end, form))
}

/// "× 10−8", "x 10^8", "×10⁸" after a number: the power of ten, and the index after it.
fn power_of_ten(pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
    const SUPERSCRIPTS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let [times, ten] = pieces.get(at..at + 2)? else { return None };
    if !times.is_any(&["×", "x", "*", "·"]) || !ten.is("10") {
        return None;
    }
    let mut end = at + 2;
    let mark = |end: usize| pieces.get(end).filter(|piece| piece.glued);
    end += usize::from(mark(end).is_some_and(|piece| piece.is("^")));
    let minus = mark(end).is_some_and(|piece| piece.is_dash() || piece.is("⁻"));
    end += usize::from(minus);
    let mut exponent = 0;
    if let Some(digits) = mark(end).filter(|piece| piece.is_number() && end > at + 2) {
        exponent = digits.text.parse().ok()?;
        end += 1;
    } else {
        let start = end;
        while let Some(digit) =
            mark(end).and_then(|piece| SUPERSCRIPTS.chars().position(|char| piece.text.contains(char)))
        {
            exponent = exponent * 10 + digit as i32;
            end += 1;
            if end > start + 2 {
                return None;
            }
        }
        if end == start {
            return None;
        }
    }
    (exponent <= GREATEST_EXPONENT).then(|| (10f64.powi(if minus { -exponent } else { exponent }), end))
}

/// No news counts beyond: the atoms of the universe are 10⁸⁰.
const GREATEST_EXPONENT: i32 = 99;

/// "1.000 persons": three digits after a dot group where whole things are counted.
fn dots_group(pieces: &[Piece], at: usize, end: usize) -> bool {
    let digits = pieces[at].text;
    let three = digits
        .split_once('.')
        .is_some_and(|(whole, rest)| rest.len() == 3 && !rest.contains(['.', ',']) && whole != "0");
    three
        && pieces.get(end).is_some_and(|next| {
            !next.glued
                && next.is_word()
                && next.tag == crate::document::Tag::NNS
                && crate::quantity::unit::read(pieces, end).is_none()
        })
}

/// A group of three digits after one blank.
fn is_group(piece: &Piece, before: &Piece) -> bool {
    let head = piece.text.split(['.', ',']).next().unwrap_or("");
    let blank = piece.span.start - before.span.end;
    piece.is_number() && !piece.glued && blank <= 3 && head.len() == 3 && !piece.text.contains(',')
}

/// "1/2" with a small denominator and a smaller numerator.
pub fn slashed(pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
    let [over, slash, under] = pieces.get(at..at + 3)? else { return None };
    if !over.is_number() || !slash.is("/") || !slash.glued || !under.is_number() || !under.glued {
        return None;
    }
    let (over, under): (u32, u32) = (over.text.parse().ok()?, under.text.parse().ok()?);
    (over < under && matches!(under, 2..=10 | 16)).then(|| (f64::from(over) / f64::from(under), at + 3))
}

fn sign_value(sign: &str) -> Option<f64> {
    Some(match sign {
        "½" => 0.5,
        "⅓" => 0.3333,
        "⅔" => 0.6667,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅙" => 0.1667,
        "⅚" => 0.8333,
        "⅛" => 0.125,
        "⅜" => 0.375,
        "⅝" => 0.625,
        "⅞" => 0.875,
        _ => return None,
    })
}

/// The value of digits with commas and dots. A mark that stands twice groups; the last of two kinds is decimal; a comma
/// before three digits groups, before one or two it is decimal ("2,25"). `None` for what is no number ("1.2.3").
pub fn grouped(digits: &str) -> Option<f64> {
    let commas = digits.matches(',').count();
    let dots = digits.matches('.').count();
    let plain = |text: &str| text.parse::<f64>().ok().filter(|value| value.is_finite());
    let last = digits.rfind([',', '.']).map_or(0, |at| digits.len() - at - 1);
    match (commas, dots) {
        (0, 0 | 1) => plain(digits),
        (0, _) => digits.split('.').skip(1).all(|group| group.len() == 3).then(|| plain(&digits.replace('.', "")))?,
        // "50,000,00": the last group is cents.
        (2.., 0) if last == 2 && digits.rsplit(',').nth(1).is_some_and(|group| group.len() == 3) => {
            let (whole, cents) = digits.rsplit_once(',')?;
            plain(&format!("{}.{cents}", whole.replace(',', "")))
        }
        (1, 0) if last < 3 => plain(&digits.replace(',', ".")),
        (_, 0) => plain(&digits.replace(',', "")),
        (1, _) if digits.rfind(',') > digits.rfind('.') => plain(&digits.replace('.', "").replace(',', ".")),
        (_, 1) => plain(&digits.replace(',', "")),
        _ => None,
    }
}

/// Multiplies by the scale words that follow: "2.5 million", "1.2bn", "300 lakh crore", "five-million".
pub fn scales(pieces: &[Piece], mut value: f64, mut end: usize, money: Money, form: &mut Form) -> (f64, usize) {
    loop {
        let at = over_hyphen(pieces, end);
        let Some(piece) = pieces.get(at) else { return (value, end) };
        let next = pieces.get(at + 1);
        let factor = match piece.role {
            Some(Role::Scale(factor)) => factor,
            Some(Role::Plural(factor)) if factor > 20.0 && !next.is_some_and(|next| next.is("of")) => factor,
            Some(Role::Plural(factor)) if factor >= 100_000.0 => factor,
            Some(Role::Short(factor)) if at == end && is_short_scale(value, piece, next, money) => factor,
            _ => return (value, end),
        };
        value = exact(value * factor);
        end = at + 1;
        if *form == Form::Plain {
            *form = Form::Figured;
        }
    }
}

/// "1.2bn", "$5m", "$5 bn"; a lone "5m" with no money before it is left to the metres.
fn is_short_scale(value: f64, piece: &Piece, next: Option<&Piece>, money: Money) -> bool {
    if next.is_some_and(|next| next.glued && (next.is_word() || next.is_number())) {
        return false;
    }
    match (money, piece.glued) {
        (Money::Yes, true) => true,
        (Money::Yes, false) => piece.lower.len() > 1 && !piece.is("mm") || piece.is("m") || piece.is("b"),
        (Money::No, true) => match piece.lower.as_str() {
            // Metres are written small: "4.3M sales".
            "m" if piece.text == "M" => true,
            "m" => next.is_some_and(|next| next.tag == crate::document::Tag::NNS),
            "t" | "cr" | "mm" | "b" | "mil" => false,
            // "4K" is a screen, "400K" and "4k" are counts.
            "k" => piece.text == "k" || value >= 10.0,
            _ => true,
        },
        (Money::No, false) => matches!(piece.lower.as_str(), "mn" | "mln" | "bn" | "bln" | "trn"),
    }
}

/// Takes off the binary dust that decimal scaling leaves: 2.3 × 10⁶ is 2,300,000. Twelve digits are kept.
pub fn exact(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() || value == value.trunc() && value.abs() < 1e15 {
        return value;
    }
    format!("{value:.11e}").parse().unwrap_or(value)
}
