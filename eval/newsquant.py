#!/usr/bin/env python3
"""Print Sayso's quantities for NewsQuant, as JSON lines that score_quantities.py reads.

usage: eval/newsquant.py GOLD.json > PREDICTED.jsonl

Each sentence is read on a line of its own by `sayso inspect --lines`. NewsQuant's own names of units, its shares between
0 and 1, and its concepts without function words are made here; Sayso knows nothing of them. The binary is $SAYSO, or
target/release/sayso.
"""
import json, os, re, subprocess, sys, tempfile

UNITS = {
    "%": "percentage", "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen",
    "CNY": "chinese yuan", "HKD": "hong kong dollar", "CAD": "canadian dollar", "AUD": "australian dollar",
    "ZAR": "south african rand", "MYR": "malaysian ringgit", "ILS": "shekel", "DKK": "danish krone", "INR": "indian rupee",
    "SGD": "Singaporean dollar", "RUB": "russian ruble", "km": "kilometre", "m": "metre", "cm": "centimetre",
    "mm": "millimetre", "mi": "mile", "yd": "yard", "ft": "foot", "in": "inch", "m²": "square metre", "ft²": "square foot",
    "km²": "square kilometre", "mi²": "square mile", "ha": "hectare", "L": "litre", "mL": "millilitre", "gal": "gallon",
    "bbl": "barrel", "kg": "kilogram", "g": "gram", "mg": "milligram", "t": "ton", "lb": "pound-mass", "oz": "ounce",
    "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "W": "watt", "hp": "horsepower", "kWh": "kilowatt hour",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "dB": "decibel", "MB": "megabyte",
    "GB": "gigabyte", "TB": "terabyte", "°C": "celsius", "°F": "fahrenheit", "°": "degree", "km/h": "kilometre per hour",
    "mph": "mile per hour", "m/s": "metre per second", "kn": "knot", "bp": "basis point", "V": "volt", "ratio": "-",
}
STOP = set("the a an of in on at to for and or its their his her by with from that this these those".split())


def singular(word):
    if re.search(r"(ss|us|is)$", word) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(ches|shes|xes|sses)$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def words(text):
    return [word for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", text or "") if word.lower() not in STOP]


def unit(quantity, counted):
    symbol = quantity["unit"]
    if quantity["kind"] == "age":
        return "month of age" if "month" in quantity["text"] else "year of age"
    if symbol == "count":
        names = words(counted)
        return " ".join(names[:-1] + [singular(names[-1])]) if names else "-"
    if symbol == "%" and re.search(r"half|third|quarter|fourth|fifth|tenth| in | out of ", quantity["text"].lower()):
        names = words(counted)
        return "% " + " ".join(names) if names else "% -"
    if symbol == "USD" and "cent" in quantity["text"].lower().split()[-1]:
        return "cent"
    return UNITS.get(symbol, symbol)


CHANGES = set("drop fall increase rise decline loss jump gain decrease cut higher lower discount improvement".split())


def change(quantity, text):
    after = text[quantity["end"]:].lstrip(" -").split(" ")[0].lower()
    verb = quantity["change"] and not re.search(r"\b(of|add\w*|a|an) $", text[:quantity["start"]])
    if verb and quantity["unit"] != "count" and after not in CHANGES:
        return quantity["change"]
    bound = {"about": "~", "more_than": ">", "less_than": "<", "up_to": "<"}.get(quantity["bound"])
    return bound or "="


RATE = re.compile(r"\s*(?:per|an?|each|/)[ -]?(day|week|month|year|hour|minute|share|gallon|barrel|square foot|kilo)\b", re.I)


def predicted(quantity, text):
    counted = quantity["counted"]
    counted = counted["text"] if isinstance(counted, dict) else counted or ""
    low, high = quantity["low"], quantity["high"]
    low, high = (high if low is None else low), (low if high is None else high)
    name = unit(quantity, counted)
    if name.startswith("% ") :
        low, high = round(low / 100, 4), round(high / 100, 4)
        low, high = [next((x for x in (1 / 3, 2 / 3, 1 / 6) if abs(x - v) < 1e-3), v) for v in (low, high)]
    if name == "cent":
        low, high = low * 100, high * 100
    rate = RATE.match(text[quantity["end"]:])
    if rate and quantity["kind"] == "figure" and quantity["unit"] not in ("count", "%"):
        name += " per " + rate.group(1).lower()
    if name == "point" and "point" not in quantity["text"].lower():
        name = "-"
    concept = [] if quantity["unit"] == "count" or name.startswith("% ") else words(counted)
    return {"low": low, "high": high, "unit": name, "change": change(quantity, text), "concept": " ".join(concept)}


def joined(quantities, text):
    """NewsQuant writes the two ends of a move as one range: "from 208 pounds to 193"."""
    kept = []
    for quantity in quantities:
        last = kept[-1] if kept else None
        exact = lambda q: q["kind"] == "figure" and q["low"] == q["high"]
        if last and exact(last) and exact(quantity) and text[last["end"]:quantity["start"]].strip() == "to":
            if re.search(r"\b(from|of) $", text[:last["start"]]) or last["unit"] == quantity["unit"] == "count":
                unit = last["unit"] if quantity["unit"] == "count" else quantity["unit"]
                kept[-1] = {**last, "high": quantity["high"], "unit": unit, "end": quantity["end"]}
                kept[-1]["counted"] = quantity["counted"] or last["counted"]
                continue
        kept.append(quantity)
    return kept


def is_theirs(quantity, text):
    """NewsQuant holds what has a value of its own: no "several", no "both", no "one" without a noun."""
    if quantity["kind"] == "idle":
        one = quantity["text"].lower() == "one"
        return one and bool(re.match(r" (?!another|day|time)[a-z]", text[quantity["end"]:]))
    return quantity["kind"] in ("figure", "duration", "age") and not (quantity["kind"] == "duration" and quantity["bound"] == "vague")


def main(gold):
    sayso = os.environ.get("SAYSO", os.path.join(os.path.dirname(__file__), "../target/release/sayso"))
    sentences = json.load(open(gold, encoding="utf8"))
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as lines:
        lines.writelines(" ".join(sentence["text"].split()) + "\n" for sentence in sentences)
        lines.flush()
        read = subprocess.run([sayso, "inspect", "--lines", lines.name], check=True, capture_output=True, encoding="utf8")
    for line in read.stdout.splitlines():
        found = json.loads(line)
        text = found["text"]
        kept = [predicted(q, text) for q in joined(found["quantities"], text) if is_theirs(q, text)]
        print(json.dumps({"text": text, "quantities": kept}, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
