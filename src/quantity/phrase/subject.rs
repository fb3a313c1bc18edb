//! The verb that governs a figure, and that verb's subject: "the deficit" in "the deficit fell by 5%".

use crate::document::Tag;
use crate::quantity::kind;
use crate::quantity::line::Line;
use crate::quantity::number;
use crate::quantity::phrase::clause::{
    apposed, before_aside, clause_within, dependent, is_dash_pair, name_aside, whole,
};
use crate::quantity::phrase::word::{is_determiner, is_time, is_verb};
use crate::quantity::phrase::{Phrase, before, widened_back};
use crate::quantity::piece::Piece;

/// The subject of the verb that governs what stands before piece `at`: "the deficit" in "the deficit fell by 5%".
pub fn subject_before(line: &Line, at: usize) -> Option<Phrase> {
    let verb = verb_before(line, at)?;
    subject_of(line, verb)
}

/// The last verb before piece `at` in the same clause.
pub fn verb_before(line: &Line, at: usize) -> Option<usize> {
    let stop = at.saturating_sub(REACH);
    (stop..at)
        .rev()
        .find(|&index| is_verb(line, index))
        .filter(|&verb| !line.pieces[verb..at].iter().any(|piece| piece.is_any(&[";"])))
}

/// The subject of the verb at `verb`.
pub fn subject_of(line: &Line, verb: usize) -> Option<Phrase> {
    let stop = verb.saturating_sub(REACH);
    // "Shares fell, losing 3%": the participle has the subject of the verb before.
    let participle = line.pieces[verb].tag == Tag::VBG && line.word_before(verb, 1) == ",";
    let main = (stop..verb.saturating_sub(1)).rev().find(|&index| is_finite(line, index));
    let verb = main.filter(|_| participle).unwrap_or(verb);
    let mut walk = Walk { line, verb, stop, at: verb, outer: false };
    for _ in 0..6 {
        // Over the verb group, its adverbs and objects' remains.
        while walk.at > stop && in_verb_group(line, walk.at - 1) {
            walk.at -= 1;
        }
        walk.at.checked_sub(1)?;
        let step = walk.relative().or_else(|| walk.mark()).or_else(|| walk.number()).or_else(|| walk.noun());
        match step.or_else(|| walk.mistagged()).unwrap_or(Step::Before(walk.at)) {
            Step::Subject(phrase) => return Some(phrase),
            Step::To(at) => walk.at = at,
            // A conjunction or preposition: the verb before has the same subject.
            Step::Before(at) => {
                walk.at = (stop..at.checked_sub(1)?).rev().find(|&index| is_verb(line, index))?;
                walk.outer = true;
            }
        }
    }
    None
}

/// The way back from a verb to its subject; `at` is the piece after the one that is looked at.
struct Walk<'a> {
    line: &'a Line<'a>,
    verb: usize,
    stop: usize,
    at: usize,
    /// A verb before has been taken for this one.
    outer: bool,
}

enum Step {
    Subject(Phrase),
    /// The walk goes on from here.
    To(usize),
    /// It goes on from the verb before here.
    Before(usize),
}

impl Walk<'_> {
    fn previous(&self) -> &Piece<'_> {
        &self.line.pieces[self.at - 1]
    }

    fn is_time(&self, phrase: &Phrase) -> bool {
        is_time(&self.line.pieces[phrase.head])
    }

    /// "the men who left", "the fund, of which 40% is lent".
    fn relative(&self) -> Option<Step> {
        let Walk { line, at, .. } = *self;
        if !self.previous().is_any(&["which", "that", "who", "whom"]) {
            return None;
        }
        let mut end = at - 1;
        if end > 0 && line.pieces[end - 1].is_any(&["of", "in", "to", "for"]) {
            end -= 1;
        }
        if end > 0 && line.word(end - 1) == "," {
            end -= 1;
        }
        let named = before(line, end).map(|phrase| whole(line, phrase));
        Some(named.map_or(Step::To(end), |phrase| Step::Subject(apposed(line, phrase).unwrap_or(phrase))))
    }

    /// Over an aside between commas, dashes or brackets, and over the dot of "Inc."
    fn mark(&self) -> Option<Step> {
        let Walk { line, at, stop, .. } = *self;
        let previous = self.previous();
        if (previous.is("…") || previous.is(".") && previous.glued) && at > 1 {
            return Some(Step::To(at - 1));
        }
        if !(previous.is(",") || previous.is("-") || previous.is(")") || is_dash_pair(previous)) {
            return None;
        }
        if let Some(name) = name_aside(line, at - 1) {
            return Some(Step::Subject(name));
        }
        let at = clause_within(line, at - 1, stop).unwrap_or_else(|| before_aside(line, at - 1, stop));
        let named = before(line, at).filter(|phrase| !self.is_time(phrase) && !measures(line, *phrase));
        Some(named.map_or(Step::To(at), |phrase| Step::Subject(whole(line, phrase))))
    }

    /// Over an amount and over a year: "a market worth over 2 billion is growing", "the economy in 2022 grew".
    fn number(&self) -> Option<Step> {
        let Walk { line, mut at, stop, .. } = *self;
        if let Some(end) = over_amount(line, at, stop) {
            return Some(Step::To(end));
        }
        if !self.previous().is_number() || at < 2 || before(line, at).is_some() {
            return None;
        }
        // "output in the year 2021/22 will grow"
        while at > stop + 1 && (line.pieces[at - 1].is_number() || line.pieces[at - 1].is("/")) {
            at -= 1;
        }
        if before(line, at).is_some_and(|phrase| self.is_time(&phrase)) {
            return Some(Step::To(at));
        }
        let year = kind::is_year(line, at) && at > 1 && line.pieces[at - 1].tag == Tag::IN;
        Some(Step::To(at - usize::from(year))).filter(|_| year || before(line, at).is_some())
    }

    fn noun(&self) -> Option<Step> {
        let Walk { line, at, stop, outer, .. } = *self;
        let phrase = before(line, at)?;
        let part = line.pieces[phrase.head].is_any(&["end", "start", "beginning", "middle"]);
        if self.is_time(&phrase) || part && line.word(phrase.end) == "of" {
            // "exports last year represented": over the adverb of time and its preposition.
            let belongs = |piece: &Piece| is_determiner(piece) || matches!(piece.tag, Tag::IN | Tag::JJ);
            let inside = (stop..phrase.start).rev().take_while(|&index| belongs(&line.pieces[index]));
            return Some(Step::To(inside.last().unwrap_or(phrase.start)));
        }
        let clause = if outer { dependent(line, phrase) } else { None };
        if let Some(opener) = clause.filter(|&opener| opener > 0) {
            return Some(Step::Before(opener + 1));
        }
        // "an engine tuned by Blom to yield 90 hp": the maker is not what yields it.
        let by = phrase.start - usize::from(phrase.start > 0 && is_determiner(&line.pieces[phrase.start - 1]));
        if by >= 2 && line.word(by - 1) == "by" && line.pieces[by - 2].tag == Tag::VBN {
            return Some(Step::To(by - 2));
        }
        if !measures(line, phrase) {
            return Some(Step::Subject(whole(line, phrase)));
        }
        // "The Ansel Pro 16 inch is worth"
        let named = phrase.start.checked_sub(1).and_then(|number| before(line, number));
        Some(named.map_or(Step::Before(phrase.start), |named| Step::Subject(widened_back(line, named))))
    }

    /// A word before a finite verb that the tags miss: "gold closed up".
    fn mistagged(&self) -> Option<Step> {
        let Walk { line, at, verb, .. } = *self;
        let previous = self.previous();
        let odd = matches!(previous.tag, Tag::JJ | Tag::JJR | Tag::JJS | Tag::RBR | Tag::RB | Tag::VBG | Tag::CD)
            || at == 1 && previous.tag.is_verb();
        let opens = at == 1 && !previous.is_any(&CONNECTIVES)
            || at >= 2 && (is_determiner(&line.pieces[at - 2]) || line.pieces[at - 2].tag == Tag::IN)
            || at == verb && at >= 2 && previous.tag == Tag::JJ && line.pieces[at - 2].tag == Tag::JJ;
        let word = odd && previous.is_word() && at < verb + 1 && opens && !previous.lower.ends_with("ly");
        let phrase = Phrase { start: at - 1, end: at, head: at - 1 };
        word.then(|| Step::Subject(widened_back(line, phrase)))
    }
}

/// What opens a sentence and is nobody.
#[rustfmt::skip]
const CONNECTIVES: [&str; 21] = [
    "however", "meanwhile", "still", "also", "moreover", "furthermore", "overall", "instead", "nevertheless", "nonetheless",
    "otherwise", "then", "now", "thus", "so", "yet", "even", "besides", "indeed", "elsewhere", "altogether",
];

/// The end of the noun whose amount ends before piece `at`: "a market" in "a market worth over 2 billion".
fn over_amount(line: &Line, at: usize, stop: usize) -> Option<usize> {
    let amount = |index: usize| {
        let piece = &line.pieces[index];
        piece.is_number()
            || number::is_number_word(piece)
            || piece.is_any(&[
                "$", "£", "€", "over", "about", "nearly", "around", "than", "more", "less", "almost", "up", "to",
            ])
            || piece.is_hyphen()
    };
    let start = (stop..at).rev().find(|&index| !amount(index))?;
    let joint = line.pieces[start].is_any(&["worth", "aged"]);
    (joint && start + 1 < at).then_some(start)
}

pub fn is_finite(line: &Line, at: usize) -> bool {
    line.pieces[at].tag.is_finite() && is_verb(line, at)
}

/// A unit after its number is no subject: "24 points, to close at".
fn measures(line: &Line, phrase: Phrase) -> bool {
    let head = &line.pieces[phrase.head];
    let name = head.tag.is_proper_noun() || head.is_capitalised() || head.is_any(&["old", "olds"]);
    phrase.start > 0 && phrase.end - phrase.start <= 2 && !name && {
        let before = &line.pieces[phrase.start - 1];
        before.is_number() || number::is_number_word(before)
    }
}

pub fn in_verb_group(line: &Line, at: usize) -> bool {
    let piece = &line.pieces[at];
    // "Silver rose": a sentence's first word is no adverb of its verb, whatever its tag.
    let opens = at == 0 && piece.is_capitalised() && piece.tag.is_adverb() && !piece.lower.ends_with("ly");
    if opens {
        return false;
    }
    is_verb(line, at)
        || matches!(piece.tag, Tag::MD | Tag::RB | Tag::RBR | Tag::TO)
        || piece.is_any(&[
            "n't",
            "there",
            "not",
            "also",
            "all",
            "each",
            "both",
            "either",
            "collectively",
            "'ve",
            "'ll",
            "'d",
            "'re",
            "'m",
        ])
        || piece.is("'s") && piece.tag != Tag::POS
}

/// The furthest that a verb or subject is looked for.
const REACH: usize = 45;
