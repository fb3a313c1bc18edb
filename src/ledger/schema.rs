//! The schema and its versions. A ledger says that it is one (`application_id`) and which version it has
//! (`user_version`); an older one is brought up to date when it is opened, step by step, in one transaction.

use std::path::Path;

use rusqlite::Connection;

use crate::ledger::{Error, PATIENCE, Result};

/// "SayS": what tells a ledger from any other SQLite file.
const APPLICATION: i64 = 0x5361_7953;

/// Each step leads from the version that is its index to the next one. Steps are never changed once released.
const STEPS: &[&str] = &[include_str!("schema/1.sql"), include_str!("schema/2.sql"), include_str!("schema/3.sql")];

pub fn prepare(connection: &mut Connection, path: &Path) -> Result<()> {
    migrate(connection, path, STEPS)
}

fn migrate(connection: &mut Connection, path: &Path, steps: &[&str]) -> Result<()> {
    let sqlite = |error| Error::sqlite(error, path);
    connection.busy_timeout(PATIENCE).map_err(sqlite)?;
    let pragma = |connection: &Connection, name: &str| -> Result<i64> {
        connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).map_err(sqlite)
    };
    let known = steps.len() as i64;
    let (application, version) = (pragma(connection, "application_id")?, pragma(connection, "user_version")?);
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(sqlite)?;
    let empty = application == 0 && version == 0 && tables == 0;
    if application != APPLICATION && !empty {
        return Err(Error::Foreign { path: path.to_owned() });
    }
    if version > known {
        return Err(Error::Newer { path: path.to_owned(), found: version, known });
    }
    if version < known {
        let transaction =
            connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(sqlite)?;
        // Another process may have done it meanwhile.
        let version = pragma(&transaction, "user_version")?.clamp(0, known);
        for step in &steps[version as usize..] {
            transaction.execute_batch(step).map_err(sqlite)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION).map_err(sqlite)?;
        transaction.pragma_update(None, "user_version", known).map_err(sqlite)?;
        transaction.commit().map_err(sqlite)?;
    }
    connection.pragma_update(None, "foreign_keys", true).map_err(sqlite)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(connection: &Connection) -> i64 {
        connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn an_older_ledger_takes_the_steps_it_lacks_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        let path = Path::new("test.db");
        migrate(&mut connection, path, &STEPS[..1]).unwrap();
        assert_eq!(version(&connection), 1);
        let steps = [STEPS[0], "ALTER TABLE pages ADD COLUMN learnt TEXT"];
        migrate(&mut connection, path, &steps).unwrap();
        migrate(&mut connection, path, &steps).unwrap();
        assert_eq!(version(&connection), 2);
        connection.execute("INSERT INTO pages VALUES ('p-1', 0, '0', 'today')", []).unwrap();
    }

    #[test]
    fn a_step_that_fails_leaves_the_ledger_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        let path = Path::new("test.db");
        migrate(&mut connection, path, &STEPS[..1]).unwrap();
        let steps = [STEPS[0], "CREATE TABLE half (x); SELECT nonsense FROM nowhere"];
        assert!(migrate(&mut connection, path, &steps).is_err());
        assert_eq!(version(&connection), 1);
        let half: i64 = connection
            .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'half'", [], |row| row.get(0))
            .unwrap();
        assert_eq!(half, 0);
    }
}
