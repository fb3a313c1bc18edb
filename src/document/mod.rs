//! Documents: the article's text with paragraphs, sentences, tagged tokens and paired quotation marks. What is said by
//! whom, and what a figure is, are not known here.

mod lemma;
mod quotation;
mod sentence;
mod tag;
mod token;

pub use lemma::lemma;
pub use quotation::Quotation;
pub use tag::Tag;
pub use token::{Token, TokenKind};

use std::ops::Range;

use crate::text::Span;

/// The structure of one text. All vectors are sorted by position; spans of one vector do not overlap.
#[derive(Debug)]
pub struct Document<'a> {
    pub text: &'a str,
    pub paragraphs: Vec<Paragraph>,
    pub sentences: Vec<Sentence>,
    pub tokens: Vec<Token>,
    pub quotations: Vec<Quotation>,
}

/// One line of the text, or its headline.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub span: Span,
    pub part: Part,
    /// Indices into [`Document::sentences`].
    pub sentences: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Headline,
    Body,
}

#[derive(Clone, Debug)]
pub struct Sentence {
    pub span: Span,
    /// Index into [`Document::paragraphs`].
    pub paragraph: usize,
    /// Indices into [`Document::tokens`].
    pub tokens: Range<usize>,
}

/// Reads the structure of `text`; `headline` is where its headline stands, if it has one.
pub fn of(text: &str, headline: Option<Span>) -> Document<'_> {
    let mut tokens = token::find(text);
    let mut paragraphs = Vec::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if span.is_empty() {
            continue;
        }
        let part = if headline.is_some_and(|headline| headline.contains(span)) { Part::Headline } else { Part::Body };
        let first = sentences.len();
        let start = tokens.partition_point(|token| token.span.start < span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        for span in sentence::split(text, span, &tokens[start..end]) {
            let start = sentences.last().map_or(0, |sentence| sentence.tokens.end);
            let from = start + tokens[start..].partition_point(|token| token.span.start < span.start);
            let to = start + tokens[start..].partition_point(|token| token.span.start < span.end);
            sentences.push(Sentence { span, paragraph: paragraphs.len(), tokens: from..to });
        }
        paragraphs.push(Paragraph { span, part, sentences: first..sentences.len() });
    }
    for sentence in &sentences {
        tag::assign(text, &mut tokens[sentence.tokens.clone()]);
    }
    let quotations = quotation::pair(text, &paragraphs);
    Document { text, paragraphs, sentences, tokens, quotations }
}

impl Document<'_> {
    /// The index of the sentence that holds the byte offset `at`, or the last one before it.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start <= at).checked_sub(1)
    }

    /// The tokens that start within `span`.
    pub fn tokens_in(&self, span: Span) -> &[Token] {
        let from = self.tokens.partition_point(|token| token.span.start < span.start);
        let to = self.tokens.partition_point(|token| token.span.start < span.end);
        &self.tokens[from..to.max(from)]
    }

    /// The quotations that overlap `span`.
    pub fn quotations_in(&self, span: Span) -> &[Quotation] {
        let from = self.quotations.partition_point(|quotation| quotation.span.end <= span.start);
        let to = self.quotations.partition_point(|quotation| quotation.span.start < span.end);
        &self.quotations[from..to.max(from)]
    }

    pub fn part_of(&self, sentence: usize) -> Part {
        self.paragraphs[self.sentences[sentence].paragraph].part
    }

    /// The quotation that holds the byte offset `at`.
    pub fn quotation_at(&self, at: usize) -> Option<&Quotation> {
        let before = self.quotations.partition_point(|quotation| quotation.span.start <= at);
        before.checked_sub(1).map(|index| &self.quotations[index]).filter(|quotation| at < quotation.span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Spans lie in the text, on character boundaries, in order and apart.
    fn lie_apart(text: &str, spans: impl Iterator<Item = Span>) {
        let mut end = 0;
        for span in spans {
            assert!(end <= span.start && span.start < span.end, "{span:?} after {end}");
            assert!(text.get(span.range()).is_some(), "{span:?} cuts a character");
            end = span.end;
        }
    }

    fn hold(text: &str) {
        let document = of(text, None);
        lie_apart(text, document.tokens.iter().map(|token| token.span));
        lie_apart(text, document.sentences.iter().map(|sentence| sentence.span));
        lie_apart(text, document.paragraphs.iter().map(|paragraph| paragraph.span));
        lie_apart(text, document.quotations.iter().map(|quotation| quotation.span));
        for (index, paragraph) in document.paragraphs.iter().enumerate() {
            for sentence in &document.sentences[paragraph.sentences.clone()] {
                assert!(paragraph.span.contains(sentence.span) && sentence.paragraph == index);
            }
        }
        let mut token = 0;
        for sentence in &document.sentences {
            assert_eq!(sentence.tokens.start, token, "every token stands in a sentence");
            token = sentence.tokens.end;
            let tokens = &document.tokens[sentence.tokens.clone()];
            assert!(tokens.iter().all(|token| sentence.span.contains(token.span)), "{sentence:?}");
            assert!(sentence.span.len() <= sentence::LONGEST, "{sentence:?}");
        }
        assert_eq!(token, document.tokens.len());
        for quotation in &document.quotations {
            assert!(quotation.span.contains(quotation.inner));
            let index = document.paragraphs.partition_point(|paragraph| paragraph.span.end < quotation.span.end);
            assert!(document.paragraphs[index].span.contains(quotation.span));
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_sound_structure(text in any::<String>()) {
            hold(&text);
        }

        #[test]
        fn marks_and_numbers_have_a_sound_structure(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "“", "”", "\"", "'", "’", "‘", "«", "»", "„", "''", "`", ".", "...", "…", "?", "!", "•", "[3]", " ", "  ",
                "\u{a0}", "\n", "\u{2028}", "1,234", "2.5m", "10\u{202f}000", ".5", "-", "–", "Mr.", "U.S.", "n't", "N’T", "he",
                "said", "Kabul", "É", "ß", "www.a.b", "http://", "$", "%", "(", ")", "İ", "🙂", "\u{301}",
            ]), 0..60)
        ) {
            hold(&pieces.concat());
        }
    }

    #[test]
    fn marks_before_a_clitic_cut_no_token() {
        hold("www.a.b'n'the.Kabul");
        hold("www.a.b'n't he. Kabul");
    }

    /// In quadratic time this would not end.
    #[test]
    fn a_long_line_of_marks_is_read() {
        const LENGTH: usize = 60_000;
        let pieces =
            ["a", "a.", "“", "' ", "'a ", "1,", "\" ", "(", ". a", "- ", "n't", "? \"", "•", "x ", "[1", " ", "\"- "];
        for piece in pieces {
            let text = piece.repeat(LENGTH / piece.len());
            of(&text, None);
            hold(&format!("{}{text} end", "\"".repeat(LENGTH)));
        }
    }
}
