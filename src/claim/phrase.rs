//! The noun phrases of a figure's sentence and how they stand to it: what it may count besides what the rules and the
//! reader take.

use crate::attribution::{self, is_document};
use crate::claim::Findings;
use crate::claim::weights::{Features, bit, features};
use crate::document::{Tag, Token};
use crate::entity::EntityKind;
use crate::quantity::{Kind, Quantity};
use crate::text::{Span, Words};

pub struct Phrase {
    /// Its article, modifiers and noun.
    pub span: Span,
    /// And what they are of: "the number of floods".
    pub words: Words,
    pub features: Features,
}

/// So many phrases on either side of a figure are looked at.
const REACH: usize = 10;
/// Bytes beyond which a phrase is merely far.
const FAR: usize = 300;
const FAR_UNIT: f32 = 100.0;

/// Tokens `start..end` of a sentence.
#[derive(Clone, Copy)]
pub struct Chunk {
    pub start: usize,
    pub end: usize,
}

/// The noun phrases beside the figure in its sentence.
pub fn beside(findings: &Findings, quantity: &Quantity) -> Vec<Phrase> {
    let (figure, money) = (quantity.words.span, quantity.unit.is_money());
    let document = findings.document;
    let Some(sentence) = document.sentence_at(figure.start) else { return Vec::new() };
    let tokens = document.tokens_in(document.sentences[sentence].span);
    let first = tokens.partition_point(|token| token.span.end <= figure.start);
    let behind = tokens.partition_point(|token| token.span.start < figure.end);
    let said = attribution::beginning_in(findings.attributions, document.sentences[sentence].span);
    let sources = said.filter_map(|attribution| Some(attribution.source.as_ref()?.span)).collect();
    let chunks = &chunks(tokens);
    let sight = Sight { findings, tokens, chunks, first, behind, figure, sources };
    let left = chunks.partition_point(|chunk| chunk.end <= first);
    let left = left.saturating_sub(REACH)..left;
    let speaks = |&at: &usize| sight.preposition(chunks[at]).is_none() && sight.verbs(chunks[at]) > 0;
    let clause = left.clone().rfind(speaks).filter(|&at| sight.verbs(chunks[at]) == 1);
    let before = left.clone().map(|at| sight.phrase(chunks[at], left.end - at, at == 0, clause == Some(at)));
    // Of a phrase that the figure stands in, the rest: "four *delegates*".
    let rest = chunks[left.end..].iter().filter(|chunk| chunk.end > behind).take(REACH);
    let rest = rest.map(|chunk| Chunk { start: chunk.start.max(behind), end: chunk.end });
    let after = rest.zip(1..).map(|(chunk, rank)| sight.phrase(chunk, rank, left.end == 0 && rank == 1, false));
    // "A poll found that …": what tells the figure is not what it counts.
    let tells = |phrase: &Phrase| sight.is_source(phrase.span) && is_document(document, phrase.span);
    // "49,000 tons" are no more than another figure; and a place has money, but no share and no size of its own.
    let is_other = |phrase: &Phrase| sight.is_quantity(phrase.span) || !money && sight.is_place(phrase.span);
    before.chain(after).filter(|phrase| !tells(phrase) && !is_other(phrase)).collect()
}

/// Base noun phrases, in order: pronouns, and what modifies a noun, from the article to the last noun.
pub fn chunks(tokens: &[Token]) -> Vec<Chunk> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if token.tag == Tag::PRP {
            found.push(Chunk { start: at, end: at + 1 });
            at += 1;
            continue;
        }
        let inside = |token: &&Token| {
            token.tag.is_noun()
                || token.tag.is_adjective()
                || matches!(token.tag, Tag::PRPS | Tag::VBN | Tag::VBG | Tag::CD | Tag::POS)
        };
        let article = usize::from(token.tag == Tag::DT);
        let length = article + tokens[at + article..].iter().take_while(inside).count();
        let stretch = &tokens[at..at + length];
        if let Some(last) = stretch.iter().rposition(|token| token.tag.is_noun()) {
            // "including cases": a verb form that opens the phrase is none of its words.
            let verbs = stretch[..last].iter().take_while(|token| matches!(token.tag, Tag::VBN | Tag::VBG)).count();
            found.push(Chunk { start: at + verbs, end: at + last + 1 });
            at += last + 1;
        } else {
            at += length.max(1);
        }
    }
    found
}

/// A figure in its sentence: tokens `first..behind`.
struct Sight<'a> {
    findings: &'a Findings<'a>,
    tokens: &'a [Token],
    chunks: &'a [Chunk],
    first: usize,
    behind: usize,
    figure: Span,
    /// Who speaks in the sentence, by rules.
    sources: Vec<Span>,
}

impl Sight<'_> {
    fn is_before(&self, chunk: Chunk) -> bool {
        chunk.end <= self.first
    }

    /// The tokens between the phrase and the figure.
    fn between(&self, chunk: Chunk) -> &[Token] {
        if self.is_before(chunk) { &self.tokens[chunk.end..self.first] } else { &self.tokens[self.behind..chunk.start] }
    }

    /// Finite verbs between the phrase and the figure.
    fn verbs(&self, chunk: Chunk) -> usize {
        self.between(chunk).iter().filter(|token| token.tag.is_finite()).count()
    }

    fn preposition(&self, chunk: Chunk) -> Option<&str> {
        let before = self.tokens.get(chunk.start.checked_sub(1)?)?;
        matches!(before.tag, Tag::IN | Tag::TO).then(|| before.text(self.findings.document.text))
    }

    /// Whether its last word belongs to a quantity: "35 years".
    fn is_quantity(&self, span: Span) -> bool {
        ends_in(self.findings.quantities, |quantity| quantity.words.span, span)
    }

    fn is_place(&self, span: Span) -> bool {
        ends_in(self.findings.places, |place| place.words.span, span)
    }

    fn is_source(&self, span: Span) -> bool {
        self.sources.iter().any(|source| source.overlaps(span))
    }

    /// What the phrase is of, where no figure stands in that.
    fn whose(&self, chunk: Chunk) -> Option<Span> {
        self.tokens.get(chunk.end).filter(|token| token.text(self.findings.document.text) == "of")?;
        let next = self.chunks.partition_point(|next| next.start <= chunk.end);
        let next = self.chunks.get(next).filter(|next| next.start == chunk.end + 1)?;
        let beside = next.end <= self.first || self.behind <= next.start;
        beside.then(|| self.tokens[next.start].span.cover(self.tokens[next.end - 1].span))
    }

    /// `rank` counts the phrases from the figure on.
    fn phrase(&self, chunk: Chunk, rank: usize, opens: bool, clause: bool) -> Phrase {
        let text = self.findings.document.text;
        let last = &self.tokens[chunk.end - 1];
        let span = self.tokens[chunk.start].span.cover(last.span);
        let between = self.between(chunk);
        let side = usize::from(!self.is_before(chunk));
        let name = |names: [&'static str; 2]| names[side];
        let verbs = self.verbs(chunk);
        let breaks = between.iter().any(|token| matches!(token.text(text), "," | ";" | ":" | "—" | "–"));
        let preposition = self.preposition(chunk);
        let mut kinds = self.findings.entities.mentions_in(span).map(|mention| self.findings.entities.of(mention).kind);
        let person = kinds.any(|kind| kind == EntityKind::Person);
        let figures = &self.findings.quantities;
        let from = figures.partition_point(|quantity| quantity.words.span.end <= span.start);
        let mut inside = figures[from..].iter().take_while(|quantity| quantity.words.span.start < span.end);
        let counts = inside.any(|quantity| quantity.kind == Kind::Figure);
        let away = span.start.abs_diff(self.figure.start).min(FAR) as f32 / FAR_UNIT;
        const RANKS: [[&str; 2]; 5] = [
            ["phrase: before 1", "phrase: after 1"],
            ["phrase: before 2", "phrase: after 2"],
            ["phrase: before 3", "phrase: after 3"],
            ["phrase: before 4", "phrase: after 4"],
            ["phrase: before 5", "phrase: after 5"],
        ];
        const VERBS: [[&str; 2]; 3] = [
            ["phrase: before, no verb", "phrase: after, no verb"],
            ["phrase: before, a verb", "phrase: after, a verb"],
            ["phrase: before, verbs", "phrase: after, verbs"],
        ];
        let features = features(&[
            ("phrase", 1.0),
            (name(["phrase: before", "phrase: after"]), 1.0),
            (name(RANKS[rank.min(RANKS.len()) - 1]), 1.0),
            (name(VERBS[verbs.min(VERBS.len() - 1)]), 1.0),
            (name(["phrase: before, unbroken", "phrase: after, unbroken"]), bit(!breaks)),
            (name(["phrase: before, of", "phrase: after, of"]), bit(preposition == Some("of"))),
            (name(["phrase: before, bare", "phrase: after, bare"]), bit(preposition.is_none())),
            (name(["phrase: before, adjacent", "phrase: after, adjacent"]), bit(between.is_empty())),
            (name(["phrase: before, pronoun", "phrase: after, pronoun"]), bit(last.tag == Tag::PRP)),
            (name(["phrase: before, person", "phrase: after, person"]), bit(person)),
            (name(["phrase: before, figure", "phrase: after, figure"]), bit(counts)),
            ("phrase: source", bit(self.is_source(span))),
            ("phrase: document", bit(is_document(self.findings.document, span))),
            ("phrase: opens", bit(opens)),
            ("phrase: of the clause", bit(clause)),
            ("phrase: away", away),
        ]);
        Phrase { span, words: Words::of(text, span.cover(self.whose(chunk).unwrap_or(span))), features }
    }
}

/// Whether the last word of the span belongs to one of `all`, which are in order.
fn ends_in<T>(all: &[T], words: impl Fn(&T) -> Span, span: Span) -> bool {
    let next = all.partition_point(|one| words(one).end < span.end);
    all.get(next).is_some_and(|one| words(one).start < span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases beside the first figure, and what is known of each.
    fn phrases(text: &str) -> Vec<(String, Vec<&'static str>)> {
        crate::inspect(&crate::article::raw(text), |findings, _| {
            let figure = findings.quantities.iter().find(|quantity| quantity.kind == Kind::Figure);
            let beside = figure.map_or_else(Vec::new, |figure| beside(findings, figure));
            let names = |features: &Features| features.iter().map(|&(name, _)| name).collect();
            beside.iter().map(|phrase| (phrase.words.text.clone(), names(&phrase.features))).collect()
        })
    }

    fn of<'a>(phrases: &'a [(String, Vec<&'static str>)], words: &str) -> &'a [&'static str] {
        &phrases.iter().find(|(text, _)| text == words).unwrap_or_else(|| panic!("{words} in {phrases:?}")).1
    }

    #[test]
    fn phrases_stand_on_both_sides() {
        let phrases = phrases("The deficit of the town fell by 12 percent after a new tax on cars.");
        let words: Vec<&str> = phrases.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(words, ["The deficit of the town", "the town", "a new tax", "cars"]);
        assert!(of(&phrases, "The deficit of the town").contains(&"phrase: of the clause"));
        assert!(of(&phrases, "The deficit of the town").contains(&"phrase: opens"));
        assert!(of(&phrases, "the town").contains(&"phrase: before, of"));
        assert!(!of(&phrases, "the town").contains(&"phrase: of the clause"));
        assert!(of(&phrases, "cars").contains(&"phrase: after 2"));
    }

    #[test]
    fn what_the_figure_stands_in_is_cut() {
        let phrases = phrases("He has four tired mules.");
        assert!(of(&phrases, "tired mules").contains(&"phrase: after, adjacent"));
        assert!(of(&phrases, "He").contains(&"phrase: before, pronoun"));
    }

    #[test]
    fn what_tells_a_figure_is_not_counted() {
        let phrases = phrases("A survey found that 40 percent agree with the mayor.");
        let words: Vec<&str> = phrases.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(words, ["the mayor"]);
    }

    #[test]
    fn other_figures_and_places_are_not_counted() {
        let words = |text: &str| phrases(text).into_iter().map(|(words, _)| words).collect::<Vec<_>>();
        assert_eq!(words("In Larvik it rose by 12 percent within 35 years."), ["it"]);
        assert_eq!(words("Norway gave 12 million dollars."), ["Norway"]);
    }

    #[test]
    fn few_phrases_are_looked_at() {
        let many = "the mule and ".repeat(80);
        assert!(phrases(&format!("{many} 40 carts and {many} the ox.")).len() <= 2 * REACH);
    }
}
