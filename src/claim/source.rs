//! Who gives a figure: the attribution that holds it, its source resolved to the fullest name in the article, the
//! media and documents it came through, and the occasion it was said on.

use crate::attribution::{self, Attitude, Attribution, Maker, head, is_document, is_pronoun, is_speaker};
use crate::claim::{Claim, Findings, HopKind, Occasion, Source, Via, fold, key, occasion};
use crate::entity::{Entity, EntityKind};
use crate::lexicon::{self, Speaker};
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
    let holding = attribution::holding(findings.attributions, figure);
    let mut holding: Vec<&Attribution> = holding.map(|index| &findings.attributions[index]).collect();
    holding.sort_by_key(|attribution| attribution.reach());
    let named: Vec<(&Attribution, Source)> = holding
        .iter()
        .filter_map(|attribution| Some((*attribution, resolve(findings, attribution.source.as_ref()?)?)))
        .collect();
    // "TASS said, quoting Sidorov": of a medium and a person, the person is responsible for the figure.
    let first = named.iter().position(|(_, source)| source.kind != EntityKind::Medium).unwrap_or(0);
    let attitude = holding.first().map_or(Attitude::Asserts, |attribution| attribution.attitude);
    let Some((attribution, source)) = named.get(first).cloned() else {
        let cue = holding.first().and_then(|attribution| attribution.cue.clone());
        let words = holding.first().and_then(|attribution| attribution.source.as_ref());
        let why = match (words, &cue) {
            (Some(words), _) => format!("whom “{}” means is not clear", words.text),
            (None, Some(cue)) => format!("“{}” names nobody", cue.text),
            (None, None) => "no attribution holds the figure: the article says it in its own voice".to_owned(),
        };
        return Said { source: None, cue, via: Vec::new(), occasion: None, attitude, why: vec![why] };
    };
    // Whom the source told stands nearer to it than who quoted that.
    let occasion = occasion::of(findings, attribution, sentence);
    let told =
        occasion::media(findings, attribution, sentence).into_iter().map(|mention| occasion::via(findings, mention));
    let quoted = named.iter().filter(|(_, medium)| medium.kind == EntityKind::Medium);
    let quoted = quoted.filter_map(|(attribution, medium)| {
        let mention = attribution.source.clone()?;
        Some(Via { name: medium.name.clone(), mention, key: medium.key.clone(), kind: HopKind::Medium })
    });
    let mut via: Vec<Via> = Vec::new();
    for passed_on in told.chain(quoted) {
        if passed_on.key != source.key && via.iter().all(|known| known.key != passed_on.key) {
            via.push(passed_on);
        }
    }
    // "… revealed in a fresh report": the report passed it on.
    if let Some(occasion) = occasion.as_ref().filter(|occasion| occasion.kind == "report" && via.is_empty()) {
        via.extend(occasion::report(findings, occasion));
    }
    let mut why = vec![attribution.rule.to_owned()];
    if let Some(mention) = source.mention.as_ref().filter(|mention| mention.text != source.name) {
        why.push(format!("“{}” is {}", mention.text, source.name));
    }
    Said { source: Some(source), cue: attribution.cue.clone(), via, occasion, attitude: attribution.attitude, why }
}

/// Turns the words that name a source into one.
pub fn resolve(findings: &Findings, words: &Words) -> Option<Source> {
    let document = findings.document;
    let personal = matches!(words.text.to_lowercase().as_str(), "he" | "she");
    let entity = findings.entities.resolve(document, words.span);
    if let Some(entity) = entity.filter(|entity| !personal || entity.kind == EntityKind::Person) {
        return Some(of_entity(entity, words));
    }
    if is_pronoun(&words.text) {
        return speaker_before(findings, words);
    }
    // "the BCR report", "data from the ministry": whoever made the document is responsible.
    if is_document(document, words.span) {
        let entities = findings.entities;
        let mut within = entities.mentions_in(words.span);
        let within = within.find(|mention| is_speaker(entities.of(mention).kind));
        let within = within.map(|mention| Maker::at(document, entities, mention));
        if let Some(maker) = within.or_else(|| findings.makers.maker(document, words.span)) {
            return Some(of_maker(findings, maker, words));
        }
    }
    Some(of_description(&words.text, words))
}

fn of_maker(findings: &Findings, maker: Maker, words: &Words) -> Source {
    let one = of_entity(&findings.entities.entities[maker.entity], words);
    let Some(joint) = maker.joint else { return one };
    let name = joint.slice(findings.document.text).to_owned();
    Source { key: fold(&name), name, kind: EntityKind::Organisation, role: None, ..one }
}

/// A source that the article only describes.
fn of_description(text: &str, mention: &Words) -> Source {
    let name = description(text).to_owned();
    let key = fold(&name);
    Source { name, mention: Some(mention.clone()), role: None, kind: EntityKind::Unknown, key, maybe: Vec::new() }
}

fn of_entity(entity: &Entity, words: &Words) -> Source {
    // A country is called what it is called here: "Russia", not its longest name.
    let name = if entity.kind == EntityKind::Place { description(&words.text).to_owned() } else { entity.name.clone() };
    Source {
        name,
        mention: Some(words.clone()),
        role: entity.role.as_ref().map(|role| role.text.clone()),
        kind: entity.kind,
        key: key(entity),
        maybe: Vec::new(),
    }
}

/// Names those whom the claim's source could be as well.
pub fn doubt(findings: &Findings, claim: &mut Claim) {
    let Some(source) = &mut claim.source else { return };
    let Some(words) = &source.mention else { return };
    let entities = findings.entities;
    let mention = entities.mention_at(words.span.start).filter(|mention| key(entities.of(mention)) == source.key);
    source.maybe = mention.map(|mention| entities.rivals(mention)).unwrap_or_default();
    if !source.maybe.is_empty() {
        claim.why.push(format!("“{}” could also be {}", words.text, source.maybe.join(" or ")));
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
    let named = before.filter_map(|attribution| attribution.source.as_ref()).filter(|words| !is_pronoun(&words.text));
    for words in named {
        if let Some(entity) = findings.entities.resolve(findings.document, words.span) {
            if (entity.kind == EntityKind::Person) == personal {
                return Some(of_entity(entity, pronoun));
            }
        } else if let Some(head) = head(findings.document, words.span)
            && let Some(speaker) = lexicon::speaker(head.text(findings.document.text))
            && (speaker == Speaker::Person || !personal)
        {
            // "An engineering source said … He stressed …"
            return Some(of_description(&words.text, pronoun));
        }
    }
    None
}

/// A description without its determiner: "a White House official" → "White House official".
fn description(words: &str) -> &str {
    let determiners = ["the ", "The ", "a ", "A ", "an ", "An "];
    determiners.iter().find_map(|determiner| words.strip_prefix(determiner)).unwrap_or(words)
}
