#!/usr/bin/env python3
"""Stage two of training: the roles around figures (claims), with some of stage one's lessons so that nothing is forgotten.

    python3 train/reader/roles.py --data ../shared/data --minilm FOLDER --start WEIGHTS --sayso BINARY --out WEIGHTS

begins with some epochs of the roles head alone, then teaches all by half of the articles of labels.tsv. What that reader
finds in the other half and in claims/train, from which it did not learn, is written to --unseen: `train/weigh.py` learns from
it how far the reader can be trusted. Then all are taught by all articles, what both stages taught is mixed (Wortsman et al.
2022), and the heads are taught once more by the mixture. After each epoch it prints the scores on claims/dev: of required
figures, a role judged as score_claims.py judges its words, the source by its mention; at the end those of the other heads.

    python3 train/reader/roles.py --data ../shared/data --minilm FOLDER --shipped models --sayso BINARY --unseen FILE

writes --unseen within minutes, for new weights where the reader stays: only a head is taught by half of labels.tsv, on the
vectors of the encoder as it is shipped. That encoder has learnt from all articles, so such a reader is somewhat too good there.
"""

import argparse
import copy
import json
import os
import random
import sys
import time

import torch
from torch.nn import functional as F

import corpus
import figures
import measure
import windows
from figures import AFTER, BEFORE, BONDS, KINDS, MARKS, ROLES, STANCES
from model import ROLE_DISTANCES, Crf, Reader, Roles
from pieces import Tokeniser
from trainer import Trainer
from words import link_losses

SEED = 20
ALONE = 3          # Epochs of the head alone, the encoder's vectors as they are,
TOGETHER = 2       # and of all, by half the labelled articles first, then by all articles.
ALONE_RATE = 2e-3  # Learning rates: of the head alone,
HEAD_RATE = 1e-3   # of the head among the others,
RATE = 1.2e-4      # and of the others.
REPLAY = 0.1       # Of PolNeAR's documents so many are read again an epoch,
NAMES = 0.3        # and of newswire-ner's.
DROP = 0.2
STAY = 0.35        # What the weights that both stages taught keep of the first one's.
SETTLE_RATE = 5e-4 # Learning rate of the head when it is taught once more, by what came of that,
PARTS_RATE = 2e-4  # and of the heads for who says what,
PARTS_SHARE = 0.8  # by so many of PolNeAR's documents;
PARTS_STAY = 0.5   # what they keep of before.
HOLD = 0.985       # The running mean keeps so much a step.
WEIGHT = {"subject": 0.3, "event": 0.2, "place": 0.2, "time": 0.2, "source": 0.3, "stance": 0.3, "kind": 0.2, "voiced": 0.3}
SLIGHT = 0.01      # Shares of words below it are as good as nothing.
LINKS = {"parts": 1.0, "names": 1.0, "source": 0.1, "cue": 0.05}


# ---------------------------------------------------------------- what the head sees

def bucket(distance):
    """Words from the figure, signed: 0 inside, 1, 2, 3, 4, 5, 6–9, 10–17, …"""
    d = abs(distance)
    step = d if d <= 4 else min(4 + (d - 2).bit_length() - 1, ROLE_DISTANCES)
    return ROLE_DISTANCES + (step if distance > 0 else -step)


def bits(value, count):
    return [float(value >> k & 1) for k in range(count)]


def bonds(document, figure, first, last):
    """Bits of BONDS for the words first … last - 1."""
    found = [0] * (last - first)

    def mark(span, name):
        for word in range(max(span[0], first), min(span[1], last)):
            found[word - first] |= 1 << BONDS.index(name)

    mark(figure.span, "this")
    if figure.counted:
        mark(figure.counted, "counted")
    here = document.sentence[figure.span[0]]
    for word in range(first, last):
        if document.sentence[word] == here:
            found[word - first] |= 1 << BONDS.index("sentence")
    for group in document.said:
        if any(a < figure.span[1] and b > figure.span[0] for a, b in group["content"]):
            for name, key in (("its source", "source"), ("its cue", "cue")):
                if group[key]:
                    mark(group[key], name)
            for span in group["content"]:
                mark(span, "its content")
    return found


def mark_said(documents, reader, autocast):
    """What the reader takes for said, with marks for its sources and cues."""
    for document in documents:
        vectors = measure.vectors(reader, document, autocast)
        document.said = measure.attributions(reader, document, vectors, words=True)
        for group in document.said:
            for name in ("source", "cue"):
                for word in range(*group[name]) if group[name] else ():
                    document.marks[word] |= 1 << MARKS.index(name)


def inputs(document, chosen, x, start, stop):
    """Tensors of some figures of a document whose words start … stop - 1 have the vectors x."""
    rows = [(figure, max(start, figure.span[0] - BEFORE), min(stop, figure.span[1] + AFTER)) for figure in chosen]
    n = max(last - first for _, first, last in rows)
    vectors, ends, distance, marks, links, mask = [], [], [], [], [], []
    for figure, first, last in rows:
        pad = n - (last - first)
        vectors.append(F.pad(x[first - start:last - start], (0, 0, 0, pad)))
        ends.append(torch.cat([x[figure.span[0] - start], x[figure.span[1] - 1 - start]]))
        away = lambda word: word - figure.span[0] if word < figure.span[0] else max(0, word - figure.span[1] + 1)
        distance.append([bucket(away(word)) for word in range(first, last)] + [0] * pad)
        marks.append([bits(document.marks[word], len(MARKS)) for word in range(first, last)] + [[0.0] * len(MARKS)] * pad)
        links.append([bits(value, len(BONDS)) for value in bonds(document, figure, first, last)] + [[0.0] * len(BONDS)] * pad)
        mask.append([True] * (last - first) + [False] * pad)
    return rows, (torch.stack(vectors), torch.stack(ends), torch.tensor(distance), torch.tensor(marks), torch.tensor(links),
                  torch.tensor(mask))


# ---------------------------------------------------------------- what it is taught

def losses_of(model, document, chosen, x, start, stop):
    rows, tensors = inputs(document, chosen, x, start, stop)
    logits, stance, kinds, voiced = model["roles"](*tensors, DROP)
    labels = torch.zeros(len(rows), logits.shape[1], len(ROLES), dtype=torch.long)
    known = torch.zeros(len(rows), len(ROLES))
    for row, (figure, first, last) in enumerate(rows):
        for number, name in enumerate(ROLES):
            spans = figure.roles and figure.roles[name]
            painted = None if spans is None else figures.paint(spans, first, last)
            if painted is not None:
                labels[row, :last - first, number] = torch.tensor(painted)
                known[row, number] = 0.5 if figure.gold.get("optional") else 1.0
    total = (model["crf"].each(logits, labels, tensors[5]) * known).sum(0)
    found = {name: total[number] / known[:, number].sum().clamp(min=1) for number, name in enumerate(ROLES)}
    gold = torch.tensor([STANCES.index(figure.gold["stance"]) if figure.gold else -100 for figure, _, _ in rows])
    if (gold >= 0).any():
        found["stance"] = F.cross_entropy(stance, gold, ignore_index=-100)
        wanted = torch.tensor([float(bool(figure.gold and figure.gold["source"])) for figure, _, _ in rows])
        found["voiced"] = F.binary_cross_entropy_with_logits(voiced[gold >= 0], wanted[gold >= 0])
    found["kind"] = F.cross_entropy(kinds, torch.tensor([figure.kind() for figure, _, _ in rows]))
    return found


def losses_in(model, kind, batch, autocast):
    """The losses of one batch of stretches, a dictionary a stretch with figures, or one for all."""
    reader = model["reader"]
    ids, casing, mask, first, words = windows.tensors(batch)
    with autocast():
        x = reader.words(ids, casing, mask, first)
    if kind == "parts":
        y = torch.stack([windows.labels(batch, lambda e, k=k: e.parts[k]) for k in range(3)], 2)
        return [{"parts": reader.parts_crf.loss(reader.part_logits(x), y, words)} | link_losses(reader, x, batch)]
    if kind == "names":
        y = windows.labels(batch, lambda e: e.entities)[..., None]
        return [{"names": reader.entities_crf.loss(reader.entity_logits(x), y, words)}]
    found = []
    for row, window in enumerate(batch):
        vectors = x[row, :window.last - window.first]
        found.append(losses_of(model, window.example, figures_in(window), vectors, window.first, window.last))
    return found


def figures_in(window):
    return [figure for figure in window.example.figures if window.first <= figure.span[0] and figure.span[1] <= window.last]


def weighed(losses, weight):
    """One loss of the dictionaries of several stretches."""
    return sum(weight[name] * value for found in losses for name, value in found.items()) / len(losses)


# ---------------------------------------------------------------- how good it is

@torch.no_grad()
def predict(model, document, x):
    """For each figure: role → spans, the stance, the share that says somebody gives it, and role → how likely words have it."""
    found = []
    for at in range(0, len(document.figures), 16):
        rows, tensors = inputs(document, document.figures[at:at + 16], x, 0, len(x))
        logits, stance, _, voiced = model["roles"](*tensors, 0.0)
        for row, (figure, first, last) in enumerate(rows):
            paths = model["crf"].decode(logits[row, :last - first])
            shares, none = model["crf"].shares(logits[row, :last - first])
            said, likely = {}, {}
            for number, name in enumerate(ROLES):
                said[name] = [(a + first, b + first) for a, b, _ in measure.spans(paths[number].tolist())]
                words = [(first + word, share) for word, share in enumerate(shares[number].tolist()) if share >= SLIGHT]
                likely[name] = {"none": float(none[number]), "words": words}
            found.append((figure, said, int(stance[row].argmax()), float(voiced[row].sigmoid()), likely))
    return found


def scores(documents, predictions, scorer):
    """Share of the required figures of whom each role is right, as score_claims.py judges strings; source by its mention."""
    right, count = {}, 0
    for document in documents:
        at = document.pieces.spans
        words = lambda span: document.text[at[span[0]][0]:at[span[1] - 1][1]]
        for figure, said, stance, voiced, _ in predictions[document.name]:
            g = figure.gold
            if not g or g.get("optional"):
                continue
            count += 1
            away = lambda span: max(span[0] - figure.span[1], figure.span[0] - span[1], 0)
            one = lambda name: words(min(said[name], key=away)) if said[name] else ""
            source = one("source")
            found = {
                "subject": scorer.same_subject(g["subject"], one("subject")),
                "event": scorer.same_text(g["event"], one("event")),
                "place": scorer.same_list(g["place"], [words(span) for span in said["place"]]),
                "time": scorer.same_text(g["time"], one("time")),
                "source": not source if not g["source"] else bool(source) and
                    (scorer.same_name(g["source"], source) or scorer.same_name(g["source_mention"], source)),
                "voiced": (voiced > 0.5) == bool(g["source"]),
                "stance": STANCES[stance] == g["stance"],
            }
            found["core"] = found["subject"] and found["source"] and found["stance"]
            found["full"] = found["core"] and found["place"] and found["time"]
            for name, ok in found.items():
                right[name] = right.get(name, 0) + bool(ok)
    return {name: 100 * n / max(count, 1) for name, n in right.items()}


def spans_of(document, predictions):
    """Of each figure the span of its words and those of its roles, in code points; of places all, of the others the nearest;
    the share that says somebody gives it; and how likely words have each role."""
    at = document.pieces.spans
    place = lambda span: [at[span[0]][0], at[span[1] - 1][1]]
    found = []
    for figure, said, _, voiced, likely in predictions:
        away = lambda span: max(span[0] - figure.span[1], figure.span[0] - span[1], 0)
        near = {name: sorted((place(span) for span in sorted(said[name], key=away)[:None if name == "place" else 1])) for name in ROLES}
        likely = {name: {"none": one["none"], "words": [[*at[word], share] for word, share in one["words"]]}
                  for name, one in likely.items()}
        found.append({"figure": place(figure.span), "voiced": voiced, "likely": likely} | near)
    return found


def show(what, found):
    print(f"  {what} " + " ".join(f"{name} {value:.1f}" for name, value in found.items()), flush=True)


def state(model):
    """All weights under one roof, as `export.py` wants them."""
    found = dict(model["reader"].state_dict())
    found |= {f"roles.{name}": value for name, value in model["roles"].state_dict().items()}
    return found | {f"roles_crf.{name}": value for name, value in model["crf"].state_dict().items()}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--minilm", required=True)
    a.add_argument("--start", help="the weights of stage one")
    a.add_argument("--shipped", help="models: the encoder as it is shipped, in place of --start; only a head is taught, and only --unseen written")
    a.add_argument("--sayso", required=True)
    a.add_argument("--out")
    a.add_argument("--unseen", required=True, help="a file for what a reader finds that did not learn from the article")
    a.add_argument("--only-unseen", action="store_true", help="stop when that file is written")
    a.add_argument("--batch", type=int, default=2048, help="pieces")
    a.add_argument("--figure-batch", type=int, default=1024)
    o = a.parse_args()
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    path = lambda name: os.path.join(o.data, name)
    sys.path.insert(0, path("../score"))
    import score_attributions
    import score_claims
    autocast = lambda: torch.autocast("cpu", dtype=torch.bfloat16)
    began = time.time()

    tokeniser = Tokeniser(os.path.join(o.minilm, "tokenizer.json"))
    reader = Reader().eval()
    if o.shipped:
        import export
        reader.load_state_dict(export.restored(o.shipped), strict=False)
    else:
        reader.load_state_dict(torch.load(o.start))
    gold, dev = (figures.load(path(f"claims/{part}"), tokeniser, o.sayso) for part in ("train", "dev"))
    labelled = figures.labelled(o.data, tokeniser, o.sayso)
    train = gold + labelled
    mark_said(train + dev, reader, autocast)
    parts, parts_dev = (corpus.polnear(path(f"polnear/{part}.jsonl"), tokeniser) for part in ("train", "dev"))
    parts_gold = {d["doc"]: d["attributions"] for d in map(json.loads, open(path("polnear/dev.jsonl"), encoding="utf8"))}
    names, names_dev = corpus.newswire(path("newswire-ner/dev.jsonl"), tokeniser)
    heads = lambda: torch.nn.ModuleDict({
        "roles": Roles(len(ROLES), len(STANCES), len(KINDS), len(MARKS), len(BONDS)),
        "crf": Crf(1, len(ROLES)),
    })
    head = lambda model, rate: [{"params": list(model["roles"].parameters()), "lr": rate},
                                {"params": list(model["crf"].parameters()), "lr": rate * 10, "weight_decay": 0}]

    chain = lambda name: "_crf" in name or "distance" in name
    read_by = lambda mean, documents: {d.name: predict(mean, d, measure.vectors(mean["reader"], d, autocast)) for d in documents}

    def alone(documents):
        """A head taught with the encoder as it is."""
        model = torch.nn.ModuleDict({"reader": copy.deepcopy(reader)} | dict(heads().items()))
        vectors = {document.name: measure.vectors(reader, document, autocast) for document in documents}
        return settled(model, documents, ALONE, ALONE_RATE, lambda document: vectors[document.name])

    def settled(model, documents, epochs, rate, vectors):
        """The model with its head taught by vectors that stay."""
        part = torch.nn.ModuleDict({"roles": model["roles"], "crf": model["crf"]})
        documents = list(documents)
        trainer = Trainer(part, head(part, rate), epochs * len(documents), HOLD)
        for epoch in range(epochs):
            part["roles"].train()
            rng.shuffle(documents)
            for document in documents:
                x = F.dropout(vectors(document), 0.1, True)
                trainer.learn(weighed([losses_of(part, document, document.figures, x, 0, len(x))], WEIGHT))
        return torch.nn.ModuleDict({"reader": model["reader"]} | dict(trainer.mean.items()))

    def together(model, documents):
        """All taught further; prints scores after each epoch."""
        encoder = [p for n, p in model["reader"].named_parameters() if not chain(n)]
        chains = [p for n, p in model["reader"].named_parameters() if chain(n)]
        groups = head(model, HEAD_RATE) + [{"params": encoder, "lr": RATE}, {"params": chains, "lr": RATE * 10, "weight_decay": 0}]
        trainer = None
        for epoch in range(TOGETHER):
            some = lambda examples, share: rng.sample(examples, int(len(examples) * share))
            stretches = [window for window in windows.training(documents, rng) if figures_in(window)]
            plan = [("figures", b) for b in windows.batches(stretches, o.figure_batch, rng)]
            plan += [("parts", b) for b in windows.batches(windows.training(some(parts, REPLAY), rng), o.batch, rng)]
            plan += [("names", b) for b in windows.batches(windows.training(some(names, NAMES), rng), o.batch, rng)]
            rng.shuffle(plan)
            trainer = trainer or Trainer(model, groups, TOGETHER * len(plan), HOLD)
            model.train()
            for kind, batch in plan:
                trainer.learn(weighed(losses_in(model, kind, batch, autocast), WEIGHT if kind == "figures" else LINKS))
            print(f"taught by {len(documents)} articles, epoch {epoch}, {time.time() - began:.0f} s", flush=True)
            show("claims/dev", scores(dev, read_by(trainer.mean, dev), score_claims))
        return trainer.mean

    def parts_settled(reader):
        """Teaches the reader's heads for who says what once more, by vectors that stay."""
        learner = copy.deepcopy(reader).eval()
        for name, parameter in learner.named_parameters():
            parameter.requires_grad_(not name.startswith(("encoder", "entities")))
        learning = [(name, parameter) for name, parameter in learner.named_parameters() if parameter.requires_grad]
        groups = [{"params": [p for n, p in learning if not chain(n)], "lr": PARTS_RATE},
                  {"params": [p for n, p in learning if chain(n)], "lr": PARTS_RATE * 10, "weight_decay": 0}]
        some = rng.sample(parts, int(len(parts) * PARTS_SHARE))
        plan = windows.batches(windows.training(some, rng), o.batch, rng)
        rng.shuffle(plan)
        trainer = Trainer(learner, groups, len(plan), HOLD)
        for batch in plan:
            trainer.learn(weighed(losses_in({"reader": learner}, "parts", batch, autocast), LINKS))
        before, after = reader.state_dict(), trainer.mean.state_dict()
        mean = {n: torch.lerp(after[n], v, PARTS_STAY) if v.is_floating_point() else v for n, v in before.items()}
        reader.load_state_dict(mean)

    taught = lambda documents: [document for document in documents if document.figures]
    rng.shuffle(labelled)
    half = len(labelled) // 2
    mean = alone(taught(labelled[:half]))
    if not o.shipped:
        mean = together(mean, taught(labelled[:half]))
    unseen = {}
    for name, documents in (("claims/train", taught(gold)), ("labels.tsv, the other half", taught(labelled[half:]))):
        found = read_by(mean, documents)
        show(name, scores(documents, found, score_claims))
        unseen |= {document.name: spans_of(document, found[document.name]) for document in documents}
    with open(o.unseen, "w", encoding="utf8") as file:
        json.dump(unseen, file)
    if o.only_unseen or o.shipped:
        return

    mean = together(mean, taught(train))
    first = torch.load(o.start)
    weights = mean["reader"].state_dict()
    mixed = {name: torch.lerp(value, first[name], STAY) if value.is_floating_point() else value for name, value in weights.items()}
    mean["reader"].load_state_dict(mixed)
    reader = mean["reader"]
    mean = settled(mean, taught(train), 1, SETTLE_RATE, lambda document: measure.vectors(reader, document, autocast))
    parts_settled(reader)
    torch.save(state(mean), o.out)
    found = read_by(mean, dev)
    print(f"with {STAY} of the first stage, {time.time() - began:.0f} s", flush=True)
    show("claims/dev", scores(dev, found, score_claims))
    found = {e.name: measure.attributions(reader, e, measure.vectors(reader, e, autocast)) for e in parts_dev}
    show("polnear/dev", measure.attribution_scores(score_attributions, parts_dev, parts_gold, found))
    total, by = measure.entity_scores(reader, names_dev, autocast)
    show("names", {"all": total} | by)


if __name__ == "__main__":
    main()
