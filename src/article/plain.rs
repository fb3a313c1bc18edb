//! Plain text, also as scraped from a page: its lines, and what an address above the text tells.

use jiff::civil::Date;

use crate::article::body::{self, Body};
use crate::article::date;
use crate::article::line::Line;
use crate::article::wrap;

/// A plain page, cleaned.
pub struct Plain {
    pub body: Body,
    /// The address that stands above the text, if one does.
    pub address: Option<Address>,
}

/// What a page's address tells.
#[derive(Debug, PartialEq, Eq)]
pub struct Address {
    pub host: String,
    /// The date in the path: "/2024/05/12/".
    pub date: Option<Date>,
}

pub fn read(text: &str) -> Plain {
    let lines = wrap::lines(text);
    let address = lines.first().and_then(|line: &Line| address(&line.text));
    Plain { body: body::clean(lines, None), address }
}

fn address(text: &str) -> Option<Address> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    if rest.contains(char::is_whitespace) {
        return None;
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.split(':').next().unwrap_or("");
    let host = host.strip_prefix("www.").unwrap_or(host).to_lowercase();
    let date = date::in_address(path);
    (host.contains('.') && host.len() > 3).then_some(Address { host, date })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<(&str, Option<Date>)>) {
        assert_eq!(address(text).as_ref().map(|address| (address.host.as_str(), address.date)), expect);
    }

    #[test]
    fn addresses() {
        let may = jiff::civil::date(2024, 5, 12);
        check("https://www.valley.example/2024/05/12/forty-boats/", Some(("valley.example", Some(may))));
        check("http://valley.example:80/story/40", Some(("valley.example", None)));
        check("https://valley.example/2024/55/12/forty-boats/", Some(("valley.example", None)));
        check("https://valley.example said so", None);
        check("valley.example", None);
    }
}
