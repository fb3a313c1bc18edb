//! Whether a sentence tells of what is to come: "will vote on Tuesday" means the next one, "voted on Tuesday" the last.

use crate::document::Tag;
use crate::time::grammar::Grammar;

/// Tokens around a time within which its verb is looked for.
const REACH: usize = 14;

impl Grammar<'_> {
    /// Whether what happens at the time that begins with token `at` lies ahead: by the verbs before it, or, where it opens
    /// the sentence, by those after it.
    pub(super) fn ahead(&self, at: usize) -> bool {
        let before = (at.saturating_sub(REACH)..at).rev().find_map(|index| self.tells(index));
        before.or_else(|| (at..at + REACH).find_map(|index| self.tells(index))).unwrap_or(false)
    }

    /// What the verb at `index` tells: ahead or not; none where the token tells nothing by itself.
    fn tells(&self, index: usize) -> Option<bool> {
        let token = self.tokens.get(index)?;
        match token.tag {
            Tag::MD => {
                Some(matches!(self.lower(index).as_str(), "will" | "shall" | "'ll" | "’ll" | "wo" | "may" | "might"))
            }
            Tag::VBD => Some(false),
            Tag::VBZ | Tag::VBP => {
                let next = self.lower(index + 1);
                Some(matches!(next.as_str(), "due" | "expected" | "planned" | "planning" | "scheduled" | "set" | "to"))
            }
            _ => None,
        }
    }
}
