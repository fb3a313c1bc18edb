//! Makers: who made the documents that an article tells of ("a poll by Kesk Institute", "the Mapbiomas report", "the bank
//! said in a report"), and which of them "the poll" is where it is told of again.

use crate::attribution::phrase::{head, is_capitalised, is_lately};
use crate::attribution::speaker::is_document;
use crate::attribution::{Attribution, beginning_in, is_pronoun};
use crate::document::{Document, Sentence, Tag};
use crate::entity::{Entities, EntityKind, Mention, MentionForm};
use crate::lexicon::{self, Speaker};
use crate::text::Span;

/// The documents of an article that have a maker, in order.
pub struct Makers(Vec<Made>);

struct Made {
    /// Where the document's noun begins.
    at: usize,
    sort: String,
    maker: Maker,
}

/// Who made a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Maker {
    pub entity: usize,
    /// The names of all of them, where several made it: "NBC News/Wall Street Journal".
    pub joint: Option<Span>,
}

impl Maker {
    /// The maker that a mention names.
    pub fn at(document: &Document, entities: &Entities, mention: &Mention) -> Maker {
        let here = mention.words.span;
        let slash = |at: usize| document.text.as_bytes().get(at) == Some(&b'/');
        let (mut start, mut end) = (here.start, here.end);
        for _ in 0..PARTNERS {
            let before = start.checked_sub(2).filter(|_| slash(start - 1));
            let before = before.map(|at| document.text.floor_char_boundary(at));
            if let Some(partner) = before.and_then(|at| entities.mention_at(at)) {
                start = partner.words.span.start;
            }
            if let Some(partner) = entities.mention_at(end + 1).filter(|_| slash(end)) {
                end = partner.words.span.end;
            }
        }
        let joint = Some(Span::new(start, end)).filter(|joint| *joint != here);
        Maker { entity: mention.entity, joint }
    }
}

/// Makers of one document that are looked for on each side of one.
const PARTNERS: usize = 4;

/// Tokens between a document's noun and its maker: "released on Wednesday night by the".
const REACH: usize = 10;
/// Tokens between a maker and its document: "the Mapbiomas satellite report".
const MODIFIERS: usize = 4;
/// Bytes of a name beside its document that may be short for another: "the Q poll".
const INITIALS: usize = 2;
/// Documents of an article that are kept: a page of endless documents has no meaning.
const MOST: usize = 500;

impl Makers {
    pub fn of(document: &Document, entities: &Entities, attributions: &[Attribution]) -> Makers {
        let mut makers = Makers(Vec::new());
        for sentence in &document.sentences {
            for at in sentence.tokens.clone() {
                let token = &document.tokens[at];
                let noun = token.text(document.text);
                if makers.0.len() == MOST {
                    return makers;
                }
                if !token.tag.is_noun() || lexicon::speaker(noun) != Some(Speaker::Document) {
                    continue;
                }
                let sight = Sight { document, entities, sentence };
                let maker = sight.behind(at).or_else(|| sight.before(at));
                let maker = maker.or_else(|| sight.told_in(at).then(|| sight.teller(attributions))?);
                if let Some(maker) = maker {
                    makers.0.push(Made { at: token.span.start, sort: sort(noun), maker });
                }
            }
        }
        makers
    }

    /// Who made the document which a noun phrase names: there, or where one of its sort was told of before; of
    /// one told of only later, where all of its sort have one maker.
    pub fn maker(&self, document: &Document, phrase: Span) -> Option<Maker> {
        let noun = head(document, phrase).filter(|_| is_document(document, phrase))?;
        let here = self.0.binary_search_by_key(&noun.span.start, |made| made.at);
        if let Ok(here) = here {
            return Some(self.0[here].maker);
        }
        if !is_told_of_again(document, phrase) {
            return None;
        }
        let sort = sort(noun.text(document.text));
        let alike = || self.0.iter().filter(|made| made.sort == sort);
        let before = alike().rfind(|made| made.at < noun.span.start);
        let only = || alike().next().filter(|first| alike().all(|made| made.maker.entity == first.maker.entity));
        before.or_else(only).map(|made| made.maker)
    }
}

/// Whether somebody named in the words for a document may have made it: "the BCR report", "a tally of Orel data by Kesk
/// Institute", not "a tally of Orel data", "exit polls reported by CNN".
pub fn may_make(document: &Document, phrase: Span, name: Span, kind: EntityKind) -> bool {
    let body = kind != EntityKind::Unknown;
    let Some(noun) = head(document, phrase) else { return body };
    if name.start <= noun.span.end {
        return body;
    }
    let between = document.tokens_in(Span::new(noun.span.end, name.start));
    let Some(link) = between.iter().rposition(|token| matches!(token.tag, Tag::IN | Tag::TO)) else { return body };
    match between[link].text(document.text) {
        "by" => !link.checked_sub(1).is_some_and(|act| passes_on(between[act].text(document.text), kind)),
        "of" => body && !is_about(noun.text(document.text)),
        "from" => body,
        _ => false,
    }
}

/// Whether what was done by somebody with a document is not to make it.
fn passes_on(act: &str, kind: EntityKind) -> bool {
    matches!(act, "obtained" | "seen" | "viewed" | "reviewed" | "cited" | "quoted")
        || act == "reported" && kind == EntityKind::Medium
}

/// Whether a document is of what it looks at, as its noun tells: "an analysis of Orel data".
fn is_about(noun: &str) -> bool {
    const ABOUT: &[&str] =
        &["analysis", "review", "study", "poll", "examination", "audit", "tally", "average", "assessment"];
    ABOUT.contains(&noun.to_lowercase().as_str()) || ABOUT.contains(&sort(noun).as_str())
}

/// Whether a phrase means a document that the article names elsewhere: "the poll", not "exit polls", "a June poll".
pub fn is_told_of_again(document: &Document, phrase: Span) -> bool {
    let opening = document.tokens_in(phrase).first().map(|token| token.text(document.text).to_lowercase());
    is_document(document, phrase) && opening.is_some_and(|opening| DEFINITE.contains(&opening.as_str()))
}

/// Words that open a phrase for something told of before.
const DEFINITE: &[&str] = &["the", "this", "that", "these", "those", "its", "their"];

/// Nouns of one document: "the poll", "the survey".
fn sort(noun: &str) -> String {
    let folded = noun.to_lowercase();
    let one = folded.strip_suffix('s').unwrap_or(&folded);
    match one {
        "survey" | "polling" | "barometer" | "index" => "poll".to_owned(),
        one => one.to_owned(),
    }
}

/// A document's noun in its sentence.
struct Sight<'a> {
    document: &'a Document<'a>,
    entities: &'a Entities,
    sentence: &'a Sentence,
}

impl Sight<'_> {
    fn word(&self, at: usize) -> &str {
        if self.sentence.tokens.contains(&at) { self.document.tokens[at].text(self.document.text) } else { "" }
    }

    /// The body that the token at `at` belongs to; one that is named by no more than a name, only after "by" or "from".
    fn body(&self, at: usize, by: bool) -> Option<Maker> {
        let token = self.document.tokens.get(at).filter(|_| self.sentence.tokens.contains(&at))?;
        let mention = self.entities.mention_at(token.span.start)?;
        let kind = self.entities.of(mention).kind;
        let named = mention.form != MentionForm::Pronoun && (is_body(kind) || by && kind == EntityKind::Unknown);
        // "Obama's report" has a maker too, but "the Trump poll" is about him.
        let makes = named || kind == EntityKind::Person && self.owns(mention.words.span);
        makes.then(|| Maker::at(self.document, self.entities, mention))
    }

    fn owns(&self, mention: Span) -> bool {
        self.document.text[mention.end..].starts_with(['’', '\''])
    }

    /// "a poll by Kesk Institute", "the poll, released on Wednesday night by the Kesk Institute", "findings of Kesk".
    fn behind(&self, noun: usize) -> Option<Maker> {
        let told = |at: usize| self.document.tokens[at].tag == Tag::VBN;
        let end = self.sentence.tokens.end.min(noun + 1 + REACH);
        // "a poll last week by Kesk Institute"
        let first = if is_lately(self.document, noun + 1) { noun + 3 } else { noun + 1 };
        let (mut released, mut about) = (false, false);
        for at in first..end {
            let word = self.word(at);
            let next = at == first;
            if word == "by" && released && passes_on(self.word(at - 1), EntityKind::Medium) {
                return None;
            }
            if word == "by" && (next || released) || matches!(word, "from" | "of") && next {
                let the = matches!(self.word(at + 1), "the" | "The");
                let maker = self.body(at + 1 + usize::from(the), word != "of");
                // "a poll of 400 voters released by Kesk": of whom it asked.
                about = word == "of" && is_about(self.word(noun));
                if !about {
                    return maker;
                }
            }
            released |= told(at);
            let goes_on = next && (word == "," || told(at)) || released || about;
            let stops = matches!(self.document.tokens[at].tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
                || (released || about) && matches!(word, "," | "." | "that");
            if !goes_on || stops {
                return None;
            }
        }
        None
    }

    /// "the Mapbiomas report", "Kesk Institute's latest poll".
    fn before(&self, noun: usize) -> Option<Maker> {
        for at in (noun.saturating_sub(MODIFIERS).max(self.sentence.tokens.start)..noun).rev() {
            let beside = at + 1 == noun && self.word(at).len() > INITIALS;
            if let Some(maker) = self.body(at, beside) {
                return Some(maker);
            }
            let tag = self.document.tokens[at].tag;
            let within = tag.is_noun() || matches!(tag, Tag::JJ | Tag::JJS | Tag::POS | Tag::VBN | Tag::CD | Tag::VBG);
            if !within && !is_capitalised(self.word(at)) {
                return None;
            }
        }
        None
    }

    /// "in a report": the document in which somebody told it.
    fn told_in(&self, noun: usize) -> bool {
        let first = noun.saturating_sub(MODIFIERS + 1).max(self.sentence.tokens.start);
        (first..noun).rev().any(|at| {
            matches!(self.word(at), "in" | "In") && matches!(self.document.tokens[at + 1].tag, Tag::DT | Tag::PRPS)
        })
    }

    /// The body that speaks in the sentence.
    fn teller(&self, attributions: &[Attribution]) -> Option<Maker> {
        let whole = self.sentence.span;
        let mut sources = beginning_in(attributions, whole)
            .filter_map(|attribution| attribution.source.as_ref())
            .filter(|words| whole.contains(words.span) && !is_pronoun(&words.text));
        sources.find_map(|words| {
            let mut mentions = self.entities.mentions_in(words.span);
            let body = mentions.find(|mention| is_body(self.entities.of(mention).kind));
            body.map(|mention| Maker { entity: mention.entity, joint: None })
        })
    }
}

fn is_body(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Organisation | EntityKind::Group | EntityKind::Medium)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{attribution, document, entity};

    /// The maker of the document named by `phrase`, at its last place in the text.
    #[track_caller]
    fn check(text: &str, phrase: &str, expected: Option<&str>) {
        let document = document::of(text, None);
        let entities = entity::find(&document, &[]);
        let makers = Makers::of(&document, &entities, &attribution::find(&document, &entities));
        let start = text.rfind(phrase).expect("the phrase");
        let maker = makers.maker(&document, Span::new(start, start + phrase.len()));
        let name = |maker: Maker| match maker.joint {
            Some(joint) => joint.slice(text),
            None => entities.entities[maker.entity].name.as_str(),
        };
        assert_eq!(maker.map(name), expected, "{phrase}: {text}");
    }

    #[test]
    fn a_document_is_told_of_again() {
        let poll =
            "A poll by Kesk Institute found that 40 percent agree. Others were not asked. The poll also found more.";
        check(poll, "The poll", Some("Kesk Institute"));
        let survey = "The Kesk Institute survey found that 40 percent agree. In the poll, 12 percent did not.";
        check(survey, "the poll", Some("Kesk Institute"));
        let named = "The latest Veritaxis poll found 40 percent. A poll by Kesk Institute found 30.";
        check(named, "The latest Veritaxis poll", Some("Veritaxis"));
        let data = "It fell by 4 percent, according to data from Veritaxis.";
        check(data, "data from Veritaxis", Some("Veritaxis"));
        let lately = "A poll last week by the Kesk Institute found more. The poll is new.";
        check(lately, "The poll", Some("Kesk Institute"));
        let asked = "A poll of 400 Orel voters released on Monday by the Kesk Institute found more. The poll is new.";
        check(asked, "The poll", Some("Kesk Institute"));
        let released = "The poll, released on Monday night by the Kesk Institute, found more.";
        check(released, "The poll", Some("Kesk Institute"));
        let told = "Prices rose by 4 percent, the Kesk Bank said on Monday in a report. The report names no reasons.";
        check(told, "The report", Some("Kesk Bank"));
    }

    #[test]
    fn several_made_it() {
        let poll = "A CNN/Kesk Institute poll found that 40 percent agree. The poll asked 900 people.";
        check(poll, "The poll", Some("CNN/Kesk Institute"));
        let space = "It\u{a0}said so. A\u{a0}Kesk Institute\u{a0}poll found 40 percent. The poll asked 900 people.";
        check(space, "The poll", Some("Kesk Institute"));
    }

    #[test]
    fn nobody_made_it() {
        check("A poll by Kesk Institute found 40 percent. A new report says 20.", "A new report", None);
        check("A poll by Kesk Institute found 40 percent. The report says 20.", "The report", None);
        check("The poll, which asked 300 people, was made in May.", "The poll", None);
        check("The Kesk Institute asked 300 people. The poll says more.", "The poll", None);
        check("The ministry says more.", "The ministry", None);
    }

    #[test]
    fn another_document_is_not_told_of_again() {
        let told = |phrase: &str| is_told_of_again(&document::of(phrase, None), Span::new(0, phrase.len()));
        assert!(told("the poll") && told("its report") && told("these figures"));
        assert!(!told("exit polls") && !told("a June poll") && !told("the ministry"));
    }

    #[test]
    fn a_name_in_the_words_is_not_always_the_maker() {
        let may = |phrase: &str, name: &str, kind: EntityKind| {
            let start = phrase.find(name).expect("the name");
            may_make(
                &document::of(phrase, None),
                Span::new(0, phrase.len()),
                Span::new(start, start + name.len()),
                kind,
            )
        };
        let tally = "an analysis of Orel data by Kesk Institute";
        assert!(may(tally, "Kesk Institute", EntityKind::Unknown));
        assert!(!may(tally, "Orel", EntityKind::Organisation));
        assert!(may("the Orel report", "Orel", EntityKind::Organisation));
        assert!(may("figures of the Orel Bank", "Orel Bank", EntityKind::Organisation));
        assert!(!may("exit polls reported by Orel News", "Orel News", EntityKind::Medium));
        assert!(!may("files posted to Orel News", "Orel News", EntityKind::Medium));
    }

    #[test]
    fn of_two_makers_the_last_before() {
        let two =
            "A poll by Kesk Institute found 40 percent. An Orel Institute poll found 30. The poll asked 900 people.";
        check(two, "The poll", Some("Orel Institute"));
        let later = "The poll found 20 percent. A poll by Kesk Institute found 40, and an Orel Institute poll 30.";
        let document = document::of(later, None);
        let entities = entity::find(&document, &[]);
        let makers = Makers::of(&document, &entities, &[]);
        assert_eq!(makers.maker(&document, Span::new(0, 8)), None, "one of two makers, both later");
    }
}
