//! The ledger: pages, articles, claims, statements, questions, relations and notices in one SQLite file. What is
//! derived from many pages (statements, questions, relations, estimates) is made again from all claims, sorted by id, in the
//! transaction that adds pages: the same pages in any order give the same ledger. How it looks to people is not known
//! here: see [`crate::view`].
//!
//! The file uses SQLite's rollback journal, not WAL: a ledger is one file that can be copied, mailed and opened in a
//! folder that cannot be written to. Pages are added in one transaction, so that a crash leaves the ledger as it was.

mod add;
mod alias;
mod derive;
mod error;
mod find;
mod load;
mod record;
mod schema;
#[cfg(test)]
mod tests;

pub use add::{Addition, Summary};
pub use error::Error;
pub use load::Contents;
pub use record::{ArticleView, ClaimView, QuestionSummary, QuestionView, Related, Trace};

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::claim::Stance;

pub type Result<T> = std::result::Result<T, Error>;

/// Pages read by another version of the reader are read again.
pub const READER: &str = env!("CARGO_PKG_VERSION");

/// Where the ledger is kept unless the user says otherwise.
pub const DEFAULT_FILE: &str = "sayso.db";

/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Ledger {
    connection: Connection,
    path: PathBuf,
}

impl Ledger {
    /// Opens the ledger at `path`, or makes one there.
    pub fn open(path: &Path) -> Result<Ledger> {
        Ledger::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens the ledger at `path`, which must be there; a file that cannot be written to will do.
    pub fn open_existing(path: &Path) -> Result<Ledger> {
        if !path.is_file() {
            return Err(Error::Missing { path: path.to_owned() });
        }
        Ledger::with(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// A ledger that is gone when it is dropped.
    pub fn in_memory() -> Result<Ledger> {
        Ledger::prepare(Connection::open_in_memory(), Path::new(":memory:"))
    }

    fn with(path: &Path, flags: OpenFlags) -> Result<Ledger> {
        Ledger::prepare(Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX), path)
    }

    fn prepare(connection: rusqlite::Result<Connection>, path: &Path) -> Result<Ledger> {
        let connection = connection.map_err(|error| Error::sqlite(error, path))?;
        let mut ledger = Ledger { connection, path: path.to_owned() };
        schema::prepare(&mut ledger.connection, path)?;
        Ok(ledger)
    }

    /// Starts adding pages: nothing is in the ledger before [`Addition::finish`].
    pub fn begin(&mut self) -> Result<Addition<'_>> {
        Addition::begin(&mut self.connection, &self.path)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The name of a stance in JSON and in columns.
pub fn stance_name(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserted => "asserted",
        Stance::Denied => "denied",
        Stance::Doubted => "doubted",
        Stance::Hypothetical => "hypothetical",
    }
}
