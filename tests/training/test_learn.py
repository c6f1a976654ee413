"""What is left of the weights after several phases. Needs PyTorch, as training does."""

from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is only needed for training")

from evaluation.conllu import Tree, Word  # noqa: E402
from training import corpus  # noqa: E402
from training.learn import Phase, learn  # noqa: E402
from training.network import Network, Size  # noqa: E402

SIZE = Size(rows=50, width=6, hidden=4, layers=1, arc=4, label=3)
WORDS = (Word("Dams", "dam", "NOUN", "_", 2, "nsubj"), Word("hold", "hold", "VERB", "_", 0, "root"))
PART = corpus.Part([Tree("a", "", WORDS)] * 8, "own")
NAMES = corpus.labels([PART])
PHASE = Phase(("own",), rounds=3, rate=0.01)


def begun() -> Network:
    torch.manual_seed(3)
    return Network(SIZE, NAMES)


def learned(*phases: Phase) -> torch.Tensor:
    """The table of word features after these phases, always begun alike."""
    sentences = {"own": [(s, 1.0) for s in corpus.encode(PART, NAMES, SIZE.rows)]}
    return learn(begun(), sentences, phases, 1, lambda _: None)["table.weight"]


def test_a_phase_counts_for_its_share_of_the_weights() -> None:
    before, after = begun().state_dict()["table.weight"], learned(PHASE)
    assert not torch.allclose(before, after)
    assert torch.allclose(learned(replace(PHASE, share=0.25)), 0.75 * before + 0.25 * after)


def test_training_goes_on_from_the_end_of_a_phase_that_does_not_count() -> None:
    assert torch.allclose(learned(replace(PHASE, share=0.0), PHASE), learned(PHASE, PHASE))
