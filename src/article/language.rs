//! The language of an article, recognised by its letters and letter groups (whatlang). Only English is read further on.

use crate::article::Field;
use crate::article::FieldOrigin;
use crate::notice::{Notice, NoticeKind};

/// Characters at the start of a text that are looked at.
const LOOK: usize = 4000;

/// Characters that a text needs before its language can be told.
const ENOUGH: usize = 100;

/// The language, and a notice if it is not English.
pub fn of(text: &str) -> (Field<String>, Option<Notice>) {
    let start = text.char_indices().nth(LOOK).map_or(text, |(end, _)| &text[..end]);
    if start.chars().nth(ENOUGH).is_none() {
        return (Field::unknown("the text is too short to tell its language"), None);
    }
    let Some(found) = whatlang::detect(start).filter(whatlang::Info::is_reliable) else {
        return (Field::unknown("the language could not be recognised with certainty"), None);
    };
    let lang = found.lang();
    let notice = (lang != whatlang::Lang::Eng).then(|| {
        let reason = format!("the text seems to be in {}; only English is read", lang.eng_name());
        Notice::new(NoticeKind::Unknown, reason, "")
    });
    (Field::Known { value: lang.code().to_owned(), from: FieldOrigin::Text }, notice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, language: Option<&str>, notices: usize) {
        let (field, notice) = of(text);
        assert_eq!((field.value().map(String::as_str), usize::from(notice.is_some())), (language, notices));
    }

    #[test]
    fn languages() {
        let english = "The harbour master said on Monday that forty boats had reached the northern shore. ";
        let french = "Le capitaine du port a déclaré lundi que quarante bateaux avaient atteint la côte nord. ";
        check(&english.repeat(3), Some("eng"), 0);
        check(&french.repeat(3), Some("fra"), 1);
        check("Forty boats", None, 0);
        check(&"4,000 2,500 ".repeat(20), None, 0);
    }
}
