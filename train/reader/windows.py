"""Documents cut into stretches that the encoder reads at once."""

import dataclasses

import torch

from pieces import NONE, START

LONGEST = 256  # Pieces of a stretch, [CLS] included,
EDGE = 32      # and so many at each side are context only, in reading.


@dataclasses.dataclass
class Window:
    example: object
    first: int  # Words of the document: first … last - 1.
    last: int

    def length(self):
        """Pieces, [CLS] included."""
        return 1 + self.end() - self.example.pieces.first[self.first]

    def end(self):
        firsts = self.example.pieces.first
        return firsts[self.last] if self.last < len(firsts) else len(self.example.pieces.ids)


def ends(example):
    """For each word whether a sentence or a line ends behind it, roughly."""
    text, spans = example.text, example.pieces.spans
    found = [False] * len(spans)
    for word, (start, end) in enumerate(spans):
        after = spans[word + 1][0] if word + 1 < len(spans) else len(text)
        found[word] = "\n" in text[end:after] or (text[start:end] in ".!?" and after > end)
    return found


def training(examples, rng):
    """All documents in stretches of other lengths and places at each call: most long, some of a few sentences only."""
    windows = []
    for example in examples:
        firsts, total = example.pieces.first, len(example.pieces.ids)
        over = ends(example)
        first = 0
        while first < len(firsts):
            draw = rng.random()
            limit = LONGEST if draw < 0.5 else rng.randrange(32, LONGEST)
            sentences = rng.choice((1, 1, 2, 2, 3, 4, 6)) if draw > 0.7 else None
            last = first + 1
            while last < len(firsts) and (firsts[last + 1] if last + 1 < len(firsts) else total) - firsts[first] < limit:
                if sentences and over[last - 1]:
                    sentences -= 1
                    if not sentences:
                        break
                last += 1
            windows.append(Window(example, first, last))
            first = last
    return windows


def batches(windows, size, rng):
    """Stretches of like length together, about `size` pieces a batch."""
    windows = sorted(windows, key=lambda window: (window.length() + rng.random() * 24))
    found, batch = [], []
    for window in windows:
        if batch and (len(batch) + 1) * max(window.length(), batch[-1].length()) > size:
            found.append(batch)
            batch = []
        batch.append(window)
    if batch:
        found.append(batch)
    return found


def reading(example):
    """Stretches that overlap, each with the words (from, to) that it decides."""
    firsts, total = example.pieces.first, len(example.pieces.ids)
    count = len(firsts)
    found = []
    decided = 0
    while decided < count:
        first = decided
        while first > 0 and firsts[decided] - firsts[first - 1] <= EDGE:
            first -= 1
        last = decided + 1
        while last < count and (firsts[last + 1] if last + 1 < count else total) - firsts[first] < LONGEST:
            last += 1
        to = last
        if last < count:
            while to > decided + 1 and firsts[last] - firsts[to - 1] <= EDGE:
                to -= 1
        found.append((Window(example, first, last), decided, to))
        decided = to
    return found


def tensors(windows):
    """ids, casing, mask over pieces; first, words (mask) over words."""
    n = max(window.length() for window in windows)
    m = max(window.last - window.first for window in windows)
    ids = torch.zeros(len(windows), n, dtype=torch.long)
    casing = torch.zeros(len(windows), n, dtype=torch.long)
    mask = torch.zeros(len(windows), n, dtype=torch.bool)
    first = torch.zeros(len(windows), m, dtype=torch.long)
    words = torch.zeros(len(windows), m, dtype=torch.bool)
    for row, window in enumerate(windows):
        pieces = window.example.pieces
        start, end = pieces.first[window.first], window.end()
        k = end - start
        ids[row, 0], casing[row, 0] = START, NONE
        ids[row, 1:1 + k] = torch.tensor(pieces.ids[start:end])
        casing[row, 1:1 + k] = torch.tensor(pieces.casing[start:end])
        mask[row, :1 + k] = True
        w = window.last - window.first
        first[row, :w] = torch.tensor(pieces.first[window.first:window.last]) - start + 1
        words[row, :w] = True
    return ids, casing, mask, first, words


def labels(windows, of):
    """Label sequences, windows × words, for `of(example)`: a list of labels a word."""
    m = max(window.last - window.first for window in windows)
    found = torch.zeros(len(windows), m, dtype=torch.long)
    for row, window in enumerate(windows):
        found[row, :window.last - window.first] = torch.tensor(of(window.example)[window.first:window.last])
    return found
