//! The ledger on claims made by hand.

use crate::claim::ClaimId;
use crate::ledger::{Error, Ledger, QuestionView, Summary};
use crate::quantity::Value;
use crate::question::QuestionId;
use crate::relation::RelationKind;
use crate::statement::DriftKind;
use crate::statement::sample::{Sample, blue_front};
use crate::view::export;

const FRONT: &str = "q-blue-front-fighters-in-afghanistan";

fn add(ledger: &mut Ledger, samples: &[Sample]) -> Summary {
    let mut addition = ledger.begin().unwrap();
    for sample in samples {
        addition.add(&sample.page, &sample.reading()).unwrap();
    }
    addition.finish().unwrap()
}

fn ledger_of(samples: &[Sample]) -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    add(&mut ledger, samples);
    ledger
}

fn exported(ledger: &Ledger) -> String {
    let mut bytes = Vec::new();
    export::write(ledger, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[track_caller]
fn question(ledger: &Ledger, id: &str) -> QuestionView {
    ledger.question(&QuestionId(id.to_owned())).unwrap().unwrap_or_else(|| {
        let known: Vec<String> = ledger.questions().unwrap().into_iter().map(|question| question.id.0).collect();
        panic!("no question {id}; there are {known:?}")
    })
}

#[test]
fn five_accounts_become_one_ledger() {
    let ledger = ledger_of(&blue_front());
    let front = question(&ledger, FRONT);
    let estimate = &front.estimate;
    assert_eq!((estimate.low_text(), estimate.high_text()), ("1,000".to_owned(), "≥10,000".to_owned()));
    assert_eq!((estimate.origins, estimate.denials), (4, 1));
    // Pell's press conference is told twice; Karr spoke to two media.
    let speakers: Vec<&str> = front.statements.iter().map(|statement| statement.speaker.name.as_str()).collect();
    assert_eq!(speakers.iter().filter(|name| **name == "Ivo Pell").count(), 1);
    assert_eq!(speakers.iter().filter(|name| **name == "Zoltan Karr").count(), 2);
    let mut drift: Vec<DriftKind> = front.drift().map(|(_, drift)| drift.kind).collect();
    drift.sort();
    assert_eq!(drift, [DriftKind::HedgeDropped, DriftKind::HeadlineHarder]);
    let denial = front.relations.iter().find(|relation| relation.kind == RelationKind::Denies).unwrap();
    assert_eq!(front.statement(&denial.to.statement).unwrap().speaker.name, "Ivo Pell");
    let part = front.relations.iter().find(|relation| relation.kind == RelationKind::PartOf);
    assert_eq!(part.unwrap().to.question.0, FRONT);
    let titles: Vec<&str> = front.related.iter().map(|related| related.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Blue Front fighters in northern Afghanistan", "Blue Front fighters near the Tajikistan border"]
    );
    let border = question(&ledger, "q-blue-front-fighters-near-tajikistan-border");
    assert_eq!(border.estimate.origins, 1);
    assert!(border.drift().any(|(_, drift)| drift.kind == DriftKind::HedgeDropped));
}

#[test]
fn the_order_of_pages_changes_nothing() {
    let forwards = exported(&ledger_of(&blue_front()));
    let mut samples = blue_front();
    samples.reverse();
    assert_eq!(exported(&ledger_of(&samples)), forwards);
    samples.swap(0, 2);
    let mut one_by_one = Ledger::in_memory().unwrap();
    for sample in &samples {
        add(&mut one_by_one, std::slice::from_ref(sample));
    }
    assert_eq!(exported(&one_by_one), forwards);
    assert!(forwards.lines().count() > 20);
}

#[test]
fn reading_a_page_twice_changes_nothing() {
    let samples = blue_front();
    let mut ledger = ledger_of(&samples);
    let before = exported(&ledger);
    let again = add(&mut ledger, &samples);
    assert_eq!((again.new, again.again), (0, samples.len()));
    assert_eq!(exported(&ledger), before);
    let mut addition = ledger.begin().unwrap();
    for sample in &samples {
        assert!(addition.knows(&sample.page.id).unwrap());
        addition.seen(&sample.page).unwrap();
    }
    assert_eq!(addition.finish().unwrap().known, samples.len());
    assert_eq!(exported(&ledger), before);
}

#[test]
fn what_is_not_finished_is_not_kept() {
    let samples = blue_front();
    let mut ledger = ledger_of(&samples[..2]);
    let before = exported(&ledger);
    let mut addition = ledger.begin().unwrap();
    addition.add(&samples[3].page, &samples[3].reading()).unwrap();
    drop(addition);
    assert_eq!(exported(&ledger), before);
}

#[test]
fn a_page_that_another_reader_read_is_read_again() {
    let samples = blue_front();
    let mut ledger = ledger_of(&samples);
    ledger.connection.execute("UPDATE pages SET reader = '0.0.1'", []).unwrap();
    let addition = ledger.begin().unwrap();
    assert!(!addition.knows(&samples[0].page.id).unwrap());
}

#[test]
fn the_same_page_in_two_places_is_one_page() {
    let samples = blue_front();
    let mut ledger = ledger_of(&samples);
    let copy = crate::page::Page { location: "copy.txt".to_owned(), ..samples[0].page.clone() };
    let mut addition = ledger.begin().unwrap();
    addition.seen(&copy).unwrap();
    addition.finish().unwrap();
    let article = ledger.article(&copy.id).unwrap().unwrap();
    assert_eq!(article.locations, ["copy.txt", "herald.txt"]);
    assert_eq!(ledger.contents().unwrap().pages, samples.len());
}

#[test]
fn a_claim_whose_words_do_not_stand_in_the_text_is_refused() {
    let mut sample = blue_front().remove(0);
    sample.claims[1].quantity.words.text = "between 2,500 and 9,000".to_owned();
    let mut ledger = Ledger::in_memory().unwrap();
    let refused = ledger.begin().unwrap().add(&sample.page, &sample.reading());
    assert!(matches!(refused, Err(Error::Unfounded { claim }) if claim == sample.claims[1].id));
    // Nor is it believed where it is stored already.
    let samples = blue_front();
    let ledger = ledger_of(&samples);
    let page = &samples[0].page.id.0;
    ledger
        .connection
        .execute("UPDATE articles SET text = replace(text, '2,500', '2,600') WHERE page = ?", [page])
        .unwrap();
    let loaded = ledger.question(&QuestionId(FRONT.to_owned()));
    assert!(matches!(loaded, Err(Error::Unfounded { .. })));
}

#[test]
fn a_claim_is_traced_to_its_page() {
    let samples = blue_front();
    let ledger = ledger_of(&samples);
    let [about, _, denial] = samples[1].claims.as_slice() else { panic!("the courier has three claims") };
    let trace = ledger.claim(&about.id).unwrap().unwrap();
    assert_eq!(trace.claim.article.locations, ["courier.txt"]);
    assert_eq!(trace.rejected_by[0].claim.id, denial.id);
    assert_eq!(trace.siblings.len(), 3, "told in the mirror too");
    let trace = ledger.claim(&denial.id).unwrap().unwrap();
    assert_eq!(trace.rejects.unwrap().claim.id, about.id);
    assert_eq!(trace.question.id.0, FRONT);
    assert!(ledger.claim(&ClaimId("c-none".to_owned())).unwrap().is_none());
}

#[test]
fn questions_are_found_by_id_beginning_and_words() {
    let ledger = ledger_of(&blue_front());
    let found = |query: &str| ledger.find(query).unwrap().len();
    assert_eq!(found(FRONT), 1);
    assert_eq!(found("blue-front-fighters-in-afghanistan"), 1);
    assert_eq!(found("q-blue-front-fighters-in"), 2);
    assert_eq!(found("Afghanistan northern"), 1);
    assert_eq!(found("Blue Front"), 3);
    assert_eq!(found("penguins"), 0);
    assert_eq!(found("  "), 0);
}

#[test]
fn a_ledger_of_nothing_is_a_ledger() {
    let ledger = ledger_of(&[]);
    assert!(ledger.questions().unwrap().is_empty());
    let page = Sample::new("empty.txt", "");
    assert_eq!(ledger_of(&[page]).contents().unwrap().pages, 1);
}

#[test]
fn a_denial_alone_is_a_question_without_a_figure() {
    let mut sample = Sample::new("a.txt", "A\n\nDass rejects it").claim("it", Value::Exact(5.0)).by("Amin Dass");
    sample.claims[0].stance = crate::claim::Stance::Denied;
    let ledger = ledger_of(&[sample]);
    let view = question(&ledger, FRONT);
    assert_eq!((view.estimate.best, view.estimate.denials), (None, 1));
    assert_eq!(view.denials().count(), 1);
}

#[test]
fn files_that_are_no_ledger_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let missing = Ledger::open_existing(&path("none.db")).err().unwrap();
    assert!(missing.to_string().contains("make one with: sayso read"), "{missing}");
    std::fs::write(path("text.db"), "just some text, long enough to be no database header at all").unwrap();
    assert!(matches!(Ledger::open(&path("text.db")), Err(Error::Foreign { .. })));
    let other = rusqlite::Connection::open(path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    assert!(matches!(Ledger::open(&path("other.db")), Err(Error::Foreign { .. })));
    drop(Ledger::open(&path("newer.db")).unwrap());
    rusqlite::Connection::open(path("newer.db")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let newer = Ledger::open(&path("newer.db")).err().unwrap();
    assert!(newer.to_string().contains("newer Sayso"), "{newer}");
}

#[test]
fn a_ledger_that_cannot_be_written_to_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    let mut ledger = Ledger::open(&path).unwrap();
    add(&mut ledger, &blue_front());
    drop(ledger);
    let leave = |mode: u32| {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    leave(0o444);
    assert_eq!(question(&Ledger::open_existing(&path).unwrap(), FRONT).estimate.origins, 4);
    leave(0o644);
    let beside: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(beside.len(), 1, "a ledger is one file");
}

/// A file as version 1 wrote it: schema and rows in SQL, frozen.
#[test]
fn a_ledger_of_version_1_opens() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(include_str!("../../tests/ledger/version-1.sql")).unwrap();
    drop(old);
    let mut ledger = Ledger::open_existing(&path).unwrap();
    let front = question(&ledger, FRONT);
    assert_eq!((front.estimate.origins, front.estimate.denials), (2, 1));
    assert_eq!(front.claims.len(), 4);
    // It takes new pages, and everything derived is made again.
    add(&mut ledger, &blue_front());
    assert_eq!(question(&ledger, FRONT).estimate.origins, 4);
}

#[test]
fn what_people_say_of_who_is_who_joins_their_statements_and_survives_reading_again() {
    use crate::identity::Alias;
    let told =
        |page: &str, figure: &str, who: &str| Sample::new(page, figure).claim("4,000", Value::Exact(4000.0)).by(who);
    let samples = [told("a.txt", "4,000 were there", "Ana Reyes"), told("b.txt", "4,000 were here", "The Duchess")];
    let mut ledger = ledger_of(&samples);
    let before = exported(&ledger);
    let origins = |ledger: &Ledger| ledger.questions().unwrap()[0].estimate.origins;
    assert_eq!(origins(&ledger), 2);
    let alias = Alias { name: "The Duchess".to_owned(), means: "Ana Reyes".to_owned() };
    ledger.alias(std::slice::from_ref(&alias)).unwrap();
    assert_eq!(origins(&ledger), 1);
    add(&mut ledger, &samples);
    assert_eq!((origins(&ledger), ledger.aliases().unwrap()), (1, vec![alias]));
    let sources: Vec<String> = ledger
        .pages()
        .unwrap()
        .iter()
        .flat_map(|page| ledger.claims_of(page).unwrap())
        .map(|view| view.claim.source.unwrap().key)
        .collect();
    assert_eq!(sources, ["ana-reyes", "ana-reyes"]);
    assert_eq!(ledger.forget_aliases(&["The Duchess".to_owned(), "nobody".to_owned()]).unwrap(), 1);
    assert_eq!(exported(&ledger), before);
}

#[test]
fn a_group_that_people_said_is_another_answers_its_questions() {
    use crate::identity::Alias;
    let samples = [
        Sample::new("a.txt", "4,000 were there").claim("4,000", Value::Exact(4000.0)).by("Ana Reyes"),
        Sample::new("b.txt", "5,000 were here").claim("5,000", Value::Exact(5000.0)).by("Ivo Pell").group("red-front"),
    ];
    let mut ledger = ledger_of(&samples);
    let before = exported(&ledger);
    assert_eq!(ledger.questions().unwrap().len(), 2);
    let alias = Alias { name: "Red Front".to_owned(), means: "Blue Front".to_owned() };
    ledger.alias(&[alias]).unwrap();
    let joined = question(&ledger, FRONT);
    assert_eq!((joined.claims.len(), joined.estimate.origins), (2, 2));
    let groups: Vec<_> = joined.claims.iter().map(|view| view.claim.subject.as_ref().unwrap().group.clone()).collect();
    assert_eq!(groups, [Some("blue-front".to_owned()), Some("blue-front".to_owned())]);
    ledger.forget_aliases(&["Red Front".to_owned()]).unwrap();
    assert_eq!(exported(&ledger), before);
}
