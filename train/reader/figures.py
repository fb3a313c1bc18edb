"""Gold claims as labels on words: for each figure the words of its roles, and what Sayso's stages say of the words around it.

The program itself reads the texts (`sayso inspect`), so that training sees the figures, names, places and times that
reading will see.
"""

import concurrent.futures
import dataclasses
import glob
import json
import os
import re
import subprocess

import labels
from corpus import B, I, O, word_span

ROLES = ("subject", "event", "place", "time", "source")
KINDS = ("no figure", "optional", "required")
STANCES = ("asserted", "denied", "doubted", "hypothetical")
BEFORE, AFTER = 128, 64  # Words around a figure among which its roles are looked for.

# What is known of a word before the roles are read, one bit each: of the word alone, and of the word and the figure.
MARKS = ("figure", "place", "time", "name", "verb", "noun", "proper", "source", "cue")
BONDS = ("this", "counted", "sentence", "its source", "its cue", "its content")


@dataclasses.dataclass
class Figure:
    span: tuple            # Words.
    counted: tuple = None
    gold: dict = None      # The gold claim, None where there is none.
    roles: dict = None     # role → list of word spans, None where the gold's words were not found.

    def kind(self):
        """Index into KINDS."""
        return 0 if self.gold is None else 1 if self.gold.get("optional") else 2


@dataclasses.dataclass
class Document:
    name: str
    text: str
    pieces: object
    seen: dict             # What `sayso inspect` prints.
    marks: list            # For each word its bits of MARKS (source and cue are added later).
    sentence: list         # For each word the number of its sentence.
    figures: list
    said: list = dataclasses.field(default_factory=list)  # What the reader takes for said.


def inspect(sayso, text, *options):
    run = subprocess.run([sayso, "inspect", *options, "-"], input=text.encode(), capture_output=True, check=True)
    return json.loads(run.stdout)


def inspect_raw(sayso, text):
    """Every character of the text stays where it is."""
    return inspect(sayso, text, "--raw")


def articles(folder, sayso, pool):
    """The gold articles of a folder, each with the text that `sayso extract` reads (an address above it is no part of that), and
    what `sayso inspect` prints of them."""
    golds = [json.load(open(name, encoding="utf8")) for name in sorted(glob.glob(os.path.join(folder, "*.json")))]
    seen = pool.map(lambda gold: inspect(sayso, gold["text"]), golds)
    return [(gold | {"text": seen["text"]}, seen) for gold, seen in zip(golds, seen)]


def load(folder, tokeniser, sayso):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [document(gold, seen, tokeniser) for gold, seen in articles(folder, sayso, pool)]


def labelled(data, tokeniser, sayso):
    """The articles of `labels.tsv`."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [document(gold, seen, tokeniser) for gold, seen in labels.golds(data, lambda text: inspect_raw(sayso, text), pool)]


def document(gold, seen, tokeniser):
    text = gold["text"]
    assert seen["text"] == text, gold["doc"]
    pieces = tokeniser.read(text)
    pieces.starts = [a for a, _ in pieces.spans]
    marks = [0] * len(pieces.spans)
    sentence = [-1] * len(pieces.spans)

    def mark(start, end, name):
        span = word_span(pieces, start, end)
        for word in range(*span) if span else ():
            marks[word] |= 1 << MARKS.index(name)

    for number, line in enumerate(seen["sentences"]):
        span = word_span(pieces, line["start"], line["end"])
        for word in range(*span) if span else ():
            sentence[word] = number
        at = line["start"]
        for token in line["tokens"].split(" "):
            word, _, tag = token.rpartition("/")
            place = text.find(word, at)
            if place < 0:
                continue
            at = place + len(word)
            for prefix, name in (("VB", "verb"), ("NNP", "proper"), ("NN", "noun")):
                if tag.startswith(prefix):
                    mark(place, at, name)
                    break
    for place in seen["places"]:
        mark(place["start"], place["end"], "place")
    for time in seen["times"]:
        mark(time["start"], time["end"], "time")
    for entity in seen["entities"]:
        for mention in entity["mentions"]:
            mark(mention["start"], mention["end"], "name")
    figures = []
    for quantity in seen["quantities"]:
        span = word_span(pieces, quantity["start"], quantity["end"])
        if not span or quantity["kind"] in ("date", "ordinal", "name", "table", "idle"):
            continue
        mark(quantity["start"], quantity["end"], "figure")
        counted = quantity["counted"] and word_span(pieces, quantity["counted"]["start"], quantity["counted"]["end"])
        figures.append((quantity, Figure(span, counted)))
    match(gold["claims"], figures, text, pieces)
    return Document(gold["doc"], text, pieces, seen, marks, sentence, [figure for _, figure in figures])


def close(x, y):
    return x is None and y is None if x is None or y is None else abs(x - y) <= 1e-6 * max(1, abs(x), abs(y))


def match(claims, figures, text, pieces):
    """Gives each gold claim to the figure at its place with its value."""
    for claim in claims:
        found = None
        at = text.find(claim["sentence"])
        while at >= 0 and not found:
            for quantity, figure in figures:
                inside = at <= quantity["start"] and quantity["end"] <= at + len(claim["sentence"])
                if inside and figure.gold is None and close(claim["low"], quantity["low"]) and close(claim["high"], quantity["high"]):
                    found = found or (quantity, figure)
                    if quantity["text"] == claim["figure"]:
                        found = (quantity, figure)
                        break
            here = at
            at = text.find(claim["sentence"], at + 1)
        if found:
            quantity, figure = found
            figure.gold = claim
            sentence = (here, here + len(claim["sentence"]))
            figure.roles = roles(claim, (quantity["start"], quantity["end"]), sentence, text, pieces)


def nearest(text, words, figure, sentence, pieces, before=False):
    """The place of `words` nearest to the figure: in its sentence if there, else before it, else anywhere."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = []
    for hit in re.finditer(r"(?<!\w)" + pattern + r"(?!\w)", text, re.IGNORECASE):
        a, b = hit.span()
        distance = max(a - figure[1], figure[0] - b, 0)
        inside = sentence[0] <= a and b <= sentence[1]
        found.append((not inside, before and a > figure[0], distance, a, b))
    if not found:
        return None
    return word_span(pieces, *min(found)[3:])


def roles(claim, figure, sentence, text, pieces):
    near = lambda words: nearest(text, words, figure, sentence, pieces)
    one = lambda words: [] if not words else (lambda span: [span] if span else None)(near(words))
    found = {"subject": one(claim["subject"]), "event": one(claim["event"]), "time": one(claim["time"])}
    places = [near(words) for words in claim["place"]]
    found["place"] = None if places and not any(places) else [span for span in places if span]
    if claim["source_mention"]:
        found["source"] = one(claim["source_mention"])
    elif claim["source"]:
        name = claim["source"]
        spans = [nearest(text, words, figure, sentence, pieces, before=True) for words in (name, name.split()[-1])]
        found["source"] = next(([span] for span in spans if span), None)
    else:
        found["source"] = []
    return found


def paint(spans, first, last):
    """Labels of the words first … last - 1; None where the spans lie outside."""
    labels = [O] * (last - first)
    for a, b in spans:
        if a < first or b > last:
            return None
        labels[a - first] = B
        for word in range(a + 1, b):
            labels[word - first] = I
    return labels
