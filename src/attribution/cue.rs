//! Cues: the words that show that somebody says or thinks something. Verbs come from `lexicon/cues.tsv`; where the cue
//! stands, and whose it is, is not known here.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::attribution::Attitude;
use crate::document::{Document, Sentence, Tag, Token};
use crate::lexicon;
use crate::text::Span;

/// One reporting verb in a sentence.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Index of the verb into [`Document::tokens`].
    pub token: usize,
    /// The verb, with its particle: "said", "pointed out".
    pub span: Span,
    pub attitude: Attitude,
    pub strength: Strength,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// The verb alone shows speech or thought.
    Strong,
    /// Only with "that", a quotation, or after a comma.
    Weak,
}

/// The cues of a sentence, in order.
pub fn find(document: &Document, sentence: &Sentence) -> Vec<Cue> {
    let tokens = sentence.tokens.clone();
    let word = |token: &Token| token.text(document.text);
    let here = &document.tokens[tokens.clone()];
    let asks =
        here.first().is_some_and(|first| matches!(word(first), "Did" | "Does" | "Do" | "Has" | "Have" | "Is" | "Are"))
            && here.last().is_some_and(|last| word(last) == "?");
    // "Did the inquiry find 40 faults?" tells nothing.
    if asks && document.quotation_at(sentence.span.start).is_none() {
        return Vec::new();
    }
    tokens.filter_map(|token| at(document, token, sentence.tokens.end)).collect()
}

fn at(document: &Document, index: usize, end: usize) -> Option<Cue> {
    let token = document.tokens[index];
    let word = token.text(document.text).to_lowercase();
    let (entry, particle) = match document.tokens.get(index + 1).filter(|_| index + 1 < end) {
        Some(next) => {
            let both = format!("{word} {}", next.text(document.text));
            match VERBS.get(both.as_str()) {
                Some(entry) => (*entry, Some(*next)),
                None => (*VERBS.get(word.as_str())?, None),
            }
        }
        None => (*VERBS.get(word.as_str())?, None),
    };
    let (attitude, strength) = entry;
    if !is_verb(document, index, token) {
        return None;
    }
    let span = particle.map_or(token.span, |particle| token.span.cover(particle.span));
    Some(Cue { token: index, span, attitude, strength })
}

/// "said" and "told" are verbs whatever the tagger thinks; "report" and "claims" are verbs only where it says so. A
/// participle right before a noun ("the reported figure") is none.
fn is_verb(document: &Document, index: usize, token: Token) -> bool {
    let word = token.text(document.text).to_lowercase();
    if matches!(word.as_str(), "said" | "says" | "told" | "stated" | "added" | "claimed" | "announced") {
        return !before_noun(document, index, &token);
    }
    let previous = index.checked_sub(1).map(|index| document.tokens[index]);
    let bracket_before = previous.is_some_and(|previous| previous.text(document.text) == ")");
    let name_before = bracket_before || previous.is_some_and(|previous| previous.tag.is_noun());
    // "the Council (CSC) reports a 14.6% increase"
    if bracket_before && word.ends_with('s') && token.tag == Tag::NNS {
        return true;
    }
    let that_after = document.tokens.get(index + 1).is_some_and(|next| next.text(document.text) == "that");
    if name_before && that_after {
        return true;
    }
    matches!(token.tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBG | Tag::VBN | Tag::VB)
        && !before_noun(document, index, &token)
}

fn before_noun(document: &Document, index: usize, token: &Token) -> bool {
    let previous = index.checked_sub(1).map(|index| document.tokens[index].tag);
    matches!(token.tag, Tag::JJ | Tag::VBN | Tag::VBG)
        && matches!(previous, Some(Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ))
        && document.tokens.get(index + 1).is_some_and(|next| next.tag.is_noun())
}

/// How surely the words of a cue tell of saying: by the strongest verb among them that the table knows.
pub fn strength(document: &Document, cue: Span) -> Option<Strength> {
    let words = document.tokens_in(cue).iter().map(|token| token.text(document.text).to_lowercase());
    let known: Vec<Strength> = words.filter_map(|word| Some(VERBS.get(word.as_str())?.1)).collect();
    known.iter().find(|&&strength| strength == Strength::Strong).or_else(|| known.first()).copied()
}

/// What the source does with what it says, by the words of the cue: of a weak verb that denies or doubts, only where it says so
/// ("rejected that …", "disputed the figures"), not where it acts ("rejected the law").
pub fn attitude(document: &Document, cue: Span) -> Attitude {
    let tokens = document.tokens_in(cue);
    let known = |token: &Token| Some((*token, *VERBS.get(token.text(document.text).to_lowercase().as_str())?));
    let verbs: Vec<(Token, (Attitude, Strength))> = tokens.iter().filter_map(known).collect();
    let strong = verbs.iter().find(|(_, (_, strength))| *strength == Strength::Strong);
    let Some((verb, (attitude, strength))) = strong.or(verbs.first()) else { return Attitude::Asserts };
    let weak = *strength == Strength::Weak && matches!(attitude, Attitude::Denies | Attitude::Doubts);
    let after = document.tokens.partition_point(|token| token.span.start < verb.span.end);
    let object = document.tokens[after..].iter().take(OBJECT).map(|token| token.text(document.text).to_lowercase());
    let mut object = object.enumerate();
    let says = object.any(|(at, word)| at == 0 && word == "that" || SAYINGS.contains(&word.as_str()));
    if weak && !says { Attitude::Asserts } else { *attitude }
}

/// Tokens behind a verb among which the noun for a saying must stand.
const OBJECT: usize = 4;

/// Nouns for what somebody else has said.
#[rustfmt::skip]
pub const SAYINGS: &[&str] = &[
    "claim", "claims", "figure", "figures", "number", "numbers", "report", "reports", "estimate", "estimates",
    "allegation", "allegations", "assertion", "assertions", "statistics", "toll", "accusation", "accusations",
];

static VERBS: LazyLock<HashMap<&'static str, (Attitude, Strength)>> = LazyLock::new(|| {
    let mut verbs = HashMap::new();
    for [verb, forms, attitude, strength] in lexicon::rows(include_str!("../../lexicon/cues.tsv")) {
        let attitude = match attitude {
            "denies" => Attitude::Denies,
            "doubts" => Attitude::Doubts,
            "supposes" => Attitude::Supposes,
            _ => Attitude::Asserts,
        };
        let strength = if strength == "strong" { Strength::Strong } else { Strength::Weak };
        let phrasal = verb.contains(' ');
        let mut add = |form: &'static str| verbs.insert(form, (attitude, strength));
        add(verb);
        if phrasal {
            phrases(forms).into_iter().for_each(|form| _ = add(form));
        } else {
            forms.split(' ').for_each(|form| _ = add(form));
        }
    }
    verbs
});

/// Splits the forms of a two-word verb: "points out pointed out" is two forms.
fn phrases(forms: &'static str) -> Vec<&'static str> {
    let mut spaces = forms.match_indices(' ').map(|(at, _)| at).skip(1).step_by(2);
    let mut start = 0;
    let mut phrases = Vec::new();
    loop {
        let end = spaces.next().unwrap_or(forms.len());
        phrases.push(&forms[start..end]);
        if end == forms.len() {
            return phrases;
        }
        start = end + 1;
    }
}
