#!/usr/bin/env python3
"""Trains the part-of-speech tagger of `src/document/tag` and writes `models/tagger.bin`.

    python3 train/tagger.py --data ../shared/data --teacher WHEEL            held-out scores, then the weights
    python3 train/tagger.py --data ../shared/data --teacher WHEEL --score    held-out scores only

An averaged perceptron, greedy from left to right. A teacher (`teacher.py`) tags plain news text first: what it says of each
word there, over all its places, becomes the word's *class* ("VBD|VBN", mostly in lower case), which ours sees as a feature
of the word and its neighbours; and some of its sentences are learnt beside those of the treebank. Tokens are those of the
program itself: the texts go through `train/tokens.rs`, and the tags of the treebank are laid over them.

The features are computed in the same way by `src/document/tag/feature.rs`: change both or neither.
"""

import argparse
import array
import collections
import glob
import json
import os
import random
import struct
import subprocess
import sys

from teacher import Teacher

SEED = 20
EPOCHS = 6
HOLD_OUT = 5             # Every fifth document of each genre is held out for the scores.
TITLE_COPIES = 0.35      # Share of the sentences that are learnt a second time in Title Case,
CAPS_COPIES = 0.10       # and in capitals.
PLAIN_TOKENS = 1_200_000  # Tokens of plain news text that make the word classes;
TAUGHT_TOKENS = 120_000   # so many of them are learnt as the teacher tags them,
TAUGHT_SHORTEST = 6       # in sentences of so many tokens or more.
CLASS_COUNT = 3          # A word needs so many places in it to have a class;
CLASS_SHARE = 0.06       # a tag belongs to the class from this share on.
DROP = 0.15              # In training, a word is hidden from its own features so often, so that endings and classes speak.
FEATURE_COUNT = 2        # Features that were seen less often are not kept,
SMALLEST = 30            # nor, in the end, those without a weight above this, of 127: a small table is a fast one.
CERTAIN_COUNT = 25       # A word seen so often with one tag alone
CERTAIN_SHARE = 0.995    # (nearly) is not asked about.

TAGS = ("CC CD DT EX FW IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRPS RB RBR RBS RP TO UH "
        "VB VBD VBG VBN VBP VBZ WDT WP WPS WRB Other").split()
REPORTED = "NN NNS NNP JJ VB VBD VBN VBG VBP VBZ".split()
SMALL = set("a an the and but or nor for of in on at to by as with from into over after vs".split())
APOSTROPHES = "'’"


# ---------------------------------------------------------------- texts and tokens

class Token:
    __slots__ = ("text", "kind", "start", "end", "tag")

    def __init__(self, text, kind, start, end, tag=None):
        self.text, self.kind, self.start, self.end, self.tag = text, kind, start, end, tag

    def asked(self):
        return self.kind == "Word" or self.text in APOSTROPHES


def structure(texts):
    """What the program makes of each text."""
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    run = subprocess.run(["target/debug/examples/tokens"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    for text, line in zip(texts, run.stdout.decode().splitlines()):
        data, made = text.encode(), json.loads(line)
        tokens = [Token(data[a:b].decode(), kind, a, b, tag) for a, b, kind, tag in made["tokens"]]
        yield made["sentences"], tokens


def gum(folder):
    """The treebank's documents: name, text, and per sentence its span and its words as (start, end, tag, head, relation)."""
    for path in sorted(glob.glob(os.path.join(folder, "gum", "*.conllu"))):
        text, sentences, words, start, paragraph = "", [], [], 0, False
        for line in open(path, encoding="utf-8"):
            line = line.rstrip("\n")
            if line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# text = "):
                if text:
                    text += "\n" if paragraph else " "
                paragraph = False
                start = len(text.encode())
                text += line[9:]
                words, at = [], start
                data = text.encode()
                sentences.append((start, len(data), words))
            elif line[:1].isdigit():
                cell = line.split("\t")
                if not cell[0].isdigit():
                    continue
                form = cell[1].encode()
                found = data.find(form, at)
                if found < 0 or found > at + 3:
                    found = at  # A word whose form is not in the text: it gets an empty place.
                    words.append((found, found, cell[4], int(cell[6]), cell[7]))
                    continue
                words.append((found, found + len(form), cell[4], int(cell[6]), cell[7]))
                at = found + len(form)
        yield os.path.basename(path)[:-7], text, sentences


def tagged(folder):
    """(name, sentences), each sentence a list of the program's tokens with the treebank's tags."""
    documents = list(gum(folder))
    for (name, text, sentences), (_, tokens) in zip(documents, structure([text for _, text, _ in documents])):
        result, index = [], 0
        for start, end, words in sentences:
            sentence = []
            while index < len(tokens) and tokens[index].start < end:
                token = tokens[index]
                token.tag = gold(token, words)
                sentence.append(token)
                index += 1
            result.append(sentence)
        yield name, result


def gold(token, words):
    """The tag of one of our tokens: of the one word it is, or of the head of the words that it joins."""
    if token.kind == "Number":
        return "CD"
    over = [k for k, (a, b, *_) in enumerate(words) if a < token.end and token.start < b]
    if token.kind == "Mark":
        return "POS" if token.text in APOSTROPHES and any(words[k][2] == "POS" for k in over) else "Other"
    over = [k for k in over if words[k][2] not in ("HYPH", "GW")] or over
    if not over:
        return "Other"
    if len(over) == 1 or "-" not in token.text and "‑" not in token.text:
        return penn(words[over[0]][2])
    heads = [k for k in over if words[k][3] - 1 not in over] or over
    head = heads[-1]
    tag = penn(words[head][2])
    parts = [penn(words[k][2]) for k in over]
    if all(part in ("NNP", "NNPS") for part in parts):
        return tag
    before_noun = words[head][3] - 1 > over[-1] and words[head][4] in ("compound", "amod", "nmod", "nummod")
    if before_noun and tag in ("NN", "NNS", "VBN", "VBG", "CD", "RB", "VB", "JJ", "NNP", "VBD", "RP"):
        return "CD" if all(part == "CD" for part in parts) else "JJ"
    return tag


def penn(tag):
    tag = tag.replace("$", "S") if tag in ("PRP$", "WP$") else tag
    return tag if tag in TAGS else "Other"


def plain(folder):
    """Sentences of news text without tags."""
    texts = []
    for line in open(os.path.join(folder, "newswire-ner", "dev.jsonl"), encoding="utf-8"):
        texts.append("\n".join(detokenised(it["tokens"]) for it in json.loads(line)["sentences"]))
    for line in open(os.path.join(folder, "polnear", "train.jsonl"), encoding="utf-8"):
        texts.append(json.loads(line)["text"])
    random.Random(SEED).shuffle(texts)
    count, chosen = 0, []
    for text in texts:
        chosen.append(text)
        count += len(text) / 5.1
        if count > PLAIN_TOKENS:
            break
    for sentences, tokens in structure(chosen):
        index = 0
        for start, end in sentences:
            sentence = []
            while index < len(tokens) and tokens[index].start < end:
                sentence.append(tokens[index])
                index += 1
            if len(sentence) > 2:
                yield sentence


def detokenised(tokens):
    text = " ".join(tokens)
    for mark in (",", ".", ";", ":", "?", "!", "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "%", ")"):
        text = text.replace(" " + mark, mark)
    return text.replace("( ", "(").replace("$ ", "$").replace(" - ", "-")


def titled(sentence, choice):
    copy = []
    for token in sentence:
        text = token.text
        if token.kind == "Word" and text[0].islower() and not (choice < 0.6 and text.lower() in SMALL):
            text = text[0].upper() + text[1:]
        copy.append(Token(text, token.kind, 0, 0, token.tag))
    return copy[:-1] if copy[-1].text == "." else copy


def capitals(sentence):
    return [Token(token.text.upper(), token.kind, 0, 0, token.tag) for token in sentence]


# ---------------------------------------------------------------- features

def normal(token):
    if token.kind == "Number":
        return "<year>" if len(token.text) == 4 and token.text.isdigit() else "<number>"
    if token.kind == "Mark":
        return '"' if token.text in "“”„«»" else "'" if token.text in "‘’'" else token.text
    text = token.text.lower().replace("’", "'").replace("‑", "-")
    return "<address>" if text.startswith(("http://", "https://", "www.")) else text


def shape(token):
    if token.kind != "Word":
        return "0" if token.kind == "Number" else "."
    text = token.text
    upper = sum(char.isupper() for char in text)
    lower = sum(char.islower() for char in text)
    if upper == 0:
        kind = "a"
    elif lower == 0:
        kind = "A" if upper > 1 else "I"
    elif upper == 1 and text[0].isupper():
        kind = "T"
    else:
        kind = "m"
    return kind + ("0" if any("0" <= char <= "9" for char in text) else "") + ("-" if "-" in text else "") + ("." if "." in text else "")


def mode(sentence):
    """How the sentence is set: n as usual, t in Title Case, c in capitals."""
    words = [token.text for token in sentence if token.kind == "Word" and len(token.text) > 3]
    capital = sum(word[0].isupper() for word in words)
    whole = sum(word.isupper() for word in words)
    if len(words) >= 3 and whole * 10 >= len(words) * 8:
        return "c"
    if len(words) >= 3 and capital * 10 >= len(words) * 8:
        return "t"
    return "n"


class Row:
    """What is known of one token before any tag is given."""
    __slots__ = ("word", "shape", "klass", "case", "s2", "s3", "s4", "p3", "tail", "first")


EDGE = Row()
EDGE.word, EDGE.shape, EDGE.klass, EDGE.case, EDGE.s2, EDGE.s3, EDGE.s4, EDGE.p3, EDGE.tail, EDGE.first = "", "", "", "", "", "", "", "", "", ""


def rows(sentence, classes):
    made, first = [], True
    for token in sentence:
        row = Row()
        row.word = word = normal(token)
        row.shape = shape(token)
        row.klass, row.case = classes.get(word, ("", "")) if token.kind == "Word" else (word, "")
        row.s2, row.s3, row.s4, row.p3 = word[-2:], word[-3:], word[-4:], word[:3]
        row.tail = word.rsplit("-", 1)[1] if "-" in word and token.kind == "Word" else ""
        row.first = "^" if first else ""
        if token.kind != "Mark":
            first = False
        elif token.text in ':"“':
            first = True
        made.append(row)
    return made


def still(made, index, how):
    """The features of a token that do not depend on the tags before it."""
    row = made[index]
    a = made[index - 1] if index >= 1 else EDGE
    b = made[index - 2] if index >= 2 else EDGE
    c = made[index + 1] if index + 1 < len(made) else EDGE
    d = made[index + 2] if index + 2 < len(made) else EDGE
    look = row.shape + how + row.first
    return [
        (1, "", ""), (2, row.word, ""), (3, row.s4, ""), (4, row.s3, ""), (5, row.s2, ""), (6, row.p3, ""),
        (7, look, row.case), (8, row.klass, row.case), (9, row.klass, look), (10, row.tail, ""),
        (11, a.word, ""), (12, c.word, ""), (13, b.word, ""), (14, d.word, ""),
        (15, a.word, row.word), (16, row.word, c.word),
        (17, row.klass, c.klass), (18, c.klass, ""), (19, c.s3, ""), (20, c.klass, d.klass),
        (21, look, c.shape), (22, a.shape, look), (23, row.s3, look), (24, a.word, c.klass),
    ]


def moving(made, index, last, before):
    """The features with the two tags before."""
    row = made[index]
    c = made[index + 1] if index + 1 < len(made) else EDGE
    return [
        (31, last, ""), (32, last, before), (33, last, row.word), (34, last, row.klass), (35, last, c.klass),
        (36, last, row.s3), (37, last, c.word), (38, before, row.klass),
    ]


OWN_WORD = (2, 15, 16, 33)


# ---------------------------------------------------------------- perceptron

class Model:
    def __init__(self):
        self.weights = {}    # feature -> [per tag]
        self.certain = {}

    def best(self, features, token):
        scores = [0.0] * len(TAGS)
        for feature in features:
            row = self.weights.get(feature)
            if row:
                for tag, weight in row.items():
                    scores[tag] += weight
        if token.kind == "Mark":
            return POS if scores[POS] > scores[OTHER] else OTHER
        return max(range(len(TAGS)), key=scores.__getitem__)

    def tag(self, sentence, classes):
        made, how = rows(sentence, classes), mode(sentence)
        last, before, tags = "^", "^", []
        for index, token in enumerate(sentence):
            if token.kind == "Number":
                tag = "CD"
            elif not token.asked():
                tag = "Other"
            else:
                tag = self.certain.get(made[index].word)
                if tag is None:
                    tag = TAGS[self.best(still(made, index, how) + moving(made, index, last, before), token)]
            tags.append(tag)
            last, before = tag, last
        return tags


POS, OTHER = TAGS.index("POS"), TAGS.index("Other")
NUMBER = {tag: index for index, tag in enumerate(TAGS)}


def train(sentences, classes, epochs=EPOCHS):
    random.seed(SEED)
    model = Model()
    seen = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for token in sentence:
            if token.kind == "Word":
                seen[normal(token)][token.tag] += 1
    for word, tags in seen.items():
        (tag, count), total = tags.most_common(1)[0], sum(tags.values())
        if total >= CERTAIN_COUNT and count / total >= CERTAIN_SHARE and not word.startswith("'"):
            model.certain[word] = tag
    examples = []
    for sentence in sentences:
        examples.append(sentence)
        if random.random() < TITLE_COPIES:
            examples.append(titled(sentence, random.random()))
        if random.random() < CAPS_COPIES:
            examples.append(capitals(sentence))
    prepared = []
    counts = collections.Counter()
    for sentence in examples:
        if not sentence:
            continue
        made, how = rows(sentence, classes), mode(sentence)
        fixed = [still(made, index, how) if token.asked() and made[index].word not in model.certain else None for index, token in enumerate(sentence)]
        for features in fixed:
            if features:
                counts.update(features)
        prepared.append((sentence, made, fixed))
    rare = {feature for feature, count in counts.items() if count < FEATURE_COUNT}
    for _, _, fixed in prepared:
        for index, features in enumerate(fixed):
            if features:
                fixed[index] = [feature for feature in features if feature not in rare]
    weights, totals, stamps, clock = model.weights, {}, {}, 0
    for epoch in range(epochs):
        random.shuffle(prepared)
        wrong = asked = 0
        for sentence, made, fixed in prepared:
            last = before = "^"
            for index, token in enumerate(sentence):
                if fixed[index] is None:
                    tag = token.tag if token.kind != "Word" else model.certain.get(made[index].word, token.tag)
                    last, before = tag, last
                    continue
                clock += 1
                asked += 1
                features = fixed[index] + moving(made, index, last, before)
                if random.random() < DROP:
                    features = [feature for feature in features if feature[0] not in OWN_WORD]
                guess, truth = model.best(features, token), NUMBER[token.tag]
                if guess != truth:
                    wrong += 1
                    for feature in features:
                        row = weights.get(feature)
                        if row is None:
                            row = weights[feature] = {}
                            totals[feature], stamps[feature] = {}, {}
                        total, stamp = totals[feature], stamps[feature]
                        for tag, change in ((truth, 1.0), (guess, -1.0)):
                            value = row.get(tag, 0.0)
                            total[tag] = total.get(tag, 0.0) + (clock - stamp.get(tag, 0)) * value
                            stamp[tag] = clock
                            row[tag] = value + change
                last, before = TAGS[guess], last
        print(f"  epoch {epoch + 1}: {wrong / asked:.4f} wrong of {asked}", file=sys.stderr, flush=True)
    for feature, row in weights.items():
        total, stamp = totals[feature], stamps[feature]
        for tag, value in row.items():
            row[tag] = (total.get(tag, 0.0) + (clock - stamp.get(tag, 0)) * value) / clock
    return model


class Taught:
    """The teacher's tags for our tokens, in our tag set."""

    def __init__(self, teacher):
        self.teacher = teacher

    def tag(self, sentence, _):
        tags = []
        for token, tag in zip(sentence, self.teacher.tags_of([token.text for token in sentence])):
            mark = "POS" if tag == "POS" and token.text in APOSTROPHES else "Other"
            tags.append("CD" if token.kind == "Number" else mark if token.kind == "Mark" else penn(tag))
        # The treebank of ours keeps TO for infinitives.
        for index, tag in enumerate(tags):
            if tag == "TO":
                verb = next((next_tag for next_tag in tags[index + 1:] if next_tag != "RB"), "")
                tags[index] = "TO" if verb == "VB" else "IN"
        return tags


def taught(model, sentences):
    """Sentences of the plain text with the teacher's tags."""
    count, chosen = 0, []
    for sentence in random.Random(SEED).sample(sentences, len(sentences)):
        if mode(sentence) != "n" or len(sentence) < TAUGHT_SHORTEST:
            continue
        for token, tag in zip(sentence, model.tag(sentence, {})):
            token.tag = tag
        chosen.append(sentence)
        count += len(sentence)
        if count > TAUGHT_TOKENS:
            break
    return chosen


def learn_classes(model, sentences):
    """What the model says of each word of the plain text, and how the word is written inside sentences."""
    tags, cases = collections.defaultdict(collections.Counter), collections.defaultdict(lambda: [0, 0])
    for sentence in sentences:
        usual = mode(sentence) == "n"
        made = rows(sentence, {})
        for token, row, tag in zip(sentence, made, model.tag(sentence, {})):
            if token.kind != "Word":
                continue
            if usual:
                tags[row.word][tag] += 1
                if not row.first:
                    cases[row.word][token.text[0].isupper()] += 1
    learnt = {}
    for word, counts in tags.items():
        total = sum(counts.values())
        if total < CLASS_COUNT:
            continue
        kept = [tag for tag, count in sorted(counts.items(), key=lambda it: (-it[1], it[0])) if count / total >= CLASS_SHARE][:3]
        lower, upper = cases[word]
        share = upper / (lower + upper) if lower + upper else 0.5
        learnt[word] = ("|".join(kept), "l" if share < 0.05 else "m" if share < 0.5 else "M" if share < 0.95 else "C")
    return learnt


# ---------------------------------------------------------------- scores

def score(model, documents, classes, change=None, show=None):
    right = total = 0
    made, true, hit = collections.Counter(), collections.Counter(), collections.Counter()
    errors = collections.Counter()
    for _, sentences in documents:
        for sentence in sentences:
            if not sentence:
                continue
            sentence = change(sentence) if change else sentence
            for token, tag in zip(sentence, model.tag(sentence, classes)):
                if token.kind != "Word":
                    continue
                total += 1
                right += tag == token.tag
                made[tag] += 1
                true[token.tag] += 1
                hit[tag] += tag == token.tag
                if tag != token.tag:
                    errors[token.tag, tag] += 1
    scores = "  ".join(f"{tag} {2 * hit[tag] / max(1, made[tag] + true[tag]):.3f}" for tag in REPORTED)
    print(f"    {right / total:.4f} of {total} words;  F1  {scores}", flush=True)
    if show:
        print("    ", errors.most_common(24))


# ---------------------------------------------------------------- weights file

def fnv(text):
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def feature_hash(template, a, b):
    value = (template * 0x9E3779B1) & 0xFFFFFFFF
    value = ((value ^ fnv(a)) * 0x85EBCA6B) & 0xFFFFFFFF
    value ^= value >> 15
    value = ((value ^ fnv(b)) * 0xC2B2AE35) & 0xFFFFFFFF
    return value ^ (value >> 13)


def quantised(model):
    """Weights as signed bytes q that stand for q·|q|: most weights are small, a few are large. Features with small ones
    alone are left out."""
    if not model.weights:
        return {}
    scale = 127 / max(abs(value) for row in model.weights.values() for value in row.values()) ** 0.5
    kept = {}
    for feature, row in model.weights.items():
        small = {tag: round(abs(value) ** 0.5 * scale) * (1 if value > 0 else -1) for tag, value in row.items()}
        small = {tag: value for tag, value in small.items() if value}
        if max(map(abs, small.values()), default=0) > SMALLEST:
            kept[feature] = small
    return kept


def write(model, classes, path):
    """Little-endian: "SAYT", version, then four tables, each sorted by hash:
    classes (hash of their string), words (hash, class number × 4 + case), certain words (hash, tag), features (hash,
    number of pairs), and the pairs (tag, weight)."""
    names = sorted({klass for klass, _ in classes.values()})
    numbers = {name: index for index, name in enumerate(names)}
    words = sorted({fnv(word): numbers[klass] * 4 + "lmMC".index(case) for word, (klass, case) in classes.items()}.items())
    certain = sorted((fnv(word), NUMBER[tag]) for word, tag in model.certain.items())
    features = sorted({feature_hash(*feature): row for feature, row in quantised(model).items()}.items())
    out = bytearray(b"SAYT")
    out += struct.pack("<5I", 1, len(names), len(words), len(certain), len(features))
    out += array.array("I", [fnv(name) for name in names]).tobytes()
    out += array.array("I", [key for key, _ in words]).tobytes()
    out += array.array("H", [value for _, value in words]).tobytes()
    out += array.array("I", [key for key, _ in certain]).tobytes()
    out += bytes(tag for _, tag in certain)
    out += array.array("I", [key for key, _ in features]).tobytes()
    out += bytes(len(row) for _, row in features)
    for _, row in features:
        for tag, value in sorted(row.items()):
            out += struct.pack("<Bb", tag, value)
    with open(path, "wb") as file:
        file.write(out)
    print(f"{path}: {len(out):,} bytes, {len(features):,} features, {len(words):,} words, {len(names)} classes, {len(certain)} certain")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--out", default="models/tagger.bin")
    arguments.add_argument("--score", action="store_true", help="held-out scores only")
    arguments.add_argument("--final", action="store_true", help="weights only")
    arguments.add_argument("--teacher", required=True, help="the wheel of textblob-aptagger 0.2.0")
    options = arguments.parse_args()
    if not os.path.exists(options.out):
        write(Model(), {}, options.out)  # The program is built with weights, and is needed to make them.
    subprocess.run(["cargo", "build", "-q", "--example", "tokens"], check=True)
    documents = list(tagged(options.data))
    genres = collections.Counter()
    held, kept = [], []
    for document in documents:
        genre = document[0].split("_")[1]
        genres[genre] += 1
        (held if genres[genre] % HOLD_OUT == 0 else kept).append(document)
    unlabelled, teacher = list(plain(options.data)), Taught(Teacher(options.teacher))
    classes = learn_classes(teacher, unlabelled)
    extra = taught(teacher, unlabelled)
    print(f"{len(documents)} documents, {sum(len(s) for _, d in documents for s in d)} tokens; held out: {' '.join(name for name, _ in held)}")
    print(f"plain text: {sum(len(s) for s in unlabelled)} tokens", flush=True)
    for chosen, final in ((kept, False), (documents, True)):
        if final and options.score or not final and options.final:
            continue
        model = train([sentence for _, found in chosen for sentence in found] + extra, classes)
        if final:
            write(model, classes, options.out)
        else:
            print("  the teacher itself"), score(teacher, held, {})
            print("  as written"), score(model, held, classes, show=True)
            print("  in Title Case"), score(model, held, classes, lambda it: titled(it, 0.3), show=True)
            print("  in capitals"), score(model, held, classes, capitals)
            small = Model()
            small.weights, small.certain = quantised(model), model.certain
            small.weights = {key: {tag: value * abs(value) for tag, value in row.items()} for key, row in small.weights.items()}
            print("  quantised"), score(small, held, classes)


if __name__ == "__main__":
    main()
