//! Closed classes: tags whose few words are all known, so that no other word may have them.

use crate::document::tag::Tag;

/// Whether `word` may have the tag: any word, unless the tag's class is closed.
pub fn admits(tag: Tag, word: &str) -> bool {
    let words: &[&str] = match tag {
        Tag::CC => &["and", "but", "or", "nor", "yet", "both", "either", "neither", "plus", "minus", "n", "v", "vs"],
        Tag::DT => DETERMINERS,
        Tag::EX => &["there"],
        Tag::MD => MODALS,
        Tag::PDT => &["all", "both", "half", "many", "nary", "quite", "rather", "such", "what"],
        Tag::PRP => PRONOUNS,
        Tag::PRPS => &["my", "your", "his", "her", "its", "our", "their", "thy"],
        Tag::RP => PARTICLES,
        Tag::WDT => &["that", "what", "whatever", "which", "whichever"],
        Tag::WP => &["what", "whatever", "who", "whoever", "whom", "whomever"],
        Tag::WPS => &["whose"],
        Tag::WRB => &["how", "however", "whence", "whenever", "when", "where", "whereby", "wherein", "wherever", "why"],
        _ => return true,
    };
    let lower = word.to_lowercase().replace('’', "'");
    words.contains(&lower.as_str())
}

#[rustfmt::skip]
const DETERMINERS: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "all", "another", "any", "both", "each", "either", "every", "neither",
    "no", "some", "such", "half",
];

#[rustfmt::skip]
const MODALS: &[&str] = &[
    "can", "ca", "cannot", "could", "dare", "may", "might", "must", "need", "ought", "shall", "should", "will", "wo", "would", "'d",
    "'ll",
];

#[rustfmt::skip]
const PRONOUNS: &[&str] = &[
    "i", "me", "you", "he", "him", "she", "her", "it", "we", "us", "they", "them", "one", "myself", "yourself", "himself", "herself",
    "itself", "oneself", "ourselves", "yourselves", "themselves", "mine", "yours", "hers", "ours", "theirs", "'s", "'em", "y'all",
];

#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "about", "across", "ahead", "along", "apart", "around", "aside", "away", "back", "by", "down", "forth", "forward", "in", "off",
    "on", "open", "out", "over", "through", "together", "under", "up", "upon",
];
