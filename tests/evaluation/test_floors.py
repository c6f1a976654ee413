"""Floors only rise."""

from pathlib import Path

import floors
import pytest


def test_a_score_below_its_floor_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.below({"sources": 0.4, "claims": 0.9}, {"sources": 0.5, "claims": 0.9})
    assert capsys.readouterr().err == "below its floor: sources 0.4000 < 0.5\n"


def test_a_floor_without_a_score_is_named_and_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert not floors.below({}, {"sources": 0.5})
    assert "not checked: sources" in capsys.readouterr().err


def test_lifting_lowers_nothing_and_forgets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.lift(path, {"sources": 0.5, "claims": 0.9}, 0.02, 2)
    floors.lift(path, {"sources": 0.3, "drifts": 0.7}, 0.02, 2)
    assert floors.load(path) == {"sources": 0.48, "claims": 0.88, "drifts": 0.68}
