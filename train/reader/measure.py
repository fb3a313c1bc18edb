"""What the heads find in whole documents, and how good it is, by the scorers of ../shared/score."""

import torch

import windows
from corpus import ENTITIES, PARTS

REACH = 220  # Words between a content and its source or cue at most.


@torch.no_grad()
def vectors(model, example, autocast):
    """The vectors of a document's words, each from the stretch that decides it."""
    found = []
    stretches = windows.reading(example)
    for at in range(0, len(stretches), 8):
        part = stretches[at:at + 8]
        with autocast():
            x = model.words(*windows.tensors([window for window, _, _ in part])[:4])
        for row, (window, start, to) in enumerate(part):
            found.append(x[row, start - window.first:to - window.first])
    return torch.cat(found)


def spans(labels):
    """(first, after last, class) of B and I labels."""
    found = []
    for word, label in enumerate(labels):
        if label % 2 == 1:
            found.append([word, word + 1, (label - 1) // 2])
        elif label and found:
            found[-1][1] = word + 1
    return [tuple(span) for span in found]


@torch.no_grad()
def attributions(model, example, x, words=False):
    """Attributions of a document as PolNeAR has them: character spans, or spans of words."""
    path = model.parts_crf.decode(model.part_logits(x[None])[0])
    part = {name: [s[:2] for s in spans(path[k].tolist())] for k, name in enumerate(PARTS)}
    groups = {}
    for number, content in enumerate(part["content"]):
        chosen = {}
        for name, head in (("source", model.source), ("cue", model.cue)):
            near = [s for s in part[name] if abs(s[0] - content[0]) < REACH]
            score = head(x, torch.tensor([content]), torch.tensor(near).view(-1, 2))[0]
            best = int(score.argmax())
            chosen[name] = near[best - 1] if best else None
        key = chosen["cue"] or ("alone", number)
        group = groups.setdefault(key, {"source": chosen["source"], "cue": chosen["cue"], "content": []})
        group["content"].append(content)
    for name in ("source", "cue"):
        used = {group[name] for group in groups.values()}
        for span in part[name]:
            if span not in used:
                groups[name, span] = {"source": None, "cue": None, "content": []} | {name: span}
    if words:
        return list(groups.values())
    at = example.pieces.spans
    place = lambda span: [at[span[0]][0], at[span[1] - 1][1]]
    return [{
        "source": [place(group["source"])] if group["source"] else [],
        "cue": [place(group["cue"])] if group["cue"] else [],
        "content": [place(span) for span in group["content"]],
    } for group in groups.values()]


def attribution_scores(scorer, examples, gold, predicted):
    """Exact F1 of source, cue and content, and the share of contents found that have the right source."""
    n = {name: [0, 0, 0] for name in PARTS}
    linked = found = 0
    for example in examples:
        t, g, p = example.text, gold[example.name], predicted[example.name]
        for name, c in n.items():
            gs, ps = set(scorer.pieces(t, g, name)), set(scorer.pieces(t, p, name))
            c[0] += len(gs & ps)
            c[1] += len(gs)
            c[2] += len(ps)
        for a in g:
            if not a["content"]:
                continue
            w = scorer.whole(a["content"])
            m = max(p, key=lambda b: scorer.iou(scorer.whole(b["content"]), w) if b["content"] else 0, default=None)
            if m and m["content"] and scorer.iou(scorer.whole(m["content"]), w) >= 0.5:
                found += 1
                if not a["source"] or not m["source"]:
                    linked += not a["source"] and not m["source"]
                else:
                    linked += any(scorer.iou(scorer.trim(t, *x), scorer.trim(t, *y)) >= 0.5
                                  for x in a["source"] for y in m["source"])
    score = {name: 200 * c[0] / max(c[1] + c[2], 1) for name, c in n.items()}
    return score | {"linked": 100 * linked / max(found, 1), "found": found}


@torch.no_grad()
def entity_scores(model, examples, autocast):
    """Exact-span F1 over all classes, and by class."""
    n = {name: [0, 0, 0] for name in ENTITIES}
    for example in examples:
        x = vectors(model, example, autocast)
        path = model.entities_crf.decode(model.entity_logits(x[None])[0])[0].tolist()
        gold, mine = set(spans(example.entities)), set(spans(path))
        for k, name in enumerate(ENTITIES):
            g, p = {s for s in gold if s[2] == k}, {s for s in mine if s[2] == k}
            n[name][0] += len(g & p)
            n[name][1] += len(g)
            n[name][2] += len(p)
    total = [sum(c[k] for c in n.values()) for k in range(3)]
    f1 = lambda c: 200 * c[0] / max(c[1] + c[2], 1)
    return f1(total), {name: f1(c) for name, c in n.items()}
