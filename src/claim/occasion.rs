//! The occasion of a saying ("in an interview with …", "at a press conference on Tuesday") and the media that it came
//! through.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::attribution::Attribution;
use crate::claim::spot::in_brackets;
use crate::claim::{Claim, Findings, HopKind, Occasion, Via, fold, key, source};
use crate::document::{Tag, Token};
use crate::entity::{EntityKind, Mention, MentionForm};
use crate::lexicon;
use crate::text::{Span, Words};

/// Whether a medium is the page's own outlet: "Valley Post" of "thevalleypost.com" is no step on the way to it.
fn is_outlet(findings: &Findings, medium: &str) -> bool {
    let squashed = |name: &str| fold(name).replace('-', "");
    let outlet = findings.article.outlet.value().map(|outlet| outlet.trim_start_matches("www."));
    let stem = outlet.map(|outlet| squashed(outlet.split('.').next().unwrap_or(outlet)));
    let stem = stem.map(|stem| stem.strip_prefix("the").map_or(stem.clone(), str::to_owned));
    stem.is_some_and(|stem| !stem.is_empty() && stem == squashed(medium))
}

/// The media named beside the attribution, outside what is said: "he told RIA Novosti".
pub fn media<'a>(findings: &'a Findings, attribution: &'a Attribution, sentence: usize) -> Vec<&'a Mention> {
    let cue_sentence = attribution.cue.as_ref().and_then(|cue| findings.document.sentence_at(cue.span.start));
    let sentence = findings.document.sentences[cue_sentence.unwrap_or(sentence)].span;
    // "The Valley Post's Ann Hale" is no medium, but speaks for one.
    let is_source = |span: Span| {
        let source = attribution.source.as_ref().filter(|source| source.span.overlaps(span));
        source.is_some_and(|source| !is_owner(findings, span, source.span))
    };
    let mentions = findings.entities.mentions_in(sentence).filter(|mention| {
        let span = mention.words.span;
        is_medium(findings, mention)
            && mention.form == MentionForm::Name
            && !is_outlet(findings, &findings.entities.of(mention).name)
            && !credited(findings, sentence, span)
            && !is_source(span)
            && (!attribution.holds(span) || is_after_telling(findings, span))
    });
    mentions.collect()
}

/// Whether a mention names a medium: by what is known of it, by its name ("Larvik News Agency", "KLVK"), by the noun before it
/// ("the TV station Alta"), or since somebody gave it an interview.
fn is_medium(findings: &Findings, mention: &Mention) -> bool {
    let medium = findings.entities.of(mention);
    if !matches!(medium.kind, EntityKind::Organisation | EntityKind::Unknown) {
        return medium.kind == EntityKind::Medium;
    }
    let tokens = &findings.document.tokens;
    let at = tokens.partition_point(|token| token.span.start < mention.words.span.start);
    let word = |back: usize| at.checked_sub(back).map_or("", |at| tokens[at].text(findings.document.text));
    let article = usize::from(word(1).eq_ignore_ascii_case("the"));
    medium.name.ends_with(" News Agency")
        || is_call_sign(&medium.name)
        || MEDIA.contains(&word(1))
        || word(article + 1) == "with" && word(article + 2) == "interview"
}

/// Nouns that a medium's name follows.
const MEDIA: &[&str] =
    &["channel", "station", "network", "newspaper", "magazine", "daily", "broadcaster", "outlet", "website", "agency"];

/// The name of an American radio or television station: "KLVK", "WOSL-TV".
fn is_call_sign(name: &str) -> bool {
    let letters = name.split('-').next().unwrap_or(name);
    matches!(letters.len(), 3 | 4)
        && letters.starts_with(['K', 'W'])
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && (letters.len() == 4 || letters.len() < name.len())
}

/// Whether the words at `span` own what follows in `whole`: "The Valley Post's Ann Hale".
fn is_owner(findings: &Findings, span: Span, whole: Span) -> bool {
    let after = &findings.document.text[span.end..whole.end.max(span.end)];
    whole.contains(span) && after.starts_with(['’', '\'']) && after.split(' ').nth(1).is_some_and(is_capital)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a dateline credits the medium: "LARVIK, Aug 3 (Reuters) - ".
fn credited(findings: &Findings, sentence: Span, medium: Span) -> bool {
    let text = findings.document.text;
    let after = text[medium.end..sentence.end].trim_start_matches(|char: char| !")–—-".contains(char));
    let closed = after.strip_prefix(')').map(str::trim_start).is_some_and(|rest| rest.starts_with(['-', '–', '—']));
    medium.start - sentence.start <= DATELINE && in_brackets(text, sentence, medium) && closed
}

/// Bytes before the medium of a dateline.
const DATELINE: usize = 80;

/// "told", "interview with", "on", "via", "by" right before the medium.
fn is_after_telling(findings: &Findings, span: Span) -> bool {
    let text = findings.document.text;
    let before = findings.document.tokens.partition_point(|token| token.span.start < span.start);
    let words = findings.document.tokens[before.saturating_sub(4)..before].iter();
    words.map(|token| token.text(text)).any(|word| matches!(word, "told" | "interview" | "quoting" | "citing"))
}

/// Nouns that name an act of saying, with its kind: `lexicon/occasions.tsv`.
static OCCASIONS: LazyLock<Vec<[&'static str; 2]>> =
    LazyLock::new(|| lexicon::rows(include_str!("../../lexicon/occasions.tsv")).collect());

/// The occasion named beside the cue: "in an interview with …", "at a press conference on Tuesday".
pub fn of(findings: &Findings, attribution: &Attribution, sentence: usize) -> Option<Occasion> {
    let document = findings.document;
    let cue = attribution.cue.as_ref();
    let index = cue.and_then(|cue| document.sentence_at(cue.span.start)).unwrap_or(sentence);
    let whole = document.sentences[index].span;
    let outside = |at: usize| !attribution.holds(Span::new(at, at + 1)) || document.quotation_at(at).is_none();
    let lower = whole.slice(document.text).to_ascii_lowercase();
    for [noun, kind] in OCCASIONS.iter() {
        let Some(at) = word(&lower, noun).map(|at| whole.start + at) else { continue };
        let start = document.tokens.partition_point(|token| token.span.end <= at);
        let first = start.saturating_sub(6);
        let preposition = (first..start).rev().map(|at| (at, document.tokens[at])).find(|(at, token)| {
            let word = token.text(document.text).to_ascii_lowercase();
            let before = at.checked_sub(1).map_or("", |before| document.tokens[before].text(document.text));
            // "According to the study" names who says so, no occasion.
            let according = word == "to"
                && before.eq_ignore_ascii_case("according")
                && matches!(*noun, "survey" | "poll" | "study");
            matches!(word.as_str(), "at" | "in" | "during" | "on" | "to" | "told") && !according
        });
        let preposition = preposition.map(|(_, token)| token);
        let Some(preposition) =
            preposition.filter(|token| outside(token.span.start) && whole.start <= token.span.start)
        else {
            continue;
        };
        let words = Span::new(preposition.span.start, (at + noun.len()).min(whole.end));
        if !is_phrase(document.tokens_in(Span::new(preposition.span.end, words.end))) {
            continue;
        }
        // "In Article 5" of a law nobody says anything.
        let after = document.tokens_in(Span::new(words.end, whole.end)).first();
        if after.is_some_and(|token| token.text(document.text).starts_with(|char: char| char.is_ascii_digit())) {
            continue;
        }
        let next = findings.times.partition_point(|time| time.words.span.start < words.end);
        let time = findings.times.get(next);
        let time = time.filter(|time| time.words.span.start - words.end < 3 && whole.contains(time.words.span));
        let with = findings.entities.mentions_in(whole).find(|mention| {
            let start = mention.words.span.start;
            is_medium(findings, mention) && start >= words.end && start < words.end + 60
        });
        let with = with.map(|mention| key(findings.entities.of(mention)));
        let words = Words::of(document.text, words);
        return Some(Occasion { words, kind: (*kind).to_owned(), with, time: time.cloned() });
    }
    None
}

/// Whether the tokens are one noun phrase: "its latest monthly report", not "that so they would report".
fn is_phrase(tokens: &[Token]) -> bool {
    let noun = tokens.last().is_some_and(|token| !token.tag.is_verb() || token.tag == Tag::VBG);
    let inside = |token: &Token| {
        token.tag.is_noun()
            || token.tag.is_adjective()
            || matches!(token.tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::VBN | Tag::VBG | Tag::CD)
    };
    noun && tokens.iter().rev().skip(1).all(inside)
}

/// Where words stand as words of their own: "report" does not stand in "reporters".
fn word(text: &str, words: &str) -> Option<usize> {
    let is_letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let mut found = text.match_indices(words).map(|(at, _)| at);
    found.find(|&at| !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + words.len()..].chars().next()))
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
            let Some(occasion) = of(findings, attribution, sentence) else { continue };
            if occasion.kind != "interview" && occasion.kind != "press-conference" {
                continue;
            }
            let words = attribution.source.as_ref();
            let Some(source) = words.and_then(|words| source::resolve(findings, words)) else { continue };
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

/// Documents in which somebody speaks: the source is who wrote them, and they are the way. A poll or a study is what it
/// finds, and names nobody beside its maker.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "report", "document", "letter", "memo", "note", "filing", "press release", "news release", "declaration", "affidavit",
    "lawsuit", "paper", "article", "fact sheet", "bulletin",
];

/// "The report said …" of a named maker: the document is a step on the way, where no other is known.
pub fn document(claim: &mut Claim) {
    let evidence = claim.evidence.span;
    let Some(source) = claim.source.as_ref().filter(|_| claim.via.is_empty()) else { return };
    let Some(mention) = source.mention.as_ref().filter(|mention| evidence.contains(mention.span)) else { return };
    let folded = mention.text.to_ascii_lowercase();
    let named = source.name.to_ascii_lowercase();
    let noun = DOCUMENTS.iter().filter_map(|noun| Some(word(&folded, noun)? + noun.len())).min();
    let Some(end) = noun.filter(|_| DOCUMENTS.iter().all(|noun| word(&named, noun).is_none())) else { return };
    // "A report by Alas" is named by its maker too.
    let end = if folded[end..].starts_with(" by ") { folded.len() } else { end };
    let span = Span::new(mention.span.start, mention.span.start + end);
    let words = Words { text: mention.text[..end].to_owned(), span };
    claim.via.push(Via { name: words.text.clone(), key: fold(&words.text), mention: words, kind: HopKind::Document });
}

/// Gives claims the document of the figure before, where its source goes on without a word of saying: "… the ministry said in
/// a report. Another 40 are closed."
pub fn go_on(claims: &mut [Claim]) {
    for at in 1..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let (last, claim) = (&before[at - 1], &mut rest[0]);
        let key = |claim: &Claim| claim.source.as_ref().map(|source| source.key.clone());
        let near = claim.quantity.words.span.gap(last.quantity.words.span) <= NEAR;
        let document = last.via.iter().all(|via| via.kind == HopKind::Document) && last.part == claim.part;
        let silent = claim.via.is_empty() && (claim.cue.is_none() || claim.cue == last.cue);
        if near && document && silent && claim.source.is_some() && key(claim) == key(last) {
            claim.via = last.via.clone();
        }
    }
}

/// Bytes between two figures of one document.
const NEAR: usize = 400;

/// The report as a step on the way: the occasion's words without their preposition.
pub fn report(findings: &Findings, occasion: &Occasion) -> Option<Via> {
    let text = findings.document.text;
    let after = occasion.words.text.find(' ')? + 1;
    let mention = Words::of(text, Span::new(occasion.words.span.start + after, occasion.words.span.end));
    Some(Via { name: mention.text.clone(), key: fold(&mention.text), mention, kind: HopKind::Document })
}

/// The medium as a step on the way.
pub fn via(findings: &Findings, mention: &Mention) -> Via {
    let medium = findings.entities.of(mention);
    Via { name: medium.name.clone(), mention: mention.words.clone(), key: key(medium), kind: HopKind::Medium }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occasion_is_a_word_of_its_own() {
        assert_eq!(word("she told reporters so", "report"), None);
        assert_eq!(word("in a report, she said", "report"), Some(5));
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &[&str])]) {
        let article = crate::article::raw(text);
        let page = crate::page::PageId("p-test".to_owned());
        let claims = crate::claims(&page, &article);
        let via = |claim: &Claim| claim.via.iter().map(|via| via.name.clone()).collect::<Vec<String>>();
        let found: Vec<(&str, Vec<String>)> =
            claims.iter().map(|claim| (claim.quantity.words.text.as_str(), via(claim))).collect();
        let expected: Vec<(&str, Vec<String>)> =
            expected.iter().map(|(figure, via)| (*figure, via.iter().map(|via| via.to_string()).collect())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_report_goes_on_and_a_station_is_told() {
        check(
            "Storm closes the schools\n\nThe ministry said in a report on Monday that 40 schools were closed. Another 12 have \
             no heating.\n\nAnn Hale told the TV station KLVK that 300 pupils had been sent home.",
            &[("40", &["a report"]), ("12", &["a report"]), ("300", &["KLVK"])],
        );
    }

    #[test]
    fn stations_are_known_by_their_call_signs() {
        for (name, expected) in [("KLVK", true), ("WOSL-TV", true), ("WHO", false), ("KLVIK", false), ("Kivk", false)] {
            assert_eq!(is_call_sign(name), expected, "{name}");
        }
    }

    #[test]
    fn longer_names_go_before_the_shorter_ones_within_them() {
        for (index, [noun, _]) in OCCASIONS.iter().enumerate() {
            let hidden = OCCASIONS[..index].iter().find(|[earlier, _]| word(noun, earlier).is_some());
            assert!(hidden.is_none(), "{noun} stands after {hidden:?} and is never found");
        }
    }
}
