"""A trained network → the file that `muasal.read.parser` loads: float16, labels as JSON beside the weights."""

import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.network import Labels, Size

Array = NDArray[np.float32]


def write(state: dict[str, Tensor], size: Size, labels: Labels, path: Path) -> None:
    """Write the weights, those of training alone left out, the first style folded in."""
    w = {name: value.numpy() for name, value in state.items()}
    read_off = _read_off(labels)
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
        out |= lstm_layer(w, n)
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


def read(path: Path, size: Size, labels: Labels) -> dict[str, Tensor]:
    """The weights of a stored parser as training had them, to go on from; vectors of other styles are lost."""
    with np.load(path, allow_pickle=False) as stored:
        told = json.loads(bytes(stored["labels"]).decode())
        w = {name: stored[name].astype(np.float32) for name in stored.files if name != "labels"}
    if (told["tags"], told["relations"], told["features"]) != (labels.tags, labels.relations, labels.features):
        raise ValueError(f"{path}: its labels are not those of the recipe's treebanks; train anew")
    styles = np.zeros((len(labels.styles), size.width), dtype=np.float32)
    styles[0] = w["style"]
    state = {"table.weight": w["table"], "norm.weight": w["norm"][0], "norm.bias": w["norm"][1], "root": w["root"]}
    state |= {"styles.weight": styles, "arc": w["arc"], "label": w["label"]}
    ends = np.cumsum(told["widths"])[:-1]
    parts = zip(_read_off(labels), np.split(w["out"].T, ends), np.split(w["out.bias"], ends), strict=True)
    for name, weight, bias in parts:
        state |= {f"{name}.weight": weight, f"{name}.bias": bias}
    for n in range(size.layers):
        for side, direction in enumerate(("forth", "back")):
            at = f"{direction}.{n}"
            state[f"{at}.weight_ih_l0"] = _ungated(w[f"in.{n}"][side].T)
            state[f"{at}.weight_hh_l0"] = _ungated(w[f"again.{n}"][side].T)
            state[f"{at}.bias_ih_l0"] = _ungated(w[f"bias.{n}"][side])
            state[f"{at}.bias_hh_l0"] = np.zeros_like(w[f"bias.{n}"][side])
    return {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in state.items()}


def _read_off(labels: Labels) -> list[str]:
    """What is read off a state, in the order it is stored side by side."""
    features = [f"feature.{n}" for n in range(len(labels.features))]
    return ["arc_word", "arc_head", "label_word", "label_head", "tag", *features]


def _ungated(rows: Array) -> Array:
    """The inverse of `_gates`."""
    i, f, o, c = np.split(rows, 4)
    return np.concatenate([2 * i, 2 * f, c, 2 * o])


def lstm_layer(w: dict[str, Array], n: int) -> dict[str, Array]:
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
