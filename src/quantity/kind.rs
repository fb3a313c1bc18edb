//! Numbers that are no figures: dates, years, clock times, ordinals, numbers inside names and codes, scores and ages
//! that no unit tells. What a unit tells (a duration, "34-year-old") is read with the unit.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::Tag;
use crate::lexicon;
use crate::quantity::Kind;
use crate::quantity::change;
use crate::quantity::number::{self, grouped};
use crate::quantity::piece::Piece;

/// One sentence, as the grammar of figures reads it.
pub struct Line<'a> {
    pub pieces: Vec<Piece<'a>>,
    /// Most words are capitalised, as in a headline: a capital tells no name.
    pub title_case: bool,
    /// Every long word is in capitals: capitals tell nothing at all.
    pub all_capitals: bool,
    /// What the sentence speaks of, told by single words: looked for once, not at each figure.
    pub speaks_of: Topics,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Topics {
    pub index: bool,
    pub polls: bool,
    pub rates: bool,
    pub change: bool,
}

impl<'a> Line<'a> {
    pub fn of(pieces: Vec<Piece<'a>>) -> Line<'a> {
        let long = pieces.iter().filter(|piece| piece.is_word() && piece.text.len() > 3);
        let (capital, all) =
            long.fold((0, 0), |(capital, all), piece| (capital + usize::from(piece.is_capitalised()), all + 1));
        let shouted = pieces.iter().filter(|piece| piece.is_word() && piece.text.len() > 3);
        let all_capitals =
            shouted.clone().count() > 0 && shouted.clone().all(|piece| piece.text == piece.text.to_uppercase());
        Line { title_case: all >= 3 && capital * 10 >= all * 7, all_capitals, speaks_of: topics(&pieces), pieces }
    }

    pub fn word(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.lower.as_str())
    }

    pub fn before(&self, at: usize, back: usize) -> Option<&Piece<'a>> {
        at.checked_sub(back).map(|index| &self.pieces[index])
    }

    /// The word `back` pieces before piece `at`, in lower case.
    pub fn word_before(&self, at: usize, back: usize) -> &str {
        self.before(at, back).map_or("", |piece| piece.lower.as_str())
    }

    /// A capitalised word within the sentence, where capitals tell names.
    pub fn is_name(&self, at: usize) -> bool {
        at > 0 && !self.title_case && self.pieces.get(at).is_some_and(|piece| piece.is_word() && piece.is_capitalised())
    }
}

fn topics(pieces: &[Piece]) -> Topics {
    #[rustfmt::skip]
    const INDEX: [&str; 22] = [
        "index", "dow", "nasdaq", "composite", "nikkei", "iq", "scored", "scoring", "rebounds", "goals", "table", "league", "s&p",
        "kospi", "ftse", "season", "game", "games", "averaged", "averaging", "stocks", "sensex",
    ];
    const POLLS: [&str; 6] = ["poll", "polls", "voters", "lead", "rate", "confidence"];
    const RATES: [&str; 7] = ["cash", "basis", "deficit", "inflation", "polled", "repo", "lending"];
    let any = |words: &[&str]| pieces.iter().any(|piece| piece.is_any(words));
    let change = pieces.iter().any(|piece| change::is_word(&piece.lower));
    Topics { index: any(&INDEX), polls: any(&POLLS), rates: any(&RATES), change }
}

static LABELS: LazyLock<HashMap<&'static str, bool>> = LazyLock::new(|| {
    let rows = lexicon::rows::<2>(include_str!("../../lexicon/number-labels.tsv"));
    rows.map(|[word, case]| (word, case == "cap")).collect()
});

#[rustfmt::skip]
const MONTHS: [&str; 24] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// The kind of the number that begins at piece `at` and the index after it, where it is no figure.
pub fn no_figure(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let piece = line.pieces.get(at)?;
    if is_month(line, at) {
        return month_first(line, at);
    }
    if piece.is_number() {
        if piece.opaque {
            return Some((Kind::Name, at + 1));
        }
        let code = || is_code(line, at).then_some((Kind::Name, chain_end(line, at)));
        return day_first(line, at)
            .or_else(|| clock(line, at))
            .or_else(|| decade(line, at))
            .or_else(|| ordinal(line, at))
            .or_else(code)
            .or_else(|| slash(line, at))
            .or_else(|| chain(line, at))
            .or_else(|| age(line, at))
            .or_else(|| label(line, at))
            .or_else(|| year(line, at))
            .or_else(|| address(line, at))
            .or_else(|| list_number(line, at))
            .or_else(|| score(line, at))
            .or_else(|| named(line, at));
    }
    if number::is_number_word(piece) {
        return clock(line, at).or_else(|| label(line, at)).or_else(|| named_word(line, at));
    }
    None
}

fn is_month(line: &Line, at: usize) -> bool {
    line.pieces[at].is_capitalised() && MONTHS.contains(&line.word(at))
}

/// "May 15", "Feb. 9", "July 25-28", "Dec 5, 2020", "June 2022".
fn month_first(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let mut end = at + 1;
    if line.word(end) == "." {
        end += 1;
    }
    let day = |index: usize| whole(line, index).is_some_and(|value| (1.0..=31.0).contains(&value));
    if day(end) && !matches!(line.word(end + 1), "percent" | "%" | "per" | "million" | "people") {
        end += 1;
        if matches!(line.word(end), "st" | "nd" | "rd" | "th") {
            end += 1;
        }
        let to = line.pieces.get(end).is_some_and(|piece| piece.is_dash() || piece.is_any(&["to", "and", "&"]));
        let far =
            matches!(line.word(end), "and" | "to") && line.pieces.get(end + 2).is_some_and(|piece| piece.is_word());
        if to && day(end + 1) && !far {
            end += 2;
        }
        let comma = usize::from(line.word(end) == ",");
        if is_year(line, end + comma) {
            end += comma + 1;
        }
        return Some((Kind::Date, end));
    }
    let comma = usize::from(line.word(end) == ",");
    is_year(line, end + comma).then_some((Kind::Date, end + comma + 1))
}

/// "12 May", "4th of July 2020", "16 and 17 June", "12-14 May".
fn day_first(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let value = whole(line, at)?;
    if !(1.0..=31.0).contains(&value) || line.pieces[at].text.len() > 2 {
        return None;
    }
    let mut end = at + 1;
    let suffix = |index: usize| matches!(line.word(index), "st" | "nd" | "rd" | "th") && line.pieces[index].glued;
    if suffix(end) {
        end += 1;
    }
    let joint = line.pieces.get(end).is_some_and(|piece| piece.is_dash() || piece.is_any(&["and", "to", "or", "&"]));
    if joint && whole(line, end + 1).is_some_and(|value| (1.0..=31.0).contains(&value)) {
        let mut second = end + 2;
        if suffix(second) {
            second += 1;
        }
        if line.pieces.get(second).is_some() && is_month(line, second) {
            end = second;
        }
    }
    if line.word(end) == "of" || line.pieces.get(end).is_some_and(|piece| piece.is_hyphen()) {
        end += 1;
    }
    if line.pieces.get(end).is_none() || !is_month(line, end) {
        return None;
    }
    end += 1;
    if line.word(end) == "." && line.pieces.get(end + 1).is_some_and(|piece| piece.is_number()) {
        end += 1;
    }
    let comma = usize::from(line.word(end) == ",");
    if is_year(line, end + comma) {
        end += comma + 1;
    }
    Some((Kind::Date, end))
}

/// The value of a whole number without grouping.
fn whole(line: &Line, at: usize) -> Option<f64> {
    let piece = line.pieces.get(at).filter(|piece| piece.is_number())?;
    piece.text.bytes().all(|byte| byte.is_ascii_digit()).then(|| grouped(piece.text))?
}

/// Four digits between 1000 and 2100, no unit or sign looked at.
fn is_year(line: &Line, at: usize) -> bool {
    let four = line.pieces.get(at).is_some_and(|piece| piece.is_number() && piece.text.len() == 4);
    four && whole(line, at).is_some_and(|value| (1000.0..2100.0).contains(&value))
}

/// "7:40 p.m.", "5 a.m.", "ten o'clock", "2:30".
fn clock(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let mut end = at + 1;
    let mut told = false;
    while line.word(end) == ":"
        && line.pieces[end].glued
        && whole(line, end + 1).is_some()
        && line.pieces[end + 1].glued
    {
        end += 2;
        told = true;
    }
    let half =
        |word: &str| matches!(word, "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "hrs" | "gmt" | "est" | "noon");
    let mut mark = end;
    if line.pieces.get(mark).is_some_and(|piece| piece.is_dash() || piece.is("to")) {
        // "9 to 11 a.m."
        let second = mark + 1;
        let mut close = second + 1;
        if line.word(close) == ":" {
            close += 2;
        }
        if whole(line, second).is_some() && half(line.word(close)) {
            return Some((Kind::Date, close + 1));
        }
        mark = end;
    }
    if half(line.word(mark)) && (line.word(mark) != "hrs" || told) && small_hour(line, at) {
        return Some((Kind::Date, mark + 1));
    }
    if line.word(end) == "o" && line.word(end + 1).starts_with('\'') {
        return Some((Kind::Date, (end + 3).min(line.pieces.len())));
    }
    if line.word(end) == "o'clock" {
        return Some((Kind::Date, end + 1));
    }
    told.then_some((Kind::Date, end))
}

fn small_hour(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    !piece.is_number() || grouped(piece.text).is_some_and(|value| value <= 24.6 || piece.text.len() == 4)
}

/// "1990s", "the 80s".
fn decade(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let plural = line.pieces.get(at + 1).is_some_and(|next| next.glued && next.is_any(&["s", "'s"]));
    let digits = line.pieces[at].text.len();
    // "in '16"
    let short = line.pieces[at].glued
        && line.before(at, 1).is_some_and(|mark| !mark.glued && matches!(mark.text, "'" | "’" | "‘"));
    let closed = line.pieces.get(at + 1).is_some_and(|next| matches!(next.text, "'" | "’"));
    if short && digits == 2 && !closed {
        return Some((Kind::Date, if plural { at + 2 } else { at + 1 }));
    }
    let mut end = at + 2;
    if plural && (is_year(line, at) || digits == 2) {
        if line.word(end) == "and" && line.word(end + 2) == "s" {
            end += 3;
        }
        return Some((Kind::Date, end));
    }
    None
}

fn ordinal(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let next = line.pieces.get(at + 1)?;
    (next.glued && next.is_any(&["st", "nd", "rd", "th"])).then_some((Kind::Ordinal, at + 2))
}

/// "F-16", "COVID-19", "B52", "4G", "#5", "1.2.3": digits that hang on letters.
fn is_code(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    let long = piece.text.len() > LONGEST_COUNT && piece.text.bytes().all(|byte| byte.is_ascii_digit());
    if long || piece.is("911") {
        return true;
    }
    if piece.glued {
        let before = line.before(at, 1);
        if before.is_some_and(|before| before.is_word() || before.is_any(&["#", "_", "№"])) {
            return true;
        }
        let hyphen = before.is_some_and(|before| before.is_hyphen() && before.glued);
        let hangs = line.before(at, 2).is_some_and(|word| {
            word.is_word() && !number::is_number_word(word) && !word.is_any(&["mid", "low", "high", "early", "late"])
        });
        if hyphen && hangs {
            return true;
        }
    }
    grouped(piece.text).is_none()
}

/// Digits without grouping in the longest number that counts something; longer ones are identifiers.
const LONGEST_COUNT: usize = 8;

/// The end of a run of glued digits, letters and hyphens.
fn chain_end(line: &Line, at: usize) -> usize {
    let mut end = at + 1;
    while line.pieces.get(end).is_some_and(|piece| {
        piece.glued
            && (piece.is_number()
                || piece.is_word()
                || piece.is_hyphen() && line.pieces.get(end + 1).is_some_and(|next| next.glued))
    }) {
        end += 1;
    }
    end
}

/// "9/11", "2021/22", "24/7", "10/1"; halves and thirds are numbers.
fn slash(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let pair = line.word(at + 1) == "/" && line.pieces[at + 1].glued && whole(line, at + 2).is_some();
    if !pair || !line.pieces[at + 2].glued || line.word(at + 3) == "of" {
        return None;
    }
    let mut end = at + 3;
    while line.word(end) == "/" && whole(line, end + 1).is_some() {
        end += 2;
    }
    let kind = if is_year(line, at) || end > at + 3 { Kind::Date } else { Kind::Name };
    Some((kind, end))
}

/// Telephone numbers and the like: three or more groups joined by hyphens, or "328-3320".
fn chain(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let mut groups = vec![line.pieces[at].text.len()];
    let mut end = at + 1;
    while line.pieces.get(end).is_some_and(|piece| piece.is_dash() && piece.glued)
        && whole(line, end + 1).is_some()
        && line.pieces[end + 1].glued
    {
        groups.push(line.pieces[end + 1].text.len());
        end += 2;
    }
    let plain = whole(line, at).is_some();
    if plain && (groups.len() > 2 || groups == [3, 4]) {
        return Some((Kind::Name, end));
    }
    // "2019-20", "2016–2020".
    let years = groups.len() == 2 && is_year(line, at) && (groups[1] == 2 || is_year(line, end - 1));
    if years && !line.pieces.get(end).is_some_and(|piece| piece.tag.is_noun() && piece.lower.ends_with('s')) {
        return Some((Kind::Date, end));
    }
    // "(775) 328-3320"
    let area = line.word_before(at, 1) == "(" && line.word(at + 1) == ")" && groups[0] == 3;
    (area && line.pieces.get(at + 2).is_some_and(|piece| piece.is_number())).then_some((Kind::Name, at + 1))
}

/// "aged 34", "ages 3, 7 and 11", "Michael Mata, 26, said", "Mata (26)".
fn age(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let value = whole(line, at).filter(|value| (0.0..=115.0).contains(value))?;
    let _ = value;
    let aged = |word: &str| matches!(word, "aged" | "age" | "ages");
    let mut back = 1;
    if matches!(line.word_before(at, 1), "of" | "between") {
        back = 2;
    }
    if aged(line.word_before(at, back)) {
        return Some((Kind::Age, age_list(line, at)));
    }
    let named = |back: usize| {
        line.before(at, back).is_some_and(|piece| {
            piece.is_word() && piece.is_capitalised() && !is_month_word(piece) && !is_day_word(piece)
        })
    };
    let close = line.word(at + 1);
    let comma = line.word_before(at, 1) == "," && matches!(close, "," | "." | ";" | "" | ")" | "—" | "–");
    let followed = comma || (line.word_before(at, 1) == "," && close == "and" && line.is_name(at + 2));
    if followed && named(2) && (line.title_case || at >= 3) && !is_listed(line, at) {
        return Some((Kind::Age, at + 1));
    }
    let round = line.word_before(at, 1) == "(" && close == ")";
    let capitals =
        line.before(at, 2).is_some_and(|piece| piece.text.len() > 1 && piece.text == piece.text.to_uppercase());
    (round && named(2) && (named(3) || capitals || line.word_before(at, 3) == "of")).then_some((Kind::Age, at + 1))
}

/// A number among numbers: "rooms 3, 7, 11".
fn is_listed(line: &Line, at: usize) -> bool {
    line.word(at + 1) == "," && line.pieces.get(at + 2).is_some_and(|piece| piece.is_number())
}

/// The end of "3, 7, 11, and 14" or "15 to 29".
fn age_list(line: &Line, at: usize) -> usize {
    let mut end = at + 1;
    loop {
        let mut next = end;
        if line.word(next) == "," {
            next += 1;
        }
        if line.pieces.get(next).is_some_and(|piece| piece.is_any(&["and", "to", "or"]) || piece.is_dash()) {
            next += 1;
        }
        if next == end
            || !whole(line, next).is_some_and(|value| value <= 115.0)
            || line.pieces.get(next + 1).is_some_and(|piece| piece.tag.is_noun())
        {
            return end;
        }
        end = next + 1;
    }
}

fn is_month_word(piece: &Piece) -> bool {
    MONTHS.contains(&piece.lower.as_str())
}

fn is_day_word(piece: &Piece) -> bool {
    piece.lower.ends_with("day")
        && piece.is_any(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}

/// "Section 3", "No. 4", "Nos. 3 and 4", "Image 3 of 3".
fn label(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let mut back = 1;
    if line.word_before(at, 1) == "." && line.before(at, 1).is_some_and(|dot| dot.glued) {
        back = 2;
    }
    let before = line.before(at, back)?;
    let two = format!("{} {}", line.word_before(at, back + 1), before.lower);
    let needs_capital = LABELS.get(before.lower.as_str()).or_else(|| LABELS.get(two.as_str()))?;
    let short = before.is_any(&["no", "p", "pp", "fig", "vol", "ext", "nos"]) && back == 1;
    if line.pieces[at].is_word() && before.is_any(&["no", "nos", "p", "pp"]) {
        return None;
    }
    let start = at == back && !line.title_case;
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
        .is_some_and(|piece| piece.is_any(&["and", "to", "of", "or", ",", "&"]) || piece.is_dash())
        && whole(line, end + 1).is_some()
        && !line
            .pieces
            .get(end + 2)
            .is_some_and(|piece| piece.tag.is_noun() && piece.is_word() && !piece.is_capitalised())
    {
        end += 2;
    }
    let kind = if before.is_any(&["no", "number", "ranked", "rank", "seed"]) { Kind::Ordinal } else { Kind::Name };
    Some((kind, end))
}

/// A year alone: "in 2020", "the 2016 elections", not "killed 2000 people".
fn year(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let value = whole(line, at).filter(|_| is_year(line, at))?;
    let before = line.word_before(at, 1);
    let next = line.pieces.get(at + 1);
    let tied = matches!(
        before,
        "in" | "since"
            | "of"
            | "until"
            | "till"
            | "by"
            | "from"
            | "year"
            | "years"
            | "circa"
            | "before"
            | "after"
            | "between"
            | "the"
            | "to"
            | "for"
            | "during"
            | "late"
            | "early"
            | "mid"
            | "and"
            | "-"
            | "–"
            | "("
            | ","
            | "summer"
            | "spring"
            | "autumn"
            | "fall"
            | "winter"
            | "this"
            | "fiscal"
            | "through"
            | "/"
    );
    let plural = |at: usize| {
        let piece = line.pieces.get(at);
        piece.is_some_and(|piece| {
            piece.is_word() && !piece.is_capitalised() && piece.lower.ends_with('s') && piece.tag.is_noun()
        })
    };
    let adjective =
        next.is_some_and(|next| !next.is_capitalised() && (next.tag.is_adjective() || next.tag == Tag::VBN));
    let counted = plural(at + 1) || adjective && plural(at + 2);
    let tied = tied && !(before == "of" && counted) || matches!(before, "'s" | "'");
    let unit = next.is_some_and(|next| next.is_any(&["%", "percent", "million", "people", "times"]))
        || crate::quantity::unit::read(&line.pieces, at + 1).is_some_and(|(measure, _)| measure.symbol != "%");
    let recent = (1900.0..2060.0).contains(&value);
    let is_year = if recent {
        !unit && (tied || !counted)
    } else {
        tied && !unit
            && !counted
            && value >= 1400.0
            && !matches!(before, "the" | "of" | "to" | "by" | "and" | "for" | ",")
    };
    is_year.then_some((Kind::Date, at + 1))
}

/// "3116 W. Vogel Ave", "the 300 block of Brice Street".
fn address(line: &Line, at: usize) -> Option<(Kind, usize)> {
    whole(line, at)?;
    if line.word(at + 1) == "block" {
        return Some((Kind::Name, at + 1));
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
    let mut next = at + 1;
    while next < at + 6 && (capital(next) || line.word(next) == ".") {
        if street(next) && next > at + 1 {
            return Some((Kind::Name, at + 1));
        }
        next += 1;
    }
    None
}

/// "1. Mexico", "2) …" where a line begins, or a number alone on its line.
fn list_number(line: &Line, at: usize) -> Option<(Kind, usize)> {
    if at > 0 || whole(line, at).is_none_or(|value| value > 999.0) {
        return None;
    }
    let next = line.pieces.get(1);
    let dotted = next.is_some_and(|next| next.is_any(&[".", ")"]) && next.glued);
    (next.is_none() || dotted).then_some((Kind::Name, at + 1))
}

/// "4-1", "3–2": two small numbers joined, with nothing counted after them.
fn score(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let dash = line.pieces.get(at + 1).filter(|piece| piece.is_dash() && piece.glued)?;
    let (first, second) = (whole(line, at)?, whole(line, at + 2)?);
    let _ = dash;
    let next = line.pieces.get(at + 3);
    let counted = next.is_some_and(|next| {
        next.is_any(&["%", "percent", "per", "million", "billion", "crore", "lakh", "people", "thousand"])
            || next.is_dash()
    }) || crate::quantity::unit::read(&line.pieces, at + 3).is_some()
        || next.is_some_and(|next| {
            (next.tag.is_noun() || next.tag.is_adjective()) && !next.is_capitalised() && first < second
        });
    let told = crate::quantity::bound::before(&line.pieces, at, 0).is_some()
        || line.word_before(at, 1) == "by"
        || next.is_some_and(|next| next.is_any(&["margin", "ratio", "majority"]));
    if second == 1.0 && first > 1.0 && told {
        return None;
    }
    let bounded = matches!(
        line.word_before(at, 1),
        "about" | "around" | "some" | "nearly" | "almost" | "roughly" | "$" | "£" | "€"
    );
    (!counted && !bounded && first < 200.0 && second < 200.0).then_some((Kind::Score, at + 3))
}

/// "Club 21", "Anderson Cooper 360", "the top 10": the end of a name or a rank.
fn named(line: &Line, at: usize) -> Option<(Kind, usize)> {
    let value = whole(line, at)?;
    if line.word_before(at, 1) == "top" {
        return Some((Kind::Ordinal, at + 1));
    }
    let before = at.checked_sub(1)?;
    let next = line.pieces.get(at + 1);
    let closed = next.is_none_or(|next| {
        !next.glued
            && (next.is_any(&["in", "on", "at", "is", "was", "has", "had", "and", "to", "for", "with", "from", "near"]))
            || next.is_any(&[",", ".", ")", "'s", "”", "\"", ":"])
    });
    let small = value < 1000.0 && line.pieces[at].text.len() <= 3;
    // "FOX 8 reported", "OML 17": a number after capitals.
    let letters = &line.pieces[before];
    let capitals = letters.is_word() && letters.text.len() > 2 && letters.text.chars().all(char::is_uppercase);
    let counts = next.is_some_and(|next| !next.is_capitalised() && next.lower.ends_with('s') && next.tag.is_noun());
    if capitals && small && !counts && !line.all_capitals {
        return Some((Kind::Name, at + 1));
    }
    (line.is_name(before) && small && closed).then_some((Kind::Name, at + 1))
}

/// "Group of Seven", "the Big Four", "Uranium One".
fn named_word(line: &Line, at: usize) -> Option<(Kind, usize)> {
    if line.word_before(at, 1) == "top" {
        return Some((Kind::Ordinal, at + 1));
    }
    let zero = line.word(at) == "zero"
        && line
            .pieces
            .get(at + 1)
            .is_some_and(|next| next.is_capitalised() && at > 0 || next.is_hyphen() && next.glued);
    if zero {
        return Some((Kind::Name, at + 1));
    }
    if line.word_before(at, 1) == "at" && line.word(at) == "one" && line.word(at + 1) == "point" {
        return Some((Kind::Idle, at + 2));
    }
    if line.title_case || !line.is_name(at) {
        return None;
    }
    let of = line.word_before(at, 1) == "of" && at >= 2 && line.is_name(at - 2);
    let tail = at >= 1 && line.is_name(at - 1);
    (of || tail).then_some((Kind::Name, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::quantity::piece;

    /// The kinds of the numbers in `text` that are no figures, in order.
    #[track_caller]
    fn check(text: &str, expect: &[Kind]) {
        let document = document::of(text, None);
        let line = Line::of(piece::of(&document, &document.sentences[0]));
        let (mut at, mut kinds) = (0, Vec::new());
        while at < line.pieces.len() {
            at = match no_figure(&line, at) {
                Some((kind, end)) => {
                    kinds.push(kind);
                    end
                }
                None => at + 1,
            };
        }
        assert_eq!(kinds, expect, "{text}");
    }

    #[test]
    fn dates_and_times() {
        check("on 12 May 2020 it rained", &[Kind::Date]);
        check("at 7:40 p.m. and again at 9 pm", &[Kind::Date, Kind::Date]);
        check("in 2016 and the 1990s", &[Kind::Date, Kind::Date]);
        check("killed 2000 people", &[]);
        check("may 12 people come", &[]);
    }

    #[test]
    fn names_ordinals_ages() {
        check("an F-16 on Route 66", &[Kind::Name, Kind::Name]);
        check("the 62nd of 80 races", &[Kind::Ordinal]);
        check("said Ruth Atieno, 34, in Kisumu", &[Kind::Age]);
        check("they sent 34 men", &[]);
    }
}
