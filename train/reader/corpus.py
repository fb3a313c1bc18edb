"""The corpora: texts with the labels of each head, as the encoder wants them."""

import bisect
import dataclasses
import json

O, B, I = 0, 1, 2

PARTS = ("source", "cue", "content")
ENTITIES = ("Date", "Facility", "Location", "Misc", "Money", "NORP", "Organization", "Person", "Product")
HELD_OUT = 5  # Every fifth document of newswire-ner is set aside.


@dataclasses.dataclass
class Example:
    """One document. Labels of heads that the corpus does not know are None; `links` are (content, source, cue) as word spans."""

    name: str
    text: str
    pieces: object
    parts: list = None     # for each of PARTS: a label a word
    entities: list = None  # a label a word: 0, or 1 + 2 × class (begin), 2 + 2 × class (inside)
    links: list = None


def word_span(pieces, start, end):
    """Words (first, after last) that overlap the characters start..end."""
    starts = pieces.starts
    first = bisect.bisect_right(starts, start) - 1
    if first < 0 or pieces.spans[first][1] <= start:
        first += 1
    last = bisect.bisect_left(starts, end)
    return (first, last) if first < last else None


def paint(labels, span, begin, inside):
    first, last = span
    labels[first] = begin
    for word in range(first + 1, last):
        labels[word] = inside


def trim(text, start, end):
    """Without the marks at its ends, which scorers do not count."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def polnear(path, tokeniser):
    examples = []
    for line in open(path, encoding="utf8"):
        document = json.loads(line)
        text = document["text"]
        pieces = tokeniser.read(text)
        pieces.starts = [a for a, _ in pieces.spans]
        parts = [[O] * len(pieces.spans) for _ in PARTS]
        links = []
        for attribution in document["attributions"]:
            spans = {}
            for part, labels in zip(PARTS, parts):
                spans[part] = []
                for start, end in attribution.get(part) or []:
                    start, end = trim(text, start, end)
                    span = word_span(pieces, start, end) if start < end else None
                    if span:
                        paint(labels, span, B, I)
                        spans[part].append(span)
            for content in spans["content"]:
                links.append((content, spans["source"], spans["cue"]))
        examples.append(Example(document["doc"], text, pieces, parts=parts, links=links))
    return examples


def newswire(path, tokeniser):
    """(train, held out)"""
    sets = ([], [])
    for number, line in enumerate(open(path, encoding="utf8")):
        document = json.loads(line)
        text, spans = [], []
        length = 0
        for sentence in document["sentences"]:
            open_class = None
            for token, tag in zip(sentence["tokens"], sentence["tags"]):
                start = length
                text.append(token)
                length += len(token)
                mark, _, name = tag.partition("-")
                if mark == "B" and name in ENTITIES:
                    spans.append([start, length, name])
                elif mark == "I" and name in ENTITIES:
                    # An inside of another class begins a span of its own, as span scorers have it.
                    if open_class == name:
                        spans[-1][1] = length
                    else:
                        spans.append([start, length, name])
                open_class = name if name in ENTITIES else None
                text.append(" ")
                length += 1
        text = "".join(text)
        pieces = tokeniser.read(text)
        pieces.starts = [a for a, _ in pieces.spans]
        labels = [0] * len(pieces.spans)
        for start, end, name in spans:
            span = word_span(pieces, start, end)
            if span:
                kind = ENTITIES.index(name)
                paint(labels, span, 1 + 2 * kind, 2 + 2 * kind)
        example = Example(document["doc"], text, pieces, entities=labels)
        sets[number % HELD_OUT == HELD_OUT - 1].append(example)
    return sets
