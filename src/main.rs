//! The `sayso` command. Exit codes: 0 done (also when the reader of the output went away), 1 something failed, 2 wrong arguments.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    silence_extractor();
    cli::run()
}

/// A page that makes the extractor panic gets a notice; Rust's message about it is not for people.
fn silence_extractor() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(sayso::article::EXTRACTOR_THREAD) {
            tell(panic);
        }
    }));
}
