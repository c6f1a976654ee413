"""The parser's network in numpy: words → vectors → bidirectional LSTM → tags, features, arcs and relations.

After Dozat & Manning 2017 (biaffine attention). Trained with PyTorch (`training/`), stored as float16, run in float32.
"""

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muasal.read.parser import features, trees
from muasal.read.parser.lstm import Floats, Layer, both_ways
from muasal.read.parser.threads import one_thread

REMEMBERED = 20_000  # words whose vectors are kept at hand
TOGETHER = 2000  # words worked on at once; more would only take memory
SLOPE = np.float32(0.1)


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

    @one_thread
    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """The sentences, each a list of words, none empty. Many are worked on together."""
        found: dict[int, Parsed] = {}
        for group in _groups([len(s) for s in sentences]):
            found |= zip(group, self._together([sentences[n] for n in group]), strict=True)
        return [found[n] for n in range(len(sentences))]

    def _together(self, sentences: Sequence[Sequence[str]]) -> list[Parsed]:
        """Sentences one behind the other, the longest first; each begins with the root."""
        lengths = [len(s) + 1 for s in sentences]
        states = self._vectors(sentences)
        for layer in self._layers:
            states = both_ways(states, lengths, layer)
        read = np.split(states @ self._out + self._bias, np.cumsum(self.labels["widths"])[:-1], axis=1)
        ends = list(itertools.accumulate(lengths))
        places = [slice(end - length, end) for end, length in zip(ends, lengths, strict=True)]
        asked, heads = _with_one(_leaky(read[0])) @ self._arc, _leaky(read[1])
        found = [trees.tree(_arcs(asked[at], heads[at])) for at in places]
        above = np.concatenate([np.array(tree) + at.start for tree, at in zip(found, places, strict=True)])
        top = np.concatenate([np.array(tree) == 0 for tree in found])
        relations = self._relations(read[2], read[3], above, top)
        best = [scores.argmax(1) for scores in read[4:]]
        return [
            self._parsed(tree[1:], relations[at][1:], [b[at][1:] for b in best])
            for tree, at in zip(found, places, strict=True)
        ]

    def _parsed(self, heads: list[int], relations: NDArray[Any], best: list[NDArray[Any]]) -> Parsed:
        """Numbers to names."""
        kinds = list(zip(self.labels["features"].items(), (b.tolist() for b in best[1:]), strict=True))
        return Parsed(
            [self.labels["tags"][t] for t in best[0].tolist()],
            ["|".join([f"{k}={vs[found[w]]}" for (k, vs), found in kinds if found[w]]) for w in range(len(heads))],
            heads,
            [self.labels["relations"][r] for r in relations.tolist()],
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

    def _vectors(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """[words, width], the root before each sentence."""
        root = self._root + self._style
        return np.array([v for s in sentences for v in (root, *map(self.word, s))], dtype=np.float32)

    def _relations(
        self, word: Floats, head: Floats, above: NDArray[np.int64], top: NDArray[np.bool_]
    ) -> NDArray[np.int64]:
        """The best relation of each word to its head `above`: `root` where that is the root, and nowhere else."""
        word, head = _with_one(_leaky(word)), _with_one(_leaky(head))[above]
        left = (word @ self._label).reshape(len(word), -1, word.shape[1])
        scores: Floats = np.matmul(left, head[:, :, None])[..., 0]
        root = self.labels["relations"].index("root")
        scores[:, root] = -np.inf
        best: NDArray[np.int64] = np.where(top, root, scores.argmax(1))
        return best


def _arcs(asked: Floats, heads: Floats) -> Floats:
    """[word, head] of one sentence: how well each position fits as the head of each word; none is its own."""
    scores: Floats = asked @ heads.T
    np.fill_diagonal(scores, -np.inf)
    return scores


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of sentences, the longest first, in groups of not many more than `TOGETHER` words."""
    group: list[int] = []
    words = 0
    for n in sorted(range(len(lengths)), key=lambda n: -lengths[n]):
        if group and words + lengths[n] > TOGETHER:
            yield group
            group, words = [], 0
        group.append(n)
        words += lengths[n]
    if group:
        yield group


def _leaky(x: Floats) -> Floats:
    y: Floats = np.maximum(x, SLOPE * x)
    return y


def _with_one(x: Floats) -> Floats:
    """With a further column of ones."""
    return np.concatenate([x, np.ones((*x.shape[:-1], 1), dtype=np.float32)], axis=-1)
