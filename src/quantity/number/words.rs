//! Numbers in words: "twenty-five hundred", "half a million", and vague ones: "dozens", "tens of thousands".

use crate::quantity::number::digits::exact;
use crate::quantity::number::{Amount, Form, Number, Role, over_hyphen};
use crate::quantity::piece::Piece;

/// "half a million", "half-dozen", "a half million", "quarter of a million".
pub fn halved_scale(pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
    let word = |index: usize| pieces.get(index).map_or("", |piece| piece.lower.as_str());
    let mut end = at;
    if matches!(word(end), "a" | "one") && word(over_hyphen(pieces, end + 1)) == "half" {
        end = over_hyphen(pieces, end + 1);
    }
    let share = match word(end) {
        "half" => 0.5,
        "quarter" if word(end + 1) == "of" => 0.25,
        _ => return None,
    };
    end = over_hyphen(pieces, end + 1);
    if word(end) == "of" {
        end += 1;
    }
    if word(end) == "a" {
        end = over_hyphen(pieces, end + 1);
    }
    match pieces.get(end)?.role? {
        Role::Scale(factor) => Some((share * factor, end + 1)),
        _ => None,
    }
}

/// Number words: "twenty-five hundred", "a hundred and fifty thousand", "two million".
pub fn words(pieces: &[Piece], at: usize) -> Option<(f64, usize, Form)> {
    let first = pieces.get(at)?;
    let (mut total, mut group, mut end);
    let mut last = f64::INFINITY;
    match first.role {
        Some(Role::One(value)) => (total, group, end) = (0.0, value, at + 1),
        Some(Role::Ten(value)) => (total, group, end) = (0.0, value, at + 1),
        _ if first.is_any(&["a", "an"]) => {
            let next = pieces.get(at + 1)?;
            let Some(Role::Scale(_)) = next.role else { return None };
            (total, group, end) = (0.0, 1.0, at + 1);
        }
        Some(Role::Scale(factor))
            if factor < 1e5 && !at.checked_sub(1).is_some_and(|before| pieces[before].is_number()) =>
        {
            // "hundred", "a" left out in headlines; "per thousand" is read by the unit.
            return before_scale(pieces, at).then_some((factor, at + 1, Form::Words));
        }
        _ => return None,
    }
    let mut ones = !matches!(first.role, Some(Role::Ten(_)));
    loop {
        let mut next = over_hyphen(pieces, end);
        let and = pieces.get(next).is_some_and(|piece| piece.is("and"));
        if and && (group >= 100.0 || total > 0.0) && group % 100.0 == 0.0 {
            next += 1;
        }
        let Some(piece) = pieces.get(next) else { break };
        match piece.role {
            Some(Role::One(value)) if value > 0.0 => {
                let room = if ones {
                    group % 100.0 == 0.0 && group + total > 0.0
                } else {
                    group % 10.0 == 0.0 && value < 10.0
                };
                if !room || (and && next == over_hyphen(pieces, end)) {
                    break;
                }
                group += value;
                ones = true;
            }
            Some(Role::Ten(value)) if group % 100.0 == 0.0 && group + total > 0.0 => {
                group += value;
                ones = false;
            }
            Some(Role::Scale(100.0)) if next == over_hyphen(pieces, end) && group > 0.0 && group < 100.0 => {
                group *= 100.0;
                ones = true;
            }
            Some(Role::Scale(12.0)) if group > 0.0 => {
                return Some((total + group * 12.0, next + 1, Form::Words));
            }
            Some(Role::Scale(factor))
                if factor > 100.0 && factor < last && group > 0.0 && next == over_hyphen(pieces, end) =>
            {
                total += group * factor;
                group = 0.0;
                ones = true;
                if !pieces
                    .get(next + 1)
                    .is_some_and(|piece| matches!(piece.role, Some(Role::Scale(next)) if next > factor))
                {
                    last = factor;
                } else {
                    (group, total) = (total, 0.0);
                }
            }
            _ => break,
        }
        end = next + 1;
    }
    Some((exact(total + group), end, Form::Words))
}

/// "hundred people" at a headline's start.
fn before_scale(pieces: &[Piece], at: usize) -> bool {
    at == 0 && pieces.get(at + 1).is_some_and(|piece| piece.is_word() && !piece.is("of"))
}

/// "dozens", "tens of thousands", "several hundred", "hundreds, if not thousands", "multi-million".
pub fn vague(pieces: &[Piece], at: usize) -> Option<Number> {
    let vague =
        |value: f64, end: usize| Some(Number { amount: Amount::Vague(value), end, form: Form::Words, factor: 1.0 });
    let first = pieces.get(at)?;
    if first.is("multi") {
        let Role::Scale(factor) = pieces.get(over_hyphen(pieces, at + 1))?.role? else { return None };
        return vague(factor, over_hyphen(pieces, at + 1) + 1);
    }
    if let Some(end) = loose(pieces, at) {
        let end = over_hyphen(pieces, end);
        let Role::Scale(factor) = pieces.get(end)?.role? else { return None };
        return match pieces.get(end + 1).and_then(|piece| piece.role) {
            Some(Role::Scale(more)) if more > factor => vague(factor * more, end + 2),
            _ => vague(factor, end + 1),
        };
    }
    let Role::Plural(value) = first.role? else { return None };
    let of = pieces.get(at + 1).is_some_and(|piece| piece.is("of"));
    if of
        && let Some(Role::Plural(more)) = pieces.get(at + 2).and_then(|piece| piece.role)
        && more > value
    {
        return vague(value * more, at + 3);
    }
    match value {
        10.0 => None,
        20.0 if !of => None,
        _ => vague(value, or_even_more(pieces, at + 1)),
    }
}

/// "several", "a few", "a couple of", before a scale.
fn loose(pieces: &[Piece], at: usize) -> Option<usize> {
    let word = |index: usize| pieces.get(index).map_or("", |piece| piece.lower.as_str());
    let end = match (word(at), word(at + 1)) {
        ("several" | "many" | "few", _) => at + 1,
        ("a", "few" | "couple") => at + 2,
        ("couple", _) => at + 1,
        _ => return None,
    };
    Some(if word(end) == "of" { end + 1 } else { end })
}

/// The end of "or even thousands", ", if not thousands," after "hundreds".
fn or_even_more(pieces: &[Piece], at: usize) -> usize {
    let word = |index: usize| pieces.get(index).map_or("", |piece| piece.lower.as_str());
    let start = if word(at) == "," { at + 1 } else { at };
    let end = match (word(start), word(start + 1)) {
        ("or", "even" | "perhaps" | "possibly") | ("if", "not") => start + 2,
        ("or" | "and", _) => start + 1,
        _ => return at,
    };
    match pieces.get(end).and_then(|piece| piece.role) {
        Some(Role::Plural(_)) => end + 1,
        _ => at,
    }
}

/// "- and eight-figure" after "seven": the digits of the larger, and the index after it.
fn more_figures(pieces: &[Piece], at: usize) -> Option<(i32, usize)> {
    let [hyphen, joint, more, glue, figure] = pieces.get(at..at + 5)? else { return None };
    let Role::One(digits) = more.role? else { return None };
    let joined = hyphen.is_hyphen() && joint.is_any(&["and", "or", "to"]) && glue.is_hyphen();
    (joined && figure.is_any(&["figure", "figures"])).then_some((digits as i32, at + 5))
}

/// "double-digit", "six figures", "seven- and eight-figure", "low 50s", "mid-30s".
pub fn figures(pieces: &[Piece], at: usize) -> Option<Number> {
    let first = pieces.get(at)?;
    let next = over_hyphen(pieces, at + 1);
    let word = pieces.get(next)?;
    let number = |low: f64, high: f64, end: usize| {
        Some(Number { amount: Amount::Span(low, high), end, form: Form::Words, factor: 1.0 })
    };
    let digits = match first.lower.as_str() {
        "single" => 1,
        "double" => 2,
        "triple" => 3,
        _ => match first.role {
            Some(Role::One(value)) if (4.0..=10.0).contains(&value) => value as i32,
            _ => 0,
        },
    };
    if let Some((more, end)) = more_figures(pieces, at + 1).filter(|&(more, _)| (4..more).contains(&digits)) {
        return number(10f64.powi(digits - 1), 10f64.powi(more) - 1.0, end);
    }
    let named = if digits < 4 { ["digit", "digits"] } else { ["figure", "figures"] };
    if digits > 0 && word.is_any(&named) {
        return number(10f64.powi(digits - 1) % 10f64.powi(digits), 10f64.powi(digits) - 1.0, next + 1);
    }
    let (from, to) = match first.lower.as_str() {
        "low" | "early" | "lower" => (0.0, 3.0),
        "mid" | "middle" => (4.0, 6.0),
        "high" | "late" | "upper" => (7.0, 9.0),
        _ => return None,
    };
    let plural = pieces.get(next + 1).is_some_and(|piece| piece.glued && piece.is_any(&["s", "'s"]));
    let decade: f64 = word.text.parse().ok().filter(|_| word.is_number() && plural && word.text.len() == 2)?;
    number(decade + from, decade + to, next + 2)
}
