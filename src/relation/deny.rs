//! Denials: a statement that rejects what another one says.

use std::collections::BTreeMap;

use crate::claim::{ClaimId, Stance};
use crate::question::QuestionId;
use crate::relation::{End, Material, Relation, RelationKind};
use crate::statement::{Position, Statement, StatementId, value};

/// The statements that denials reject: the one whose claim the article links them to; without a link, those of other
/// origins on the same question whose figure is the denied one.
pub fn find(material: &Material) -> Vec<Relation> {
    let mut holders: BTreeMap<&ClaimId, &Statement> = BTreeMap::new();
    for statement in material.statements {
        holders.extend(statement.claims.iter().map(|claim| (claim, statement)));
    }
    let mut asserted: BTreeMap<&QuestionId, Vec<&Position>> = BTreeMap::new();
    let mut positions: BTreeMap<(&StatementId, &QuestionId), &Position> = BTreeMap::new();
    for position in material.positions.iter().filter(|position| position.stance == Stance::Asserted) {
        asserted.entry(&position.question).or_default().push(position);
        positions.insert((&position.statement, &position.question), position);
    }
    let mut relations = Vec::new();
    for denial in material.positions.iter().filter(|position| position.stance == Stance::Denied) {
        let Some(claim) = material.claims.get(&denial.claim) else { continue };
        let rejected = claim.rejects.as_ref().and_then(|rejected| holders.get(rejected));
        let linked = rejected.and_then(|statement| {
            // The rejected claim may answer another question than the denial's words: then its statement's own.
            let on = |question: &QuestionId| positions.get(&(&statement.id, question)).copied();
            on(&denial.question).or_else(|| {
                let mut own = material.positions.iter().filter(|position| position.statement == statement.id);
                own.find(|position| Some(&position.claim) == claim.rejects.as_ref())
            })
        });
        match linked {
            Some(position) => relations.push(relation(denial, position)),
            None => {
                let others = asserted.get(&denial.question).into_iter().flatten();
                let same = others.filter(|other| other.origin != denial.origin && other.value == denial.value);
                relations.extend(same.map(|position| relation(denial, position)));
            }
        }
    }
    relations
}

fn relation(denial: &Position, rejected: &Position) -> Relation {
    let sentence = format!("{} denied what {} said ({}).", denial.speaker, rejected.speaker, value(rejected.value));
    Relation { kind: RelationKind::Denies, from: End::of(denial), to: End::of(rejected), sentence }
}
