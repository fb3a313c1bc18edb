//! The ledger on claims made by hand.

use crate::ledger::{Ledger, QuestionView};
use crate::question::QuestionId;
use crate::relation::RelationKind;
use crate::statement::DriftKind;
use crate::statement::sample::{Sample, blue_front};

fn ledger_of(samples: &[Sample]) -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    let mut addition = ledger.begin().unwrap();
    for sample in samples {
        addition.add(&sample.page, &sample.reading()).unwrap();
    }
    addition.finish().unwrap();
    ledger
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
    let front = question(&ledger, "q-blue-front-fighters-in-af");
    let estimate = &front.estimate;
    println!("{}", estimate.steps.join("\n"));
    for relation in &front.relations {
        println!("{:?} {}", relation.kind, relation.sentence);
    }
    for (_, drift) in front.drift() {
        println!("{:?} {}", drift.kind, drift.sentence);
    }
    assert_eq!((estimate.low_text(), estimate.high_text()), ("1,000".to_owned(), "≥10,000".to_owned()));
    assert_eq!(estimate.origins, 4);
    assert_eq!(estimate.denials, 1);
    // Pell's press conference is told twice; Karr spoke to two media.
    let speakers: Vec<&str> = front.statements.iter().map(|statement| statement.speaker.name.as_str()).collect();
    assert_eq!(speakers.iter().filter(|name| **name == "Ivo Pell").count(), 1);
    assert_eq!(speakers.iter().filter(|name| **name == "Zoltan Karr").count(), 2);
    assert!(front.drift().any(|(_, drift)| drift.kind == DriftKind::HeadlineHarder));
    let denial = front.relations.iter().find(|relation| relation.kind == RelationKind::Denies).unwrap();
    assert_eq!(front.statement(&denial.to.statement).unwrap().speaker.name, "Ivo Pell");
}
