//! What stands before a figure: the noun it is said of ("Trump 45%", "winds of 85 km/h"), or the subject of its verb.

use crate::document::Tag;
use crate::quantity::change;
use crate::quantity::counted::level::{is_bare_sum, named_by};
use crate::quantity::counted::{BACK, Found, topic};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::number;
use crate::quantity::phrase::{self, Phrase};
use crate::quantity::piece::Piece;

pub fn find(line: &Line, figure: &Figure) -> Found {
    let mut at = figure.start;
    if line.word_before(at, 1) == "(" {
        at -= 1;
        if follows_figure(line, at) {
            return Found::Same(0);
        }
        // "outreach and inclusivity (10%)"; a place in brackets' front is no subject: "Abancay (+628%)".
        if line.word(figure.end) == ")" {
            // "the nurses asked (60 percent)"
            let participle = line.before(at, 1).is_some_and(|before| matches!(before.tag, Tag::VBN | Tag::VBD));
            let named = phrase::before(line, at - usize::from(participle));
            return match named.filter(|found| !line.pieces[found.head].tag.is_proper_noun()) {
                Some(found) => Found::Phrase(found),
                None => Found::Same(BACK),
            };
        }
    }
    while at > 0 && leads_in(line, at - 1) {
        at -= 1;
    }
    // "Reed's 42.1 percent"
    if line.before(at, 1).is_some_and(|before| before.tag == Tag::POS)
        && let Some(found) = phrase::before(line, at - 1)
    {
        return Found::Phrase(found);
    }
    match line.word_before(at, 1) {
        "of" => {
            let head = |found: &Phrase| line.pieces[found.head].lower.clone();
            let named = phrase::before_loosely(line, at - 1);
            if let Some(found) = named.and_then(|found| owner(line, found)) {
                return found;
            }
            if let Some(found) = named.filter(|found| {
                // "a rate of temperature increase of"
                let noun = found.start < found.head && line.pieces[found.head - 1].tag.is_noun();
                !is_bare_sum(line, *found) && (noun || !change::is_word(&head(found)))
            }) {
                return Found::Phrase(found);
            }
        }
        "for" if figure.dimension == "money" => {
            if let Some(found) = phrase::before(line, at - 1) {
                return Found::Phrase(found);
            }
        }
        joint @ ("at" | "with") => {
            let mut end = at - 1;
            while end > 0 && line.pieces[end - 1].tag.is_adjective() {
                end -= 1;
            }
            let money = figure.dimension == "money" && joint == "at";
            let named = if money { phrase::before(line, end) } else { name_before(line, end) };
            let outer = named.and_then(|found| line.before(found.start, 1));
            let within =
                outer.is_some_and(|before| before.is_any(&["in", "on", "the", "at", "to", "by"])) && joint == "with";
            if let Some(found) = named.filter(|_| !within) {
                return Found::Phrase(found);
            }
        }
        "from" if line.before(at, 2).is_some_and(|before| before.tag.is_noun()) => {
            let named = phrase::before(line, at - 1).map(|found| named_by(line, phrase::widened_back(line, found)));
            let unit = |found: &Phrase| line.before(found.start, 1).is_some_and(Piece::is_number);
            if let Some(found) = named.filter(|found| !phrase::is_time(&line.pieces[found.head]) && !unit(found)) {
                return Found::Phrase(found);
            }
        }
        "," if line.word(figure.start) == "estimated" => {
            if let Some(found) = phrase::before(line, at - 1) {
                return Found::Phrase(found);
            }
        }
        _ => {
            if let Some(found) = name_before(line, at) {
                return Found::Phrase(found);
            }
            // "with the number of loans down 11%"
            let turned = matches!(line.word_before(at, 1), "up" | "down");
            let named = if turned { phrase::before(line, at - 1) } else { None };
            if let Some(found) = named.filter(|found| !phrase::is_time(&line.pieces[found.head])) {
                return Found::Phrase(named_by(line, phrase::widened_back(line, found)));
            }
            // "a reading above 1.5 per cent", "earnings up to $5m"
            let bound = matches!(line.word(figure.start), "above" | "below" | "over" | "under" | "between" | "up");
            // "panel strength lower than 9 MPa": no verb tells of it.
            let bare = figure.dimension != "time" && phrase::verb_before(line, at).is_none();
            if let Some(found) = phrase::before(line, at).filter(|_| bound || bare) {
                return Found::Phrase(found);
            }
        }
    }
    subject(line, at)
}

/// What has the dimension: "a plant with an installed capacity of", "the plant, built at a cost of", "the plant has a
/// capacity of". Which thing it is says more than what is measured of it.
pub fn owner(line: &Line, dimension: Phrase) -> Option<Found> {
    #[rustfmt::skip]
    const DIMENSIONS: [&str; 14] = [
        "capacity", "length", "height", "width", "depth", "weight", "diameter", "altitude", "radius", "volume", "area", "size", "cost",
        "value",
    ];
    let mut at = dimension.start;
    // "Moss had ratings of 42%"
    if line.pieces[dimension.head].is_any(&["rating", "ratings"]) {
        at -= usize::from(line.word_before(at, 1) == "a");
        return if matches!(line.word_before(at, 1), "had" | "has" | "have") { named(subject(line, at)) } else { None };
    }
    if !line.pieces[dimension.head].is_any(&DIMENSIONS)
        || !line.before(at, 1).is_some_and(|before| before.is_any(&["a", "an"]))
    {
        return None;
    }
    at -= 1;
    if matches!(line.word_before(at, 1), "with" | "at") {
        at -= 1;
        // "a plant built at a cost of"
        let built = line.before(at, 1).is_some_and(|before| matches!(before.tag, Tag::VBN | Tag::VBD));
        if let Some(found) = phrase::before(line, at - usize::from(built)) {
            return Some(Found::Phrase(phrase::widened_back(line, found)));
        }
    }
    named(subject(line, at))
}

fn named(found: Found) -> Option<Found> {
    match found {
        Found::Nothing => None,
        found => Some(found),
    }
}

/// The subject of the verb that governs what stands before piece `at`.
pub fn subject(line: &Line, at: usize) -> Found {
    let own = at < line.pieces.len() && phrase::is_verb(line, at);
    let found = if own { phrase::subject_of(line, at) } else { phrase::subject_before(line, at) };
    let Some(found) = found else { return Found::Nothing };
    let head = &line.pieces[found.head];
    let that = found.start > 0 && line.pieces[found.start - 1].is_any(&["that", "this", "the"]);
    if that && head.is_any(&["number", "figure", "total"]) && line.word(found.head + 1) != "of" {
        return Found::Same(BACK);
    }
    if !phrase::is_pronoun(head) {
        return Found::Phrase(named_by(line, found));
    }
    // "As for the market size, it rose"
    if head.is("it")
        && matches!(line.word(0), "as" | "regarding" | "concerning")
        && let Some(found) = topic(line).filter(|topic| topic.end < found.start)
    {
        return Found::Phrase(found);
    }
    // "The poll found that it …": within the sentence the one who speaks is meant.
    let person = head.is_any(&["he", "she", "i", "we"]);
    let outer = phrase::subject_before(line, found.start).filter(|outer| {
        let head = &line.pieces[outer.head];
        !phrase::is_pronoun(head) && (!person || head.tag.is_proper_noun())
    });
    // "The rating remains strong, though it fell"
    #[rustfmt::skip]
    const JOINTS: [&str; 13] = [
        "though", "although", "but", "while", "because", "as", "when", "since", "after", "before", "and", "until", "if",
    ];
    let joined = JOINTS.contains(&line.word_before(found.start, 1));
    match outer {
        Some(outer) if joined && head.is("it") && line.pieces[outer.head].tag != Tag::NNS => {
            Found::Phrase(named_by(line, outer))
        }
        Some(outer) if person || head.is("they") => Found::Phrase(outer),
        Some(outer) if head.is("it") && line.pieces[outer.head].tag.is_proper_noun() => Found::Phrase(outer),
        _ if head.is("it") => Found::It,
        _ if head.is_any(&["this", "that", "these"]) => Found::Same(BACK),
        _ => Found::Phrase(found),
    }
}

/// Words between a noun and its figure: "an average", "just", "nearly".
fn leads_in(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    phrase::is_determiner(piece) || piece.tag.is_adjective() || piece.tag.is_adverb()
}

fn name_before(line: &Line, at: usize) -> Option<Phrase> {
    phrase::before(line, at).filter(|found| {
        let head = &line.pieces[found.head];
        head.tag.is_proper_noun() && !phrase::is_time(head)
    })
}

/// Whether the bracket at `at` follows a figure: what stands in it converts that one.
fn follows_figure(line: &Line, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let piece = &line.pieces[before];
        let unit = matches!(piece.lower.as_str(), "%" | "percent" | "cent");
        let after_number = (before.saturating_sub(3)..before).any(|index| {
            let number = &line.pieces[index];
            number.is_number() || number::is_number_word(number)
        });
        piece.is_number() || number::is_number_word(piece) || unit || after_number
    })
}
