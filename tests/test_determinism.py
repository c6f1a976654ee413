"""Same articles, same bytes: whatever the order of the inputs and the hash seed."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

STORIES = Path(__file__).parents[1] / "evaluation" / "stories"
FILES = sorted((STORIES / "mamasa-landslide").glob("*.txt"))
SEEDS = ("1", "2", "3", "42", "4242")  # five orders of the inputs, each with a hash seed of its own


def trace(here: Path, sources: list[str], seed: str) -> dict[str, bytes]:
    """What a run prints and writes: story, report, ledger."""
    for name in ("report.html", "muasal.db"):
        (here / name).unlink(missing_ok=True)
    command = [sys.executable, "-m", "muasal.cli", "trace", *sources, "--format", "story", "--report", "report.html"]
    env = {**os.environ, "PYTHONHASHSEED": seed}
    run = subprocess.run(command, cwd=here, env=env, capture_output=True, check=True)
    return {
        "story": run.stdout,
        "report": (here / "report.html").read_bytes(),
        "ledger": dump(here / "muasal.db"),
    }


def dump(path: Path) -> bytes:
    """All tables but the runs, which say when something was done."""
    connection = sqlite3.connect(path)
    lines = [line for line in connection.iterdump() if not line.startswith('INSERT INTO "run')]
    connection.close()
    return "\n".join(sorted(lines)).encode()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("same")
    for file in FILES:
        shutil.copy(file, folder / file.name)
    return folder


@pytest.fixture(scope="module")
def expected(here: Path) -> dict[str, bytes]:
    return trace(here, [file.name for file in FILES], "0")


@pytest.mark.parametrize("seed", SEEDS)
def test_neither_order_nor_hash_seed_changes_a_byte(seed: str, here: Path, expected: dict[str, bytes]) -> None:
    names = [file.name for file in FILES]
    random.Random(seed).shuffle(names)
    found = trace(here, names, seed)
    assert [part for part in expected if found[part] != expected[part]] == []
