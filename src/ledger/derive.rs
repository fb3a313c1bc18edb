//! Everything that is derived from many pages: statements, positions, questions with their estimates, relations.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Transaction, params};

use crate::claim::{Claim, ClaimId};
use crate::estimate::{self, Policy};
use crate::identity::{self, Alias, Appearance, Identity};
use crate::ledger::load::{aliases, json, name, publications, records};
use crate::ledger::{Error, Result};
use crate::page::PageId;
use crate::question::{self, Question, QuestionId, Scope};
use crate::relation::{self, Material, Relation};
use crate::statement::{self, Position, Publication, Statement, Telling};

/// What follows from a set of claims.
struct Derived {
    questions: BTreeMap<QuestionId, Question>,
    statements: Vec<Statement>,
    /// Sorted by statement, question, stance.
    positions: Vec<Position>,
    relations: Vec<Relation>,
    /// Claims of each question.
    claims: BTreeMap<QuestionId, usize>,
    /// The question of each claim.
    answered: Vec<(ClaimId, QuestionId)>,
}

/// Makes the derived tables again from all claims of the ledger.
pub fn renew(transaction: &Transaction, path: &Path) -> Result<()> {
    let publications = publications(transaction, path)?;
    let mut claims: Vec<Claim> = records(transaction, path, "claims", "SELECT record FROM claims ORDER BY id", [])?;
    let aliases = aliases(transaction).map_err(|error| Error::sqlite(error, path))?;
    let groups = identity::groups(&aliases);
    claims.iter_mut().for_each(|claim| identity::call_group(claim, &groups));
    let questions = questions(&claims);
    let identities = identities(&claims, &questions, &publications, &aliases);
    let ids: BTreeMap<&str, &str> = identities.iter().flat_map(keys).collect();
    for source in claims.iter_mut().filter_map(|claim| claim.source.as_mut()) {
        if let Some(id) = ids.get(source.key.as_str()) {
            source.key = (*id).to_owned();
        }
    }
    write_identities(transaction, &identities).map_err(|error| Error::sqlite(error, path))?;
    let derived = derive(&claims, questions, &publications);
    write(transaction, &derived).map_err(|error| Error::sqlite(error, path))
}

/// Who the sources of the claims are, over all pages; `answered` are the claims' questions, in their order.
fn identities(
    claims: &[Claim],
    answered: &[Question],
    publications: &BTreeMap<PageId, Publication>,
    aliases: &[Alias],
) -> Vec<Identity> {
    let appearances = claims.iter().zip(answered).filter_map(|(claim, question)| {
        let published = publications.get(&claim.page)?.published;
        Some(Appearance { source: claim.source.as_ref()?, page: &claim.page, question: &question.id, published })
    });
    identity::find(&appearances.collect::<Vec<_>>(), aliases)
}

/// Every key that means an identity, with its id.
fn keys(identity: &Identity) -> impl Iterator<Item = (&str, &str)> {
    let id = identity.id.as_str();
    std::iter::once((id, id)).chain(identity.names.iter().map(move |naming| (naming.key.as_str(), id)))
}

fn write_identities(transaction: &Transaction, identities: &[Identity]) -> rusqlite::Result<()> {
    for table in ["identity_keys", "identities"] {
        transaction.execute(&format!("DELETE FROM {table}"), [])?;
    }
    for identity in identities {
        let sql = "INSERT INTO identities (id, name, kind, country, claims, record) VALUES (?, ?, ?, ?, ?, ?)";
        let Identity { id, name: called, kind, country, claims, .. } = identity;
        let row = params![id, called, name(kind), country, *claims as i64, json(identity)];
        transaction.prepare_cached(sql)?.execute(row)?;
        for (key, id) in keys(identity) {
            let sql = "INSERT INTO identity_keys (key, identity) VALUES (?, ?) ON CONFLICT DO NOTHING";
            transaction.prepare_cached(sql)?.execute([key, id])?;
        }
    }
    Ok(())
}

/// The question of each claim, in the order of the claims. A denial whose own words leave open what it is about
/// ("such claims") answers the question of the claim that it rejects.
fn questions(claims: &[Claim]) -> Vec<Question> {
    let at = |id: &ClaimId| claims.binary_search_by(|claim| claim.id.cmp(id)).ok();
    let of = |claim: &Claim| {
        let own = question::of(claim);
        let rejected = claim.rejects.as_ref().filter(|_| own.key.scope != Scope::Anywhere).and_then(at);
        rejected.map_or(own, |index| question::of(&claims[index]))
    };
    claims.iter().map(of).collect()
}

/// `claims` are sorted by id, and `answered` are their questions, in the same order.
fn derive(claims: &[Claim], answered: Vec<Question>, publications: &BTreeMap<PageId, Publication>) -> Derived {
    let mut questions: BTreeMap<QuestionId, Question> = BTreeMap::new();
    let mut counts: BTreeMap<QuestionId, usize> = BTreeMap::new();
    let ids: Vec<QuestionId> = answered
        .into_iter()
        .map(|question| {
            let id = question.id.clone();
            *counts.entry(id.clone()).or_default() += 1;
            questions.entry(id.clone()).or_insert(question);
            id
        })
        .collect();
    let tellings = claims.iter().zip(&ids).filter_map(|(claim, question)| {
        let publication = publications.get(&claim.page)?;
        Some(Telling { claim, question, publication })
    });
    let tellings: Vec<Telling> = tellings.collect();
    let statements = statement::join(&tellings);
    let by_id: BTreeMap<&ClaimId, &Telling> = tellings.iter().map(|telling| (&telling.claim.id, telling)).collect();
    let mut positions = Vec::new();
    for statement in &statements {
        let tellings: Vec<Telling> =
            statement.claims.iter().filter_map(|id| by_id.get(id)).map(|telling| **telling).collect();
        positions.extend(statement::positions(statement, &tellings));
    }
    let answered = claims.iter().zip(&ids).map(|(claim, question)| (claim.id.clone(), question.clone())).collect();
    let claims = claims.iter().map(|claim| (claim.id.clone(), claim)).collect();
    let material = Material { questions: &questions, claims: &claims, statements: &statements, positions: &positions };
    let relations = relation::find(&material);
    Derived { relations, questions, statements, positions, claims: counts, answered }
}

fn write(transaction: &Transaction, derived: &Derived) -> rusqlite::Result<()> {
    for table in ["questions", "statements", "statement_claims", "positions", "relations"] {
        transaction.execute(&format!("DELETE FROM {table}"), [])?;
    }
    // A denial answers the question of what it rejects, and people may have said which group is meant.
    for (claim, question) in &derived.answered {
        let sql = "UPDATE claims SET question = ?1 WHERE id = ?2 AND question <> ?1";
        transaction.prepare_cached(sql)?.execute([&question.0, &claim.0])?;
    }
    let mut positions: BTreeMap<&QuestionId, Vec<&Position>> = BTreeMap::new();
    for position in &derived.positions {
        positions.entry(&position.question).or_default().push(position);
        let sql = "INSERT INTO positions (question, statement, stance, claim, record) VALUES (?, ?, ?, ?, ?)";
        let stance = name(&position.stance);
        let (question, statement) = (&position.question.0, &position.statement.0);
        let row = params![question, statement, stance, position.claim.0, json(position)];
        transaction.prepare_cached(sql)?.execute(row)?;
    }
    for (id, question) in &derived.questions {
        let positions = positions.get(id).map(Vec::as_slice).unwrap_or_default();
        insert_question(transaction, question, positions, derived.claims[id])?;
    }
    for statement in &derived.statements {
        insert_statement(transaction, statement)?;
    }
    for relation in &derived.relations {
        let sql = "INSERT INTO relations (kind, from_question, from_statement, to_question, to_statement, sentence)
                   VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        let kind = name(&relation.kind);
        let (from, to) = (&relation.from, &relation.to);
        let row = [&kind, &from.question.0, &from.statement.0, &to.question.0, &to.statement.0, &relation.sentence];
        transaction.prepare_cached(sql)?.execute(row)?;
    }
    Ok(())
}

fn insert_question(
    transaction: &Transaction,
    question: &Question,
    positions: &[&Position],
    claims: usize,
) -> rusqlite::Result<()> {
    let sql = r#"INSERT INTO questions (id, title, class, "group", event, period, extent, dimension, low, best, high, unit,
                 origins, statements, claims, denials, record, estimate)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"#;
    let estimate = estimate::of(positions, Policy::default());
    let mut statements: Vec<_> = positions.iter().map(|position| &position.statement).collect();
    statements.dedup();
    let key = &question.key;
    let row = params![
        question.id.0,
        question.title,
        key.class,
        key.group,
        key.event,
        key.period,
        name(&key.extent),
        key.dimension,
        estimate.low.map(|edge| edge.value),
        estimate.best,
        estimate.high.map(|edge| edge.value),
        estimate.unit.0,
        estimate.origins as i64,
        statements.len() as i64,
        claims as i64,
        estimate.denials as i64,
        json(question),
        json(&estimate),
    ];
    transaction.prepare_cached(sql)?.execute(row)?;
    Ok(())
}

fn insert_statement(transaction: &Transaction, statement: &Statement) -> rusqlite::Result<()> {
    let sql =
        "INSERT INTO statements (id, speaker, source_key, origin, occasion, said, record) VALUES (?, ?, ?, ?, ?, ?, ?)";
    let row = params![
        statement.id.0,
        statement.speaker.name,
        statement.speaker.key,
        statement.origin.key(),
        statement.occasion,
        statement.said.date().map(|date| date.to_string()),
        json(statement),
    ];
    transaction.prepare_cached(sql)?.execute(row)?;
    for claim in &statement.claims {
        let sql = "INSERT INTO statement_claims (claim, statement) VALUES (?, ?)";
        transaction.prepare_cached(sql)?.execute([&claim.0, &statement.id.0])?;
    }
    Ok(())
}
