#!/usr/bin/env python3
"""Measure Sayso's names against gold entity spans of newswire.

usage: eval/entities.py [--errors N] [--documents N] [NER.jsonl]

NER.jsonl   {"doc", "sentences": [{"tokens", "tags"}]}, BIO tags Person, Organization, Location, Facility, ...
            default ../shared/data/newswire-ner/dev.jsonl
Prints precision, recall and F1 of person, organisation (groups and media are organisations) and place: exact spans
(an article at the front does not count) and spans that overlap. The binary is $SAYSO, or target/release/sayso.
"""
import argparse, json, os, subprocess, sys, tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
KIND = {"Person": "person", "Organization": "organisation", "Location": "place", "Facility": "place"}
OURS = {"person": "person", "organisation": "organisation", "group": "organisation", "medium": "organisation",
        "place": "place", "unknown": "unknown"}
GLUED = set(",.;:!?)]}'’%”")


def text_of(document):
    """The document as text, and its gold spans as (start, end, kind) in code points."""
    text, spans = "", []
    for sentence in document["sentences"]:
        open_quote = False
        current = None
        for token, tag in zip(sentence["tokens"], sentence["tags"]):
            glue = not text or text.endswith(("\n", "(", "[", "“")) or token[0] in GLUED or token in ("n't",)
            if token == '"':
                glue = glue or open_quote
                open_quote = not open_quote
            elif text.endswith('"') and open_quote:
                glue = True
            if not glue:
                text += " "
            start = len(text)
            text += token
            kind = KIND.get(tag[2:])
            if tag.startswith("I-") and current and current[2] == kind:
                current[1] = len(text)
            else:
                current = [start, len(text), kind] if kind else None
                if current:
                    spans.append(current)
        text += "\n"
    return text, [tuple(span) for span in spans]


def predicted(sayso, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf8") as page:
        page.write(text)
        page.flush()
        printed = subprocess.run([sayso, "inspect", "--raw", page.name], check=True, capture_output=True).stdout
    spans = []
    for entity in json.loads(printed)["entities"]:
        for mention in entity["mentions"]:
            if mention["form"] == "name":
                start = mention["start"] + (4 if mention["text"].lower().startswith("the ") else 0)
                spans.append((start, mention["end"], OURS[entity["kind"]]))
    return spans


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", default=os.path.join(HERE, "../../shared/data/newswire-ner/dev.jsonl"))
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    sayso = os.environ.get("SAYSO", os.path.join(HERE, "../target/release/sayso"))
    documents = [json.loads(line) for line in open(arguments.path, encoding="utf8")]
    step = max(1, len(documents) // arguments.documents)
    texts = [text_of(document) for document in documents[::step][: arguments.documents]]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda pair: predicted(sayso, pair[0]), texts))
    counts = defaultdict(Counter)
    wrong = Counter()
    for (text, gold), mine in zip(texts, answers):
        gold = {(s + (4 if text[s:e].lower().startswith("the ") else 0), e, k) for s, e, k in gold}
        for kind in ("person", "organisation", "place"):
            ours = {(s, e) for s, e, k in mine if k == kind}
            theirs = {(s, e) for s, e, k in gold if k == kind}
            meets = lambda span, others: any(span[0] < e and s < span[1] for s, e in others)
            counts[kind].update(gold=len(theirs), ours=len(ours), exact=len(ours & theirs),
                                right=sum(meets(span, theirs) for span in ours),
                                found=sum(meets(span, ours) for span in theirs))
        kinds = {(s, e): k for s, e, k in gold}
        got = {(s, e): k for s, e, k in mine}
        for span in set(kinds) | set(got):
            if kinds.get(span) != got.get(span):
                other = next((f"[{text[s:e]}]" for s, e in (got if span in kinds else kinds)
                              if (s, e) != span and s < span[1] and span[0] < e), "")
                wrong[(kinds.get(span, "-"), got.get(span, "-"), text[span[0]:span[1]], other)] += 1
    for kind, c in counts.items():
        rate = lambda right, all: right / all if all else 0.0
        f1 = lambda p, r: 2 * p * r / (p + r) if p + r else 0.0
        p, r = rate(c["exact"], c["ours"]), rate(c["exact"], c["gold"])
        q, s = rate(c["right"], c["ours"]), rate(c["found"], c["gold"])
        print(f"{kind:13} exact P {p:.3f} R {r:.3f} F1 {f1(p, r):.3f}   overlap P {q:.3f} R {s:.3f} F1 {f1(q, s):.3f}"
              f"   gold {c['gold']}")
    for (gold, got, words, other), count in wrong.most_common(arguments.errors):
        print(f"{count:4} gold {gold:13} ours {got:13} {words!r} {other}")


if __name__ == "__main__":
    main()
