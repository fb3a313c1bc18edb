//! The ledger: pages, articles, claims, statements, questions, relations and notices in one SQLite file.
