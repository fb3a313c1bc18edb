#!/usr/bin/env python3
"""Print Sayso's names for a file of newswire NER, in the file's own form, or measure them.

usage: eval/entities.py FILE.jsonl > PREDICTED.jsonl
       eval/entities.py --score [--held-out] [--documents N] [--errors N] FILE.jsonl

FILE        lines {"doc", "sentences": [{"tokens", "tags"}]}, BIO tags Person, Organization, Location, Date, Money …
PREDICTED   the same lines with the tags that Sayso's reader gives.
--score     prints exact-span F1 over all classes and by class against FILE's own tags; an article at the front does
            not count.
--held-out  takes only the documents that the reader did not learn from: every fifth of dev.jsonl.

The tokens are joined into a text that `sayso inspect --raw` reads. The binary is $SAYSO, or target/release/sayso.
"""
import argparse, json, os, subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

SAYSO = os.environ.get("SAYSO", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../target/release/sayso"))
CLASSES = {"person": "Person", "organisation": "Organization", "location": "Location", "date": "Date", "money": "Money",
           "norp": "NORP", "miscellaneous": "Misc", "facility": "Facility", "product": "Product"}
HELD_OUT = 5  # Every fifth document was not learnt from.
GLUED = set(",.;:!?)]}'’%”")


def text_of(document):
    """The document as text, and where each token of each sentence stands in it, in code points."""
    text, sentences = "", []
    for sentence in document["sentences"]:
        spans, open_quote = [], False
        for token in sentence["tokens"]:
            glue = not text or text.endswith((" ", "(", "[", "“")) or token[0] in GLUED or token == "n't"
            if token == '"':
                glue = glue or open_quote
                open_quote = not open_quote
            elif text.endswith('"') and open_quote:
                glue = True
            text += "" if glue else " "
            spans.append((len(text), len(text) + len(token)))
            text += token
        text += " "
        sentences.append(spans)
    return text, sentences


def named(text):
    """The spans that Sayso names, with their class."""
    run = subprocess.run([SAYSO, "inspect", "--raw", "-"], input=text.encode(), capture_output=True, check=True)
    for name in json.loads(run.stdout)["reader"]["names"]:
        yield name["start"], name["end"], CLASSES[name["class"]]


def predict(document):
    text, sentences = text_of(document)
    tags = [["O"] * len(spans) for spans in sentences]
    for start, end, kind in named(text):
        first = True
        for spans, row in zip(sentences, tags):
            for index, (s, e) in enumerate(spans):
                if s < end and start < e and row[index] == "O":
                    row[index] = ("B-" if first else "I-") + kind
                    first = False
    rows = [{"tokens": it["tokens"], "tags": row} for it, row in zip(document["sentences"], tags)]
    return {"doc": document["doc"], "sentences": rows}


def spans(document):
    """The tagged spans of a document as (sentence, first token, last token, class), without an article at the front."""
    found = []
    for number, sentence in enumerate(document["sentences"]):
        for index, (token, tag) in enumerate(zip(sentence["tokens"], sentence["tags"])):
            kind = tag[2:]
            if tag.startswith("I-") and found and found[-1][0] == number and found[-1][2:] == [index - 1, kind]:
                found[-1][2] = index
            elif kind:
                found.append([number, index, index, kind])
    article = lambda it: document["sentences"][it[0]]["tokens"][it[1]].lower() == "the" and it[1] < it[2]
    return {(n, first + article([n, first, last, kind]), last, kind) for n, first, last, kind in found}


def score(gold, predicted, errors):
    counts, wrong = Counter(), Counter()
    for theirs, ours in zip(gold, predicted):
        tokens = [sentence["tokens"] for sentence in theirs["sentences"]]
        theirs, ours = spans(theirs), spans(ours)
        for name, part in (("gold", theirs), ("ours", ours), ("right", theirs & ours)):
            counts.update((name, kind) for *_, kind in part)
        for n, first, last, kind in theirs ^ ours:
            which = "missed" if (n, first, last, kind) in theirs else "spurious"
            wrong[(which, kind, " ".join(tokens[n][first:last + 1]))] += 1
    for kind in CLASSES.values():
        for name in ("gold", "ours", "right"):
            counts[name, "all"] += counts[name, kind]
    for kind in ("all", *CLASSES.values()):
        p = counts["right", kind] / max(counts["ours", kind], 1)
        r = counts["right", kind] / max(counts["gold", kind], 1)
        print(f"{kind:13} exact P {100*p:5.1f} R {100*r:5.1f} F1 {200*p*r/(p+r) if p+r else 0:5.1f}   gold {counts['gold', kind]}")
    for (which, kind, words), count in wrong.most_common(errors):
        print(f"{count:4} {which:8} {kind:13} {words}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--score", action="store_true")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--documents", type=int, default=0, help="measure on so many, spread over the file")
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    documents = [json.loads(line) for line in open(arguments.path, encoding="utf8") if line.strip()]
    if arguments.held_out:
        documents = documents[HELD_OUT - 1 :: HELD_OUT]
    if arguments.documents:
        documents = documents[:: max(1, len(documents) // arguments.documents)][: arguments.documents]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        predicted = list(pool.map(predict, documents))
    if arguments.score:
        score(documents, predicted, arguments.errors)
    else:
        for document in predicted:
            print(json.dumps(document, ensure_ascii=False))


if __name__ == "__main__":
    main()
