"""A bidirectional LSTM (Hochreiter & Schmidhuber 1997; Graves & Schmidhuber 2005) in numpy, both ways side by side."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
HALF = np.float32(0.5)


@dataclass(frozen=True, slots=True)
class Layer:
    """Weights of one layer, forward and backward. The gates stand in the order input, forget, output, candidate.

    The first three are stored halved: sigmoid(x) = tanh(x / 2) / 2 + 1/2, so that one tanh serves all four.
    """

    entering: Floats  # [2, width, 4 × hidden]
    bias: Floats  # [2, 4 × hidden]
    again: Floats  # [2, hidden, 4 × hidden]


def both_ways(x: Floats, lengths: NDArray[np.int64], layer: Layer) -> Floats:
    """[sentences, positions, width] → [sentences, positions, 2 × hidden]; beyond a sentence's length all is 0."""
    positions = np.arange(x.shape[1])
    inside = positions < lengths[:, None]
    back = np.where(inside, lengths[:, None] - 1 - positions, positions)[:, :, None]
    turned = np.take_along_axis(x, back, axis=1)
    sides = [side @ w + b for side, w, b in zip((x, turned), layer.entering, layer.bias, strict=True)]
    states = _recur(np.ascontiguousarray(np.stack(sides).transpose(2, 0, 1, 3)), layer.again)
    forward, backward = states.transpose(1, 2, 0, 3)
    joined = np.concatenate([forward, np.take_along_axis(backward, back, axis=1)], axis=2)
    joined[~inside] = 0
    return joined


def _recur(entering: Floats, again: Floats) -> Floats:
    """Step by step: entering [positions, 2, sentences, 4 × hidden] → states [positions, 2, sentences, hidden]."""
    hidden = again.shape[1]
    states = np.empty((*entering.shape[:3], hidden), dtype=np.float32)
    state = np.zeros(states.shape[1:], dtype=np.float32)
    memory = np.zeros_like(state)
    for t, z in enumerate(entering):
        z += state @ again
        np.tanh(z, out=z)
        gates = z[..., : 3 * hidden]
        gates *= HALF
        gates += HALF
        memory *= gates[..., hidden : 2 * hidden]
        memory += gates[..., :hidden] * z[..., 3 * hidden :]
        state = np.multiply(gates[..., 2 * hidden :], np.tanh(memory), out=states[t])
    return states
