//! Tallies: whether a figure adds to those told before ("another 40", "40 more") or sums them up ("a total of 40", "40
//! so far", "40 since January").

use serde::{Deserialize, Serialize};

use crate::document::Tag;
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::piece::Piece;

/// What the words say of how a figure was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tally {
    /// Added to what was told before: "another", "a further", "more".
    New,
    /// All up to now: "a total of", "so far", "since".
    Cumulative,
}

/// What the words around the figure say of how it was counted.
pub fn of(line: &Line, figure: &Figure) -> Option<Tally> {
    if figure.unit == "ratio" {
        return None;
    }
    let (start, end) = (figure.start, figure.end);
    let word = |back: usize| line.word_before(start, back);
    let before = (word(2), word(1));
    if matches!(word(1), "another" | "further" | "additional" | "extra" | "new")
        || line.word(start) == "another"
        || matches!(before, ("another" | "further" | "additional", "about" | "some" | "nearly" | "around"))
    {
        return Some(Tally::New);
    }
    let next = line.word(end);
    // "$5 more expensive", "12% more than before" compare.
    let compares = |after: &Piece| after.is("than") || after.tag.is_adjective() && after.is_word();
    let more = next == "more" && figure.unit == "count" && !line.pieces.get(end + 1).is_some_and(compares);
    if more || matches!(next, "additional" | "further" | "others" | "extra" | "fresh" | "new") {
        return Some(Tally::New);
    }
    let total = matches!(before, ("total" | "tally", "of") | ("altogether" | "overall" | "total", ","))
        || matches!(word(1), "totalling" | "totaling" | "totalled" | "totaled" | "cumulative" | "altogether" | "total")
        || matches!((word(3), word(2), word(1)), ("in", "all" | "total", ","));
    if total {
        return Some(Tally::Cumulative);
    }
    // Within the clause: "so far", "to date", "in all", "since January".
    let clause = (end..line.pieces.len().min(end + REACH)).take_while(|&at| !ends_clause(line, at));
    let summed = clause.into_iter().any(|at| {
        let since = line.word(at) == "since" && line.word(at + 1) != "then";
        since && line.pieces[at].tag == Tag::IN
            || matches!((line.word(at), line.word(at + 1)), ("so", "far") | ("to", "date") | ("in", "all" | "total"))
            || line.word(at) == "altogether"
    });
    let opened = (start.saturating_sub(REACH)..start).rev().take_while(|&at| !ends_clause(line, at));
    let so_far = opened.into_iter().any(|at| (line.word(at), line.word(at + 1)) == ("so", "far"));
    (summed || so_far).then_some(Tally::Cumulative)
}

/// Pieces around a figure in which the words of a tally stand.
const REACH: usize = 12;

fn ends_clause(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    piece.is_any(&[";", ":", "but", "while", "and"]) || piece.is_number()
}
