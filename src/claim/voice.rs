//! Voices: everybody whom an article lets speak, and whose each figure is, one of theirs or the article's own. Rules and
//! the reader each propose; a conditional logit (McFadden 1974) with a hidden layer over what is known of the figure and the
//! voice decides. Its weights, `models/voices.tsv`, are learnt by `train/weigh.py`.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::attribution::{self, Form, Strength, is_document, is_of_two, strength};
use crate::claim::scene::Scene;
use crate::claim::weights::{Features, Weights};
use crate::claim::{Claim, Findings, Source, fold, key, publication, source};
use crate::document::Part;
use crate::entity::EntityKind;
use crate::text::{Span, Words};

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::of(include_str!("../../models/voices.tsv")));

/// Voices of an article that are weighed for each of its figures, beside those who speak near it.
const MOST: usize = 60;

/// Sayings before a figure, and after it, that are looked at: contents nest two or three deep. It keeps long pages linear.
pub const NEAR: usize = 64;

/// Everybody who may give a figure of an article.
pub struct Voices<'a> {
    pub(super) findings: &'a Findings<'a>,
    pub(super) voices: Vec<Voice>,
    /// What the reader takes for said, with content, in the order of its beginning.
    pub(super) said: Vec<Saying>,
    /// Who speaks in each of the rules' attributions.
    pub(super) by_rule: Vec<Option<usize>>,
    pub(super) by_key: HashMap<String, usize>,
    /// Those who are named most, at most [`MOST`].
    most: Vec<usize>,
    /// Sayings that have a voice, and the voice of the first.
    pub(super) spoken: usize,
    pub(super) first: Option<usize>,
}

pub struct Voice {
    pub source: Source,
    /// The words that name it as a source, by where they begin; no two overlap.
    pub mentions: BTreeMap<usize, Words>,
    /// Sayings of its own.
    pub said: usize,
    pub is_document: bool,
    /// Where its entity is named, in order; and the words of its roles and name.
    pub named: Vec<usize>,
    pub known_as: Vec<String>,
    pub has_entity: bool,
}

impl Voice {
    pub fn is_at(&self, span: Span) -> bool {
        self.mentions.range(..span.end).next_back().is_some_and(|(_, words)| words.span.overlaps(span))
    }
}

pub struct Saying {
    pub voice: Option<usize>,
    pub content: Vec<Span>,
    pub source: Option<Words>,
    pub cue: Option<Words>,
    /// How surely the cue tells of saying; `None` for "agreed to", "grilled", "according to".
    pub strength: Option<Strength>,
    /// The cue has a verb.
    pub acts: bool,
}

impl Saying {
    pub fn holds(&self, span: Span) -> bool {
        self.content.iter().any(|content| content.overlaps(span))
    }

    pub fn reach(&self) -> usize {
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
            let words = saying.source.map(|found| Words::of(text, trimmed(text, found.span)));
            let speaks = words.as_ref().filter(|words| !is_asked(&words.text));
            let voice = speaks.and_then(|words| Some(gathered.add(source::resolve(findings, words)?, words)));
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
            Some(gathered.add(source::resolve(findings, words)?, words))
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
        if publication::is_method(self.findings, claim) {
            self.give(claim, None);
            return weighed;
        }
        if let Some(certain) = self.certain(claim.quantity.words.span) {
            self.give(claim, Some(certain));
            return weighed;
        }
        if let Some(best) = weighed.iter().max_by(|left, right| left.share.total_cmp(&right.share)) {
            // A poll's answers go on without a word of it.
            if best.voice.is_some() || !publication::is_answer(self.findings, claim) {
                self.give(claim, best.voice);
            }
        }
        weighed
    }

    /// Whose words plainly hold a figure: those of a quotation that is closed by its speaker ("…,” Marta Kovac said"), those of
    /// one of two or both ("the latter said"), and of whom the text names so ([`Form::Told`]). A medium may quote somebody else.
    fn certain(&self, figure: Span) -> Option<usize> {
        let attributions = self.findings.attributions;
        let holding = attribution::holding(attributions, figure);
        let nearest = holding.min_by_key(|&index| attributions[index].reach())?;
        let found = &attributions[nearest];
        let quoted = found.form == Form::Direct && found.cue.is_some();
        let of_two = found.source.as_ref().is_some_and(|words| is_of_two(&words.text));
        let voice = self.by_rule[nearest].filter(|_| quoted || of_two || found.form == Form::Told)?;
        let Voice { source, has_entity, .. } = &self.voices[voice];
        let certain = match source.kind {
            EntityKind::Person | EntityKind::Organisation | EntityKind::Group => true,
            // A name of nobody known.
            EntityKind::Unknown => *has_entity,
            EntityKind::Medium | EntityKind::Place => false,
        };
        certain.then_some(voice)
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
                Weighed { voice, share: 0.0, features }
            })
            .collect();
        let shares = WEIGHTS.shares(weighed.iter().map(|weighed| &weighed.features));
        weighed.iter_mut().zip(shares).for_each(|(weighed, share)| weighed.share = share);
        weighed
    }

    /// The last sayings that begin before a byte offset.
    pub(super) fn before(&self, at: usize) -> &[Saying] {
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

/// Whether the words are those whom a poll asked: they give its figures no more than "42 percent of voters" do.
fn is_asked(words: &str) -> bool {
    let folded = words.to_lowercase();
    ["%", "percent", "per cent", "respondents", "surveyed", "polled", "in the poll"]
        .iter()
        .any(|asked| folded.contains(asked))
}

/// The name that a source's words begin with: without ", which generated …" and a bracket that opens or closes nowhere.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let clause = [", which", ", who", ", whose"].iter().filter_map(|clause| words.find(clause)).min();
    let open = words.find('(').filter(|&open| !words[open..].contains(')'));
    let end = clause.into_iter().chain(open).min().filter(|&end| end > 0).unwrap_or(words.len());
    let start = usize::from(words.starts_with('(')).min(end);
    Span::new(span.start + start, span.start + end).trim(text)
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

    fn add(&mut self, source: Source, words: &Words) -> usize {
        let index = self.voice(source);
        let voice = &mut self.voices[index];
        voice.is_document |= is_document(self.findings.document, words.span);
        if !voice.is_at(words.span) {
            voice.mentions.insert(words.span.start, words.clone());
        }
        index
    }

    /// The voice of a source, a new one where it has none yet.
    fn voice(&mut self, source: Source) -> usize {
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
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_of_something_known() {
        for name in WEIGHTS.names() {
            assert!(include_str!("scene.rs").contains(&format!("(\"{name}\",")), "nothing is known by the name {name}");
        }
    }

    #[test]
    fn the_article_speaks_where_nobody_is_quoted() {
        let shares = |text: &str| {
            let article = crate::article::raw(text);
            let page = crate::page::PageId("p-test".to_owned());
            crate::inspect(&article, |findings, _| {
                crate::claim::weigh(&page, findings, |weighing| {
                    let source = weighing.claim.source.as_ref().map(|source| source.name.clone());
                    (source, weighing.weighed.iter().map(|it| it.share).sum::<f32>())
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
