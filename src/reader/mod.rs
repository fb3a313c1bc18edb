//! The reader: what the words of a page are, learnt from news that people have marked. One encoder turns words into
//! vectors; heads read from them who says what in which words (PolNeAR, Newell et al. 2018), and names. What is found
//! are spans; what they mean is decided by the stages after it. `train/reader` made the weights; their card is
//! docs/model-card-reader.md.

mod chain;
mod encoder;
mod link;
mod pieces;
mod roles;
mod stretch;
mod weights;

pub use roles::{Known, Likely, Roles, Stance};
pub use stretch::notice;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::entity::{EntityKind, Seen};
use crate::text::Span;
use chain::{Chain, Run};
use encoder::ENCODER;
use link::Link;
use pieces::Pieces;
use weights::{HIDDEN, Linear};

/// What the heads found in a document, each by its position.
#[derive(Debug, Default)]
pub struct Readout {
    pub said: Vec<Said>,
    pub names: Vec<Name>,
    pub roles: Vec<Roles>,
}

/// A span that a head found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub span: Span,
    /// From 0 to 1: what the head gives its labels, on the mean over the words. Not a probability that the span is right.
    pub score: f32,
}

/// Words that somebody says, with the words that tell so; or a source or a cue whose content was not found.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub source: Option<Found>,
    pub cue: Option<Found>,
    /// In pieces: a quotation may be interrupted by its cue.
    pub content: Vec<Found>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    pub found: Found,
    pub class: Class,
}

/// The classes of names of the worldwide newswire (Shan et al. 2023).
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    Date,
    Facility,
    Location,
    Miscellaneous,
    Money,
    /// Nationalities, religions, political groups.
    Norp,
    Organisation,
    Person,
    Product,
}

impl Class {
    const ALL: [Class; 9] = [
        Class::Date,
        Class::Facility,
        Class::Location,
        Class::Miscellaneous,
        Class::Money,
        Class::Norp,
        Class::Organisation,
        Class::Person,
        Class::Product,
    ];
}

/// The heads, unpacked once.
struct Heads {
    parts: Linear,
    part_chains: Vec<Chain>,
    names: Linear,
    name_chain: Vec<Chain>,
    source: Link,
    cue: Link,
}

static HEADS: LazyLock<Heads> = LazyLock::new(|| Heads {
    parts: Linear::of("parts"),
    part_chains: Chain::all("parts_crf", 1),
    names: Linear::of("entities"),
    name_chain: Chain::all("entities_crf", Class::ALL.len()),
    source: Link::of("source"),
    cue: Link::of("cue"),
});

/// The heads of [`Heads::parts`], in order.
const SOURCE: usize = 0;
const CUE: usize = 1;
const CONTENT: usize = 2;

/// Reads the stretches of the document that can hold a claim or name its sayer.
pub fn read(known: &Known) -> Readout {
    let mut readout = Readout::default();
    for stretch in stretch::near(known.document, known.quantities) {
        let passage = Passage::of(known.document.text, stretch);
        let said = said(&passage);
        let left = roles::MOST.saturating_sub(readout.roles.len());
        readout.roles.extend(roles::find(known, &passage, &said, left));
        readout.said.extend(said);
        readout.names.extend(names(&passage));
    }
    agree(known.document.text, &mut readout.names);
    readout
}

/// Reads the whole document, with its names.
pub fn read_whole(known: &Known) -> Readout {
    let passage = Passage::of(known.document.text, stretch::whole(known.document));
    let said = said(&passage);
    let mut names = names(&passage);
    agree(known.document.text, &mut names);
    Readout { names, roles: roles::find(known, &passage, &said, roles::MOST), said }
}

impl Readout {
    /// The people, bodies and sure places among the names.
    pub fn seen(&self) -> Vec<Seen> {
        let kind = |class: Class| match class {
            Class::Person => Some(EntityKind::Person),
            Class::Organisation => Some(EntityKind::Organisation),
            Class::Location => Some(EntityKind::Place),
            _ => None,
        };
        let sure = |name: &&Name| name.class != Class::Location || name.found.score >= SURE;
        let seen = |name: &Name| Some(Seen { span: name.found.span, kind: kind(name.class)? });
        self.names.iter().filter(sure).filter_map(seen).collect()
    }

    /// The roles around the figure at `figure`, where it was read.
    pub fn roles_of(&self, figure: Span) -> Option<&Roles> {
        self.roles.binary_search_by_key(&figure, |roles| roles.figure).ok().map(|index| &self.roles[index])
    }
}

/// The least score of a place: invented names of people and firms are taken for one at 0.4 to 0.6.
const SURE: f32 = 0.65;

/// A stretch as the heads see it.
struct Passage {
    words: Vec<Span>,
    /// Whether each word begins a line.
    opens: Vec<bool>,
    /// [`HIDDEN`] values a word.
    vectors: Vec<f32>,
}

impl Passage {
    fn of(text: &str, stretch: Span) -> Passage {
        let pieces = Pieces::of(text, stretch);
        Passage { vectors: ENCODER.words(&pieces), opens: pieces.opens(), words: pieces.words }
    }

    fn vector(&self, word: usize) -> &[f32] {
        &self.vectors[word * HIDDEN..][..HIDDEN]
    }

    /// What a head makes of each word.
    fn map(&self, head: &Linear) -> Vec<Vec<f32>> {
        self.vectors.chunks_exact(HIDDEN).map(|vector| head.apply(vector)).collect()
    }

    fn found(&self, run: &Run) -> Found {
        Found { span: self.words[run.first].cover(self.words[run.last - 1]), score: run.score }
    }
}

fn names(passage: &Passage) -> Vec<Name> {
    let logits = passage.map(&HEADS.names);
    let runs = HEADS.name_chain[0].best(&passage.opens, |word, label| logits[word][label]);
    runs.iter().map(|run| Name { found: passage.found(run), class: Class::ALL[run.class] }).collect()
}

/// Gives the same words the same class all over a text (Krishnan and Manning 2006): the one they have most often, of equals
/// the one they have first.
fn agree(text: &str, names: &mut [Name]) {
    let mut counts: HashMap<&str, Vec<(Class, usize)>> = HashMap::new();
    for name in names.iter() {
        let classes = counts.entry(name.found.span.slice(text)).or_default();
        match classes.iter_mut().find(|(class, _)| *class == name.class) {
            Some((_, count)) => *count += 1,
            None => classes.push((name.class, 1)),
        }
    }
    for name in names {
        let classes = counts[name.found.span.slice(text)].iter();
        name.class = classes.rev().max_by_key(|(_, count)| count).map_or(name.class, |(class, _)| *class);
    }
}

/// Contents with their sources and cues; contents with one cue are one saying. A source or cue without content is kept.
fn said(passage: &Passage) -> Vec<Said> {
    let logits = passage.map(&HEADS.parts);
    let part = |part: usize| HEADS.part_chains[part].best(&passage.opens, |word, label| logits[word][3 * part + label]);
    let (sources, cues, contents) = (part(SOURCE), part(CUE), part(CONTENT));
    let of_sources = HEADS.source.best(passage, &contents, &sources);
    let of_cues = HEADS.cue.best(passage, &contents, &cues);
    let mut said: Vec<Said> = Vec::new();
    // Which saying a cue made.
    let mut by_cue: Vec<Option<usize>> = vec![None; cues.len()];
    for (index, content) in contents.iter().enumerate() {
        let content = passage.found(content);
        let source = of_sources[index].map(|source| passage.found(&sources[source]));
        // Contents of one cue are one saying, unless they are of two sources.
        let known = of_cues[index]
            .and_then(|cue| by_cue[cue])
            .filter(|&known| said[known].source == source || source.is_none());
        match known {
            Some(known) => said[known].content.push(content),
            None => {
                if let Some(cue) = of_cues[index] {
                    by_cue[cue] = Some(said.len());
                }
                let run = |runs: &[Run], index: Option<usize>| index.map(|index| passage.found(&runs[index]));
                said.push(Said { source, cue: run(&cues, of_cues[index]), content: vec![content] });
            }
        }
    }
    for source in sources.iter().map(|run| passage.found(run)) {
        if said.iter().all(|known| known.source != Some(source)) {
            said.push(Said { source: Some(source), cue: None, content: Vec::new() });
        }
    }
    for cue in cues.iter().map(|run| passage.found(run)) {
        if said.iter().all(|known| known.cue != Some(cue)) {
            said.push(Said { source: None, cue: Some(cue), content: Vec::new() });
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;

    const NEWS: &str = "Storm leaves hundreds without homes in Galway\n\nThe roofs of 300 homes were torn off on Monday night, the \
        county council said. “We counted 90 tents in the park,” said Marta Kovac, a nurse from Dublin.\n\nThe river is falling.";

    /// Sayings as "source | cue | content", several contents joined by " … ".
    fn said(text: &str) -> Vec<String> {
        let words = |found: Option<Found>| found.map_or("-", |found| found.span.slice(text));
        let show = |said: &Said| {
            let content: Vec<&str> = said.content.iter().map(|content| content.span.slice(text)).collect();
            format!("{} | {} | {}", words(said.source), words(said.cue), content.join(" … "))
        };
        crate::inspect(&article::raw(text), |_, readout| readout.said.iter().map(show).collect())
    }

    #[test]
    fn who_says_what() {
        assert_eq!(
            said(NEWS),
            [
                "the county council | said | The roofs of 300 homes were torn off on Monday night",
                "Marta Kovac, a nurse from Dublin | said | We counted 90 tents in the park",
            ]
        );
    }

    #[test]
    fn nothing_is_said() {
        assert_eq!(said("The river is falling. Nobody crossed it on Monday."), [""; 0]);
        assert_eq!(said(""), [""; 0]);
    }

    #[test]
    fn names_and_roles() {
        crate::inspect(&article::raw(NEWS), |_, readout| {
            let name = |class: Class| {
                let names = readout.names.iter().filter(move |name| name.class == class);
                names.map(|name| name.found.span.slice(NEWS)).collect::<Vec<_>>()
            };
            assert_eq!(name(Class::Person), ["Marta Kovac"]);
            assert_eq!(name(Class::Location), ["Galway", "Dublin"]);
            let roles = readout.roles.iter().find(|roles| roles.figure.slice(NEWS) == "300").expect("a figure");
            assert_eq!(roles.subject.map(|subject| subject.span.slice(NEWS)), Some("homes"));
            assert_eq!(roles.source.map(|source| source.span.slice(NEWS)), Some("the county council"));
            assert_eq!(roles.stance, Stance::Asserted);
        });
    }

    #[test]
    fn a_name_has_one_class() {
        let text = "Tesla Tesla Tesla Paris Paris";
        let name = |start: usize, end: usize, class: Class| Name {
            found: Found { span: Span::new(start, end), score: 1.0 },
            class,
        };
        let mut names = [
            name(0, 5, Class::Person),
            name(6, 11, Class::Organisation),
            name(12, 17, Class::Organisation),
            name(18, 23, Class::Person),
            name(24, 29, Class::Location),
        ];
        agree(text, &mut names);
        let classes = names.map(|name| name.class);
        use Class::{Organisation, Person};
        assert_eq!(classes, [Organisation, Organisation, Organisation, Person, Person]);
    }

    #[test]
    fn the_same_on_any_thread() {
        let read = || crate::inspect(&article::raw(NEWS), |_, readout| format!("{readout:?}"));
        let here = read();
        let there = std::thread::scope(|scope| scope.spawn(read).join()).expect("a reading");
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build().expect("a pool");
        let (left, right) = pool.install(|| rayon::join(read, read));
        assert_eq!([&there, &left, &right], [&here; 3]);
    }
}
