//! Part-of-speech tags, as the Penn Treebank names them (Marcus, Santorini & Marcinkiewicz 1993), given by an averaged
//! perceptron that reads a sentence once from left to right. A Number is always `CD`; a Mark is `Other`, but for the
//! apostrophe of a plural possessive, which may be `POS`. Weights and classes of words are learnt by
//! `train/tagger.py`; what they were learnt from and how well is in `docs/model-card-tagger.md`.

mod closed;
mod correction;
mod feature;
mod weights;

use serde::{Deserialize, Serialize};

use self::feature::{Context, Row};
use self::weights::MODEL;
use crate::document::{Token, TokenKind};

#[rustfmt::skip]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tag {
    CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, MD, NN, NNS, NNP, NNPS, PDT, POS, PRP, PRPS, RB, RBR, RBS, RP, TO, UH,
    VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB,
    /// Punctuation, symbols, list markers.
    Other,
}

impl Tag {
    /// In the order in which the weights number them.
    #[rustfmt::skip]
    const ALL: [Tag; 35] = [
        Tag::CC, Tag::CD, Tag::DT, Tag::EX, Tag::FW, Tag::IN, Tag::JJ, Tag::JJR, Tag::JJS, Tag::MD, Tag::NN, Tag::NNS,
        Tag::NNP, Tag::NNPS, Tag::PDT, Tag::POS, Tag::PRP, Tag::PRPS, Tag::RB, Tag::RBR, Tag::RBS, Tag::RP, Tag::TO,
        Tag::UH, Tag::VB, Tag::VBD, Tag::VBG, Tag::VBN, Tag::VBP, Tag::VBZ, Tag::WDT, Tag::WP, Tag::WPS, Tag::WRB,
        Tag::Other,
    ];

    pub fn is_noun(self) -> bool {
        matches!(self, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS)
    }

    pub fn is_proper_noun(self) -> bool {
        matches!(self, Tag::NNP | Tag::NNPS)
    }

    pub fn is_adjective(self) -> bool {
        matches!(self, Tag::JJ | Tag::JJR | Tag::JJS)
    }

    pub fn is_verb(self) -> bool {
        matches!(self, Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ | Tag::MD)
    }

    /// A verb form that has a subject of its own, as far as the tag tells.
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
    }

    pub fn is_adverb(self) -> bool {
        matches!(self, Tag::RB | Tag::RBR | Tag::RBS)
    }
}

/// Tags the tokens of one sentence.
pub fn assign(text: &str, tokens: &mut [Token]) {
    let rows = feature::rows(text, tokens, &MODEL);
    let (mut last, mut before) = (None, None);
    for index in 0..tokens.len() {
        let row = &rows[index];
        let token = &mut tokens[index];
        token.tag = match token.kind {
            TokenKind::Number => Tag::CD,
            TokenKind::Mark if !row.apostrophe => Tag::Other,
            _ => row.certain.unwrap_or_else(|| best(&rows, Context { index, last, before }, token.text(text))),
        };
        (last, before) = (Some(token.tag), last);
    }
    correction::apply(text, tokens);
}

/// The tag with the highest sum of weights that `word` may have, the first of equals.
fn best(rows: &[Row], context: Context, word: &str) -> Tag {
    let mut scores = MODEL.scores(&feature::of(rows, context));
    if rows[context.index].apostrophe {
        let possessive = scores[Tag::POS as usize] > scores[Tag::Other as usize];
        return if possessive { Tag::POS } else { Tag::Other };
    }
    while let Some((index, &score)) = scores.iter().enumerate().rev().max_by_key(|&(_, score)| score) {
        if score == i32::MIN || closed::admits(Tag::ALL[index], word) {
            return Tag::ALL[index];
        }
        scores[index] = i32::MIN;
    }
    Tag::Other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;

    /// `expect` holds some of the words with their tags, in order.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let document = document::of(text, None);
        let mut tokens = document.tokens.iter();
        for pair in expect.split(' ') {
            let (word, tag) = pair.rsplit_once('/').expect("word/TAG");
            let token = tokens.find(|token| token.text(text) == word).expect(word);
            assert_eq!(format!("{:?}", token.tag), tag, "{word} in {text}");
        }
    }

    #[test]
    fn words_that_show_their_tag() {
        check("The bank lent 5bn yen; the toll has risen.", "lent/VBD");
        check("On Monday Al-Fadhli spoke of the US military, and the US military agreed.", "Al-Fadhli/NNP");
        check("The crash was small, the US military said on Monday.", "military/NN said/VBD");
        check("A landslide buried 35 houses. A fall in exports hurt.", "buried/VBD hurt/VBD");
        check("At least 12 people drowned, police said.", "drowned/VBD");
        check("The men arrested in May were freed. The military parade began.", "arrested/VBN military/JJ");
    }

    #[test]
    fn all_tags_stand_in_their_place() {
        for (index, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, index);
        }
    }

    #[test]
    fn running_text() {
        check(
            "The governor said that 30 fighters were killed when troops attacked the village on Friday.",
            "The/DT governor/NN said/VBD that/IN 30/CD fighters/NNS were/VBD killed/VBN troops/NNS attacked/VBD village/NN Friday/NNP",
        );
        check(
            "Soldiers' families have been waiting for Kabul's answer.",
            "Soldiers/NNS '/POS families/NNS have/VBP waiting/VBG Kabul/NNP 's/POS answer/NN",
        );
        check("She's certain they don't know.", "She/PRP 's/VBZ they/PRP do/VBP n't/RB know/VB");
    }

    #[test]
    fn counted_participles() {
        check("There are more than 60,000 displaced people in Zambia.", "displaced/VBN people/NNS");
        check("At least 23,000 displaced people are living in camps.", "displaced/VBN people/NNS");
        check("The flood displaced people in three towns.", "displaced/VBD people/NNS");
    }

    #[test]
    fn closed_classes_take_no_other_words() {
        check("The bank expects that farm output will expand by a tenth.", "output/NN will/MD");
        check("The chat will go on.", "chat/NN will/MD");
        check("They said that she would come, which he doubted.", "They/PRP would/MD which/WDT he/PRP");
    }

    #[test]
    fn headlines() {
        check("Rebels Kill 12 Soldiers in Eastern Province", "Rebels/NNS 12/CD Soldiers/NNS in/IN");
        check("'We will win', says minister", "We/PRP will/MD win/VB says/VBZ minister/NN");
    }

    #[test]
    fn any_sentence_gets_tags() {
        check("½ — ’ x", "½/CD —/Other ’/Other");
    }
}
