//! Parts of a whole: "half", "two-thirds", "one in five".

use crate::quantity::number::digits::{exact, grouped, slashed};
use crate::quantity::number::words::words;
use crate::quantity::number::{Amount, Form, Number, Role, over_hyphen};
use crate::quantity::piece::Piece;

/// Units that have halves of their own.
const UNITS: [&str; 10] = ["minute", "hour", "day", "week", "month", "year", "decade", "century", "mile", "dozen"];

/// "half", "a third", "two-thirds", "three quarters of".
pub fn part(pieces: &[Piece], at: usize) -> Option<Number> {
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
        // "A month and a half before": one and a half.
        let unit = |back: usize| at.checked_sub(back).map_or("", word);
        let more = before == "a" && unit(2) == "and" && UNITS.contains(&unit(3));
        let glass = before == "glass" && matches!(word(at + 1), "empty" | "full");
        return if ordinal || joined || aside || more || glass { None } else { share(0.5, at + 1) };
    }
    let over = match pieces.get(at)?.role {
        Some(Role::One(value)) if value > 0.0 && value < 20.0 => value,
        _ if matches!(word(at), "a" | "an") => 1.0,
        _ => pieces[at].text.parse().ok().filter(|value| (1.0..10.0).contains(value))?,
    };
    let next = over_hyphen(pieces, at + 1);
    let under = match pieces.get(next)?.role? {
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

/// "a quarter of a million": so much of a scale.
pub fn part_of_scale(pieces: &[Piece], at: usize) -> Option<Number> {
    let Number { amount: Amount::Share(share), end, .. } = part(pieces, at)? else { return None };
    let [of, one, scale] = pieces.get(end..end + 3)? else { return None };
    let Some(Role::Scale(factor)) = scale.role.filter(|_| of.is("of") && one.is_any(&["a", "one"])) else {
        return None;
    };
    Some(Number { amount: Amount::Exact(exact(share / 100.0 * factor)), end: end + 3, form: Form::Words, factor: 1.0 })
}

/// "one in five", "one-in-five", "nearly eight in 10", "four out of 11", "two out of every three".
pub fn proportion(pieces: &[Piece], at: usize) -> Option<Number> {
    let word = |index: usize| pieces.get(index).map_or("", |piece| piece.lower.as_str());
    let (over, end, form) = small(pieces, at)?;
    let end = over_hyphen(pieces, end);
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
    end = over_hyphen(pieces, end);
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
