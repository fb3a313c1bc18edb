//! What earlier figures counted and earlier sentences were about: a figure that says less counts the same.

use crate::quantity::Value;
use crate::quantity::counted::{span, topic};
use crate::quantity::line::Line;
use crate::quantity::phrase::Phrase;
use crate::text::Span;

/// What earlier figures counted: a later one that says less counts the same.
#[derive(Default)]
pub struct Memory {
    /// By sort, in the order of the text, with the sentence: how many figures of another sort stand between does not matter.
    counted: [Vec<(usize, Span)>; 4],
    /// By value, where things are counted.
    values: Vec<(usize, Value, Span)>,
    /// The last of any sort.
    last: Option<(usize, Span)>,
    /// What the last item of a list measured.
    listed: Option<(usize, Sort, Span)>,
    /// Of what shares were told, with the sentence.
    wholes: Vec<(usize, Span)>,
    /// What the last sentences were about, and whether that is a name.
    topics: Vec<(usize, Span, bool)>,
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
        self.counted[sort as usize].push((sentence, span));
        self.last = Some((sentence, span));
    }

    pub fn keep_value(&mut self, sentence: usize, value: Value, span: Span) {
        self.values.push((sentence, value, span));
    }

    /// What was last counted by the same number.
    pub fn last_of_value(&self, value: Value, sentence: usize) -> Option<Span> {
        let near = self.values.iter().rev().take(RECENT).take_while(|(at, ..)| at + FAR >= sentence);
        near.filter(|(_, other, _)| *other == value).map(|(.., span)| *span).next()
    }

    pub fn keep_listed(&mut self, sentence: usize, sort: Sort, span: Span) {
        self.listed = Some((sentence, sort, span));
    }

    /// What the last item of a list measured.
    pub fn listed(&self, sort: Sort, sentence: usize) -> Option<Span> {
        let near = |(at, other, _): &(usize, Sort, Span)| *other == sort && at + FAR >= sentence;
        self.listed.filter(near).map(|(.., span)| span)
    }

    pub fn keep_whole(&mut self, sentence: usize, span: Span) {
        self.wholes.push((sentence, span));
    }

    /// Of what a share was told last.
    pub fn whole(&self, sentence: usize) -> Option<Span> {
        self.wholes.last().filter(|(at, _)| at + FAR >= sentence).map(|(_, span)| *span)
    }

    /// Of whom many were told last, whatever was told of them: those whom a poll asked.
    pub fn people(&self, sentence: usize) -> Option<Span> {
        self.last(Sort::Share, sentence, FAR).or_else(|| self.last(Sort::Count, sentence, BACK))
    }

    /// To be called at the end of each sentence.
    pub fn keep_topic(&mut self, sentence: usize, line: &Line) {
        if let Some(phrase) = topic(line) {
            self.topics.push((sentence, span(line, phrase), line.pieces[phrase.head].tag.is_proper_noun()));
        }
    }

    /// What the sentence before is about.
    pub fn topic(&self, sentence: usize) -> Option<Span> {
        self.topics.last().filter(|(at, ..)| at + 2 >= sentence).map(|(_, span, _)| *span)
    }

    /// Whom a pronoun means that its own sentence does not tell: a name for "he", anything for "it".
    pub fn antecedent(&self, line: &Line, pronoun: Phrase, sentence: usize) -> Option<Span> {
        let person = line.pieces[pronoun.head].is_any(&["he", "she"]);
        let free = line.pieces[pronoun.head].is_any(&["it", "they"]);
        let near = self.topics.iter().rev().take_while(|(at, ..)| at + BACK >= sentence);
        near.filter(|(_, _, name)| person && *name || free).map(|(_, span, _)| *span).next()
    }

    /// The last of the sentence, whatever its sort.
    pub fn last_of_any(&self, sentence: usize) -> Option<Span> {
        self.last.filter(|(at, _)| *at == sentence).map(|(_, span)| span)
    }

    /// The last of the sort, at most `back` sentences ago.
    pub fn last(&self, sort: Sort, sentence: usize, back: usize) -> Option<Span> {
        self.recent(sort, sentence, back).next()
    }

    /// The last of the sort whose words stand before `span`.
    pub fn last_before(&self, span: Span, sort: Sort, sentence: usize) -> Option<Span> {
        self.recent(sort, sentence, BACK).find(|counted| counted.end <= span.start)
    }

    /// All of the sort, at most `back` sentences ago, the last first.
    pub fn recent(&self, sort: Sort, sentence: usize, back: usize) -> impl Iterator<Item = Span> {
        let near = self.counted[sort as usize].iter().rev().take(RECENT);
        near.take_while(move |(at, _)| *at + back >= sentence).map(|(_, span)| *span)
    }
}

/// Figures that are looked back over: keeps a page of one endless sentence linear.
const RECENT: usize = 64;

/// Sentences over which "the other three" still count the same people.
pub const BACK: usize = 3;

/// Sentences over which a poll goes on about the same people.
pub const FAR: usize = 12;
