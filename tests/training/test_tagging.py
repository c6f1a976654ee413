"""The tagger's network in numpy says what the trained one says."""

import itertools
import random

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from muasal.read.parser.lstm import Layer  # noqa: E402
from muasal.read.tagger.network import Chain  # noqa: E402
from training.tagging.network import Network, Size, batch  # noqa: E402
from training.tagging.train import stored  # noqa: E402

SIGNS, TAGS = 20, ("O", "B-cue", "I-cue")


def sequences(number: int) -> list[list[list[int]]]:
    luck = random.Random(3)
    lengths = [luck.randint(1, 9) for _ in range(number)]
    return [[luck.sample(range(SIGNS), luck.randint(1, 4)) for _ in range(length)] for length in lengths]


def test_scores_are_those_of_the_trained_network() -> None:
    torch.manual_seed(2)
    size = Size(width=6, hidden=5, layers=2)
    network = Network(size, SIGNS, len(TAGS)).eval()
    rows = sequences(6)
    with torch.no_grad():
        wanted = network(batch([(tokens, [0] * len(tokens)) for tokens in rows])).numpy()
    w = stored(network.state_dict(), size)
    layers = [Layer(w[f"in.{n}"], w[f"bias.{n}"], w[f"again.{n}"]) for n in range(size.layers)]
    chain = Chain(TAGS, w["table"], layers, w["out"], w["out.bias"], w["steps"], w["begins"])
    for tokens, gold, (_, scores) in zip(rows, wanted, chain.best(rows), strict=True):
        assert np.allclose(scores, gold[: len(tokens)], atol=1e-5)


def test_the_best_row_of_tags_is_the_one_of_highest_score() -> None:
    luck = np.random.default_rng(4)
    rows = [[[0], [1], [2], [3]], [[4], [5]]]
    table = luck.normal(size=(SIGNS, 3)).astype(np.float32)
    steps = luck.normal(size=(3, 3)).astype(np.float32)
    begins = luck.normal(size=3).astype(np.float32)
    chain = Chain(TAGS, table, [], np.eye(3, dtype=np.float32), np.zeros(3, dtype=np.float32), steps, begins)

    def worth(path: tuple[int, ...], tokens: list[list[int]]) -> float:
        own = begins[path[0]] + sum(table[token[0]][tag] for token, tag in zip(tokens, path, strict=True))
        return float(own + sum(steps[a, b] for a, b in itertools.pairwise(path)))

    for tokens, (path, _) in zip(rows, chain.best(rows), strict=True):
        every = np.ndindex(*[3] * len(tokens))
        assert tuple(path) == max(every, key=lambda p: worth(p, tokens))
