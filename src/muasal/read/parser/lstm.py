"""A bidirectional LSTM (Hochreiter & Schmidhuber 1997; Graves & Schmidhuber 2005) in numpy, both ways side by side."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
ONE, TWO = np.float32(1), np.float32(2)


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights of one layer, forward and backward. The gates stand in the order input, forget, output, candidate.

    The first three are stored halved: so one function, 1 / (1 + exp(-2x)), serves all four (see `_squash`).
    """

    entering: Floats  # [2, width, 4 × hidden]
    bias: Floats  # [2, 4 × hidden]
    again: Floats  # [2, hidden, 4 × hidden]


def both_ways(x: Floats, lengths: Sequence[int], layer: Layer) -> Floats:
    """[words, width] → [words, 2 × hidden]. Sentences stand one behind the other, the longest first."""
    size, hidden = np.array(lengths), layer.again.shape[1]
    forth, back, steps = _by_step(size)
    z = np.empty((2, len(x), 4 * hidden), dtype=np.float32)  # what enters the gates, the first words first
    for side, order in enumerate((forth, back)):
        z[side] = (x @ layer.entering[side] + layer.bias[side])[order]
    state = np.zeros((2, len(size), hidden), dtype=np.float32)
    memory = np.zeros_like(state)
    told = np.empty((2, len(x), hidden), dtype=np.float32)
    with np.errstate(over="ignore"):  # exp of much is infinite, and 1 / infinity the 0 that is meant
        for first, last in itertools.pairwise(steps):
            here, going = z[:, first:last], last - first  # sentences that have a word here
            here += state[:, :going] @ layer.again
            state, memory = _step(here, memory[:, :going], hidden)
            told[:, first:last] = state
    out = np.empty((len(x), 2 * hidden), dtype=np.float32)
    out[forth, :hidden], out[back, hidden:] = told
    return out


def _by_step(size: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], list[int]]:
    """The words step by step, the first of every sentence, then the second …; from behind too; where each begins."""
    starts = np.cumsum(size) - size
    going = [int((size > t).sum()) for t in range(int(size[0]))]
    forth = np.concatenate([starts[:n] + t for t, n in enumerate(going)])
    back = np.concatenate([starts[:n] + size[:n] - 1 - t for t, n in enumerate(going)])
    return forth, back, [0, *itertools.accumulate(going)]


def _step(z: Floats, memory: Floats, hidden: int) -> tuple[Floats, Floats]:
    """State and memory after one word; `z` is what enters the gates, and is used up."""
    _squash(z)
    candidate = z[..., 3 * hidden :] * TWO - ONE
    memory = memory * z[..., hidden : 2 * hidden] + z[..., :hidden] * candidate
    told = memory.copy()
    _squash(told)
    return z[..., 2 * hidden : 3 * hidden] * (told * TWO - ONE), memory


def _squash(x: Floats) -> None:
    """1 / (1 + exp(-2x)) in place: the logistic function of 2x, and (tanh(x) + 1) / 2. numpy's exp is quicker
    than its tanh."""
    np.multiply(x, -TWO, out=x)
    np.exp(x, out=x)
    np.add(x, ONE, out=x)
    np.reciprocal(x, out=x)
