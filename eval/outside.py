#!/usr/bin/env python3
"""Of the figures found whose source is named outside the sentence, how many get the right source?

usage: eval/outside.py GOLD_DIR PREDICTED.jsonl [--errors N] [--scorer FOLDER]

GOLD_DIR and PREDICTED are those of score_claims.py, whose functions this uses (../shared/score unless told otherwise). A source
stands outside when neither half of the words of its name nor its last word stands in the sentence.
"""
import argparse, collections, glob, json, os, sys


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("gold")
    asked.add_argument("predicted")
    asked.add_argument("--errors", type=int, default=0)
    asked.add_argument("--scorer", default=os.path.join(os.path.dirname(__file__), "../../shared/score"))
    asked = asked.parse_args()
    sys.path.insert(0, asked.scorer)
    import score_claims as score

    predicted = collections.defaultdict(list)
    for line in open(asked.predicted, encoding="utf8"):
        claim = json.loads(line)
        predicted[score.stem(claim["document"])].append(claim)
    counts, right = collections.Counter(), collections.Counter()
    for name in sorted(glob.glob(f"{asked.gold}/*.json")):
        document = json.load(open(name, encoding="utf8"))
        gold, mine = document["claims"], predicted[document["doc"]]
        pairs = sorted(((score.found(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(mine)), reverse=True)
        left, used = set(range(len(gold))), set()
        for how, i, j in pairs:
            if how <= 0 or i not in left or j in used:
                continue
            left.remove(i)
            used.add(j)
            if gold[i].get("optional"):
                continue
            where = place(score, gold[i])
            counts[where] += 1
            source = mine[j].get("source") or {}
            good = score.same_source(gold[i], source.get("name"), mine[j].get("via") or [])
            right[where] += good
            if not good and where == "outside" and asked.errors:
                asked.errors -= 1
                print(f"- {document['doc']}: {gold[i]['source']!r} ({gold[i]['source_mention']!r}), read {source.get('name')!r} ({source.get('mention')!r}) | {gold[i]['sentence'][:200]}")
    for where in ("own", "inside", "outside"):
        print(f"{where:8} {counts[where]:5} figures, source right {100 * right[where] / max(counts[where], 1):.1f} %")


def place(score, claim):
    """Where the name of the gold's source stands: the article's own voice, inside the sentence, or outside."""
    if not claim["source"]:
        return "own"
    sentence, name = score.words(claim["sentence"]), score.words(claim["source"])
    inside = sum(word in sentence for word in name) * 2 >= len(name) or name and name[-1] in sentence
    return "inside" if inside else "outside"


if __name__ == "__main__":
    main()
