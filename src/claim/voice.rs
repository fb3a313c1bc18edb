//! Voices: everybody whom an article lets speak, and whose each figure is, one of theirs or the article's own. Rules and
//! the reader each propose; a conditional logit (McFadden 1974) over what is known of the figure and the voice decides. Its
//! weights, `models/voices.tsv`, are learnt by `train/voices.py`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::attribution::{self, Strength, head, is_document, is_pronoun, strength};
use crate::claim::{Claim, Findings, Source, fold, key, source};
use crate::document::{Document, Part};
use crate::entity::EntityKind;
use crate::lexicon;
use crate::text::{Span, Words};

/// What is known of a figure and a voice: a name and a value, mostly 0 or 1. What is not named is 0.
pub type Features = Vec<(&'static str, f32)>;

static WEIGHTS: LazyLock<HashMap<&'static str, f32>> =
    LazyLock::new(|| lexicon::weights(include_str!("../../models/voices.tsv")));

/// Voices of an article that are weighed for each of its figures, beside those who speak near it.
const MOST: usize = 60;

/// Sayings before a figure, and after it, that are looked at: contents nest two or three deep. It keeps long pages linear.
const NEAR: usize = 64;

/// Everybody who may give a figure of an article.
pub struct Voices<'a> {
    findings: &'a Findings<'a>,
    voices: Vec<Voice>,
    /// What the reader takes for said, with content, in the order of its beginning.
    said: Vec<Saying>,
    /// Who speaks in each of the rules' attributions.
    by_rule: Vec<Option<usize>>,
    by_key: HashMap<String, usize>,
    /// Those who are named most, at most [`MOST`].
    most: Vec<usize>,
    /// Sayings that have a voice, and the voice of the first.
    spoken: usize,
    first: Option<usize>,
}

struct Voice {
    source: Source,
    /// The words that name it as a source, by where they begin; no two overlap.
    mentions: BTreeMap<usize, Words>,
    /// Sayings of its own.
    said: usize,
    is_document: bool,
    /// Where its entity is named, in order; and the words of its roles and name.
    named: Vec<usize>,
    known_as: Vec<String>,
    has_entity: bool,
}

impl Voice {
    fn is_at(&self, span: Span) -> bool {
        self.mentions.range(..span.end).next_back().is_some_and(|(_, words)| words.span.overlaps(span))
    }
}

struct Saying {
    voice: Option<usize>,
    content: Vec<Span>,
    source: Option<Words>,
    cue: Option<Words>,
    /// How surely the cue tells of saying; `None` for "agreed to", "grilled", "according to".
    strength: Option<Strength>,
    /// The cue has a verb.
    acts: bool,
}

impl Saying {
    fn holds(&self, span: Span) -> bool {
        self.content.iter().any(|content| content.overlaps(span))
    }

    fn reach(&self) -> usize {
        self.content.iter().map(|content| content.len()).sum()
    }
}

/// One voice weighed for one figure.
pub struct Weighed {
    /// `None` is the article's own voice.
    pub voice: Option<usize>,
    /// Its share of all that were weighed.
    pub share: f32,
    pub features: Features,
}

impl<'a> Voices<'a> {
    /// The voices of an article whose claims have the sources that the rules propose.
    pub fn of(findings: &'a Findings<'a>, claims: &[Claim]) -> Voices<'a> {
        let mut gathered = Gathered::of(findings);
        let text = findings.document.text;
        let mut said = Vec::new();
        for saying in &findings.readout.said {
            let words = saying.source.map(|found| Words::of(text, found.span));
            let voice = words.as_ref().and_then(|words| gathered.add(source::resolve(findings, words)?, words));
            if saying.content.is_empty() {
                continue;
            }
            if let Some(voice) = voice {
                gathered.voices[voice].said += 1;
            }
            let cue = saying.cue.map(|found| found.span);
            let tokens = cue.map_or(&[][..], |cue| findings.document.tokens_in(cue));
            said.push(Saying {
                voice,
                strength: cue.and_then(|cue| strength(findings.document, cue)),
                acts: tokens.iter().any(|token| token.tag.is_verb()),
                content: saying.content.iter().map(|found| found.span).collect(),
                source: words,
                cue: cue.map(|cue| Words::of(text, cue)),
            });
        }
        said.sort_by_key(|saying| saying.content[0].start);
        let by_rule = findings.attributions.iter().map(|attribution| {
            let words = attribution.source.as_ref()?;
            gathered.add(source::resolve(findings, words)?, words)
        });
        let by_rule = by_rule.collect();
        for source in claims.iter().filter_map(|claim| claim.source.as_ref()) {
            match &source.mention {
                Some(mention) => gathered.add(source.clone(), mention),
                None => gathered.voice(source.clone()),
            };
        }
        let Gathered { voices, by_key, .. } = gathered;
        let mut most: Vec<usize> = (0..voices.len()).collect();
        most.sort_by_key(|&voice| std::cmp::Reverse(voices[voice].mentions.len()));
        most.truncate(MOST);
        let spoken = said.iter().filter(|saying| saying.voice.is_some()).count();
        let first = said.iter().filter_map(|saying| Some((saying.source.as_ref()?.span, saying.voice?))).min();
        let first = first.map(|(_, voice)| voice);
        Voices { findings, voices, said, by_rule, by_key, most, spoken, first }
    }

    /// Gives a claim the source that weighs most; returns all voices as they were weighed. A headline is short of words to
    /// weigh: it keeps what the rules propose, or takes its body's.
    pub fn decide(&self, claim: &mut Claim) -> Vec<Weighed> {
        let weighed = self.weigh(claim);
        if claim.part == Part::Headline {
            return weighed;
        }
        if let Some(best) = weighed.iter().max_by(|left, right| left.share.total_cmp(&right.share)) {
            self.give(claim, best.voice);
        }
        weighed
    }

    /// The name of a voice.
    pub fn name(&self, voice: usize) -> &str {
        &self.voices[voice].source.name
    }

    /// The words that name it as a source, in order.
    pub fn mentions(&self, voice: usize) -> impl Iterator<Item = &Words> {
        self.voices[voice].mentions.values()
    }

    /// All voices with their shares, the article's own first.
    fn weigh(&self, claim: &Claim) -> Vec<Weighed> {
        let scene = Scene::of(self, claim);
        // Whoever passed the figure on does not give it.
        let passes = |voice: &usize| claim.via.iter().any(|via| via.key == self.voices[*voice].source.key);
        let near = scene.holding.iter().copied().chain(scene.last).chain(scene.next).filter_map(|saying| saying.voice);
        let near = near.chain(scene.rule).chain(scene.ruled.iter().copied());
        let order: BTreeSet<usize> = self.most.iter().copied().chain(near).filter(|voice| !passes(voice)).collect();
        let voices = std::iter::once(None).chain(order.into_iter().map(Some));
        let mut weighed: Vec<Weighed> = voices
            .map(|voice| {
                let features = voice.map_or_else(|| scene.own(), |voice| scene.of_voice(voice));
                let weight = |(name, value): &(&str, f32)| WEIGHTS.get(name).map_or(0.0, |weight| weight * value);
                Weighed { voice, share: features.iter().map(weight).sum(), features }
            })
            .collect();
        let most = weighed.iter().map(|weighed| weighed.share).fold(f32::MIN, f32::max);
        weighed.iter_mut().for_each(|weighed| weighed.share = (weighed.share - most).exp());
        let all: f32 = weighed.iter().map(|weighed| weighed.share).sum();
        weighed.iter_mut().for_each(|weighed| weighed.share /= all);
        weighed
    }

    /// The last sayings that begin before a byte offset.
    fn before(&self, at: usize) -> &[Saying] {
        let end = self.said.partition_point(|saying| saying.content[0].start < at);
        &self.said[end.saturating_sub(NEAR)..end]
    }

    /// Makes a claim one of `voice`, where it is not already.
    fn give(&self, claim: &mut Claim, voice: Option<usize>) {
        let Some(index) = voice else {
            if let Some(source) = claim.source.take() {
                (claim.cue, claim.occasion) = (None, None);
                claim.via.clear();
                claim.why.push(format!("more speaks for the article's own voice than for {}", source.name));
            }
            return;
        };
        let voice = &self.voices[index];
        if claim.source.as_ref().is_some_and(|source| source.key == voice.source.key) {
            return;
        }
        let figure = claim.quantity.words.span;
        let holding = self.before(figure.end).iter().filter(|saying| saying.voice == Some(index));
        let saying = holding.filter(|saying| saying.holds(figure)).min_by_key(|saying| saying.reach());
        let away = |words: &Words| words.span.start.abs_diff(figure.start);
        let before = voice.mentions.range(..figure.start).next_back();
        let near = || before.into_iter().chain(voice.mentions.range(figure.start..).next()).map(|(_, words)| words);
        let near = || near().min_by_key(|words| away(words));
        let mention = saying.and_then(|saying| saying.source.clone()).or_else(|| near().cloned());
        claim.why.push(match &saying {
            Some(_) => format!("read as said by {}", voice.source.name),
            None => format!("goes on with what {} says", voice.source.name),
        });
        claim.cue = saying.and_then(|saying| saying.cue.clone());
        claim.via.retain(|via| via.key != voice.source.key);
        claim.source = Some(Source { mention, ..voice.source.clone() });
    }
}

/// Voices on the way of being gathered.
struct Gathered<'a> {
    findings: &'a Findings<'a>,
    voices: Vec<Voice>,
    by_key: HashMap<String, usize>,
    /// The entity of a key, and where each entity is named.
    entities: HashMap<String, usize>,
    named: Vec<Vec<usize>>,
}

impl<'a> Gathered<'a> {
    fn of(findings: &'a Findings<'a>) -> Gathered<'a> {
        let all = findings.entities;
        let mut named = vec![Vec::new(); all.entities.len()];
        all.mentions.iter().for_each(|mention| named[mention.entity].push(mention.words.span.start));
        let mut entities = HashMap::new();
        for (index, entity) in all.entities.iter().enumerate() {
            entities.entry(key(entity)).or_insert(index);
        }
        Gathered { findings, voices: Vec::new(), by_key: HashMap::new(), entities, named }
    }

    fn add(&mut self, source: Source, words: &Words) -> Option<usize> {
        let index = self.voice(source)?;
        let voice = &mut self.voices[index];
        voice.is_document |= is_document(self.findings.document, words.span);
        if !voice.is_at(words.span) {
            voice.mentions.insert(words.span.start, words.clone());
        }
        Some(index)
    }

    /// The voice of a source, a new one where it has none yet.
    fn voice(&mut self, source: Source) -> Option<usize> {
        let fresh = self.voices.len();
        let index = *self.by_key.entry(source.key.clone()).or_insert(fresh);
        if index == fresh {
            let entity = self.entities.get(&source.key).copied();
            let roles = entity.map_or(&[][..], |entity| &self.findings.entities.entities[entity].roles);
            let words = roles.iter().map(|role| fold(&role.text)).chain([fold(&source.name)]);
            self.voices.push(Voice {
                named: entity.map_or_else(Vec::new, |entity| self.named[entity].clone()),
                known_as: words.flat_map(|words| words.split('-').map(str::to_owned).collect::<Vec<_>>()).collect(),
                mentions: BTreeMap::new(),
                said: 0,
                is_document: false,
                has_entity: entity.is_some(),
                source,
            });
        }
        Some(index)
    }
}

/// One figure among the voices.
struct Scene<'a> {
    voices: &'a Voices<'a>,
    figure: Span,
    sentence: usize,
    whole: Span,
    /// Sayings that hold the figure, the shortest first; and the last before and the first after it.
    holding: Vec<&'a Saying>,
    last: Option<&'a Saying>,
    next: Option<&'a Saying>,
    /// Whom the rules propose, and whether one of their attributions holds the figure.
    rule: Option<usize>,
    ruled: Vec<usize>,
    /// The words that the roles head takes for the figure's source.
    role: Option<Span>,
    quoted: bool,
    percent: bool,
    /// The sentence opens with a pronoun.
    pronoun: bool,
    headline: bool,
}

/// Sentences that are told apart in distances at most.
const FAR: usize = 10;

impl<'a> Scene<'a> {
    fn of(voices: &'a Voices<'a>, claim: &Claim) -> Scene<'a> {
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
            role: voices.findings.readout.roles_of(figure).and_then(|roles| roles.source).map(|found| found.span),
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
    fn own(&self) -> Features {
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
    fn of_voice(&self, index: usize) -> Features {
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
        let distance =
            |span: Span| span.start.saturating_sub(self.figure.end).max(self.figure.start.saturating_sub(span.end));
        let away = here.iter().map(|words| distance(words.span)).min();
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

pub fn bit(value: bool) -> f32 {
    f32::from(u8::from(value))
}

/// Those that are not 0.
pub fn features(all: &[(&'static str, f32)]) -> Features {
    all.iter().copied().filter(|(_, value)| *value != 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_of_something_known() {
        for name in WEIGHTS.keys() {
            assert!(include_str!("voice.rs").contains(&format!("(\"{name}\",")), "nothing is known by the name {name}");
        }
    }

    #[test]
    fn the_article_speaks_where_nobody_is_quoted() {
        let shares = |text: &str| {
            let article = crate::article::raw(text);
            let page = crate::page::PageId("p-test".to_owned());
            crate::inspect(&article, |findings, _| {
                crate::claim::weigh(&page, findings, |claim, _, weighed, _| {
                    (
                        claim.source.as_ref().map(|source| source.name.clone()),
                        weighed.iter().map(|it| it.share).sum::<f32>(),
                    )
                })
            })
        };
        let own = shares("Rain fell for three days\n\nThe flood took 40 houses on Monday. The river is falling.");
        assert_eq!(own.last().map(|(source, _)| source.clone()), Some(None));
        let said =
            shares("Rain fell for days\n\n“The flood took 40 houses,” said Marta Kovac, a nurse. She spoke on Monday.");
        assert_eq!(said[0].0.as_deref(), Some("Marta Kovac"));
        assert!(own.iter().chain(&said).all(|(_, all)| (all - 1.0).abs() < 1e-3), "shares make a whole");
    }
}
