"""Text to word pieces: what the encoder reads, with the place of every word in the text.

A *word* here is what the tokeniser splits at blanks and marks ("O", "'", "Malley"); labels stand on words, at the first piece
of each. Where a line ends between two words, a break piece ([SEP]) stands, so that the encoder sees paragraphs. The same is
done by `src/reader/pieces.rs`: change both or neither.
"""

import dataclasses

import tokenizers

BREAK = 102  # [SEP]
START = 101  # [CLS]

# Casing of a word, the extra embedding that an uncased encoder needs.
NONE, LOWER, TITLE, UPPER, MIXED = range(5)


def casing(word):
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return NONE
    upper = sum(c.isupper() for c in letters)
    if upper == 0:
        return LOWER
    if upper == 1 and letters[0].isupper():
        return TITLE
    return UPPER if upper == len(letters) else MIXED


@dataclasses.dataclass
class Pieces:
    """One text. `first[w]` is the place of word w's first piece; `spans[w]` its characters in the text."""

    ids: list
    casing: list
    first: list
    spans: list


class Tokeniser:
    def __init__(self, path):
        self.inner = tokenizers.Tokenizer.from_file(path)
        self.inner.no_truncation()
        self.inner.no_padding()

    def read(self, text):
        encoding = self.inner.encode(text, add_special_tokens=False)
        pieces = Pieces([], [], [], [])
        last = None
        words = {}
        for word, (start, end) in zip(encoding.word_ids, encoding.offsets):
            a, b = words.get(word, (start, end))
            words[word] = (min(a, start), max(b, end))
        end = 0
        for piece, word in zip(encoding.ids, encoding.word_ids):
            if word != last:
                span = words[word]
                if end and "\n" in text[end:span[0]]:
                    pieces.ids.append(BREAK)
                    pieces.casing.append(NONE)
                end = span[1]
                pieces.first.append(len(pieces.ids))
                pieces.spans.append(span)
                case = casing(text[span[0]:span[1]])
                last = word
            pieces.ids.append(piece)
            pieces.casing.append(case)
        return pieces
