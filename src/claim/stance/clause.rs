//! The clause of a figure: its words before and behind it, and which of them suppose it, question it or bind it to what is known.
//! What that makes of its stance is not decided here.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::{Document, Tag, Token};
use crate::lexicon;

/// Tokens before the figure that are searched for a word that supposes; a clause is seldom longer.
const BEFORE: usize = 14;
/// Tokens behind a figure among which the verb must stand whose subject it is.
const BEHIND: usize = 18;
/// Tokens between "want" and its "to", and between a verb and the figure that is its object.
const GOVERNS: usize = 3;
const OBJECT: usize = 5;
/// Tokens behind a figure among which the noun stands that it belongs to: "a 43 per cent climate target".
const BELONGS: usize = 4;

/// How a word supposes what stands by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Modal,
    Condition,
    To,
    Noun,
    Target,
    Object,
    For,
    Doing,
    Adjective,
}

static USES: LazyLock<HashMap<&'static str, Vec<Use>>> = LazyLock::new(|| {
    let mut uses: HashMap<&str, Vec<Use>> = HashMap::new();
    for [word, r#use] in lexicon::rows(include_str!("../../../lexicon/suppositions.tsv")) {
        uses.entry(word).or_default().push(match r#use {
            "modal" => Use::Modal,
            "condition" => Use::Condition,
            "to" => Use::To,
            "noun" => Use::Noun,
            "target" => Use::Target,
            "for" => Use::For,
            "doing" => Use::Doing,
            "adjective" => Use::Adjective,
            _ => Use::Object,
        });
    }
    uses
});

struct Word<'a> {
    text: &'a str,
    folded: String,
    tag: Tag,
}

impl<'a> Word<'a> {
    fn of(document: &Document<'a>, token: &Token) -> Word<'a> {
        let text = token.text(document.text);
        Word { text, folded: text.to_lowercase(), tag: token.tag }
    }

    fn is(&self, r#use: Use) -> bool {
        USES.get(self.folded.as_str()).is_some_and(|uses| uses.contains(&r#use))
    }

    fn among(&self, words: &[&str]) -> bool {
        words.contains(&self.folded.as_str())
    }
}

/// The words of the figure's clause, before it and behind it.
pub struct Clause<'a> {
    before: Vec<Word<'a>>,
    behind: Vec<Word<'a>>,
    /// What stands before the clause: "Forecast" of "Forecast: 5%".
    label: Option<Word<'a>>,
    /// The clause is one of time: "when 40 will come".
    when: bool,
    /// What makes a sum wanted that is told as known: "the $40 million that the town requested".
    wanted: Option<&'a str>,
}

impl<'a> Clause<'a> {
    pub fn of(document: &Document<'a>, before: &[Token], behind: &[Token]) -> Clause<'a> {
        let words = |tokens: &[Token]| tokens.iter().map(|token| Word::of(document, token)).collect::<Vec<_>>();
        let mut before = words(&before[before.len().saturating_sub(BEFORE)..]);
        let mut behind = words(&behind[..behind.len().min(BEHIND)]);
        let wanted = wanted(&before, &behind);
        without_aside(&mut behind);
        let of_which = |index: usize| index == 1 && behind[1].folded == "which" && behind[0].folded == "of";
        let breaks = |index: usize| behind[index].among(BREAKS) && !of_which(index);
        let end = (0..behind.len()).find(|&index| breaks(index) || behind[index].text == ",");
        behind.truncate(end.unwrap_or(behind.len()));
        let own = behind.iter().any(|word| word.tag.is_finite() || is_finite(word));
        let ends = |index: usize| ends_clause(&before, index, own) || opens_other(&before, index);
        let start = (0..before.len()).rev().find(|&index| ends(index)).map_or(0, |end| end + 1);
        let clause = before.split_off(start);
        let end = before.pop();
        let when = end.as_ref().is_some_and(|end| end.folded == "when");
        let label = end.filter(|end| end.text == ":").and_then(|_| before.pop());
        Clause { before: clause, behind, label, when, wanted }
    }

    /// The word that supposes the figure; where it counts something, that may be targets.
    pub fn supposes(&self, counts: bool) -> Option<&'a str> {
        let before = (0..self.before.len()).find(|&index| self.governs(index)).map(|index| self.before[index].text);
        let label = || self.label.as_ref().filter(|label| label.is(Use::Noun) || label.is(Use::Target));
        let before = before.or_else(|| label().map(|label| label.text)).or_else(|| self.verb_behind(counts));
        before.or_else(|| self.noun_behind().or(self.wanted).filter(|_| !counts))
    }

    /// Whether the word at `index` before the figure supposes it.
    fn governs(&self, index: usize) -> bool {
        let word = &self.before[index];
        let rest = &self.before[index + 1..];
        let next = rest.first();
        let modal = word.is(Use::Modal) && (word.tag == Tag::MD || word.folded.len() < 4);
        let perfect = word.folded == "will"
            && next.is_some_and(|next| next.folded == "have")
            && rest.get(1).is_some_and(|done| matches!(done.tag, Tag::VBN | Tag::VBD));
        let definite = self.is_definite();
        let asks = index > 0 && self.before[index - 1].among(&["clear", "unclear", "known", "see", "ask", "asked"]);
        // The tagger takes "plant" for a noun; "due to rain" is no infinitive.
        let is_verb =
            |verb: &Word| verb.tag == Tag::VB || word.folded != "due" && matches!(verb.tag, Tag::NN | Tag::VBP);
        let infinitive = || {
            let to = rest.iter().take(GOVERNS).position(|word| word.folded == "to");
            to.and_then(|to| rest[to + 1..].iter().find(|word| word.tag != Tag::RB)).is_some_and(is_verb)
        };
        let object = || {
            let passive = index > 0 && self.before[index - 1].among(&["was", "were", "been"]);
            let plain =
                |word: &Word| !word.tag.is_verb() && !word.among(PREPOSITIONS) && !word.among(&["to", "and", "that"]);
            !passive && rest.len() <= OBJECT && rest.iter().all(plain)
        };
        // "The mayor is to lead 40", but "that is to say" and "easy as it is to get".
        let idle = index > 0 && self.before[index - 1].among(&["that", "it"]);
        let is_to = word.among(&["is", "are"]) && next.is_some_and(|to| to.folded == "to") && !idle;
        // "would beat him 40 to 30" is how a poll tells its result.
        let polled = || {
            let verb = rest.iter().find(|word| !word.tag.is_adverb());
            word.folded == "would" && verb.is_some_and(|verb| verb.among(POLLED))
        };
        modal && !perfect && !definite && !polled()
            || word.is(Use::Condition) && !asks
            || (word.is(Use::Noun) || word.is(Use::Target)) && !self.is_revision(index)
            || self.is_estimate_of_what_goes_on(index)
            || word.is(Use::For) && next.is_some_and(|next| next.folded == "for") && !definite
            || word.is(Use::Doing) && next.is_some_and(|next| next.tag == Tag::VBG) && !definite
            || word.is(Use::Adjective) && rest.is_empty()
            || is_to && infinitive() && !definite
            || word.is(Use::To) && infinitive() && !definite
            || word.is(Use::Object) && object()
    }

    /// Whether the figure is by how much the forecast at `index` was changed: "raised its forecast by 0.1 points".
    fn is_revision(&self, index: usize) -> bool {
        let by = self.before.last().is_some_and(|last| last.folded == "by");
        by && self.before[..index].iter().any(|word| word.among(REVISED))
    }

    /// "put its estimate of growth this year at 3 percent": the year is not over.
    fn is_estimate_of_what_goes_on(&self, index: usize) -> bool {
        let at = self.before.last().is_some_and(|last| last.folded == "at");
        let year =
            |words: &[Word]| words.windows(2).any(|pair| pair[0].among(&["this", "next"]) && pair[1].folded == "year");
        at && self.before[index].among(&["estimate", "estimates", "estimated"])
            && (year(&self.before) || year(&self.behind))
    }

    /// Whether the figure is of what is known already: "the nation's 40 houses".
    pub fn is_definite(&self) -> bool {
        self.before.last().is_some_and(|last| last.among(DEFINITE))
    }

    /// The noun by which somebody else calls what the figure tells of: "her 40 percent claim".
    pub fn claimed(&self) -> Option<&'a str> {
        let behind = self.behind.first().filter(|word| self.is_definite() && word.among(CLAIMED));
        let that = |at: &usize| self.before[*at..].iter().take(CLAIMS).any(|word| word.folded == "that");
        let noun = |at: &usize| self.before[*at].among(CLAIMED) && self.before[*at].tag == Tag::NN;
        let theirs = |at: &usize| self.before[..*at].iter().rev().take(2).any(|word| word.among(THEIRS));
        let before = (0..self.before.len()).find(|at| noun(at) && that(at) && theirs(at)).map(|at| &self.before[at]);
        behind.or(before).map(|word| word.text)
    }

    /// "2 points less than forecast": how far what was forecast is missed, whatever else is supposed.
    pub fn misses_forecast(&self) -> bool {
        let than = self.behind.first().is_some_and(|word| matches!(word.tag, Tag::JJR | Tag::RBR))
            && self.behind.get(1).is_some_and(|than| than.folded == "than");
        let mut rest = self
            .behind
            .iter()
            .skip(2)
            .skip_while(|word| word.tag.is_adverb() || word.among(&["was", "were", "had", "been", "it"]));
        than && rest.next().is_some_and(|word| word.among(FORECAST))
    }

    /// The modal of the verb whose subject the figure is: "40 houses will be built".
    fn verb_behind(&self, counts: bool) -> Option<&'a str> {
        let last = self.before.last();
        let whole = last.is_some_and(|last| last.folded == "of")
            && self
                .before
                .iter()
                .rev()
                .nth(1)
                .is_some_and(|sum| sum.among(&["total", "team", "group", "number", "maximum"]));
        let bound = last.is_some_and(|last| last.among(DEFINITE) || last.among(PREPOSITIONS) && !whole);
        if bound || self.when {
            return None;
        }
        let verb = self.behind.iter().position(|word| word.tag == Tag::MD || is_finite(word))?;
        let (word, next) = (&self.behind[verb], self.behind.get(verb + 1)?);
        let done = next.folded == "have";
        // "40 percent would vote for her" tells what they said.
        let modal =
            word.among(&["will", "'ll", "’ll"]) || counts && word.among(&["would", "could", "should", "may", "might"]);
        // "40 boats may be at sea" tells of now.
        let is_now = word.among(&["may", "might"])
            && next.folded == "be"
            && !self.behind.get(verb + 2).is_some_and(|done| matches!(done.tag, Tag::VBN | Tag::VBD));
        let polled = || word.folded == "would" && next.among(POLLED);
        // "3 ministers would not agree": they were asked, and refused.
        let refused = word.folded == "would" && next.among(&["not", "n't", "n’t"]);
        if modal && !done && !refused && !is_now && !polled() {
            return Some(word.text);
        }
        let to = |at: usize| self.behind.get(at).is_some_and(|to| to.folded == "to");
        let last = self.behind.get(verb + 2).is_none();
        let expected = next.is(Use::To) && (to(verb + 2) || last && next.tag == Tag::VBN);
        let be = word.among(&["is", "are"]);
        if be && expected {
            return Some(next.text);
        }
        (be && to(verb + 1) && self.behind.get(verb + 2).is_some_and(|verb| verb.tag == Tag::VB)).then_some(word.text)
    }

    /// Whether it tells of the past, as far as words before the figure show.
    pub fn tells(&self) -> bool {
        self.before.is_empty()
            || self.before.iter().any(|word| word.tag == Tag::VBD || word.among(&["was", "were", "had"]))
    }

    /// The year by which it is to be so: "40 flats by 2030", "by the end of 2030".
    pub fn by(&self) -> Option<i16> {
        let by = self.behind.iter().position(|word| word.folded == "by")?;
        let rest = &self.behind[by + 1..];
        let mut rest = rest.iter().skip_while(|word| word.among(&["the", "end", "of", "year", "about", "around"]));
        rest.next().filter(|year| year.text.len() == 4)?.text.parse().ok()
    }

    /// The target that the figure is: "a 43 per cent climate target".
    fn noun_behind(&self) -> Option<&'a str> {
        let near = self.behind.iter().take(BELONGS).take_while(|word| word.tag.is_noun() || word.tag.is_adjective());
        near.filter(|word| word.is(Use::Target)).map(|word| word.text).next()
    }
}

/// The verb behind a figure that tells that it was only wanted or expected: "the $40 million that the town requested".
fn wanted<'a>(before: &[Word], behind: &[Word<'a>]) -> Option<&'a str> {
    let the = before.last().is_some_and(|last| last.folded == "the");
    let wanted = behind.iter().take(WANTED).position(|word| word.among(FORECAST) || word.among(SOUGHT))?;
    let other = |word: &Word| word.text == "," || word.among(&["is", "are", "was", "were", "be", "been", "to", "who"]);
    let verb = matches!(behind[wanted].tag, Tag::VBN | Tag::VBD);
    (the && verb && !behind[..wanted].iter().any(other)).then(|| behind[wanted].text)
}

/// Takes out the first aside between commas that opens with a participle: "200 felons, convicted of fraud, will be freed".
fn without_aside(words: &mut Vec<Word>) {
    let comma =
        |words: &[Word], from: usize| words.iter().skip(from).position(|word| word.text == ",").map(|at| from + at);
    let Some(open) = comma(words, 0) else { return };
    let opens = words.get(open + 1).is_some_and(|next| matches!(next.tag, Tag::VBN | Tag::VBG));
    if let Some(close) = comma(words, open + 1).filter(|_| opens) {
        words.drain(open..=close);
    }
}

fn is_finite(word: &Word) -> bool {
    matches!(word.tag, Tag::VBZ | Tag::VBP)
        || word.among(&["is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "said", "says"])
}

/// Whether the clause of what follows begins behind the word at `index`; `own`: the figure has a verb of its own behind it.
fn ends_clause(words: &[Word], index: usize, own: bool) -> bool {
    let word = &words[index];
    // "will rise from 5 to 7": not of the 7.
    let span = word.folded == "from" && words.last().is_some_and(|last| last.folded == "to");
    let carried = word.text == "," && !own && carries_on(&words[index + 1..]);
    word.among(ENDS) && !span && !carried && !bounds(words, index)
}

/// Whether the word at `index` joins a verb of its own to what went before: "dropped plans for a mill and had 40 sacked".
fn opens_other(words: &[Word], index: usize) -> bool {
    let next = words.get(index + 1);
    words[index].folded == "and"
        && next.is_some_and(|next| next.tag == Tag::VBZ || next.among(&["had", "was", "were", "is", "are"]))
}

/// Whether the words behind a comma go on with what was said before it: "will fall, or sink, to 5", "will grow, reaching 5".
fn carries_on(words: &[Word]) -> bool {
    let Some(first) = words.first() else { return false };
    let goes_on = first.among(&["or", "by", "to"]) || first.tag == Tag::VB;
    let adds = first.folded == "and" && words.get(1).is_none_or(|next| !next.among(&["that", "with"]));
    let participle = first.tag == Tag::VBG && !first.among(&["according", "following", "including", "using"]);
    (goes_on || adds || participle) && !words.iter().any(|word| word.tag.is_finite() || is_finite(word))
}

/// Whether the word at `index` is part of a bound: "more than 5", "as many as 5".
fn bounds(words: &[Word], index: usize) -> bool {
    let next = words.get(index + 1);
    let previous = index.checked_sub(1).map(|index| &words[index]);
    match words[index].folded.as_str() {
        "than" => next.is_some_and(|next| next.tag == Tag::CD),
        "as" => [next, previous]
            .into_iter()
            .flatten()
            .any(|word| word.among(&["many", "much", "few", "little", "high", "low"])),
        _ => false,
    }
}

#[rustfmt::skip]
const ENDS: &[&str] = &[
    ";", ":", ",", "—", "which", "who", "after", "because", "since", "as", "where", "when", "while", "although", "whose",
    "than", "compared", "from", "what",
];

#[rustfmt::skip]
const BREAKS: &[&str] = &[
    ";", ":", "—", "–", "--", "which", "who", "because", "that", "(", ")", "after", "since", "while", "whose", "where", "when",
    "before", "“", "”", "\"", "but",
];

/// Before a figure of what is known already: "the nation's 40 houses".
const DEFINITE: &[&str] =
    &["the", "its", "their", "his", "her", "our", "my", "'s", "’s", "this", "these", "those", "current"];

/// How a forecast is changed, and what was forecast or sought.
#[rustfmt::skip]
const REVISED: &[&str] = &[
    "raised", "raising", "raises", "increased", "increasing", "increases", "lifted", "lifting", "boosted", "upgraded", "upgrading", "cut",
    "cutting", "cuts", "lowered", "lowering", "reduced", "reducing", "trimmed", "trimming", "slashed", "slashing", "downgraded",
    "downgrading", "revised", "revising", "edged", "nudged", "hiked", "upped",
];
const FORECAST: &[&str] =
    &["forecast", "expected", "predicted", "projected", "anticipated", "estimated", "planned", "thought"];
const SOUGHT: &[&str] = &["requested", "sought", "proposed", "recommended", "pledged", "promised", "demanded"];

/// Words behind a figure among which it stands that it was wanted.
const WANTED: usize = 7;

/// Nouns for what others say.
const CLAIMED: &[&str] = &["claim", "excuse", "myth", "lie", "boast", "assertion", "allegation"];

/// Words behind such a noun among which "that" begins what is said; whose it is.
const CLAIMS: usize = 4;
const THEIRS: &[&str] = &["'s", "’s", "his", "her", "their", "its"];

/// What those who are polled would do.
const POLLED: &[&str] = &["beat", "defeat", "vote", "choose", "prefer", "trounce"];

const PREPOSITIONS: &[&str] =
    &["of", "in", "by", "at", "on", "with", "from", "for", "to", "under", "over", "off", "between", "than"];
