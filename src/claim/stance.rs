//! Stance: whether the figure is asserted, denied, doubted, or only supposed (forecast, plan, condition).

use crate::attribution::Attitude;
use crate::claim::Stance;
use crate::document::{Document, Tag, Token};
use crate::text::Span;

/// The stance towards the figure, and the reason where it is not plainly asserted.
pub fn of(document: &Document, sentence: usize, figure: Span, attitude: Attitude) -> (Stance, Option<String>) {
    match attitude {
        Attitude::Denies => return (Stance::Denied, Some("the cue denies".to_owned())),
        Attitude::Doubts => return (Stance::Doubted, Some("the cue doubts".to_owned())),
        Attitude::Supposes => return (Stance::Hypothetical, Some("the cue supposes".to_owned())),
        Attitude::Asserts => {}
    }
    match supposing(document, sentence, figure) {
        Some(word) => (Stance::Hypothetical, Some(format!("“{word}” supposes"))),
        None => (Stance::Asserted, None),
    }
}

/// Tokens before the figure that are searched for a word that supposes; a clause is seldom longer.
const REACH: usize = 14;

/// The word in the figure's clause that makes it a forecast, a plan or a condition.
fn supposing<'a>(document: &Document<'a>, sentence: usize, figure: Span) -> Option<&'a str> {
    let tokens = document.tokens_in(document.sentences[sentence].span);
    let at = tokens.partition_point(|token| token.span.start < figure.start);
    let before = &tokens[at.saturating_sub(REACH)..at];
    let clause = before.iter().rev().take_while(|token| !ends_clause(document, token));
    let mut clause: Vec<&Token> = clause.collect();
    clause.reverse();
    for (index, token) in clause.iter().enumerate() {
        let word = token.text(document.text);
        let folded = word.to_ascii_lowercase();
        let next = clause.get(index + 1).map(|next| next.text(document.text));
        let supposes = match folded.as_str() {
            "will" | "would" | "could" | "should" | "'ll" | "’ll" => token.tag == Tag::MD || folded.len() < 4,
            "if" | "unless" => true,
            "expected" | "projected" | "forecast" | "planned" | "estimated" | "set" | "due" | "likely"
            | "scheduled" => next == Some("to") && folded != "estimated",
            "plans" | "plan" | "aims" | "aim" | "hopes" | "intends" | "proposes" | "wants" | "vowed" | "pledged" => {
                next == Some("to")
            }
            "target" | "goal" | "forecasts" | "projections" | "proposed" | "proposal" => true,
            _ => false,
        };
        if supposes {
            return Some(token.text(document.text));
        }
    }
    None
}

fn ends_clause(document: &Document, token: &Token) -> bool {
    matches!(token.text(document.text), ";" | ":" | "," | "—" | "which" | "who" | "after" | "because")
}
