"""The scorers prove that right answers score 1 and wrong ones less."""

import subprocess
import sys
from pathlib import Path

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.mark.parametrize("name", ["score_attributions.py", "score_mentions.py", "score_story.py"])
def test_a_scorer_passes_its_own_test(name: str) -> None:
    done = subprocess.run([sys.executable, EVALUATION / name, "--self-test"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
