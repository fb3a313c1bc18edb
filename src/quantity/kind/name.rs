//! Numbers inside names: after a label ("Section 3"), in an address, at the end of a name ("Club 21").

use crate::document::Tag;
use crate::lexicon::{self, Map};
use crate::quantity::Kind;
use crate::quantity::kind::date::{is_day_word, is_month_word};
use crate::quantity::kind::whole;
use crate::quantity::line::Line;
use crate::quantity::number::is_number_word;
use crate::quantity::piece::Piece;
use std::sync::LazyLock;

static LABELS: LazyLock<Map<&'static str, bool>> = LazyLock::new(|| {
    let rows = lexicon::rows::<2>(include_str!("../../../lexicon/number-labels.tsv"));
    rows.map(|[word, case]| (word, case == "cap")).collect()
});

/// "Section 3", "No. 4", "Nos. 3 and 4", "Image 3 of 3".
pub fn label(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let mut back = 1;
    if line.word_before(at, 1) == "." && line.before(at, 1).is_some_and(|dot| dot.glued) {
        back = 2;
    }
    let before = line.before(at, back)?;
    let two = format!("{} {}", line.word_before(at, back + 1), before.lower);
    let needs_capital = LABELS.get(two.as_str()).or_else(|| LABELS.get(before.lower.as_str()))?;
    let short = before.is_any(&["no", "p", "pp", "fig", "vol", "ext", "nos"]) && back == 1;
    if line.pieces[at].is_word() && before.is_any(&["no", "nos", "p", "pp"]) {
        return None;
    }
    // "Number two, they left": counted off.
    let counted_off = before.is("number") && line.word(at + 1) == ",";
    let start = at == back && !line.title_case && !counted_off;
    if (*needs_capital && (!before.is_capitalised() || line.title_case))
        || short && !before.is_capitalised()
        || (start && *needs_capital)
    {
        return None;
    }
    // "class 12 students" is a label, "category of 12" is not; "No 12 people": a plain number only.
    let plain = line.pieces[at].is_word() || whole(line, at).is_some() || line.pieces[at].text.contains('.');
    let unit = matches!(
        line.word(at + 1),
        "%" | "percent" | "million" | "billion" | "times" | "people" | "crore" | "thousand"
    );
    if !plain || unit {
        return None;
    }
    let mut end = at + 1;
    while line
        .pieces
        .get(end)
        .is_some_and(|piece| piece.is_any(&["and", "to", "through", "of", "or", ",", "&"]) || piece.is_dash())
        && (whole(line, end + 1).is_some()
            || line.word(end) == "through" && line.pieces.get(end + 1).is_some_and(is_number_word))
        && !line
            .pieces
            .get(end + 2)
            .is_some_and(|piece| piece.tag.is_noun() && piece.is_word() && !piece.is_capitalised())
    {
        end += 2;
    }
    // "section 177 (3)"
    while line.word(end) == "(" && whole(line, end + 1).is_some_and(|value| value < 100.0) && line.word(end + 2) == ")"
    {
        end += 3;
    }
    let kind = if before.is_any(&["no", "number", "ranked", "rank", "seed"]) { Kind::Ordinal } else { Kind::Name };
    Some((kind, end))
}

/// "3116 W. Vogel Ave", "330 W. First South", "the 300 block of Brice Street".
pub fn address(line: &Line, at: usize) -> Option<(Kind, usize)> {
    whole(line, at)?;
    if line.word(at + 1) == "block" {
        return Some((Kind::Name, at + 1));
    }
    // "the 0 to 100 block"
    if line.word(at + 1) == "to" && whole(line, at + 2).is_some() && line.word(at + 3) == "block" {
        return Some((Kind::Name, at + 3));
    }
    let capital = |index: usize| line.pieces.get(index).is_some_and(|piece| piece.is_word() && piece.is_capitalised());
    let street = |index: usize| {
        matches!(
            line.word(index),
            "street"
                | "st"
                | "avenue"
                | "ave"
                | "road"
                | "rd"
                | "boulevard"
                | "blvd"
                | "drive"
                | "lane"
                | "highway"
                | "way"
                | "parkway"
                | "court"
        )
    };
    let quarter = matches!(line.word(at + 1), "n" | "s" | "e" | "w" | "ne" | "nw" | "se" | "sw");
    let stands = matches!(line.word_before(at, 1), "at" | "of" | "near" | "from" | "to");
    let street_number = line.pieces.get(at + 3).is_some_and(|piece| piece.is_number());
    if stands && quarter && capital(at + 1) && line.word(at + 2) == "." && (capital(at + 3) || street_number) {
        return Some((Kind::Name, at + 1));
    }
    // "at 160 Longfellow", but not "at 160 Catholic schools", "at 160 MPa", "at 160 JPY".
    let plural =
        |index: usize| line.pieces.get(index).is_some_and(|piece| piece.lower.ends_with('s') && !capital(index));
    let unit = || crate::quantity::unit::read(&line.pieces, at + 1).is_some();
    let long = line.pieces[at].text.len() > 2;
    let capitals = || line.pieces[at + 1].text.chars().all(char::is_uppercase);
    if line.word_before(at, 1) == "at" && line.is_name(at + 1) && long && !plural(at + 2) && !unit() && !capitals() {
        return Some((Kind::Name, at + 1));
    }
    let mut next = at + 1;
    while next < at + 6 && (capital(next) || line.word(next) == ".") {
        if street(next) && next > at + 1 {
            return Some((Kind::Name, at + 1));
        }
        next += 1;
    }
    None
}

/// "the top 10", "the bottom three".
fn is_rank(line: &Line, at: usize) -> bool {
    let hyphen = line.before(at, 1).is_some_and(|hyphen| hyphen.is_hyphen() && hyphen.glued && line.pieces[at].glued);
    line.word_before(at, 1 + usize::from(hyphen)) == "top"
        || line.word_before(at, 1) == "bottom" && line.word_before(at, 2) == "the"
}

/// "Club 21", "Anderson Cooper 360", "the top 10": the end of a name or a rank.
pub fn named(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let value = whole(line, at)?;
    if is_rank(line, at) {
        return Some((Kind::Ordinal, at + 1));
    }
    let before = at.checked_sub(1)?;
    let next = line.pieces.get(at + 1);
    let closed = next.is_none_or(|next| {
        !next.glued
            && (next.is_any(&["in", "on", "at", "is", "was", "has", "had", "and", "to", "for", "with", "from", "near"]))
            || next.is_any(&[",", ".", ")", "'s", "”", "\"", ":"])
    });
    // "a Group of 20 meeting"
    let group = line.word_before(at, 2) == "group" && line.word_before(at, 1) == "of" && line.is_name(at - 2);
    if group || is_campaign(line, at) {
        return Some((Kind::Name, at + 1));
    }
    // "970 AM", "11 News", "the World's 50 Best Restaurants", "sweet 16".
    let broadcast = next.is_some_and(|next| value > 24.0 && matches!(next.text, "AM" | "FM") || next.text == "News");
    let list = next.is_some_and(|next| next.is_any(&["best", "greatest", "most", "richest"])) && line.is_name(at + 1);
    if broadcast || list && line.before(at, 1).is_some_and(|owner| owner.is_any(&["'s", "’s"])) || is_sweet(line, at)
    {
        return Some((Kind::Name, at + 1));
    }
    let small = value < 1000.0 && line.pieces[at].text.len() <= 3;
    // "FOX 8 reported", "OML 17": a number after capitals.
    let letters = &line.pieces[before];
    let capitals = letters.is_word() && letters.text.len() > 2 && letters.text.chars().all(char::is_uppercase);
    let counts = next.is_some_and(|next| !next.is_capitalised() && next.lower.ends_with('s') && next.tag.is_noun());
    if capitals && small && !counts && !line.all_capitals {
        return Some((Kind::Name, at + 1));
    }
    // "the Cessna 750 Citation", but "in Kano 40 Turkish soldiers".
    let behind = (at + 1..line.pieces.len()).find(|&behind| !line.is_name(behind)).unwrap_or(line.pieces.len());
    let within = line.is_name(at + 1)
        && !line.word(behind - 1).ends_with('s')
        && line.pieces[at + 1].tag.is_proper_noun()
        && line.pieces.get(behind).is_none_or(|noun| noun.tag != Tag::NNS)
        && !is_month_word(letters)
        && !is_day_word(letters);
    (line.is_name(before) && small && (closed || within)).then_some((Kind::Name, at + 1))
}

/// "her sweet 16", a feast.
fn is_sweet(line: &Line, at: usize) -> bool {
    line.word_before(at, 1) == "sweet" && matches!(line.word(at), "16" | "sixteen")
}

/// What stands before the sum that a campaign is named for: "the Fight for 15".
pub fn is_campaign(line: &Line, at: usize) -> bool {
    line.word_before(at, 2) == "fight"
        && line.word_before(at, 1) == "for"
        && line.before(at, 2).is_some_and(Piece::is_capitalised)
}

/// "Group of Seven", "the Big Four", "Uranium One", "the Four Seasons".
pub fn named_word(line: &Line, at: usize) -> Option<(Kind, usize)> {
    if is_rank(line, at) {
        return Some((Kind::Ordinal, at + 1));
    }
    if line.word(at) == "zero" && is_idle_zero(line, at) {
        return Some((Kind::Name, at + 1));
    }
    if is_sweet(line, at) {
        return Some((Kind::Name, at + 1));
    }
    // "Four: Real Support", over a paragraph.
    if at == 0 && line.word(1) == ":" {
        return Some((Kind::Name, 1));
    }
    if line.word_before(at, 1) == "at" && line.word(at) == "one" && line.word(at + 1) == "point" {
        return Some((Kind::Idle, at + 2));
    }
    if line.title_case || !line.is_name(at) {
        return None;
    }
    let of = line.word_before(at, 1) == "of" && at >= 2 && line.is_name(at - 2);
    let tail = at >= 1 && line.is_name(at - 1);
    // Within a sentence a number that counts is in lower case.
    let head = line.is_name(at + 1) && line.pieces[at - 1].is_word();
    (of || tail || head || is_campaign(line, at)).then_some((Kind::Name, at + 1))
}

/// "zero-Covid", "zero tolerance", "ground zero", "net zero", "to zero in on": a zero that counts nothing.
fn is_idle_zero(line: &Line, at: usize) -> bool {
    if matches!(line.word_before(at, 1), "ground" | "net") {
        return true;
    }
    let Some(next) = line.pieces.get(at + 1) else { return false };
    // "Zero Hedge said", but "Zero Danes came".
    let one = next.tag == Tag::NNP && !next.lower.ends_with('s');
    let named = next.is_capitalised() && (at > 0 || one && !line.title_case);
    let joined = next.is_hyphen() && (next.glued || line.is_name(at + 2));
    let hangs = line.before(at, 1).is_some_and(|hyphen| hyphen.is_hyphen() && hyphen.glued)
        && matches!(line.word_before(at, 2), "dynamic" | "covid" | "net");
    let phrase = matches!((line.word(at + 1), line.word(at + 2)), ("tolerance", _) | ("in", "on"));
    named || joined || hangs || phrase
}
