//! Claims: one figure as one article reports it, with subject, event, place, time, source, via and stance, its
//! evidence and the reasons. Everything up to here is a pure function of one page.

mod record;

pub use crate::lexicon::Extent;
pub use record::{QuantityRecord, Record};

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::attribution::Attribution;
use crate::document::{Document, Part};
use crate::entity::{Entities, EntityKind};
use crate::page::PageId;
use crate::place::Place;
use crate::quantity::{Kind, Quantity};
use crate::text::Words;
use crate::time::Time;

/// `c-` and 12 hexadecimal digits, made from the page and the place of the figure in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClaimId(pub String);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    pub id: ClaimId,
    pub page: PageId,
    /// Headline or body.
    pub part: Part,
    /// The whole sentence, or sentences.
    pub evidence: Words,
    /// For a denial without a figure, the words are the denial's object ("such claims") and the value is the
    /// rejected one's.
    pub quantity: Quantity,
    pub subject: Option<Subject>,
    pub event: Option<Event>,
    /// Nearest first.
    pub places: Vec<Place>,
    pub time: Option<Time>,
    pub source: Option<Source>,
    pub cue: Option<Words>,
    pub via: Vec<Via>,
    pub occasion: Option<Occasion>,
    pub stance: Stance,
    /// The claim that a denial rejects.
    pub rejects: Option<ClaimId>,
    pub extent: Extent,
    /// What decided, one reason a line.
    pub why: Vec<String>,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// As written; the words may stand in another sentence.
    pub words: Words,
    /// The group or body that those counted belong to, by its lexicon id, or its folded name.
    pub group: Option<String>,
    /// The class of what is counted: the lexicon's ("fighters" for militants, members, soldiers …) or the folded head noun.
    pub class: String,
}

/// What is said of those counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub words: Words,
    /// The class of event from the lexicon ("present", "killed", "captured" …), or the folded words.
    pub class: String,
}

/// Who gives the figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The fullest name in the article.
    pub name: String,
    /// The words in or near the sentence that point to the source; `None` for a headline's borrowed source.
    pub mention: Option<Words>,
    pub role: Option<String>,
    pub kind: EntityKind,
    /// Lexicon id, or the folded name: what statements of one source are joined by.
    pub key: String,
}

/// A medium or document through which the figure reached the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Via {
    pub name: String,
    pub mention: Words,
    /// Lexicon id, or the folded name.
    pub key: String,
}

/// The act of saying, where the article names it: a press conference on Tuesday, an interview with a medium.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    pub words: Words,
    /// "press-conference", "interview", "report" …
    pub kind: String,
    /// Whom the interview was given to, or the name of the meeting, folded.
    pub with: Option<String>,
    /// When it was said.
    pub time: Option<Time>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    Asserted,
    Denied,
    Doubted,
    Hypothetical,
}

/// Everything the reader has found in one page, before claims.
pub struct Findings<'a> {
    pub article: &'a Article,
    pub document: &'a Document<'a>,
    pub quantities: &'a [Quantity],
    pub entities: &'a Entities,
    pub places: &'a [Place],
    pub times: &'a [Time],
    pub attributions: &'a [Attribution],
}

/// Puts claims together from the findings, sorted by the figure's position.
pub fn assemble(page: &PageId, findings: &Findings) -> Vec<Claim> {
    let document = findings.document;
    let figures = findings.quantities.iter().filter(|quantity| quantity.kind == Kind::Figure);
    figures
        .filter_map(|quantity| {
            let sentence = document.sentence_at(quantity.words.span.start)?;
            let subject =
                quantity.counted.clone().map(|words| Subject { class: words.text.to_lowercase(), words, group: None });
            Some(Claim {
                id: ClaimId(format!("c-{}-{}", page.0, quantity.words.span.start)),
                page: page.clone(),
                part: document.part_of(sentence),
                evidence: Words::of(document.text, document.sentences[sentence].span),
                quantity: quantity.clone(),
                subject,
                event: None,
                places: Vec::new(),
                time: None,
                source: None,
                cue: None,
                via: Vec::new(),
                occasion: None,
                stance: Stance::Asserted,
                rejects: None,
                extent: Extent::Stock,
                why: Vec::new(),
            })
        })
        .collect()
}
