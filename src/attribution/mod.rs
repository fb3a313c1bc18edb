//! Attributions: whose words or thoughts a stretch of text is (source, cue, content, as in PolNeAR, Newell et al.
//! 2018), by rules. This is the seam where a learnt reader comes in: whatever finds attributions returns these.

mod according;
mod continued;
mod cue;
mod headline;
mod maker;
mod nominal;
mod phrase;
mod retro;
mod source;
mod speaker;
mod spoken;

pub(crate) use cue::{SAYINGS, Strength, attitude, strength};
pub use maker::{Maker, Makers, is_told_of_again, may_make};
pub(crate) use phrase::head;
pub(crate) use speaker::{is_document, is_of_two, is_pronoun, is_speaker};

use serde::{Deserialize, Serialize};

use crate::document::{Document, Part};
use crate::entity::Entities;
use crate::text::{Span, Words};

#[derive(Clone, Debug)]
pub struct Attribution {
    /// The words that name the source; `None` where the text names nobody ("it is believed").
    pub source: Option<Words>,
    pub cue: Option<Words>,
    /// What is said, in pieces: a quotation may be interrupted by its cue.
    pub content: Vec<Span>,
    pub form: Form,
    pub attitude: Attitude,
    /// The rule that found it, for a claim's `why`.
    pub rule: &'static str,
}

/// How the words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Direct,
    Indirect,
    Mixed,
    /// "4,000 fighters near the border: Anatoly Sidorov".
    Headline,
    /// Plainly somebody's: what was told before the sentence that names who told it, "as announced by X", "X’s claim that".
    Told,
    /// A quotation that goes on without a cue of its own: the source stands in an earlier or later sentence.
    Continued,
}

/// What the source does with the content: the cue decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attitude {
    Asserts,
    Denies,
    Doubts,
    /// Plans, forecasts, hopes.
    Supposes,
}

impl Attribution {
    /// Characters of content: of two attributions that hold a figure, the shorter is the nearer.
    pub fn reach(&self) -> usize {
        self.content.iter().map(|span| span.len()).sum()
    }

    pub fn holds(&self, span: Span) -> bool {
        self.content.iter().any(|content| content.overlaps(span))
    }

    /// Where its content begins: what attributions are sorted by.
    pub fn start(&self) -> usize {
        self.content.first().map_or(0, |content| content.start)
    }
}

/// The attributions whose content begins in a sentence, at most [`MOST`].
pub fn beginning_in(attributions: &[Attribution], sentence: Span) -> impl Iterator<Item = &Attribution> {
    let from = attributions.partition_point(|attribution| attribution.start() < sentence.start);
    attributions[from..].iter().take(MOST).take_while(move |attribution| attribution.start() < sentence.end)
}

/// Attributions of one sentence that are looked at.
const MOST: usize = 16;

/// Attributions before a figure that are looked at for one that holds it: contents nest two or three deep and end with
/// their paragraph, so more are never needed; the bound keeps a page that is one endless line linear.
const NEAR: usize = 64;

/// Indices of the attributions that hold `span`, out of a document's.
pub fn holding(attributions: &[Attribution], span: Span) -> impl Iterator<Item = usize> {
    let end = attributions.partition_point(|attribution| attribution.start() < span.end);
    (end.saturating_sub(NEAR)..end).filter(move |&index| attributions[index].holds(span))
}

/// Finds the attributions of a document, sorted by where their content begins.
pub fn find(document: &Document, entities: &Entities) -> Vec<Attribution> {
    let mut attributions = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        if document.part_of(index) == Part::Headline {
            attributions.extend(headline::find(document, entities, sentence));
        }
        attributions.extend(according::find(document, entities, sentence));
        attributions.extend(spoken::find(document, entities, sentence));
        attributions.extend(nominal::find(document, entities, sentence));
    }
    attributions.extend(continued::find(document, &attributions));
    attributions.extend(retro::find(document, entities, &attributions));
    attributions.sort_by_key(Attribution::start);
    attributions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document, entity};

    /// Attributions as "source | cue | content", several contents joined by " … ".
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = document::of(text, None);
        let entities = entity::find(&document, &[]);
        let found: Vec<String> = find(&document, &entities)
            .iter()
            .map(|attribution| {
                let words = |words: &Option<Words>| words.as_ref().map_or("-".to_owned(), |words| words.text.clone());
                let content: Vec<&str> = attribution.content.iter().map(|span| span.slice(text)).collect();
                format!("{} | {} | {}", words(&attribution.source), words(&attribution.cue), content.join(" … "))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_speaker_before_the_words() {
        check("The ministry said that 40 houses had burned.", &["The ministry | said | that 40 houses had burned."]);
        check(
            "Speaking in Oslo, Defence Secretary Ingrid Holm warned that 300 mines remain.",
            &["Defence Secretary Ingrid Holm | warned | that 300 mines remain."],
        );
    }

    #[test]
    fn a_speaker_after_the_words() {
        check("At least 12 people drowned, police said on Monday.", &["police | said | At least 12 people drowned,"]);
        check("Some 700 villagers have fled, says Norway", &["Norway | says | Some 700 villagers have fled,"]);
        check("“We counted 90 tents,” said Marta Kovac, a nurse.", &["Marta Kovac | said | “We counted 90 tents,”"]);
    }

    #[test]
    fn a_speaker_between_the_words() {
        check(
            "“We counted 90 tents,” Marta Kovac said. “By noon there were 200 more in the field.”",
            &[
                "Marta Kovac | said | “We counted 90 tents,”",
                "Marta Kovac | - | “By noon there were 200 more in the field.”",
            ],
        );
    }

    #[test]
    fn according_to_takes_the_rest_of_the_sentence() {
        check(
            "According to the Red Cross, 50 camps are full.",
            &["the Red Cross | According to | , 50 camps are full."],
        );
        check(
            "Some 50 camps are full, as announced on Monday by the Red Cross.",
            &["the Red Cross | as announced on Monday by | Some 50 camps are full,"],
        );
        check("Some 50 camps serve as shelters run by the Red Cross.", &[]);
    }

    #[test]
    fn a_noun_tells_of_a_saying() {
        check(
            "Ana Ruiz’s promise to hire 300 nurses pleased many, but 40 wards were closed.",
            &["Ana Ruiz | promise | to hire 300 nurses pleased many,"],
        );
        check("Ana Ruiz’s 40 percent estimate is old.", &["Ana Ruiz | estimate | 40 percent"]);
        check("Ana Ruiz’s house is old.", &[]);
    }

    #[test]
    fn with_somebody_showing_the_words() {
        check(
            "She is loved, with Kesk Institute showing her ahead 3 points, Veritaxis 7 points.",
            &["Kesk Institute | showing | her ahead 3 points", "Veritaxis | showing | 7 points."],
        );
    }

    #[test]
    fn a_quotation_announced_before() {
        check(
            "They rated this statement by Ivo Pell in June:\n\n“If you look at our town, 59 farmers have left.”",
            &["Ivo Pell | - | “If you look at our town, 59 farmers have left.”"],
        );
    }

    #[test]
    fn what_was_told_before_has_its_speaker_named_after() {
        check(
            "Some 40 houses burned. This was revealed by Marta Kovac.",
            &["Marta Kovac | revealed | Some 40 houses burned."],
        );
        check(
            "Some 40 houses burned. The ministry announced this on Monday.",
            &["The ministry | announced | Some 40 houses burned.", "The ministry | announced | this on Monday."],
        );
        check("Some 40 houses burned. The ministry announced this plan.", &["The ministry | announced | this plan."]);
    }

    #[test]
    fn a_scare_quote_and_a_noun_are_no_speech() {
        check("The report of 40 pages lay on the “old desk” in Oslo.", &[]);
        check("The claims of 300 farmers were paid.", &[]);
        check("He adds two spoons of sugar.", &[]);
    }
}
