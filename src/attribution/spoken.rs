//! Speech by a verb: "X said that …", "…, X said", "…, said X", "“…,” X said. “…”", "X denies …". One rule for direct,
//! indirect and mixed speech: first the speaker, then on which side of the verb the content stands.

use crate::attribution::cue::{self, Cue, Strength};
use crate::attribution::{Attitude, Attribution, Form, phrase, source, speaker};
use crate::document::{Document, Quotation, Sentence, Tag};
use crate::entity::Entities;
use crate::text::{Span, Words};

pub fn find(document: &Document, entities: &Entities, sentence: &Sentence) -> Vec<Attribution> {
    let text = document.text;
    let mut attributions: Vec<Attribution> = Vec::new();
    let cues = cue::find(document, sentence).into_iter().filter(|cue| !is_quoted(document, cue));
    let spoken = cues.filter_map(|cue| Some((Speech::of(document, entities, sentence, &cue)?, cue)));
    let spoken: Vec<(Speech, Cue)> = spoken.collect();
    for (number, (speech, cue)) in spoken.iter().enumerate() {
        let limit = spoken.get(number + 1).and_then(|(next, _)| clause_start(document, cue, next));
        let content = speech.content(document, sentence, cue, limit);
        if content.is_empty() {
            continue;
        }
        // "…, adding that …" goes on with the speaker before.
        let source = match speech.source {
            Some(span) => Some(Words::of(text, span)),
            None => attributions.last().and_then(|before| before.source.clone()),
        };
        if source.is_none() && speech.side == Side::Participle {
            continue;
        }
        attributions.push(Attribution {
            source,
            cue: Some(Words::of(text, cue.span)),
            form: form(document, &content),
            content,
            attitude: cue::attitude(document, cue.span),
            rule: speech.side.rule(),
        });
    }
    attributions
}

/// Words of speech inside a quotation belong to what is quoted.
fn is_quoted(document: &Document, cue: &Cue) -> bool {
    document.quotation_at(cue.span.start).is_some_and(|quotation| quotation.inner.contains(cue.span))
}

/// Where the clause of the next speech starts, if it is coordinated: "… and said that …", "… while Y said …".
fn clause_start(document: &Document, cue: &Cue, next: &Speech) -> Option<usize> {
    if next.side != Side::Before {
        return None;
    }
    let first = document.tokens.partition_point(|token| token.span.start < next.verb_group.start);
    let joint = document.tokens.get(first.checked_sub(1)?)?;
    let joins = matches!(joint.text(document.text), "and" | "while" | "but" | "although" | ";" | "then" | ",");
    (joins && joint.span.start > cue.span.end).then_some(joint.span.start)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// "X said (that) …"
    Before,
    /// "…, X said." or "…, said X."
    After,
    /// "“…,” X said, “…”": both sides.
    Around,
    /// "…, adding that …"
    Participle,
}

impl Side {
    fn rule(self) -> &'static str {
        match self {
            Side::Before => "speaker before the words",
            Side::After => "speaker after the words",
            Side::Around => "speaker between the words",
            Side::Participle => "speaker of the clause before",
        }
    }
}

/// A cue with its speaker.
struct Speech {
    source: Option<Span>,
    /// Source and cue together.
    group: Span,
    /// The part of it that stands in the verb's own clause: the verb alone where the source is that of a verb before.
    verb_group: Span,
    side: Side,
}

impl Speech {
    fn of(document: &Document, entities: &Entities, sentence: &Sentence, cue: &Cue) -> Option<Speech> {
        let tag = document.tokens[cue.token].tag;
        let opened = opens_after_content(document, sentence, cue.token);
        let inverts = opened && (cue.strength == Strength::Strong || touches_quotation(document, cue.span.start));
        // "…, told her supporters": those who are told do not speak.
        let tells = matches!(document.tokens[cue.token].text(document.text), "told" | "tells" | "telling");
        let object =
            document.tokens.get(cue.token + 1).is_some_and(|next| matches!(next.tag, Tag::DT | Tag::PRPS | Tag::PRP));
        let inverted = (inverts && !(tells && object)).then(|| phrase::after(document, sentence, cue.token)).flatten();
        let progressive = cue.token > sentence.tokens.start && is_be(document, cue.token - 1);
        if tag == Tag::VBG && inverted.is_none() && !progressive {
            let strong = cue.strength == Strength::Strong || next_is(document, sentence, cue, "that");
            return strong.then_some(Speech {
                source: None,
                group: cue.span,
                verb_group: cue.span,
                side: Side::Participle,
            });
        }
        if let Some(named) = inverted.filter(|_| !next_is(document, sentence, cue, "that")) {
            let group = cue.span.cover(named);
            let side = side(document, sentence, group, cue);
            if side != Side::Before && speaker::speaks(document, entities, named, true) {
                return Some(Speech { source: Some(named), group, verb_group: group, side });
            }
        }
        let source = source::before(document, entities, sentence, cue.token);
        if source.is_none() && !is_passive(document, cue) {
            return None;
        }
        let group = source.map_or(cue.span, |named| named.cover(cue.span));
        let side = side(document, sentence, group, cue);
        let certain = side != Side::Before || next_is(document, sentence, cue, "that");
        if source.is_some_and(|named| !speaker::speaks(document, entities, named, certain))
            || (cue.attitude == Attitude::Asserts && is_negated(document, source, cue))
        {
            return None;
        }
        let shown = side != Side::Before
            || cue.strength == Strength::Strong
            || matches!(cue::attitude(document, cue.span), Attitude::Denies | Attitude::Doubts)
            || next_is(document, sentence, cue, "that")
            || source.is_some_and(|named| speaker::is_document(document, named))
            || has_clause(document, main_clause(document, Span::new(group.end, sentence.span.end)))
            || document.quotations_in(sentence.span).iter().any(|quotation| follows(quotation, sentence, cue));
        let coordinated = cue.token > sentence.tokens.start
            && matches!(document.tokens[cue.token - 1].text(document.text), "and" | "but" | "then");
        let verb_group = if coordinated { cue.span } else { group };
        shown.then_some(Speech { source, group, verb_group, side })
    }

    fn content(&self, document: &Document, sentence: &Sentence, cue: &Cue, limit: Option<usize>) -> Vec<Span> {
        let text = document.text;
        let left = Span::new(sentence.span.start, self.group.start.max(sentence.span.start));
        let end = limit.filter(|&limit| limit > self.group.end).unwrap_or(sentence.span.end);
        let right = Span::new(self.group.end.max(cue.span.end), end.max(self.group.end.max(cue.span.end)));
        let sides: &[Span] = match self.side {
            Side::Before | Side::Participle => &[right],
            Side::After => &[left],
            Side::Around => &[left, right],
        };
        let mut content = Vec::new();
        for side in sides {
            let side = side.trim(text);
            if side.slice(text).chars().any(char::is_alphanumeric) {
                content.push(whole_quotation(document, side));
            }
        }
        content
    }
}

/// A quotation that the sentence holds only a part of belongs to the content as a whole.
fn whole_quotation(document: &Document, side: Span) -> Span {
    let mut whole = side;
    for at in [side.start, side.end - 1] {
        let at = (0..=at).rev().find(|&at| document.text.is_char_boundary(at)).unwrap_or(0);
        if let Some(quotation) = document.quotation_at(at) {
            whole = whole.cover(quotation.span);
        }
    }
    whole
}

/// Whether a comma, a closing quotation mark or a dash stands right before the token: what was said comes before it.
fn opens_after_content(document: &Document, sentence: &Sentence, token: usize) -> bool {
    token > sentence.tokens.start
        && matches!(
            document.tokens[token - 1].text(document.text),
            "," | "”" | "\"" | "’" | "'" | "»" | "—" | "–" | "?"
        )
}

fn next_is(document: &Document, sentence: &Sentence, cue: &Cue, word: &str) -> bool {
    let next =
        document.tokens[cue.token + 1..sentence.tokens.end].iter().find(|token| token.span.start >= cue.span.end);
    next.is_some_and(|next| next.text(document.text) == word)
}

/// Whether the quotation begins soon after the cue: "X described it as “…”".
fn follows(quotation: &Quotation, sentence: &Sentence, cue: &Cue) -> bool {
    /// Bytes between a weak verb and the quotation that makes it a cue.
    const NEAR: usize = 40;
    sentence.span.contains(Span::new(quotation.span.start, quotation.span.start))
        && quotation.span.start >= cue.span.end
        && quotation.span.start - cue.span.end <= NEAR
}

/// "have not disclosed", "never mentioned": no words follow.
fn is_negated(document: &Document, source: Option<Span>, cue: &Cue) -> bool {
    let start = source.map_or(cue.span.start, |source| source.end);
    let between = document.tokens_in(Span::new(start.min(cue.span.start), cue.span.start));
    between.iter().any(|token| matches!(token.text(document.text), "not" | "never" | "n't" | "n’t"))
}

fn is_be(document: &Document, token: usize) -> bool {
    matches!(document.tokens[token].text(document.text), "is" | "are" | "was" | "were" | "been" | "be" | "'s" | "’s")
}

/// "is believed", "were reported": speech with nobody named.
fn is_passive(document: &Document, cue: &Cue) -> bool {
    document.tokens[cue.token].tag == Tag::VBN && cue.token > 0 && is_be(document, cue.token - 1)
}

/// On which side of speaker and verb the content stands.
fn side(document: &Document, sentence: &Sentence, group: Span, cue: &Cue) -> Side {
    let text = document.text;
    let first = document.tokens.partition_point(|token| token.span.start < group.start);
    let after_content = opens_after_content(document, sentence, first);
    let left = Span::new(sentence.span.start, group.start.max(sentence.span.start));
    let quotation_left = !document.quotations_in(left).is_empty();
    if !after_content || !(quotation_left || is_clause(document, left)) {
        return Side::Before;
    }
    let right = Span::new(group.end, sentence.span.end);
    let opens_right = right.slice(text).trim_start_matches([',', ':', ' ']).starts_with(['“', '"', '«']);
    if quotation_left && (opens_right || has_quotation(document, right)) {
        return Side::Around;
    }
    if quotation_left && touches_quotation(document, group.start) {
        return Side::After;
    }
    // "…, the ministry said on Monday, adding that …": a comma closes the saying.
    let comma = right.slice(text).find(',').map(|at| Span::new(right.start, right.start + at));
    let closed = has_clause(document, left) && comma.is_some_and(|saying| !has_clause(document, saying));
    if !closed && (next_is(document, sentence, cue, "that") || has_clause(document, main_clause(document, right))) {
        return Side::Before;
    }
    Side::After
}

fn has_quotation(document: &Document, span: Span) -> bool {
    document.quotations_in(span).iter().any(|quotation| span.contains(quotation.span) && quotation.span.len() > 12)
}

fn touches_quotation(document: &Document, start: usize) -> bool {
    let gap = |end: usize| document.text[end..start].chars().all(|char| char.is_whitespace() || char == ',');
    let before = document.quotations.partition_point(|quotation| quotation.span.end <= start);
    let last = before.checked_sub(1).map(|index| &document.quotations[index]);
    last.is_some_and(|quotation| start - quotation.span.end < 4 && gap(quotation.span.end))
}

/// The part of `span` before a relative clause.
fn main_clause(document: &Document, span: Span) -> Span {
    let relative = document.tokens_in(span).iter().find(|token| {
        matches!(token.text(document.text), "who" | "which" | "whose" | "as" | "when" | "after" | "before" | "while")
    });
    relative.map_or(span, |token| Span::new(span.start, token.span.start))
}

/// Whether the stretch has a finite verb.
fn has_clause(document: &Document, span: Span) -> bool {
    document.tokens_in(span).iter().any(|token| token.tag.is_finite())
}

/// Whether the stretch is a clause of its own: a finite verb, or a participle that may be one ("12 people drowned") and
/// no preposition or participle at its start.
fn is_clause(document: &Document, span: Span) -> bool {
    let tokens = document.tokens_in(span);
    let opens =
        tokens.first().is_some_and(|token| !matches!(token.tag, Tag::IN | Tag::VBG | Tag::VBN | Tag::TO | Tag::RB));
    has_clause(document, span) || (opens && tokens.iter().any(|token| token.tag == Tag::VBN))
}

fn form(document: &Document, content: &[Span]) -> Form {
    let quoted: usize = content
        .iter()
        .flat_map(|span| document.quotations_in(*span).iter().filter(|quotation| span.contains(quotation.span)))
        .map(|quotation| quotation.span.len())
        .sum();
    let whole: usize = content.iter().map(|span| span.len()).sum();
    match quoted {
        0 => Form::Indirect,
        quoted if quoted + 4 >= whole => Form::Direct,
        _ => Form::Mixed,
    }
}
