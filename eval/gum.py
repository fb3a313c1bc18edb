#!/usr/bin/env python3
"""Measure whom pronouns and descriptions mean on GUM documents: people and organisations that the text names.

usage: eval/gum.py [--errors N] FOLDER-OR-FILE.conllu ...

FILE  a GUM document in CoNLL-U with its entities (UniversalDependencies/UD_English-GUM).

Counted are the mentions of people and organisations by pronouns of the third person ("he", "its") and by definite
descriptions ("the minister", "this team"; no appositions), where the same chain of GUM has a proper name. Recall is the share of them that Sayso gives to an entity
which is named in that chain, precision the share of Sayso's that are right of all those that it resolves and GUM has
a mention of a person or organisation with that head. Doubted are those for which Sayso names others as well. Prints both for pronouns, descriptions and all, and for the genres news and interview apart.

The binary is $SAYSO, or target/release/sayso.
"""
import argparse, glob, json, os, re, subprocess
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor

SAYSO = os.environ.get("SAYSO", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../target/release/sayso"))
KINDS = ("person", "organization")
PRONOUNS = set("he she it they him her them his its their hers theirs himself herself itself themselves".split())
DEFINITE = ("the", "this", "that", "these", "those")
APART = ("news", "interview")
EDGE = re.compile(r"\((\d+)-([a-z]+)-([^()]*)(\)?)|(\d+)\)")


class Mention:
    """A span of the text in code points, its head, its chain and what form it has."""

    def __init__(self, chain, kind, start, end, head, form):
        self.chain, self.kind, self.start, self.end, self.head, self.form = chain, kind, start, end, head, form


def read(path):
    """The text of a document and its mentions of people and organisations."""
    text, mentions, open_ones, sentence = "", [], [], []

    def close(chain):
        at = max(n for n, one in enumerate(open_ones) if one[0] == chain)
        chain, kind, about, first = open_ones.pop(at)
        words = sentence[first:]
        if kind not in KINDS:
            return
        heads = [words[int(n) - 1] for n in about.split("-")[3].split(",") if n.isdigit() and int(n) <= len(words)] or words[-1:]
        if any(tag.startswith("PRP") for _, _, _, tag in heads) and len(words) == 1:
            form = "pronoun" if words[0][2].lower() in PRONOUNS else "other"
        else:
            form = "name" if any(tag.startswith("NNP") for _, _, _, tag in heads) else "description"
            definite = words[0][2].lower() in DEFINITE and about.split("-")[4] == "coref"
            if form == "description" and not (definite and any(tag.startswith("NN") for _, _, _, tag in heads)):
                form = "other"
        mentions.append(Mention(chain, kind, words[0][0], words[-1][1], (heads[-1][0], heads[-1][1]), form))

    glue = True
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newpar") and text and not text.endswith("\n\n"):
            text, glue = text.rstrip() + "\n\n", True
        if line.startswith("# sent_id"):
            sentence = []
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not cells[0].isdigit():
            continue
        text += "" if glue else " "
        sentence.append((len(text), len(text) + len(cells[1]), cells[1], cells[4]))
        text += cells[1]
        notes = dict(note.split("=", 1) for note in cells[9].split("|") if "=" in note)
        glue = notes.get("SpaceAfter") == "No"
        for chain, kind, about, at_once, end in EDGE.findall(notes.get("Entity", "")):
            if chain:
                # infstat-salience-centering-minspan-link-identity, where minspan counts words from 1 and link is coref, ana, appos …
                open_ones.append((chain, kind, about, len(sentence) - 1))
            if end or at_once:
                close(end or chain)
    return text, mentions


def judge(path):
    """Of each form how many mentions there are, how many Sayso resolves, and how many of these rightly; and the errors."""
    text, gold = read(path)
    run = subprocess.run([SAYSO, "inspect", "--raw", "-"], input=text.encode(), capture_output=True, check=True)
    entities = json.loads(run.stdout)["entities"]
    by_head = {}
    for mention in gold:
        by_head.setdefault(mention.head, mention)
    named = {mention.chain for mention in gold if mention.form == "name"}
    at = lambda one: [m for head, m in by_head.items() if one["start"] <= head[0] and head[1] <= one["end"]]
    # The chains that each of Sayso's entities is named in.
    chains, found = [], {}
    for number, entity in enumerate(entities):
        names = [gold for one in entity["mentions"] if one["form"] == "name" for gold in at(one) if gold.form == "name"]
        chains.append({mention.chain for mention in names})
        for one in entity["mentions"]:
            if one["form"] != "name":
                for mention in at(one)[-1:]:
                    found[mention.head] = number, bool(one["maybe"])
    count, errors = Counter(), []
    for head, mention in by_head.items():
        if mention.form not in ("pronoun", "description"):
            continue
        resolved = head in found
        right = resolved and mention.chain in chains[found[head][0]]
        asked = mention.chain in named
        count[mention.form, "asked"] += asked
        count[mention.form, "resolved"] += resolved
        count[mention.form, "right"] += right
        if resolved:
            sure = "doubted" if found[head][1] else "sure"
            count[f"{mention.form}, {sure}", "resolved"] += 1
            count[f"{mention.form}, {sure}", "right"] += right
        if asked and not right or resolved and not right:
            wanted = next((text[m.start:m.end] for m in gold if m.chain == mention.chain and m.form == "name"), "nobody named")
            got = entities[found[head][0]]["name"] if resolved else "nobody"
            errors.append(f"{os.path.basename(path)[4:-7]}: “{text[mention.start:mention.end][:60]}” is {wanted[:50]}, not {got}: "
                          f"…{text[max(0, mention.start - 60):mention.end + 40]!r}")
    return path, count, errors


def show(name, count):
    for form in ("pronoun", "description", "all"):
        forms = ("pronoun", "description") if form == "all" else (form,)
        asked, resolved, right = (sum(n for (f, k), n in count.items() if k == key and f in forms) for key in ("asked", "resolved", "right"))
        p, r = right / max(resolved, 1), right / max(asked, 1)
        print(f"{name:10} {form:12} asked {asked:5} resolved {resolved:5} right {right:5}  P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {200 * p * r / max(p + r, 1e-9):5.1f}")


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("file", nargs="+")
    a.add_argument("--errors", type=int, default=0)
    o = a.parse_args()
    files = [f for one in o.file for f in (sorted(glob.glob(os.path.join(one, "*.conllu"))) if os.path.isdir(one) else [one])]
    with ThreadPoolExecutor(2) as pool:
        judged = list(pool.map(judge, files))
    by = defaultdict(Counter)
    for path, count, errors in judged:
        genre = os.path.basename(path).split("_")[1]
        for part in ("all", *(one for one in APART if one == genre)):
            by[part].update(count)
        for line in errors[:o.errors]:
            print(line)
    for name in ("all", *APART):
        show(name, by[name])
    for form in ("pronoun", "description"):
        for sure in ("sure", "doubted"):
            resolved, right = (by["all"][f"{form}, {sure}", key] for key in ("resolved", "right"))
            print(f"{form}, {sure}: {resolved} resolved, {100 * right / max(resolved, 1):.1f} % right")


if __name__ == "__main__":
    main()
