"""The encoder (a BERT of six layers, all-MiniLM-L6-v2) and its heads."""

import math
import os

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from corpus import ENTITIES, PARTS

HIDDEN, LAYERS, NECKS, INNER, PLACES = 384, 6, 12, 1536, 512
CASINGS = 5
LINK = 64
ROLE = 128
ROLE_NECKS = 4
ROLE_DISTANCES = 10  # Buckets a side of the distance from a figure.
DISTANCES = 16  # Buckets of signed distance in words, eight a side.


class Layer(nn.Module):
    def __init__(self, drop):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = drop

    def forward(self, x, bias):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, NECKS, HIDDEN // NECKS).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        y = self.out(y.transpose(1, 2).reshape(b, n, HIDDEN))
        x = self.norm1(x + F.dropout(y, self.drop, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(y, self.drop, self.training))


class Encoder(nn.Module):
    def __init__(self, drop=0.1):
        super().__init__()
        self.pieces = nn.Embedding(30522, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.casings = nn.Embedding(CASINGS, HIDDEN)
        nn.init.normal_(self.casings.weight, std=0.02)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.drop = drop

    def forward(self, ids, casing, mask):
        n = ids.shape[1]
        x = self.pieces(ids) + self.places.weight[:n] + self.casings(casing)
        x = F.dropout(self.norm(x), self.drop, self.training)
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, folder):
        w = load_file(os.path.join(folder, "model.safetensors"))
        e = "embeddings."
        self.pieces.weight.data.copy_(w[e + "word_embeddings.weight"])
        self.places.weight.data.copy_(w[e + "position_embeddings.weight"] + w[e + "token_type_embeddings.weight"][0])
        self.norm.load_state_dict({"weight": w[e + "LayerNorm.weight"], "bias": w[e + "LayerNorm.bias"]})
        for number, layer in enumerate(self.layers):
            p = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                three = [w[f"{p}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, kind).data.copy_(torch.cat(three))
                getattr(layer.out, kind).data.copy_(w[f"{p}attention.output.dense.{kind}"])
                getattr(layer.up, kind).data.copy_(w[f"{p}intermediate.dense.{kind}"])
                getattr(layer.down, kind).data.copy_(w[f"{p}output.dense.{kind}"])
                getattr(layer.norm1, kind).data.copy_(w[f"{p}attention.output.LayerNorm.{kind}"])
                getattr(layer.norm2, kind).data.copy_(w[f"{p}output.LayerNorm.{kind}"])


class Crf(nn.Module):
    """A linear chain over labels O, B-x, I-x …; an I follows its own B or I only (Lafferty et al. 2001)."""

    def __init__(self, classes, copies=1):
        super().__init__()
        n = 1 + 2 * classes
        self.moves = nn.Parameter(torch.zeros(copies, n, n))
        self.starts = nn.Parameter(torch.zeros(copies, n))
        allowed = torch.ones(n, n, dtype=torch.bool)
        for label in range(2, n, 2):
            allowed[:, label] = False
            allowed[label - 1, label] = allowed[label, label] = True
        first = torch.ones(n, dtype=torch.bool)
        first[2::2] = False
        self.register_buffer("allowed", allowed)
        self.register_buffer("first", first)

    def scores(self):
        return self.moves.masked_fill(~self.allowed, -1e4), self.starts

    def loss(self, logits, labels, mask):
        """The mean of -log p a word."""
        return self.each(logits, labels, mask).sum() / mask.sum()

    def each(self, logits, labels, mask):
        """logits b × words × copies × labels, labels b × words × copies → -log p of each sequence, b × copies."""
        moves, starts = self.scores()
        c = torch.arange(moves.shape[0])[None]
        m = mask[:, :, None]
        gold = torch.gather(logits, 3, labels[..., None])[..., 0]
        step = moves[c[:, None], labels[:, :-1], labels[:, 1:]]
        path = starts[c, labels[:, 0]] + (gold * m).sum(1) + (step * m[:, 1:]).sum(1)
        a = starts[None] + logits[:, 0]
        for t in range(1, logits.shape[1]):
            new = torch.logsumexp(a[..., None] + moves[None], 2) + logits[:, t]
            a = torch.where(mask[:, t, None, None], new, a)
        return torch.logsumexp(a, 2) - path

    @torch.no_grad()
    def decode(self, logits):
        """The best labels of a whole document, words × copies × labels → copies × words."""
        moves, starts = self.scores()
        starts = starts.masked_fill(~self.first, -1e4)
        best = starts + logits[0]
        back = []
        for t in range(1, logits.shape[0]):
            total = best[:, :, None] + moves
            best, where = total.max(1)
            best = best + logits[t]
            back.append(where)
        label = best.argmax(1)
        path = [label]
        for where in reversed(back):
            label = where.gather(1, label[:, None])[:, 0]
            path.append(label)
        return torch.stack(path[::-1], 1)

    @torch.no_grad()
    def shares(self, logits):
        """How likely each word has a label other than O, copies × words, and how likely none has one, copies; by the
        forward-backward algorithm over logits, words × copies × labels."""
        moves, starts = self.scores()
        ahead = [starts.masked_fill(~self.first, -1e4) + logits[0]]
        for logit in logits[1:]:
            ahead.append(torch.logsumexp(ahead[-1][:, :, None] + moves, 1) + logit)
        behind = [torch.zeros_like(ahead[0])]
        for logit in logits[1:].flip(0):
            behind.append(torch.logsumexp(moves + (behind[-1] + logit)[:, None], 2))
        whole = torch.logsumexp(ahead[-1], 1)
        outside = torch.stack([a[:, 0] + b[:, 0] for a, b in zip(ahead, reversed(behind))], 1) - whole[:, None]
        none = starts[:, 0] + logits[:, :, 0].sum(0) + (len(logits) - 1) * moves[:, 0, 0] - whole
        return 1 - outside.exp().clamp(max=1), none.exp()


def bucket(distance):
    """Signed distance in words → 0 … DISTANCES-1: 1, 2, 4, 8, … words."""
    side = (distance.abs().clamp(min=1).float().log2().floor().long()).clamp(max=DISTANCES // 2 - 1)
    return torch.where(distance < 0, side, side + DISTANCES // 2)


class Link(nn.Module):
    """Which span belongs to a content: a score for each candidate and one for none."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(HIDDEN, LINK)
        self.last = nn.Linear(HIDDEN, LINK, bias=False)
        self.candidate = nn.Linear(HIDDEN, LINK)
        self.before = nn.Linear(HIDDEN, LINK, bias=False)
        self.distance = nn.Parameter(torch.zeros(2, DISTANCES))
        self.none = nn.Linear(HIDDEN, 1)

    def forward(self, x, contents, candidates):
        """x words × hidden; spans as words first, after last → contents × (1 + candidates)."""
        c, s = contents, candidates
        head = self.first(x[c[:, 0]]) + self.last(x[c[:, 1] - 1])
        none = self.none(x[c[:, 0]])
        if not len(s):
            return none
        key = self.candidate(x[s[:, 0]]) + self.before(x[s[:, 1] - 1])
        score = head @ key.T / math.sqrt(LINK)
        score = score + self.distance[0][bucket(s[None, :, 0] - c[:, None, 0])]
        score = score + self.distance[1][bucket(s[None, :, 0] - c[:, None, 1])]
        return torch.cat([none, score], 1)


class Reader(nn.Module):
    def __init__(self, drop=0.1):
        super().__init__()
        self.encoder = Encoder(drop)
        self.parts = nn.Linear(HIDDEN, 3 * len(PARTS))
        self.entities = nn.Linear(HIDDEN, 1 + 2 * len(ENTITIES))
        self.parts_crf = Crf(1, len(PARTS))
        self.entities_crf = Crf(len(ENTITIES))
        self.source = Link()
        self.cue = Link()
        self.drop = drop

    def words(self, ids, casing, mask, first):
        """The vectors of words: at their first pieces."""
        x = self.encoder(ids, casing, mask).float()
        x = torch.gather(x, 1, first[..., None].expand(-1, -1, HIDDEN))
        return F.dropout(x, self.drop, self.training)

    def part_logits(self, words):
        return self.parts(words).view(*words.shape[:2], len(PARTS), 3)

    def entity_logits(self, words):
        return self.entities(words)[:, :, None, :]


class Roles(nn.Module):
    """What the words around one figure are to it: labels of each role a word, and of the figure its stance, its kind, and
    how much speaks for somebody's giving it, named near it or not."""

    def __init__(self, roles, stances, kinds, marks, bonds):
        super().__init__()
        self.roles = roles
        self.word = nn.Linear(HIDDEN, ROLE)
        self.figure = nn.Linear(2 * HIDDEN, ROLE, bias=False)
        self.distance = nn.Embedding(2 * ROLE_DISTANCES + 1, ROLE)
        self.marks = nn.Linear(marks, ROLE, bias=False)
        self.bonds = nn.Linear(bonds, ROLE, bias=False)
        self.norm = nn.LayerNorm(ROLE)
        self.qkv = nn.Linear(ROLE, 3 * ROLE)
        self.out = nn.Linear(ROLE, ROLE)
        self.norm1 = nn.LayerNorm(ROLE)
        self.up = nn.Linear(ROLE, 2 * ROLE)
        self.down = nn.Linear(2 * ROLE, ROLE)
        self.norm2 = nn.LayerNorm(ROLE)
        self.labels = nn.Linear(ROLE, 3 * roles)
        self.inner = nn.Linear(2 * HIDDEN + ROLE, ROLE)
        self.stance = nn.Linear(ROLE, stances)
        self.kind = nn.Linear(ROLE, kinds)
        self.voiced = nn.Linear(ROLE, 1)
        for weight in (self.distance.weight, self.marks.weight, self.bonds.weight):
            nn.init.normal_(weight, std=0.1)

    def forward(self, x, ends, distance, marks, bonds, mask, drop):
        """x figures × words × hidden; ends figures × (2 × hidden): the figure's first and last word."""
        z = self.word(x) + self.figure(ends)[:, None] + self.distance(distance) + self.marks(marks) + self.bonds(bonds)
        z = F.dropout(self.norm(z), drop, self.training)
        b, n, _ = z.shape
        q, k, v = self.qkv(z).view(b, n, 3, ROLE_NECKS, ROLE // ROLE_NECKS).permute(2, 0, 3, 1, 4)
        bias = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).reshape(b, n, ROLE)
        z = self.norm1(z + F.dropout(self.out(y), drop, self.training))
        z = self.norm2(z + F.dropout(self.down(F.gelu(self.up(z))), drop, self.training))
        this = (bonds[..., :1] * z).sum(1) / bonds[..., :1].sum(1).clamp(min=1)
        inner = F.gelu(self.inner(torch.cat([ends, this], 1)))
        inner = F.dropout(inner, drop, self.training)
        labels = self.labels(z).view(*z.shape[:2], self.roles, 3)
        return labels, self.stance(inner), self.kind(inner), self.voiced(inner)[:, 0]
