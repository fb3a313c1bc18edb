#!/usr/bin/env python3
"""Learn whose a figure is, and how sure a claim is: the weights of `src/claim/scene.rs` and `src/claim/confidence.rs`.

    python3 train/voices.py --data ../shared/data --sayso BINARY --unseen FILE --out models

reads claims/train with `sayso inspect` and fits both tables (maximum likelihood with a small penalty on the squares of the
weights). Each article is judged by weights that were learnt from the others; from that the confidence is learnt. Prints how
many sources are right so and on claims/dev, and on dev how often claims of each confidence are.
"""

import argparse
import concurrent.futures
import glob
import json
import math
import os
import random
import subprocess
import sys

import torch

SEED = 20
FOLDS = 5
PENALTY = 0.0015    # On the squares of the weights, against the mean loss of a figure.
OPTIONAL = 0.5      # What a figure marked optional counts.


class Figure:
    """One figure of the gold with the voices that Sayso weighs for it."""

    def __init__(self, document, gold, claim, weighed, grounds, scorer):
        self.document, self.grounds = document, grounds
        judged = scorer.judge(gold, claim)
        self.headline = "headline" in grounds  # There the rules decide.
        self.by_rule = judged["source"]
        self.others = judged["subject"] and judged["stance"]
        self.known = [voice["known"] for voice in weighed]
        via = claim["via"]
        self.judged = [scorer.same_source(gold, voice["name"], via) for voice in weighed]
        self.right = [not gold["source"] if voice["name"] is None else
                      bool(gold["source"]) and scorer.same_name(gold["source"], voice["name"]) for voice in weighed]
        self.weight = (OPTIONAL if gold.get("optional") else 1.0) * any(self.right) * (not self.headline)
        self.counts = not gold.get("optional")


def with_role(weighed, source):
    """Tells the voices whom the roles head names that did not learn from the article (`train/reader/roles.py --unseen`)."""
    start, end = source
    for voice in weighed:
        known = voice["known"]
        for name in ("role: this", "role: another", "own, role: nobody"):
            known.pop(name, None)
        if voice["name"] is None:
            known |= {"own, role: nobody": 1.0} if start is None else {}
        elif start is not None:
            this = any(start < words["end"] and words["start"] < end for words in voice["mentions"])
            known["role: this" if this else "role: another"] = 1.0


def read(folder, sayso, scorer, unseen):
    def one(name):
        gold = json.load(open(name, encoding="utf8"))
        run = subprocess.run([sayso, "inspect", "--raw", "-"], input=gold["text"].encode(), capture_output=True, check=True)
        seen = json.loads(run.stdout)
        weighed = {voices["figure"]["start"]: voices["weighed"] for voices in seen["voices"]}
        grounds = {voices["figure"]["start"]: voices["grounds"] for voices in seen["voices"]}
        for roles in unseen.get(gold["doc"], []):
            start = roles["figure"][0]
            if start in weighed:
                with_role(weighed[start], roles["source"][0] if roles["source"] else [None, None])
        claims = [claim for claim in seen["claims"] if claim["quantity"]["start"] in weighed]
        pairs = [(scorer.found(g, c), i, j) for i, g in enumerate(gold["claims"]) for j, c in enumerate(claims)]
        golds, mine, found = set(), set(), []
        for score, i, j in sorted(pairs, reverse=True):
            if score > 0 and i not in golds and j not in mine:
                golds.add(i), mine.add(j)
                claim, at = claims[j], claims[j]["quantity"]["start"]
                found.append(Figure(gold["doc"], gold["claims"][i], claim, weighed[at], grounds[at], scorer))
        return found

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [figure for found in pool.map(one, sorted(glob.glob(os.path.join(folder, "*.json")))) for figure in found]


def tensors(figures, names):
    most = max(len(figure.known) for figure in figures)
    at = {name: k for k, name in enumerate(names)}
    x = torch.zeros(len(figures), most, len(names))
    right, judged, there = (torch.zeros(len(figures), most, dtype=torch.bool) for _ in range(3))
    for row, figure in enumerate(figures):
        n = len(figure.known)
        there[row, :n] = True
        right[row, :n], judged[row, :n] = torch.tensor(figure.right), torch.tensor(figure.judged)
        for voice, known in enumerate(figure.known):
            for name, value in known.items():
                if name in at:
                    x[row, voice, at[name]] = value
    return x, right, judged, there, torch.tensor([figure.weight for figure in figures])


def least(loss, size):
    """The weights with the least loss."""
    w = torch.zeros(size, requires_grad=True)
    optimiser = torch.optim.LBFGS([w], max_iter=200, line_search_fn="strong_wolfe")

    def step():
        optimiser.zero_grad()
        total = loss(w) + PENALTY * (w ** 2).sum()
        total.backward()
        return total

    optimiser.step(step)
    return w.detach()


def fit(x, right, _, there, weight):
    """A conditional logit: which of the voices is right."""
    def loss(w):
        score = (x @ w).masked_fill(~there, -1e9)
        each = torch.logsumexp(score, 1) - torch.logsumexp(score.masked_fill(~right, -1e4), 1)
        return (each * weight).sum() / weight.sum()

    return least(loss, x.shape[2])


def shares(w, x, there):
    return torch.softmax((x @ w).masked_fill(~there, -1e9), 1)


def grounds(figure, share):
    """What `src/claim/confidence.rs` knows of a claim whose voices have these shares."""
    first, second = share.topk(2).values.tolist() if len(share) > 1 else (float(share[0]), 0.0)
    own = int(share.argmax()) == 0
    odds = min(math.log(max(first / max(1 - first, 0.01), 0.01)), 4.0)
    known = {"share": first, "share, log odds": odds, "second share": second, "own voice": float(own), "own voice, share": own * first}
    return figure.grounds | known


def table(path, what, names, weights):
    with open(path, "w", encoding="utf8") as file:
        file.write(f"# {what}, by train/voices.py.\nknown\tweight\n")
        for name, value in zip(names, weights.tolist()):
            file.write(f"{name}\t{value:.3f}\n")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--sayso", required=True)
    a.add_argument("--unseen", required=True, help="what `train/reader/roles.py --unseen` wrote")
    a.add_argument("--out", required=True)
    o = a.parse_args()
    sys.path.insert(0, os.path.join(o.data, "../score"))
    import score_claims as scorer
    unseen = json.load(open(o.unseen, encoding="utf8"))
    train, dev = (read(os.path.join(o.data, "claims", part), o.sayso, scorer, unseen) for part in ("train", "dev"))
    names = sorted({name for figure in train for known in figure.known for name in known})
    documents = sorted({figure.document for figure in train})
    random.Random(SEED).shuffle(documents)
    fold = {document: number % FOLDS for number, document in enumerate(documents)}
    folds = torch.tensor([fold[figure.document] for figure in train])
    x, right, judged, there, weight = tensors(train, names)
    share = torch.zeros(there.shape)
    for k in range(FOLDS):
        learn, test = folds != k, folds == k
        w = fit(x[learn], right[learn], None, there[learn], weight[learn])
        share[test] = shares(w, x[test], there[test])
    w = fit(x, right, None, there, weight)
    y, _, dev_judged, dev_there, _ = tensors(dev, names)
    dev_share = shares(w, y, dev_there)
    sets = ((train, share, judged, "train, each fifth by the others"), (dev, dev_share, dev_judged, "dev"))
    sure = []
    for figures, each, good, name in sets:
        hits = good.gather(1, each.argmax(1)[:, None])[:, 0]
        hits = torch.tensor([figure.by_rule if figure.headline else hit for hit, figure in zip(hits.tolist(), figures)])
        counts = torch.tensor([figure.counts for figure in figures])
        percent = lambda hits: 100 * (hits & counts).sum().item() / counts.sum().item()
        print(f"{name}: source right {percent(hits):.1f} of {int(counts.sum())}, among the voices {percent(good.any(1)):.1f}")
        known = [grounds(figure, each[row][:len(figure.known)]) for row, figure in enumerate(figures)]
        core = torch.tensor([float(hit and figure.others) for hit, figure in zip(hits.tolist(), figures)])
        sure.append((known, core, counts))
    about = sorted({name for known in sure[0][0] for name in known})
    matrix = lambda known: torch.tensor([[one.get(name, 0.0) for name in about] for one in known])
    x, core, counts = matrix(sure[0][0]), sure[0][1], sure[0][2].float()
    loss = lambda c: (torch.nn.functional.binary_cross_entropy_with_logits(x @ c, core, reduction="none") * counts).sum() / counts.sum()
    c = least(loss, len(about))
    likely, core = torch.sigmoid(matrix(sure[1][0]) @ c)[sure[1][2]], sure[1][1][sure[1][2]]
    for low, high in zip((0, .2, .4, .5, .6, .7, .8, .9), (.2, .4, .5, .6, .7, .8, .9, 1.01)):
        here = (likely >= low) & (likely < high)
        if here.any():
            print(f"dev, confidence {low:.1f} to {min(high, 1):.1f}: {int(here.sum())} claims, mean {likely[here].mean():.2f}, right {core[here].mean():.2f}")
    table(os.path.join(o.out, "voices.tsv"), "Whose a figure is: weights of what is known of figure and voice (src/claim/scene.rs)", names, w)
    table(os.path.join(o.out, "confidence.tsv"), "How sure a claim is: weights of what is known of its finding (src/claim/confidence.rs)", about, c)


if __name__ == "__main__":
    main()
