//! Prints the structure of texts for the training scripts: one JSON string a line in, one JSON object a line out, with
//! sentences as `[start, end]`, tokens as `[start, end, kind, tag]` and quotations as `[start, end, closed, continues]`,
//! all in bytes.

use std::io::{BufRead, Write};

use sayso::document;

fn main() -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        let document = document::of(&text, None);
        let sentences: Vec<_> = document.sentences.iter().map(|it| (it.span.start, it.span.end)).collect();
        let tokens: Vec<_> = document
            .tokens
            .iter()
            .map(|it| (it.span.start, it.span.end, format!("{:?}", it.kind), format!("{:?}", it.tag)))
            .collect();
        let quotations: Vec<_> =
            document.quotations.iter().map(|it| (it.span.start, it.span.end, it.closed, it.continues)).collect();
        let line = serde_json::json!({ "sentences": sentences, "tokens": tokens, "quotations": quotations });
        writeln!(out, "{line}")?;
    }
    Ok(())
}
