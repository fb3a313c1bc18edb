//! Part-of-speech tags, as the Penn Treebank names them (Marcus, Santorini & Marcinkiewicz 1993).

use serde::{Deserialize, Serialize};

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

    pub fn is_adverb(self) -> bool {
        matches!(self, Tag::RB | Tag::RBR | Tag::RBS)
    }
}

/// Tags the tokens of one sentence.
pub fn assign(text: &str, tokens: &mut [Token]) {
    for token in tokens {
        token.tag = match token.kind {
            TokenKind::Number => Tag::CD,
            TokenKind::Mark => Tag::Other,
            TokenKind::Word if token.text(text).starts_with(char::is_uppercase) => Tag::NNP,
            TokenKind::Word => Tag::NN,
        };
    }
}
