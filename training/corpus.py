"""Treebank sentences as tensors."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch

from evaluation.conllu import Tree, Word
from muasal.read.parser import features
from training.network import Batch, Labels

UNKNOWN = -1
FEATURES = (
    "Animacy", "Aspect", "Case", "Definite", "Degree", "Gender", "Mood", "Number", "NumType", "Person", "Polarity",
    "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice",
)  # fmt: skip
RAREST = 30  # occurrences of a value of a feature below which it is not learned


@dataclass(frozen=True)
class Part:
    """Sentences with what they count for: style of annotation, how often a round, and which layers are trusted.

    `name` is what phases call the part, where that is not its style.
    """

    trees: Sequence[Tree]
    style: str
    weight: float = 1.0
    name: str = ""
    features: bool = True
    tags: bool = True
    arcs: bool = True


def labels(parts: Sequence[Part]) -> Labels:
    """Every tag, relation and feature value of the parts."""
    tags = sorted({w.tag for p in parts for t in p.trees for w in t.words})
    relations = sorted({w.relation for p in parts for t in p.trees for w in t.words})
    counts = Counter(
        f for p in parts if p.features for t in p.trees for w in t.words for f in w.features.split("|") if "=" in f
    )
    values = {
        name: ["", *sorted(f.partition("=")[2] for f, n in counts.items() if f.startswith(name + "=") and n >= RAREST)]
        for name in FEATURES
    }
    styles = list(dict.fromkeys(p.style for p in parts))
    return Labels(tags, relations, {k: v for k, v in values.items() if len(v) > 1}, styles)


@dataclass(frozen=True)
class Encoded:
    """A sentence as numbers."""

    rows: list[list[int]]
    style: int
    heads: list[int]
    relations: list[int]
    tags: list[int]
    features: list[list[int]]


def encode(part: Part, names: Labels, size: int) -> list[Encoded]:
    """The sentences of a part. Position 0 is the root."""
    seen: dict[str, list[int]] = {}
    return [_sentence(tree, part, names, size, seen) for tree in part.trees]


def _sentence(tree: Tree, part: Part, names: Labels, size: int, seen: dict[str, list[int]]) -> Encoded:
    """One sentence; `seen` keeps the rows of words."""
    for w in tree.words:
        if w.form not in seen:
            seen[w.form] = features.rows(w.form, size)
    return Encoded(
        rows=[[0] * features.ROWS, *(seen[w.form] for w in tree.words)],
        style=names.styles.index(part.style),
        heads=[UNKNOWN, *(w.head if part.arcs else UNKNOWN for w in tree.words)],
        relations=[UNKNOWN, *(_number(names.relations, w.relation, part.arcs) for w in tree.words)],
        tags=[UNKNOWN, *(_number(names.tags, w.tag, part.tags) for w in tree.words)],
        features=[[UNKNOWN] * len(names.features), *(_features(w, names, part.features) for w in tree.words)],
    )


def _number(names: Sequence[str], name: str, known: bool) -> int:
    return names.index(name) if known and name in names else UNKNOWN


def _features(word: Word, names: Labels, known: bool) -> list[int]:
    """The number of each feature's value, 0 where the word has none."""
    told = dict(f.split("=", 1) for f in word.features.split("|") if "=" in f)
    return [
        (values.index(told[name]) if told.get(name) in values else 0) if known else UNKNOWN
        for name, values in names.features.items()
    ]


def batch(sentences: Sequence[Encoded]) -> Batch:
    """Sentences side by side, padded."""
    lengths = [len(s.heads) for s in sentences]
    longest = max(lengths)

    def padded(rows: Sequence[list[int]]) -> torch.Tensor:
        return torch.tensor([row + [UNKNOWN] * (longest - len(row)) for row in rows])

    blank = [0] * features.ROWS
    width = len(sentences[0].features[0])
    return Batch(
        torch.tensor([s.rows + [blank] * (longest - len(s.rows)) for s in sentences]),
        torch.tensor([s.style for s in sentences]),
        torch.tensor(lengths),
        padded([s.heads for s in sentences]),
        padded([s.relations for s in sentences]),
        padded([s.tags for s in sentences]),
        torch.tensor([s.features + [[UNKNOWN] * width] * (longest - len(s.features)) for s in sentences]),
    )


def batches(sentences: Sequence[Encoded], words: int, luck: random.Random) -> Iterator[Batch]:
    """The sentences in batches of about `words` words, alike in length, shuffled."""
    ordered = sorted(sentences, key=lambda s: (len(s.heads), luck.random()))
    groups: list[list[Encoded]] = [[]]
    for sentence in ordered:
        if groups[-1] and len(sentence.heads) * (len(groups[-1]) + 1) > words:
            groups.append([])
        groups[-1].append(sentence)
    luck.shuffle(groups)
    return (batch(g) for g in groups)
