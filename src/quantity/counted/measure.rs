//! What has a measure: "300 tons of drugs", "the tower is 40 m high", "the prison, 80 km from Quito".

use crate::quantity::change;
use crate::quantity::counted::{BACK, Found, beside, following, listed, object};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::phrase::{self, Phrase};

/// Measures: "300 tons of drugs", "a 40 km road", "the tower is 40 m high".
pub fn find(line: &Line, figure: &Figure) -> Found {
    if figure.unit == "ratio" {
        let next = if change::is_comparison(line.word(figure.end)) { figure.end + 1 } else { figure.end };
        let compared = phrase::after(line, next).filter(|found| found.start == next);
        return Found::from(compared)
            .or(|| object::moved(line, figure).into())
            .or(|| beside::subject(line, figure.start));
    }
    // "winds of 85 km/h"
    #[rustfmt::skip]
    const DIMENSIONS: [&str; 16] = [
        "tall", "long", "high", "wide", "deep", "away", "apart", "thick", "heavy", "ahead", "behind", "short", "north", "south", "east",
        "west",
    ];
    let of = line.word_before(figure.start, 1) == "of" && line.word(figure.end) != "of"
        || DIMENSIONS.contains(&line.word(figure.end));
    let named = if of { beside::find(line, figure) } else { Found::Nothing };
    Found::from(distance(line, figure))
        .or(|| named)
        .or(|| following::find(line, figure.end))
        .or(|| object::moved(line, figure).into())
        .or(|| listed(line, figure).into())
        .or(|| beside::find(line, figure))
        .or(|| Found::Same(if line.word_before(figure.start, 1) == "to" { 0 } else { BACK }))
}

/// "the prison, about 80 kilometres from Quito": the place that is so far off.
fn distance(line: &Line, figure: &Figure) -> Option<Phrase> {
    #[rustfmt::skip]
    const AWAY: [&str; 14] = [
        "away", "from", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "downstream",
        "upstream", "outside", "off",
    ];
    // "80 kilometres (50 miles) from"
    let end = line.over_bracket(figure.end, 6).unwrap_or(figure.end);
    let mut start = figure.start;
    if figure.dimension != "length" || !AWAY.contains(&line.word(end)) || start == 0 {
        return None;
    }
    if line.word_before(start, 1) == "," {
        start -= 1;
    }
    let named = phrase::before(line, start).filter(|found| {
        let head = &line.pieces[found.head];
        !phrase::is_pronoun(head) && !phrase::is_time(head)
    });
    named.map(|found| within(line, found).unwrap_or_else(|| phrase::widened_back(line, found)))
}

/// The place of which another name tells where it is: "Larvik" in "Larvik, Norway", "Larvik, in the county of Vestfold".
fn within(line: &Line, region: Phrase) -> Option<Phrase> {
    let is_name = |found: &Phrase| line.pieces[found.head].tag.is_proper_noun();
    let mut at = region.start;
    while at > 0 && phrase::is_determiner(&line.pieces[at - 1]) {
        at -= 1;
    }
    at -= usize::from(line.word_before(at, 1) == "in");
    let comma =
        at.checked_sub(1).filter(|&comma| line.word(comma) == "," && line.pieces[region.start].is_capitalised())?;
    phrase::before(line, comma).filter(is_name)
}
