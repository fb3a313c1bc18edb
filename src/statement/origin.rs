//! Origins: what a statement ultimately rests on. Support is counted in origins, never in articles.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// For now the canonical source: the same person saying it twice is one origin, and so is a report or a service that
/// is cited twice. An article that names nobody rests on
/// whom it was taken from, else on its outlet, or, where neither is known, on its own text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "key")]
pub enum Origin {
    Source(String),
    Outlet(String),
    Text(String),
}

impl Origin {
    /// One string for columns: "source:zamir kabulov".
    pub fn key(&self) -> String {
        match self {
            Origin::Source(key) => format!("source:{key}"),
            Origin::Outlet(name) => format!("outlet:{name}"),
            Origin::Text(digest) => format!("text:{digest}"),
        }
    }
}

/// The digest of a text's words: articles that differ in white space, case and marks alone have the same.
pub fn text_digest(text: &str) -> String {
    let mut digest = Sha256::new();
    for word in text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let folded: String = word.nfkc().flat_map(char::to_lowercase).collect();
        digest.update(folded.as_bytes());
        digest.update(b" ");
    }
    digest.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_the_same_text() {
        assert_eq!(text_digest("Ten ships – sank.\n\nAll of them"), text_digest("ten ships — sank. All of\u{a0}them"));
        assert_ne!(text_digest("Ten ships sank"), text_digest("Two ships sank"));
        assert_ne!(text_digest("ab c"), text_digest("a bc"));
    }
}
