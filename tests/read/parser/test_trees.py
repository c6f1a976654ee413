"""The best tree under scores: one root, no cycles, and no better one."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muasal.read.parser.trees import cycle, tree


def scores(seed: int, words: int) -> np.ndarray:
    """Random scores in float32, as the network gives them; no word is its own head."""
    found = np.random.default_rng(seed).normal(size=(words + 1, words + 1)).astype(np.float32)
    np.fill_diagonal(found, -np.inf)
    return found


def is_tree(heads: list[int]) -> bool:
    return not cycle(heads) and heads[1:].count(0) == 1


def worth(found: np.ndarray, heads: list[int]) -> float:
    return sum(float(found[w, h]) for w, h in enumerate(heads) if w)


def best(found: np.ndarray) -> float:
    """The worth of the best tree, by trying every one."""
    words = len(found) - 1
    every = ([0, *heads] for heads in itertools.product(range(words + 1), repeat=words))
    return max(worth(found, heads) for heads in every if is_tree(heads))


@given(st.integers(0, 10_000), st.integers(1, 40))
@settings(deadline=None)
def test_a_tree_has_one_root_and_no_cycle(seed: int, words: int) -> None:
    assert is_tree(tree(scores(seed, words)))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("words", [1, 2, 3, 4, 5])
def test_no_tree_is_better(seed: int, words: int) -> None:
    found = scores(seed, words)
    assert worth(found, tree(found)) == pytest.approx(best(found), abs=1e-4)


def test_a_tempting_cycle_is_broken_where_it_costs_least() -> None:
    found = np.array([[0, 0, 0, 0], [1, -9, 8, 0], [2, 8, -9, 0], [0, 0, 5, -9]], dtype=np.float32)
    assert tree(found) == [0, 2, 0, 2]


def test_only_one_word_hangs_on_the_root() -> None:
    found = np.array([[0, 0, 0], [9, -9, 1], [8, 1, -9]], dtype=np.float32)
    assert tree(found) == [0, 0, 1]


def test_cycles_are_seen() -> None:
    assert cycle([0, 2, 0]) == []
    assert sorted(cycle([0, 2, 1, 0])) == [1, 2]
