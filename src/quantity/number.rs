//! Bare numbers: digits with any grouping, words, and both mixed, vague words and fractions. What unit they carry,
//! and whether they count anything, is not known here.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon;
use crate::quantity::piece::{Piece, is_fraction_sign};

/// What the words of a number stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    Exact(f64),
    /// "low 50s", "double-digit".
    Span(f64, f64),
    /// "dozens": at least so many.
    Vague(f64),
    /// "half", "two-thirds", "one in five": in percent.
    Share(f64),
    /// "several", "both": too loose or too idle for a claim.
    Idle(f64),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    pub amount: Amount,
    /// Index of the piece after the last.
    pub end: usize,
    pub form: Form,
    /// The scale it is written with (a million in "2.5 million"), which a range's first number may share.
    pub factor: f64,
}

/// How the number is written: tells years and codes from counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits alone: "1987", "16".
    Plain,
    /// Digits with grouping, decimals or a scale: "1,987", "2.5 million".
    Figured,
    Words,
}

/// Reads the number that starts at piece `at`. `money`: a currency sign stands before it, so that short scales may
/// follow after a space.
pub fn read(pieces: &[Piece], at: usize, money: Money) -> Option<Number> {
    proportion(pieces, at)
        .or_else(|| figures(pieces, at))
        .or_else(|| vague(pieces, at))
        .or_else(|| part(pieces, at))
        .or_else(|| cardinal(pieces, at, money))
        .or_else(|| amount(pieces, at))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    Yes,
    No,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    One(f64),
    Ten(f64),
    Scale(f64),
    Short(f64),
    Plural(f64),
    Part(f64),
    Amount(f64),
}

static WORDS: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| {
    let rows = lexicon::rows::<3>(include_str!("../../lexicon/number-words.tsv"));
    rows.filter_map(|[word, role, value]| {
        let value: f64 = value.parse().ok()?;
        let role = match role {
            "one" => Role::One(value),
            "ten" => Role::Ten(value),
            "scale" => Role::Scale(value),
            "short" => Role::Short(value),
            "plural" => Role::Plural(value),
            "part" => Role::Part(value),
            _ => Role::Amount(value),
        };
        Some((word, role))
    })
    .collect()
});

fn role(piece: &Piece) -> Option<Role> {
    if piece.is_word() { WORDS.get(piece.lower.as_str()).copied() } else { None }
}

/// Whether the piece is a word of number ("seven", "million"), so that what hangs on it is no name.
pub fn is_number_word(piece: &Piece) -> bool {
    matches!(role(piece), Some(Role::One(_) | Role::Ten(_) | Role::Scale(_) | Role::Plural(_)))
}

/// The index after a glued hyphen at `at`, or `at`.
pub fn over_hyphen(pieces: &[Piece], at: usize) -> usize {
    let hyphen = pieces.get(at).is_some_and(|piece| piece.is_hyphen() && piece.glued);
    if hyphen && pieces.get(at + 1).is_some_and(|piece| piece.glued) { at + 1 } else { at }
}

/// "2,500", "1.2 million", "twenty-five hundred", "half a million", "three and a half".
fn cardinal(pieces: &[Piece], at: usize, money: Money) -> Option<Number> {
    let first = pieces.get(at)?;
    let (mut value, mut end, mut form) = if first.is_number() {
        digits(pieces, at)?
    } else if let Some((value, end)) = halved_scale(pieces, at) {
        return Some(Number { amount: Amount::Exact(value), end, form: Form::Words, factor: 1.0 });
    } else {
        words(pieces, at)?
    };
    let mut factor = scale_before(pieces, at, end).unwrap_or(1.0);
    if first.is_number() {
        let before = value;
        (value, end) = scales(pieces, value, end, money, &mut form);
        factor = if before > 0.0 { value / before } else { 1.0 };
    }
    if let Some(after) = and_a_half(pieces, end) {
        let half = scale_before(pieces, at, end).unwrap_or(1.0) / 2.0;
        value += half;
        end = after;
        (value, end) = scales(pieces, value, end, money, &mut form);
    }
    Some(Number { amount: Amount::Exact(value), end, form, factor })
}

/// The number that the digits at `at` stand for, across blanks ("1 234 567") and with a fraction ("2½", "3 1/2").
fn digits(pieces: &[Piece], at: usize) -> Option<(f64, usize, Form)> {
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
    if let Some((fraction, after)) = slashed(pieces, end).filter(|_| !pieces[end].glued) {
        return Some((value + fraction, after, Form::Figured));
    }
    Some((value, end, form))
}

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
fn slashed(pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
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
fn scales(pieces: &[Piece], mut value: f64, mut end: usize, money: Money, form: &mut Form) -> (f64, usize) {
    loop {
        let at = over_hyphen(pieces, end);
        let Some(piece) = pieces.get(at) else { return (value, end) };
        let next = pieces.get(at + 1);
        let factor = match role(piece) {
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

/// Takes off the binary dust that decimal scaling leaves: 2.3 × 10⁶ is 2,300,000.
pub fn exact(value: f64) -> f64 {
    let rounded = (value * 1e6).round() / 1e6;
    if rounded.is_finite() { rounded } else { value }
}

/// "and a half" after a number: "three and a half", "2-and-a-half".
fn and_a_half(pieces: &[Piece], at: usize) -> Option<usize> {
    let mut end = at;
    for word in ["and", "a", "half"] {
        end = over_hyphen(pieces, end);
        if !pieces.get(end)?.is(word) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The last scale word in a number: "a million and a half" adds half a million.
fn scale_before(pieces: &[Piece], at: usize, end: usize) -> Option<f64> {
    match role(pieces[at..end].last()?)? {
        Role::Scale(factor) => Some(factor),
        _ => None,
    }
}

/// "half a million", "half-dozen", "a half million", "quarter of a million".
fn halved_scale(pieces: &[Piece], at: usize) -> Option<(f64, usize)> {
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
    match role(pieces.get(end)?)? {
        Role::Scale(factor) => Some((share * factor, end + 1)),
        _ => None,
    }
}

/// Number words: "twenty-five hundred", "a hundred and fifty thousand", "two million".
fn words(pieces: &[Piece], at: usize) -> Option<(f64, usize, Form)> {
    let first = pieces.get(at)?;
    let (mut total, mut group, mut end);
    let mut last = f64::INFINITY;
    match role(first) {
        Some(Role::One(value)) => (total, group, end) = (0.0, value, at + 1),
        Some(Role::Ten(value)) => (total, group, end) = (0.0, value, at + 1),
        _ if first.is_any(&["a", "an"]) => {
            let next = pieces.get(at + 1)?;
            let Some(Role::Scale(_)) = role(next) else { return None };
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
    let mut ones = !matches!(role(first), Some(Role::Ten(_)));
    loop {
        let mut next = over_hyphen(pieces, end);
        let and = pieces.get(next).is_some_and(|piece| piece.is("and"));
        if and && (group >= 100.0 || total > 0.0) && group % 100.0 == 0.0 {
            next += 1;
        }
        let Some(piece) = pieces.get(next) else { break };
        match role(piece) {
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
                    .is_some_and(|piece| matches!(role(piece), Some(Role::Scale(next)) if next > factor))
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
fn vague(pieces: &[Piece], at: usize) -> Option<Number> {
    let vague =
        |value: f64, end: usize| Some(Number { amount: Amount::Vague(value), end, form: Form::Words, factor: 1.0 });
    let first = pieces.get(at)?;
    if first.is("multi") {
        let Role::Scale(factor) = role(pieces.get(over_hyphen(pieces, at + 1))?)? else { return None };
        return vague(factor, over_hyphen(pieces, at + 1) + 1);
    }
    if let Some(end) = loose(pieces, at) {
        let end = over_hyphen(pieces, end);
        let Role::Scale(factor) = role(pieces.get(end)?)? else { return None };
        return match pieces.get(end + 1).and_then(role) {
            Some(Role::Scale(more)) if more > factor => vague(factor * more, end + 2),
            _ => vague(factor, end + 1),
        };
    }
    let Role::Plural(value) = role(first)? else { return None };
    let of = pieces.get(at + 1).is_some_and(|piece| piece.is("of"));
    if of
        && let Some(Role::Plural(more)) = pieces.get(at + 2).and_then(role)
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
    match pieces.get(end).and_then(role) {
        Some(Role::Plural(_)) => end + 1,
        _ => at,
    }
}

/// "double-digit", "six figures", "low 50s", "mid-30s".
fn figures(pieces: &[Piece], at: usize) -> Option<Number> {
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
        _ => match role(first) {
            Some(Role::One(value)) if (4.0..=10.0).contains(&value) => value as i32,
            _ => 0,
        },
    };
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

/// "half", "a third", "two-thirds", "three quarters of".
fn part(pieces: &[Piece], at: usize) -> Option<Number> {
    let word = |index: usize| pieces.get(index).map_or("", |piece| piece.lower.as_str());
    let share = |value: f64, end: usize| {
        let value = (value * 1e4).round() / 1e2;
        Some(Number { amount: Amount::Share(value), end, form: Form::Words, factor: 1.0 })
    };
    let before = at.checked_sub(1).map_or("", word);
    if let Some((value, end)) = slashed(pieces, at).filter(|_| word(at + 3) == "of") {
        return share(value, end);
    }
    if word(at) == "half" {
        let ordinal = matches!(
            before,
            "first"
                | "second"
                | "latter"
                | "last"
                | "the"
                | "this"
                | "each"
                | "other"
                | "1st"
                | "2nd"
                | "better"
                | "lower"
                | "upper"
        ) || before == "-" && pieces[at].glued;
        let joined = pieces.get(at + 1).is_some_and(|piece| piece.is_hyphen() && piece.glued);
        let aside = matches!(
            word(at + 1),
            "way" | "time" | "brother" | "sister" | "an" | "a" | "hour" | "past" | "marathon" | "term"
        );
        return if ordinal || joined || aside { None } else { share(0.5, at + 1) };
    }
    let over = match role(pieces.get(at)?) {
        Some(Role::One(value)) if value > 0.0 && value < 20.0 => value,
        _ if matches!(word(at), "a" | "an") => 1.0,
        _ => pieces[at].text.parse().ok().filter(|value| (1.0..10.0).contains(value))?,
    };
    let next = over_hyphen(pieces, at + 1);
    let under = match role(pieces.get(next)?)? {
        Role::Part(value) => value,
        _ => return None,
    };
    let plural = word(next).ends_with('s') || word(next) == "halves";
    let article = matches!(word(at), "a" | "an");
    if over >= under || (plural != (over > 1.0)) {
        return None;
    }
    // "a third man", "a quarter-century", "two quarters of growth".
    let hyphen = next > at + 1;
    let after = word(next + 1);
    let names =
        pieces.get(next + 1).is_some_and(|piece| piece.is_word() && (piece.tag.is_noun() || piece.tag.is_adjective()));
    if after == "-" || (word(next) == "quarters" && !hyphen && over != 3.0) {
        return None;
    }
    let clear = plural
        || hyphen
        || matches!(
            after,
            "of" | "the"
                | "its"
                | "their"
                | "more"
                | "less"
                | "fewer"
                | ""
                | "."
                | ","
                | "to"
                | "are"
                | "were"
                | "is"
                | "was"
                | "say"
                | "said"
                | "have"
                | "had"
        );
    if !clear && (article || names) {
        return None;
    }
    share(over / under, next + 1)
}

/// "one in five", "nearly eight in 10", "four out of 11", "two out of every three".
fn proportion(pieces: &[Piece], at: usize) -> Option<Number> {
    let word = |index: usize| pieces.get(index).map_or("", |piece| piece.lower.as_str());
    let (over, end, form) = small(pieces, at)?;
    let (mut end, out) = match (word(end), word(end + 1)) {
        ("in", "every") => (end + 2, false),
        ("in", _) => (end + 1, false),
        ("out", "of") => (end + 2, true),
        ("of", "10" | "100") => (end + 1, true),
        _ => return None,
    };
    if word(end) == "every" {
        end += 1;
    }
    let (under, end, _) = small(pieces, end)?;
    let timed = matches!(
        word(end),
        "days"
            | "weeks"
            | "months"
            | "years"
            | "hours"
            | "minutes"
            | "seconds"
            | "decades"
            | "day"
            | "year"
            | "month"
            | "week"
            | "-"
            | "states"
            | "separate"
            | "different"
            | "countries"
            | "cities"
            | "%"
            | "percent"
    );
    let round =
        over == 1.0 || (form == Form::Words || over < 10.0) && [3.0, 4.0, 5.0, 10.0, 100.0, 1000.0].contains(&under);
    if over >= under || over <= 0.0 || (!out && (timed || !round || under > 1000.0)) {
        return None;
    }
    let share = (over / under * 1e4).round() / 1e2;
    Some(Number { amount: Amount::Share(share), end, form, factor: 1.0 })
}

/// A small whole number in digits or one word.
fn small(pieces: &[Piece], at: usize) -> Option<(f64, usize, Form)> {
    let piece = pieces.get(at)?;
    if piece.is_number() {
        let value = grouped(piece.text)?;
        let joined = pieces.get(at + 1).is_some_and(|next| next.glued && (next.is_word() || next.is_number()));
        return (!joined).then_some((value, at + 1, Form::Plain));
    }
    words(pieces, at)
}

/// "several", "a few", "both", "twice".
fn amount(pieces: &[Piece], at: usize) -> Option<Number> {
    let word = |index: usize| pieces.get(index).map_or("", |piece| piece.lower.as_str());
    let (value, end) = match (word(at), word(at + 1)) {
        ("a", "few" | "couple" | "handful" | "pair") => (2.0, at + 2),
        ("a", "single" | "lone") => (1.0, at + 2),
        ("several" | "multiple" | "both" | "twice", _) => (2.0, at + 1),
        _ => return None,
    };
    let end = if word(at) == "a" && word(end) == "of" && word(end - 1) != "pair" { end + 1 } else { end };
    Some(Number { amount: Amount::Idle(value), end, form: Form::Words, factor: 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::quantity::piece;

    #[track_caller]
    fn check(text: &str, expect: Option<Amount>) {
        let document = document::of(text, None);
        let pieces = piece::of(&document, &document.sentences[0]);
        assert_eq!(read(&pieces, 0, Money::No).map(|number| number.amount), expect, "{text}");
    }

    #[test]
    fn digits_with_any_grouping() {
        for text in ["1,234,567", "12,34,567", "1 234 567", "1.234.567"] {
            check(text, Some(Amount::Exact(1_234_567.0)));
        }
        check("2,25 million", Some(Amount::Exact(2_250_000.0)));
        check("1.2bn", Some(Amount::Exact(1_200_000_000.0)));
        check("3½", Some(Amount::Exact(3.5)));
        check("1.2.3", None);
    }

    #[test]
    fn words_of_number() {
        check("twenty-five hundred", Some(Amount::Exact(2500.0)));
        check("two hundred and fifty thousand", Some(Amount::Exact(250_000.0)));
        check("half a million people", Some(Amount::Exact(500_000.0)));
        check("a dozen eggs", Some(Amount::Exact(12.0)));
        check("a man", None);
        check("tens of men", None);
    }

    #[test]
    fn shares_and_vague_words() {
        check("two-thirds of them", Some(Amount::Share(66.67)));
        check("one in five women", Some(Amount::Share(20.0)));
        check("3 in 10 days", Some(Amount::Exact(3.0)));
        check("tens of thousands", Some(Amount::Vague(10_000.0)));
        check("a third man", None);
        check("both sides", Some(Amount::Idle(2.0)));
    }
}
