//! One sentence, as the grammar of figures reads it: its pieces, and what its capitals and words tell at large.

use crate::quantity::change;
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

/// Pieces within which a bracket closes that tells a figure in another unit: "(US$1.1 million)".
pub const CONVERSION: usize = 8;

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

    /// The index after the bracket that opens at piece `at`, where it closes within `reach` pieces.
    pub fn over_bracket(&self, at: usize, reach: usize) -> Option<usize> {
        let close =
            if self.word(at) == "(" { (at + 1..at + reach).find(|&close| self.word(close) == ")") } else { None };
        close.map(|close| close + 1)
    }

    /// A capitalised word within the sentence, where capitals tell names.
    pub fn is_name(&self, at: usize) -> bool {
        at > 0 && !self.title_case && self.pieces.get(at).is_some_and(|piece| piece.is_word() && piece.is_capitalised())
    }
}

fn topics(pieces: &[Piece]) -> Topics {
    #[rustfmt::skip]
    const INDEX: [&str; 21] = [
        "index", "dow", "nasdaq", "composite", "nikkei", "iq", "scored", "scoring", "rebounds", "goals", "table", "league",
        "kospi", "ftse", "season", "game", "games", "averaged", "averaging", "stocks", "sensex",
    ];
    const POLLS: [&str; 6] = ["poll", "polls", "voters", "lead", "rate", "confidence"];
    const RATES: [&str; 7] = ["cash", "basis", "deficit", "inflation", "polled", "repo", "lending"];
    let any = |words: &[&str]| pieces.iter().any(|piece| piece.is_any(words));
    let composite = pieces.windows(2).any(|pair| pair[0].is("&") && pair[1].is("p"));
    let change = pieces.iter().any(|piece| change::is_word(&piece.lower));
    Topics { index: composite || any(&INDEX), polls: any(&POLLS), rates: any(&RATES), change }
}
