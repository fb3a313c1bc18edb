"""Claims that were labelled beside those of claims/train, on texts of PolNeAR, newswire-ner and incidents: `labels.tsv` says
for each figure which characters of its article are what to it. The texts themselves stay in ../shared/data.

Who labelled them, and how, is told in docs/model-card-reader.md. A row is

    article  figure  optional  stance  subject  event  place  time  source  mention  via

with spans as code points `start-end` of the article's text as this file puts it together, several divided by blanks.
"""

import csv
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
LATCHED = re.compile(r"^([,.;:!?)\]%’”…]|\.\.\.|['’](s|re|ve|ll|d|m|t)|n't)$")  # Stands on the word before it,
OPENING = {"(", "[", "$", "£", "€", "“", "‘", "#"}                              # or on the one behind it.


def joined(tokens):
    """A sentence of a corpus of tokens, as it may have been printed."""
    line, quoted, glue = "", False, True
    for number, token in enumerate(tokens):
        blank = "" if glue else " "
        glue = False
        if LATCHED.match(token):
            blank = ""
        elif token in OPENING:
            glue = True
        elif token == '"':
            blank, glue = ("" if quoted else blank), not quoted
            quoted = not quoted
        elif token in ("-", "/") and 0 < number < len(tokens) - 1:
            before, after = tokens[number - 1], tokens[number + 1]
            dash = token == "-" and after[:1].isupper() and (before[:1].islower() or before.isdigit())
            if before[-1:].isalnum() and after[:1].isalnum() and not dash:
                blank, glue = "", True
        line += blank + token
    return line


def texts(data):
    """Article → text."""
    lines = lambda name: map(json.loads, open(os.path.join(data, name), encoding="utf8"))
    found = {f"polnear {document['doc']}": document["text"] for document in lines("polnear/train.jsonl")}
    for document in lines("newswire-ner/dev.jsonl"):
        found[f"newswire-ner {document['doc']}"] = "\n\n".join(joined(sentence["tokens"]) for sentence in document["sentences"])
    for incident in lines("incidents/dev.jsonl"):
        for article in incident["articles"]:
            found[f"incidents {article['id']}"] = article["title"] + "\n\n" + article["text"]
    return found


def spans(field):
    return [tuple(map(int, span.split("-"))) for span in field.split()]


def golds(data, read, pool, wanted=lambda name: True):
    """The labelled articles whose names are wanted, in the form of claims/train; `read`, run by `pool`, gives what `sayso
    inspect` prints of a text.

    What the number is comes from Sayso's reading; a label whose figure is not read at its place is left out."""
    articles = {}
    with open(os.path.join(HERE, "labels.tsv"), encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if wanted(row["article"].replace(" ", "-")):
                articles.setdefault(row["article"], []).append(row)
    known = texts(data)
    for (article, rows), seen in zip(articles.items(), pool.map(read, (known[article] for article in articles))):
        text = known[article]
        figures = {(claim["quantity"]["start"], claim["quantity"]["end"]): claim for claim in seen["claims"] if not claim["rejects"]}
        claims = [claim(text, row, figures[at]) for row in rows if (at := spans(row["figure"])[0]) in figures]
        yield {"doc": article.replace(" ", "-"), "text": text, "claims": claims}, seen


def claim(text, row, read):
    words = lambda name: [text[start:end] for start, end in spans(row[name])]
    one = lambda name: next(iter(words(name)), "")
    quantity = read["quantity"]
    found = {"sentence": read["evidence"]["quote"], "figure": quantity["text"], "stance": row["stance"]}
    found |= {name: quantity[name] for name in ("low", "high", "bound", "unit")}
    found |= {name: one(name) for name in ("subject", "event", "time", "source")}
    found |= {"source_mention": one("mention"), "place": words("place"), "via": words("via")}
    return found | ({"optional": True} if row["optional"] else {})
