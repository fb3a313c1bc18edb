//! Views: what people see of a reading and of the ledger. A view computes nothing about the world and changes nothing.

pub mod export;
pub mod identities;
mod inspection;
pub mod plain;
pub mod question;
pub mod questions;
pub mod report;
pub mod trace;

pub use inspection::Inspection;
