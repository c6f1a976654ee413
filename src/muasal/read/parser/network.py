"""The parser's network in numpy: words → vectors → bidirectional LSTM → tags, features, arcs and relations.

After Dozat & Manning 2017 (biaffine attention). Trained with PyTorch (`training/`), stored as float16, run in float32.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muasal.read.parser import features, trees
from muasal.read.parser.lstm import Floats, Layer, both_ways

REMEMBERED = 20_000  # words whose vectors are kept at hand
TOGETHER = 500  # words worked on at once, padding with them: what stays in a processor's cache
SLOPE = np.float32(0.1)
Lengths = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence parsed: for each word its tag, features, head (counted from 1, 0 for the root) and relation."""

    tags: list[str]
    features: list[str]  # "Case=Nom|Number=Sing", "" for none
    heads: list[int]
    relations: list[str]


class Network:
    """One language's parser.

    `weights`: table (word features), norm (scale and shift of a word's vector), root, style; of each LSTM layer
    in.N, bias.N, again.N; out and out.bias (everything read off a state, side by side), arc, label.
    `labels`: tags, relations, features (name → values), layers, and the widths of what `out` holds.
    """

    def __init__(self, weights: dict[str, Floats], labels: dict[str, Any]) -> None:
        self.labels = labels
        self._table, self._norm = weights["table"], weights["norm"]
        self._root, self._style = weights["root"], weights["style"]
        numbers = range(labels["layers"])
        self._layers = [Layer(weights[f"in.{n}"], weights[f"bias.{n}"], weights[f"again.{n}"]) for n in numbers]
        self._out, self._bias = weights["out"], weights["out.bias"]
        self._arc = weights["arc"]
        label = weights["label"]  # [relations, width, width]
        self._label = np.ascontiguousarray(label.transpose(1, 0, 2).reshape(label.shape[1], -1))
        self._words: dict[str, Floats] = {}

    @classmethod
    def load(cls, path: Path) -> "Network":
        """From the file that training wrote."""
        with np.load(path, allow_pickle=False) as stored:
            labels = json.loads(bytes(stored["labels"]).decode())
            weights = {name: stored[name].astype(np.float32) for name in stored.files if name != "labels"}
        return cls(weights, labels)

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """The sentences, each a list of words, none empty. Those alike in length are worked on together."""
        found: dict[int, Parsed] = {}
        for group in _groups([len(s) for s in sentences]):
            found |= zip(group, self._together([sentences[n] for n in group]), strict=True)
        return [found[n] for n in range(len(sentences))]

    def _together(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        lengths = np.array([len(s) + 1 for s in sentences])
        states = self._vectors(sentences, int(lengths.max()))
        for layer in self._layers:
            states = both_ways(states, lengths, layer)
        read = np.split(states @ self._out + self._bias, np.cumsum(self.labels["widths"])[:-1], axis=2)
        arcs = self._arcs(read[0], read[1], lengths)
        heads = np.zeros(states.shape[:2], dtype=np.int64)
        for n, length in enumerate(lengths):
            heads[n, :length] = trees.tree(arcs[n, :length, :length])
        relations = self._relations(read[2], read[3], heads)
        best = [scores.argmax(2) for scores in read[4:]]
        return [
            self._parsed(heads[n, 1:end], relations[n, 1:end], [b[n, 1:end] for b in best])
            for n, end in enumerate(lengths)
        ]

    def _parsed(self, heads: NDArray[Any], relations: NDArray[Any], best: list[NDArray[Any]]) -> Parsed:
        """Numbers to names."""
        kinds = list(zip(self.labels["features"].items(), best[1:], strict=True))
        return Parsed(
            [self.labels["tags"][t] for t in best[0]],
            ["|".join(f"{k}={vs[found[w]]}" for (k, vs), found in kinds if found[w]) for w in range(len(heads))],
            heads.tolist(),
            [self.labels["relations"][r] for r in relations],
        )

    def word(self, form: str) -> Floats:
        """The vector of a word by itself."""
        found = self._words.get(form)
        if found is None:
            total = self._table[features.rows(form, len(self._table))].sum(0)
            scaled: Floats = (total - total.mean()) / np.sqrt(total.var() + np.float32(1e-5))
            if len(self._words) >= REMEMBERED:
                self._words.clear()
            found = scaled * self._norm[0] + self._norm[1] + self._style
            self._words[form] = found
        return found

    def _vectors(self, sentences: Sequence[Sequence[str]], longest: int) -> Floats:
        """[sentences, positions, width]; position 0 is the root."""
        x = np.zeros((len(sentences), longest, len(self._root)), dtype=np.float32)
        x[:, 0] = self._root + self._style
        for n, sentence in enumerate(sentences):
            x[n, 1 : len(sentence) + 1] = [self.word(form) for form in sentence]
        return x

    def _arcs(self, word: Floats, head: Floats, lengths: Lengths) -> Floats:
        """[sentences, word, head]: how well each position fits as the head of each word."""
        asked = _with_one(_leaky(word)) @ self._arc
        scores: Floats = np.matmul(asked, _leaky(head).transpose(0, 2, 1))
        own = np.arange(scores.shape[1])
        scores[:, own, own] = -np.inf
        scores[np.broadcast_to((own >= lengths[:, None])[:, None, :], scores.shape)] = -np.inf
        return scores

    def _relations(self, word: Floats, head: Floats, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """The best relation of each word to its head: `root` where that is the root, and nowhere else."""
        word, head = _with_one(_leaky(word)), _with_one(_leaky(head))
        width = word.shape[2]
        head = np.take_along_axis(head, heads[:, :, None], axis=1).reshape(-1, width, 1)
        left = (word.reshape(-1, width) @ self._label).reshape(len(head), -1, width)
        scores: Floats = np.matmul(left, head).reshape(*heads.shape, -1)
        root = self.labels["relations"].index("root")
        scores[..., root] = -np.inf
        best: NDArray[np.int64] = np.where(heads == 0, root, scores.argmax(2))
        return best


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of sentences in groups alike in length, none much larger than `TOGETHER` words."""
    group: list[int] = []
    for n in sorted(range(len(lengths)), key=lambda n: lengths[n]):
        if group and (len(group) + 1) * lengths[n] > TOGETHER:
            yield group
            group = []
        group.append(n)
    if group:
        yield group


def _leaky(x: Floats) -> Floats:
    y: Floats = np.maximum(x, SLOPE * x)
    return y


def _with_one(x: Floats) -> Floats:
    """With a further column of ones."""
    return np.concatenate([x, np.ones((*x.shape[:-1], 1), dtype=np.float32)], axis=-1)
