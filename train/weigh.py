#!/usr/bin/env python3
"""Learn whose a figure is, what it counts, where and when it is set, and how sure a claim is: the weights of
`src/claim/scene.rs`, `src/claim/subject.rs`, `src/claim/spot.rs` and `src/claim/confidence.rs`.

    python3 train/weigh.py --data ../shared/data --sayso BINARY --unseen FILE --out models

reads claims/train and those articles of `train/reader/labels.tsv` from which the reader of --unseen did not learn with `sayso inspect` and fits the tables (maximum likelihood
with a small penalty on the squares of the weights; those of voices have a hidden layer beside). Each article is judged by weights that were learnt from the others; from
that the confidence is learnt. Prints
how many subjects, sources, places and times are right so and on claims/dev, and on dev how often
claims of each confidence are.
"""

import argparse
import concurrent.futures
import json
import math
import os
import random
import re
import sys

import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "reader"))
import labels
from figures import articles, inspect_raw

SEED = 20
FOLDS = 5
PENALTY = 0.0015    # On the squares of the weights, against the mean loss of a figure.
UNITS = 16          # Of voices: units that see what is known of one together (a hidden layer),
EPOCHS = 100        # how often they see all figures,
BATCH = 256         # so many at once,
RATE = 5e-3         # and the rate at which they learn at first.
DROP = 0.2
SETS = ("claims/train, each fifth by the others", "labels.tsv, likewise", "claims/dev")
OPTIONAL = 0.5      # What a figure marked optional counts.


class Choice:
    """What Sayso weighs for one figure of the gold: what is known of each, and which are right."""

    def __init__(self, document, gold, known, right):
        self.document, self.known, self.right = document, known, right
        self.weight = (OPTIONAL if gold.get("optional") else 1.0) * any(right)
        self.counts = not gold.get("optional")


class Voice(Choice):
    """Whose the figure is."""

    def __init__(self, document, gold, claim, weighed, grounds, scorer):
        right = [not gold["source"] if voice["name"] is None else
                 bool(gold["source"]) and scorer.same_name(gold["source"], voice["name"]) for voice in weighed]
        super().__init__(document, gold, [voice["known"] for voice in weighed], right)
        judged = scorer.judge(gold, claim)
        self.grounds = grounds
        self.headline = "headline" in grounds  # There the rules decide.
        self.weight *= not self.headline
        self.by_rule = judged["source"]
        self.stance = judged["stance"]
        self.judged = [scorer.same_source(gold, voice["name"], claim["via"]) for voice in weighed]


    def tell(self, counted, role):
        """Puts into the grounds what a roles head that did not learn from the article takes for the subject."""
        read = role and role["subject"]
        rules = [one for one in counted if by_rule(one)]
        agree = read and any(one["start"] < read[0][1] and read[0][0] < one["end"] for one in rules)
        self.grounds |= {"subjects agree": float(bool(agree)), "subject unread": float(not read)}


def by_rule(counted):
    return "start" in counted and not counted["read"] and "phrase" not in counted["known"]


def log_odds(share):
    return min(max(math.log(max(share, 0.01) / max(1 - share, 0.01)), -4.0), 4.0)


def odds(likely, spans):
    """How likely one of the words in any of the spans (dictionaries with start and end) has a role, as log odds."""
    at = lambda first, last: any(span["start"] < last and first < span["end"] for span in spans)
    return log_odds(max((share for first, last, share in likely["words"] if at(first, last)), default=0.0))


def with_role(weighed, role):
    """Tells the voices whom the roles head names that did not learn from the article (`train/reader/roles.py --unseen`)."""
    start, end = role["source"][0] if role["source"] else (None, None)
    likely = role["likely"]["source"]
    for voice in weighed:
        known = voice["known"]
        known["role, odds"] = odds(likely, voice["mentions"])
        for name in ("role: this", "role: another", "own, role: nobody"):
            known.pop(name, None)
        if voice["name"] is None:
            del known["role, odds"]
            known |= {"own, voiced": log_odds(role["voiced"]), "own, odds": log_odds(likely["none"])} | ({"own, role: nobody": 1.0} if start is None else {})
        elif start is not None:
            this = any(start < words["end"] and words["start"] < end for words in voice["mentions"])
            known["role: this" if this else "role: another"] = 1.0


def with_roles(spots, figure, roles, named, likely):
    """Spots as they would be known had the roles head not learnt from the article: `roles` are what such a head takes for the
    figure's, `named` what it takes for that of any figure, `likely` how likely it finds the words near the figure, of places."""
    away = lambda span: max(span[0] - figure["end"], figure["start"] - span[1], 0)
    at = lambda one, span: any(span[0] < words["end"] and words["start"] < span[1] for words in one["mentions"])
    spots = [one for one in spots if not one["read_only"] or any(at(one, span) for span in named)]
    read = [k for span in sorted(roles, key=away) for k, one in enumerate(spots) if at(one, span)]
    for k, one in enumerate(spots):
        known = {name: value for name, value in one["known"].items() if "role" not in name and name not in ("none, both", "none, odds")}
        if likely:
            known |= {"none, odds": log_odds(likely["none"])} if one["text"] is None else {"role, odds": odds(likely, one["mentions"])}
        if one["text"] is None:
            known |= {} if read else {"none, role": 1.0}
            known |= {"none, both": 1.0} if "none, rules" in known and not read else {}
        elif k in read:
            known["role: this" if k == read[0] else "role: too"] = 1.0
            known |= {"rules and role": 1.0} if "rules: this" in known else {}
        elif read:
            known["role: another"] = 1.0
        one["known"] = known
    return spots


def with_subject(weighed, role, quantity, text):
    """What a figure may count: the rules' words, those of a roles head that did not learn from the article, described as
    `src/claim/subject.rs` describes them, and other phrases of the sentence."""
    rules = [one for one in weighed if by_rule(one)]
    phrases = [one for one in weighed if "phrase" in one["known"]]
    read = role and role["subject"]
    start, end = read[0] if read else (0, 0)
    overlaps = lambda one: one["start"] < end and start < one["end"]
    for one, name in [(one, "rules: odds") for one in rules] + [(one, "phrase: odds") for one in phrases]:
        one["known"].pop(name, None)
        one["known"] |= {name: odds(role["likely"]["subject"], [one])} if role else {}
    if not read or any((one["start"], one["end"]) == (start, end) for one in rules):
        return rules + phrases
    words, before = text[start:end], start < quantity["end"]
    gap = max(quantity["start"] - end, start - quantity["end"], 0)
    percent, money = quantity["unit"] == "%", re.fullmatch("[A-Z]{3}", quantity["unit"]) is not None
    known = {
        "role: after": not before, "role: adjacent": gap <= 2, "role: far": gap > 60,
        "role: before, percent": before and percent, "role: before, money": before and money,
        "role: before, others": before and not percent and not money,
        "role: capital": words[:1].isupper(), "role: one word": " " not in words, "role: many words": words.count(" ") > 3,
        "role": True, "role, percent": percent, "role, money": money,
    }
    for one in rules:
        known |= {
            "role, overlaps": overlaps(one),
            "role, within the rules'": one["start"] <= start and end <= one["end"],
            "role, holds the rules'": start <= one["start"] and one["end"] <= end,
        }
    known = {name: 1.0 for name, true in known.items() if true}
    known["role: odds"] = odds(role["likely"]["subject"], [{"start": start, "end": end}])
    return rules + [{"text": words, "known": known}] + [one for one in phrases if not overlaps(one)]


def read(articles, scorer, unseen):
    """For the figures of articles given as gold and what `sayso inspect` prints: the voices, the places, the times, the subjects."""
    voices, places, times, subjects = [], [], [], []
    for gold, seen in articles:
        document = gold["doc"]
        weighed = {one["figure"]["start"]: one["weighed"] for one in seen["voices"]}
        grounds = {one["figure"]["start"]: one["grounds"] for one in seen["voices"]}
        settings = {one["figure"]["start"]: one for one in seen["settings"]}
        roles = {one["figure"][0]: one for one in unseen.get(document, [])}
        named = {name: [span for one in roles.values() for span in one[name]] for name in ("place", "time")}
        for start, one in roles.items():
            if start in weighed:
                with_role(weighed[start], one)
        claims = [claim for claim in seen["claims"] if claim["quantity"]["start"] in weighed]
        pairs = [(scorer.found(g, c), i, j) for i, g in enumerate(gold["claims"]) for j, c in enumerate(claims)]
        golds, mine = set(), set()
        for score, i, j in sorted(pairs, reverse=True):
            if score > 0 and i not in golds and j not in mine:
                golds.add(i), mine.add(j)
                g, claim, at = gold["claims"][i], claims[j], claims[j]["quantity"]["start"]
                voices.append(Voice(document, g, claim, weighed[at], grounds[at], scorer))
                counted = settings[at]["subjects"]
                if document in unseen:
                    counted = with_subject(counted, roles.get(at), claim["quantity"], gold["text"])
                    voices[-1].tell(counted, roles.get(at))
                counted = counted or [{"text": "", "known": {}}]
                right = [scorer.same_subject(g["subject"], one["text"]) for one in counted]
                subjects.append(Choice(document, g, [one["known"] for one in counted], right))
                for found, name, wanted in ((places, "place", g["place"]), (times, "time", [g["time"]] if g["time"] else [])):
                    spots = settings[at][name + "s"]
                    if document in unseen:
                        role = roles.get(at, {})
                        likely = role["likely"]["place"] if role and name == "place" else None
                        spots = with_roles(spots, settings[at]["figure"], role.get(name, []), named[name], likely)
                    right = [not wanted if one["text"] is None else any(scorer.same_text(text, one["text"]) for text in wanted)
                             for one in spots]
                    found.append(Choice(document, g, [one["known"] for one in spots], right))
    return voices, places, times, subjects


class Linear:
    """A sum of weights."""

    def __init__(self, weights):
        self.weights = weights

    def scores(self, x):
        return x @ self.weights

    def rows(self, names):
        return [(name, f"{weight:.3f}") for name, weight in zip(names, self.weights.tolist())]


class Units(torch.nn.Module):
    """A sum of weights, and of units that see what is known together: one hidden layer."""

    def __init__(self, size):
        super().__init__()
        self.alone = torch.nn.Linear(size, 1, bias=False)
        self.together = torch.nn.Linear(size, UNITS)
        self.weights = torch.nn.Linear(UNITS, 1, bias=False)
        torch.nn.init.zeros_(self.alone.weight)
        torch.nn.init.zeros_(self.weights.weight)

    def forward(self, x):
        units = torch.nn.functional.dropout(torch.tanh(self.together(x)), DROP, self.training)
        return (self.alone(x) + self.weights(units))[..., 0]

    @torch.no_grad()
    def scores(self, x):
        return self(x)

    @torch.no_grad()
    def rows(self, names):
        several = lambda values: " ".join(f"{value:.3f}" for value in values.tolist())
        known = zip(names, self.alone.weight[0].tolist(), self.together.weight.T)
        return [(name, f"{weight:.3f}", several(units)) for name, weight, units in known] + [
            ("(base)", "", several(self.together.bias)), ("(units)", "", several(self.weights.weight[0]))]


class Fitted:
    """Weights of choices: learnt from all of them by `learn`, and the shares by weights that were learnt from other articles."""

    def __init__(self, choices, learn):
        self.names = sorted({name for choice in choices for known in choice.known for name in known})
        documents = sorted({choice.document for choice in choices})
        random.Random(SEED).shuffle(documents)
        fold = {document: number % FOLDS for number, document in enumerate(documents)}
        folds = torch.tensor([fold[choice.document] for choice in choices])
        x, right, there, weight = self.tensors(choices)
        self.unseen = torch.zeros(there.shape)
        for k in range(FOLDS):
            others, test = folds != k, folds == k
            learnt = learn(x[others], right[others], there[others], weight[others])
            self.unseen[test] = shares(learnt, x[test], there[test])
        self.learnt = learn(x, right, there, weight)

    def tensors(self, choices):
        most = max(len(choice.known) for choice in choices)
        at = {name: k for k, name in enumerate(self.names)}
        x = torch.zeros(len(choices), most, len(self.names))
        right, there = (torch.zeros(len(choices), most, dtype=torch.bool) for _ in range(2))
        for row, choice in enumerate(choices):
            n = len(choice.known)
            there[row, :n], right[row, :n] = True, torch.tensor(choice.right)
            for one, known in enumerate(choice.known):
                for name, value in known.items():
                    if name in at:
                        x[row, one, at[name]] = value
        return x, right, there, torch.tensor([float(choice.weight) for choice in choices])

    def shares(self, choices):
        x, _, there, _ = self.tensors(choices)
        return shares(self.learnt, x, there)

    def rows(self):
        return self.learnt.rows(self.names)


def percent(hits, choices):
    counts = torch.tensor([choice.counts for choice in choices])
    hits = torch.tensor([bool(hit) for hit in hits])
    return 100 * (hits & counts).sum().item() / counts.sum().item()


def best(shares, choices, right):
    """Whether what has the greatest share is right."""
    return [right(choice)[each] for choice, each in zip(choices, shares.argmax(1).tolist())]


def least(loss, size, penalty=PENALTY):
    """The weights with the least loss."""
    w = torch.zeros(size, requires_grad=True)
    optimiser = torch.optim.LBFGS([w], max_iter=200, line_search_fn="strong_wolfe")

    def step():
        optimiser.zero_grad()
        total = loss(w) + penalty * (w ** 2).sum()
        total.backward()
        return total

    optimiser.step(step)
    return w.detach()


def surprise(scores, right, there, weight):
    """A conditional logit: the mean of -log p that what is right is chosen."""
    scores = scores.masked_fill(~there, -1e9)
    each = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e4), 1)
    return (each * weight).sum() / weight.sum()


def linear(x, right, there, weight):
    return Linear(least(lambda w: surprise(x @ w, right, there, weight), x.shape[2]))


def units(x, right, there, weight):
    torch.manual_seed(SEED)
    found = Units(x.shape[2])
    optimiser = torch.optim.AdamW(found.parameters(), lr=RATE, weight_decay=0.01)
    steps = EPOCHS * -(-len(x) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / steps)
    for _ in range(EPOCHS):
        for some in torch.randperm(len(x)).split(BATCH):
            optimiser.zero_grad()
            surprise(found(x[some]), right[some], there[some], weight[some]).backward()
            optimiser.step()
            schedule.step()
    return found.eval()


def shares(learnt, x, there):
    return torch.softmax(learnt.scores(x).masked_fill(~there, -1e9), 1)


def grounds(figure, share):
    """What `src/claim/confidence.rs` knows of a claim whose voices have these shares."""
    first, second = share.topk(2).values.tolist() if len(share) > 1 else (float(share[0]), 0.0)
    own = int(share.argmax()) == 0
    known = {"share": first, "share, log odds": log_odds(first), "second share": second, "own voice": float(own), "own voice, share": own * first}
    return figure.grounds | known


def shown(fitted, gold, dev):
    """The shares of SETS, of which fitted saw the first two, gold and labels.tsv."""
    return fitted.unseen[:len(gold)], fitted.unseen[len(gold):], fitted.shares(dev)


def table(path, what, rows):
    with open(path, "w", encoding="utf8") as file:
        file.write(f"# {what}, by train/weigh.py.\n")
        head = ("known", "weight", "together")[:len(rows[0])]
        file.writelines("\t".join(row) + "\n" for row in [head, *rows])


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
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        gold, dev = (read(articles(os.path.join(o.data, "claims", part), o.sayso, pool), scorer, unseen) for part in ("train", "dev"))
        labelled = read(labels.golds(o.data, lambda text: inspect_raw(o.sayso, text), pool, unseen.__contains__), scorer, unseen)
    path = lambda name: os.path.join(o.out, name)
    learners = (units, linear, linear, linear)
    fitted = [Fitted(first + second, learn) for first, second, learn in zip(gold, labelled, learners)]
    counted, subjects = fitted[3], []
    for what, choices, each in zip(SETS, (gold[3], labelled[3], dev[3]), shown(counted, gold[3], dev[3])):
        subjects.append(best(each, choices, lambda choice: choice.right))
        print(f"{what}: subject right {percent(subjects[-1], choices):.1f}, "
              f"of the first {percent([choice.right[0] for choice in choices], choices):.1f}, "
              f"of any {percent([any(choice.right) for choice in choices], choices):.1f}")
    table(path("subjects.tsv"), "What figures count: weights of what is known of figure and words (src/claim/subject.rs)", counted.rows())
    for name, one, *sets in zip(("places", "times"), fitted[1:3], gold[1:3], labelled[1:3], dev[1:3]):
        for what, choices, each in zip(SETS, sets, shown(one, sets[0], sets[2])):
            right = percent(best(each, choices, lambda choice: choice.right), choices)
            among = percent([any(choice.right) for choice in choices], choices)
            print(f"{what}: {name} right {right:.1f}, among those weighed {among:.1f}")
        table(path(f"{name}.tsv"), f"The {name} of figures: weights of what is known of figure and spot (src/claim/spot.rs)", one.rows())
    sure = []
    voices = fitted[0]
    for what, figures, each, subject in zip(SETS, (gold[0], labelled[0], dev[0]), shown(voices, gold[0], dev[0]), subjects):
        hits = best(each, figures, lambda figure: figure.judged)
        hits = [figure.by_rule if figure.headline else hit for hit, figure in zip(hits, figures)]
        among = percent([any(figure.judged) for figure in figures], figures)
        print(f"{what}: source right {percent(hits, figures):.1f} of {sum(figure.counts for figure in figures)}, among the voices {among:.1f}")
        known = [grounds(figure, each[row][:len(figure.known)]) for row, figure in enumerate(figures)]
        core = torch.tensor([float(hit and counts and figure.stance) for hit, counts, figure in zip(hits, subject, figures)])
        sure.append((known, core, torch.tensor([figure.counts for figure in figures])))
    dev_known, dev_core, dev_counts = sure.pop()
    taught = [known for each, _, _ in sure for known in each]
    about = sorted({name for known in taught for name in known})
    matrix = lambda known: torch.tensor([[one.get(name, 0.0) for name in about] for one in known])
    x, core, counts = matrix(taught), torch.cat([core for _, core, _ in sure]), torch.cat([counts for _, _, counts in sure]).float()
    loss = lambda c: (torch.nn.functional.binary_cross_entropy_with_logits(x @ c, core, reduction="none") * counts).sum() / counts.sum()
    c = least(loss, len(about), PENALTY / 10)
    likely, core = torch.sigmoid(matrix(dev_known) @ c)[dev_counts], dev_core[dev_counts]
    for low, high in zip((0, .2, .4, .5, .6, .7, .8, .9), (.2, .4, .5, .6, .7, .8, .9, 1.01)):
        here = (likely >= low) & (likely < high)
        if here.any():
            print(f"dev, confidence {low:.1f} to {min(high, 1):.1f}: {int(here.sum())} claims, mean {likely[here].mean():.2f}, right {core[here].mean():.2f}")
    table(path("voices.tsv"), "Whose a figure is: weights of what is known of figure and voice (src/claim/scene.rs)", voices.rows())
    table(path("confidence.tsv"), "How sure a claim is: weights of what is known of its finding (src/claim/confidence.rs)", Linear(c).rows(about))


if __name__ == "__main__":
    main()
