//! Lines so full of numbers that they are tables, tickers or lists of results: their numbers become no claims.

use crate::document::{Document, TokenKind};
use crate::quantity::{Kind, Quantity};
use crate::text::Span;

/// A line is a table from so many numbers on, where they are at least every third token and no verb joins them. On
/// claims/train no paragraph with a required figure is one; a share price list and a results table are.
const NUMBERS: usize = 5;
const SHARE: usize = 3;

/// Marks the figures of such lines as [`Kind::Table`].
pub fn mark(document: &Document, quantities: &mut [Quantity]) {
    for paragraph in &document.paragraphs {
        if !is_table(document, paragraph.span) {
            continue;
        }
        let from = quantities.partition_point(|quantity| quantity.words.span.start < paragraph.span.start);
        let to = quantities.partition_point(|quantity| quantity.words.span.start < paragraph.span.end);
        for quantity in &mut quantities[from..to] {
            if quantity.kind == Kind::Figure {
                quantity.kind = Kind::Table;
            }
        }
    }
}

fn is_table(document: &Document, paragraph: Span) -> bool {
    let tokens = document.tokens_in(paragraph);
    let numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number).count();
    let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark).count();
    let verbs = tokens
        .iter()
        .filter(|token| token.tag.is_finite() && token.text(document.text).starts_with(char::is_lowercase));
    numbers >= NUMBERS && numbers * SHARE >= words && verbs.count() == 0
}
