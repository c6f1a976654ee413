"""The tagger's network in numpy: signs → vectors → bidirectional LSTM → the best row of tags (Viterbi 1967).

Two networks of one shape: one finds cues, the other the source and the content of a given cue, as BIO tags scored by a
linear chain (Lafferty et al. 2001). Trained with PyTorch, stored as float16, run in float32.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from muasal.read.parser.lstm import Floats, Layer, both_ways
from muasal.read.parser.threads import one_thread

Signs = Sequence[Sequence[str]]  # of each token
NEVER = np.float32(-1e4)


@dataclass(frozen=True)
class Chain:
    """One network. `tags` are BIO; `steps` [from, to] score neighbours, `begins` the first tag."""

    tags: Sequence[str]
    table: Floats  # [signs, width]
    layers: Sequence[Layer]
    out: Floats
    bias: Floats
    steps: Floats
    begins: Floats

    def scores(self, rows: Sequence[Sequence[Sequence[int]]]) -> tuple[list[int], Floats]:
        """Scores [tokens, tags] of sequences of tokens, each a list of rows of the table; with their order.

        Sequences stand one behind the other, the longest first.
        """
        order = sorted(range(len(rows)), key=lambda n: -len(rows[n]))
        tokens = [token for n in order for token in rows[n]]
        starts = np.cumsum([0, *map(len, tokens)])[:-1]
        states: Floats = np.add.reduceat(self.table[np.concatenate(tokens)], starts, axis=0)
        lengths = [len(rows[n]) for n in order]
        for layer in self.layers:
            states = both_ways(states, lengths, layer)
        return order, states @ self.out + self.bias

    @one_thread
    def best(self, rows: Sequence[Sequence[Sequence[int]]]) -> list[tuple[list[int], Floats]]:
        """For each sequence its best row of tags, and the scores of every tag."""
        if not rows:
            return []
        order, scores = self.scores(rows)
        lengths = [len(rows[n]) for n in order]
        ends = np.cumsum(lengths)
        paths = _viterbi(scores, ends - lengths, np.array(lengths), self.steps, self.begins)
        found = {n: (path, scores[end - len(path) : end]) for n, path, end in zip(order, paths, ends, strict=True)}
        return [found[n] for n in range(len(rows))]


def _viterbi(
    scores: Floats, starts: NDArray[Any], lengths: NDArray[Any], steps: Floats, begins: Floats
) -> list[list[int]]:
    """The best tags of each sequence, the longest first, all stepped through together."""
    longest, number = int(lengths[0]), len(lengths)
    back = np.zeros((longest, number, len(begins)), dtype=np.int8)
    ahead = scores[starts] + begins
    for t in range(1, longest):
        going = int((lengths > t).sum())
        ways = ahead[:going, :, None] + steps
        back[t, :going] = ways.argmax(1)
        ahead[:going] = ways.max(1) + scores[starts[:going] + t]
    paths = []
    for n in range(number):
        tag = int(ahead[n].argmax())
        path = [tag]
        for t in range(int(lengths[n]) - 1, 0, -1):
            tag = int(back[t, n, tag])
            path.append(tag)
        paths.append(path[::-1])
    return paths


@dataclass(frozen=True)
class Tagger:
    """Both networks, and the numbers of the signs they know."""

    signs: dict[str, int]
    cues: Chain
    roles: Chain

    @classmethod
    def load(cls, path: Path) -> "Tagger":
        """From the file that training wrote."""
        with np.load(path, allow_pickle=False) as stored:
            told = json.loads(bytes(stored["told"]).decode())
            weights = {name: stored[name].astype(np.float32) for name in stored.files if name != "told"}
        signs = {sign: n for n, sign in enumerate(told["signs"])}
        return cls(signs, _chain("cues", told, weights), _chain("roles", told, weights))

    def rows(self, signs: Signs) -> list[list[int]]:
        """The numbers of the signs of each token; signs the tagger does not know are passed over."""
        return [[self.signs[sign] for sign in token if sign in self.signs] for token in signs]


def _chain(name: str, told: dict[str, Any], weights: dict[str, Floats]) -> Chain:
    own = {key.removeprefix(f"{name}."): value for key, value in weights.items() if key.startswith(f"{name}.")}
    layers = [Layer(own[f"in.{n}"], own[f"bias.{n}"], own[f"again.{n}"]) for n in range(told["layers"][name])]
    return Chain(told["tags"][name], own["table"], layers, own["out"], own["out.bias"], own["steps"], own["begins"])
