//! A scene: one figure among the voices of its article, and what is known of it and each of them.

use crate::attribution::{self, Strength, head, is_document, is_pronoun};
use crate::claim::voice::{NEAR, Saying, Voices};
use crate::claim::weights::{Features, bit, features, log_odds};
use crate::claim::{Claim, fold};
use crate::document::{Document, Part};
use crate::entity::EntityKind;
use crate::reader::Likely;
use crate::text::{Span, Words};

/// One figure among the voices.
pub struct Scene<'a> {
    voices: &'a Voices<'a>,
    figure: Span,
    sentence: usize,
    whole: Span,
    /// Sayings that hold the figure, the shortest first; and the last before and the first after it.
    pub holding: Vec<&'a Saying>,
    pub last: Option<&'a Saying>,
    pub next: Option<&'a Saying>,
    /// Whom the rules propose, and whether one of their attributions holds the figure.
    pub rule: Option<usize>,
    pub ruled: Vec<usize>,
    /// The words that the roles head takes for the figure's source, and how likely somebody gives it, as log odds.
    role: Option<Span>,
    voiced: f32,
    /// How likely the words near the figure name its source, as the reader has it.
    likely: Option<&'a Likely>,
    quoted: bool,
    percent: bool,
    /// The sentence opens with a pronoun.
    pronoun: bool,
    headline: bool,
}

/// Sentences that are told apart in distances at most.
const FAR: usize = 10;

impl<'a> Scene<'a> {
    pub fn of(voices: &'a Voices<'a>, claim: &Claim) -> Scene<'a> {
        let document = voices.findings.document;
        let figure = claim.quantity.words.span;
        let sentence = document.sentence_at(figure.start).unwrap_or(0);
        let whole = document.sentences[sentence].span;
        let before = voices.before(figure.end);
        let mut holding: Vec<&Saying> = before.iter().filter(|saying| saying.holds(figure)).collect();
        holding.sort_by_key(|saying| saying.reach());
        let ends = |saying: &&Saying| saying.content.iter().map(|content| content.end).max();
        let speaks = |saying: &&Saying| saying.voice.is_some();
        let last = before.iter().filter(speaks).filter(|saying| ends(saying) <= Some(figure.start)).max_by_key(ends);
        let after = voices.said.partition_point(|saying| saying.content[0].start < figure.end);
        let next = voices.said[after..].iter().take(NEAR).find(speaks);
        let rule = claim.source.as_ref().and_then(|source| voices.by_key.get(&source.key).copied());
        let ruled = attribution::holding(voices.findings.attributions, figure);
        let roles = voices.findings.readout.roles_of(figure);
        let opening = document.tokens_in(whole).first().map_or("", |token| token.text(document.text));
        Scene {
            voices,
            figure,
            sentence,
            whole,
            holding,
            last,
            next,
            rule,
            ruled: ruled.filter_map(|index| voices.by_rule[index]).collect(),
            role: roles.and_then(|roles| roles.source).map(|found| found.span),
            voiced: roles.map_or(0.0, |roles| log_odds(roles.voiced)),
            likely: roles.map(|roles| &roles.likely_source),
            quoted: document.quotation_at(figure.start).is_some(),
            percent: claim.quantity.unit.0 == "%",
            pronoun: is_pronoun(opening),
            headline: document.part_of(sentence) == Part::Headline,
        }
    }

    fn document(&self) -> &Document<'_> {
        self.voices.findings.document
    }

    fn sentence_of(&self, at: usize) -> usize {
        self.document().sentence_at(at).unwrap_or(0)
    }

    /// Sentences from the last saying before the figure, and to the first after it.
    fn since(&self) -> Option<usize> {
        let end = self.last?.content.iter().map(|content| content.end).max()?;
        Some(self.sentence.saturating_sub(self.sentence_of(end.saturating_sub(1))))
    }

    fn until(&self) -> Option<usize> {
        Some(self.sentence_of(self.next?.content[0].start).saturating_sub(self.sentence))
    }

    fn in_paragraph(&self, saying: &Saying) -> bool {
        let sentences = &self.document().sentences;
        sentences[self.sentence_of(saying.content[0].start)].paragraph == sentences[self.sentence].paragraph
    }

    /// What speaks for and against the article's own voice.
    pub fn own(&self) -> Features {
        let named = self.holding.iter().any(|saying| saying.source.is_some());
        let nobody = self.holding.iter().any(|saying| saying.source.is_none());
        let after =
            self.since().is_some_and(|since| since <= 1) && self.last.is_some_and(|last| self.in_paragraph(last));
        features(&[
            ("own", 1.0),
            ("own, held", bit(!self.holding.is_empty())),
            ("own, held by somebody", bit(named)),
            ("own, held by nobody", bit(nobody)),
            ("own, rules: an attribution", bit(!self.ruled.is_empty())),
            ("own, rules: nobody", bit(self.rule.is_none())),
            ("own, role: nobody", bit(self.role.is_none())),
            ("own, voiced", self.voiced),
            ("own, odds", self.likely.map_or(0.0, |likely| log_odds(likely.none))),
            ("own, quoted", bit(self.quoted)),
            ("own, headline", bit(self.headline)),
            ("own, percent", bit(self.percent)),
            ("own, after a saying", bit(after)),
            ("own, pronoun", bit(self.pronoun)),
            ("own, sayings", self.voices.spoken.min(20) as f32 / 20.0),
            ("own, first sentence", bit(self.sentence == 0)),
        ])
    }

    /// What speaks for and against one of the voices.
    pub fn of_voice(&self, index: usize) -> Features {
        let voice = &self.voices.voices[index];
        let its = |saying: &&&Saying| saying.voice == Some(index);
        let holding = self.holding.iter().find(its);
        let is = |saying: Option<&Saying>| saying.is_some_and(|saying| saying.voice == Some(index));
        let (last, next) = (is(self.last), is(self.next));
        let (since, until) = (self.since().unwrap_or(FAR), self.until().unwrap_or(FAR));
        // In a text of one saying a share of all tells little.
        let share = voice.said as f32 / (self.voices.spoken + 2) as f32;
        let alone = self.holding.is_empty() && self.ruled.is_empty();
        let kind = voice.source.kind;

        let here: Vec<&Words> =
            voice.mentions.range(self.whole.start..self.whole.end).map(|(_, words)| words).collect();
        let away = here.iter().map(|words| words.span.gap(self.figure)).min();
        let at = |mention: Option<(&usize, &Words)>| mention.map(|(&start, _)| self.sentence_of(start));
        let behind =
            at(voice.mentions.range(..self.whole.start).next_back()).map(|at| self.sentence.saturating_sub(at));
        let ahead = at(voice.mentions.range(self.whole.end..).next()).map(|at| at.saturating_sub(self.sentence));
        let (behind, ahead) = (behind.unwrap_or(FAR), ahead.unwrap_or(FAR));
        let first = voice.mentions.keys().next().copied().unwrap_or(0);
        let named = !voice.mentions.is_empty();

        let before = voice.named.partition_point(|&at| at < self.figure.start);
        let seen = before.checked_sub(1).map(|at| self.sentence.saturating_sub(self.sentence_of(voice.named[at])));
        let seen = if here.is_empty() { seen.unwrap_or(FAR).min(FAR) } else { 0 };
        let opens = |sentence: usize| {
            let start = self.document().sentences[sentence].span.start;
            let first = voice.named.partition_point(|&at| at < start);
            voice.named.get(first).is_some_and(|&at| at < start + 12)
        };
        let previous = self.sentence.checked_sub(1);

        // The holding saying names somebody by a description or a pronoun that may mean this voice.
        let other =
            self.holding.first().filter(|saying| saying.voice != Some(index)).and_then(|saying| saying.source.as_ref());
        let head = other.and_then(|words| head(self.document(), words.span));
        let head = head.map(|token| fold(token.text(self.document().text)));
        let described = other.is_some() && head.is_some_and(|head| voice.known_as.contains(&head));
        let shortly = other.is_some_and(|words| {
            let before = voice.named.partition_point(|&at| at < words.span.start);
            let seen = before.checked_sub(1).map(|at| self.sentence_of(voice.named[at]));
            seen.is_some_and(|seen| self.sentence_of(words.span.start) <= seen + 2)
        });
        let documents = other.is_some_and(|words| is_document(self.document(), words.span)) && voice.is_document;

        features(&[
            ("holds", bit(holding.is_some())),
            ("holds, innermost", bit(is(self.holding.first().copied()))),
            ("holds, verb of saying", bit(holding.is_some_and(|saying| saying.strength == Some(Strength::Strong)))),
            ("holds, weak verb", bit(holding.is_some_and(|saying| saying.strength == Some(Strength::Weak)))),
            ("holds, act", bit(holding.is_some_and(|saying| saying.strength.is_none() && saying.acts))),
            ("rules: this", bit(self.rule == Some(index))),
            ("rules: holds", bit(self.ruled.contains(&index))),
            ("rules: this, innermost", bit(self.rule == Some(index) && is(self.holding.first().copied()))),
            ("role: this", bit(self.role.is_some_and(|role| voice.is_at(role)))),
            ("role: another", bit(self.role.is_some_and(|role| !voice.is_at(role)))),
            ("role, odds", self.likely.map_or(0.0, |likely| log_odds(likely.best(|word| voice.is_at(word))))),
            ("last", bit(last)),
            ("last, near", bit(last && since <= 1)),
            ("last, paragraph", bit(last && self.last.is_some_and(|saying| self.in_paragraph(saying)))),
            ("last, quoted", bit(last && self.quoted)),
            ("next", bit(next)),
            ("next, near", bit(next && until <= 1)),
            ("next, quoted", bit(next && self.quoted)),
            ("share", share),
            ("share, alone", if alone { share } else { 0.0 }),
            ("sayings", voice.said.min(8) as f32 / 8.0),
            ("alone", bit(alone)),
            ("person", bit(kind == EntityKind::Person)),
            ("organisation", bit(kind == EntityKind::Organisation)),
            ("medium", bit(kind == EntityKind::Medium)),
            ("group", bit(kind == EntityKind::Group)),
            ("description", bit(!voice.has_entity)),
            ("document", bit(voice.is_document)),
            ("document, percent", bit(voice.is_document && self.percent)),
            ("document, alone", bit(voice.is_document && alone)),
            ("here", bit(!here.is_empty())),
            ("here, before", bit(here.iter().any(|words| words.span.start < self.figure.start))),
            ("here, opens", bit(here.iter().any(|words| words.span.start < self.whole.start + 5))),
            ("here, far", bit(away.is_some_and(|away| away > 200))),
            ("behind 1", bit(behind <= 1)),
            ("behind 5", bit((3..=5).contains(&behind))),
            ("ahead 1", bit(ahead <= 1)),
            ("in headline", bit(named && self.sentence_of(first) == 0)),
            ("named later", bit(here.is_empty() && first > self.figure.end)),
            ("named early", bit(self.sentence_of(first) <= 1)),
            ("speaks first", bit(self.voices.first == Some(index))),
            ("speaks first, headline", bit(self.voices.first == Some(index) && self.headline)),
            ("seen", seen as f32 / FAR as f32),
            ("opens", bit(opens(self.sentence))),
            ("opened, pronoun", bit(self.pronoun && previous.is_some_and(opens))),
            ("described", bit(described)),
            ("described shortly", bit(shortly)),
            ("described, document", bit(documents)),
        ])
    }
}
