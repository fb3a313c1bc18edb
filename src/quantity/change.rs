//! Change: words that say a level moved ("rose", "down", "an increase of"). They tell a difference from a level, and
//! two ends of a move from an interval.

use std::sync::LazyLock;

use crate::lexicon::{self, Map};
use crate::quantity::Change;
use crate::quantity::line::Line;

/// Words of `lexicon/change-words.tsv` with their direction, where they have one.
static WORDS: LazyLock<Map<&'static str, Option<Change>>> = LazyLock::new(|| {
    let mut words = Map::default();
    for [forms, direction] in lexicon::rows::<2>(include_str!("../../lexicon/change-words.tsv")) {
        let direction = match direction {
            "up" => Some(Change::Up),
            "down" => Some(Change::Down),
            _ => None,
        };
        for form in forms.split('|') {
            words.insert(form, direction);
        }
    }
    words
});

/// The furthest that a word of change stands from "from A to B".
const REACH: usize = 25;

/// Whether "from" at `start - 1` opens an interval by its own words: "ranging from".
pub fn is_range(line: &Line, start: usize) -> bool {
    (2..=5).any(|back| {
        matches!(
            line.word_before(start, back),
            "range"
                | "ranges"
                | "ranging"
                | "ranged"
                | "vary"
                | "varies"
                | "varied"
                | "varying"
                | "anywhere"
                | "between"
        )
    })
}

/// Whether a word of change stands before `start`, or soon after `end`, in the same sentence.
pub fn near(line: &Line, start: usize, end: usize) -> bool {
    let after = (end..end + 5).any(|at| WORDS.contains_key(line.word(at)));
    after || (2..REACH).any(|back| WORDS.contains_key(line.word_before(start, back)))
}

/// Whether the figure at `start` is what something moved by: "rose 3%", "by 3%", "up 3%".
pub fn right_before(line: &Line, start: usize) -> bool {
    let word = line.word_before(start, 1);
    word == "by" || WORDS.contains_key(word)
}

/// Whether the word says that a level moved.
pub fn is_word(word: &str) -> bool {
    WORDS.contains_key(word)
}

/// "more", "less", "higher": what compares two amounts.
pub fn is_comparison(word: &str) -> bool {
    matches!(word, "more" | "less" | "fewer")
}

/// The direction of the change that the figure at `start..end` measures, if it does.
pub fn of(line: &Line, start: usize, end: usize) -> Option<Change> {
    let word = |back: usize| line.word_before(start, back);
    if let Some(direction) = WORDS.get(word(1)) {
        return *direction;
    }
    if matches!(word(1), "of" | "an" | "a" | "another" | "further" | "additional") {
        return WORDS.get(word(2)).copied().flatten().or_else(|| after(line, end));
    }
    if word(1) == "by" {
        if let Some(direction) = WORDS.get(word(2)) {
            return *direction;
        }
        // "to grow sales by 35%"
        if !line.before(start, 2).is_some_and(|before| before.is_number()) {
            let object = (2..=6).take_while(|&back| !matches!(word(back), "," | ";" | ""));
            return object.filter_map(|back| *WORDS.get(word(back))?).next();
        }
    }
    after(line, end)
}

/// "a 5% increase", "5 per cent higher".
fn after(line: &Line, end: usize) -> Option<Change> {
    WORDS.get(line.word(end)).copied().flatten().filter(|_| !matches!(line.word(end), "off" | "contract" | "contracts"))
}

/// The ratio, or share, and its unit, of "would double", "to halve": the bare verb only after a word that tells it from the
/// adjective of "a double room".
pub fn infinitive(line: &Line, at: usize) -> Option<(f64, &'static str)> {
    let before = match (line.word_before(at, 2), line.word_before(at, 1)) {
        ("more", "than") => line.word_before(at, 3),
        (before, "nearly" | "almost" | "about" | "roughly" | "only") => before,
        (_, before) => before,
    };
    let verb = matches!(before, "to" | "would" | "will" | "could" | "should" | "must" | "can" | "may" | "might");
    let ended = matches!(line.word(at + 1), "up" | "down" | "-");
    match line.word(at) {
        _ if !verb || ended => None,
        "double" => Some((2.0, "ratio")),
        "triple" | "treble" => Some((3.0, "ratio")),
        "quadruple" => Some((4.0, "ratio")),
        "halve" => Some((50.0, "%")),
        _ => None,
    }
}

/// The ratio that a verb of multiplication stands for: "tripled". Who doubled down on something, and what doubles as
/// something else, grew by nothing; nor do tennis doubles.
pub fn multiple(line: &Line, at: usize) -> Option<f64> {
    let next = if line.word(at + 1) == "-" { at + 2 } else { at + 1 };
    let idiom = matches!((line.word(next), line.word(next + 1)), ("down" | "over" | "back", _) | ("as", "a" | "an"));
    let game = matches!(line.word_before(at, 1), "and" | "&" | "in" | "the" | "'s" | "mixed" | "tennis");
    match line.word(at) {
        _ if idiom => None,
        "doubles" if game => None,
        "doubled" | "doubles" | "doubling" => Some(2.0),
        "tripled" | "triples" | "trebled" | "tripling" => Some(3.0),
        "quadrupled" | "quadrupling" => Some(4.0),
        "quintupled" => Some(5.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::quantity::piece;

    #[track_caller]
    fn check(text: &str, expect: &[f64]) {
        let document = document::of(text, None);
        let line = Line::of(piece::of(&document, &document.sentences[0]));
        let found: Vec<f64> = (0..line.pieces.len()).filter_map(|at| multiple(&line, at)).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn idioms_multiply_nothing() {
        check("Exports doubled as demand grew, and debt tripled.", &[2.0, 3.0]);
        check("She doubled down on it.", &[]);
        check("The barn doubles as a school.", &[]);
        check("He won the doubles.", &[]);
    }
}
