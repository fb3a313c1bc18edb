//! Reading the ledger: every answer is sorted, and every claim is checked against the text it was read from.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::article::Field;
use crate::claim::{Claim, ClaimId};
use crate::estimate::Estimate;
use crate::identity::{self, Alias, Identity};
use crate::ledger::record::{ArticleView, ClaimView, QuestionSummary, QuestionView, Related, Trace};
use crate::ledger::{Error, Ledger, Result};
use crate::notice::{Notice, NoticeKind};
use crate::page::PageId;
use crate::question::{Question, QuestionId};
use crate::relation::{End, Relation};
use crate::statement::{Position, Publication, Statement, StatementId};
use crate::text::{Span, Words};

/// What is known of an article, as it is stored: each field with how it is known, or why it is not.
#[derive(Serialize, Deserialize)]
pub struct Fields {
    pub outlet: Field<String>,
    pub byline: Field<String>,
    pub published: Field<Date>,
    pub dateline: Field<String>,
    pub credit: Field<String>,
    pub language: Field<String>,
}

/// How much the ledger holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Contents {
    pub pages: usize,
    pub claims: usize,
    pub statements: usize,
    pub questions: usize,
}

impl Ledger {
    pub fn contents(&self) -> Result<Contents> {
        let count = |table: &str| -> Result<usize> {
            let sql = format!("SELECT count(*) FROM {table}");
            let count: i64 =
                self.connection.query_row(&sql, [], |row| row.get(0)).map_err(|error| self.sqlite(error))?;
            Ok(count as usize)
        };
        Ok(Contents {
            pages: count("pages")?,
            claims: count("claims")?,
            statements: count("statements")?,
            questions: count("questions")?,
        })
    }

    /// All questions: those with most origins first, then those with most statements and claims, then by id.
    pub fn questions(&self) -> Result<Vec<QuestionSummary>> {
        let sql = "SELECT id, title, estimate, statements, claims FROM questions
                   ORDER BY origins + (denials > 0) DESC, statements DESC, claims DESC, id";
        let row = |row: &rusqlite::Row| -> rusqlite::Result<(QuestionId, String, String, i64, i64)> {
            Ok((QuestionId(row.get(0)?), row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        };
        self.rows(sql, [], row)?
            .into_iter()
            .map(|(id, title, estimate, statements, claims)| {
                let estimate: Estimate = parse("questions", &estimate)?;
                Ok(QuestionSummary { id, title, estimate, statements: statements as usize, claims: claims as usize })
            })
            .collect()
    }

    pub fn question(&self, id: &QuestionId) -> Result<Option<QuestionView>> {
        let sql = "SELECT record, estimate FROM questions WHERE id = ?";
        let found = self.rows(sql, [&id.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let Some((question, estimate)) = found.into_iter().next() else { return Ok(None) };
        let question: Question = parse("questions", &question)?;
        let estimate: Estimate = parse("questions", &estimate)?;
        let sql = "SELECT record FROM statements WHERE id IN (SELECT statement FROM positions WHERE question = ?)
                   ORDER BY said IS NULL, said, id";
        let statements: Vec<Statement> = self.records("statements", sql, [&id.0])?;
        let order: BTreeMap<&StatementId, usize> =
            statements.iter().enumerate().map(|(index, statement)| (&statement.id, index)).collect();
        let sql = "SELECT record FROM positions WHERE question = ? ORDER BY statement, stance";
        let mut positions: Vec<Position> = self.records("positions", sql, [&id.0])?;
        positions.sort_by_key(|position| order.get(&position.statement).copied());
        let mut claims = self.claims("WHERE claims.question = ?", [&id.0])?;
        claims.sort_by_key(|claim| order.get(&claim.statement).copied());
        let relations = self.relations_of(id)?;
        let related = self.related(id, &relations)?;
        Ok(Some(QuestionView { question, estimate, statements, positions, claims, relations, related }))
    }

    pub fn claim(&self, id: &ClaimId) -> Result<Option<Trace>> {
        let Some(claim) = self.claims("WHERE claims.id = ?", [&id.0])?.into_iter().next() else { return Ok(None) };
        let one = |table, sql, id: &str| -> Result<String> {
            let found: Option<String> = self
                .connection
                .query_row(sql, [id], |row| row.get(0))
                .optional()
                .map_err(|error| self.sqlite(error))?;
            found.ok_or_else(|| self.sqlite(rusqlite::Error::InvalidColumnName(format!("{table}: {id}"))))
        };
        let question =
            parse("questions", &one("questions", "SELECT record FROM questions WHERE id = ?", &claim.question.0)?)?;
        let statement = one("statements", "SELECT record FROM statements WHERE id = ?", &claim.statement.0)?;
        let statement: Statement = parse("statements", &statement)?;
        let mut siblings = self.claims("WHERE statement_claims.statement = ?", [&statement.id.0])?;
        siblings.retain(|sibling| sibling.claim.id != claim.claim.id);
        let rejects = match &claim.claim.rejects {
            Some(id) => self.claims("WHERE claims.id = ?", [&id.0])?.into_iter().next(),
            None => None,
        };
        let rejected_by = self.claims("WHERE claims.rejects = ?", [&id.0])?;
        let page = claim.claim.page.clone();
        let (text, headline) = self.text(&page)?;
        Ok(Some(Trace {
            question,
            statement,
            siblings,
            rejects,
            rejected_by,
            text,
            headline,
            notices: self.notices(&page)?,
            claim,
        }))
    }

    /// All pages, sorted by id.
    pub fn pages(&self) -> Result<Vec<PageId>> {
        self.rows("SELECT id FROM pages ORDER BY id", [], |row| Ok(PageId(row.get(0)?)))
    }

    /// The article of a page.
    pub fn article(&self, page: &PageId) -> Result<Option<ArticleView>> {
        Ok(self.articles("WHERE page = ?", [&page.0])?.remove(page))
    }

    /// The text of a page's article, and where its headline stands.
    pub fn text(&self, page: &PageId) -> Result<(String, Option<Span>)> {
        let sql = "SELECT text, headline_start, headline_end FROM articles WHERE page = ?";
        let row = |row: &rusqlite::Row| {
            let (start, end): (Option<i64>, Option<i64>) = (row.get(1)?, row.get(2)?);
            let headline = start.zip(end).map(|(start, end)| Span { start: start as usize, end: end as usize });
            Ok((row.get(0)?, headline))
        };
        self.connection.query_row(sql, [&page.0], row).map_err(|error| self.sqlite(error))
    }

    pub fn notices(&self, page: &PageId) -> Result<Vec<Notice>> {
        let sql = "SELECT kind, reason, excerpt FROM notices WHERE page = ? ORDER BY position";
        let row = |row: &rusqlite::Row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?));
        let rows = self.rows(sql, [&page.0], row)?;
        let notice = |(kind, reason, excerpt): (String, String, String)| {
            let kind: NoticeKind = parse("notices", &format!("\"{kind}\""))?;
            Ok(Notice { kind, reason, excerpt })
        };
        rows.into_iter().map(notice).collect()
    }

    /// The claims of a page, in the order of its text.
    pub fn claims_of(&self, page: &PageId) -> Result<Vec<ClaimView>> {
        self.claims("WHERE claims.page = ?", [&page.0])
    }

    /// All statements, sorted by id.
    pub fn statements(&self) -> Result<Vec<Statement>> {
        self.records("statements", "SELECT record FROM statements ORDER BY id", [])
    }

    /// Who is who, sorted by id.
    pub fn identities(&self) -> Result<Vec<Identity>> {
        self.records("identities", "SELECT record FROM identities ORDER BY id", [])
    }

    /// What people said of who is who, sorted by name.
    pub fn aliases(&self) -> Result<Vec<Alias>> {
        aliases(&self.connection).map_err(|error| self.sqlite(error))
    }

    /// All relations, sorted.
    pub fn relations(&self) -> Result<Vec<Relation>> {
        self.relations_where("", [])
    }

    fn relations_of(&self, id: &QuestionId) -> Result<Vec<Relation>> {
        self.relations_where("WHERE from_question = ?1 OR to_question = ?1", [&id.0])
    }

    fn relations_where(&self, condition: &str, parameters: impl Params) -> Result<Vec<Relation>> {
        let sql = format!(
            "SELECT kind, from_question, from_statement, to_question, to_statement, sentence FROM relations {condition}"
        );
        let end = |question, statement| End { question: QuestionId(question), statement: StatementId(statement) };
        let row = |row: &rusqlite::Row| {
            let (from, to) = (end(row.get(1)?, row.get(2)?), end(row.get(3)?, row.get(4)?));
            Ok((row.get::<_, String>(0)?, from, to, row.get(5)?))
        };
        let mut relations = self
            .rows(&sql, parameters, row)?
            .into_iter()
            .map(|(kind, from, to, sentence)| {
                let kind = parse("relations", &format!("\"{kind}\""))?;
                Ok(Relation { kind, from, to, sentence })
            })
            .collect::<Result<Vec<Relation>>>()?;
        relations.sort();
        Ok(relations)
    }

    fn related(&self, id: &QuestionId, relations: &[Relation]) -> Result<Vec<Related>> {
        let ends = relations.iter().flat_map(|relation| [&relation.from.question, &relation.to.question]);
        let others: BTreeSet<&QuestionId> = ends.filter(|question| *question != id).collect();
        let mut related = Vec::new();
        for other in others {
            let row = |row: &rusqlite::Row| row.get(0);
            let titles: Vec<String> = self.rows("SELECT title FROM questions WHERE id = ?", [&other.0], row)?;
            related.extend(titles.into_iter().map(|title| Related { id: other.clone(), title }));
        }
        Ok(related)
    }

    /// Claims with their articles, sorted by page and place in it; each is checked against its article's text.
    fn claims(&self, condition: &str, parameters: impl Params) -> Result<Vec<ClaimView>> {
        let sql = format!(
            "SELECT claims.record, claims.question, statement_claims.statement, identity_keys.identity
             FROM claims JOIN statement_claims ON statement_claims.claim = claims.id
             LEFT JOIN identity_keys ON identity_keys.key = claims.source_key
             {condition} ORDER BY claims.page, claims.start, claims.id"
        );
        let row = |row: &rusqlite::Row| {
            let identity: Option<String> = row.get(3)?;
            Ok((row.get::<_, String>(0)?, QuestionId(row.get(1)?), StatementId(row.get(2)?), identity))
        };
        let groups = identity::groups(&self.aliases()?);
        let mut article: Option<(ArticleView, String)> = None;
        let mut claims = Vec::new();
        for (record, question, statement, identity) in self.rows(&sql, parameters, row)? {
            let mut claim: Claim = parse("claims", &record)?;
            if let Some((source, identity)) = claim.source.as_mut().zip(identity) {
                source.key = identity;
            }
            identity::call_group(&mut claim, &groups);
            if article.as_ref().is_none_or(|(article, _)| article.page != claim.page) {
                let found = self.article(&claim.page)?.ok_or_else(|| Error::Unfounded { claim: claim.id.clone() })?;
                article = Some((found, self.text(&claim.page)?.0));
            }
            let Some((article, text)) = &article else { continue };
            if !stands_in(&claim, text) {
                return Err(Error::Unfounded { claim: claim.id });
            }
            claims.push(ClaimView { claim, question, statement, article: article.clone() });
        }
        Ok(claims)
    }

    fn articles(&self, condition: &str, parameters: impl Params) -> Result<BTreeMap<PageId, ArticleView>> {
        let sql = format!("SELECT page, text, headline_start, headline_end, fields FROM articles {condition}");
        let row = |row: &rusqlite::Row| {
            let text: String = row.get(1)?;
            let (start, end): (Option<i64>, Option<i64>) = (row.get(2)?, row.get(3)?);
            let span = start.zip(end).map(|(start, end)| start as usize..end as usize);
            let headline = span.and_then(|span| text.get(span)).map(str::to_owned);
            Ok((PageId(row.get(0)?), headline, row.get::<_, String>(4)?))
        };
        let mut articles = BTreeMap::new();
        for (page, headline, fields) in self.rows(&sql, parameters, row)? {
            let Fields { outlet, byline, published, dateline, credit, language } = parse("articles", &fields)?;
            let sql = "SELECT location FROM page_locations WHERE page = ? ORDER BY location";
            let locations = self.rows(sql, [&page.0], |row| row.get(0))?;
            let id = page.clone();
            let article =
                ArticleView { page, locations, headline, outlet, byline, published, dateline, credit, language };
            articles.insert(id, article);
        }
        Ok(articles)
    }

    pub(super) fn sqlite(&self, error: rusqlite::Error) -> Error {
        Error::sqlite(error, &self.path)
    }

    fn rows<T>(
        &self,
        sql: &str,
        parameters: impl Params,
        row: impl FnMut(&rusqlite::Row) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        rows(&self.connection, sql, parameters, row).map_err(|error| self.sqlite(error))
    }

    fn records<T: DeserializeOwned>(&self, table: &'static str, sql: &str, parameters: impl Params) -> Result<Vec<T>> {
        records(&self.connection, &self.path, table, sql, parameters)
    }
}

fn rows<T>(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
    row: impl FnMut(&rusqlite::Row) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    connection.prepare_cached(sql)?.query_map(parameters, row)?.collect()
}

/// The JSON records that a query selects.
pub fn records<T: DeserializeOwned>(
    connection: &Connection,
    path: &Path,
    table: &'static str,
    sql: &str,
    parameters: impl Params,
) -> Result<Vec<T>> {
    let records = rows(connection, sql, parameters, |row| row.get::<_, String>(0));
    let records = records.map_err(|error| Error::sqlite(error, path))?;
    records.iter().map(|record| parse(table, record)).collect()
}

pub fn aliases(connection: &Connection) -> rusqlite::Result<Vec<Alias>> {
    let row = |row: &rusqlite::Row| Ok(Alias { name: row.get(0)?, means: row.get(1)? });
    rows(connection, "SELECT name, means FROM aliases ORDER BY name", [], row)
}

/// What statements need to know of every article.
pub fn publications(connection: &Connection, path: &Path) -> Result<BTreeMap<PageId, Publication>> {
    let sql = "SELECT page, outlet, published, text_digest, credit,
               CAST(substr(CAST(text AS BLOB), headline_start + 1, headline_end - headline_start) AS TEXT) FROM articles";
    let row = |row: &rusqlite::Row| {
        let published: Option<String> = row.get(2)?;
        let page = PageId(row.get(0)?);
        let published = published.and_then(|date| date.parse().ok());
        let (outlet, text, credit, headline) = (row.get(1)?, row.get(3)?, row.get(4)?, row.get(5)?);
        Ok((page.clone(), Publication { page, headline, outlet, published, credit, text }))
    };
    let publications = rows(connection, sql, [], row).map_err(|error| Error::sqlite(error, path))?;
    Ok(publications.into_iter().collect())
}

fn parse<T: DeserializeOwned>(table: &'static str, record: &str) -> Result<T> {
    serde_json::from_str(record).map_err(|source| Error::Record { table, source })
}

/// A record as JSON. Claims and what is derived from them are structs of strings, numbers and enums: JSON holds them all.
pub fn json(record: &impl Serialize) -> String {
    serde_json::to_string(record).expect("records are plain JSON")
}

/// The name of an enum's plain variant, as in JSON.
pub fn name(variant: &impl Serialize) -> String {
    json(variant).trim_matches('"').to_owned()
}

/// Whether every span of a claim still covers its words in the article's text.
pub fn stands_in(claim: &Claim, text: &str) -> bool {
    words(claim).all(|words| words.stand_in(text))
}

fn words(claim: &Claim) -> impl Iterator<Item = &Words> {
    let required = [&claim.evidence, &claim.quantity.words];
    let optional = [
        claim.quantity.counted.as_ref(),
        claim.subject.as_ref().map(|subject| &subject.words),
        claim.event.as_ref().map(|event| &event.words),
        claim.time.as_ref().map(|time| &time.words),
        claim.source.as_ref().and_then(|source| source.mention.as_ref()),
        claim.cue.as_ref(),
        claim.occasion.as_ref().map(|occasion| &occasion.words),
        claim.occasion.as_ref().and_then(|occasion| occasion.time.as_ref()).map(|time| &time.words),
    ];
    let places = claim.places.iter().map(|place| &place.words);
    required
        .into_iter()
        .chain(optional.into_iter().flatten())
        .chain(places)
        .chain(claim.via.iter().map(|via| &via.mention))
        .chain(claim.chain.iter().filter_map(|hop| hop.mention.as_ref()))
}
