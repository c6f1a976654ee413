#!/usr/bin/env python3
"""Trains the tagger of attributions and writes it into the package.

    python -m training.tagging.train FILE [--out WEIGHTS]

FILE holds articles with attributions, a JSON object a line (`corpus.py`). The language of the articles must have a
parser, whose trees are what the tagger sees; no word is kept. Every tenth article is held back to show how it goes.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.export import lstm_layer
from training.learn import Average, Descent
from training.tagging import corpus
from training.tagging.corpus import CUE_TAGS, ROLE_TAGS, Labelled, Sequences
from training.tagging.network import Network, Size, batch

WEIGHTS = Path(__file__).parents[2] / "src" / "muasal" / "data" / "tagger" / "weights.npz"
CUES = ROLES = Size(width=64, hidden=64, layers=2)
RATE, TOGETHER, WARM_UP = 0.004, 5000, 60
ROUNDS = {"cues": 14, "roles": 8}
HELD_BACK = 10
LEAN = 0.5  # added to what begins a cue: on the articles held back it gives precision for as much recall

Numbered = tuple[list[list[int]], list[int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    data = [corpus.sequences(article) for article in corpus.articles(args.file)]
    say(f"{len(data)} articles read")
    train(data, args.out)


def train(data: Sequence[Sequences], out: Path) -> None:
    """Both networks on the articles, into one file."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    signs = corpus.known(data)
    numbers = {sign: n for n, sign in enumerate(signs)}
    arrays: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = {}
    for name, size, tags in (("cues", CUES, CUE_TAGS), ("roles", ROLES, ROLE_TAGS)):
        parts = [[_numbered(q, numbers) for q in getattr(one, name)] for one in data]
        kept = [q for n, part in enumerate(parts) if n % HELD_BACK for q in part]
        dev = [q for n, part in enumerate(parts) if not n % HELD_BACK for q in part]
        network = Network(size, len(signs), len(tags))
        weights = learn(network, kept, dev, ROUNDS[name], name)
        if name == "cues":
            weights["steps"][0, 1] += LEAN
            weights["begins"][1] += LEAN
        arrays |= {f"{name}.{key}": value for key, value in stored(weights, size).items()}
    told = {
        "signs": signs,
        "tags": {"cues": CUE_TAGS, "roles": ROLE_TAGS},
        "layers": {"cues": CUES.layers, "roles": ROLES.layers},
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    halves = {name: np.ascontiguousarray(value, dtype=np.float16) for name, value in sorted(arrays.items())}
    np.savez_compressed(out, **halves, told=np.frombuffer(json.dumps(told).encode(), dtype=np.uint8))
    say(f"{out}: {out.stat().st_size / 1e6:.2f} MB")


def _numbered(sequence: Labelled, numbers: dict[str, int]) -> Numbered:
    return [[numbers[s] for s in token if s in numbers] for token in sequence.signs], sequence.tags


def learn(
    network: Network, kept: Sequence[Numbered], dev: Sequence[Numbered], rounds: int, name: str
) -> dict[str, Tensor]:
    """The averaged weights after so many rounds."""
    luck, average = random.Random(1), Average(network)
    descent = Descent(network, average, RATE, rounds * len(_groups(kept, luck)), WARM_UP)
    start = time.time()
    for turn in range(rounds):
        network.train()
        for group in _groups(kept, luck):
            descent.step(network.loss(batch(group)))
        lost = held_back(network, average, dev)
        say(f"{name}: round {turn + 1} of {rounds} after {time.time() - start:.0f} s; held back {lost:.4f}")
    return average.kept


@torch.no_grad()
def held_back(network: Network, average: Average, dev: Sequence[Numbered]) -> float:
    """The loss on what was held back, by the averaged weights."""
    own = {k: v.clone() for k, v in network.state_dict().items()}
    network.load_state_dict(average.kept)
    network.eval()
    losses = [(float(network.loss(batch(g))), sum(len(t) for _, t in g)) for g in _groups(dev, random.Random(0))]
    network.load_state_dict(own)
    return sum(loss * n for loss, n in losses) / sum(n for _, n in losses)


def _groups(sequences: Sequence[Numbered], luck: random.Random) -> list[list[Numbered]]:
    """Batches of about `TOGETHER` tokens, alike in length, shuffled."""
    groups: list[list[Numbered]] = [[]]
    for one in sorted(sequences, key=lambda q: (len(q[1]), luck.random())):
        if groups[-1] and len(one[1]) * (len(groups[-1]) + 1) > TOGETHER:
            groups.append([])
        groups[-1].append(one)
    luck.shuffle(groups)
    return groups


def stored(weights: dict[str, Tensor], size: Size) -> dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"]:
    """The weights as `muasal.read.tagger` wants them."""
    w = {name: value.numpy() for name, value in weights.items()}
    out = {"table": w["table.weight"], "out": w["out.weight"].T, "out.bias": w["out.bias"]}
    out |= {"steps": w["steps"], "begins": w["begins"]}
    for n in range(size.layers):
        out |= lstm_layer(w, n)
    return out


def say(message: str) -> None:
    """Progress, on stderr."""
    print(f"{time.strftime('%H:%M:%S')} {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
