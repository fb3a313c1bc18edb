//! What the model of tags is known to get wrong, and the word itself or those around it show. One rule a function.

use crate::document::tag::Tag;
use crate::document::{Token, TokenKind};

/// Corrects the tags of one sentence.
pub fn apply(text: &str, tokens: &mut [Token]) {
    for index in 0..tokens.len() {
        let token = &tokens[index];
        let next = tokens.get(index + 1);
        if is_past(token, text) || next.is_some_and(|next| is_rise(text, token, next)) {
            tokens[index].tag =
                if index > 0 && is_auxiliary(tokens[index - 1].text(text)) { Tag::VBN } else { Tag::VBD };
        } else if is_double_name(token, text) {
            tokens[index].tag = Tag::NNP;
        } else if index > 0 && is_loose_apostrophe(&tokens[index - 1..=index]) {
            tokens[index].tag = Tag::Other;
        }
    }
    for index in 1..tokens.len().saturating_sub(1) {
        let around = &tokens[index - 1..index + 2];
        if is_counted_participle(text, around)
            || index > 1 && is_described_participle(text, &tokens[index - 2..index + 2])
        {
            tokens[index].tag = Tag::VBN;
        } else if is_subject(around) {
            tokens[index].tag = Tag::NN;
        } else if is_bare_past(text, around)
            || has_object(text, around)
            || index > 1 && ends_clause(text, &tokens[..index + 2])
        {
            tokens[index].tag = Tag::VBD;
        }
    }
}

/// "A landslide buried 35 houses", "the court cleared the men": a regular past form between a noun and what it is done to.
fn has_object(text: &str, tokens: &[Token]) -> bool {
    matches!(tokens, [subject, word, object] if subject.tag.is_noun()
        && matches!(word.tag, Tag::JJ | Tag::VBN)
        && word.text(text).ends_with("ed")
        && matches!(object.tag, Tag::CD | Tag::DT | Tag::PRPS))
}

/// "A fall in exports hurt.": a past form without an ending, between a plural and the end or a preposition.
fn is_bare_past(text: &str, tokens: &[Token]) -> bool {
    const BARE: [&str; 6] = ["hurt", "hit", "cut", "shut", "split", "quit"];
    matches!(tokens, [subject, word, next] if subject.tag == Tag::NNS
        && word.tag == Tag::NN
        && BARE.contains(&word.text(text))
        && matches!(next.tag, Tag::Other | Tag::IN | Tag::DT))
}

/// "12 people drowned, police said": the first verb of a sentence, between those counted and a comma.
fn ends_clause(text: &str, tokens: &[Token]) -> bool {
    let finite = |token: &Token| token.tag.is_finite();
    matches!(tokens, [before @ .., number, people, word, comma] if number.tag == Tag::CD
        && people.tag == Tag::NNS
        && word.tag == Tag::VBN
        && comma.text(text) == ","
        && !before.iter().any(finite))
}

/// An apostrophe that hangs on no word is nobody's possessive.
fn is_loose_apostrophe(tokens: &[Token]) -> bool {
    matches!(tokens, [before, mark] if mark.tag == Tag::POS
        && mark.kind == TokenKind::Mark
        && before.span.end != mark.span.start)
}

/// "60,000 displaced people": between a number and a plural a regular past form is a participle. The model knows it as
/// the past tense that follows most subjects; "40 crossed borders" without an object's article is the rarer text.
fn is_counted_participle(text: &str, tokens: &[Token]) -> bool {
    matches!(tokens, [number, word, noun] if number.tag == Tag::CD
        && word.tag == Tag::VBD
        && word.text(text).ends_with("ed")
        && noun.tag == Tag::NNS)
}

/// "699 new domestically transmitted infections": the same over an adverb.
fn is_described_participle(text: &str, tokens: &[Token]) -> bool {
    matches!(tokens, [before, adverb, word, noun] if matches!(before.tag, Tag::CD | Tag::JJ | Tag::DT)
        && adverb.tag == Tag::RB
        && adverb.text(text).ends_with("ly")
        && word.tag == Tag::VBD
        && word.text(text).ends_with("ed")
        && noun.tag == Tag::NNS)
}

/// "the US military said": an adjective between what opens a noun phrase and a finite verb is its noun.
fn is_subject(tokens: &[Token]) -> bool {
    matches!(tokens, [before, word, verb] if word.tag == Tag::JJ
        && matches!(before.tag, Tag::DT | Tag::NNP | Tag::JJ | Tag::POS | Tag::PRPS)
        && matches!(verb.tag, Tag::VBD | Tag::VBZ | Tag::MD))
}

/// "Al-Fadhli": capitals on both sides of a hyphen.
fn is_double_name(token: &Token, text: &str) -> bool {
    let capital = |part: &str| part.starts_with(char::is_uppercase) && part.chars().any(char::is_lowercase);
    let word = token.text(text);
    matches!(token.tag, Tag::NN | Tag::JJ) && word.contains('-') && word.split('-').all(capital)
}

/// "The bank lent 5bn": a past form that is nothing else.
fn is_past(token: &Token, text: &str) -> bool {
    let noun = matches!(token.tag, Tag::NN | Tag::NNS | Tag::JJ | Tag::RB | Tag::IN);
    noun && PAST.binary_search(&token.text(text)).is_ok()
}

/// "The giant rose about 1.5%": no flower.
fn is_rise(text: &str, token: &Token, next: &Token) -> bool {
    let amount = next.tag == Tag::CD
        || next.tag == Tag::RB
        || matches!(next.text(text), "to" | "by" | "about" | "from" | "more");
    token.tag == Tag::NN && token.text(text) == "rose" && amount
}

fn is_auxiliary(word: &str) -> bool {
    matches!(word, "has" | "have" | "had" | "was" | "were" | "is" | "are" | "be" | "been" | "being")
}

/// Irregular past forms, in lower case and in order, that are no nouns, adjectives or adverbs.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "arose", "became", "began", "blew", "bought", "bred", "brought", "built", "came", "caught", "chose", "clung", "crept",
    "dealt", "drank", "drew", "drove", "fed", "fell", "fled", "flew", "forgave", "forgot", "fought", "froze", "gave", "grew",
    "held", "hung", "kept", "knew", "laid", "led", "lent", "lost", "made", "meant", "met", "mistook", "overcame", "overtook",
    "paid", "ran", "rang", "rode", "said", "sang", "sank", "sent", "shook", "shrank", "slept", "sold", "sought", "sped",
    "spent", "sprang", "stood", "struck", "stuck", "swam", "swept", "swore", "swung", "taught", "threw", "told", "took", "tore",
    "understood", "undertook", "went", "wept", "withdrew", "woke", "wore", "wrote",
];

#[cfg(test)]
mod tests {
    use super::PAST;

    #[test]
    fn past_forms_are_in_order() {
        assert!(PAST.is_sorted());
    }
}
