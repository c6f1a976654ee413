"""The app over a ledger of its own, asked in-process; and a visitor who fills in forms as a browser does."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from visitor import Visitor

from muasal import keeping, pipeline
from muasal.ledger import open_ledger
from muasal.model import Article
from muasal.web.app import create
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


@pytest.fixture(scope="session")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one story of two articles; read once, copied for each test."""
    path = tmp_path_factory.mktemp("traced") / "muasal.db"
    engine = open_ledger(path)
    keeping.keep(engine, pipeline.trace(ARTICLES, "bridge"))
    engine.dispose()
    return path


@pytest.fixture
def house(tmp_path: Path, traced: Path) -> Iterator[House]:
    path = tmp_path / "muasal.db"
    shutil.copy(traced, path)
    jobs = Jobs(lambda: ThreadPoolExecutor(1))
    yield House(path, open_ledger(path), jobs, Sessions())
    jobs.close()


@pytest.fixture
def visit(house: House) -> Callable[[], Visitor]:
    """Somebody new each time."""
    app = create(house, ("testserver",))
    return lambda: Visitor(app)


@pytest.fixture
def visitor(visit: Callable[[], Visitor]) -> Visitor:
    return visit()
