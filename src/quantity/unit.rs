//! Units: the measure that follows a number ("kilometres", "per cent", "-year"). Money is in [`super::money`]; the noun
//! that is counted is no unit here.

use std::sync::LazyLock;

use crate::lexicon::{self, Map};
use crate::quantity::number::over_hyphen;
use crate::quantity::piece::{self, Piece};

/// A row of `lexicon/units.tsv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    pub symbol: &'static str,
    pub dimension: &'static str,
    pub factor: f64,
}

/// Every name of a measure, by how it must stand to be read.
#[derive(Default)]
struct Names {
    /// In any case, glued or not: the pieces run together without blanks, hyphens and dots.
    free: Map<String, Measure>,
    /// As written, and glued to digits: "13km".
    glued: Map<&'static str, Measure>,
    /// As written, near a word that speaks of the dimension: "a 5 W charger".
    cued: Map<&'static str, Measure>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for [symbol, written, dimension, factor, _] in lexicon::rows::<5>(UNITS) {
        let measure = Measure { symbol, dimension, factor: factor.parse().unwrap_or(1.0) };
        for name in written.split('|') {
            if let Some(name) = name.strip_prefix('=') {
                names.glued.insert(name, measure);
            } else if let Some(name) = name.strip_prefix('?') {
                names.cued.insert(name, measure);
            } else {
                names.free.insert(key(name), measure);
            }
        }
    }
    names
});

const UNITS: &str = include_str!("../../lexicon/units.tsv");

/// The words that speak of each dimension.
static CUES: LazyLock<Map<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = lexicon::rows::<2>(include_str!("../../lexicon/unit-cues.tsv"));
    rows.map(|[dimension, words]| (dimension, words.split('|').collect())).collect()
});

/// The UCUM code of a measure by its symbol in Sayso.
pub fn code(symbol: &str) -> Option<&'static str> {
    static CODES: LazyLock<Map<&str, &str>> = LazyLock::new(|| {
        let rows = lexicon::rows::<5>(UNITS).map(|[symbol, _, _, _, code]| (symbol, code));
        rows.filter(|(_, code)| *code != "-").collect()
    });
    CODES.get(symbol).copied()
}

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
            let measure = NAMES.free.get(&joined).filter(|_| whole || end > start && joined.ends_with('²'));
            if let Some(&measure) = measure {
                found = Some((measure, end + 1));
            }
        }
    }
    if found.is_none() && start == at {
        let whole = !pieces.get(start + 1).is_some_and(|next| next.glued && (next.is_word() || next.is_number()));
        let glued = NAMES.glued.get(first.text).filter(|_| first.glued);
        let cued = || NAMES.cued.get(first.text).filter(|measure| is_cued(pieces, at, measure.dimension));
        return glued.or_else(cued).filter(|_| whole).map(|&measure| (measure, start + 1));
    }
    found
}

/// Pieces on either side in which a word must speak of the dimension of a short unit.
const NEAR: usize = 15;

fn is_cued(pieces: &[Piece], at: usize, dimension: &str) -> bool {
    let near = piece::around(pieces, at, NEAR);
    CUES.get(dimension).is_some_and(|words| near.iter().any(|piece| words.contains(&piece.lower.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_stands_for_two_measures() {
        let mut seen: Map<String, &str> = Map::default();
        for [symbol, written, ..] in lexicon::rows::<5>(UNITS) {
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
