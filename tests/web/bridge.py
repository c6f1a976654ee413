"""Two articles about a bridge, the second retelling the first, traced into a ledger; and the app's house over it."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from muasal import keeping, pipeline
from muasal.ledger import open_ledger
from muasal.model import Article
from muasal.web.declared import House
from muasal.web.jobs import Jobs
from muasal.web.sessions import Sessions

HARBOUR = """Bridge to close in May

The harbour bridge will close for repairs in May, the engineer Anna Reed said on Friday. She said 14 workers would \
repair 300 metres of the deck.
"""
COURIER = """Repairs at the harbour

The Harbour Times reported that 40 workers would repair 300 metres of the deck of the harbour bridge in May.
"""
ARTICLES = (
    Article("a1", HARBOUR, "en", "Harbour Times", "2025-04-04"),
    Article("a2", COURIER, "en", "Coast Courier", "2025-04-06"),
)


def trace_into(path: Path) -> None:
    """Writes the story into a new ledger."""
    engine = open_ledger(path)
    keeping.keep(engine, pipeline.trace(ARTICLES, "bridge"))
    engine.dispose()


def house_over(path: Path) -> House:
    """A house whose articles are read by a thread of this process: starting another one takes longer than a test."""
    return House(path, open_ledger(path), Jobs(lambda: ThreadPoolExecutor(1)), Sessions())


@pytest.fixture(scope="session")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one story of two articles; read once, copied for each test."""
    path = tmp_path_factory.mktemp("traced") / "muasal.db"
    trace_into(path)
    return path


@pytest.fixture
def house(tmp_path: Path, traced: Path) -> Iterator[House]:
    path = tmp_path / "muasal.db"
    shutil.copy(traced, path)
    made = house_over(path)
    yield made
    made.jobs.close()
