//! Views: what people see of the ledger: tables, traces, the report, the export.
