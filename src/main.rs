//! The `sayso` command. Exit codes: 0 done (also when the reader of the output went away), 1 something failed, 2 wrong arguments.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
