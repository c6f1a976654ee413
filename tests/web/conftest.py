"""The app over a ledger of its own, asked in-process; and a visitor who fills in forms as a browser does."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bridge import house_over, trace_into
from visitor import Visitor

from muasal.web.app import create
from muasal.web.declared import House


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


@pytest.fixture
def visit(house: House) -> Callable[[], Visitor]:
    """Somebody new each time."""
    app = create(house, ("testserver",))
    return lambda: Visitor(app)


@pytest.fixture
def visitor(visit: Callable[[], Visitor]) -> Visitor:
    return visit()
