//! Who gives a figure: the attribution that holds it, its source resolved to the fullest name in the article, the
//! media and documents it came through, and the occasion it was said on.

use std::collections::BTreeMap;

use crate::attribution::{self, Attitude, Attribution, is_document, is_pronoun, is_speaker};
use crate::claim::{Claim, Findings, Occasion, Source, Via, fold};
use crate::entity::{Entity, EntityKind, Mention, MentionForm};
use crate::text::{Span, Words};

/// What the article says about the saying of one figure.
pub struct Said {
    pub source: Option<Source>,
    pub cue: Option<Words>,
    pub via: Vec<Via>,
    pub occasion: Option<Occasion>,
    pub attitude: Attitude,
    pub why: Vec<String>,
}

/// Finds who gives the figure at `figure`, in the sentence with the given index.
pub fn of(findings: &Findings, figure: Span, sentence: usize) -> Said {
    let mut holding: Vec<&Attribution> = attribution::holding(findings.attributions, figure).collect();
    holding.sort_by_key(|attribution| attribution.reach());
    let named: Vec<(&Attribution, Source)> =
        holding.iter().filter_map(|attribution| Some((*attribution, resolve(findings, attribution)?))).collect();
    // "TASS said, quoting Sidorov": of a medium and a person, the person is responsible for the figure.
    let first = named.iter().position(|(_, source)| source.kind != EntityKind::Medium).unwrap_or(0);
    let attitude = holding.first().map_or(Attitude::Asserts, |attribution| attribution.attitude);
    let Some((attribution, source)) = named.get(first).cloned() else {
        let cue = holding.first().and_then(|attribution| attribution.cue.clone());
        let why = match &cue {
            Some(cue) => format!("“{}” names nobody", cue.text),
            None => "no attribution holds the figure: the article says it in its own voice".to_owned(),
        };
        return Said { source: None, cue, via: Vec::new(), occasion: None, attitude, why: vec![why] };
    };
    let mut via: Vec<Via> = Vec::new();
    for (other, medium) in named.iter().filter(|(_, source)| source.kind == EntityKind::Medium) {
        if medium.key != source.key
            && let Some(mention) = other.source.clone()
        {
            via.push(Via { name: medium.name.clone(), mention, key: medium.key.clone() });
        }
    }
    let occasion = occasion(findings, attribution, sentence);
    for mention in media(findings, attribution, sentence) {
        let passed_on = self::via(findings, mention);
        if passed_on.key != source.key && via.iter().all(|known| known.key != passed_on.key) {
            via.push(passed_on);
        }
    }
    let mut why = vec![attribution.rule.to_owned()];
    if let Some(mention) = source.mention.as_ref().filter(|mention| mention.text != source.name) {
        why.push(format!("“{}” is {}", mention.text, source.name));
    }
    Said { source: Some(source), cue: attribution.cue.clone(), via, occasion, attitude: attribution.attitude, why }
}

/// Turns an attribution's source words into a source.
pub fn resolve(findings: &Findings, attribution: &Attribution) -> Option<Source> {
    let words = attribution.source.as_ref()?;
    let document = findings.document;
    if let Some(entity) = findings.entities.resolve(document, words.span) {
        return Some(of_entity(entity, words));
    }
    if is_pronoun(&words.text) {
        return speaker_before(findings, words);
    }
    // "the BCR report", "data from the ministry": whoever made the document is responsible.
    if is_document(document, words.span) {
        let mut makers = findings.entities.mentions_in(words.span).map(|mention| findings.entities.of(mention));
        if let Some(maker) = makers.find(|entity| is_speaker(entity.kind)) {
            return Some(of_entity(maker, words));
        }
    }
    let name = description(&words.text).to_owned();
    let key = fold(&name);
    Some(Source { name, mention: Some(words.clone()), role: None, kind: EntityKind::Unknown, key })
}

fn of_entity(entity: &Entity, words: &Words) -> Source {
    // A country is called what it is called here: "Russia", not its longest name.
    let name = if entity.kind == EntityKind::Place { description(&words.text).to_owned() } else { entity.name.clone() };
    Source {
        name,
        mention: Some(words.clone()),
        role: entity.role.as_ref().map(|role| role.text.clone()),
        kind: entity.kind,
        key: entity.canonical.clone().unwrap_or_else(|| fold(&entity.name)),
    }
}

/// Attributions before a pronoun that are searched for its speaker.
const SPEAKERS: usize = 12;

/// A pronoun that the entity stage left open: the speaker before, if the pronoun can mean one of that kind.
fn speaker_before(findings: &Findings, pronoun: &Words) -> Option<Source> {
    let personal = matches!(pronoun.text.to_lowercase().as_str(), "he" | "she" | "i" | "who");
    let end = findings.attributions.partition_point(|attribution| attribution.start() < pronoun.span.start);
    let before =
        findings.attributions[..end].iter().rev().take(SPEAKERS).filter(|attribution| {
            attribution.source.as_ref().is_some_and(|source| source.span.end <= pronoun.span.start)
        });
    let mut candidates = before.filter_map(|attribution| {
        let words = attribution.source.as_ref().filter(|words| !is_pronoun(&words.text))?;
        findings.entities.resolve(findings.document, words.span)
    });
    let fits = |kind: EntityKind| if personal { kind == EntityKind::Person } else { kind != EntityKind::Person };
    let entity = candidates.find(|entity| fits(entity.kind))?;
    Some(of_entity(entity, pronoun))
}

/// A description without its determiner: "a White House official" → "White House official".
fn description(words: &str) -> &str {
    let determiners = ["the ", "The ", "a ", "A ", "an ", "An "];
    determiners.iter().find_map(|determiner| words.strip_prefix(determiner)).unwrap_or(words)
}

/// The media named beside the attribution, outside what is said: "he told RIA Novosti".
fn media<'a>(findings: &'a Findings, attribution: &'a Attribution, sentence: usize) -> Vec<&'a Mention> {
    let cue_sentence = attribution.cue.as_ref().and_then(|cue| findings.document.sentence_at(cue.span.start));
    let sentence = findings.document.sentences[cue_sentence.unwrap_or(sentence)].span;
    let is_source = |span: Span| attribution.source.as_ref().is_some_and(|source| source.span.overlaps(span));
    let mentions = findings.entities.mentions_in(sentence).filter(|mention| {
        let span = mention.words.span;
        findings.entities.of(mention).kind == EntityKind::Medium
            && mention.form == MentionForm::Name
            && !is_source(span)
            && (!attribution.holds(span) || is_after_telling(findings, span))
    });
    mentions.collect()
}

/// "told", "interview with", "on", "via", "by" right before the medium.
fn is_after_telling(findings: &Findings, span: Span) -> bool {
    let text = findings.document.text;
    let before = findings.document.tokens.partition_point(|token| token.span.start < span.start);
    let words = findings.document.tokens[before.saturating_sub(4)..before].iter();
    words.map(|token| token.text(text)).any(|word| matches!(word, "told" | "interview" | "quoting" | "citing"))
}

/// Nouns that name an act of saying, with its kind.
const OCCASIONS: &[(&str, &str)] = &[
    ("press conference", "press-conference"),
    ("news conference", "press-conference"),
    ("press briefing", "press-conference"),
    ("briefing", "press-conference"),
    ("interview", "interview"),
    ("statement", "statement"),
    ("press release", "statement"),
    ("communique", "statement"),
    ("speech", "speech"),
    ("address", "speech"),
    ("testimony", "testimony"),
    ("hearing", "testimony"),
    ("tweet", "post"),
    ("Twitter", "post"),
    ("Facebook", "post"),
    ("report", "report"),
    ("survey", "report"),
    ("poll", "report"),
    ("study", "report"),
    ("meeting", "meeting"),
    ("summit", "meeting"),
    ("conference", "meeting"),
    ("dialogue", "meeting"),
    ("session", "meeting"),
];

/// The occasion named beside the cue: "in an interview with …", "at a press conference on Tuesday".
fn occasion(findings: &Findings, attribution: &Attribution, sentence: usize) -> Option<Occasion> {
    let document = findings.document;
    let cue = attribution.cue.as_ref();
    let index = cue.and_then(|cue| document.sentence_at(cue.span.start)).unwrap_or(sentence);
    let whole = document.sentences[index].span;
    let outside = |at: usize| !attribution.holds(Span::new(at, at + 1)) || document.quotation_at(at).is_none();
    let lower = whole.slice(document.text).to_ascii_lowercase();
    for (noun, kind) in OCCASIONS {
        let Some(at) = lower.find(&noun.to_ascii_lowercase()).map(|at| whole.start + at) else { continue };
        let start = document.tokens.partition_point(|token| token.span.end <= at);
        let preposition = document.tokens[start.saturating_sub(6)..start].iter().rev().find(|token| {
            let word = token.text(document.text).to_ascii_lowercase();
            matches!(word.as_str(), "at" | "in" | "during" | "on" | "to")
        });
        let Some(preposition) =
            preposition.filter(|token| outside(token.span.start) && whole.start <= token.span.start)
        else {
            continue;
        };
        let words = Span::new(preposition.span.start, (at + noun.len()).min(whole.end));
        let time = findings.times.iter().find(|time| {
            time.words.span.start >= words.end
                && time.words.span.start - words.end < 3
                && whole.contains(time.words.span)
        });
        let with = findings.entities.mentions_in(whole).find(|mention| {
            let start = mention.words.span.start;
            findings.entities.of(mention).kind == EntityKind::Medium && start >= words.end && start < words.end + 60
        });
        let with = with.map(|mention| {
            let entity = findings.entities.of(mention);
            entity.canonical.clone().unwrap_or_else(|| fold(&entity.name))
        });
        let words = Words::of(document.text, words);
        return Some(Occasion { words, kind: (*kind).to_owned(), with, time: time.cloned() });
    }
    None
}

/// The occasions of an article by source: an article that tells of one interview of a source tells of it in all the
/// source's claims, since the medium is named once and the words go on below.
pub struct Occasions(BTreeMap<String, Option<(Occasion, Vec<Via>)>>);

impl Occasions {
    pub fn of(findings: &Findings) -> Occasions {
        let mut occasions: BTreeMap<String, Option<(Occasion, Vec<Via>)>> = BTreeMap::new();
        for attribution in findings.attributions {
            let Some(cue) = &attribution.cue else { continue };
            let Some(sentence) = findings.document.sentence_at(cue.span.start) else { continue };
            let Some(occasion) = occasion(findings, attribution, sentence) else { continue };
            if occasion.kind != "interview" && occasion.kind != "press-conference" {
                continue;
            }
            let Some(source) = resolve(findings, attribution) else { continue };
            let via = media(findings, attribution, sentence).into_iter().map(|mention| via(findings, mention));
            let via: Vec<Via> = via.filter(|via| via.key != source.key).collect();
            let known = occasions.entry(source.key).or_insert_with(|| Some((occasion.clone(), via)));
            // Two occasions of one source in one article: which claim belongs to which is not known.
            if known.as_ref().is_some_and(|(known, _)| known.kind != occasion.kind || known.with != occasion.with) {
                *known = None;
            }
        }
        Occasions(occasions)
    }

    /// Gives the claims that name no occasion or medium those of their source.
    pub fn share(&self, claims: &mut [Claim]) {
        for claim in claims {
            let Some(source) = &claim.source else { continue };
            let Some(Some((occasion, via))) = self.0.get(&source.key) else { continue };
            if claim.occasion.is_none() {
                claim.occasion = Some(occasion.clone());
            }
            if claim.via.is_empty() && !via.is_empty() {
                claim.via = via.clone();
                claim.why.push(format!("the article tells of words {}", occasion.words.text));
            }
        }
    }
}

fn via(findings: &Findings, mention: &Mention) -> Via {
    let medium = findings.entities.of(mention);
    let key = medium.canonical.clone().unwrap_or_else(|| fold(&medium.name));
    Via { name: medium.name.clone(), mention: mention.words.clone(), key }
}
