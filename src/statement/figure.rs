//! Figures in sentences for people: "4,000", "≥10,000", "2,500–4,000".

use crate::quantity::Value;

/// A number with its thousands apart; a fraction with at most two digits.
pub fn number(number: f64) -> String {
    let rounded = format!("{:.2}", number.abs());
    let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = fraction.trim_end_matches('0');
    let sign = if number < 0.0 && rounded.bytes().any(|byte| matches!(byte, b'1'..=b'9')) { "−" } else { "" };
    if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{fraction}") }
}

/// A value in signs: "≈6,500", "≥10,000", "<600", "≤4,000", "2,500–4,000".
pub fn value(value: Value) -> String {
    match value {
        Value::Exact(exact) => number(exact),
        Value::About(about) => format!("≈{}", number(about)),
        Value::MoreThan(low) => format!("≥{}", number(low)),
        Value::LessThan(high) => format!("<{}", number(high)),
        Value::UpTo(high) => format!("≤{}", number(high)),
        Value::Range(low, high) => format!("{}–{}", number(low), number(high)),
        Value::Vague { low, high: Some(high) } => format!("≈{}–{}", number(low), number(high)),
        Value::Vague { low, high: None } => format!("≥{}", number(low)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_thousands_apart() {
        assert_eq!(number(0.0), "0");
        assert_eq!(number(600.0), "600");
        assert_eq!(number(10_000.0), "10,000");
        assert_eq!(number(1_234_567.5), "1,234,567.5");
        assert_eq!(number(33.333_333), "33.33");
        assert_eq!(number(-1500.0), "−1,500");
        assert_eq!(number(-0.001), "0");
    }

    #[test]
    fn values_show_their_bounds() {
        assert_eq!(value(Value::UpTo(4000.0)), "≤4,000");
        assert_eq!(value(Value::MoreThan(10_000.0)), "≥10,000");
        assert_eq!(value(Value::Range(2500.0, 4000.0)), "2,500–4,000");
        assert_eq!(value(Value::Vague { low: 1000.0, high: None }), "≥1,000");
    }
}
