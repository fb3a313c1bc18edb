//! What is counted or measured: the noun phrase of a figure, as written, without the figure. It may follow the figure,
//! stand before it as the subject of its verb, or in an earlier sentence. A pronoun is followed within its sentence
//! only: who "he" is, is known by a later stage.

mod beside;
pub mod concept;
mod memory;
mod money;
mod object;
mod respective;
mod share;

use crate::document::Tag;
use crate::quantity::change;
use crate::quantity::counted::memory::{BACK, FAR};
pub use crate::quantity::counted::memory::{Memory, Sort};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::number;
use crate::quantity::phrase::{self, Phrase};
use crate::quantity::piece::Piece;
use crate::quantity::unit;
use crate::text::Span;

/// The words that `figure` counts, in sentence number `sentence`.
pub fn find(line: &Line, figure: &Figure, sentence: usize, memory: &Memory) -> Option<Span> {
    let sort = Sort::of(figure.unit);
    if let Some(span) = memory.last(sort, sentence, 0).filter(|_| is_compared(line, figure)) {
        return Some(span);
    }
    if let Some(span) = memory.last_of_any(sentence).filter(|_| is_restated(line, figure)) {
        return Some(span);
    }
    if let Some(span) = memory.listed(sort, sentence).filter(|_| is_item(line, figure)) {
        return Some(span);
    }
    let found = match sort {
        Sort::Count => count(line, figure),
        _ if let Some(name) = respective::find(line, figure) => Found::Phrase(name),
        Sort::Share => share::find(line, figure),
        Sort::Money => money::find(line, figure),
        Sort::Measure => measure(line, figure),
    };
    match found {
        Found::Phrase(phrase) if line.word(phrase.head) == "those" && phrase.end - phrase.start == 1 => {
            let told = phrase::those(line, phrase).map(|phrase| span(line, phrase));
            told.or_else(|| memory.last(sort, sentence, BACK)).or_else(|| Some(span(line, phrase)))
        }
        Found::Phrase(phrase) if phrase::is_pronoun(&line.pieces[phrase.head]) && phrase.end - phrase.start == 1 => {
            Some(memory.antecedent(line, phrase, sentence).unwrap_or_else(|| span(line, phrase)))
        }
        Found::Phrase(phrase) if phrase.end <= figure.start && is_bare_change(line, phrase, sort) => {
            let own = span(line, phrase);
            memory.last_before(own, sort, sentence).or(Some(own))
        }
        Found::Phrase(phrase) => Some(span(line, phrase)),
        Found::Same(back) => {
            let back = if is_item(line, figure) { FAR } else { back };
            let any = if back == 0 { memory.last_of_any(sentence) } else { None };
            let last = memory.last(sort, sentence, back).or(any);
            let counted = || memory.last(Sort::Count, sentence, back).filter(|_| is_share_of_them(line, figure));
            last.or_else(counted).or_else(|| match sort {
                Sort::Count => memory.last(sort, sentence, sentence),
                _ => memory.topic(sentence),
            })
        }
        Found::It if sort == Sort::Money => memory.topic(sentence).or_else(|| memory.last(sort, sentence, BACK)),
        Found::It => {
            memory.last(sort, sentence, BACK).or_else(|| memory.topic(sentence).filter(|_| sort != Sort::Count))
        }
        Found::Asked => memory.whole(sentence).or_else(|| memory.last(sort, sentence, BACK)),
        Found::Nothing => None,
    }
}

/// Whether the figure tells a share of what it counts: "45% of voters", "45% among voters".
pub fn is_part(line: &Line, figure: &Figure) -> bool {
    figure.unit == "%" && matches!(line.word(figure.end), "of" | "among")
}

/// "Ana Moss: 90 percent", "Forecast: 85 percent": an item of a list, which names whose figure it is.
pub fn is_item(line: &Line, figure: &Figure) -> bool {
    let ends = line.pieces.get(figure.end).is_none_or(|next| matches!(next.text, "." | ";" | ","));
    line.word_before(figure.start, 1) == ":" && ends
}

/// "99% of them": of those counted before.
fn is_share_of_them(line: &Line, figure: &Figure) -> bool {
    line.word(figure.end) == "of" && is_pointer(line, figure.end + 1)
}

/// ", up from 4.9%", "compared with 955 a year ago": the level before of what the sentence told first.
fn is_compared(line: &Line, figure: &Figure) -> bool {
    let start = figure.start;
    matches!(
        (line.word_before(start, 2), line.word_before(start, 1)),
        ("up" | "down" | ",", "from") | ("compared" | "comparing", "with" | "to") | ("above" | "below" | "than", "the")
    ) && phrase::after(line, figure.end).is_none_or(|found| found.start > figure.end)
}

/// "10 per cent or $78m", "sold 40 cars, up 31 percent": the same in other words, or its change.
fn is_restated(line: &Line, figure: &Figure) -> bool {
    let moved = line.word_before(figure.start, 2) == "," && matches!(line.word_before(figure.start, 1), "up" | "down");
    if moved
        && line.before(figure.start, 3).is_some_and(|before| !before.tag.is_proper_noun() || phrase::is_time(before))
    {
        return true;
    }
    // "15% earned more than $100,000"
    let verb = figure.start.checked_sub(1).filter(|&verb| phrase::is_verb(line, verb));
    if verb.is_some_and(|verb| line.word_before(verb, 1) == "%") {
        return true;
    }
    let or = figure.start.checked_sub(1).filter(|&at| line.word(at) == "or" && line.word(figure.end) != "of");
    or.and_then(|or| line.before(or, 1)).is_some_and(|last| {
        let scale = last.is_word() && last.glued;
        last.is_number() || number::is_number_word(last) || scale || last.is_any(&["%", "cent", "percent"])
    })
}

/// Who is as old as the bare number at `at`: "Okello, 65,", "Maria, who was 10".
pub fn aged(line: &Line, at: usize) -> Option<Span> {
    let who = (1..=3).find(|&back| line.word_before(at, back) == "who");
    let mut end = at.checked_sub(who.unwrap_or(1))?;
    while matches!(line.word_before(end, 1), ",") {
        end -= 1;
    }
    phrase::before(line, end).map(|found| span(line, found))
}

/// What the sentence is about: its first noun phrase, over a leading adverbial ("In June, …").
pub fn topic(line: &Line) -> Option<Phrase> {
    let told = matches!(line.word(0), "regarding" | "concerning") || line.word(0) == "as" && line.word(1) == "for";
    if told {
        return phrase::after(line, 1 + usize::from(line.word(1) == "for"));
    }
    let leading = line.pieces.first().is_some_and(|first| matches!(first.tag, Tag::IN | Tag::TO | Tag::VBG));
    let comma = line.pieces.iter().take(TOPIC).position(|piece| piece.is(","));
    let start = if leading { comma? + 1 } else { 0 };
    let start = start + usize::from(line.pieces.get(start).is_some_and(|piece| matches!(piece.text, "“" | "\"" | "‘")));
    let phrase = phrase::after(line, start)?;
    let near = phrase.start <= start + 2 && !phrase::is_time(&line.pieces[phrase.head]);
    near.then(|| phrase::widened_on(line, named_by(line, phrase)))
}

/// Pieces within which a leading adverbial ends.
const TOPIC: usize = 15;

enum Found {
    Phrase(Phrase),
    /// The same as the last figure of the sort, at most so many sentences ago.
    Same(usize),
    /// "it", which its own sentence does not tell.
    It,
    /// Those of whom a share was told last, who were asked something: "voters" in "half of voters".
    Asked,
    Nothing,
}

impl Found {
    fn or(self, other: impl FnOnce() -> Found) -> Found {
        match self {
            Found::Nothing => other(),
            found => found,
        }
    }
}

impl From<Option<Phrase>> for Found {
    fn from(phrase: Option<Phrase>) -> Found {
        phrase.map_or(Found::Nothing, Found::Phrase)
    }
}

pub fn span(line: &Line, phrase: Phrase) -> Span {
    Span::new(line.pieces[phrase.start].span.start, line.pieces[phrase.end - 1].span.end)
}

/// The index of the piece after what is counted, where that stands behind the figure in its sentence.
pub fn end_behind(line: &Line, figure: &Figure, counted: Span) -> Option<usize> {
    let behind = counted.start >= line.pieces[figure.end - 1].span.end;
    let end = line.pieces.partition_point(|piece| piece.span.end < counted.end) + 1;
    (behind && end <= line.pieces.len()).then_some(end)
}

fn count(line: &Line, figure: &Figure) -> Found {
    // "consumption rose to 170 million bags": what the bags hold.
    #[rustfmt::skip]
    const CONTAINERS: [&str; 10] = ["bag", "bags", "sack", "sacks", "crate", "crates", "carton", "cartons", "truckloads", "bales"];
    if CONTAINERS.contains(&line.word(figure.end)) && line.word(figure.end + 1) != "of" {
        return level(line, figure).or(|| following(line, figure.end));
    }
    if let Some(found) = object::tallied(line, figure) {
        return Found::Phrase(found);
    }
    following(line, over_measure(line, figure.end))
        .or(|| or_two(line, figure).into())
        .or(|| object::moved(line, figure).into())
        .or(|| level(line, figure))
        .or(|| listed(line, figure).into())
        .or(|| chosen(line, figure).into())
        .or(|| Found::Same(BACK))
}

/// Over the measure of what is counted: "2.9 million 9-litre cases", "eight million 250ml bottles".
fn over_measure(line: &Line, end: usize) -> usize {
    let number = line.pieces.get(end).is_some_and(Piece::is_number);
    let measure = unit::read(&line.pieces, end + 1).filter(|(measure, _)| number && measure.dimension != "share");
    measure.map_or(end, |(_, end)| end)
}

/// "another pick or two": the noun stands before.
fn or_two(line: &Line, figure: &Figure) -> Option<Phrase> {
    let or = figure.start.checked_sub(1).filter(|&or| line.word(or) == "or")?;
    phrase::before(line, or).filter(|found| is_countable(line, *found))
}

/// "Of the nurses asked, 900 came."
fn chosen(line: &Line, figure: &Figure) -> Option<Phrase> {
    let comma = line.pieces.iter().take(TOPIC).position(|piece| piece.is(","))?;
    let opens = line.word(0) == "of" && comma < figure.start && !is_pointer(line, 1);
    if opens { after_figures(line, 1).filter(|found| found.end <= comma) } else { None }
}

/// "The rise in cases was recorded in Junin (3,192), Cusco (2,752)": what the sentence is about.
fn listed(line: &Line, figure: &Figure) -> Option<Phrase> {
    let bracket = figure.start.checked_sub(2).filter(|&at| line.word(at + 1) == "(")?;
    let named = line.pieces[bracket].tag.is_proper_noun();
    topic(line).filter(|found| named && found.end < bracket).map(|found| named_by(line, found))
}

/// Measures: "300 tons of drugs", "a 40 km road", "the tower is 40 m high".
fn measure(line: &Line, figure: &Figure) -> Found {
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
        .or(|| following(line, figure.end))
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
    let mut end = figure.end;
    // "80 kilometres (50 miles) from"
    if let Some(close) = (end..end + 6).find(|&at| line.word(at) == ")").filter(|_| line.word(end) == "(") {
        end = close + 1;
    }
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
    named.map(|found| phrase::widened_back(line, found))
}

/// "600 militants", "600 of the militants", "600 of them", "five more people", "a 28-page report".
fn following(line: &Line, end: usize) -> Found {
    let mut at = over_conversion(line, end);
    while matches!(line.word(at), "more" | "fewer" | "less" | "total" | "such") {
        at += 1;
    }
    if line.word(at) == "-" && line.pieces[at].glued {
        return compound(line, at + 1).into();
    }
    // "13 (sailors) dead"
    if line.word(at) == "("
        && let Some(found) = phrase::after(line, at + 1).filter(|found| line.word(found.end) == ")")
    {
        return Found::Phrase(found);
    }
    // "the highest number — 21 — of storms"
    if matches!(line.word(at), "–" | "—") && line.word(at + 1) == "of" {
        at += 1;
    }
    // "41,773 and 11,189 infections"
    let joined = matches!(line.word(at), "and" | "or") && line.pieces.get(at + 1).is_some_and(Piece::is_number);
    if joined && line.pieces[end - 1].is_number() && line.word(at + 2) != "," {
        at += 2;
    }
    if line.word(at) == "of" {
        if is_pointer(line, at + 1) {
            return Found::Same(BACK);
        }
        return after_figures(line, at + 1).map(|phrase| phrase::widened_on(line, phrase)).into();
    }
    // "three $50,000 prizes"
    if line.word(at) == "$" {
        at += 2;
    }
    match phrase::after(line, at).map(|found| plural(line, owners(line, found))) {
        Some(many) if is_countable(line, many) => Found::Phrase(phrase::widened_on(line, many)),
        Some(_) => Found::Nothing,
        None => mistagged(line, at).into(),
    }
}

/// Over "(1.65 million hectares)" after "16,557 square kilometres", where "of" goes on.
fn over_conversion(line: &Line, end: usize) -> usize {
    /// The furthest that such a bracket closes.
    const REACH: usize = 8;
    if line.word(end) != "(" {
        return end;
    }
    let numbers = line.pieces[end..].iter().take(4).any(Piece::is_number);
    let close = (end..end + REACH).find(|&at| line.word(at) == ")");
    let goes_on =
        |next: &usize| line.word(*next) == "of" || phrase::after(line, *next).is_some_and(|found| found.start == *next);
    close.map(|close| close + 1).filter(|next| numbers && goes_on(next)).unwrap_or(end)
}

/// "13 million people" in "13 million people's food security".
fn owners(line: &Line, phrase: Phrase) -> Phrase {
    let owner = (phrase.start + 1..phrase.head).find(|&at| line.pieces[at].tag == Tag::POS);
    match owner.filter(|&at| line.pieces[at - 1].tag == Tag::NNS) {
        Some(owner) => Phrase { end: owner, head: owner - 1, ..phrase },
        None => phrase,
    }
}

/// "20 wells" in "20 wells work": more than one is counted, so that a plural before a singular is the head.
fn plural(line: &Line, phrase: Phrase) -> Phrase {
    /// Singular in form, plural in what they say.
    const MANY: [&str; 9] =
        ["staff", "personnel", "crew", "police", "cattle", "aircraft", "youth", "faculty", "infantry"];
    let head = &line.pieces[phrase.head];
    let single = head.tag == Tag::NN && !head.is_any(&MANY) && !head.lower.ends_with('s') && !head.is_capitalised();
    if single && phrase.head > phrase.start && line.pieces[phrase.head - 1].tag == Tag::NNS {
        return Phrase { end: phrase.head, head: phrase.head - 1, ..phrase };
    }
    phrase
}

/// "70 cattle drowned": a noun that its tag takes for an adjective, right before a verb.
fn mistagged(line: &Line, at: usize) -> Option<Phrase> {
    let piece = line.pieces.get(at).filter(|piece| piece.tag == Tag::JJ && piece.is_word())?;
    let verb = line.pieces.get(at + 1).filter(|next| matches!(next.tag, Tag::VBD | Tag::VBP | Tag::MD))?;
    let noun = !is_plight(&piece.lower) && !piece.is_any(&["more", "other", "others"]) && !verb.is_any(&["dead"]);
    noun.then_some(Phrase { start: at, end: at + 1, head: at })
}

/// "of them", "of these", "of those" with no noun after it.
fn is_pointer(line: &Line, at: usize) -> bool {
    let further =
        line.pieces.get(at + 1).is_some_and(|next| matches!(next.tag, Tag::VBN | Tag::VBD | Tag::WP) || next.is("who"));
    if line.word(at) == "those" && further {
        return false;
    }
    let points = matches!(line.word(at), "them" | "these" | "those" | "whom" | "which" | "us");
    points && !(at + 1 < line.pieces.len() && phrase::is_noun(line, at + 1))
}

fn is_countable(line: &Line, phrase: Phrase) -> bool {
    let head = &line.pieces[phrase.head];
    // "One shot was fired": what does something is counted, whatever it is called.
    let acts = matches!(line.word(phrase.end), "was" | "were" | "is" | "are" | "has" | "have" | "had");
    !phrase::is_time(head) && (acts || !is_plight(&head.lower))
}

/// What is said of people counted in headlines, never who they are: "4 shot", "1 dead".
fn is_plight(word: &str) -> bool {
    #[rustfmt::skip]
    const PLIGHTS: [&str; 14] = [
        "shot", "dead", "hurt", "wounded", "injured", "killed", "critical", "stable", "missing", "arrested", "plead", "await",
        "guilty", "trial",
    ];
    PLIGHTS.contains(&word)
}

/// The noun that a compound adjective belongs to: "a 28-page report", "the three-story, 8,000 square-meter facility".
fn compound(line: &Line, at: usize) -> Option<Phrase> {
    let rest = phrase::after(line, at + 1).filter(|rest| rest.start == at + 1);
    if rest.is_some() {
        return rest;
    }
    let found = phrase::after(line, at);
    if found.is_some_and(|found| found.head > at) {
        return found.map(|found| Phrase { start: at + 1, ..found });
    }
    let mut next = at + 1;
    while next < at + 4 && line.pieces.get(next).is_some_and(|piece| piece.is(",") || piece.is_number()) {
        next += 1;
    }
    let further = if next > at + 1 { phrase::after(line, next) } else { None };
    further.or(found)
}

/// The phrase after "of", over the figure it may hold: "two of the three men".
fn after_figures(line: &Line, at: usize) -> Option<Phrase> {
    // "of those surveyed", "of those who voted"
    let those = line.word(at) == "those"
        && line.pieces.get(at + 1).is_some_and(|next| {
            matches!(next.tag, Tag::VBN | Tag::VBD | Tag::WP) || next.is_any(&["with", "in", "aged", "under", "over"])
        });
    if those {
        return Some(Phrase { start: at, end: at + 2, head: at });
    }
    // "of what was collected": to the first verb that says something.
    if line.word(at) == "what" {
        let is_verb = |index: &usize| line.pieces.get(*index).is_some_and(|_| phrase::is_verb(line, *index));
        let first = (at + 1..at + 6).find(is_verb)?;
        let verb = if is_verb(&(first + 1)) { first + 1 } else { first };
        return Some(Phrase { start: at, end: verb + 1, head: at });
    }
    let mut index = phrase::skip_determiners(line, at);
    let scaled = |index: usize| line.pieces[index].glued && line.before(index, 1).is_some_and(Piece::is_number);
    let combined = |index: usize| line.pieces.get(index + 1).is_some_and(Piece::is_number);
    while line.pieces.get(index).is_some_and(|piece| {
        piece.is_number()
            || piece.is("%")
            || (piece.tag.is_adjective() || piece.tag == Tag::VBN) && combined(index)
            || piece.is_word() && scaled(index)
            || number::is_number_word(piece)
            || piece.is_any(&["past", "last", "first", "next", "remaining"])
    }) {
        index += 1;
    }
    phrase::after(line, index).or_else(|| {
        // "of the bank’s 100,000 retail bankers"
        let owner = (index..index + 6).find(|&at| line.pieces.get(at).is_some_and(|piece| piece.tag == Tag::POS))?;
        line.pieces.get(owner + 1).filter(|piece| piece.is_number())?;
        let is_number = |at: &usize| line.pieces.get(*at).is_some_and(number::is_number_word);
        phrase::after(line, owner + 2 + usize::from(is_number(&(owner + 2))))
    })
}

/// "the toll has risen to 6,500", "the number of people dropped from 108,000": what the verb's subject counts.
fn level(line: &Line, figure: &Figure) -> Found {
    #[rustfmt::skip]
    const LEADS: [&str; 26] = [
        "to", "at", "from", "by", "is", "was", "were", "are", "reach", "reached", "reaching", "hit", "exceed", "of", "total",
        "totaled", "totalled", "totalling", "totaling", "be", "been", "stands", "stood", "numbered", "numbering", "remains",
    ];
    let mut start = figure.start;
    while start > 0 && line.pieces[start - 1].tag == Tag::RB {
        start -= 1;
    }
    let before = line.word_before(start, 1);
    let first = line.word(figure.start);
    let exceeds = first.starts_with("exce") || first.starts_with("surpass") || first == "approaching";
    if !LEADS.contains(&before) && !change::right_before(line, start) && !exceeds {
        return Found::Nothing;
    }
    // "the number there exceeds 1,500": the figure's own words hold its verb.
    let verb = figure.start;
    if exceeds
        && phrase::is_verb(line, verb)
        && let Some(found) = phrase::subject_of(line, verb)
    {
        return Some(named_by(line, found)).into();
    }
    if line.word_before(start, 2) == "there" {
        return Found::Same(BACK);
    }
    if before == "of" {
        let named = phrase::before(line, start - 1).map(|phrase| phrase::widened_back(line, phrase));
        return named.filter(|phrase| !is_bare_sum(line, *phrase)).into();
    }
    beside::subject(line, start)
}

/// "the number of people" names people; "the daily number of requests" stays.
fn named_by(line: &Line, phrase: Phrase) -> Phrase {
    let head = &line.pieces[phrase.head];
    let generic =
        head.is_any(&["number", "numbers", "total", "toll", "count", "amount", "figure", "percentage", "proportion"])
            && line.word(phrase.head + 1) == "of"
            || head.is_any(&["rise", "increase", "drop", "decline", "surge", "jump", "fall"])
                && matches!(line.word(phrase.head + 1), "in" | "of");
    if generic && let Some(inner) = phrase::after(line, phrase.head + 2) {
        return inner;
    }
    phrase
}

/// "The rise", "a figure that fell": which one, is told before.
fn is_bare_change(line: &Line, phrase: Phrase, sort: Sort) -> bool {
    let head = &line.pieces[phrase.head];
    let alone = phrase.end - phrase.start == 1 && !matches!(line.word(phrase.end), "in" | "of" | "for" | "from" | "to");
    let sum = head.is_any(&["figure", "number", "amount", "tally"]) || head.is("rate") && sort == Sort::Count;
    alone && (sum || change::is_word(&head.lower) && head.tag.is_noun())
}

/// Whether the phrase names no more than that there is an amount; "the unemployment rate" names more.
fn is_bare_sum(line: &Line, phrase: Phrase) -> bool {
    let head = &line.pieces[phrase.head];
    let first = &line.pieces[phrase.start];
    // "a pass rate" names more than "an average rate" and "a growth rate".
    #[rustfmt::skip]
    const PLAIN: [&str; 14] = [
        "high", "higher", "highest", "low", "lower", "lowest", "average", "annual", "yearly", "monthly", "quarterly", "record",
        "overall", "combined",
    ];
    let plain = PLAIN.contains(&first.lower.as_str()) || change::is_word(&first.lower);
    let named = head.is_any(&["rate", "average"]) && phrase.start < phrase.head && !plain;
    is_sum(&head.lower) && !named
}

/// Heads that only say that there is an amount: "a total of $5m".
fn is_sum(word: &str) -> bool {
    #[rustfmt::skip]
    const SUMS: [&str; 16] = [
        "total", "sum", "amount", "record", "average", "high", "highs", "low", "lows", "tune", "excess", "maximum", "minimum", "rate", "percentage",
        "combined",
    ];
    SUMS.contains(&word)
}
