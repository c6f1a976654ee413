"""The network against a plain reading of its equations, on small random weights."""

from pathlib import Path

import numpy as np

from muasal.read.parser.lstm import Layer, both_ways
from muasal.read.parser.network import Network

WIDTH, HIDDEN, ROWS, ARC, LABEL = 6, 5, 50, 4, 3
LABELS = {
    "tags": ["NOUN", "VERB"],
    "relations": ["nsubj", "obj", "root"],
    "features": {"Case": ["", "Acc", "Nom"]},
    "layers": 1,
    "widths": [ARC, ARC, LABEL, LABEL, 2, 3],
}
SENTENCES = [["The", "dam", "holds"], ["Stop"], ["Two", "ferries", "left", "the", "harbour", "."]]


def weights(seed: int = 0) -> dict[str, np.ndarray]:
    draw = np.random.default_rng(seed)
    shapes = {
        "table": (ROWS, WIDTH), "norm": (2, WIDTH), "root": (WIDTH,), "style": (WIDTH,),
        "in.0": (2, WIDTH, 4 * HIDDEN), "bias.0": (2, 4 * HIDDEN), "again.0": (2, HIDDEN, 4 * HIDDEN),
        "out": (2 * HIDDEN, sum(LABELS["widths"])), "out.bias": (sum(LABELS["widths"]),),
        "arc": (ARC + 1, ARC), "label": (len(LABELS["relations"]), LABEL + 1, LABEL + 1),
    }  # fmt: skip
    return {name: draw.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def plain_lstm(x: np.ndarray, entering: np.ndarray, bias: np.ndarray, again: np.ndarray) -> np.ndarray:
    """One direction over one sentence, by the book; the first three gates are stored halved."""
    state, memory, out = np.zeros(HIDDEN), np.zeros(HIDDEN), []
    for step in x:
        i, f, o, c = np.split(step @ entering + bias + state @ again, 4)
        i, f, o = (1 / (1 + np.exp(-2 * gate)) for gate in (i, f, o))
        memory = f * memory + i * np.tanh(c)
        state = o * np.tanh(memory)
        out.append(state)
    return np.array(out)


def test_lstm_both_ways_is_two_plain_lstms() -> None:
    w = weights()
    lengths = [4, 2]
    x = np.random.default_rng(1).normal(size=(6, WIDTH)).astype(np.float32)
    found = both_ways(x, lengths, Layer(w["in.0"], w["bias.0"], w["again.0"]))
    for sentence in (slice(0, 4), slice(4, 6)):
        forth = plain_lstm(x[sentence], w["in.0"][0], w["bias.0"][0], w["again.0"][0])
        back = plain_lstm(x[sentence][::-1], w["in.0"][1], w["bias.0"][1], w["again.0"][1])[::-1]
        np.testing.assert_allclose(found[sentence], np.concatenate([forth, back], axis=1), atol=1e-5)


def test_a_sentence_is_parsed_alike_alone_and_beside_others() -> None:
    network = Network(weights(), LABELS)
    assert network.parse(SENTENCES) == [network.parse([s])[0] for s in SENTENCES]


def test_every_word_gets_a_tag_features_a_head_and_a_relation() -> None:
    for sentence, parsed in zip(SENTENCES, Network(weights(), LABELS).parse(SENTENCES), strict=True):
        assert len(parsed.tags) == len(parsed.features) == len(parsed.heads) == len(parsed.relations) == len(sentence)
        assert parsed.heads.count(0) == 1
        assert set(parsed.features) <= {"", "Case=Acc", "Case=Nom"}


def test_weights_come_back_from_their_file(tmp_path: Path) -> None:
    import json

    stored = {name: value.astype(np.float16) for name, value in weights().items()}
    stored["labels"] = np.frombuffer(json.dumps(LABELS).encode(), dtype=np.uint8)
    np.savez_compressed(tmp_path / "weights.npz", **stored)
    rounded = {name: value.astype(np.float16).astype(np.float32) for name, value in weights().items()}
    assert Network.load(tmp_path / "weights.npz").parse(SENTENCES) == Network(rounded, LABELS).parse(SENTENCES)
