#!/usr/bin/env python3
"""Print Sayso's quantities for NewsQuant, as JSON lines that score_quantities.py reads.

usage: eval/newsquant.py GOLD.json > PREDICTED.jsonl

Each sentence is read on a line of its own by `sayso inspect --lines`. NewsQuant's own names of units, its shares between
0 and 1, its change signs, its moves written as ranges, and its concepts without function words are made here; Sayso knows
nothing of them. The binary is $SAYSO, or target/release/sayso.
"""
import json, os, re, subprocess, sys, tempfile

UNITS = {
    "%": "percentage", "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen",
    "CNY": "chinese yuan", "HKD": "hong kong dollar", "CAD": "canadian dollar", "AUD": "australian dollar",
    "ZAR": "south african rand", "MYR": "malaysian ringgit", "ILS": "shekel", "DKK": "danish krone", "INR": "indian rupee",
    "SGD": "Singaporean dollar", "RUB": "russian ruble", "CHF": "swiss franc", "KRW": "south korean won",
    "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "µm": "micrometre", "nm": "nanometre",
    "mi": "mile", "yd": "yard", "ft": "foot", "in": "inch", "m²": "square metre", "ft²": "square foot", "cm²": "square centimetre",
    "km²": "square kilometre", "mi²": "square mile", "ha": "hectare", "L": "litre", "mL": "millilitre", "gal": "gallon",
    "m³": "cubic metre", "cm³": "cubic centimetre", "ft³": "cubic foot", "bbl": "barrel",
    "kg": "kilogram", "g": "gram", "mg": "milligram", "µg": "microgram", "t": "ton", "lb": "pound-mass", "oz": "ounce",
    "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "W": "watt", "hp": "horsepower", "PS": "horsepower",
    "bhp": "brake horsepower", "kWh": "kilowatt hour", "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour",
    "J": "joule", "kJ": "kilojoule", "MJ": "megajoule", "kcal": "kilocalorie", "V": "volt", "kV": "kilovolt", "A": "ampere",
    "kV/cm": "kilovolt per centimetre", "A/cm²": "ampere per square centimetre", "mAh": "milliampere hour",
    "N": "newton", "kN": "kilonewton", "Nm": "newton metre", "lb-ft": "foot pound-force",
    "Pa": "pascal", "hPa": "hectopascal", "kPa": "kilopascal", "MPa": "megapascal", "GPa": "gigapascal",
    "psi": "pound-force per square inch", "ksi": "kilopound per square inch", "Hz": "hertz", "kHz": "kilohertz",
    "MHz": "megahertz", "GHz": "gigahertz", "rpm": "revolution per minute", "dB": "decibel", "kB": "kilobyte", "MB": "megabyte",
    "GB": "gigabyte", "TB": "terabyte", "Mbps": "megabit per second", "px": "pixel", "°C": "celsius", "°F": "fahrenheit",
    "°": "degree", "km/h": "kilometre per hour", "mph": "mile per hour", "m/s": "metre per second", "km/s": "kilometre per second",
    "K": "kelvin", "Å": "angstrom", "au": "astronomical unit", "qt": "quart", "pt": "pint", "fl oz": "fluid ounce",
    "tsp": "teaspoon", "tbsp": "tablespoon", "st": "stone", "ct": "carat", "BTU": "british thermal unit", "eV": "electronvolt",
    "mA": "milliampere", "Ω": "ohm", "T": "tesla", "lm": "lumen", "lx": "lux", "MP": "megapixel", "kbps": "kilobit per second",
    "Gbps": "gigabit per second", "m/s²": "metre per second squared", "kg/m³": "kilogram per cubic metre",
    "mg/L": "milligram per litre", "g/L": "gram per litre", "atm": "standard atmosphere", "cL": "centilitre",
    "nmi": "nautical mile", "light-year": "light-year", "g/km": "gram per kilometre", "µg/m³": "microgram per cubic metre",
    "Sv": "sievert", "mSv": "millisievert", "Bq": "becquerel", "bar": "bar", "mmHg": "millimetre of mercury", "PB": "petabyte",
    "CZK": "czech koruna", "HRK": "croatian kuna", "PLN": "polish zloty", "SEK": "swedish krona", "NOK": "norwegian krone",
    "HUF": "hungarian forint", "TRY": "turkish lira", "THB": "thai baht", "IDR": "indonesian rupiah", "MXN": "mexican peso",
    "BRL": "brazilian real", "PHP": "philippine peso", "VND": "vietnamese dong", "NZD": "new zealand dollar",
    "TWD": "new taiwan dollar", "PKR": "pakistani rupee", "NGN": "nigerian naira", "KES": "kenyan shilling",
    "mpg": "mile per gallon", "kn": "knot", "bp": "basis point", "ppm": "parts-per-million", "ppb": "parts-per-billion",
}
FUNCTION = set("the a an of in on at to for and or its their his her by with from that this these those 's ’s s & most more your my our per total across among between over under within against".split())
ADJECTIVES = {"best": "good", "better": "good", "worst": "bad", "worse": "bad"}


def singular(word):
    if re.search(r"(ss|us|is)$", word) or len(word) < 4:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(ches|shes|xes|sses|ruses)$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def positive(word):
    """The plain form of a comparative or superlative: "hottest" is hot."""
    stem = re.sub(r"(est|er)$", "", word)
    if word in ADJECTIVES or stem == word:
        return ADJECTIVES.get(word, word)
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return stem[:-1] if re.search(r"([bdgmnt])\1$", stem) else stem


def words(text):
    text = re.sub(r"\b([A-Z])\.([A-Z])\.?", r"\1\2", (text or "").replace("’", "'"))
    found = re.findall(r"S&P|(?:Inc|Corp|Ltd|Co)\.|[^\W_]+(?:[-/.&][^\W_]+)*", text)
    return [word for word in found if word.lower() not in FUNCTION]


class Sentence:
    def __init__(self, found):
        self.text, self.quantities = found["text"], found["quantities"]
        tokens = [token for sentence in found["sentences"] for token in sentence["tokens"].split(" ")]
        self.tag = dict(token.rsplit("/", 1) for token in tokens if "/" in token)

    def names(self, phrase):
        """The unit that a counted phrase makes: its words up to "of", superlatives plain, the head in the singular."""
        sorts = re.match(r"(categor|kind|type|sort)", phrase)
        found = words(phrase if sorts else re.split(r"\bof\b", phrase)[0]) or words(phrase)
        found = [positive(word) if self.tag.get(word) in ("JJS", "JJR") else word for word in found]
        if sorts:
            found[0] = singular(found[0])
        return found[:-1] + [singular(found[-1])] if found else []


def is_behind(sentence, quantity, phrase):
    or_two = phrase and sentence.text[phrase["end"]:quantity["start"]].strip() == "or"
    return phrase is not None and (phrase["start"] >= quantity["end"] or or_two)


def hyphened(sentence, quantity):
    """The noun glued to the number: "four-, five- and six-cylinder engines" count cylinders."""
    rest = sentence.text[quantity["end"]:]
    found = re.match(r"-([a-z]+)", rest) or re.match(r"-(?:,? ?(?:and |or |to )?\w+-)*,? ?(?:and |or |to )?\w+-([a-z]+)", rest)
    return found and found.group(1)


def shares(quantity):
    spelt = r"half|third|quarter|fourth|fifth|tenth|\b(in|out of)\b"
    return quantity["unit"] == "%" and re.search(spelt, quantity["text"].lower()) is not None


def named(sentence, quantity, counted):
    """The unit of a count: with the adjective before its number, and for "one of" with the place or name after it."""
    before = re.search(r"(\w+) $", sentence.text[:quantity["start"]])
    before = before.group(1) if before else ""
    adjective = [before] if sentence.tag.get(before) == "JJ" or before == "record" else []
    after = sentence.text[counted["end"]:]
    inside = re.match(r" in (?:the )?((?:[A-Z][\w-]*|world)(?: [A-Z][\w-]*)*)", after) if quantity["kind"] == "idle" else None
    return adjective + sentence.names(counted["text"]) + (words(inside.group(1)) if inside else [])


def unit(sentence, quantity):
    symbol, counted, text = quantity["unit"], quantity["counted"], quantity["text"].lower()
    if quantity["kind"] == "age":
        return "month of age" if "month" in text else "year of age"
    if symbol == "count" and hyphened(sentence, quantity):
        return singular(hyphened(sentence, quantity))
    if symbol == "count":
        name = " ".join(named(sentence, quantity, counted)) or "-" if is_behind(sentence, quantity, counted) else "-"
        return "count" if name == "time" else name
    if shares(quantity):
        if not is_behind(sentence, quantity, counted) or re.match(r"(those|them|us)\b", counted["text"]):
            return "% -"
        names = words(counted["text"])
        plural = names and names[-1][0].isupper()
        return "% " + " ".join(names if plural else sentence.names(counted["text"]))
    if symbol == "ratio":
        return "count" if "times" in text else "-"
    if symbol == "point" and "point" not in text and "point" not in sentence.text:
        return "-"
    return UNITS.get(symbol, symbol)


CHANGES = set("drop fall increase rise decline loss jump gain decrease cut higher lower discount improvement".split())


def change(sentence, quantity):
    after = sentence.text[quantity["end"]:].lstrip(" -").split(" ")[0].lower().strip(".,;")
    before = sentence.text[:quantity["start"]]
    if re.match(r"[-−]\d", quantity["text"]) and quantity["unit"] == "%":
        return "down"
    if re.search(r"averag(ed|ing) $", before):
        return "~"
    if quantity["bound"] == "range" or quantity["text"].startswith("within"):
        return "="
    verb = quantity["change"] and not re.search(r"\b(of|add\w*|a|an) $", before)
    bound = {"about": "~", "more_than": ">", "less_than": "<", "up_to": "<"}.get(quantity["bound"])
    if bound and re.match(r"(more|about|over|around|roughly|less)", quantity["text"].lower()):
        return bound
    if verb and (quantity["unit"] != "count" or before.endswith(" by ")) and after not in CHANGES:
        return quantity["change"]
    return bound or "="


def predicted(sentence, quantity):
    low, high = quantity["low"], quantity["high"]
    text = quantity["text"].lower()
    if quantity["bound"] == "vague" and re.search(r"\b(thousands|hundreds|millions|billions)\b", text) and high is None:
        high = low * 10
    low, high = (high if low is None else low), (low if high is None else high)
    name = unit(sentence, quantity)
    if shares(quantity):
        low, high = round(low / 100, 4), round(high / 100, 4)
        low, high = [next((x for x in (1 / 3, 2 / 3, 1 / 6) if abs(x - v) < 1e-3), v) for v in (low, high)]
    cents = any(re.search(r"\bcents?$", other["text"]) for other in sentence.quantities) and re.fullmatch(r"[\d.]+", text)
    hundredth = cents or re.search(r"(\bcents?|pence|penny|\dp|\dc)$", text)
    hundredth = hundredth and quantity["unit"] in ("USD", "EUR", "GBP", "CAD", "AUD")
    if hundredth:
        low, high, name = round(low * 100, 6), round(high * 100, 6), "point" if text.endswith("p") else "cent"
    per = quantity["per"]
    if per and quantity["unit"] != "%" and re.match(r"per |an?[ -]", per["text"].lower()) and " per " not in name and not per["text"][-1].isdigit():
        name += " per " + re.split("[ -]", per["text"], maxsplit=1)[1].lower()
    whole = shares(quantity) or quantity["kind"] == "idle"
    concept = [] if whole else [word for phrase in quantity["concept"] for word in words(phrase["text"])]
    return {"low": low, "high": high, "unit": name, "change": change(sentence, quantity), "concept": " ".join(concept)}


def joined(sentence):
    """NewsQuant writes the two ends of a move as one range: "from 208 pounds to 193"."""
    kept = []
    for quantity in filter(lambda quantity: is_theirs(sentence, quantity), sentence.quantities):
        last = kept[-1] if kept else None
        single = lambda q: q["kind"] == "figure" and (q["low"] == q["high"] or None in (q["low"], q["high"]))
        if last and single(last) and single(quantity):
            between = sentence.text[last["end"]:quantity["start"]]
            opened = re.search(r"\b(from|of) $", sentence.text[:last["start"]])
            plain = last["unit"] == quantity["unit"] == "count"
            if opened and re.fullmatch(r"(?!.*\b(and|but)\b)[^\d.,;]{0,40}(in \d{4} )?to\s*", between) or plain and between.strip() == "to":
                counted = quantity["counted"] or last["counted"]
                name = last["unit"] if quantity["unit"] == "count" else quantity["unit"]
                first, second = (q["low"] if q["low"] is not None else q["high"] for q in (last, quantity))
                kept[-1] = {**last, "low": first, "high": second, "bound": "exact", "unit": name, "end": quantity["end"], "counted": counted}
                continue
        kept.append(quantity)
    return kept


def is_theirs(sentence, quantity):
    """NewsQuant holds what has a value of its own: no "several", no "both", no "one" without a noun, no "doubled"."""
    kind, text = quantity["kind"], sentence.text
    if kind == "idle":
        one = quantity["text"].lower() == "one"
        return one and bool(re.match(r" (?!another|day|time|they|we|he|she|i|you|it|across|more|in|on|at|to|for|with|from|and|or|is|was)[a-z]", text[quantity["end"]:]))
    if quantity["unit"] == "ratio" and re.fullmatch(r"\w+(ed|ing|es)", quantity["text"]):
        return False
    if kind == "age" and re.fullmatch(r"[\d to–-]+", quantity["text"]):
        return bool(re.search(r"\b(was|is|turned) $", text[:quantity["start"]]))
    return kind in ("figure", "age", "table") or kind == "duration" and quantity["bound"] != "vague"


def main(gold):
    sayso = os.environ.get("SAYSO", os.path.join(os.path.dirname(__file__), "../target/release/sayso"))
    sentences = json.load(open(gold, encoding="utf8"))
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as lines:
        lines.writelines(" ".join(sentence["text"].split()) + "\n" for sentence in sentences)
        lines.flush()
        read = subprocess.run([sayso, "inspect", "--lines", lines.name], check=True, capture_output=True, encoding="utf8")
    for line in read.stdout.splitlines():
        sentence = Sentence(json.loads(line))
        kept = [predicted(sentence, quantity) for quantity in joined(sentence)]
        print(json.dumps({"text": sentence.text, "quantities": kept}, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
