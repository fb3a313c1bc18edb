//! The command line: one subcommand a file. Data goes to standard output, talk to standard error.

mod alias;
mod export;
mod extract;
mod input;
mod inspect;
mod ledger;
mod questions;
mod read;
mod report;
mod show;
mod trace;
mod who;

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads news pages and keeps a ledger of the figures in them: how many, and on whose say-so.
#[derive(Parser)]
#[command(version, about, after_help = "Exit codes: 0 done, 1 something failed, 2 wrong arguments.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Inspect(inspect::Arguments),
    Read(read::Arguments),
    Questions(questions::Arguments),
    Show(show::Arguments),
    Trace(trace::Arguments),
    Export(export::Arguments),
    Report(report::Arguments),
    Who(who::Arguments),
    Alias(alias::Arguments),
}

pub fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Alias(arguments) => alias::run(&arguments),
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Questions(arguments) => questions::run(&arguments),
        Command::Read(arguments) => read::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Trace(arguments) => trace::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Who(arguments) => who::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sayso: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the reader of our output went away: no failure of ours.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    causes.any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
