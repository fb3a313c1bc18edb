//! The concept of a figure (as in Almasian et al., "CQE: A Comprehensive Quantity Extractor", EMNLP 2023): what it tells
//! of. A measure tells of what is measured; a count of whatever has, does or holds those counted: "Tesla" in "Tesla
//! delivered 63,150 cars", "sales" in "sales of 40 cars".

use crate::document::Tag;
use crate::quantity::counted::{Sort, after_figures, end_behind, span};
use crate::quantity::figure::Figure;
use crate::quantity::line::Line;
use crate::quantity::phrase::{self, Phrase};
use crate::text::Span;

/// The phrases that the figure tells of, nearest first, where `counted` is what it counts or measures; no two overlap.
pub fn of(line: &Line, figure: &Figure, counted: Option<Span>) -> Vec<Span> {
    let counted = counted.filter(|span| !is_pronoun(line, *span));
    let noun = counted.filter(|_| Sort::of(figure.unit) == Sort::Count);
    let noun = noun.and_then(|noun| Some((noun, end_behind(line, figure, noun)?)));
    let end = noun.map_or(figure.end, |(_, end)| end);
    let mut concept = Concept::default();
    concept.add(specified(line, figure.start).map(|found| span(line, found)));
    concept.add(counted.filter(|_| noun.is_none()));
    if !is_subject(line, end) {
        concept.add(doer(line, figure.start).map(|found| span(line, found)));
    }
    if let Some((noun, end)) = noun {
        concept.add(complement(line, noun, end).map(|found| span(line, found)));
    }
    concept.add(purpose(line, figure));
    concept.0
}

#[derive(Default)]
struct Concept(Vec<Span>);

impl Concept {
    fn add(&mut self, span: Option<Span>) {
        let span = span.filter(|span| !self.0.iter().any(|other| other.overlaps(*span)));
        self.0.extend(span);
    }
}

/// Whether the words are one pronoun of the sentence: who "they" are is known by a later stage.
fn is_pronoun(line: &Line, span: Span) -> bool {
    let at = line.pieces.partition_point(|piece| piece.span.start < span.start);
    line.pieces.get(at).is_some_and(|piece| piece.span == span && phrase::is_pronoun(piece))
}

/// "sales" in "sales of 40 cars", "the brains" in "in the brains of 13 people", "fines" in "fines from $5 to $90".
fn specified(line: &Line, start: usize) -> Option<Phrase> {
    let ranges = matches!(line.word(start), "from" | "between");
    let end = if ranges { start } else { start.checked_sub(1).filter(|&at| line.word(at) == "of")? };
    let end = if ranges && line.word_before(end, 1) == "ranging" { end - 1 } else { end };
    let found = phrase::before_loosely(line, end).filter(|found| !phrase::is_pronoun(&line.pieces[found.head]))?;
    Some(if ranges { phrase::widened_back(line, found) } else { found })
}

/// "a new roof" in "they spent $12,000 on a new roof".
fn purpose(line: &Line, figure: &Figure) -> Option<Span> {
    let paid = figure.dimension == "money" && matches!(line.word(figure.end), "for" | "on");
    let found = after_figures(line, figure.end + 1);
    let found = found.filter(|found| paid && !phrase::is_time(&line.pieces[found.head]))?;
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
