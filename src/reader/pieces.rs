//! Text to word pieces: what the encoder reads, with the place of every word in the text. A *word* here is what stands
//! between blanks and marks ("O", "'", "Malley"), as the encoder was taught; `train/reader/pieces.py` does the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use rten_text::models::{Model, WordPiece, WordPieceOptions};
use rten_text::normalizers::{Bert, BertOptions, Normalizer};

use crate::text::Span;

/// Stands at the start of each stretch, and where a line ends.
pub const START: u32 = 101;
pub const BREAK: u32 = 102;
const UNKNOWN: u32 = 100;

/// A text as the encoder sees it.
#[derive(Debug, Default)]
pub struct Pieces {
    pub ids: Vec<u32>,
    /// For each piece, the casing of its word.
    pub casings: Vec<Casing>,
    /// For each word, the place of its first piece.
    pub first: Vec<usize>,
    /// For each word, where it stands in the text.
    pub words: Vec<Span>,
}

/// How a word is written: the pieces are in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// No letters.
    None,
    Lower,
    /// One capital, in front.
    Title,
    Upper,
    Mixed,
}

impl Pieces {
    /// The pieces of a stretch of `text`.
    pub fn of(text: &str, stretch: Span) -> Pieces {
        let mut pieces = Pieces::default();
        for found in WORDS.find_iter(stretch.slice(text)) {
            let word = Span::new(stretch.start + found.start(), stretch.start + found.end());
            let before = pieces.words.last().map_or(word.start, |last| last.end);
            let ids = VOCABULARY.pieces(found.as_str());
            if ids.is_empty() {
                continue;
            }
            if text[before..word.start].contains('\n') {
                pieces.ids.push(BREAK);
                pieces.casings.push(Casing::None);
            }
            pieces.first.push(pieces.ids.len());
            pieces.words.push(word);
            pieces.casings.extend(std::iter::repeat_n(Casing::of(found.as_str()), ids.len()));
            pieces.ids.extend(ids);
        }
        pieces
    }

    /// Whether each word begins a line.
    pub fn opens(&self) -> Vec<bool> {
        let breaks = |&first: &usize| first > 0 && self.ids[first - 1] == BREAK;
        self.first.iter().map(breaks).collect()
    }

    /// Where the pieces of word `word` end.
    pub fn end(&self, word: usize) -> usize {
        self.first.get(word + 1).copied().unwrap_or(self.ids.len())
    }
}

impl Casing {
    fn of(word: &str) -> Casing {
        let mut letters = word.chars().filter(|char| char.is_alphabetic());
        let Some(first) = letters.next() else { return Casing::None };
        let count = 1 + letters.clone().count();
        let upper = usize::from(first.is_uppercase()) + letters.filter(|char| char.is_uppercase()).count();
        match upper {
            0 => Casing::Lower,
            1 if first.is_uppercase() => Casing::Title,
            _ if upper == count => Casing::Upper,
            _ => Casing::Mixed,
        }
    }
}

/// Marks and Chinese characters are words of their own, the rest goes from blank to blank.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let alone = r"\p{P}$+<=>^`|~\u{4E00}-\u{9FFF}\u{3400}-\u{4DBF}\u{F900}-\u{FAFF}\u{20000}-\u{2CEAF}";
    Regex::new(&format!(r"[{alone}]|[^\s{alone}]+")).expect("the pattern is well formed")
});

struct Vocabulary {
    model: WordPiece,
    normaliser: Bert,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let rows = include_str!("../../models/reader-vocabulary.txt").lines();
    let ids: HashMap<String, u32> = rows.zip(0..).map(|(piece, id)| (piece.to_owned(), id)).collect();
    Vocabulary {
        model: WordPiece::from_vocab(ids, WordPieceOptions::default()),
        normaliser: Bert::new(BertOptions { lowercase: true, strip_accents: true }),
    }
});

impl Vocabulary {
    /// The pieces of one word; none where nothing of it can be seen.
    fn pieces(&self, word: &str) -> Vec<u32> {
        let mut ids = Vec::with_capacity(2);
        let visible: String;
        let word = if word.is_ascii() {
            word
        } else {
            visible = word.chars().filter(|&char| !is_hidden(char)).collect();
            &visible
        };
        let Ok((lower, _)) = self.normaliser.normalize(word) else { return vec![UNKNOWN] };
        let read = self.model.encode_with_offsets(&lower, &mut |_, id| ids.push(id));
        // A word with an unknown part is unknown as a whole.
        if read.is_err() || ids.contains(&UNKNOWN) { vec![UNKNOWN] } else { ids }
    }
}

/// Control and format characters, and what stands for a character that was lost.
fn is_hidden(char: char) -> bool {
    static HIDDEN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[\p{C}\u{FFFD}]$").expect("well formed"));
    !char.is_ascii() && !char.is_alphanumeric() && HIDDEN.is_match(char.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_those_of_the_encoders_own_tokeniser() {
        // As `tokenizers` 0.23.3 gives them with the encoder's tokenizer.json.
        let text = "Kabulov’s “Daesh” claimed 4,000.\nCafé\u{ad}s U.S. zyzzyvaxq";
        let pieces = Pieces::of(text, Span::new(0, text.len()));
        assert_eq!(
            pieces.ids,
            [
                21073, 4492, 1521, 1055, 1523, 4830, 9953, 1524, 3555, 1018, 1010, 2199, 1012, 102, 23812, 1057, 1012,
                1055, 1012, 1062, 2100, 28753, 3567, 2595, 4160
            ]
        );
        let words: Vec<&str> = pieces.words.iter().map(|word| word.slice(text)).collect();
        assert_eq!(words[..5], ["Kabulov", "’", "s", "“", "Daesh"]);
        assert_eq!(pieces.opens().iter().filter(|&&opens| opens).count(), 1);
    }

    #[test]
    fn casing_is_that_of_the_whole_word() {
        let casings = ["US", "Us", "us", "iPhone", "12", "É", "x"].map(Casing::of);
        use Casing::{Lower, Mixed, None, Title, Upper};
        assert_eq!(casings, [Upper, Title, Lower, Mixed, None, Title, Lower]);
    }

    #[test]
    fn nothing_visible_is_no_word() {
        assert!(Pieces::of(" \n\u{200b} \u{ad}", Span::new(0, " \n\u{200b} \u{ad}".len())).ids.is_empty());
    }
}
