//! Any bytes, as text: the quantities in it are sound, and the same whatever stands before.

#![no_main]

#[path = "../../tests/sound/quantity.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    sound::check(&text);
    if let Some((before, text)) = text.split_once('\n') {
        // The names of countries, which tell whose dollars are meant, all begin with a capital.
        sound::check_after(&before.to_lowercase(), text);
    }
});
