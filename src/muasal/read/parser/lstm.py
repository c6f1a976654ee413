"""A bidirectional LSTM (Hochreiter & Schmidhuber 1997; Graves & Schmidhuber 2005) in numpy, both ways side by side."""

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
    sides = [x @ w + b for w, b in zip(layer.entering, layer.bias, strict=True)]
    size, hidden = np.array(lengths), layer.again.shape[1]
    starts = np.cumsum(size) - size
    state = np.zeros((2, len(size), hidden), dtype=np.float32)
    memory = np.zeros_like(state)
    out = np.empty((len(x), 2 * hidden), dtype=np.float32)
    with np.errstate(over="ignore"):  # exp of much is infinite, and 1 / infinity the 0 that is meant
        for t in range(lengths[0]):
            going = int((size > t).sum())  # sentences that have a word here
            forth = starts[:going] + t
            back = starts[:going] + size[:going] - 1 - t
            z = np.stack([sides[0][forth], sides[1][back]])
            z += state[:, :going] @ layer.again
            state, memory = _step(z, memory[:, :going], hidden)
            out[forth, :hidden], out[back, hidden:] = state
    return out


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
