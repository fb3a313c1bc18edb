//! Dimensions: which units can answer one question. "55 mph (88.5 kph)" is one speed told twice.

use crate::quantity::Unit;

/// The dimension of a unit: "money" for every currency, "length" for metres and miles; a unit that is alone in its
/// dimension is its own.
pub fn dimension(unit: &Unit) -> &str {
    if unit.is_money() {
        return "money";
    }
    let symbol = unit.0.as_str();
    DIMENSIONS.iter().find(|(_, units)| units.contains(&symbol)).map_or(symbol, |(dimension, _)| dimension)
}

#[rustfmt::skip]
const DIMENSIONS: &[(&str, &[&str])] = &[
    ("share", &["%"]),
    ("length", &["mm", "cm", "m", "km", "inch", "in", "foot", "ft", "feet", "yard", "yd", "mile", "mi", "nmi"]),
    ("area", &["m2", "m²", "km2", "km²", "sq km", "sq mi", "sq ft", "ft²", "mi²", "acre", "ha", "hectare"]),
    ("mass", &["mg", "g", "kg", "t", "tonne", "ton", "lb", "pound", "oz", "ounce"]),
    ("volume", &["ml", "l", "L", "litre", "liter", "m3", "m³", "gal", "gallon", "barrel", "bbl"]),
    ("speed", &["km/h", "kph", "kmh", "mph", "m/s", "knot", "kn"]),
    ("temperature", &["°C", "°F", "K"]),
    ("duration", &["second", "s", "minute", "min", "hour", "h", "day", "week", "month", "year", "decade", "century"]),
    ("energy", &["J", "kWh", "MWh", "GWh", "TWh", "Wh"]),
    ("power", &["W", "kW", "MW", "GW"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(unit: &str, expected: &str) {
        assert_eq!(dimension(&Unit(unit.to_owned())), expected);
    }

    #[test]
    fn units_of_one_dimension_answer_one_question() {
        check("USD", "money");
        check("EUR", "money");
        check("km", "length");
        check("mile", "length");
        check("mph", "speed");
        check("%", "share");
    }

    #[test]
    fn a_lone_unit_is_its_own_dimension() {
        check("count", "count");
        check("ratio", "ratio");
        check("point", "point");
        check("dB", "dB");
    }
}
