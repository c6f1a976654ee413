"""A story of three tiny articles with one finding of each kind, and an empty ledger."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from muasal.ledger import open_ledger
from muasal.model import DateCandidate, Story, from_json

FOLDER = Path(__file__).parent / "story"


@pytest.fixture(scope="session")
def story() -> Story:
    data = json.loads((FOLDER / "story.json").read_text(encoding="utf-8"))
    read = from_json(data, {a["id"]: (FOLDER / a["file"]).read_text(encoding="utf-8") for a in data["articles"]})
    dated = replace(read.articles[0], date_candidates=(DateCandidate("2025-03-03", "json-ld"),))
    return replace(read, articles=(dated, *read.articles[1:]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "muasal.db"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger: copied, since making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("ledger") / "empty.db"
    open_ledger(path)
    return path


@pytest.fixture
def engine(path: Path, empty: Path) -> sa.Engine:
    shutil.copy(empty, path)
    return open_ledger(path)


@pytest.fixture
def dump() -> Callable[[Path], str]:
    """All that a ledger holds, as SQL."""

    def of(path: Path) -> str:
        with closing(sqlite3.connect(path)) as connection:
            return "\n".join(connection.iterdump())

    return of
