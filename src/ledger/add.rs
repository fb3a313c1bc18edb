//! Adding pages, in one transaction that ends with everything derived made again.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::Reading;
use crate::article::Article;
use crate::claim::Claim;
use crate::ledger::load::{Fields, json, name, stands_in};
use crate::ledger::{Error, READER, Result, derive};
use crate::page::{Page, PageId};
use crate::question;
use crate::statement::text_digest;

/// Pages on their way into the ledger. Dropped without [`Addition::finish`], nothing of it is kept.
pub struct Addition<'a> {
    transaction: Transaction<'a>,
    path: PathBuf,
    summary: Summary,
}

/// What an addition did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub new: usize,
    pub known: usize,
    /// Known pages that were read again.
    pub again: usize,
    /// Claims and questions that the ledger holds now.
    pub claims: usize,
    pub questions: usize,
}

impl<'a> Addition<'a> {
    pub(super) fn begin(connection: &'a mut Connection, path: &Path) -> Result<Addition<'a>> {
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| Error::sqlite(error, path))?;
        Ok(Addition { transaction, path: path.to_owned(), summary: Summary::default() })
    }

    /// Whether the page was read by this version of the reader: then it need not be read again.
    pub fn knows(&self, page: &PageId) -> Result<bool> {
        Ok(self.reader(page)?.as_deref() == Some(READER))
    }

    /// Notes where a known page was found.
    pub fn seen(&mut self, page: &Page) -> Result<()> {
        self.summary.known += 1;
        self.locate(page).map_err(|error| self.sqlite(error))
    }

    /// Adds a page that was read, in place of what the ledger held of it.
    pub fn add(&mut self, page: &Page, reading: &Reading) -> Result<()> {
        let text = &reading.article.text;
        if let Some(claim) = reading.claims.iter().find(|claim| !stands_in(claim, text)) {
            return Err(Error::Unfounded { claim: claim.id.clone() });
        }
        match self.reader(&page.id)? {
            Some(_) => self.summary.again += 1,
            None => self.summary.new += 1,
        }
        self.replace(page, reading).map_err(|error| self.sqlite(error))
    }

    /// Makes everything derived again, and keeps all of it.
    pub fn finish(mut self) -> Result<Summary> {
        if self.summary.new + self.summary.again > 0 {
            derive::renew(&self.transaction, &self.path)?;
        }
        let count = |table: &str| {
            let counted =
                self.transaction.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0));
            counted.map(|count| count as usize).map_err(|error| self.sqlite(error))
        };
        let (claims, questions) = (count("claims")?, count("questions")?);
        (self.summary.claims, self.summary.questions) = (claims, questions);
        self.transaction.commit().map_err(|error| Error::sqlite(error, &self.path))?;
        Ok(self.summary)
    }

    fn reader(&self, page: &PageId) -> Result<Option<String>> {
        let mut statement = self
            .transaction
            .prepare_cached("SELECT reader FROM pages WHERE id = ?")
            .map_err(|error| self.sqlite(error))?;
        statement.query_row([&page.0], |row| row.get(0)).optional().map_err(|error| self.sqlite(error))
    }

    fn sqlite(&self, error: rusqlite::Error) -> Error {
        Error::sqlite(error, &self.path)
    }

    fn locate(&self, page: &Page) -> rusqlite::Result<()> {
        let sql = "INSERT INTO page_locations (page, location) VALUES (?, ?) ON CONFLICT DO NOTHING";
        self.transaction.prepare_cached(sql)?.execute([&page.id.0, &page.location])?;
        Ok(())
    }

    fn replace(&self, page: &Page, reading: &Reading) -> rusqlite::Result<()> {
        let Reading { article, claims } = reading;
        for table in ["articles", "notices", "claims"] {
            self.transaction.prepare_cached(&format!("DELETE FROM {table} WHERE page = ?"))?.execute([&page.id.0])?;
        }
        let sql = "INSERT INTO pages (id, bytes, reader) VALUES (?, ?, ?)
                   ON CONFLICT DO UPDATE SET reader = excluded.reader";
        self.transaction.prepare_cached(sql)?.execute(params![page.id.0, page.bytes.len() as i64, READER])?;
        self.locate(page)?;
        self.insert_article(&page.id, article)?;
        // The page's own notices are among the article's.
        for (position, notice) in article.notices.iter().enumerate() {
            let kind = name(&notice.kind);
            let sql = "INSERT INTO notices (page, position, kind, reason, excerpt) VALUES (?, ?, ?, ?, ?)";
            let row = params![page.id.0, position as i64, kind, notice.reason, notice.excerpt];
            self.transaction.prepare_cached(sql)?.execute(row)?;
        }
        claims.iter().try_for_each(|claim| self.insert_claim(claim))
    }

    fn insert_article(&self, page: &PageId, article: &Article) -> rusqlite::Result<()> {
        let sql = "INSERT INTO articles (page, text, text_digest, headline_start, headline_end, outlet, byline, published, credit, fields)
                   VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let Article { outlet, byline, published, dateline, credit, language, .. } = article.clone();
        let fields = Fields { outlet, byline, published, dateline, credit, language };
        let row = params![
            page.0,
            article.text,
            text_digest(&article.text),
            article.headline.map(|span| span.start as i64),
            article.headline.map(|span| span.end as i64),
            article.outlet.value(),
            article.byline.value(),
            article.published.value().map(ToString::to_string),
            article.credit.value(),
            json(&fields),
        ];
        self.transaction.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    fn insert_claim(&self, claim: &Claim) -> rusqlite::Result<()> {
        let sql = r#"INSERT INTO claims (id, page, question, start, "end", figure, low, high, bound, unit, subject, event,
                     source, source_key, stance, rejects, evidence, record, confidence)
                     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"#;
        let figure = &claim.quantity;
        let row = params![
            claim.id.0,
            claim.page.0,
            question::of(claim).id.0,
            figure.words.span.start as i64,
            figure.words.span.end as i64,
            figure.words.text,
            figure.value.low(),
            figure.value.high(),
            figure.value.bound(),
            figure.unit.0,
            claim.subject.as_ref().map(|subject| &subject.words.text),
            claim.event.as_ref().map(|event| &event.words.text),
            claim.source.as_ref().map(|source| &source.name),
            claim.source.as_ref().map(|source| &source.key),
            name(&claim.stance),
            claim.rejects.as_ref().map(|id| &id.0),
            claim.evidence.text,
            json(claim),
            claim.confidence,
        ];
        self.transaction.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }
}
