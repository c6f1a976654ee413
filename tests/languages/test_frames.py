"""Every frame of attribution stands in the marked sentences of every language, with a negative twin."""

from pathlib import Path

import pytest
from frames import FRAMES, LANGUAGES, counts
from marked import marked

ENOUGH = 120


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_frame_stands_three_times_with_a_negative_twin(code: str) -> None:
    found = counts(code)
    assert [frame for frame in FRAMES if found.shown[frame] < 3] == []
    assert [frame for frame in FRAMES if found.twins[frame] < 1] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_frame_is_misspelt(code: str) -> None:
    found = counts(code)
    assert set(found.shown) | set(found.twins) <= set(FRAMES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_are_enough_sentences(code: str) -> None:
    folder = Path(__file__).parent / code
    assert sum(1 for name in ("attributions", "frames") for _ in marked(folder / f"{name}.txt")) >= 2 * ENOUGH


@pytest.mark.parametrize("code", LANGUAGES)
def test_most_of_them_are_read_rightly(code: str) -> None:
    folder = Path(__file__).parent / code
    sentences = [s for name in ("attributions", "frames") for s in marked(folder / f"{name}.txt")]
    assert sum(s.not_yet for s in sentences) <= 0.1 * len(sentences)
