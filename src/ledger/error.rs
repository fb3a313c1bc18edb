//! What can be wrong with a ledger file. Each is one sentence and, where a person can act, a hint.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::claim::ClaimId;

#[derive(Debug, Error)]
pub enum Error {
    #[error("no ledger at {}; make one with: sayso read PAGES --ledger {}", path.display(), path.display())]
    Missing { path: PathBuf },
    #[error("{} is not a Sayso ledger; name another file with --ledger", path.display())]
    Foreign { path: PathBuf },
    #[error(
        "{} was written by a newer Sayso (schema {found}, this one knows up to {known}); update Sayso to open it",
        path.display()
    )]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("claim {} does not stand in the text of its article; read its page again with: sayso read --again", claim.0)]
    Unfounded { claim: ClaimId },
    #[error("the ledger {} cannot be used", path.display())]
    Sqlite { path: PathBuf, source: rusqlite::Error },
    #[error("the ledger holds a record that cannot be read ({table})")]
    Record { table: &'static str, source: serde_json::Error },
}

impl Error {
    pub(super) fn sqlite(error: rusqlite::Error, path: &Path) -> Error {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Error::Foreign { path: path.to_owned() },
            _ => Error::Sqlite { path: path.to_owned(), source: error },
        }
    }
}
