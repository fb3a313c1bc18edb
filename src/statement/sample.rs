//! Claims made by hand, for the tests of everything after `claim`.

use crate::Reading;
use crate::article::{Article, Field, FieldOrigin};
use crate::claim::{Claim, ClaimId, Event, HopKind, Occasion, Source, Stance, Subject, Via, fold};
use crate::document::Part;
use crate::entity::EntityKind;
use crate::lexicon::{Extent, event_class, subject_class_of};
use crate::page::Page;
use crate::place::{Area, Place};
use crate::quantity::{Kind, Quantity, Unit, Value};
use crate::question::{self, QuestionId};
use crate::statement::{Publication, Telling};
use crate::text::{Span, Words};
use crate::time::Time;

/// A page whose article is its text, headline first, and the claims that a test finds in it.
pub struct Sample {
    pub page: Page,
    pub article: Article,
    pub claims: Vec<Claim>,
    at: usize,
}

impl Sample {
    pub fn new(location: &str, text: &str) -> Sample {
        let headline = text.split('\n').next().map(|line| Span::new(0, line.len()));
        let article = Article { headline, ..crate::article::raw(text) };
        Sample { page: Page::new(location, text.into()), article, claims: Vec::new(), at: 0 }
    }

    pub fn outlet(mut self, outlet: &str) -> Sample {
        self.article.outlet = Field::Known { value: outlet.to_owned(), from: FieldOrigin::Metadata };
        self
    }

    pub fn published(mut self, date: &str) -> Sample {
        let value = date.parse().expect("a date");
        self.article.published = Field::Known { value, from: FieldOrigin::Metadata };
        self
    }

    /// The next claim of the text: of members of the Blue Front in Afghanistan unless changed. Claims are given in the
    /// order of the text.
    pub fn claim(mut self, figure: &str, value: Value) -> Sample {
        let text = &self.article.text;
        let start =
            text[self.at..].find(figure).unwrap_or_else(|| panic!("{figure} does not stand in the rest")) + self.at;
        let span = Span::new(start, start + figure.len());
        self.at = span.end;
        let words = Words::of(text, span);
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let part = if line == 0 { Part::Headline } else { Part::Body };
        let id = format!("c-{}-{start:04}", self.page.id.0.trim_start_matches("p-"));
        self.claims.push(Claim {
            id: ClaimId(id),
            page: self.page.id.clone(),
            part,
            evidence: Words::of(text, Span::new(line, end)),
            quantity: Quantity {
                words: words.clone(),
                value,
                unit: Unit("count".to_owned()),
                kind: Kind::Figure,
                change: None,
                counted: None,
                certain: false,
                concept: Vec::new(),
                per: None,
                tally: None,
            },
            subject: Some(Subject { words, group: Some("blue-front".to_owned()), class: "fighters".to_owned() }),
            event: None,
            places: Vec::new(),
            time: None,
            source: None,
            cue: None,
            via: Vec::new(),
            chain: Vec::new(),
            occasion: None,
            stance: Stance::Asserted,
            rejects: None,
            extent: Extent::Stock,
            confidence: Some(0.5),
            why: Vec::new(),
        });
        self.at(Area::Country("AF".to_owned()))
    }

    fn change(mut self, change: impl FnOnce(&mut Claim)) -> Sample {
        change(self.claims.last_mut().expect("a claim comes first"));
        self
    }

    /// Puts the last claim at another place.
    pub fn at(self, area: Area) -> Sample {
        self.change(|claim| claim.places = vec![Place { words: claim.quantity.words.clone(), area }])
    }

    pub fn also_at(self, area: Area) -> Sample {
        self.change(|claim| claim.places.push(Place { words: claim.quantity.words.clone(), area }))
    }

    pub fn by(self, name: &str) -> Sample {
        self.change(|claim| {
            claim.source = Some(Source {
                name: name.to_owned(),
                mention: None,
                role: None,
                kind: EntityKind::Person,
                key: fold(name),
                maybe: Vec::new(),
            });
        })
    }

    pub fn via(self, name: &str) -> Sample {
        self.change(|claim| {
            let mention = claim.quantity.words.clone();
            let kind = HopKind::Medium;
            claim.via.push(Via { name: name.to_owned(), mention, key: name.to_lowercase(), kind });
        })
    }

    /// "press-conference" with nobody in particular, or "interview" with a medium.
    pub fn occasion(self, kind: &str, with: Option<&str>) -> Sample {
        self.change(|claim| {
            let words = claim.quantity.words.clone();
            let (kind, with) = (kind.to_owned(), with.map(str::to_owned));
            claim.occasion = Some(Occasion { words, kind, with, time: None });
        })
    }

    /// Makes those counted the group's.
    pub fn group(self, id: &str) -> Sample {
        self.change(|claim| claim.subject.as_mut().expect("a sample counts somebody").group = Some(id.to_owned()))
    }

    /// What the last claim counts, and what is said of it.
    pub fn of(self, subject: &str, event: &str) -> Sample {
        self.change(|claim| {
            let words = claim.quantity.words.clone();
            claim.subject = Some(Subject { words: words.clone(), group: None, class: subject_class_of(subject) });
            let class = event_class(event);
            claim.extent = class.as_ref().map_or(Extent::Stock, |class| class.extent);
            claim.event = class.map(|class| Event { words, class: class.class });
        })
    }

    pub fn unit(self, unit: &str) -> Sample {
        self.change(|claim| claim.quantity.unit = Unit(unit.to_owned()))
    }

    pub fn on(self, from: &str, to: &str) -> Sample {
        self.change(|claim| {
            let (from, to) = (from.parse().ok(), to.parse().ok());
            claim.time = Some(Time { from, to, ..Time::vague(claim.quantity.words.clone()) });
        })
    }

    pub fn stance(self, stance: Stance) -> Sample {
        self.change(|claim| claim.stance = stance)
    }

    /// The last claim denies the claim with that index.
    pub fn rejects(mut self, index: usize) -> Sample {
        let rejected = self.claims[index].clone();
        let claim = self.claims.last_mut().expect("a claim comes first");
        claim.stance = Stance::Denied;
        claim.rejects = Some(rejected.id);
        claim.quantity.value = rejected.quantity.value;
        self
    }

    pub fn reading(&self) -> Reading {
        Reading { article: self.article.clone(), claims: self.claims.clone() }
    }
}

/// The five accounts of how many the Blue Front has, in short: a security chief's two tellings of one press conference, a headline harder than
/// its body, an interview, a report, and denials.
pub fn blue_front() -> Vec<Sample> {
    let north = || Area::Part { of: Box::new(Area::Country("AF".to_owned())), part: "north".to_owned() };
    let border = || Area::Border(Box::new(Area::Country("TJ".to_owned())));
    vec![
        Sample::new(
            "herald.txt",
            "Blue Front has 4000 men, secretary says\n\nThe front has between 2,500 and 4,000 men, Oren Vasik said.\n\nMore than 2,000 are in the north, Vasik said.",
        )
        .outlet("Herald")
        .claim("4000", Value::About(4000.0))
        .claim("between 2,500 and 4,000", Value::Range(2500.0, 4000.0))
        .by("Oren Vasik")
        .claim("More than 2,000", Value::MoreThan(2000.0))
        .by("Oren Vasik")
        .at(north()),
        Sample::new(
            "courier.txt",
            "Chief speaks\n\nThe front has grown to about 6,500, General Pell told the press, with up to 4,000 of them at the Tajik border.\n\nMinister Dass rejected the claim.",
        )
        .outlet("Courier")
        .claim("about 6,500", Value::About(6500.0))
        .by("Ivo Pell")
        .occasion("press-conference", None)
        .claim("up to 4,000", Value::UpTo(4000.0))
        .by("Ivo Pell")
        .at(border())
        .claim("the claim", Value::About(6500.0))
        .by("Amin Dass")
        .rejects(0),
        Sample::new(
            "mirror.txt",
            "4000 fighters at the border: Pell\n\nPell said the front has 6500 fighters.\n\nA report speaks of several thousand.",
        )
        .outlet("Mirror")
        .claim("4000", Value::Exact(4000.0))
        .by("Ivo Pell")
        .at(border())
        .claim("6500", Value::Exact(6500.0))
        .by("Ivo Pell")
        .occasion("press-conference", None)
        .claim("several thousand", Value::Vague { low: 1000.0, high: None })
        .by("United Nations"),
        Sample::new("post.txt", "Envoy warns\n\nMore than 10,000 fighters are there, Zoltan Karr told Radio Nine.")
            .outlet("Post")
            .claim("More than 10,000", Value::MoreThan(10_000.0))
            .by("Zoltan Karr")
            .occasion("interview", Some("radio nine")),
        Sample::new("globe.txt", "Envoy speaks\n\nThere are more than 10,000 of them, Zoltan Karr told the Daily Star.")
            .outlet("Globe")
            .claim("more than 10,000", Value::MoreThan(10_000.0))
            .by("Zoltan Karr")
            .occasion("interview", Some("daily star")),
    ]
}

/// Calls `see` with all claims of the samples, as they are told.
pub fn tellings<T>(samples: &[Sample], see: impl FnOnce(&[Telling]) -> T) -> T {
    let material: Vec<(&Claim, QuestionId, Publication)> = samples
        .iter()
        .flat_map(|sample| {
            let publication = Publication::of(&sample.page.id, &sample.article);
            sample.claims.iter().map(move |claim| (claim, question::of(claim).id, publication.clone()))
        })
        .collect();
    let tellings: Vec<Telling> =
        material.iter().map(|(claim, question, publication)| Telling { claim, question, publication }).collect();
    see(&tellings)
}
