//! The concept of a figure (as in Almasian et al., "CQE: A Comprehensive Quantity Extractor", EMNLP 2023): what it tells
//! of. A measure tells of what is measured; a count of whatever has, does or holds those counted: "Tesla" in "Tesla
//! delivered 63,150 cars", "sales" in "sales of 40 cars".

use crate::document::Tag;
use crate::quantity::counted::following::after_figures;
use crate::quantity::counted::{Sort, end_behind, money, span};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::number::over_hyphen;
use crate::quantity::phrase::{self, Phrase};
use crate::text::Span;

/// The phrases that the figure tells of, nearest first, where `counted` is what it counts or measures; no two overlap.
pub fn of(line: &Line, figure: &Figure, counted: Option<Span>) -> Vec<Span> {
    let counted = counted.filter(|span| !is_pronoun(line, *span));
    let noun = counted.filter(|_| Sort::of(figure.unit) == Sort::Count);
    let noun = noun.and_then(|noun| Some((noun, end_behind(line, figure, noun)?)));
    let end = noun.map_or(figure.end, |(_, end)| end);
    let mut concept = Concept { line, figure, phrases: Vec::new() };
    concept.add(specified(line, figure).map(|found| span(line, found)));
    if let Some(next) = behind(line, figure).filter(|_| noun.is_none()) {
        concept.add(modifiers(line, figure));
        concept.add(Some(span(line, next)));
    }
    // "a six-cylinder engine" counts cylinders.
    let compound = line.word(figure.end) == "-" && line.pieces[figure.end].glued;
    concept.add(counted.filter(|_| noun.is_none() || compound));
    // Those counted are the subject of a verb right behind them.
    if end >= line.pieces.len() || !phrase::is_finite(line, end) {
        concept.add(doer(line, figure.start).map(|found| span(line, found)));
    }
    if let Some((noun, end)) = noun {
        concept.add(complement(line, noun, end).map(|found| span(line, found)));
    }
    concept.add(purpose(line, figure));
    concept.phrases
}

/// The noun right behind a measure: "a 51 percent stake", "a 7% drop".
fn behind(line: &Line, figure: &Figure) -> Option<Phrase> {
    let start = over_hyphen(&line.pieces, figure.end);
    let signed = matches!(line.word(figure.start), "-" | "+" | "−");
    let found = phrase::after(line, start).or_else(|| money::forced(line, figure))?;
    let head = &line.pieces[found.head];
    let noun = !signed && !phrase::is_time(head) && head.tag != Tag::MD;
    (found.start == start && noun && !head.is_any(&["lower", "higher"])).then_some(found)
}

/// The words between the article and a measure that belong to the noun behind it: "an iconic 3,923 sq m estate".
fn modifiers(line: &Line, figure: &Figure) -> Option<Span> {
    let describes = |at: &usize| {
        let piece = &line.pieces[*at];
        piece.is_word() && (piece.tag.is_adjective() || piece.tag == Tag::VBN || piece.tag.is_proper_noun())
    };
    let start = (0..figure.start).rev().take_while(describes).last()?;
    let article = line.before(start, 1).is_some_and(phrase::is_determiner);
    article.then(|| Span::new(line.pieces[start].span.start, line.pieces[figure.start - 1].span.end))
}

/// The names joined to the phrase from before: "Sri and Gopi Hinduja".
fn conjoined(line: &Line, span: Span) -> Span {
    let start = line.pieces.partition_point(|piece| piece.span.start < span.start);
    let joint = start.checked_sub(1).filter(|&at| line.pieces[at].is_any(&["and", "&"]));
    let first = joint.and_then(|joint| phrase::before(line, joint));
    let first = first.filter(|first| line.pieces[first.head].tag == line.pieces[start].tag);
    first.map_or(span, |first| Span::new(line.pieces[first.start].span.start, span.end))
}

/// The phrase with what is said of it: "a stake in a school" from "a stake".
fn widened(line: &Line, figure: &Figure, span: Span) -> Span {
    const JOINTS: [&str; 9] = ["of", "in", "for", "at", "with", "on", "among", "per", "from"];
    let mut end = line.pieces.partition_point(|piece| piece.span.end <= span.end);
    let before = span.end <= line.pieces[figure.start].span.start;
    while line.pieces.get(end).is_some_and(|joint| joint.is_any(&JOINTS)) {
        let next = phrase::after(line, end + 1).filter(|next| {
            let head = &line.pieces[next.head];
            let right_behind = next.start <= phrase::skip_determiners(line, end + 1);
            let timed = phrase::is_time(head) || head.is("time");
            right_behind && !timed && !phrase::is_pronoun(head) && (!before || next.end <= figure.start)
        });
        let Some(next) = next else { break };
        end = next.end;
    }
    // "Ansel Oil (AO)"
    let short = |at: usize| line.pieces.get(at).is_some_and(|piece| piece.is_word() && piece.is_capitalised());
    if before && line.word(end) == "(" && short(end + 1) && line.word(end + 2) == ")" {
        end += 3;
    }
    Span::new(span.start, line.pieces[end - 1].span.end.max(span.end))
}

/// The phrases so far, of a figure in its sentence.
struct Concept<'a> {
    line: &'a Line<'a>,
    figure: &'a Figure,
    phrases: Vec<Span>,
}

impl Concept<'_> {
    /// Adds the phrase in its full width, unless a part of it is there.
    fn add(&mut self, span: Option<Span>) {
        let Concept { line, figure, phrases } = self;
        // What an earlier sentence named stays as it stands there.
        let here = |span: &Span| span.start >= line.pieces[0].span.start;
        let widen = |span: Span| if here(&span) { widened(line, figure, conjoined(line, span)) } else { span };
        let span = span.map(widen).filter(|span| !phrases.iter().any(|other| other.overlaps(*span)));
        phrases.extend(span);
    }
}

/// Whether the words are one pronoun of the sentence: who "they" are is known by a later stage.
fn is_pronoun(line: &Line, span: Span) -> bool {
    let at = line.pieces.partition_point(|piece| piece.span.start < span.start);
    line.pieces.get(at).is_some_and(|piece| piece.span == span && phrase::is_pronoun(piece))
}

/// "sales" in "sales of 40 cars", "the brains" in "in the brains of 13 people", "fines" in "fines from $5 to $90", "a
/// ban" in "a ban for 3 months".
fn specified(line: &Line, figure: &Figure) -> Option<Phrase> {
    let start = figure.start;
    let before = line.word_before(start, 1);
    if before == "for" && figure.dimension == "time" {
        let found = phrase::before(line, start - 1)?;
        return line.before(found.start, 1).filter(|article| article.is_any(&["a", "an"])).map(|_| found);
    }
    let inside = matches!(line.word(start), "from" | "between");
    let ranges = inside || before == "from" && line.word(figure.end) == "to";
    let joined = ranges || matches!(before, "of" | "worth");
    let end = if inside { start } else { start.checked_sub(1).filter(|_| joined)? };
    let end = if ranges && line.word_before(end, 1) == "ranging" { end - 1 } else { end };
    let found = phrase::before_loosely(line, end).filter(|found| !phrase::is_pronoun(&line.pieces[found.head]))?;
    Some(if ranges { phrase::widened_back(line, found) } else { found })
}

/// "a new roof" in "they spent $12,000 on a new roof", "men" in "one per cent for men".
fn purpose(line: &Line, figure: &Figure) -> Option<Span> {
    let paid = matches!((figure.dimension, line.word(figure.end)), ("money", "for" | "on") | ("share", "for"));
    let found = after_figures(line, figure.end + 1);
    let found = found.filter(|found| paid && !phrase::is_time(&line.pieces[found.head]))?;
    Some(span(line, found))
}

/// The subject of the verb before those counted.
fn doer(line: &Line, start: usize) -> Option<Phrase> {
    phrase::subject_before(line, start).filter(|found| {
        let head = &line.pieces[found.head];
        found.end <= start && !phrase::is_pronoun(head) && !phrase::is_time(head)
    })
}

/// "the estuary" in "35 sections of the estuary".
fn complement(line: &Line, counted: Span, end: usize) -> Option<Phrase> {
    let start = line.pieces.partition_point(|piece| piece.span.start < counted.start);
    let of = (start..end).find(|&at| line.word(at) == "of")?;
    phrase::after(line, of + 1).filter(|found| found.end <= end)
}
