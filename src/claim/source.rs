//! Who gives a figure: the attribution that holds it, its source resolved to the fullest name in the article, the
//! media and documents it came through, and the occasion it was said on.

use crate::attribution::{self, Attribution, Maker, head, is_document, is_pronoun, is_speaker};
use crate::claim::{Claim, Findings, HopKind, Occasion, Source, Via, antecedent, fold, key, occasion};
use crate::document::Tag;
use crate::entity::{Entity, EntityKind, Mention};
use crate::lexicon::{self, Speaker};
use crate::text::{Span, Words};

/// What the article says about the saying of one figure.
pub struct Said {
    pub source: Option<Source>,
    pub cue: Option<Words>,
    pub via: Vec<Via>,
    pub occasion: Option<Occasion>,
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
    let Some((attribution, source)) = named.get(first).cloned() else {
        let cue = holding.first().and_then(|attribution| attribution.cue.clone());
        let words = holding.first().and_then(|attribution| attribution.source.as_ref());
        let why = match (words, &cue) {
            (Some(words), _) => format!("whom “{}” means is not clear", words.text),
            (None, Some(cue)) => format!("“{}” names nobody", cue.text),
            (None, None) => "no attribution holds the figure: the article says it in its own voice".to_owned(),
        };
        return Said { source: None, cue, via: Vec::new(), occasion: None, why: vec![why] };
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
    let written = |occasion: &&Occasion| occasion.kind == "report" || occasion.words.text.ends_with("release");
    if let Some(occasion) = occasion.as_ref().filter(written).filter(|_| via.is_empty()) {
        via.extend(occasion::report(findings, occasion));
    }
    let mut why = vec![attribution.rule.to_owned()];
    if let Some(mention) = source.mention.as_ref().filter(|mention| mention.text != source.name) {
        why.push(format!("“{}” is {}", mention.text, source.name));
    }
    Said { source: Some(source), cue: attribution.cue.clone(), via, occasion, why }
}

/// Turns the words that name a source into one.
pub fn resolve(findings: &Findings, words: &Words) -> Option<Source> {
    let document = findings.document;
    let folded = words.text.to_lowercase();
    // No name, no description: "42", "which", "according to plan".
    if !folded.contains(char::is_alphabetic)
        || matches!(folded.as_str(), "which" | "that" | "this" | "what" | "whom" | "plan" | "schedule")
        || folded.ends_with(" of whom")
        || folded.ends_with(" of which")
    {
        return None;
    }
    if let Some(source) = antecedent::both(findings, words).or_else(|| antecedent::of_two(findings, words)) {
        return Some(source);
    }
    let personal = matches!(folded.as_str(), "he" | "she");
    let entity = findings.entities.resolve(document, words.span);
    if let Some(entity) = entity.filter(|entity| !personal || entity.kind == EntityKind::Person) {
        return Some(of_entity(entity, words));
    }
    if is_pronoun(&words.text) {
        return antecedent::of_pronoun(findings, words);
    }
    let made = made(findings, words).or_else(|| released(findings, words));
    Some(made.unwrap_or_else(|| of_description(findings, words)))
}

/// Who gave out a document that nobody is named to have made: "figures her campaign released on Friday", "a memo released
/// Friday by the agency’s watchdog".
fn released(findings: &Findings, words: &Words) -> Option<Source> {
    let document = findings.document;
    let tokens = document.tokens_in(words.span);
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text(document.text));
    let noun = (0..tokens.len()).find(|&at| lexicon::speaker(word(at)) == Some(Speaker::Document))?;
    let act = (noun + 1..tokens.len()).find(|&at| RELEASED.contains(&word(at)))?;
    let by = (act + 1..tokens.len()).find(|&at| word(at) == "by");
    let (first, last) = match by {
        Some(by) => (by + 1, tokens.len().checked_sub(1)?),
        None => (noun + 1, act - 1),
    };
    let first = first + usize::from(word(first) == "that");
    let who = Words::of(document.text, tokens.get(first..=last)?.first()?.span.cover(tokens[last].span));
    let speaks = head(document, who.span).is_some_and(|head| {
        matches!(lexicon::speaker(head.text(document.text)), Some(Speaker::Person | Speaker::Body))
    });
    if !speaks && findings.entities.resolve(document, who.span).is_none() {
        return None;
    }
    Some(Source { mention: Some(words.clone()), ..resolve(findings, &who)? })
}

/// Participles of giving out a document.
const RELEASED: &[&str] = &["released", "published", "issued", "authored", "unveiled", "circulated", "provided"];

/// Who made the document that the words name and is responsible for what it says: "the BCR report", "data from the ministry".
pub fn made(findings: &Findings, words: &Words) -> Option<Source> {
    if !is_document(findings.document, words.span) {
        return None;
    }
    let told_before = || Some(of_maker(findings, findings.makers.maker(findings.document, words.span)?, words));
    made_by_named(findings, words).or_else(told_before)
}

/// The maker whom the words for a document name: "the BCR report".
fn made_by_named(findings: &Findings, words: &Words) -> Option<Source> {
    let Findings { document, entities, .. } = findings;
    // "figures released by her campaign": hers it is, and not hers alone.
    let owns = |mention: &&Mention| {
        let at = document.tokens.partition_point(|token| token.span.start < mention.words.span.start);
        let owner = document.tokens[at].tag == Tag::PRPS;
        owner && document.tokens.get(at + 1).is_some_and(|next| !is_document(document, next.span))
    };
    let mut within = entities.mentions_in(words.span).take(MAKERS).filter(|mention| !owns(mention));
    let maker = within.find(|mention| {
        let kind = entities.of(mention).kind;
        let named = is_speaker(kind) || kind == EntityKind::Unknown;
        named && attribution::may_make(document, words.span, mention.words.span, kind)
    })?;
    Some(of_maker(findings, Maker::at(document, entities, maker), words))
}

/// Names in the words for a document among which its maker is looked for.
const MAKERS: usize = 16;

fn of_maker(findings: &Findings, maker: Maker, words: &Words) -> Source {
    let one = of_entity(&findings.entities.entities[maker.entity], words);
    maker.joint.map_or(one, |joint| of_several(joint.slice(findings.document.text).to_owned(), words))
}

/// Several who say it together, by their names: "NBC News/Wall Street Journal", "Ted Holm and Ann Berg".
pub fn of_several(name: String, words: &Words) -> Source {
    let kind = EntityKind::Organisation;
    Source { key: fold(&name), name, mention: Some(words.clone()), role: None, kind, maybe: Vec::new() }
}

/// Where the article says who "the researchers" are: "a research team from Orel University and the Kesk Institute".
fn introduced<'a>(findings: &'a Findings, mention: &Words) -> Option<&'a str> {
    let document = findings.document;
    let word = |at: usize| document.tokens[at].text(document.text);
    let here = document.tokens.partition_point(|token| token.span.start < mention.span.start);
    let again = mention.span.end == document.tokens.get(here + 1)?.span.end;
    if !again
        || !matches!(word(here), "The" | "the" | "these" | "These")
        || !SCHOLARS.contains(&word(here + 1).to_lowercase().as_str())
    {
        return None;
    }
    let told = (0..here).rev().take(INTRODUCED).filter(|&at| SCHOLARS.contains(&word(at).to_lowercase().as_str()));
    let mut told = told.filter_map(|at| {
        let first = (at.saturating_sub(3)..at).rev().find(|&first| matches!(word(first), "a" | "A" | "an" | "An"));
        let within = |next: &usize| {
            let tag = document.tokens[*next].tag;
            tag.is_noun() || matches!(tag, Tag::JJ | Tag::IN | Tag::DT | Tag::CC | Tag::POS | Tag::TO)
        };
        let stretch = (at + 1..document.tokens.len().min(at + LONGEST)).take_while(within);
        let last = stretch.filter(|&next| document.tokens[next].tag.is_noun()).last()?;
        matches!(word(at + 1), "from" | "at" | "of" | "with")
            .then(|| document.tokens[first.unwrap_or(at)].span.cover(document.tokens[last].span))
    });
    Some(told.next()?.slice(document.text))
}

/// Who find things out together.
const SCHOLARS: &[&str] = &["researchers", "scientists", "academics", "economists", "scholars", "authors", "team"];
/// Tokens before "the researchers" in which they are introduced, and of the words that do.
const INTRODUCED: usize = 600;
const LONGEST: usize = 40;

/// A source that the article only describes; "his campaign" by whose it is, "the researchers" as they were introduced.
pub fn of_description(findings: &Findings, mention: &Words) -> Source {
    let owner = findings.entities.mention_at(mention.span.start).filter(|owner| {
        let tokens = findings.document.tokens_in(owner.words.span);
        owner.words.span.end < mention.span.end && tokens.first().is_some_and(|token| token.tag == Tag::PRPS)
    });
    let owned = owner.map(|owner| {
        let thing = Span::new(owner.words.span.end, mention.span.end).slice(findings.document.text);
        format!("{}’s{thing}", findings.entities.of(owner).name)
    });
    let introduced = || introduced(findings, mention).unwrap_or(&mention.text);
    let name = owned.unwrap_or_else(|| description(introduced()).to_owned());
    let key = fold(&name);
    Source { name, mention: Some(mention.clone()), role: None, kind: EntityKind::Unknown, key, maybe: Vec::new() }
}

pub fn of_entity(entity: &Entity, words: &Words) -> Source {
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

/// A description without its determiner: "a White House official" → "White House official".
fn description(words: &str) -> &str {
    let determiners = ["the ", "The ", "a ", "A ", "an ", "An "];
    determiners.iter().find_map(|determiner| words.strip_prefix(determiner)).unwrap_or(words)
}
