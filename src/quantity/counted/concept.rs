//! The concept of a figure (as in Almasian et al., "CQE: A Comprehensive Quantity Extractor", EMNLP 2023): what it tells
//! of. A measure tells of what is measured; a count of whatever has, does or holds those counted: "Tesla" in "Tesla
//! delivered 63,150 cars", "sales" in "sales of 40 cars".

use crate::document::Tag;
use crate::quantity::counted::{Sort, end_behind, span};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::phrase::{self, Phrase};
use crate::text::Span;

/// What the figure tells of, where `counted` is what it counts or measures.
pub fn of(line: &Line, figure: &Figure, counted: Option<Span>) -> Option<Span> {
    let specified = specified(line, figure.start).map(|found| span(line, found));
    let Some(counted) = counted.filter(|span| !is_pronoun(line, *span)) else {
        return specified.or_else(|| purpose(line, figure));
    };
    let behind = end_behind(line, figure, counted).filter(|_| Sort::of(figure.unit) == Sort::Count);
    let Some(end) = behind else { return Some(counted) };
    if specified.is_some() {
        return specified;
    }
    let done = if is_subject(line, end) { None } else { doer(line, figure.start) };
    done.or_else(|| complement(line, counted, end)).map(|found| span(line, found))
}

/// Whether the words are one pronoun of the sentence: who "they" are is known by a later stage.
fn is_pronoun(line: &Line, span: Span) -> bool {
    let at = line.pieces.partition_point(|piece| piece.span.start < span.start);
    line.pieces.get(at).is_some_and(|piece| piece.span == span && phrase::is_pronoun(piece))
}

/// "sales" in "sales of 40 cars", "the brains" in "in the brains of 13 people".
fn specified(line: &Line, start: usize) -> Option<Phrase> {
    let of = start.checked_sub(1).filter(|&at| line.word(at) == "of")?;
    phrase::before(line, of).filter(|found| !phrase::is_pronoun(&line.pieces[found.head]))
}

/// "a new roof" in "they spent $12,000 on a new roof".
fn purpose(line: &Line, figure: &Figure) -> Option<Span> {
    let paid = figure.dimension == "money" && matches!(line.word(figure.end), "for" | "on");
    let found =
        phrase::after(line, figure.end + 1).filter(|found| paid && !phrase::is_time(&line.pieces[found.head]))?;
    Some(span(line, found))
}

/// Whether those counted, which end before piece `end`, are the subject of the verb there.
fn is_subject(line: &Line, end: usize) -> bool {
    line.pieces.get(end).is_some_and(|piece| {
        matches!(piece.tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD) && phrase::is_verb(line, end)
    })
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
