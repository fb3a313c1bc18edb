#!/usr/bin/env python3
"""Stage one of training: who says what (PolNeAR) and names (newswire-ner), from all-MiniLM-L6-v2.

    python3 train/reader/words.py --data ../shared/data --minilm FOLDER --out WEIGHTS

prints the scores on PolNeAR's dev set and on the held-out names after each epoch, and writes the weights of each.
"""

import argparse
import json
import os
import random
import sys
import time

import torch

import corpus
import measure
import windows
from model import Reader
from pieces import Tokeniser
from trainer import Trainer

SEED = 20
HOLD = 0.995  # The running mean of the weights keeps so much a step.


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--data", default="../shared/data")
    a.add_argument("--minilm", required=True)
    a.add_argument("--start", help="weights to go on from, instead of MiniLM's")
    a.add_argument("--out", required=True)
    a.add_argument("--epochs", type=int, default=5)
    a.add_argument("--rate", type=float, default=4e-4)
    a.add_argument("--batch", type=int, default=3072)
    a.add_argument("--limit", type=int, default=None)
    o = a.parse_args()
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    sys.path.insert(0, os.path.join(o.data, "../score"))
    import score_attributions as scorer
    autocast = lambda: torch.autocast("cpu", dtype=torch.bfloat16)

    began = time.time()
    tokeniser = Tokeniser(os.path.join(o.minilm, "tokenizer.json"))
    train = corpus.polnear(os.path.join(o.data, "polnear/train.jsonl"), tokeniser)
    dev_path = os.path.join(o.data, "polnear/dev.jsonl")
    dev = corpus.polnear(dev_path, tokeniser)
    gold = {d["doc"]: d["attributions"] for d in map(json.loads, open(dev_path, encoding="utf8"))}
    names, names_dev = corpus.newswire(os.path.join(o.data, "newswire-ner/dev.jsonl"), tokeniser)
    if o.limit:
        train, dev, names, names_dev = train[:o.limit], dev[:o.limit], names[:o.limit], names_dev[:o.limit]
    print(f"{sum(len(e.pieces.ids) for e in train)} + {sum(len(e.pieces.ids) for e in names)} pieces, {time.time() - began:.0f} s", flush=True)

    model = Reader()
    if o.start:
        model.load_state_dict(torch.load(o.start))
    else:
        model.encoder.load_minilm(o.minilm)
    slow = [p for n, p in model.named_parameters() if "_crf" not in n and "distance" not in n]
    fast = [p for n, p in model.named_parameters() if "_crf" in n or "distance" in n]
    groups = [{"params": slow, "lr": o.rate}, {"params": fast, "lr": o.rate * 10, "weight_decay": 0}]
    trainer = None
    for epoch in range(o.epochs):
        plan = [("parts", b) for b in windows.batches(windows.training(train, rng), o.batch, rng)]
        plan += [("names", b) for b in windows.batches(windows.training(names, rng), o.batch, rng)]
        rng.shuffle(plan)
        trainer = trainer or Trainer(model, groups, len(plan) * o.epochs, HOLD)
        totals, counts = {}, {}
        model.train()
        for kind, batch in plan:
            ids, casing, mask, first, words = windows.tensors(batch)
            with autocast():
                x = model.words(ids, casing, mask, first)
            if kind == "parts":
                y = torch.stack([windows.labels(batch, lambda e, k=k: e.parts[k]) for k in range(3)], 2)
                losses = {"parts": model.parts_crf.loss(model.part_logits(x), y, words)}
                losses |= link_losses(model, x, batch)
            else:
                y = windows.labels(batch, lambda e: e.entities)[..., None]
                losses = {"names": model.entities_crf.loss(model.entity_logits(x), y, words)}
            loss = losses.get("parts", 0) + losses.get("names", 0) + 0.1 * losses.get("source", 0) + 0.05 * losses.get("cue", 0)
            trainer.learn(loss)
            for name, value in losses.items():
                totals[name] = totals.get(name, 0) + float(value.detach())
                counts[name] = counts.get(name, 0) + 1
            if trainer.step % 25 == 0:
                print(f"  step {trainer.step}/{trainer.steps} {time.time() - began:.0f} s " + " ".join(f"{n} {totals[n] / counts[n]:.4f}" for n in totals), flush=True)
        mean = trainer.mean
        torch.save(mean.state_dict(), f"{o.out}.{epoch}")
        predicted = {e.name: measure.attributions(mean, e, measure.vectors(mean, e, autocast)) for e in dev}
        scores = measure.attribution_scores(scorer, dev, gold, predicted)
        line = f"epoch {epoch} {time.time() - began:.0f} s " + " ".join(f"{k} {v:.1f}" for k, v in scores.items())
        total, by = measure.entity_scores(mean, names_dev, autocast)
        line += f" names {total:.1f} " + " ".join(f"{k} {v:.1f}" for k, v in by.items())
        print(line, flush=True)
    torch.save(mean.state_dict(), o.out)


def link_losses(model, x, batch):
    """Cross entropy of the right source and cue of each content in its stretch; several right ones share."""
    totals = {}
    for name, head, field in (("source", model.source, 1), ("cue", model.cue, 2)):
        found = []
        for row, window in enumerate(batch):
            inside = lambda s: window.first <= s[0] and s[1] <= window.last
            contents, candidates = [], set()
            for link in window.example.links:
                candidates.update(s for s in link[field] if inside(s))
                if inside(link[0]) and (not link[field] or any(inside(s) for s in link[field])):
                    contents.append(link)
            if not contents:
                continue
            candidates = sorted(candidates)
            move = lambda spans: torch.tensor([[a - window.first, b - window.first] for a, b in spans]).view(-1, 2)
            score = head(x[row], move([link[0] for link in contents]), move(candidates))
            right = torch.zeros_like(score, dtype=torch.bool)
            for k, link in enumerate(contents):
                for s in link[field]:
                    if inside(s):
                        right[k, 1 + candidates.index(s)] = True
                right[k, 0] = not link[field]
            found.append((torch.logsumexp(score, 1) - torch.logsumexp(score.masked_fill(~right, -1e4), 1)))
        if found:
            totals[name] = torch.cat(found).mean()
    return totals


if __name__ == "__main__":
    main()
