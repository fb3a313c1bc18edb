//! Lines in another script than the article's: captions and link texts of a page's template in the site's other language.

use crate::article::line::Line;
use crate::notice::NoticeKind;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    EastAsian,
    Other,
}

const SCRIPTS: usize = 7;

/// Share of a text's letters that its own script must have before lines in another one are strangers.
const OWN: usize = 80;

/// Share of a line's letters that make it one of another script.
const STRANGE: usize = 70;

/// Drops lines that are written in another script than the rest of the text.
pub fn drop_others(lines: &mut [Line]) {
    let counts: Vec<[usize; SCRIPTS]> = lines.iter().map(|line| letters(&line.text)).collect();
    let mut total = [0; SCRIPTS];
    for count in &counts {
        for script in 0..SCRIPTS {
            total[script] += count[script];
        }
    }
    let all: usize = total.iter().sum();
    let Some(own) = (0..SCRIPTS).max_by_key(|&script| total[script]).filter(|&own| total[own] * 100 >= all * OWN)
    else {
        return;
    };
    for (line, count) in lines.iter_mut().zip(counts) {
        let letters: usize = count.iter().sum();
        if letters >= 3 && (letters - count[own]) * 100 >= letters * STRANGE {
            line.drop(NoticeKind::Dropped, "a line in another script than the text");
        }
    }
}

fn letters(text: &str) -> [usize; SCRIPTS] {
    let mut counts = [0; SCRIPTS];
    for char in text.chars().filter(|char| char.is_alphabetic()) {
        counts[script(char) as usize] += 1;
    }
    counts
}

fn script(char: char) -> Script {
    match char {
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff5a}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{590}'..='\u{5ff}' => Script::Hebrew,
        '\u{600}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => {
            Script::Arabic
        }
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}' => {
            Script::EastAsian
        }
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[&str], kept: &[&str]) {
        let mut lines: Vec<Line> = texts.iter().map(|text| Line::new(*text, true)).collect();
        drop_others(&mut lines);
        let found: Vec<&str> = lines.iter().filter(|line| line.is_kept()).map(|line| line.text.as_str()).collect();
        assert_eq!(found, kept);
    }

    #[test]
    fn a_caption_in_another_script_goes() {
        let text = "The envoy Zamir (Russian: Замир) said that forty boats had reached the shore.";
        check(&["صورة مصغرة", text], &[text]);
        check(&["Фото дня", "2,500", text], &["2,500", text]);
    }

    #[test]
    fn a_page_in_two_scripts_keeps_both() {
        let both = ["Forty boats reached the shore.", "Сорок лодок достигли берега."];
        check(&both, &both);
    }
}
