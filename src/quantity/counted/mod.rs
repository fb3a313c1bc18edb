//! What is counted or measured: the noun phrase of a figure, as written, without the figure. It may follow the figure,
//! stand before it as the subject of its verb, or in an earlier sentence. A pronoun is followed within its sentence
//! only: who "he" is, is known by a later stage.

mod beside;
mod certain;
pub mod concept;
mod following;
mod level;
mod measure;
mod memory;
mod money;
mod object;
mod pair;
mod respective;
mod share;

use crate::document::Tag;
use crate::quantity::change;
use crate::quantity::counted::following::{after_figures, is_countable, is_plight, is_pointer};
use crate::quantity::counted::level::{is_bare_change, named_by};
use crate::quantity::counted::memory::{BACK, FAR};
pub use crate::quantity::counted::memory::{Memory, Sort};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::number;
use crate::quantity::phrase::{self, Phrase};
use crate::quantity::piece::Piece;
use crate::quantity::unit;
use crate::text::Span;

pub use crate::quantity::counted::certain::find as certain;

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
    // "To double the price of rice" is of the price.
    let changes = change::infinitive(line, figure.start).and_then(|_| phrase::after(line, figure.end));
    // "89%-6%": both are of one.
    let joined = figure.start.checked_sub(2).filter(|&at| {
        let hyphen = &line.pieces[at + 1];
        sort == Sort::Share && line.word(at) == "%" && hyphen.is_hyphen() && hyphen.glued
    });
    if let Some(span) = joined.and_then(|_| memory.last(sort, sentence, 0)) {
        return Some(span);
    }
    let found = match sort {
        _ if let Some(object) = changes => Found::Phrase(object),
        // "cases passed the 4,000 mark"
        Sort::Count | Sort::Money | Sort::Measure if is_mark(line, figure) => {
            beside::subject(line, figure.start).or(|| following::find(line, figure.end))
        }
        Sort::Count => count(line, figure),
        Sort::Share => share::find(line, figure),
        Sort::Money => money::find(line, figure),
        Sort::Measure => measure::find(line, figure),
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
        Found::Same(_)
            if sort == Sort::Count
                && is_definite(line, figure)
                && let Some(span) = memory.last_of_value(figure.value, sentence) =>
        {
            Some(span)
        }
        Found::Same(back) => {
            let back = if is_item(line, figure) { FAR } else { back };
            let any = if back == 0 { memory.last_of_any(sentence) } else { None };
            let last = memory.last(sort, sentence, back).or(any);
            let them = is_share_of_them(line, figure);
            let counted = || memory.last(Sort::Count, sentence, back).filter(|_| them);
            let here = memory.last(sort, sentence, 0).or_else(|| memory.last(Sort::Count, sentence, 0));
            let told = if them && here.is_none() { many(line, figure.start) } else { None };
            told.or(last).or_else(counted).or_else(|| match sort {
                Sort::Count => memory.last(sort, sentence, sentence).or_else(|| plight(line, figure.end)),
                _ => memory.topic(sentence).or_else(|| own_topic(line, figure)),
            })
        }
        Found::It if sort == Sort::Money => memory.topic(sentence).or_else(|| memory.last(sort, sentence, BACK)),
        Found::It => {
            memory.last(sort, sentence, BACK).or_else(|| memory.topic(sentence).filter(|_| sort != Sort::Count))
        }
        Found::Asked => {
            let asked = memory.whole(sentence).or_else(|| memory.last(sort, sentence, BACK));
            let people = asked.or_else(|| memory.people(sentence)).or_else(|| memory.topic(sentence));
            people.or_else(|| many(line, figure.start))
        }
        Found::Nothing => None,
    }
}

/// Whether the figure is a mark that something reaches: "the 4,000 mark", "past the $2 million mark".
fn is_mark(line: &Line, figure: &Figure) -> bool {
    let the = line.word_before(figure.start, 1) == "the" || (figure.start..figure.end).any(|at| line.word(at) == "the");
    the && matches!(line.word(figure.end), "mark" | "milestone" | "barrier" | "level")
}

/// Whether the figure tells a share of people: "45% of voters", "45% among voters", not "45% of the vote".
pub fn is_part(line: &Line, figure: &Figure) -> bool {
    const BODIES: [&str; 5] = ["public", "electorate", "population", "generation", "those"];
    const CAST: [&str; 5] = ["votes", "delegates", "precincts", "ballots", "seats"];
    let part = figure.unit == "%" && matches!(line.word(figure.end), "of" | "among");
    let whole = if part { after_figures(line, figure.end + 1) } else { None };
    whole.is_some_and(|whole| {
        let head = &line.pieces[whole.head];
        (matches!(head.tag, Tag::NNS | Tag::NNPS) || head.is_any(&BODIES)) && !head.is_any(&CAST)
    })
}

/// "Ana Moss: 90 percent", "Forecast: 85 percent": an item of a list, which names whose figure it is.
pub fn is_item(line: &Line, figure: &Figure) -> bool {
    let ends = line.pieces.get(figure.end).is_none_or(|next| matches!(next.text, "." | ";" | ","));
    line.word_before(figure.start, 1) == ":" && ends
}

/// "the newly chosen five", "all five": those of whom as many were told.
pub fn is_definite(line: &Line, figure: &Figure) -> bool {
    let describes = |piece: &&Piece| {
        let new = piece.is_any(&["other", "another", "further"]);
        !new && (piece.tag.is_adjective() || piece.tag.is_adverb() || piece.tag == Tag::VBN)
    };
    let skipped = line.pieces[..figure.start].iter().rev().take_while(describes).count();
    let article = line.before(figure.start - skipped, 1);
    let noun = line.pieces.get(figure.end).is_some_and(|next| next.tag.is_noun() || next.tag.is_adjective());
    !noun && article.is_some_and(|word| word.is_any(&["the", "all", "these", "those"]))
}

/// "99% of them": of those counted before.
fn is_share_of_them(line: &Line, figure: &Figure) -> bool {
    line.word(figure.end) == "of" && is_pointer(line, figure.end + 1)
}

/// "dead" in "59 are dead", where nothing tells who they are.
fn plight(line: &Line, at: usize) -> Option<Span> {
    let told = line.pieces.get(at + 1).filter(|piece| is_plight(&piece.lower));
    told.filter(|_| matches!(line.word(at), "are" | "were")).map(|piece| piece.span)
}

/// What the figure's own sentence is about, where nothing before it counts and a verb tells of it.
fn own_topic(line: &Line, figure: &Figure) -> Option<Span> {
    let told = |found: &Phrase| (found.end..figure.start).take(TOPIC).any(|at| phrase::is_verb(line, at));
    topic(line).filter(told).map(|found| span(line, found))
}

/// Those whom the sentence is about, where it tells of many before piece `at`: "Nurses came, half of them late".
fn many(line: &Line, at: usize) -> Option<Span> {
    let many = |found: &Phrase| found.end < at && line.pieces[found.head].tag == Tag::NNS;
    topic(line).filter(many).map(|found| span(line, found))
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
        return level::find(line, figure).or(|| following::find(line, figure.end));
    }
    // "children aged under 21", "nurses who are aged over 45"
    if line.word_before(figure.start, 1) == "aged" {
        let aged = figure.start - 1;
        return Found::from(phrase::before(line, aged)).or(|| beside::subject(line, aged));
    }
    if let Some(found) = object::tallied(line, figure) {
        return Found::Phrase(found);
    }
    following::find(line, over_measure(line, figure.end))
        .or(|| or_two(line, figure).into())
        .or(|| object::moved(line, figure).into())
        .or(|| level::find(line, figure))
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
