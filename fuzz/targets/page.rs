//! Any bytes, as a page: it is read, and its claims are sound.

#![no_main]

#[path = "../../tests/sound/page.rs"]
mod sound;

use std::panic;
use std::thread;

use libfuzzer_sys::fuzz_target;
use sayso::article::EXTRACTOR_THREAD;

fuzz_target!(
    init: {
        // A panic of the extractor is caught and told in a notice; any other is a find.
        let abort = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(EXTRACTOR_THREAD) {
                abort(panic);
            }
        }));
    },
    |bytes: &[u8]| {
        sound::check_page(bytes.to_vec());
        sound::check_text(&String::from_utf8_lossy(bytes));
    }
);
