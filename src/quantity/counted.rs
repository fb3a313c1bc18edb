//! What is counted or measured: the noun phrase of a figure, as written, without the figure.

use crate::quantity::figure::Figure;
use crate::quantity::kind::Line;
use crate::text::Span;

/// The words that `figure` counts.
pub fn find(line: &Line, figure: &Figure) -> Option<Span> {
    let mut end = figure.end;
    let start = end;
    while let Some(piece) = line.pieces.get(end).filter(|piece| piece.is_word() && !piece.is_any(&STOPS)) {
        let _ = piece;
        end += 1;
    }
    (end > start).then(|| Span::new(line.pieces[start].span.start, line.pieces[end - 1].span.end))
}

#[rustfmt::skip]
const STOPS: [&str; 60] = [
    "of", "in", "on", "at", "to", "from", "for", "with", "by", "and", "or", "but", "the", "a", "an", "is", "are", "was",
    "were", "be", "been", "has", "have", "had", "who", "which", "that", "when", "while", "as", "than", "into", "after", "before",
    "since", "during", "this", "last", "said", "says", "killed", "died", "shot", "wounded", "injured", "including", "over", "under",
    "per", "against", "between", "will", "would", "could", "may", "they", "it", "he", "she", "'s",
];
