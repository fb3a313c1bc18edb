//! Claims: one figure as one article reports it, with subject, event, place, time, source, via and stance, its
//! evidence and the reasons. Everything up to here is a pure function of one page.

mod antecedent;
mod chain;
mod confidence;
mod denial;
mod headline;
mod occasion;
mod phrase;
mod publication;
mod record;
mod role;
mod scene;
mod setting;
mod source;
mod spot;
mod stance;
mod subject;
mod voice;
mod weights;
mod when;
mod whereabouts;

pub use crate::lexicon::Extent;
pub use crate::reader::Stance;
pub use chain::{Hop, HopKind};
pub use record::{PlaceRecord, QuantityRecord, Record};
pub use setting::WeighedSpot;
pub use subject::WeighedSubject;
pub use voice::{Voices, Weighed};
pub use weights::Features;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::article::Article;
use crate::attribution::{Attribution, Makers};
use crate::claim::setting::{Figure, Settings};
use crate::document::{Document, Part};
use crate::entity::{Entities, Entity, EntityKind, lexicon_id};
use crate::lexicon;
use crate::page::PageId;
use crate::place::{Place, Surroundings};
use crate::quantity::{Kind, Quantity};
use crate::reader::Readout;
use crate::text::{Span, Words};
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
    /// The nearest to the source first.
    pub via: Vec<Via>,
    /// The whole way from the source to this page: `via`, then the agency, the desk and the outlet of the page.
    #[serde(default)]
    pub chain: Vec<Hop>,
    pub occasion: Option<Occasion>,
    pub stance: Stance,
    /// The claim that a denial rejects.
    pub rejects: Option<ClaimId>,
    pub extent: Extent,
    /// How likely subject, source and stance are all right: of claims at 0.9, nine in ten are. `None` where an older reader
    /// read the page.
    #[serde(default)]
    pub confidence: Option<f32>,
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
    /// Others whom the mention could mean nearly as well.
    #[serde(default)]
    pub maybe: Vec<String>,
}

/// A medium or document through which the figure reached the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Via {
    pub name: String,
    pub mention: Words,
    /// Lexicon id, or the folded name.
    pub key: String,
    #[serde(default)]
    pub kind: HopKind,
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

/// Everything the reader has found in one page, before claims.
pub struct Findings<'a> {
    pub article: &'a Article,
    pub document: &'a Document<'a>,
    pub quantities: &'a [Quantity],
    pub entities: &'a Entities,
    pub places: &'a [Place],
    /// Adjectives of places: "the Afghan forces".
    pub adjectives: &'a [Place],
    /// Which place of a name is meant.
    pub surroundings: &'a Surroundings,
    pub times: &'a [Time],
    pub readout: &'a Readout,
    pub attributions: &'a [Attribution],
    pub makers: &'a Makers,
}

/// Puts claims together from the findings, sorted by the figure's position.
pub fn assemble(page: &PageId, findings: &Findings) -> Vec<Claim> {
    let mut claims = proposed(page, findings);
    let voices = Voices::of(findings, &claims);
    for claim in &mut claims {
        let weighed = voices.decide(claim);
        occasion::document(claim);
        stance::decide(findings, claim);
        claim.confidence = Some(confidence::of(&confidence::grounds(findings, claim, &weighed)));
    }
    occasion::go_on(&mut claims);
    headline::borrow_sources(&mut claims);
    let denials = denial::find(page, findings, &claims);
    claims.extend(denials);
    for claim in &mut claims {
        claim.chain = chain::of(findings.article, claim);
        source::doubt(findings, claim);
    }
    claims.sort_by_key(|claim| claim.quantity.words.span);
    claims
}

/// What decides whose a figure is, how sure that is, and where and when it is set.
pub struct Weighing<'a> {
    pub claim: &'a Claim,
    pub voices: &'a Voices<'a>,
    pub weighed: Vec<Weighed>,
    /// Of the claim's confidence.
    pub grounds: Features,
    pub subjects: Vec<WeighedSubject>,
    pub places: Vec<WeighedSpot>,
    pub times: Vec<WeighedSpot>,
}

/// Shows for each figure all that was weighed.
pub fn weigh<T>(page: &PageId, findings: &Findings, see: impl Fn(&Weighing) -> T) -> Vec<T> {
    let mut claims = proposed(page, findings);
    let voices = Voices::of(findings, &claims);
    let settings = Settings::of(findings);
    let weigh = |claim: &mut Claim| {
        let weighed = voices.decide(claim);
        stance::decide(findings, claim);
        let grounds = confidence::grounds(findings, claim, &weighed);
        let figure = Figure::of(findings, &claim.quantity);
        let (places, times) = figure.map(|figure| settings.show(&figure)).unwrap_or_default();
        let subjects = subject::weigh(findings, &claim.quantity);
        see(&Weighing { claim, voices: &voices, weighed, grounds, subjects, places, times })
    };
    claims.iter_mut().map(weigh).collect()
}

/// The claims with the sources that rules propose.
fn proposed(page: &PageId, findings: &Findings) -> Vec<Claim> {
    let settings = Settings::of(findings);
    let figures = findings.quantities.iter().filter(|quantity| quantity.kind == Kind::Figure);
    let figures = figures.filter_map(|quantity| Figure::of(findings, quantity));
    let mut claims: Vec<Claim> = figures.map(|figure| of_figure(page, findings, &settings, &figure)).collect();
    role::borrow_subjects(findings, &mut claims);
    when::share(findings, &mut claims);
    occasion::Occasions::of(findings).share(&mut claims);
    publication::fill(findings, &mut claims);
    claims
}

fn of_figure(page: &PageId, findings: &Findings, settings: &Settings, asked: &Figure) -> Claim {
    let document = findings.document;
    let Figure { quantity, sentence: index, roles, .. } = *asked;
    let figure = quantity.words.span;
    let said = source::of(findings, figure, index);
    let event = role::event(findings, roles, quantity, index);
    let extent = event.as_ref().and_then(|event| lexicon::event_class(&event.words.text));
    let subject = subject::of(findings, quantity);
    Claim {
        id: ClaimId::of(page, figure),
        page: page.clone(),
        part: document.part_of(index),
        evidence: Words::of(document.text, document.sentences[index].span),
        quantity: quantity.clone(),
        subject: subject.map(|words| role::subject(findings, words, figure)),
        event,
        places: settings.places(asked),
        time: settings.time(asked),
        source: said.source,
        cue: said.cue,
        via: said.via,
        chain: Vec::new(),
        occasion: said.occasion,
        stance: Stance::Asserted,
        rejects: None,
        extent: extent.map_or(Extent::Stock, |class| class.extent),
        confidence: None,
        why: said.why,
    }
}

impl ClaimId {
    /// The figure at `figure` of a page.
    fn of(page: &PageId, figure: Span) -> ClaimId {
        let digest = Sha256::digest(format!("{} {} {}", page.0, figure.start, figure.end));
        let digits = digest[..6].iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        ClaimId(format!("c-{digits}"))
    }
}

/// What an entity is joined by: its lexicon id, or its folded name.
fn key(entity: &Entity) -> String {
    entity.canonical.clone().unwrap_or_else(|| fold(&entity.name))
}

/// What a name is joined by where no article tells more of it: its lexicon id, or its folded words.
pub fn key_of(name: &str) -> String {
    lexicon_id(name).map_or_else(|| fold(name), str::to_owned)
}

/// A name as it is compared: lower case, words only, no leading article.
pub fn fold(name: &str) -> String {
    let words = name.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    let folded: Vec<String> = words.map(str::to_lowercase).collect();
    let article = folded.first().is_some_and(|word| matches!(word.as_str(), "the" | "a" | "an"));
    folded[usize::from(article && folded.len() > 1)..].join("-")
}
