//! What the model of tags is known to get wrong, and the words around it show. One rule a function.

use crate::document::Token;
use crate::document::tag::Tag;

/// Corrects the tags of one sentence.
pub fn apply(text: &str, tokens: &mut [Token]) {
    for index in 1..tokens.len().saturating_sub(1) {
        if is_counted_participle(text, &tokens[index - 1..index + 2]) {
            tokens[index].tag = Tag::VBN;
        }
    }
}

/// "60,000 displaced people": between a number and a plural a regular past form is a participle. The model knows it as
/// the past tense that follows most subjects; "40 crossed borders" without an object's article is the rarer text.
fn is_counted_participle(text: &str, tokens: &[Token]) -> bool {
    matches!(tokens, [number, word, noun] if number.tag == Tag::CD
        && word.tag == Tag::VBD
        && word.text(text).ends_with("ed")
        && noun.tag == Tag::NNS)
}
