//! Bounds: the words before or after a number that make it a limit or an estimate ("more than", "up to", "or so",
//! "stronger than"). They belong to the figure's words.

use std::sync::LazyLock;

use crate::lexicon::{self, Map};
use crate::quantity::piece::Piece;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    About,
    MoreThan,
    LessThan,
    UpTo,
}

impl Bound {
    /// "Not above 12" is at most 12.
    pub fn negated(self) -> Bound {
        match self {
            Bound::MoreThan => Bound::UpTo,
            Bound::LessThan => Bound::MoreThan,
            other => other,
        }
    }
}

/// Whether the words of a bound at piece `begin` are denied in their clause: "would not go above", "scored no higher than".
pub fn is_negated(pieces: &[Piece], begin: usize) -> bool {
    let before = pieces[begin.saturating_sub(NEGATION)..begin].iter().rev();
    let mut clause = before.take_while(|piece| piece.is_word() && !piece.is_any(&CLAUSE));
    clause.any(|piece| piece.is_any(&["not", "n't", "n’t", "no", "never", "cannot", "neither", "nor", "without"]))
}

/// Pieces between a negation and the bound; and words that open another clause.
const NEGATION: usize = 6;
const CLAUSE: [&str; 12] =
    ["that", "which", "who", "because", "but", "and", "or", "if", "when", "while", "since", "only"];

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Before,
    After,
}

static PHRASES: LazyLock<Map<(Side, &'static str), Bound>> = LazyLock::new(|| {
    let rows = lexicon::rows::<3>(include_str!("../../lexicon/bounds.tsv"));
    rows.filter_map(|[words, side, bound]| {
        let side = if side == "after" { Side::After } else { Side::Before };
        let bound = match bound {
            "about" => Bound::About,
            "more_than" => Bound::MoreThan,
            "less_than" => Bound::LessThan,
            "up_to" => Bound::UpTo,
            _ => return None,
        };
        Some(((side, words), bound))
    })
    .collect()
});

/// The most pieces in a phrase of the lexicon.
const PIECES: usize = 6;

/// The bound whose words end right before piece `start`, and where they begin; nothing before `limit` is looked at.
pub fn before(pieces: &[Piece], start: usize, limit: usize) -> Option<(Bound, usize)> {
    let (mut bound, mut begin) = phrase_before(pieces, start, limit)?;
    while let Some((outer, at)) = phrase_before(pieces, begin, limit) {
        // "up to about 6,500" stays an estimate.
        let estimate = bound == Bound::About && outer == Bound::UpTo && pieces[begin].is("about");
        if outer != Bound::About && !estimate {
            bound = outer;
        }
        begin = at;
    }
    Some((bound, begin))
}

fn phrase_before(pieces: &[Piece], start: usize, limit: usize) -> Option<(Bound, usize)> {
    let last = pieces.get(start.checked_sub(1)?).filter(|_| start > limit)?;
    match last.text {
        "~" | "≈" if pieces[start].glued => return Some((Bound::About, start - 1)),
        ">" | "≥" => return Some((Bound::MoreThan, start - 1)),
        "<" => return Some((Bound::LessThan, start - 1)),
        "≤" => return Some((Bound::UpTo, start - 1)),
        _ => {}
    }
    let mark = last.is("the") && ends_at_mark(pieces, start);
    let end = if (last.is_any(&ARTICLES) || mark) && start > limit + 1 { start - 1 } else { start };
    for begin in limit.max(end.saturating_sub(PIECES))..end {
        let phrase = joined(&pieces[begin..end]);
        if let Some(&bound) = PHRASES.get(&(Side::Before, phrase.as_str())) {
            let before = begin.checked_sub(1).map_or("", |at| pieces[at].lower.as_str());
            let last_decade = matches!(phrase.as_str(), "past" | "top") && matches!(before, "the" | "this" | "these");
            let some = phrase == "some" && end < start || particle(&phrase, before);
            if !last_decade && !some {
                return Some((bound, begin));
            }
        }
    }
    let crossed = (mark && end > limit && pieces[end - 1].is_any(&CROSSED)).then(|| (Bound::MoreThan, end - 1));
    crossed.or_else(|| extreme(pieces, end, limit)).or_else(|| comparative(pieces, end, limit))
}

/// "the $1 billion mark", "the 10,000-point barrier": whether the number at `start` names a mark that may be left behind.
fn ends_at_mark(pieces: &[Piece], start: usize) -> bool {
    let near = &pieces[start..pieces.len().min(start + MARK)];
    let noun = near.iter().position(|piece| piece.is_any(&["mark", "milestone", "barrier"]));
    let part = |piece: &Piece| !piece.is_any(&[",", ".", ";", "(", "and", "or", "to", "of", "in", "at", "near"]);
    noun.is_some_and(|noun| near[..noun].iter().all(part))
}

/// Pieces of a number and its unit before "mark".
const MARK: usize = 7;

/// How a mark is left behind, in words that bound nothing else: "crossed the river".
#[rustfmt::skip]
const CROSSED: [&str; 14] = [
    "cross", "crosses", "crossed", "crossing", "pass", "passes", "passed", "passing", "breach", "breached", "breaching", "broke", "broken",
    "breaking",
];

/// "a maximum value of", "a minimum price of".
fn extreme(pieces: &[Piece], end: usize, limit: usize) -> Option<(Bound, usize)> {
    let begin = end.checked_sub(3).filter(|&begin| begin >= limit && pieces[end - 1].is("of"))?;
    // "A minimum wage of $15" is that much.
    if pieces[end - 2].lower.ends_with('s')
        || pieces[end - 2].is_any(&["wage", "salary", "pay", "age", "fine", "income"])
    {
        return None;
    }
    match pieces[begin].lower.as_str() {
        "maximum" => Some((Bound::UpTo, begin)),
        "minimum" => Some((Bound::MoreThan, begin)),
        _ => None,
    }
}

/// "handed over $5 million", "add up to 30": the word belongs to the verb before it.
fn particle(phrase: &str, before: &str) -> bool {
    #[rustfmt::skip]
    const OVER: [&str; 16] = [
        "hand", "hands", "handed", "handing", "turn", "turned", "turning", "took", "take", "taken", "taking", "fork", "sign", "signed", "first", "won",
    ];
    #[rustfmt::skip]
    const UP_TO: [&str; 16] = [
        "add", "adds", "added", "adding", "walk", "walked", "walking", "came", "come", "went", "ran", "stand", "stood", "lived", "live", "drove",
    ];
    phrase == "over" && OVER.contains(&before) || phrase == "up to" && UP_TO.contains(&before)
}

/// Words that may stand between a bound and its number: "as high as a 0.4 percentage point increase".
const ARTICLES: [&str; 3] = ["a", "an", "another"];

/// "stronger than", "no longer than": any comparative.
fn comparative(pieces: &[Piece], end: usize, limit: usize) -> Option<(Bound, usize)> {
    let than = end.checked_sub(1).filter(|&at| at > limit && pieces[at].is("than"))?;
    let adjective = &pieces[than - 1];
    let compares = adjective.is_word() && adjective.lower.ends_with("er") && adjective.lower.len() > 4;
    if !compares || adjective.is_any(&["rather", "other", "whether"]) {
        return None;
    }
    let no = than >= limit + 2 && pieces[than - 2].is_any(&["no", "not"]);
    Some(if no { (Bound::UpTo, than - 2) } else { (Bound::MoreThan, than - 1) })
}

/// The index after the words of a bound that begin at piece `at`, where a number follows: "more than 600".
pub fn over(pieces: &[Piece], at: usize) -> Option<usize> {
    let ends = (at + 1..pieces.len().min(at + PIECES)).rev();
    let mut bounds = ends.filter(|&end| PHRASES.contains_key(&(Side::Before, joined(&pieces[at..end]).as_str())));
    bounds.next()
}

/// The bound whose words begin at piece `end`, and where they end.
pub fn after(pieces: &[Piece], end: usize) -> Option<(Bound, usize)> {
    let first = pieces.get(end)?;
    if first.is("+") && first.glued {
        return Some((Bound::MoreThan, end + 1));
    }
    let start = if first.is_hyphen() && first.glued { end + 1 } else { end };
    let longest = (start + 4).min(pieces.len());
    for stop in (start + 1..=longest).rev() {
        let phrase = joined(&pieces[start..stop]);
        if let Some(&bound) = PHRASES.get(&(Side::After, phrase.as_str())) {
            let alone = stop == start + 1;
            let hyphened = start > end;
            let to = pieces.get(stop).is_some_and(|next| next.is("to"));
            if to && phrase == "and up" {
                return None;
            }
            let ends = pieces.get(stop).is_none_or(|next| !next.is_word() || phrase == "plus" && hyphened);
            if alone && !hyphened && (phrase == "odd" || !ends) {
                return None;
            }
            // "at least" after a number may bound the next one.
            if phrase.starts_with("at ") && pieces.get(stop).is_some_and(|next| next.is_number() || next.is_word()) {
                return None;
            }
            return Some((bound, stop));
        }
    }
    None
}

fn joined(pieces: &[Piece]) -> String {
    let mut phrase = String::new();
    for piece in pieces {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase += &piece.lower;
    }
    phrase
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::quantity::piece;

    /// The bound before the last piece of `text`.
    #[track_caller]
    fn check(text: &str, expect: Option<Bound>) {
        let document = document::of(text, None);
        let pieces = piece::of(&document, &document.sentences[0]);
        assert_eq!(before(&pieces, pieces.len() - 1, 0).map(|(bound, _)| bound), expect, "{text}");
    }

    #[test]
    fn words_that_bound() {
        check("killed more than 600", Some(Bound::MoreThan));
        check("an army stronger than 600", Some(Bound::MoreThan));
        check("no longer than 600", Some(Bound::UpTo));
        check("as many as 600", Some(Bound::UpTo));
        check("up to about 600", Some(Bound::About));
        check("at a maximum price of 600", Some(Bound::UpTo));
    }

    #[test]
    fn marks_that_are_left_behind() {
        let check = |text: &str, expect: Option<Bound>| {
            let document = document::of(text, None);
            let pieces = piece::of(&document, &document.sentences[0]);
            let number = pieces.iter().position(Piece::is_number).expect("a number");
            assert_eq!(before(&pieces, number, 0).map(|(bound, _)| bound), expect, "{text}");
        };
        check("sales went past the 600 mark", Some(Bound::MoreThan));
        check("the index crossed the 600-point barrier", Some(Bound::MoreThan));
        check("turnout stayed below the 60 percent mark", Some(Bound::LessThan));
        check("she walked past the 600 guests", None);
        check("they crossed the 600 acres to the mark", None);
    }

    #[test]
    fn words_that_do_not() {
        check("he handed over 600", None);
        check("she walked up to 600", None);
        check("rather than 600", None);
        check("killed 600", None);
    }
}
