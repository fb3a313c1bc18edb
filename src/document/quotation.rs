//! Quotations: paired quotation marks, straight or curly, per paragraph. A quotation that a paragraph leaves open
//! ends with the paragraph, so one unclosed mark never swallows the rest of the text.

use crate::document::Paragraph;
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With the marks.
    pub span: Span,
    /// Without the marks.
    pub inner: Span,
    /// Whether the closing mark was found.
    pub closed: bool,
}

pub fn pair(text: &str, paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    for paragraph in paragraphs {
        let mut open: Option<(usize, usize)> = None;
        for (at, char) in paragraph.span.slice(text).char_indices() {
            let start = paragraph.span.start + at;
            let end = start + char.len_utf8();
            match (char, open) {
                ('“' | '„' | '«', None) | ('"', None) => open = Some((start, end)),
                ('”' | '»' | '"' | '“', Some((from, inner))) => {
                    let (span, inner) = (Span::new(from, end), Span::new(inner, start));
                    quotations.push(Quotation { span, inner, closed: true });
                    open = None;
                }
                _ => {}
            }
        }
        if let Some((from, inner)) = open {
            let (span, inner) = (Span::new(from, paragraph.span.end), Span::new(inner, paragraph.span.end));
            quotations.push(Quotation { span, inner, closed: false });
        }
    }
    quotations
}
