"""The teacher of `tagger.py`: the averaged perceptron of textblob-aptagger 0.2.0 (PyPI, MIT), which was trained on the Wall
Street Journal part of the Penn Treebank. It tags plain news text; our own tagger learns from what it says.

    pip download --no-deps -d DIR textblob-aptagger==0.2.0

The features are those that its weights were learnt with (Honnibal 2013, "A good part-of-speech tagger in about 200 lines of
Python").
"""

import collections
import io
import pickle
import zipfile

PICKLE = "textblob_aptagger/trontagger-0.1.0.pickle"


class Weights(pickle.Unpickler):
    """Plain numbers, words and sets: nothing else may stand in the file."""

    def find_class(self, module, name):
        if name == "set":
            return set
        raise pickle.UnpicklingError(f"{module}.{name} in {PICKLE}")


class Teacher:
    def __init__(self, wheel):
        with zipfile.ZipFile(wheel) as files:
            found = Weights(io.BytesIO(files.read(PICKLE)), encoding="latin1").load()
        self.weights, self.certain, tags = found
        self.tags = sorted(tags)

    def tags_of(self, words):
        words = [word.replace("’", "'").replace("“", "``").replace("”", "''") for word in words]
        context = ["-START-", "-START2-"] + [normal(word) for word in words] + ["-END-", "-END2-"]
        last, before, tags = "-START-", "-START2-", []
        for index, word in enumerate(words):
            tag = self.certain.get(word) or self.best(features(index + 2, word, context, last, before))
            tags.append(tag)
            last, before = tag, last
        return tags

    def best(self, features):
        scores = collections.defaultdict(float)
        for feature in features:
            for tag, weight in self.weights.get(feature, {}).items():
                scores[tag] += weight
        return max(self.tags, key=lambda tag: (scores[tag], tag))


def normal(word):
    if "-" in word and word[0] != "-":
        return "!HYPHEN"
    if word.isdigit() and len(word) == 4:
        return "!YEAR"
    return "!DIGITS" if word[0].isdigit() else word.lower()


def features(at, word, context, last, before):
    return [
        "bias", f"i suffix {word[-3:]}", f"i pref1 {word[0]}", f"i-1 tag {last}", f"i-2 tag {before}",
        f"i tag+i-2 tag {last} {before}", f"i word {context[at]}", f"i-1 tag+i word {last} {context[at]}",
        f"i-1 word {context[at - 1]}", f"i-1 suffix {context[at - 1][-3:]}", f"i-2 word {context[at - 2]}",
        f"i+1 word {context[at + 1]}", f"i+1 suffix {context[at + 1][-3:]}", f"i+2 word {context[at + 2]}",
    ]
