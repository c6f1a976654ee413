"""A network in training and the one that is shipped say the same. Needs PyTorch, as training does."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is only needed for training")

from evaluation.conllu import Tree, Word  # noqa: E402
from muasal.read.parser import Network as Shipped  # noqa: E402
from muasal.read.parser.trees import tree  # noqa: E402
from training import corpus, export, silver  # noqa: E402
from training.network import Network, Size  # noqa: E402

SIZE = Size(rows=200, width=12, hidden=9, layers=2, arc=8, label=6)
WORDS = [
    Word("Dams", "dam", "NOUN", "Number=Plur", 2, "nsubj"),
    Word("hold", "hold", "VERB", "_", 0, "root"),
    Word(".", ".", "PUNCT", "_", 2, "punct"),
]
PART = corpus.Part([Tree("a", "", tuple(WORDS * 2)), Tree("b", "", tuple(WORDS))] * 20, "own")
NAMES = corpus.labels([PART])


def network() -> Network:
    torch.manual_seed(3)
    made = Network(SIZE, NAMES)
    for weights in (made.arc, made.label):
        torch.nn.init.normal_(weights)
    return made.eval()


def test_numpy_reads_what_pytorch_reads(tmp_path: Path) -> None:
    made = network()
    export.write(made.state_dict(), SIZE, NAMES, tmp_path / "weights.npz")
    made.load_state_dict(export.read(tmp_path / "weights.npz", SIZE, NAMES))  # both rounded to float16
    sentences = PART.trees[:2]
    batch = corpus.batch(corpus.encode(PART, NAMES, SIZE.rows)[:2])
    with torch.no_grad():
        scores = made(batch, None)
    parsed = Shipped.load(tmp_path / "weights.npz").parse([[w.form for w in t.words] for t in sentences])
    for n, (sentence, found) in enumerate(zip(sentences, parsed, strict=True)):
        length = len(sentence.words) + 1
        arcs = scores.arcs[n, :length, :length].numpy().copy()
        np.fill_diagonal(arcs, -np.inf)
        assert found.heads == tree(arcs)[1:]
        assert found.tags == [NAMES.tags[t] for t in scores.tags[n, 1:length].argmax(1)]


def test_weights_of_other_labels_are_refused(tmp_path: Path) -> None:
    export.write(network().state_dict(), SIZE, NAMES, tmp_path / "weights.npz")
    other = corpus.labels([corpus.Part([Tree("a", "", tuple(WORDS[:2]))], "own")])
    with pytest.raises(ValueError, match="train anew"):
        export.read(tmp_path / "weights.npz", SIZE, other)


def test_teachers_label_every_sentence_with_a_tree() -> None:
    raw = [[Word(w.form, "_", "X", "_", 0, "root", w.space) for w in t.words] for t in PART.trees[:3]]
    found = silver.label([network(), network()], NAMES, raw, "own", SIZE.rows)
    assert [t.id for t in found] == ["raw-0", "raw-1", "raw-2"]
    assert all([w.head for w in t.words].count(0) == 1 for t in found)
