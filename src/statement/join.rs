//! Which claims tell of one act of saying: first within an article, then across articles. Order-free: everything is
//! sorted by claim id before it is joined, and the loops run over sorted maps.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::claim::{Claim, Occasion, Source, key_of};
use crate::document::Part;
use crate::statement::occasion::{overlap, same};
use crate::statement::position::compatible;
use crate::statement::{Origin, Publication, Said, Speaker, Statement, StatementId, Telling, Voice, drift};

/// Joins claims into statements, sorted by id.
pub fn join(tellings: &[Telling]) -> Vec<Statement> {
    let mut tellings = tellings.to_vec();
    tellings.sort_by(|one, other| one.claim.id.cmp(&other.claim.id));
    let outlets = outlets(&tellings);
    let mut sources: BTreeMap<Who, Vec<Act>> = BTreeMap::new();
    for ((_, who), told) in by_article(&tellings) {
        let acts = acts(told);
        sources.entry(who).or_default().extend(acts);
    }
    let mut statements: Vec<Statement> = Vec::new();
    for (who, acts) in sources {
        statements.extend(across(acts).into_iter().map(|act| statement(&who, act, &outlets)));
    }
    statements.sort_by(|one, other| one.id.cmp(&other.id));
    statements
}

/// Whose words they are: a source by its key, or the voice of an article by its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Source(String),
    Article(String),
}

/// Tellings of what may be one act of saying.
struct Act<'a> {
    occasion: Option<&'a Occasion>,
    /// Sorted by claim id.
    tellings: Vec<Telling<'a>>,
}

/// The tellings of each source in each article, in the order of the text.
fn by_article<'a>(tellings: &[Telling<'a>]) -> BTreeMap<(String, Who), Vec<Telling<'a>>> {
    let mut pages: BTreeMap<&str, Vec<Telling<'a>>> = BTreeMap::new();
    for telling in tellings {
        pages.entry(&telling.publication.page.0).or_default().push(*telling);
    }
    let mut articles: BTreeMap<(String, Who), Vec<Telling<'a>>> = BTreeMap::new();
    for (page, mut told) in pages {
        told.sort_by_key(|telling| (telling.claim.quantity.words.span, telling.claim.id.clone()));
        let mut lenders: BTreeMap<&str, Vec<&Telling<'a>>> = BTreeMap::new();
        for telling in told.iter().filter(|telling| telling.claim.part == Part::Body && telling.claim.source.is_some())
        {
            lenders.entry(&telling.question.0).or_default().push(telling);
        }
        for telling in &told {
            let source = telling.claim.source.as_ref().or_else(|| borrowed(telling, &lenders));
            let who = match source {
                Some(source) => Who::Source(source.key.clone()),
                None => Who::Article(telling.publication.text.clone()),
            };
            articles.entry((page.to_owned(), who)).or_default().push(*telling);
        }
    }
    articles
}

/// A headline that names nobody borrows the source of the body's claim on the same question: of the first whose
/// figure fits, else of the first.
fn borrowed<'a>(telling: &Telling, lenders: &BTreeMap<&str, Vec<&Telling<'a>>>) -> Option<&'a Source> {
    if telling.claim.part != Part::Headline {
        return None;
    }
    let candidates = lenders.get(telling.question.0.as_str())?;
    let of_stance = || candidates.iter().filter(|candidate| candidate.claim.stance == telling.claim.stance);
    let value = telling.claim.quantity.value;
    let fits = of_stance().find(|candidate| compatible(candidate.claim.quantity.value, value));
    fits.or_else(|| of_stance().next()).and_then(|candidate| candidate.claim.source.as_ref())
}

/// The acts of one source in one article. Claims that name no occasion go with the named one before them in the text,
/// else with the first.
fn acts(told: Vec<Telling>) -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::new();
    let mut unnamed = Vec::new();
    let mut last = None;
    for telling in told {
        match &telling.claim.occasion {
            Some(occasion) => {
                let from = acts.len().saturating_sub(MOST_GROUPS);
                let named = acts[from..].iter().position(|act| act.occasion.is_some_and(|other| same(other, occasion)));
                let known = named.map(|index| from + index);
                let index = known.unwrap_or_else(|| {
                    acts.push(Act { occasion: Some(occasion), tellings: Vec::new() });
                    acts.len() - 1
                });
                acts[index].tellings.push(telling);
                last = Some(index);
            }
            None => match last {
                Some(index) => acts[index].tellings.push(telling),
                None => unnamed.push(telling),
            },
        }
    }
    match acts.first_mut() {
        Some(first) => first.tellings.extend(unnamed),
        None if unnamed.is_empty() => {}
        None => acts.push(Act { occasion: None, tellings: unnamed }),
    }
    for act in &mut acts {
        act.tellings.sort_by(|one, other| one.claim.id.cmp(&other.claim.id));
    }
    acts
}

/// Joins the acts of one source over articles: an act goes to the first group all of whose acts can be the same.
fn across(mut acts: Vec<Act>) -> Vec<Act> {
    // Named occasions first: they are what an unnamed act may belong to.
    acts.sort_by(|one, other| {
        let order = |act: &Act| (act.occasion.is_none(), act.tellings[0].claim.id.clone());
        order(one).cmp(&order(other))
    });
    let mut groups: Vec<Vec<Act>> = Vec::new();
    // Acts that can be one share a question or a text: only the groups that do are looked at, the latest ones first.
    let mut shared: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for act in acts {
        let mut marks: Vec<&str> = act.tellings.iter().map(|telling| telling.question.0.as_str()).collect();
        marks.push(&act.tellings[0].publication.text);
        marks.sort();
        marks.dedup();
        let mut candidates: Vec<usize> = marks
            .iter()
            .filter_map(|mark| shared.get(mark))
            .flat_map(|groups| groups.iter().rev().take(MOST_GROUPS).copied())
            .collect();
        candidates.sort();
        candidates.dedup();
        let fits = |&index: &usize| {
            let group: &Vec<Act> = &groups[index];
            group.len() < MOST_ARTICLES && group.iter().all(|other| can_be_one(other, &act))
        };
        let home = candidates.into_iter().rev().find(fits).unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        for mark in marks {
            let known = shared.entry(mark).or_default();
            if !known.iter().rev().take(MOST_GROUPS).any(|index| *index == home) {
                known.push(home);
            }
        }
        groups[home].push(act);
    }
    groups.into_iter().map(merge).collect()
}

fn merge(group: Vec<Act>) -> Act {
    let occasion = group.iter().find_map(|act| act.occasion);
    let mut tellings: Vec<Telling> = group.into_iter().flat_map(|act| act.tellings).collect();
    tellings.sort_by(|one, other| one.claim.id.cmp(&other.claim.id));
    Act { occasion, tellings }
}

/// Groups of one source and question that a new act is compared with.
const MOST_GROUPS: usize = 64;

/// Articles that one statement is joined over; each new one is compared with all.
const MOST_ARTICLES: usize = 256;

/// Days between two articles that may still tell of one act: a wire story is printed a day or two later.
const DAYS_APART: i64 = 2;

fn can_be_one(one: &Act, other: &Act) -> bool {
    let same_text = one.tellings[0].publication.text == other.tellings[0].publication.text;
    let named = match (one.occasion, other.occasion) {
        (Some(one), Some(other)) if !same(one, other) => return false,
        (Some(_), Some(_)) => true,
        _ => false,
    };
    if same_text {
        return true;
    }
    near(said(one), said(other)) && (named || !other_media(one, other)) && shares_a_figure(one, other)
}

fn near(one: Said, other: Said) -> bool {
    match (one, other) {
        (Said::Between(from, to), Said::Between(other_from, other_to)) => overlap((from, to), (other_from, other_to)),
        (Said::Before(date), Said::Before(other)) => days(date, other).abs() <= DAYS_APART,
        (Said::Between(from, to), Said::Before(published)) | (Said::Before(published), Said::Between(from, to)) => {
            days(from, published) >= 0 && days(to, published) <= DAYS_APART
        }
        _ => true,
    }
}

/// Days from one date to another.
fn days(from: Date, to: Date) -> i64 {
    i64::from(from.duration_until(to).as_hours() as i32 / 24)
}

/// Whether both name the media that carried the words, and no medium is common: a source that is quoted from two
/// media, with no occasion named, may have spoken to each.
fn other_media(one: &Act, other: &Act) -> bool {
    let media = |act: &Act| -> Vec<String> {
        act.tellings.iter().flat_map(|telling| telling.claim.via.iter().map(|via| via.key.clone())).collect()
    };
    let (one, other) = (media(one), media(other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|key| other.contains(key))
}

/// Figures of one act on one question that are compared with those of another act.
const MOST_FIGURES: usize = 64;

/// Whether the two have a question in common on which their figures leave room for one number.
fn shares_a_figure(one: &Act, other: &Act) -> bool {
    let mut questions: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for telling in &one.tellings {
        let claims = questions.entry(&telling.question.0).or_default();
        if claims.len() < MOST_FIGURES {
            claims.push(telling.claim);
        }
    }
    let fits = |one: &Claim, other: &Claim| {
        let (first, second) = (&one.quantity, &other.quantity);
        one.stance == other.stance && first.unit == second.unit && compatible(first.value, second.value)
    };
    other.tellings.iter().any(|telling| {
        questions
            .get(telling.question.0.as_str())
            .is_some_and(|claims| claims.iter().any(|claim| fits(claim, telling.claim)))
    })
}

/// When the act took place: the occasion's own days, else before the first article that tells of it.
fn said(act: &Act) -> Said {
    if let Some((from, to)) =
        act.occasion.and_then(|occasion| occasion.time.as_ref()).and_then(|time| time.from.zip(time.to))
    {
        return Said::Between(from, to);
    }
    let published = act.tellings.iter().filter_map(|telling| telling.publication.published).min();
    published.map_or(Said::Unknown, Said::Before)
}

/// For every text, whom it was taken from, else the outlet that printed it: of several the first in the alphabet.
fn outlets<'a>(tellings: &[Telling<'a>]) -> BTreeMap<&'a str, &'a str> {
    let mut outlets: BTreeMap<&str, (bool, &str)> = BTreeMap::new();
    for Publication { text, credit, outlet, .. } in tellings.iter().map(|telling| telling.publication) {
        if let Some(name) = credit.as_ref().or(outlet.as_ref()) {
            let name = (credit.is_none(), name.as_str());
            let first = outlets.entry(text).or_insert(name);
            *first = (*first).min(name);
        }
    }
    outlets.into_iter().map(|(text, (_, name))| (text, name)).collect()
}

fn statement(who: &Who, act: Act, outlets: &BTreeMap<&str, &str>) -> Statement {
    let first = act.tellings[0].claim;
    let (speaker, origin) = match who {
        Who::Source(key) => (speaker(key, &act.tellings), Origin::Source(key.clone())),
        Who::Article(text) => {
            let outlet = outlets.get(text.as_str());
            let name = outlet.map_or_else(|| "the article itself".to_owned(), |outlet| (*outlet).to_owned());
            let origin = match outlet {
                Some(outlet) => Origin::Outlet(key_of(outlet)),
                None => Origin::Text(text.clone()),
            };
            (Speaker { name, role: None, key: origin.key(), voice: Voice::Article }, origin)
        }
    };
    let occasions = act.tellings.iter().filter_map(|telling| telling.claim.occasion.as_ref());
    Statement {
        id: StatementId(format!("s-{}", first.id.0.trim_start_matches("c-"))),
        speaker,
        // Of several wordings the longest tells most.
        occasion: occasions
            .map(|occasion| occasion.words.text.clone())
            .max_by(|one, other| (one.len(), other).cmp(&(other.len(), one))),
        said: said(&act),
        origin,
        claims: act.tellings.iter().map(|telling| telling.claim.id.clone()).collect(),
        drift: drift::find(&act.tellings),
    }
}

/// The fullest name and role that any telling gives.
fn speaker(key: &str, tellings: &[Telling]) -> Speaker {
    let sources =
        || tellings.iter().filter_map(|telling| telling.claim.source.as_ref()).filter(|source| source.key == key);
    let fullest = |one: &String, other: &String| (one.chars().count(), other).cmp(&(other.chars().count(), one));
    Speaker {
        name: sources().map(|source| source.name.clone()).max_by(fullest).unwrap_or_else(|| key.to_owned()),
        role: sources().filter_map(|source| source.role.clone()).max_by(fullest),
        key: key.to_owned(),
        voice: Voice::Source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Field, FieldOrigin};
    use crate::quantity::Value;
    use crate::statement::sample::{Sample, tellings};

    /// The figures of each statement, joined with " + ", sorted.
    #[track_caller]
    fn check(samples: &[Sample], expected: &[&str]) {
        let statements = tellings(samples, join);
        let backwards = tellings(samples, |tellings| join(&tellings.iter().rev().copied().collect::<Vec<_>>()));
        assert_eq!(statements, backwards, "the order of the claims decides");
        let figure = |id: &crate::claim::ClaimId| {
            let mut claims = samples.iter().flat_map(|sample| &sample.claims);
            claims.find(|claim| claim.id == *id).map(|claim| claim.quantity.words.text.as_str()).unwrap()
        };
        let mut found: Vec<String> = statements
            .iter()
            .map(|statement| {
                let mut figures: Vec<&str> = statement.claims.iter().map(figure).collect();
                figures.sort();
                format!("{}: {}", statement.speaker.name, figures.join(" + "))
            })
            .collect();
        found.sort();
        assert_eq!(found, expected);
    }

    fn page(text: &str, figure: &str, value: f64) -> Sample {
        Sample::new("page.txt", text).claim(figure, Value::About(value))
    }

    fn one() -> Sample {
        page("News\n\nThere are 4,000 of them.", "4,000", 4000.0)
    }

    fn other() -> Sample {
        page("Words\n\nSome 4000 they are.", "4000", 4000.0)
    }

    #[test]
    fn one_source_with_one_figure_is_one_statement() {
        check(&[one().by("Ana Reyes"), other().by("Ana Reyes")], &["Ana Reyes: 4,000 + 4000"]);
        check(&[one().by("Ana Reyes"), other().by("Bo Lind")], &["Ana Reyes: 4,000", "Bo Lind: 4000"]);
        let far = page("Words\n\nSome 900 they are.", "900", 900.0).by("Ana Reyes");
        check(&[one().by("Ana Reyes"), far], &["Ana Reyes: 4,000", "Ana Reyes: 900"]);
    }

    #[test]
    fn two_occasions_are_two_statements() {
        let interview = |sample: Sample, with: &str| sample.by("Ana Reyes").occasion("interview", Some(with));
        check(
            &[interview(one(), "radio nine"), interview(other(), "daily star")],
            &["Ana Reyes: 4,000", "Ana Reyes: 4000"],
        );
        check(&[interview(one(), "radio nine"), interview(other(), "radio nine")], &["Ana Reyes: 4,000 + 4000"]);
        let press = other().by("Ana Reyes").occasion("press-conference", None);
        check(&[interview(one(), "radio nine"), press], &["Ana Reyes: 4,000", "Ana Reyes: 4000"]);
        check(&[interview(one(), "radio nine"), other().by("Ana Reyes")], &["Ana Reyes: 4,000 + 4000"]);
    }

    #[test]
    fn media_and_days_keep_statements_apart() {
        let via = |sample: Sample, medium: &str| sample.by("Ana Reyes").via(medium);
        check(&[via(one(), "Agency A"), via(other(), "Agency B")], &["Ana Reyes: 4,000", "Ana Reyes: 4000"]);
        check(&[via(one(), "Agency A"), via(other(), "Agency A")], &["Ana Reyes: 4,000 + 4000"]);
        let on = |sample: Sample, date: &str| sample.by("Ana Reyes").published(date);
        check(&[on(one(), "2020-03-01"), on(other(), "2020-03-02")], &["Ana Reyes: 4,000 + 4000"]);
        check(&[on(one(), "2020-03-01"), on(other(), "2020-04-01")], &["Ana Reyes: 4,000", "Ana Reyes: 4000"]);
        check(&[on(one(), "2020-12-31"), on(other(), "2021-01-02")], &["Ana Reyes: 4,000 + 4000"]);
    }

    #[test]
    fn a_headline_borrows_the_source_of_its_body() {
        let sample = page("Around 4,000 are left\n\nThere are 4000, she said.", "4,000", 4000.0);
        check(&[sample.claim("4000", Value::About(4000.0)).by("Ana Reyes")], &["Ana Reyes: 4,000 + 4000"]);
    }

    #[test]
    fn what_no_source_says_is_the_article_s_word() {
        check(&[one().outlet("Herald"), other().outlet("Herald")], &["Herald: 4,000", "Herald: 4000"]);
        check(&[one()], &["the article itself: 4,000"]);
        // The same words printed twice are one statement, resting on whom they were taken from.
        let mut reprint = page("News\n\nThere  are 4,000 of them!", "4,000", 4000.0).outlet("Courier");
        reprint.article.credit = Field::Known { value: "Agency A".to_owned(), from: FieldOrigin::Text };
        check(&[one().outlet("Herald"), reprint], &["Agency A: 4,000 + 4,000"]);
    }
}
