//! What is counted or measured: the noun phrase of a figure, as written, without the figure. It may follow the figure,
//! stand before it as the subject of its verb, or in an earlier sentence.

use crate::quantity::change;
use crate::quantity::figure::Figure;
use crate::quantity::kind::Line;
use crate::quantity::phrase::{self, Phrase};
use crate::text::Span;

/// What earlier figures counted: a later one that says less counts the same.
#[derive(Default)]
pub struct Memory {
    /// In the order of the text, with the sentence.
    counted: Vec<(usize, Sort, Span)>,
}

/// Figures of one sort may count the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Count,
    Share,
    Money,
    Measure,
}

impl Sort {
    pub fn of(unit: &str) -> Sort {
        match unit {
            "count" => Sort::Count,
            "%" => Sort::Share,
            _ if unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()) => Sort::Money,
            _ => Sort::Measure,
        }
    }
}

impl Memory {
    pub fn keep(&mut self, sentence: usize, sort: Sort, span: Span) {
        self.counted.push((sentence, sort, span));
    }

    /// The last of the sort, at most `back` sentences ago.
    fn last(&self, sort: Sort, sentence: usize, back: usize) -> Option<Span> {
        let near = self.counted.iter().rev().take_while(|(at, ..)| *at + back >= sentence);
        near.filter(|(_, other, _)| *other == sort).map(|(.., span)| *span).next()
    }
}

/// The words that `figure` counts; `before` is what the sentence's earlier figures count.
pub fn find(line: &Line, figure: &Figure, sentence: usize, memory: &Memory) -> Option<Span> {
    let sort = Sort::of(figure.unit);
    let found = match sort {
        Sort::Count => count(line, figure),
        Sort::Share => share(line, figure),
        Sort::Money => money(line, figure),
        Sort::Measure => measure(line, figure),
    };
    match found {
        Found::Phrase(phrase) => Some(span(line, phrase)),
        Found::Same(back) => memory.last(sort, sentence, back),
        Found::Nothing => None,
    }
}

enum Found {
    Phrase(Phrase),
    /// The same as the last figure of the sort, at most so many sentences ago.
    Same(usize),
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

fn span(line: &Line, phrase: Phrase) -> Span {
    Span::new(line.pieces[phrase.start].span.start, line.pieces[phrase.end - 1].span.end)
}

/// Sentences over which "the other three" still count the same people.
const BACK: usize = 3;

fn count(line: &Line, figure: &Figure) -> Found {
    let end = figure.end;
    if figure.unit == "ratio" {
        return phrase::subject_before(line, figure.start).into();
    }
    following(line, end).or(|| level(line, figure)).or(|| Found::Same(BACK))
}

/// "600 militants", "600 of the militants", "600 of them", "five more people".
fn following(line: &Line, end: usize) -> Found {
    let mut at = end;
    while matches!(line.word(at), "more" | "fewer" | "less") || line.word(at) == "-" && line.pieces[at].glued {
        at += 1;
    }
    if line.word(at) == "of" {
        if matches!(line.word(at + 1), "them" | "these" | "those" | "whom" | "which" | "us")
            && !phrase::is_noun(line, (at + 2).min(line.pieces.len() - 1))
        {
            return Found::Same(BACK);
        }
        return after_figures(line, at + 1).map(|phrase| phrase::widened_on(line, phrase)).into();
    }
    match phrase::after(line, at) {
        Some(found) if !phrase::is_time(&line.pieces[found.head]) && !is_plight(&line.pieces[found.head].lower) => {
            Found::Phrase(phrase::widened_on(line, found))
        }
        _ => Found::Nothing,
    }
}

/// What is said of people counted in headlines, never who they are: "4 shot", "1 dead".
fn is_plight(word: &str) -> bool {
    matches!(
        word,
        "shot"
            | "dead"
            | "hurt"
            | "wounded"
            | "injured"
            | "killed"
            | "critical"
            | "stable"
            | "missing"
            | "arrested"
            | "plead"
            | "await"
            | "guilty"
            | "trial"
            | "times"
    )
}

/// The phrase after "of", over the figure it may hold: "two of the three men".
fn after_figures(line: &Line, at: usize) -> Option<Phrase> {
    let mut index = phrase::skip_determiners(line, at);
    while line
        .pieces
        .get(index)
        .is_some_and(|piece| piece.is_number() || crate::quantity::number::is_number_word(piece))
    {
        index += 1;
    }
    phrase::after(line, index)
}

/// "the toll has risen to 6,500", "the number of people dropped from 108,000": what the verb's subject counts.
fn level(line: &Line, figure: &Figure) -> Found {
    let before = line.word_before(figure.start, 1);
    let leads = matches!(
        before,
        "to" | "at"
            | "from"
            | "by"
            | "is"
            | "was"
            | "were"
            | "are"
            | "reach"
            | "reached"
            | "reaching"
            | "hit"
            | "exceed"
            | "of"
            | "total"
            | "totaled"
            | "totalled"
            | "totalling"
            | "totaling"
            | "be"
            | "been"
    ) || change::right_before(line, figure.start)
        || line.word(figure.start).starts_with("exce")
        || line.word(figure.start).starts_with("surpass");
    if !leads {
        return Found::Nothing;
    }
    if before == "of" {
        return phrase::before(line, figure.start - 1).map(|phrase| phrase::widened_back(line, phrase)).into();
    }
    phrase::subject_before(line, figure.start).map(|phrase| named_by(line, phrase)).into()
}

/// "the number of people" names people; "the daily number of requests" stays.
fn named_by(line: &Line, phrase: Phrase) -> Phrase {
    let generic = line.pieces[phrase.head].is_any(&["number", "numbers", "total", "toll", "count", "amount", "figure"]);
    if generic
        && line.word(phrase.head + 1) == "of"
        && let Some(inner) = phrase::after(line, phrase.head + 2)
    {
        return Phrase { end: inner.end.max(phrase.end), ..inner };
    }
    phrase
}

/// Shares: "45% of voters", "a 45% stake", "a 5% fall in lending", "unemployment fell to 5%", "Trump 45%".
fn share(line: &Line, figure: &Figure) -> Found {
    let end = figure.end;
    if line.word(end) == "of" {
        if matches!(line.word(end + 1), "them" | "these" | "those" | "which" | "whom") {
            return Found::Same(BACK);
        }
        return after_figures(line, end + 1).into();
    }
    if line.word(end) == "among"
        && let Some(found) = phrase::after(line, end + 1)
    {
        return Found::Phrase(found);
    }
    if let Some(found) = contest(line, figure) {
        return Found::Phrase(found);
    }
    let mut at = end;
    if matches!(line.word(at), "more" | "fewer" | "less") && line.word(at + 1) != "than" {
        at += 1;
    }
    if let Some(found) = forced(line, figure) {
        return Found::Phrase(found);
    }
    // "While 7 percent said …": a share of those asked before.
    let opens = figure.start == 0
        || line.pieces[figure.start - 1]
            .is_any(&[",", "and", "while", "but", "that", "only", "just", "another", "—", ";", "“", "\""]);
    if opens && line.pieces.get(end).is_some_and(|_| phrase::is_verb(line, end)) {
        return among(line).map_or(Found::Same(BACK), Found::Phrase);
    }
    if let Some(found) = phrase::after(line, at).filter(|found| !phrase::is_time(&line.pieces[found.head])) {
        let changes = change::is_word(&line.pieces[found.head].lower);
        if changes
            && matches!(line.word(found.end), "in" | "of")
            && let Some(inner) = phrase::after(line, found.end + 1)
        {
            return Found::Phrase(inner);
        }
        if !changes && !is_vague_head(&line.pieces[found.head].lower) {
            return Found::Phrase(found);
        }
    }
    beside(line, figure).or(|| Found::Same(BACK))
}

/// "Among Trump voters, 74 percent …".
fn among(line: &Line) -> Option<Phrase> {
    let opens = line.pieces.first().is_some_and(|first| first.is("among"));
    if opens { phrase::after(line, 1) } else { None }
}

/// "Clinton leads Sanders 50 percent to 44 percent": the first share is the subject's, the second the object's.
fn contest(line: &Line, figure: &Figure) -> Option<Phrase> {
    let is_share = |at: usize| line.pieces.get(at).is_some_and(|piece| piece.is_number());
    let to = |at: usize| matches!(line.word(at), "to" | "-" | "–");
    let first = to(figure.end) && is_share(figure.end + 1);
    let joint = figure.start.checked_sub(1).filter(|&at| to(at) && at > 1)?;
    if first {
        return None;
    }
    let second = line.pieces[joint - 1].is_any(&["percent", "%", "cent"]) || line.pieces[joint - 1].is_number();
    let verb = phrase::verb_before(line, joint).filter(|_| second)?;
    let contest = line.pieces[verb].is_any(&[
        "leads",
        "lead",
        "leading",
        "led",
        "beats",
        "beat",
        "beating",
        "trails",
        "trailing",
        "defeat",
        "defeats",
        "defeated",
        "prevailed",
        "over",
    ]);
    contest.then(|| phrase::after(line, verb + 1))?
}

/// The noun after a figure that an article stands before, whatever its tag: "a $1.7 million bond", "his 32% support".
fn forced(line: &Line, figure: &Figure) -> Option<Phrase> {
    let article = figure.start > 0
        && line.pieces[figure.start - 1].is_any(&["a", "an", "his", "her", "its", "their", "our", "my", "your"]);
    let at = figure.end;
    let next = line.pieces.get(at).filter(|next| article && next.is_word() && !next.is_any(&FUNCTION_WORDS))?;
    if phrase::after(line, at).is_some() || next.lower.ends_with("ly") {
        return None;
    }
    Some(Phrase { start: at, end: at + 1, head: at })
}

#[rustfmt::skip]
const FUNCTION_WORDS: [&str; 26] = [
    "of", "in", "on", "at", "to", "from", "for", "with", "by", "and", "or", "but", "than", "as", "more", "less", "higher",
    "lower", "per", "each", "a", "an", "the", "away", "ago", "over",
];

/// Heads that say nothing of what is shared.
fn is_vague_head(word: &str) -> bool {
    matches!(word, "points" | "point" | "figure")
}

/// Money: "$5,000 bail", "$2m in donations", "bail of $5,000", "the company spent $5m".
fn money(line: &Line, figure: &Figure) -> Found {
    let end = figure.end;
    if let Some(found) =
        phrase::after(line, end).filter(|found| found.start == end && !phrase::is_time(&line.pieces[found.head]))
    {
        return Found::Phrase(found);
    }
    if let Some(found) = forced(line, figure) {
        return Found::Phrase(found);
    }
    let before = line.word_before(figure.start, 1);
    let of = matches!(before, "of" | "worth") && figure.start > 1;
    if of
        && let Some(found) =
            phrase::before(line, figure.start - 1).filter(|found| !is_sum(&line.pieces[found.head].lower))
    {
        return Found::Phrase(found);
    }
    let idiom = matches!(
        line.word(end + 1),
        "support"
            | "addition"
            | "order"
            | "response"
            | "connection"
            | "exchange"
            | "return"
            | "fact"
            | "total"
            | "all"
            | "favor"
            | "favour"
            | "case"
            | "terms"
    );
    if matches!(line.word(end), "in" | "of")
        && line.word(end + 1) != "the"
        && !idiom
        && let Some(found) = phrase::after(line, end + 1).filter(|found| {
            found.start == end + 1
                && !line.pieces[found.head].tag.is_proper_noun()
                && !phrase::is_time(&line.pieces[found.head])
        })
    {
        return Found::Phrase(found);
    }
    beside(line, figure).or(|| Found::Same(BACK))
}

fn is_sum(word: &str) -> bool {
    matches!(
        word,
        "total"
            | "sum"
            | "amount"
            | "record"
            | "average"
            | "high"
            | "low"
            | "tune"
            | "excess"
            | "maximum"
            | "minimum"
            | "rate"
    )
}

/// Measures: "300 tons of drugs", "a 40 km road", "the tower is 40 m high".
fn measure(line: &Line, figure: &Figure) -> Found {
    if figure.unit == "ratio" {
        return phrase::subject_before(line, figure.start).into();
    }
    following(line, figure.end).or(|| beside(line, figure)).or(|| Found::Same(BACK))
}

/// What stands before the figure: the noun it is said of ("Trump 45%", "winds of 85 km/h"), or its verb's subject.
fn beside(line: &Line, figure: &Figure) -> Found {
    let mut at = figure.start;
    if line.word_before(at, 1) == "(" {
        at -= 1;
        let figures = at.checked_sub(1).is_some_and(|before| {
            line.pieces[before].is_number()
                || crate::quantity::number::is_number_word(&line.pieces[before])
                || is_unit_word(&line.pieces[before].lower)
        });
        if figures {
            return Found::Same(0);
        }
    }
    while at > 0
        && (phrase::is_determiner(&line.pieces[at - 1])
            || line.pieces[at - 1].tag.is_adjective()
            || line.pieces[at - 1].tag.is_adverb())
    {
        at -= 1;
    }
    let before = line.word_before(at, 1);
    match before {
        "of" => {
            if let Some(found) = phrase::before(line, at - 1).filter(|found| {
                !is_sum(&line.pieces[found.head].lower) && !change::is_word(&line.pieces[found.head].lower)
            }) {
                return Found::Phrase(found);
            }
        }
        "at" | "with" => {
            if let Some(found) =
                phrase::before(line, at - 1).filter(|found| line.pieces[found.head].tag.is_proper_noun())
            {
                return Found::Phrase(found);
            }
        }
        _ => {
            if let Some(found) = phrase::before(line, at).filter(|found| {
                line.pieces[found.head].tag.is_proper_noun() && !phrase::is_time(&line.pieces[found.head])
            }) {
                return Found::Phrase(found);
            }
        }
    }
    match phrase::subject_before(line, at) {
        Some(found) if line.pieces[found.head].is_any(&["it", "this", "that", "which"]) => Found::Same(BACK),
        Some(found) => Found::Phrase(named_by(line, found)),
        None => Found::Nothing,
    }
}

fn is_unit_word(word: &str) -> bool {
    matches!(word, "%" | "percent" | "cent") || word.ends_with("illion") || word.ends_with('s')
}
