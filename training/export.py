"""A trained network → the file that `muasal.read.parser` loads: float16, labels as JSON beside the weights."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from training.network import Labels, Size

Array = NDArray[np.float32]


def write(state: dict[str, Tensor], size: Size, labels: Labels, path: Path) -> None:
    """Write the weights, those of training alone left out, the first style folded in."""
    w = {name: value.numpy() for name, value in state.items()}
    read_off = ["arc_word", "arc_head", "label_word", "label_head", "tag"]
    read_off += [f"feature.{n}" for n in range(len(labels.features))]
    out = {
        "table": w["table.weight"],
        "norm": np.stack([w["norm.weight"], w["norm.bias"]]),
        "root": w["root"],
        "style": w["styles.weight"][0],
        "out": np.concatenate([w[f"{name}.weight"] for name in read_off]).T,
        "out.bias": np.concatenate([w[f"{name}.bias"] for name in read_off]),
        "arc": w["arc"],
        "label": w["label"],
    }
    for n in range(size.layers):
        out |= _layer(w, n)
    told = {
        "tags": labels.tags,
        "relations": labels.relations,
        "features": labels.features,
        "layers": size.layers,
        "widths": [len(w[f"{name}.bias"]) for name in read_off],
    }
    arrays = {name: np.ascontiguousarray(value, dtype=np.float16) for name, value in sorted(out.items())}
    arrays["labels"] = np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)


def _layer(w: dict[str, Array], n: int) -> dict[str, Array]:
    """One LSTM layer as `muasal.read.parser.lstm` wants it: both ways stacked, gates put in order, three halved."""
    found = {}
    for name, kind in (("in", "weight_ih"), ("again", "weight_hh")):
        sides = [_gates(w[f"{side}.{n}.{kind}_l0"]).T for side in ("forth", "back")]
        found[f"{name}.{n}"] = np.stack(sides)
    biases = [w[f"{side}.{n}.bias_ih_l0"] + w[f"{side}.{n}.bias_hh_l0"] for side in ("forth", "back")]
    found[f"bias.{n}"] = np.stack([_gates(b) for b in biases])
    return found


def _gates(rows: Array) -> Array:
    """PyTorch's order input, forget, candidate, output → input, forget, output, candidate; the first three halved."""
    i, f, c, o = np.split(rows, 4)
    return np.concatenate([i / 2, f / 2, o / 2, c])
