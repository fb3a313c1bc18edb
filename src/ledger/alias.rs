//! What people say of who is who. It is kept when pages are read again, and everything derived follows it at once.

use rusqlite::TransactionBehavior;

use crate::identity::Alias;
use crate::ledger::{Error, Ledger, Result, derive};

impl Ledger {
    /// Notes that each name means whoever is called `means`; what was said of the name before is replaced.
    pub fn alias(&mut self, aliases: &[Alias]) -> Result<()> {
        let sql = "INSERT INTO aliases (name, means) VALUES (?, ?) ON CONFLICT DO UPDATE SET means = excluded.means";
        self.change(|transaction| {
            aliases
                .iter()
                .try_for_each(|Alias { name, means }| transaction.prepare_cached(sql)?.execute([name, means]).map(drop))
        })
    }

    /// Takes back what was said of `names`; how many of them were known.
    pub fn forget_aliases(&mut self, names: &[String]) -> Result<usize> {
        let mut known = 0;
        self.change(|transaction| {
            names.iter().try_for_each(|name| {
                known += transaction.prepare_cached("DELETE FROM aliases WHERE name = ?")?.execute([name])?;
                Ok(())
            })
        })?;
        Ok(known)
    }

    fn change(&mut self, change: impl FnOnce(&rusqlite::Transaction) -> rusqlite::Result<()>) -> Result<()> {
        let path = &self.path;
        let sqlite = |error| Error::sqlite(error, path);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sqlite)?;
        change(&transaction).map_err(sqlite)?;
        derive::renew(&transaction, path)?;
        transaction.commit().map_err(sqlite)
    }
}
