//! Units: the measure that follows a number ("kilometres", "per cent", "-year"). Money is in [`super::money`]; the noun
//! that is counted is no unit here.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon;
use crate::quantity::number::over_hyphen;
use crate::quantity::piece::Piece;

/// A row of `lexicon/units.tsv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    pub symbol: &'static str,
    pub dimension: &'static str,
    pub factor: f64,
    /// Read only where the unit is glued to digits, and as it is written.
    only_glued: bool,
}

/// Every name, as its pieces run together without blanks, hyphens and dots.
static NAMES: LazyLock<HashMap<String, Measure>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for [symbol, written, dimension, factor] in lexicon::rows::<4>(include_str!("../../lexicon/units.tsv")) {
        let factor = factor.parse().unwrap_or(1.0);
        for name in written.split('|') {
            let (name, only_glued) = name.strip_prefix('=').map_or((name, false), |name| (name, true));
            let key = format!("{}{}", if only_glued { "=" } else { "" }, key(name));
            names.insert(key, Measure { symbol, dimension, factor, only_glued });
        }
    }
    names
});

/// The most pieces that a name has ("percentage-points" has three, "million-acre feet" four).
const PIECES: usize = 5;

fn key(name: &str) -> String {
    name.chars().filter(|char| !char.is_whitespace() && !matches!(char, '-' | '‑' | '‐' | '.')).collect()
}

/// The unit after a number that ends before piece `at`, and the index after the unit.
pub fn read(pieces: &[Piece], at: usize) -> Option<(Measure, usize)> {
    let start = over_hyphen(pieces, at);
    let first = pieces.get(start)?;
    if first.is_number() || first.opaque {
        return None;
    }
    let mut joined = String::new();
    let mut found = None;
    for end in start..(start + PIECES).min(pieces.len()) {
        let piece = &pieces[end];
        let mark = piece.is_hyphen() || piece.is(".");
        if mark && !piece.glued {
            break;
        }
        if !mark {
            joined += &piece.lower;
            let whole = !pieces.get(end + 1).is_some_and(|next| next.glued && (next.is_word() || next.is_number()));
            let measure = NAMES.get(&joined).filter(|_| whole || end > start && joined.ends_with('²'));
            if let Some(&measure) = measure {
                found = Some((measure, end + 1));
            }
        }
    }
    if found.is_none() && first.glued && start == at {
        let whole = !pieces.get(start + 1).is_some_and(|next| next.glued && (next.is_word() || next.is_number()));
        let measure = NAMES.get(&format!("={}", first.text)).filter(|measure| measure.only_glued && whole);
        return measure.map(|&measure| (measure, start + 1));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_measures() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for [symbol, written, ..] in lexicon::rows::<4>(include_str!("../../lexicon/units.tsv")) {
            for name in written.split('|') {
                let other = seen.insert(name.to_owned(), symbol);
                assert!(other.is_none_or(|other| other == symbol), "{name} is {symbol} and {other:?}");
            }
        }
    }

    /// The unit of `text` after its number.
    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        let document = crate::document::of(text, None);
        let pieces = crate::quantity::piece::of(&document, &document.sentences[0]);
        assert_eq!(read(&pieces, 1).map(|(measure, _)| measure.symbol), expect, "{text}");
    }

    #[test]
    fn short_units_have_a_hit_and_a_miss() {
        check("13km", Some("km"));
        check("13 square kilometres", Some("km²"));
        check("5 per cent of", Some("%"));
        check("85 km/h", Some("km/h"));
        check("5m", Some("m"));
        check("5 m", None);
        check("6in", Some("in"));
        check("50,000 in", None);
        check("6pm", None);
        check("5g", Some("g"));
        check("5G", None);
        check("20C", Some("°C"));
        check("20c", None);
    }
}
