//! Views: what people see of a reading and of the ledger. A view computes nothing about the world and changes nothing.

mod inspection;
pub mod report;

pub use inspection::Inspection;
