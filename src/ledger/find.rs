//! Finding a question by what a person types.

use crate::ledger::{Ledger, QuestionSummary, Result};

impl Ledger {
    /// The questions that `query` may mean: the one with that id; else those whose id begins so, with or without
    /// "q-"; else those whose id or title holds all its words. Sorted as [`Ledger::questions`].
    pub fn find(&self, query: &str) -> Result<Vec<QuestionSummary>> {
        let questions = self.questions()?;
        let query = query.trim().to_lowercase();
        let slug = query.strip_prefix("q-").unwrap_or(&query);
        let matching = |matches: &dyn Fn(&QuestionSummary) -> bool| -> Vec<QuestionSummary> {
            questions.iter().filter(|question| matches(question)).cloned().collect()
        };
        let exact = matching(&|question| question.id.0[2..] == *slug);
        if !exact.is_empty() {
            return Ok(exact);
        }
        let prefixed = matching(&|question| !slug.is_empty() && question.id.0[2..].starts_with(slug));
        if !prefixed.is_empty() {
            return Ok(prefixed);
        }
        let words: Vec<&str> =
            query.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        Ok(matching(&|question| {
            let text = format!("{} {}", question.id.0, question.title.to_lowercase());
            !words.is_empty() && words.iter().all(|word| text.contains(word))
        }))
    }
}
